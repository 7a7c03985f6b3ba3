/** Picking a few: further fields of work, and languages that one speaks. */
import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { languageName, t } from "../language";
import { Field } from "../ui/field";
import { CloseIcon } from "../ui/icons";
import { FIELDS } from "../wire";
import { spokenByName } from "./spoken";
import "../ui/chips.css";
import "./network.css";

const FIELDS_MAX = 4;
const LANGUAGES_MAX = 6;

/** `own`: the field of registering, which is there anyway. */
export const FieldsPick = ({ own, chosen }: { own: string; chosen: Signal<readonly string[]> }) => {
  const hint = useId();
  const full = chosen.value.length >= FIELDS_MAX;
  const turn = (field: string, on: boolean): void => {
    const others = chosen.value.filter((other) => other !== field);
    chosen.value = on ? [...others, field] : others;
  };
  return (
    <fieldset class="chips" aria-describedby={hint}>
      <legend>{t("own-fields")}</legend>
      {FIELDS.filter((field) => field !== own).map((field) => {
        const checked = chosen.value.includes(field);
        return (
          <label key={field} class="chip">
            <input type="checkbox" checked={checked} disabled={full && !checked} onChange={(event) => turn(field, event.currentTarget.checked)} /><span>{t(`field-${field}`)}</span>
          </label>
        );
      })}
      <p id={hint} class="field-hint">{t("own-fields-hint", { field: t(`field-${own}`), most: FIELDS_MAX })}</p>
    </fieldset>
  );
};

/** Languages that are chosen, and one that stands in the list and was not added yet: it counts. */
export interface Languages {
  chosen: Signal<readonly string[]>;
  next: Signal<string>;
}

export function useLanguages(begin: readonly string[]): Languages {
  return { chosen: useSignal(begin), next: useSignal("") };
}

export const allOf = ({ chosen, next }: Languages): string[] => (next.value === "" ? [...chosen.value] : [...chosen.value, next.value]);

/** In the order they were added: the first is the best spoken. */
export const LanguagesPick = ({ languages }: { languages: Languages }) => {
  const { chosen, next } = languages;
  const legend = useId();
  const offered = spokenByName().filter(({ letters }) => !chosen.value.includes(letters));
  // What was pressed may be gone.
  const focusLegend = (): void => document.getElementById(legend)?.focus({ preventScroll: true });
  const add = (): void => {
    chosen.value = allOf(languages);
    next.value = "";
    if (chosen.value.length >= LANGUAGES_MAX) focusLegend();
  };
  const remove = (letters: string): void => {
    chosen.value = chosen.value.filter((other) => other !== letters);
    focusLegend();
  };
  return (
    <fieldset>
      <legend id={legend} tabIndex={-1}>{t("own-languages")}</legend>
      <p class="field-hint">{t("own-languages-hint", { most: LANGUAGES_MAX })}</p>
      {chosen.value.length > 0 && (
        <ul class="spoken">
          {chosen.value.map((letters) => (
            <li key={letters}><span>{languageName(letters)}</span><button type="button" class="bare" aria-label={t("own-language-remove", { language: languageName(letters) })} onClick={() => remove(letters)}><CloseIcon /></button></li>
          ))}
        </ul>
      )}
      {chosen.value.length < LANGUAGES_MAX && (
        <div class="spoken-add">
          <Field label={t("own-language")}>
            {(ties) => (
              <select {...ties} value={next.value} onChange={({ currentTarget }) => (next.value = currentTarget.value)}>
                <option value="">{t("own-language-choose")}</option>
                {offered.map(({ letters, name }) => <option key={letters} value={letters}>{name}</option>)}
              </select>
            )}
          </Field>
          <button type="button" onClick={add}>{t("own-language-add")}</button>
        </div>
      )}
    </fieldset>
  );
};
