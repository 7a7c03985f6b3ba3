/** Whose hand may be brought up, and to whom one may reply. */
import { expect, it } from "vitest";
import type { View } from "../wire";
import { hand, own, policy, seat, view } from "./fixtures";
import { isUp, mayAccept, placeOf, repliable } from "./hands";

it("lets moderators bring up the first hand alone, unless they pick", () => {
  const free = view({ policy: policy({ hand_order: "pick" }) });
  for (const hand_order of ["first_come", "fair", "proven_first"] as const) {
    const held = view({ policy: policy({ hand_order }) });
    expect(["bo", "cy", "ann"].map((member) => mayAccept(held, member))).toEqual([true, false, false]);
  }
  expect(["bo", "cy", "ann"].map((member) => mayAccept(free, member))).toEqual([true, true, false]);
});

it("knows that a hand is up by its place and by the queue", () => {
  expect([isUp(view(), "ann"), isUp(view(), "bo"), isUp(view({ own: own({ hand_place: 1 }) }), "ann")]).toEqual([false, true, true]);
});

it("tells a place of as many as are known", () => {
  expect([placeOf(view()), placeOf(view({ own: own({ hand_place: 1 }) })), placeOf(view({ own: own({ hand_place: 3 }) }))]).toEqual([null, { place: 1, of: 2 }, { place: 3, of: 3 }]);
});

it("offers a reply to whoever has an open microphone, the turn first, then who is heard", () => {
  const stage = [seat("mai"), seat("lin"), seat("kay", { mute: "by_self" }), seat("gone", { connected: false }), seat("ann"), seat("max")];
  const to = (more: Partial<View>, speaking: string[] = []): string[] => repliable(view({ stage, policy: policy({ replies: true }), ...more }), "ann", speaking);
  expect(to({})).toEqual(["mai", "lin", "max"]);
  expect(to({}, ["max"])).toEqual(["max", "mai", "lin"]);
  expect(to({ turn: { member: "lin", until_ms: 1 } }, ["max"])).toEqual(["lin", "max", "mai"]);
  expect(repliable(view({ stage, policy: policy({ replies: true }) }), "ann", ["max"], ["lin", "kay", "mai"]), "whoever is shown stays where they are").toEqual(["lin", "mai", "max"]);
  expect(to({ hands: [hand("bo", { reply_to: "lin" })] }), "one reply waits").toEqual([]);
  expect(to({ policy: policy() }), "there are none").toEqual([]);
});
