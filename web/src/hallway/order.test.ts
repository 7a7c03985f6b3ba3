/** The order of the hallway: when it is asked for, and when rooms move. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import type { HallwayRow, OwnHallway, RoomCard } from "../wire";
import { type Filter, NO_FILTER } from "./filter";
import { ANEW_MS, APART_MS, Order, RESTS_MS, gist, rowsOf } from "./order";

const card = (room: string, more: Partial<RoomCard> = {}): RoomCard => ({ room, title: room, topic: null, visibility: "open", hands: "everyone", locked: false, recap: true, stage: [], speakers: 1, listeners: 0, opened_ms: 0, ...more });
const row = (room: string): HallwayRow => ({ card: card(room), reasons: [{ kind: "just_began" }] });
const cards = (...rooms: string[]): RoomCard[] => rooms.map((room) => card(room));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose answers are set by hand; every question is counted. */
function house() {
  const state = { rooms: ["a", "b", "c"], asked: 0, seen: true, down: false, topics: [] as string[], slow: 0 };
  const ask = async ({ topic }: Filter): Promise<Got<OwnHallway>> => {
    state.asked += 1;
    state.topics.push(topic);
    // Of a topic there is the room that is called so.
    const rooms = state.rooms.filter((room) => topic === "" || room === topic).map(row);
    if (state.slow > 0) await new Promise((done) => setTimeout(done, state.slow));
    return state.down ? { ok: false, refusal: null, request: null } : { ok: true, value: { rooms, choices: { topics: state.rooms, languages: [], circles: [] }, follows: false } };
  };
  const order = new Order({ ask, seen: () => state.seen });
  const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const shown = (told: RoomCard[]): string[] => rowsOf(order.rooms.value ?? [], told).map(({ card, over }) => (over ? `(${card.room})` : card.room));
  return { state, order, passes, shown };
}

it("lays the live rooms over the order: newer facts, those that are over marked, new ones last", () => {
  const rows = rowsOf([row("a"), row("b")], [card("c"), card("b", { listeners: 9 })]);
  expect(rows.map(({ card, over, reasons }) => [card.room, card.listeners, over, reasons.length])).toEqual([["a", 0, true, 1], ["b", 9, false, 1], ["c", 0, false, 0]]);
  expect(rowsOf([row("a")], null)).toEqual([{ card: card("a"), reasons: [{ kind: "just_began" }], over: false }]);
});

it("does not take a room for over that a full list has no place for", () => {
  const many = Array.from({ length: 100 }, (_, n) => card(`r${n}`));
  expect(rowsOf([row("a")], many)[0]).toMatchObject({ card: { room: "a" }, over: false });
});

it("asks on arrival, and while rooms change not more often than every ten seconds", async () => {
  const { state, order, passes } = house();
  order.told(cards("a", "b", "c"));
  order.start();
  await passes(0);
  expect(state.asked).toBe(1);
  for (let second = 1; second <= 25; second++) {
    order.told([card("a", { speakers: second })]);
    await passes(1_000);
  }
  expect(state.asked).toBe(3);
  order.stop();
  await passes(10 * ANEW_MS);
  expect(state.asked).toBe(3);
});

it("takes the first word of the rooms for news only where the order does not know one", async () => {
  const { state, order, passes } = house();
  order.start();
  await passes(0);
  order.told(cards("c", "a"));
  await passes(ANEW_MS - 1);
  expect(state.asked).toBe(1);
  const later = house();
  later.order.start();
  await later.passes(0);
  later.order.told(cards("a", "d"));
  await later.passes(APART_MS);
  expect(later.state.asked).toBe(2);
});

it("does not ask because somebody more listens, and asks anew now and then", async () => {
  const { state, order, passes } = house();
  order.told([card("a", { listeners: 40 })]);
  order.start();
  await passes(APART_MS);
  const before = state.asked;
  order.told([card("a", { listeners: 41 })]);
  await passes(ANEW_MS - APART_MS - 1);
  expect(state.asked).toBe(before);
  await passes(APART_MS + 1);
  expect(state.asked).toBe(before + 1);
  expect(gist(cards("a", "b"))).toBe(gist(cards("b", "a")));
});

it("asks nothing while nobody looks, and at once when somebody does", async () => {
  const { state, order, passes } = house();
  order.start();
  await passes(0);
  state.seen = false;
  await passes(3 * ANEW_MS);
  expect(state.asked).toBe(1);
  state.seen = true;
  order.stale();
  await passes(0);
  expect(state.asked).toBe(2);
});

it("moves no room under a finger, and does as soon as it has rested", async () => {
  const { state, order, passes, shown } = house();
  const all = cards("a", "b", "c");
  order.told(all);
  order.start();
  await passes(APART_MS);
  state.rooms = ["c", "b", "a"];
  order.touched();
  order.told(cards("a", "b", "c", "d"));
  await passes(0);
  expect([shown(all), state.asked]).toEqual([["a", "b", "c"], 2]);
  order.told(cards("a", "c", "d"));
  expect(shown(cards("a", "c", "d"))).toEqual(["a", "(b)", "c", "d"]);
  await passes(RESTS_MS);
  expect(shown(cards("a", "c", "d"))).toEqual(["c", "a", "d"]);
});

it("moves no room while the focus is among them, however long", async () => {
  const { state, order, passes, shown } = house();
  const all = cards("a", "b", "c");
  order.told(all);
  order.start();
  await passes(0);
  order.focused(true);
  state.rooms = ["b", "c", "a"];
  await passes(5 * ANEW_MS);
  expect(shown(all)).toEqual(["a", "b", "c"]);
  order.focused(false);
  expect(shown(all)).toEqual(["b", "c", "a"]);
});

it("says that no order came, and keeps the one there was", async () => {
  const { state, order, passes, shown } = house();
  state.down = true;
  order.start();
  await passes(0);
  expect([order.rooms.value, order.failed.value, order.follows.value]).toEqual([null, true, null]);
  state.down = false;
  order.stale();
  await passes(APART_MS);
  expect([shown(cards("a", "b", "c")), order.failed.value, order.follows.value]).toEqual([["a", "b", "c"], false, false]);
  state.down = true;
  await passes(ANEW_MS);
  expect([shown(cards("a", "b", "c")), order.failed.value]).toEqual([["a", "b", "c"], true]);
});

it("asks at once for the rooms of a filter, goes on asking for them, and shows no other", async () => {
  const { state, order, passes } = house();
  const all = cards("a", "b", "c");
  order.told(all);
  order.start();
  await passes(0);
  expect(order.choices.value?.topics).toEqual(["a", "b", "c"]);
  order.choose({ ...NO_FILTER, topic: "b" });
  expect([order.rooms.value, order.failed.value]).toEqual([null, false]);
  await passes(0);
  const rows = (told: RoomCard[]): string[] => rowsOf(order.rooms.value ?? [], told, true).map(({ card }) => card.room);
  expect([rows(all), state.topics]).toEqual([["b"], ["", "b"]]);
  order.told(cards("a", "b", "c", "d"));
  expect(rows(cards("a", "b", "c", "d"))).toEqual(["b"]);
  await passes(APART_MS);
  expect(state.topics).toEqual(["", "b", "b"]);
  order.told(cards("a", "c", "d"));
  expect(rowsOf(order.rooms.value ?? [], cards("a", "c", "d"), true)).toEqual([]);
  order.choose(NO_FILTER);
  await passes(0);
  expect([state.topics.at(-1), order.rooms.value?.length]).toEqual(["", 2]);
});

it("drops the answer to an earlier filter that comes late, and says when a filter's rooms did not come", async () => {
  const { state, order, passes } = house();
  order.start();
  await passes(0);
  state.slow = 500;
  order.choose({ ...NO_FILTER, topic: "a" });
  await passes(100);
  state.slow = 100;
  order.choose({ ...NO_FILTER, topic: "c" });
  await passes(1_000);
  expect(order.rooms.value?.map(({ card }) => card.room)).toEqual(["c"]);
  state.down = true;
  order.choose({ ...NO_FILTER, topic: "b" });
  await passes(1_000);
  expect([order.rooms.value, order.failed.value, order.choices.value?.topics]).toEqual([null, true, ["a", "b", "c"]]);
  state.down = false;
  order.start();
  await passes(1_000);
  expect(order.rooms.value?.map(({ card }) => card.room)).toEqual(["b"]);
});
