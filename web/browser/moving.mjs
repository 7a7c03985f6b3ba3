/** A room whose host stands beside the server, and a speaker and a listener whose device's network changes under them. */
import { enter, raiseHand, unmute } from "./acts.mjs";
import { launch, signIn, startHouse, until } from "./lab.mjs";
import { backAfter, noteArrivals, path, percentile } from "./moves.mjs";
import { SERVER, Spaces } from "./spaces.mjs";

const [PORT, MEDIA] = [8443, 8081];
/** Whoever does not hear by then never will. */
const LATE_MS = 25_000;

export const CHANGES = {
  "another network takes over": (spaces) => spaces.changeCable(),
  "another address in the same network": (spaces) => spaces.changeAddress(),
  "another port at a NAT": (spaces) => spaces.changeMapping(),
};

/** Server, host and this device, on two sides of the cables. */
export async function ground() {
  const spaces = await new Spaces().start();
  const base = `https://${SERVER}:${PORT}`;
  const house = await startHouse(spaces.settings(PORT, MEDIA), PORT, { by: spaces.there, base });
  const hosts = await launch("chromium", { executablePath: spaces.chromiumThere });
  const close = async () => {
    await hosts.close();
    await house.close();
    spaces.close();
  };
  return { spaces, house, hosts, port: PORT, close };
}

/** The host speaks at 700 Hz from beside the server. */
export async function openRoom({ house, hosts }, title) {
  const owner = await house.member("host");
  const { room } = await house.openRoom(owner, title);
  const host = await signIn(hosts, house, owner, { tone: 700 });
  await host.addInitScript(noteArrivals);
  await enter(host, house, room);
  await unmute(host);
  return { room, host, owner };
}

/** Somebody on this device. */
export async function visitor({ house }, browser, room, name, tone = null) {
  const account = await house.member(name);
  const page = await signIn(browser, house, account, { tone });
  await page.addInitScript(noteArrivals);
  await enter(page, house, room);
  return { page, account };
}

/**
 * One who speaks at 1,000 Hz and some who listen move so many times in each way. `browsers`: the speaker's, and the listeners' by
 * name. Gives milliseconds until sound was back, by who and way.
 */
export async function moves(scene, { speaker: speaking, ...listening }, rounds, say = () => undefined) {
  const { spaces } = scene;
  const { room, host } = await openRoom(scene, "On the move");
  const speaker = await visitor(scene, speaking, room, "speaker", 1000);
  await raiseHand(speaker.page);
  await host.getByRole("button", { name: `Bring up ${speaker.account.handle}` }).click();
  await unmute(speaker.page);
  const movers = [{ name: "speaker", own: speaker.page, hears: host }];
  for (const [name, browser] of Object.entries(listening)) {
    const { page } = await visitor(scene, browser, room, "listener");
    movers.push({ name, own: page, hears: page });
  }
  const all = { times: Object.fromEntries(movers.map(({ name }) => [name, {}])), anew: {}, twice: 0, muted: 0 };
  for (const [way, change] of Object.entries(CHANGES)) {
    for (const { name } of movers) all.times[name][way] = [];
    for (let round = 0; round < rounds; round += 1) {
      // At any moment between two checks of the connection.
      await new Promise((wake) => setTimeout(wake, 1_000 + Math.random() * 2_500));
      const cut = Date.now();
      change(spaces);
      await Promise.all(movers.map(async ({ name, own, hears }) => {
        const back = async () => ((await backAfter(hears, cut)) ?? -1) + 1;
        const came = until(`${name} to be back: ${way}, round ${round}`, back, LATE_MS).catch(async (error) => {
          throw new Error(`${error.message}; ${JSON.stringify(await path(own))}; ${await own.locator("main").innerText()}`);
        });
        all.times[name][way].push((await came) - 1);
      }));
      say(`${way}: ${movers.map(({ name }) => `${name} ${all.times[name][way].at(-1)} ms`).join(", ")}`);
      // What somebody who stayed sees: everybody once.
      const places = await host.evaluate(() => [...document.querySelectorAll("[data-member]")].map((e) => e.dataset.member));
      all.twice += places.length - new Set(places).size;
      all.muted += Number(!(await speaker.page.getByRole("button", { name: "Mute", exact: true }).isVisible()));
    }
  }
  for (const { name, own } of movers) all.anew[name] = (await path(own)).peers - 1;
  const pages = [...movers.map(({ own }) => own), host];
  all.problems = pages.flatMap((page) => page.problems);
  await Promise.all(pages.map((page) => page.context().close()));
  return all;
}

export { percentile };
