/** The presets where somebody's word lets in, each played as its product is known to work, and what must not happen there. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { raiseHand, unmute } from "./acts.mjs";
import { Socket, hears, listen, until } from "./lab.mjs";
import { startOidc } from "./oidc.mjs";
import { budget, enterByTitle, fillIn, inHallway, makeInvite, member, picture, plays, refused, register, signInByPassword, startRoom, startSheet, waits } from "./presets.mjs";

const play = plays();

play("clubhouse", "a handle is kept on the waitlist, a member who was named lets in, an invite works for its address alone, and invites are earned", async (house, open) => {
  const mai = await member(house, "mai");
  const maisPhone = await open(mai);
  assert.equal((await budget(maisPhone, house)).left, 5);

  const kofi = await open();
  await register(kofi, house, { handle: "kofi", stated: "Builds bridges", field: "engineering" });
  await waits(kofi, house, "kofi");
  const squatter = await open();
  await register(squatter, house, { handle: "k0fi", stated: "Collects handles" });
  await squatter.getByText("This handle is taken").first().waitFor();
  await kofi.getByLabel("A member’s handle").fill("mai");
  await kofi.getByRole("button", { name: "Name them" }).click();
  await kofi.getByText("has not said anything yet").waitFor();
  await picture(kofi, "clubhouse");

  // Who waits is no list for members: mai sees those who named her.
  const lurker = await house.register("lurker", null);
  await maisPhone.goto(`${house.base}/vouches`);
  await maisPhone.getByText("@kofi").waitFor();
  assert.equal(await maisPhone.getByText("@lurker").count(), 0);
  assert.equal(await refused(maisPhone, "POST", `/api/vouches/${lurker.account}/let-in`), "no_such_account");
  await maisPhone.getByRole("button", { name: "Let in kofi, for one of your invites" }).click();
  await inHallway(kofi);

  // No link for whoever holds it, by the form or past it.
  await maisPhone.goto(`${house.base}/invites`);
  await maisPhone.getByLabel("Whom it is for").waitFor();
  assert.equal(await maisPhone.getByRole("option", { name: "Whoever has the link" }).count(), 0);
  assert.equal(await refused(maisPhone, "POST", "/api/invites", {}), "link_invites_off");
  const link = await makeInvite(maisPhone, house, "mail", { "Their e-mail address": "lin@work.example" });
  const buyer = await open();
  await buyer.goto(link);
  await fillIn(buyer, { handle: "buyer", stated: "Paid 999 for this", mail: "buyer@market.example" });
  await buyer.getByText("This invite was made for somebody else").first().waitFor();
  assert.equal(await refused(buyer, "GET", "/api/me"), "sign_in_first");
  const lin = await open();
  await lin.goto(link);
  await fillIn(lin, { handle: "lin", stated: "Teaches physics", field: "education", mail: "lin@work.example" });
  await inHallway(lin);
  await buyer.goto(link);
  await buyer.getByText("This invite was used already.").first().waitFor();

  // Two invites are spent; kofi gives one back by a room that others take part in, not by one where they are silent.
  assert.deepEqual(await budget(maisPhone, house).then(({ left, hosted }) => ({ left, hosted })), { left: 3, hosted: 0 });
  await startRoom(kofi, house, { title: "Bridges that sing" });
  await enterByTitle(lin, house, "Bridges that sing");
  assert.equal((await budget(maisPhone, house)).hosted, 0, "who listens leaves no trace");
  await raiseHand(lin);
  assert.deepEqual(await budget(maisPhone, house).then(({ left, hosted }) => ({ left, hosted })), { left: 4, hosted: 1 });
});

play("mitalk", "the form asks for the profession, the account is kept until it is invited, and in a room on a topic a raised hand is brought up and heard", async (house, open) => {
  const profession = "What is your profession, and where do you practise it?";
  const mai = await member(house, "mai", { answers: { practice: "Surgeon, Hill Hospital" } });
  const lin = await open(null, 700);
  await register(lin, house, { handle: "lin", stated: "Reads X-rays", field: "medicine" });
  await lin.getByText("Answer the questions that must be answered.").first().waitFor();
  await lin.getByLabel(profession).fill("Radiologist, Hill Hospital");
  await lin.locator("[data-by=password]").click();
  await waits(lin, house, "lin");
  // Kept: out and in again, it still waits.
  await lin.getByRole("button", { name: "Sign out" }).click();
  await lin.getByText("@lin is yours").waitFor({ state: "detached" });
  await signInByPassword(lin, house, "lin");
  await waits(lin, house, "lin");

  const maisPhone = await open(mai);
  await lin.goto(await makeInvite(maisPhone, house, "handle", { "Their handle": "lin" }));
  await lin.getByRole("button", { name: "Come in as @lin" }).click();
  await inHallway(lin);

  const sheet = await startSheet(maisPhone, house);
  await sheet.getByLabel("Title", { exact: true }).fill("Night shift");
  await sheet.getByRole("button", { name: "Let’s go" }).click();
  assert.equal(await sheet.getByLabel("Topic (needed)").evaluate((field) => field.validity.valueMissing), true);
  assert.equal(await refused(maisPhone, "POST", "/api/rooms", { title: "Night shift" }), "topic_required");
  await startRoom(maisPhone, house, { title: "Night shift", topic: "Radiology" });
  await enterByTitle(lin, house, "Night shift");
  assert.equal(await lin.getByRole("button", { name: "Unmute", exact: true }).count(), 0, "nobody speaks from the audience");
  await raiseHand(lin);
  await maisPhone.getByRole("button", { name: /^Hands/ }).click();
  await maisPhone.getByRole("button", { name: "Bring up lin" }).waitFor();
  await picture(maisPhone, "mitalk");
  assert.ok(!hears(await listen(maisPhone), 700), "a raised hand is not heard");
  await maisPhone.getByRole("button", { name: "Bring up lin" }).click();
  await unmute(lin);
  await until("lin to be heard", async () => hears(await listen(maisPhone), 700));
});

play("capital-coffee", "a form with name, phone and occupation is read by the owner, who lets in or refuses", async (house, open) => {
  const answers = { "Your name": "Ama Boateng", "A phone number we may call": "+49 30 901820", "Your occupation": "Baker, for herself" };
  const ama = await open();
  await register(ama, house, { handle: "ama", stated: "Bakes before dawn", field: "crafts", answers: { ...answers, "Your occupation": "" } });
  await ama.getByText("Answer the questions that must be answered.").first().waitFor();
  assert.equal(await refused(ama, "GET", "/api/me"), "sign_in_first", "half a form is no account");
  await ama.getByLabel("Your occupation").fill(answers["Your occupation"]);
  await ama.locator("[data-by=password]").click();
  await waits(ama, house, "ama");
  const rude = await open();
  await register(rude, house, { handle: "rude", stated: "No", answers: { "Your name": "No", "A phone number we may call": "", "Your occupation": "No" } });
  await waits(rude, house, "rude");

  // What was answered is for the owner's eyes.
  const bo = await member(house, "bodo", { answers: { name: "Bo", phone: "1", occupation: "Cook" } });
  const bosPhone = await open(bo);
  await bosPhone.goto(`${house.base}/admin/waitlist`);
  await inHallway(bosPhone);
  assert.equal(await refused(bosPhone, "GET", "/api/admin/waitlist"), "not_allowed");
  const owner = await open(house.owner);
  await owner.goto(`${house.base}/admin/waitlist`);
  await owner.getByText("+49 30 901820").waitFor();
  await owner.getByRole("button", { name: "Let in ama" }).scrollIntoViewIfNeeded();
  await picture(owner, "capital-coffee");
  await owner.getByRole("button", { name: "Refuse rude" }).click();
  await owner.getByText("rude is refused").first().waitFor();
  await owner.getByRole("button", { name: "Let in ama" }).click();
  await inHallway(ama);
  await rude.goto(house.base);
  await rude.getByRole("heading", { name: "Not let in" }).waitFor();
  assert.equal(await refused(rude, "GET", "/api/rooms"), "not_a_member");
});

play("fam", "the waitlist keeps the handle, an invite that is taken back returns and its link is dead, and hosting earns one more", async (house, open) => {
  const mai = await member(house, "mai");
  const kofi = await open();
  await register(kofi, house, { handle: "kofi", stated: "Sings bass", field: "arts" });
  await waits(kofi, house, "kofi");

  const maisPhone = await open(mai);
  const link = await makeInvite(maisPhone, house, "anybody");
  assert.equal((await budget(maisPhone, house)).left, 4);
  await maisPhone.getByRole("button", { name: "Take back" }).click();
  await maisPhone.getByText("Taken back", { exact: true }).first().waitFor();
  assert.deepEqual(await budget(maisPhone, house).then(({ left, open: unused }) => ({ left, unused })), { left: 5, unused: 0 });
  await kofi.goto(link);
  await kofi.getByText("This invite was taken back by whoever made it.").first().waitFor();
  assert.equal(await refused(kofi, "POST", "/api/invites/accept", { token: link.split("/").at(-1) }), "invite_revoked");
  await kofi.goto(house.base);
  await waits(kofi, house, "kofi");

  await startRoom(maisPhone, house, { title: "Fam choir" });
  const ana = await Socket.open(house, await member(house, "ana"));
  const { content: rooms } = await house.call(mai, "GET", "/api/rooms");
  assert.equal((await ana.ask({ kind: "enter", room: rooms[0].room, link: null, resume: null })).kind, "done");
  assert.equal((await budget(maisPhone, house)).own, 0, "a room where nobody else takes part earns nothing");
  assert.equal((await ana.command({ kind: "raise_hand" })).kind, "done");
  assert.deepEqual(await budget(maisPhone, house).then(({ left, own }) => ({ left, own })), { left: 6, own: 1 });
  await picture(maisPhone, "fam");
  await kofi.goto(await makeInvite(maisPhone, house, "anybody"));
  await kofi.getByRole("button", { name: "Come in as @kofi" }).click();
  await inHallway(kofi);
  ana.close();
});

let company;
after(() => company?.close());
const signOn = async (page, mail) => {
  await page.getByRole("button", { name: "Sign in with Hill & Co" }).click();
  await page.getByRole("link", { name: `I am ${mail}` }).click();
};

play("meetclub", "only the company’s sign-on lets in, and nobody else sees anything, by form, link or invite", async (house, open) => {
  const room = await startRoom(await open(house.owner), house, { title: "All hands" });
  const outsider = await open();
  await outsider.goto(`${house.base}/join`);
  await outsider.getByText("This server is for one organisation").waitFor();
  assert.equal(await outsider.getByLabel("Password").count(), 0, "there is no form to fill in");
  const person = { handle: "outsider", password: "the password of an outsider", stated: "Sells things", field: "business", invite: null, invite_mail: null };
  assert.equal(await refused(outsider, "POST", "/api/register", person), "not_found");
  assert.equal(await refused(outsider, "GET", "/api/rooms"), "sign_in_first");
  await outsider.goto(`${house.base}/r/${room}`);
  await outsider.getByRole("heading", { name: "Sign in" }).waitFor();
  assert.ok(!(await outsider.locator("body").innerText()).includes("All hands"), "a link to a room tells its name");
  // The company knows this one too, but only its own domain comes in.
  await signOn(outsider, "temp@agency.example");
  await outsider.getByText("Your organisation does not let this login in here.").first().waitFor();
  assert.equal(await refused(outsider, "GET", "/api/me"), "sign_in_first");

  const ama = await open();
  await ama.goto(`${house.base}/join`);
  await signOn(ama, "ama@hill.example");
  await ama.getByRole("heading", { name: "Choose your handle" }).waitFor();
  assert.equal(await ama.getByLabel("Handle").inputValue(), "ama");
  await picture(ama, "meetclub");
  await ama.getByLabel("What do you do?").fill("Runs the night desk");
  await ama.getByLabel("Field of work").selectOption("care");
  await ama.getByRole("button", { name: "Come in" }).click();
  await inHallway(ama);
  await enterByTitle(ama, house, "All hands");
  assert.equal(await refused(ama, "POST", "/api/invites", {}), "no_such_invite", "a colleague invites nobody");
  await ama.goto(`${house.base}/invites`);
  await ama.getByText("Nobody is let in by an invite here.").waitFor();
  assert.equal(await ama.getByRole("button", { name: "Make an invite" }).count(), 0);
  // Signed out and back by the same login: the same account.
  await ama.context().clearCookies();
  await ama.goto(`${house.base}/sign-in`);
  await signOn(ama, "ama@hill.example");
  await inHallway(ama);
}, async () => {
  company = await startOidc(["ama@hill.example", "temp@agency.example"]);
  return company.settings('label = "Hill & Co", organisation = "Hill & Co", mail_domains = ["hill.example"]');
});
