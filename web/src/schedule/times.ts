/** Hours and days of scheduled rooms, in the reader's language and zone. */
import { language, t } from "../language";
import type { ScheduledCard } from "../wire";
import { ahead, isZone, ownZone, wall } from "./zones";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const ends = ({ begins_ms, length_min }: { begins_ms: number; length_min: number }): number => begins_ms + length_min * MINUTE_MS;

/** "18:00". */
export const hour = (ms: number, timeZone = ownZone()): string => new Intl.DateTimeFormat(language(), { timeStyle: "short", timeZone }).format(ms);

/** "18:00–19:30". */
export const hours = (from_ms: number, to_ms: number, timeZone = ownZone()): string =>
  new Intl.DateTimeFormat(language(), { hour: "numeric", minute: "2-digit", timeZone }).formatRange(from_ms, to_ms);

/** "Tuesday, 24 November". */
const date = (ms: number): string => new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long" }).format(ms);

/** The day on the reader's calendar, to tell one from another. */
export const dayKey = (ms: number): string => wall(ms, ownZone()).slice(0, 10);

/** "Tuesday, 24 November"; of days close by also "today", "tomorrow". */
export function day(ms: number, now: number): string {
  const away = Math.round((Date.parse(dayKey(ms)) - Date.parse(dayKey(now))) / DAY_MS);
  if (Math.abs(away) > 1) return date(ms);
  const near = new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(away, "day");
  return t("day-near", { near, date: date(ms) });
}

/** Cards by the day they begin on, in their order. */
export function byDay(cards: ScheduledCard[]): ScheduledCard[][] {
  const days = new Map<string, ScheduledCard[]>();
  for (const card of cards) {
    const key = dayKey(card.begins_ms);
    days.set(key, [...(days.get(key) ?? []), card]);
  }
  return [...days.values()];
}

/** "Central European Time". */
const zoneName = (zone: string, ms: number): string =>
  new Intl.DateTimeFormat(language(), { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone;

/** The hour where its owner is, if their clocks show another one than the reader's. */
export function theirHour({ begins_ms, zone, owner }: ScheduledCard): string | null {
  if (!isZone(zone) || ahead(zone, begins_ms) === ahead(ownZone(), begins_ms)) return null;
  const time = new Intl.DateTimeFormat(language(), { weekday: "short", hour: "numeric", minute: "2-digit", timeZone: zone }).format(begins_ms);
  return t("scheduled-their-hour", { handle: owner.handle, time, zone: zoneName(zone, begins_ms) });
}

/** "90 min", "2 hr". */
export const length = (minutes: number): string =>
  new Intl.NumberFormat(language(), minutes % 60 === 0 ? { style: "unit", unit: "hour" } : { style: "unit", unit: "minute" }).format(minutes % 60 === 0 ? minutes / 60 : minutes);

/** "24 Nov 2026, 18:00 – 19:30". */
export const span = (from_ms: number, to_ms: number): string => new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).formatRange(from_ms, to_ms);
