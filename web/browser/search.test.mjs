/** Search: names in several scripts as people type them, by keyboard alone, and nothing that one may not see. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press, reach, write } from "./keyboard.mjs";
import { Socket, launch, signIn, startHouse, until } from "./lab.mjs";

const FIELD = "Find people, topics and rooms";

let house, browser;
const sockets = [];

before(async () => {
  house = await startHouse({ JUSHOU__LIMITS__SEARCHES_PER_ACCOUNT: "100000", JUSHOU__LIMITS__FOUND_PER_ACCOUNT: "100000" });
  browser = await launch("chromium");
});

after(async () => {
  for (const socket of sockets) socket.close();
  await browser?.close();
  await house?.close();
});

/** A member who says what they are called. */
async function named(handle, name) {
  const { content } = await house.call(house.owner, "POST", "/api/invites", {});
  return house.register(handle, content.token, { name });
}

const find = async (by, text) => (await house.call(by, "GET", `/api/search?find=${encodeURIComponent(text)}`)).content;

/** What is written is found a moment later; whatever was written before it is found by then. */
async function settled(handle) {
  await named(handle, "Nobody in particular");
  await until(`${handle} to be found`, async () => (await find(house.owner, `@${handle}`)).people.length === 1);
}

/** Opens a room and sits in it without a screen. */
async function host(account, asked) {
  const { content } = await house.call(account, "POST", "/api/rooms", asked);
  const socket = await Socket.open(house, account);
  sockets.push(socket);
  assert.equal((await socket.ask({ kind: "enter", room: content.room, link: null, resume: null })).kind, "done");
  return content.room;
}

const policy = (visibility) => ({ hands: "everyone", hands_max: 50, stage_size: 12, room_size: 100, visibility });

const people = (page) => page.locator(".person-row a").allTextContents();
const shows = (page, ...handles) => until(`${handles.join(" and ")} to be found, and nobody else`, async () => (await people(page)).join() === handles.join());
const readAloud = (page, text) => until(`“${text}” to be said`, async () => (await page.locator("#polite").textContent()).startsWith(text));

test("people are found by Chinese, Korean and Vietnamese names while one types, by keyboard alone", async () => {
  await named("xiaoming", "陈小明");
  await named("dawen", "陳大文");
  await named("minsu", "김민수");
  await named("tuyet", "Nguyễn Thị Ánh Tuyết");
  await settled("settled_first");
  const page = await signIn(browser, house, await house.member("ann"));
  await page.goto(house.base);
  await page.getByRole("searchbox", { name: FIELD }).waitFor();
  for (const [text, ...handles] of [
    // Never the same twice: what was found before stays until there is something else.
    ["小明", "xiaoming"],
    ["大", "dawen"],
    ["陈", "xiaoming", "dawen"],
    ["陈大文", "dawen"],
    ["김ㅁ", "minsu"],
    ["nguyen thi", "tuyet"],
    ["민수", "minsu"],
    ["Ánh Tuyết", "tuyet"],
    ["김민수", "minsu"],
    ["@xiao", "xiaoming"],
  ]) {
    await write(page, /^Find people/, text);
    await shows(page, ...handles);
  }
  await readAloud(page, "One result.");
  assert.equal(await page.getByText("No room is live").count(), 0, "what was found stands in place of the rooms");
  await write(page, /^Find people/, "명소");
  await page.getByText("Nothing found for").waitFor();
  await readAloud(page, "Nothing found.");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.getByText("No room is live").waitFor();

  // Its own screen has an address, and one comes back to it.
  await write(page, /^Find people/, "陈");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Search" }).waitFor();
  await shows(page, "xiaoming", "dawen");
  await write(page, /^Find people/, "김민수");
  await shows(page, "minsu");
  await reach(page, /^Everything/);
  await page.keyboard.press("ArrowDown");
  await until("the address to say it", async () => new URL(page.url()).searchParams.get("kind") === "people");
  assert.equal(new URL(page.url()).searchParams.get("find"), "김민수");
  await shows(page, "minsu");
  await press(page, /^minsu/);
  await page.waitForURL("**/@minsu");
  await page.goBack();
  await shows(page, "minsu");
  assert.equal(await page.getByRole("searchbox", { name: FIELD }).inputValue(), "김민수");
  assert.equal(await page.getByRole("radio", { name: "People" }).isChecked(), true);
  await page.goBack();
  await page.getByText("No room is live").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("topics, live rooms and scheduled rooms are found beside people, each under its heading", async () => {
  const lin = await named("lin_vetrate", "Lin Park");
  await house.call(lin, "PUT", "/api/topics/Vetrate/follow");
  await house.call(lin, "POST", "/api/topics/Vetrate/names", { name: "彩色玻璃" });
  const room = await host(lin, { title: "彩色玻璃 at night", topic: "Vetrate", policy: policy("open") });
  await house.call(lin, "POST", "/api/scheduled", { title: "彩色玻璃, restored", topic: null, begins_ms: Date.now() + 864e5, zone: "UTC", length_min: 60, places: 20, policy: policy("open") });
  await until("the rooms to be found", async () => {
    const { rooms, scheduled } = await find(house.owner, "彩色");
    return rooms.length === 1 && scheduled.length === 1;
  });
  const page = await signIn(browser, house, await house.member("bo"));
  await page.goto(`${house.base}/search?find=${encodeURIComponent("彩色")}`);
  await page.getByRole("heading", { level: 2, name: "Scheduled rooms" }).waitFor();
  assert.deepEqual(await page.locator("main h2").allTextContents(), ["Topics", "Live rooms", "Scheduled rooms"]);
  await page.getByRole("button", { name: "Follow Vetrate" }).click();
  await page.getByRole("button", { name: "Unfollow Vetrate" }).waitFor();
  await page.getByRole("radio", { name: "Live rooms" }).check();
  await until("rooms alone", async () => (await page.locator("main h2").allTextContents()).join() === "Live rooms");
  await page.getByRole("link", { name: "彩色玻璃 at night" }).click();
  await page.waitForURL(`**/r/${room}`);
  await page.context().close();
});

test("nobody finds a closed room, a name of before, or whom a block stands between", async () => {
  const [kim, lin] = [await named("kim_q", "Quixote Kim"), await named("lin_q", "Lin Quixote")];
  const watcher = await house.member("watcher");
  await host(house.owner, { title: "Quixote, closed", policy: policy("closed") });
  await settled("settled_second");
  const page = await signIn(browser, house, watcher);
  await page.goto(`${house.base}/search?find=quix`);
  await shows(page, "kim_q", "lin_q");
  assert.deepEqual(await page.locator("main h2").allTextContents(), ["People"], "of rooms, none that is closed");

  await house.call(kim, "PUT", "/api/people/@lin_q/block", {});
  const blocked = await signIn(browser, house, lin);
  await blocked.goto(`${house.base}/search?find=kim`);
  await blocked.getByText("Nothing found for").waitFor();
  await write(blocked, /^Find people/, "@kim_q");
  await shows(blocked, "kim_q");

  await house.call(lin, "PUT", "/api/me/name", { name: "Lin Park" });
  await settled("settled_third");
  await write(page, /^Find people/, "quixo");
  await shows(page, "kim_q");
  for (const each of [page, blocked]) await each.context().close();
});
