/** What the owner asks on the form: a region, and questions in the owner's words. */
import { language, t } from "../language";
import { Field } from "../ui/field";
import { type EntryForm, type Question, REGIONS } from "../wire";

interface Asked {
  region: boolean;
  questions: Question[];
}

/** By name, as the reader's language sorts them. */
function regions(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(language(), { type: "region" });
  return REGIONS.map((code) => ({ code, name: names.of(code) ?? code })).sort((one, other) => one.name.localeCompare(other.name, language()));
}

export const regionName = (code: string): string => new Intl.DisplayNames(language(), { type: "region" }).of(code) ?? code;

/** Plain fields of whatever form they stand in; `entryForm` reads them. */
export const EntryFields = ({ asked, region, answers }: { asked: Asked; region: string | null; answers: Record<string, string | undefined> }) => (
  <>
    {asked.questions.map(({ key, words, required }) => (
      <Field key={key} label={words} hint={required ? undefined : t("entry-may-skip")}>
        {(ties) => <input {...ties} name={`answer-${key}`} dir="auto" required={required} maxLength={500} defaultValue={answers[key] ?? ""} />}
      </Field>
    ))}
    {asked.region && (
      <Field label={t("entry-region")} hint={t("entry-region-hint")}>
        {(ties) => (
          <select {...ties} name="region" defaultValue={region ?? ""}>
            <option value="" selected={region === null}>{t("entry-region-none")}</option>
            {regions().map(({ code, name }) => <option key={code} value={code} selected={code === region}>{name}</option>)}
          </select>
        )}
      </Field>
    )}
  </>
);

export function entryForm(asked: Asked, form: HTMLFormElement): EntryForm {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? "").trim();
  const answers: Record<string, string> = {};
  for (const { key } of asked.questions) answers[key] = text(`answer-${key}`);
  const region = text("region");
  return { region: region === "" ? null : region, answers };
}
