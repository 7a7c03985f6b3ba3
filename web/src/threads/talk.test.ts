/** One thread while it is looked at, against a server whose answers are set by hand. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import type { Message, MessagesPage, Person, Thread } from "../wire";
import { APART_MS } from "../ui/count";
import { Talk } from "./talk";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person: Person = { member: "l", handle: "lin", stated: "", field: "medicine", bot: false, invited_by: null, member_since_ms: null };
const message = (n: number, mine = false): Message => ({ n, mine, at_ms: n, text: `${n}` });
const thread = (more: Partial<Thread> = {}): Thread => ({ thread: "t", person, view: "open", last: null, unread: 0, moved_ms: 0, blocked: false, read: 0, their_read: 0, contact: null, their_contact: null, ...more });

/** Answers come when `passes` lets time pass. */
function start(which: { thread: string } | { to: string } = { thread: "t" }) {
  const state = { thread: thread(), messages: [] as Message[], seen: true, down: false, read: [] as number[], asked: 0 };
  const after = async <T>(value: () => T): Promise<Got<T>> => {
    state.asked += 1;
    const now = value();
    await Promise.resolve();
    return state.down ? { ok: false, refusal: null, request: null } : { ok: true, value: now };
  };
  const talk = new Talk({
    thread: () => after(() => state.thread),
    messages: (_, before) => after((): MessagesPage => {
      const all = state.messages.filter(({ n }) => before === null || n < before);
      const page = all.slice(-3);
      return { messages: page, next: all.length > page.length ? (page[0]?.n ?? null) : null };
    }),
    read: (_, n) => after(() => {
      state.read.push(n);
      return null;
    }),
    seen: () => state.seen,
  }, which);
  const told = (one: Message): void => talk.hear({ kind: "message_said", thread: "t", person, message: one });
  const numbers = (): number[] | undefined => talk.known.value?.messages.map(({ n }) => n);
  return { state, talk, told, numbers, passes: (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms) };
}

it("shows what is there, says that it is read, and says it once", async () => {
  const { state, talk, numbers, passes } = start();
  state.messages = [message(1), message(2, true), message(3)];
  state.thread = thread({ unread: 1, read: 2, last: message(3) });
  await talk.look();
  await passes(0);
  expect([numbers(), state.read]).toEqual([[1, 2, 3], [3]]);
  state.thread = thread({ read: 3, last: message(3) });
  await talk.look();
  expect(state.read).toEqual([3]);
});

it("reads nothing while nobody looks, nor a request", async () => {
  const { state, talk, told } = start();
  state.seen = false;
  await talk.look();
  told(message(1));
  expect(state.read).toEqual([]);
  state.seen = true;
  state.thread = thread({ view: "asks", unread: 1 });
  await talk.look();
  talk.read();
  expect(state.read).toEqual([]);
});

it("goes back page by page, and keeps its place among what is told meanwhile", async () => {
  const { state, talk, told, numbers } = start();
  state.messages = Array.from({ length: 8 }, (_, at) => message(at + 1, true));
  await talk.look();
  expect([numbers(), talk.known.value?.earlier]).toEqual([[6, 7, 8], 6]);
  const earlier = talk.earlier();
  told(message(9));
  await earlier;
  await talk.earlier();
  expect([numbers(), talk.known.value?.earlier]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9], null]);
});

it("misses nothing that was said without a word of it", async () => {
  const { state, talk, told, numbers, passes } = start();
  state.messages = [message(1)];
  await talk.look();
  state.messages = [message(1), message(2), message(3)];
  told(message(4));
  state.messages.push(message(4));
  await passes(0);
  expect(numbers()).toEqual([1, 2, 3, 4]);
  // A long absence: what lies between is asked for, not passed over.
  state.messages = Array.from({ length: 20 }, (_, at) => message(at + 1));
  await talk.look();
  expect([numbers(), talk.known.value?.earlier]).toEqual([[18, 19, 20], 18]);
});

it("begins with the first message, by whichever of the two", async () => {
  const mine = start({ to: "l" });
  expect([mine.talk.id.value, mine.numbers()]).toEqual([null, []]);
  mine.state.messages = [message(1, true)];
  mine.state.thread = thread({ view: "waits", last: message(1, true) });
  mine.talk.said({ thread: "t", message: message(1, true) });
  await mine.passes(0);
  expect([mine.talk.id.value, mine.numbers(), mine.talk.thread.value?.view]).toEqual(["t", [1], "waits"]);

  const theirs = start({ to: "l" });
  theirs.state.messages = [message(1)];
  theirs.told(message(1));
  await theirs.passes(0);
  expect([theirs.talk.id.value, theirs.numbers()]).toEqual(["t", [1]]);

  const another = start({ to: "somebody else" });
  another.told(message(1));
  expect(another.talk.id.value).toBeNull();
});

it("looks once at a thread that changed several times, and at its messages only where one is new", async () => {
  const { state, talk, passes, numbers } = start();
  state.messages = [message(1, true)];
  await talk.look();
  state.asked = 0;
  state.thread = thread({ last: message(1, true), their_read: 1 });
  for (let n = 0; n < 5; n++) talk.hear({ kind: "thread_changed", thread: "t" });
  await passes(APART_MS);
  expect([state.asked, talk.thread.value?.their_read]).toEqual([1, 1]);
  // They accepted, and what they had written before can be seen.
  state.messages = [message(1, true), message(2, true)];
  state.thread = thread({ last: message(2, true) });
  talk.hear({ kind: "thread_changed", thread: "t" });
  await passes(APART_MS);
  expect(numbers()).toEqual([1, 2]);
});

it("keeps what it shows where nobody answers, and says so where it shows nothing", async () => {
  const { state, talk, numbers } = start();
  state.down = true;
  await talk.look();
  expect([talk.failed.value?.ok, talk.known.value]).toEqual([false, null]);
  state.down = false;
  state.messages = [message(1, true)];
  await talk.look();
  expect([talk.failed.value, numbers()]).toEqual([null, [1]]);
  state.down = true;
  await talk.look();
  expect(numbers()).toEqual([1]);
});

it("says nothing is read once nobody looks at it any more", async () => {
  const { state, talk } = start();
  state.messages = [message(1)];
  const look = talk.look();
  talk.stop();
  await look;
  expect(state.read).toEqual([]);
});
