// Generated from crates/protocol by `cargo xtask gen`. Do not edit.

export type Role = "listener" | "speaker" | "moderator";

export type MuteState = "open" | "by_self" | "by_moderator";

export type Hands = "off" | "everyone";

export type Visibility = "open" | "closed";

export type Policy = { hands: Hands, hands_max: number, stage_size: number, room_size: number, visibility: Visibility, };

export type StageSeat = { member: string, role: Role, mute: MuteState, 
/**
 * False while the seat is held for somebody whose connection is lost.
 */
connected: boolean, };

export type Own = { role: Role, mute: MuteState, 
/**
 * Place in the queue of hands, from 1.
 */
hand_place: number | null, 
/**
 * An invite to speak waits for an answer until then (ms since the epoch).
 */
invited_until_ms: number | null, 
/**
 * Muted by a moderator and asked to unmute.
 */
asked_to_unmute: boolean, };

export type Audience = { count: number, shown: Array<string>, };

export type Backstage = { banned: Array<string>, invited: Array<string>, asking_to_unmute: Array<string>, };

export type View = { title: string, topic: string | null, policy: Policy, locked: boolean, owner: string, 
/**
 * In the order they came on stage.
 */
stage: Array<StageSeat>, 
/**
 * First raised first.
 */
hands: Array<string>, audience: Audience, own: Own, 
/**
 * Only for moderators.
 */
backstage: Backstage | null, };

export type Delta = { "kind": "stage_seat_set", seat: StageSeat, } | { "kind": "stage_seat_gone", member: string, } | { "kind": "hand_raised", member: string, } | { "kind": "hand_lowered", member: string, } | { "kind": "audience_set", audience: Audience, } | { "kind": "audience_changed", count: number, came: Array<string>, went: Array<string>, } | { "kind": "own_set", own: Own, } | { "kind": "backstage_set", backstage: Backstage | null, } | { "kind": "locked" } | { "kind": "unlocked" } | { "kind": "renamed", title: string, } | { "kind": "topic_set", topic: string | null, } | { "kind": "policy_set", policy: Policy, };

export type Register = { handle: string, 
/**
 * Not needed with a passkey.
 */
password: string, 
/**
 * The first way in, in place of a password.
 */
passkey: PasskeyAnswer | null, 
/**
 * One line of what you do. Shown as stated, not verified.
 */
stated: string, 
/**
 * One of [`FIELDS`].
 */
field: string, 
/**
 * Accepted in the same step.
 */
invite: string | null, 
/**
 * Two letters of ISO 3166-1, if the form asks and one wants to say.
 */
region?: string | null, 
/**
 * To the owner's questions, by their keys.
 */
answers?: { [key in string]: string }, };

export type SignIn = { handle: string, password: string, 
/**
 * A code of the authenticator app, or a recovery code.
 */
second: string | null, };

export type Standing = "applicant" | "member";

export type Me = { account: string, handle: string, standing: Standing, 
/**
 * Owns this server: sees the waitlist, lets applicants in.
 */
owner: boolean, stated: string, field: string, invites_left: number, 
/**
 * The room this account's seat is in, on any device.
 */
seat_in: string | null, };

export type Person = { member: string, handle: string, 
/**
 * As stated by them, not verified.
 */
stated: string, field: string, bot: boolean, 
/**
 * Handle of who invited them.
 */
invited_by: string | null, member_since_ms: number | null, };

export type SessionRow = { id: string, created_ms: number, last_seen_ms: number, 
/**
 * What the browser called itself, shortened.
 */
device: string, this_one: boolean, };

export type InviteCard = { inviter_handle: string, inviter_stated: string, inviter_field: string, expires_ms: number, room: RoomCard | null, };

export type NewInvite = { 
/**
 * A first room to land in.
 */
room: string | null, };

export type InviteMade = { id: string, token: string, expires_ms: number, invites_left: number, };

export type InviteState = "open" | "accepted" | "revoked" | "expired";

export type InviteRow = { id: string, state: InviteState, created_ms: number, expires_ms: number, accepted_by: string | null, };

export type AcceptInvite = { token: string, };

export type ApplicantRow = { account: string, handle: string, stated: string, field: string, registered_ms: number, };

export type RoomCard = { room: string, title: string, topic: string | null, visibility: Visibility, hands: Hands, locked: boolean, 
/**
 * The first few on stage.
 */
stage: Array<Person>, speakers: number, listeners: number, opened_ms: number, };

export type OpenRoom = { title: string, topic: string | null, policy: Policy | null, };

export type RoomOpened = { room: string, 
/**
 * Secret of the link `/r/{room}?link=…`; only of a closed room.
 */
link: string | null, };

export type AudiencePage = { count: number, people: Array<Person>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type MediaOffer = { ticket: string, sdp: string, };

export type MediaAnswer = { sdp: string, slots: Array<string>, };

export type Problem = { refusal: Refused, };

export type ServerCard = { name: string, 
/**
 * This build; a changed one asks for a reload.
 */
build: string, 
/**
 * Signs visitors in by itself and is wiped at the end.
 */
demo: boolean, };

export type SignInOffer = { 
/**
 * Passkeys need a domain: over a bare address there are none.
 */
passkeys: boolean, 
/**
 * A mail server is configured.
 */
mail_codes: boolean, };

export type Shown = { "kind": "password", handle: string, password: string, second: string | null, } | { "kind": "passkey", ceremony: string, answer: string, } | { "kind": "mail_code", mail: string, nonce: string, code: string, second: string | null, } | { "kind": "recovery_code", handle: string, code: string, second: string | null, };

export type Ceremony = { ceremony: string, 
/**
 * JSON for `navigator.credentials`.
 */
options: string, };

export type PasskeyAnswer = { ceremony: string, answer: string, };

export type NewAccountPasskey = { handle: string, };

export type AskMailCode = { mail: string, 
/**
 * 16 to 64 characters that this browser drew: the code works only together with them.
 */
nonce: string, };

export type ConfirmMail = { mail: string, nonce: string, code: string, };

export type NewPasskey = { ceremony: string, answer: string, name: string, };

export type RenamePasskey = { name: string, };

export type NewPassword = { password: string, };

export type ConfirmApp = { 
/**
 * As it came from `POST /api/ways-in/app/begin`.
 */
secret: string, code: string, };

export type AppSecret = { 
/**
 * Base 32, to type in.
 */
secret: string, 
/**
 * `otpauth://…`, to scan or tap.
 */
uri: string, };

export type RecoveryCodes = { codes: Array<string>, };

export type PasskeyRow = { id: string, name: string, created_ms: number, last_used_ms: number | null, };

export type SecondFactor = "not_needed" | "needed" | "set_up_due";

export type WaysIn = { passkeys: Array<PasskeyRow>, password: boolean, mail: string | null, 
/**
 * The address before still signs in until then, and undoes the change.
 */
old_mail_until_ms: number | null, 
/**
 * An authenticator app is the second factor.
 */
app: boolean, recovery_codes: number, second_factor: SecondFactor, 
/**
 * Ways in can be changed until then; none: sign in again first.
 */
fresh_until_ms: number | null, 
/**
 * Why no second factor is asked for: this is the demo.
 */
exempt: boolean, };

export type NoticeKind = "signed_in" | "passkey_added" | "passkey_removed" | "password_set" | "password_removed" | "mail_set" | "mail_removed" | "mail_undone" | "app_set" | "app_removed" | "recovery_codes_made" | "recovery_code_used";

export type NoticeRow = { id: string, notice: NoticeKind, at_ms: number, device: string, 
/**
 * The session that did it, if it is still signed in.
 */
session: string | null, };
export type AdmissionMode = "open" | "invite" | "waitlist" | "reviewed" | "organisation";

export type NamePolicy = "as_stated" | "proven" | "pseudonym";

export type Question = { 
/**
 * 1 to 32 of a-z, 0-9 and `_`, a letter first.
 */
key: string, words: string, required: boolean, };

export type AdmissionPolicy = { 
/**
 * 0: never set.
 */
version: number, mode: AdmissionMode, 
/**
 * An invite lets in whatever the mode.
 */
invites: boolean, link_invites: boolean, 
/**
 * A member may let in an applicant who named them.
 */
members_let_in: boolean, names: NamePolicy, 
/**
 * The form asks for a region; leaving it empty is allowed.
 */
region: boolean, questions: Array<Question>, };

export type PartWords = { key: string, words: string, };

export type EntryCard = { mode: AdmissionMode, invites: boolean, names: NamePolicy, region: boolean, questions: Array<Question>, 
/**
 * What the criteria in force look at; empty where none decide.
 */
parts: Array<PartWords>, 
/**
 * So many of the parts; none: all of them.
 */
at_least: number | null, };

export type PartState = { key: string, words: string, met: boolean, };

export type Wait = { mode: AdmissionMode, 
/**
 * An invite would let in.
 */
invites: boolean, parts: Array<PartState>, at_least: number | null, 
/**
 * The form: what is asked, and what was answered.
 */
asks_region: boolean, questions: Array<Question>, region: string | null, answers: { [key in string]: string }, 
/**
 * When an owner said no.
 */
refused_ms: number | null, may_appeal: boolean, appeal: AppealState | null, };

export type AppealState = { at_ms: number, words: string, answered_ms: number | null, 
/**
 * The owner's words, where there are any.
 */
answer: string | null, };

export type EntryForm = { region: string | null, answers: { [key in string]: string }, };

export type NewAppeal = { words: string, };

export type CriteriaRule = { name: string, 
/**
 * So many of the parts; none: all of them.
 */
at_least: number | null, parts: Array<CriteriaPart>, };

export type CriteriaPart = { key: string, 
/**
 * For the applicant, in plain words.
 */
words: string, expression: string, 
/**
 * Declared: one more proof, vouch or day of waiting never unmakes it. Tried out when saved.
 */
monotone: boolean, };

export type CriteriaVersion = { version: number, at_ms: number, 
/**
 * Handle of the owner who wrote it.
 */
by: string, rule: CriteriaRule, };

export type CriteriaInForce = { version: number, at_ms: number, by: string, };

export type CriteriaHistory = { 
/**
 * 0: none.
 */
in_force: number, versions: Array<CriteriaVersion>, put_in_force: Array<CriteriaInForce>, };

export type CriteriaSaved = { version: number, };

export type CriteriaProblem = { refusal: Refused, 
/**
 * Key of the part, if it is about one.
 */
part: string | null, why: CriteriaWhy, 
/**
 * What in the text it is about.
 */
word: string | null, };

export type CriteriaWhy = "bad_text" | "bad_key" | "no_parts" | "too_many_parts" | "same_key" | "need" | "empty" | "too_long" | "too_deep" | "syntax" | "unknown_name" | "unknown_field" | "unknown_function" | "wrong_type" | "not_yes_or_no" | "unknown_answer" | "not_monotone_proof" | "not_monotone_vouch" | "not_monotone_waiting";

export type PutInForce = { 
/**
 * The version that is in force until now; refused if it is another.
 */
from: number, };

export type NewDryRun = { rule: CriteriaRule, };

export type DryRun = { applicants: number, 
/**
 * Waiting, and would get in.
 */
enters: number, 
/**
 * Met by the rule in force now, and not by this one.
 */
no_longer: number, 
/**
 * Were let in by criteria before and would not be by these. They stay members.
 */
members_no_longer: number, by_field: Array<DryRunRow>, 
/**
 * By the handle of the member who vouched; empty where nobody did.
 */
by_voucher: Array<DryRunRow>, 
/**
 * Handles of the first who would enter, longest waiting first.
 */
first: Array<string>, took_ms: number, };

export type DryRunRow = { key: string, enters: number, no_longer: number, };

export type WaitlistRow = { account: string, handle: string, stated: string, field: string, region: string | null, registered_ms: number, 
/**
 * By the keys of the questions.
 */
answers: { [key in string]: string }, parts: Array<PartState>, refused: boolean, };

export type WaitlistPage = { rows: Array<WaitlistRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type Review = { let_in: boolean, };

export type AppealRow = { appeal: string, account: string, handle: string, stated: string, field: string, at_ms: number, words: string, };

export type AnswerAppeal = { let_in: boolean, words: string | null, };

export type DecisionOutcome = "let_in" | "refused";

export type DecisionHow = "open" | "criteria" | "owner" | "appeal";

export type DecisionRow = { decision: string, at_ms: number, account: string, handle: string, outcome: DecisionOutcome, how: DecisionHow, 
/**
 * Handle of the owner, if one decided.
 */
by: string | null, 
/**
 * Version of the admission, 0: as a fresh server is.
 */
admission: number, 
/**
 * Version of the criteria that were in force.
 */
criteria: number | null, met: Array<string>, missing: Array<string>, };

export type DecisionPage = { rows: Array<DecisionRow>, 
/**
 * Ask again with `before` = this; none: that was all.
 */
next: string | null, };

export type DecisionDetail = { row: DecisionRow, 
/**
 * As it is stored: fields are added over time, never renamed.
 */
facts: string, 
/**
 * The same version over the same facts says the same today; none: no criteria were in force.
 */
replays: boolean | null, };

export type RoomCommand = { "kind": "raise_hand" } | { "kind": "lower_hand" } | { "kind": "accept_hand", member: string, } | { "kind": "decline_hand", member: string, } | { "kind": "invite_to_speak", member: string, } | { "kind": "accept_invite_to_speak" } | { "kind": "decline_invite_to_speak" } | { "kind": "step_down" } | { "kind": "move_to_audience", member: string, } | { "kind": "mute" } | { "kind": "unmute" } | { "kind": "mute_member", member: string, } | { "kind": "ask_to_unmute" } | { "kind": "allow_unmute", member: string, } | { "kind": "remove", member: string, } | { "kind": "ban", member: string, } | { "kind": "let_back_in", member: string, } | { "kind": "make_moderator", member: string, } | { "kind": "unmake_moderator", member: string, } | { "kind": "lock" } | { "kind": "unlock" } | { "kind": "rename", title: string, } | { "kind": "set_topic", topic: string | null, } | { "kind": "set_policy", policy: Policy, } | { "kind": "end" };

export type Ask = { "kind": "watch_hallway", on: boolean, } | { "kind": "enter", room: string, 
/**
 * The secret of a closed room's link.
 */
link: string | null, 
/**
 * From the last snapshot, when coming back after a lost connection.
 */
resume: string | null, } | { "kind": "leave" } | { "kind": "fetch_snapshot" } | { "kind": "fetch_ticket" } | { "kind": "room", command: RoomCommand, };

export type Asked = { id: number, ask: Ask, };

export type MediaState = "kept" | "connect";

export type SpeakingLevel = { member: string, 
/**
 * 0 silent to 100 loud; absent members are silent.
 */
level: number, };

export type Out = "left" | "removed" | "banned" | "room_ended" | "seat_taken_over" | "signed_out" | "connection_reset";

export type RefusalCode = "no_such_room" | "not_in_room" | "member_not_in_room" | "not_allowed" | "banned" | "locked" | "room_full" | "stage_full" | "hands_off" | "too_many_hands" | "too_soon" | "hand_not_raised" | "already_on_stage" | "not_on_stage" | "not_invited" | "muted_by_moderator" | "not_muted_by_moderator" | "not_banned" | "is_owner" | "bad_policy" | "ended" | "handle_too_short" | "handle_too_long" | "handle_letters" | "handle_reserved" | "handle_taken" | "password_too_short" | "password_too_long" | "password_too_common" | "bad_text" | "bad_field" | "not_a_member" | "already_a_member" | "no_invites_left" | "invite_gone" | "wrong_handle_or_password" | "no_such_invite" | "no_such_account" | "sign_in_again" | "second_factor_needed" | "wrong_code" | "passkey_refused" | "no_passkeys_here" | "too_many_passkeys" | "last_way_in" | "no_such_way" | "bad_mail" | "mail_taken" | "mail_off" | "mail_changed_lately" | "sign_in_first" | "wrong_origin" | "too_many_requests" | "bad_request" | "ticket_gone" | "bad_offer" | "not_found" | "not_now";

export type Refused = { code: RefusalCode, retry_in_ms?: number | null, };

export type Tell = { "kind": "welcome", me: Me, } | { "kind": "done", id: number, } | { "kind": "in_force", id: number, } | { "kind": "refused", id: number, refusal: Refused, } | { "kind": "people", people: Array<Person>, } | { "kind": "snapshot", room: string, epoch: number, seq: number, view: View, resume: string, media: MediaState, } | { "kind": "delta", epoch: number, seq: number, delta: Delta, } | { "kind": "out", why: Out, } | { "kind": "ticket", ticket: string, expires_ms: number, } | { "kind": "speaking", slots: Array<string | null>, levels: Array<SpeakingLevel>, } | { "kind": "hallway", rooms: Array<RoomCard>, } | { "kind": "let_in", me: Me, } | { "kind": "beat" };

export const FIELDS = ["software","engineering","science","medicine","care","education","law","finance","business","media","design","arts","crafts","agriculture","public_service","other"] as const;

export const REGIONS = ["AD","AE","AF","AG","AI","AL","AM","AO","AQ","AR","AS","AT","AU","AW","AX","AZ","BA","BB","BD","BE","BF","BG","BH","BI","BJ","BL","BM","BN","BO","BQ","BR","BS","BT","BV","BW","BY","BZ","CA","CC","CD","CF","CG","CH","CI","CK","CL","CM","CN","CO","CR","CU","CV","CW","CX","CY","CZ","DE","DJ","DK","DM","DO","DZ","EC","EE","EG","EH","ER","ES","ET","FI","FJ","FK","FM","FO","FR","GA","GB","GD","GE","GF","GG","GH","GI","GL","GM","GN","GP","GQ","GR","GS","GT","GU","GW","GY","HK","HM","HN","HR","HT","HU","ID","IE","IL","IM","IN","IO","IQ","IR","IS","IT","JE","JM","JO","JP","KE","KG","KH","KI","KM","KN","KP","KR","KW","KY","KZ","LA","LB","LC","LI","LK","LR","LS","LT","LU","LV","LY","MA","MC","MD","ME","MF","MG","MH","MK","ML","MM","MN","MO","MP","MQ","MR","MS","MT","MU","MV","MW","MX","MY","MZ","NA","NC","NE","NF","NG","NI","NL","NO","NP","NR","NU","NZ","OM","PA","PE","PF","PG","PH","PK","PL","PM","PN","PR","PS","PT","PW","PY","QA","RE","RO","RS","RU","RW","SA","SB","SC","SD","SE","SG","SH","SI","SJ","SK","SL","SM","SN","SO","SR","SS","ST","SV","SX","SY","SZ","TC","TD","TF","TG","TH","TJ","TK","TL","TM","TN","TO","TR","TT","TV","TW","TZ","UA","UG","UM","US","UY","UZ","VA","VC","VE","VG","VI","VN","VU","WF","WS","YE","YT","ZA","ZM","ZW"] as const;

export const BEAT_INTERVAL_MS = 4000;
