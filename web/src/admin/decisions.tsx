/** Every decision about who gets in, latest first; also as a file. */
import { useSignal } from "@preact/signals";
import { api, type Got } from "../api";
import { refusalText } from "../house";
import { t, when } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { DecisionHow, DecisionRow } from "../wire";
import { Tabs } from "./tabs";

interface Shown {
  rows: DecisionRow[];
  more: boolean;
}

const HOW: DecisionHow[] = ["open", "criteria", "owner", "appeal", "invite", "voucher", "organisation", "first_start"];

async function decided(pages: number, filter: string): Promise<Got<Shown>> {
  const rows: DecisionRow[] = [];
  let next: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const asked = new URLSearchParams(filter);
    if (next !== null) asked.set("before", next);
    const got = await api.decisions(asked);
    if (!got.ok) return got;
    rows.push(...got.value.rows);
    next = got.value.next;
    if (next === null) break;
  }
  return { ok: true, value: { rows, more: next !== null } };
}

export const Decisions = () => {
  const pages = useSignal(1);
  const filter = useSignal("");
  const [loaded, again] = useLoad(`decisions ${pages.value} ${filter.value}`, () => decided(pages.value, filter.value));
  const asked = new URLSearchParams(filter.value);
  const set = (key: string, value: string): void => {
    if (value === "") asked.delete(key);
    else asked.set(key, value);
    pages.value = 1;
    filter.value = asked.toString();
  };
  const file = (format: string): string => {
    const query = new URLSearchParams(filter.value);
    query.set("format", format);
    return `/api/admin/decisions.file?${query.toString()}`;
  };
  return (
    <main id="main" class="page">
      <Title text={t("decisions")} />
      <Tabs />
      <p>{t("decisions-what")}</p>
      <div class="field-row" role="group" aria-label={t("decisions-filters")}>
        <Field label={t("decisions-handle")}>
          {(ties) => <input {...ties} maxLength={21} autocapitalize="none" spellcheck={false} value={asked.get("handle") ?? ""} onChange={(event) => set("handle", event.currentTarget.value.trim())} />}
        </Field>
        <Field label={t("decisions-outcome")}>
          {(ties) => (
            <select {...ties} value={asked.get("outcome") ?? ""} onChange={(event) => set("outcome", event.currentTarget.value)}>
              <option value="">{t("waitlist-any")}</option>
              {(["let_in", "refused"] as const).map((each) => <option key={each} value={each}>{t(`outcome-${each}`)}</option>)}
            </select>
          )}
        </Field>
        <Field label={t("decisions-how")}>
          {(ties) => (
            <select {...ties} value={asked.get("how") ?? ""} onChange={(event) => set("how", event.currentTarget.value)}>
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
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t(filter.value === "" ? "decisions-none" : "decisions-none-fits")}</p>}
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
