/** Every decision about who gets in, latest first; also as a file. */
import { useSignal } from "@preact/signals";
import { api, type Got } from "../api";
import { refusalText } from "../house";
import { t, when } from "../language";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { DecisionRow } from "../wire";
import { Tabs } from "./tabs";

interface Shown {
  rows: DecisionRow[];
  more: boolean;
}

async function decided(pages: number): Promise<Got<Shown>> {
  const rows: DecisionRow[] = [];
  let next: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const got = await api.decisions(next);
    if (!got.ok) return got;
    rows.push(...got.value.rows);
    next = got.value.next;
    if (next === null) break;
  }
  return { ok: true, value: { rows, more: next !== null } };
}

export const Decisions = () => {
  const pages = useSignal(1);
  const [loaded, again] = useLoad(`decisions ${pages.value}`, () => decided(pages.value));
  return (
    <main id="main" class="page">
      <Title text={t("decisions")} />
      <Tabs />
      <p>{t("decisions-what")}</p>
      <p class="buttons">
        <a class="button" href="/api/admin/decisions.file?format=csv" download="decisions.csv">{t("decisions-csv")}</a>
        <a class="button" href="/api/admin/decisions.file?format=jsonl" download="decisions.jsonl">{t("decisions-jsonl")}</a>
      </p>
      {loaded.at === "loading" && <Skeleton rows={5} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t("decisions-none")}</p>}
      {loaded.at === "here" && (
        <ul class="versions">
          {loaded.value.rows.map((row) => (
            <li key={row.decision}>
              <strong>@{row.handle}</strong> {t(`outcome-${row.outcome}`)} <span class="quiet">{when(row.at_ms)}</span><br />
              <span>{t(`how-${row.how}`, { who: row.by ?? "", version: row.criteria ?? 0 })}</span>
              {row.criteria !== null && <><br /><span class="quiet">{t("decisions-parts", { version: row.criteria, met: row.met.join(", ") || "–", missing: row.missing.join(", ") || "–" })}</span></>}
            </li>
          ))}
        </ul>
      )}
      {loaded.at === "here" && loaded.value.more && <button type="button" onClick={() => { pages.value += 1; }}>{t("show-more")}</button>}
    </main>
  );
};
