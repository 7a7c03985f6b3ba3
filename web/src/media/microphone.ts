/** The microphone of this device: asked for when a hand goes up, closed when nobody needs it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { canSpeak } from "../ui/browser";
import { onDevice } from "../ui/kept";
import { meter } from "./meter";

/** Closed; asked for; open; refused by the person or the system; not there; not allowed on plain HTTP. */
export type MicrophoneState = "closed" | "asking" | "open" | "denied" | "missing" | "insecure";

export interface Wishes {
  device: string | null;
  echoCancellation: boolean;
  noiseSuppression: boolean;
}

const keptWishes = onDevice("microphone");

function wishesKept(): Wishes {
  const plain: Wishes = { device: null, echoCancellation: true, noiseSuppression: true };
  try {
    return { ...plain, ...(JSON.parse(keptWishes.get() ?? "{}") as Partial<Wishes>) };
  } catch {
    return plain;
  }
}

export class Microphone {
  readonly #state = signal<MicrophoneState>("closed");
  readonly #track = signal<MediaStreamTrack | null>(null);
  readonly #wishes = signal<Wishes>(wishesKept());
  readonly #meters = new Set<(level: number) => void>();
  #stopMeter: (() => void) | null = null;
  #opening: Promise<MediaStreamTrack | null> | null = null;

  get state(): ReadonlySignal<MicrophoneState> {
    return this.#state;
  }

  /** The open track; what goes out is decided elsewhere. */
  get track(): ReadonlySignal<MediaStreamTrack | null> {
    return this.#track;
  }

  get wishes(): ReadonlySignal<Wishes> {
    return this.#wishes;
  }

  /** Opens it, asking the person where the browser does. `null`: it stays closed, and `state` says why. */
  open(): Promise<MediaStreamTrack | null> {
    if (this.#track.value) return Promise.resolve(this.#track.value);
    this.#opening ??= this.#ask().finally(() => (this.#opening = null));
    return this.#opening;
  }

  close(): void {
    this.#release();
    if (this.#state.value === "open") this.#state.value = "closed";
  }

  /** Another device or another treatment, at once when it is open. */
  async wish(change: Partial<Wishes>): Promise<void> {
    this.#wishes.value = { ...this.#wishes.value, ...change };
    keptWishes.set(JSON.stringify(this.#wishes.value));
    if (!this.#track.value) return;
    this.#release();
    await this.open();
  }

  /** Tells the level, 0 to 1, while it is open; until the returned function is called. */
  watch(tell: (level: number) => void): () => void {
    this.#meters.add(tell);
    return () => {
      this.#meters.delete(tell);
    };
  }

  async #ask(): Promise<MediaStreamTrack | null> {
    if (!canSpeak()) {
      this.#state.value = "insecure";
      return null;
    }
    this.#state.value = "asking";
    try {
      return this.#use(await this.#request(this.#wishes.value.device));
    } catch (error) {
      const name = error instanceof DOMException ? error.name : "";
      this.#state.value = name === "NotAllowedError" || name === "SecurityError" ? "denied" : "missing";
      return null;
    }
  }

  async #request(device: string | null): Promise<MediaStream> {
    const { echoCancellation, noiseSuppression } = this.#wishes.value;
    const audio: MediaTrackConstraints = { echoCancellation, noiseSuppression, autoGainControl: true, channelCount: 1 };
    if (device === null) return navigator.mediaDevices.getUserMedia({ audio });
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: { ...audio, deviceId: { exact: device } } });
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotAllowedError") throw error;
      // The chosen one was unplugged: any other is better than none.
      return navigator.mediaDevices.getUserMedia({ audio });
    }
  }

  #use(stream: MediaStream): MediaStreamTrack | null {
    const [track] = stream.getAudioTracks();
    if (!track) return null;
    track.contentHint = "speech";
    track.onended = () => {
      this.#release();
      this.#state.value = "closed";
      void this.open();
    };
    this.#track.value = track;
    this.#state.value = "open";
    this.#stopMeter = meter(stream, (level) => {
      for (const tell of this.#meters) tell(level);
    });
    return track;
  }

  #release(): void {
    this.#stopMeter?.();
    this.#stopMeter = null;
    const track = this.#track.value;
    if (track) {
      track.onended = null;
      track.stop();
    }
    this.#track.value = null;
  }
}

/** Listens for speech that nobody hears. Returns true when somebody has spoken for a while. */
export function speechWatch(): (level: number, now: number) => boolean {
  let since: number | null = null;
  let quietSince: number | null = null;
  return (level, now) => {
    if (level > 0.45) {
      since ??= now;
      quietSince = null;
    } else {
      quietSince ??= now;
      // A breath between words is not the end of speaking.
      if (now - quietSince > 400) since = null;
    }
    return since !== null && now - since > 700;
  };
}
