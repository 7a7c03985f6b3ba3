/** What everybody is told of a room's policy. */
import { expect, it } from "vitest";
import { FORMATS, type Policy } from "../wire";
import { policy } from "./fixtures";
import { FORMAT_NAMES, formatOf, orderSentence, wordFacts } from "./policy-facts";
import { policyOf } from "./policy-fields";

const facts = (more: Partial<Policy>): string => wordFacts(policy(more)).join(" · ");

it("says who is next, and for how long", () => {
  expect(facts({})).toBe("Hands: first come, first served");
  expect(facts({ hand_order: "fair", turn: { budget_s: 120, then_audience: false } })).toBe("Hands: whoever has spoken least first · 2 min each");
  expect(facts({ hand_order: "fair", replies: true, turn: { budget_s: 90, then_audience: true } })).toBe("Hands: whoever has spoken least first · Replies go first · 1 min 30 sec each, then back to the audience");
  expect(facts({ hand_order: "proven_first", hand_order_field: "medicine" })).toBe("Hands: whoever has proved work in Medicine first");
  expect(facts({ hands: "off", replies: true, turn: { budget_s: 60, then_audience: true } })).toBe("1 min each");
});

it("says the order as a sentence, too", () => {
  expect(orderSentence(policy({ hand_order: "pick" }))).toBe("A moderator takes whom they want.");
  expect(orderSentence(policy({ replies: true }))).toBe("First come, first served. A reply to whoever speaks goes first.");
});

it("knows each format by its policy, whatever its size and sound, and no other", () => {
  expect(FORMAT_NAMES.map((format) => formatOf({ ...FORMATS[format], stage_size: 7, visibility: "closed", sound: "prompt" }))).toEqual(FORMAT_NAMES);
  expect(Object.keys(FORMATS).sort()).toEqual([...FORMAT_NAMES].sort());
  expect(formatOf(policy({ hand_order: "fair" }))).toBeNull();
});

it("brings a turn's time into its bounds", () => {
  const turn = (budget_s: number) => policyOf(policy({ turn: { budget_s, then_audience: true } })).turn?.budget_s;
  expect([0, 10.4, 90, 9_999, Number.NaN].map(turn)).toEqual([10, 10, 90, 3600, 10]);
});

it("brings the pause of slow mode into its bounds", () => {
  expect([0, 14.6, 3_600, 9_999, -1, Number.NaN].map((slow_mode_s) => policyOf(policy({ slow_mode_s })).slow_mode_s)).toEqual([0, 15, 3_600, 3_600, 0, 0]);
});
