/** Circles: found, asked for, entered, moderated. A circle's room is there for its members alone, and for whoever is put out no more. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, unmute } from "./acts.mjs";
import { Socket, hears, launch, listen, signIn, startHouse, startPulse, until } from "./lab.mjs";

const RULES = "Say what you have seen.\nNo names of clients.";
const TITLE = "What rust looks like from below";

let house, browser, stopPulse;

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

/** What stands there for whoever does not get in. */
async function door(page, room) {
  await page.goto(`${house.base}/r/${room}`);
  await page.getByRole("heading", { name: "You can’t enter this room" }).waitFor();
  return page.locator("main").innerText();
}

async function refusedAt(account, room) {
  const socket = await Socket.open(house, account);
  const code = await socket.refused({ kind: "enter", room, link: null, resume: null });
  socket.close();
  return code;
}

test("a circle's room is no room to outsiders, one to whoever is let in, and none to whoever is put out", async () => {
  const [kim, ann, eve] = [await house.member("kim"), await house.member("ann"), await house.member("eve")];
  const host = await signIn(browser, house, kim, { tone: 440 });
  await host.goto(`${house.base}/circles`);
  await host.getByRole("button", { name: "Make a circle" }).click();
  let sheet = host.getByRole("dialog");
  await sheet.getByLabel("Name", { exact: true }).fill("Bridges of Rome");
  await sheet.getByRole("radio", { name: "By approval" }).check();
  await sheet.getByLabel("Rules", { exact: true }).fill(RULES);
  await sheet.getByRole("button", { name: "Make a circle" }).click();
  await host.getByRole("heading", { level: 1, name: "Bridges of Rome" }).waitFor();
  const circle = new URL(host.url()).pathname.split("/")[2];
  await host.locator("main").getByRole("button", { name: "Start a room" }).click();
  sheet = host.getByRole("dialog");
  assert.equal(await sheet.getByLabel("For whom").inputValue(), circle);
  await sheet.getByLabel("Title", { exact: true }).fill(TITLE);
  await sheet.getByRole("button", { name: "Let’s go" }).click();
  await host.getByRole("button", { name: "Leave quietly" }).waitFor();
  await host.getByText("In Bridges of Rome").first().waitFor();
  const room = new URL(host.url()).pathname.split("/")[2];
  await unmute(host);

  // Ann reads the rules, and asks. Until she is let in, there is no such room.
  const guest = await signIn(browser, house, ann);
  assert.equal(await door(guest, room), await door(guest, "0000000000000"), "as if there were no such room");
  await guest.goto(`${house.base}/circles`);
  await guest.getByRole("searchbox", { name: "Find a circle" }).fill("rome");
  await guest.getByRole("link", { name: "Bridges of Rome" }).last().click();
  assert.equal(await guest.locator(".circle-rules").innerText(), RULES);
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await guest.getByText("You asked to join. A moderator decides.").waitFor();
  assert.deepEqual((await house.call(ann, "GET", "/api/rooms")).content, []);
  assert.equal(await refusedAt(ann, room), "no_such_room");
  await assert.rejects(house.call(ann, "GET", `/api/circles/${circle}/members`), /not_allowed/);

  // Kim lets her in; the page that she has open shows the room, and she hears who speaks there.
  const desk = await signIn(browser, house, kim);
  await desk.goto(`${house.base}/circles/${circle}`);
  await desk.getByRole("button", { name: `Let in: ${ann.handle}`, exact: true }).click();
  await guest.getByRole("button", { name: "Leave the circle" }).waitFor();
  await guest.getByRole("link", { name: TITLE }).click();
  await guest.getByRole("button", { name: "Leave quietly" }).waitFor();
  await guest.waitForFunction(() => document.querySelector("audio")?.srcObject);
  await until("ann to hear kim", async () => hears(await listen(guest), 440));
  assert.equal((await house.call(kim, "GET", `/api/rooms/${room}/audience`)).content.count, 1);

  // Eve belongs to nothing: she neither sees it nor gets in, whatever she asks for.
  const outside = await signIn(browser, house, eve);
  await outside.goto(house.base);
  await outside.getByText("No room is live at the moment.").waitFor();
  assert.equal(await outside.getByText(TITLE).count(), 0);
  assert.equal(await door(outside, room), await door(outside, "0000000000000"));
  for (const path of [`/api/rooms/${room}`, `/api/rooms/${room}/audience`]) await assert.rejects(house.call(eve, "GET", path), /no_such_room/);
  assert.equal(await refusedAt(eve, room), "no_such_room");

  // Ann is put out: she is out of the room at once, hears nothing more, and finds no room there.
  await desk.getByRole("button", { name: `Change what ${ann.handle} may do` }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Put out" }).click();
  await desk.getByRole("dialog").getByText("comes back by invite alone").waitFor();
  await desk.getByRole("dialog").getByRole("button", { name: "Put out" }).click();
  await guest.getByRole("heading", { name: "You are not in the circle any more" }).waitFor();
  await until("ann to hear nothing", async () => !hears(await listen(guest), 440));
  assert.equal((await house.call(kim, "GET", `/api/rooms/${room}/audience`)).content.count, 0);
  assert.equal(await refusedAt(ann, room), "no_such_room");
  assert.equal(await door(guest, room), await door(guest, "0000000000000"));
  assert.deepEqual((await house.call(ann, "GET", "/api/rooms")).content, []);
  await assert.rejects(house.call(ann, "GET", `/api/introductions/${room}`), /no_such_room/);
  for (const page of [host, desk, guest, outside]) assert.deepEqual(page.problems, []);

  // By invite she comes back.
  await desk.getByLabel("Handle of whom you would like to invite").fill(ann.handle);
  await desk.getByRole("button", { name: "Invite", exact: true }).click();
  await guest.goto(`${house.base}/circles/${circle}`);
  await guest.getByRole("button", { name: "Join" }).click();
  await guest.getByRole("button", { name: "Leave the circle" }).waitFor();
  await enter(guest, house, room);
});

test("a circle by invite is found by nobody, its moderators invite, and whoever belongs to it agrees to new rules anew", async () => {
  const [kim, ann, eve] = [await house.member("kim"), await house.member("ann"), await house.member("eve")];
  const host = await signIn(browser, house, kim);
  await host.goto(`${house.base}/circles`);
  await host.getByRole("button", { name: "Make a circle" }).click();
  let sheet = host.getByRole("dialog");
  await sheet.getByLabel("Name", { exact: true }).fill("Night shift");
  await sheet.getByRole("radio", { name: "By invite" }).check();
  await sheet.getByLabel("Rules", { exact: true }).fill("Be kind.");
  await sheet.getByRole("button", { name: "Make a circle" }).click();
  await host.getByRole("heading", { level: 1, name: "Night shift" }).waitFor();
  const circle = new URL(host.url()).pathname.split("/")[2];

  // To Eve there is none, however she looks for it.
  const outside = await signIn(browser, house, eve);
  const pageOf = async (id) => {
    await outside.goto(`${house.base}/circles/${id}`);
    await outside.getByRole("link", { name: "To the hallway" }).waitFor();
    return outside.locator("main").innerText();
  };
  assert.equal(await pageOf(circle), await pageOf("0000000000000"));
  await outside.goto(`${house.base}/circles`);
  await outside.getByRole("searchbox", { name: "Find a circle" }).fill("night");
  await outside.locator("main").getByText("No circle is called that.").waitFor();
  await assert.rejects(house.call(eve, "PUT", `/api/circles/${circle}/membership`, { rules_version: 1 }), /no_such_circle/);

  // Ann is invited from her page, and learns of it from her inbox.
  await host.goto(`${house.base}/@${ann.handle}`);
  await host.getByLabel("Circle", { exact: true }).selectOption({ label: "Night shift" });
  await host.getByRole("button", { name: "Invite", exact: true }).click();
  const guest = await signIn(browser, house, ann);
  await until("the invite to be in ann's inbox", async () => (await house.call(ann, "GET", "/api/inbox")).content.rows.some(({ happened, title }) => happened === "invited_to_circle" && title === "Night shift"));
  await guest.goto(`${house.base}/inbox`);
  await guest.getByRole("link", { name: `@${kim.handle} invites you to a circle` }).click();
  assert.equal(await guest.locator(".circle-rules").innerText(), "Be kind.");
  await guest.getByRole("button", { name: "Join" }).click();
  await guest.getByRole("button", { name: "Leave the circle" }).waitFor();
  await assert.rejects(house.call(ann, "POST", `/api/circles/${circle}/members`, { handle: eve.handle }), /not_allowed/);

  // Kim makes her a moderator: now she invites Eve, who finds the circle among her own and declines.
  await host.goto(`${house.base}/circles/${circle}`);
  await host.getByRole("button", { name: `Change what ${ann.handle} may do` }).click();
  await host.getByRole("dialog").getByRole("button", { name: "Make moderator" }).click();
  await guest.getByLabel("Handle of whom you would like to invite").fill(eve.handle);
  await guest.getByRole("button", { name: "Invite", exact: true }).click();
  await guest.getByRole("button", { name: `Take it back: ${eve.handle}` }).waitFor();
  assert.equal(await guest.getByRole("button", { name: `Change what ${kim.handle} may do` }).count(), 0, "nobody acts on whoever is above them");
  await outside.goto(`${house.base}/circles`);
  await outside.getByRole("link", { name: "Night shift" }).click();
  await outside.getByRole("button", { name: "Decline" }).click();
  await until("eve to know of none again", async () => house.call(eve, "GET", `/api/circles/${circle}`).then(() => false, ({ message }) => message === "no_such_circle"));

  // Other rules: who belongs to it stays, and is asked again.
  await host.getByRole("button", { name: "Change it" }).click();
  sheet = host.getByRole("dialog");
  await sheet.getByLabel("Rules", { exact: true }).fill("Be kind.\nBe brief.");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.waitFor({ state: "detached" });
  await guest.reload();
  await guest.getByText("The rules were changed since you agreed to them.").waitFor();
  await guest.getByRole("button", { name: "I agree" }).click();
  await until("ann's word to be there", async () => {
    const { content } = await house.call(ann, "GET", `/api/circles/${circle}`);
    return content.rules_agreed === content.rules_version && content.rules_version === 2;
  });
  for (const page of [host, guest]) assert.deepEqual(page.problems, []);
});
