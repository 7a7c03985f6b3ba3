/** What is worth saying, and what is not. */
import { expect, it } from "vitest";
import type { View } from "../wire";
import { own, view } from "./fixtures";
import { noticesOf } from "./notices";

const said = (before: Partial<View>, after: Partial<View>, steppedDown = false): string[] =>
  noticesOf(view(before), view(after), { steppedDown }).map(({ urgency, key }) => `${urgency} ${key}`);

it("says at once what was done to me", () => {
  const speaker = { own: own({ role: "speaker", mute: "open" }) };
  expect(said({}, { own: own({ role: "speaker" }) })).toEqual(["assertive notice-on-stage"]);
  expect(said(speaker, {})).toEqual(["assertive notice-moved-to-audience"]);
  expect(said(speaker, { own: own({ role: "speaker", mute: "by_moderator" }) })).toEqual(["assertive notice-muted-by-moderator"]);
  expect(said({ own: own({ role: "speaker", mute: "by_moderator" }) }, { own: own({ role: "speaker", mute: "by_self" }) })).toEqual(["assertive notice-may-unmute"]);
  expect(said({}, { own: own({ invited_until_ms: 1 }) })).toEqual(["assertive notice-invited"]);
});

it("does not blame a moderator when I stepped down", () => {
  expect(said({ own: own({ role: "speaker" }) }, {}, true)).toEqual(["assertive notice-stepped-down"]);
});

it("waits with a hand's place, and is silent when a hand became a seat", () => {
  expect(said({}, { own: own({ hand_place: 3 }) })).toEqual(["polite notice-hand-place"]);
  expect(said({ own: own({ hand_place: 1 }) }, {})).toEqual(["polite notice-hand-down"]);
  expect(said({ own: own({ hand_place: 1 }) }, { own: own({ role: "speaker" }) })).toEqual(["assertive notice-on-stage"]);
});

it("tells only moderators of new hands", () => {
  const moderator = own({ role: "moderator" });
  expect(said({ own: moderator, hands: ["bo"] }, { own: moderator, hands: ["bo", "cy"] })).toEqual(["polite notice-hands"]);
  expect(said({ own: moderator, hands: ["bo", "cy"] }, { own: moderator, hands: ["cy"] })).toEqual([]);
  expect(said({ hands: ["bo"] }, { hands: ["bo", "cy"] })).toEqual([]);
});

it("never says who is on stage or in the audience: that would talk over the talk", () => {
  expect(said({}, { stage: [], audience: { count: 900, shown: [] } })).toEqual([]);
});
