/** What must not happen: the muted heard, the removed listening, the banned back, one account in two places. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, raiseHand, unmute } from "./acts.mjs";
import { Socket, hears, launch, listen, received, signIn, startHouse, startPulse, until } from "./lab.mjs";

let house, stopPulse, browsers;

before(async () => {
  stopPulse = await startPulse();
  house = await startHouse();
  browsers = { chromium: await launch("chromium"), firefox: await launch("firefox") };
});

after(async () => {
  for (const browser of Object.values(browsers ?? {})) await browser.close();
  await house?.close();
  stopPulse?.();
});

/** A room whose owner speaks at 700 Hz in Chromium; their socket for acts without a screen is the page's own. */
async function roomWithHost(title, policy) {
  const owner = await house.member("mod");
  const opened = await house.openRoom(owner, title, policy);
  const host = await signIn(browsers.chromium, house, owner, { tone: 700 });
  await enter(host, house, opened.room, opened.link);
  await unmute(host);
  return { owner, host, ...opened };
}

const hearing = (page, hertz) => until(`${hertz} Hz to be heard`, async () => hears(await listen(page), hertz));

/** Opens a member's sheet by their name in the room, and presses a button in it. */
async function actOn(page, handle, name) {
  await page.locator(`[data-member] button, button[data-member]`).filter({ hasText: handle }).first().click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
}

test("a speaker whom a moderator muted is heard by nobody, though their patched browser goes on sending", async () => {
  const { host, room } = await roomWithHost("Muted");
  const cheat = await house.member("cheat");
  const page = await signIn(browsers.chromium, house, cheat, { tone: 1300 });
  await enter(page, house, room);
  await raiseHand(page);
  await host.getByRole("button", { name: `Bring up ${cheat.handle}` }).click();
  await unmute(page);
  await hearing(host, 1300);
  await actOn(host, cheat.handle, /^Mute/);
  await page.getByRole("button", { name: "Ask to unmute" }).waitFor();
  const sentBefore = await page.evaluate(cheatOn);
  await until("silence at the host", async () => !hears(await listen(host), 1300));
  const still = await listen(host, 2000);
  assert.ok(!hears(still, 1300), "the muted speaker is heard");
  const sentAfter = await page.evaluate(sentPackets);
  assert.ok(sentAfter > sentBefore + 50, `the patched browser really went on sending: ${sentBefore} to ${sentAfter}`);
  await page.context().close();
  await host.context().close();
});

/** The patched client: puts its microphone back on the line, whatever the server says. */
async function cheatOn() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const [track] = stream.getAudioTracks();
  const peer = window.peers.findLast((peer) => peer.connectionState === "connected");
  await peer.getSenders()[0].replaceTrack(track);
  let sent = 0;
  for (const entry of (await peer.getStats()).values()) if (entry.type === "outbound-rtp") sent += entry.packetsSent;
  return sent;
}

async function sentPackets() {
  let sent = 0;
  const peer = window.peers.findLast((peer) => peer.connectionState === "connected");
  for (const entry of (await peer.getStats()).values()) if (entry.type === "outbound-rtp") sent += entry.packetsSent;
  return sent;
}

for (const [act, kind] of [["remove", "chromium"], ["ban", "firefox"]]) {
  test(`after a ${act} nothing reaches that browser any more, and no old ticket, token, link or socket brings it back (${kind})`, async () => {
    const owner = await house.member("mod");
    const { room } = await house.openRoom(owner, `To ${act}`);
    const moderator = await Socket.open(house, owner);
    await moderator.ask({ kind: "enter", room, link: null, resume: null });
    const voice = await house.member("voice");
    const speaker = await signIn(browsers.chromium, house, voice, { tone: 700 });
    await enter(speaker, house, room);
    await raiseHand(speaker);
    await moderator.command({ kind: "accept_hand", member: voice.account });
    await unmute(speaker);

    const guest = await house.member("guest");
    // Everything a guest could keep for later: a ticket that was never used, a resume token, an open socket.
    const kept = await Socket.open(house, guest);
    await kept.ask({ kind: "enter", room, link: null, resume: null });
    const { resume } = await kept.tell("snapshot");
    await kept.ask({ kind: "fetch_ticket" });
    const { ticket } = await kept.tell("ticket");
    const page = await signIn(browsers[kind], house, guest);
    await enter(page, house, room);
    await hearing(page, 700);
    const sdp = await page.evaluate(() => window.peers.at(-1).localDescription.sdp);

    const done = await moderator.command({ kind: act, member: guest.account });
    assert.equal(done.kind, "done");
    const acknowledged = Date.now();
    await until("half a second", async () => Date.now() - acknowledged > 500);
    const after = await received(page);
    const control = await received(speaker);
    await until("a second and a half more", async () => Date.now() - acknowledged > 2000);
    assert.equal(await received(page), after, `packets came later than 500 ms after the ${act}`);
    assert.equal(await received(speaker), control, "a lone speaker hears nobody");
    const witness = await signIn(browsers.chromium, house, await house.member("witness"));
    await enter(witness, house, room);
    await hearing(witness, 700);

    const again = act === "ban" ? "banned" : "too_soon";
    for (const given of [null, resume]) {
      assert.equal(await kept.refused({ kind: "enter", room, link: null, resume: given }), again);
    }
    assert.equal(await kept.refused({ kind: "fetch_ticket" }), "not_in_room");
    await assert.rejects(house.call(guest, "POST", "/api/media", { ticket, sdp }), { message: "ticket_gone" });
    const fresh = await Socket.open(house, guest);
    assert.equal(await fresh.refused({ kind: "enter", room, link: null, resume }), again);
    for (const socket of [kept, fresh, moderator]) socket.close();
    for (const open of [page, speaker, witness]) await open.context().close();
  });
}

test("a closed room is no room to outsiders: every answer is the same as for a room that does not exist", async () => {
  const owner = await house.member("host");
  const { room: closed, link } = await house.openRoom(owner, "Closed", {
    hands: "everyone", hands_max: 10, stage_size: 5, room_size: 50, visibility: "closed",
  });
  assert.ok(link, "the owner gets a link");
  const outsider = await house.member("out");
  const nowhere = "0000000000abc";
  const say = async (method, path) => {
    try {
      return JSON.stringify((await house.call(outsider, method, path)).content);
    } catch (error) {
      return `${error.status} ${error.message}`;
    }
  };
  for (const path of ["", "/link", "/audience", "?link=wrong"]) {
    assert.equal(await say("GET", `/api/rooms/${closed}${path}`), await say("GET", `/api/rooms/${nowhere}${path}`), path);
  }
  const socket = await Socket.open(house, outsider);
  for (const room of [closed, nowhere]) {
    assert.equal(await socket.refused({ kind: "enter", room, link: null, resume: null }), "no_such_room");
    assert.equal(await socket.refused({ kind: "enter", room, link: "wrong", resume: null }), "no_such_room");
  }
  await socket.ask({ kind: "watch_hallway", on: true });
  const { rooms } = await socket.tell("hallway");
  assert.ok(!rooms.some((card) => card.room === closed), "a closed room in the hallway");
  assert.equal((await socket.ask({ kind: "enter", room: closed, link, resume: null })).kind, "done", "the link opens it");
  socket.close();
});

test("one account in two rooms or on two devices: the seat moves, and never are there two streams at once", async () => {
  const first = await roomWithHost("First");
  const second = await roomWithHost("Second");
  const guest = await house.member("twice");
  const laptop = await signIn(browsers.chromium, house, guest);
  await enter(laptop, house, first.room);
  await hearing(laptop, 700);
  const phone = await signIn(browsers.firefox, house, guest);
  await enter(phone, house, second.room);
  const moved = Date.now();
  await laptop.getByText("on another device", { exact: false }).or(laptop.getByText("moved", { exact: false })).first().waitFor();
  await until("a second", async () => Date.now() - moved > 1000);
  const before = await received(laptop);
  await hearing(phone, 700);
  await until("two seconds", async () => Date.now() - moved > 3000);
  assert.equal(await received(laptop), before, "the old device still receives");
  for (const page of [laptop, phone, first.host, second.host]) await page.context().close();
});
