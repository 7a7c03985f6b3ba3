/** What clocks show: every change of ten years, to the minute, and no more than the server takes. */
import { expect, it } from "vitest";
import { ahead } from "../schedule/zones";
import { clocksOf } from "./clocks";

const NOW = Date.UTC(2027, 0, 15, 8, 0, 30);

it("knows when the clocks of Rome are changed, to the minute", () => {
  const { zone, ahead_min, changes } = clocksOf("Europe/Rome", NOW);
  expect([zone, ahead_min, changes.length]).toEqual(["Europe/Rome", 60, 20]);
  expect(changes[0]).toEqual({ at_ms: Date.UTC(2027, 2, 28, 1), ahead_min: 120 });
  expect(changes[1]).toEqual({ at_ms: Date.UTC(2027, 9, 31, 1), ahead_min: 60 });
});

it("shows what the browser shows, at every hour of ten years", () => {
  for (const zone of ["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Ho_Chi_Minh", "Pacific/Chatham", "UTC"]) {
    const { ahead_min, changes } = clocksOf(zone, NOW);
    expect(changes.length).toBeLessThanOrEqual(48);
    expect(changes.every(({ at_ms }, at) => at === 0 || at_ms > (changes[at - 1]?.at_ms ?? 0))).toBe(true);
    for (let ms = NOW; ms < NOW + 10 * 365 * 864e5; ms += 31 * 3600_000) {
      const shown = changes.findLast(({ at_ms }) => at_ms <= ms)?.ahead_min ?? ahead_min;
      if (shown * 60_000 !== ahead(zone, ms)) expect([zone, new Date(ms).toISOString(), shown]).toEqual([zone, "", ahead(zone, ms) / 60_000]);
    }
  }
});

it("has nothing to say of clocks that are never changed", () => {
  expect(clocksOf("Asia/Seoul", NOW)).toEqual({ zone: "Asia/Seoul", ahead_min: 540, changes: [] });
});
