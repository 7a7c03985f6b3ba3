/** The messages of a thread, put together out of pages and of what is told meanwhile. */
import { expect, it } from "vitest";
import type { Message, MessagesPage } from "../wire";
import { type Known, byDay, isRead, refreshed, toRead, withEarlier, withMessage } from "./conversation";

const message = (n: number, mine = false): Message => ({ n, mine, at_ms: n, text: `${n}` });
const from = (first: number, last: number): Message[] => Array.from({ length: last - first + 1 }, (_, at) => message(first + at));
const page = (first: number, last: number, next: number | null = first === 1 ? null : first): MessagesPage => ({ messages: from(first, last), next });
const known = (first: number, last: number): Known => ({ messages: from(first, last), earlier: first === 1 ? null : first });
const numbers = ({ messages }: Known): number[] => messages.map(({ n }) => n);

it("has each message once, in order, whichever way it came", () => {
  const twice = withMessage(withMessage(known(1, 3), message(5)), message(5));
  expect(numbers(withMessage(twice, message(4)))).toEqual([1, 2, 3, 4, 5]);
  expect(withEarlier(known(4, 6), page(2, 4))).toEqual({ messages: from(2, 6), earlier: 2 });
});

it("goes on where the latest page joins what is known", () => {
  const before = known(2, 10);
  expect(refreshed(before, before, page(8, 14))).toEqual({ messages: from(2, 14), earlier: 2 });
  expect(refreshed(before, before, page(11, 14))).toEqual({ messages: from(2, 14), earlier: 2 });
  expect(refreshed(null, null, page(1, 4))).toEqual({ messages: from(1, 4), earlier: null });
  expect(refreshed(before, before, page(1, 14))).toEqual({ messages: from(1, 14), earlier: null });
});

it("hides no gap: what may miss something between begins anew, with what was told since", () => {
  const before = known(2, 10);
  const now = withMessage(before, message(70));
  expect(refreshed(before, now, page(20, 69))).toEqual({ messages: from(20, 70), earlier: 20 });
});

it("puts what was said on one day together", () => {
  const days = byDay(from(1, 5), (ms) => (ms < 3 ? "Monday" : "Tuesday"));
  expect(days.map(({ day, messages }) => [day, messages.length])).toEqual([["Monday", 2], ["Tuesday", 3]]);
});

it("says that it is read only where the last word is mine", () => {
  expect(isRead([message(1), message(2, true)], 2)).toBe(true);
  expect(isRead([message(1), message(2, true)], 1)).toBe(false);
  expect(isRead([message(1, true), message(2)], 2)).toBe(false);
  expect(isRead([], 0)).toBe(false);
});

it("says once that something new is read, and nothing of my own words", () => {
  expect(toRead([message(1), message(2)], { read: 1, unread: 1 })).toBe(2);
  expect(toRead([message(1), message(2)], { read: 2, unread: 0 })).toBeNull();
  expect(toRead([message(1), message(2, true)], { read: 1, unread: 0 })).toBeNull();
  // Both wanted to talk, and nobody wrote yet.
  expect(toRead([], { read: 0, unread: 1 })).toBe(0);
});
