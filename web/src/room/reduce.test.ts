/** A view and its changes: in order, complete, and equal to the room as it is. */
import { describe, expect, it } from "vitest";
import type { Delta, View } from "../wire";
import { hand, line, own, seat, view } from "./fixtures";
import { type Room, reduce } from "./reduce";

const room = (more: Partial<View> = {}): Room => ({ room: "r", epoch: 7, seq: 40, view: view(more) });

const after = (before: Room, ...deltas: Delta[]): View => {
  const result = deltas.reduce<Room | "fetch the snapshot">((room, delta) => (room === "fetch the snapshot" ? room : reduce(room, { epoch: 7, seq: room.seq + 1, deltas: [delta] })), before);
  if (result === "fetch the snapshot") throw new Error("every number was the next one");
  return result.view;
};

describe("numbers", () => {
  const deltas: Delta[] = [{ kind: "locked" }];

  it("takes the next change", () => {
    expect(reduce(room(), { epoch: 7, seq: 41, deltas })).toMatchObject({ epoch: 7, seq: 41, view: { locked: true } });
  });

  it("takes changes that come together one after the other, each with its number", () => {
    const together: Delta[] = [...deltas, { kind: "hand_raised", hand: hand("ann"), place: 1 }, { kind: "hand_lowered", member: "ann" }];
    expect(reduce(room(), { epoch: 7, seq: 41, deltas: together })).toEqual({ ...room({ locked: true }), seq: 43 });
  });

  it.each([
    ["a change was missed", { epoch: 7, seq: 42 }],
    ["a change came twice", { epoch: 7, seq: 40 }],
    ["a change is from the past", { epoch: 7, seq: 1 }],
    ["the room has another owner", { epoch: 8, seq: 41 }],
    ["the room had another owner", { epoch: 6, seq: 41 }],
  ])("asks for the snapshot when %s", (_, numbers) => {
    expect(reduce(room(), { ...numbers, deltas })).toBe("fetch the snapshot");
  });

  it("leaves the room of before as it was", () => {
    const before = room();
    const copy = structuredClone(before);
    reduce(before, { epoch: 7, seq: 41, deltas: [{ kind: "hand_raised", hand: hand("ann"), place: 1 }, { kind: "stage_seat_gone", member: "lin" }] });
    expect(before).toEqual(copy);
  });
});

describe("changes", () => {
  it("puts a new seat at the end of the stage, and leaves a changed one where it is", () => {
    const { stage } = after(room(), { kind: "stage_seat_set", seat: seat("ann") }, { kind: "stage_seat_set", seat: seat("mai", { mute: "by_self" }) });
    expect(stage.map(({ member, mute }) => `${member} ${mute}`)).toEqual(["mai by_self", "lin open", "ann open"]);
  });

  it("takes a seat off the stage", () => {
    expect(after(room(), { kind: "stage_seat_gone", member: "mai" }).stage.map(({ member }) => member)).toEqual(["lin"]);
  });

  it("puts a hand where the room has it, and keeps the order of the others", () => {
    const queue = (...deltas: Delta[]): string[] => after(room(), ...deltas).hands.map(({ member }) => member);
    expect(queue({ kind: "hand_raised", hand: hand("ann"), place: 3 }, { kind: "hand_lowered", member: "bo" })).toEqual(["cy", "ann"]);
    expect(queue({ kind: "hand_raised", hand: hand("ann"), place: 1 })).toEqual(["ann", "bo", "cy"]);
    expect(queue({ kind: "hand_raised", hand: hand("ann"), place: 2 }, { kind: "hand_raised", hand: hand("eva"), place: 2 })).toEqual(["bo", "eva", "ann", "cy"]);
    expect(queue({ kind: "hand_raised", hand: hand("ann"), place: 9 })).toEqual(["bo", "cy", "ann"]);
  });

  it("takes out who went before it adds who came, so that one who came back stands at the end", () => {
    expect(after(room(), { kind: "audience_changed", count: 3, came: ["ann"], went: ["ann"] }).audience).toEqual({ count: 3, shown: ["bo", "cy", "ann"] });
  });

  it("counts people whom it does not show", () => {
    expect(after(room(), { kind: "audience_changed", count: 900, came: [], went: [] }).audience).toEqual({ count: 900, shown: ["ann", "bo", "cy"] });
    expect(after(room(), { kind: "audience_set", audience: { count: 1, shown: ["ann"] } }).audience).toEqual({ count: 1, shown: ["ann"] });
  });

  it("shows the backstage to a new moderator and takes it from an old one", () => {
    const backstage = { banned: ["x"], invited: [], asking_to_unmute: [] };
    const promoted = after(room(), { kind: "own_set", own: own({ role: "moderator" }) }, { kind: "backstage_set", backstage });
    expect([promoted.own.role, promoted.backstage]).toEqual(["moderator", backstage]);
    expect(after(room({ backstage }), { kind: "backstage_set", backstage: null }).backstage).toBeNull();
  });

  it("takes lines out of the chat by their numbers before it adds new ones at the end", () => {
    const chat = [line(3, "ann"), line(4, "bo"), line(9, "ann")];
    const numbers = (came: number[], went: number[]): number[] => after(room({ chat }), { kind: "chat_changed", came: came.map((number) => line(number, "cy")), went }).chat.map(({ number }) => number);
    expect(numbers([12], [])).toEqual([3, 4, 9, 12]);
    expect(numbers([], [4])).toEqual([3, 9]);
    expect(numbers([12, 13], [3, 9])).toEqual([4, 12, 13]);
    expect(numbers([], [77])).toEqual([3, 4, 9]);
  });

  it("changes nothing but what a change is about", () => {
    const policy = { ...view().policy, hands: "off" as const };
    const turn = { member: "lin", until_ms: 9_000 };
    const poll = { number: 5, question: "Shall we go on?", options: [], secret: false, open: true };
    const tally = { number: 5, voted: 1, counts: [1, 0], voters: [["ann"], []] };
    const changes: [Delta, Partial<View>][] = [
      [{ kind: "turns_set", turn, next: ["mai"] }, { turn, turns_next: ["mai"] }],
      [{ kind: "poll_set", poll }, { poll }],
      [{ kind: "tally_set", tally }, { tally }],
      [{ kind: "locked" }, { locked: true }],
      [{ kind: "renamed", title: "Rust at rest" }, { title: "Rust at rest" }],
      [{ kind: "topic_set", topic: "Systems" }, { topic: "Systems" }],
      [{ kind: "policy_set", policy }, { policy }],
      [{ kind: "chat_changed", came: [line(7, "ann")], went: [] }, { chat: [line(7, "ann")] }],
      [{ kind: "pins_set", pins: [{ number: 4, address: "https://a.example", title: "Slides" }] }, { pins: [{ number: 4, address: "https://a.example", title: "Slides" }] }],
      [{ kind: "own_set", own: own({ hand_place: 3 }) }, { own: own({ hand_place: 3 }) }],
    ];
    for (const [delta, changed] of changes) expect(after(room(), delta)).toEqual(view(changed));
    expect(after(room({ locked: true }), { kind: "unlocked" })).toEqual(view());
  });
});

/** Recorded from the server's own rules: a seat's view, its changes, and the view as the server has it afterwards. */
interface Script {
  seed: number;
  snapshot: View;
  deltas: Delta[];
  view: View;
}

const recorded = Object.values(import.meta.glob<Script[]>("./scripts.json", { eager: true, import: "default" })).flat();

describe("scripts recorded on the server", () => {
  it("are there", () => expect(recorded.length).toBeGreaterThan(0));

  it.each(recorded.map((script) => [script.seed, script] as const))("a snapshot and its changes give the room as it is: seed %i", (_, script) => {
    expect(after({ room: "r", epoch: 7, seq: 0, view: script.snapshot }, ...script.deltas)).toEqual(script.view);
  });

  it("go wrong when one change is left out", () => {
    const wrong = recorded.filter(({ snapshot, deltas, view }) => {
      const without = after({ room: "r", epoch: 7, seq: 0, view: snapshot }, ...deltas.slice(0, -1));
      try {
        expect(without).toEqual(view);
        return false;
      } catch {
        return true;
      }
    });
    expect(wrong.length).toBeGreaterThan(0);
  });
});
