/** Looking for a topic while somebody types: asked when they pause, and the answer to what stands there now is shown. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Got, NotGot } from "../api";
import type { TopicRow } from "../wire";

/** Shorter asks for every letter; longer feels slow. */
export const PAUSE_MS = 250;

export type Found = { at: "nothing" } | { at: "looking" } | { at: "failed"; why: NotGot } | { at: "here"; of: string; topics: TopicRow[] };

/** Whether a name is typed that none of these goes by. The server knows better what is the same: it makes none twice. */
export const isNew = (typed: string, topics: readonly TopicRow[]): boolean => {
  const wanted = typed.trim().toLowerCase();
  return wanted !== "" && !topics.some(({ names }) => names.some((name) => name.toLowerCase() === wanted));
};

export class FindTopic {
  readonly #found = signal<Found>({ at: "nothing" });
  readonly #ask: (text: string) => Promise<Got<TopicRow[]>>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of several questions only the last one's answer counts. */
  #turn = 0;

  constructor(ask: (text: string) => Promise<Got<TopicRow[]>>) {
    this.#ask = ask;
  }

  get found(): ReadonlySignal<Found> {
    return this.#found;
  }

  typed(text: string): void {
    this.stop();
    const wanted = text.trim();
    if (wanted === "") {
      this.#found.value = { at: "nothing" };
      return;
    }
    // What was found for a part of it stays until there is something better.
    if (this.#found.peek().at !== "here") this.#found.value = { at: "looking" };
    this.#timer = setTimeout(() => void this.#look(wanted), PAUSE_MS);
  }

  /** A topic that was found is another now, or was not among them. */
  changed(topic: TopicRow): void {
    const found = this.#found.peek();
    if (found.at !== "here") return;
    const is = (other: TopicRow): boolean => other.names[0] === topic.names[0];
    const topics = found.topics.some(is) ? found.topics.map((other) => (is(other) ? topic : other)) : [topic, ...found.topics];
    this.#found.value = { ...found, topics };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #look(text: string): Promise<void> {
    const turn = (this.#turn += 1);
    const got = await this.#ask(text);
    if (turn === this.#turn) this.#found.value = got.ok ? { at: "here", of: text, topics: got.value } : { at: "failed", why: got };
  }
}
