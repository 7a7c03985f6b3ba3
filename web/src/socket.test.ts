/** Asks, answers, and coming back: a socket against a fake wire and a fake clock. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ASKS_MAX, DOUBT_MAX_MS, type Inputs, RETRY_FIRST_MS, RETRY_MAX_MS, SILENCE_MAX_MS, Socket, type Wire, retryDelay } from "./socket";
import type { Asked, Me, Tell } from "./wire";

class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: Asked[] = [];
  isClosed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Asked);
  }
  close(): void {
    this.isClosed = true;
  }
  say(tell: Tell): void {
    this.onmessage?.({ data: JSON.stringify(tell) });
  }
}

const me: Me = { account: "a", handle: "ann", standing: "member", owner: false, stated: "", field: "other", name: null, invites_left: 0, seat_in: null, avatar: null, erased_ms: null };
const welcome: Tell = { kind: "welcome", me };

function start(more: Partial<Inputs> = {}) {
  const wires: FakeWire[] = [];
  const heard: string[] = [];
  const worthTrying = vi.fn(async () => true);
  const socket = new Socket({
    dial: () => {
      const wire = new FakeWire();
      wires.push(wire);
      return wire;
    },
    hear: (tell) => heard.push(tell.kind),
    worthTrying,
    random: () => 1,
    ...more,
  });
  socket.start();
  const last = (): FakeWire => {
    const wire = wires.at(-1);
    if (!wire) throw new Error("start dials");
    return wire;
  };
  return { socket, wires, heard, worthTrying, last };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("asks", () => {
  it("gives each answer to the ask with its id", async () => {
    const { socket, last } = start();
    last().say(welcome);
    const leave = socket.ask({ kind: "leave" });
    const ticket = socket.ask({ kind: "fetch_ticket" });
    const [first, second] = last().sent.map(({ id }) => id);
    last().say({ kind: "refused", id: second ?? 0, refusal: { code: "not_in_room" } });
    last().say({ kind: "done", id: first ?? 0 });
    expect(await leave).toEqual({ kind: "done" });
    expect(await ticket).toEqual({ kind: "refused", refusal: { code: "not_in_room" } });
  });

  it("takes `in force` as news, not as the answer", async () => {
    const { socket, last, heard } = start();
    last().say(welcome);
    const muted = socket.ask({ kind: "room", command: { kind: "mute" } });
    last().say({ kind: "in_force", id: last().sent[0]?.id ?? 0 });
    expect(await Promise.race([muted, Promise.resolve("still open")])).toBe("still open");
    expect(heard).toContain("in_force");
  });

  it("sends nothing before the welcome, and keeps nothing to send later", async () => {
    const { socket, last } = start();
    expect(await socket.ask({ kind: "leave" })).toEqual({ kind: "lost" });
    last().say(welcome);
    expect(last().sent).toEqual([]);
  });

  it("says `lost` to everybody who waits when the connection breaks", async () => {
    const { socket, last } = start();
    last().say(welcome);
    const muted = socket.ask({ kind: "room", command: { kind: "mute" } });
    last().onclose?.();
    expect(await muted).toEqual({ kind: "lost" });
  });

  it("stops asking a server that never answers", async () => {
    const { socket, last } = start();
    last().say(welcome);
    for (let ask = 0; ask < ASKS_MAX; ask += 1) void socket.ask({ kind: "leave" });
    expect(await socket.ask({ kind: "leave" })).toEqual({ kind: "lost" });
    expect(last().sent).toHaveLength(ASKS_MAX);
  });
});

describe("coming back", () => {
  it("tries again at once, then ever more slowly, and starts over after a welcome", async () => {
    const { socket, wires, last } = start();
    last().say(welcome);
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const tries = wires.length;
      last().onclose?.();
      let waited = 0;
      while (wires.length === tries) {
        await vi.advanceTimersByTimeAsync(10);
        waited += 10;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
    last().say(welcome);
    expect(socket.state.value).toBe("open");
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS);
    expect(socket.state.value).toBe("connecting");
  });

  it("spreads the tries of many clients over half of the pause, and never past its bound", () => {
    for (const tries of [0, 1, 5, 40, 4000]) {
      const [soonest, latest] = [retryDelay(tries, () => 0), retryDelay(tries, () => 1)];
      expect(soonest).toBe(latest / 2);
      expect(latest).toBeLessThanOrEqual(RETRY_MAX_MS);
    }
  });

  it("knows since when it is lost until the next welcome, not the next connection", async () => {
    vi.setSystemTime(5_000);
    const { socket, last } = start();
    last().say(welcome);
    expect(socket.lostSince.value).toBeNull();
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(1_000);
    last().onclose?.();
    expect(socket.lostSince.value).toBe(5_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(socket.lostSince.value).toBe(5_000);
    last().say(welcome);
    expect(socket.lostSince.value).toBeNull();
  });

  it("takes three missing beats for a dead connection, and one beat for a live one", async () => {
    const { socket, wires, last, heard } = start();
    last().say(welcome);
    await vi.advanceTimersByTimeAsync(SILENCE_MAX_MS - 1);
    last().say({ kind: "beat" });
    await vi.advanceTimersByTimeAsync(SILENCE_MAX_MS - 1);
    expect(socket.state.value).toBe("open");
    expect(heard).not.toContain("beat");
    await vi.advanceTimersByTimeAsync(1);
    expect(socket.state.value).toBe("waiting");
    expect(wires[0]?.isClosed).toBe(true);
  });

  it("gives a doubted connection a second to say anything, and one that says something the usual time", async () => {
    const { socket, wires, last } = start();
    last().say(welcome);
    socket.doubt();
    await vi.advanceTimersByTimeAsync(DOUBT_MAX_MS - 1);
    last().say({ kind: "done", id: last().sent.at(-1)?.id ?? 0 });
    await vi.advanceTimersByTimeAsync(SILENCE_MAX_MS - 1);
    expect([socket.state.value, wires.length]).toEqual(["open", 1]);
    last().say({ kind: "beat" });
    socket.doubt();
    await vi.advanceTimersByTimeAsync(DOUBT_MAX_MS + RETRY_FIRST_MS);
    expect([socket.state.value, wires.length]).toEqual(["connecting", 2]);
  });

  it("does not wait long for one that was being made while the network changed", async () => {
    const { socket, wires } = start();
    socket.doubt();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(wires).toHaveLength(2);
  });

  it("hears nothing more from a connection it gave up", async () => {
    const { wires, last, heard } = start();
    last().say(welcome);
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS);
    wires[0]?.say({ kind: "out", why: "removed" });
    expect(heard).toEqual(["welcome"]);
  });

  it("does not wait when somebody says the network is back", () => {
    const { socket, wires, last } = start();
    last().say(welcome);
    last().onclose?.();
    socket.retryNow();
    expect(wires).toHaveLength(2);
    socket.retryNow();
    expect(wires).toHaveLength(2);
  });

  it("gives up when the session is over, and only asks about that after a try without welcome", async () => {
    const worthTrying = vi.fn(async () => false);
    const { socket, wires, last } = start({ worthTrying });
    last().say(welcome);
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS);
    expect(worthTrying).not.toHaveBeenCalled();
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worthTrying).toHaveBeenCalledOnce();
    expect([socket.state.value, wires.length]).toEqual(["off", 2]);
  });

  it("stays off once stopped", async () => {
    const { socket, wires, last } = start();
    last().say(welcome);
    last().onclose?.();
    socket.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([socket.state.value, wires.length]).toEqual(["off", 1]);
  });
});
