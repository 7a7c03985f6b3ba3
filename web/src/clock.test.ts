/** A device whose clock is wrong goes by the server's. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { serverNow, setClock } from "./clock";

const NOON = Date.UTC(2026, 10, 23, 12);
const header = (ms: number): string => new Date(ms).toUTCString();

beforeEach(() => void vi.useFakeTimers({ now: NOON }));
afterEach(() => {
  setClock(header(Date.now()), Date.now());
  vi.useRealTimers();
});

it("trusts the device where both say about the same", () => {
  setClock(header(NOON - 1_000), NOON);
  expect(serverNow()).toBe(NOON);
});

it("follows the server where the device is minutes off", () => {
  setClock(header(NOON + 300_000), NOON);
  expect(serverNow()).toBe(NOON + 300_500);
});

it("learns nothing from an answer that was long under way, or has no date", () => {
  setClock(header(NOON + 300_000), NOON - 30_000);
  setClock(null, NOON);
  expect(serverNow()).toBe(NOON);
});
