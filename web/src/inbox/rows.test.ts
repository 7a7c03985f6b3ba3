/** Rows of an inbox: the first page anew keeps what was read after it, and what was new stays marked. */
import { expect, it } from "vitest";
import type { InboxPage, InboxRow } from "../wire";
import { lookedAt, withFirst, withNext } from "./rows";

const row = (row: string, at_ms: number, seen = false): InboxRow => ({
  row, happened: "followed", by: null, times: 1, at_ms, seen, title: null, begins_ms: null, cancelled: false, page: null,
});
const page = (rows: InboxRow[], next: string | null = null): InboxPage => ({ rows, next });
const names = ({ rows }: { rows: InboxRow[] }): string => rows.map(({ row }) => row).join("");

it("reads on, and keeps what it read when something new comes first", () => {
  const first = withFirst(null, page([row("e", 5), row("d", 4)], "d"));
  const both = withNext(first, page([row("d", 4), row("c", 3)], "c"));
  expect([names(both), both.next]).toEqual(["edc", "c"]);
  const again = withFirst(both, page([row("f", 6), row("e", 5)], "e"));
  expect([names(again), again.next]).toEqual(["fedc", "c"]);
});

it("has one row that happened again in its new place alone", () => {
  const first = withFirst(null, page([row("b", 2), row("a", 1)], "a"));
  const again = withFirst(first, page([row("a", 3), row("b", 2)], "b"));
  expect(names(again)).toBe("ab");
});

it("marks what was new when the screen was opened, for as long as it is there", () => {
  const first = withFirst(null, page([row("b", 2), row("a", 1, true)]));
  const again = withFirst(first, page([row("c", 3), row("b", 2, true), row("a", 1, true)]));
  expect([...again.fresh].sort()).toEqual(["b", "c"]);
});

it("has looked at everything up to the latest that was new", () => {
  expect(lookedAt(page([row("c", 3, true), row("b", 2), row("a", 1)]))).toBe(2);
  expect(lookedAt(page([row("c", 3, true)]))).toBeNull();
  expect(lookedAt(page([]))).toBeNull();
});
