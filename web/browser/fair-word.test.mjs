/** A fair word: who is brought up next in each order, turns whose microphone opens and closes by itself, and everybody's answer counted once. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, raiseHand, unmute } from "./acts.mjs";
import { Socket, hears, launch, listen, signIn, startHouse, startPulse, until } from "./lab.mjs";

const HANDS = 12;
/** The least that a room allows. */
const TURN_S = 10;
const POLICY = { hands: "everyone", hands_max: 50, stage_size: 50, room_size: 100, visibility: "open", hand_order: "first_come", replies: false, turn: null };

let house, stopPulse, browser, firefox;
/** Twelve people without a screen, who sit in one room after the other. */
let people;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browser = await launch("chromium");
  firefox = await launch("firefox");
  people = [];
  for (let at = 0; at < HANDS; at++) {
    const account = await house.member(`p${String(at).padStart(2, "0")}`);
    people.push({ ...account, socket: await Socket.open(house, account) });
  }
});

after(async () => {
  for (const { socket } of people ?? []) socket.close();
  await browser?.close();
  await firefox?.close();
  await house?.close();
  stopPulse?.();
});

/** A room of this policy, its owner in a page with the queue beside it, and everybody in the audience. */
async function start(title, policy, tone = null) {
  const owner = await house.member("host");
  const { room } = await house.openRoom(owner, title, { ...POLICY, ...policy });
  const host = await signIn(browser, house, owner, { tone, viewport: { width: 1280, height: 1000 } });
  await host.addInitScript(noteBells);
  await host.addInitScript(keepSockets);
  await enter(host, house, room);
  for (const person of people) await done(person, { kind: "enter", room, link: null, resume: null });
  return { room, host, owner };
}

/** Runs in the page before anything else: remembers every note that is played. */
function noteBells() {
  window.notes = [];
  const Original = window.OscillatorNode;
  window.OscillatorNode = class extends Original {
    constructor(context, options) {
      super(context, options);
      window.notes.push(options?.frequency);
    }
  };
}

/** Runs in the page before anything else: keeps hold of every socket. */
function keepSockets() {
  const Original = window.WebSocket;
  window.sockets = [];
  window.WebSocket = class extends Original {
    constructor(...given) {
      super(...given);
      window.sockets.push(this);
    }
  };
}

/** In the page: asks past every button; the code of the room's no. */
function bringUpPast(member) {
  const id = 4_000_000_000;
  const socket = window.sockets.at(-1);
  return new Promise((answered) => {
    socket.addEventListener("message", ({ data }) => {
      const tell = JSON.parse(data);
      if (tell.id === id && tell.kind !== "in_force") answered(tell.refusal?.code ?? tell.kind);
    });
    socket.send(JSON.stringify({ id, ask: { kind: "room", command: { kind: "accept_hand", member } } }));
  });
}

async function done({ handle, socket }, ask) {
  const answer = await socket.ask(ask);
  assert.equal(answer.kind, "done", `${handle}: ${ask.kind} ${ask.command?.kind ?? ""} ${JSON.stringify(answer)}`);
}

const command = (person, given) => done(person, { kind: "room", command: given });
const raise = (person, asking) => command(person, { kind: "raise_hand", ...(asking && { asking: { kind: "question", line: null, reply_to: null, by_turn: false, ...asking } }) });
const names = (some) => some.map(({ handle }) => handle);
/** Names in the queue as it is shown, first to last. */
const queue = (page) => page.locator(".queue ol [data-hand] .person-who strong:first-child").allInnerTexts();
const facts = (page, text) => page.locator(".room-facts").getByText(text).waitFor();
const bringUps = (page) => page.getByRole("button", { name: /^Bring up / });

/** Presses the one button there is until nobody is left; says in which order they came up. */
async function bringUpAll(host, count) {
  const order = [];
  for (let left = count; left > 0; left--) {
    await until("the queue to follow", async () => (await queue(host)).length === left);
    assert.equal(await bringUps(host).count(), 1, "only the first one can be brought up");
    const [first] = await queue(host);
    await bringUps(host).click();
    await host.locator(`.stage [data-member]`).filter({ hasText: first }).waitFor();
    order.push(first);
  }
  return order;
}

/** Looked over by the owner of the house: from now on they have proved what they do. */
async function prove(person) {
  await house.call(person, "POST", "/api/proofs/review", { text: "Everybody knows them", field: "software" });
  const { content } = await house.call(house.owner, "GET", "/api/admin/proofs");
  const { id } = content.find(({ handle }) => handle === person.handle);
  await house.call(house.owner, "POST", `/api/admin/proofs/${id}/grant`, { field: "software" });
}

test("first come, first served: hands are brought up as they went up, with what they are for and who lets pass", async () => {
  const { room, host } = await start("First come", {});
  await facts(host, "Hands: first come, first served");
  const ann = await house.member("ann");
  const page = await signIn(browser, house, ann, { tone: 1300 });
  await enter(page, house, room);
  await raise(people[0]);
  await raiseHand(page, async (sheet) => {
    await sheet.getByLabel("Counterpoint").check();
    await sheet.getByLabel("In one line").fill("What about Sundays?");
    assert.equal(await sheet.getByLabel(/^Reply to/).count(), 0, "this room has no replies");
    assert.equal(await sheet.getByLabel(/microphone with my turn/).count(), 0, "this room has no turns");
  });
  for (const person of people.slice(1)) await raise(person);
  const line = host.locator(`[data-hand="${ann.account}"]`);
  await line.getByText("Counterpoint").waitFor();
  await line.getByText("What about Sundays?").waitFor();
  const own = page.getByRole("region", { name: "Your hand is up" });
  await own.getByText(/2 of 13 · about \d+ min/).waitFor();

  await own.getByRole("button", { name: "Let the next one pass" }).click();
  await own.getByText(/3 of 13/).waitFor();
  const expected = [people[0].handle, people[1].handle, ann.handle, ...names(people.slice(2))];
  assert.deepEqual(await bringUpAll(host, HANDS + 1), expected);
  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  for (const each of [page, host]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});

test("a fair order: whoever has spoken waits behind whoever has not, and the server holds moderators to it", async () => {
  const { host } = await start("Fair", { hand_order: "fair" });
  await facts(host, "Hands: whoever has spoken least first");
  const [short, long, ...others] = people;
  for (const [person, ms] of [[short, 50], [long, 900]]) {
    await raise(person);
    await host.getByRole("button", { name: `Bring up ${person.handle}` }).click();
    await command(person, { kind: "unmute" });
    await new Promise((wake) => setTimeout(wake, ms));
    await command(person, { kind: "mute" });
    await command(person, { kind: "step_down" });
  }
  for (const person of [long, short, ...others]) await raise(person);
  await until("all hands", async () => (await queue(host)).length === HANDS);
  // By a patched client: the button is not there.
  assert.equal(await host.evaluate(bringUpPast, others[3].account), "not_first");
  assert.deepEqual(await bringUpAll(host, HANDS), names([...others, short, long]));
  await host.context().close();
});

test("proven first: whoever has proved their work comes before the others", async () => {
  const { host } = await start("Proven first", { hand_order: "proven_first", hand_order_field: "software" });
  await facts(host, "Hands: whoever has proved work in Software first");
  const proven = people.slice(-3);
  for (const person of proven) await prove(person);
  for (const person of people) await raise(person);
  assert.deepEqual(await bringUpAll(host, HANDS), names([...proven, ...people.slice(0, -3)]));
  await host.context().close();
});

test("where moderators pick, everybody can be brought up, and nobody is told a place", async () => {
  const { room, host } = await start("Pick", { hand_order: "pick" });
  await facts(host, "Hands: a moderator picks");
  const page = await signIn(browser, house, await house.member("waits"), { tone: 1300 });
  await enter(page, house, room);
  await raiseHand(page);
  await page.getByText("Moderators take whom they want.").first().waitFor();
  assert.equal(await page.getByText(/\d+ of \d+/).count(), 0, "a place");
  assert.equal(await page.getByRole("button", { name: "Let the next one pass" }).count(), 0);
  for (const person of people) await raise(person);
  await until("all hands", async () => (await bringUps(host).count()) === HANDS + 1);
  for (const person of people.toReversed()) {
    await host.getByRole("button", { name: `Bring up ${person.handle}` }).click();
    await host.locator(".stage [data-member]").filter({ hasText: person.handle }).waitFor();
  }
  assert.equal(await bringUps(host).count(), 1);
  for (const each of [page, host]) await each.context().close();
});

test("one hand replies to whoever speaks, before all others", async () => {
  const { room, host, owner } = await start("Replies", { replies: true }, 700);
  await unmute(host);
  await raise(people[0]);
  const ann = await house.member("ann");
  const page = await signIn(browser, house, ann, { tone: 1300 });
  await enter(page, house, room);
  await raiseHand(page, (sheet) => sheet.getByLabel(`Reply to ${owner.handle}`).check());
  await until("the reply to be first", async () => (await queue(host))[0] === ann.handle);
  await host.locator(`[data-hand="${ann.account}"]`).getByText(`replies to ${owner.handle}`).waitFor();
  const second = await people[1].socket.ask({ kind: "room", command: { kind: "raise_hand", asking: { kind: "answer", line: null, reply_to: owner.account, by_turn: false } } });
  assert.equal(second.refusal.code, "reply_taken");
  assert.deepEqual(await bringUpAll(host, 2), [ann.handle, people[0].handle]);
  for (const each of [page, host]) await each.context().close();
});

/** What this page's microphone line carries now. */
const sending = (page) =>
  page.evaluate(() => {
    const peer = window.peers.findLast((peer) => peer.connectionState === "connected");
    const track = peer?.getSenders()[0]?.track ?? null;
    return track !== null && track.enabled && track.readyState === "live";
  });
const hearing = (page, hertz) => until(`${hertz} Hz to be heard`, async () => hears(await listen(page), hertz));
const silence = (page, hertz) => until(`silence at ${hertz} Hz`, async () => !hears(await listen(page), hertz));

test("an agreed microphone opens with the turn and closes with it, by itself; nobody else's does", async () => {
  const { room, host } = await start("Turns", { turn: { budget_s: TURN_S, then_audience: false } }, 700);
  await facts(host, "10 sec each");
  const [agrees, keeps] = [await house.member("agrees"), await house.member("keeps")];
  const page = await signIn(browser, house, agrees, { tone: 1300 });
  await page.addInitScript(noteBells);
  const other = await signIn(browser, house, keeps, { tone: 1700 });
  for (const each of [page, other]) await enter(each, house, room);
  await raiseHand(page, (sheet) => sheet.getByLabel(/microphone with my turn/).check());
  await raiseHand(other, async (sheet) => assert.equal(await sheet.getByLabel(/microphone with my turn/).isChecked(), false));
  assert.equal(await sending(page), false, "before the turn");

  await host.getByRole("button", { name: `Bring up ${agrees.handle}` }).click();
  const began = Date.now();
  await page.getByText("It is your turn").waitFor();
  await page.getByText("Your microphone is open.", { exact: true }).waitFor();
  assert.equal(await sending(page), true, "the track is on its way without a press");
  assert.match(await page.locator("#assertive").innerText(), /Your turn: 10 seconds\. Your microphone is open\./);
  await host.getByText(`${agrees.handle} has the turn`).waitFor();
  await hearing(host, 1300);
  // Next in line; their microphone is theirs.
  await host.getByRole("button", { name: `Bring up ${keeps.handle}` }).click();
  await host.getByText(`Then: ${keeps.handle}`).waitFor();
  assert.equal(await sending(other), false);

  await page.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  const lasted = Date.now() - began;
  assert.ok(lasted > (TURN_S - 2) * 1000 && lasted < (TURN_S + 5) * 1000, `the turn lasted ${lasted} ms`);
  assert.equal(await sending(page), false, "closed with the turn");
  await silence(host, 1300);
  assert.ok((await page.evaluate(() => window.notes)).includes(587), "the bell rang");

  await other.getByText("It is your turn").waitFor();
  await other.getByText("You’re muted: unmute to speak.").waitFor();
  assert.equal(await sending(other), false, "nobody agreed to that");
  await other.getByRole("button", { name: "I am done" }).click();
  await until("the turns to be over", async () => (await host.locator(".turn").count()) === 0);

  // A page that was loaded anew speaks by turn, too: this browser lets it have the microphone without a question.
  await page.reload();
  await page.waitForFunction(() => document.querySelector("audio")?.srcObject);
  assert.equal(await page.getByLabel("Open and close my microphone").isChecked(), true);
  // A round: in the order of the stage, the host first.
  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: "Start a round" }).click();
  await host.getByText("It is your turn").waitFor();
  await host.getByText(`Then: ${agrees.handle} and ${keeps.handle}`).waitFor();
  await host.getByRole("button", { name: "I am done" }).click();
  await page.getByText("Your microphone is open.", { exact: true }).waitFor();
  assert.equal(await sending(page), true, "the second time, too");
  await host.getByRole("button", { name: "One more minute" }).click();
  await page.locator(".turn-left").getByText(/^1:0\d$/).waitFor();
  // Muted by hand it stays muted, and the turn goes on.
  await page.getByRole("button", { name: "Mute", exact: true }).click();
  await page.getByText("You’re muted: unmute to speak.").waitFor();
  assert.equal(await sending(page), false);
  await host.getByRole("button", { name: "Next", exact: true }).click();
  await other.getByText("It is your turn").waitFor();
  // It turns when the room says so.
  await other.getByLabel("Open and close my microphone").click();
  await until("the switch to be on", async () => other.getByLabel("Open and close my microphone").isChecked());
  assert.equal(await sending(other), false, "it opens with the next turn");
  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: "Stop the round" }).click();
  await until("nobody to have the turn", async () => (await page.locator(".turn").count()) === 0);
  for (const each of [page, other, host]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});

test("after a turn that ends in the audience one is told so, and whose act it was not (firefox)", async () => {
  const { room, host } = await start("Back again", { turn: { budget_s: TURN_S, then_audience: true } }, 700);
  await facts(host, "10 sec each, then back to the audience");
  const page = await signIn(firefox, house, await house.member("brief"), { tone: 1300 });
  await enter(page, house, room);
  await raiseHand(page, (sheet) => sheet.getByLabel(/microphone with my turn/).check());
  await bringUps(host).click();
  await page.getByText("Your microphone is open.", { exact: true }).waitFor();
  assert.equal(await sending(page), true);
  await hearing(host, 1300);
  await page.getByRole("button", { name: "I am done" }).click();
  await page.getByRole("button", { name: "Raise hand" }).waitFor();
  await page.getByText("You’re in the audience.").first().waitFor();
  assert.equal(await page.getByText("A moderator moved you").count(), 0);
  assert.equal(await sending(page), false);
  for (const each of [page, host]) await each.context().close();
});

/** Opens a poll by its sheet. */
async function ask(host, question, { options = [], secret = false } = {}) {
  await host.getByRole("button", { name: "More", exact: true }).click();
  await host.getByRole("button", { name: "Ask everybody" }).click();
  const sheet = host.getByRole("dialog");
  await sheet.getByLabel("Question").fill(question);
  if (options.length > 0) await sheet.getByLabel("Answers of my own").check();
  for (const [at, option] of options.entries()) {
    if (at > 1) await sheet.getByRole("button", { name: "One more answer" }).click();
    await sheet.getByLabel(`Answer ${at + 1}`, { exact: true }).fill(option);
  }
  if (secret) await sheet.getByRole("radio", { name: /^Secret/ }).check();
  await sheet.getByRole("button", { name: "Ask", exact: true }).click();
  await host.getByRole("heading", { name: question }).waitFor();
}

const counts = (page) => page.locator(".poll-count").allInnerTexts().then((all) => all.map((text) => Number(text.match(/^\d+/)[0])));
const countsAre = (page, wanted) => until(`the counts ${wanted}`, async () => (await counts(page)).join() === wanted.join());
const vote = (person, option) => command(person, { kind: "vote", option });

test("a show of hands, an open poll and a secret one: each seat counts once, also when it changes its mind or comes back", async () => {
  const { room, host } = await start("Polls", {});
  const page = await signIn(browser, house, await house.member("votes"));
  await enter(page, house, room);

  await ask(host, "Shall we go on?");
  await page.getByRole("heading", { name: "Shall we go on?" }).waitFor();
  for (const [at, person] of people.entries()) await vote(person, at < 8 ? 0 : 1);
  await countsAre(host, [8, 4]);
  // By keyboard: to the poll, and an answer; arrows on the way are no votes.
  await page.locator("h1").focus();
  await page.keyboard.press("v");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.locator(".poll-answer[data-own]").getByText("For").waitFor();
  await countsAre(host, [9, 4]);
  await vote(people[0], 1);
  await vote(people[0], 1);
  await countsAre(page, [8, 5]);
  await done(people[0], { kind: "leave" });
  await done(people[0], { kind: "enter", room, link: null, resume: null });
  await vote(people[0], 0);
  await countsAre(page, [9, 4]);
  await host.getByText("Who answered what").click();
  await host.locator(".poll-voters").getByText(people[9].handle).waitFor();
  await host.getByRole("button", { name: "Close the poll" }).click();
  await page.getByText("Closed. 13 voted.").waitFor();
  assert.equal((await people[1].socket.ask({ kind: "room", command: { kind: "vote", option: 1 } })).refusal.code, "no_poll");
  await page.getByRole("button", { name: "Put the result away" }).click();
  assert.equal(await page.locator(".poll").count(), 0);
  await host.locator(".poll").waitFor();

  await ask(host, "Which day?", { options: ["Monday", "Tuesday", "Sunday"] });
  for (const [at, person] of people.entries()) await vote(person, at % 3);
  await page.getByLabel("Sunday").check();
  await countsAre(page, [4, 4, 5]);
  await page.getByLabel("Monday").check();
  await countsAre(host, [5, 4, 4]);
  await page.reload();
  await page.locator(".poll-answer[data-own]").getByText("Monday").waitFor();
  await page.getByLabel("Monday").check();
  await countsAre(page, [5, 4, 4]);
  await host.getByRole("button", { name: "Close the poll" }).click();

  const heardBefore = people.map(({ socket }) => socket.told.length);
  await ask(host, "Was it good?", { secret: true });
  for (const [at, person] of people.entries()) await vote(person, at < 5 ? 0 : 1);
  await page.getByText("12 have voted.").waitFor();
  assert.equal(await page.locator(".poll-count").count(), 0, "how it stands is said at the end");
  for (const [at, { socket }] of people.entries()) {
    const tallies = socket.told.slice(heardBefore[at]).flatMap(({ kind, deltas }) => (kind === "deltas" ? deltas : [])).filter(({ kind }) => kind === "tally_set").map(({ tally }) => tally);
    for (const tally of tallies.filter(({ voted }) => voted > 0)) assert.deepEqual([tally.counts, tally.voters], [[], []]);
  }
  await host.getByRole("button", { name: "Close the poll" }).click();
  await countsAre(page, [5, 7]);
  assert.equal(await page.getByText("Who answered what").count(), 0);
  assert.equal((await people[0].socket.ask({ kind: "room", command: { kind: "open_poll", poll: { question: "May I?", options: [], secret: false } } })).refusal.code, "not_allowed");
  for (const each of [page, host]) {
    assert.deepEqual(each.problems, []);
    await each.context().close();
  }
});
