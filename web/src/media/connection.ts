/** The sound connection: one microphone line and four receive lines, offered once and never negotiated again. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { MediaAnswer, MediaOffer } from "../wire";

export type ConnectionState = "off" | "connecting" | "connected";

/** Receive lines: as many speakers as are heard at once. */
export const SLOTS = 4;
/** A path to the server is looked for anew for so long; after this a new connection is faster. */
export const MEND_MAX_MS = 1_500;
/** A connection that is not up by then will not come up. */
export const CONNECT_TIMEOUT_MS = 8_000;
/** A connection that was mended and is dead again so soon is replaced. */
const MENDED_APART_MS = 3_000;
const RETRY_FIRST_MS = 300;
const RETRY_MAX_MS = 8_000;

export interface Inputs {
  element: Pick<HTMLAudioElement, "srcObject" | "play">;
  /** A one-time ticket, or nothing when there is no way to ask for one now. */
  fetchTicket: () => Promise<string | null>;
  answer: (offer: MediaOffer) => Promise<MediaAnswer | null>;
  /** The way to the server broke: whatever else goes that way may have broken, too. */
  broke?: () => void;
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
  /** Of this connection; a new path needs no other. */
  #answer: string | null = null;
  #stood = false;
  #mendedAt = -Infinity;
  #mending = false;
  /** In a row, for the pauses between them. */
  #tries = 0;
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
    this.#tries = 0;
    void this.#establish();
  }

  /** The network may have changed: another path, or a fresh connection where none stood. */
  check(): void {
    if (this.#stood) void this.#mend();
    else if (this.#state.value !== "off") this.connect();
  }

  /** The connection works, if not by the best path there may be. */
  lookForUdp(): void {
    if (this.#stood) void this.#mend(false);
  }

  /** Nothing seems to pass although the browser does not say so. `sure`: if another path was no help, another connection may be. */
  suspect(sure: boolean): void {
    if (!this.#stood) return;
    const since = Date.now() - this.#mendedAt;
    if (since >= MENDED_APART_MS) void this.#mend();
    else if (sure && since >= MEND_MAX_MS) this.#failed(this.#turn);
  }

  /** Grows with every packet that is played; 0 before the first. */
  arrivals(): number {
    const sources = this.#peer?.getReceivers().flatMap((receiver) => receiver.getSynchronizationSources()) ?? [];
    return Math.max(0, ...sources.map((source) => source.timestamp));
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

  async #establish(): Promise<void> {
    const turn = ++this.#turn;
    this.#drop();
    this.#state.value = "connecting";
    this.#giveUpIn(CONNECT_TIMEOUT_MS);
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
      // Without a ticket nothing was tried: that says nothing about this network.
      if (ticket === null) return this.#failed(turn, false);
      const answer = sdp === undefined ? null : await this.#inputs.answer({ ticket, sdp });
      if (turn !== this.#turn) return;
      if (answer === null) {
        this.#failed(turn);
        return;
      }
      await peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      this.#answer = answer.sdp;
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
    const failed = ice === "failed" || peer.connectionState === "failed";
    if (this.#stood && (failed || ice === "disconnected")) {
      const left = this.#mendedAt + MEND_MAX_MS - Date.now();
      if (left > 0) this.#giveUpIn(left);
      else void this.#mend();
    } else if (failed) {
      this.#failed(turn);
    } else if (peer.connectionState === "closed") {
      this.#failed(turn);
    } else if (peer.connectionState === "connected" && ice !== "checking") {
      clearTimeout(this.#timer);
      this.#stood = true;
      this.#failures.value = 0;
      this.#tries = 0;
      this.#state.value = "connected";
    }
  }

  /**
   * ICE anew from the addresses that this device has now, on the same connection. The server is not asked: it only answers checks, so
   * its side is as good as before, and the checks show it where we are.
   */
  async #mend(broke = true): Promise<void> {
    const [turn, peer, answer] = [this.#turn, this.#peer, this.#answer];
    if (!peer || answer === null || this.#mending) return;
    this.#mending = true;
    this.#mendedAt = Date.now();
    if (broke) this.#inputs.broke?.();
    const broken = peer.iceConnectionState === "failed" || peer.iceConnectionState === "disconnected";
    if (broken) this.#giveUpIn(MEND_MAX_MS);
    try {
      peer.restartIce();
      await offer(peer);
      if (turn === this.#turn) await peer.setRemoteDescription({ type: "answer", sdp: answer });
    } catch {
      this.#failed(turn);
    }
    if (turn === this.#turn) this.#mending = false;
  }

  #giveUpIn(ms: number): void {
    const turn = this.#turn;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#failed(turn), ms);
  }

  /** `counts`: WebRTC was tried, and brought nothing. */
  #failed(turn: number, counts = true): void {
    if (turn !== this.#turn) return;
    this.#turn += 1;
    this.#drop();
    this.#state.value = "connecting";
    // The first new try is immediate: it is what a changed network needs.
    const ceiling = this.#tries === 0 ? 0 : Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(this.#tries, 16));
    this.#tries += 1;
    if (counts) this.#failures.value += 1;
    this.#timer = setTimeout(() => void this.#establish(), ceiling * (0.5 + (this.#inputs.random ?? Math.random)() / 2));
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const peer = this.#peer;
    this.#peer = null;
    this.#microphone = null;
    this.#answer = null;
    this.#stood = false;
    this.#mendedAt = -Infinity;
    this.#mending = false;
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
