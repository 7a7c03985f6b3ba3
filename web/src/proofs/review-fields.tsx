/** What a staff review is about, for whoever asks and for whoever decides. */
import { t } from "../language";
import { Field } from "../ui/field";
import { FIELDS, type GrantReview, type ReviewRow } from "../wire";

export type Asks = Pick<ReviewRow, "field" | "profession" | "years" | "organisation" | "name">;

/** Empty parts are left out. */
export function reviewOf(form: HTMLFormElement): GrantReview {
  const text = (name: string): string => String(new FormData(form).get(name) ?? "").trim();
  const years = Number.parseInt(text("years"), 10);
  return {
    field: text("field"),
    profession: text("profession") || null,
    years: Number.isNaN(years) ? null : years,
    organisation: text("organisation") || null,
    name: text("name") || null,
  };
}

export const ReviewFields = ({ asks }: { asks: Asks }) => (
  <>
    <Field label={t("field")}>
      {(ties) => <select {...ties} name="field" required defaultValue={asks.field ?? "other"}>{FIELDS.map((field) => <option key={field} value={field} selected={field === asks.field}>{t(`field-${field}`)}</option>)}</select>}
    </Field>
    <Field label={t("review-profession")} hint={t("review-profession-hint")}>
      {(ties) => <input {...ties} name="profession" maxLength={40} defaultValue={asks.profession ?? ""} />}
    </Field>
    <Field label={t("review-name")} hint={t("review-name-hint")}>
      {(ties) => <input {...ties} name="name" maxLength={60} dir="auto" defaultValue={asks.name ?? ""} />}
    </Field>
    <Field label={t("review-years")}>
      {(ties) => <input {...ties} name="years" type="number" inputMode="numeric" min={1} max={70} defaultValue={asks.years === null ? "" : String(asks.years)} />}
    </Field>
    <Field label={t("review-organisation")}>
      {(ties) => <input {...ties} name="organisation" maxLength={80} defaultValue={asks.organisation ?? ""} />}
    </Field>
  </>
);
