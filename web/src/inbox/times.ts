/** Minutes of the day, as a field for a time writes them. */

const two = (number: number): string => String(number).padStart(2, "0");

/** 1320 is "22:00". */
export const timeOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** "22:00" is 1320; `null`: it is no time, as while somebody types it. */
export function minuteOf(time: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}
