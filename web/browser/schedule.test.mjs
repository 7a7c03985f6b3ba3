// A room from its announcement to what it leaves, in real browsers; and its calendars, by somebody else's parser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import { enter } from "./acts.mjs";
import { launch, signIn, startHouse, startPulse, until } from "./lab.mjs";

const TITLE = "Bridges; old, and new: 桥";

let browser, house, stopPulse;

before(async () => {
  stopPulse = await startPulse();
  browser = await launch("chromium");
  house = await startHouse();
});
after(async () => {
  await browser?.close();
  await house?.close();
  stopPulse?.();
});

/** What a calendar program makes of it. Fails on what is no iCalendar. */
async function eventsAt(url, cookie) {
  const answer = await fetch(url, { headers: cookie ? { cookie } : {} });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

/** As a field for date and time writes it, by this page's clock: so many minutes from now. */
const inMinutes = (page, minutes) => page.evaluate((minutes) => {
  const at = new Date(Math.ceil(Date.now() / 60_000 + minutes) * 60_000);
  const two = (number) => String(number).padStart(2, "0");
  return { ms: at.getTime(), shown: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}` };
}, minutes);

test("a room is announced, answered, reminded of, begun from its green room, and leaves a recap and people who talk on", async () => {
  const [lin, kim, bo] = [await house.member("lin"), await house.member("kim"), await house.member("bo")];
  const host = await signIn(browser, house, house.owner, { tone: 440 });
  await host.goto(`${house.base}/calendar`);
  await host.getByRole("button", { name: "Schedule a room" }).click();
  const sheet = host.getByRole("dialog");
  const begins = await inMinutes(host, 130);
  await sheet.getByLabel("Title", { exact: true }).fill(TITLE);
  await sheet.getByLabel("Begins").fill(begins.shown);
  await sheet.getByLabel("Length").selectOption("90");
  await sheet.getByLabel("Places", { exact: true }).fill("1");
  await sheet.getByRole("button", { name: "Add somebody" }).click();
  await sheet.getByLabel("Handle").fill(`@${lin.handle}`);
  await sheet.getByRole("button", { name: "Announce it" }).click();
  await host.waitForURL((url) => url.pathname.startsWith("/e/"));
  await host.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  const id = new URL(host.url()).pathname.split("/")[2];
  const card = async (by) => (await house.call(by, "GET", `/api/scheduled/${id}`)).content.card;
  assert.equal((await card(kim)).begins_ms, begins.ms);

  // Somebody far away reads it in their own hour, and comes.
  const away = await signIn(browser, house, kim);
  const session = await away.context().newCDPSession(away);
  await session.send("Emulation.setTimezoneOverride", { timezoneId: "Asia/Kathmandu" });
  await away.goto(`${house.base}/calendar`);
  await away.getByRole("link", { name: TITLE }).click();
  await away.getByText(`for @${house.owner.handle} (`).waitFor();
  const shown = await away.locator("main time").first().innerText();
  const theirs = await away.evaluate((ms) => new Intl.DateTimeFormat("en", { hour: "numeric", minute: "2-digit", timeZone: "Asia/Kathmandu" }).format(ms), begins.ms);
  const digits = (text) => text.match(/\d{1,2}:\d{2}/)[0];
  assert.equal(digits(shown), digits(theirs));
  await away.getByRole("button", { name: "I’ll come" }).click();
  await away.getByText("You come. See you there.").waitFor();
  await away.getByText("1 of 1 places taken").waitFor();
  await assert.rejects(house.call(bo, "PUT", `/api/scheduled/${id}/coming`, { remind: false }), /no_places_left/);

  // In calendars: as a file, and behind an address that can be renewed.
  const [one, ...more] = await eventsAt(`${house.base}/api/scheduled/${id}/room.ics`, kim.cookie);
  assert.equal(more.length, 0);
  assert.deepEqual([one.summary, one.uid, one.sequence], [TITLE, `${id}@jushou`, 0]);
  assert.equal(one.startDate.toJSDate().getTime(), begins.ms);
  assert.equal(one.endDate.toJSDate().getTime(), begins.ms + 90 * 60_000);
  assert.equal(one.component.getFirstPropertyValue("url"), `${house.base}/e/${id}`);
  await away.goto(`${house.base}/calendar`);
  await away.getByRole("button", { name: "Make an address" }).click();
  const feed = await away.getByRole("textbox", { name: "In your calendar program" }).inputValue();
  assert.deepEqual((await eventsAt(feed)).map((event) => event.uid), [one.uid]);
  const { url: others } = (await house.call(bo, "POST", "/api/me/calendar")).content;
  assert.deepEqual(await eventsAt(others), []);
  await away.reload();
  await away.getByRole("button", { name: "Make a new one" }).click();
  const renewed = await away.getByRole("textbox", { name: "In your calendar program" }).inputValue();
  assert.notEqual(renewed, feed);
  assert.equal((await fetch(feed)).status, 404);
  assert.equal((await eventsAt(renewed)).length, 1);

  // Who finds no place is reminded all the same, and takes none.
  const outsider = await signIn(browser, house, bo);
  await outsider.goto(`${house.base}/e/${id}`);
  await outsider.getByText("No place is left.").waitFor();
  await outsider.getByRole("button", { name: "Remind me", exact: true }).click();
  await outsider.getByText("You are reminded before it begins.").waitFor();
  await outsider.getByRole("button", { name: "Do not remind me" }).click();
  await outsider.getByRole("button", { name: "Remind me", exact: true }).click();
  await outsider.getByText("You are reminded before it begins.").waitFor();
  await outsider.getByText("1 of 1 places taken").waitFor();

  // Brought forward, it begins in ten minutes: whoever comes is reminded, and whoever asked for it.
  const soon = await inMinutes(host, 10);
  await host.getByRole("button", { name: "Change it" }).click();
  await host.getByRole("dialog").getByLabel("Begins").fill(soon.shown);
  await host.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await host.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal((await card(kim)).begins_ms, soon.ms);
  for (const page of [away, outsider]) {
    await page.locator("a[href='/inbox']").first().click();
    await page.getByText("A room in your calendar begins soon").waitFor();
  }

  // Its stage is open; the audience is told when it opens.
  await until("the green room", async () => (await card(kim)).state === "green_room");
  await away.goto(`${house.base}/r/${id}`);
  await away.getByText("This room has not begun yet. It opens at").waitFor();
  await outsider.goto(`${house.base}/r/${id}`);
  await outsider.getByText("This room has not begun yet. It opens at").waitFor();
  await host.getByRole("link", { name: "To the green room" }).click();
  await host.getByRole("button", { name: "Begin now" }).waitFor();
  const speaker = await signIn(browser, house, lin, { tone: 550 });
  await enter(speaker, house, id);
  await speaker.getByRole("region", { name: "Green room" }).waitFor();
  assert.equal(await speaker.getByRole("button", { name: "Begin now" }).count(), 0);
  await speaker.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  assert.deepEqual((await house.call(bo, "GET", "/api/rooms")).content, []);

  await host.getByRole("button", { name: "Begin now" }).click();
  await speaker.getByRole("region", { name: "Green room" }).waitFor({ state: "detached" });
  await away.getByRole("button", { name: "Try again" }).click();
  await away.getByRole("button", { name: "Leave quietly" }).waitFor();
  assert.equal((await card(bo)).state, "live");

  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: /^Pin a link/ }).click();
  await host.getByLabel(/^Address/).fill("slides.example/1");
  await host.getByLabel(/^What it is/).fill("Slides");
  await host.keyboard.press("Enter");
  await away.getByRole("link", { name: "Slides slides.example" }).waitFor();

  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: "End the room" }).click();
  await host.getByRole("button", { name: "End the room" }).last().click();
  await away.getByRole("heading", { name: /over/i }).waitFor();

  // Both would like to talk on: each ticks the other, and what one writes comes to the other at once.
  for (const account of [house.owner, kim]) await until("the visit to be written down", async () => (await house.call(account, "GET", "/api/introductions")).content.length === 1);
  for (const page of [host, away]) await page.getByRole("link", { name: "Who was there?" }).first().click();
  await host.getByRole("checkbox", { name: kim.handle }).check();
  await away.getByRole("checkbox", { name: house.owner.handle }).check();
  await host.getByRole("link", { name: `Message ${kim.handle}` }).click();
  await away.getByRole("link", { name: `Message ${house.owner.handle}` }).click();
  await away.getByText("You both wanted to talk.").waitFor();
  await host.getByLabel("Message", { exact: true }).fill("Shall we build one?");
  await host.keyboard.press("Enter");
  await away.locator(".message .said-text", { hasText: "Shall we build one?" }).waitFor();

  await until("the recap", async () => (await house.call(kim, "GET", "/api/me/past")).content.rooms.length === 1);
  await away.goto(`${house.base}/past`);
  const left = away.locator("[data-room]").filter({ hasText: TITLE });
  for (const handle of [house.owner.handle, lin.handle]) await left.getByRole("link", { name: `@${handle}` }).waitFor();
  assert.equal(await left.getByRole("link", { name: `@${kim.handle}` }).count(), 0);
  assert.equal(await left.getByRole("link", { name: "Slides slides.example" }).getAttribute("href"), "https://slides.example/1");
  await away.goto(`${house.base}/e/${id}`);
  await away.getByRole("heading", { name: "What is left of it" }).waitFor();

  await outsider.goto(`${house.base}/past`);
  await outsider.getByText("None yet").waitFor();
  for (const page of [host, away, speaker, outsider]) assert.deepEqual(page.problems, []);
});

test("a closed one is there for whoever has its link, and cancelled for all who come", async () => {
  const [kim, bo] = [await house.member("kim"), await house.member("bo")];
  const policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 100, visibility: "closed" };
  const plan = { title: "Behind the door", begins_ms: Date.now() + 864e5, zone: "Europe/Rome", length_min: 60, places: 5, policy };
  const { card } = (await house.call(house.owner, "POST", "/api/scheduled", plan)).content;

  const stranger = await signIn(browser, house, bo);
  await stranger.goto(`${house.base}/e/${card.scheduled}`);
  await stranger.getByRole("heading", { name: "Nothing here" }).waitFor();
  const guest = await signIn(browser, house, kim);
  await guest.goto(`${house.base}/e/${card.scheduled}?link=${card.link}`);
  await guest.getByRole("button", { name: "I’ll come" }).click();
  await guest.getByText("You come. See you there.").waitFor();

  const host = await signIn(browser, house, house.owner);
  await host.goto(`${house.base}/e/${card.scheduled}`);
  await host.getByRole("button", { name: "Cancel it" }).click();
  await host.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
  await host.getByText("has cancelled it").waitFor();
  await guest.goto(`${house.base}/calendar`);
  await guest.locator(`[data-scheduled="${card.scheduled}"]`).getByText("Cancelled").waitFor();
  await stranger.goto(`${house.base}/calendar`);
  await stranger.getByText("Also announced").waitFor();
  assert.equal(await stranger.getByText("Behind the door").count(), 0);
  for (const page of [stranger, guest, host]) assert.deepEqual(page.problems, []);
});
