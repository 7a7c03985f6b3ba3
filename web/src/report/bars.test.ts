/** Bars stand where their numbers say. */
import { expect, test } from "vitest";
import { barsOf, niceTop } from "./bars";

test("the top is a number that reads well, and no bar is taller", () => {
  expect([0, 0.03, 1, 1.2, 7, 10, 11, 480, 5001].map(niceTop)).toEqual([1, 0.05, 1, 2, 10, 10, 20, 500, 10_000]);
  expect(niceTop(Number.NaN)).toBe(1);
  const { top, bars } = barsOf([[3, 7, 4]], 300, 100);
  expect(top).toBe(10);
  expect(bars.map(({ height }) => height)).toEqual([30, 70, 40]);
  expect(bars.every(({ x, width }) => x >= 0 && x + width <= 300)).toBe(true);
  expect(bars.map(({ y, height }) => y + height)).toEqual([100, 100, 100]);
});

test("series stand on one another and fill the height together at most", () => {
  const { top, bars } = barsOf([[5, 0], [10, 15]], 100, 60);
  expect(top).toBe(20);
  expect(bars.map(({ of, y, height }) => [of, y, height])).toEqual([[0, 45, 15], [1, 15, 30], [1, 15, 45]]);
  expect(barsOf([[0.5]], 100, 60, 1).bars[0]?.height).toBe(30);
  expect(barsOf([[2]], 100, 60, 1).bars[0]?.height).toBe(60);
});

test("what is not told has a place and no bar", () => {
  const { bars, untold } = barsOf([[null, 5], [6, null]], 200, 100);
  expect(bars.map(({ of }) => of)).toEqual([1, 0]);
  expect(untold.map(({ x }) => x)).toEqual([12.5, 112.5]);
  expect(barsOf([], 100, 50)).toEqual({ top: 1, bars: [], untold: [] });
  expect(barsOf([[0, 0]], 100, 50).bars).toEqual([]);
});
