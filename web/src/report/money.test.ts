/** Prices are read as they are typed, with a point or a comma. */
import { expect, test } from "vitest";
import { microsOf, money, typedOf } from "./money";

test("a price is read with a point or a comma, and typed the same", () => {
  expect(["0.08", "0,08", " 12 ", "0", "1000", "0.000001", "3."].map(microsOf)).toEqual([80_000, 80_000, 12_000_000, 0, 1_000_000_000, 1, 3_000_000]);
  for (const micros of [0, 1, 80_000, 12_000_000, 1_000_000_000]) expect(microsOf(typedOf(micros))).toBe(micros);
  expect([80_000, 12_000_000, 0].map(typedOf)).toEqual(["0.08", "12", "0"]);
});

test("what is no price is none", () => {
  for (const typed of ["", "-1", "1e3", "1.2.3", "1,000.5", "1000.1", "a lot", "0.0000001", "=1"]) expect(microsOf(typed)).toBeNull();
});

test("small amounts say something", () => {
  expect(money(1_234_500, "EUR")).toBe("€1.23");
  expect(money(4_200, "EUR")).toBe("€0.0042");
  expect(money(0, "EUR")).toBe("€0.00");
});
