/** Every HTTP request this client makes. Answers are the server's, refusals are values. */
import { language } from "./language";
import { setClock } from "./clock";
import type {
  AcceptInvite, TextsToday,
  ApplicantRow, AudiencePage, InviteCard, InviteMade, InviteRow, Me, MediaAnswer, MediaOffer, NewInvite, NewPlayer, OpenRoom, PlayerPass, Problem,
  Refused, Register, RoomOpened, RoomSound, ServerCard, SessionRow,
} from "./wire";
import type { HouseLook, NewLogo, RosterFound, SetUp } from "./wire";
import type {
  AppSecret, AskMailCode, Ceremony, ConfirmApp, ConfirmMail, NewPasskey, NoticeRow, RecoveryCodes, Shown, SignInOffer, WaysIn,
} from "./wire";
import type {
  Arrival, Arrive, AskReview, BadgeChoice, GrantReview, MyProofs, PersonPage, ProofRow, ReviewRow, ShowSecond, SignOnCard, SignOnStarted, StartSignOn,
  TakeBack, WebPage, WorkMail, WorkMailCode,
} from "./wire";
import type {
  AdmissionPolicy, AnswerAppeal, AppealRow, CriteriaHistory, CriteriaProblem, CriteriaRule, CriteriaSaved, DecisionDetail, DecisionPage, DryRun,
  EntryCard, EntryForm, NewName, OwnDecision, Wait, WaitlistPage,
} from "./wire";

/** Refused: the server said no. Unreachable: nobody answered, or not in our words. */
export type Got<T> = { ok: true; value: T } | NotGot;

/** `request` is what an operator can look up in the logs. */
export interface NotGot {
  ok: false;
  refusal: Refused | null;
  request: string | null;
  /** What is wrong with a rule, where a rule was refused. */
  criteria?: CriteriaProblem;
}

/** Longer than any answer should take; after it the request counts as unanswered. */
const REQUEST_TIMEOUT_MS = 15_000;

export function request<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Got<T>> {
  return send(method, path, body === undefined ? undefined : new Blob([JSON.stringify(body)], { type: "application/json" }));
}

async function readJson<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  return (text === "" ? null : JSON.parse(text)) as T;
}

/** A request whose body goes as it is, and whose answer is read by `read`. */
export async function send<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: Blob, read: (answer: Response) => Promise<T> = readJson): Promise<Got<T>> {
  let answered: string | null = null;
  const asked = Date.now();
  try {
    const answer = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      // Letters come in the language of the page, which is not always the browser's.
      headers: { "accept-language": language() },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    });
    answered = answer.headers.get("x-request-id");
    setClock(answer.headers.get("date"), asked);
    if (answer.ok) return { ok: true, value: await read(answer) };
    const problem = await readJson<Partial<Problem>>(answer);
    return {
      ok: false, refusal: problem.refusal ?? null, request: answered,
      ...("why" in problem ? { criteria: problem as unknown as CriteriaProblem } : {}),
    };
  } catch {
    return { ok: false, refusal: null, request: answered };
  }
}

export const id = encodeURIComponent;

export const api = {
  server: () => request<ServerCard>("GET", "/api/server"),
  me: () => request<Me>("GET", "/api/me"),
  register: (form: Register) => request<Me>("POST", "/api/register", form),
  signInOffer: () => request<SignInOffer>("GET", "/api/sign-in/offer"),
  signInBy: (shown: Shown) => request<Me>("POST", "/api/sign-in/by", shown),
  beginSignIn: () => request<Ceremony>("POST", "/api/sign-in/passkey"),
  beginAccount: (handle: string, invite: string | null) => request<Ceremony>("POST", "/api/register/passkey", { handle, invite }),
  askMailCode: (form: AskMailCode) => request<null>("POST", "/api/sign-in/mail-code", form),
  waysIn: () => request<WaysIn>("GET", "/api/ways-in"),
  freshen: (shown: Shown) => request<WaysIn>("POST", "/api/ways-in/fresh", shown),
  beginPasskey: () => request<Ceremony>("POST", "/api/ways-in/passkeys/begin"),
  addPasskey: (form: NewPasskey) => request<WaysIn>("POST", "/api/ways-in/passkeys", form),
  renamePasskey: (passkey: string, name: string) => request<null>("POST", `/api/ways-in/passkeys/${id(passkey)}`, { name }),
  removePasskey: (passkey: string) => request<WaysIn>("DELETE", `/api/ways-in/passkeys/${id(passkey)}`),
  askNewMailCode: (form: AskMailCode) => request<null>("POST", "/api/ways-in/mail/begin", form),
  setMail: (form: ConfirmMail) => request<WaysIn>("POST", "/api/ways-in/mail", form),
  removeMail: () => request<WaysIn>("DELETE", "/api/ways-in/mail"),
  setPassword: (password: string) => request<WaysIn>("POST", "/api/ways-in/password", { password }),
  removePassword: () => request<WaysIn>("DELETE", "/api/ways-in/password"),
  beginApp: () => request<AppSecret>("POST", "/api/ways-in/app/begin"),
  setApp: (form: ConfirmApp) => request<RecoveryCodes>("POST", "/api/ways-in/app", form),
  removeApp: () => request<WaysIn>("DELETE", "/api/ways-in/app"),
  makeRecoveryCodes: () => request<RecoveryCodes>("POST", "/api/ways-in/recovery-codes"),
  notices: () => request<NoticeRow[]>("GET", "/api/notices"),
  putNoticeAway: (notice: string) => request<null>("DELETE", `/api/notices/${id(notice)}`),
  endOtherSessions: () => request<null>("DELETE", "/api/sessions"),
  signOut: () => request<null>("POST", "/api/sign-out"),
  sessions: () => request<SessionRow[]>("GET", "/api/sessions"),
  revokeSession: (session: string) => request<null>("DELETE", `/api/sessions/${id(session)}`),
  invite: (token: string) => request<InviteCard>("GET", `/api/invites/${id(token)}`),
  invites: () => request<InviteRow[]>("GET", "/api/invites"),
  makeInvite: (form: Partial<NewInvite>) => request<InviteMade>("POST", "/api/invites", form),
  revokeInvite: (invite: string) => request<null>("DELETE", `/api/invites/${id(invite)}`),
  acceptInvite: (form: AcceptInvite) => request<Me>("POST", "/api/invites/accept", form),
  texts: () => request<TextsToday>("GET", "/api/admin/texts"),
  waitlist: (after: string | null) =>
    request<ApplicantRow[]>("GET", `/api/waitlist${after === null ? "" : `?after=${id(after)}`}`),
  letIn: (account: string) => request<null>("POST", `/api/waitlist/${id(account)}/let-in`),
  proofs: () => request<MyProofs>("GET", "/api/proofs"),
  dropProof: (proof: string) => request<null>("DELETE", `/api/proofs/${id(proof)}`),
  sendWorkMailCode: (form: WorkMail) => request<null>("POST", "/api/proofs/work-mail", form),
  tryWorkMailCode: (form: WorkMailCode) => request<MyProofs>("POST", "/api/proofs/work-mail/code", form),
  addWebPage: (form: WebPage) => request<MyProofs>("POST", "/api/proofs/web-page", form),
  askReview: (form: AskReview) => request<null>("POST", "/api/proofs/review", form),
  chooseBadge: (choice: BadgeChoice) => request<MyProofs>("POST", "/api/badge", choice),
  reviews: () => request<ReviewRow[]>("GET", "/api/admin/proofs"),
  grantReview: (review: string, saw: GrantReview) => request<null>("POST", `/api/admin/proofs/${id(review)}/grant`, saw),
  declineReview: (review: string) => request<null>("POST", `/api/admin/proofs/${id(review)}/decline`),
  signOns: () => request<SignOnCard[]>("GET", "/api/sign-on"),
  startSignOn: (provider: string, form: StartSignOn) => request<SignOnStarted>("POST", `/api/sign-on/${id(provider)}/start`, form),
  arrival: () => request<Arrival>("GET", "/api/sign-on/arrival"),
  arrive: (form: Arrive) => request<Me>("POST", "/api/sign-on/arrival", form),
  person: (handle: string) => request<PersonPage>("GET", `/api/people/@${id(handle)}`),
  granted: (member: string) => request<ProofRow[]>("GET", `/api/admin/people/${id(member)}/proofs`),
  takeBack: (member: string, proof: string, form: TakeBack) => request<null>("POST", `/api/admin/people/${id(member)}/proofs/${id(proof)}/take-back`, form),
  showSecond: (form: ShowSecond) => request<Me>("POST", "/api/sign-on/second", form),
  openRoom: (form: OpenRoom) => request<RoomOpened>("POST", "/api/rooms", form),
  roomLink: (room: string) => request<RoomOpened>("GET", `/api/rooms/${id(room)}/link`),
  roomSound: (room: string) => request<RoomSound>("GET", `/api/rooms/${id(room)}/sound`),
  audience: (room: string, after: string | null) =>
    request<AudiencePage>("GET", `/api/rooms/${id(room)}/audience${after === null ? "" : `?after=${id(after)}`}`),
  roster: (room: string, find: string) => request<RosterFound>("GET", `/api/rooms/${id(room)}/roster?find=${id(find)}`),
  entry: () => request<EntryCard>("GET", "/api/entry"),
  wait: () => request<Wait>("GET", "/api/wait"),
  setForm: (form: EntryForm) => request<null>("PUT", "/api/wait", form),
  appeal: (words: string) => request<null>("POST", "/api/wait/appeal", { words }),
  admission: () => request<AdmissionPolicy>("GET", "/api/admin/admission"),
  setAdmission: (policy: AdmissionPolicy) => request<AdmissionPolicy>("PUT", "/api/admin/admission", policy),
  adminWaitlist: (filter: URLSearchParams) => request<WaitlistPage>("GET", `/api/admin/waitlist?${filter.toString()}`),
  review: (account: string, let_in: boolean) => request<null>("POST", `/api/admin/review/${id(account)}`, { let_in }),
  appeals: () => request<AppealRow[]>("GET", "/api/admin/appeals"),
  answerAppeal: (appeal: string, answer: AnswerAppeal) => request<null>("POST", `/api/admin/appeals/${id(appeal)}`, answer),
  criteria: () => request<CriteriaHistory>("GET", "/api/admin/criteria"),
  saveCriteria: (rule: CriteriaRule) => request<CriteriaSaved>("POST", "/api/admin/criteria", rule),
  dryRun: (rule: CriteriaRule) => request<DryRun>("POST", "/api/admin/criteria/dry-run", { rule }),
  putInForce: (version: number, from: number) => request<null>("POST", `/api/admin/criteria/${version}/in-force`, { from }),
  decisions: (filter: URLSearchParams) => request<DecisionPage>("GET", `/api/admin/decisions?${filter.toString()}`),
  decision: (decision: string) => request<DecisionDetail>("GET", `/api/admin/decisions/${id(decision)}`),
  ownDecision: () => request<OwnDecision>("GET", "/api/decision"),
  setName: (name: NewName) => request<Me>("PUT", "/api/me/name", name),
  changeLook: (look: HouseLook) => request<null>("PUT", "/api/admin/look", look),
  changeLogo: (logo: NewLogo) => request<null>("PUT", "/api/admin/logo", logo),
  setUp: () => request<SetUp>("GET", "/api/admin/set-up"),
  setUpDone: () => request<null>("POST", "/api/admin/set-up"),
  player: (room: string, player: NewPlayer) => request<PlayerPass>("POST", `/api/rooms/${encodeURIComponent(room)}/players`, player),
  media: (offer: MediaOffer) => request<MediaAnswer>("POST", "/api/media", offer),
};
