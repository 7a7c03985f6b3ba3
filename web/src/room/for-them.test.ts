/** What many reports say in a word. */
import { expect, it } from "vitest";
import { forThem } from "./for-them";

it("says in a word what many reports say", () => {
  expect(forThem({ good: 0, fair: 0, poor: 0 })).toBe("unknown");
  expect(forThem({ good: 100, fair: 0, poor: 0 })).toBe("good");
  expect(forThem({ good: 95, fair: 4, poor: 1 })).toBe("good");
  expect(forThem({ good: 94, fair: 6, poor: 0 })).toBe("some");
  expect(forThem({ good: 75, fair: 0, poor: 25 })).toBe("some");
  expect(forThem({ good: 74, fair: 0, poor: 26 })).toBe("poor");
});
