/** What is told of threads: counted once for many, heard by whoever shows one, and nothing of an account before. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import { APART_MS } from "../ui/count";
import type { Unread } from "../wire";
import { ThreadNews, type Told } from "./news";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = { member: "l", handle: "lin", stated: "", field: "medicine", bot: false, invited_by: null, member_since_ms: null };
const said = (thread: string, mine = false): Told => ({ kind: "message_said", thread, person, message: { n: 1, mine, at_ms: 0, text: "Hello" } });

function start() {
  const state = { unread: { threads: 1, requests: 0 }, asked: 0, seen: true };
  const came: string[] = [];
  const fetch = async (): Promise<Got<Unread>> => {
    state.asked += 1;
    return { ok: true, value: state.unread };
  };
  const news = new ThreadNews({ fetch, seen: () => state.seen, came: (handle) => came.push(handle) });
  return { state, came, news, passes: (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms) };
}

it("asks once how much is unread, however many messages come", async () => {
  const { state, news, passes } = start();
  for (let n = 0; n < 20; n++) news.hear(said("t"));
  expect(news.unread.value).toEqual({ threads: 0, requests: 0 });
  await passes(APART_MS);
  expect([state.asked, news.unread.value.threads]).toEqual([1, 1]);
});

it("says that somebody wrote, but not of one's own words, nor of the thread that is looked at", () => {
  const { state, came, news } = start();
  news.hear(said("t", true));
  news.hear({ kind: "thread_changed", thread: "t" });
  const end = news.show("t");
  news.hear(said("t"));
  expect(came).toEqual([]);
  news.hear(said("another"));
  state.seen = false;
  news.hear(said("t"));
  state.seen = true;
  end();
  news.hear(said("t"));
  expect(came).toEqual(["lin", "lin", "lin"]);
});

it("is heard until it is not listened to any more", () => {
  const { news } = start();
  const heard: string[] = [];
  const end = news.listen(({ thread }) => heard.push(thread));
  news.hear(said("t"));
  end();
  news.hear(said("another"));
  expect(heard).toEqual(["t"]);
});

it("shows whoever signs in next nothing of whoever was here before", async () => {
  const { news, passes } = start();
  news.refresh();
  news.forget();
  await passes(APART_MS);
  expect(news.unread.value.threads).toBe(0);
  news.refresh();
  vi.advanceTimersByTime(APART_MS);
  news.forget();
  await passes(0);
  expect(news.unread.value.threads).toBe(0);
});
