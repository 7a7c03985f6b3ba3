/** Numbers of the report in the reader's language. */
import { language, percent, t } from "../language";
import type { ReportWeek } from "../wire";

/** Weeks are of UTC, wherever the reader is. */
export const dayOf = (ms: number): string => new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(ms);

export const number = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);

/** `null`: not told. */
export const orFew = (value: number | null): string => (value === null ? t("report-few") : number(value));

export const hours = (ms: number): number => ms / 3_600_000;

/** Where there was nothing that could be told. */
const NOTHING = "–";

/** Longer waits are not told apart. */
const HOUR_MS = 3_600_000;

/** "52 sec", "3.5 min". */
export function waited(ms: number): string {
  if (ms >= HOUR_MS) return t("report-wait-more");
  const [value, unit] = ms < 60_000 ? [Math.round(ms / 1000), "second"] : [ms / 60_000, "minute"];
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}

export const gigabytes = (bytes: number): string =>
  new Intl.NumberFormat(language(), { style: "unit", unit: "gigabyte", unitDisplay: "short", maximumFractionDigits: 2 }).format(bytes / 1e9);

/** Of a week's hands, how many were served: as a bar, and as a table says it. */
export const shareOf = ({ hands }: ReportWeek): number | null => hands && hands.served / Math.max(1, hands.count);

export const shareText = ({ hands }: ReportWeek): string => (hands === null ? t("report-few") : hands.count === 0 ? NOTHING : percent(hands.served / hands.count));

/** The same of how long they waited. Where none was served there is no wait, and no bar. */
export const waitOf = ({ hands }: ReportWeek): number | null => (hands === null ? null : hands.served === 0 ? 0 : hands.median_wait_ms);

export const waitText = (week: ReportWeek): string => {
  const wait = waitOf(week);
  return wait === null ? t("report-few") : wait === 0 ? NOTHING : waited(wait);
};
