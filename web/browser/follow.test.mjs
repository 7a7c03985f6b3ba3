/** Following: whose rooms and which topics come first in one's hallway, why, and that what one lets go of counts no more. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press, reach, write } from "./keyboard.mjs";
import { Socket, launch, signIn, startHouse, until } from "./lab.mjs";

let house, browser;
const sockets = [];

before(async () => {
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  for (const socket of sockets) socket.close();
  await browser?.close();
  await house?.close();
});

/** Sits in a room without a screen. */
async function sit(account, room) {
  const socket = await Socket.open(house, account);
  sockets.push(socket);
  const answer = await socket.ask({ kind: "enter", room, link: null, resume: null });
  assert.equal(answer.kind, "done", JSON.stringify(answer));
}

/** Opens a room and sits in it. */
async function host(account, title, topic = null) {
  const { content } = await house.call(account, "POST", "/api/rooms", { title, topic });
  await sit(account, content.room);
  return content.room;
}

/** Titles in the hallway, first to last, each with its reasons. */
const hallway = (page) =>
  page.locator(".cards > li").evaluateAll((items) => items.map((item) => ({
    title: item.querySelector(".card-title").textContent,
    why: [...item.querySelectorAll(".card-why li")].map((line) => line.textContent),
  })));
const first = async (page) => (await hallway(page))[0];
const titles = async (page) => (await hallway(page)).map(({ title }) => title);

test("a room of whom one follows, on a topic one follows, comes first and says why; not under the focus; and no more once one lets go", async () => {
  const [ann, lin, other] = [await house.member("ann"), await house.member("lin"), await house.member("other")];
  const full = await host(other, "A full house");
  for (const name of ["bo", "cy", "di", "eva"]) await sit(await house.member(name), full);
  const page = await signIn(browser, house, ann);
  await page.goto(house.base);
  await page.getByRole("link", { name: "A full house" }).waitFor();
  await page.locator(".begin-card").waitFor();

  await page.goto(`${house.base}/@${lin.handle}`);
  await page.getByText("No followers yet").waitFor();
  await page.getByRole("button", { name: `Follow ${lin.handle}` }).click();
  await page.getByRole("button", { name: `Unfollow ${lin.handle}` }).waitFor();
  await page.getByText("1 follower", { exact: true }).waitFor();
  await page.goto(`${house.base}/topics`);
  await page.getByText("You follow no topic yet.").waitFor();
  await page.getByRole("searchbox", { name: "Find or make a topic" }).fill("Rust at scale");
  await page.getByRole("button", { name: "Follow Rust at scale" }).click();
  await page.locator("section [data-topic='Rust at scale']").waitFor();
  await page.getByRole("link", { name: "To the hallway" }).click();

  // Whoever goes through the rooms by keyboard finds them where they were.
  await page.getByRole("link", { name: "A full house" }).focus();
  assert.equal(await page.locator(".begin-card").count(), 0, "nobody is asked to follow who does");
  const order = page.waitForResponse((answer) => answer.url().endsWith("/api/hallway"));
  await host(lin, "Borrowed time", "RUST, at scale!");
  await until("the room to be there", async () => (await titles(page)).includes("Borrowed time"));
  await order;
  assert.deepEqual(await titles(page), ["A full house", "Borrowed time"], "nothing moves while the focus is among the rooms");
  await page.locator("h1").focus();
  await until("the room to come first", async () => (await first(page)).title === "Borrowed time");
  assert.deepEqual((await first(page)).why, [
    "Because you follow RUST, at scale!", `${lin.handle}, whom you follow, is on stage`, "Somebody from your field is on stage", "Just began",
  ]);
  assert.deepEqual((await hallway(page))[1].why, ["Somebody from your field is on stage", "Just began"], "others stand there for nothing that one chose");

  await page.goto(`${house.base}/following`);
  await page.getByRole("button", { name: `Unfollow ${lin.handle}` }).click();
  await page.getByRole("button", { name: `Follow ${lin.handle}`, exact: true }).waitFor();
  await page.goto(house.base);
  await until("the hallway", async () => (await hallway(page)).length === 2);
  assert.deepEqual(await first(page), { title: "Borrowed time", why: ["Because you follow RUST, at scale!", "Somebody from your field is on stage", "Just began"] });
  await page.goto(`${house.base}/@${lin.handle}`);
  await page.getByText("No followers yet").waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the hallway's chips leave in the rooms of one topic, whatever each calls it, also of those that begin meanwhile; the calendar's what begins then", async () => {
  const [ann, lin, kim, di] = [await house.member("ann"), await house.member("lin"), await house.member("kim"), await house.member("di")];
  await house.call(lin, "PUT", "/api/topics/Porcelain/follow", {});
  await house.call(lin, "POST", "/api/topics/Porcelain/names", { name: "도자기" });
  await host(lin, "Cups and saucers", "Porcelain");
  await host(kim, "고려청자", "도자기");
  await host(di, "Contracts", "Law of the sea");
  const page = await signIn(browser, house, ann);
  await page.goto(house.base);
  const chips = page.locator(".hallway-filters fieldset").first();
  await chips.waitFor();
  const named = await chips.locator("label").allTextContents();
  const [porcelain, ...others] = named.filter((name) => ["Porcelain", "도자기"].includes(name));
  assert.ok(porcelain && others.length === 0, `one chip for one topic: ${named}`);
  await chips.getByText(porcelain, { exact: true }).click();
  await until("the rooms of one topic", async () => (await titles(page)).sort().join() === ["Cups and saucers", "고려청자"].sort().join());
  await host(await house.member("eva"), "Kilns", "porcelain!");
  await host(await house.member("fay"), "Harbours", "Law of the sea");
  await until("the one that began meanwhile", async () => (await titles(page)).includes("Kilns"));
  assert.ok(!(await titles(page)).some((title) => ["Contracts", "Harbours"].includes(title)), "nothing else came");
  await chips.getByText("All topics", { exact: true }).click();
  await until("all rooms", async () => (await titles(page)).includes("Harbours"));

  const inDays = (days) => Date.now() + days * 86_400_000 + 60_000;
  for (const [title, days] of [["Glazes", 2], ["Shards", 12]]) {
    await house.call(lin, "POST", "/api/scheduled", { title, begins_ms: inDays(days), zone: "UTC", length_min: 60, places: 20 });
  }
  await page.goto(`${house.base}/calendar`);
  await page.getByText("Shards").waitFor();
  await page.locator(".hallway-filters").getByText("Later", { exact: true }).click();
  await page.getByText("Glazes").waitFor({ state: "detached" });
  await page.getByText("Shards").waitFor();
  await page.locator(".hallway-filters").getByText("In the next seven days", { exact: true }).click();
  await page.getByText("Glazes").waitFor();
  assert.equal(await page.getByText("Shards").count(), 0);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a topic is made, followed, given another name and let go of by keyboard alone; nobody else follows it for that", async () => {
  const [ann, lin] = [await house.member("ann"), await house.member("lin")];
  const page = await signIn(browser, house, ann);
  await page.goto(house.base);
  await press(page, /^Topics$/);
  await page.getByRole("heading", { name: "Topics", exact: true }).waitFor();
  await write(page, /^Find or make a topic/, "Stained glass");
  await press(page, /^Follow Stained glass/);
  const own = page.locator("section [data-topic='Stained glass']");
  await own.waitFor();
  await until("the focus to go on", () => page.evaluate(() => document.activeElement.id === "own-topics"));
  await reach(page, /Another name for it/);
  await page.keyboard.press("Enter");
  await write(page, /^Another name$/, "Vetrate");
  await page.keyboard.press("Enter");
  await own.getByText("Vetrate").waitFor();

  const { content } = await house.call(lin, "GET", "/api/topics?find=vetr");
  assert.deepEqual(content, [{ names: ["Stained glass", "Vetrate"], followers: 1, follows: false }]);
  await press(page, /^Unfollow Stained glass$/);
  await page.getByText("You follow no topic yet.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Follow Stained glass", "a slip is undone where it was made");
  assert.deepEqual((await house.call(lin, "GET", "/api/topics?find=vetr")).content, []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a profile is written, with what is wrong said beside it, and read by others on one's page", async () => {
  const [ann, lin] = [await house.member("ann"), await house.member("lin")];
  const page = await signIn(browser, house, ann);
  await page.goto(`${house.base}/settings/profile`);
  await page.getByLabel("Headline").fill("Glass, mostly");
  await page.getByLabel("Science").check();
  await page.getByLabel("One more language").selectOption({ label: "Korean" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("One more language").selectOption({ label: "Italian" });
  await page.getByLabel("Link 1").fill("http://glass.example");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator(".field-wrong").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "link-0");
  assert.equal((await house.call(lin, "GET", `/api/people/@${ann.handle}`)).content.profile.headline, null, "what is wrong saves nothing");
  await page.getByLabel("Link 1").fill("glass.example/windows");
  await page.getByRole("button", { name: "Save" }).click();
  await until("it to be saved", async () => (await house.call(ann, "GET", "/api/me/profile")).content.headline === "Glass, mostly");

  const others = await signIn(browser, house, lin);
  await others.goto(`${house.base}/@${ann.handle}`);
  for (const text of ["Glass, mostly", "Also works in: Science", "Speaks: Korean and Italian"]) await others.getByText(text).waitFor();
  const link = others.getByRole("link", { name: "glass.example/windows" });
  assert.deepEqual(await link.evaluate((element) => [element.href, element.rel, element.target]), ["https://glass.example/windows", "noopener nofollow ugc", "_blank"]);
  for (const each of [page, others]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});
