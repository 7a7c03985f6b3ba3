// How soon the hallway can be used on a processor slowed four times: from the start of the navigation until the first room's card is there and a click on
// it is answered by the client's own router. 200 live rooms, somebody on the stage of each; release binary, loopback; alone on the machine.
// Passes where the median of both, with nothing kept and with everything kept from the visit before, is 1,000 ms at most.
//
//   JUSHOU=$PWD/target/release/jushou node bench/first-page.mjs [runs]      writes bench/results/<date>-first-page.md
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { Socket, TOP, launch, soon, startHouse } from "../web/browser/lab.mjs";

const runs = Number(process.argv[2] ?? 9);
const ROOMS = 200;
const SLOWER = 4;
const BOUND_MS = 1_000;
const FOLLOWED = 20;
const TOPICS = ["Rust", "Cardiology", "Bridges", "Rice", "Courts", "Pianos", "Night shifts", "Databases", "Schools", "Cabinets"];

/** In the page before anything else: taps the first card as soon as it was painted, and again until somebody answers. */
function tapFirstCard() {
  // Nobody answered: the browser would load the room's page.
  addEventListener("click", (click) => click.preventDefault());
  window.used = new Promise((done) => {
    const card = () => document.querySelector(".card[data-room] a[href^='/r/']");
    const tap = (shown) => {
      card()?.click();
      if (location.pathname.startsWith("/r/")) done({ shown, answered: performance.now() });
      else setTimeout(() => tap(shown), 0);
    };
    const watcher = new MutationObserver(() => {
      if (!card()) return;
      watcher.disconnect();
      const shown = performance.now();
      requestAnimationFrame(() => setTimeout(() => tap(shown), 0));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
}

/** In the page: how long the same work takes, the fastest of five times. */
const work = () => Math.min(...Array.from({ length: 5 }, () => {
  const begin = performance.now();
  let sum = 0;
  for (let n = 0; n < 1e8; n++) sum += n % 7;
  return sum > 0 ? performance.now() - begin : Infinity;
}));

/** In the page: when something was first painted. The browser says so some time later. */
const painted = () => new Promise((done) => {
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach(({ startTime }) => done(startTime))).observe({ type: "paint", buffered: true });
});

async function visit(context, house) {
  const page = await context.newPage();
  const tab = await context.newCDPSession(page);
  await tab.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(tapFirstCard);
  await page.goto(`${house.base}/`, { waitUntil: "commit" });
  const used = await soon(page.evaluate(() => window.used), "the first card to be used", 60_000);
  used.painted = await soon(page.evaluate(painted), "the first paint");
  return { page, tab, used };
}

const limits = Object.fromEntries(["REQUESTS_PER_ADDRESS", "REQUESTS_PER_ACCOUNT", "CONNECTIONS_PER_ADDRESS"].map((name) => [`JUSHOU__LIMITS__${name}`, "1000000"]));
const house = await startHouse(limits);
const browser = await launch("chromium");
const sockets = [];
const times = { cold: [], warm: [] };
let slowed;
try {
  const viewer = await house.member("viewer");
  for (let at = 0; at < ROOMS; at++) {
    const host = await house.member("host");
    const { content: { room } } = await house.call(host, "POST", "/api/rooms", { title: `${TOPICS[at % TOPICS.length]}, and what nobody tells you about it, part ${at}`, topic: TOPICS[at % TOPICS.length] });
    const socket = await Socket.open(house, host);
    sockets.push(socket);
    const { kind } = await socket.ask({ kind: "enter", room, link: null, resume: null });
    if (kind !== "done") throw new Error("a host could not enter");
    if (at < FOLLOWED) await house.call(viewer, "PUT", `/api/people/${host.account}/follow`);
  }
  const [name, value] = viewer.cookie.split("=");
  for (let run = -1; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US" });
    await context.addCookies([{ name, value, url: house.base, httpOnly: true, sameSite: "Lax" }]);
    const cold = await visit(context, house);
    await cold.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await cold.page.close();
    const warm = await visit(context, house);
    if (slowed === undefined) {
      const slow = await warm.page.evaluate(work);
      await warm.tab.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      slowed = slow / (await warm.page.evaluate(work));
    }
    await context.close();
    // The first makes the machine warm.
    if (run < 0) continue;
    times.cold.push(cold.used);
    times.warm.push(warm.used);
  }
} finally {
  for (const socket of sockets) socket.close();
  await browser.close();
  await house.close();
}

const sorted = (kind, what) => times[kind].map((used) => used[what]).sort((a, b) => a - b);
const median = (all) => all[Math.floor(all.length / 2)];
let failed = false;
const rows = Object.entries({ cold: "nothing kept", warm: "everything kept from the visit before" }).map(([kind, what]) => {
  const answered = sorted(kind, "answered");
  const passes = median(answered) <= BOUND_MS;
  failed ||= !passes;
  const ms = (value) => `${value.toFixed(0)} ms`;
  return `| ${what} | ${ms(median(sorted(kind, "painted")))} | ${ms(median(sorted(kind, "shown")))} | ${ms(median(answered))} | ${ms(answered[0])} to ${ms(answered.at(-1))} | ${passes ? "PASS" : "FAIL"} |`;
});
const date = new Date().toISOString().slice(0, 10);
const text = `# The hallway on a slow phone, ${date}

${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}; Chromium ${browser.version()}, its main thread slowed ${SLOWER} times (the same loop took ${slowed.toFixed(1)} times as long),
390 × 844, the server on the same machine over loopback. ${ROOMS} live rooms with their hosts on stage, a member who follows ${FOLLOWED} of these; medians of ${runs} visits, from the start of the navigation.

| what the browser has | first paint | first card | a click on it answered | fastest and slowest | answered ≤ ${BOUND_MS} ms |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
console.log(text);
writeFileSync(join(TOP, `bench/results/${date}-first-page.md`), text);
process.exitCode = failed ? 1 : 0;
