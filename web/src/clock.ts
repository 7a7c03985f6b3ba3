/** The server's clock, as far as this device's is wrong: a turn ends for all at the same moment. */

/** An answer's header is cut to the second, and was under way: less than this says nothing. */
const UNCERTAIN_MS = 2_000;

let ahead_ms = 0;

/** `date`: of an answer's header; `asked_ms`: when it was asked for, by this device's clock. */
export function setClock(date: string | null, asked_ms: number): void {
  const [told, heard_ms] = [Date.parse(date ?? ""), Date.now()];
  if (Number.isNaN(told) || heard_ms - asked_ms > UNCERTAIN_MS) return;
  const ahead = told + 500 - (asked_ms + heard_ms) / 2;
  ahead_ms = Math.abs(ahead) < UNCERTAIN_MS ? 0 : ahead;
}

/** Milliseconds since the epoch, as the server counts them. */
export const serverNow = (): number => Date.now() + ahead_ms;
