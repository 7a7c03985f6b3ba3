/** Days and hours as they are read. */
import { expect, it } from "vitest";
import type { Person, ScheduledCard } from "../wire";
import { byDay, day, dayKey, theirHour } from "./times";
import { ownZone } from "./zones";

const owner: Person = { member: "0000000000mai", handle: "mai", stated: "Builds bridges", field: "engineering", bot: false, invited_by: null, member_since_ms: null };
const NOON = Date.parse(`${dayKey(Date.parse("2026-11-24T12:00:00Z"))}T12:00`);
const HOUR = 3600_000;

const card = (begins_ms: number, more: Partial<ScheduledCard> = {}): ScheduledCard => ({
  scheduled: `s${begins_ms}`, state: "upcoming", title: "Bridges", topic: null, begins_ms, zone: ownZone(), length_min: 60, visibility: "open", places: 20, coming: 0, owner, own: null, link: null, ...more,
});

it("puts what begins on one day under one day, in order", () => {
  const cards = [card(NOON), card(NOON + HOUR), card(NOON + 24 * HOUR), card(NOON + 49 * HOUR)];
  expect(byDay(cards).map((one) => one.length)).toEqual([2, 1, 1]);
  expect(byDay([])).toEqual([]);
});

it("says today and tomorrow, and of other days their date", () => {
  expect(day(NOON + HOUR, NOON)).toMatch(/today/i);
  expect(day(NOON + 24 * HOUR, NOON)).toMatch(/tomorrow/i);
  expect(day(NOON + 72 * HOUR, NOON)).not.toMatch(/today|tomorrow/i);
});

it("names the owner's hour only where their clocks show another", () => {
  expect(theirHour(card(NOON))).toBeNull();
  expect(theirHour(card(NOON, { zone: "Mars/Olympus" }))).toBeNull();
  const other = ownZone() === "Asia/Kolkata" ? "Asia/Seoul" : "Asia/Kolkata";
  expect(theirHour(card(NOON, { zone: other }))).toContain("mai");
});
