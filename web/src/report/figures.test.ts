/** How the report's numbers are said. */
import { expect, test } from "vitest";
import type { ReportWeek } from "../wire";
import { dayOf, orFew, shareOf, shareText, waitOf, waitText, waited } from "./figures";

const week = (hands: ReportWeek["hands"]): ReportWeek => ({ begins_ms: 1_795_392_000_000, rooms: 1, new: 0, returning: 0, listened_ms: 0, hands, bytes: 0, cpu_ms: 0 });

test("what is not told is few, and what there was nothing of is nothing", () => {
  const untold = week(null);
  expect([shareOf(untold), waitOf(untold), shareText(untold), waitText(untold)]).toEqual([null, null, "fewer than 5", "fewer than 5"]);
  const none = week({ count: 0, served: 0, median_wait_ms: null });
  expect([shareOf(none), waitOf(none), shareText(none), waitText(none)]).toEqual([0, 0, "–", "–"]);
  const few = week({ count: 8, served: 2, median_wait_ms: null });
  expect([shareText(few), waitOf(few), waitText(few)]).toEqual(["25%", null, "fewer than 5"]);
  const some = week({ count: 8, served: 6, median_wait_ms: 52_500 });
  expect([shareOf(some), waitText(some)]).toEqual([0.75, "53 sec"]);
  expect([orFew(null), orFew(0), orFew(1234)]).toEqual(["fewer than 5", "0", "1,234"]);
});

test("a wait is said in seconds or minutes, and a long one not exactly", () => {
  expect([9_400, 60_000, 210_000, 3_600_000].map(waited)).toEqual(["9 sec", "1 min", "3.5 min", "more than an hour"]);
});

test("a week is called by its Monday wherever the reader is", () => {
  expect(dayOf(1_795_392_000_000)).toBe("Nov 23");
});
