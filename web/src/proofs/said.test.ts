// A badge says what was proved, in an order that reads, and is never empty.
import { expect, it } from "vitest";
import { badgeText } from "./said";

it("says the finest that is shown, and something when nothing is", () => {
  expect(badgeText({ profession: "radiologist", years: 10, field: "medicine" })).toBe("Verified: radiologist, 10+ years");
  expect(badgeText({ field: "medicine" })).toBe("Verified: Medicine");
  expect(badgeText({ organisation: "hill.example" })).toBe("Verified: hill.example");
  expect(badgeText({})).toBe("Verified professional");
});
