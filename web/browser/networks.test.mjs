/** Networks that change and networks that let less and less through: in network namespaces, with real browsers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, hears, listen, startPulse, streamed, until } from "./lab.mjs";
import { path } from "./moves.mjs";
import { ground, moves, openRoom, visitor } from "./moving.mjs";
import { enter, standsInSpace, whyNot } from "./spaces.mjs";

const why = whyNot();
if (why !== null) {
  test("networks that change and are cut", { skip: why }, () => undefined);
} else if (!standsInSpace()) {
  test("networks that change and are cut", async () => {
    assert.equal(await enter(import.meta.url), 0, "what failed is told above");
  });
} else {
  inside();
}

function inside() {
  let scene, stopPulse, browsers;

  before(async () => {
    stopPulse = await startPulse();
    scene = await ground();
    browsers = { chromium: await launch("chromium"), firefox: await launch("firefox") };
  });

  after(async () => {
    for (const browser of Object.values(browsers ?? {})) await browser.close();
    await scene?.close();
    stopPulse?.();
  });

  for (const kind of ["chromium", "firefox"]) {
    test(`${kind} goes from UDP to TCP to plain HTTP as nftables cuts one after another, and up again`, async () => {
      const { spaces } = scene;
      const { room, host } = await openRoom(scene, `Less and less: ${kind}`);
      const { page } = await visitor(scene, browsers[kind], room, "ear");
      const told = [];
      const timed = async (what, ask, ms) => {
        const begin = Date.now();
        await until(what, ask, ms).catch(async (error) => {
          throw new Error(`${error.message}; ${told.join(", ")}; ${JSON.stringify(await path(page))}; ${await page.locator("main").innerText()}`);
        });
        told.push(`${what} ${((Date.now() - begin) / 1000).toFixed(1)} s`);
      };
      const heardBy = (protocol) => async () => (await path(page)).protocol === protocol && hears(await listen(page, 300), 700);
      const network = page.getByRole("button", { name: /^Connection: / });
      await timed("UDP after", heardBy("udp"));

      spaces.cutUdp();
      await timed("TCP after", heardBy("tcp"), 30_000);
      assert.ok(spaces.counted("no_udp").some((packets) => packets > 0), "UDP was cut");
      await network.click();
      await page.getByText("the sound goes by TCP").waitFor();
      await page.keyboard.press("Escape");

      spaces.cutFramed(scene.port);
      const streaming = page.getByText("you cannot speak this way");
      await timed("plain HTTP after", async () => (await streaming.isVisible()) && streamed(page, 700), 60_000);
      assert.ok(spaces.counted("no_frames").some((packets) => packets > 0), "TCP for sound was cut");

      spaces.restore();
      await timed("up again after", heardBy("udp"), 60_000);
      await streaming.waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => document.getElementById("room-stream").getAttribute("src")), null, "one sound a seat");
      console.log(`${kind}: ${told.join(", ")}`);
      await page.context().close();
      await host.context().close();
    });
  }

  test("a change of address in the middle of talk costs neither seat nor microphone nor a place of its own", async () => {
    const all = await moves(scene, { speaker: browsers.chromium, listener: browsers.chromium }, 1, console.log);
    assert.deepEqual([all.twice, all.muted], [0, 0]);
    assert.deepEqual(all.problems, []);
  });
}
