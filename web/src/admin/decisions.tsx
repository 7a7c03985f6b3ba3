/** Every decision about who gets in, latest first; also as a file. */
import { useSignal } from "@preact/signals";
import { type Query, address, api } from "../api";
import { refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { pagesOf } from "../ui/pages";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { DecisionHow, DecisionOutcome } from "../wire";
import { Tabs } from "./tabs";

type Filter = Query<"GET /api/admin/decisions">;

const OUTCOME: DecisionOutcome[] = ["let_in", "refused"];
const HOW: DecisionHow[] = ["open", "criteria", "owner", "appeal", "invite", "voucher", "organisation", "first_start"];

export const Decisions = () => {
  const pages = useSignal(1);
  const filter = useSignal<Filter>({});
  const [loaded, again] = useLoad(`decisions ${pages.value} ${JSON.stringify(filter.value)}`, () => pagesOf(pages.value, (before) => api.decisions({ ...filter.value, before })));
  const asked = filter.value;
  const all = Object.values(asked).every((value) => value === null);
  const set = (change: Filter): void => {
    pages.value = 1;
    filter.value = { ...asked, ...change };
  };
  const file = (format: "csv" | "jsonl"): string => address("GET /api/admin/decisions.file", { query: { ...asked, format } });
  return (
    <main id="main" class="page">
      <Title text={t("decisions")} />
      <Tabs />
      <p>{t("decisions-what")}</p>
      <div class="field-row" role="group" aria-label={t("decisions-filters")}>
        <Field label={t("decisions-handle")}>
          {(ties) => <input {...ties} maxLength={21} autocapitalize="none" spellcheck={false} value={asked.handle ?? ""} onChange={(event) => set({ handle: event.currentTarget.value.trim() || null })} />}
        </Field>
        <Field label={t("decisions-outcome")}>
          {(ties) => (
            <select {...ties} value={asked.outcome ?? ""} onChange={(event) => set({ outcome: OUTCOME.find((each) => each === event.currentTarget.value) ?? null })}>
              <option value="">{t("waitlist-any")}</option>
              {OUTCOME.map((each) => <option key={each} value={each}>{t(`outcome-${each}`)}</option>)}
            </select>
          )}
        </Field>
        <Field label={t("decisions-how")}>
          {(ties) => (
            <select {...ties} value={asked.how ?? ""} onChange={(event) => set({ how: HOW.find((each) => each === event.currentTarget.value) ?? null })}>
              <option value="">{t("waitlist-any")}</option>
              {HOW.map((each) => <option key={each} value={each}>{t(`decisions-how-${each}`)}</option>)}
            </select>
          )}
        </Field>
      </div>
      <p class="buttons">
        <a class="button" href={file("csv")} download="decisions.csv">{t("decisions-csv")}</a>
        <a class="button" href={file("jsonl")} download="decisions.jsonl">{t("decisions-jsonl")}</a>
      </p>
      {loaded.at === "loading" && <Skeleton rows={5} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t(all ? "decisions-none" : "decisions-none-fits")}</p>}
      {loaded.at === "here" && (
        <ul class="versions">
          {loaded.value.rows.map((row) => (
            <li key={row.decision}>
              <strong>@{row.handle}</strong> {t(`outcome-${row.outcome}`)} <span class="quiet">{when(row.at_ms)}</span><br />
              <span>{t(`how-${row.how}`, { who: row.by ?? "", version: row.criteria ?? 0 })}</span>
              {row.criteria !== null && <><br /><span class="quiet">{t("decisions-parts", { version: row.criteria, met: row.met.join(", ") || "–", missing: row.missing.join(", ") || "–" })}</span></>}
              <br /><a href={`/admin/decisions/${row.decision}`} aria-label={`${t("decision-look")}: @${row.handle}`}>{t("decision-look")}</a>
            </li>
          ))}
        </ul>
      )}
      {loaded.at === "here" && loaded.value.more && <button type="button" onClick={() => { pages.value += 1; }}>{t("show-more")}</button>}
    </main>
  );
};
