/** Voices: three speakers in three programs, found by their tones at listeners in two browsers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hears, launch, listen, participant, signIn, speaking, startHouse, startPulse, until } from "./lab.mjs";
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

  // The third speaks through another WebRTC implementation, and listens too.
  const third = await house.member("str0m");
  const headless = participant(house, third, room, ["--play", "tone:1300", "--hand"]);
  await host.getByRole("button", { name: `Bring up ${third.handle}` }).click();

  for (const kind of ["chromium", "firefox"]) {
    const account = await house.member("ear");
    const page = await signIn(browsers[kind], house, account);
    await enter(page, house, room);
    const ear = await until(`${kind} to hear all three tones`, async () => {
      const ear = await listen(page);
      return [700, 1000, 1300].every((hertz) => hears(ear, hertz)) ? ear : null;
    });
    assert.ok(!hears(ear, 1600), "a tone that nobody plays");
    const lit = await until("all three rings", async () => {
      const lit = await speaking(page);
      return [owner, second, third].every((one) => lit.includes(one.account)) ? lit : null;
    });
    assert.ok(!lit.includes(account.account), "a listener's ring is lit");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
  await until("the headless participant to receive both browsers", async () => headless.slotsReceived() >= 2);
  headless.stop();
  // Nobody hears themselves.
  const own = await listen(host);
  assert.ok(hears(own, 1000) && !hears(own, 700), "the host hears the other speaker, not themselves");
});
