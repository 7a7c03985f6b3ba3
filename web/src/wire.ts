// Generated from crates/protocol by `cargo xtask gen`. Do not edit.

export type Role = "listener" | "speaker" | "moderator";

export type MuteState = "open" | "by_self" | "by_moderator";

export type Hands = "off" | "everyone" | "proven";

export type Visibility = "open" | "closed";

export type HandOrder = "first_come" | "fair" | "proven_first" | "pick";

export type HandKind = "question" | "answer" | "counterpoint" | "experience";

export type Chat = "off" | "stage" | "everyone";

export type Sound = "automatic" | "prompt";

export type Reaction = "clap" | "heart" | "laugh" | "wow" | "thumbs_up" | "party";

export type TurnPolicy = { budget_s: number, 
/**
 * Whoever came by a raised hand goes back to the audience after it.
 */
then_audience: boolean, };

export type Policy = { hands: Hands, 
/**
 * With `proven`: only proofs of this field count; none: any.
 */
hands_field?: string, hands_max: number, stage_size: number, room_size: number, visibility: Visibility, hand_order: HandOrder, 
/**
 * With `proven_first`: only proofs of this field count; none: any.
 */
hand_order_field?: string, 
/**
 * One hand may reply to whoever speaks, before the others' turn.
 */
replies: boolean, 
/**
 * None: whoever is on stage speaks for as long as they are let.
 */
turn: TurnPolicy | null, 
/**
 * Whoever was there can look up title, times, who was on stage, and questions answered in writing once it is over. Can be
 * taken back, not given later.
 */
recap: boolean, 
/**
 * What is spoken here, in two or three letters of ISO 639; none: nobody said.
 */
language?: string, chat: Chat, 
/**
 * Seconds between two lines of one member who does not moderate; 0: no slow mode.
 */
slow_mode_s: number, sound: Sound, 
/**
 * Only its members enter or see the room. Said when it is opened, and never changed; none: it is of no circle.
 */
circle?: string, };

export type Format = "talk_and_questions" | "panel" | "round" | "two_minutes" | "open_stage";

export type Hand = { member: string, kind: HandKind, line: string | null, 
/**
 * Whoever speaks, and is replied to before the others' turn.
 */
reply_to: string | null, since_ms: number, };

export type Turn = { member: string, until_ms: number, };

export type Poll = { number: number, question: string, options: Array<string>, secret: boolean, open: boolean, };

export type Tally = { 
/**
 * Of the poll with this number.
 */
number: number, voted: number, 
/**
 * By option; empty while a secret poll is open.
 */
counts: Array<number>, 
/**
 * By option, some of them; empty where it is secret.
 */
voters: Array<Array<string>>, };

export type ChatLine = { 
/**
 * Later lines have higher ones.
 */
number: number, member: string, text: string, at_ms: number, };

export type Pin = { number: number, 
/**
 * Over HTTPS.
 */
address: string, title: string, };

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
 * About when the hand is taken (ms since the epoch); may lie in the past.
 */
hand_expected_ms: number | null, 
/**
 * The own microphone may open and close with the own turn.
 */
by_turn: boolean, 
/**
 * The own answer to the last poll.
 */
vote: number | null, 
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

export type View = { title: string, topic: string | null, policy: Policy, locked: boolean, 
/**
 * The green room: when it is to begin; none: it has.
 */
begins_ms: number | null, owner: string, 
/**
 * In the order they came on stage.
 */
stage: Array<StageSeat>, 
/**
 * In the room's order.
 */
hands: Array<Hand>, turn: Turn | null, 
/**
 * Who has a turn after that.
 */
turns_next: Array<string>, poll: Poll | null, tally: Tally, 
/**
 * The latest lines, oldest first.
 */
chat: Array<ChatLine>, 
/**
 * In the order they were pinned.
 */
pins: Array<Pin>, audience: Audience, own: Own, 
/**
 * Only for moderators.
 */
backstage: Backstage | null, };

export type Delta = { "kind": "stage_seat_set", seat: StageSeat, } | { "kind": "stage_seat_gone", member: string, } | { "kind": "hand_raised", hand: Hand, place: number, } | { "kind": "hand_lowered", member: string, } | { "kind": "turns_set", turn: Turn | null, next: Array<string>, } | { "kind": "poll_set", poll: Poll | null, } | { "kind": "tally_set", tally: Tally, } | { "kind": "chat_changed", came: Array<ChatLine>, went: Array<number>, } | { "kind": "pins_set", pins: Array<Pin>, } | { "kind": "audience_set", audience: Audience, } | { "kind": "audience_changed", count: number, came: Array<string>, went: Array<string>, } | { "kind": "own_set", own: Own, } | { "kind": "backstage_set", backstage: Backstage | null, } | { "kind": "began" } | { "kind": "locked" } | { "kind": "unlocked" } | { "kind": "renamed", title: string, } | { "kind": "topic_set", topic: string | null, } | { "kind": "policy_set", policy: Policy, };

export type Register = { handle: string, 
/**
 * Not needed with a passkey.
 */
password?: string, 
/**
 * The first way in, in place of a password.
 */
passkey?: PasskeyAnswer | null, 
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
invite?: string | null, 
/**
 * Two letters of ISO 3166-1, if the form asks and one wants to say.
 */
region?: string | null, 
/**
 * To the owner's questions, by their keys.
 */
answers?: { [key in string]: string }, 
/**
 * The address that the invite is meant for, if it is meant for one.
 */
invite_mail?: string | null, 
/**
 * The code that was sent with the invite, if one was.
 */
invite_code?: string | null, 
/**
 * What one is called, if the form asks and one wants to say.
 */
name?: string | null, };

export type SignIn = { handle: string, password: string, 
/**
 * A code of the authenticator app, or a recovery code.
 */
second?: string | null, };

export type Standing = "applicant" | "member";

export type Me = { account: string, handle: string, standing: Standing, 
/**
 * Owns this server: sees the waitlist, lets applicants in.
 */
owner: boolean, stated: string, field: string, 
/**
 * As one gave it. Others see of it what the server's names allow.
 */
name: string | null, invites_left: number, 
/**
 * The room this account's seat is in, on any device.
 */
seat_in: string | null, 
/**
 * The number of one's picture, at `/api/avatars/`.
 */
avatar: string | null, 
/**
 * When this account is erased, as it asked; none: it stays.
 */
erased_ms: number | null, };

export type Person = { member: string, handle: string, 
/**
 * As stated by them, not verified.
 */
stated: string, field: string, bot: boolean, 
/**
 * Handle of who invited them.
 */
invited_by: string | null, member_since_ms: number | null, 
/**
 * What is proved of them, as far as they show it; none: nothing.
 */
badge?: Badge, 
/**
 * What they are called, where the server's names show it.
 */
name?: string, 
/**
 * How far the name is to be believed, or that none is proven; none: there is nothing to say.
 */
name_mark?: NameMark, 
/**
 * The number of their picture, at `/api/avatars/`; none: they have none.
 */
avatar?: string, };

export type PersonPage = { 
/**
 * One's word for them stands.
 */
vouched: boolean, 
/**
 * One may give it now.
 */
may_vouch: boolean, profile: Profile, 
/**
 * One follows them.
 */
follows: boolean, followers: number, 
/**
 * Open rooms they opened, those that ended in the last month among them.
 */
rooms_hosted: number, 
/**
 * One's thread with them, if there is one.
 */
thread: string | null, 
/**
 * What a message to them would be.
 */
write: WriteTo, 
/**
 * One has blocked them.
 */
blocked: boolean, member: string, handle: string, 
/**
 * As stated by them, not verified.
 */
stated: string, field: string, bot: boolean, 
/**
 * Handle of who invited them.
 */
invited_by: string | null, member_since_ms: number | null, 
/**
 * What is proved of them, as far as they show it; none: nothing.
 */
badge?: Badge, 
/**
 * What they are called, where the server's names show it.
 */
name?: string, 
/**
 * How far the name is to be believed, or that none is proven; none: there is nothing to say.
 */
name_mark?: NameMark, 
/**
 * The number of their picture, at `/api/avatars/`; none: they have none.
 */
avatar?: string, };

export type AvatarSet = { 
/**
 * The number of the picture, at `/api/avatars/`.
 */
avatar: string, };

export type SessionRow = { id: string, created_ms: number, last_seen_ms: number, 
/**
 * What the browser called itself, shortened.
 */
device: string, this_one: boolean, };

export type InviteCard = { inviter_handle: string, inviter_stated: string, inviter_field: string, expires_ms: number, room: RoomCard | null, bound: BoundTo, 
/**
 * What is asked for besides the link.
 */
proof: AddressProof, 
/**
 * Personal words of whoever invites.
 */
note: string | null, };

export type NewInvite = { 
/**
 * A first room to land in.
 */
room?: string | null, 
/**
 * The handle of somebody on the waitlist: for nobody else.
 */
handle?: string | null, 
/**
 * An e-mail address: for nobody else. Only a keyed hash of it is kept.
 */
mail?: string | null, 
/**
 * A phone number with its country (`+49…`): for nobody else. Only a keyed hash of it is kept.
 */
phone?: string | null, 
/**
 * A few words, shown with the invite.
 */
note?: string | null, };

export type InviteMade = { id: string, token: string, expires_ms: number, invites_left: number, told: Told, };

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
mail?: string | null, 
/**
 * The code that was sent with the invite, if one was.
 */
code?: string | null, };

export type ApplicantRow = { account: string, handle: string, stated: string, field: string, registered_ms: number, 
/**
 * What is proved of them.
 */
badge?: Badge, };

export type RoomCard = { room: string, title: string, topic: string | null, 
/**
 * What is spoken there, in two or three letters of ISO 639; none: nobody said.
 */
language?: string, visibility: Visibility, 
/**
 * Of the asker's circles this one, whose room it is; none: of no circle.
 */
circle?: string, hands: Hands, locked: boolean, 
/**
 * What its policy says of afterwards.
 */
recap: boolean, 
/**
 * The first few on stage.
 */
stage: Array<Person>, speakers: number, listeners: number, opened_ms: number, };

export type OpenRoom = { title: string, topic?: string | null, policy?: Policy | null, };

export type RoomOpened = { room: string, 
/**
 * Secret of the link `/r/{room}?link=…`; only of a closed room.
 */
link: string | null, };

export type RoomSound = { 
/**
 * Who is connected and may hear.
 */
listeners: number, 
/**
 * Of those whose players reported in the last half minute, for how many it sounds how.
 */
good: number, fair: number, poor: number, 
/**
 * What is worse for one in twenty: the share of packets lost, 0 to 1, and the jitter.
 */
lost: number, jitter_ms: number, 
/**
 * The audience hears one common mix.
 */
mixed: boolean, 
/**
 * Sound in one packet for the audience, 20, 40 or 60 ms.
 */
packet_ms: number, 
/**
 * So many more listeners this server carries at least.
 */
room_for: number, };

export type Capacity = { 
/**
 * So many more listeners this server carries at least, in all rooms together.
 */
room_for: number, };

export type AudiencePage = { count: number, people: Array<Person>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type RosterRow = { person: Person, role: Role, };

export type RosterFound = { people: Array<RosterRow>, 
/**
 * There are others: more letters find fewer.
 */
more: boolean, };

export type MediaOffer = { ticket: string, sdp: string, };

export type MediaAnswer = { sdp: string, slots: Array<string>, };

export type PlayerWay = "whip" | "whep" | "stream";

export type NewPlayer = { way: PlayerWay, 
/**
 * The secret of a closed room's link.
 */
link?: string | null, };

export type PlayerPass = { 
/**
 * Of a stream this is the secret: Ogg/Opus without an end.
 */
url: string, 
/**
 * The bearer token; none of a stream.
 */
token: string | null, 
/**
 * The same stream in the form that older Safari plays (HLS).
 */
hls_url: string | null, 
/**
 * Until when it waits for its first use. From then on it is good for as long as the seat.
 */
expires_ms: number, };

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
image?: string | null, };

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
 * When this server closes for good and erases everything; nobody new is registered until then.
 */
closes_ms: number | null, 
/**
 * One of [`SEALS`]: the colour of buttons and links.
 */
seal: string, 
/**
 * Hash of the logo at `/api/logo`; none: there is none.
 */
logo: string | null, 
/**
 * An account can be made here with a passkey or a password. Without, only whom an invite or a provider sends has one.
 */
register: boolean, 
/**
 * For members.
 */
rooms: RoomRules | null, };

export type Profile = { 
/**
 * 1 to 120 characters.
 */
headline: string | null, 
/**
 * Keys of [`crate::rest::FIELDS`] besides the account's own, at most four.
 */
fields: Array<string>, 
/**
 * Spoken, the best one first: two or three letters of ISO 639, at most six.
 */
languages: Array<string>, 
/**
 * Over HTTPS, at most five.
 */
links: Array<string>, };

export type FollowsPage = { people: Array<Person>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type TopicRow = { 
/**
 * The oldest first. Any of them finds it.
 */
names: Array<string>, followers: number, 
/**
 * One follows it.
 */
follows: boolean, };

export type NewTopicName = { name: string, };

export type HallwayReason = { "kind": "follow_topic" } | { "kind": "follow_on_stage", count: number, first: Person, } | { "kind": "inviter_on_stage", inviter: Person, } | { "kind": "your_field" } | { "kind": "just_began" };

export type HallwayChoices = { 
/**
 * One name of each, the topic of most rooms first, at most 8; and the one that was asked for.
 */
topics: Array<string>, languages: Array<string>, circles: Array<string>, };

export type HallwayRow = { card: RoomCard, 
/**
 * Empty: it stands there for its people alone.
 */
reasons: Array<HallwayReason>, };

export type OwnHallway = { 
/**
 * Those that fit what was asked for.
 */
rooms: Array<HallwayRow>, 
/**
 * Of all rooms, whatever was asked for.
 */
choices: HallwayChoices, 
/**
 * One follows somebody, or a topic.
 */
follows: boolean, };

export type SuggestionReason = { "kind": "inviter" } | { "kind": "hosted", rooms: number, };

export type Suggestion = { person: Person, reason: SuggestionReason, };

export type VisitedRoom = { room: string, title: string, 
/**
 * The last time.
 */
left_ms: number, };

export type MetRow = { person: Person, on_stage: boolean, 
/**
 * One has ticked them, and waits.
 */
ticked: boolean, 
/**
 * Of the two, once it is open.
 */
thread: string | null, };

export type Ticked = { 
/**
 * The thread of the two, if they ticked as well. `None` says nothing of them.
 */
thread: string | null, };

export type ThreadView = "open" | "waits" | "asks";

export type Message = { 
/**
 * Counts the thread's messages. Some may be missing.
 */
n: number, mine: boolean, at_ms: number, text: string, 
/**
 * What one's own client called it.
 */
key?: string, };

export type ThreadRow = { thread: string, 
/**
 * `None`: they are gone.
 */
person: Person | null, view: ThreadView, 
/**
 * `None`: both wanted to be introduced, and nobody wrote yet.
 */
last: Message | null, unread: number, moved_ms: number, 
/**
 * One has blocked them.
 */
blocked: boolean, };

export type ThreadsPage = { threads: Array<ThreadRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type Thread = { 
/**
 * One has read up to this message.
 */
read: number, 
/**
 * They have; 0 unless it is open.
 */
their_read: number, 
/**
 * How to reach one elsewhere.
 */
contact: string | null, 
/**
 * How to reach them: only if both said so.
 */
their_contact: string | null, thread: string, 
/**
 * `None`: they are gone.
 */
person: Person | null, view: ThreadView, 
/**
 * `None`: both wanted to be introduced, and nobody wrote yet.
 */
last: Message | null, unread: number, moved_ms: number, 
/**
 * One has blocked them.
 */
blocked: boolean, };

export type MessagesPage = { messages: Array<Message>, 
/**
 * Ask again with `before` = this for those before; none: that was all.
 */
next: number | null, };

export type ReportReason = "spam" | "harassment" | "threat" | "fraud" | "other";

export type NewThreadReport = { reason: ReportReason, 
/**
 * 1 to 300 characters.
 */
line?: string | null, };

export type ReportedMessage = { 
/**
 * Counts the thread's messages. Some may be missing.
 */
n: number, 
/**
 * Whoever reported wrote it; else the other one did.
 */
by_reporter: boolean, at_ms: number, text: string, };

export type ThreadReportRow = { report: string, 
/**
 * Who reported; `None`: they are no member any more.
 */
by: Person | null, 
/**
 * The other one; `None`: they are gone, or no member any more.
 */
about: Person | null, at_ms: number, reason: ReportReason, 
/**
 * What they add.
 */
line: string | null, 
/**
 * The last ones of the thread when it was reported, at most 20, the oldest first.
 */
messages: Array<ReportedMessage>, };

export type ThreadReportsPage = { reports: Array<ThreadReportRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type Unread = { 
/**
 * Threads with something unread in them.
 */
threads: number, 
/**
 * Requests that wait for an answer.
 */
requests: number, };

export type NewMessage = { 
/**
 * One's own name for it, 8 to 40 letters, digits and hyphens: sent again under the same key it is the same message.
 */
key: string, 
/**
 * 1 to 2,000 characters.
 */
text: string, };

export type MessageSaid = { thread: string, message: Message, };

export type ReadUpTo = { n: number, };

export type NewContact = { 
/**
 * 1 to 120 characters.
 */
line?: string | null, };

export type WriteTo = "freely" | "as_request" | "waits" | "not";

export type CircleEntry = "open" | "approval" | "invite";

export type CircleMembership = "owner" | "moderator" | "member" | "asked" | "invited" | "declined" | "removed";

export type CircleRole = "member" | "moderator" | "owner";

export type NewCircle = { 
/**
 * 1 to 60 characters.
 */
name: string, 
/**
 * At most 300 characters, in one line.
 */
description?: string, 
/**
 * At most 4,000 characters. Everybody agrees to them who joins.
 */
rules?: string, 
/**
 * At most five.
 */
topics?: Array<string>, entry: CircleEntry, };

export type CircleCard = { circle: string, name: string, description: string | null, entry: CircleEntry, topics: Array<string>, members: number, own: CircleMembership | null, };

export type CirclesPage = { circles: Array<CircleCard>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type CirclePage = { card: CircleCard, owner: Person | null, 
/**
 * None: there are none to agree to.
 */
rules: string | null, rules_version: number, 
/**
 * The version to which one agreed.
 */
rules_agreed: number | null, 
/**
 * Not let in: from then on one may ask again.
 */
ask_again_ms: number | null, made_ms: number, };

export type AgreeToRules = { 
/**
 * The version that was shown.
 */
rules_version: number, };

export type CircleMemberRow = { person: Person, role: CircleRole, since_ms: number, };

export type CircleMembersPage = { members: Array<CircleMemberRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type CircleWaitingRow = { person: Person, own: CircleMembership, since_ms: number, };

export type InviteToCircle = { handle: string, };

export type NewCircleRole = { role: CircleRole, };

export type InboxKind = "room_started" | "room_scheduled" | "invited_on_stage" | "room_soon" | "room_changed" | "thread_request" | "new_message" | "missed_wave" | "missed_ping" | "followed" | "followed_back" | "vouched" | "circle_request" | "invited_to_circle" | "let_into_circle" | "question_answered";

export type InboxWay = "off" | "inbox" | "push";

export type Digest = "off" | "daily" | "weekly";

export type Letters = "digest" | "rooms";

export type InboxRow = { row: string, happened: InboxKind, 
/**
 * Whose doing it was, the last time. `None`: it is told to nobody.
 */
by: Person | null, times: number, 
/**
 * The last time.
 */
at_ms: number, seen: boolean, 
/**
 * Of the room, or the name of the circle, as far as one may see it now.
 */
title: string | null, 
/**
 * When a scheduled room begins, or did.
 */
begins_ms: number | null, cancelled: boolean, 
/**
 * Path of the page that it is about.
 */
page: string | null, };

export type InboxPage = { rows: Array<InboxRow>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type Unseen = { rows: number, };

export type SeeUpTo = { 
/**
 * `at_ms` of the latest row that was shown.
 */
at_ms: number, };

export type WishedWay = { happened: InboxKind, way: InboxWay, };

export type QuietHours = { from_min: number, to_min: number, };

export type ClockChange = { at_ms: number, 
/**
 * Minutes ahead of UTC from then on.
 */
ahead_min: number, };

export type OwnClocks = { 
/**
 * By its name in the IANA database.
 */
zone: string, 
/**
 * Minutes ahead of UTC before the first change.
 */
ahead_min: number, 
/**
 * One after the other, at most 48.
 */
changes: Array<ClockChange>, };

export type PushDevice = { id: string, 
/**
 * What it said of itself when it signed in.
 */
device: string, since_ms: number, 
/**
 * It is the one that asks.
 */
this_one: boolean, };

export type Wishes = { 
/**
 * All kinds.
 */
ways: Array<WishedWay>, quiet: QuietHours | null, 
/**
 * Whose clocks the quiet hours and the letters go by. `None`: those of UTC.
 */
zone: string | null, digest: Digest, 
/**
 * Letters about scheduled rooms.
 */
room_letters: boolean, 
/**
 * This server writes letters, and knows where to.
 */
mail: boolean, 
/**
 * What a browser subscribes with. `None`: this server does not push.
 */
push_key: string | null, 
/**
 * The one that came last first.
 */
devices: Array<PushDevice>, };

export type NewWishes = { 
/**
 * The others are as they ordinarily are.
 */
ways: Array<WishedWay>, 
/**
 * Not without `clocks`.
 */
quiet?: QuietHours | null, clocks?: OwnClocks | null, digest: Digest, room_letters: boolean, };

export type NewPushDevice = { 
/**
 * At most 1,000 characters.
 */
endpoint: string, 
/**
 * In base64url.
 */
p256dh: string, auth: string, };

export type LettersCard = { letters: Letters, 
/**
 * None is written any more.
 */
ended: boolean, };

export type NewScheduled = { title: string, topic?: string | null, begins_ms: number, 
/**
 * The time zone whose hour that is, by its name in the IANA database.
 */
zone: string, 
/**
 * 5 to 720.
 */
length_min: number, 
/**
 * How many may say that they come, the line-up not counted; no more than the room holds.
 */
places: number, policy?: Policy | null, 
/**
 * Invited on stage, at most ten.
 */
lineup?: Array<Invited>, };

export type Invited = { handle: string, 
/**
 * `speaker` or `moderator`.
 */
role: Role, };

export type ScheduledState = "upcoming" | "green_room" | "live" | "ended" | "lapsed" | "cancelled";

export type OwnGuest = { 
/**
 * A listener comes by their own word; the others are invited on stage.
 */
role: Role, 
/**
 * None: invited, and has not said yet; a listener is only reminded, and has no place.
 */
coming: boolean | null, 
/**
 * Wants letters about it.
 */
remind: boolean, 
/**
 * What stands in the calendar was changed since they said that they come.
 */
changed: boolean, };

export type ScheduledCard = { 
/**
 * The room that it becomes has the same id.
 */
scheduled: string, state: ScheduledState, title: string, topic: string | null, begins_ms: number, zone: string, length_min: number, 
/**
 * What is spoken there, in two or three letters of ISO 639; none: nobody said.
 */
language?: string, visibility: Visibility, 
/**
 * Of the asker's circles this one, whose room it is; none: of no circle.
 */
circle?: string, places: number, 
/**
 * Places that are taken.
 */
coming: number, owner: Person, own: OwnGuest | null, 
/**
 * Secret of a closed one's link `/e/{scheduled}?link=…`, for its guests.
 */
link: string | null, };

export type ScheduledChoices = { 
/**
 * One name of each, the topic of most rooms first, at most 8; and the one that was asked for.
 */
topics: Array<string>, languages: Array<string>, };

export type ScheduledList = { scheduled: Array<ScheduledCard>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, 
/**
 * Of the list that can be filtered.
 */
choices: ScheduledChoices | null, };

export type LineupRow = { person: Person, role: Role, 
/**
 * None: has not said yet.
 */
coming: boolean | null, };

export type ScheduledPage = { card: ScheduledCard, policy: Policy, lineup: Array<LineupRow>, 
/**
 * When its stage opens for the line-up.
 */
green_room_ms: number, 
/**
 * What it left, for whoever was there.
 */
recap: PastRoom | null, };

export type Come = { 
/**
 * Wants letters: shortly before it begins, when it begins, and when it is changed or cancelled.
 */
remind: boolean, 
/**
 * The secret of a closed one's link.
 */
link?: string | null, };

export type Remind = { 
/**
 * The secret of a closed one's link.
 */
link?: string | null, };

export type CalendarFeed = { 
/**
 * When it was made; none: there is none.
 */
made_ms: number | null, };

export type CalendarFeedMade = { url: string, };

export type QuestionState = "waits" | "answered";

export type PastLink = { 
/**
 * Over HTTPS.
 */
address: string, title: string, };

export type PastRoom = { room: string, title: string, topic: string | null, opened_ms: number, ended_ms: number, owner: Person | null, 
/**
 * Was on stage at its end, or spoke before.
 */
spoke: Array<Person>, 
/**
 * What was pinned at its end, at most five.
 */
links: Array<PastLink>, 
/**
 * Written questions that wait for an answer of whoever asks this, and were not put aside.
 */
to_answer: number, 
/**
 * Written questions with an answer.
 */
answered: number, 
/**
 * One's own written question.
 */
own_question: QuestionState | null, };

export type WrittenAnswer = { 
/**
 * None: they are no member any more.
 */
by: Person | null, text: string, at_ms: number, };

export type WrittenQuestion = { 
/**
 * Names it, together with the room.
 */
author: Person, 
/**
 * For them alone; none: for everybody who was on stage.
 */
to: Person | null, text: string, asked_ms: number, 
/**
 * Somebody who may answer it has put it aside; told to them alone.
 */
aside: boolean, answer: WrittenAnswer | null, may_answer: boolean, 
/**
 * Its author takes it back, a moderator deletes it.
 */
may_delete: boolean, };

export type PastRoomPage = { past: PastRoom, 
/**
 * How it was held, for whoever opened or moderated it: a follow-up room is like it.
 */
policy: Policy | null, 
/**
 * In the order they were asked.
 */
questions: Array<WrittenQuestion>, };

export type NewAnswer = { 
/**
 * 1 to 1,000 characters.
 */
text: string, };

export type PutAside = { aside: boolean, };

export type PastPage = { rooms: Array<PastRoom>, 
/**
 * Ask again with `after` = this; none: that was all.
 */
next: string | null, };

export type SearchKind = "people" | "topics" | "rooms" | "scheduled";

export type Found = { people: Array<Person>, topics: Array<TopicRow>, rooms: Array<RoomCard>, scheduled: Array<ScheduledCard>, 
/**
 * Of these there are more than were asked for, or than may be shown.
 */
more: Array<SearchKind>, 
/**
 * The server began a moment ago, and has not looked through everything yet.
 */
incomplete: boolean, };

export type ReportWeek = { begins_ms: number, 
/**
 * Opened.
 */
rooms: number, 
/**
 * Members who were let in.
 */
new: number | null, 
/**
 * Members let in earlier who came to a room.
 */
returning: number | null, 
/**
 * Time that members spent in rooms, together.
 */
listened_ms: number | null, hands: ReportHands | null, 
/**
 * Of sound, sent.
 */
bytes: number, 
/**
 * Of all processor cores together.
 */
cpu_ms: number, };

export type ReportHands = { count: number, 
/**
 * Their owner came on stage.
 */
served: number, 
/**
 * Of those that were served; of more than an hour no more is known than that. None: too few were.
 */
median_wait_ms: number | null, };

export type ReportCohort = { begins_ms: number, members: number | null, 
/**
 * How many of them came to a room: in that week, in the next one, and so on.
 */
came: Array<number | null>, };

export type ReportInviter = { 
/**
 * None: they are gone.
 */
handle: string | null, let_in: number, 
/**
 * Of them: who came to a room in the last seven days.
 */
came: number | null, };

export type ReportTopic = { topic: string, rooms: number, members: number, 
/**
 * Of them: who was let in in the last seven days.
 */
newcomers: number | null, listened_ms: number, };

export type ReportPrices = { 
/**
 * Three letters of ISO 4217.
 */
currency: string, 
/**
 * For 10⁹ bytes of sound sent.
 */
gigabyte: number, 
/**
 * For an hour of one processor core.
 */
core_hour: number, 
/**
 * For an hour that somebody spends in a room.
 */
listener_hour: number, };

export type ReportCost = { 
/**
 * So many weeks are in it.
 */
weeks: number, total: number, per_room: number | null, per_listener_hour: number | null, };

export type Report = { weeks: Array<ReportWeek>, cohorts: Array<ReportCohort>, 
/**
 * Whose invite or word let in most, of those let in in these weeks.
 */
inviters: Array<ReportInviter>, 
/**
 * Whom all other members let in.
 */
other_invited: number | null, 
/**
 * Of open rooms in the last seven days, those with most members first.
 */
topics: Array<ReportTopic>, 
/**
 * None: the owner entered none.
 */
prices: ReportPrices | null, 
/**
 * Of weeks in which five members or more came to a room; none: there are no prices, or no such week.
 */
cost: ReportCost | null, };

export type AskToLeave = { 
/**
 * One's own handle once more, so that no slip erases anybody.
 */
handle: string, };

export type LeavingState = { 
/**
 * When this account is erased; none: it stays.
 */
erased_ms: number | null, };

export type Imported = { handle: string, 
/**
 * It can be registered here.
 */
handle_is_free: boolean, stated: string, field: string, 
/**
 * The account that asked now says the same about itself. Signed out: nothing was changed, it is for the form.
 */
taken_over: boolean, };

export type PresetCard = { name: string, 
/**
 * `version` is that of what is in force.
 */
admission: AdmissionPolicy, 
/**
 * It also says something of rooms or of signing on, which the configuration alone puts in force.
 */
more_in_configuration: boolean, };

export type MailTls = "none" | "starttls" | "tls";

export type MailSetUp = { on: boolean, from: string | null, host: string | null, port: number, tls: MailTls, user: string | null, };

export type TryMail = { to: string, };

export type MailOutcome = "taken" | "off" | "unreached" | "tls" | "login" | "refused" | "refused_for_now" | "no_answer";

export type MailTried = { outcome: MailOutcome, 
/**
 * The SMTP server's number for it, as 535.
 */
code: string | null, };

export type SignInOffer = { 
/**
 * Passkeys need a domain: over a bare address there are none.
 */
passkeys: boolean, 
/**
 * A mail server is configured.
 */
mail_codes: boolean, };

export type Shown = { "kind": "password", handle: string, password: string, second?: string | null, } | { "kind": "passkey", ceremony: string, answer: string, } | { "kind": "mail_code", mail: string, nonce: string, code: string, second?: string | null, } | { "kind": "recovery_code", handle: string, code: string, second?: string | null, };

export type Ceremony = { ceremony: string, 
/**
 * JSON for `navigator.credentials`.
 */
options: string, };

export type PasskeyAnswer = { ceremony: string, answer: string, };

export type NewAccountPasskey = { handle: string, 
/**
 * The token of the link that one registers with, if any.
 */
invite?: string | null, };

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

export type NoticeKind = "signed_in" | "passkey_added" | "passkey_removed" | "password_set" | "password_removed" | "mail_set" | "mail_removed" | "mail_undone" | "app_set" | "app_removed" | "recovery_codes_made" | "recovery_code_used" | "proof_taken_back";

export type NoticeRow = { id: string, notice: NoticeKind, at_ms: number, device: string, 
/**
 * The session that did it, if it is still signed in.
 */
session: string | null, };

export type ProofKind = "work_mail" | "sign_on" | "web_page" | "peer_vouch" | "staff_review";

export type ProofState = "stands" | "expiring" | "failing" | "lapsed";

export type Badge = { organisation?: string, profession?: string, 
/**
 * At least so many.
 */
years?: number, field?: string, };

export type ProofRow = { id: string, proof: ProofKind, state: ProofState, organisation: string | null, field: string | null, profession: string | null, years: number | null, name: string | null, proven_ms: number, expires_ms: number, 
/**
 * Why staff took it back.
 */
reason?: string, };

export type BadgeChoice = { proof: string, organisation: boolean, profession: boolean, years: boolean, field: boolean, };

export type ReviewState = "open" | "granted" | "declined" | "withdrawn";

export type MyProofs = { proofs: Array<ProofRow>, choice: BadgeChoice | null, badge: Badge | null, 
/**
 * A badge fits at least so many members, or says less.
 */
crowd_min: number, 
/**
 * Codes can be sent by mail.
 */
work_mail: boolean, 
/**
 * A page has to link here with `rel="me"`.
 */
profile_url: string, 
/**
 * The latest review asked for.
 */
review: ReviewState | null, };

export type WorkMail = { address: string, };

export type WorkMailCode = { code: string, };

export type WebPage = { url: string, };

export type AskReview = { text: string, field: string, organisation?: string | null, profession?: string | null, years?: number | null, name?: string | null, };

export type ReviewRow = { id: string, account: string, handle: string, 
/**
 * As stated by them, not verified.
 */
stated: string, text: string, field: string | null, organisation: string | null, profession: string | null, years: number | null, 
/**
 * The name that is to be proven, if one is.
 */
name: string | null, submitted_ms: number, };

export type GrantReview = { field: string, organisation?: string | null, profession?: string | null, years?: number | null, name?: string | null, };

export type TakeBack = { 
/**
 * For whose proof it is.
 */
reason: string, };

export type SignOnCard = { provider: string, 
/**
 * On the button.
 */
label: string, 
/**
 * Run by the organisation itself, so that signing on proves to belong to it.
 */
organisation: boolean, };

export type SignOnPurpose = "sign_in" | "prove";

export type StartSignOn = { purpose: SignOnPurpose, };

export type SignOnStarted = { url: string, };

export type Arrival = { provider: string, 
/**
 * A handle they might like; may be taken.
 */
handle: string, 
/**
 * The login opens an account that has a second factor: it is shown next, and no handle is chosen.
 */
second: boolean, 
/**
 * As the provider calls them.
 */
name: string | null, };

export type Arrive = { handle: string, stated: string, field: string, name?: string | null, };

export type ShowSecond = { 
/**
 * Of the authenticator app, or a recovery code.
 */
code: string, };

export type AddressProof = "nothing" | "stated" | "mail_code" | "phone_code";

export type Told = "nobody" | "mail" | "text";

export type AskInviteCode = { 
/**
 * Of the link `/i/{token}`.
 */
token: string, 
/**
 * An e-mail address or a phone number, as the invite is.
 */
address: string, };

export type TextsToday = { 
/**
 * A gateway is configured.
 */
on: boolean, sent: number, spent: number, cap_per_day: number, cap_per_range: number, 
/**
 * The last message was not taken by the gateway.
 */
failing: boolean, 
/**
 * Those that are closed first, then those that cost most; at most 50.
 */
ranges: Array<TextRange>, };

export type TextRange = { 
/**
 * Its first digits.
 */
digits: string, sent: number, 
/**
 * Of them: the code was entered, or they came by.
 */
used: number, spent: number, 
/**
 * Hardly anybody used what was sent: nothing is sent there until then.
 */
closed_until_ms: number | null, };

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

export type LooksAt = "proofs" | "vouches" | "waiting" | "answers" | "said" | "quota";

export type OwnDecision = { at_ms: number, outcome: DecisionOutcome, how: DecisionHow, 
/**
 * Handle of the member whose invite or word it was.
 */
by: string | null, 
/**
 * Version of the criteria that were in force.
 */
criteria: number | null, at_least: number | null, 
/**
 * What those criteria said then.
 */
parts: Array<PartState>, };

export type NewName = { name?: string | null, };

export type NameMark = "stated" | "proven" | "not_proven";

export type PartWords = { key: string, words: string, looks_at: Array<LooksAt>, };

export type EntryCard = { mode: AdmissionMode, invites: boolean, names: NamePolicy, region: boolean, questions: Array<Question>, 
/**
 * What the criteria in force look at; empty where none decide.
 */
parts: Array<PartWords>, 
/**
 * So many of the parts; none: all of them.
 */
at_least: number | null, };

export type PartState = { key: string, words: string, looks_at: Array<LooksAt>, met: boolean, };

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

export type EntryForm = { region?: string | null, answers?: { [key in string]: string }, };

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
first: Array<string>, 
/**
 * Of the first who would no longer.
 */
first_no_longer: Array<string>, took_ms: number, };

export type DryRunRow = { key: string, enters: number, no_longer: number, };

export type WaitlistRow = { account: string, handle: string, 
/**
 * As they gave it, if they did.
 */
name: string | null, stated: string, field: string, region: string | null, registered_ms: number, 
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

export type AnswerAppeal = { let_in: boolean, words?: string | null, };

export type DecisionOutcome = "let_in" | "refused";

export type DecisionHow = "open" | "criteria" | "owner" | "appeal" | "invite" | "voucher" | "organisation" | "first_start";

export type DecisionRow = { decision: string, at_ms: number, account: string, handle: string, outcome: DecisionOutcome, how: DecisionHow, 
/**
 * Handle of the owner who decided, or of the member whose word it was.
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
 * Of the admission of that version.
 */
mode: AdmissionMode, 
/**
 * The criteria of that version; empty where none were in force.
 */
rule: CriteriaRule | null, parts: Array<PartState>, 
/**
 * As it is stored: fields are added over time, never renamed.
 */
facts: string, 
/**
 * The same version over the same facts says the same today; none: no criteria were in force.
 */
replays: boolean | null, };

export type Asking = { kind: HandKind, line: string | null, 
/**
 * Whoever speaks now, and is replied to before the others' turn.
 */
reply_to: string | null, 
/**
 * The microphone may open and close with the turn.
 */
by_turn: boolean, 
/**
 * If nobody takes the hand, the question is left in writing to whoever was on stage.
 */
in_writing: boolean, };

export type NewPoll = { question: string, options: Array<string>, secret: boolean, };

export type RoomCommand = { "kind": "raise_hand", asking?: Asking, } | { "kind": "lower_hand" } | { "kind": "let_pass" } | { "kind": "accept_hand", member: string, } | { "kind": "decline_hand", member: string, } | { "kind": "invite_to_speak", member: string, } | { "kind": "accept_invite_to_speak" } | { "kind": "decline_invite_to_speak" } | { "kind": "step_down" } | { "kind": "move_to_audience", member: string, } | { "kind": "mute" } | { "kind": "unmute" } | { "kind": "mute_member", member: string, } | { "kind": "ask_to_unmute" } | { "kind": "allow_unmute", member: string, } | { "kind": "remove", member: string, } | { "kind": "ban", member: string, } | { "kind": "let_back_in", member: string, } | { "kind": "make_moderator", member: string, } | { "kind": "unmake_moderator", member: string, } | { "kind": "agree_to_turns", by_turn: boolean, } | { "kind": "end_turn", member: string, } | { "kind": "extend_turn", turn: Turn, } | { "kind": "start_round" } | { "kind": "stop_round" } | { "kind": "open_poll", poll: NewPoll, } | { "kind": "vote", option: number, } | { "kind": "close_poll" } | { "kind": "write_line", text: string, } | { "kind": "delete_line", number: number, } | { "kind": "pin", 
/**
 * Over HTTPS, at most 200 characters.
 */
address: string, 
/**
 * 1 to 80 characters.
 */
title: string, } | { "kind": "unpin", number: number, } | { "kind": "begin" } | { "kind": "lock" } | { "kind": "unlock" } | { "kind": "rename", title: string, } | { "kind": "set_topic", topic: string | null, } | { "kind": "set_policy", policy: Policy, } | { "kind": "end" };

export type Ask = { "kind": "watch_hallway", on: boolean, } | { "kind": "enter", room: string, 
/**
 * The secret of a closed room's link.
 */
link: string | null, 
/**
 * From the last snapshot, when coming back after a lost connection.
 */
resume: string | null, } | { "kind": "leave" } | { "kind": "fetch_snapshot" } | { "kind": "fetch_ticket" } | { "kind": "room", command: RoomCommand, } | { "kind": "react", reaction: Reaction, } | { "kind": "ping", member: string, } | { "kind": "wave", member: string, } | { "kind": "wave_back", member: string, } | { "kind": "put_wave_away", member: string, };

export type Asked = { id: number, ask: Ask, };

export type MediaState = "kept" | "connect" | "elsewhere";

export type SpeakingLevel = { member: string, 
/**
 * 0 silent to 100 loud; absent members are silent.
 */
level: number, };

export type ReactionCount = { reaction: Reaction, count: number, };

export type Out = "left" | "removed" | "banned" | "room_ended" | "not_in_circle" | "seat_taken_over" | "signed_out" | "connection_reset";

export type QuestionsWhy = "left" | "asked" | "answered" | "changed";

export type RefusalCode = "no_such_room" | "not_in_room" | "member_not_in_room" | "not_allowed" | "banned" | "locked" | "not_begun" | "room_full" | "full_here" | "stage_full" | "hands_off" | "not_proven" | "too_many_hands" | "too_soon" | "hand_not_raised" | "already_raised" | "not_first" | "replies_off" | "not_speaking" | "reply_taken" | "no_turns" | "poll_open" | "no_poll" | "bad_poll" | "chat_off" | "too_many_pins" | "already_on_stage" | "not_on_stage" | "not_invited" | "muted_by_moderator" | "not_muted_by_moderator" | "not_banned" | "is_owner" | "bad_policy" | "owners_open_rooms" | "no_closed_rooms" | "topic_required" | "bad_logo" | "ended" | "handle_too_short" | "handle_too_long" | "handle_letters" | "handle_reserved" | "handle_taken" | "password_too_short" | "password_too_long" | "password_too_common" | "bad_text" | "bad_name" | "bad_field" | "not_a_member" | "already_a_member" | "no_invites_left" | "invite_gone" | "wrong_handle_or_password" | "no_such_invite" | "no_such_account" | "sign_in_again" | "second_factor_needed" | "wrong_code" | "passkey_refused" | "no_passkeys_here" | "too_many_passkeys" | "last_way_in" | "no_such_way" | "bad_mail" | "mail_taken" | "mail_off" | "mail_changed_lately" | "public_mail" | "code_wrong" | "code_gone" | "bad_page" | "page_unreached" | "page_without_link" | "bad_shows" | "proof_taken" | "too_many_proofs" | "no_such_proof" | "review_waits" | "review_gone" | "no_such_provider" | "provider_unreached" | "sign_on_failed" | "sign_on_taken" | "not_in_directory" | "sign_on_first" | "invites_off" | "already_refused" | "nothing_to_appeal" | "appealed_already" | "no_such_appeal" | "no_such_criteria" | "no_such_decision" | "bad_criteria" | "bad_admission" | "bad_answers" | "answer_missing" | "bad_region" | "too_many_versions" | "changed_meanwhile" | "sign_in_first" | "wrong_origin" | "too_many_requests" | "bad_request" | "ticket_gone" | "bad_offer" | "pass_gone" | "pass_in_use" | "not_found" | "not_your_handle" | "last_owner" | "server_closes" | "no_export" | "not_now" | "texts_off" | "bad_phone" | "texts_not_there" | "texts_spent" | "invite_used" | "invite_revoked" | "invite_expired" | "invite_not_yours" | "link_invites_off" | "frozen" | "removed_by_owner" | "bad_address" | "other_field" | "too_many_vouches" | "too_many_named" | "branch_too_large" | "branch_changed" | "renamed_lately" | "handle_is_theirs" | "no_names_here" | "follow_yourself" | "too_many_followed" | "too_many_topics" | "too_many_new_topics" | "too_many_topic_names" | "topic_taken" | "no_such_topic" | "bad_topic" | "bad_link" | "bad_profile" | "not_yourself" | "you_blocked" | "too_many_blocked" | "request_waits" | "too_many_asked" | "no_such_thread" | "bad_message" | "bad_contact" | "not_mutual" | "not_here" | "wave_over" | "no_such_circle" | "bad_circle" | "too_many_circles" | "circle_full" | "rules_changed" | "removed_from_circle" | "hand_over_first" | "not_in_circle" | "no_such_scheduled" | "bad_time" | "bad_places" | "bad_lineup" | "too_many_scheduled" | "no_places_left" | "too_late" | "bad_push_service" | "no_such_question" | "answered_already" | "bad_answer" | "bad_picture" | "bad_prices";

export type Refused = { code: RefusalCode, retry_in_ms?: number | null, };

export type Tell = { "kind": "welcome", me: Me, } | { "kind": "done", id: number, } | { "kind": "in_force", id: number, } | { "kind": "refused", id: number, refusal: Refused, } | { "kind": "people", people: Array<Person>, } | { "kind": "snapshot", room: string, epoch: number, seq: number, view: View, resume: string, media: MediaState, } | { "kind": "deltas", epoch: number, seq: number, deltas: Array<Delta>, } | { "kind": "out", why: Out, } | { "kind": "media", media: MediaState, } | { "kind": "ticket", ticket: string, expires_ms: number, } | { "kind": "speaking", slots: Array<string | null>, levels: Array<SpeakingLevel>, } | { "kind": "hallway", rooms: Array<RoomCard>, } | { "kind": "reactions", counts: Array<ReactionCount>, } | { "kind": "pinged", by: Person, room: string, title: string, 
/**
 * The secret of a closed room's link.
 */
link: string | null, } | { "kind": "waved", by: Person, 
/**
 * Nobody waves any more then (ms since the epoch).
 */
until_ms: number, } | { "kind": "room_for_two", room: string, with: Person, } | { "kind": "let_in", me: Me, } | { "kind": "message_said", thread: string, person: Person | null, message: Message, } | { "kind": "thread_changed", thread: string, } | { "kind": "circle_changed", circle: string, } | { "kind": "inbox_changed" } | { "kind": "questions_changed", room: string, title: string, why: QuestionsWhy, } | { "kind": "beat" };

export type BoundTo = "anybody" | "account" | "mail" | "phone";

export type InviteBudget = { left: number, 
/**
 * What everybody starts with.
 */
base: number, 
/**
 * Of those let in: still here after `stays_after_days`; opened a room that others took part in; reports upheld.
 */
stayed: number, hosted: number, 
/**
 * Rooms of one's own that others took part in, as far as they count.
 */
own_rooms: number, upheld: number, upheld_costs: number, stays_after_days: number, open: number, accepted: number, at_once_max: number, 
/**
 * An owner has frozen this branch.
 */
frozen: boolean, 
/**
 * The policy allows invites for whoever holds the link.
 */
link_invites: boolean, 
/**
 * An invite for an e-mail address is mailed; one for a phone number can be made, and is texted.
 */
mails: boolean, texts: boolean, };

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

export type HitAppeal = "none" | "waiting" | "denied";

export type OwnHit = { hit: TreeHit | null, at_ms: number | null, appeal: HitAppeal, };

export type NewHitAppeal = { text: string, };

export type HitRow = { account: string, handle: string, hit: TreeHit, at_ms: number, appeal: HitAppeal, text: string | null, };

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
token: string | null, 
/**
 * A letter with the link is on its way.
 */
mailed: boolean, };

export type BulkAnswer = { refused: Array<BulkRefused>, made: Array<BulkMade>, };

export const FIELDS = ["software","engineering","science","medicine","care","education","law","finance","business","media","design","arts","crafts","agriculture","public_service","other"] as const;

export const REGIONS = ["AD","AE","AF","AG","AI","AL","AM","AO","AQ","AR","AS","AT","AU","AW","AX","AZ","BA","BB","BD","BE","BF","BG","BH","BI","BJ","BL","BM","BN","BO","BQ","BR","BS","BT","BV","BW","BY","BZ","CA","CC","CD","CF","CG","CH","CI","CK","CL","CM","CN","CO","CR","CU","CV","CW","CX","CY","CZ","DE","DJ","DK","DM","DO","DZ","EC","EE","EG","EH","ER","ES","ET","FI","FJ","FK","FM","FO","FR","GA","GB","GD","GE","GF","GG","GH","GI","GL","GM","GN","GP","GQ","GR","GS","GT","GU","GW","GY","HK","HM","HN","HR","HT","HU","ID","IE","IL","IM","IN","IO","IQ","IR","IS","IT","JE","JM","JO","JP","KE","KG","KH","KI","KM","KN","KP","KR","KW","KY","KZ","LA","LB","LC","LI","LK","LR","LS","LT","LU","LV","LY","MA","MC","MD","ME","MF","MG","MH","MK","ML","MM","MN","MO","MP","MQ","MR","MS","MT","MU","MV","MW","MX","MY","MZ","NA","NC","NE","NF","NG","NI","NL","NO","NP","NR","NU","NZ","OM","PA","PE","PF","PG","PH","PK","PL","PM","PN","PR","PS","PT","PW","PY","QA","RE","RO","RS","RU","RW","SA","SB","SC","SD","SE","SG","SH","SI","SJ","SK","SL","SM","SN","SO","SR","SS","ST","SV","SX","SY","SZ","TC","TD","TF","TG","TH","TJ","TK","TL","TM","TN","TO","TR","TT","TV","TW","TZ","UA","UG","UM","US","UY","UZ","VA","VC","VE","VG","VI","VN","VU","WF","WS","YE","YT","ZA","ZM","ZW"] as const;

export const SEALS = ["vermilion","indigo","plum","teal","bronze","ink"] as const;

export const FORMATS: Record<Format, Policy> = {"talk_and_questions":{"hands":"everyone","hands_max":50,"stage_size":12,"room_size":2000,"visibility":"open","hand_order":"fair","replies":true,"turn":{"budget_s":120,"then_audience":true},"recap":true,"chat":"everyone","slow_mode_s":0,"sound":"automatic"},"panel":{"hands":"everyone","hands_max":50,"stage_size":12,"room_size":2000,"visibility":"open","hand_order":"pick","replies":false,"turn":null,"recap":true,"chat":"everyone","slow_mode_s":0,"sound":"automatic"},"round":{"hands":"everyone","hands_max":50,"stage_size":12,"room_size":2000,"visibility":"open","hand_order":"first_come","replies":false,"turn":{"budget_s":120,"then_audience":false},"recap":true,"chat":"everyone","slow_mode_s":0,"sound":"automatic"},"two_minutes":{"hands":"everyone","hands_max":50,"stage_size":12,"room_size":2000,"visibility":"open","hand_order":"first_come","replies":false,"turn":{"budget_s":120,"then_audience":true},"recap":true,"chat":"everyone","slow_mode_s":0,"sound":"automatic"},"open_stage":{"hands":"everyone","hands_max":50,"stage_size":50,"room_size":2000,"visibility":"open","hand_order":"first_come","replies":false,"turn":null,"recap":true,"chat":"everyone","slow_mode_s":0,"sound":"automatic"}};

export const BEAT_INTERVAL_MS = 4000;
