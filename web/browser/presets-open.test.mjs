/** The presets where whoever registers is in, each played as its product is known to work, and what must not happen there. */
import assert from "node:assert/strict";
import { unmute } from "./acts.mjs";
import { Socket, hears, listen, until } from "./lab.mjs";
import { enterByTitle, inHallway, inside, picture, plays, refused, register, startRoom, startSheet } from "./presets.mjs";

const CLOSED = { hands: "everyone", hands_max: 10, stage_size: 5, room_size: 50, visibility: "closed" };

const play = plays();

/** Registers on this phone, and is in without anybody's word. */
const arrive = async (page, house, handle, stated) => {
  await register(page, house, { handle, stated });
  await inHallway(page);
  return page;
};

play("kan-kan", "whoever registers opens a room on a topic, which stands in everybody's hallway and is heard there", async (house, open) => {
  const outsider = await open();
  await outsider.goto(house.base);
  assert.equal(await refused(outsider, "GET", "/api/rooms"), "sign_in_first", "without an account there is no hallway");
  const mei = await arrive(await open(null, 700), house, "mei", "Keeps bees");
  assert.equal(await refused(mei, "POST", "/api/rooms", { title: "Swarms" }), "topic_required");
  assert.equal(await refused(mei, "POST", "/api/rooms", { title: "Swarms", topic: "Bees", policy: CLOSED }), "no_closed_rooms");
  await startRoom(mei, house, { title: "Swarms in May", topic: "Bees" });
  await unmute(mei);
  const lin = await arrive(await open(), house, "lin", "Writes about gardens");
  await lin.getByRole("link", { name: "Swarms in May" }).waitFor();
  await picture(lin, "kan-kan");
  await enterByTitle(lin, house, "Swarms in May");
  await until("mei to be heard", async () => hears(await listen(lin), 700));
});

play("dizhua", "topics come first: registration is open, each room stands under its topic, and none is without", async (house, open) => {
  const mei = await arrive(await open(), house, "mei", "Repairs radios");
  const sheet = await startSheet(mei, house);
  await sheet.getByLabel("Title", { exact: true }).fill("Valves");
  await sheet.getByRole("button", { name: "Let’s go" }).click();
  assert.equal(await sheet.getByLabel("Topic (needed)").evaluate((field) => field.validity.valueMissing), true);
  const room = await startRoom(mei, house, { title: "Valves against transistors", topic: "Radio" });
  const lin = await arrive(await open(), house, "lin", "Tunes pianos");
  await startRoom(lin, house, { title: "Who still tunes by ear", topic: "Pianos" });
  // The owner of the room cannot take the topic away either.
  const [{ name, value }] = (await mei.context().cookies()).filter(({ httpOnly }) => httpOnly);
  const socket = await Socket.open(house, { cookie: `${name}=${value}` });
  assert.equal((await socket.ask({ kind: "enter", room, link: null, resume: null })).kind, "done");
  const no = await socket.command({ kind: "set_topic", topic: null });
  assert.deepEqual([no.kind, no.refusal?.code], ["refused", "topic_required"]);
  socket.close();
  const reader = await arrive(await open(), house, "reader", "Listens");
  const cards = reader.locator("[data-room]");
  await until("both rooms", async () => (await cards.count()) === 2);
  assert.deepEqual((await cards.evaluateAll((found) => found.map((card) => card.firstElementChild.textContent))).sort(), ["Pianos", "Radio"], "the topic is the first thing of a card");
  await picture(reader, "dizhua");
});

play("duihuaba", "whoever registers may listen; only the house opens rooms, and only those whom it invites come on stage", async (house, open) => {
  const mei = await arrive(await open(null, 700), house, "mei", "Translates poems");
  const starts = () => mei.getByRole("button", { name: /^Start/ }).count();
  assert.equal(await starts(), 0, "not as long as the page does not know who opens rooms");
  await mei.reload();
  await inHallway(mei);
  assert.equal(await starts(), 0, "nor when it knows");
  assert.equal(await refused(mei, "POST", "/api/rooms", { title: "My own" }), "owners_open_rooms");
  const owner = await open(house.owner);
  await startRoom(owner, house, { title: "An hour with Mei", act: (sheet) => sheet.getByLabel("Who may raise a hand").selectOption("off") });
  const lin = await arrive(await open(), house, "lin", "Reads poems");
  await enterByTitle(lin, house, "An hour with Mei");
  await enterByTitle(mei, house, "An hour with Mei");
  await lin.getByText("Hands are off").first().waitFor();
  assert.equal(await lin.getByRole("button", { name: "Raise hand" }).count(), 0);
  await owner.locator("[data-member] button, button[data-member]").filter({ hasText: "mei" }).first().click();
  await owner.getByRole("dialog").getByRole("button", { name: "Invite to speak" }).click();
  await mei.getByRole("button", { name: "Join muted" }).waitFor();
  assert.equal(await lin.getByRole("button", { name: "Join muted" }).count(), 0, "an invite to speak is one person's");
  await mei.getByRole("button", { name: "Join muted" }).click();
  assert.ok(!hears(await listen(lin), 700), "on stage, but muted");
  await unmute(mei);
  await until("the host to be heard", async () => hears(await listen(lin), 700));
  await picture(lin, "duihuaba");
});

play("spaces", "whoever registers is in, every room is public, and none can be closed then or later", async (house, open) => {
  const mei = await arrive(await open(null, 700), house, "mei", "Watches rockets");
  const sheet = await startSheet(mei, house);
  await sheet.getByLabel("Title", { exact: true }).waitFor();
  assert.equal(await sheet.getByText("Who may come").count(), 0, "there is no choice to draw");
  await picture(mei, "spaces");
  assert.equal(await refused(mei, "POST", "/api/rooms", { title: "Just us", policy: CLOSED }), "no_closed_rooms");
  const room = await startRoom(mei, house, { title: "Launch in ten minutes" });
  await unmute(mei);
  // A link is enough for a stranger who registers; and no socket closes the room behind them.
  const lin = await open();
  await lin.goto(`${house.base}/r/${room}`);
  await lin.getByRole("heading", { name: "Sign in" }).waitFor();
  await register(lin, house, { handle: "lin", stated: "Builds kites" });
  await inHallway(lin);
  await lin.goto(`${house.base}/r/${room}`);
  await inside(lin);
  await until("mei to be heard", async () => hears(await listen(lin), 700));
  const owner = await Socket.open(house, house.owner);
  const opened = await house.openRoom(house.owner, "The owner’s");
  assert.equal((await owner.ask({ kind: "enter", room: opened.room, link: null, resume: null })).kind, "done");
  const no = await owner.command({ kind: "set_policy", policy: CLOSED });
  assert.deepEqual([no.kind, no.refusal?.code], ["refused", "no_closed_rooms"]);
  owner.close();
});
