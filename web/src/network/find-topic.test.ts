/** What is found while somebody types. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import type { TopicRow } from "../wire";
import { FindTopic, PAUSE_MS, isNew } from "./find-topic";

const topic = (name: string, more: Partial<TopicRow> = {}): TopicRow => ({ names: [name], followers: 1, follows: false, ...more });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was asked, each to be answered in any order. */
function house() {
  const asked: { text: string; answer: (got: Got<TopicRow[]>) => void }[] = [];
  const find = new FindTopic((text) => new Promise((answer) => void asked.push({ text, answer })));
  const answer = async (at: number, ...topics: TopicRow[]): Promise<void> => {
    asked[at]?.answer({ ok: true, value: topics });
    await Promise.resolve();
  };
  return { asked, find, answer };
}

it("asks once somebody pauses, and not for every letter", async () => {
  const { asked, find, answer } = house();
  for (const text of ["r", "ru", "rust "]) find.typed(text);
  expect(find.found.value).toEqual({ at: "looking" });
  vi.advanceTimersByTime(PAUSE_MS - 1);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asked.map(({ text }) => text)).toEqual(["rust"]);
  await answer(0, topic("Rust"));
  expect(find.found.value).toEqual({ at: "here", of: "rust", topics: [topic("Rust")] });
});

it("shows no late answer to what stands there no more", async () => {
  const { asked, find, answer } = house();
  find.typed("mu");
  vi.advanceTimersByTime(PAUSE_MS);
  find.typed("rust");
  vi.advanceTimersByTime(PAUSE_MS);
  await answer(1, topic("Rust"));
  await answer(0, topic("Music"));
  expect(find.found.value).toMatchObject({ of: "rust" });
  find.typed("");
  expect(find.found.value).toEqual({ at: "nothing" });
  find.typed("law");
  vi.advanceTimersByTime(PAUSE_MS);
  find.typed("  ");
  await answer(2, topic("Law"));
  expect([find.found.value, asked.length]).toEqual([{ at: "nothing" }, 3]);
});

it("keeps what was found while more is typed, and changes it in place", async () => {
  const { find, answer } = house();
  find.typed("mus");
  vi.advanceTimersByTime(PAUSE_MS);
  await answer(0, topic("Music"), topic("Museums"));
  find.typed("musi");
  expect(find.found.value).toMatchObject({ of: "mus" });
  find.changed(topic("Museums", { follows: true, followers: 2 }));
  find.changed(topic("Musicals", { follows: true }));
  expect(find.found.value).toMatchObject({ topics: [{ names: ["Musicals"] }, { names: ["Music"], follows: false }, { names: ["Museums"], follows: true, followers: 2 }] });
});

it("says what no topic is called yet", () => {
  const topics = [topic("Rust"), topic("AI", { names: ["AI", "人工智能"] })];
  expect(["rust", " RUST ", "人工智能", "", "Rust 2"].map((text) => isNew(text, topics))).toEqual([false, false, false, false, true]);
});
