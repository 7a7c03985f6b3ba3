/** Minutes of the day are written as fields write them, and read back. */
import { expect, it } from "vitest";
import { minuteOf, timeOf } from "./times";

it("writes every minute of the day so that it is read back", () => {
  for (let minute = 0; minute < 1440; minute++) expect(minuteOf(timeOf(minute))).toBe(minute);
  expect([timeOf(0), timeOf(1320)]).toEqual(["00:00", "22:00"]);
});

it("reads seconds away, and nothing that is no time", () => {
  expect(minuteOf("07:30:15")).toBe(450);
  for (const time of ["", "24:00", "7:30", "07:60", "night"]) expect(minuteOf(time)).toBeNull();
});
