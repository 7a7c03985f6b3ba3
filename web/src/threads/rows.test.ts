/** The list of threads, put together out of pages. */
import { expect, it } from "vitest";
import type { ThreadRow } from "../wire";
import { withFirst, withNext } from "./rows";

const row = (thread: string, moved_ms: number): ThreadRow => ({ thread, person: null, view: "open", last: null, unread: 0, moved_ms, blocked: false });
const rows = (...all: [string, number][]): ThreadRow[] => all.map(([thread, moved]) => row(thread, moved));
const names = ({ threads }: { threads: ThreadRow[] }): string => threads.map(({ thread }) => thread).join("");

it("brings what moved to the top, and loses nothing of the pages after", () => {
  const known = { threads: rows(["a", 9], ["b", 8], ["c", 7], ["d", 6]), next: "after d" };
  const after = withFirst(known, { threads: rows(["d", 10], ["a", 9]), next: "after a" });
  expect([names(after), after.next]).toEqual(["dabc", "after d"]);
});

it("drops what is gone, and begins anew where the pages do not meet", () => {
  const known = { threads: rows(["a", 9], ["b", 8]), next: null };
  expect(names(withFirst(known, { threads: rows(["b", 8]), next: null }))).toBe("b");
  expect(withFirst(known, { threads: rows(["y", 20], ["x", 19]), next: "after x" })).toMatchObject({ threads: [{ thread: "y" }, { thread: "x" }, { thread: "a" }, { thread: "b" }], next: null });
  expect(withFirst({ threads: rows(["a", 30]), next: null }, { threads: rows(["y", 20], ["x", 19]), next: "after x" }).next).toBe("after x");
});

it("puts the next page below, each thread once", () => {
  const more = withNext({ threads: rows(["a", 9], ["b", 8]), next: "after b" }, { threads: rows(["b", 8], ["c", 7]), next: null });
  expect([names(more), more.next]).toEqual(["abc", null]);
});
