/** What is worth saying, and what is not. */
import { expect, it } from "vitest";
import type { View } from "../wire";
import { hand, own, policy, seat, view } from "./fixtures";
import { lastRaised } from "./hands";
import { type Known, leavesWithTurn, noticesOf } from "./notices";

const told = (before: Partial<View>, after: Partial<View>, known: Partial<Known> = {}) =>
  noticesOf(view(before), view(after), { me: "ann", steppedDown: false, turnOver: false, lastRaised_ms: lastRaised(view(before)), ...known });
const said = (...given: Parameters<typeof told>): string[] => told(...given).map(({ urgency, key }) => `${urgency} ${key}`);

it("says at once what was done to me", () => {
  const speaker = { own: own({ role: "speaker", mute: "open" }) };
  expect(said({}, { own: own({ role: "speaker" }) })).toEqual(["assertive notice-on-stage"]);
  expect(said(speaker, {})).toEqual(["assertive notice-moved-to-audience"]);
  expect(said(speaker, { own: own({ role: "speaker", mute: "by_moderator" }) })).toEqual(["assertive notice-muted-by-moderator"]);
  expect(said({ own: own({ role: "speaker", mute: "by_moderator" }) }, { own: own({ role: "speaker", mute: "by_self" }) })).toEqual(["assertive notice-may-unmute"]);
  expect(said({}, { own: own({ invited_until_ms: 1 }) })).toEqual(["assertive notice-invited"]);
});

it("says when the room begins, and nothing where it had begun before", () => {
  expect(said({ begins_ms: 9 }, {})).toEqual(["assertive notice-began"]);
  expect(said({ begins_ms: 9 }, { begins_ms: 9 })).toEqual([]);
});

it("does not blame a moderator when I stepped down, or when my turn was over", () => {
  expect(said({ own: own({ role: "speaker" }) }, {}, { steppedDown: true })).toEqual(["assertive notice-stepped-down"]);
  expect(said({ own: own({ role: "speaker" }) }, {}, { turnOver: true })).toEqual(["assertive notice-stepped-down"]);
});

it("tells a turn that ends on stage from a moderator who moves somebody down", () => {
  const [speaker, moderator] = [own({ role: "speaker" }), own({ role: "moderator" })];
  const leaves = (then_audience: boolean, role = speaker): boolean =>
    leavesWithTurn(view({ own: role, policy: policy({ turn: { budget_s: 120, then_audience } }), turn: { member: "ann", until_ms: 1 } }), view(), "ann");
  expect([leaves(true), leaves(false), leaves(true, moderator)]).toEqual([true, false, false]);
  expect(leavesWithTurn(view({ own: speaker, ...lins }), view(), "ann"), "another's turn").toBe(false);
});

it("waits with a hand's place, and is silent when a hand became a seat", () => {
  expect(said({}, { own: own({ hand_place: 3 }) })).toEqual(["polite notice-hand-place"]);
  expect(said({ own: own({ hand_place: 1 }) }, {})).toEqual(["polite notice-hand-down"]);
  expect(said({ own: own({ hand_place: 1 }) }, { own: own({ role: "speaker" }) })).toEqual(["assertive notice-on-stage"]);
});

it("says nothing of places where a moderator picks, only that the hand is up", () => {
  const pick = policy({ hand_order: "pick" });
  const up = [hand("bo"), hand("ann")];
  expect(said({ policy: pick }, { policy: pick, hands: up })).toEqual(["polite notice-hand-up"]);
  expect(said({ policy: pick, hands: up }, { policy: pick })).toEqual(["polite notice-hand-down"]);
  expect(said({ policy: pick, hands: up }, { policy: pick, stage: [seat("ann")] })).toEqual([]);
  expect(said({}, { hands: up }), "elsewhere the place follows").toEqual([]);
});

it("tells only moderators of new hands, and of none that moved", () => {
  const moderator = own({ role: "moderator" });
  const [bo, cy] = [hand("bo"), hand("cy", { since_ms: 2_000 })];
  expect(said({ own: moderator, hands: [bo] }, { own: moderator, hands: [bo, cy] })).toEqual(["polite notice-hands"]);
  expect(said({ own: moderator, hands: [cy] }, { own: moderator, hands: [cy, bo] })).toEqual([]);
  expect(said({ own: moderator, hands: [bo, cy] }, { own: moderator, hands: [cy] })).toEqual([]);
  // In another order all that moved go down first, and come up again one by one.
  expect(said({ own: moderator, hands: [] }, { own: moderator, hands: [cy] }, { lastRaised_ms: 2_000 })).toEqual([]);
  expect(said({ own: moderator, hands: [cy] }, { own: moderator, hands: [cy, bo] }, { lastRaised_ms: 2_000 })).toEqual([]);
  const again = hand("bo", { since_ms: 2_001 });
  expect(said({ own: moderator, hands: [cy] }, { own: moderator, hands: [cy, again] }, { lastRaised_ms: 2_000 })).toEqual(["polite notice-hands"]);
  expect(said({ hands: [bo] }, { hands: [bo, cy] })).toEqual([]);
});

const turns = policy({ turn: { budget_s: 120, then_audience: false } });
const mine = { policy: turns, turn: { member: "ann", until_ms: 120_000 } };
const lins = { policy: turns, turn: { member: "lin", until_ms: 120_000 } };

it("says to whoever has the turn that it begins and ends, and what the microphone does", () => {
  const speaker = own({ role: "speaker" });
  const begins = told({ own: speaker, ...lins }, { own: speaker, ...mine });
  expect(begins).toMatchObject([{ urgency: "assertive", key: "notice-turn-muted", args: { time: "2 minutes" } }]);
  const agreed = own({ role: "speaker", by_turn: true });
  expect(said({ own: agreed }, { own: agreed, ...mine })).toEqual(["assertive notice-turn-open"]);
  expect(said({}, { ...mine }), "brought up a moment ago").toEqual(["assertive notice-turn-muted"]);
  expect(said({ own: own({ by_turn: true }) }, { own: own({ by_turn: true }), ...mine })).toEqual(["assertive notice-turn-open"]);
  const silenced = own({ role: "speaker", by_turn: true, mute: "by_moderator" });
  expect(said({ own: silenced }, { own: silenced, ...mine })).toEqual(["assertive notice-turn-muted"]);
  expect(said({ own: speaker, ...mine }, { own: speaker, ...lins })).toEqual(["assertive notice-turn-over"]);
  expect(said({ own: speaker, ...mine }, { own: speaker, policy: turns, turn: { member: "ann", until_ms: 180_000 } }), "one more minute").toEqual([]);
});

it("says nothing of others' turns: that would talk over them", () => {
  expect(said({ policy: turns }, lins)).toEqual([]);
  expect(said(lins, { policy: turns, turns_next: ["mai"] })).toEqual([]);
});

it("does not say that I am muted on stage when my turn opens the microphone", () => {
  const speaker = own({ role: "speaker", by_turn: true });
  expect(said({ own: own({ by_turn: true }) }, { own: speaker, policy: turns, turns_next: ["ann"] })).toEqual(["assertive notice-on-stage-by-turn"]);
  expect(said({ own: own({ by_turn: true }), ...mine }, { own: { ...speaker, mute: "open" }, ...mine })).toEqual([]);
});

it("tells of a poll when it opens and when it closes, not of every vote", () => {
  const poll = { number: 5, question: "Shall we go on?", options: [], secret: false, open: true };
  expect(told({}, { poll })).toMatchObject([{ urgency: "polite", key: "notice-poll-open", args: { question: "Shall we go on?" } }]);
  expect(said({ poll }, { poll, tally: { number: 5, voted: 1, counts: [1, 0], voters: [] } })).toEqual([]);
  expect(said({ poll }, { poll: { ...poll, open: false } })).toEqual(["polite notice-poll-closed"]);
  expect(said({ poll: { ...poll, open: false } }, { poll: { ...poll, number: 9 } })).toEqual(["polite notice-poll-open"]);
});

it("never says who is on stage or in the audience: that would talk over the talk", () => {
  expect(said({}, { stage: [], audience: { count: 900, shown: [] } })).toEqual([]);
});
