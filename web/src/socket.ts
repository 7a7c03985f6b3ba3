/** One WebSocket to the server: asks with ids, answers, beats, and coming back after a lost connection. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { BEAT_INTERVAL_MS, type Ask, type Asked, type Refused, type Tell } from "./wire";

/** How an ask ended. Lost: the connection broke first, so nobody knows; the next snapshot tells. */
export type Answer = { kind: "done" } | { kind: "refused"; refusal: Refused } | { kind: "lost" };

/** Off: not wanted. Waiting: lost, and trying again in a moment. */
export type SocketState = "off" | "connecting" | "open" | "waiting";

/** Nothing heard for this long means the connection is dead, whatever the system says. */
export const SILENCE_MAX_MS = 3 * BEAT_INTERVAL_MS;
/** Where the network may have changed under a connection, nothing heard for this long means the same. */
export const DOUBT_MAX_MS = 1_000;
/** One that is being made meanwhile gets this long: it takes several round trips. */
const DIAL_MAX_MS = 3_000;
/** The first try comes almost at once: most losses are short, and somebody is listening. */
export const RETRY_FIRST_MS = 250;
/** The longest pause between tries. Longer spares a struggling server, shorter spares the listener. */
export const RETRY_MAX_MS = 8_000;
/** More asks than this without an answer are not sent: something is wrong. */
export const ASKS_MAX = 64;

/** The part of `WebSocket` used here. */
export interface Wire {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

export interface Inputs {
  dial: () => Wire;
  /** Every message, in order. */
  hear: (tell: Tell) => void;
  /** A try failed before the server said welcome: is it still worth trying (the session may be over)? */
  worthTrying: () => Promise<boolean>;
  random?: () => number;
}

/** How long to wait before try number `tries` (from 0): doubles up to a bound, and is spread so that not all come back at once. */
export function retryDelay(tries: number, random: () => number): number {
  const ceiling = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(tries, 16));
  return Math.round(ceiling * (0.5 + random() / 2));
}

export class Socket {
  readonly #inputs: Inputs;
  readonly #state = signal<SocketState>("off");
  readonly #lostSince = signal<number | null>(null);
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #wire: Wire | null = null;
  #welcomed = false;
  #tries = 0;
  #lastId = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  get state(): ReadonlySignal<SocketState> {
    return this.#state;
  }

  /** Since when (ms since the epoch) there has been no connection although one is wanted. */
  get lostSince(): ReadonlySignal<number | null> {
    return this.#lostSince;
  }

  start(): void {
    if (this.#state.value === "off") this.#dial();
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#hangUp();
    this.#tries = 0;
    this.#lostSince.value = null;
    this.#state.value = "off";
  }

  /** Does not wait for the pause to end: the network came back, or somebody pressed "try now". */
  retryNow(): void {
    if (this.#state.value !== "waiting") return;
    clearTimeout(this.#retry);
    this.#dial();
  }

  /** The network may have changed: a connection that does not answer now is of the one before. */
  doubt(): void {
    if (this.#state.value === "off" || this.#state.value === "waiting") return this.retryNow();
    if (this.#state.value === "connecting") return this.#listenForSilence(DIAL_MAX_MS);
    // Whatever is heard next calms the doubt. This ask changes nothing, and a ticket may be of use.
    void this.ask({ kind: "fetch_ticket" });
    this.#listenForSilence(DOUBT_MAX_MS);
  }

  ask(ask: Ask): Promise<Answer> {
    if (!this.#wire || !this.#welcomed || this.#pending.size >= ASKS_MAX) return Promise.resolve({ kind: "lost" });
    const asked: Asked = { id: (this.#lastId = (this.#lastId % 0xffff_ffff) + 1), ask };
    const answer = new Promise<Answer>((resolve) => this.#pending.set(asked.id, resolve));
    this.#wire.send(JSON.stringify(asked));
    return answer;
  }

  #dial(): void {
    this.#hangUp();
    this.#state.value = "connecting";
    const wire = this.#inputs.dial();
    this.#wire = wire;
    wire.onmessage = ({ data }) => this.#heard(data);
    wire.onclose = () => this.#lost();
    this.#listenForSilence();
  }

  #heard(data: unknown): void {
    this.#listenForSilence();
    const tell = JSON.parse(String(data)) as Tell;
    switch (tell.kind) {
      case "welcome":
        this.#welcomed = true;
        this.#tries = 0;
        this.#lostSince.value = null;
        this.#state.value = "open";
        break;
      case "done":
        this.#answer(tell.id, { kind: "done" });
        break;
      case "refused":
        this.#answer(tell.id, { kind: "refused", refusal: tell.refusal });
        break;
      default:
    }
    if (tell.kind !== "beat") this.#inputs.hear(tell);
  }

  #answer(id: number, answer: Answer): void {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    waiting?.(answer);
  }

  #listenForSilence(most = SILENCE_MAX_MS): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), most);
  }

  #lost(): void {
    const hadWelcome = this.#welcomed;
    this.#hangUp();
    this.#lostSince.value ??= Date.now();
    this.#state.value = "waiting";
    this.#retry = setTimeout(() => void this.#tryAgain(hadWelcome), retryDelay(this.#tries, this.#inputs.random ?? Math.random));
    this.#tries += 1;
  }

  async #tryAgain(hadWelcome: boolean): Promise<void> {
    if (hadWelcome || (await this.#inputs.worthTrying())) {
      if (this.#state.value === "waiting") this.#dial();
    } else {
      this.stop();
    }
  }

  #hangUp(): void {
    clearTimeout(this.#silence);
    const wire = this.#wire;
    this.#wire = null;
    this.#welcomed = false;
    if (wire) {
      wire.onmessage = wire.onclose = wire.onopen = null;
      wire.close();
    }
    for (const waiting of this.#pending.values()) waiting({ kind: "lost" });
    this.#pending.clear();
  }
}
