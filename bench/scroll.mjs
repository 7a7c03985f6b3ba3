// A room of 800 people is scrolled for ten seconds while three of them talk and others come and go: frames a second, from the browser's trace, beside an empty page.
// Passes where no second has fewer than 50. The built client before the stand-in for the server (web/dist is needed, no binary); alone on the machine.
//
//   node bench/scroll.mjs [seconds]      writes bench/results/<date>-scroll.md
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { KO, LIN, MAI, ROOM, listenerView, people } from "../web/test/fake-server.mjs";
import { launch, withScreen } from "../web/test/open-screen.mjs";
import { frames, scrolled } from "./frames.mjs";

const seconds = Number(process.argv[2] ?? 10);
const BOUND = 50;
const PHONE = [390, 844];
const DESKTOP = [1280, 800];
/** The four on stage are the rest of the 800. The server shows 200 of them at most, and the others page by page. */
const audience = Array.from({ length: 796 }, (_, at) => ({ ...people[4 + (at % 6)], member: `crowd${String(at).padStart(8, "0")}`, handle: `member_${at}` }));
const members = audience.map(({ member }) => member);
const later = [people[7], people[8]].map(({ member }) => member);

/** The room, with so many of the audience drawn on its page. */
const room = (drawn) => ({
  path: `/r/${ROOM}`,
  state: { view: { ...listenerView(), audience: { count: members.length, shown: members.slice(0, drawn) } }, audience },
  act: async ({ page, fake }) => {
    fake.tell({ kind: "people", people: audience });
    await page.locator(`[data-member="${members[drawn - 1]}"]`).waitFor({ state: "attached" });
  },
});
/** The list of everybody in it, fetched to its end. */
const list = async (page) => {
  await page.getByRole("button", { name: /^People/ }).click();
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator(".person-list").getByText(`member_${members.length - 1}`).waitFor({ state: "attached" });
};
/** Of the same height and nothing in it. */
const empty = (page) => page.evaluate(() => {
  const height = document.documentElement.scrollHeight;
  document.body.replaceChildren();
  document.body.style.height = `${height}px`;
});

/** What a room tells its members: who talks, three times a second, and who came and went, once. */
function alive(fake) {
  const talk = setInterval(() => fake.tell({ kind: "speaking", slots: [MAI, LIN, KO, null], levels: [MAI, LIN, KO].map((member) => ({ member, level: Math.round(Math.random() * 100) })) }), 300);
  const comings = setInterval(() => {
    const [come] = later.splice(0, 1);
    const [went] = [later.at(-1)];
    later.push(come);
    fake.delta({ kind: "audience_changed", count: members.length + 1, came: [come], went: [went] });
  }, 1000);
  return () => [talk, comings].forEach(clearInterval);
}

/** What, where, how many of the audience are drawn, how far it is scrolled, and what happens first. */
const runs = [
  ["an empty page", PHONE, 200, 4_000, empty],
  ["the room on a phone, 200 of 800 drawn, as the server shows it", PHONE, 200, 4_000],
  ["the room on a phone, all 800 drawn", PHONE, members.length, 12_000],
  ["its list of all 800 people on a phone", PHONE, 200, 12_000, list],
  ["the room on a desktop, all 800 drawn", DESKTOP, members.length, 6_000],
];

const browser = await launch();
const rows = [];
let failed = false;
let bare;
for (const [what, size, drawn, far, then = async () => undefined] of runs) {
  const found = await withScreen(browser, "room-of-800", room(drawn), { size }, async ({ page, fake }) => {
    await then(page);
    const over = alive(fake);
    const trace = await scrolled(browser, page, { x: size[0] / 2, y: size[1] / 2, far, seconds }).finally(over);
    return frames(trace);
  });
  bare ??= found;
  const passes = found.worstSecond >= BOUND;
  failed ||= !passes && found !== bare;
  rows.push(`| ${what} | ${found.shown} in ${found.seconds.toFixed(1)} s | ${found.perSecond.toFixed(1)} | ${(found.perSecond / bare.perSecond).toFixed(2)} | ${found.worstSecond} | ${found.longest.toFixed(0)} ms | ${found.dropped} | ${found.unpainted} | ${found === bare ? "" : passes ? "PASS" : "FAIL"} |`);
  console.log(rows.at(-1));
}
const version = browser.version();
await browser.close();

const date = new Date().toISOString().slice(0, 10);
const text = `# Scrolling a room of 800 people, ${date}

${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}; Chromium ${version} without a GPU, which paints and composes on the same cores, at 60 Hz and one pixel a point.
Down and up again for about ${seconds} s, 2,400 px a second, while three people talk and somebody comes and goes each second. From the browser's trace: frames drawn while
it scrolled, the fewest in any second, the longest wait for one, those that the browser itself counts as a stutter, and those with a part not painted yet.

| what | frames | a second | beside the empty page | worst second | longest | dropped | unpainted | worst second ≥ ${BOUND} |
|---|---|---|---|---|---|---|---|---|
${rows.join("\n")}
`;
console.log(text);
writeFileSync(fileURLToPath(new URL(`results/${date}-scroll.md`, import.meta.url)), text);
process.exitCode = failed ? 1 : 0;
