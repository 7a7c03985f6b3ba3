/** The room's sound as a plain HTTP stream in an audio element: goes on while the phone is locked, needs no UDP. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { PlayerPass } from "../wire";

const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 15_000;

export interface Inputs {
  element: Pick<HTMLAudioElement, "src" | "play" | "pause" | "canPlayType" | "removeAttribute" | "load" | "onerror" | "onended" | "onplaying">;
  /** A fresh address of the stream, or nothing when there is none to be had now. */
  fetchPass: () => Promise<PlayerPass | null>;
  /** The element is about to ask for it. */
  fetched: () => void;
}

export class Stream {
  readonly #inputs: Inputs;
  readonly #blocked = signal(false);
  readonly #plays = signal(false);
  #turn = 0;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  /** The browser plays nothing before somebody taps. */
  get blocked(): ReadonlySignal<boolean> {
    return this.#blocked;
  }

  get plays(): ReadonlySignal<boolean> {
    return this.#plays;
  }

  start(): void {
    this.#tries = 0;
    void this.#begin();
  }

  stop(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    const { element } = this.#inputs;
    element.onerror = element.onended = element.onplaying = null;
    element.pause();
    // Without this the browser keeps the connection, and so the seat's sound.
    element.removeAttribute("src");
    element.load();
    this.#plays.value = false;
    this.#blocked.value = false;
  }

  /** Call from a tap: then the browser may play. */
  async play(): Promise<void> {
    try {
      await this.#inputs.element.play();
      this.#blocked.value = false;
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") this.#blocked.value = true;
    }
  }

  async #begin(): Promise<void> {
    const turn = ++this.#turn;
    const pass = await this.#inputs.fetchPass();
    if (turn !== this.#turn) return;
    const { element } = this.#inputs;
    if (pass === null) return this.#again(turn);
    element.onerror = element.onended = () => this.#again(turn);
    element.onplaying = () => {
      this.#tries = 0;
      this.#plays.value = true;
    };
    this.#inputs.fetched();
    element.src = here(element.canPlayType('audio/ogg; codecs="opus"') === "" ? (pass.hls_url ?? pass.url) : pass.url);
    await this.play();
  }

  #again(turn: number): void {
    if (turn !== this.#turn) return;
    this.#turn += 1;
    this.#plays.value = false;
    this.#timer = setTimeout(() => void this.#begin(), Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(this.#tries, 10)));
    this.#tries += 1;
  }
}

/** By the address of this page: the server may know itself by another name. */
const here = (url: string): string => new URL(url).pathname;
