/** Going in, coming back, being put out: a seat against a script of what the server says. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "../socket";
import type { Ask, Tell, View } from "../wire";
import { own, view } from "./fixtures";
import { Seat } from "./seat";

function start() {
  const asks: { ask: Ask; answer: (answer: Answer) => void }[] = [];
  const log: string[] = [];
  const changes: [View, View][] = [];
  const seat = new Seat({
    ask: (ask) => new Promise((answer) => asks.push({ ask, answer })),
    seated: (media) => log.push(`seated ${media}`),
    moved: (media) => log.push(`moved ${media}`),
    unseated: () => log.push("unseated"),
    changed: (before, after) => changes.push([before, after]),
  });
  const last = () => {
    const ask = asks.at(-1);
    if (!ask) throw new Error("something was asked");
    return ask;
  };
  const kinds = () => asks.map(({ ask }) => ask.kind);
  return { seat, asks, log, changes, last, kinds };
}

const snapshot = (more: Partial<Extract<Tell, { kind: "snapshot" }>> = {}): Tell => ({ kind: "snapshot", room: "r", epoch: 1, seq: 10, view: view(), resume: "back", media: "connect", ...more });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("going in", () => {
  it("is inside when the snapshot says so, not before", () => {
    const { seat, last } = start();
    seat.enter("r", "secret");
    expect(last().ask).toEqual({ kind: "enter", room: "r", link: "secret", resume: null });
    expect([seat.stay.value.at, seat.view.value]).toEqual(["entering", null]);
    seat.hear(snapshot());
    expect([seat.stay.value.at, seat.view.value?.title]).toEqual(["inside", "Rust at scale"]);
  });

  it("says why not", async () => {
    const { seat, last } = start();
    seat.enter("r", null);
    last().answer({ kind: "refused", refusal: { code: "room_full" } });
    await vi.advanceTimersByTimeAsync(0);
    expect(seat.stay.value).toEqual({ at: "refused", room: "r", refusal: { code: "room_full" } });
  });

  it("does not let the answer about one room close the door of the next", async () => {
    const { seat, asks } = start();
    seat.enter("r", null);
    seat.enter("s", null);
    asks[0]?.answer({ kind: "refused", refusal: { code: "room_full" } });
    await vi.advanceTimersByTimeAsync(0);
    seat.hear({ kind: "out", why: "seat_taken_over" });
    seat.hear(snapshot({ room: "r" }));
    expect(seat.stay.value).toEqual({ at: "entering", room: "s" });
  });
});

describe("after a lost connection", () => {
  it("comes back with its resume token and keeps showing the room meanwhile", () => {
    const { seat, last, log } = start();
    seat.enter("r", "secret");
    seat.hear(snapshot());
    seat.comeBack();
    expect(last().ask).toEqual({ kind: "enter", room: "r", link: "secret", resume: "back" });
    expect(seat.stay.value.at).toBe("inside");
    seat.hear(snapshot({ epoch: 2, seq: 3, media: "kept" }));
    expect(log).toEqual(["unseated", "seated connect", "seated kept"]);
  });

  it("does not come back into a room it was put out of, or left", () => {
    const { seat, asks } = start();
    seat.enter("r", null);
    seat.hear(snapshot());
    seat.hear({ kind: "out", why: "seat_taken_over" });
    const before = asks.length;
    seat.comeBack();
    expect(asks).toHaveLength(before);
    expect(seat.stay.value).toMatchObject({ at: "out", why: "seat_taken_over", title: "Rust at scale" });
  });

  it("goes back in by itself after a reset, but not again and again", () => {
    const { seat, kinds } = start();
    seat.enter("r", null);
    seat.hear(snapshot());
    seat.hear({ kind: "out", why: "connection_reset" });
    expect(kinds()).toEqual(["enter", "enter"]);
    seat.hear(snapshot());
    seat.hear({ kind: "out", why: "connection_reset" });
    expect([kinds().length, seat.stay.value.at]).toEqual([2, "out"]);
  });
});

describe("changes", () => {
  it("asks for the snapshot once when one was missed, and changes nothing until it comes", () => {
    const { seat, kinds } = start();
    seat.enter("r", null);
    seat.hear(snapshot());
    seat.hear({ kind: "deltas", epoch: 1, seq: 12, deltas: [{ kind: "locked" }] });
    seat.hear({ kind: "deltas", epoch: 1, seq: 13, deltas: [{ kind: "locked" }] });
    expect(kinds()).toEqual(["enter", "fetch_snapshot"]);
    expect(seat.view.value?.locked).toBe(false);
    seat.hear(snapshot({ seq: 13, view: view({ locked: true }) }));
    seat.hear({ kind: "deltas", epoch: 1, seq: 14, deltas: [{ kind: "unlocked" }] });
    expect(seat.view.value?.locked).toBe(false);
    expect(kinds()).toEqual(["enter", "fetch_snapshot"]);
  });

  it("tells what changed, also when it changed while the connection was lost", () => {
    const { seat, changes } = start();
    seat.enter("r", null);
    seat.hear(snapshot());
    seat.hear({ kind: "deltas", epoch: 1, seq: 11, deltas: [{ kind: "own_set", own: own({ hand_place: 3 }) }] });
    seat.hear(snapshot({ view: view({ own: own({ role: "speaker" }) }) }));
    expect(changes.map(([before, after]) => [before.own.hand_place, after.own.role])).toEqual([[null, "listener"], [3, "speaker"]]);
  });
});

describe("tickets", () => {
  it("gives the ticket to who asked", async () => {
    const { seat } = start();
    const ticket = seat.fetchTicket();
    seat.hear({ kind: "ticket", ticket: "once", expires_ms: 0 });
    expect(await ticket).toBe("once");
  });

  it("gives nothing when refused, when nothing comes, and when one has left", async () => {
    const { seat, last } = start();
    const refused = seat.fetchTicket();
    last().answer({ kind: "refused", refusal: { code: "not_in_room" } });
    expect(await refused).toBeNull();
    const silent = seat.fetchTicket();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await silent).toBeNull();
    const left = seat.fetchTicket();
    seat.leave();
    expect(await left).toBeNull();
  });
});
