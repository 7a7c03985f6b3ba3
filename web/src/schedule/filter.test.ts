/** When scheduled rooms begin that are asked for. */
import { expect, it } from "vitest";
import { NO_FILTER, isOff, queryOf } from "./filter";
import { dayKey } from "./times";

const NOON = new Date(2026, 10, 24, 12).getTime();
const midnight = (day: number): number => new Date(2026, 10, day).getTime();

it("asks for today until midnight, for the seven days that begin today, and for what is after them", () => {
  expect(dayKey(NOON)).toBe("2026-11-24");
  const bounds = (time: "today" | "week" | "later" | "") => {
    const { from_ms, until_ms } = queryOf({ ...NO_FILTER, time }, NOON);
    return [from_ms, until_ms];
  };
  expect(bounds("today")).toEqual([null, midnight(25)]);
  expect(bounds("week")).toEqual([null, midnight(31)]);
  expect(bounds("later")).toEqual([midnight(31), null]);
  expect(bounds("")).toEqual([null, null]);
});

it("says nothing of what was not chosen", () => {
  expect(queryOf(NO_FILTER, NOON)).toEqual({ from_ms: null, until_ms: null, topic: null, language: null });
  expect(queryOf({ ...NO_FILTER, topic: "Rust", language: "vi" }, NOON)).toMatchObject({ topic: "Rust", language: "vi" });
  expect([isOff(NO_FILTER), isOff({ ...NO_FILTER, time: "later" })]).toEqual([true, false]);
});
