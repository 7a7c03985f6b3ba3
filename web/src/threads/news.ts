/** What is told of threads while the page lives: how much is unread, and whoever shows one hears of it. */
import type { ReadonlySignal } from "@preact/signals";
import type { Got } from "../api";
import { Count } from "../ui/count";
import type { Tell, Unread } from "../wire";

export type Told = Extract<Tell, { kind: "message_said" | "thread_changed" }>;

export interface Inputs {
  fetch: () => Promise<Got<Unread>>;
  /** Is anybody looking at this page? */
  seen: () => boolean;
  /** Somebody wrote, in a thread that nobody looks at. */
  came: (handle: string) => void;
}

export class ThreadNews {
  readonly #inputs: Inputs;
  readonly #unread: Count<Unread>;
  readonly #listeners = new Set<(told: Told) => void>();
  #shown: string | null = null;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
    this.#unread = new Count({ threads: 0, requests: 0 }, inputs.fetch);
  }

  get unread(): ReadonlySignal<Unread> {
    return this.#unread.now;
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
    this.#unread.refresh();
  }

  /** Signed out. */
  forget(): void {
    this.#unread.forget();
  }
}
