/** The stream against a fake audio element and a fake clock. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlayerPass } from "../wire";
import { type Inputs, Stream } from "./stream";

function start(passes: (PlayerPass | null)[], knowsOgg = true) {
  const element = {
    src: "",
    onerror: null as (() => void) | null,
    onended: null as (() => void) | null,
    onplaying: null as (() => void) | null,
    play: vi.fn(async () => undefined),
    pause: vi.fn(),
    load: vi.fn(),
    canPlayType: () => (knowsOgg ? "probably" : ""),
    removeAttribute: vi.fn(() => void (element.src = "")),
  };
  const fetched = vi.fn();
  const fetchPass = vi.fn(async () => passes.shift() ?? null);
  const stream = new Stream({ element: element as unknown as Inputs["element"], fetchPass, fetched });
  return { stream, element, fetched, fetchPass };
}

const pass = (secret: string): PlayerPass => ({
  url: `https://talk.test/api/play/stream/r/${secret}/live.ogg`,
  hls_url: `https://talk.test/api/play/stream/r/${secret}/live.m3u8`,
  token: null,
  expires_ms: 0,
});

describe("the stream", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("plays Ogg where the browser knows it, and HLS where it does not", async () => {
    const chrome = start([pass("a")]);
    chrome.stream.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(chrome.element.src).toBe("/api/play/stream/r/a/live.ogg");
    expect(chrome.fetched).toHaveBeenCalledTimes(1);
    const safari = start([pass("a")], false);
    safari.stream.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(safari.element.src).toBe("/api/play/stream/r/a/live.m3u8");
  });

  it("comes back with a fresh address, less and less often", async () => {
    const { stream, element, fetchPass } = start([null, null, pass("b"), pass("c")]);
    stream.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchPass).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(fetchPass).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(999);
    expect(fetchPass).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(element.src).toContain("/b/");
    element.onplaying?.();
    expect(stream.plays.value).toBe(true);
    element.onended?.();
    expect(stream.plays.value).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(element.src).toContain("/c/");
  });

  it("lets go of the connection when it stops, and answers that come later start nothing", async () => {
    const { stream, element, fetchPass } = start([pass("a"), pass("b")]);
    stream.start();
    stream.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(element.src).toBe("");
    expect(element.load).toHaveBeenCalled();
    expect(fetchPass).toHaveBeenCalledTimes(1);
  });

  it("says when the browser waits for a tap", async () => {
    const { stream, element } = start([pass("a")]);
    element.play.mockRejectedValueOnce(new DOMException("no gesture", "NotAllowedError"));
    stream.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(stream.blocked.value).toBe(true);
    await stream.play();
    expect(stream.blocked.value).toBe(false);
  });
});
