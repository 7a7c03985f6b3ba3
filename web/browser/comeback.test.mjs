/** The server is killed and started again: everybody is back by themselves, with seat and mute, and sound flows. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, raiseHand, unmute } from "./acts.mjs";
import { hears, launch, listen, signIn, startHouse, startPulse, until } from "./lab.mjs";

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

test("after kill -9 and a restart both browsers are back in the room without a tap, and who was muted still is", async () => {
  const owner = await house.member("mod");
  const { room } = await house.openRoom(owner, "Back again");
  const host = await signIn(browsers.chromium, house, owner, { tone: 700 });
  await enter(host, house, room);
  await unmute(host);
  const second = await house.member("silent");
  const silent = await signIn(browsers.chromium, house, second, { tone: 1300 });
  await enter(silent, house, room);
  await raiseHand(silent);
  await host.getByRole("button", { name: `Bring up ${second.handle}` }).click();
  await silent.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  const ear = await signIn(browsers.firefox, house, await house.member("ear"));
  await enter(ear, house, room);
  await until("the host to be heard", async () => hears(await listen(ear), 700));

  await house.stop();
  await ear.getByText(/Connection lost/).first().waitFor();
  await house.start();
  const back = Date.now();
  await until("the host to be heard again", async () => hears(await listen(ear, 250), 700), 30_000);
  console.log(`heard again ${Date.now() - back} ms after the restarted server answered`);
  await silent.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  assert.ok(!hears(await listen(ear, 1500), 1300), "the restart opened a microphone");
  // Firefox reports every try at a server that is not there as a page's error.
  const unexpected = [host, silent, ear].flatMap((page) => page.problems).filter((text) => !/establish a connection/.test(text));
  assert.deepEqual(unexpected, []);
});
