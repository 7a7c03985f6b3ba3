/**
 * Clicks: a listener hears a tone with pauses, as a talk has them, while the room goes over and back between forwarded and mixed sound and between
 * packets of 20, 40 and 60 ms. What was heard is searched for clicks, gaps and jumps; the same time without any change says how many the machine
 * itself makes.
 *
 *   JUSHOU=$PWD/target/release/jushou node bench/sound-switches.mjs [switches] [listener]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { enter, unmute } from "../web/browser/acts.mjs";
import { Socket, TOP, freePort, launch, signIn, startHouse, startPulse } from "../web/browser/lab.mjs";
import { startRelay } from "./loss-relay.mjs";
import { RATE, changeAnswers, giveMicrophone, heard, play, record, statistics, writeWav } from "./sound-page.mjs";

const wanted = Number(process.argv[2] ?? 1000);
const kind = process.argv[3] ?? "chromium";
const HERTZ = 440;
const LEVEL = 0.1 * Math.SQRT2; // -20 dB below full scale
/** Speaker and listener are two. With 4 the sound is mixed, with 5 by 40 ms, with 6 by 60 ms; it goes back at four fifths of each. */
const RULES = { JUSHOU__MEDIA__MIX_FROM: "4", JUSHOU__MEDIA__PACKETS_40_MS_FROM: "5", JUSHOU__MEDIA__PACKETS_60_MS_FROM: "6" };
const EXTRAS = 4;
/** The tone and its pauses. */
const TONE_S = 0.5;
const PAUSE_S = 0.35;
/** It comes and goes within this, so that its ends are no clicks. */
const FADE_S = 0.02;
/** A pause as it is heard: stretched or shortened by a jitter buffer, and with the fades. */
const PAUSE_HEARD_S = [0.2, 0.5];
/** Between two changes there is a pause, and the jitter buffer comes to rest. */
const REST_MS = (TONE_S + PAUSE_S) * 1000;
const STILL_MS = Number(process.env.STILL_MS ?? 60_000);
/** What is looked at at a time: 5 ms, two periods. */
const FRAME = Math.round(0.005 * RATE);

/** In the way of no packet: counts how the listener's line changes. */
class Watch {
  lengths = [];
  begins = 0;
  #last = null;

  see(datagram) {
    const [number, timestamp] = [datagram.readUInt16BE(2), datagram.readUInt32BE(4)];
    // A marker: the first of a run, packed or mixed otherwise than the one before.
    this.begins += Number(datagram[1] >= 128);
    if (this.#last && ((number - this.#last.number) & 0xffff) === 1) {
      const length = ((timestamp - this.#last.timestamp) >>> 0) / 48;
      if ([20, 40, 60].includes(length) && this.lengths.at(-1) !== length) this.lengths.push(length);
    }
    this.#last = { number, timestamp };
  }
}

/** Somebody who takes a place in the audience, and whose browser never sends a check. */
class Extra {
  static async open(house, room) {
    const extra = new Extra();
    Object.assign(extra, { house, room, account: await house.member("extra") });
    extra.socket = await Socket.open(house, extra.account);
    return extra;
  }

  async come() {
    this.socket.told.length = 0;
    await this.#done({ kind: "enter", room: this.room, link: null, resume: null });
    await this.#done({ kind: "fetch_ticket" });
    const { ticket } = await this.socket.tell("ticket");
    await this.house.call(this.account, "POST", "/api/media", { ticket, sdp: OFFER });
  }

  go() {
    return this.#done({ kind: "leave" });
  }

  async #done(ask) {
    const answer = await this.socket.ask(ask);
    if (answer.kind !== "done") throw new Error(`${ask.kind} was refused: ${answer.refusal.code}`);
  }
}

const OFFER = readFileSync(join(TOP, "crates/rtc/tests/offers/chromium-156-microphone-and-four-slots.sdp"), "utf8");

/** A tone, its surroundings cut away: a Hann-windowed frame's energy above 1.5 kHz, and its own level, both in dB below full scale. */
function frames(samples) {
  // A second-order high-pass at 1.5 kHz, four times over.
  let high = samples;
  const w = Math.tan((Math.PI * 1500) / RATE);
  const norm = 1 / (1 + Math.SQRT2 * w + w * w);
  const [b0, a1, a2] = [norm, 2 * (w * w - 1) * norm, (1 - Math.SQRT2 * w + w * w) * norm];
  for (let pass = 0; pass < 4; pass++) {
    const out = new Float32Array(high.length);
    for (let i = 2; i < high.length; i++) out[i] = b0 * (high[i] - 2 * high[i - 1] + high[i - 2]) - a1 * out[i - 1] - a2 * out[i - 2];
    high = out;
  }
  const level = (of, from) => {
    let sum = 0;
    for (let i = from; i < from + FRAME; i++) sum += of[i] * of[i];
    return 10 * Math.log10(sum / FRAME + 1e-12);
  };
  return Array.from({ length: Math.floor(samples.length / FRAME) }, (_, n) => ({ at: (n * FRAME) / RATE, tone: level(samples, n * FRAME), rest: level(high, n * FRAME) }));
}

/** Events in what was heard: frames that come within 50 ms of each other are one. */
function search(samples) {
  const all = frames(samples);
  const sorted = (key) => all.map((frame) => frame[key]).sort((a, b) => a - b);
  const rest = sorted("rest")[Math.floor(all.length / 2)];
  // The tone sounds most of the time; above the middle of that is the tone.
  const tone = sorted("tone")[Math.floor(all.length * 0.7)];
  const events = (is) => {
    const found = [];
    for (const frame of all.filter(is)) if (found.length === 0 || frame.at - found.at(-1).last > 0.05) found.push({ at: frame.at, last: frame.at }); else found.at(-1).last = frame.at;
    return found;
  };
  const low = (by) => events((frame) => frame.tone < tone - by);
  const isPause = ({ at, last }) => last - at >= PAUSE_HEARD_S[0] && last - at <= PAUSE_HEARD_S[1];
  return {
    rest, tone, all,
    // Audible beside the tone: over -60 dB below full scale, and well above what the codec always leaves.
    clicks: events((frame) => frame.rest > Math.max(-60, rest + 15)),
    loud: events((frame) => frame.rest > -45),
    pauses: low(30).filter(isPause).length,
    gaps: low(30).filter((event) => !isPause(event)),
    dips: low(6).filter((event) => !isPause(event)),
  };
}

const stopPulse = await startPulse();
const serverPort = await freePort();
const house = await startHouse({ JUSHOU__MEDIA__PORT: String(serverPort), ...RULES });
const browsers = [await launch("chromium"), ...(kind === "firefox" ? [await launch("firefox")] : [])];
const kept = join(TOP, "target/loss");
mkdirSync(kept, { recursive: true });
const results = [];
const relay = await startRelay(serverPort);
try {
  const owner = await house.member("tone");
  const { room } = await house.openRoom(owner, "A steady tone");
  const speaker = await signIn(browsers[0], house, owner);
  await giveMicrophone(speaker);
  await enter(speaker, house, room);
  await unmute(speaker);
  const ear = await signIn(browsers.at(-1), house, await house.member("ear"));
  await changeAnswers(ear, { serverPort, port: relay.port });
  await enter(ear, house, room);
  const extras = [];
  for (let i = 0; i < EXTRAS; i++) extras.push(await Extra.open(house, room));

  const swell = (at) => Math.min(1, at / FADE_S, (TONE_S - at) / FADE_S);
  const sample = (at) => (at < TONE_S ? LEVEL * Math.sin((swell(at) * Math.PI) / 2) ** 2 * Math.sin(2 * Math.PI * HERTZ * at) : 0);
  await play(speaker, Float32Array.from({ length: (TONE_S + PAUSE_S) * RATE }, (_, i) => sample(i / RATE)), { loop: true });
  await wait(3000);
  const listen = async (name, act) => {
    const watch = new Watch();
    relay.down.tap = (datagram) => watch.see(datagram);
    await record(ear);
    await wait(1000);
    const [begin, before] = [Date.now(), await statistics(ear)];
    await act(watch);
    const [seconds, after] = [(Date.now() - begin) / 1000, await statistics(ear)];
    await wait(500);
    const samples = (await heard(ear)).subarray(RATE / 2);
    writeWav(join(kept, `switches-${kind}-${name}.wav`), samples);
    const { all, ...found } = search(samples);
    const grown = (key) => (after[key] ?? 0) - (before[key] ?? 0);
    const result = { name, seconds, begins: watch.begins, lengths: watch.lengths.length, concealed: grown("concealmentEvents"), stretched: (grown("insertedSamplesForDeceleration") + grown("removedSamplesForAcceleration")) / RATE, ...found };
    results.push(result);
    console.log(name, JSON.stringify({ ...result, clicks: found.clicks.length, loud: found.loud.length, gaps: found.gaps.length, dips: found.dips.length }));
    return result;
  };
  await listen("still", () => wait(STILL_MS));
  await listen("switching", async (watch) => {
    while (watch.begins < wanted) {
      for (const extra of extras) {
        await extra.come();
        await wait(REST_MS);
      }
      for (const extra of extras.toReversed()) {
        await extra.go();
        await wait(REST_MS);
      }
    }
  });
} finally {
  for (const browser of browsers) await browser.close();
  await house.close(); // and with it the sockets of the extras
  relay.close();
  stopPulse();
}

const [still, moved] = results;
const per = (events, of) => ((100 * events.length) / of).toFixed(1);
const minutes = ({ seconds }) => seconds / 60;
const expected = moved.seconds / (TONE_S + PAUSE_S);
const isWhole = Math.abs(moved.pauses - expected) <= 3;
const ok = moved.clicks.length === 0 && moved.gaps.length === 0 && isWhole;
const date = new Date().toISOString().slice(0, 10);
const row = (what, key) => `| ${what} | ${moved[key].length} | ${per(moved[key], moved.begins)} | ${(moved[key].length / minutes(moved)).toFixed(1)} | ${(still[key].length / minutes(still)).toFixed(1)} |`;
const text = `# Clicks when sound changes its way, ${date}

A listener in ${kind} hears a tone of ${HERTZ} Hz at -20 dB below full scale, ${TONE_S} s of it and ${PAUSE_S} s of pause by turns. Four people come and go, and with them the audience's sound is
forwarded, mixed, mixed by 40 ms, by 60 ms, and back: ${moved.begins} runs of packets begun in ${moved.seconds.toFixed(0)} s, ${moved.lengths} changes of length among them, counted
on the wire. Beside it ${still.seconds.toFixed(0)} s without any change. Everything on one machine: ${cpus().length} × ${cpus()[0].model}.

No click, no gap, and every pause in its place: ${ok ? "PASS" : "FAIL"}

| | found | per 100 switches | per minute | per minute without switches |
|---|---|---|---|---|
${row("clicks: 5 ms with more than -60 dB above 1.5 kHz, 15 dB over the usual", "clicks")}
${row("loud ones: more than -45 dB", "loud")}
${row("gaps: 5 ms more than 30 dB below the tone", "gaps")}
${row("dips: 5 ms more than 6 dB below the tone", "dips")}

Pauses heard: ${moved.pauses} of ${expected.toFixed(0)}; what is quiet for less or more than ${PAUSE_HEARD_S.join(" to ")} s is a gap. Usual level above 1.5 kHz: ${moved.rest.toFixed(0)} dB while switching, ${still.rest.toFixed(0)} dB without. Concealments counted by the browser: ${moved.concealed} and ${still.concealed};
sound stretched or shortened to fit the jitter buffer: ${moved.stretched.toFixed(1)} s and ${still.stretched.toFixed(1)} s.
`;
console.log(text);
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "results", `${date}-switches-${kind}.md`), text);
