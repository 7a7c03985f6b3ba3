/** In the room besides the voice: chat in slow mode, reactions, pinned links, finding people; a wave that becomes a room for two, and a ping into a room. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press, reach, write } from "./keyboard.mjs";
import { Socket, launch, signIn, startHouse, startPulse, until } from "./lab.mjs";

const POLICY = { hands: "everyone", hands_max: 50, stage_size: 50, room_size: 100, visibility: "open", hand_order: "first_come", replies: false, turn: null, chat: "everyone", slow_mode_s: 0 };

let house, stopPulse, browser;
const sockets = [];

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  for (const socket of sockets) socket.close();
  await browser?.close();
  await house?.close();
  stopPulse?.();
});

const inside = (page) => page.getByRole("button", { name: "Leave quietly" }).waitFor();

async function open(account, path) {
  const page = await signIn(browser, house, account);
  await page.goto(house.base + path);
  return page;
}

/** A room with its owner and one listener in pages of their own. */
async function start(title, policy = {}) {
  const [owner, listener] = [await house.member("host"), await house.member("ann")];
  const { room } = await house.openRoom(owner, title, { ...POLICY, ...policy });
  const [host, page] = [await open(owner, `/r/${room}`), await open(listener, `/r/${room}`)];
  for (const each of [host, page]) await inside(each);
  return { room, owner, listener, host, page };
}

async function end(...pages) {
  for (const page of pages) {
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
}

/** To the chat, by its key. */
async function toChat(page) {
  await page.locator("h1").focus();
  await page.keyboard.press("c");
  await page.getByRole("log", { name: "Chat" }).waitFor();
}

const lines = (page) => page.locator(".chat-line p").allInnerTexts();
const linesAre = (page, wanted) => until(`the lines ${wanted}`, async () => (await lines(page)).join() === wanted.join());
/** What a screen reader was told to say last. */
const said = (page) => page.evaluate(() => ["polite", "assertive"].map((id) => document.getElementById(id).textContent).join(" "));

test("two members write in slow mode, a moderator deletes a line for everybody, and whoever comes later finds the rest", async () => {
  const { room, owner, listener, host, page } = await start("Slowly", { slow_mode_s: 60 });
  await toChat(page);
  await page.getByText("Slow mode: one line every 1 min.").waitFor();
  await write(page, /^Write to everybody here/, "Hello from the audience");
  await page.keyboard.press("Enter");
  await linesAre(page, ["Hello from the audience"]);
  const draft = page.getByRole("textbox", { name: "Write to everybody here" });
  await until("the field to be empty", async () => (await draft.inputValue()) === "");
  await page.keyboard.type("And once more");
  await page.keyboard.press("Enter");
  await page.locator(".notice").getByText("Too soon").waitFor();
  assert.equal(await draft.inputValue(), "And once more", "what was refused is not lost");

  await host.getByRole("tab", { name: "Chat 1" }).waitFor();
  assert.doesNotMatch(await said(host), /Hello/, "nobody is talked over");
  await toChat(host);
  await linesAre(host, ["Hello from the audience"]);
  await write(host, /^Write to everybody here/, "Welcome");
  await host.keyboard.press("Enter");
  await linesAre(page, ["Hello from the audience", "Welcome"]);
  assert.equal(await page.getByRole("button", { name: `Delete the line of ${owner.handle}` }).count(), 0);

  await press(host, new RegExp(`^Delete the line of ${listener.handle}`));
  await linesAre(host, ["Welcome"]);
  await linesAre(page, ["Welcome"]);
  const late = await Socket.open(house, await house.member("late"));
  sockets.push(late);
  assert.equal((await late.ask({ kind: "enter", room, link: null, resume: null })).kind, "done");
  const { view } = await late.tell("snapshot");
  assert.deepEqual(view.chat.map(({ text }) => text), ["Welcome"]);
  assert.equal(await late.refused({ kind: "room", command: { kind: "delete_line", number: view.chat[0].number } }), "not_allowed");
  await page.reload();
  await inside(page);
  await toChat(page);
  await linesAre(page, ["Welcome"]);
  await end(host, page);
});

test("a room without chat takes no line, whoever asks past the field", async () => {
  const { room, host, page } = await start("Ears only", { chat: "stage" });
  await toChat(page);
  await page.getByText("Only people on stage write here. You can read along.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Write to everybody here" }).count(), 0);
  const past = await Socket.open(house, await house.member("past"));
  sockets.push(past);
  await past.ask({ kind: "enter", room, link: null, resume: null });
  assert.equal(await past.refused({ kind: "room", command: { kind: "write_line", text: "Me too" } }), "not_on_stage");
  await toChat(host);
  await host.getByText("Nobody has written anything yet.").waitFor();
  await end(host, page);
});

test("reactions are counted for everybody and read to nobody; a link is pinned with its host, and unpinned", async () => {
  const { listener, host, page } = await start("Applause");
  await press(page, /^React$/);
  await reach(page, /^Applause$/);
  for (let times = 0; times < 3; times++) await page.keyboard.press("Enter");
  const applause = host.locator(".reaction-count[data-reaction='clap']");
  await until("three to be counted", async () => (await applause.allInnerTexts()).join().trim() === "3");
  assert.doesNotMatch(await said(host), /Applause/);
  // More than one may have: they go nowhere, and nobody is scolded.
  for (let times = 0; times < 12; times++) await page.keyboard.press("Enter");
  await until("the applause to be over", async () => (await applause.count()) === 0);
  assert.equal(await page.locator(".notice").count(), 0);

  await press(host, /^More$/);
  await press(host, /^Pin a link/);
  await write(host, /^Address/, "http://slides.example/1");
  await write(host, /^What it is/, "Slides");
  await host.keyboard.press("Enter");
  await host.locator(".field-wrong").waitFor();
  assert.equal(await page.locator(".pins").count(), 0, "only what begins with https:// is pinned");
  await write(host, /^Address/, "slides.example/1");
  await host.keyboard.press("Enter");
  const link = page.getByRole("link", { name: "Slides slides.example" });
  await link.waitFor();
  assert.deepEqual(await link.evaluate(({ href, rel, target }) => [href, rel, target]), ["https://slides.example/1", "noopener noreferrer nofollow ugc", "_blank"]);
  assert.equal(await page.getByRole("button", { name: "Unpin Slides" }).count(), 0);
  await press(host, /^Unpin Slides/);
  await until("the pin to go", async () => (await page.locator(".pins").count()) === 0);

  await reach(host, /^Hands/);
  await host.keyboard.press("ArrowRight");
  await write(host, /^Find somebody here/, listener.handle.slice(0, 3).toUpperCase());
  await host.locator(".person-list").getByText(listener.handle, { exact: true }).waitFor();
  await host.keyboard.press("Control+a");
  await host.keyboard.type("zzzz");
  await host.locator(".panel").getByText("Nobody here is called that.").waitFor();
  await press(host, /^More$/);
  await press(host, /^The room’s link/);
  await host.getByRole("img", { name: "QR code of the room’s link" }).waitFor();
  await end(host, page);
});

/** Each follows the other. */
async function befriend(one, other) {
  await house.call(one, "PUT", `/api/people/${other.account}/follow`);
  await house.call(other, "PUT", `/api/people/${one.account}/follow`);
}

const shown = (page) => page.getByRole("heading", { name: "Hallway" }).waitFor();

test("a wave at somebody who follows back becomes a room for the two, which nobody else finds", async () => {
  const [ann, lin, other] = [await house.member("ann"), await house.member("lin"), await house.member("other")];
  await befriend(ann, lin);
  await house.call(ann, "PUT", `/api/people/${other.account}/follow`);
  const [theirs, elses] = [await open(lin, "/"), await open(other, "/")];
  for (const each of [theirs, elses]) await shown(each);
  const page = await open(ann, "/");
  await press(page, new RegExp(`^Wave at ${lin.handle}`));
  await page.locator(".notice").getByText(`You waved at ${lin.handle}.`).waitFor();
  assert.equal(await page.getByRole("button", { name: `Wave at ${other.handle}` }).count(), 0, "who does not follow back is nobody to wave at");

  await theirs.getByText(`${ann.handle} waves at you`).filter({ visible: true }).first().waitFor();
  await press(theirs, /^Open a room for two/);
  await inside(theirs);
  await theirs.getByRole("heading", { name: `${lin.handle} & ${ann.handle}` }).waitFor();
  await press(page, /^Enter$/);
  await inside(page);
  for (const each of [page, theirs]) await until("both to be on stage", async () => (await each.locator(".stage-seats > li").count()) === 2);
  assert.equal(await page.locator(".call").count(), 0);

  const room = new URL(page.url()).pathname.split("/")[2];
  const { content } = await house.call(other, "GET", "/api/hallway");
  assert.ok(content.rooms.every(({ card }) => card.room !== room));
  const socket = await Socket.open(house, other);
  sockets.push(socket);
  assert.equal(await socket.refused({ kind: "enter", room, link: null, resume: null }), "no_such_room");
  assert.equal(await socket.refused({ kind: "wave", member: ann.account }), "not_mutual");
  assert.equal(await elses.locator(".call").count(), 0);
  await end(page, theirs, elses);
});

test("who puts a wave away tells nobody; who is pinged into a room joins with one press", async () => {
  const [ann, lin] = [await house.member("ann"), await house.member("lin")];
  await befriend(ann, lin);
  const theirs = await open(lin, "/");
  await shown(theirs);
  const { room } = await house.openRoom(ann, "Come and hear", POLICY);
  const page = await open(ann, "/");
  await press(page, new RegExp(`^Wave at ${lin.handle}`));
  await theirs.locator("[data-call='waved']").waitFor();
  await press(theirs, /^Not now/);
  await until("the wave to go", async () => (await theirs.locator(".call").count()) === 0);

  await page.goto(`${house.base}/r/${room}`);
  await inside(page);
  assert.equal(await page.locator(".call").count(), 0);
  await press(page, /^More$/);
  await press(page, /^Ping somebody in/);
  await press(page, new RegExp(`^Ping ${lin.handle}`));
  await theirs.getByText(`${ann.handle} pings you into “Come and hear”`).filter({ visible: true }).first().waitFor();
  await press(theirs, /^Join$/);
  await inside(theirs);
  await theirs.getByRole("heading", { name: "Come and hear" }).waitFor();
  await page.locator(`[data-member="${lin.account}"]`).first().waitFor();
  await end(page, theirs);
});
