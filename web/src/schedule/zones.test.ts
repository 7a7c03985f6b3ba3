/** Hours in zones, where clocks jump. */
import { describe, expect, it } from "vitest";
import { ahead, isZone, momentOf, wall, zones } from "./zones";

const HOUR = 3600_000;
const at = (text: string): number => Date.parse(text);

describe("the clocks of a zone", () => {
  it.each([
    ["UTC", "2026-07-01T12:00:00Z", 0],
    ["Europe/Rome", "2026-07-01T12:00:00Z", 2],
    ["Europe/Rome", "2026-12-01T12:00:00Z", 1],
    ["Asia/Seoul", "2026-07-01T12:00:00Z", 9],
    ["Asia/Kolkata", "2026-07-01T12:00:00Z", 5.5],
    ["America/New_York", "2026-07-01T12:00:00Z", -4],
    ["Australia/Sydney", "2026-12-01T12:00:00Z", 11],
    ["Pacific/Kiritimati", "2026-12-31T23:59:59Z", 14],
  ])("%s at %s are %s hours ahead", (zone, moment, hours) => {
    expect(ahead(zone, at(moment))).toBe(hours * HOUR);
  });

  it("show midnight as midnight", () => expect(wall(at("2026-06-30T22:00:00Z"), "Europe/Rome")).toBe("2026-07-01T00:00"));

  it("know nothing of zones that are none", () => {
    expect(isZone("Europe/Rome")).toBe(true);
    expect(isZone("Europe/Atlantis")).toBe(false);
    expect(zones()).toContain("UTC");
  });
});

describe("a moment", () => {
  it.each(["Europe/Rome", "America/New_York", "Asia/Seoul", "Australia/Sydney", "Asia/Kolkata", "UTC", "America/St_Johns"])("comes back from what is shown in %s, in every week of a year", (zone) => {
    for (let week = 0; week < 53; week += 1) {
      const moment = at("2026-01-01T16:30:00Z") + week * 7 * 24 * HOUR;
      expect(momentOf(wall(moment, zone), zone)).toBe(moment);
    }
  });

  it("that clocks skip in spring is put off by as much", () => {
    // On 29 March 2026 clocks in Rome go from 02:00 to 03:00.
    const moment = momentOf("2026-03-29T02:30", "Europe/Rome");
    expect(moment).toBe(at("2026-03-29T01:30:00Z"));
    expect(wall(moment ?? 0, "Europe/Rome")).toBe("2026-03-29T03:30");
  });

  it("that clocks show twice in autumn is the first one", () => {
    // On 25 October 2026 clocks in Rome go from 03:00 to 02:00.
    expect(momentOf("2026-10-25T02:30", "Europe/Rome")).toBe(at("2026-10-25T00:30:00Z"));
    expect(momentOf("2026-11-01T01:30", "America/New_York")).toBe(at("2026-11-01T05:30:00Z"));
  });

  it("keeps its hour on the clock across a change", () => {
    const [winter, summer] = [momentOf("2026-03-28T18:00", "Europe/Rome"), momentOf("2026-03-29T18:00", "Europe/Rome")];
    expect((summer ?? 0) - (winter ?? 0)).toBe(23 * HOUR);
  });

  it("is none where nothing is written", () => {
    expect(momentOf("", "UTC")).toBeNull();
    expect(momentOf("2026-13-01T10:00", "UTC")).toBeNull();
  });
});
