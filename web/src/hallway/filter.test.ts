/** What is asked for when rooms are filtered. */
import { expect, it } from "vitest";
import { ALL, NO_FILTER, isOff, queryOf, worthIt } from "./filter";

it("says nothing of what was not chosen", () => {
  expect(queryOf(NO_FILTER)).toEqual({ topic: null, language: null, circle: null });
  expect(queryOf({ ...NO_FILTER, topic: "Rust 语言", language: "ko" })).toEqual({ topic: "Rust 语言", language: "ko", circle: null });
});

it("is off while nothing is chosen", () => {
  expect(isOff(NO_FILTER)).toBe(true);
  for (const chosen of [{ topic: "Rust" }, { language: "ko" }, { circle: "a" }]) expect(isOff({ ...NO_FILTER, ...chosen })).toBe(false);
});

it("is offered where there is something to choose, and as long as something is chosen", () => {
  expect([worthIt([], ALL), worthIt(["Rust"], ALL), worthIt(["Rust", "Law"], ALL), worthIt(["Rust"], "Rust")]).toEqual([false, false, true, true]);
});
