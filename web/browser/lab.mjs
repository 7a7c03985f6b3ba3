/** A server of its own for each test file, real browsers, microphones that play tones, and ears that find them. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";
import WebSocket from "ws";

export const TOP = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const JUSHOU = process.env.JUSHOU ?? join(TOP, "target/release/jushou");
/** No step of a test may hang longer than this. */
export const PATIENCE_MS = 20_000;

/** Fails with `what` unless `promise` settles in time. */
export function soon(promise, what, ms = PATIENCE_MS) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`waited ${ms} ms for ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Asks again and again until the answer is not nothing. */
export async function until(what, ask, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await soon(ask(), what, ms);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A running `jushou serve` in a throw-away folder, with its owner registered. `at`: what runs it elsewhere, and its address there. */
export async function startHouse(extra = {}, port = undefined, at = {}) {
  const data = mkdtempSync(join(tmpdir(), "jushou-browser-"));
  port ??= await freePort();
  const house = new House(data, port, extra, at);
  await house.start();
  return house;
}

class House {
  #count = 0;

  constructor(data, port, extra, { by = [], base = `http://localhost:${port}` }) {
    Object.assign(this, { data, port, extra, by, base, lines: [] });
  }

  async start() {
    const [program, ...before] = [...this.by, JUSHOU];
    this.process = spawn(program, [...before, "serve"], {
      cwd: this.data,
      env: {
        ...process.env,
        JUSHOU__SERVER__LISTEN: `["127.0.0.1:${this.port}", "[::1]:${this.port}"]`,
        JUSHOU__SERVER__DATA_DIR: this.data,
        JUSHOU__MEDIA__PORT: "0",
        JUSHOU__LIMITS__REGISTRATIONS_PER_ADDRESS: "10000",
        JUSHOU__LIMITS__SIGN_INS_PER_ADDRESS: "10000",
        JUSHOU__LIMITS__INVITES_PER_ADDRESS: "10000",
        ...this.extra,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => this.lines.push(...text.split("\n")));
    }
    await until("the server to answer", () => fetch(`${this.base}/livez`).then((r) => r.ok).catch(() => false));
    const link = () => this.lines.map((line) => line.match(/\/i\/([\w-]+)/)?.[1]).find(Boolean);
    if (!this.owner) {
      const token = await until("the owner's link", async () => link());
      this.owner = await this.register("house_keeper", token);
    }
  }

  async stop() {
    if (this.process.exitCode === null) {
      const gone = new Promise((done) => this.process.once("exit", done));
      this.process.kill("SIGKILL");
      await gone;
    }
  }

  async close() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** One request as this account; throws the refusal's code. */
  async call(account, method, path, body) {
    const headers = { origin: this.base };
    if (account) headers.cookie = account.cookie;
    const request = { method, headers };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      request.body = JSON.stringify(body);
    }
    const answer = await fetch(`${this.base}${path}`, request);
    const text = await answer.text();
    const content = text ? JSON.parse(text) : null;
    if (!answer.ok) throw Object.assign(new Error(content?.refusal?.code ?? `status ${answer.status}`), { status: answer.status });
    return { content, headers: answer.headers };
  }

  /** `more`: answers to what the form asks. */
  async register(handle, invite, more = {}) {
    const person = { handle, password: `a password of ${handle}`, stated: `tests as ${handle}`, field: "software", ...more };
    const { content, headers } = await this.call(null, "POST", "/api/register", { ...person, invite });
    return { ...content, password: person.password, cookie: headers.getSetCookie()[0].split(";")[0] };
  }

  /** A member, invited by the owner. */
  async member(name) {
    const { content } = await this.call(this.owner, "POST", "/api/invites", {});
    this.#count += 1;
    return this.register(`${name}_${this.#count}x`, content.token);
  }

  async openRoom(owner, title, policy) {
    return (await this.call(owner, "POST", "/api/rooms", { title, policy })).content;
  }
}

const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

const FIREFOX_PREFS = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  "media.autoplay.default": 0,
  "media.autoplay.blocking_policy": 0,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.enabled": false,
  "app.update.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "dom.push.connection.enabled": false,
};

/** An audio server without devices: Firefox's AudioContext never starts without one. */
export async function startPulse() {
  const folder = mkdtempSync(join(tmpdir(), "jushou-pulse-"));
  const socket = join(folder, "native");
  const pulse = spawn("pulseaudio", [
    "-n", "--daemonize=no", "--exit-idle-time=-1", "--disallow-exit",
    "-L", `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    "-L", "module-null-sink sink_name=out rate=48000", "-L", "module-always-sink",
  ], { env: { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder }, stdio: "ignore" });
  process.env.PULSE_SERVER = `unix:${socket}`;
  await until("the audio server", async () => existsSync(socket));
  return () => {
    pulse.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Browsers that did not come up at the first try. Printed at the end: a number that grows is a bug. */
export const replaced = { chromium: 0, firefox: 0 };

/** Of Chromium: another way to start it; whether pages have the microphone without a question, as where it was allowed before. */
export async function launch(kind, { executablePath = "/usr/bin/chromium", permits = true } = {}) {
  const args = CHROMIUM_FLAGS.filter((flag) => permits || !flag.startsWith("--use-fake-ui"));
  const start = () =>
    kind === "firefox"
      ? firefox.launch({ channel: "moz-firefox", executablePath: "/usr/bin/firefox-esr", headless: true, firefoxUserPrefs: FIREFOX_PREFS })
      : chromium.launch({ executablePath, headless: true, args });
  try {
    return await soon(start(), `${kind} to start`, 30_000);
  } catch {
    replaced[kind] += 1;
    return soon(start(), `${kind} to start a second time`, 60_000);
  }
}

/** A signed-in page; with null, a stranger's. With `tone`, its microphone plays that many hertz; the first thing it says is silence. */
export async function signIn(browser, house, account, { tone = null, viewport = { width: 1000, height: 800 } } = {}) {
  // A certificate of the test's own making is nobody's.
  const secure = house.base.startsWith("https:");
  const context = await soon(browser.newContext({ viewport, locale: "en-US", bypassCSP: false, ignoreHTTPSErrors: secure }), "a browser context");
  if (account !== null) {
    const [name, value] = account.cookie.split("=");
    await context.addCookies([{ name, value, url: house.base, httpOnly: true, sameSite: "Lax", secure }]);
  }
  const page = await soon(context.newPage(), "a page");
  page.setDefaultTimeout(PATIENCE_MS);
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(String(error)));
  await page.addInitScript(keepPeers);
  if (tone !== null) await page.addInitScript(toneMicrophone, tone);
  return page;
}

/** Runs in the page before anything else: the microphone is an oscillator. */
function toneMicrophone(hertz) {
  const make = async () => {
    const context = new AudioContext();
    await context.resume();
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    const gain = new GainNode(context, { gain: 0.3 });
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: "explicit" });
    oscillator.connect(gain).connect(out);
    oscillator.start();
    return out.stream;
  };
  navigator.mediaDevices.getUserMedia = make;
}

/** What a page hears now: the loudest frequencies of the room's sound, in hertz, and how loud they are. */
export function listen(page, ms = 600) {
  return soon(page.evaluate(heard, ms), "a page to listen");
}

async function heard(ms) {
  const element = document.querySelector("audio");
  const stream = element?.srcObject;
  if (!stream) return { peaks: [], loudest: -Infinity };
  const context = (window.earContext ??= new AudioContext({ sampleRate: 48000 }));
  await context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
  const sources = stream.getAudioTracks().map((track) => new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }));
  for (const source of sources) source.connect(analyser);
  const bins = new Float32Array(analyser.frequencyBinCount);
  const best = new Float32Array(bins.length).fill(-Infinity);
  const end = performance.now() + ms;
  while (performance.now() < end) {
    await new Promise((wake) => setTimeout(wake, 50));
    analyser.getFloatFrequencyData(bins);
    for (let i = 0; i < bins.length; i++) best[i] = Math.max(best[i], bins[i]);
  }
  for (const source of sources) source.disconnect();
  const width = context.sampleRate / analyser.fftSize;
  const peaks = [];
  for (let i = 12; i < best.length - 12 && i * width < 4000; i++) {
    if (best[i] < -55) continue;
    let top = true;
    for (let j = -12; j <= 12; j++) if (best[i + j] > best[i]) top = false;
    if (top) peaks.push({ hertz: i * width, decibels: best[i] });
  }
  return { peaks, loudest: best.reduce((a, b) => Math.max(a, b), -Infinity) };
}

export const hears = (ear, hertz) => ear.peaks.some((peak) => Math.abs(peak.hertz - hertz) < 20);

/** Whether this frequency is the loudest of all in the stream's element. */
export const streamed = (page, hertz) =>
  soon(page.evaluate(async (hertz) => {
    const element = document.getElementById("room-stream");
    const stream = element?.captureStream?.() ?? element?.mozCaptureStream?.();
    if (!stream || stream.getAudioTracks().length === 0) return false;
    const context = (window.streamContext ??= new AudioContext({ sampleRate: 48000 }));
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192 });
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
    await new Promise((wake) => setTimeout(wake, 500));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const loudest = bins.indexOf(bins.reduce((a, b) => Math.max(a, b), -Infinity));
    return bins[loudest] > -60 && Math.abs((loudest * context.sampleRate) / analyser.fftSize - hertz) < 20;
  }, hertz), "a page to listen");

/** Members whose ring is lit. */
export const speaking = (page) =>
  page.evaluate(() => [...document.querySelectorAll("[data-speaking]")].map((e) => e.closest("[data-member]")?.dataset.member ?? e.dataset.member));

/** RTP packets that have reached a page since its connection began. */
export const received = (page) =>
  soon(page.evaluate(async () => {
    let packets = 0;
    for (const peer of window.peers ?? []) {
      if (peer.connectionState === "closed") continue;
      for (const entry of (await peer.getStats()).values()) if (entry.type === "inbound-rtp") packets += entry.packetsReceived;
    }
    return packets;
  }), "a page's statistics");

/** Runs in the page before anything else: keeps hold of every connection. */
export function keepPeers() {
  const Original = window.RTCPeerConnection;
  window.peers = [];
  window.RTCPeerConnection = class extends Original {
    constructor(...given) {
      super(...given);
      window.peers.push(this);
    }
  };
}

/** A socket without a browser: says anything, at any time. */
export class Socket {
  #next = 1;
  #answers = new Map();
  told = [];

  static async open(house, account, headers = {}) {
    const socket = new Socket();
    const url = house.base.replace("http", "ws");
    socket.ws = new WebSocket(`${url}/api/socket`, { headers: { cookie: account.cookie, origin: house.base, ...headers } });
    socket.ws.on("message", (text) => socket.#hear(JSON.parse(text)));
    socket.closed = new Promise((done) => socket.ws.once("close", done));
    await soon(new Promise((open, failed) => {
      socket.ws.once("open", open);
      socket.ws.once("error", failed);
    }), "a socket to open");
    return socket;
  }

  #hear(tell) {
    this.told.push(tell);
    if ("id" in tell && tell.kind !== "in_force") {
      this.#answers.get(tell.id)?.(tell);
      this.#answers.delete(tell.id);
    }
  }

  /** The answer to one ask: `done` or `refused`. */
  ask(ask) {
    const id = this.#next++;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    this.ws.send(JSON.stringify({ id, ask }));
    return soon(answer, `an answer to ${ask.kind}`);
  }

  /** The code of the refusal; fails if it was done. */
  async refused(ask) {
    const answer = await this.ask(ask);
    if (answer.kind !== "refused") throw new Error(`${ask.kind} was not refused`);
    return answer.refusal.code;
  }

  command(command) {
    return this.ask({ kind: "room", command });
  }

  /** The newest thing of this kind that was told, waiting for one if need be. */
  tell(kind) {
    return until(`to be told ${kind}`, async () => this.told.findLast((tell) => tell.kind === kind));
  }

  close() {
    this.ws.close();
  }
}

/** A headless participant on another WebRTC implementation than ours, in a process of its own. */
export function participant(house, account, room, more = []) {
  const program = process.env.PARTICIPANT ?? join(dirname(JUSHOU), "participant");
  const child = spawn(program, ["--url", house.base, "--handle", account.handle, "--password", account.password, "--room", room, ...more]);
  let last = null;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    for (const line of text.split("\n")) if (line.includes("received")) last = JSON.parse(line);
  });
  child.stderr.setEncoding("utf8").on("data", (text) => process.stderr.write(text));
  return {
    /** How many receive slots got packets in the last second. */
    slotsReceived: () => Object.values(last?.packets ?? []).filter((packets) => packets > 0).length,
    stop: () => child.kill("SIGKILL"),
  };
}
