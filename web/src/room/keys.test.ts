/** Which keys are a room's. */
import { expect, it } from "vitest";
import { keyOf } from "./keys";

const event = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

it("knows its keys in either case, and no others", () => {
  expect(["m", "M", " ", "?", "h", "x", "Enter", "Escape"].map((key) => keyOf(event(key)))).toEqual(["m", "m", "space", "?", "h", null, null, null]);
});

it("leaves the browser's own keys alone", () => {
  expect([keyOf(event("l", { ctrlKey: true })), keyOf(event("h", { metaKey: true })), keyOf(event("m", { altKey: true }))]).toEqual([null, null, null]);
});
