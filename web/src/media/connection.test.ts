/** The sound connection against a fake browser and a fake clock. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CONNECT_TIMEOUT_MS, Connection, type Inputs, MEND_MAX_MS, SLOTS, withRepeats } from "./connection";

const OPUS = "a=rtpmap:111 opus/48000/2\r\n";
const OFFER = `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\na=sendonly\r\n${OPUS}a=rtcp-fb:111 transport-cc\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=recvonly\r\n${OPUS}`;

class FakePeer {
  iceConnectionState = "new";
  connectionState = "new";
  localDescription: { sdp: string } | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  isClosed = false;
  restarts = 0;
  readonly answers: string[] = [];
  readonly lines: string[] = [];
  readonly sent: (MediaStreamTrack | null)[] = [];
  addTransceiver(kind: string, { direction }: { direction: string }) {
    this.lines.push(`${kind} ${direction}`);
    return { sender: { replaceTrack: async (track: MediaStreamTrack | null) => void this.sent.push(track) }, receiver: { track: {} } };
  }
  takesChanges = true;
  async createOffer() {
    return { type: "offer", sdp: OFFER };
  }
  async setLocalDescription(description?: { sdp: string }) {
    if (description && !this.takesChanges) throw new DOMException("changed", "InvalidModificationError");
    this.localDescription = description ?? { sdp: OFFER };
  }
  async setRemoteDescription({ sdp }: { sdp: string }) {
    this.answers.push(sdp);
  }
  restartIce() {
    this.restarts += 1;
  }
  getReceivers() {
    return [];
  }
  close() {
    this.isClosed = true;
  }
  be(ice: string, connection: string) {
    this.iceConnectionState = ice;
    this.connectionState = connection;
    this.oniceconnectionstatechange?.();
    this.onconnectionstatechange?.();
  }
}

function start(more: Partial<Inputs> = {}) {
  const peers: FakePeer[] = [];
  const tickets: string[] = [];
  const offers: string[] = [];
  const element = { srcObject: null as MediaStream | null, play: vi.fn(async () => undefined) };
  const connection = new Connection({
    element,
    fetchTicket: async () => `ticket ${peers.length}`,
    answer: async ({ ticket, sdp }) => {
      tickets.push(ticket);
      offers.push(sdp);
      return { sdp: "answer", slots: [] };
    },
    peer: () => {
      const peer = new FakePeer();
      peers.push(peer);
      return peer as unknown as RTCPeerConnection;
    },
    stream: () => ({}) as MediaStream,
    random: () => 1,
    ...more,
  });
  const last = (): FakePeer => {
    const peer = peers.at(-1);
    if (!peer) throw new Error("connect makes a peer");
    return peer;
  };
  const up = async (): Promise<void> => {
    connection.connect();
    await vi.advanceTimersByTimeAsync(0);
    last().be("connected", "connected");
  };
  return { connection, peers, tickets, offers, element, last, up };
}

const track = { kind: "audio" } as MediaStreamTrack;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a sound connection", () => {
  it("offers one microphone line without a track and four receive lines, and is up when the browser says so", async () => {
    const { connection, last, up } = start();
    await up();
    expect(last().lines).toEqual(["audio sendonly", ...Array.from({ length: SLOTS }, () => "audio recvonly")]);
    expect(last().sent).toEqual([null]);
    expect(connection.state.value).toBe("connected");
  });

  it("puts the microphone on its line without a new offer, and takes it off", async () => {
    const { connection, last, up, tickets } = start();
    await up();
    connection.send(track);
    connection.send(null);
    expect(last().sent).toEqual([null, track, null]);
    expect(tickets).toHaveLength(1);
  });

  it("carries the microphone over to a new connection", async () => {
    const { connection, last, up } = start();
    await up();
    connection.send(track);
    last().be("failed", "failed");
    await vi.advanceTimersByTimeAsync(MEND_MAX_MS + 1);
    expect(last().sent).toEqual([track]);
  });
});

describe("an offer", () => {
  it("says that the microphone's lost packets may be asked for, and those of no other line", async () => {
    const { offers, up } = start();
    await up();
    expect(offers).toEqual([OFFER.replace(OPUS, `${OPUS}a=rtcp-fb:111 nack\r\n`)]);
    expect(withRepeats("v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n")).not.toContain("nack");
  });

  it("goes as it is where the browser takes no changes", async () => {
    const { offers, connection } = start({
      peer: () => Object.assign(new FakePeer(), { takesChanges: false }) as unknown as RTCPeerConnection,
    });
    connection.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(offers).toEqual([OFFER]);
  });
});

describe("a lost connection", () => {
  it("looks for another path on the same connection, with the answer that it has", async () => {
    const broke = vi.fn();
    const { peers, tickets, last, up, connection } = start({ broke });
    await up();
    last().be("disconnected", "disconnected");
    await vi.advanceTimersByTimeAsync(MEND_MAX_MS - 1);
    last().be("connected", "connected");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([peers.length, tickets.length, last().restarts, connection.state.value]).toEqual([1, 1, 1, "connected"]);
    expect(last().answers).toEqual(["answer", "answer"]);
    expect(broke).toHaveBeenCalledOnce();
  });

  it("is replaced when there is no other path, with a ticket of its own", async () => {
    const { peers, tickets, last, up, connection } = start();
    await up();
    last().be("failed", "failed");
    await vi.advanceTimersByTimeAsync(MEND_MAX_MS - 1);
    expect([peers.length, connection.failures.value]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(2);
    expect([peers.length, connection.failures.value]).toEqual([2, 1]);
    expect(peers[0]?.isClosed).toBe(true);
    expect(new Set(tickets).size).toBe(2);
  });

  it("is given up when its path breaks while another one is looked for in vain", async () => {
    const { connection, peers, last, up } = start();
    await up();
    connection.check();
    await vi.advanceTimersByTimeAsync(MEND_MAX_MS - 100);
    last().be("disconnected", "disconnected");
    await vi.advanceTimersByTimeAsync(99);
    expect(peers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(peers).toHaveLength(2);
  });

  it("gets another path when it is suspected, and a successor when that was no help", async () => {
    const { connection, peers, last, up } = start();
    await up();
    for (let told = 0; told < 5; told += 1) {
      connection.suspect(true);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect([peers.length, last().restarts]).toEqual([1, 1]);
    connection.suspect(false);
    expect(peers).toHaveLength(1);
    connection.suspect(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(peers).toHaveLength(2);
  });

  it("counts no failure while there is no ticket to try with", async () => {
    const { connection, peers } = start({ fetchTicket: async () => null });
    connection.connect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([connection.failures.value, connection.state.value]).toEqual([0, "connecting"]);
    expect(peers.length).toBeGreaterThan(2);
    expect(peers.length).toBeLessThan(15);
  });

  it("looks for one path at a time, however many say that it should", async () => {
    const { connection, peers, last, up } = start();
    await up();
    connection.check();
    connection.check();
    last().be("disconnected", "disconnected");
    connection.suspect(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([peers.length, last().restarts, last().answers.length]).toEqual([1, 1, 2]);
  });

  it("is tried again ever more slowly while no answer comes, and says how often it failed", async () => {
    const { connection, peers } = start({ answer: async () => null });
    connection.connect();
    await vi.advanceTimersByTimeAsync(4_000);
    const early = peers.length;
    expect(early).toBeLessThan(8);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(peers.length - early).toBeLessThanOrEqual(6);
    expect(connection.failures.value).toBe(peers.length);
    expect(peers.slice(0, -1).every((peer) => peer.isClosed)).toBe(true);
  });

  it("is not waited for longer than it takes to connect", async () => {
    const { connection, peers } = start();
    connection.connect();
    await vi.advanceTimersByTimeAsync(CONNECT_TIMEOUT_MS + 1);
    expect(peers.length).toBe(2);
  });
});

describe("a closed connection", () => {
  it("stays closed, whatever late answers say", async () => {
    let late: (answer: { sdp: string; slots: string[] }) => void = () => undefined;
    const { connection, peers, element } = start({ answer: () => new Promise((resolve) => (late = resolve)) });
    connection.connect();
    await vi.advanceTimersByTimeAsync(0);
    connection.close();
    late({ sdp: "answer", slots: [] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([connection.state.value, peers.length, peers[0]?.isClosed, element.srcObject]).toEqual(["off", 1, true, null]);
  });

  it("is not opened by a change of network", async () => {
    const { connection, peers } = start();
    connection.check();
    connection.suspect(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(peers).toHaveLength(0);
  });
});

describe("a browser that plays nothing before a tap", () => {
  it("says so, until a tap", async () => {
    const play = vi.fn(async () => {
      throw new DOMException("no gesture", "NotAllowedError");
    });
    const element = { srcObject: null, play };
    const { connection } = start({ element });
    connection.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.blocked.value).toBe(true);
    play.mockImplementation(async () => undefined as never);
    await connection.play();
    expect(connection.blocked.value).toBe(false);
  });

  it("is not taken for one when a newer stream interrupts the older", async () => {
    const element = { srcObject: null, play: async () => Promise.reject(new DOMException("new load", "AbortError")) };
    const { connection } = start({ element });
    connection.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(connection.blocked.value).toBe(false);
  });
});
