// Every key that the client asks for exists; every key that exists is asked for; every area parses.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";

const root = new URL("..", import.meta.url).pathname;
const wire = readFileSync(join(root, "src/wire.ts"), "utf8");

/** The texts of a union of strings in wire.ts. */
const union = (name) => [...(wire.match(new RegExp(`export type ${name} = ([^;]+);`))?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, text]) => text);
const list = (name) => JSON.parse(wire.match(new RegExp(`export const ${name} = (\\[[^\\]]*\\])`))[1]);
const commands = [...wire.match(/export type RoomCommand = ([^;]+);/)[1].matchAll(/"kind": "([^"]+)"/g)].map(([, text]) => text);

// Keys made at run time: what may stand in the gap of the template.
const gaps = {
  "refusal-": union("RefusalCode"),
  "field-": list("FIELDS"),
  "news-": union("NoticeKind"),
  "out-": union("Out").filter((why) => why !== "left"),
  "badge-mute-": union("MuteState"),
  "room-": union("Visibility"),
  "visibility-": union("Visibility"),
  "invite-": union("InviteState"),
  "invite-told-": union("Told").filter((how) => how !== "nobody"),
  "proof-": union("ProofKind"),
  "proof-state-": union("ProofState"),
  "badge-show-": ["field", "profession", "years", "organisation"],
  "review-": union("ReviewState"),
  "policy-": ["hands_max", "stage_size", "room_size"],
  "network-": ["1", "2", "3"],
  "search-kind-": union("SearchKind"),
  "search-more-": union("SearchKind"),
  "player-": union("PlayerWay"),
  "for-them-": ["unknown", "good", "some", "poor"],
  "key-": ["m", "space", "h", "v", "q", "p", "c", "s", "l", "help"],
  "microphone-allow-": ["firefox", "safari-ios", "safari", "chrome-android", "chrome"],
  "act-": commands.filter((kind) => /^(step_down|mute_member|allow_unmute|move_to_audience|(un)?make_moderator|(accept|decline)_hand|invite_to_speak|remove|ban)$/.test(kind)),
  "mode-": union("AdmissionMode"),
  "names-": union("NamePolicy"),
  "criteria-why-": union("CriteriaWhy"),
  "outcome-": union("DecisionOutcome"),
  "how-": union("DecisionHow"),
  "decisions-how-": union("DecisionHow"),
  "own-how-": union("DecisionHow"),
  "own-decision-": union("DecisionOutcome"),
  "part-do-": union("LooksAt").filter((at) => !/^(proofs|vouches|answers)$/.test(at)),
  "line-": union("LineRefused"),
  "hit-": union("TreeHit"),
  "tree-act-": ["freeze", "remove"],
  "tree-what-": ["freeze", "remove"],
  "tree-done-": ["freeze", "remove"],
  "seal-": ["vermilion", "indigo", "plum", "teal", "bronze", "ink"],
  "set-up-": ["look", "who", "mail"],
  "who-": readdirSync(join(root, "../presets")).map((file) => file.replace(".toml", "")),
  "join-what-": ["open", "reviewed", "organisation"],
  "mail-tls-": union("MailTls"),
  "mail-outcome-": union("MailOutcome"),
  "thread-report-reason-": union("ReportReason"),
  "write-": union("WriteTo").filter((to) => to !== "not"),
  "hand-": union("HandKind"),
  "filter-time-": ["today", "week", "later"],
  "format-": union("Format"),
  "order-": union("HandOrder"),
  "order-what-": union("HandOrder"),
  "order-fact-": union("HandOrder"),
  "poll-": ["open", "secret"],
  "chat-": ["off", "stage", "everyone"],
  "reaction-": union("Reaction"),
  "question-": union("QuestionsWhy").filter((why) => why !== "changed"),
  "question-own-": union("QuestionState"),
  "scheduled-state-": union("ScheduledState").filter((state) => state !== "upcoming"),
  "circle-": ["put-out", "hand-over"],
  "circle-own-": union("CircleMembership"),
  "circle-entry-": union("CircleEntry"),
  "circle-leave-": union("CircleEntry"),
  "circle-role-": union("CircleRole").filter((role) => role !== "member"),
  "happened-": [...union("InboxKind"), "room_cancelled"],
  "wish-": union("InboxKind"),
  "way-": union("InboxWay"),
  "digest-": union("Digest"),
  "push-": ["on", "off", "denied", "home_screen", "browser", "server"],
  "letters-what-": union("Letters"),
  "letters-ended-": union("Letters"),
  "confirm-": ["remove", "ban", "unmake_moderator"],
};
for (const [prefix, values] of Object.entries(gaps)) if (values.length === 0) throw new Error(`nothing stands in the gap of ${prefix}…`);

const sources = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return sources(path);
  return /\.tsx?$/.test(path) && !/\.test\.ts$|wire\.ts$/.test(path) ? [path] : [];
});

/** The owner's pages, and what is shown on them alone. */
const OWNERS_PAGES = /src\/(admin|report)\/|src\/(look\/(set-up|look-step|mail-step|who-step)|proofs\/queue|entry\/(tree|bulk-invite))\.tsx$/;

const used = new Set();
/** What others than owners read as well. */
const usedElsewhere = new Set();
const wrong = [];
for (const path of sources(join(root, "src"))) {
  const use = (key) => {
    used.add(key);
    if (!OWNERS_PAGES.test(path)) usedElsewhere.add(key);
  };
  const text = readFileSync(path, "utf8");
  // Plain texts inside t(…), also as branches of a condition; and the keys of notices.
  for (const [, inside] of text.matchAll(/\bt\(((?:[^()]|\([^()]*\))*)\)/g)) {
    for (const [, key] of inside.matchAll(/"([a-z][a-z0-9_-]+)"/gi)) use(key);
    for (const [, prefix, suffix] of inside.matchAll(/`([a-z][a-z0-9_-]*)\$\{[^}]+\}([a-z0-9_-]*)`/gi)) {
      if (!gaps[prefix]) wrong.push(`${path}: nobody says what may follow "${prefix}"`);
      for (const value of gaps[prefix] ?? []) use(`${prefix}${value}${suffix}`);
    }
  }
  for (const [, key] of text.matchAll(/"(notice-[a-z-]+)"/g)) use(key);
}
// Texts compared inside a condition are no keys.
const noKeys = new Set(["open", "closed", "member", "listener", "moderator", "by_moderator", "seat_taken_over", "queue", "people", "no", "recording", "help", "space", "off", "everyone", "strong", "lift", "frozen", "prove", "live"]);

/** The server's own: it asks for these, and its test looks for each. */
const LETTERS = "letters.ftl";

/** The owner's pages' own, fetched with them. */
const OWNERS = "owners.ftl";

/** What a message is given: names in braces, other messages, functions. */
const placeables = (node, into = new Set()) => {
  if (typeof node === "object" && node !== null) {
    if (node.type === "var") into.add(node.name);
    if (node.type === "mesg" || node.type === "term") into.add(`→ ${node.name}`);
    for (const value of Object.values(node)) placeables(value, into);
  }
  return into;
};
const given = (locale) => new Map(readdirSync(join(root, "locales", locale)).flatMap((file) => (
  new FluentResource(readFileSync(join(root, "locales", locale, file), "utf8")).body.map(({ id, value }) => [id, [...placeables(value)].sort().join()])
)));
const english = given("en");

for (const locale of readdirSync(join(root, "locales"))) {
  const there = new Map();
  for (const file of readdirSync(join(root, "locales", locale)).filter((name) => name !== LETTERS)) {
    const text = readFileSync(join(root, "locales", locale, file), "utf8");
    const written = [...text.matchAll(/^([a-z][\w-]*) *=/gim)].map(([, key]) => key);
    const parsed = new Set(new FluentResource(text).body.map(({ id }) => id));
    for (const key of written) {
      if (!parsed.has(key)) wrong.push(`${locale}/${file}: ${key} does not parse`);
      if (there.has(key)) wrong.push(`${locale}/${file}: ${key} is also in ${there.get(key)}`);
      there.set(key, file);
    }
  }
  for (const [key, names] of given(locale)) if (names.includes("→")) wrong.push(`${locale}: ${key} names another message: each is read alone`);
  for (const [key, names] of given(locale)) if (english.has(key) && english.get(key) !== names) wrong.push(`${locale}: ${key} is given "${names}", in English "${english.get(key)}"`);
  for (const key of used) if (!there.has(key) && !noKeys.has(key)) wrong.push(`${locale}: ${key} is missing`);
  for (const [key, file] of there) if (file === OWNERS && usedElsewhere.has(key)) wrong.push(`${locale}/${file}: ${key} is read by others than owners`);
  for (const [key, file] of there) if (!used.has(key)) wrong.push(`${locale}/${file}: nobody asks for ${key}`);
}

if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`fluent: ${used.size} keys`);
