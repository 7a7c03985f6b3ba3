/** How many reacted in a room a moment ago, until it is quiet again. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Reaction, ReactionCount } from "../wire";

/** The server tells once a second: longer than that, so that applause stands until it is over. */
const SHOWN_MS = 4_000;

/** In the order of the buttons. */
export const REACTIONS: readonly Reaction[] = ["clap", "heart", "laugh", "wow", "thumbs_up", "party"];

export class ReactionCounts {
  readonly #shown = signal<ReactionCount[]>([]);
  #over: ReturnType<typeof setTimeout> | undefined;

  get shown(): ReadonlySignal<ReactionCount[]> {
    return this.#shown;
  }

  heard(counts: ReactionCount[]): void {
    const all = [...this.#shown.peek(), ...counts];
    const count = (of: Reaction): number => all.filter(({ reaction }) => reaction === of).reduce((sum, { count }) => sum + count, 0);
    this.#shown.value = REACTIONS.map((reaction) => ({ reaction, count: count(reaction) })).filter(({ count }) => count > 0);
    clearTimeout(this.#over);
    this.#over = setTimeout(() => this.clear(), SHOWN_MS);
  }

  clear(): void {
    clearTimeout(this.#over);
    this.#shown.value = [];
  }
}
