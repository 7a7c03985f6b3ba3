/** What is told of the inbox while the page lives: how much was not looked at, and whoever shows it hears of it. */
import { Count } from "../ui/count";
import type { Unseen } from "../wire";
import { calls } from "./calls";

export class InboxNews {
  readonly unseen = new Count<Unseen>({ rows: 0 }, calls.unseen);
  readonly #listeners = new Set<() => void>();

  hear(): void {
    for (const listener of this.#listeners) listener();
    this.unseen.refresh();
  }

  /** Returns what ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
