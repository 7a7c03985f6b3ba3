/** Looking for something while somebody types: asked when they pause, and the answer to what stands there now is shown. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Got, NotGot } from "../api";

/** Shorter asks for every letter; longer feels slow. */
export const PAUSE_MS = 250;

/** `of`: what was typed when it was found. */
export type Sought<T> = { at: "nothing" } | { at: "looking" } | { at: "failed"; why: NotGot } | { at: "here"; of: string; value: T };

export class Find<T> {
  readonly #found = signal<Sought<T>>({ at: "nothing" });
  readonly #ask: (text: string) => Promise<Got<T>>;
  #wanted = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of several questions only the last one's answer counts. */
  #turn = 0;

  constructor(ask: (text: string) => Promise<Got<T>>) {
    this.#ask = ask;
  }

  get found(): ReadonlySignal<Sought<T>> {
    return this.#found;
  }

  typed(text: string): void {
    this.stop();
    this.#wanted = text.trim();
    if (this.#wanted === "") {
      this.#found.value = { at: "nothing" };
      return;
    }
    // What was found for a part of it stays until there is something better.
    if (this.#found.peek().at !== "here") this.#found.value = { at: "looking" };
    this.#timer = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  /** The same once more. */
  again(): void {
    this.#found.value = { at: "looking" };
    this.typed(this.#wanted);
  }

  /** What was found is another now. */
  change(into: (value: T) => T): void {
    const found = this.#found.peek();
    if (found.at === "here") this.#found.value = { ...found, value: into(found.value) };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #look(): Promise<void> {
    const turn = (this.#turn += 1);
    const of = this.#wanted;
    const got = await this.#ask(of);
    if (turn === this.#turn) this.#found.value = got.ok ? { at: "here", of, value: got.value } : { at: "failed", why: got };
  }
}

/** As long as it is shown. With another `key` something else is looked for. */
export function useFind<T>(key: string, text: string, ask: (text: string) => Promise<Got<T>>): Find<T> {
  const find = useMemo(() => new Find(ask), [key]);
  useEffect(() => find.typed(text), [find, text]);
  useEffect(() => () => find.stop(), [find]);
  return find;
}
