/** One's answer to a poll on its way to the room: it may rest a moment before it is sent, and is shown meanwhile. */
import { type ReadonlySignal, signal } from "@preact/signals";

/** Arrow keys pass over answers on the way to another: only where one rests that long is a vote. */
export const REST_MS = 700;

export class OwnVote {
  readonly #cast: (option: number) => Promise<unknown>;
  readonly #pending = signal<number | null>(null);
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(cast: (option: number) => Promise<unknown>) {
    this.#cast = cast;
  }

  /** Chosen, and not answered by the room. */
  get pending(): ReadonlySignal<number | null> {
    return this.#pending;
  }

  choose(option: number, { rests }: { rests: boolean }): void {
    clearTimeout(this.#resting);
    this.#pending.value = option;
    if (rests) this.#resting = setTimeout(() => void this.#send(option), REST_MS);
    else void this.#send(option);
  }

  /** The poll closed, or is not shown any more: what was not sent is no vote. */
  stop(): void {
    clearTimeout(this.#resting);
    this.#pending.value = null;
  }

  async #send(option: number): Promise<void> {
    await this.#cast(option);
    // Another was chosen meanwhile.
    if (this.#pending.peek() === option) this.#pending.value = null;
  }
}
