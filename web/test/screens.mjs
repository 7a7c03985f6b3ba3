// Looks at every screen in light and dark, at 320, 390 and 1280 px: what axe finds, and whether it scrolls sideways.
// Given a folder, it draws the light phone and the dark desktop there for people to look at. SCREENS_LANGUAGE=it shows everything in Italian, and so on.
import { mkdirSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { accounts, ANN, BODO, chat, CYRA, DIEGO, ECHO, endedPage, EVA, fairPolicy, fresh, guest, hand, KO, LIN, listenerView, MAI, moderatorView, noWords, own, ownDecision, people, pins, ROOM, SCHEDULED, scheduledPage, someNews, startFake, takenBack, talks } from "./fake-server.mjs";
import { THREAD, VISITED } from "./fake-threads.mjs";
import { inEnglish, translator } from "./speak.mjs";

/** The screens are written down in English, and shown in any language. */
const language = process.env.SCREENS_LANGUAGE ?? "en";
const translate = language === "en" ? null : translator(language);

const out = process.argv[2] || null;
/** These are kept; the others are looked at by axe alone. */
const kept = (width, colorScheme) => out !== null && ((width === 390 && colorScheme === "light") || (width === 1280 && colorScheme === "dark"));
const only = process.argv[3];
/** A quick look leaves the others out. */
const widths = (process.argv[4] ?? "320,390,1280").split(",").map(Number);
if (out !== null) mkdirSync(out, { recursive: true });
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const stubs = readFileSync(new URL("stubs.js", import.meta.url), "utf8");

const speaking = async ({ page, fake }) => {
  fake.tell({ kind: "speaking", slots: [null, null, null, null], levels: [{ member: "0000000000mai", level: 62 }] });
  await page.locator("[data-speaking]").first().waitFor();
};
const listening = async ({ page, fake }) => {
  await page.locator(`[data-member="${ANN}"]`).first().waitFor();
  await speaking({ page, fake });
};
const atRoom = { path: `/r/${ROOM}` };
/** Who speaks falls silent again by itself. */
const inRoom = { ...atRoom, look: speaking };
const stage = (more) => ({ view: { ...listenerView(), own: own({ role: "speaker", ...more }), audience: { count: 5, shown: listenerView().audience.shown.slice(1) }, stage: [...listenerView().stage, { member: ANN, role: "speaker", mute: more.mute ?? "by_self", connected: true }] } });
/** Hands of every kind, one of them a reply. */
const hands = () => [
  hand(EVA, 1, { kind: "counterpoint", reply_to: MAI, line: "On our ward it was the other way round" }),
  hand(BODO, 14, { line: "Does it still hold where nobody wrote the tests?" }),
  hand(CYRA, 6, { kind: "experience" }),
  hand(DIEGO, 0, { kind: "answer", line: "Glue, and patience" }),
];
const fair = (more = {}) => ({ ...listenerView(), policy: fairPolicy, hands: hands(), ...more });
const fairForModerator = (more = {}) => ({ ...moderatorView(), policy: fairPolicy, hands: hands(), ...more });
/** So much of two minutes is left. */
const turnOf = (member, left_s, ...next) => ({ turn: { member, until_ms: Date.now() + left_s * 1000 }, turns_next: next });
const poll = (more = {}) => ({ number: 7, question: "What keeps your service up at night?", options: ["Tests before the change", "Somebody who knows it by heart", "Luck"], secret: false, open: true, ...more });
const tally = (more = {}) => ({ number: 7, voted: 12, counts: [7, 4, 1], voters: [[MAI, EVA, DIEGO], [LIN, ANN], [ECHO]], ...more });
const asked = (more, counted, seen = {}) => ({ view: { ...listenerView(), poll: poll(more), tally: tally(counted), own: own(seen) } });

const message = ({ page }) => page.locator(".message").last().waitFor();
/** A request of somebody to whoever looks. */
const request = () => ({ thread: talks.thread({ ...fresh().requests[0], read: 0, their_read: 0 }), messages: [talks.asks()] });

const written = (more = {}) => ({ ...listenerView(), chat: chat(), pins: pins(), ...more });
const openChat = async (context) => {
  await listening(context);
  await context.page.getByRole(context.width < 1000 ? "button" : "tab", { name: /^Chat/ }).click();
  await context.page.locator("#chat-lines").waitFor();
};

const press = (name) => async (context) => {
  await listening(context);
  await context.page.getByRole("button", { name }).first().click();
};

/**
 * Name, where, as whom, what happens first (`act`), and what is then in view (`look`, each time).
 * `byWidth`: what happens, or what of it is kept, differs from width to width; the screen is loaded anew for each.
 */
const screens = {
  welcome: { path: "/", state: { me: null } },
  "welcome-demo": { path: "/", state: { me: null, demo: true } },
  join: { path: "/join", state: { me: null } },
  "join-loading": { path: "/join", state: { me: null, passkeys: null }, act: async ({ page }) => {
    await page.getByLabel("What do you do?").waitFor();
    if (await page.locator("input[type=password]").count() > 0) throw new Error("a password is asked for before it is known whether one is needed");
  } },
  "join-password": { path: "/join", state: { me: null, passkeys: false } },
  "join-taken": { path: "/join", state: { me: null, passkeys: false }, act: async ({ page }) => {
    await page.getByLabel("Handle").fill("mai");
    await page.getByLabel("Password").fill("correct horse battery");
    await page.getByLabel("What do you do?").fill("Engineer");
    await page.getByRole("button", { name: "Reserve a handle" }).click();
    await page.locator(".field-wrong").waitFor();
  } },
  "join-open": { path: "/join", state: { me: null, mode: "open" }, act: async ({ page }) => page.getByRole("button", { name: "Come in", exact: true }).waitFor() },
  "join-organisation": { path: "/join", state: { me: null, mode: "organisation" }, act: async ({ page }) => page.getByRole("button", { name: "Sign in with Hill Clinic" }).waitFor() },
  "sign-in": { path: "/sign-in", state: { me: null } },
  "sign-in-second-factor": { path: "/sign-in", state: { me: null }, act: async ({ page }) => {
    await page.getByText("Handle and password").click();
    const way = page.locator("details[open]");
    await way.getByLabel("Handle").fill("mai");
    await way.getByLabel("Password").fill("wrong-password");
    await way.getByRole("button", { name: "Sign in" }).click();
    await way.getByLabel("Second factor").waitFor();
  } },
  "sign-in-mail-code": { path: "/sign-in", state: { me: null }, act: async ({ page }) => {
    await page.getByText("A code by mail").click();
    await page.getByLabel("Mail address").fill("ann@school.example");
    await page.getByRole("button", { name: "Send a code" }).click();
    await page.getByLabel("Code from the letter").waitFor();
  } },
  "ways-in-codes": { path: "/settings", act: async ({ page }) => {
    await page.getByRole("button", { name: "Make new codes" }).click();
    await page.locator(".ways-codes").waitFor();
  } },
  "ways-in-again": { path: "/settings", state: { stale: true }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Make new codes" }).click();
    await page.getByRole("heading", { name: "Sign in again" }).waitFor();
  } },
  "ways-in-app": { path: "/settings", state: { ways: { ...fresh().ways, second_factor: "set_up_due", passkeys: [], mail: null, recovery_codes: 0 } }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Set up", exact: true }).click();
    await page.getByLabel("Six digits from the app").waitFor();
  } },
  news: { path: "/", state: { notices: someNews() }, act: async ({ page }) => page.locator(".news").waitFor() },
  invite: { path: "/i/abc", state: { me: null } },
  "invite-in-app": { path: "/i/abc", state: { me: null }, agent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile MicroMessenger/8.0" },
  "invite-gone": { path: "/i/gone", state: { me: null } },
  wait: { path: "/wait", state: { me: accounts.dana }, act: async ({ page }) => page.locator(".parts").waitFor() },
  "wait-refused": { path: "/wait", state: { me: accounts.dana, wait: { ...fresh().wait, refused_ms: Date.now() - 36e5, may_appeal: true }, decision: { body: ownDecision({ outcome: "refused", how: "owner", by: null }) } }, act: async ({ page }) => page.getByLabel("Why should the owner look again?").waitFor() },
  hallway: { path: "/", act: async ({ page }) => page.locator(".card-why").first().waitFor() },
  "hallway-begin": { path: "/", state: { follows: false }, act: async ({ page }) => page.locator(".begin-card").waitFor() },
  "hallway-filtered": { path: "/", act: async ({ page }) => {
    await page.locator(".hallway-filters fieldset").first().locator("input").last().check();
    await page.locator(".hallway-filters fieldset").last().locator("input").last().check();
    await page.locator(".hallway-none").waitFor();
  } },
  "hallway-unordered": { path: "/", state: { withoutOrder: true }, act: async ({ page }) => page.getByText("Your own order did not come").waitFor() },
  "hallway-empty": { path: "/", state: { rooms: [] }, act: async ({ page }) => page.locator(".hallway-empty").waitFor() },
  "hallway-loading": { path: "/", state: { rooms: null }, act: async ({ page }) => page.locator(".skeleton-row").first().waitFor() },
  "start-room": { path: "/", act: async ({ page }) => {
    await page.getByRole("button", { name: /^Start/ }).filter({ visible: true }).first().click();
    await page.getByRole("dialog").waitFor();
  } },
  "room-listener": { ...inRoom, act: listening },
  "room-hand": { ...inRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.delta({ kind: "hand_raised", hand: hand(ANN, 0, { line: "Who pays for the second pair of eyes?" }), place: 2 }, { kind: "own_set", own: fake.own({ hand_place: 2, hand_expected_ms: Date.now() + 355_000 }) });
    await page.getByText("2 of 3").first().waitFor();
  } },
  "room-hand-explain": { ...inRoom, act: press("Raise hand") },
  "room-hand-asking": { ...inRoom, state: { view: fair({ hands: hands().slice(1) }) }, act: async (context) => {
    await press("Raise hand")(context);
    await context.page.getByLabel("In one line").fill("Who pays for the second pair of eyes?");
    await context.page.getByLabel("Reply to ").first().check();
    await context.page.getByLabel("Open and close my microphone").check();
  } },
  "room-hand-turn": { ...inRoom, state: { view: fair() }, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.delta({ kind: "hand_raised", hand: hand(ANN, 0), place: 5 }, { kind: "own_set", own: fake.own({ hand_place: 5, hand_expected_ms: Date.now() + 595_000, by_turn: true }) });
    await page.getByRole("switch", { name: "Open and close my microphone" }).waitFor();
  } },
  "room-hand-picked": { ...inRoom, state: { view: fair({ policy: { ...fairPolicy, hand_order: "pick", turn: null } }) }, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.delta({ kind: "hand_raised", hand: hand(ANN, 0), place: 5 });
    await page.getByText("Moderators take whom they want").first().waitFor();
  } },
  "room-turn": { ...inRoom, state: { view: fair({ ...turnOf(LIN, 83, KO, ECHO) }) }, act: listening },
  "room-turn-mine": { ...inRoom, state: { view: { ...stage({ by_turn: true }).view, policy: fairPolicy, ...turnOf(ANN, 83, KO) } }, act: async ({ page, fake }) => {
    await listening({ page, fake });
    await page.getByRole("button", { name: "Unmute", exact: true }).click();
    await page.getByText("Your microphone is open").first().waitFor();
  } },
  "room-turn-soon": { ...inRoom, state: { view: { ...stage({}).view, policy: fairPolicy, ...turnOf(ANN, 3) } }, act: async ({ page, fake }) => {
    await listening({ page, fake });
    await page.getByText("the last sentence").waitFor();
  } },
  "room-turn-moderator": { ...inRoom, state: { me: accounts.mai, view: fairForModerator(turnOf(LIN, 83, KO, ECHO, EVA, DIEGO)) }, act: listening },
  "room-poll": { ...inRoom, state: asked({}, {}), act: listening },
  "room-poll-voted": { ...inRoom, state: asked({}, {}, { vote: 1 }), act: async ({ page, fake }) => {
    await listening({ page, fake });
    await page.getByText("Who answered what").click();
  } },
  "room-poll-secret": { ...inRoom, state: asked({ secret: true, options: [], question: "Shall we take a break of ten minutes now?" }, { counts: [], voters: [] }, { vote: 0 }), act: listening },
  "room-poll-closed": { ...inRoom, state: asked({ open: false }, {}, { vote: 0 }), act: listening },
  "room-poll-moderator": { ...inRoom, state: { me: accounts.mai, view: { ...moderatorView(), poll: poll({ options: [], question: "Shall we go on?" }), tally: tally({ counts: [9, 3], voters: [[LIN, KO], [ECHO]] }) } }, act: listening },
  "room-poll-new": { ...inRoom, state: { me: accounts.mai, view: fairForModerator() }, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Ask everybody" }).click();
    await context.page.getByLabel("Question").fill("What keeps your service up at night?");
    await context.page.getByText("Answers of my own").click();
    await context.page.getByLabel("Answer 1").fill("Tests before the change");
    await context.page.getByRole("button", { name: "One more answer" }).click();
  } },
  "room-speaker": { ...inRoom, state: stage({}), act: listening },
  "room-silenced": { ...inRoom, state: stage({ mute: "by_moderator" }), act: listening },
  "room-moderator": { ...inRoom, state: { me: accounts.mai, view: moderatorView() }, act: listening },
  "room-queue-picked": { ...inRoom, byWidth: true, state: { me: accounts.mai, view: fairForModerator({ policy: { ...fairPolicy, hand_order: "pick" }, hands: hands().slice(1) }) }, act: async (context) => {
    await listening(context);
    if (context.width < 1000) await context.page.getByRole("button", { name: /^Hands/ }).click();
  } },
  "room-queue": { ...inRoom, byWidth: true, state: { me: accounts.mai, view: fairForModerator() }, act: async (context) => {
    await listening(context);
    if (context.width < 1000) await context.page.getByRole("button", { name: /^Hands/ }).click();
  } },
  "room-people": { ...inRoom, byWidth: true, state: { me: accounts.mai, view: moderatorView() }, act: async (context) => {
    await listening(context);
    await context.page.getByRole(context.width < 1000 ? "button" : "tab", { name: /^People/ }).click();
  } },
  "room-people-found": { ...inRoom, byWidth: true, state: { found: { people: [{ person: people[1], role: "speaker" }, { person: people[4], role: "listener" }], more: true } }, act: async (context) => {
    await listening(context);
    await context.page.getByRole(context.width < 1000 ? "button" : "tab", { name: /^People/ }).click();
    await context.page.getByLabel("Find somebody here").last().fill("n");
    await context.page.getByText("There are others").waitFor();
  } },
  "room-people-none": { ...inRoom, byWidth: true, state: { found: { people: [], more: false } }, act: async (context) => {
    await listening(context);
    await context.page.getByRole(context.width < 1000 ? "button" : "tab", { name: /^People/ }).click();
    await context.page.getByLabel("Find somebody here").last().fill("zz");
    await context.page.getByText("Nobody here is called that.").filter({ visible: true }).last().waitFor();
  } },
  "room-chat": { ...inRoom, byWidth: true, state: { me: accounts.mai, view: { ...moderatorView(), chat: chat(), pins: pins() } }, act: openChat },
  "room-chat-slow": { ...inRoom, byWidth: true, state: { view: written({ policy: { ...fairPolicy, slow_mode_s: 60 } }) }, act: async (context) => {
    await openChat(context);
    await context.page.getByLabel("Write to everybody here").fill("One more thing…");
  } },
  "room-chat-stage": { ...inRoom, byWidth: true, state: { view: written({ chat: [], policy: { ...fairPolicy, chat: "stage" } }) }, act: openChat },
  "room-chat-unread": { ...inRoom, state: { view: written() }, act: async (context) => {
    await listening(context);
    context.fake.delta({ kind: "chat_changed", came: [{ number: 16, member: EVA, text: "Here it is.", at_ms: Date.now() }], went: [] });
    await context.page.locator(".control-chat .count-mark, #tab-chat .count").filter({ visible: true }).waitFor();
  } },
  "room-reactions": { ...inRoom, act: async (context) => {
    await press("React")(context);
    await context.page.locator("[data-reaction='clap']").waitFor();
  }, look: async ({ page, fake }) => {
    await speaking({ page, fake });
    fake.tell({ kind: "reactions", counts: [{ reaction: "clap", count: 1204 }, { reaction: "heart", count: 31 }, { reaction: "laugh", count: 7 }, { reaction: "party", count: 1 }] });
    await page.locator(".reaction-count").last().waitFor();
  } },
  "room-pin": { ...inRoom, state: { me: accounts.mai, view: { ...moderatorView(), pins: pins() } }, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Pin a link" }).click();
    await context.page.getByLabel("Address").fill("http://slides.example");
    await context.page.getByLabel("What it is").fill("Slides");
    await context.page.getByRole("dialog").getByRole("button", { name: "Pin a link" }).click();
    await context.page.locator(".field-wrong").waitFor();
  } },
  "room-share": { ...inRoom, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "The room’s link" }).click();
    await context.page.locator(".qr").waitFor();
  } },
  "room-ping": { ...inRoom, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Ping somebody in" }).click();
    await context.page.getByRole("button", { name: "Ping lin" }).waitFor();
  } },
  "room-ping-none": { ...inRoom, state: { mutuals: [] }, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Ping somebody in" }).click();
    await context.page.getByText("None of those whom you follow").waitFor();
  } },
  calls: { path: "/", act: async ({ page, fake }) => {
    await page.getByRole("button", { name: "Wave at lin" }).waitFor();
    fake.tell(
      { kind: "waved", by: people[0], until_ms: Date.now() + 864e5 },
      { kind: "pinged", by: people[8], room: "00000000room2", title: "夜班之后: what twenty years of nights do to a heart", link: null },
      { kind: "room_for_two", room: "00000000room3", with: people[1] },
    );
    await page.locator("[data-call='room_for_two']").waitFor();
  } },
  "room-profile": { ...inRoom, state: { me: accounts.mai, view: moderatorView() }, act: press(/^kofi_a/) },
  "room-more": { ...inRoom, state: { me: accounts.mai, view: moderatorView() }, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Invite somebody here" }).waitFor();
  } },
  "room-players": { ...inRoom, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Another program" }).click();
    await context.page.getByRole("button", { name: "Speak with OBS (WHIP)" }).waitFor();
  } },
  "room-player": { ...inRoom, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Another program" }).click();
    await context.page.getByRole("button", { name: "Speak with OBS (WHIP)" }).click();
    await context.page.getByLabel("Bearer token").waitFor();
  } },
  "room-elsewhere": { ...inRoom, act: async (context) => {
    await listening(context);
    context.fake.tell({ kind: "media", media: "elsewhere" });
    await context.page.getByRole("button", { name: "Bring it back here" }).waitFor();
  } },
  "room-stream": { ...inRoom, state: { withoutWebRtc: true }, act: async (context) => {
    await listening(context);
    await context.page.getByText("Connecting the sound over plain HTTP").waitFor();
  } },
  "room-edit": { ...inRoom, state: { me: accounts.mai, view: moderatorView() }, act: async (context) => {
    await press("More")(context);
    await context.page.getByRole("button", { name: "Title, topic and policy" }).click();
  } },
  "room-for-them": { ...inRoom, state: { me: accounts.mai, view: moderatorView() }, act: async (context) => {
    await press(/^Connection/)(context);
    await context.page.getByText(/112.*118|118.*112/).waitFor();
  } },
  "room-keys": { ...inRoom, act: async (context) => {
    await listening(context);
    await context.page.keyboard.press("?");
    await context.page.getByRole("dialog").waitFor();
  } },
  "room-invited": { ...inRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.delta({ kind: "own_set", own: fake.own({ invited_until_ms: Date.now() + 60_000 }) });
    await page.getByRole("dialog").waitFor();
  } },
  "room-reconnecting": { ...atRoom, byWidth: true, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.close();
    await page.locator(".connection-bar").waitFor();
  } },
  "room-removed": { ...atRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.tell({ kind: "out", why: "removed" });
    await page.getByRole("heading", { name: "You were removed" }).waitFor();
  } },
  "room-taken-over": { ...atRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.tell({ kind: "out", why: "seat_taken_over" });
    await page.getByRole("button", { name: "Continue here" }).waitFor();
  } },
  "room-full": { ...atRoom, state: { refuse: { code: "room_full" } }, act: async ({ page }) => page.getByText("The room is full.").waitFor() },
  "room-large": { ...inRoom, state: { view: { ...listenerView(), audience: { count: 297, shown: [ANN, EVA] } } }, act: listening },
  "mini-bar": { ...atRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    await page.getByRole("link", { name: "Back to the hallway, staying in the room" }).click();
    await page.locator(".mini-bar").waitFor();
  } },
  invites: { path: "/invites", act: async ({ page }) => {
    await page.getByRole("button", { name: "Make an invite" }).click();
    await page.locator(".made").waitFor();
  } },
  admission: { path: "/admin/admission", state: { me: accounts.mai }, act: async ({ page }) => page.getByRole("group", { name: "Question 2" }).waitFor() },
  criteria: { path: "/admin/criteria", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Dry run" }).click();
    await page.locator("section.dry-run").waitFor();
  }, look: ({ page }) => page.locator(".dry-run").scrollIntoViewIfNeeded() },
  "criteria-wrong": { path: "/admin/criteria", state: { me: accounts.mai, rule: { status: 422, body: { refusal: { code: "bad_criteria" }, part: "waited", why: "unknown_name", word: "wiated_days" } } }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Save as a new version" }).click();
    await page.locator(".field-wrong").waitFor();
  }, look: ({ page }) => page.locator(".field-wrong").scrollIntoViewIfNeeded() },
  decision: { path: "/admin/decisions/decann", state: { me: accounts.mai }, act: async ({ page }) => page.getByText("says the same").waitFor() },
  decisions: { path: "/admin/decisions", state: { me: accounts.mai }, act: async ({ page }) => page.getByText("By mai.").waitFor() },
  "invites-why": { path: "/invites", act: async ({ page }) => page.getByText("Why it is this many").click() },
  "invites-frozen": { path: "/invites", state: { hit: "frozen" }, act: async ({ page }) => page.getByRole("button", { name: "Appeal" }).waitFor() },
  "invite-mail": { path: "/i/mail", state: { me: null }, act: async ({ page }) => page.getByLabel("The e-mail address").waitFor() },
  "invites-phone": { path: "/invites", act: async ({ page }) => {
    await page.getByLabel("Whom it is for").selectOption("phone");
    await page.getByLabel("Their phone number").fill("+49 160 1234567");
    await page.getByRole("button", { name: "Make an invite" }).click();
    await page.getByText("A text message with the link").waitFor();
  } },
  "invite-phone": { path: "/i/phone", state: { me: null }, act: async ({ page }) => {
    await page.getByLabel("The code that came with the link").fill("1234 5678");
    await page.getByText("No code, or it does not work any more?").click();
    await page.getByLabel("Your phone number").fill("0160 1234567");
    await page.getByRole("button", { name: "Send me another code" }).click();
    await page.locator(".field-wrong").waitFor();
  } },
  "invite-phone-applicant": { path: "/i/phone", state: { me: accounts.dana }, act: async ({ page }) => page.getByLabel("The code that came with the link").waitFor() },
  "invite-letter": { path: "/i/letter", state: { me: null }, act: async ({ page }) => {
    await page.getByText("No code, or it does not work any more?").click();
    await page.getByLabel("Your e-mail address").fill("ann@example.org");
    await page.getByRole("button", { name: "Send me another code" }).click();
    await page.getByText("a code is on its way").waitFor();
  } },
  texts: { path: "/admin/admission", state: { me: accounts.mai, texts: "failing" }, act: async ({ page }) => page.getByText("Closed until").waitFor() },
  "wait-removed": { path: "/wait", state: { me: accounts.dana, hit: "removed" }, act: async ({ page }) => page.getByRole("button", { name: "Appeal" }).waitFor() },
  vouches: { path: "/vouches", act: async ({ page }) => page.getByRole("button", { name: "Let in dana" }).waitFor() },
  tree: { path: "/admin/tree", state: { me: accounts.mai }, act: async ({ page }) => page.getByRole("button", { name: "Freeze lin and everybody below" }).waitFor() },
  "tree-remove": { path: "/admin/tree", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Remove lin and everybody below" }).click();
    await page.getByRole("dialog").waitFor();
  } },
  bulk: { path: "/admin/invites", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByLabel("The list").fill("name,address\nAnn,ann@example.org\nBo,bo\nAnn,ann@example.org");
    await page.getByRole("button", { name: "Look through it first" }).click();
    await page.getByText("2 lines are refused").waitFor();
  } },
  "bulk-made": { path: "/admin/invites", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByLabel("The list").fill("ann@example.org");
    await page.getByRole("button", { name: "Look through it first" }).click();
    await page.getByRole("button", { name: "Make one invite" }).click();
    await page.getByRole("button", { name: "Save as CSV" }).waitFor();
  } },
  "set-up": { path: "/admin/set-up", state: { me: accounts.mai }, act: async ({ page }) => page.getByLabel("Name of the house").waitFor() },
  "set-up-who": { path: "/admin/set-up", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Who may enter" }).click();
    await page.getByText("You read and decide").click();
  } },
  "set-up-who-more": { path: "/admin/set-up", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Skip this step" }).click();
    await page.getByText("Whoever registers is a member at once.").click();
    await page.getByText("preset = \"kan-kan\"").waitFor();
  }, look: ({ page }) => page.getByText("preset = \"kan-kan\"").scrollIntoViewIfNeeded() },
  "set-up-mail-off": { path: "/admin/set-up", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("button", { name: "How mail is sent" }).click();
    await page.getByLabel("User").fill("jushou");
  } },
  "set-up-mail-fails": { path: "/admin/set-up", state: { me: accounts.mai, mail: { on: true, from: "Hill Clinic <talk@hill.example>", host: "smtp.hill.example", port: 587, tls: "starttls", user: "talk" }, mailOutcome: "login" }, act: async ({ page }) => {
    await page.getByRole("button", { name: "How mail is sent" }).click();
    await page.getByLabel("Your mail address").fill("mai@hill.example");
    await page.getByRole("button", { name: "Send me a test letter" }).click();
    await page.getByText("does not take the user").waitFor();
  } },
  "set-up-card": { path: "/", state: { me: accounts.mai, setUp: false }, act: async ({ page }) => page.locator(".set-up-card").waitFor() },
  waitlist: { path: "/admin/waitlist", state: { me: accounts.mai }, act: async ({ page }) => page.getByRole("button", { name: "Let in raj_k" }).waitFor() },
  settings: { path: "/settings", act: async ({ page }) => page.getByText("Safari on iPhone").waitFor() },
  "settings-leaving": { path: "/settings", state: { me: { ...accounts.ann, erased_ms: 1_801_209_600_000 } }, act: async ({ page }) => page.getByRole("button", { name: "Keep my account" }).waitFor(), look: ({ page }) => page.getByRole("button", { name: "Keep my account" }).scrollIntoViewIfNeeded() },
  "settings-leave-wrong": { path: "/settings", act: async ({ page }) => {
    await page.getByText("Erase my account…").click();
    await page.getByLabel(/^Type your handle/).fill("somebody");
    await page.getByRole("button", { name: "Erase my account in two weeks" }).click();
    await page.locator(".field-wrong").waitFor();
  } },
  closing: { path: "/", state: { closes_ms: 4_102_444_800_000 }, act: async ({ page }) => page.getByText("This server closes").waitFor() },
  "closing-join": { path: "/join", state: { me: null, closes_ms: 4_102_444_800_000 } },
  "join-import": { path: "/join", state: { me: null }, act: async ({ page }) => {
    await page.locator("input[type=file]").setInputFiles({ name: "mine.zip", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.getByText("The form is filled").first().waitFor();
  } },
  proofs: { path: "/settings/proofs", act: async ({ page }) => page.getByRole("heading", { name: "Badge" }).waitFor() },
  "proofs-none": { path: "/settings/proofs", state: { proofs: { proofs: [], choice: null, badge: null, crowd_min: 3, work_mail: true, profile_url: "https://talk.example.org/@ann", review: null } }, act: async ({ page }) => {
    await page.getByText("Work mail", { exact: true }).click();
    await page.getByLabel("Address at work").fill("me@gmail.com");
    await page.getByRole("button", { name: "Send a code" }).click();
    await page.locator(".field-wrong").waitFor();
  } },
  reviews: { path: "/admin/proofs", state: { me: accounts.mai }, act: async ({ page }) => page.getByRole("button", { name: "I saw this of raj_k" }).waitFor() },
  "sign-on": { path: "/sign-on", state: { me: null }, act: async ({ page }) => page.getByLabel("Handle").waitFor() },
  "sign-on-second": { path: "/sign-on", state: { me: null, second: true }, act: async ({ page }) => page.getByLabel("Second factor").waitFor() },
  "sign-in-organisation": { path: "/sign-in", state: { me: null, register: false }, act: async ({ page }) => page.getByRole("button", { name: "Sign in with Hill Clinic" }).waitFor() },
  "welcome-organisation": { path: "/", state: { me: null, register: false } },
  person: { path: "/@diego_m", act: async ({ page }) => page.getByRole("button", { name: "Vouch" }).waitFor() },
  "person-for-owner": { path: "/@lin", state: { me: accounts.mai }, act: async ({ page }) => page.getByText("cardiologist").last().click() },
  "person-followed": { path: "/@lin", act: async ({ page }) => page.getByRole("button", { name: "Unfollow lin" }).waitFor() },
  topics: { path: "/topics", act: async ({ page }) => page.getByRole("button", { name: "Unfollow Rust" }).waitFor() },
  "topics-none": { path: "/topics", state: { topics: [] }, act: async ({ page }) => page.getByText("You follow no topic yet.").waitFor() },
  "topics-found": { path: "/topics", act: async ({ page }) => {
    await page.getByLabel("Find or make a topic").last().fill("mus");
    await page.locator(".topic-new").waitFor();
  } },
  "topics-name-taken": { path: "/topics", act: async ({ page }) => {
    await page.getByText("Another name for it").first().click();
    const form = page.locator("details[open]");
    await form.getByLabel("Another name").fill("Rust");
    await form.getByRole("button", { name: "Add the name" }).click();
    await page.locator(".field-wrong").waitFor();
  } },
  following: { path: "/following", act: async ({ page }) => page.getByRole("button", { name: "Unfollow mai" }).waitFor() },
  "following-none": { path: "/following", state: { followed: [], suggested: [] }, act: async ({ page }) => page.getByText("You follow nobody yet.").waitFor() },
  begin: { path: "/begin", state: { follows: false, topics: [], profile: noWords() }, act: async ({ page }) => {
    await page.locator(".topic-chips button").first().waitFor();
    await page.getByRole("button", { name: "Done" }).waitFor();
  } },
  "own-profile": { path: "/settings/profile", act: async ({ page }) => page.getByLabel("Headline").waitFor() },
  "own-profile-wrong": { path: "/settings/profile", act: async ({ page }) => {
    await page.getByLabel("Link 1").fill("http://hearts.example");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator(".field-wrong").waitFor();
  }, look: ({ page }) => page.locator(".field-wrong").scrollIntoViewIfNeeded() },
  "person-blocked": { path: "/@lin", state: { between: { lin: { blocked: true, write: "not" } } }, act: async ({ page }) => page.getByRole("button", { name: "Unblock lin" }).waitFor() },
  "person-block": { path: "/@lin", state: { between: { lin: { thread: THREAD, write: "freely" } } }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Block lin" }).click();
    await page.getByRole("dialog").waitFor();
  } },
  "hallway-left": { ...atRoom, act: async (context) => {
    await listening(context);
    await context.page.getByRole("button", { name: "Leave quietly" }).first().click();
    await context.page.getByRole("link", { name: "Who was there?" }).waitFor();
  } },
  threads: { path: "/m", act: async ({ page }) => {
    await page.getByRole("button", { name: "Accept the request from diego_m" }).waitFor();
    await page.locator(".thread-row").last().waitFor();
    await page.locator(".rail-count").first().waitFor();
  } },
  "threads-none": { path: "/m", state: { threads: [], requests: [], visited: [], unread: { threads: 0, requests: 0 } }, act: async ({ page }) => page.getByText("No conversations yet.").waitFor() },
  thread: { path: `/m/${THREAD}`, state: { earlier: 1 }, act: message },
  "thread-unsent": { path: `/m/${THREAD}`, state: { busy: true }, act: async (context) => {
    await message(context);
    await context.page.getByLabel("Message", { exact: true }).fill("Does it reach you?");
    await context.page.getByRole("button", { name: "Send", exact: true }).click();
    await context.page.locator("[data-pending]").waitFor();
  } },
  "thread-too-long": { path: `/m/${THREAD}`, act: async (context) => {
    await message(context);
    await context.page.getByLabel("Message", { exact: true }).fill("Night after night. ".repeat(106));
    await context.page.locator(".composer .field-wrong").waitFor();
  } },
  "thread-contact": { path: `/m/${THREAD}`, state: { thread: talks.thread({ contact: "signal: ann.77", their_contact: "lin@clinic.example" }) }, act: async (context) => {
    await message(context);
    await context.page.getByText("Contact details and blocking").click();
    await context.page.getByRole("button", { name: "Take it back" }).waitFor();
  } },
  "thread-introduced": { path: `/m/${THREAD}`, state: { thread: talks.thread({ last: null, unread: 1, read: 0, their_read: 0 }), messages: [] }, act: async ({ page }) => page.getByText("You both wanted to talk.").waitFor() },
  "thread-asks": { path: `/m/${THREAD}`, state: request(), act: async ({ page }) => page.getByRole("button", { name: "Accept the request from diego_m" }).waitFor() },
  "thread-waits": { path: `/m/${THREAD}`, state: { ...request(), thread: talks.thread({ view: "waits" }) }, act: message },
  "thread-blocked": { path: `/m/${THREAD}`, state: { thread: talks.thread({ blocked: true }) }, act: async (context) => {
    await message(context);
    await context.page.locator(".thread-about summary").click();
  } },
  "thread-gone": { path: `/m/${THREAD}`, state: { thread: talks.thread({ person: null }) }, act: message },
  "thread-begins": { path: "/m/@diego_m", act: async ({ page }) => page.getByRole("button", { name: "Send", exact: true }).waitFor() },
  "thread-nobody": { path: `/m/${THREAD}`, state: { thread: null }, act: async ({ page }) => page.getByText("To the hallway").waitFor() },
  after: { path: `/after/${VISITED}`, act: async ({ page }) => page.locator(".met-who").last().waitFor() },
  "after-nobody": { path: `/after/${VISITED}`, state: { met: [] }, act: async ({ page }) => page.getByText("Nobody else was there with you.").waitFor() },
  "person-nobody": { path: "/@nobody", act: async ({ page }) => page.getByText("To the hallway").waitFor() },
  "proof-taken-back": { path: "/settings/proofs", state: { proofs: takenBack(), notices: [{ id: "09", notice: "proof_taken_back", at_ms: Date.now() - 6e5, device: "", session: null }] }, act: async ({ page }) => page.getByText("They say:").waitFor() },
  "sign-on-refused": { path: "/sign-on?refused=not_in_directory", state: { me: null } },
  "start-room-word": { path: "/", act: async ({ page }) => {
    await page.getByRole("button", { name: /^Start/ }).filter({ visible: true }).first().click();
    await page.getByText("Talk and questions").click();
    await page.getByText("Order of hands, and time to speak").click();
    await page.getByLabel("Proven first").check();
    await page.getByLabel("Time for a turn").selectOption("another");
    await page.getByLabel("Seconds").fill("90");
  }, look: ({ page }) => page.getByLabel("Seconds").scrollIntoViewIfNeeded() },
  "start-room-chat": { path: "/", act: async ({ page }) => {
    await page.getByRole("button", { name: /^Start/ }).filter({ visible: true }).first().click();
    await page.getByText("Chat: who writes, and how often").click();
    await page.getByLabel("Slow mode").selectOption("60");
  }, look: ({ page }) => page.getByLabel("Slow mode").scrollIntoViewIfNeeded() },
  "start-room-proven": { path: "/", act: async ({ page }) => {
    await page.getByRole("button", { name: /^Start/ }).filter({ visible: true }).first().click();
    await page.getByLabel("Who may raise a hand").selectOption("proven");
    await page.getByLabel("Only in this field").waitFor();
  } },
  "device-check": { path: "/settings", act: async ({ page }) => {
    await page.getByRole("button", { name: "Check them" }).click();
    await page.getByRole("button", { name: "Open the microphone" }).click();
    await page.locator(".device-meter").waitFor();
  } },
  calendar: { path: "/calendar", act: async ({ page }) => page.getByText("Rice, and who eats it").waitFor() },
  "calendar-empty": { path: "/calendar", state: { announced: [], mine: [], feed: Date.now() - 9e7 }, act: async ({ page }) => page.getByText("Nobody has announced anything else.").waitFor() },
  "calendar-address": { path: "/calendar", act: async ({ page }) => {
    await page.getByRole("button", { name: "Make an address" }).click();
    await page.locator(".copy-line").waitFor();
  }, look: ({ page }) => page.locator(".copy-line").scrollIntoViewIfNeeded() },
  schedule: { path: "/calendar", act: async ({ page }) => {
    await page.getByRole("button", { name: "Schedule a room" }).click();
    await page.getByRole("dialog").waitFor();
  } },
  "schedule-lineup": { path: "/calendar", act: async ({ page }) => {
    await page.getByRole("button", { name: "Schedule a room" }).click();
    for (let row = 0; row < 2; row += 1) await page.getByRole("button", { name: "Add somebody" }).click();
    await page.getByLabel("Handle").first().fill("kofi_a");
    await page.getByText("Kind of talk, who may come, and sizes").click();
    await page.getByRole("button", { name: "Add somebody" }).focus();
  } },
  scheduled: { path: `/e/${SCHEDULED}`, act: async ({ page }) => page.getByRole("button", { name: "I’ll come" }).waitFor() },
  "scheduled-changed": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ own: guest("listener", true, { changed: true }) }) }, act: async ({ page }) => page.getByText("It was changed since").waitFor() },
  "scheduled-full": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ coming: 40 }) }, act: async ({ page }) => page.getByText("No place is left.").waitFor() },
  "scheduled-lineup": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ own: guest("moderator", null), visibility: "closed", link: "c2VjcmV0" }) }, act: async ({ page }) => page.getByRole("button", { name: "Accept" }).waitFor() },
  "scheduled-owner": { path: `/e/${SCHEDULED}`, state: { me: accounts.mai, page: scheduledPage({ own: guest("moderator", true) }) }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Cancel it" }).click();
    await page.getByRole("dialog").waitFor();
  } },
  "scheduled-green-room": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ state: "green_room", own: guest("speaker", true) }) }, act: async ({ page }) => page.getByRole("link", { name: "To the green room" }).waitFor() },
  "scheduled-live": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ state: "live" }) }, act: async ({ page }) => page.getByRole("link", { name: "Go in" }).waitFor() },
  "scheduled-cancelled": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ state: "cancelled" }) }, act: async ({ page }) => page.getByText("has cancelled it").waitFor() },
  "scheduled-ended": { path: `/e/${SCHEDULED}`, state: { page: endedPage() }, act: async ({ page }) => page.getByText("What is left of it").waitFor() },
  "scheduled-nowhere": { path: "/e/0000000000000", act: async ({ page }) => page.getByText("To the hallway").waitFor() },
  past: { path: "/past", act: async ({ page }) => page.getByText("Cabinets").waitFor() },
  "past-empty": { path: "/past", state: { past: [] }, act: async ({ page }) => page.getByText("None yet").waitFor() },
  "room-green-room": { ...inRoom, state: { me: accounts.mai, view: { ...moderatorView(), begins_ms: Date.now() + 7e5, audience: { count: 0, shown: [] }, hands: [] } }, act: async ({ page }) => page.getByRole("button", { name: "Begin now" }).waitFor() },
  "room-not-begun": { ...atRoom, state: { refuse: { code: "not_begun", retry_in_ms: 7e5 } }, act: async ({ page }) => page.getByText("This room has not begun yet. It opens at").waitFor() },
  unreachable: { path: "/", state: { down: true }, act: async ({ page }) => page.getByRole("button", { name: "Try again" }).waitFor() },
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] });
/** In the dark only colours change. */
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};
let found = 0;

/**
 * One screen, loaded once and then looked at at each of these sizes. Of the client only `ui/width.ts` asks for the width,
 * and it listens for changes; so a resized screen is the one that a load at that width shows. Each is looked at in full.
 */
async function show(name, { path, state = {}, act = async () => undefined, look = async () => undefined, agent }, sizes) {
  const fake = await startFake({ state: { ...fresh(), ...state } });
  const [[width, height]] = sizes;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: "light", reducedMotion: "reduce", permissions: name.includes("explain") ? [] : ["microphone"], bypassCSP: false, serviceWorkers: "block", ...(agent ? { userAgent: agent } : {}) });
  const bare = await context.newPage();
  const page = translate === null ? bare : inEnglish(bare, translate);
  page.setDefaultTimeout(15_000);
  let at = width;
  const complaints = [];
  const complain = (text) => complaints.push([at, text]);
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("pageerror", (error) => complain(String(error)));
  await page.addInitScript(stubs);
  if (translate !== null) await page.addInitScript((tag) => localStorage.setItem("language", tag), language);
  try {
    await page.goto(fake.address + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await act({ page, fake, width });
    await page.evaluate(axe);
    for (const [width, height] of sizes) {
      at = width;
      await page.setViewportSize({ width, height });
      await page.evaluate(showFocus);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await look({ page, fake });
        await page.evaluate(settled);
        if (kept(width, colorScheme)) await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png` });
        for (const text of await page.evaluate(broken, RULES[colorScheme])) complain(`${colorScheme}: ${text}`);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) complain(`scrolls sideways by ${over} px`);
      if (width === 320) for (const text of await page.evaluate(cut)) complain(`cut: ${text}`);
    }
  } catch (error) {
    complain(String(error).split("\n").slice(0, 3).join(" "));
  }
  const expected = name === "unreachable" ? /503/ : name === "room-reconnecting" ? /WebSocket|ERR_|Failed to load/ : /status of 4\d\d/;
  for (const [width, text] of complaints.filter(([, text]) => !expected.test(text))) {
    found += 1;
    console.log(`${name}-${width}: ${text}`);
  }
  await context.close();
  fake.close();
}

/** In the page: what was touched last comes into view, as far as it is not, as after touching it at this width. */
const showFocus = () => {
  scrollTo(0, 0);
  if (document.activeElement !== document.body) document.activeElement?.scrollIntoViewIfNeeded();
};

/** In the page: words that do not fit where they stand. What may be shortened says so with an ellipsis, and in full in its title. */
const cut = () => [...document.querySelectorAll("button, a, h1, h2, h3, label, legend, summary, p, li, td, th, span, strong")]
  .filter((element) => {
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.position === "absolute" || element.clientWidth === 0 || style.display.startsWith("inline")) return false;
    const hides = style.overflowX === "hidden" || style.overflowX === "clip";
    const shortens = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    return hides && !shortens && element.scrollWidth > element.clientWidth + 1;
  })
  .map((element) => element.textContent.trim().slice(0, 60));

/** In the page: resolves when a new width or scheme has been drawn. Motion is reduced, so nothing is still under way then. */
const settled = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));

/** In the page: what axe finds. Of rules that hold it need not write down where they do. */
const broken = async (runOnly) => {
  const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | ")} ${nodes[0].failureSummary?.split("\n")[1] ?? ""}`);
};

const shown = Object.entries(screens).filter(([name]) => !only || new RegExp(only).test(name));
const sizes = [[320, 640], [390, 844], [1280, 800]].filter(([width]) => widths.includes(width));
const jobs = shown.flatMap(([name, screen]) => (screen.byWidth ? sizes.map((size) => [name, screen, [size]]) : [[name, screen, sizes]]));
/** As many at once as a small machine has cores. */
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) await show(...job);
};
await Promise.all([worker(), worker()]);
await browser.close();
console.log(`${found} found`);
process.exit(found === 0 ? 0 : 1);
