/** What stands on an avatar without a picture. */
import { expect, test } from "vitest";
import { initials } from "./initials";

test("a handle of one word has one letter, one of several has the first and the last", () => {
  expect(initials("mai")).toBe("M");
  expect(initials("kofi_a")).toBe("KA");
  expect(initials("ann_b_cho")).toBe("AC");
});

test("what is no word is passed over, and something stands there in any case", () => {
  expect(initials("mai_")).toBe("M");
  expect(initials("mai_7x")).toBe("M");
  expect(initials("7_mai")).toBe("M");
  expect(initials("_77")).toBe("_");
  expect(initials("…")).toBe("…");
  expect(initials("")).toBe("");
});
