/** Messages on their way: in order, again under the same name, and back into the field where they are refused. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import type { MessageSaid, Refused } from "../wire";
import type { Unsent } from "./desk";
import { AGAIN_MS, Outgoing, newKey } from "./outgoing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that stores each key once, and answers as it is told. */
function house(load: Unsent[] = []) {
  const state = { down: false, lose: false, refusal: null as Refused | null };
  const stored = new Map<string, string>();
  const sent: string[] = [];
  const said: string[] = [];
  const back: string[] = [];
  let [keys, kept] = [0, load];
  const send = async ({ key, text }: Unsent): Promise<Got<MessageSaid>> => {
    sent.push(text);
    await Promise.resolve();
    if (state.refusal) return { ok: false, refusal: state.refusal, request: null };
    if (!state.down) stored.set(key, text);
    if (state.down || state.lose) return { ok: false, refusal: null, request: null };
    return { ok: true, value: { thread: "t", message: { n: 1, mine: true, at_ms: 0, text, key } } };
  };
  const outgoing = new Outgoing({ send, said: ({ message }) => said.push(message.text), refused: (_, text) => back.push(text), load: () => kept, save: (unsent) => void (kept = unsent), newKey: () => `key-${keys++}` });
  const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return { state, stored, sent, said, back, outgoing, passes, kept: () => kept.map(({ text }) => text), waits: () => outgoing.pending.value.map(({ text }) => text) };
}

it("sends one after the other, in order, and keeps none that is stored", async () => {
  const { outgoing, said, passes, kept, waits } = house();
  outgoing.add("one");
  outgoing.add("two");
  expect([waits(), kept()]).toEqual([["one", "two"], ["one", "two"]]);
  await passes(0);
  expect([said, waits(), kept()]).toEqual([["one", "two"], [], []]);
});

it("tries again until somebody answers, under the same name: it is stored once", async () => {
  const { state, outgoing, stored, said, sent, passes, waits } = house();
  state.down = true;
  outgoing.add("one");
  await passes(0);
  state.down = false;
  // Stored, and the answer got lost.
  state.lose = true;
  await passes(AGAIN_MS);
  expect([waits(), stored.size]).toEqual([["one"], 1]);
  state.lose = false;
  await outgoing.goOn();
  expect([said, waits(), stored.size, sent.length]).toEqual([["one"], [], 1, 3]);
  await passes(10 * AGAIN_MS);
  expect(sent.length).toBe(3);
});

it("waits as long as the server asks where asking again helps", async () => {
  const { state, outgoing, sent, said, passes } = house();
  state.refusal = { code: "too_many_requests", retry_in_ms: 30_000 };
  outgoing.add("one");
  await passes(29_999);
  expect(sent.length).toBe(1);
  state.refusal = null;
  await passes(1);
  expect(said).toEqual(["one"]);
});

it("gives back what is refused, and what waits behind it, to whoever wrote it", async () => {
  const { state, outgoing, sent, back, passes, kept, waits } = house();
  state.refusal = { code: "request_waits" };
  outgoing.add("one");
  outgoing.add("two");
  await passes(10 * AGAIN_MS);
  expect([sent, back, waits(), kept()]).toEqual([["one"], ["one\ntwo"], [], []]);
});

it("sends what a page before this one could not, and what is taken back no more", async () => {
  const { state, outgoing, sent, passes, waits } = house([{ key: "key-of-before", text: "before" }]);
  state.down = true;
  await outgoing.goOn();
  outgoing.add("after");
  outgoing.takeBack("key-of-before");
  state.down = false;
  await passes(AGAIN_MS);
  expect([sent.at(-1), waits()]).toEqual(["after", []]);
});

it("tries nothing for those who look elsewhere, and forgets nothing", async () => {
  const { state, outgoing, sent, passes, kept } = house();
  state.down = true;
  outgoing.add("one");
  await passes(0);
  outgoing.stop();
  await passes(10 * AGAIN_MS);
  expect([sent.length, kept()]).toEqual([1, ["one"]]);
});

it("makes names that the server takes, each another", () => {
  expect(newKey()).toMatch(/^[0-9a-f]{24}$/);
  expect(newKey()).not.toBe(newKey());
});
