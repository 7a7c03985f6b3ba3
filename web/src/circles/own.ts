/** One's own circles, as long as the page lives: where rooms can be opened, and what their cards call them. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Got } from "../api";
import type { CircleCard, CircleMembership, CirclesPage } from "../wire";
import { circles } from "./requests";

/** Not whoever asked, is invited, or was put out. */
export const belongs = (own: CircleMembership | null): boolean => own === "owner" || own === "moderator" || own === "member";

export class OwnCircles {
  readonly #all = signal<CircleCard[] | null>(null);
  readonly #turn = signal(0);
  readonly #ask: () => Promise<Got<CirclesPage>>;
  #needed = false;
  /** Of several questions only the last one's answer counts. */
  #asked = 0;

  constructor(ask: () => Promise<Got<CirclesPage>>) {
    this.#ask = ask;
  }

  /** Counted up when one is something else to a circle: what shows one is fetched anew. */
  get turn(): ReadonlySignal<number> {
    return this.#turn;
  }

  /** Those one belongs to. Nobody knows before they were needed. */
  get mine(): CircleCard[] {
    return (this.#all.value ?? []).filter(({ own }) => belongs(own));
  }

  /** Those one may invite to. */
  get moderated(): CircleCard[] {
    return this.mine.filter(({ own }) => own !== "member");
  }

  nameOf(circle: string): string | null {
    return this.#all.value?.find((card) => card.circle === circle)?.name ?? null;
  }

  /** Something shows them. */
  need(): void {
    if (this.#needed) return;
    this.#needed = true;
    void this.#read();
  }

  changed(): void {
    this.#turn.value = this.#turn.peek() + 1;
    this.again();
  }

  /** What was told meanwhile was missed. */
  again(): void {
    if (this.#needed) void this.#read();
  }

  forget(): void {
    this.#asked += 1;
    this.#needed = false;
    this.#all.value = null;
  }

  async #read(): Promise<void> {
    const asked = (this.#asked += 1);
    const got = await this.#ask();
    if (asked !== this.#asked) return;
    if (got.ok) this.#all.value = got.value.circles;
    // The next one who needs them asks again.
    else if (this.#all.peek() === null) this.#needed = false;
  }
}

export const ownCircles = new OwnCircles(circles.own);
