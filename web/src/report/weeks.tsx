/** Week by week: rooms, members, hours, hands, and what the machine did. */
import { percent, t } from "../language";
import type { ReportWeek } from "../wire";
import { Chart, type Series } from "./chart";
import { dayOf, gigabytes, hours, number, orFew, shareOf, shareText, waitOf, waitText, waited } from "./figures";

const MINUTE_MS = 60_000;

const listened = (week: ReportWeek): number | null => (week.listened_ms === null ? null : hours(week.listened_ms));

const wait = (week: ReportWeek): number | null => {
  const ms = waitOf(week);
  return ms && ms / MINUTE_MS;
};

export const Weeks = ({ weeks }: { weeks: ReportWeek[] }) => {
  const places = weeks.map(({ begins_ms }, at) => (at === weeks.length - 1 ? t("report-so-far", { day: dayOf(begins_ms) }) : dayOf(begins_ms)));
  const of = (label: string, value: (week: ReportWeek) => number | null, text: (week: ReportWeek) => string): Series => ({ label, values: weeks.map(value), texts: weeks.map(text) });
  const counted = (label: string, value: (week: ReportWeek) => number | null): Series => of(label, value, (week) => orFew(value(week)));
  const [sent, cores] = [of(t("report-sent"), ({ bytes }) => bytes / 1e9, ({ bytes }) => gigabytes(bytes)), counted(t("report-cores"), ({ cpu_ms }) => hours(cpu_ms))];
  const raised = counted(t("report-hands"), ({ hands }) => hands && hands.count);
  return (
    <div class="charts">
      <Chart title={t("report-rooms")} places={places} series={[counted(t("report-rooms"), ({ rooms }) => rooms)]} say={number} />
      <Chart title={t("report-members")} places={places} series={[counted(t("report-new"), (week) => week.new), counted(t("report-returning"), ({ returning }) => returning)]} say={number} />
      <Chart title={t("report-listened")} places={places} series={[counted(t("report-listened"), listened)]} say={number} />
      <Chart title={t("report-hands")} places={places} series={[raised]} say={number} />
      <Chart title={t("report-share")} places={places} series={[of(t("report-share"), shareOf, shareText)]} say={percent} top={1} />
      <Chart title={t("report-wait")} places={places} series={[of(t("report-wait"), wait, waitText)]} say={(minutes) => waited(minutes * MINUTE_MS)} />
      <Chart title={t("report-sent")} places={places} series={[sent]} say={(value) => gigabytes(value * 1e9)} />
      <Chart title={t("report-cores")} places={places} series={[cores]} say={number} />
    </div>
  );
};
