/** The fields of a room's policy, in the start sheet and in the room's own. */
import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../language";
import { Field } from "../ui/field";
import { FIELDS, type Hands, type Policy, type Visibility } from "../wire";

/** The server's defaults. */
export const POLICY: Policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 2000, visibility: "open" };

export type PolicyForm = Policy;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value) || least));

/** Numbers brought into their bounds. */
export const policyOf = (form: PolicyForm): Policy => ({
  ...form,
  hands_max: within(form.hands_max, 1, 500),
  stage_size: within(form.stage_size, 1, 50),
  room_size: within(form.room_size, 2, 10_000),
});

/** `closed`: whether this server has rooms that are in nobody's hallway. */
export const PolicyFields = ({ form, closed }: { form: Signal<PolicyForm>; closed: boolean }) => {
  const name = useId();
  const set = (change: Partial<PolicyForm>): void => {
    form.value = { ...form.value, ...change };
  };
  /** A field goes with `proven` alone. */
  const setHands = (hands: Hands): void => {
    const { hands_field: _, ...rest } = form.value;
    form.value = { ...rest, hands };
  };
  const setField = (field: string): void => {
    const { hands_field: _, ...rest } = form.value;
    form.value = field === "" ? rest : { ...rest, hands_field: field };
  };
  const visibility = (value: Visibility) => (
    <label class="choice">
      <input type="radio" name={`${name}-visibility`} checked={form.value.visibility === value} onChange={() => set({ visibility: value })} />
      <span><strong>{t(`visibility-${value}`)}</strong> <span class="quiet">{t(`visibility-${value}-what`)}</span></span>
    </label>
  );
  const number = (key: "hands_max" | "stage_size" | "room_size", most: number) => (
    <Field label={t(`policy-${key}`)}>
      {(ties) => <input {...ties} type="number" inputMode="numeric" min={key === "room_size" ? 2 : 1} max={most} value={form.value[key]} onInput={(event) => set({ [key]: event.currentTarget.valueAsNumber })} />}
    </Field>
  );
  return (
    <>
      {(closed || form.value.visibility === "closed") && (
        <fieldset>
          <legend>{t("visibility")}</legend>
          {visibility("open")}
          {visibility("closed")}
        </fieldset>
      )}
      <Field label={t("policy-hands")}>
        {(ties) => (
          <select {...ties} value={form.value.hands} onChange={(event) => setHands(event.currentTarget.value as Hands)}>
            <option value="everyone">{t("hands-everyone")}</option>
            <option value="proven">{t("hands-proven")}</option>
            <option value="off">{t("hands-off")}</option>
          </select>
        )}
      </Field>
      {form.value.hands === "proven" && (
        <Field label={t("hands-proven-field")}>
          {(ties) => (
            <select {...ties} value={form.value.hands_field ?? ""} onChange={(event) => setField(event.currentTarget.value)}>
              <option value="">{t("hands-proven-any")}</option>
              {FIELDS.map((field) => <option key={field} value={field}>{t(`field-${field}`)}</option>)}
            </select>
          )}
        </Field>
      )}
      <details>
        <summary>{t("policy-sizes")}</summary>
        <div class="field-row">{number("stage_size", 50)}{number("hands_max", 500)}{number("room_size", 10_000)}</div>
      </details>
    </>
  );
};
