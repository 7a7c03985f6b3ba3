/** When something was said, in the reader's language and time zone. */
import { language } from "../language";

/** "14:05". */
export const clock = (ms: number): string => new Intl.DateTimeFormat(language(), { timeStyle: "short" }).format(ms);

/** "Monday, 3 May 2027". */
export const day = (ms: number): string => new Intl.DateTimeFormat(language(), { dateStyle: "full" }).format(ms);

/** The clock, if that is today; else the day. */
export const lately = (ms: number, now: number): string =>
  day(ms) === day(now) ? clock(ms) : new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(ms);
