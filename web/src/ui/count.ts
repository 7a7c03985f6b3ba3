/** Something that the server counts and that others change: of many changes at once it is asked for once. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Got } from "../api";

/** Longer is kinder to the server; shorter counts sooner. */
export const APART_MS = 500;

export class Count<T> {
  readonly #nothing: T;
  readonly #fetch: () => Promise<Got<T>>;
  readonly #now: Signal<T>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts accounts, so that an answer to the one before is recognised as late. */
  #turn = 0;

  constructor(nothing: T, fetch: () => Promise<Got<T>>) {
    this.#nothing = nothing;
    this.#fetch = fetch;
    this.#now = signal(nothing);
  }

  get now(): ReadonlySignal<T> {
    return this.#now;
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
    this.#now.value = this.#nothing;
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const turn = this.#turn;
    const got = await this.#fetch();
    if (got.ok && turn === this.#turn) this.#now.value = got.value;
  }
}
