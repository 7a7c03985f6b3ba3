/** Introductions, private threads and blocking: a tick of one alone shows nowhere; messages come live, both ways, and once. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter } from "./acts.mjs";
import { launch, signIn, startHouse, until } from "./lab.mjs";

let house, browser;

before(async () => {
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** All that somebody can ask about others, whom they met and who wrote. */
async function seenBy(account, room, other) {
  const paths = ["/api/introductions", `/api/introductions/${room}`, "/api/threads", "/api/threads/requests", "/api/threads/unread", "/api/notices", `/api/people/@${other.handle}`];
  return Promise.all(paths.map(async (path) => (await house.call(account, "GET", path)).content));
}

/** What was said, first to last, and what is on its way. */
const said = (page) => page.locator(".message .said-text").allTextContents();
const has = (page, text) => until(`"${text}" to be there`, async () => (await said(page)).includes(text));

async function send(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
  await has(page, text);
}

const stored = (page) => until("all to be stored", async () => (await page.locator("[data-pending]").count()) === 0);

/** Leaves the room, and looks who was there. */
async function leave(page) {
  await page.getByRole("button", { name: "Leave quietly" }).click();
  await page.getByRole("link", { name: "Who was there?" }).click();
}

test("a tick of one alone shows nowhere; the second opens a thread for both, in which messages come live", async () => {
  const [ann, lin, bo] = [await house.member("ann"), await house.member("lin"), await house.member("bo")];
  const { room } = await house.openRoom(ann, "Hearts at night");
  const [annPage, linPage] = [await signIn(browser, house, ann), await signIn(browser, house, lin)];
  await enter(annPage, house, room);
  await enter(linPage, house, room);
  await leave(annPage);
  await leave(linPage);
  const [linBox, annBox] = [annPage.getByRole("checkbox", { name: lin.handle }), linPage.getByRole("checkbox", { name: ann.handle })];
  await linBox.waitFor();
  await annBox.waitFor();

  for (const account of [ann, lin]) await until("the visit to be written down", async () => (await house.call(account, "GET", "/api/introductions")).content.length === 1);
  const before = await seenBy(lin, room, ann);
  const ticked = annPage.waitForResponse((answer) => answer.request().method() === "PUT" && answer.url().includes("/api/introductions/"));
  await linBox.check();
  assert.deepEqual(await (await ticked).json(), { thread: null });
  assert.deepEqual(await seenBy(lin, room, ann), before, "whoever is ticked is answered as before");
  // What is told later comes after what was told before: there is this request, and nothing else.
  await house.call(bo, "POST", `/api/people/@${lin.handle}/messages`, { key: "one-of-bos", text: "May I ask you something?" });
  await linPage.locator("a[href='/m'] .rail-count", { hasText: "1 new" }).waitFor();
  assert.equal(await annBox.isChecked(), false);
  assert.equal(await linPage.getByRole("link", { name: `Message ${ann.handle}` }).count(), 0);

  await annBox.check();
  await linPage.getByRole("link", { name: `Message ${ann.handle}` }).click();
  await annPage.getByRole("link", { name: `Message ${lin.handle}` }).click();
  await annPage.getByText("You both wanted to talk.").waitFor();
  await send(annPage, "Good evening!");
  await has(linPage, "Good evening!");
  await send(linPage, "And to you.");
  await has(annPage, "And to you.");
  await send(annPage, "Until the next room?");
  await annPage.getByText("Read", { exact: true }).waitFor();

  // What is written without a connection waits, is kept over a reload, and comes once.
  await annPage.context().setOffline(true);
  await annPage.getByLabel("Message", { exact: true }).fill("Are you there?");
  await annPage.keyboard.press("Enter");
  await annPage.locator("[data-pending]").waitFor();
  await annPage.context().setOffline(false);
  await annPage.reload();
  await has(linPage, "Are you there?");
  await has(annPage, "Are you there?");
  await stored(annPage);
  for (const page of [annPage, linPage]) assert.equal((await said(page)).filter((text) => text === "Are you there?").length, 1);

  // Who stays with half a sentence finds it again.
  await linPage.getByLabel("Message", { exact: true }).fill("Let me think ab");
  await linPage.getByRole("link", { name: "Back to your messages" }).click();
  await linPage.getByRole("link", { name: ann.handle }).click();
  await until("the draft", async () => (await linPage.getByLabel("Message", { exact: true }).inputValue()) === "Let me think ab");

  // How to be reached elsewhere is shown to neither before both said it.
  const add = async (page, line) => {
    await page.getByText("Contact details, blocking and reporting").click();
    await page.getByLabel("How you can be reached").fill(line);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Take it back" }).waitFor();
  };
  await add(annPage, "ann at the school");
  await send(annPage, "Mine is there.");
  await has(linPage, "Mine is there.");
  assert.equal(await linPage.getByText("ann at the school").count(), 0);
  await add(linPage, "lin at the clinic");
  await linPage.getByText("ann at the school").waitFor();
  await annPage.getByText("lin at the clinic").waitFor();
  for (const page of [annPage, linPage]) assert.deepEqual(page.problems, []);
});

test("a request is one message until it is accepted; who is blocked writes on, and reaches nobody", async () => {
  const [cy, di, eva] = [await house.member("cy"), await house.member("di"), await house.member("eva")];
  const [cyPage, diPage] = [await signIn(browser, house, cy), await signIn(browser, house, di)];
  await diPage.goto(`${house.base}/m`);
  await diPage.getByText("No conversations yet.").waitFor();
  await cyPage.goto(`${house.base}/@${di.handle}`);
  await cyPage.getByRole("link", { name: "Ask with a message" }).click();
  await send(cyPage, "Would you look at a joint?");
  await cyPage.getByText("Your request waits.").waitFor();
  assert.equal(await cyPage.getByLabel("Message", { exact: true }).count(), 0, "one message until it is accepted");

  await diPage.getByText("Would you look at a joint?").waitFor();
  await diPage.getByRole("button", { name: `Accept the request from ${cy.handle}` }).click();
  await send(diPage, "With pleasure.");
  await has(cyPage, "With pleasure.");
  await send(cyPage, "Thank you!");
  await has(diPage, "Thank you!");

  // A third finds no such thread, whatever they ask with.
  const { content: { threads: [{ thread }] } } = await house.call(di, "GET", "/api/threads");
  for (const path of ["", "/messages"]) await assert.rejects(house.call(eva, "GET", `/api/threads/${thread}${path}`), { message: "no_such_thread" });

  await diPage.getByText("Contact details, blocking and reporting").click();
  await diPage.getByRole("button", { name: `Block ${cy.handle}` }).click();
  await diPage.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await diPage.getByText(`You have blocked ${cy.handle}.`).waitFor();
  await send(cyPage, "Are you angry?");
  await stored(cyPage);
  await cyPage.reload();
  await has(cyPage, "Are you angry?");
  await diPage.reload();
  await has(diPage, "Thank you!");
  assert.ok(!(await said(diPage)).includes("Are you angry?"));
  assert.deepEqual((await house.call(di, "GET", "/api/threads/unread")).content, { threads: 0, requests: 0 });

  // A request that is declined goes on waiting for whoever asked.
  await house.call(eva, "POST", `/api/people/@${di.handle}/messages`, { key: "one-of-evas", text: "And mine?" });
  const asked = await house.call(eva, "GET", "/api/threads");
  await diPage.getByRole("link", { name: "Back to your messages" }).click();
  await diPage.getByRole("button", { name: `Decline the request from ${eva.handle}` }).click();
  await until("the request to be gone", async () => (await diPage.getByText("And mine?").count()) === 0);
  assert.deepEqual((await house.call(eva, "GET", "/api/threads")).content, asked.content);
  for (const page of [cyPage, diPage]) assert.deepEqual(page.problems, []);
});

test("from a thread one waves, and two who do not follow each other talk", async () => {
  const [fay, gus] = [await house.member("fay"), await house.member("gus")];
  await house.call(fay, "POST", `/api/people/@${gus.handle}/messages`, { key: "one-of-fays", text: "Shall we talk?" });
  const { content: { threads: [{ thread }] } } = await house.call(gus, "GET", "/api/threads/requests");
  const [fayPage, gusPage] = [await signIn(browser, house, fay), await signIn(browser, house, gus)];
  await fayPage.goto(`${house.base}/m/${thread}`);
  await fayPage.getByText("Your request waits.").waitFor();
  assert.equal(await fayPage.getByRole("button", { name: `Wave at ${gus.handle}` }).count(), 0, "a request opens nothing");
  await gusPage.goto(`${house.base}/m/${thread}`);
  await gusPage.getByRole("button", { name: `Accept the request from ${fay.handle}` }).click();
  await fayPage.getByRole("button", { name: `Wave at ${gus.handle}` }).click();
  await gusPage.getByText(`${fay.handle} waves at you`).first().waitFor();
  await gusPage.getByRole("button", { name: "Open a room for two" }).click();
  await gusPage.waitForURL(/\/r\/\w+$/);
  await fayPage.locator("[data-call=room_for_two]").waitFor();
  for (const page of [fayPage, gusPage]) assert.deepEqual(page.problems, []);
});

test("a room that is over opens again with one press of whoever opened it", async () => {
  const [hal, ivo] = [await house.member("hal"), await house.member("ivo")];
  const policy = { hands: "off", hands_max: 50, stage_size: 5, room_size: 40, visibility: "open", recap: true, language: "it" };
  const { room } = await house.openRoom(hal, "Hearts at noon", policy);
  const again = await signIn(browser, house, hal);
  await enter(again, house, room);
  const heard = await signIn(browser, house, ivo);
  await enter(heard, house, room);
  await again.getByRole("button", { name: "More", exact: true }).click();
  await again.getByRole("button", { name: "End the room" }).click();
  await again.getByRole("button", { name: "End the room" }).last().click();
  await again.getByRole("heading", { name: /over/i }).waitFor();
  for (const account of [hal, ivo]) await until("the recap", async () => (await house.call(account, "GET", "/api/me/past")).content.rooms.some((past) => past.room === room));
  await heard.goto(`${house.base}/past/${room}`);
  await heard.getByRole("heading", { name: "Hearts at noon" }).waitFor();
  assert.equal(await heard.getByRole("button", { name: "Follow-up room" }).count(), 0, "who only listened opens none like it");
  await again.goto(`${house.base}/after/${room}`);
  await again.getByRole("button", { name: "Follow-up room" }).click();
  await again.waitForURL(/\/r\/\w+$/);
  const next = again.url().split("/").at(-1);
  assert.notEqual(next, room);
  const card = (await house.call(hal, "GET", `/api/rooms/${next}`)).content;
  assert.equal(card.title, "Hearts at noon");
  for (const page of [again, heard]) assert.deepEqual(page.problems, []);
});

test("a thread that is reported is read by owners, its last messages alone, and whoever is reported learns nothing", async () => {
  const [ida, jon] = [await house.member("ida"), await house.member("jon")];
  await house.call(ida, "PUT", `/api/people/@${jon.handle}/follow`);
  await house.call(jon, "PUT", `/api/people/@${ida.handle}/follow`);
  for (let number = 0; number <= 20; number += 1) await house.call(jon, "POST", `/api/people/@${ida.handle}/messages`, { key: `jons-words-${number}`, text: `Word ${number}.` });
  const { content: { threads: [{ thread }] } } = await house.call(ida, "GET", "/api/threads");
  const [idaPage, ownerPage] = [await signIn(browser, house, ida), await signIn(browser, house, house.owner)];
  await ownerPage.goto(`${house.base}/admin/thread-reports`);
  await ownerPage.getByText("No report is waiting.").waitFor();
  await idaPage.goto(`${house.base}/m/${thread}`);
  await has(idaPage, "Word 20.");
  const seen = async () => Promise.all(["/api/threads", `/api/threads/${thread}`].map(async (path) => (await house.call(jon, "GET", path)).content));
  await until("all to be read", async () => (await house.call(ida, "GET", "/api/threads/unread")).content.threads === 0);
  const before = await seen();
  await idaPage.getByText("Contact details, blocking and reporting").click();
  await idaPage.getByRole("button", { name: `Report ${jon.handle}` }).click();
  const dialog = idaPage.getByRole("dialog");
  await dialog.getByText("will read the last 20 messages").waitFor();
  await dialog.getByRole("button", { name: "Report", exact: true }).click();
  await dialog.getByText("Choose a reason.").waitFor();
  await dialog.getByLabel("Insults, or they do not leave me alone").check();
  await dialog.getByLabel("In your words, if you like").fill("Word after word");
  await dialog.getByRole("button", { name: "Report", exact: true }).click();
  await idaPage.getByText("Reported. The people who run this server will look at it.").first().waitFor();
  assert.deepEqual(await seen(), before, "whoever is reported is answered as before");

  await ownerPage.reload();
  await ownerPage.getByText(`@${ida.handle} reports @${jon.handle}`).first().waitFor();
  await ownerPage.getByText("Word after word").waitFor();
  await ownerPage.getByText("Read the last 20 messages").click();
  const texts = await ownerPage.locator(".reported p").allTextContents();
  assert.deepEqual(texts, Array.from({ length: 20 }, (_, at) => `Word ${at + 1}.`));
  await assert.rejects(house.call(house.owner, "GET", `/api/threads/${thread}/messages`), { message: "no_such_thread" });
  await assert.rejects(house.call(jon, "GET", "/api/thread-reports"), { message: "not_allowed" });
  await ownerPage.getByRole("button", { name: `Settled: @${ida.handle} reports @${jon.handle}` }).click();
  await ownerPage.getByText("No report is waiting.").waitFor();
  for (const page of [idaPage, ownerPage]) assert.deepEqual(page.problems, []);
});
