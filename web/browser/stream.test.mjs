/** A network without UDP: the sound comes over plain HTTP, the page says so, and goes back to WebRTC by itself. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hears, launch, listen, signIn, startHouse, startPulse, streamed, until } from "./lab.mjs";
import { enter, unmute } from "./acts.mjs";

let house, stopPulse, browsers;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browsers = { chromium: await launch("chromium"), firefox: await launch("firefox") };
});

after(async () => {
  for (const browser of Object.values(browsers ?? {})) await browser.close();
  await house?.close();
  stopPulse?.();
});

/** Runs in the page before anything else: WebRTC may use relays alone, and there is none. */
function withoutUdp() {
  const Original = window.RTCPeerConnection;
  window.udp = false;
  window.RTCPeerConnection = class extends Original {
    constructor(given) {
      super({ ...given, iceTransportPolicy: window.udp ? "all" : "relay" });
    }
  };
}

for (const kind of ["chromium", "firefox"]) {
  test(`${kind} climbs down to the stream and up again`, async () => {
    const owner = await house.member("mod");
    const { room } = await house.openRoom(owner, "Without UDP");
    const host = await signIn(browsers.chromium, house, owner, { tone: 700 });
    await enter(host, house, room);
    await unmute(host);

    const listener = await house.member("ear");
    const page = await signIn(browsers[kind], house, listener, { viewport: { width: 320, height: 640 } });
    await page.addInitScript(withoutUdp);
    await page.goto(`${house.base}/r/${room}`);
    await page.getByText("you cannot speak this way").waitFor({ timeout: 30_000 });
    await until("the tone over plain HTTP", () => streamed(page, 700));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "nothing stands out at 320 px");

    await page.evaluate(() => void (window.udp = true));
    await page.getByText("you cannot speak this way").waitFor({ state: "detached", timeout: 40_000 });
    await until("the tone over WebRTC", async () => hears(await listen(page), 700));
    assert.equal(await page.evaluate(() => document.getElementById("room-stream").getAttribute("src")), null, "one sound a seat");
    // Firefox says so of every connection that did not come up, which is what this network is for.
    assert.deepEqual(page.problems.filter((problem) => !problem.includes("ICE failed")), []);
    await page.context().close();
    await host.context().close();
  });
}
