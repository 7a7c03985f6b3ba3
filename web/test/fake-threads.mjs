// What the stand-in for the server says of messages, of who was in a room, and of blocking.

export const THREAD = "00000000thr01";
export const VISITED = "00000000room9";

const ago = (minutes) => Date.now() - minutes * 60_000;
const message = (n, mine, minutes, text) => ({ n, mine, at_ms: ago(minutes), text });

const said = () => [
  message(1, false, 1_500, "It was good to hear you last night."),
  message(2, true, 1_490, "You, too! I did not know that hearts keep their own clock."),
  message(3, false, 30, "They do. There is a talk on it next month:\nhttps://hearts.example/at-night/and-what-keeps-them-going?with=a-very-long-address-that-has-to-break-somewhere"),
  message(4, true, 2, "心脏与夜班 — 我会来的。 I shall be there."),
];

/** For `people` as the stand-in knows them. */
export function fakeThreads(people) {
  const [mai, lin, kofi, , , bodo, , diego, eva] = people;
  const row = (thread, person, last, more = {}) => ({ thread, person, view: "open", last, unread: 0, moved_ms: last?.at_ms ?? ago(5), blocked: false, ...more });
  const thread = (more = {}) => ({ ...row(THREAD, lin, said().at(-1)), read: 4, their_read: 4, contact: null, their_contact: null, ...more });
  const asks = () => message(1, false, 9, "You asked about dovetails in the last room. I teach them on Saturdays, if you would like to see how it is done.");
  const fresh = () => ({
    threads: [
      row(THREAD, lin, said().at(-1), { unread: 2 }),
      row("00000000thr02", kofi, null, { unread: 1 }),
      row("00000000thr03", eva, message(1, true, 700, "Would you tell me more about nights on your ward?"), { view: "waits" }),
      row("00000000thr04", bodo, message(12, false, 3_000, "Good night."), { blocked: true }),
      row("00000000thr05", null, message(3, true, 90_000, "Thank you for everything, and a good journey!")),
    ],
    requests: [row("00000000thr06", diego, asks(), { view: "asks", unread: 1 })],
    thread: thread(),
    messages: said(),
    unread: { threads: 2, requests: 1 },
    visited: [{ room: VISITED, title: "What nobody tells you about running Rust at scale", left_ms: ago(4) }, { room: "00000000room8", title: "夜班之后", left_ms: ago(4_000) }],
    met: [
      { person: mai, on_stage: true, ticked: false, thread: null },
      { person: lin, on_stage: true, ticked: false, thread: THREAD },
      { person: diego, on_stage: false, ticked: true, thread: null },
      { person: eva, on_stage: false, ticked: false, thread: null },
    ],
    reports: [
      { report: "00000000rep01", by: lin, about: diego, at_ms: ago(12), reason: "harassment", line: "He goes on though I asked him to stop.", messages: [
        { n: 7, by_reporter: false, at_ms: ago(30), text: "Why do you not answer?\nI know that you read this, and I know where you work." },
        { n: 8, by_reporter: true, at_ms: ago(25), text: "Please stop writing to me." },
        { n: 9, by_reporter: false, at_ms: ago(20), text: "I shall write as often as I like." },
      ] },
      { report: "00000000rep02", by: eva, about: null, at_ms: ago(9), reason: "spam", line: null, messages: [] },
    ],
    /** What of somebody's page is otherwise than for strangers. */
    between: {},
  });

  function answer(state, method, path, body) {
    switch (`${method} ${path}`) {
      case "GET /api/threads": return { body: { threads: state.threads, next: null } };
      case "GET /api/threads/requests": return { body: { threads: state.requests, next: null } };
      case "GET /api/threads/unread": return { body: state.unread };
      case "GET /api/thread-reports": return state.reports === null ? { status: 429, body: { refusal: { code: "too_many_requests" } } } : { body: { reports: state.reports, next: null } };
      case "GET /api/introductions": return { body: state.visited };
      case `GET /api/introductions/${VISITED}`: return { body: state.met };
      default:
    }
    if (path.startsWith("/api/thread-reports/")) {
      state.reports = state.reports.filter(({ report }) => !path.includes(report));
      return { status: 204 };
    }
    if (path.startsWith("/api/introductions/")) return method === "PUT" ? { body: { thread: null } } : method === "DELETE" ? { status: 204 } : { status: 404, body: { refusal: { code: "no_such_room" } } };
    if (/^\/api\/people\/[^/]+\/messages$/.test(path)) {
      if (state.busy) return { status: 429, body: { refusal: { code: "too_many_requests" } } };
      const told = { ...message((state.messages.at(-1)?.n ?? 0) + 1, true, 0, body.text), key: body.key };
      state.messages = [...state.messages, told];
      return { status: 201, body: { thread: state.thread?.thread ?? THREAD, message: told } };
    }
    if (/^\/api\/people\/[^/]+\/block$/.test(path)) return { status: 204 };
    const [, asked, part] = path.match(/^\/api\/threads\/(\w+)(?:\/(\w+))?$/) ?? [];
    if (asked === undefined) return null;
    if (state.thread === null) return { status: 404, body: { refusal: { code: "no_such_thread" } } };
    if (method !== "GET") return { status: 204 };
    return { body: part === "messages" ? { messages: state.messages, next: state.earlier ?? null } : state.thread };
  }

  return { fresh, answer, thread, asks };
}
