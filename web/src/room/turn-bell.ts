/** When the bell rings for whoever has the turn: a little before its end, and at the end. */
import { serverNow } from "../clock";

/** Time to come to the point. */
export const SOON_MS = 15_000;
/** The server may say that a turn is over a moment before the clock here does. */
const EARLY_MS = 1_500;

export class TurnBell {
  readonly #ring: (bell: "soon" | "over") => void;
  #until: number | null = null;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(ring: (bell: "soon" | "over") => void) {
    this.#ring = ring;
  }

  /** Until when one has the turn; `null`: somebody else, or nobody. */
  follow(until_ms: number | null): void {
    if (until_ms === this.#until) return;
    const before = this.#until;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#until = until_ms;
    const left = (until_ms ?? before ?? 0) - serverNow();
    if (until_ms === null) {
      // Given on before the end: nothing rings. At the end the bell here may have rung already.
      if (left > 0 && left < EARLY_MS) this.#ring("over");
      this.#timers = [];
      return;
    }
    const at = (ms: number, bell: "soon" | "over"): ReturnType<typeof setTimeout>[] => (ms > 0 ? [setTimeout(() => this.#ring(bell), ms)] : []);
    this.#timers = [...at(left - SOON_MS, "soon"), ...at(left, "over")];
  }
}
