/** The owner's report: how the house is used, in counts, and what it costs. */
import { useSignal } from "@preact/signals";
import { Tabs } from "../admin/tabs";
import { type House, refusalText } from "../house";
import { t } from "../language";
import { Field } from "../ui/field";
import { useLoad } from "../ui/load";
import { Title } from "../ui/title";
import { Failed, Skeleton } from "../ui/waiting";
import type { Report } from "../wire";
import { Cohorts } from "./cohorts";
import { Costs } from "./costs";
import { Inviters, Topics } from "./groups";
import { type Table, fileOf, reports } from "./requests";
import { Weeks } from "./weeks";
import "./report.css";

/** How far back one may look, in weeks. */
const SPANS = [4, 12, 26, 52];
const SPAN = 12;

/** Nobody was in any room yet. */
const isEmpty = ({ weeks }: Report): boolean => weeks.every(({ rooms, listened_ms }) => rooms === 0 && listened_ms === 0);

export const ReportScreen = ({ house }: { house: House }) => {
  const weeks = useSignal(SPAN);
  const [loaded, again] = useLoad(`report ${weeks.value}`, () => reports.report(weeks.value));
  return (
    <main id="main" class="page report">
      <Title text={t("report")} />
      <Tabs />
      <p>{t("report-what")}</p>
      <div class="filters">
        <Field label={t("report-span")}>
          {(ties) => (
            <select {...ties} value={weeks.value} onChange={({ currentTarget }) => (weeks.value = Number(currentTarget.value))}>
              {SPANS.map((count) => <option key={count} value={count}>{t("report-span-weeks", { count })}</option>)}
            </select>
          )}
        </Field>
      </div>
      {loaded.at === "loading" && <Skeleton rows={4} label={t("loading")} />}
      {loaded.at === "failed" && <Failed text={refusalText(loaded.why.refusal)} request={loaded.why.request} retry={again} />}
      {loaded.at === "here" && (isEmpty(loaded.value) ? <Empty /> : <Told house={house} report={loaded.value} weeks={weeks.value} again={again} />)}
    </main>
  );
};

const Empty = () => (
  <section class="report-empty">
    <p>{t("report-empty")}</p>
    <p class="buttons"><a class="button strong" href="/">{t("to-hallway")}</a><a class="button" href="/invites">{t("invites")}</a></p>
  </section>
);

const Told = ({ house, report, weeks, again }: { house: House; report: Report; weeks: number; again: () => void }) => (
  <>
    <section aria-labelledby="report-weeks">
      <h2 id="report-weeks">{t("report-weeks")}</h2>
      <Weeks weeks={report.weeks} />
      <File table="weeks" weeks={weeks} of={t("report-weeks")} />
    </section>
    <section aria-labelledby="report-cohorts">
      <h2 id="report-cohorts">{t("report-cohorts")}</h2>
      <p>{t("report-cohorts-what")}</p>
      <Cohorts cohorts={report.cohorts} />
      <File table="cohorts" weeks={weeks} of={t("report-cohorts")} />
    </section>
    <section aria-labelledby="report-inviters">
      <h2 id="report-inviters">{t("report-inviters")}</h2>
      <p>{t("report-inviters-what")}</p>
      <Inviters report={report} />
      <File table="inviters" weeks={weeks} of={t("report-inviters")} />
    </section>
    <section aria-labelledby="report-topics">
      <h2 id="report-topics">{t("report-topics")}</h2>
      <p>{t("report-topics-what")}</p>
      <Topics report={report} />
      <File table="topics" weeks={weeks} of={t("report-topics")} />
    </section>
    <section aria-labelledby="report-costs">
      <h2 id="report-costs">{t("report-costs")}</h2>
      <p>{t("report-costs-what")}</p>
      <Costs house={house} report={report} changed={again} />
    </section>
  </>
);

const File = ({ table, weeks, of }: { table: Table; weeks: number; of: string }) => (
  <p class="buttons"><a class="button" href={fileOf(table, weeks)} download data-outside aria-label={t("report-file-of", { table: of })}>{t("report-file")}</a></p>
);
