// A stand-in for the server, for looking at screens without one: the built client, a few rooms, no sound, no rules.
import { createServer } from "node:http";
import { readFileSync, existsSync } from "node:fs";
import { extname, join } from "node:path";
import { WebSocketServer } from "ws";
import { CIRCLE, fakeCircles } from "./fake-circles.mjs";
import { fakeInbox } from "./fake-inbox.mjs";
import { reportAnswer } from "./fake-report.mjs";
import { fakeThreads } from "./fake-threads.mjs";

const dist = new URL("../dist", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };
/** The server's, but for the address of its socket. */
export const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types jushou; connect-src 'self'";

const person = (member, handle, stated, field, more = {}) => ({ member, handle, stated, field, bot: false, invited_by: null, member_since_ms: 1_767_000_000_000, ...more });

export const people = [
  person("0000000000mai", "mai", "Engineering lead, distributed systems at a bank", "software", { name: "Mai Tran", name_mark: "proven" }),
  person("0000000000lin", "lin", "Cardiologist, twenty years of night shifts", "medicine", { name: "Lin Park", name_mark: "proven", avatar: "00000000ava01", invited_by: "mai", badge: { profession: "cardiologist", years: 20, field: "medicine" } }),
  person("00000000000ko", "kofi_a", "Bridge inspector", "engineering", { name_mark: "not_proven", invited_by: "lin" }),
  person("000000000echo", "echo_host", "Plays back what the server heard", "software", { bot: true }),
  person("0000000000ann", "ann", "Teaches physics to fifteen-year-olds", "education", { invited_by: "mai" }),
  person("000000000bodo", "bodo", "Public defender", "law", { badge: { field: "law" } }),
  person("000000000cyra", "cyra", "Reporter, courts and prisons", "media"),
  person("00000000diego", "diego_m", "Cabinet maker", "crafts"),
  person("0000000000eva", "eva", "Nurse in an intensive care unit", "care", { badge: {} }),
  person("00000000fatou", "fatou", "Grows rice, sells rice, writes about rice", "agriculture"),
];
export const talks = fakeThreads(people);
export const gathered = fakeCircles(people);
export const inbox = fakeInbox(people);
export const [MAI, LIN, KO, ECHO, ANN, BODO, CYRA, DIEGO, EVA, FATOU] = people.map(({ member }) => member);

const policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 2000, visibility: "open", hand_order: "first_come", replies: false, turn: null, recap: true, chat: "everyone", slow_mode_s: 0, sound: "automatic" };
/** Of a talk with questions. */
export const fairPolicy = { ...policy, hand_order: "fair", replies: true, turn: { budget_s: 120, then_audience: true } };
const seat = (member, role, mute = "open", connected = true) => ({ member, role, mute, connected });
export const own = (more = {}) => ({ role: "listener", mute: (more.role ?? "listener") === "listener" ? "open" : "by_self", hand_place: null, hand_expected_ms: null, by_turn: false, vote: null, invited_until_ms: null, asked_to_unmute: false, ...more });
/** Up for so many minutes. */
export const hand = (member, waited, more = {}) => ({ member, kind: "question", line: null, reply_to: null, since_ms: Date.now() - waited * 60_000, ...more });

export const ROOM = "00000000room1";

/** Written so many seconds ago; one's own is the latest. */
const line = (number, member, ago_s, text) => ({ number, member, text, at_ms: Date.now() - ago_s * 1000 });
export const chat = () => [
  line(11, MAI, 900, "The slides are pinned above."),
  line(12, BODO, 640, "Thank you! Is there a recording of the talk from last year, or at least the list of tools that you showed at the end?"),
  line(13, BODO, 632, "https://tools.example/lists/2025/everything-that-we-showed-at-the-end-of-the-talk"),
  line(14, CYRA, 240, "我也想要那份清单"),
  line(15, ANN, 4, "So do I."),
];
export const pins = () => [
  { number: 3, address: "https://slides.example/rust-at-scale", title: "Slides" },
  { number: 4, address: "https://ferris.museum.example:8443/", title: "The tools that we showed at the end of the talk, and where to find them" },
];

/** A room as somebody without a seat on stage sees it. */
export const listenerView = () => ({
  title: "What nobody tells you about running Rust at scale",
  topic: "Systems",
  policy: { ...policy },
  locked: false,
  begins_ms: null,
  owner: MAI,
  stage: [seat(MAI, "moderator"), seat(LIN, "speaker", "by_self"), seat(KO, "speaker", "by_moderator"), seat(ECHO, "speaker", "open")],
  hands: [hand(BODO, 4), hand(CYRA, 2)],
  turn: null,
  turns_next: [],
  poll: null,
  tally: { number: 0, voted: 0, counts: [], voters: [] },
  audience: { count: 6, shown: [ANN, BODO, CYRA, DIEGO, EVA, FATOU] },
  chat: [],
  pins: [],
  own: own(),
  backstage: null,
});

/** The same room for its owner. */
export const moderatorView = () => ({ ...listenerView(), own: own({ role: "moderator", mute: "by_self" }), backstage: { banned: [FATOU], invited: [EVA], asking_to_unmute: [KO] }, stage: [seat(MAI, "moderator", "by_self"), ...listenerView().stage.slice(1)] });

const card = (room, title, topic, stage, listeners, more = {}) => ({ room, title, topic, visibility: "open", hands: "everyone", locked: false, recap: true, stage, speakers: stage.length, listeners, opened_ms: Date.now(), ...more });

const rooms = () => [
  card(ROOM, listenerView().title, "Systems", people.slice(0, 4), 312, { language: "en" }),
  card("00000000room2", "夜班之后: what twenty years of nights do to a heart", "Medicine", people.slice(1, 3), 41, { hands: "off", language: "zh" }),
  card("00000000room3", "Echo: hear yourself as the server hears you", null, people.slice(3, 4), 0),
  card("00000000room4", "Cross-examining a forensic report", "Law", people.slice(5, 7), 18, { locked: true }),
];

/** The first full hour that is more than an hour away. */
const hour = () => Math.ceil(Date.now() / 36e5 + 1) * 36e5;
const scheduled = (id, title, hours, more = {}) => ({ scheduled: id, state: "upcoming", title, topic: null, begins_ms: hour() + hours * 36e5, zone: "Asia/Seoul", length_min: 60, visibility: "open", places: 40, coming: 12, owner: people[0], own: null, link: null, ...more });
export const guest = (role, coming, more = {}) => ({ role, coming, remind: true, changed: false, ...more });

export const SCHEDULED = "00000000sch01";

const announced = () => [
  scheduled(SCHEDULED, "What bridges know of wind, and what their builders forgot to ask", 0, { topic: "Engineering", language: "en" }),
  scheduled("00000000sch02", "夜班之后: reading the night", 5, { owner: people[1], zone: "Europe/Rome", length_min: 90, language: "zh", coming: 40 }),
  scheduled("00000000sch03", "Rice, and who eats it", 52, { owner: people[9], zone: "Africa/Dakar" }),
];
const mine = () => [
  scheduled("00000000sch04", "Marking, and how not to", 2, { owner: people[4], own: guest("moderator", true), language: "en", coming: 3 }),
  scheduled("00000000sch05", "Courts in winter", 30, { owner: people[5], visibility: "closed", own: guest("speaker", null), link: "c2VjcmV0" }),
  scheduled("00000000sch06", "A night in the archive", 31, { state: "cancelled", own: guest("listener", true) }),
];
const past = () => [
  { room: "00000000past1", title: "What a heart does at four in the morning", topic: "Medicine", opened_ms: Date.now() - 9e7, ended_ms: Date.now() - 86e6, owner: people[1], spoke: people.slice(0, 3), links: [{ address: "https://slides.example.org/hearts-at-four?edition=2", title: "Hearts at four: what is known, and what is only said about the small hours" }, { address: "https://book.example.org/", title: "夜里的心脏" }], to_answer: 2, answered: 1, own_question: "waits" },
  { room: "00000000past2", title: "Cabinets", topic: null, opened_ms: Date.now() - 27e7, ended_ms: Date.now() - 26e7, owner: null, spoke: [], links: [], to_answer: 0, answered: 0, own_question: null },
];
const inWriting = (author, text, more = {}) => ({ author, to: null, text, asked_ms: Date.now() - 87e6, aside: false, answer: null, may_answer: false, may_delete: false, ...more });
const answered = (by, text) => ({ by, text, at_ms: Date.now() - 8e7 });
export const PAST = "00000000past1";
/** What it left for whoever was on stage and moderated, and asked as well. */
export const pastRoom = (questions, policy = null) => ({ past: past()[0], policy, questions: questions ?? [
  inWriting(people[5], "Does it still hold where nobody wrote the tests?", { may_answer: true, may_delete: true }),
  inWriting(people[8], "心脏到了早上四点，真的和中午不一样吗？", { to: people[4], may_answer: true, may_delete: true, aside: true }),
  inWriting(people[4], "Who keeps the clock?", { may_delete: true }),
  inWriting(people[7], "What would you tell somebody in their first year of nights?", { answer: answered(people[1], "Sleep before, not after.\nAnd eat with the others: hearts-at-night.example/what-to-eat-at-four-in-the-morning-and-what-to-leave-for-later"), may_delete: true }),
  inWriting(people[9], "And in the dark of the rice fields?", { answer: answered(null, "The same, with frogs.") }),
] });
/** Its page; `more`: of the card. */
export const scheduledPage = (more = {}, rest = {}) => ({ card: { ...announced()[0], ...more }, policy: { ...policy }, lineup: [{ person: people[1], role: "moderator", coming: true }, { person: people[2], role: "speaker", coming: null }, { person: people[5], role: "speaker", coming: false }], green_room_ms: announced()[0].begins_ms - 9e5, recap: null, ...rest });
export const endedPage = () => scheduledPage({ state: "ended", own: guest("listener", true) }, { recap: { ...past()[0], room: SCHEDULED } });

/** What the server says of time. */
function announcedFor({ announced }, asked) {
  const within = ({ begins_ms }) => begins_ms >= Number(asked.get("from_ms") ?? 0) && begins_ms < Number(asked.get("until_ms") ?? Infinity);
  const fits = (card) => within(card) && ["topic", "language"].every((key) => !asked.has(key) || card[key] === asked.get(key));
  return { scheduled: announced.filter(fits), next: null, choices: { topics: once(announced.map(({ topic }) => topic)), languages: once(announced.map(({ language }) => language)) } };
}

function scheduleAnswer(state, method, path, query) {
  switch (`${method} ${path}`) {
    case "GET /api/scheduled": return { body: announcedFor(state, query) };
    case "POST /api/scheduled": return { status: 201, body: state.page };
    case "GET /api/me/scheduled": return { body: { scheduled: state.mine, next: null, choices: null } };
    case "GET /api/me/calendar": return { body: { made_ms: state.feed } };
    case "POST /api/me/calendar": return { status: 201, body: { url: "https://talk.example.org/api/calendar/Wm9ydGUtbm8tc2VjcmV0/jushou.ics" } };
    case "GET /api/me/past": return { body: { rooms: state.past, next: null } };
    case `GET /api/me/past/${PAST}`: return state.pastRoom === null ? no(429, "too_many_requests") : { body: state.pastRoom };
    default:
  }
  if (/^\/api\/scheduled\/[^/]+\/(coming|reminder)$/.test(path)) return { status: 204 };
  if (path.startsWith("/api/me/past/")) return method === "GET" ? no(404, "no_such_room") : { status: 204 };
  if (path === `/api/scheduled/${SCHEDULED}`) return method === "DELETE" ? { status: 204 } : { body: state.page };
  return path.startsWith("/api/scheduled/") ? no(404, "no_such_scheduled") : null;
}

/** Rooms in somebody's own order, each with its reasons: all there are. */
const reasons = [
  [{ kind: "follow_on_stage", count: 2, first: people[1] }, { kind: "your_field" }],
  [{ kind: "follow_topic" }, { kind: "follow_on_stage", count: 1, first: people[1] }],
  [{ kind: "just_began" }],
  [{ kind: "inviter_on_stage", inviter: people[0] }, { kind: "your_field" }, { kind: "just_began" }],
];
const once = (of) => [...new Set(of.filter(Boolean))];
const hallway = (state, asked) => ({
  rooms: state.rooms.map((card, at) => ({ card, reasons: reasons[at] ?? [] })).filter(({ card }) => ["topic", "language", "circle"].every((key) => !asked.has(key) || card[key] === asked.get(key))),
  choices: { topics: once(state.rooms.map(({ topic }) => topic)), languages: once(state.rooms.map(({ language }) => language)), circles: once(state.rooms.map(({ circle }) => circle)) },
  follows: state.follows,
});

/** Of whoever says nothing of themselves. */
export const noWords = () => ({ headline: null, fields: [], languages: [], links: [] });
const words = () => ({ headline: "Hearts at night, and what keeps them going 心脏与夜班", fields: ["education", "public_service"], languages: ["ko", "en", "zh"], links: ["https://hearts.example/at-night/and-what-keeps-them-going?of=us", "https://clinic.example"] });
const page = (person, between) => ({ ...person, thread: null, write: "as_request", blocked: false, ...between[person.handle], vouched: person.handle === "bodo", may_vouch: person.handle === "diego_m", profile: person.handle === "lin" ? words() : noWords(), follows: person.handle === "lin", followers: person.handle === "lin" ? 214 : 1, rooms_hosted: person.handle === "lin" ? 12 : 0 });

const topics = () => [
  { names: ["Trí tuệ nhân tạo", "人工智能", "인공지능", "Artificial intelligence"], followers: 88, follows: true },
  { names: ["Rust"], followers: 12, follows: true },
];
/** As if they began with what was typed. */
const foundTopics = () => [
  { names: ["Museums", "Musei"], followers: 4, follows: true },
  { names: ["Music for fifteen-year-olds and teachers", "Musik"], followers: 1, follows: false },
];

/** What a search finds, whatever is looked for. */
const foundAll = () => ({ people: people.slice(0, 3), topics: [...topics(), ...foundTopics()], rooms: rooms().slice(0, 2), scheduled: announced().slice(0, 2), more: ["people"], incomplete: false });
export const foundNothing = (more = {}) => ({ people: [], topics: [], rooms: [], scheduled: [], more: [], incomplete: false, ...more });

const account = (member, more = {}) => {
  const { handle, stated, field } = people.find((one) => one.member === member);
  return { account: member, handle, standing: "member", owner: false, stated, field, name: null, invites_left: 3, seat_in: null, avatar: null, erased_ms: null, ...more };
};

export const accounts = { ann: account(ANN), mai: account(MAI, { owner: true, invites_left: 1000 }), dana: { ...account(ANN), account: "000000000dana", handle: "dana", stated: "Structural engineer", field: "engineering", standing: "applicant" } };

/** What a test may change. Lives as long as the server. */
export const fresh = () => ({ me: accounts.ann, rooms: rooms(), view: listenerView(), refuse: null, demo: false, down: false, failing: [], waitlist: applicants(), hit: null, wait: wait(), appeals: [], rule: null, invites: invites(), passkeys: true, stale: false, notices: [], ways: ways(), proofs: proofs(), reviews: reviews(), audience: people.slice(4), decision: { body: ownDecision({}) }, follows: true, followed: people.slice(0, 3), topics: topics(), suggested: suggested(), profile: words(), withoutOrder: false, announced: announced(), mine: mine(), page: scheduledPage(), past: past(), pastRoom: pastRoom(), feed: null, mutuals: [people[1], people[5]], found: null, search: foundAll(), ...talks.fresh(), ...inbox.fresh(), ...gathered.fresh(), circleScheduled: [scheduled("00000000sch07", "What rust looks like from below", 26, { owner: people[2], circle: CIRCLE })] });

const suggested = () => [
  { person: people[0], reason: { kind: "inviter" } },
  { person: people[1], reason: { kind: "hosted", rooms: 12 } },
  { person: people[8], reason: { kind: "hosted", rooms: 1 } },
];

const ways = () => ({
  passkeys: [
    { id: "0a", name: "Chrome, Android", created_ms: Date.now() - 9 * 864e5, last_used_ms: Date.now() - 36e5 },
    { id: "0b", name: "The key in the drawer", created_ms: Date.now() - 8 * 864e5, last_used_ms: null },
  ],
  password: true, mail: "ann@school.example", old_mail_until_ms: null, app: false, recovery_codes: 8, second_factor: "not_needed", fresh_until_ms: null, exempt: false,
});

/** What somebody else's browser did. */
export const someNews = () => [
  { id: "01", notice: "signed_in", at_ms: Date.now() - 6e5, device: "Chrome, Windows", session: "2" },
  { id: "02", notice: "mail_set", at_ms: Date.now() - 5e5, device: "Chrome, Windows", session: null },
];

const applicants = () => [
  { account: "000000000dana", handle: "dana", stated: "Structural engineer", field: "engineering", registered_ms: Date.now() - 7_200_000 },
  { account: "0000000000raj", handle: "raj_k", stated: "Anaesthetist, paediatrics", field: "medicine", registered_ms: Date.now() - 3_600_000 },
  { account: "000000000yuki", handle: "yuki", stated: "Translator of technical manuals", field: "other", registered_ms: Date.now() - 60_000 },
];

const proofs = () => ({
  proofs: [
    { id: "00000000prf01", proof: "staff_review", state: "stands", organisation: "Hill Clinic", field: "medicine", profession: "radiologist", years: 13, name: null, proven_ms: Date.now() - 864e5, expires_ms: Date.now() + 5e10 },
    { id: "00000000prf02", proof: "work_mail", state: "expiring", organisation: "hill.example", field: null, profession: null, years: null, name: null, proven_ms: Date.now() - 1e10, expires_ms: Date.now() + 8e8 },
    { id: "00000000prf03", proof: "web_page", state: "failing", organisation: "faculty.example", field: null, profession: null, years: null, name: null, proven_ms: Date.now() - 1e10, expires_ms: Date.now() + 4e8 },
  ],
  choice: { proof: "00000000prf01", organisation: false, profession: true, years: true, field: true },
  badge: { profession: "radiologist", years: 10, field: "medicine" },
  crowd_min: 20, work_mail: true, profile_url: "https://talk.example.org/@ann", review: "granted",
});

/** Staff changed their mind about the first. */
export const takenBack = () => {
  const mine = proofs();
  const [first, ...others] = mine.proofs;
  return { ...mine, proofs: [{ ...first, state: "failing", expires_ms: Date.now() + 12e8, reason: "The register knows nobody of this name" }, ...others] };
};

/** What staff confirmed of somebody. */
const granted = { id: "00000000prf08", proof: "staff_review", state: "stands", organisation: null, field: "medicine", profession: "cardiologist", years: 21, proven_ms: Date.now() - 864e5, expires_ms: Date.now() + 5e10 };

const reviews = () => [
  { id: "00000000rev01", account: "0000000000raj", handle: "raj_k", stated: "Anaesthetist, paediatrics", text: "Register of the medical council, number 4711; photo on the hospital's page", field: "medicine", organisation: null, profession: "anaesthetist", years: 8, name: "Raj Kumar", submitted_ms: Date.now() - 3_600_000 },
];

const invites = () => [
  { id: "00000000inv01", state: "open", created_ms: Date.now() - 3_600_000, expires_ms: Date.now() + 600_000_000, accepted_by: null, bound: "account", meant_for: "dana", note: "We met at the pier." },
  { id: "00000000inv02", state: "accepted", created_ms: Date.now() - 90_000_000, expires_ms: Date.now() + 500_000_000, accepted_by: "ann", bound: "anybody", meant_for: null, note: null },
  { id: "00000000inv03", state: "expired", created_ms: Date.now() - 900_000_000, expires_ms: Date.now() - 300_000_000, accepted_by: null, bound: "mail", meant_for: null, note: null },
];

const parts = [
  { key: "vouches", words: "Two members of your field vouch for you", expression: "vouches.filter(v, v.standing_good && v.field == field).size() >= 2", monotone: true, looks_at: ["vouches", "said"] },
  { key: "waited", words: "You have waited two weeks", expression: "waited_days >= 14", monotone: true, looks_at: ["waiting"] },
  { key: "where", words: "You said where you have worked", expression: "answers.where != ''", monotone: true, looks_at: ["answers"] },
];
const state3 = (...met) => parts.map(({ key, words, looks_at }, at) => ({ key, words, looks_at, met: met[at] }));
const questions = [{ key: "where", words: "Where have you worked?", required: true }, { key: "why", words: "What would you like to talk about?", required: false }];

/** Who gets in, as known products do it. */
const preset = (name, more) => ({ name, admission: { ...admission(), invites: true, link_invites: true, members_let_in: true, region: false, questions: [], ...more }, more_in_configuration: more.mode === "open" || name === "meetclub" });
const asked = (...words) => words.map((text, at) => ({ key: `q${at}`, words: text, required: true }));
const presets = () => [
  preset("capital-coffee", { mode: "reviewed", link_invites: false, members_let_in: false, questions: asked("Your name", "A phone number we may call", "Your occupation, and for whom you work") }),
  preset("clubhouse", { mode: "invite", link_invites: false }), preset("dizhua", { mode: "open" }), preset("duihuaba", { mode: "open" }), preset("fam", { mode: "invite" }), preset("kan-kan", { mode: "open" }),
  preset("meetclub", { mode: "organisation", invites: false, link_invites: false, members_let_in: false }), preset("mitalk", { mode: "invite", questions: asked("What is your profession, and where do you practise it?") }), preset("spaces", { mode: "open" }),
];

/** Of who gets in. */
const admission = () => ({ version: 3, mode: "waitlist", invites: true, link_invites: true, members_let_in: false, names: "as_stated", region: true, questions });
const written = parts.map(({ key, words, expression, monotone }) => ({ key, words, expression, monotone }));
const criteria = () => ({
  in_force: 2,
  versions: [
    { version: 3, at_ms: Date.now() - 36e5, by: "mai", rule: { name: "Colleagues, sooner", at_least: 2, parts: written } },
    { version: 2, at_ms: Date.now() - 9 * 864e5, by: "mai", rule: { name: "Colleagues", at_least: null, parts: written } },
    { version: 1, at_ms: Date.now() - 30 * 864e5, by: "mai", rule: { name: "Patience", at_least: null, parts: written.slice(1, 2) } },
  ],
  put_in_force: [{ version: 2, at_ms: Date.now() - 8 * 864e5, by: "mai" }, { version: 1, at_ms: Date.now() - 30 * 864e5, by: "mai" }],
});
const dryRun = () => ({ applicants: 412, enters: 38, no_longer: 2, members_no_longer: 1, by_field: [{ key: "medicine", enters: 21, no_longer: 0 }, { key: "software", enters: 17, no_longer: 2 }], by_voucher: [{ key: "lin", enters: 12, no_longer: 0 }, { key: "", enters: 26, no_longer: 2 }], first: ["dana", "raj_k"], first_no_longer: ["yuki"], took_ms: 41 });
const waitlistRows = (state) => state.waitlist.map((row, at) => ({ ...row, name: at === 1 ? "Raj Kumar" : null, region: at === 1 ? "IN" : null, answers: at === 1 ? { where: "Two children’s hospitals" } : {}, parts: state3(at === 0, at < 2, at === 1), refused: at === 2 }));
const decision = (more) => ({ decision: `dec${more.handle}`, at_ms: Date.now() - 36e5, account: "0000000000ann", handle: "ann", outcome: "let_in", how: "criteria", by: null, admission: 3, criteria: 2, met: ["vouches", "waited"], missing: [], ...more });
const decisions = () => [decision({}), decision({ handle: "yuki", outcome: "refused", how: "owner", by: "mai", met: [], missing: ["vouches"] }), decision({ handle: "bodo", how: "open", criteria: null, met: [] })];
const facts = { stated: "Structural engineer", field: "engineering", region: "DE", waited_ms: 21 * 864e5, proofs: [{ kind: "work_mail", field: null, organisation: "bridges.example", years: null }], vouches: [{ field: "engineering", member_days: 400, standing_good: true, owner: false }, { field: "engineering", member_days: 31, standing_good: false, owner: false }], answers: { where: "A bridge office" }, let_in_lately: [31, 4, 0] };
const decisionDetail = () => ({ row: decision({}), mode: "waitlist", rule: { name: "Colleagues", at_least: 2, parts: parts.map(({ key, words, expression, monotone }) => ({ key, words, expression, monotone })) }, parts: state3(true, true, false), facts: JSON.stringify(facts), replays: true });
export const ownDecision = (more) => ({ at_ms: Date.now() - 36e5, outcome: "let_in", how: "invite", by: "mai", criteria: 2, at_least: 2, parts: state3(true, false, false), ...more });
const wait = () => ({ mode: "waitlist", invites: true, parts: state3(false, true, false), at_least: 2, asks_region: true, questions, region: null, answers: { where: "A bridge office" }, refused_ms: null, may_appeal: false, appeal: null });
const tree = () => people.filter(({ bot }) => !bot).map(({ member, handle, field, invited_by, member_since_ms }) => ({
  member, handle, field, parent: people.find((one) => one.handle === invited_by)?.member ?? null, since_ms: member_since_ms, owner: handle === "mai", hit: handle === "kofi_a" ? "frozen" : null,
}));

const budget = { left: 3, base: 5, stayed: 1, hosted: 0, own_rooms: 0, upheld: 0, upheld_costs: 2, stays_after_days: 14, open: 1, accepted: 2, at_once_max: 10, frozen: false, link_invites: true, mails: true, texts: true };

/** What the server says of inviting. */
function invitingAnswer(state, method, path, body) {
  switch (`${method} ${path}`) {
    case "GET /api/invites/budget": return { body: budget };
    case "GET /api/vouches": return { body: { left: 4, members_let_in: true, rows: state.waitlist.map(({ account, handle, stated, field }, at) => ({ account, handle, stated, field, named_me: true, vouched: at === 1, own_field: at < 2 })) } };
    case "GET /api/vouches/names": return { body: { max: 5, rows: [{ member: LIN, handle: "lin", field: "medicine", vouched: true }], handle_kept_until_ms: Date.now() + 15e9 } };
    case "GET /api/appeal": return { body: { hit: state.hit, at_ms: state.hit && Date.now() - 864e5, appeal: "none" } };
    case "GET /api/admin/tree": return { body: { rows: tree(), next: null } };
    case "GET /api/admin/hits": return { body: [{ account: KO, handle: "kofi_a", hit: "frozen", at_ms: Date.now() - 864e5, appeal: "waiting", text: "The people I invited are my colleagues." }] };
    case "POST /api/admin/invites": return { body: { refused: [{ line: 3, why: "bad_address" }, { line: 4, why: "twice" }], made: [{ name: "Ann", address: "ann@example.org", token: body.dry ? null : "Wm9ydGUtbm8tc2VjcmV0", mailed: !body.dry }] } };
    case "POST /api/me/handle": return { body: { ...state.me, handle: body.handle } };
    default:
  }
  if (path.endsWith("/preview")) return { body: { handles: ["lin", "kofi_a"], seen: "s" } };
  if (method === "POST" && (/^\/api\/(vouches|appeal)/.test(path) || /^\/api\/admin\/(tree|appeals)\//.test(path))) return { status: 204 };
  return null;
}

const texts = (state) => ({
  on: state.texts ?? false, sent: 41, spent: 2_870, cap_per_day: 5_000, cap_per_range: 1_500, failing: state.texts === "failing",
  ranges: [
    { digits: "4915771", sent: 21, used: 1, spent: 1_470, closed_until_ms: Date.now() + 7e7 },
    { digits: "4916012", sent: 20, used: 14, spent: 1_400, closed_until_ms: null },
  ],
});

const no = (status, code) => ({ status, body: { refusal: { code } } });

/** Whoever asks waits. */
const NEVER = Symbol("never");

/** What the server says of people and topics that one follows. */
function networkAnswer(state, method, path, body, query) {
  switch (`${method} ${path}`) {
    case "GET /api/hallway": return state.rooms === null ? NEVER : state.withoutOrder ? no(429, "too_many_requests") : { body: hallway(state, query) };
    case "GET /api/me/profile": return { body: state.profile };
    case "PUT /api/me/profile": return { body: (state.profile = body) };
    case "GET /api/me/follows": return { body: { people: state.followed, next: null } };
    case "GET /api/people/suggested": return { body: state.suggested };
    case "GET /api/me/mutuals": return { body: state.mutuals };
    case "GET /api/me/topics": return { body: state.topics };
    case "GET /api/topics": return { body: foundTopics() };
    case "GET /api/search": return state.search === null ? NEVER : state.search === "refused" ? no(429, "too_many_requests") : { body: state.search };
    default:
  }
  const [, one] = path.match(/^\/api\/people\/((?:%40)?\w+)$/) ?? [];
  if (one && method === "GET") {
    const person = people.find(({ handle, member }) => one === `%40${handle}` || one === member);
    return person ? { body: page(person, state.between) } : no(404, "no_such_account");
  }
  if (path.endsWith("/follow") && method === "PUT") return path.startsWith("/api/topics/") ? { body: { names: [decodeURIComponent(path.split("/")[3])], followers: 1, follows: true } } : { status: 204 };
  if (path.endsWith("/names")) return no(409, "topic_taken");
  return null;
}

function answer(state, method, path, body, search) {
  if (state.down || state.failing?.includes(`${method} ${path}`)) return { status: 503, body: { refusal: { code: "not_now" } } };
  const signedIn = state.me === null ? no(401, "sign_in_first") : null;
  const ofSchedule = scheduleAnswer(state, method, path, search);
  if (ofSchedule) return signedIn ?? ofSchedule;
  const one = reportAnswer(state, method, path, body, search) ?? inbox.letterAnswer(state, method, path) ?? invitingAnswer(state, method, path, body) ?? (state.me === null ? null : talks.answer(state, method, path, body) ?? inbox.answer(state, method, path, body) ?? gathered.answer(state, method, path) ?? networkAnswer(state, method, path, body, search));
  if (one) return one;
  switch (`${method} ${path}`) {
    case "GET /api/server": return { body: { name: "Jushou", build: "1", demo: state.demo, closes_ms: state.closes_ms ?? null, seal: "vermilion", logo: null, register: state.register ?? true, rooms: { opened_by_owners: false, closed_rooms: true, topic_required: false } } };
    case "GET /api/admin/set-up": return { body: { done: state.setUp ?? true } };
    case "POST /api/admin/set-up": state.setUp = true; return { status: 204 };
    case "POST /api/me/leaving":
      if (body.handle !== state.me.handle) return no(422, "not_your_handle");
      return { body: { erased_ms: state.me.erased_ms = Date.now() + 14 * 864e5 } };
    case "DELETE /api/me/leaving": state.me.erased_ms = null; return { body: { erased_ms: null } };
    case "POST /api/import": return { body: { handle: "kim_b", handle_is_free: true, stated: "Tunes pianos in three towns", field: "crafts", taken_over: state.me !== null } };
    case "GET /api/admin/presets": return { body: presets() };
    case "GET /api/admin/mail": return { body: state.mail ?? { on: false, from: null, host: null, port: 587, tls: "starttls", user: null } };
    case "POST /api/admin/mail/test": return { body: { outcome: state.mailOutcome ?? "taken", code: state.mailOutcome ? "535" : null } };
    case "GET /api/me": return signedIn ?? { body: state.me };
    case "POST /api/register": {
      if (body.handle === "mai") return no(409, "handle_taken");
      state.me = { ...accounts.dana, handle: body.handle, stated: body.stated, field: body.field, standing: body.invite === null ? "applicant" : "member" };
      return { body: state.me };
    }
    case "POST /api/sign-in": {
      if (body.password === "wrong-password") return no(401, "wrong_handle_or_password");
      state.me = accounts[body.handle] ?? accounts.ann;
      return { body: state.me };
    }
    case "GET /api/sign-in/offer": return state.passkeys === null ? NEVER : { body: { passkeys: state.passkeys, mail_codes: true } };
    case "POST /api/sign-in/mail-code": return { status: 204 };
    case "POST /api/sign-in/by": {
      if (body.password === "wrong-password") return no(401, "second_factor_needed");
      state.me = accounts[body.handle] ?? accounts.ann;
      return { body: state.me };
    }
    case "GET /api/ways-in": return { body: state.ways };
    case "POST /api/ways-in/recovery-codes": return state.stale ? no(401, "sign_in_again") : { body: { codes: Array.from({ length: 10 }, (_, n) => `${n}k3f-9wqx-m2vd-7th${n}`) } };
    case "POST /api/ways-in/app/begin": return { body: { secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", uri: "otpauth://totp/Jushou:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" } };
    case "GET /api/notices": return { body: state.notices };
    case "POST /api/sign-out": state.me = null; return { status: 204 };
    case "GET /api/sessions": return { body: [
      { id: "1", created_ms: Date.now() - 864e5, last_seen_ms: Date.now(), device: "Firefox on Linux", this_one: true },
      { id: "2", created_ms: Date.now() - 9 * 864e5, last_seen_ms: Date.now() - 3 * 36e5, device: "Safari on iPhone", this_one: false },
    ] };
    case "GET /api/invites": return { body: state.invites };
    case "POST /api/invites": return { status: 201, body: { id: "00000000inv04", token: "Wm9ydGUtbm8tc2VjcmV0", expires_ms: Date.now() + 6e8, invites_left: 2, told: body.phone ? "text" : body.mail ? "mail" : "nobody" } };
    case "POST /api/invites/code": return body.address.startsWith("0") ? no(422, "bad_phone") : { status: 204 };
    case "GET /api/admin/texts": return { body: texts(state) };
    case "GET /api/proofs": return signedIn ?? { body: state.proofs };
    case "POST /api/badge": state.proofs = { ...state.proofs, choice: body }; return { body: state.proofs };
    case "GET /api/admin/proofs": return { body: state.reviews };
    case "POST /api/proofs/work-mail": return body.address.endsWith("gmail.com") ? no(422, "public_mail") : { status: 204 };
    case "GET /api/sign-on": return { body: [{ provider: "company", label: "Hill Clinic", organisation: true }] };
    case "GET /api/sign-on/arrival": return { body: { provider: "company", handle: state.second ? "" : "j_hill", second: state.second ?? false } };
    case "GET /api/waitlist": return { body: state.waitlist };
    case "GET /api/entry": { const { mode, invites, names, region } = admission(); return { body: { mode: state.mode ?? mode, invites, names, region, questions, parts: parts.map(({ key, words, looks_at }) => ({ key, words, looks_at })), at_least: 2 } }; }
    case "GET /api/wait": return { body: state.wait };
    case "PUT /api/wait": case "POST /api/wait/appeal": return { status: 204 };
    case "GET /api/admin/admission": return { body: admission() };
    case "PUT /api/admin/admission": return { body: { ...body, version: body.version + 1 } };
    case "GET /api/admin/waitlist": return { body: { rows: waitlistRows(state), next: null } };
    case "GET /api/admin/appeals": return { body: state.appeals };
    case "GET /api/admin/criteria": return { body: criteria() };
    case "POST /api/admin/criteria": return state.rule ?? { status: 201, body: { version: 4 } };
    case "POST /api/admin/criteria/dry-run": return state.rule ?? { body: dryRun() };
    case "GET /api/decision": return state.decision ?? no(404, "no_such_decision");
    case "PUT /api/me/name": return { body: { ...state.me, name: body.name } };
    case "GET /api/admin/decisions": return { body: { rows: decisions(), next: null } };
    case "POST /api/rooms": return { status: 201, body: { room: ROOM, link: body.policy.visibility === "closed" ? "c2VjcmV0" : null } };
    case "POST /api/media": if (state.withoutWebRtc) return no(410, "ticket_gone"); return { body: { sdp: "v=0", slots: ["1", "2", "3", "4"] } };
    default:
  }
  if (/^\/api\/rooms\/[^/]+\/players$/.test(path)) {
    const url = `https://talk.example/api/play/${body.way}/${ROOM}`;
    const secret = "xV3kGmZpQ0b8f2yTtC1uHnR7sLwA5dEeJ9oKiM4vBqY";
    const stream = body.way === "stream";
    return { status: 201, body: { url: stream ? `${url}/${secret}/live.ogg` : url, token: stream ? null : secret, hls_url: stream ? `${url}/${secret}/live.m3u8` : null, expires_ms: Date.now() + 6e5 } };
  }
  if (/^\/api\/admin\/people\/[^/]+\/proofs$/.test(path)) return { body: [granted, { ...granted, id: "00000000prf09", profession: "pathologist", state: "failing", reason: "The register knows nobody of this name" }] };
  if (path.startsWith("/api/admin/decisions/")) return { body: decisionDetail() };
  if (path === "/api/invites/gone") return no(410, "invite_used");
  if (path.startsWith("/api/invites/") && method === "GET") return { body: { inviter_handle: "mai", inviter_stated: people[0].stated, inviter_field: "software", expires_ms: Date.now() + 6e8, room: rooms()[0], ...(path.endsWith("mail") ? { bound: "mail", proof: "stated" } : path.endsWith("letter") ? { bound: "mail", proof: "mail_code" } : path.endsWith("phone") ? { bound: "phone", proof: "phone_code" } : { bound: "anybody", proof: "nothing" }), note: path.endsWith("mail") ? "We met at the pier." : null } };
  if (path.startsWith("/api/admin/") && method === "POST") {
    state.waitlist = state.waitlist.filter((row) => !path.includes(row.account));
    return { status: 204 };
  }
  if (path.startsWith("/api/waitlist/")) {
    state.waitlist = state.waitlist.filter((row) => !path.includes(row.account));
    return { status: 204 };
  }
  if (path.endsWith("/audience")) return { body: { count: state.view.audience.count, people: state.audience, next: null } };
  if (path.endsWith("/roster")) return state.found === null ? no(503, "not_now") : { body: state.found };
  if (path === "/api/capacity") return { body: { room_for: 2280 } };
  if (path.endsWith("/sound")) return { body: { listeners: 120, good: 112, fair: 5, poor: 1, lost: 0.021, jitter_ms: 4, mixed: true, packet_ms: 20, room_for: 2280 } };
  if (path.endsWith("/link")) return { body: { room: ROOM, link: "c2VjcmV0" } };
  return method === "DELETE" ? { status: 204 } : no(404, "not_found");
}

/** What a command changes for whoever gave it; nothing is refused, and of all that would follow only the nearest does. */
function follows(state, command) {
  const { account: me } = state.me;
  const view = state.view;
  const ownSet = (more) => ({ kind: "own_set", own: (view.own = { ...view.own, ...more }) });
  switch (command.kind) {
    case "raise_hand": {
      const { by_turn = false, ...asking } = command.asking ?? {};
      const place = asking.reply_to ? 1 : view.hands.length + 1;
      return [{ kind: "hand_raised", hand: hand(me, 0, asking), place }, ownSet({ hand_place: view.policy.hand_order === "pick" ? null : place, hand_expected_ms: Date.now() + place * 128_000, by_turn })];
    }
    case "lower_hand": return [{ kind: "hand_lowered", member: me }, ownSet({ hand_place: null, hand_expected_ms: null, by_turn: false })];
    case "unmute": return [ownSet({ mute: "open" })];
    case "mute": return [ownSet({ mute: "by_self" })];
    case "agree_to_turns": return [ownSet({ by_turn: command.by_turn })];
    case "end_turn": if (command.member !== view.turn?.member) return []; // Over already: ends no other.
    case "stop_round": view.turn = null; view.turns_next = []; return [{ kind: "turns_set", turn: null, next: [] }];
    case "extend_turn": if (command.turn.until_ms !== view.turn?.until_ms) return []; view.turn = { ...view.turn, until_ms: view.turn.until_ms + 60_000 }; return [{ kind: "turns_set", turn: view.turn, next: view.turns_next }];
    case "open_poll": view.poll = { number: 7, open: true, ...command.poll }; return [{ kind: "poll_set", poll: view.poll }];
    case "close_poll": view.poll = { ...view.poll, open: false }; return [{ kind: "poll_set", poll: view.poll }];
    case "begin": view.begins_ms = null; return [{ kind: "began" }];
    case "vote": return [ownSet({ vote: command.option })];
    case "write_line": {
      const came = [{ number: 100 + view.chat.length, member: me, text: command.text, at_ms: Date.now() }];
      view.chat = [...view.chat, ...came];
      return [{ kind: "chat_changed", came, went: [] }];
    }
    case "delete_line": view.chat = view.chat.filter(({ number }) => number !== command.number); return [{ kind: "chat_changed", came: [], went: [command.number] }];
    case "pin": view.pins = [...view.pins, { number: 100 + view.pins.length, address: command.address, title: command.title }]; return [{ kind: "pins_set", pins: view.pins }];
    case "unpin": view.pins = view.pins.filter(({ number }) => number !== command.number); return [{ kind: "pins_set", pins: view.pins }];
    default: return [];
  }
}

/** Serves on a port of its own; `state` may be changed, `tell` says something to every socket. */
export async function startFake({ port = 0, state = fresh() } = {}) {
  const sockets = new Set();
  const asked = [];
  let seq = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://fake");
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      if (url.pathname.startsWith("/api/avatars/")) {
        response.writeHead(200, { "content-type": "image/png", "content-security-policy": CSP });
        response.end(readFileSync(join(dist, "icon-192.png")));
        return;
      }
      if (url.pathname.startsWith("/api/")) {
        const isJson = parts.length > 0 && request.headers["content-type"]?.startsWith("application/json");
        const said = answer(state, request.method, url.pathname, isJson ? JSON.parse(Buffer.concat(parts)) : {}, url.searchParams);
        if (said === NEVER) return;
        const { status = 200, body } = said;
        response.writeHead(status, { "content-type": "application/json", "x-request-id": "00c0ffee00c0ffee", "content-security-policy": CSP });
        response.end(body === undefined ? "" : JSON.stringify(body));
        return;
      }
      const file = join(dist, url.pathname === "/" || !existsSync(join(dist, url.pathname)) ? "index.html" : url.pathname);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": CSP });
      response.end(readFileSync(file));
    });
  });
  const tell = (...tells) => {
    for (const socket of sockets) for (const one of tells) socket.send(JSON.stringify(one));
  };
  const snapshot = () => ({ kind: "snapshot", room: ROOM, epoch: 1, seq: (seq = 0), view: state.view, resume: "r", media: "connect" });
  const delta = (...deltas) => {
    if (deltas.length === 0) return;
    tell({ kind: "deltas", epoch: 1, seq: seq + 1, deltas });
    seq += deltas.length;
  };
  const web = new WebSocketServer({ server, path: "/api/socket" });
  web.on("connection", (socket) => {
    if (state.me === null) return socket.close();
    sockets.add(socket);
    const say = (...tells) => tells.forEach((one) => socket.send(JSON.stringify(one)));
    const beat = setInterval(() => say({ kind: "beat" }), 4000);
    socket.on("close", () => {
      clearInterval(beat);
      sockets.delete(socket);
    });
    say({ kind: "welcome", me: state.me });
    socket.on("message", (text) => {
      const { id, ask } = JSON.parse(text);
      asked.push(ask.kind === "room" ? ask.command.kind : ask.kind);
      if (ask.kind === "enter" && state.refuse) return say({ kind: "refused", id, refusal: state.refuse });
      if (ask.kind === "enter" || ask.kind === "fetch_snapshot") say({ kind: "people", people }, snapshot());
      if (ask.kind === "watch_hallway" && ask.on && state.rooms) say({ kind: "hallway", rooms: state.rooms });
      if (ask.kind === "fetch_ticket") say({ kind: "ticket", ticket: "t", expires_ms: Date.now() + 6e4 });
      if (ask.kind === "room") delta(...follows(state, ask.command));
      return say({ kind: "done", id });
    });
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    state, tell, delta, own, asked,
    drop: () => sockets.forEach((socket) => socket.terminate()),
    close: () => {
      sockets.forEach((socket) => socket.terminate());
      server.close();
    },
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const fake = await startFake({ port: 4173 });
  console.log(fake.address);
}
