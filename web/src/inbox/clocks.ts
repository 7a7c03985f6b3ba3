/** What one's clocks show for the next ten years: the server has no table of time zones. */
import { ahead, ownZone } from "../schedule/zones";
import type { ClockChange, OwnClocks } from "../wire";

const MINUTE_MS = 60_000;
/** No zone changes its clocks twice in so short a time. */
const STEP_MS = 7 * 24 * 3600_000;
const STEPS = 522;
/** The server takes no more. */
const CHANGES_MAX = 48;

const minutes = (zone: string, ms: number): number => Math.round(ahead(zone, ms) / MINUTE_MS);

export function clocksOf(zone: string, now: number): OwnClocks {
  const begin = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const first = minutes(zone, begin);
  const changes: ClockChange[] = [];
  let before = first;
  for (let step = 1; step <= STEPS && changes.length < CHANGES_MAX; step++) {
    const at = begin + step * STEP_MS;
    const after = minutes(zone, at);
    if (after === before) continue;
    changes.push({ at_ms: changeBetween(zone, at - STEP_MS, at), ahead_min: after });
    before = after;
  }
  return { zone, ahead_min: first, changes };
}

export const ownClocks = (now: number): OwnClocks => clocksOf(ownZone(), now);

/** The first minute of which the clocks are another way ahead than at `from`. */
function changeBetween(zone: string, from: number, to: number): number {
  const before = minutes(zone, from);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (minutes(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
