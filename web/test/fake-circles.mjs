// What the stand-in for the server says of circles.

export const CIRCLE = "00000000cir01";

const card = (circle, name, own, more = {}) => ({ circle, name, description: null, entry: "open", topics: [], members: 12, own, ...more });
const row = (person, role) => ({ person, role, since_ms: Date.now() - 4e9 });
const bridges = () => card(CIRCLE, "Bridges, and those who look under them", "member", { description: "Inspectors, welders and whoever else crosses a river on the underside", entry: "approval", topics: ["Steel", "Wind", "桥梁"], members: 214 });

/** For `people` as the stand-in knows them. */
export function fakeCircles(people) {
  const [mai, lin, kofi, , ann, bodo, cyra, , eva] = people;
  /** Its page; `more`: of the card. */
  const page = (more = {}, rest = {}) => ({ card: { ...bridges(), ...more }, owner: kofi, rules: "Say what you have seen, not what you were told.\nNo names of clients.\n有问必答。", rules_version: 2, rules_agreed: 2, ask_again_ms: null, made_ms: Date.now() - 9e9, ...rest });
  const fresh = () => ({
    ownCircles: [bridges(), card("00000000cir02", "夜班", "asked", { entry: "approval", members: 31 }), card("00000000cir03", "Courts in winter", "invited", { entry: "invite", members: 4 })],
    circles: [bridges(), card("00000000cir02", "夜班", "asked", { entry: "approval", members: 31 }), card("00000000cir04", "Rice", null, { description: "Growing it, selling it, writing about it", topics: ["Agriculture"], members: 1 })],
    circle: page(),
    circleMembers: [row(kofi, "owner"), row(lin, "moderator"), row(ann, "member"), row(mai, "member"), row(eva, "member")],
    circleWaiting: [{ person: bodo, own: "asked", since_ms: Date.now() - 9e6 }, { person: cyra, own: "invited", since_ms: Date.now() - 8e6 }],
  });

  function answer(state, method, path) {
    switch (`${method} ${path}`) {
      case "GET /api/me/circles": return { body: { circles: state.ownCircles, next: null } };
      case "GET /api/circles": return { body: { circles: state.circles, next: null } };
      case "POST /api/circles": return { status: 201, body: state.circle };
      default:
    }
    const [, asked, part, who] = path.match(/^\/api\/circles\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/) ?? [];
    if (asked === undefined) return null;
    if (asked !== CIRCLE) return { status: 404, body: { refusal: { code: "no_such_circle" } } };
    if (part === undefined || part === "membership") return method === "DELETE" ? { status: 204 } : { body: state.circle };
    if (method !== "GET" || who !== undefined) return { status: 204 };
    return { body: { members: { members: state.circleMembers, next: null }, waiting: state.circleWaiting, scheduled: { scheduled: state.circleScheduled, next: null, choices: null } }[part] };
  }

  return { fresh, answer, page };
}
