/** The room's sound on this device: what is heard, what goes out, and how well. Knows no roles. */
import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import { microphonePermission, onNetworkChange, showMicrophoneActive } from "../ui/browser";
import type { Connection } from "./connection";
import { type Microphone, speechWatch } from "./microphone";
import { LOOK_INTERVAL_MS, PathWatch } from "./path-watch";
import type { SpeakingLevel } from "../wire";
import { type Counted, type Quality, STATS_INTERVAL_MS, count, grade } from "./stats";

/** Longer than a change of the room takes to follow its answer. */
const HELD_AFTER_ASKING_MS = 3_000;
/** How often a connection by TCP looks whether UDP passes by now. */
const UDP_AGAIN_MS = 30_000;

export interface Inputs {
  connection: Connection;
  microphone: Microphone;
  /** The server lets this seat's sound through. */
  mayPublish: ReadonlySignal<boolean>;
  /** There is a reason to keep the microphone open: on stage, or a hand is up. */
  needed: ReadonlySignal<boolean>;
  /** One's own level while it goes out, 0 to 1; `null` when nothing does. */
  ownLevel: (level: number | null) => void;
}

export class Sound {
  readonly connection: Connection;
  readonly microphone: Microphone;
  /** The person here wants to be heard. Nobody else's act sets it. */
  readonly #wantsOut = signal(false);
  /** Counts, so that what was hushed while the microphone opened stays silent. */
  #hushes = 0;
  readonly #holds = signal(0);
  readonly #unheard = signal(false);
  readonly #quality = signal<Quality | null>(null);
  readonly #live: ReadonlySignal<boolean>;
  readonly #path = new PathWatch();

  constructor({ connection, microphone, mayPublish, needed, ownLevel }: Inputs) {
    this.connection = connection;
    this.microphone = microphone;
    this.#live = computed(() => this.#wantsOut.value && mayPublish.value && microphone.track.value !== null);
    effect(() => {
      const live = this.#live.value;
      connection.send(live ? microphone.track.value : null);
      showMicrophoneActive(live);
      if (!live) ownLevel(null);
    });
    effect(() => {
      if (needed.value || this.#holds.value > 0) return;
      this.#wantsOut.value = false;
      microphone.close();
    });
    const spoken = speechWatch();
    microphone.watch((level) => {
      const live = this.#live.peek();
      if (live) ownLevel(level);
      if (live && connection.state.peek() === "connected" && this.#path.sent(level, Date.now())) connection.suspect(false);
      this.#unheard.value = spoken(live ? 0 : level, Date.now());
    });
    effect(() => {
      if (connection.state.value !== "connected") return undefined;
      const looks = setInterval(() => {
        // A browser that plays nothing counts no packets as played.
        const path = this.#path.look(connection.arrivals(), Date.now());
        if (path !== "alive" && !connection.blocked.peek()) connection.suspect(path === "dead");
      }, LOOK_INTERVAL_MS);
      return () => {
        clearInterval(looks);
        this.#path.reset();
      };
    });
    onNetworkChange(() => connection.check());
    document.addEventListener("visibilitychange", () => {
      // Phones pause the sound of hidden pages after a call.
      if (document.visibilityState === "visible" && connection.state.peek() !== "off") void connection.play();
    });
    this.#readStats();
  }

  /** What this microphone hears is going out now. */
  get live(): ReadonlySignal<boolean> {
    return this.#live;
  }

  /** Somebody speaks into a microphone that lets nothing out. */
  get unheard(): ReadonlySignal<boolean> {
    return this.#unheard;
  }

  get quality(): ReadonlySignal<Quality | null> {
    return this.#quality;
  }

  /** The server's word on who speaks: then something must arrive. `own` is this account. */
  told(levels: SpeakingLevel[], own: string): void {
    this.#path.told(levels, own, Date.now());
  }

  /** Opens the microphone, then asks for something that will need it. False: it did not open, and nothing was asked. */
  async openFor(ask: () => Promise<unknown>): Promise<boolean> {
    const release = this.hold();
    const open = (await this.microphone.open()) !== null;
    if (open) await ask();
    // The room may change a moment after its answer: till then nothing else says that the microphone is needed.
    setTimeout(release, open ? HELD_AFTER_ASKING_MS : 0);
    return open;
  }

  /** Keeps the microphone open until the returned function is called. */
  hold(): () => void {
    // Whoever holds it from within an effect does not follow the count.
    this.#holds.value = this.#holds.peek() + 1;
    let held = true;
    return () => {
      if (held) this.#holds.value = this.#holds.peek() - 1;
      held = false;
    };
  }

  /** Wants to be heard, unless hushed meanwhile. False: there is no microphone, and its state says why. */
  async unhush(): Promise<boolean> {
    const hushes = this.#hushes;
    const open = (await this.microphone.open()) !== null;
    this.#wantsOut.value = open && hushes === this.#hushes;
    return open;
  }

  /** Silent at once, before any server knows. */
  hush(): void {
    this.#hushes += 1;
    this.#wantsOut.value = false;
  }

  /** Heard again, or by turn, where that takes no question: after a reload the browser has to be asked. */
  async resume(): Promise<boolean> {
    if (this.#wantsOut.peek()) return true;
    const hushes = this.#hushes;
    const permitted = this.microphone.track.peek() !== null || (await microphonePermission()) === "granted";
    return permitted && (hushes !== this.#hushes || this.unhush());
  }

  #readStats(): void {
    let before: Counted | null = null;
    let triedAt = 0;
    setInterval(() => {
      if (this.connection.state.peek() !== "connected") {
        before = null;
        this.#quality.value = null;
        return;
      }
      void this.connection.stats().then((report) => {
        if (!report) return;
        const now = count(report.values());
        this.#quality.value = grade(before ?? now, now);
        before = now;
        // A network that lets no UDP through may be left behind.
        if (!now.tcp) triedAt = Date.now();
        if (Date.now() - triedAt < UDP_AGAIN_MS) return;
        triedAt = Date.now();
        this.connection.lookForUdp();
      });
    }, STATS_INTERVAL_MS);
  }
}
