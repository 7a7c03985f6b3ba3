/** A network that loses packets, in the way between one browser and the server: UDP in userspace, the same losses for the same seed. */
import { createSocket } from "node:dgram";
import { networkInterfaces } from "node:os";

/** A bad spell on a bursty network takes so many packets on average. */
export const BURST = 3;

/** Numbers from 0 to 1, always the same ones for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Asked once for each packet: is this one lost? `share` of all are, over time.
 * `random`: each for itself. `bursty`: Gilbert's model; in a good spell nothing is lost, in a bad one everything, and a bad one is BURST long.
 */
export function losing({ model, share }, seed) {
  const next = random(seed);
  if (model === "none" || share === 0) return () => false;
  if (model === "random") return () => next() < share;
  if (model !== "bursty") throw new Error(`no such model: ${model}`);
  const ends = 1 / BURST;
  const begins = (ends * share) / (1 - share);
  let isBad = false;
  return () => (isBad = isBad ? next() >= ends : next() < begins);
}

/** RFC 7983: the first byte says what a datagram is. Both RTP and RTCP. */
const isMedia = (datagram) => datagram.length > 12 && datagram[0] >= 128 && datagram[0] < 192;
/** RFC 5761: by the second byte, which is in the clear. */
const isRtcp = (datagram) => datagram[1] >= 192 && datagram[1] < 224;

/** One direction: what it loses, and what it counted since the last `begin`. */
class Direction {
  #loss;
  #rtp;
  #rtcp;
  #seen = new Set();
  /** Sees each packet of sound, lost or not. */
  tap = null;

  constructor(loss) {
    this.#loss = loss;
    this.begin(1);
  }

  /** From here on the losses of this seed. RTCP is lost by numbers of its own, so that it does not shift those of sound. */
  begin(seed) {
    this.#rtp = losing(this.#loss, seed);
    this.#rtcp = losing(this.#loss, seed + 0x5eed);
    Object.assign(this, { packets: 0, lost: 0, bytes: 0, types: {}, repeats: 0 });
    this.#seen.clear();
  }

  /** STUN and DTLS always pass. */
  passes(datagram) {
    if (!isMedia(datagram)) return true;
    if (isRtcp(datagram)) return !this.#rtcp();
    const type = datagram[1] & 0x7f;
    // The end of the SSRC keeps several streams on one address apart.
    const number = `${datagram.readUInt16BE(2)} ${datagram.readUInt16BE(10)}`;
    this.repeats += Number(this.#seen.has(number));
    this.#seen.add(number);
    this.packets += 1;
    this.bytes += datagram.length;
    this.types[type] = (this.types[type] ?? 0) + 1;
    this.tap?.(datagram);
    const isLost = this.#rtp();
    this.lost += Number(isLost);
    return !isLost;
  }
}

/** Where the server is asked: not loopback, because Firefox takes no STUN answer that says it is there. */
const HERE = Object.values(networkInterfaces()).flat().find((one) => one.family === "IPv4" && !one.internal)?.address ?? "127.0.0.1";

const bound = (socket, ...where) => new Promise((done, failed) => {
  socket.once("error", failed);
  socket.bind(...where, done);
});

/** A relay on a port of its own before the server's. `up`, `down`: `{ model, share }`; `delayMs`: each way. */
export async function startRelay(serverPort, { up = { model: "none", share: 0 }, down = { model: "none", share: 0 }, delayMs = 0 } = {}) {
  const later = delayMs > 0 ? (send) => setTimeout(send, delayMs) : (send) => send();
  const relay = { up: new Direction(up), down: new Direction(down) };
  const upstreams = new Map();
  let isOpen = true;
  const outer = createSocket("udp4");
  outer.on("message", (datagram, from) => {
    const key = `${from.address}:${from.port}`;
    let upstream = upstreams.get(key);
    if (!upstream) {
      // One socket for each address of the browser: the server tells peers, and paths, apart by them.
      upstream = createSocket("udp4");
      upstream.on("error", () => undefined);
      upstream.on("message", (back) => relay.down.passes(back) && later(() => isOpen && outer.send(back, from.port, from.address)));
      upstreams.set(key, upstream);
    }
    if (relay.up.passes(datagram)) later(() => isOpen && upstream.send(datagram, serverPort, HERE));
  });
  await bound(outer, 0, "0.0.0.0");
  outer.on("error", () => undefined);
  relay.port = outer.address().port;
  relay.close = () => {
    isOpen = false;
    for (const socket of [outer, ...upstreams.values()]) socket.close();
  };
  return relay;
}
