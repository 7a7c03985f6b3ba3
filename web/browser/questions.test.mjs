/** Written questions: a hand that nobody took goes to whoever was on stage, who answers it in writing; and who does not see it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, raiseHand, stepDown } from "./acts.mjs";
import { launch, signIn, startHouse, startPulse, until } from "./lab.mjs";

const TITLE = "What bridges know of wind";
const POLICY = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 100, visibility: "open", hand_order: "first_come", replies: true, turn: null, recap: true };
const STAYS = "If nobody takes my hand";

let house, stopPulse, browser;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  await house?.close();
  stopPulse?.();
});

/** The owner's room of this policy, with these in it, each in a page of their own. */
async function talk(policy, ...people) {
  const { room } = await house.openRoom(house.owner, TITLE, policy);
  const host = await signIn(browser, house, house.owner, { tone: 440, viewport: { width: 1280, height: 1000 } });
  await enter(host, house, room);
  const pages = [];
  for (const person of people) {
    const page = await signIn(browser, house, person, { tone: 550 });
    await enter(page, house, room);
    pages.push(page);
  }
  return { room, host, pages };
}

/** Raises a hand with a question in one line. */
const ask = (page, line, inWriting = true) =>
  raiseHand(page, async (sheet) => {
    await sheet.getByLabel("In one line").fill(line);
    assert.equal(await sheet.getByLabel(STAYS).isChecked(), true, "who asks is told that it would stay");
    if (!inWriting) await sheet.getByLabel(STAYS).uncheck();
  });

async function endRoom(host) {
  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: "End the room" }).click();
  await host.getByRole("button", { name: "End the room" }).last().click();
  await host.getByRole("heading", { name: /over/i }).waitFor();
}

const told = (page, text) => page.locator(".notice").filter({ hasText: text }).waitFor();
const questions = (page) => page.locator(".question");
const of = (page, { handle }) => page.locator(`.question[data-author="${handle}"]`);

test("of three hands one is taken; the others are answered in writing, for whoever asked and those who were there", async () => {
  const [lin, kim, bo, eve] = [await house.member("lin"), await house.member("kim"), await house.member("bo"), await house.member("eve")];
  const { room, host, pages: [linsPage, kimsPage, bosPage] } = await talk(POLICY, lin, kim, bo);
  await ask(linsPage, "How long does it stand?");
  await ask(kimsPage, "Since when?");
  await ask(bosPage, "Why steel?");
  await host.getByRole("button", { name: `Bring up ${lin.handle}` }).click();
  await linsPage.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await stepDown(linsPage);
  await endRoom(host);
  await told(bosPage, `Nobody took your hand in “${TITLE}”.`);
  await told(host, "wait for your answer in writing");

  // On the page of the past room: those on stage see both, whoever asked their own, and nobody else any.
  const page = `${house.base}/past/${room}`;
  await host.goto(`${house.base}/past`);
  await host.getByText("2 questions wait for your answer").waitFor();
  await host.getByRole("link", { name: TITLE }).click();
  await host.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  for (const person of [kim, bo]) await of(host, person).waitFor();
  assert.equal(await of(host, lin).count(), 0, "a hand that was taken is no question");
  await bosPage.goto(page);
  await of(bosPage, bo).getByText("No answer yet.").waitFor();
  assert.equal(await questions(bosPage).count(), 1);
  await linsPage.goto(page);
  await linsPage.getByText("None to read.").waitFor();
  const outside = await signIn(browser, house, eve);
  await outside.goto(page);
  await outside.getByRole("link", { name: "To the hallway" }).waitFor();
  await assert.rejects(house.call(eve, "GET", `/api/me/past/${room}`), /no_such_room/);
  for (const person of [lin, eve]) {
    const answer = house.call(person, "PUT", `/api/me/past/${room}/questions/${bo.account}/answer`, { text: "Yes" });
    await assert.rejects(answer, /no_such_question/);
  }

  // Answered, it is there at once where its author looks; the focus does not fall off the page.
  await of(host, bo).getByRole("button", { name: "Answer in writing" }).click();
  await host.getByLabel("Your answer", { exact: true }).fill("It bends before it breaks.\nThat is why we like it.");
  await host.getByRole("button", { name: "Send the answer" }).click();
  await of(bosPage, bo).getByText("It bends before it breaks.").waitFor();
  await told(bosPage, `Your question from “${TITLE}” was answered.`);
  await of(host, bo).getByText(`@${house.owner.handle} answers:`).waitFor();
  await until("the focus to be kept", () => host.evaluate(() => document.activeElement !== document.body));
  assert.equal(await of(host, bo).getByRole("button", { name: "Answer in writing" }).count(), 0);

  await linsPage.reload();
  await of(linsPage, bo).getByText("It bends before it breaks.").waitFor();
  assert.equal(await questions(linsPage).count(), 1, "and still not what waits");
  assert.equal(await of(linsPage, bo).getByRole("button").count(), 0);

  // Put aside, whoever asked is not told; taken back, it is gone where it was put aside.
  await of(host, kim).getByRole("button", { name: "Put aside" }).click();
  await of(host, kim).getByRole("button", { name: "Take up again" }).waitFor();
  await kimsPage.goto(page);
  await of(kimsPage, kim).getByText("No answer yet.").waitFor();
  assert.equal(await questions(kimsPage).count(), 2);
  await of(kimsPage, kim).getByRole("button", { name: "Take back" }).click();
  await kimsPage.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await of(kimsPage, kim).waitFor({ state: "detached" });
  await of(host, kim).waitFor({ state: "detached" });
  for (const one of [host, linsPage, kimsPage, bosPage, outside]) assert.deepEqual(one.problems, []);
});

test("nothing is left of whoever does not want it, nor of a room that leaves nothing", async () => {
  const bo = await house.member("bo");
  const { room, host, pages: [bosPage] } = await talk(POLICY, bo);
  await ask(bosPage, "Why steel?", false);
  await endRoom(host);
  await until("the recap", async () => (await house.call(bo, "GET", "/api/me/past")).content.rooms.length === 1);
  for (const person of [house.owner, bo]) assert.deepEqual((await house.call(person, "GET", `/api/me/past/${room}`)).content.questions, []);

  const silent = await talk({ ...POLICY, recap: false }, bo);
  await raiseHand(silent.pages[0], async (sheet) => {
    await sheet.getByLabel("In one line").fill("Why steel?");
    assert.equal(await sheet.getByLabel(STAYS).count(), 0, "nobody is promised what the room does not keep");
  });
  await endRoom(silent.host);
  await assert.rejects(house.call(house.owner, "GET", `/api/me/past/${silent.room}`), /no_such_room/);
  for (const one of [host, bosPage, silent.host, silent.pages[0]]) assert.deepEqual(one.problems, []);
});
