/** Every HTTP request this client makes. Answers are the server's, refusals are values. */
import type {
  ApplicantRow, AudiencePage, HouseLook, InviteCard, InviteMade, InviteRow, Me, MediaAnswer, MediaOffer, NewInvite, NewLogo, OpenRoom, Problem,
  Refused, Register, RoomOpened, ServerCard, SessionRow, SetUp, SignIn,
} from "./wire";

/** Refused: the server said no. Unreachable: nobody answered, or not in our words. */
export type Got<T> = { ok: true; value: T } | NotGot;

/** `request` is what an operator can look up in the logs. */
export interface NotGot {
  ok: false;
  refusal: Refused | null;
  request: string | null;
}

/** Longer than any answer should take; after it the request counts as unanswered. */
const REQUEST_TIMEOUT_MS = 15_000;

async function request<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Got<T>> {
  let answered: string | null = null;
  try {
    const answer = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    answered = answer.headers.get("x-request-id");
    const text = await answer.text();
    if (answer.ok) return { ok: true, value: (text === "" ? null : JSON.parse(text)) as T };
    const problem = JSON.parse(text) as Partial<Problem>;
    return { ok: false, refusal: problem.refusal ?? null, request: answered };
  } catch {
    return { ok: false, refusal: null, request: answered };
  }
}

const id = encodeURIComponent;

export const api = {
  server: () => request<ServerCard>("GET", "/api/server"),
  me: () => request<Me>("GET", "/api/me"),
  register: (form: Register) => request<Me>("POST", "/api/register", form),
  signIn: (form: SignIn) => request<Me>("POST", "/api/sign-in", form),
  signOut: () => request<null>("POST", "/api/sign-out"),
  sessions: () => request<SessionRow[]>("GET", "/api/sessions"),
  revokeSession: (session: string) => request<null>("DELETE", `/api/sessions/${id(session)}`),
  invite: (token: string) => request<InviteCard>("GET", `/api/invites/${id(token)}`),
  invites: () => request<InviteRow[]>("GET", "/api/invites"),
  makeInvite: (form: NewInvite) => request<InviteMade>("POST", "/api/invites", form),
  revokeInvite: (invite: string) => request<null>("DELETE", `/api/invites/${id(invite)}`),
  acceptInvite: (token: string) => request<Me>("POST", "/api/invites/accept", { token }),
  waitlist: (after: string | null) =>
    request<ApplicantRow[]>("GET", `/api/waitlist${after === null ? "" : `?after=${id(after)}`}`),
  letIn: (account: string) => request<null>("POST", `/api/waitlist/${id(account)}/let-in`),
  openRoom: (form: OpenRoom) => request<RoomOpened>("POST", "/api/rooms", form),
  roomLink: (room: string) => request<RoomOpened>("GET", `/api/rooms/${id(room)}/link`),
  audience: (room: string, after: string | null) =>
    request<AudiencePage>("GET", `/api/rooms/${id(room)}/audience${after === null ? "" : `?after=${id(after)}`}`),
  changeLook: (look: HouseLook) => request<null>("PUT", "/api/admin/look", look),
  changeLogo: (logo: NewLogo) => request<null>("PUT", "/api/admin/logo", logo),
  setUp: () => request<SetUp>("GET", "/api/admin/set-up"),
  setUpDone: () => request<null>("POST", "/api/admin/set-up"),
  media: (offer: MediaOffer) => request<MediaAnswer>("POST", "/api/media", offer),
};
