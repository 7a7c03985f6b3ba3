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

export type Register = { handle: string, password: string, 
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
 * The address that the invite is meant for, if it is meant for one.
 */
invite_mail: string | null, };

export type SignIn = { handle: string, password: string, };

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

export type InviteCard = { inviter_handle: string, inviter_stated: string, inviter_field: string, expires_ms: number, room: RoomCard | null, bound: BoundTo, 
/**
 * Personal words of whoever invites.
 */
note: string | null, };

export type NewInvite = { 
/**
 * A first room to land in.
 */
room: string | null, 
/**
 * The handle of somebody on the waitlist: for nobody else.
 */
handle: string | null, 
/**
 * An e-mail address: for nobody else. Only a keyed hash of it is kept.
 */
mail: string | null, 
/**
 * A few words, shown with the invite.
 */
note: string | null, };

export type InviteMade = { id: string, token: string, expires_ms: number, invites_left: number, };

export type InviteState = "open" | "accepted" | "revoked" | "expired";

export type InviteRow = { id: string, state: InviteState, created_ms: number, expires_ms: number, accepted_by: string | null, bound: BoundTo, 
/**
 * Handle of whom it is meant for, if that is an account.
 */
meant_for: string | null, note: string | null, };

export type AcceptInvite = { token: string, 
/**
 * The address that the invite is meant for, if it is meant for one.
 */
mail: string | null, };

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

export type RefusalCode = "no_such_room" | "not_in_room" | "member_not_in_room" | "not_allowed" | "banned" | "locked" | "room_full" | "stage_full" | "hands_off" | "too_many_hands" | "too_soon" | "hand_not_raised" | "already_on_stage" | "not_on_stage" | "not_invited" | "muted_by_moderator" | "not_muted_by_moderator" | "not_banned" | "is_owner" | "bad_policy" | "ended" | "handle_too_short" | "handle_too_long" | "handle_letters" | "handle_reserved" | "handle_taken" | "password_too_short" | "password_too_long" | "password_too_common" | "bad_text" | "bad_field" | "not_a_member" | "already_a_member" | "no_invites_left" | "invite_gone" | "wrong_handle_or_password" | "no_such_invite" | "no_such_account" | "sign_in_first" | "wrong_origin" | "too_many_requests" | "bad_request" | "ticket_gone" | "bad_offer" | "not_found" | "not_now" | "invite_used" | "invite_revoked" | "invite_expired" | "invite_not_yours" | "link_invites_off" | "frozen" | "removed_by_owner" | "bad_address" | "other_field" | "too_many_vouches" | "too_many_named" | "branch_too_large" | "branch_changed" | "nothing_to_appeal" | "appealed_already" | "renamed_lately" | "handle_is_theirs" | "raced";

export type Refused = { code: RefusalCode, retry_in_ms?: number | null, };

export type Tell = { "kind": "welcome", me: Me, } | { "kind": "done", id: number, } | { "kind": "in_force", id: number, } | { "kind": "refused", id: number, refusal: Refused, } | { "kind": "people", people: Array<Person>, } | { "kind": "snapshot", room: string, epoch: number, seq: number, view: View, resume: string, media: MediaState, } | { "kind": "delta", epoch: number, seq: number, delta: Delta, } | { "kind": "out", why: Out, } | { "kind": "ticket", ticket: string, expires_ms: number, } | { "kind": "speaking", slots: Array<string | null>, levels: Array<SpeakingLevel>, } | { "kind": "hallway", rooms: Array<RoomCard>, } | { "kind": "let_in", me: Me, } | { "kind": "beat" };

export type BoundTo = "anybody" | "account" | "mail" | "phone";

export type InviteBudget = { left: number, 
/**
 * What everybody starts with.
 */
base: number, 
/**
 * Of those let in: still here after `stays_after_days`; opened a room that others came to; reports upheld.
 */
stayed: number, hosted: number, upheld: number, upheld_costs: number, stays_after_days: number, open: number, accepted: number, at_once_max: number, 
/**
 * An owner has frozen this branch.
 */
frozen: boolean, 
/**
 * The policy allows invites for whoever holds the link.
 */
link_invites: boolean, };

export type VouchRow = { account: string, handle: string, stated: string, field: string, 
/**
 * They named one.
 */
named_me: boolean, 
/**
 * One's word for them stands.
 */
vouched: boolean, 
/**
 * One works in their field, so that one's word counts.
 */
own_field: boolean, };

export type Vouches = { 
/**
 * How many more words one may give this week.
 */
left: number, 
/**
 * The policy lets a member spend an invite on whoever named them.
 */
members_let_in: boolean, rows: Array<VouchRow>, };

export type ByHandle = { handle: string, };

export type NamedRow = { member: string, handle: string, field: string, 
/**
 * They gave their word.
 */
vouched: boolean, };

export type Names = { max: number, rows: Array<NamedRow>, 
/**
 * Until when the handle is kept without another sign-in.
 */
handle_kept_until_ms: number, };

export type TreeHit = "frozen" | "removed";

export type TreeRow = { member: string, handle: string, field: string, 
/**
 * Whose word let them in; none: an owner's, or the first start's.
 */
parent: string | null, since_ms: number, owner: boolean, hit: TreeHit | null, };

export type TreePage = { rows: Array<TreeRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type BranchPreview = { 
/**
 * The root first.
 */
handles: Array<string>, 
/**
 * Goes with the act: it is refused if somebody else would be hit by then.
 */
seen: string, };

export type ActOnBranch = { 
/**
 * From the preview.
 */
seen: string, };

export type AppealState = "none" | "waiting" | "denied";

export type OwnHit = { hit: TreeHit | null, at_ms: number | null, appeal: AppealState, };

export type NewAppeal = { text: string, };

export type HitRow = { account: string, handle: string, hit: TreeHit, at_ms: number, appeal: AppealState, text: string | null, };

export type GiveHandle = { handle: string, 
/**
 * The handle of whoever gets it.
 */
to: string, };

export type HandleGiven = { now_called: string, };

export type BulkInvites = { 
/**
 * CSV with a first line that names the columns; only `address` is needed.
 */
csv: string, 
/**
 * Say what would be made and refused, and make nothing.
 */
dry: boolean, };

export type LineRefused = "no_address" | "bad_address" | "twice" | "bad_note" | "no_such_room" | "too_many_lines" | "no_invites_left";

export type BulkRefused = { 
/**
 * Counted from 1, as a text editor does.
 */
line: number, why: LineRefused, };

export type BulkMade = { name: string, address: string, 
/**
 * Of the link `/i/{token}`; none in a dry run.
 */
token: string | null, };

export type BulkAnswer = { refused: Array<BulkRefused>, made: Array<BulkMade>, };

export const FIELDS = ["software","engineering","science","medicine","care","education","law","finance","business","media","design","arts","crafts","agriculture","public_service","other"] as const;

export const BEAT_INTERVAL_MS = 4000;
