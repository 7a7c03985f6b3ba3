/** Reactions add up while they come, and are gone when it is quiet. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReactionCounts } from "./reaction-counts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const said = (counts: ReactionCounts): string => counts.shown.value.map(({ reaction, count }) => `${reaction} ${count}`).join(" ");

it("adds up what comes while it is shown, in the order of the buttons", () => {
  const counts = new ReactionCounts();
  counts.heard([{ reaction: "heart", count: 2 }]);
  vi.advanceTimersByTime(3_000);
  counts.heard([{ reaction: "clap", count: 5_000 }, { reaction: "heart", count: 1 }]);
  expect(said(counts)).toBe("clap 5000 heart 3");
  vi.advanceTimersByTime(3_999);
  expect(said(counts)).toBe("clap 5000 heart 3");
});

it("shows nothing once it is quiet, and begins anew then", () => {
  const counts = new ReactionCounts();
  counts.heard([{ reaction: "wow", count: 7 }]);
  vi.advanceTimersByTime(4_000);
  expect(said(counts)).toBe("");
  counts.heard([{ reaction: "wow", count: 1 }]);
  expect(said(counts)).toBe("wow 1");
  counts.clear();
  expect(said(counts)).toBe("");
});
