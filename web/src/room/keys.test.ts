/** Which keys are a room's. */
import { afterEach, expect, it, vi } from "vitest";
import { keyOf, typing } from "./keys";

afterEach(() => void vi.unstubAllGlobals());

const event = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

it("knows its keys in either case, and no others", () => {
  expect(["m", "M", " ", "?", "h", "x", "Enter", "Escape"].map((key) => keyOf(event(key)))).toEqual(["m", "m", "space", "?", "h", null, null, null]);
});

it("leaves the browser's own keys alone", () => {
  expect([keyOf(event("l", { ctrlKey: true })), keyOf(event("h", { metaKey: true })), keyOf(event("m", { altKey: true }))]).toEqual([null, null, null]);
});

it("acts on a radio button and on a switch, where nobody types", () => {
  class Field extends EventTarget {
    constructor(readonly type?: string) {
      super();
    }
    closest(): this {
      return this;
    }
  }
  vi.stubGlobal("Element", Field);
  expect(["text", "search", "number", "textarea", "select-one", undefined].map((type) => typing(new Field(type)))).toEqual(Array.from({ length: 6 }, () => true));
  expect(["radio", "checkbox"].map((type) => typing(new Field(type)))).toEqual([false, false]);
  expect([typing(null), typing(new EventTarget())]).toEqual([false, false]);
});
