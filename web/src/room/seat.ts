/** This account's seat: which room it is in, what it sees there, and how it comes back after a lost connection. */
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Answer } from "../socket";
import type { Ask, MediaState, Out, Refused, RoomCommand, Tell, View } from "../wire";
import { type Room, reduce } from "./reduce";

export type Stay =
  | { at: "nowhere" }
  | { at: "entering"; room: string }
  | { at: "inside"; room: string }
  | { at: "refused"; room: string; refusal: Refused }
  | { at: "out"; room: string; title: string; why: Exclude<Out, "left"> };

/** The server gives a ticket at once or not at all. */
const TICKET_TIMEOUT_MS = 5_000;
/** Coming back by itself after a reset, but not again and again. */
const RESETS_APART_MS = 15_000;

export interface Inputs {
  ask: (ask: Ask) => Promise<Answer>;
  /** A snapshot came: does the sound connection of before still stand? */
  seated: (media: MediaState) => void;
  /** Where this seat's sound is now. */
  moved: (media: MediaState) => void;
  unseated: () => void;
  changed: (before: View, after: View) => void;
}

export class Seat {
  readonly #inputs: Inputs;
  readonly #stay = signal<Stay>({ at: "nowhere" });
  readonly #room = signal<Room | null>(null);
  readonly #view = computed(() => this.#room.value?.view ?? null);
  #link: string | null = null;
  #resume: string | null = null;
  #wantsSnapshot = false;
  #ticket: ((ticket: string | null) => void) | null = null;
  #resetAt = -Infinity;
  /** Counts entries, so that the answer to an earlier one is recognised as late. */
  #turn = 0;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  get stay(): ReadonlySignal<Stay> {
    return this.#stay;
  }

  get view(): ReadonlySignal<View | null> {
    return this.#view;
  }

  /** Goes into a room; out of any other, on any device. */
  enter(room: string, link: string | null): void {
    const stay = this.#stay.value;
    if (stay.at === "inside" && stay.room === room) return;
    this.#gone({ at: "entering", room });
    this.#link = link;
    void this.#ask(room);
  }

  /** The connection is back: so is the seat. */
  comeBack(): void {
    const stay = this.#stay.value;
    if (stay.at === "entering" || stay.at === "inside") void this.#ask(stay.room);
  }

  leave(): void {
    const stay = this.#stay.value;
    this.#gone({ at: "nowhere" });
    if (stay.at === "inside" || stay.at === "entering") void this.#inputs.ask({ kind: "leave" });
  }

  /** Asks; never assumes. The room changes when the server says so. */
  command(command: RoomCommand): Promise<Answer> {
    return this.#inputs.ask({ kind: "room", command });
  }

  /** A one-time ticket for the sound connection; `null` when there is none to be had now. */
  fetchTicket(): Promise<string | null> {
    this.#ticket?.(null);
    return new Promise((resolve) => {
      const done = (ticket: string | null): void => {
        clearTimeout(timer);
        if (this.#ticket === done) this.#ticket = null;
        resolve(ticket);
      };
      const timer = setTimeout(() => done(null), TICKET_TIMEOUT_MS);
      this.#ticket = done;
      void this.#inputs.ask({ kind: "fetch_ticket" }).then((answer) => {
        if (answer.kind !== "done") done(null);
      });
    });
  }

  hear(tell: Tell): void {
    switch (tell.kind) {
      case "snapshot":
        this.#seated(tell);
        break;
      case "deltas":
        this.#change(tell);
        break;
      case "media":
        if (this.#stay.value.at === "inside") this.#inputs.moved(tell.media);
        break;
      case "ticket":
        this.#ticket?.(tell.ticket);
        break;
      case "out":
        this.#out(tell.why);
        break;
      default:
    }
  }

  async #ask(room: string): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.#inputs.ask({ kind: "enter", room, link: this.#link, resume: this.#resume });
    if (turn !== this.#turn || answer.kind !== "refused") return;
    this.#gone({ at: "refused", room, refusal: answer.refusal });
  }

  #seated({ room, epoch, seq, view, resume, media }: Extract<Tell, { kind: "snapshot" }>): void {
    const stay = this.#stay.value;
    if ((stay.at !== "entering" && stay.at !== "inside") || stay.room !== room) return;
    const before = this.#view.value;
    this.#wantsSnapshot = false;
    this.#resume = resume;
    batch(() => {
      this.#room.value = { room, epoch, seq, view };
      if (stay.at !== "inside") this.#stay.value = { at: "inside", room };
    });
    this.#inputs.seated(media);
    if (before) this.#inputs.changed(before, view);
  }

  #change(frame: Extract<Tell, { kind: "deltas" }>): void {
    const room = this.#room.value;
    if (!room || this.#wantsSnapshot) return;
    const after = reduce(room, frame);
    if (after === "fetch the snapshot") {
      this.#wantsSnapshot = true;
      void this.#inputs.ask({ kind: "fetch_snapshot" }).then((answer) => {
        // Refused: the next change asks again. Lost: coming back brings a snapshot.
        if (answer.kind === "refused") this.#wantsSnapshot = false;
      });
      return;
    }
    this.#room.value = after;
    this.#inputs.changed(room.view, after.view);
  }

  #out(why: Out): void {
    const stay = this.#stay.value;
    // On the way in, this is still about the place before.
    if (stay.at !== "inside") return;
    if (why === "left") {
      this.#gone({ at: "nowhere" });
    } else if (why === "connection_reset" && Date.now() - this.#resetAt > RESETS_APART_MS) {
      this.#resetAt = Date.now();
      const link = this.#link;
      this.#gone({ at: "entering", room: stay.room });
      this.#link = link;
      void this.#ask(stay.room);
    } else {
      this.#gone({ at: "out", room: stay.room, title: this.#view.value?.title ?? "", why });
    }
  }

  #gone(stay: Stay): void {
    this.#turn += 1;
    this.#resume = null;
    this.#link = null;
    this.#wantsSnapshot = false;
    this.#ticket?.(null);
    batch(() => {
      this.#room.value = null;
      this.#stay.value = stay;
    });
    this.#inputs.unseated();
  }
}
