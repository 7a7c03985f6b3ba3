/** Spans of time in the reader's language: browsers know how it says "2 min". */
import { language } from "../language";

type Length = "short" | "long";

const unit = (count: number, unit: "minute" | "second", unitDisplay: Length): string => new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay }).format(count);

/** "2 min", "1 min 30 sec"; `long`, as it is read aloud: "2 minutes". */
export function span(seconds: number, length: Length = "short"): string {
  const whole = Math.max(0, Math.round(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const parts = [minutes > 0 && unit(minutes, "minute", length), (rest > 0 || minutes === 0) && unit(rest, "second", length)].filter((part) => part !== false);
  return new Intl.ListFormat(language(), { type: "unit", style: length === "short" ? "narrow" : "long" }).format(parts);
}

/** Whole minutes, one at least. */
const minutes = (count: number): string => unit(Math.max(1, count), "minute", "short");

export const minutesLeft = (ms: number): string => minutes(Math.ceil(ms / 60_000));

export const minutesPassed = (ms: number): string => minutes(Math.floor(ms / 60_000));

/** "1:05", of what is left: "0:00" is the end, and not before. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
