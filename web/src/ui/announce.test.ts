/** What is said to screen readers, and when. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announce, announceNow, cancel, cancelAll } from "./announce";

let said: string[] = [];
let about = "";

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  // What was said about something is remembered: each test is about something else.
  about = `${about}.`;
  const region = { textContent: "" };
  vi.stubGlobal("document", { getElementById: () => ({
    get textContent() {
      return region.textContent;
    },
    set textContent(text: string) {
      region.textContent = text;
      said.push(text);
    },
  }) });
});
afterEach(() => {
  cancelAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("says at once what was done, twice too", () => {
  announceNow("Muted.");
  announceNow("Muted.");
  expect(said).toEqual(["Muted.", "Muted.\u00a0"]);
});

it("says of several things about the same the newest, when it is time again", () => {
  for (const place of ["third", "second", "first"]) announce(place, { about, apart_ms: 5_000 });
  expect(said).toEqual(["third"]);
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual(["third", "first"]);
});

it("says nothing that did not hold for a moment", () => {
  announce("Your hand is down.", { about, apart_ms: 0, settle_ms: 400 });
  vi.advanceTimersByTime(300);
  announce("Your hand is up.", { about, apart_ms: 0, settle_ms: 400 });
  vi.advanceTimersByTime(399);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(["Your hand is up."]);
});

it("does not say what is not true any more", () => {
  const later = { apart_ms: 0, settle_ms: 400 };
  announce("second", { about, ...later });
  announce("other", { about: `${about} other`, ...later });
  cancel(about);
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual(["other"]);
  announce("second", { about, ...later });
  cancelAll();
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual(["other"]);
});
