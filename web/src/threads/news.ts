/** What is told of threads while the page lives: how much is unread, and whoever shows one hears of it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Got } from "../api";
import type { Tell, Unread } from "../wire";

export type Told = Extract<Tell, { kind: "message_said" | "thread_changed" }>;

/** Of many messages at once the count is asked for once. Longer is kinder to the server; shorter counts sooner. */
export const APART_MS = 500;

const NOTHING: Unread = { threads: 0, requests: 0 };

export interface Inputs {
  fetch: () => Promise<Got<Unread>>;
  /** Is anybody looking at this page? */
  seen: () => boolean;
  /** Somebody wrote, in a thread that nobody looks at. */
  came: (handle: string) => void;
}

export class ThreadNews {
  readonly #inputs: Inputs;
  readonly #unread = signal<Unread>(NOTHING);
  readonly #listeners = new Set<(told: Told) => void>();
  #shown: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts accounts, so that an answer to the one before is recognised as late. */
  #turn = 0;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  get unread(): ReadonlySignal<Unread> {
    return this.#unread;
  }

  hear(told: Told): void {
    for (const listener of this.#listeners) listener(told);
    this.refresh();
    if (told.kind === "thread_changed" || told.message.mine || !told.person) return;
    if (told.thread !== this.#shown || !this.#inputs.seen()) this.#inputs.came(told.person.handle);
  }

  /** Returns what ends it. */
  listen(listener: (told: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** This thread is on the screen. Returns what ends it. */
  show(thread: string): () => void {
    this.#shown = thread;
    return () => {
      if (this.#shown === thread) this.#shown = null;
    };
  }

  /** Asks again in a moment. */
  refresh(): void {
    this.#timer ??= setTimeout(() => void this.#ask(), APART_MS);
  }

  /** Signed out. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#turn += 1;
    this.#unread.value = NOTHING;
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const turn = this.#turn;
    const got = await this.#inputs.fetch();
    if (got.ok && turn === this.#turn) this.#unread.value = got.value;
  }
}
