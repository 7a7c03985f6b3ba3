/** A newcomer alone with a phone: from the demo's link to hearing themselves in the echo room. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { JUSHOU, TOP, freePort, hears, keepPeers, launch, listen, soon, until } from "./lab.mjs";

const TAPS_MAX = 6;
const SECONDS_MAX = 60;
/** `PICTURES=docs/screens/first-minute`: where the pictures go. Without it, none is taken. */
const PICTURES = process.env.PICTURES && resolve(TOP, process.env.PICTURES);

let demo, browser;
const lines = [];

before(async () => {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  demo = spawn(JUSHOU, ["demo", "--port", String(await freePort())], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [demo.stdout, demo.stderr]) stream.setEncoding("utf8").on("data", (text) => lines.push(...text.split("\n")));
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  const gone = new Promise((done) => demo.once("exit", done));
  demo.kill("SIGINT");
  await soon(gone, "the demo to end");
});

const picture = async (page, name) => {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

/** Runs in the page: a person who says one thing (a tone of 3 s) once they are unmuted, and then waits. */
function shyMicrophone(hertz) {
  window.say = () => undefined;
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    await context.resume();
    const gain = new GainNode(context, { gain: 0 });
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: "explicit" });
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    oscillator.connect(gain).connect(out);
    oscillator.start();
    window.say = () => {
      gain.gain.setValueAtTime(0.3, context.currentTime);
      gain.gain.setValueAtTime(0, context.currentTime + 3);
    };
    return out.stream;
  };
}

test(`from the demo's link to hearing oneself: at most ${TAPS_MAX} taps and ${SECONDS_MAX} seconds at 390 px`, async () => {
  const link = (name) => lines.map((line) => line.match(new RegExp(`http://\\S+/demo/${name}\\S*`))?.[0]).find(Boolean);
  const url = await until("the demo's link", async () => link("enter"));
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript(keepPeers);
  await page.addInitScript(shyMicrophone, 700);
  const start = Date.now();
  let taps = 0;
  const screen = (name) => picture(page, `${taps}-${name}`);
  const tap = async (locator, name) => {
    await locator.first().tap();
    taps += 1;
    await screen(name);
  };

  await page.goto(url);
  const echo = page.getByRole("link", { name: /echo/i }).or(page.getByRole("button", { name: /echo/i }));
  await echo.first().waitFor();
  await screen("hallway");
  await tap(echo, "echo-room");
  const raise = page.getByRole("button", { name: "Raise hand" });
  await raise.waitFor();
  await tap(raise, "hand");
  const go = page.getByRole("dialog").getByRole("button", { name: "Raise hand" });
  const unmute = page.getByRole("button", { name: "Unmute", exact: true });
  await go.waitFor();
  await tap(go, "microphone");
  const raisedAt = Date.now();
  await unmute.waitFor();
  const calledUp = Date.now() - raisedAt;
  assert.ok(calledUp < 3000, `the host called the hand up after ${calledUp} ms`);
  await tap(unmute, "on-stage");
  await page.evaluate(() => window.say());
  await until("oneself, played back by the echo host", async () => hears(await listen(page, 250), 700), 30_000);
  await screen("hearing-oneself");
  const seconds = (Date.now() - start) / 1000;
  console.log(`hearing oneself after ${taps} taps and ${seconds.toFixed(1)} s; called up after ${calledUp} ms`);
  assert.ok(taps <= TAPS_MAX, `${taps} taps`);
  assert.ok(seconds <= SECONDS_MAX, `${seconds} s`);
  await context.close();
});

test("the owner's side of the demo has three applicants, and one who is let in enters a room", async () => {
  const url = lines.map((line) => line.match(/http:\/\/\S+\/demo\/owner\S*/)?.[0]).find(Boolean);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  await page.goto(new URL("/admin/waitlist", url).href);
  const letIn = page.getByRole("button", { name: /^Let in / });
  await letIn.first().waitFor();
  assert.equal(await letIn.count(), 3);
  const names = await letIn.evaluateAll((buttons) => buttons.map((button) => button.textContent + (button.getAttribute("aria-label") ?? "")));
  await picture(page, "owner-waitlist");
  for (let i = 0; i < 3; i++) {
    await letIn.first().click();
    await until("the row to go", async () => (await letIn.count()) === 2 - i);
  }
  const handles = names.map((name) => name.match(/@?(\w+)$/)?.[1]).filter(Boolean);
  await page.goto(new URL("/", url).href);
  // The hallway's rooms one after the other, until one shows a face that waited before.
  const cards = page.locator("[data-room] h2 a");
  await cards.first().waitFor();
  const links = await cards.evaluateAll((found) => found.map((card) => card.href));
  await until("one of them in a room", async () => {
    for (const room of links) {
      await page.goto(room);
      await page.getByRole("heading", { name: /^Audience/ }).waitFor();
      const text = await page.locator("main").innerText();
      if (handles.some((handle) => text.includes(handle))) return true;
    }
    return false;
  });
  await picture(page, "owner-room");
  await context.close();
});
