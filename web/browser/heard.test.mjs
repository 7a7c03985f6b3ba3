/** Voices: three speakers in three programs, found by their tones at listeners in two browsers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hears, launch, listen, signIn, speaking, startHouse, startPulse, until } from "./lab.mjs";
import { enter, raiseHand, unmute } from "./acts.mjs";

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

test("three tones from three speakers arrive at listeners in both browsers, and the right rings are lit", async () => {
  const owner = await house.member("mod");
  const { room } = await house.openRoom(owner, "Three tones");
  const host = await signIn(browsers.chromium, house, owner, { tone: 700 });
  await enter(host, house, room);
  await unmute(host);

  const second = await house.member("fox");
  const fox = await signIn(browsers.firefox, house, second, { tone: 1000 });
  await enter(fox, house, room);
  await raiseHand(fox);
  await host.getByRole("button", { name: `Bring up ${second.handle}` }).click();
  await unmute(fox);

  for (const kind of ["chromium", "firefox"]) {
    const account = await house.member("ear");
    const page = await signIn(browsers[kind], house, account);
    await enter(page, house, room);
    const ear = await until(`${kind} to hear both tones`, async () => {
      const ear = await listen(page);
      return hears(ear, 700) && hears(ear, 1000) ? ear : null;
    });
    assert.ok(!hears(ear, 1600), "a tone that nobody plays");
    const lit = await until("both rings", async () => {
      const lit = await speaking(page);
      return lit.includes(owner.account) && lit.includes(second.account) ? lit : null;
    });
    assert.ok(!lit.includes(account.account), "a listener's ring is lit");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
  // Nobody hears themselves.
  const own = await listen(host);
  assert.ok(hears(own, 1000) && !hears(own, 700), "the host hears the other speaker, not themselves");
});
