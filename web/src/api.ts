/** Every HTTP request this client makes. Answers are the server's, refusals are values. */
import { language } from "./language";
import { setClock } from "./clock";
import type { Routes } from "./openapi";
import type {
  AcceptInvite, AdmissionPolicy, AnswerAppeal, Arrive, AskMailCode, AskReview, BadgeChoice, ConfirmApp, ConfirmMail, CriteriaProblem,
  CriteriaRule, EntryForm, GrantReview, HouseLook, MediaOffer, NewInvite, NewLogo, NewName, NewPasskey, NewPlayer, OpenRoom, Problem,
  Refused, Register, ShowSecond, Shown, StartSignOn, TakeBack, WebPage, WorkMail, WorkMailCode,
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

type Route = keyof Routes;

/** What a route's query may say. */
export type Query<R extends Route> = NonNullable<Extract<Routes[R]["given"][0], { query?: object }>["query"]>;

interface Given {
  path?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
}

/** Longer than any answer should take; after it the request counts as unanswered. */
const REQUEST_TIMEOUT_MS = 15_000;

/** Method and address. What is null is not in the query. */
function lineOf(route: Route, { path = {}, query = {} }: Given = {}): [method: string, address: string] {
  const [method = "", pattern = ""] = route.split(" ");
  const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const said = Object.entries(query).flatMap(([name, value]) => (value === null || value === undefined ? [] : `${name}=${encodeURIComponent(value)}`));
  return [method, said.length === 0 ? address : `${address}?${said.join("&")}`];
}

/** Where a route is, for a link or a picture. */
export const address = <R extends Route & `GET ${string}`>(route: R, ...[given]: Routes[R]["given"]): string => lineOf(route, given)[1];

/** A file goes as it is, anything else as JSON. */
const bodyOf = (body: unknown): Blob => (body instanceof Blob ? body : new Blob([JSON.stringify(body)], { type: "application/json" }));

/** A file comes as it is, nothing as null. */
async function read(answer: Response): Promise<unknown> {
  if (answer.headers.get("content-type") === "application/zip") return answer.blob();
  const text = await answer.text();
  return text === "" ? null : JSON.parse(text);
}

/** Asks the server. Which routes there are, what goes with each and what comes back stands in the OpenAPI file. */
export async function call<R extends Route>(route: R, ...[given]: Routes[R]["given"]): Promise<Got<Routes[R]["answer"]>> {
  let answered: string | null = null;
  const asked = Date.now();
  const [method, address] = lineOf(route, given);
  const body = (given as Given | undefined)?.body;
  try {
    const answer = await fetch(address, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      // Letters come in the language of the page, which is not always the browser's.
      headers: { "accept-language": language() },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    });
    answered = answer.headers.get("x-request-id");
    setClock(answer.headers.get("date"), asked);
    const value = await read(answer);
    if (answer.ok) return { ok: true, value: value as Routes[R]["answer"] };
    const problem = value as Partial<Problem>;
    return {
      ok: false, refusal: problem.refusal ?? null, request: answered,
      ...("why" in problem ? { criteria: problem as unknown as CriteriaProblem } : {}),
    };
  } catch {
    return { ok: false, refusal: null, request: answered };
  }
}

export const api = {
  server: () => call("GET /api/server"),
  me: () => call("GET /api/me"),
  register: (form: Register) => call("POST /api/register", { body: form }),
  signInOffer: () => call("GET /api/sign-in/offer"),
  signInBy: (shown: Shown) => call("POST /api/sign-in/by", { body: shown }),
  beginSignIn: () => call("POST /api/sign-in/passkey"),
  beginAccount: (handle: string, invite: string | null) => call("POST /api/register/passkey", { body: { handle, invite } }),
  askMailCode: (form: AskMailCode) => call("POST /api/sign-in/mail-code", { body: form }),
  waysIn: () => call("GET /api/ways-in"),
  freshen: (shown: Shown) => call("POST /api/ways-in/fresh", { body: shown }),
  beginPasskey: () => call("POST /api/ways-in/passkeys/begin"),
  addPasskey: (form: NewPasskey) => call("POST /api/ways-in/passkeys", { body: form }),
  renamePasskey: (passkey: string, name: string) => call("POST /api/ways-in/passkeys/{id}", { path: { id: passkey }, body: { name } }),
  removePasskey: (passkey: string) => call("DELETE /api/ways-in/passkeys/{id}", { path: { id: passkey } }),
  askNewMailCode: (form: AskMailCode) => call("POST /api/ways-in/mail/begin", { body: form }),
  setMail: (form: ConfirmMail) => call("POST /api/ways-in/mail", { body: form }),
  removeMail: () => call("DELETE /api/ways-in/mail"),
  setPassword: (password: string) => call("POST /api/ways-in/password", { body: { password } }),
  removePassword: () => call("DELETE /api/ways-in/password"),
  beginApp: () => call("POST /api/ways-in/app/begin"),
  setApp: (form: ConfirmApp) => call("POST /api/ways-in/app", { body: form }),
  removeApp: () => call("DELETE /api/ways-in/app"),
  makeRecoveryCodes: () => call("POST /api/ways-in/recovery-codes"),
  notices: () => call("GET /api/notices"),
  putNoticeAway: (notice: string) => call("DELETE /api/notices/{id}", { path: { id: notice } }),
  endOtherSessions: () => call("DELETE /api/sessions"),
  signOut: () => call("POST /api/sign-out"),
  sessions: () => call("GET /api/sessions"),
  revokeSession: (session: string) => call("DELETE /api/sessions/{id}", { path: { id: session } }),
  invite: (token: string) => call("GET /api/invites/{invite}", { path: { invite: token } }),
  invites: () => call("GET /api/invites"),
  makeInvite: (form: NewInvite) => call("POST /api/invites", { body: form }),
  revokeInvite: (invite: string) => call("DELETE /api/invites/{invite}", { path: { invite } }),
  acceptInvite: (form: AcceptInvite) => call("POST /api/invites/accept", { body: form }),
  texts: () => call("GET /api/admin/texts"),
  waitlist: (after: string | null) => call("GET /api/waitlist", { query: { after } }),
  letIn: (account: string) => call("POST /api/waitlist/{account}/let-in", { path: { account } }),
  proofs: () => call("GET /api/proofs"),
  dropProof: (proof: string) => call("DELETE /api/proofs/{proof}", { path: { proof } }),
  sendWorkMailCode: (form: WorkMail) => call("POST /api/proofs/work-mail", { body: form }),
  tryWorkMailCode: (form: WorkMailCode) => call("POST /api/proofs/work-mail/code", { body: form }),
  addWebPage: (form: WebPage) => call("POST /api/proofs/web-page", { body: form }),
  askReview: (form: AskReview) => call("POST /api/proofs/review", { body: form }),
  chooseBadge: (choice: BadgeChoice) => call("POST /api/badge", { body: choice }),
  reviews: () => call("GET /api/admin/proofs"),
  grantReview: (review: string, saw: GrantReview) => call("POST /api/admin/proofs/{review}/grant", { path: { review }, body: saw }),
  declineReview: (review: string) => call("POST /api/admin/proofs/{review}/decline", { path: { review } }),
  signOns: () => call("GET /api/sign-on"),
  startSignOn: (provider: string, form: StartSignOn) => call("POST /api/sign-on/{provider}/start", { path: { provider }, body: form }),
  arrival: () => call("GET /api/sign-on/arrival"),
  arrive: (form: Arrive) => call("POST /api/sign-on/arrival", { body: form }),
  person: (handle: string) => call("GET /api/people/{member}", { path: { member: `@${handle}` } }),
  granted: (member: string) => call("GET /api/admin/people/{member}/proofs", { path: { member } }),
  takeBack: (member: string, proof: string, form: TakeBack) => call("POST /api/admin/people/{member}/proofs/{proof}/take-back", { path: { member, proof }, body: form }),
  showSecond: (form: ShowSecond) => call("POST /api/sign-on/second", { body: form }),
  openRoom: (form: OpenRoom) => call("POST /api/rooms", { body: form }),
  roomLink: (room: string) => call("GET /api/rooms/{room}/link", { path: { room } }),
  capacity: () => call("GET /api/capacity"),
  roomSound: (room: string) => call("GET /api/rooms/{room}/sound", { path: { room } }),
  audience: (room: string, after: string | null) => call("GET /api/rooms/{room}/audience", { path: { room }, query: { after } }),
  roster: (room: string, find: string) => call("GET /api/rooms/{room}/roster", { path: { room }, query: { find } }),
  entry: () => call("GET /api/entry"),
  wait: () => call("GET /api/wait"),
  setForm: (form: EntryForm) => call("PUT /api/wait", { body: form }),
  appeal: (words: string) => call("POST /api/wait/appeal", { body: { words } }),
  admission: () => call("GET /api/admin/admission"),
  setAdmission: (policy: AdmissionPolicy) => call("PUT /api/admin/admission", { body: policy }),
  adminWaitlist: (filter: Query<"GET /api/admin/waitlist">) => call("GET /api/admin/waitlist", { query: filter }),
  threadReports: (after: string | null) => call("GET /api/thread-reports", { query: { after } }),
  settleThreadReport: (report: string) => call("POST /api/thread-reports/{report}/settle", { path: { report } }),
  review: (account: string, let_in: boolean) => call("POST /api/admin/review/{account}", { path: { account }, body: { let_in } }),
  appeals: () => call("GET /api/admin/appeals"),
  answerAppeal: (appeal: string, answer: AnswerAppeal) => call("POST /api/admin/appeals/{appeal}", { path: { appeal }, body: answer }),
  criteria: () => call("GET /api/admin/criteria"),
  saveCriteria: (rule: CriteriaRule) => call("POST /api/admin/criteria", { body: rule }),
  dryRun: (rule: CriteriaRule) => call("POST /api/admin/criteria/dry-run", { body: { rule } }),
  putInForce: (version: number, from: number) => call("POST /api/admin/criteria/{version}/in-force", { path: { version }, body: { from } }),
  decisions: (filter: Query<"GET /api/admin/decisions">) => call("GET /api/admin/decisions", { query: filter }),
  decision: (decision: string) => call("GET /api/admin/decisions/{decision}", { path: { decision } }),
  ownDecision: () => call("GET /api/decision"),
  setName: (name: NewName) => call("PUT /api/me/name", { body: name }),
  changeLook: (look: HouseLook) => call("PUT /api/admin/look", { body: look }),
  changeLogo: (logo: NewLogo) => call("PUT /api/admin/logo", { body: logo }),
  setUp: () => call("GET /api/admin/set-up"),
  setUpDone: () => call("POST /api/admin/set-up"),
  player: (room: string, player: NewPlayer) => call("POST /api/rooms/{room}/players", { path: { room }, body: player }),
  media: (offer: MediaOffer) => call("POST /api/media", { body: offer }),
};
