/** Nothing is loaded from a third party, and nothing could be: the first screens before the server itself (`test/sweep.mjs` looks at every one before the stand-in), and proof that it would be seen. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { loopholes, watch } from "../test/asked.mjs";
import { CSP } from "../test/fake-server.mjs";
import { screens } from "../test/screens.mjs";
import { enter, unmute } from "./acts.mjs";
import { launch, signIn, startHouse, startPulse, until } from "./lab.mjs";

let house, stopPulse, browser;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await house?.close();
  stopPulse?.();
});

const who = ({ path, state = {} }) => (path.startsWith("/r/") ? "in a room" : state.me === null ? "signed out" : state.me?.owner ? "owner" : "member");

test("the look at every screen is one at everybody's, under the policy that the server has", async () => {
  assert.deepEqual([...new Set(Object.values(screens).map(who))].sort(), ["in a room", "member", "owner", "signed out"]);
  const served = (await fetch(house.base)).headers.get("content-security-policy").replace(` ws://${new URL(house.base).host}`, "");
  assert.equal(CSP, served);
});

test("the server's own pages ask nobody but it, with sound, and with the worker that keeps the shell", async () => {
  const member = await house.member("ann");
  const { room } = await house.openRoom(house.owner, "Among ourselves");
  const { content: { token } } = await house.call(house.owner, "POST", "/api/invites", {});
  const visits = [[null, ["/", "/join", "/sign-in", `/i/${token}`]], [member, ["/", "/settings", "/calendar", "/m"]], [house.owner, ["/", "/admin/waitlist", "/admin/set-up"]]];
  for (const [account, paths] of visits) {
    const page = await signIn(browser, house, account);
    const watched = await watch(page, house.base);
    for (const path of paths) {
      await page.goto(house.base + path);
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      assert.deepEqual(await watched.foreign(), [], path);
    }
    if (account === house.owner) {
      await enter(page, house, room);
      await unmute(page);
      await until("sound to flow", () => page.evaluate(() => window.peers.some(({ connectionState }) => connectionState === "connected")));
      assert.deepEqual(await page.evaluate(() => window.peers.flatMap((peer) => peer.getConfiguration().iceServers)), [], "no STUN or TURN server of others");
      assert.deepEqual(await watched.foreign(), [], "in the room");
    }
    assert.ok(watched.asked.some((url) => url.endsWith("/sw.js")), "the worker was fetched under our eyes");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

/** Runs in the page: every way to somebody else that a page has. */
function reachOut(port) {
  const at = `http://127.0.0.1:${port}`;
  for (const rel of ["preconnect", "prefetch", "stylesheet"]) document.head.append(Object.assign(document.createElement("link"), { rel, href: `${at}/${rel}` }));
  new Image().src = `${at}/image`;
  fetch(`${at}/fetch`).catch(() => undefined);
  const font = new FontFace("planted", `url(${at}/font)`);
  font.load().catch(() => undefined);
  try {
    window.planted = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  } catch {
    // The policy forbids it.
  }
}
const PLANTED = ["fetch", "font", "image", "preconnect", "prefetch", "socket", "stylesheet"];

for (const bypassed of [false, true]) {
  test(`who reaches out to somebody else is seen ${bypassed ? "where no policy stops it" : "and stopped by the policy"}`, async () => {
    let reached = 0;
    const other = createServer((socket) => {
      reached += 1;
      socket.destroy();
    });
    await new Promise((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address();
    const context = await browser.newContext({ bypassCSP: bypassed, serviceWorkers: "block" });
    const page = await context.newPage();
    const watched = await watch(page, house.base);
    await page.goto(`${house.base}/join`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.deepEqual(await watched.foreign(), []);
    await page.evaluate(reachOut, port);
    await until("each way to be seen", async () => {
      const seen = await watched.foreign();
      return PLANTED.every((name) => seen.some((text) => text.endsWith(`:${port}/${name}`)));
    });
    // A hint alone is no secret that a policy keeps: a browser may connect, and say nothing.
    assert.ok(bypassed ? reached >= 4 : reached <= 1, `${reached} came`);
    await context.close();
    other.close();
  });
}

test("a policy with a hole in it is noticed", () => {
  const own = "http://localhost:1";
  const good = "default-src 'none'; script-src 'self'; connect-src 'self' ws://localhost:1; trusted-types jushou";
  assert.deepEqual(loopholes(good, own), []);
  assert.deepEqual(loopholes(`${good}; img-src https://cdn.example`, own), ["img-src https://cdn.example"]);
  assert.deepEqual(loopholes(undefined, own), ["no default-src 'none'"]);
  assert.deepEqual(loopholes(good.replace("'none'", "*"), own), ["no default-src 'none'", "default-src *"]);
});
