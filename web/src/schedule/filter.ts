/** Which scheduled rooms are asked for: when they begin, what they are about, what is spoken there. */
import { ALL } from "../hallway/filter";
import { dayKey } from "./times";

export const TIMES = ["today", "week", "later"] as const;
export type Time = (typeof TIMES)[number];

export interface ScheduledFilter {
  time: Time | typeof ALL;
  topic: string;
  language: string;
}

export const NO_FILTER: ScheduledFilter = { time: ALL, topic: ALL, language: ALL };

/** Days of a week, today among them. */
const WEEK_DAYS = 7;

/** When a day begins on the reader's clocks; `away`: so many days from now. */
function dayBegins(now: number, away: number): number {
  const [year = 0, month = 1, day = 1] = dayKey(now).split("-").map(Number);
  return new Date(year, month - 1, day + away).getTime();
}

interface Bounds {
  from_ms: number | null;
  until_ms: number | null;
}

function boundsOf(time: ScheduledFilter["time"], now: number): Bounds {
  switch (time) {
    case "today": return { from_ms: null, until_ms: dayBegins(now, 1) };
    case "week": return { from_ms: null, until_ms: dayBegins(now, WEEK_DAYS) };
    case "later": return { from_ms: dayBegins(now, WEEK_DAYS), until_ms: null };
    case ALL: return { from_ms: null, until_ms: null };
  }
}

const said = (chosen: string): string | null => (chosen === ALL ? null : chosen);

/** As it stands in an address. */
export const queryOf = ({ time, topic, language }: ScheduledFilter, now: number): Bounds & { topic: string | null; language: string | null } => ({ ...boundsOf(time, now), topic: said(topic), language: said(language) });

export const isOff = ({ time, topic, language }: ScheduledFilter): boolean => time === ALL && topic === ALL && language === ALL;
