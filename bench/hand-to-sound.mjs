/** From "Bring up" clicked to the first sound at another browser: fifty hands, loopback. Usage: node bench/hand-to-sound.mjs [trials] [listener] */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { enter, raiseHand, stepDown } from "../web/browser/acts.mjs";
import { hears, launch, listen, signIn, soon, startHouse, startPulse, until } from "../web/browser/lab.mjs";

const trials = Number(process.argv[2] ?? 50);
const kind = process.argv[3] ?? "chromium";

/** In the listening page: when the sound's level next rises above a whisper, in ms since the epoch. */
async function firstSound() {
  const stream = document.querySelector("audio").srcObject;
  const context = (window.earContext ??= new AudioContext({ sampleRate: 48000, latencyHint: 0 }));
  await context.resume();
  const analyser = new AnalyserNode(context, { fftSize: 256 });
  for (const track of stream.getAudioTracks()) new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const channel = new MessageChannel();
  // A timer would be held back to 4 ms and more; messages are not.
  return new Promise((heard) => {
    channel.port1.onmessage = () => {
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((sample) => Math.abs(sample) > 0.02)) heard(Date.now());
      else setTimeout(() => channel.port2.postMessage(0), 1);
    };
    channel.port2.postMessage(0);
  });
}

/** In the speaker's page: the person who waits for their turn presses "Unmute" the moment it is there. */
function unmuteWhenUp() {
  const press = () => {
    const button = [...document.querySelectorAll("button")].find((b) => b.textContent.trim().startsWith("Unmute") || b.getAttribute("aria-label") === "Unmute");
    if (!button) return;
    observer.disconnect();
    button.click();
  };
  const observer = new MutationObserver(press);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  press();
}

const stopPulse = await startPulse();
const house = await startHouse();
const browsers = [await launch("chromium"), await launch(kind)];
const times = [];
try {
  const owner = await house.member("mod");
  const { room } = await house.openRoom(owner, "From hand to sound");
  const host = await signIn(browsers[0], house, owner);
  await enter(host, house, room);
  const voice = await house.member("voice");
  const speaker = await signIn(browsers[0], house, voice, { tone: 700 });
  await enter(speaker, house, room);
  const ear = await signIn(browsers[1], house, await house.member("ear"));
  await enter(ear, house, room);
  for (let trial = 0; trial < trials; trial++) {
    await raiseHand(speaker);
    await until("silence", async () => (await listen(ear, 250)).peaks.length === 0);
    const heard = ear.evaluate(firstSound);
    await speaker.evaluate(unmuteWhenUp);
    const bringUp = host.getByRole("button", { name: `Bring up ${voice.handle}` });
    await bringUp.waitFor();
    const clicked = await bringUp.evaluate((button) => {
      const now = Date.now();
      button.click();
      return now;
    });
    const at = await soon(heard, "the first sound");
    times.push(at - clicked);
    if (trial === 0 && !hears(await listen(ear), 700)) throw new Error("what was heard is not the speaker");
    await stepDown(speaker);
  }
} finally {
  for (const browser of browsers) await browser.close();
  await house.close();
  stopPulse();
}

times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)];
const date = new Date().toISOString().slice(0, 10);
const text = `# From "Bring up" to the first sound, ${date}

A moderator clicks "Bring up", the waiting speaker's page presses "Unmute" as soon as the button is there, another browser's sound rises.
Listener in ${kind}, the others in Chromium, all with the server on one machine: ${cpus().length} × ${cpus()[0].model}, loopback, ${times.length} hands.

| p50 | p95 | longest |
|---|---|---|
| ${at(0.5)} ms | ${at(0.95)} ms | ${times.at(-1)} ms |

In these times: two acts through the database (bring up, unmute), the permit, the encoder's first frames, and the listening browser's jitter buffer.
`;
console.log(text);
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), "results", `${date}-hand-to-sound-${kind}.md`), text);
