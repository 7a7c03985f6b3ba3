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
invite: string | null, };

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

export type RoomRules = { 
/**
 * Only owners of the server open rooms.
 */
opened_by_owners: boolean, 
/**
 * Rooms that are in nobody's hallway may be opened.
 */
closed_rooms: boolean, topic_required: boolean, };

export type HouseLook = { name: string, 
/**
 * One of [`SEALS`].
 */
seal: string, };

export type NewLogo = { 
/**
 * A PNG, JPEG or WebP of at most 40 KiB, as base64; none takes it away.
 */
image: string | null, };

export type SetUp = { done: boolean, };

export type ServerCard = { name: string, 
/**
 * This build; a changed one asks for a reload.
 */
build: string, 
/**
 * Signs visitors in by itself and is wiped at the end.
 */
demo: boolean, 
/**
 * One of [`SEALS`]: the colour of buttons and links.
 */
seal: string, 
/**
 * Hash of the logo at `/api/logo`; none: there is none.
 */
logo: string | null, rooms: RoomRules, };

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

export type RefusalCode = "no_such_room" | "not_in_room" | "member_not_in_room" | "not_allowed" | "banned" | "locked" | "room_full" | "stage_full" | "hands_off" | "too_many_hands" | "too_soon" | "hand_not_raised" | "already_on_stage" | "not_on_stage" | "not_invited" | "muted_by_moderator" | "not_muted_by_moderator" | "not_banned" | "is_owner" | "bad_policy" | "owners_open_rooms" | "no_closed_rooms" | "topic_required" | "bad_logo" | "ended" | "handle_too_short" | "handle_too_long" | "handle_letters" | "handle_reserved" | "handle_taken" | "password_too_short" | "password_too_long" | "password_too_common" | "bad_text" | "bad_field" | "not_a_member" | "already_a_member" | "no_invites_left" | "invite_gone" | "wrong_handle_or_password" | "no_such_invite" | "no_such_account" | "sign_in_first" | "wrong_origin" | "too_many_requests" | "bad_request" | "ticket_gone" | "bad_offer" | "not_found" | "not_now";

export type Refused = { code: RefusalCode, retry_in_ms?: number | null, };

export type Tell = { "kind": "welcome", me: Me, } | { "kind": "done", id: number, } | { "kind": "in_force", id: number, } | { "kind": "refused", id: number, refusal: Refused, } | { "kind": "people", people: Array<Person>, } | { "kind": "snapshot", room: string, epoch: number, seq: number, view: View, resume: string, media: MediaState, } | { "kind": "delta", epoch: number, seq: number, delta: Delta, } | { "kind": "out", why: Out, } | { "kind": "ticket", ticket: string, expires_ms: number, } | { "kind": "speaking", slots: Array<string | null>, levels: Array<SpeakingLevel>, } | { "kind": "hallway", rooms: Array<RoomCard>, } | { "kind": "let_in", me: Me, } | { "kind": "beat" };

export const FIELDS = ["software","engineering","science","medicine","care","education","law","finance","business","media","design","arts","crafts","agriculture","public_service","other"] as const;

export const SEALS = ["vermilion","indigo","plum","teal","bronze","ink"] as const;

export const BEAT_INTERVAL_MS = 4000;
