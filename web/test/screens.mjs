// Every screen there is: where it is, as whom, and what happens first. Written down in English, and shown in any language.
import { accounts, ANN, BODO, chat, CYRA, DIEGO, ECHO, endedPage, EVA, fairPolicy, foundNothing, fresh, gathered, guest, hand, inbox, KO, LIN, listenerView, MAI, moderatorView, noWords, own, ownDecision, PAST, pastRoom, people, pins, ROOM, SCHEDULED, scheduledPage, someNews, takenBack, talks } from "./fake-server.mjs";
import { CIRCLE } from "./fake-circles.mjs";
import { THREAD, VISITED } from "./fake-threads.mjs";

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
/** So much is left when the screen is loaded: that may be minutes after these lines are read. */
const turnOf = (member, left_s, ...next) => ({ turn: { member, get until_ms() { return Date.now() + left_s * 1000; } }, turns_next: next });
const poll = (more = {}) => ({ number: 7, question: "What keeps your service up at night?", options: ["Tests before the change", "Somebody who knows it by heart", "Luck"], secret: false, open: true, ...more });
const tally = (more = {}) => ({ number: 7, voted: 12, counts: [7, 4, 1], voters: [[MAI, EVA, DIEGO], [LIN, ANN], [ECHO]], ...more });
const asked = (more, counted, seen = {}) => ({ view: { ...listenerView(), poll: poll(more), tally: tally(counted), own: own(seen) } });

const message = ({ page }) => page.locator(".message").last().waitFor();
/** A request of somebody to whoever looks. */
const request = () => ({ thread: talks.thread({ ...fresh().requests[0], read: 0, their_read: 0 }), messages: [talks.asks()] });

const toLetters = ({ page }) => page.locator("#wishes-letters").scrollIntoViewIfNeeded();
/** In the page before the client: a browser that can be pushed to, whose permission and subscription are these. */
const pushable = (permission, subscribed = false) => `
  Object.defineProperty(Notification, "permission", { get: () => ${JSON.stringify(permission)} });
  Notification.requestPermission = async () => ${JSON.stringify(permission)};
  const worker = { pushManager: { getSubscription: async () => ${subscribed ? "({ unsubscribe: async () => true })" : "null"}, subscribe: async () => { throw new DOMException("no push service", "AbortError"); } } };
  Object.defineProperty(navigator.serviceWorker, "ready", { get: async () => worker });
`;
const reach = (kind) => async ({ page }) => page.locator(`[data-reach="${kind}"]`).waitFor();

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
 * Name, where, as whom, what happens first (`act`), and what is then in view (`look`, each time). `script`: runs in the page before the client.
 * `byWidth`: what happens, or what of it is kept, differs from width to width; the screen is loaded anew for each.
 */
export const screens = {
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
  "hallway-waves-failed": { path: "/", state: { failing: ["GET /api/me/mutuals"] }, act: async ({ page }) => page.locator(".failed").waitFor(), look: ({ page }) => page.locator(".failed").scrollIntoViewIfNeeded() },
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
  "room-not-in-circle": { ...atRoom, act: async ({ page, fake }) => {
    await listening({ page, fake });
    fake.tell({ kind: "out", why: "not_in_circle" });
    await page.getByRole("heading", { name: "You are not in the circle any more" }).waitFor();
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
  vouches: { path: "/vouches", act: async ({ page }) => page.getByRole("button", { name: "Let in dana, for one of your invites" }).waitFor() },
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
  report: { path: "/admin/report", state: { me: accounts.mai }, act: async ({ page }) => page.getByRole("heading", { name: "What it costs" }).waitFor() },
  "report-tables": { path: "/admin/report", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByRole("heading", { name: "What it costs" }).waitFor();
    for (const summary of await page.locator(".chart summary").all()) await summary.click();
  } },
  "report-few": { path: "/admin/report", state: { me: accounts.mai, report: "few" }, act: async ({ page }) => page.getByRole("heading", { name: "What it costs" }).waitFor() },
  "report-empty": { path: "/admin/report", state: { me: accounts.mai, report: "nobody" }, act: async ({ page }) => page.locator(".report-empty").waitFor() },
  "report-prices-wrong": { path: "/admin/report", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByLabel("A gigabyte of sound sent").fill("a lot");
    await page.getByRole("button", { name: "Save" }).click();
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
  search: { path: "/search?find=ch", act: async ({ page }) => page.getByRole("link", { name: "More people" }).waitFor() },
  "search-kind": { path: "/search?find=ch&kind=rooms", state: { search: foundNothing({ rooms: fresh().rooms, more: ["rooms"] }) }, act: async ({ page }) => page.getByText("There are others").waitFor() },
  "search-nothing-typed": { path: "/search", act: async ({ page }) => page.getByLabel("Find people, topics and rooms").waitFor() },
  "search-none": { path: "/search", state: { search: foundNothing() }, act: async ({ page }) => {
    await page.getByLabel("Find people, topics and rooms").fill("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
    await page.locator("p.search-none").waitFor();
  } },
  "search-incomplete": { path: "/search?find=ch", state: { search: foundNothing({ incomplete: true }) }, act: async ({ page }) => page.locator("p.search-none").waitFor() },
  "search-loading": { path: "/search?find=ch", state: { search: null }, act: async ({ page }) => page.locator(".skeleton-row").first().waitFor() },
  "search-failed": { path: "/search?find=ch", state: { search: "refused" }, act: async ({ page }) => page.getByRole("button", { name: "Try again" }).waitFor() },
  "hallway-search": { path: "/", act: async ({ page }) => {
    await page.getByLabel("Find people, topics and rooms").fill("ch");
    await page.getByRole("link", { name: "More people" }).waitFor();
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
  "hallway-circle": { path: "/", state: { rooms: fresh().rooms.map((card, at) => (at === 0 ? { ...card, circle: CIRCLE } : card)) }, act: async ({ page }) => page.locator(".in-circle").first().waitFor() },
  "start-room-circle": { path: "/", act: async ({ page }) => {
    await page.getByRole("button", { name: /^Start/ }).filter({ visible: true }).first().click();
    await page.getByLabel("For whom").selectOption(CIRCLE);
    await page.getByText("Only members of the circle see this room and enter it.").waitFor();
  } },
  circles: { path: "/circles", act: async ({ page }) => page.locator(".card").last().waitFor() },
  "circles-none": { path: "/circles", state: { circles: [], ownCircles: [] }, act: async ({ page }) => page.getByText("Nobody has made one that can be found.").waitFor() },
  "circle-make": { path: "/circles", act: async ({ page }) => {
    await page.getByRole("button", { name: "Make a circle" }).click();
    await page.getByRole("dialog").getByLabel("Name").waitFor();
  } },
  circle: { path: `/circles/${CIRCLE}`, act: async ({ page }) => page.getByRole("button", { name: "Leave the circle" }).waitFor() },
  "circle-outside": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({ own: null }, { rules_agreed: null }) }, act: async ({ page }) => page.getByRole("button", { name: "Ask to join" }).waitFor() },
  "circle-invited": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({ own: "invited", entry: "invite" }, { rules_agreed: null, rules: null }) }, act: async ({ page }) => page.getByRole("button", { name: "Join" }).waitFor() },
  "circle-declined": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({ own: "declined" }, { rules_agreed: null, ask_again_ms: Date.now() + 2e9 }) }, act: async ({ page }) => page.getByText("You were not let in. You can ask again").waitFor() },
  "circle-rules-new": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({}, { rules_agreed: 1 }) }, act: async ({ page }) => page.getByRole("button", { name: "I agree" }).waitFor() },
  "circle-owner": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({ own: "owner" }) }, act: async ({ page }) => page.getByRole("button", { name: /: bodo$/ }).first().waitFor(), look: ({ page }) => page.getByRole("button", { name: "Dissolve the circle" }).scrollIntoViewIfNeeded() },
  "circle-act": { path: `/circles/${CIRCLE}`, state: { circle: gathered.page({ own: "owner" }) }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Change what lin may do" }).click();
    await page.getByRole("button", { name: "Hand the circle over" }).click();
    await page.getByRole("heading", { name: "Hand the circle over" }).waitFor();
  } },
  "person-to-circle": { path: "/@lin", state: { ownCircles: [gathered.page({ own: "moderator" }).card] }, act: async ({ page }) => page.getByRole("heading", { name: "Invite lin to a circle" }).waitFor(), look: ({ page }) => page.getByRole("button", { name: "Invite", exact: true }).scrollIntoViewIfNeeded() },
  "circle-nobody-found": { path: `/circles/${CIRCLE}`, state: { circleMembers: [] }, act: async ({ page }) => {
    await page.getByLabel("Find somebody in it").last().fill("zz");
    await page.getByText("Nobody here is called that.").filter({ visible: true }).last().waitFor();
  } },
  begin: { path: "/begin", state: { follows: false, topics: [], profile: noWords() }, act: async ({ page }) => {
    await page.locator(".topic-chips button").first().waitFor();
    await page.getByRole("button", { name: "Done" }).waitFor();
  } },
  "own-avatar": { path: "/settings/profile", state: { me: { ...accounts.ann, avatar: "00000000ava02" } }, act: async ({ page }) => page.getByRole("button", { name: "Take it away" }).waitFor() },
  "own-avatar-wrong": { path: "/settings/profile", state: { badPicture: true }, act: async ({ page }) => {
    await page.getByRole("button", { name: "Choose a picture" }).waitFor();
    await page.locator("input[type=file]").setInputFiles({ name: "face.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
    await page.locator(".own-avatar .form-wrong").waitFor();
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
    await context.page.getByText("Contact details, blocking and reporting").click();
    await context.page.getByRole("button", { name: "Take it back" }).waitFor();
  } },
  "threads-failed": { path: "/m", state: { failing: ["GET /api/threads/requests", "GET /api/introductions"] }, act: async ({ page }) => page.locator(".failed").nth(1).waitFor() },
  "thread-introduced": { path: `/m/${THREAD}`, state: { thread: talks.thread({ last: null, unread: 1, read: 0, their_read: 0 }), messages: [] }, act: async ({ page }) => page.getByText("You both wanted to talk.").waitFor() },
  "thread-asks": { path: `/m/${THREAD}`, state: request(), act: async ({ page }) => page.getByRole("button", { name: "Accept the request from diego_m" }).waitFor() },
  "thread-waits": { path: `/m/${THREAD}`, state: { ...request(), thread: talks.thread({ view: "waits" }) }, act: message },
  "thread-blocked": { path: `/m/${THREAD}`, state: { thread: talks.thread({ blocked: true }) }, act: async (context) => {
    await message(context);
    await context.page.locator(".thread-about summary").click();
  } },
  "thread-report": { path: `/m/${THREAD}`, act: async (context) => {
    await message(context);
    await context.page.locator(".thread-about summary").click();
    await context.page.getByRole("button", { name: "Report lin" }).click();
    await context.page.getByRole("dialog").getByRole("button", { name: "Report", exact: true }).click();
    await context.page.locator("#main").getByText("Choose a reason.").waitFor();
  } },
  "thread-reports": { path: "/admin/thread-reports", state: { me: accounts.mai }, act: async ({ page }) => {
    await page.getByText("Read the last 3 messages").click();
    await page.getByText("Please stop writing to me.").waitFor();
  } },
  "thread-reports-none": { path: "/admin/thread-reports", state: { me: accounts.mai, reports: [] }, act: async ({ page }) => page.getByText("No report is waiting.").waitFor() },
  "thread-reports-failed": { path: "/admin/thread-reports", state: { me: accounts.mai, reports: null }, act: async ({ page }) => page.getByRole("button", { name: "Try again" }).waitFor() },
  "thread-gone": { path: `/m/${THREAD}`, state: { thread: talks.thread({ person: null }) }, act: message },
  "thread-begins": { path: "/m/@diego_m", act: async ({ page }) => page.getByRole("button", { name: "Send", exact: true }).waitFor() },
  "thread-nobody": { path: `/m/${THREAD}`, state: { thread: null }, act: async ({ page }) => page.getByText("To the hallway").waitFor() },
  after: { path: `/after/${VISITED}`, act: async ({ page }) => page.locator(".met-who").last().waitFor() },
  "after-nobody": { path: `/after/${VISITED}`, state: { met: [] }, act: async ({ page }) => page.getByText("Nobody else was there with you.").waitFor() },
  inbox: { path: "/inbox", act: async ({ page }) => {
    await page.locator(".inbox-row").last().waitFor();
    await page.locator(".rail-count").first().waitFor();
  } },
  "inbox-none": { path: "/inbox", state: { inbox: [] }, act: async ({ page }) => page.getByText("Nothing yet.").waitFor() },
  wishes: { path: "/settings/inbox", script: pushable("default"), act: reach("off") },
  "wishes-on": { path: "/settings/inbox", script: pushable("granted", true), state: { wishes: inbox.wishes({ devices: inbox.devices(), quiet: { from_min: 1320, to_min: 420 }, zone: "Asia/Ho_Chi_Minh", digest: "daily", mail: false }) }, act: reach("on") },
  "wishes-letters": { path: "/settings/inbox", script: pushable("granted", true), state: { wishes: inbox.wishes({ quiet: { from_min: 1320, to_min: 420 }, zone: "Asia/Ho_Chi_Minh", digest: "daily", mail: false }) }, act: async (context) => {
    await reach("off")(context);
    await context.page.getByLabel("Until", { exact: true }).fill("22:00");
    await context.page.getByRole("button", { name: "Save", exact: true }).click();
    await context.page.locator(".form-wrong").waitFor();
  }, look: toLetters },
  "push-failed": { path: "/settings/inbox", script: pushable("granted"), act: async (context) => {
    await context.page.getByRole("button", { name: "Push to this browser" }).click();
    await context.page.locator(".form-wrong").waitFor();
  } },
  "push-denied": { path: "/settings/inbox", script: pushable("denied"), act: reach("denied") },
  "push-home-screen": { path: "/settings/inbox", script: "delete globalThis.PushManager;", agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", act: reach("home_screen") },
  "push-browser": { path: "/settings/inbox", script: "delete globalThis.PushManager;", act: reach("browser") },
  "push-server": { path: "/settings/inbox", state: { wishes: inbox.wishes({ push_key: null }) }, act: reach("server") },
  unsubscribe: { path: "/unsubscribe/bGV0dGVy", state: { me: null }, act: async ({ page }) => page.getByRole("button", { name: "End these letters" }).waitFor() },
  "unsubscribe-done": { path: "/unsubscribe/bGV0dGVy", state: { me: null, letters: { letters: "digest", ended: false } }, act: async ({ page }) => {
    await page.getByRole("button", { name: "End these letters" }).click();
    await page.getByRole("heading", { name: "These letters have ended" }).waitFor();
  } },
  "unsubscribe-none": { path: "/unsubscribe/bGV0dGVy", state: { me: null, letters: null }, act: async ({ page }) => page.getByRole("heading", { name: "This link ends no letters" }).waitFor() },
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
  "calendar-filtered": { path: "/calendar", act: async ({ page }) => {
    await page.locator(".hallway-filters fieldset").first().locator("input").last().check();
    await page.locator(".hallway-filters fieldset").last().locator("input").last().check();
    await page.getByText("Nothing that is announced fits.").waitFor();
  } },
  "calendar-failed": { path: "/calendar", state: { failing: ["GET /api/scheduled", "GET /api/me/calendar"] }, act: async ({ page }) => page.locator(".failed").nth(1).waitFor() },
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
  "scheduled-reminded": { path: `/e/${SCHEDULED}`, state: { page: scheduledPage({ coming: 40, own: guest("listener", null) }) }, act: async ({ page }) => page.getByRole("button", { name: "Do not remind me" }).waitFor() },
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
  "past-room": { path: `/past/${PAST}`, act: async ({ page }) => page.getByText("Nobody took these hands.").waitFor(), look: ({ page }) => page.locator(".question").first().scrollIntoViewIfNeeded() },
  "past-room-answer": { path: `/past/${PAST}`, act: async ({ page }) => {
    await page.getByRole("button", { name: "Answer in writing" }).first().click();
    await page.getByLabel("Your answer", { exact: true }).fill("It holds as long as somebody reads what was changed. Write the first test where it last broke.");
  } },
  "past-room-delete": { path: `/past/${PAST}`, act: async ({ page }) => {
    await page.getByRole("button", { name: "Delete", exact: true }).first().click();
    await page.getByRole("dialog").waitFor();
  } },
  "past-room-follow-up": { path: `/past/${PAST}`, state: { pastRoom: pastRoom([], fairPolicy) }, act: async ({ page }) => page.getByRole("button", { name: "Follow-up room" }).waitFor() },
  "past-room-none": { path: `/past/${PAST}`, state: { pastRoom: pastRoom([]) }, act: async ({ page }) => page.getByText("None to read.").waitFor() },
  "past-room-failed": { path: `/past/${PAST}`, state: { pastRoom: null }, act: async ({ page }) => page.getByRole("button", { name: "Try again" }).waitFor() },
  "past-room-nowhere": { path: "/past/0000000000000", act: async ({ page }) => page.getByText("To the hallway").waitFor() },
  "room-green-room": { ...inRoom, state: { me: accounts.mai, view: { ...moderatorView(), begins_ms: Date.now() + 7e5, audience: { count: 0, shown: [] }, hands: [] } }, act: async ({ page }) => page.getByRole("button", { name: "Begin now" }).waitFor() },
  "room-not-begun": { ...atRoom, state: { refuse: { code: "not_begun", retry_in_ms: 7e5 } }, act: async ({ page }) => page.getByText("This room has not begun yet. It opens at").waitFor() },
  unreachable: { path: "/", state: { down: true }, act: async ({ page }) => page.getByRole("button", { name: "Try again" }).waitFor() },
};
