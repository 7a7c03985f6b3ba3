/**
 * Whether sound still passes, by what the room says over the socket: browsers check their path every 2.5 s, and take twice that to say
 * that it is dead.
 */
import type { SpeakingLevel } from "../wire";

/** Sound of others is missing, or one's own arrives nowhere, for so long: the path is dead. */
export const DEAD_AFTER_MS = 700;
/** The server names nobody whose last packet is this old: whoever it names later than that after our last one should have arrived. */
const NAMED_MAX_MS = 600;
/** While anybody speaks its word comes every 300 ms, in a large room every two seconds; so much later than last time it is late. */
const WORD_LATE_MS = 200;
/** Before it is known which of them this room is. */
const WORD_PAUSE_MAX_MS = 2_000;
/** How often that is looked at. */
export const LOOK_INTERVAL_MS = 150;
/** Of 100; from here on something is sent for sure. */
const AUDIBLE = 8;
/** One's own voice, as measured here before it goes out. */
const LOUD = 0.45;
/** The microphone's level comes many times a second. A longer pause is a page asleep. */
const METER_PAUSE_MAX_MS = 200;

export class PathWatch {
  /** The newest packet's mark, and when it was seen to change. None came yet on this connection: 0. */
  #mark = 0;
  #arrivedAt = -Infinity;
  /** Since when others have been speaking without a pause. */
  #speakingSince: number | null = null;
  #toldAt = -Infinity;
  /** Between the last two words while others spoke. */
  #wordPauseMs = WORD_PAUSE_MAX_MS;
  /** One's own voice was named since this connection began. */
  #named = false;
  #loudMs = 0;
  #meteredAt = -Infinity;

  /** A new connection, on which nothing is known yet. */
  reset(): void {
    this.#mark = 0;
    this.#arrivedAt = -Infinity;
    this.#speakingSince = null;
    this.#named = false;
    this.#loudMs = 0;
  }

  /** The server's word on who speaks, which comes again and again while anybody does, and once when nobody does any more. */
  told(levels: SpeakingLevel[], own: string, now: number): void {
    if (levels.some(({ member }) => member === own)) {
      this.#named = true;
      this.#loudMs = 0;
    }
    if (this.#speakingSince !== null) this.#wordPauseMs = now - this.#toldAt;
    if (!levels.some(({ member, level }) => member !== own && level >= AUDIBLE)) this.#speakingSince = null;
    else this.#speakingSince ??= now;
    this.#toldAt = now;
  }

  /** `mark` is that of the newest packet. Dead for sure: others speak, and nothing of it comes; perhaps: the server says nothing either. */
  look(mark: number, now: number): "alive" | "perhaps dead" | "dead" {
    if (mark !== this.#mark) {
      this.#mark = mark;
      this.#arrivedAt = now;
    }
    const waitedSince = Math.max(this.#arrivedAt, this.#speakingSince ?? Infinity);
    if (this.#mark === 0 || now - waitedSince < DEAD_AFTER_MS) return "alive";
    if (this.#toldAt - this.#arrivedAt >= NAMED_MAX_MS) return "dead";
    return now - this.#toldAt >= this.#wordPauseMs + WORD_LATE_MS ? "perhaps dead" : "alive";
  }

  /** How loud one's own voice goes out, 0 to 1. True: the server hears nothing of it, and did before. */
  sent(level: number, now: number): boolean {
    const passed = Math.min(METER_PAUSE_MAX_MS, now - this.#meteredAt);
    this.#meteredAt = now;
    if (level >= LOUD) this.#loudMs += passed;
    if (!this.#named || this.#loudMs < DEAD_AFTER_MS) return false;
    this.#loudMs = 0;
    return true;
  }
}
