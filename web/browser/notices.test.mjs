/** From following somebody to standing in their room by a push; what is quiet stays quiet; letters are ended by whoever has one. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Socket, launch, signIn, soon, startHouse, startPulse, until } from "./lab.mjs";
import { startPushService, subscribesAt } from "./push-service.mjs";
import { startSmtp } from "./smtp.mjs";

let house, browser, push, smtp, stopPulse;

before(async () => {
  stopPulse = await startPulse();
  [push, smtp] = [await startPushService(), await startSmtp()];
  house = await startHouse({
    ...push.settings,
    JUSHOU__MAIL__HOST: "127.0.0.1", JUSHOU__MAIL__PORT: String(smtp.port), JUSHOU__MAIL__TLS: "none", JUSHOU__MAIL__FROM: "noreply@talk.test",
  });
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await house?.close();
  push?.close();
  smtp?.close();
  stopPulse?.();
});

/** A page whose browser may be pushed to, by whoever holds `account`. */
async function pushable(account) {
  const page = await signIn(browser, house, account, { tone: 330 });
  await page.context().grantPermissions(["notifications", "microphone"], { origin: house.base });
  await page.addInitScript(subscribesAt, push.subscription(account.handle));
  return page;
}

/** Turned on by the button, and only then asked for. */
async function turnOn(page) {
  await page.goto(`${house.base}/settings/inbox`);
  const button = page.getByRole("button", { name: "Push to this browser" });
  await button.waitFor();
  assert.equal(await page.evaluate(() => window.asked), 0, "nobody is asked for looking at a page");
  await button.click();
  await page.locator("[data-reach='on']").waitFor();
}

const pushesTo = (account) => push.taken.filter(({ to }) => to === `/${account.handle}`).map(({ told }) => told);

/** Gives it to the page's worker as a push service would. */
async function deliver(page, told) {
  const context = page.context();
  const worker = context.serviceWorkers()[0] ?? (await soon(context.waitForEvent("serviceworker"), "the worker"));
  // What is given to a worker that is only about to start is lost here.
  await soon(worker.evaluate(() => globalThis.registration.active?.state), "the worker to be awake");
  const session = await page.context().newCDPSession(page);
  const registration = new Promise((found) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${house.base}/` && !isDeleted);
      if (own) found(own.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await soon(registration, "the worker to be known");
  await session.send("ServiceWorker.deliverPushMessage", { origin: house.base, registrationId, data: JSON.stringify(told) });
  await session.detach();
}

const shown = (page) => page.evaluate(async () => {
  const worker = await navigator.serviceWorker.ready;
  return (await worker.getNotifications()).map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, page: data.page }));
});

/** A touch of the notice, as far as a script may: a real one would bring the window to the front as well. */
async function touch(page) {
  const context = page.context();
  const worker = context.serviceWorkers()[0] ?? (await soon(context.waitForEvent("serviceworker"), "the worker"));
  await soon(worker.evaluate(async () => {
    const [notification] = await globalThis.registration.getNotifications();
    const click = new NotificationEvent("notificationclick", { notification });
    let work;
    Object.defineProperty(click, "waitUntil", { value: (promise) => (work = promise) });
    globalThis.dispatchEvent(click);
    await work.catch(() => undefined);
  }), "the worker to open the page");
}

/** Somebody opens a room and sits in it. */
async function start(account, title) {
  const { room } = await house.openRoom(account, title);
  const socket = await Socket.open(house, account);
  const { kind } = await socket.ask({ kind: "enter", room, link: null, resume: null });
  assert.equal(kind, "done");
  return { room, socket };
}

async function follow(page, handle) {
  await page.goto(`${house.base}/@${handle}`);
  await page.getByRole("button", { name: `Follow ${handle}`, exact: true }).click();
  await page.getByRole("button", { name: `Unfollow ${handle}` }).waitFor();
}

const inbox = async (account) => (await house.call(account, "GET", "/api/inbox")).content.rows;
const bell = (page) => page.locator("a[href='/inbox'] .rail-count");

test("whoever follows a host is pushed to when their room begins, and stands in it with a touch", async () => {
  const [ann, lin] = [await house.member("ann"), await house.member("lin")];
  const page = await pushable(ann);
  await follow(page, lin.handle);
  await turnOn(page);
  const { push_key, devices } = (await house.call(ann, "GET", "/api/inbox/wishes")).content;
  assert.equal(await page.evaluate(() => sessionStorage.getItem("subscribed")), push_key);
  assert.deepEqual(devices.map(({ this_one }) => this_one), [true]);
  await page.getByRole("link", { name: "Hallway" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Hallway" }).waitFor();
  assert.equal(await bell(page).count(), 0);

  const { room, socket } = await start(lin, "Bridges at night");
  await bell(page).getByText("1 new").waitFor();
  const told = await until("the push", async () => pushesTo(ann)[0]);
  const [row] = await inbox(ann);
  assert.deepEqual(told, { title: "Jushou", body: `@${lin.handle} started a room\nBridges at night`, page: `/r/${room}`, row: row.row, lang: "en" });
  await deliver(page, told);
  const [notice, ...more] = await until("the notice", async () => {
    const all = await shown(page);
    return all.length > 0 && all;
  });
  assert.deepEqual([notice, more], [{ title: "Jushou", body: told.body, tag: row.row, lang: "en", page: `/r/${room}` }, []]);
  await deliver(page, { ...told, body: "the same row once more" });
  await until("the later one in its place", async () => (await shown(page)).map(({ body }) => body).join() === "the same row once more");

  await page.evaluate(() => (window.sameDocument = true));
  await touch(page);
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  assert.equal(new URL(page.url()).pathname, `/r/${room}`);
  assert.equal(await page.evaluate(() => window.sameDocument), true, "the page is not loaded anew: it might be in a room");
  assert.deepEqual(await shown(page), []);
  await until("the row to be looked at", async () => (await inbox(ann))[0].seen);
  await bell(page).waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
  socket.close();
  await page.context().close();
});

test("what is quiet is not pushed, comes into the inbox live, and one person's rooms are one row", async () => {
  const [cy, bo, kim] = [await house.member("cy"), await house.member("bo"), await house.member("kim")];
  const page = await pushable(cy);
  await follow(page, bo.handle);
  await turnOn(page);
  await page.getByLabel("Somebody you follow starts a room").selectOption("inbox");
  await page.getByLabel("Nothing is pushed at night").check();
  await page.getByLabel("Until", { exact: true }).fill("22:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Quiet hours need an end").first().waitFor();
  await page.getByLabel("Nothing is pushed at night").uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const wishes = async () => (await house.call(cy, "GET", "/api/inbox/wishes")).content;
  await until("it to be saved", async () => (await wishes()).ways.some(({ happened, way }) => happened === "room_started" && way === "inbox"));
  assert.equal((await wishes()).quiet, null);

  await bell(page).waitFor({ state: "detached" });
  await page.locator("a[href='/inbox']").first().click();
  await page.getByText("Nothing yet.").waitFor();
  const first = await start(bo, "The first of the evening");
  const row = page.locator(".inbox-rows > li").filter({ hasText: `@${bo.handle}` });
  await row.getByText("The first of the evening").waitFor();
  await row.getByText("New:").waitFor();
  first.socket.close();
  const second = await start(bo, "The second of the evening");
  await row.getByText("started or announced 2 rooms").waitFor();
  await row.getByText("The second of the evening").waitFor();
  assert.equal(await page.locator(".inbox-rows > li").count(), 1);
  await house.call(kim, "PUT", `/api/people/@${cy.handle}/follow`);
  await page.getByText("You have a new follower").waitFor();
  assert.equal(await page.locator(".inbox-rows").getByText(kim.handle).count(), 0, "who follows one is told to nobody");

  // What is pushed later comes later: there is this, and nothing before it.
  const policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 100, visibility: "open" };
  const plan = { title: "Come on stage", begins_ms: Date.now() + 864e5, zone: "Europe/Rome", length_min: 60, places: 5, policy, lineup: [{ handle: cy.handle, role: "speaker" }] };
  // What is looked at in the inbox is not pushed.
  await page.getByRole("link", { name: "Hallway" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Hallway" }).waitFor();
  await house.call(kim, "POST", "/api/scheduled", plan);
  await until("the push", async () => pushesTo(cy).length > 0);
  await page.locator("a[href='/inbox']").first().click();
  await page.getByText(`@${kim.handle} invites you on stage`).waitFor();
  assert.deepEqual(pushesTo(cy).map(({ body }) => body), [`@${kim.handle} invites you on stage\nCome on stage`]);

  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Leave quietly" }).waitFor();
  assert.equal(new URL(page.url()).pathname, `/r/${second.room}`);
  await page.goto(`${house.base}/settings/inbox`);
  await page.getByRole("button", { name: "Remove: A browser without a name" }).click();
  await page.locator("[data-reach='off']").waitFor();
  assert.deepEqual((await wishes()).devices, []);
  assert.deepEqual(page.problems, []);
  second.socket.close();
  await page.context().close();
});

/** Gives somebody a mail address. */
async function withMail(account, mail) {
  const nonce = "a nonce of sixteen or more";
  await house.call(account, "POST", "/api/ways-in/mail/begin", { mail, nonce });
  const code = await until("the code", async () => smtp.letters.find((letter) => letter.includes(`To: ${mail}`))?.match(/\b\d{8}\b/)?.[0]);
  const { headers } = await house.call(account, "POST", "/api/ways-in/mail", { mail, nonce, code });
  // Whoever changes a way in goes on with a new session.
  account.cookie = headers.getSetCookie()[0].split(";")[0];
}

test("a link out of a letter ends such letters for whoever opens it without signing in, and only when they say so", async () => {
  const eva = await house.member("eva");
  await withMail(eva, "eva@clinic.test");
  const policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 100, visibility: "open" };
  const plan = { title: "Night after night", begins_ms: Date.now() + 10 * 60_000, zone: "Europe/Rome", length_min: 60, places: 5, policy };
  const { card } = (await house.call(house.owner, "POST", "/api/scheduled", plan)).content;
  await house.call(eva, "PUT", `/api/scheduled/${card.scheduled}/coming`, { remind: true });
  const link = await until("the letter", async () => smtp.letters.map((letter) => letter.match(/^List-Unsubscribe:\s*<([^>]+)>/m)?.[1]).find(Boolean));
  const letters = async () => (await house.call(eva, "GET", "/api/inbox/wishes")).content.room_letters;

  const page = await signIn(browser, house, null);
  await page.goto(link);
  await page.getByText("This ends all letters about scheduled rooms").waitFor();
  assert.equal(await letters(), true, "looking ends nothing: mail programs look at links");
  await page.getByRole("button", { name: "End these letters" }).click();
  await page.getByRole("heading", { name: "These letters have ended" }).waitFor();
  assert.equal(await letters(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "letters-ended", "the keyboard goes on where the button was");
  assert.deepEqual(await page.context().cookies(), [], "nobody is signed in by it");
  await page.reload();
  await page.getByRole("heading", { name: "These letters have ended" }).waitFor();

  // Whoever has the letter alone turns nothing on again.
  await page.getByRole("link", { name: "Notices" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in" && url.searchParams.get("next") === "/settings/inbox");
  await page.goto(link.replace(/.(?=.{3}$)/, (letter) => (letter === "A" ? "B" : "A")));
  await page.getByRole("heading", { name: "This link ends no letters" }).waitFor();
  const own = await signIn(browser, house, eva);
  await own.goto(`${house.base}/settings/inbox`);
  await own.getByLabel("Letters about scheduled rooms").check();
  await own.getByRole("button", { name: "Save", exact: true }).click();
  await until("them to be on again", letters);
  for (const each of [page, own]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});
