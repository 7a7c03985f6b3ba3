/** Who wants to talk to one now: waves, pings into a room, and rooms for two. Each goes by itself after a while. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { serverNow } from "../clock";
import { t } from "../language";
import type { Answer } from "../socket";
import type { Ask, Person, Refused, Tell } from "../wire";

/** `until_ms`: it goes then. */
export type Call =
  | { kind: "waved"; by: Person; until_ms: number }
  | { kind: "pinged"; by: Person; until_ms: number; room: string; title: string; link: string | null }
  | { kind: "room_for_two"; by: Person; until_ms: number; room: string };

/** Shown at once; the oldest goes for another. */
export const CALLS_MAX = 5;
/** Somebody is waiting in a room, but not for ever. */
const WAITS_MS = 10 * 60_000;

export interface Inputs {
  ask: (ask: Ask) => Promise<Answer>;
  enter: (room: string, link: string | null) => void;
  /** Read aloud, when there is a pause. */
  announce: (text: string) => void;
  /** Shown and read aloud. */
  say: (text: string) => void;
  refused: (refusal: Refused) => void;
}

/** What it says. */
export function textOf(call: Call): string {
  const { handle } = call.by;
  switch (call.kind) {
    case "waved":
      return t("call-waved", { handle });
    case "pinged":
      return t("call-pinged", { handle, title: call.title });
    case "room_for_two":
      return t("call-room-for-two", { handle });
  }
}

export class Calls {
  readonly #inputs: Inputs;
  readonly #all = signal<Call[]>([]);
  /** With whom this page is asking for a room for two just now: it goes in by itself. */
  readonly #asking = new Set<string>();

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** Oldest first. */
  get all(): ReadonlySignal<Call[]> {
    return this.#all;
  }

  hear(tell: Tell): void {
    switch (tell.kind) {
      case "waved":
        this.#add({ kind: "waved", by: tell.by, until_ms: tell.until_ms });
        break;
      case "pinged":
        this.#add({ kind: "pinged", by: tell.by, until_ms: serverNow() + WAITS_MS, room: tell.room, title: tell.title, link: tell.link });
        break;
      case "room_for_two":
        this.#drop((call) => call.kind === "waved" && call.by.member === tell.with.member);
        if (this.#asking.delete(tell.with.member)) this.#inputs.enter(tell.room, null);
        else this.#add({ kind: "room_for_two", by: tell.with, until_ms: serverNow() + WAITS_MS, room: tell.room });
        break;
      default:
    }
  }

  async wave({ member, handle }: Person): Promise<void> {
    this.#asking.add(member);
    const answer = await this.#ask({ kind: "wave", member });
    // Else they had waved, too, and the room is there.
    const waits = this.#asking.delete(member);
    if (answer.kind === "done" && waits) this.#inputs.say(t("wave-done", { handle }));
  }

  async ping({ member, handle }: Person): Promise<void> {
    const answer = await this.#ask({ kind: "ping", member });
    if (answer.kind === "done") this.#inputs.say(t("ping-done", { handle }));
  }

  /** Yes: into the room, or a room for two. */
  async take(call: Call): Promise<void> {
    if (call.kind === "waved") {
      this.#asking.add(call.by.member);
      const answer = await this.#ask({ kind: "wave_back", member: call.by.member });
      this.#asking.delete(call.by.member);
      // Refused, it is over. Where the connection broke, nobody knows, and it can be pressed again.
      if (answer.kind !== "lost") this.#drop((other) => other === call);
      return;
    }
    this.#drop((other) => other === call);
    this.#inputs.enter(call.room, call.kind === "pinged" ? call.link : null);
  }

  /** Not now. Nobody is told. */
  putAway(call: Call): void {
    this.#drop((other) => other === call);
    if (call.kind === "waved") void this.#inputs.ask({ kind: "put_wave_away", member: call.by.member });
  }

  clear(): void {
    this.#all.value = [];
  }

  async #ask(ask: Ask): Promise<Answer> {
    const answer = await this.#inputs.ask(ask);
    if (answer.kind === "refused") this.#inputs.refused(answer.refusal);
    if (answer.kind === "lost") this.#inputs.say(t("ask-lost"));
    return answer;
  }

  /** In the place of an earlier one of the same kind by the same member. */
  #add(call: Call): void {
    const others = this.#all.peek().filter(({ kind, by }) => kind !== call.kind || by.member !== call.by.member);
    this.#all.value = [...others, call].slice(-CALLS_MAX);
    setTimeout(() => this.#drop((other) => other === call), Math.max(0, call.until_ms - serverNow()));
    this.#inputs.announce(textOf(call));
  }

  #drop(which: (call: Call) => boolean): void {
    const kept = this.#all.peek().filter((call) => !which(call));
    if (kept.length !== this.#all.peek().length) this.#all.value = kept;
  }
}
