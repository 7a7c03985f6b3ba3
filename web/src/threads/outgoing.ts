/** Messages on their way to one person: sent in order, and again under the same name until the server says that they are stored. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Got } from "../api";
import type { MessageSaid, RefusalCode, Refused } from "../wire";
import type { Unsent } from "./desk";

export interface Inputs {
  send: (message: Unsent) => Promise<Got<MessageSaid>>;
  /** Stored. */
  said: (said: MessageSaid) => void;
  /** Not stored, and what waits behind it is not sent: all of it in one text. */
  refused: (refusal: Refused, text: string) => void;
  load: () => Unsent[];
  save: (unsent: Unsent[]) => void;
  newKey: () => string;
}

/** Asking again can help. */
const PASSING: RefusalCode[] = ["not_now", "too_many_requests", "changed_meanwhile"];
/** Where nobody answers, it is tried again this often. Also at once when the connection is back. */
export const AGAIN_MS = 5_000;

/** 96 random bits: also where a browser gives no random ids, as without HTTPS. */
export const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class Outgoing {
  readonly #inputs: Inputs;
  readonly #pending = signal<Unsent[]>([]);
  #isSending = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
    this.#pending.value = inputs.load();
  }

  /** They wait for their turn, or for the connection. */
  get pending(): ReadonlySignal<Unsent[]> {
    return this.#pending;
  }

  add(text: string): void {
    this.#set([...this.#pending.peek(), { key: this.#inputs.newKey(), text }]);
    void this.goOn();
  }

  /** Whoever wrote it changed their mind. What the server has already comes all the same. */
  takeBack(key: string): void {
    this.#set(this.#pending.peek().filter((pending) => pending.key !== key));
  }

  /** Nobody looks: what is on its way arrives; all of it is tried again when somebody looks, under the same names. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** With what waits: somebody looks, or the connection is back. */
  async goOn(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#pending.peek()[0]; next !== undefined; next = this.#pending.peek()[0]) {
      const { key } = next;
      const got = await this.#inputs.send(next);
      if (this.#stopped) return;
      if (got.ok) {
        this.takeBack(key);
        this.#inputs.said(got.value);
      } else if (got.refusal === null || PASSING.includes(got.refusal.code)) {
        this.#timer = setTimeout(() => void this.goOn(), got.refusal?.retry_in_ms ?? AGAIN_MS);
        break;
      } else {
        const text = this.#pending.peek().map(({ text }) => text).join("\n");
        this.#set([]);
        this.#inputs.refused(got.refusal, text);
      }
    }
    this.#isSending = false;
  }

  #set(pending: Unsent[]): void {
    this.#pending.value = pending;
    this.#inputs.save(pending);
  }
}
