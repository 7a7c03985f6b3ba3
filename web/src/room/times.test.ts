/** How spans of time are said. */
import { afterEach, expect, it } from "vitest";
import { speak } from "../language";
import { clock, minutesLeft, minutesPassed, span } from "./times";

afterEach(() => speak("en"));

it("says a turn's time shortly, and at length where it is read aloud", () => {
  expect([10, 60, 90, 120, 600].map((seconds) => span(seconds))).toEqual(["10 sec", "1 min", "1 min 30 sec", "2 min", "10 min"]);
  expect([span(120, "long"), span(90, "long")]).toEqual(["2 minutes", "1 minute, 30 seconds"]);
});

it("rounds what is left up and what has passed down, and never says none", () => {
  expect([0, 1, 60_000, 60_001, 330_000].map(minutesLeft)).toEqual(["1 min", "1 min", "1 min", "2 min", "6 min"]);
  expect([0, 60_000, 119_000].map(minutesPassed)).toEqual(["1 min", "1 min", "1 min"]);
});

it("shows zero at the end and not before", () => {
  expect([125_000, 60_000, 59_001, 1, 0, -5].map(clock)).toEqual(["2:05", "1:00", "1:00", "0:01", "0:00", "0:00"]);
});

it("speaks the reader's language", async () => {
  await speak("vi");
  expect(span(120)).toBe("2 phút");
});
