/** What members reported of their private threads, for owners: the last messages up to the report, and of no other thread any. */
import { useSignal } from "@preact/signals";
import { api } from "../api";
import { type House, refusalText } from "../house";
import { t, when } from "../language";
import { useFocusKept } from "../ui/focus-kept";
import { useLoad } from "../ui/load";
import { named, pagesOf } from "../ui/pages";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Person, ThreadReportRow } from "../wire";
import { Tabs } from "./tabs";

/** Takes the focus when a report left the list. */
const HEIR = "thread-reports";

export const ThreadReports = ({ house }: { house: House }) => {
  const pages = useSignal(1);
  const [loaded, again] = useLoad(`thread reports ${pages.value}`, () => pagesOf(pages.value, async (after) => named(await api.threadReports(after), ({ reports }) => reports, ({ next }) => next)));
  useFocusKept(HEIR);
  const settle = async (row: ThreadReportRow): Promise<void> => {
    const got = await api.settleThreadReport(row.report);
    if (got.ok) house.say(t("thread-report-settled"));
    else house.refused(got.refusal);
    again();
  };
  return (
    <main id="main" class="page">
      <Title text={t("thread-reports")} />
      <Tabs />
      <p id={HEIR} tabIndex={-1}>{t("thread-reports-what")}</p>
      {loaded.at === "loading" && <Skeleton rows={3} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && loaded.value.rows.length === 0 && <p class="quiet">{t("thread-reports-none")}</p>}
      {loaded.at === "here" && loaded.value.rows.length > 0 && (
        <ul class="appeals">{loaded.value.rows.map((row) => <Report key={row.report} row={row} settle={settle} />)}</ul>
      )}
      {loaded.at === "here" && loaded.value.more && <button type="button" onClick={() => { pages.value += 1; }}>{t("show-more")}</button>}
    </main>
  );
};

const nameOf = (person: Person | null): string => (person === null ? t("thread-gone") : `@${person.handle}`);

/** The messages are read by whoever asks for them, not in passing. */
const Report = ({ row, settle }: { row: ThreadReportRow; settle: (row: ThreadReportRow) => Promise<void> }) => {
  const [by, about] = [nameOf(row.by), nameOf(row.about)];
  return (
    <li>
      <p>
        <strong>{t("thread-report-by", { by, about })}</strong> <span class="quiet">{when(row.at_ms)}</span><br />
        {t(`thread-report-reason-${row.reason}`)}{row.line !== null && <> · <q dir="auto">{row.line}</q></>}
      </p>
      {row.messages.length === 0 ? <p class="quiet">{t("thread-report-no-messages")}</p> : (
        <details>
          <summary>{t("thread-report-messages", { count: row.messages.length })}</summary>
          <ol class="reported">
            {row.messages.map((message) => (
              <li key={message.n}>
                <strong>{message.by_reporter ? by : about}</strong> <span class="quiet">{when(message.at_ms)}</span>
                <p dir="auto">{message.text}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
      <p class="buttons"><button type="button" aria-label={t("thread-report-settle-who", { by, about })} onClick={() => void settle(row)}>{t("thread-report-settle")}</button></p>
    </li>
  );
};
