/** When the bell rings, and when it does not. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TurnBell } from "./turn-bell";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function start() {
  const rung: string[] = [];
  const bell = new TurnBell((which) => rung.push(`${which} at ${Date.now() / 1000}`));
  return { bell, rung };
}

it("rings fifteen seconds before the end, and at the end", () => {
  const { bell, rung } = start();
  bell.follow(120_000);
  vi.advanceTimersByTime(300_000);
  expect(rung).toEqual(["soon at 105", "over at 120"]);
});

it("does not warn of a turn that is shorter than the warning", () => {
  const { bell, rung } = start();
  bell.follow(10_000);
  vi.advanceTimersByTime(20_000);
  expect(rung).toEqual(["over at 10"]);
});

it("rings anew for a turn that was made longer", () => {
  const { bell, rung } = start();
  bell.follow(60_000);
  vi.advanceTimersByTime(50_000);
  bell.follow(120_000);
  vi.advanceTimersByTime(100_000);
  expect(rung).toEqual(["soon at 45", "soon at 105", "over at 120"]);
});

it("is silent when the turn is given on, and rings when the room was quicker than the clock here", () => {
  const { bell, rung } = start();
  bell.follow(60_000);
  vi.advanceTimersByTime(30_000);
  bell.follow(null);
  vi.advanceTimersByTime(60_000);
  expect(rung).toEqual([]);
  bell.follow(150_000);
  vi.advanceTimersByTime(59_500);
  bell.follow(null);
  vi.advanceTimersByTime(60_000);
  expect(rung).toEqual(["soon at 135", "over at 149.5"]);
});

it("rings once at the end, also when the room says so afterwards", () => {
  const { bell, rung } = start();
  bell.follow(10_000);
  vi.advanceTimersByTime(10_000);
  bell.follow(null);
  expect(rung).toEqual(["over at 10"]);
});

it("does not ring for a turn that was over before one looked", () => {
  const { bell, rung } = start();
  vi.setSystemTime(100_000);
  bell.follow(90_000);
  bell.follow(null);
  vi.advanceTimersByTime(60_000);
  expect(rung).toEqual([]);
});
