/** The sound connection: one microphone line and four receive lines, offered once and never negotiated again. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { MediaAnswer, MediaOffer } from "../wire";

export type ConnectionState = "off" | "connecting" | "connected";

/** Receive lines: as many speakers as are heard at once. */
export const SLOTS = 4;
/** A short gap heals by itself; after this a new connection is faster. */
export const DISCONNECTED_MAX_MS = 2_000;
/** A connection that is not up by then will not come up. */
export const CONNECT_TIMEOUT_MS = 8_000;
const RETRY_FIRST_MS = 300;
const RETRY_MAX_MS = 8_000;

export interface Inputs {
  element: Pick<HTMLAudioElement, "srcObject" | "play">;
  /** A one-time ticket, or nothing when there is no way to ask for one now. */
  fetchTicket: () => Promise<string | null>;
  answer: (offer: MediaOffer) => Promise<MediaAnswer | null>;
  peer?: () => RTCPeerConnection;
  stream?: (tracks: MediaStreamTrack[]) => MediaStream;
  random?: () => number;
}

export class Connection {
  readonly #inputs: Inputs;
  readonly #state = signal<ConnectionState>("off");
  readonly #failures = signal(0);
  readonly #blocked = signal(false);
  #peer: RTCPeerConnection | null = null;
  #microphone: RTCRtpSender | null = null;
  #track: MediaStreamTrack | null = null;
  /** Counts connections, so that answers to an earlier one are recognised as late. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(inputs: Inputs) {
    this.#inputs = inputs;
  }

  get state(): ReadonlySignal<ConnectionState> {
    return this.#state;
  }

  /** Tries in a row that brought no sound. */
  get failures(): ReadonlySignal<number> {
    return this.#failures;
  }

  /** The browser plays nothing before somebody taps. */
  get blocked(): ReadonlySignal<boolean> {
    return this.#blocked;
  }

  /** A fresh connection, in place of any other. */
  connect(): void {
    this.#failures.value = 0;
    void this.#establish();
  }

  /** The network may have changed: a fresh connection, unless the one there is works or none is wanted. */
  check(): void {
    if (this.#state.value !== "off" && (this.#state.value === "connecting" || this.#broken())) this.connect();
  }

  close(): void {
    this.#turn += 1;
    this.#drop();
    this.#failures.value = 0;
    this.#blocked.value = false;
    this.#state.value = "off";
  }

  /** What goes out from now on; nothing with `null`. */
  send(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#microphone?.replaceTrack(track).catch(() => undefined);
  }

  /** Call from a tap: then the browser may play. */
  async play(): Promise<void> {
    try {
      await this.#inputs.element.play();
      this.#blocked.value = false;
    } catch (error) {
      // Anything but a refusal is a newer stream taking over.
      if (error instanceof DOMException && error.name === "NotAllowedError") this.#blocked.value = true;
    }
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.#state.value === "connected" ? ((await this.#peer?.getStats()) ?? null) : null;
  }

  #broken(): boolean {
    const state = this.#peer?.iceConnectionState;
    return state === undefined || state === "failed" || state === "disconnected" || state === "closed";
  }

  async #establish(): Promise<void> {
    const turn = ++this.#turn;
    this.#drop();
    this.#state.value = "connecting";
    this.#timer = setTimeout(() => this.#failed(turn), CONNECT_TIMEOUT_MS);
    try {
      const peer = (this.#inputs.peer ?? newPeer)();
      this.#peer = peer;
      peer.oniceconnectionstatechange = () => this.#changed(turn, peer);
      peer.onconnectionstatechange = () => this.#changed(turn, peer);
      const microphone = peer.addTransceiver("audio", { direction: "sendonly" });
      const slots = Array.from({ length: SLOTS }, () => peer.addTransceiver("audio", { direction: "recvonly" }));
      this.#inputs.element.srcObject = (this.#inputs.stream ?? newStream)(slots.map((slot) => slot.receiver.track));
      void this.play();
      const [ticket] = await Promise.all([this.#inputs.fetchTicket(), offer(peer)]);
      const sdp = peer.localDescription?.sdp;
      if (turn !== this.#turn) return;
      const answer = ticket === null || sdp === undefined ? null : await this.#inputs.answer({ ticket, sdp });
      if (turn !== this.#turn) return;
      if (answer === null) {
        this.#failed(turn);
        return;
      }
      await peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      if (turn !== this.#turn) return;
      this.#microphone = microphone.sender;
      await microphone.sender.replaceTrack(this.#track);
    } catch {
      this.#failed(turn);
    }
  }

  #changed(turn: number, peer: RTCPeerConnection): void {
    if (turn !== this.#turn) return;
    const ice = peer.iceConnectionState;
    if (ice === "failed" || peer.connectionState === "failed" || peer.connectionState === "closed") {
      this.#failed(turn);
    } else if (ice === "disconnected") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#failed(turn), DISCONNECTED_MAX_MS);
    } else if (peer.connectionState === "connected") {
      clearTimeout(this.#timer);
      this.#failures.value = 0;
      this.#state.value = "connected";
    }
  }

  #failed(turn: number): void {
    if (turn !== this.#turn) return;
    this.#turn += 1;
    this.#drop();
    this.#state.value = "connecting";
    // The first new try is immediate: it is what a changed network needs.
    const failures = this.#failures.value;
    const ceiling = failures === 0 ? 0 : Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(failures, 16));
    this.#failures.value = failures + 1;
    this.#timer = setTimeout(() => void this.#establish(), ceiling * (0.5 + (this.#inputs.random ?? Math.random)() / 2));
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const peer = this.#peer;
    this.#peer = null;
    this.#microphone = null;
    if (!peer) return;
    peer.oniceconnectionstatechange = peer.onconnectionstatechange = null;
    peer.close();
    this.#inputs.element.srcObject = null;
  }
}

/** Packets of the microphone are repeated where they got lost: no interface asks for it, so the offer's own text does. */
async function offer(peer: RTCPeerConnection): Promise<void> {
  const { type, sdp } = await peer.createOffer();
  try {
    await peer.setLocalDescription({ type, sdp: withRepeats(sdp ?? "") });
  } catch {
    // A browser that takes no changed offer speaks without.
    await peer.setLocalDescription();
  }
}

/** Says for Opus on the first line, which is the microphone's, that lost packets may be asked for (RFC 4585, section 4.2). */
export const withRepeats = (sdp: string): string => sdp.replace(/^a=rtpmap:(\d+) opus\/48000\/2\r\n/m, "$&a=rtcp-fb:$1 nack\r\n");

/** No servers: ours is reached directly, and learns our address by itself. */
const newPeer = (): RTCPeerConnection => new RTCPeerConnection({ iceServers: [], bundlePolicy: "max-bundle", rtcpMuxPolicy: "require" });
const newStream = (tracks: MediaStreamTrack[]): MediaStream => new MediaStream(tracks);
