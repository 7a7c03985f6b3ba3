/** The owner's report after a room with hands, and what it costs; and pictures in place of initials. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { enter, raiseHand } from "./acts.mjs";
import { Socket, TOP, launch, signIn, startHouse, until } from "./lab.mjs";

let house, browser;

before(async () => {
  house = await startHouse();
  browser = await launch("chromium");
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function sit(account, room) {
  const socket = await Socket.open(house, account);
  await does(socket.ask({ kind: "enter", room, link: null, resume: null }));
  return socket;
}

async function does(asked) {
  const answer = await asked;
  assert.equal(answer.kind, "done", JSON.stringify(answer));
}

/** A room on bridges of these people: all but the first raise a hand, one of them with a click, and all but the last come on stage. */
async function talk([host, asks, ...others]) {
  const { room } = (await house.call(host, "POST", "/api/rooms", { title: "Behind the spans", topic: "Bridges" })).content;
  const line = await sit(host, room);
  const lines = await Promise.all(others.map((account) => sit(account, room)));
  const page = await signIn(browser, house, asks);
  await enter(page, house, room);
  await raiseHand(page);
  for (const socket of lines) await does(socket.command({ kind: "raise_hand" }));
  for (const { account } of [asks, ...others.slice(0, -1)]) await does(line.command({ kind: "accept_hand", member: account }));
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await does(line.command({ kind: "end" }));
  await page.getByRole("heading", { name: /over/i }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
  for (const socket of [line, ...lines]) socket.close();
}

/** The newest row of a chart's table. */
async function lastRow(page, title) {
  const chart = page.getByRole("figure", { name: title, exact: true });
  await chart.getByText("As a table").click();
  return chart.getByRole("row").last().getByRole("cell").allTextContents();
}

async function taken(page, table) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: `Take along as CSV: ${table}` }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("after a room with hands the owner sees counts, and what they cost; nobody else does", async () => {
  const page = await signIn(browser, house, house.owner);
  await page.goto(`${house.base}/admin/waitlist`);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByText("There is nothing to count yet.").waitFor();
  assert.equal(await page.getByRole("figure").count(), 0);

  const people = [];
  for (const name of ["ann", "bo", "cy", "di", "eva", "fay", "gus"]) people.push(await house.member(name));
  await talk(people);
  const counted = async () => {
    const { weeks, cohorts } = (await house.call(house.owner, "GET", "/api/admin/report")).content;
    return weeks.at(-1).hands?.count === 6 && cohorts.at(-1).came.at(-1) === people.length;
  };
  await until("the room to be counted", counted);

  await page.reload();
  await page.getByRole("heading", { name: "What it costs" }).waitFor();
  assert.deepEqual(await lastRow(page, "Rooms"), ["1"]);
  assert.deepEqual(await lastRow(page, "Members"), ["8", "0"], "the owner was let in, too");
  assert.deepEqual(await lastRow(page, "Hands"), ["6"]);
  assert.deepEqual(await lastRow(page, "Share of hands served"), ["83.3%"]);
  const [wait] = await lastRow(page, "Median wait of a hand");
  assert.match(wait, /^\d+ sec$/);
  const topic = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Bridges" }) });
  assert.deepEqual((await topic.getByRole("cell").allTextContents()).slice(0, 3), ["1", "7", "7"]);
  const text = await page.locator("main").innerText();
  for (const word of ["Behind the spans", ...people.map(({ handle }) => handle)]) assert.ok(!text.includes(word), word);

  const weeks = await taken(page, "Week by week");
  assert.equal(weeks.name, "report-weeks.csv");
  assert.match(weeks.text, /^\u{feff}week,rooms,new_members,/u);
  assert.match(weeks.text, /\r\n\d{4}-\d\d-\d\d,1,8,0,[\d.]+,6,5,\d+,[\d.]+,[\d.]+\r\n$/);
  const topics = await taken(page, "By topic");
  assert.match(topics.text, /\r\nBridges,1,7,7,[\d.]+\r\n$/);

  await page.getByLabel("Currency").fill("eur");
  await page.getByLabel("A gigabyte of sound sent").fill("a lot");
  await page.getByLabel("An hour that somebody spends in a room").fill("1,5");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".field-wrong").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("name")), "gigabyte");
  assert.equal((await house.call(house.owner, "GET", "/api/admin/report")).content.prices, null, "what is wrong saves nothing");
  await page.getByLabel("A gigabyte of sound sent").fill("0.08");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Per listener-hour", { exact: true }).waitFor();
  const { prices, cost } = (await house.call(house.owner, "GET", "/api/admin/report")).content;
  assert.deepEqual(prices, { currency: "EUR", gigabyte: 80_000, core_hour: 0, listener_hour: 1_500_000 });
  assert.ok(cost.per_listener_hour >= 1_499_000, JSON.stringify(cost));
  assert.deepEqual(page.problems, []);
  await page.context().close();

  const [ann] = people;
  for (const path of ["", ".csv"]) await assert.rejects(house.call(ann, "GET", `/api/admin/report${path}`), { message: "not_allowed" });
  const other = await signIn(browser, house, ann);
  await other.goto(`${house.base}/admin/report`);
  await other.waitForURL(`${house.base}/`);
  assert.equal(await other.getByRole("link", { name: "Report", exact: true }).count(), 0);
  await other.context().close();
});

test("a member's picture is made small, shown to members alone, and gone when it is taken away", async () => {
  const [lin, kim] = [await house.member("lin"), await house.member("kim")];
  const page = await signIn(browser, house, lin);
  const others = await signIn(browser, house, kim);
  const face = others.locator(".person-head .avatar");
  const shown = () => face.locator("img").evaluateAll(([img]) => (img?.complete ? [img.naturalWidth, img.naturalHeight] : null));
  await others.goto(`${house.base}/@${lin.handle}`);
  await face.waitFor();
  assert.equal(await shown(), null);
  assert.equal(await face.innerText(), "L");

  await page.goto(`${house.base}/settings/profile`);
  const file = page.locator(".own-avatar input[type=file]");
  await page.getByRole("button", { name: "Choose a picture" }).waitFor();
  await file.setInputFiles({ name: "face.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
  await page.getByText("That is no picture that can be used here").first().waitFor();
  assert.equal(await page.locator(".own-avatar img").count(), 0);
  await file.setInputFiles({ name: "face.png", mimeType: "image/png", buffer: readFileSync(join(TOP, "web/public/icon-512.png")) });
  await page.getByRole("button", { name: "Choose another" }).waitFor();

  await others.reload();
  await until("the picture", async () => String(await shown()) === "192,192");
  const source = new URL(await face.locator("img").getAttribute("src"), house.base);
  const get = (account) => fetch(source, { headers: account ? { cookie: account.cookie } : {} });
  const answer = await get(kim);
  assert.deepEqual([answer.status, answer.headers.get("content-type"), answer.headers.get("x-content-type-options")], [200, "image/jpeg", "nosniff"]);
  assert.match(answer.headers.get("cache-control"), /private.*immutable/);
  assert.equal((await get(null)).status, 401);

  await page.getByRole("button", { name: "Take it away" }).click();
  await page.getByRole("button", { name: "Choose a picture" }).waitFor();
  assert.equal(await page.locator(".own-avatar img").count(), 0);
  await others.reload();
  await face.waitFor();
  assert.equal(await shown(), null);
  assert.equal(await face.innerText(), "L");
  assert.equal((await get(kim)).status, 404);
  for (const each of [page, others]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});
