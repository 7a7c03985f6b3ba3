/**
 * Speech through a network that loses packets: PESQ of what a listener's browser plays against what the speaker said.
 *
 *   JUSHOU=$PWD/target/release/jushou node bench/loss.mjs [part]...      parts: none up-chromium up-firefox down-chromium
 *                                                                                down-firefox with-dtx
 *
 * The losses are made by a seeded relay between one browser and the server (loss-relay.mjs). What was measured before is kept in target/loss,
 * so that parts can be run one after the other; the table is of all that is there. The part `table` measures nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { enter, unmute } from "../web/browser/acts.mjs";
import { TOP, freePort, launch, signIn, startHouse, startPulse } from "../web/browser/lab.mjs";
import { BURST, startRelay } from "./loss-relay.mjs";
import { RATE, changeAnswers, giveMicrophone, heard, play, record, statistics, writeWav } from "./sound-page.mjs";
import { hasPesq, pesq, voiceClip } from "./sound-tools.mjs";

const PARTS = ["none", "up-chromium", "up-firefox", "down-chromium", "down-firefox", "with-dtx"];
const parts = (process.argv.length > 2 ? process.argv.slice(2) : PARTS).filter((part) => part !== "table");
const SEED = Number(process.env.SEED ?? 1);
const KEPT = join(TOP, "target/loss");
const LOSSES = [0.05, 0.1, 0.2].flatMap((share) => ["random", "bursty"].map((model) => ({ model, share })));
const NONE = { model: "none", share: 0 };
/** Each way, where the uplink loses: on the relay alone what is asked for again would be there at once. */
const UPLINK_DELAY_MS = 25;
/** Rooms that are measured at once. With four, two cores made Firefox skip what it should have played: PESQ 1.3 where it is 4.1 alone. */
const AT_ONCE = Number(process.env.AT_ONCE ?? 1);
/** Browsers learn from reports how much is lost, and encode accordingly: so long they speak before it counts. */
const WARM_UP_S = 20;
const PAUSE_S = 0.8;
const AIM = { lossless: 4.2, uplinkRed: 3.5 };

/** One room: who speaks by which network, and by which each listens. */
const SCENES = {
  none: ["chromium", "firefox"].map((speaker) => ({ speaker, up: NONE, red: true, ears: ["chromium", "firefox"].map((browser) => ({ browser, down: NONE })) })),
  // `red: false`: as if there were neither redundant audio nor repeats, what plain Opus with FEC gives.
  "up-chromium": LOSSES.flatMap((up) => [true, false].map((red) => ({ speaker: "chromium", up, red, ears: [{ browser: "chromium", down: NONE }] }))),
  "up-firefox": LOSSES.map((up) => ({ speaker: "firefox", up, red: true, ears: [{ browser: "chromium", down: NONE }] })),
  // As if the server asked for DTX.
  "with-dtx": ["chromium", "firefox"].map((speaker) => ({ speaker, up: NONE, red: true, dtx: true, ears: [{ browser: "chromium", down: NONE }] })),
  // One listener each: the speaker prepares for what all of the few who listen lose.
  "down-chromium": LOSSES.map((down) => ({ speaker: "chromium", up: NONE, red: true, ears: [{ browser: "chromium", down }] })),
  "down-firefox": LOSSES.map((down) => ({ speaker: "chromium", up: NONE, red: true, ears: [{ browser: "firefox", down }] })),
};

const name = ({ model, share }) => (model === "none" ? "none" : `${share * 100} % ${model}`);

async function setUp(scene, house, browsers, serverPort) {
  const relays = [];
  const page = async (browser, account, losses, wishes) => {
    const relay = await startRelay(serverPort, losses);
    relays.push(relay);
    const page = await signIn(browsers[browser], house, account);
    await giveMicrophone(page);
    await changeAnswers(page, { serverPort, port: relay.port, ...wishes });
    await enter(page, house, room);
    return { page, relay };
  };
  const owner = await house.member("voice");
  const { room } = await house.openRoom(owner, "Speech and loss");
  const speaker = await page(scene.speaker, owner, { up: scene.up, delayMs: scene.up === NONE ? 0 : UPLINK_DELAY_MS }, { red: scene.red, repeats: scene.red, dtx: scene.dtx });
  await unmute(speaker.page);
  const ears = [];
  for (const ear of scene.ears) ears.push({ ...ear, ...(await page(ear.browser, await house.member("ear"), { down: ear.down }, {})) });
  for (const { page } of ears) await record(page);
  return { scene, speaker, ears, relays };
}

/** Says the clip in all of these rooms at once; a row for each listener. */
async function measure(rooms, clip, part) {
  const said = new Float32Array((WARM_UP_S + PAUSE_S + 0.5) * RATE + clip.length);
  said.set(clip.subarray(clip.length - WARM_UP_S * RATE));
  said.set(clip, (WARM_UP_S + PAUSE_S) * RATE);
  await Promise.all(rooms.map(({ speaker }) => play(speaker.page, said)));
  await wait((WARM_UP_S + PAUSE_S / 2) * 1000);
  const ears = rooms.flatMap(({ ears }) => ears);
  for (const ear of ears) Object.assign(ear, { before: await statistics(ear.page), since: performance.now() });
  for (const { relays } of rooms) for (const relay of relays) [relay.up, relay.down].forEach((way) => way.begin(SEED));
  await wait((clip.length / RATE + PAUSE_S / 2 + 1.5) * 1000);
  const rows = [];
  for (const { scene, speaker, ears } of rooms) {
    const { up } = speaker.relay;
    const rest = { types: { ...up.types }, sent: up.packets, sentBytes: up.bytes, repeats: up.repeats };
    const isDown = scene.up === NONE && ears.every((ear) => ear.down !== NONE);
    for (const { browser, down, page, relay, before, since } of ears) {
      const way = isDown ? relay.down : up;
      const row = { part, speaker: scene.speaker, listener: browser, path: part.split("-")[0], ...(isDown ? down : scene.up), red: scene.red, seed: SEED, ...rest };
      const counted = Object.entries(await statistics(page)).map(([key, value]) => [key, value - (before[key] ?? 0)]);
      Object.assign(row, { packets: way.packets, lost: way.lost, statistics: Object.fromEntries(counted), seconds: (performance.now() - since) / 1000, at: new Date().toISOString() });
      row.file = join(KEPT, `${[part, row.speaker, row.listener, row.model, row.share * 100, row.red ? "red" : "fec", SEED].join("-")}.wav`);
      writeWav(row.file, await heard(page));
      rows.push(row);
    }
  }
  return rows;
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const sum = (found, key) => found.reduce((all, row) => all + row[key], 0);
/** A browser that cannot keep up plays less than goes by. */
const pulled = (found) => percent(sum(found.map(({ statistics, seconds }) => ({ all: (statistics.totalSamplesReceived ?? 0) / RATE, seconds })), "all"), sum(found, "seconds"));

const clip = voiceClip();
if (!clip || !hasPesq()) process.exit(0);
mkdirSync(KEPT, { recursive: true });
const saidFile = join(KEPT, "said.wav");
writeWav(saidFile, clip);
const keptFile = join(KEPT, "rows.json");
let rows = existsSync(keptFile) ? JSON.parse(readFileSync(keptFile)) : [];

async function measureAll() {
  const stopPulse = await startPulse();
  const serverPort = await freePort();
  const house = await startHouse({ JUSHOU__MEDIA__PORT: String(serverPort) });
  const browsers = { chromium: await launch("chromium"), firefox: parts.some((part) => part !== "up-chromium" && part !== "down-chromium") ? await launch("firefox") : null };
  try {
    for (const part of parts) {
      const scenes = [...SCENES[part]];
      while (scenes.length > 0) {
        const rooms = [];
        for (const scene of scenes.splice(0, AT_ONCE)) rooms.push(await setUp(scene, house, browsers, serverPort));
        const fresh = await measure(rooms, clip, part);
        for (const { speaker, ears, relays } of rooms) {
          for (const { page } of [speaker, ...ears]) await page.context().close();
          for (const relay of relays) relay.close();
        }
        const scores = await pesq(saidFile, fresh.map((row) => row.file));
        fresh.forEach((row, at) => Object.assign(row, scores[at]));
        for (const row of fresh) console.log(`${row.part} ${row.speaker} → ${row.listener} ${name(row)} ${row.red ? "RED" : "FEC"}: ${row.error ?? `${row.mean.toFixed(2)}, worst ${row.min.toFixed(2)}`}, lost ${row.lost}/${row.packets}, types ${JSON.stringify(row.types)}, ${pulled([row])} of real time, ${JSON.stringify(row.statistics)}, moved ${row.moved_ms} ms`);
        rows = [...rows.filter((row) => !fresh.some(({ file }) => file === row.file)), ...fresh];
        writeFileSync(keptFile, JSON.stringify(rows, null, 1));
      }
    }
  } finally {
    for (const browser of Object.values(browsers)) await browser?.close();
    await house.close();
    stopPulse();
  }
}

if (parts.length > 0) await measureAll();

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
/** Measured more than once, with other losses: the mean of all passages, the worst of any. */
function figure(found) {
  const ok = found.filter((row) => row.mean !== undefined);
  if (ok.length === 0) return null;
  return { mean: mean(ok.flatMap((row) => row.passages)), min: Math.min(...ok.map((row) => row.min)), runs: ok.length };
}
/**
 * Whether what was heard in `one` is not below `other`: their passages by pairs, of the same words under losses of the same seed. From three runs
 * on, two standard errors of the mean difference are allowed for: it is not zero, up or down, where nothing differs.
 */
function notBelow(one, other) {
  const pairs = one.flatMap(({ seed, passages }) => (other.find((row) => row.seed === seed)?.passages ?? []).map((score, at) => (passages?.[at] ?? NaN) - score)).filter((difference) => !Number.isNaN(difference));
  if (pairs.length === 0) return null;
  const difference = mean(pairs);
  const error = Math.sqrt(pairs.reduce((sum, pair) => sum + (pair - difference) ** 2, 0) / (pairs.length - 1) / pairs.length);
  const runs = new Set(one.map(({ seed }) => seed)).size;
  return { ok: difference + (runs >= 3 ? 2 * error : 0) >= 0, text: `${figure(one).mean.toFixed(2)} and ${figure(other).mean.toFixed(2)}, by pairs of passages ${difference >= 0 ? "+" : "−"}${Math.abs(difference).toFixed(2)} ± ${(2 * error).toFixed(2)}` };
}
const all = rows.filter((row) => row.at.slice(0, 10) === new Date().toISOString().slice(0, 10));
const find = (wish) => all.filter((row) => Object.entries(wish).every(([key, value]) => row[key] === value));
const of = (found, key) => found.reduce((sum, row) => sum + (row.statistics[key] ?? 0), 0);

function table() {
  const lines = ["| network | speaker → listener | speaker's line | PESQ mean | worst passage | lost by the relay | concealed | played of real time | runs |", "|---|---|---|---|---|---|---|---|---|"];
  for (const part of PARTS) {
    for (const scene of SCENES[part]) {
      for (const ear of scene.ears) {
        const loss = part.startsWith("down") ? ear.down : scene.up;
        const found = find({ part, speaker: scene.speaker, listener: ear.browser, ...loss, red: scene.red });
        const at = figure(found);
        if (!at) continue;
        const line = `${Object.keys(found[0].types).includes("63") ? "RED" : "Opus with FEC"}${scene.dtx ? ", DTX" : ""}${sum(found, "repeats") > 0 ? ", repeats" : ""}`;
        const where = loss === NONE ? "no loss" : `${part.startsWith("up") ? "uplink" : "downlink"} ${name(loss)}`;
        lines.push(`| ${where} | ${scene.speaker} → ${ear.browser} | ${line} | ${at.mean.toFixed(2)} | ${at.min.toFixed(2)} | ${percent(sum(found, "lost"), sum(found, "packets"))} | ${percent(of(found, "concealedSamples") - of(found, "silentConcealedSamples"), of(found, "totalSamplesReceived"))} | ${pulled(found)} | ${at.runs} |`);
      }
    }
  }
  return lines.join("\n");
}

function verdicts() {
  const lines = [];
  const verdict = (ok, text) => lines.push(`| ${text} | ${ok ? "PASS" : "FAIL"} |`);
  for (const speaker of ["chromium", "firefox"]) {
    for (const listener of ["chromium", "firefox"]) {
      const clean = figure(find({ part: "none", speaker, listener, ...NONE }));
      if (clean) verdict(clean.mean >= AIM.lossless, `without loss from ${speaker} to ${listener} ≥ ${AIM.lossless}: ${clean.mean.toFixed(2)}`);
    }
    const clean = figure(find({ part: "with-dtx", speaker, ...NONE }));
    if (clean) lines.push(`| without loss from ${speaker}, had we asked for DTX: ${clean.mean.toFixed(2)} | for comparison |`);
  }
  const aim = figure(find({ part: "up-chromium", model: "random", share: 0.1, red: true }));
  if (aim) verdict(aim.mean >= AIM.uplinkRed, `uplink 10 % random from Chromium with RED ≥ ${AIM.uplinkRed.toFixed(1)}: ${aim.mean.toFixed(2)}`);
  for (const loss of LOSSES) {
    const compared = notBelow(...[true, false].map((red) => find({ part: "up-chromium", ...loss, red })));
    if (compared) verdict(compared.ok, `uplink ${name(loss)} from Chromium, with RED and repeats not below FEC alone: ${compared.text}`);
  }
  for (const listener of ["chromium", "firefox"]) {
    for (const loss of LOSSES) {
      const compared = notBelow(find({ part: `down-${listener}`, ...loss }), find({ part: "up-chromium", ...loss, red: false }));
      if (compared) verdict(compared.ok, `downlink ${name(loss)} to ${listener}, not below FEC alone on an uplink that loses the same: ${compared.text}`);
    }
  }
  return ["| | |", "|---|---|", ...lines].join("\n");
}

const bitrate = (wish) => {
  const found = find({ part: "up-chromium", ...wish });
  return found.length ? `${((sum(found, "sentBytes") * 8) / (found.length * (clip.length / RATE + 2)) / 1000).toFixed(0)} kb/s` : "not measured";
};
const date = new Date().toISOString().slice(0, 10);
const text = `# Speech through a network that loses packets, ${date}

A man reads for ${(clip.length / RATE).toFixed(0)} s (48 kHz) into a page's microphone; the listener's page writes down what it plays. PESQ is wideband (16 kHz) against the clip
itself, by passages of 8 to 12 s. The losses are made by a seeded relay between one browser and the server: \`random\`, each packet for itself;
\`bursty\`, Gilbert's model with bursts of ${BURST} packets on average. RTP and RTCP are lost, STUN and DTLS are not. The speaker's page talks for ${WARM_UP_S} s
before it counts. Everything is on one machine: ${cpus().length} × ${cpus()[0].model}; ${AT_ONCE === 1 ? "one room is measured after another" : `${AT_ONCE} rooms are measured at once`}. The audience hears the speaker
forwarded by 20 ms. Each row is ${new Set(rows.map(({ seed }) => seed)).size === 1 ? "one run, all with the same seed" : "of as many runs as it says, each with its own seed"}. "±": two standard errors of the
mean difference, over pairs of passages with the same words under losses of the same seed; from three runs on, "not below" allows for as much.

${verdicts()}

${table()}

RED: the payload type in the clear header, seen by the relay. With it Chromium sends ${bitrate({ red: true })} (all of UDP's payload), without ${bitrate({ red: false })}.
Packets seen twice by the relay (repeated after a NACK): ${sum(all, "repeats")} in ${all.length} runs. "concealed" is the listening browser's own
count while it counts, but for what it conceals with silence. "Opus with FEC" from Chromium: RED taken out of the answer and NACK out of the
page's offer. "DTX": \`usedtx=1\` put into the answer. Uplinks that lose take ${UPLINK_DELAY_MS} ms each way, so that what is repeated takes its time.
`;
console.log(text);
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "results", `${date}-loss.md`), text);
