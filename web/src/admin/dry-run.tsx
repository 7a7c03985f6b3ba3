/** What a rule would do: who gets in, who would no longer, by field and by voucher. */
import { useEffect } from "preact/hooks";
import { t } from "../language";
import { announce } from "../ui/announce";
import type { DryRun, DryRunRow } from "../wire";

export const DryRunResult = ({ run }: { run: DryRun }) => {
  useEffect(() => announce(t("dry-run-said", { enters: run.enters, no_longer: run.no_longer })), [run]);
  return (
    <section class="dry-run" aria-labelledby="dry-run">
      <h2 id="dry-run">{t("dry-run-title", { applicants: run.applicants, ms: run.took_ms })}</h2>
      <dl class="figures">
        <div><dt>{t("dry-run-enters")}</dt><dd>{run.enters}</dd></div>
        <div><dt>{t("dry-run-no-longer")}</dt><dd>{run.no_longer}</dd></div>
        <div><dt>{t("dry-run-members")}</dt><dd>{run.members_no_longer}</dd></div>
      </dl>
      {run.first.length > 0 && <p>{t("dry-run-first")} {run.first.map((handle) => `@${handle}`).join(", ")}</p>}
      {run.first_no_longer.length > 0 && <p>{t("dry-run-first-no-longer")} {run.first_no_longer.map((handle) => `@${handle}`).join(", ")}</p>}
      <Rows head={t("field")} rows={run.by_field} name={({ key }) => t(`field-${key}`)} />
      <Rows head={t("dry-run-voucher")} rows={run.by_voucher} name={({ key }) => (key === "" ? t("dry-run-nobody") : `@${key}`)} />
      <p class="quiet">{t("dry-run-nothing-changed")}</p>
    </section>
  );
};

const Rows = ({ head, rows, name }: { head: string; rows: DryRunRow[]; name: (row: DryRunRow) => string }) => {
  if (rows.length === 0) return null;
  return (
    <table class="table">
      <thead><tr><th scope="col">{head}</th><th scope="col" class="number">{t("dry-run-enters")}</th><th scope="col" class="number">{t("dry-run-no-longer")}</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{name(row)}</th><td class="number">{row.enters}</td><td class="number">{row.no_longer}</td></tr>)}</tbody>
    </table>
  );
};
