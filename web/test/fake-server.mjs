// A stand-in for the server, for looking at screens without one: the built client, a few rooms, no sound, no rules.
import { createServer } from "node:http";
import { readFileSync, existsSync } from "node:fs";
import { extname, join } from "node:path";
import { WebSocketServer } from "ws";

const dist = new URL("../dist", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json" };
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types jushou; connect-src 'self'";

const person = (member, handle, stated, field, more = {}) => ({ member, handle, stated, field, bot: false, invited_by: null, member_since_ms: 1_767_000_000_000, ...more });

export const people = [
  person("0000000000mai", "mai", "Engineering lead, distributed systems at a bank", "software"),
  person("0000000000lin", "lin", "Cardiologist, twenty years of night shifts", "medicine", { invited_by: "mai" }),
  person("00000000000ko", "kofi_a", "Bridge inspector", "engineering", { invited_by: "lin" }),
  person("000000000echo", "echo_host", "Plays back what the server heard", "software", { bot: true }),
  person("0000000000ann", "ann", "Teaches physics to fifteen-year-olds", "education", { invited_by: "mai" }),
  person("000000000bodo", "bodo", "Public defender", "law"),
  person("000000000cyra", "cyra", "Reporter, courts and prisons", "media"),
  person("00000000diego", "diego_m", "Cabinet maker", "crafts"),
  person("0000000000eva", "eva", "Nurse in an intensive care unit", "care"),
  person("00000000fatou", "fatou", "Grows rice, sells rice, writes about rice", "agriculture"),
];
export const [MAI, LIN, KO, ECHO, ANN, BODO, CYRA, DIEGO, EVA, FATOU] = people.map(({ member }) => member);

const policy = { hands: "everyone", hands_max: 50, stage_size: 12, room_size: 2000, visibility: "open" };
const seat = (member, role, mute = "open", connected = true) => ({ member, role, mute, connected });
const own = (more = {}) => ({ role: "listener", mute: "by_self", hand_place: null, invited_until_ms: null, asked_to_unmute: false, ...more });

export const ROOM = "00000000room1";

/** A room as somebody without a seat on stage sees it. */
export const listenerView = () => ({
  title: "What nobody tells you about running Rust at scale",
  topic: "Systems",
  policy: { ...policy },
  locked: false,
  owner: MAI,
  stage: [seat(MAI, "moderator"), seat(LIN, "speaker", "by_self"), seat(KO, "speaker", "by_moderator"), seat(ECHO, "speaker", "open")],
  hands: [BODO, CYRA],
  audience: { count: 6, shown: [ANN, BODO, CYRA, DIEGO, EVA, FATOU] },
  own: own(),
  backstage: null,
});

/** The same room for its owner. */
export const moderatorView = () => ({ ...listenerView(), own: own({ role: "moderator", mute: "by_self" }), backstage: { banned: [FATOU], invited: [EVA], asking_to_unmute: [KO] }, stage: [seat(MAI, "moderator", "by_self"), ...listenerView().stage.slice(1)] });

const card = (room, title, topic, stage, listeners, more = {}) => ({ room, title, topic, visibility: "open", hands: "everyone", locked: false, stage, speakers: stage.length, listeners, opened_ms: Date.now(), ...more });

const rooms = () => [
  card(ROOM, listenerView().title, "Systems", people.slice(0, 4), 312),
  card("00000000room2", "夜班之后: what twenty years of nights do to a heart", "Medicine", people.slice(1, 3), 41, { hands: "off" }),
  card("00000000room3", "Echo: hear yourself as the server hears you", null, people.slice(3, 4), 0),
  card("00000000room4", "Cross-examining a forensic report", "Law", people.slice(5, 7), 18, { locked: true }),
];

const account = (member, more = {}) => {
  const { handle, stated, field } = people.find((one) => one.member === member);
  return { account: member, handle, standing: "member", owner: false, stated, field, invites_left: 3, seat_in: null, ...more };
};

export const accounts = { ann: account(ANN), mai: account(MAI, { owner: true, invites_left: 1000 }), dana: { ...account(ANN), account: "000000000dana", handle: "dana", stated: "Structural engineer", field: "engineering", standing: "applicant" } };

/** What a test may change. Lives as long as the server. */
export const fresh = () => ({ me: accounts.ann, rooms: rooms(), view: listenerView(), refuse: null, demo: false, down: false, waitlist: applicants(), invites: invites(), audience: people.slice(4) });

const applicants = () => [
  { account: "000000000dana", handle: "dana", stated: "Structural engineer", field: "engineering", registered_ms: Date.now() - 7_200_000 },
  { account: "0000000000raj", handle: "raj_k", stated: "Anaesthetist, paediatrics", field: "medicine", registered_ms: Date.now() - 3_600_000 },
  { account: "000000000yuki", handle: "yuki", stated: "Translator of technical manuals", field: "other", registered_ms: Date.now() - 60_000 },
];

const invites = () => [
  { id: "00000000inv01", state: "open", created_ms: Date.now() - 3_600_000, expires_ms: Date.now() + 600_000_000, accepted_by: null },
  { id: "00000000inv02", state: "accepted", created_ms: Date.now() - 90_000_000, expires_ms: Date.now() + 500_000_000, accepted_by: "ann" },
  { id: "00000000inv03", state: "expired", created_ms: Date.now() - 900_000_000, expires_ms: Date.now() - 300_000_000, accepted_by: null },
];

const no = (status, code) => ({ status, body: { refusal: { code } } });

function answer(state, method, path, body) {
  if (state.down) return { status: 503, body: { refusal: { code: "not_now" } } };
  const signedIn = state.me === null ? no(401, "sign_in_first") : null;
  switch (`${method} ${path}`) {
    case "GET /api/server": return { body: { name: "Jushou", build: "1", demo: state.demo, seal: "vermilion", logo: null, rooms: { opened_by_owners: false, closed_rooms: true, topic_required: false } } };
    case "GET /api/admin/set-up": return { body: { done: state.setUp ?? true } };
    case "POST /api/admin/set-up": state.setUp = true; return { status: 204 };
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
    case "POST /api/sign-out": state.me = null; return { status: 204 };
    case "GET /api/sessions": return { body: [
      { id: "1", created_ms: Date.now() - 864e5, last_seen_ms: Date.now(), device: "Firefox on Linux", this_one: true },
      { id: "2", created_ms: Date.now() - 9 * 864e5, last_seen_ms: Date.now() - 3 * 36e5, device: "Safari on iPhone", this_one: false },
    ] };
    case "GET /api/invites": return { body: state.invites };
    case "POST /api/invites": return { status: 201, body: { id: "00000000inv04", token: "Wm9ydGUtbm8tc2VjcmV0", expires_ms: Date.now() + 6e8, invites_left: 2 } };
    case "GET /api/waitlist": return { body: state.waitlist };
    case "POST /api/rooms": return { status: 201, body: { room: ROOM, link: body.policy.visibility === "closed" ? "c2VjcmV0" : null } };
    case "POST /api/media": return { body: { sdp: "v=0", slots: ["1", "2", "3", "4"] } };
    default:
  }
  if (path === "/api/invites/gone") return no(410, "invite_gone");
  if (path.startsWith("/api/invites/") && method === "GET") return { body: { inviter_handle: "mai", inviter_stated: people[0].stated, inviter_field: "software", expires_ms: Date.now() + 6e8, room: rooms()[0] } };
  if (path.startsWith("/api/waitlist/")) {
    state.waitlist = state.waitlist.filter((row) => !path.includes(row.account));
    return { status: 204 };
  }
  if (path.endsWith("/audience")) return { body: { count: state.view.audience.count, people: state.audience, next: null } };
  if (path.endsWith("/link")) return { body: { room: ROOM, link: "c2VjcmV0" } };
  return method === "DELETE" ? { status: 204 } : no(404, "not_found");
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
      if (url.pathname.startsWith("/api/")) {
        const { status = 200, body } = answer(state, request.method, url.pathname, parts.length > 0 ? JSON.parse(Buffer.concat(parts)) : {});
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
  const delta = (...deltas) => tell(...deltas.map((one) => ({ kind: "delta", epoch: 1, seq: ++seq, delta: one })));
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
      if (ask.kind === "room" && ask.command.kind === "raise_hand") delta({ kind: "hand_raised", member: state.me.account }, { kind: "own_set", own: own({ hand_place: state.view.hands.length + 1 }) });
      if (ask.kind === "room" && ask.command.kind === "lower_hand") delta({ kind: "hand_lowered", member: state.me.account }, { kind: "own_set", own: own() });
      if (ask.kind === "room" && ask.command.kind === "unmute") delta({ kind: "own_set", own: { ...state.view.own, mute: "open" } });
      if (ask.kind === "room" && ask.command.kind === "mute") delta({ kind: "own_set", own: { ...state.view.own, mute: "by_self" } });
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
