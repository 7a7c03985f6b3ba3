/** What people do on the way in, by the names that a screen reader says; for the tests of the presets. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { TOP, launch, signIn, startHouse } from "./lab.mjs";

/** A phone. */
const viewport = { width: 390, height: 844 };
/** `PICTURES=docs/presets`: where the pictures of `docs/presets.md` go. Without it, none is taken. */
const PICTURES = process.env.PICTURES && resolve(TOP, process.env.PICTURES);

const HOUSES = { clubhouse: "Bridge Street", mitalk: "Ward Round", "capital-coffee": "The Long Table", "kan-kan": "Kan Kan", meetclub: "Hill & Co", fam: "Fam", dizhua: "Dizhua", duihuaba: "Duihuaba", spaces: "Spaces" };

/**
 * Plays a script in a house of this preset. `open(account, tone)` is a phone in the hand of that account, or of a stranger;
 * what any page threw fails the test. `settings`: more of the server's environment.
 */
export function plays() {
  let browser;
  before(async () => {
    browser = await launch("chromium");
  });
  after(() => browser?.close());
  return (preset, sentence, script, settings = async () => ({})) =>
    test(`${preset}: ${sentence}`, async () => {
      const house = await startHouse({ JUSHOU__SERVER__PRESET: preset, JUSHOU__SERVER__NAME: HOUSES[preset], ...(await settings()) });
      const pages = [];
      const open = async (account = null, tone = null) => {
        const page = await signIn(browser, house, account, { tone, viewport });
        pages.push(page);
        return page;
      };
      try {
        await script(house, open);
        for (const page of pages) assert.deepEqual(page.problems, []);
      } finally {
        for (const page of pages) await page.context().close();
        await house.close();
      }
    });
}

export async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
}

/** Fills the form at the door, and sends it. `answers`: by the question's words. */
export async function fillIn(page, { handle, stated, field = "software", answers = {}, mail = null }) {
  await page.getByText("With a password instead").click();
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("Password").fill(passwordOf(handle));
  await page.getByLabel("What do you do?").fill(stated);
  await page.getByLabel("Field of work").selectOption(field);
  for (const [words, answer] of Object.entries(answers)) await page.getByLabel(words).fill(answer);
  if (mail !== null) await page.getByLabel("The e-mail address this invite was sent to").fill(mail);
  await page.locator("[data-by=password]").click();
}

const passwordOf = (handle) => `the password of ${handle}`;

export async function signInByPassword(page, house, handle) {
  await page.goto(`${house.base}/sign-in`);
  await page.getByText("Handle and password").click();
  const way = page.locator("details[open]");
  await way.getByLabel("Handle").fill(handle);
  await way.getByLabel("Password").fill(passwordOf(handle));
  await way.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The form of whoever has no invite. */
export async function register(page, house, person) {
  await page.goto(`${house.base}/join`);
  await fillIn(page, person);
}

export const inHallway = async (page) => {
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("heading", { level: 1, name: "Hallway" }).waitFor();
};

/** On the waitlist with the handle kept, and no other page opens. */
export async function waits(page, house, handle) {
  await page.waitForURL((url) => url.pathname === "/wait");
  await page.getByText(`@${handle} is yours`).waitFor();
  for (const path of ["/", "/invites", "/admin/waitlist"]) {
    await page.goto(house.base + path);
    await page.waitForURL((url) => url.pathname === "/wait");
  }
  await page.getByText("Nobody else can take").waitFor();
  assert.equal(await refused(page, "GET", "/api/rooms"), "not_a_member");
}

/** A member as the owner lets one in: registered without a browser. */
export async function member(house, handle, more = {}) {
  const account = await house.register(handle, null, more);
  if (account.standing !== "member") await house.call(house.owner, "POST", `/api/waitlist/${account.account}/let-in`);
  return account;
}

/** Asks the server from inside the page, past every button; the code of its no, or the status of its yes. */
export const refused = (page, method, path, body) =>
  page.evaluate(async ([method, path, body]) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const answer = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return answer.ok ? answer.status : JSON.parse(text).refusal.code;
  }, [method, path, body]);

/** Opens the sheet that starts a room, from the hallway. */
export async function startSheet(page, house) {
  await page.goto(house.base);
  // In a hallway with rooms, a phone has it below, as "Start".
  await page.getByRole("button", { name: /^Start( a room)?$/ }).filter({ visible: true }).first().click();
  return page.getByRole("dialog");
}

/** Starts a room by its sheet. Returns its id. */
export async function startRoom(page, house, { title, topic = null, act = async () => undefined }) {
  const sheet = await startSheet(page, house);
  await sheet.getByLabel("Title", { exact: true }).fill(title);
  if (topic !== null) await sheet.getByLabel(/^Topic/).fill(topic);
  await act(sheet);
  await sheet.getByRole("button", { name: "Let’s go" }).click();
  await inside(page);
  return new URL(page.url()).pathname.split("/").at(-1);
}

/** Seated, with the sound on. */
export async function inside(page) {
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  await page.waitForFunction(() => document.querySelector("audio")?.srcObject);
}

/** From the hallway into the room of this title. */
export async function enterByTitle(page, house, title) {
  await page.goto(house.base);
  await page.getByRole("link", { name: title }).first().click();
  await inside(page);
}

/** Makes an invite by the form; its link. `whom`: how the form names it. */
export async function makeInvite(page, house, whom, fields = {}) {
  await page.goto(`${house.base}/invites`);
  await page.getByLabel("Whom it is for").selectOption(whom);
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "Make an invite" }).click();
  return page.getByLabel("Invite link").inputValue();
}

/** One's invites as the page counts them: what is left, and the rows of why. */
export async function budget(page, house) {
  await page.goto(`${house.base}/invites`);
  await page.getByText("Why it is this many").click();
  const rows = await page.locator(".budget dl > div").evaluateAll((rows) => rows.map((row) => [row.querySelector("dt").textContent, Number(row.querySelector("dd").textContent.match(/\d+/)[0])]));
  const of = (start) => rows.find(([words]) => words.startsWith(start))?.[1];
  return { left: of("Left"), hosted: of("Let in by you and opened a room"), own: of("Rooms you opened"), open: of("Open now"), accepted: of("Accepted") };
}
