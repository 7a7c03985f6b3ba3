/** Where the bars of a chart stand: pure numbers, drawn by chart.tsx. */

/** One series of a chart, a value for each place; `null`: not told. */
export type Values = readonly (number | null)[];

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Which series. */
  of: number;
}

export interface Bars {
  /** What the height of the chart stands for. */
  top: number;
  bars: Bar[];
  /** Places of which something is not told. */
  untold: { x: number; width: number }[];
}

/** Of the width that each place has. */
const GAP = 0.25;

/** The next number that reads well: 1, 2, 5 and their tenfolds. Never nothing. */
export function niceTop(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((step) => step * power >= most) ?? 10;
  return step * power;
}

/** Series stand on one another. `top`: where it is known beforehand, as of shares. */
export function barsOf(series: readonly Values[], width: number, height: number, top?: number): Bars {
  const places = Math.max(0, ...series.map((values) => values.length));
  const at = Array.from({ length: places }, (_, place) => series.map((values) => values[place] ?? null));
  const sums = at.map((values) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const full = top ?? niceTop(Math.max(0, ...sums));
  const step = places === 0 ? 0 : width / places;
  const [x, wide] = [(place: number) => (place + GAP / 2) * step, (1 - GAP) * step];
  const bars = at.flatMap((values, place) => {
    let below = 0;
    return values.flatMap((value, of) => {
      if (value === null || value <= 0) return [];
      const tall = (Math.min(value, full) / full) * height;
      below += tall;
      return [{ x: x(place), y: height - below, width: wide, height: tall, of }];
    });
  });
  const untold = at.flatMap((values, place) => (values.includes(null) ? [{ x: x(place), width: wide }] : []));
  return { top: full, bars, untold };
}
