/** What clocks show in a time zone, daylight saving and all: by what the browser knows of zones. */

const DAY_MS = 24 * 3600_000;

/** The reader's own. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether this browser knows such a zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** All to choose from; one's own and UTC are among them. */
export const zones = (): string[] => [...new Set(["UTC", ownZone(), ...Intl.supportedValuesOf("timeZone")])].sort();

/** Making one takes long. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/** How far the clocks of `zone` are ahead of UTC at that moment. */
export function ahead(zone: string, ms: number): number {
  const shown = new Map(formatOf(zone).formatToParts(ms).map(({ type, value }) => [type, Number(value)] as const));
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - Math.floor(ms / 1000) * 1000;
}

/** "2026-11-24T18:00": what the clocks of `zone` show then, as a field for date and time writes it. */
export const wall = (ms: number, zone: string): string => new Date(ms + ahead(zone, ms)).toISOString().slice(0, 16);

/**
 * When the clocks of `zone` show that; `null`: it is no time. An hour that they skip in spring is put off by as much; of one that
 * they show twice in autumn it is the first time.
 */
export function momentOf(shown: string, zone: string): number | null {
  const asUtc = Date.parse(`${shown}Z`);
  if (Number.isNaN(asUtc)) return null;
  const [before, after] = [ahead(zone, asUtc - DAY_MS), ahead(zone, asUtc + DAY_MS)];
  const moments = [asUtc - before, asUtc - after].filter((ms) => ms + ahead(zone, ms) === asUtc);
  return moments.length > 0 ? Math.min(...moments) : asUtc - before;
}
