// What the stand-in for the server says of the owner's report: a house in its third month, one of few members, one of nobody.

const WEEK_MS = 7 * 864e5;
/** Mondays in UTC, the last one of this week. */
const mondays = (count) => {
  const days = Math.floor(Date.now() / 864e5);
  const monday = (days - ((days + 3) % 7)) * 864e5;
  return Array.from({ length: count }, (_, at) => monday - (count - 1 - at) * WEEK_MS);
};
const few = (count) => (count < 5 ? null : count);

const busy = (begins_ms, at) => ({
  begins_ms, rooms: 3 + ((at * 5) % 9), new: few((at * 7) % 13), returning: 10 + at * 4, listened_ms: (40 + at * 13) * 36e5,
  hands: at === 2 ? null : { count: 12 + at, served: at === 4 ? 3 : 7 + at, median_wait_ms: at === 4 ? null : 40_000 + at * 9000 },
  bytes: (20 + at * 6) * 1e9, cpu_ms: (2 + at / 3) * 36e5,
});
const small = (begins_ms) => ({ begins_ms, rooms: 2, new: null, returning: null, listened_ms: null, hands: null, bytes: 4e7, cpu_ms: 9e5 });
const none = (begins_ms) => ({ begins_ms, rooms: 0, new: 0, returning: 0, listened_ms: 0, hands: { count: 0, served: 0, median_wait_ms: null }, bytes: 0, cpu_ms: 1000 });

const cohorts = (weeks) => weeks.map((begins_ms, at) => {
  const members = [24, 3, 0][at % 5] ?? 9 + at;
  const came = members === 0 ? [] : Array.from({ length: weeks.length - at }, (_, since) => (members < 5 ? null : few(Math.round(members / (1 + since / 2)))));
  return { begins_ms, members: members === 0 ? 0 : few(members), came };
});

const report = (state, count) => {
  const weeks = mondays(count);
  const shape = { few: small, nobody: none }[state.report] ?? busy;
  const told = { weeks: weeks.map(shape), cohorts: [], inviters: [], other_invited: 0, topics: [], prices: state.prices ?? null, cost: null };
  if (state.report === "nobody") return told;
  if (state.report === "few") return { ...told, cohorts: [{ begins_ms: weeks[0], members: null, came: weeks.map(() => null) }], other_invited: null };
  return {
    ...told,
    cohorts: cohorts(weeks),
    inviters: [{ handle: "lin", let_in: 21, came: 14 }, { handle: "mai", let_in: 12, came: null }, { handle: null, let_in: 6, came: 5 }],
    other_invited: 11,
    topics: [
      { topic: "What nobody tells you about running Rust", rooms: 4, members: 61, newcomers: 9, listened_ms: 96 * 36e5 },
      { topic: "夜班", rooms: 1, members: 12, newcomers: null, listened_ms: 11 * 36e5 },
    ],
    cost: state.prices ? { weeks: 12, total: 41_230_000, per_room: 560_000, per_listener_hour: 4200 } : null,
  };
};

const EUR = { currency: "EUR", gigabyte: 80_000, core_hour: 12_000, listener_hour: 0 };

/** `null`: nothing of this. */
export function reportAnswer(state, method, path, body, search) {
  switch (`${method} ${path}`) {
    case "GET /api/admin/report": return { body: report({ prices: EUR, ...state }, Number(search.get("weeks") ?? 12)) };
    case "PUT /api/admin/report/prices": state.prices = body; return { status: 204 };
    case "PUT /api/me/avatar":
      if (state.badPicture) return { status: 422, body: { refusal: { code: "bad_picture" } } };
      state.me = { ...state.me, avatar: "00000000ava02" };
      return { body: { avatar: state.me.avatar } };
    case "DELETE /api/me/avatar": state.me = { ...state.me, avatar: null }; return { status: 204 };
    default: return null;
  }
}
