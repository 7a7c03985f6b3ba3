// What the stand-in for the server says of inboxes, of what reaches one by which way, and of ending letters.

const ago = (minutes) => Date.now() - minutes * 60_000;
const KINDS = ["room_started", "room_scheduled", "invited_on_stage", "room_soon", "room_changed", "thread_request", "new_message", "missed_wave", "missed_ping", "followed", "followed_back", "vouched", "circle_request", "invited_to_circle", "let_into_circle", "question_answered"];
/** Where somebody has not said otherwise. */
const IN_THE_INBOX = new Set(["room_scheduled", "followed", "followed_back", "vouched", "circle_request", "invited_to_circle"]);

/** For `people` as the stand-in knows them. */
export function fakeInbox(people) {
  const [mai, lin, kofi, , , bodo, , diego, eva] = people;
  let count = 0;
  const row = (happened, by, minutes, more = {}) => ({ row: `00000000row${++count}`, happened, by, times: 1, at_ms: ago(minutes), seen: true, title: null, begins_ms: null, cancelled: false, page: by && `/@${by.handle}`, ...more });
  const rows = () => [
    row("room_started", mai, 1, { seen: false, title: "What nobody tells you about running Rust at scale", page: "/r/00000000room1" }),
    row("room_scheduled", lin, 12, { seen: false, times: 3, title: "夜班之后", begins_ms: Date.now() + 3 * 864e5, page: "/e/00000000sch01" }),
    row("followed", null, 40, { seen: false, times: 4, page: null }),
    row("invited_on_stage", lin, 300, { title: "Rice, and who eats it", begins_ms: Date.now() + 864e5, page: "/e/00000000sch01" }),
    row("room_soon", mai, 900, { title: "Bridges, old and new: what inspectors look for, and what they fear", begins_ms: ago(885), page: "/e/00000000sch02" }),
    row("room_changed", eva, 1_500, { title: "Night after night", begins_ms: Date.now() + 9 * 864e5, cancelled: true, page: "/e/00000000sch03" }),
    row("thread_request", diego, 1_600, { page: "/m/00000000thr06" }),
    row("new_message", lin, 2_000, { times: 2, page: "/m/00000000thr01" }),
    row("missed_wave", bodo, 3_000, { times: 2 }),
    row("missed_ping", eva, 4_400),
    row("room_started", bodo, 5_000, { page: null }),
    row("circle_request", bodo, 5_200, { times: 3, title: "Bridges, and those who look under them", page: "/circles/00000000cir01" }),
    row("invited_to_circle", eva, 5_400, { title: "Courts in winter", page: "/circles/00000000cir03" }),
    row("let_into_circle", kofi, 5_600, { page: null }),
    row("followed_back", kofi, 6_000),
    row("vouched", mai, 9_000, { times: 2 }),
    row("question_answered", lin, 9_500, { title: "Night after night", page: "/past/00000000pst01" }),
  ];
  const device = (id, name, minutes, this_one = false) => ({ id, device: name, since_ms: ago(minutes), this_one });
  const devices = () => [device("00000000dev01", "Chrome on Android", 9_000), device("00000000dev02", "Firefox on Linux", 50_000, true)];
  const wishes = (more = {}) => ({
    ways: KINDS.map((happened) => ({ happened, way: IN_THE_INBOX.has(happened) ? "inbox" : "push" })),
    quiet: null, zone: null, digest: "off", room_letters: true, mail: true,
    push_key: "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
    devices: [], ...more,
  });
  const fresh = () => ({ inbox: rows(), wishes: wishes(), letters: { letters: "rooms", ended: false } });

  function answer(state, method, path, body) {
    switch (`${method} ${path}`) {
      case "GET /api/inbox": return { body: { rows: state.inbox, next: null } };
      case "GET /api/inbox/unseen": return { body: { rows: state.inbox.filter(({ seen }) => !seen).length } };
      // What was new stays so for whoever looks at the screens: the count on the bell is among them.
      case "PUT /api/inbox/seen": return { status: 204 };
      case "GET /api/inbox/wishes": return { body: state.wishes };
      case "PUT /api/inbox/wishes":
        state.wishes = { ...state.wishes, ways: body.ways, quiet: body.quiet, digest: body.digest, room_letters: body.room_letters, zone: body.clocks?.zone ?? null };
        return { status: 204 };
      default:
    }
    return path.startsWith("/api/inbox/devices/") ? { status: 204 } : null;
  }

  /** Whoever has the link asks: signed in or not. */
  function letterAnswer(state, method, path) {
    if (!path.startsWith("/api/unsubscribe/")) return null;
    if (state.letters === null) return { status: 404, body: { refusal: { code: "not_found" } } };
    if (method === "GET") return { body: state.letters };
    state.letters = { ...state.letters, ended: true };
    return { status: 204 };
  }

  return { fresh, answer, letterAnswer, wishes, devices };
}
