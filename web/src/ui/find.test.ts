/** What is found while somebody types. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Got } from "../api";
import { Find, PAUSE_MS } from "./find";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was asked, each to be answered in any order. */
function house() {
  const asked: { text: string; answer: (got: Got<string[]>) => void }[] = [];
  const find = new Find<string[]>((text) => new Promise((answer) => void asked.push({ text, answer })));
  const tell = async (at: number, got: Got<string[]>): Promise<void> => {
    asked[at]?.answer(got);
    await Promise.resolve();
  };
  return { asked, find, tell, answer: (at: number, ...value: string[]) => tell(at, { ok: true, value }) };
}

it("asks once somebody pauses, and not for every letter", async () => {
  const { asked, find, answer } = house();
  for (const text of ["r", "ru", "rust "]) find.typed(text);
  expect(find.found.value).toEqual({ at: "looking" });
  vi.advanceTimersByTime(PAUSE_MS - 1);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asked.map(({ text }) => text)).toEqual(["rust"]);
  await answer(0, "Rust");
  expect(find.found.value).toEqual({ at: "here", of: "rust", value: ["Rust"] });
});

it("shows no late answer to what stands there no more", async () => {
  const { asked, find, answer } = house();
  find.typed("mu");
  vi.advanceTimersByTime(PAUSE_MS);
  find.typed("rust");
  vi.advanceTimersByTime(PAUSE_MS);
  await answer(1, "Rust");
  await answer(0, "Music");
  expect(find.found.value).toMatchObject({ of: "rust" });
  find.typed("");
  expect(find.found.value).toEqual({ at: "nothing" });
  find.typed("law");
  vi.advanceTimersByTime(PAUSE_MS);
  find.typed("  ");
  await answer(2, "Law");
  expect([find.found.value, asked.length]).toEqual([{ at: "nothing" }, 3]);
});

it("keeps what was found while more is typed, and changes it in place", async () => {
  const { find, answer } = house();
  find.change(() => ["nothing is there"]);
  expect(find.found.value).toEqual({ at: "nothing" });
  find.typed("mus");
  vi.advanceTimersByTime(PAUSE_MS);
  await answer(0, "Music", "Museums");
  find.typed("musi");
  find.change((value) => value.toReversed());
  expect(find.found.value).toEqual({ at: "here", of: "mus", value: ["Museums", "Music"] });
});

it("says that it failed, and asks the same once more", async () => {
  const { asked, find, tell, answer } = house();
  const why = { ok: false, refusal: null, request: "r1" } as const;
  find.typed("rust");
  vi.advanceTimersByTime(PAUSE_MS);
  await tell(0, why);
  expect(find.found.value).toEqual({ at: "failed", why });
  find.again();
  expect(find.found.value).toEqual({ at: "looking" });
  vi.advanceTimersByTime(PAUSE_MS);
  await answer(1, "Rust");
  expect(find.found.value).toEqual({ at: "here", of: "rust", value: ["Rust"] });
  find.typed("rust on");
  find.stop();
  vi.advanceTimersByTime(PAUSE_MS);
  expect(asked.map(({ text }) => text)).toEqual(["rust", "rust"]);
});
