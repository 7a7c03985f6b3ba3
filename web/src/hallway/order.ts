/** The order of the hallway: asked of the server, laid over the live rooms, and never changed under somebody's hand. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Got } from "../api";
import type { HallwayChoices, HallwayReason, HallwayRow, OwnHallway, RoomCard } from "../wire";
import { type Filter, NO_FILTER } from "./filter";

/** The order is asked for at most so often while rooms change. Sooner costs the server a look at everything one follows. */
export const APART_MS = 10_000;
/** And so often while they do not: what just began does so no longer. */
export const ANEW_MS = 120_000;
/** So long after a finger or a mouse was there, rooms stay where they are. */
export const RESTS_MS = 3_000;
/** The socket tells of so many rooms at most: past it, one that is not told of may be live all the same. */
const TOLD_MAX = 100;

export interface Row {
  card: RoomCard;
  reasons: readonly HallwayReason[];
  /** Nobody is there any more; it keeps its place until rooms may move. */
  over: boolean;
}

/**
 * `asked`: rooms in their order, as they were. `told`: the live ones now; `null`: nobody has said yet. Newer ones come last until the order is asked for again;
 * `filtered`: or are not there until then, as the server knows which of them fit.
 */
export function rowsOf(asked: readonly HallwayRow[], told: readonly RoomCard[] | null, filtered = false): Row[] {
  const live = new Map((told ?? []).map((card) => [card.room, card]));
  const rows = asked.map(({ card, reasons }): Row => {
    const now = live.get(card.room);
    live.delete(card.room);
    return { card: now ?? card, reasons, over: isOver(card.room, told) };
  });
  return filtered ? rows : [...rows, ...[...live.values()].map((card): Row => ({ card, reasons: [], over: false }))];
}

const isOver = (room: string, told: readonly RoomCard[] | null): boolean => told !== null && told.length < TOLD_MAX && !told.some((card) => card.room === room);

/** What of the rooms decides their order. Those who listen count by doublings alone. */
export const gist = (told: readonly RoomCard[]): string =>
  told.map(({ room, topic, language, stage, speakers, listeners }) => JSON.stringify([room, topic, language, speakers, stage.map(({ member }) => member), Math.floor(Math.log2(speakers + listeners + 1))])).sort().join();

export interface OrderDeps {
  ask: (filter: Filter) => Promise<Got<OwnHallway>>;
  /** Is anybody looking? */
  seen: () => boolean;
}

export class Order {
  readonly #deps: OrderDeps;
  readonly #rooms = signal<readonly HallwayRow[] | null>(null);
  readonly #follows = signal<boolean | null>(null);
  readonly #failed = signal(false);
  readonly #filter = signal<Filter>(NO_FILTER);
  readonly #choices = signal<HallwayChoices | null>(null);
  #told: readonly RoomCard[] | null = null;
  /** Of what was told last. */
  #gist: string | null = null;
  /** What was answered while rooms might not move. */
  #waiting: readonly HallwayRow[] | null = null;
  #askedAt = -Infinity;
  #touchedAt = -Infinity;
  #focused = false;
  #due = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  /** Counts questions: the answer to what was asked before another filter is late. */
  #turn = 0;

  /** `known`: what was asked just now, before there was anybody to show it to. */
  constructor(deps: OrderDeps, known: Got<OwnHallway> | null = null) {
    this.#deps = deps;
    if (known?.ok !== true) return;
    this.#askedAt = Date.now();
    this.#answered(known);
  }

  /** Which rooms are asked for. */
  get filter(): ReadonlySignal<Filter> {
    return this.#filter;
  }

  /** What there is to filter by; `null`: not known yet. */
  get choices(): ReadonlySignal<HallwayChoices | null> {
    return this.#choices;
  }

  /** Rooms as they were when the order was last asked for; `null`: it never came. */
  get rooms(): ReadonlySignal<readonly HallwayRow[] | null> {
    return this.#rooms;
  }

  /** Whether one follows anybody or anything; `null`: not known yet. */
  get follows(): ReadonlySignal<boolean | null> {
    return this.#follows;
  }

  /** The last time it was asked for, no answer came. */
  get failed(): ReadonlySignal<boolean> {
    return this.#failed;
  }

  /** Asks now, unless that was just done. */
  start(): void {
    if (this.#rooms.peek() === null) void this.#ask();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#resting);
  }

  /** Other rooms are asked for from now on. */
  choose(filter: Filter): void {
    this.#filter.value = filter;
    this.#rooms.value = null;
    this.#waiting = null;
    this.#failed.value = false;
    void this.#ask();
  }

  /** The live rooms are these now. */
  told(rooms: readonly RoomCard[] | null): void {
    this.#told = rooms;
    if (rooms === null) return;
    const now = gist(rooms);
    const asked = this.#rooms.peek();
    // The first word of the rooms is no news, but for one that the order does not know.
    const isNews = this.#gist !== null ? now !== this.#gist : asked !== null && rooms.some(({ room }) => !asked.some(({ card }) => card.room === room));
    if (isNews) this.stale();
    this.#gist = now;
    this.#settle();
  }

  /** It may be another by now. */
  stale(): void {
    this.#askAt(this.#askedAt + APART_MS);
  }

  /** A finger or a mouse is among the rooms. */
  touched(): void {
    this.#touchedAt = Date.now();
  }

  /** The keyboard's focus came among the rooms, or left them. */
  focused(inside: boolean): void {
    this.#focused = inside;
    this.#settle();
  }

  #askAt(at: number): void {
    if (at >= this.#due || this.#stopped) return;
    this.#due = at;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), Math.max(0, at - Date.now()));
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#due = Infinity;
    // Whoever looks again says so, and then it is due at once.
    if (!this.#deps.seen() && this.#rooms.peek() !== null) return;
    this.#askedAt = Date.now();
    const turn = (this.#turn += 1);
    const got = await this.#deps.ask(this.#filter.peek());
    if (!this.#stopped && turn === this.#turn) this.#answered(got);
  }

  #answered(got: Got<OwnHallway>): void {
    this.#failed.value = !got.ok;
    if (got.ok) {
      this.#follows.value = got.value.follows;
      this.#choices.value = got.value.choices;
      this.#waiting = got.value.rooms;
      this.#settle();
    }
    this.#askAt(this.#askedAt + ANEW_MS);
  }

  /** Rooms move, unless somebody's hand is among them; then when it is gone. */
  #settle(): void {
    const rooms = this.#rooms.peek();
    const rests = this.#touchedAt + RESTS_MS - Date.now();
    clearTimeout(this.#resting);
    // The first ones were nowhere before.
    if (rooms !== null && (this.#focused || rests > 0)) {
      if (!this.#focused) this.#resting = setTimeout(() => this.#settle(), rests);
      return;
    }
    const next = this.#waiting ?? rooms;
    this.#waiting = null;
    if (next === null) return;
    const live = next.filter(({ card }) => !isOver(card.room, this.#told));
    if (next !== rooms || live.length < next.length) this.#rooms.value = live;
  }
}
