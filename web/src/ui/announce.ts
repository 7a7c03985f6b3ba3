/** Says things to screen readers through two regions that are always in the page. */

type Region = "polite" | "assertive";

const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const spokenAt = new Map<string, number>();

function say(region: Region, text: string): void {
  const element = document.getElementById(region);
  if (!element) return;
  // The same text twice is no change, and would not be read again.
  element.textContent = element.textContent === text ? `${text}\u00a0` : text;
}

/** At once: something was done to the reader. */
export const announceNow = (text: string): void => say("assertive", text);

/** When there is a pause. Of several about the same thing within `apart_ms` only the newest is said; none before it has held for `settle_ms`. */
export function announce(text: string, { about, apart_ms, settle_ms = 0 }: { about: string; apart_ms: number; settle_ms?: number } = { about: "", apart_ms: 0 }): void {
  cancel(about);
  const ready = Math.max(settle_ms, (spokenAt.get(about) ?? -Infinity) + apart_ms - Date.now());
  const speak = (): void => {
    waiting.delete(about);
    spokenAt.set(about, Date.now());
    say("polite", text);
  };
  if (ready <= 0) speak();
  else waiting.set(about, setTimeout(speak, ready));
}

/** What waits to be said about this is not true any more. */
export function cancel(about: string): void {
  clearTimeout(waiting.get(about));
  waiting.delete(about);
}

export function cancelAll(): void {
  for (const about of waiting.keys()) cancel(about);
}
