// Generated from docs/openapi.json by `cargo xtask gen`. Do not edit.
import type * as wire from "./wire";

export type AcceptInvite = { code?: string | null; mail?: string | null; token: string };

export type ActOnBranch = { seen: string };

export type AddressProof = "nothing" | "stated" | "mail_code" | "phone_code";

export type AdmissionMode = "open" | "invite" | "waitlist" | "reviewed" | "organisation";

export type AdmissionPolicy = { invites: boolean; link_invites: boolean; members_let_in: boolean; mode: AdmissionMode; names: NamePolicy; questions: Question[]; region: boolean; version: number };

export type AgreeToRules = { rules_version: number };

export type AnswerAppeal = { let_in: boolean; words?: string | null };

export type AppSecret = { secret: string; uri: string };

export type AppealRow = { account: string; appeal: string; at_ms: number; field: string; handle: string; stated: string; words: string };

export type AppealState = { answer: string | null; answered_ms: number | null; at_ms: number; words: string };

export type ApplicantRow = { account: string; badge?: Badge; field: string; handle: string; registered_ms: number; stated: string };

export type Arrival = { handle: string; name: string | null; provider: string; second: boolean };

export type Arrive = { field: string; handle: string; name?: string | null; stated: string };

export type AskInviteCode = { address: string; token: string };

export type AskMailCode = { mail: string; nonce: string };

export type AskReview = { field: string; name?: string | null; organisation?: string | null; profession?: string | null; text: string; years?: number | null };

export type AskToLeave = { handle: string };

export type AudiencePage = { count: number; next: string | null; people: Person[] };

export type AvatarSet = { avatar: string };

export type Badge = { field?: string; organisation?: string; profession?: string; years?: number };

export type BadgeChoice = { field: boolean; organisation: boolean; profession: boolean; proof: string; years: boolean };

export type BoundTo = "anybody" | "account" | "mail" | "phone";

export type BranchPreview = { handles: string[]; seen: string };

export type BulkAnswer = { made: BulkMade[]; refused: BulkRefused[] };

export type BulkInvites = { csv: string; dry: boolean };

export type BulkMade = { address: string; mailed: boolean; name: string; token: string | null };

export type BulkRefused = { line: number; why: LineRefused };

export type ByHandle = { handle: string };

export type CalendarFeed = { made_ms: number | null };

export type CalendarFeedMade = { url: string };

export type Capacity = { room_for: number };

export type Ceremony = { ceremony: string; options: string };

export type Chat = "off" | "stage" | "everyone";

export type CircleCard = { circle: string; description: string | null; entry: CircleEntry; members: number; name: string; own: CircleMembership | null; topics: string[] };

export type CircleEntry = "open" | "approval" | "invite";

export type CircleMemberRow = { person: Person; role: CircleRole; since_ms: number };

export type CircleMembersPage = { members: CircleMemberRow[]; next: string | null };

export type CircleMembership = "owner" | "moderator" | "member" | "asked" | "invited" | "declined" | "removed";

export type CirclePage = { ask_again_ms: number | null; card: CircleCard; made_ms: number; owner: Person | null; rules: string | null; rules_agreed: number | null; rules_version: number };

export type CircleRole = "member" | "moderator" | "owner";

export type CircleWaitingRow = { own: CircleMembership; person: Person; since_ms: number };

export type CirclesPage = { circles: CircleCard[]; next: string | null };

export type ClockChange = { ahead_min: number; at_ms: number };

export type Come = { link?: string | null; remind: boolean };

export type ConfirmApp = { code: string; secret: string };

export type ConfirmMail = { code: string; mail: string; nonce: string };

export type CriteriaHistory = { in_force: number; put_in_force: CriteriaInForce[]; versions: CriteriaVersion[] };

export type CriteriaInForce = { at_ms: number; by: string; version: number };

export type CriteriaPart = { expression: string; key: string; monotone: boolean; words: string };

export type CriteriaProblem = { part: string | null; refusal: Refused; why: CriteriaWhy; word: string | null };

export type CriteriaRule = { at_least: number | null; name: string; parts: CriteriaPart[] };

export type CriteriaSaved = { version: number };

export type CriteriaVersion = { at_ms: number; by: string; rule: CriteriaRule; version: number };

export type CriteriaWhy = "bad_text" | "bad_key" | "no_parts" | "too_many_parts" | "same_key" | "need" | "empty" | "too_long" | "too_deep" | "syntax" | "unknown_name" | "unknown_field" | "unknown_function" | "wrong_type" | "not_yes_or_no" | "unknown_answer" | "not_monotone_proof" | "not_monotone_vouch" | "not_monotone_waiting";

export type DecisionDetail = { facts: string; mode: AdmissionMode; parts: PartState[]; replays: boolean | null; row: DecisionRow; rule: CriteriaRule | null };

export type DecisionHow = "open" | "criteria" | "owner" | "appeal" | "invite" | "voucher" | "organisation" | "first_start";

export type DecisionOutcome = "let_in" | "refused";

export type DecisionPage = { next: string | null; rows: DecisionRow[] };

export type DecisionRow = { account: string; admission: number; at_ms: number; by: string | null; criteria: number | null; decision: string; handle: string; how: DecisionHow; met: string[]; missing: string[]; outcome: DecisionOutcome };

export type Digest = "off" | "daily" | "weekly";

export type DryRun = { applicants: number; by_field: DryRunRow[]; by_voucher: DryRunRow[]; enters: number; first: string[]; first_no_longer: string[]; members_no_longer: number; no_longer: number; took_ms: number };

export type DryRunRow = { enters: number; key: string; no_longer: number };

export type EntryCard = { at_least: number | null; invites: boolean; mode: AdmissionMode; names: NamePolicy; parts: PartWords[]; questions: Question[]; region: boolean };

export type EntryForm = { answers?: { [key: string]: string }; region?: string | null };

export type FollowsPage = { next: string | null; people: Person[] };

export type Found = { incomplete: boolean; more: SearchKind[]; people: Person[]; rooms: RoomCard[]; scheduled: ScheduledCard[]; topics: TopicRow[] };

export type GiveHandle = { handle: string; to: string };

export type GrantReview = { field: string; name?: string | null; organisation?: string | null; profession?: string | null; years?: number | null };

export type HallwayChoices = { circles: string[]; languages: string[]; topics: string[] };

export type HallwayReason = { kind: "follow_topic" } | { count: number; first: Person; kind: "follow_on_stage" } | { inviter: Person; kind: "inviter_on_stage" } | { kind: "your_field" } | { kind: "just_began" };

export type HallwayRow = { card: RoomCard; reasons: HallwayReason[] };

export type HandOrder = "first_come" | "fair" | "proven_first" | "pick";

export type HandleGiven = { now_called: string };

export type Hands = "off" | "everyone" | "proven";

export type HitAppeal = "none" | "waiting" | "denied";

export type HitRow = { account: string; appeal: HitAppeal; at_ms: number; handle: string; hit: TreeHit; text: string | null };

export type HouseLook = { name: string; seal: string };

export type Imported = { field: string; handle: string; handle_is_free: boolean; stated: string; taken_over: boolean };

export type InboxKind = "room_started" | "room_scheduled" | "invited_on_stage" | "room_soon" | "room_changed" | "thread_request" | "new_message" | "missed_wave" | "missed_ping" | "followed" | "followed_back" | "vouched" | "circle_request" | "invited_to_circle" | "let_into_circle" | "question_answered";

export type InboxPage = { next: string | null; rows: InboxRow[] };

export type InboxRow = { at_ms: number; begins_ms: number | null; by: Person | null; cancelled: boolean; happened: InboxKind; page: string | null; row: string; seen: boolean; times: number; title: string | null };

export type InboxWay = "off" | "inbox" | "push";

export type InviteBudget = { accepted: number; at_once_max: number; base: number; frozen: boolean; hosted: number; left: number; link_invites: boolean; mails: boolean; open: number; own_rooms: number; stayed: number; stays_after_days: number; texts: boolean; upheld: number; upheld_costs: number };

export type InviteCard = { bound: BoundTo; expires_ms: number; inviter_field: string; inviter_handle: string; inviter_stated: string; note: string | null; proof: AddressProof; room: RoomCard | null };

export type InviteMade = { expires_ms: number; id: string; invites_left: number; token: string; told: Told };

export type InviteRow = { accepted_by: string | null; bound: BoundTo; created_ms: number; expires_ms: number; id: string; meant_for: string | null; note: string | null; state: InviteState };

export type InviteState = "open" | "accepted" | "revoked" | "expired";

export type InviteToCircle = { handle: string };

export type Invited = { handle: string; role: Role };

export type LeavingState = { erased_ms: number | null };

export type Letters = "digest" | "rooms";

export type LettersCard = { ended: boolean; letters: Letters };

export type LineRefused = "no_address" | "bad_address" | "twice" | "bad_note" | "no_such_room" | "too_many_lines" | "no_invites_left";

export type LineupRow = { coming: boolean | null; person: Person; role: Role };

export type LooksAt = "proofs" | "vouches" | "waiting" | "answers" | "said" | "quota";

export type MailOutcome = "taken" | "off" | "unreached" | "tls" | "login" | "refused" | "refused_for_now" | "no_answer";

export type MailSetUp = { from: string | null; host: string | null; on: boolean; port: number; tls: MailTls; user: string | null };

export type MailTls = "none" | "starttls" | "tls";

export type MailTried = { code: string | null; outcome: MailOutcome };

export type Me = { account: string; avatar: string | null; erased_ms: number | null; field: string; handle: string; invites_left: number; name: string | null; owner: boolean; seat_in: string | null; standing: Standing; stated: string };

export type MediaAnswer = { sdp: string; slots: string[] };

export type MediaOffer = { sdp: string; ticket: string };

export type Message = { at_ms: number; key?: string; mine: boolean; n: number; text: string };

export type MessageSaid = { message: Message; thread: string };

export type MessagesPage = { messages: Message[]; next: number | null };

export type MetRow = { on_stage: boolean; person: Person; thread: string | null; ticked: boolean };

export type MyProofs = { badge: Badge | null; choice: BadgeChoice | null; crowd_min: number; profile_url: string; proofs: ProofRow[]; review: ReviewState | null; work_mail: boolean };

export type NameMark = "stated" | "proven" | "not_proven";

export type NamePolicy = "as_stated" | "proven" | "pseudonym";

export type NamedRow = { field: string; handle: string; member: string; vouched: boolean };

export type Names = { handle_kept_until_ms: number; max: number; rows: NamedRow[] };

export type NewAccountPasskey = { handle: string; invite?: string | null };

export type NewAnswer = { text: string };

export type NewAppeal = { words: string };

export type NewCircle = { description?: string; entry: CircleEntry; name: string; rules?: string; topics?: string[] };

export type NewCircleRole = { role: CircleRole };

export type NewContact = { line?: string | null };

export type NewDryRun = { rule: CriteriaRule };

export type NewHitAppeal = { text: string };

export type NewInvite = { handle?: string | null; mail?: string | null; note?: string | null; phone?: string | null; room?: string | null };

export type NewLogo = { image?: string | null };

export type NewMessage = { key: string; text: string };

export type NewName = { name?: string | null };

export type NewPasskey = { answer: string; ceremony: string; name: string };

export type NewPassword = { password: string };

export type NewPlayer = { link?: string | null; way: PlayerWay };

export type NewPushDevice = { auth: string; endpoint: string; p256dh: string };

export type NewScheduled = { begins_ms: number; length_min: number; lineup?: Invited[]; places: number; policy?: Policy | null; title: string; topic?: string | null; zone: string };

export type NewThreadReport = { line?: string | null; reason: ReportReason };

export type NewTopicName = { name: string };

export type NewWishes = { clocks?: OwnClocks | null; digest: Digest; quiet?: QuietHours | null; room_letters: boolean; ways: WishedWay[] };

export type NoticeKind = "signed_in" | "passkey_added" | "passkey_removed" | "password_set" | "password_removed" | "mail_set" | "mail_removed" | "mail_undone" | "app_set" | "app_removed" | "recovery_codes_made" | "recovery_code_used" | "proof_taken_back";

export type NoticeRow = { at_ms: number; device: string; id: string; notice: NoticeKind; session: string | null };

export type OpenRoom = { policy?: Policy | null; title: string; topic?: string | null };

export type OwnClocks = { ahead_min: number; changes: ClockChange[]; zone: string };

export type OwnDecision = { at_least: number | null; at_ms: number; by: string | null; criteria: number | null; how: DecisionHow; outcome: DecisionOutcome; parts: PartState[] };

export type OwnGuest = { changed: boolean; coming: boolean | null; remind: boolean; role: Role };

export type OwnHallway = { choices: HallwayChoices; follows: boolean; rooms: HallwayRow[] };

export type OwnHit = { appeal: HitAppeal; at_ms: number | null; hit: TreeHit | null };

export type PartState = { key: string; looks_at: LooksAt[]; met: boolean; words: string };

export type PartWords = { key: string; looks_at: LooksAt[]; words: string };

export type PasskeyAnswer = { answer: string; ceremony: string };

export type PasskeyRow = { created_ms: number; id: string; last_used_ms: number | null; name: string };

export type PastLink = { address: string; title: string };

export type PastPage = { next: string | null; rooms: PastRoom[] };

export type PastRoom = { answered: number; ended_ms: number; links: PastLink[]; opened_ms: number; own_question: QuestionState | null; owner: Person | null; room: string; spoke: Person[]; title: string; to_answer: number; topic: string | null };

export type PastRoomPage = { past: PastRoom; policy: Policy | null; questions: WrittenQuestion[] };

export type Person = { avatar?: string; badge?: Badge; bot: boolean; field: string; handle: string; invited_by: string | null; member: string; member_since_ms: number | null; name?: string; name_mark?: NameMark; stated: string };

export type PersonPage = { avatar?: string; badge?: Badge; bot: boolean; field: string; handle: string; invited_by: string | null; member: string; member_since_ms: number | null; name?: string; name_mark?: NameMark; stated: string; blocked: boolean; followers: number; follows: boolean; may_vouch: boolean; profile: Profile; rooms_hosted: number; thread: string | null; vouched: boolean; write: WriteTo };

export type PlayerPass = { expires_ms: number; hls_url: string | null; token: string | null; url: string };

export type PlayerWay = "whip" | "whep" | "stream";

export type Policy = { chat: Chat; circle?: string; hand_order: HandOrder; hand_order_field?: string; hands: Hands; hands_field?: string; hands_max: number; language?: string; recap: boolean; replies: boolean; room_size: number; slow_mode_s: number; sound: Sound; stage_size: number; turn: TurnPolicy | null; visibility: Visibility };

export type PresetCard = { admission: AdmissionPolicy; more_in_configuration: boolean; name: string };

export type Problem = { refusal: Refused };

export type Profile = { fields: string[]; headline: string | null; languages: string[]; links: string[] };

export type ProofKind = "work_mail" | "sign_on" | "web_page" | "peer_vouch" | "staff_review";

export type ProofRow = { expires_ms: number; field: string | null; id: string; name: string | null; organisation: string | null; profession: string | null; proof: ProofKind; proven_ms: number; reason?: string; state: ProofState; years: number | null };

export type ProofState = "stands" | "expiring" | "failing" | "lapsed";

export type PushDevice = { device: string; id: string; since_ms: number; this_one: boolean };

export type PutAside = { aside: boolean };

export type PutInForce = { from: number };

export type Question = { key: string; required: boolean; words: string };

export type QuestionState = "waits" | "answered";

export type QuietHours = { from_min: number; to_min: number };

export type ReadUpTo = { n: number };

export type RecoveryCodes = { codes: string[] };

export type RefusalCode = "no_such_room" | "not_in_room" | "member_not_in_room" | "not_allowed" | "banned" | "locked" | "not_begun" | "room_full" | "full_here" | "stage_full" | "hands_off" | "not_proven" | "too_many_hands" | "too_soon" | "hand_not_raised" | "already_raised" | "not_first" | "replies_off" | "not_speaking" | "reply_taken" | "no_turns" | "poll_open" | "no_poll" | "bad_poll" | "chat_off" | "too_many_pins" | "already_on_stage" | "not_on_stage" | "not_invited" | "muted_by_moderator" | "not_muted_by_moderator" | "not_banned" | "is_owner" | "bad_policy" | "owners_open_rooms" | "no_closed_rooms" | "topic_required" | "bad_logo" | "ended" | "handle_too_short" | "handle_too_long" | "handle_letters" | "handle_reserved" | "handle_taken" | "password_too_short" | "password_too_long" | "password_too_common" | "bad_text" | "bad_name" | "bad_field" | "not_a_member" | "already_a_member" | "no_invites_left" | "invite_gone" | "wrong_handle_or_password" | "no_such_invite" | "no_such_account" | "sign_in_again" | "second_factor_needed" | "wrong_code" | "passkey_refused" | "no_passkeys_here" | "too_many_passkeys" | "last_way_in" | "no_such_way" | "bad_mail" | "mail_taken" | "mail_off" | "mail_changed_lately" | "public_mail" | "code_wrong" | "code_gone" | "bad_page" | "page_unreached" | "page_without_link" | "bad_shows" | "proof_taken" | "too_many_proofs" | "no_such_proof" | "review_waits" | "review_gone" | "no_such_provider" | "provider_unreached" | "sign_on_failed" | "sign_on_taken" | "not_in_directory" | "sign_on_first" | "invites_off" | "already_refused" | "nothing_to_appeal" | "appealed_already" | "no_such_appeal" | "no_such_criteria" | "no_such_decision" | "bad_criteria" | "bad_admission" | "bad_answers" | "answer_missing" | "bad_region" | "too_many_versions" | "changed_meanwhile" | "sign_in_first" | "wrong_origin" | "too_many_requests" | "bad_request" | "ticket_gone" | "bad_offer" | "pass_gone" | "pass_in_use" | "not_found" | "not_your_handle" | "last_owner" | "server_closes" | "no_export" | "not_now" | "texts_off" | "bad_phone" | "texts_not_there" | "texts_spent" | "invite_used" | "invite_revoked" | "invite_expired" | "invite_not_yours" | "link_invites_off" | "frozen" | "removed_by_owner" | "bad_address" | "other_field" | "too_many_vouches" | "too_many_named" | "branch_too_large" | "branch_changed" | "renamed_lately" | "handle_is_theirs" | "no_names_here" | "follow_yourself" | "too_many_followed" | "too_many_topics" | "too_many_new_topics" | "too_many_topic_names" | "topic_taken" | "no_such_topic" | "bad_topic" | "bad_link" | "bad_profile" | "not_yourself" | "you_blocked" | "too_many_blocked" | "request_waits" | "too_many_asked" | "no_such_thread" | "bad_message" | "bad_contact" | "not_mutual" | "not_here" | "wave_over" | "no_such_circle" | "bad_circle" | "too_many_circles" | "circle_full" | "rules_changed" | "removed_from_circle" | "hand_over_first" | "not_in_circle" | "no_such_scheduled" | "bad_time" | "bad_places" | "bad_lineup" | "too_many_scheduled" | "no_places_left" | "too_late" | "bad_push_service" | "no_such_question" | "answered_already" | "bad_answer" | "bad_picture" | "bad_prices";

export type Refused = { code: RefusalCode; retry_in_ms?: number | null };

export type Register = { answers?: { [key: string]: string }; field: string; handle: string; invite?: string | null; invite_code?: string | null; invite_mail?: string | null; name?: string | null; passkey?: PasskeyAnswer | null; password?: string; region?: string | null; stated: string };

export type Remind = { link?: string | null };

export type RenamePasskey = { name: string };

export type Report = { cohorts: ReportCohort[]; cost: ReportCost | null; inviters: ReportInviter[]; other_invited: number | null; prices: ReportPrices | null; topics: ReportTopic[]; weeks: ReportWeek[] };

export type ReportCohort = { begins_ms: number; came: (number | null)[]; members: number | null };

export type ReportCost = { per_listener_hour: number | null; per_room: number | null; total: number; weeks: number };

export type ReportHands = { count: number; median_wait_ms: number | null; served: number };

export type ReportInviter = { came: number | null; handle: string | null; let_in: number };

export type ReportPrices = { core_hour: number; currency: string; gigabyte: number; listener_hour: number };

export type ReportReason = "spam" | "harassment" | "threat" | "fraud" | "other";

export type ReportTopic = { listened_ms: number; members: number; newcomers: number | null; rooms: number; topic: string };

export type ReportWeek = { begins_ms: number; bytes: number; cpu_ms: number; hands: ReportHands | null; listened_ms: number | null; new: number | null; returning: number | null; rooms: number };

export type ReportedMessage = { at_ms: number; by_reporter: boolean; n: number; text: string };

export type Review = { let_in: boolean };

export type ReviewRow = { account: string; field: string | null; handle: string; id: string; name: string | null; organisation: string | null; profession: string | null; stated: string; submitted_ms: number; text: string; years: number | null };

export type ReviewState = "open" | "granted" | "declined" | "withdrawn";

export type Role = "listener" | "speaker" | "moderator";

export type RoomCard = { circle?: string; hands: Hands; language?: string; listeners: number; locked: boolean; opened_ms: number; recap: boolean; room: string; speakers: number; stage: Person[]; title: string; topic: string | null; visibility: Visibility };

export type RoomOpened = { link: string | null; room: string };

export type RoomRules = { closed_rooms: boolean; opened_by_owners: boolean; topic_required: boolean };

export type RoomSound = { fair: number; good: number; jitter_ms: number; listeners: number; lost: number; mixed: boolean; packet_ms: number; poor: number; room_for: number };

export type RosterFound = { more: boolean; people: RosterRow[] };

export type RosterRow = { person: Person; role: Role };

export type ScheduledCard = { begins_ms: number; circle?: string; coming: number; language?: string; length_min: number; link: string | null; own: OwnGuest | null; owner: Person; places: number; scheduled: string; state: ScheduledState; title: string; topic: string | null; visibility: Visibility; zone: string };

export type ScheduledChoices = { languages: string[]; topics: string[] };

export type ScheduledList = { choices: ScheduledChoices | null; next: string | null; scheduled: ScheduledCard[] };

export type ScheduledPage = { card: ScheduledCard; green_room_ms: number; lineup: LineupRow[]; policy: Policy; recap: PastRoom | null };

export type ScheduledState = "upcoming" | "green_room" | "live" | "ended" | "lapsed" | "cancelled";

export type SearchKind = "people" | "topics" | "rooms" | "scheduled";

export type SecondFactor = "not_needed" | "needed" | "set_up_due";

export type SeeUpTo = { at_ms: number };

export type ServerCard = { build: string; closes_ms: number | null; demo: boolean; logo: string | null; name: string; register: boolean; rooms: RoomRules | null; seal: string };

export type SessionRow = { created_ms: number; device: string; id: string; last_seen_ms: number; this_one: boolean };

export type SetUp = { done: boolean };

export type ShowSecond = { code: string };

export type Shown = { handle: string; kind: "password"; password: string; second?: string | null } | { answer: string; ceremony: string; kind: "passkey" } | { code: string; kind: "mail_code"; mail: string; nonce: string; second?: string | null } | { code: string; handle: string; kind: "recovery_code"; second?: string | null };

export type SignIn = { handle: string; password: string; second?: string | null };

export type SignInOffer = { mail_codes: boolean; passkeys: boolean };

export type SignOnCard = { label: string; organisation: boolean; provider: string };

export type SignOnPurpose = "sign_in" | "prove";

export type SignOnStarted = { url: string };

export type Sound = "automatic" | "prompt";

export type Standing = "applicant" | "member";

export type StartSignOn = { purpose: SignOnPurpose };

export type Suggestion = { person: Person; reason: SuggestionReason };

export type SuggestionReason = { kind: "inviter" } | { kind: "hosted"; rooms: number };

export type TakeBack = { reason: string };

export type TextRange = { closed_until_ms: number | null; digits: string; sent: number; spent: number; used: number };

export type TextsToday = { cap_per_day: number; cap_per_range: number; failing: boolean; on: boolean; ranges: TextRange[]; sent: number; spent: number };

export type Thread = { blocked: boolean; last: Message | null; moved_ms: number; person: Person | null; thread: string; unread: number; view: ThreadView; contact: string | null; read: number; their_contact: string | null; their_read: number };

export type ThreadReportRow = { about: Person | null; at_ms: number; by: Person | null; line: string | null; messages: ReportedMessage[]; reason: ReportReason; report: string };

export type ThreadReportsPage = { next: string | null; reports: ThreadReportRow[] };

export type ThreadRow = { blocked: boolean; last: Message | null; moved_ms: number; person: Person | null; thread: string; unread: number; view: ThreadView };

export type ThreadView = "open" | "waits" | "asks";

export type ThreadsPage = { next: string | null; threads: ThreadRow[] };

export type Ticked = { thread: string | null };

export type Told = "nobody" | "mail" | "text";

export type TopicRow = { followers: number; follows: boolean; names: string[] };

export type TreeHit = "frozen" | "removed";

export type TreePage = { next: string | null; rows: TreeRow[] };

export type TreeRow = { field: string; handle: string; hit: TreeHit | null; member: string; owner: boolean; parent: string | null; since_ms: number };

export type TryMail = { to: string };

export type TurnPolicy = { budget_s: number; then_audience: boolean };

export type Unread = { requests: number; threads: number };

export type Unseen = { rows: number };

export type Visibility = "open" | "closed";

export type VisitedRoom = { left_ms: number; room: string; title: string };

export type VouchRow = { account: string; field: string; handle: string; named_me: boolean; own_field: boolean; stated: string; vouched: boolean };

export type Vouches = { left: number; members_let_in: boolean; rows: VouchRow[] };

export type Wait = { answers: { [key: string]: string }; appeal: AppealState | null; asks_region: boolean; at_least: number | null; invites: boolean; may_appeal: boolean; mode: AdmissionMode; parts: PartState[]; questions: Question[]; refused_ms: number | null; region: string | null };

export type WaitlistPage = { next: string | null; rows: WaitlistRow[] };

export type WaitlistRow = { account: string; answers: { [key: string]: string }; field: string; handle: string; name: string | null; parts: PartState[]; refused: boolean; region: string | null; registered_ms: number; stated: string };

export type WaysIn = { app: boolean; exempt: boolean; fresh_until_ms: number | null; mail: string | null; old_mail_until_ms: number | null; passkeys: PasskeyRow[]; password: boolean; recovery_codes: number; second_factor: SecondFactor };

export type WebPage = { url: string };

export type WishedWay = { happened: InboxKind; way: InboxWay };

export type Wishes = { devices: PushDevice[]; digest: Digest; mail: boolean; push_key: string | null; quiet: QuietHours | null; room_letters: boolean; ways: WishedWay[]; zone: string | null };

export type WorkMail = { address: string };

export type WorkMailCode = { code: string };

export type WriteTo = "freely" | "as_request" | "waits" | "not";

export type WrittenAnswer = { at_ms: number; by: Person | null; text: string };

export type WrittenQuestion = { answer: WrittenAnswer | null; aside: boolean; asked_ms: number; author: Person; may_answer: boolean; may_delete: boolean; text: string; to: Person | null };

/** Every route: what is given with a request, and what comes back where it succeeds. */
export interface Routes {
  /** How one gets in, as it is now. For owners. */
  "GET /api/admin/admission": { given: []; answer: AdmissionPolicy };
  /** A new version of it, in force at once. `version`: the one it was made from. For owners. */
  "PUT /api/admin/admission": { given: [given: { body: AdmissionPolicy }]; answer: AdmissionPolicy };
  /** Appeals that wait for an answer, oldest first, at most 200. For owners. */
  "GET /api/admin/appeals": { given: []; answer: AppealRow[] };
  /** An owner answers an appeal: the no stands, or the applicant is let in. For owners. */
  "POST /api/admin/appeals/{appeal}": { given: [given: { path: { appeal: string }; body: AnswerAppeal }]; answer: null };
  /** The latest 100 versions, and which was in force when. For owners. */
  "GET /api/admin/criteria": { given: []; answer: CriteriaHistory };
  /** A new version, checked and saved; not in force yet. For owners. */
  "POST /api/admin/criteria": { given: [given: { body: CriteriaRule }]; answer: CriteriaSaved };
  /** Who would get in, and who would no longer, if this rule were in force. Changes nothing. For owners. */
  "POST /api/admin/criteria/dry-run": { given: [given: { body: NewDryRun }]; answer: DryRun };
  /** Decides from now on; everybody who waits is considered in the background. Version 0: none decides. For owners. */
  "POST /api/admin/criteria/{version}/in-force": { given: [given: { path: { version: number }; body: PutInForce }]; answer: null };
  /** Latest first, 100 at a time. For owners. */
  "GET /api/admin/decisions": { given: [given?: { query?: { handle?: string | null; outcome?: DecisionOutcome | null; how?: DecisionHow | null; since_ms?: number | null; before?: string | null } }]; answer: DecisionPage };
  /** All of them, or those asked for, as CSV or as JSON lines, latest first. For owners. */
  "GET /api/admin/decisions.file": { given: [given: { query: { format: "csv" | "jsonl"; handle?: string | null; outcome?: DecisionOutcome | null; how?: DecisionHow | null; since_ms?: number | null; before?: string | null } }]; answer: Blob };
  /** One decision with what was looked at, evaluated again by the same version. For owners. */
  "GET /api/admin/decisions/{decision}": { given: [given: { path: { decision: string } }]; answer: DecisionDetail };
  /** Gives a squatted handle to somebody. Whoever held it is called something else until they choose anew. For owners. */
  "POST /api/admin/handles/give": { given: [given: { body: GiveHandle }]; answer: HandleGiven };
  /** Everybody to whom something was done and it holds; those who appealed first. For owners. */
  "GET /api/admin/hits": { given: []; answer: HitRow[] };
  /** Leaves what was done to somebody who appealed. For owners. */
  "POST /api/admin/hits/{account}/deny": { given: [given: { path: { account: string } }]; answer: null };
  /** Lifts what was done to somebody: a removed one is a member again, on this owner's word. For owners. */
  "POST /api/admin/hits/{account}/lift": { given: [given: { path: { account: string } }]; answer: null };
  /** Makes an invite for every good line of a CSV; `dry` only says which lines are refused. For owners. */
  "POST /api/admin/invites": { given: [given: { body: BulkInvites }]; answer: BulkAnswer };
  /** A logo of at most 40 KiB (PNG, JPEG or WebP, as base64), or none. */
  "PUT /api/admin/logo": { given: [given: { body: NewLogo }]; answer: null };
  /** Name and colour. */
  "PUT /api/admin/look": { given: [given: { body: HouseLook }]; answer: null };
  /** How letters go out, as the configuration says. For owners. */
  "GET /api/admin/mail": { given: []; answer: MailSetUp };
  /** Sends a test letter, and says what became of it. For owners. */
  "POST /api/admin/mail/test": { given: [given: { body: TryMail }]; answer: MailTried };
  /** What staff granted this member and still stands. Nothing of what else they proved. */
  "GET /api/admin/people/{member}/proofs": { given: [given: { path: { member: string } }]; answer: ProofRow[] };
  /** Takes it back: it lapses in fourteen days, and whose it is is told at once, and why. */
  "POST /api/admin/people/{member}/proofs/{proof}/take-back": { given: [given: { path: { member: string; proof: string }; body: TakeBack }]; answer: null };
  /** How known products let people in. For owners. */
  "GET /api/admin/presets": { given: []; answer: PresetCard[] };
  /** Reviews that wait, longest first, at most 200. For owners. */
  "GET /api/admin/proofs": { given: []; answer: ReviewRow[] };
  /** Says no. */
  "POST /api/admin/proofs/{review}/decline": { given: [given: { path: { review: string } }]; answer: null };
  /** Says yes to what was seen. */
  "POST /api/admin/proofs/{review}/grant": { given: [given: { path: { review: string }; body: GrantReview }]; answer: null };
  /** How the server is used, in counts. For owners. */
  "GET /api/admin/report": { given: [given?: { query?: { weeks?: number | null } }]; answer: Report };
  /** One table of it as CSV. `<5`: fewer than five, and not told. For owners. */
  "GET /api/admin/report.csv": { given: [given?: { query?: { weeks?: number | null; table?: string | null } }]; answer: Blob };
  /** What is paid for a gigabyte sent, an hour of one processor core, and an hour that somebody spends in a room. For owners. */
  "PUT /api/admin/report/prices": { given: [given: { body: ReportPrices }]; answer: null };
  /** An owner's yes or no about an applicant. For owners. */
  "POST /api/admin/review/{account}": { given: [given: { path: { account: string }; body: Review }]; answer: null };
  /** Whether the first steps are behind this server. */
  "GET /api/admin/set-up": { given: []; answer: SetUp };
  /** The steps are done, or not wanted. */
  "POST /api/admin/set-up": { given: []; answer: null };
  /** What was sent in the last 24 hours, what it cost, and where the breaker is open. For owners. */
  "GET /api/admin/texts": { given: []; answer: TextsToday };
  /** Who let whom in: members by id, a page at a time. For owners. */
  "GET /api/admin/tree": { given: [given?: { query?: { after?: string | null } }]; answer: TreePage };
  /** The whole tree as CSV. For owners. */
  "GET /api/admin/tree.csv": { given: []; answer: Blob };
  /** Freezes a branch: its members invite, vouch and open rooms no more. For owners. */
  "POST /api/admin/tree/{member}/freeze": { given: [given: { path: { member: string }; body: ActOnBranch }]; answer: null };
  /** Who would be hit: everybody below, owners and whom they let in left out. For owners. */
  "GET /api/admin/tree/{member}/preview": { given: [given: { path: { member: string } }]; answer: BranchPreview };
  /** Puts a branch back on the waitlist, signed out everywhere. For owners. */
  "POST /api/admin/tree/{member}/remove": { given: [given: { path: { member: string }; body: ActOnBranch }]; answer: null };
  /** Those who wait, longest first, with what each has met. For owners. */
  "GET /api/admin/waitlist": { given: [given?: { query?: { field?: string | null; met?: string | null; missing?: string | null; since_ms?: number | null; refused?: boolean | null; after?: string | null } }]; answer: WaitlistPage };
  /** What an owner did to oneself. */
  "GET /api/appeal": { given: []; answer: OwnHit };
  /** Says why it should be lifted: once. */
  "POST /api/appeal": { given: [given: { body: NewHitAppeal }]; answer: null };
  /** A member's picture, for members. Another picture has another number, so this one may be kept. */
  "GET /api/avatars/{avatar}": { given: [given: { path: { avatar: string } }]; answer: Blob };
  /** Which proof the badge is of, and what of it is shown. */
  "POST /api/badge": { given: [given: { body: BadgeChoice }]; answer: MyProofs };
  /** The calendar of whoever made this address: what they scheduled, come to, or are invited on stage of. */
  "GET /api/calendar/{feed}/jushou.ics": { given: [given: { path: { feed: string } }]; answer: Blob };
  /** How many more listeners this server carries, for whoever is about to open a room. */
  "GET /api/capacity": { given: []; answer: Capacity };
  /** Circles not by invite, the largest first, 50 at a time; of those found the first 50. */
  "GET /api/circles": { given: [given?: { query?: { find?: string | null; after?: string | null } }]; answer: CirclesPage };
  /** Makes a circle, as its owner. */
  "POST /api/circles": { given: [given: { body: NewCircle }]; answer: CirclePage };
  /** One circle, with its rules. */
  "GET /api/circles/{circle}": { given: [given: { path: { circle: string } }]; answer: CirclePage };
  /** Says anew what it is about, by its owner. Other rules are another version; those who belong to it agreed to the one before.
By invite from now on: nobody asks to join any more, and whoever did, did not. */
  "PUT /api/circles/{circle}": { given: [given: { path: { circle: string }; body: NewCircle }]; answer: CirclePage };
  /** It is no more, says its owner. Everybody is out of its live rooms, and what it scheduled is off, as whoever was to come is
told. */
  "DELETE /api/circles/{circle}": { given: [given: { path: { circle: string } }]; answer: null };
  /** Who belongs to it, for whoever does: the first to come first, 100 at a time; of those found the first 100. */
  "GET /api/circles/{circle}/members": { given: [given: { path: { circle: string }; query?: { find?: string | null; after?: string | null } }]; answer: CircleMembersPage };
  /** Invites somebody, by a moderator; whoever asked to join is let in by it. Belongs to it, or is invited: nothing changes. */
  "POST /api/circles/{circle}/members": { given: [given: { path: { circle: string }; body: InviteToCircle }]; answer: null };
  /** Gives a member a role, by its owner; `owner` hands the circle over. Whoever asked to join is let in as `member`, by a
moderator. */
  "PUT /api/circles/{circle}/members/{member}": { given: [given: { path: { circle: string; member: string }; body: NewCircleRole }]; answer: null };
  /** Puts a member out, by whoever is above them: they are out of its live rooms at once. Declines whoever asked to join, and
takes an invite back. None of these: nothing changes. */
  "DELETE /api/circles/{circle}/members/{member}": { given: [given: { path: { circle: string; member: string } }]; answer: null };
  /** Joins an open one, or one that one is invited to; asks to join one by approval. Agrees to its rules by that; whoever
belongs to it agrees anew. */
  "PUT /api/circles/{circle}/membership": { given: [given: { path: { circle: string }; body: AgreeToRules }]; answer: CirclePage };
  /** Leaves it, takes a request back, or declines an invite. Had nothing to do with it: nothing changes. */
  "DELETE /api/circles/{circle}/membership": { given: [given: { path: { circle: string } }]; answer: null };
  /** Its scheduled rooms that have not begun, the soonest first, at most 50, for whoever belongs to it. */
  "GET /api/circles/{circle}/scheduled": { given: [given: { path: { circle: string } }]; answer: ScheduledList };
  /** Who asked to join or was invited, the longest first, at most 200, for its moderators. */
  "GET /api/circles/{circle}/waiting": { given: [given: { path: { circle: string } }]; answer: CircleWaitingRow[] };
  /** The latest one about oneself: what came of it, by which criteria, and what they said. 404: none was made. */
  "GET /api/decision": { given: []; answer: OwnDecision };
  /** How one gets in here, and what the form asks. */
  "GET /api/entry": { given: []; answer: EntryCard };
  /** Open rooms with somebody in them that fit what is asked for, the one with most points first, at most 100. */
  "GET /api/hallway": { given: [given?: { query?: { topic?: string | null; language?: string | null; circle?: string | null } }]; answer: OwnHallway };
  /** Reads an export of another Jushou server: the ZIP, or its `account.json`. Signed in: the account now says the same about
itself, under the handle it has; no right or standing comes along. Signed out: only what the file says, for the form. */
  "POST /api/import": { given: [given: { body: Blob }]; answer: Imported };
  /** What happened to one, the latest first, 30 at a time. */
  "GET /api/inbox": { given: [given?: { query?: { after?: string | null } }]; answer: InboxPage };
  /** Pushes to this browser from now on, until its session ends. Where this server does not push: 404. */
  "PUT /api/inbox/devices": { given: [given: { body: NewPushDevice }]; answer: PushDevice[] };
  /** Pushes to this browser no more. Another's, and one that is gone: nothing changes. */
  "DELETE /api/inbox/devices/{device}": { given: [given: { path: { device: string } }]; answer: null };
  /** Says that one looked at everything up to then. */
  "PUT /api/inbox/seen": { given: [given: { body: SeeUpTo }]; answer: null };
  /** How many rows one did not look at. */
  "GET /api/inbox/unseen": { given: []; answer: Unseen };
  /** By which way one wants to know what. */
  "GET /api/inbox/wishes": { given: []; answer: Wishes };
  /** Wants it otherwise: in place of all that was wanted before. What waits to be pushed goes as it was to. */
  "PUT /api/inbox/wishes": { given: [given: { body: NewWishes }]; answer: null };
  /** Says that one looked at this row. Another's is answered like none at all: 404. */
  "PUT /api/inbox/{row}/seen": { given: [given: { path: { row: string } }]; answer: null };
  /** Rooms one left in the last seven days, latest first, at most 30. */
  "GET /api/introductions": { given: []; answer: VisitedRoom[] };
  /** Whom one met in a room that one left in the last seven days: who was on stage meanwhile, and who stayed for the same last
part; at most 100. Any other room is answered like no room. */
  "GET /api/introductions/{room}": { given: [given: { path: { room: string } }]; answer: MetRow[] };
  /** Ticks somebody whom one met there. If they ticked as well, a thread is open for both from now on, and both are told; else
nobody learns of it. Ticked already: it counts from now on. Somebody whom one did not meet there is answered like nobody. */
  "PUT /api/introductions/{room}/{member}": { given: [given: { path: { room: string; member: string } }]; answer: Ticked };
  /** Takes a tick back. With an open thread, and where there was none, nothing changes. */
  "DELETE /api/introductions/{room}/{member}": { given: [given: { path: { room: string; member: string } }]; answer: null };
  /** One's own invites, oldest first. Their tokens are not shown again. */
  "GET /api/invites": { given: []; answer: InviteRow[] };
  /** One more invite. The token is in this answer and nowhere else. `room` must be an open one. */
  "POST /api/invites": { given: [given: { body: NewInvite }]; answer: InviteMade };
  /** Makes an applicant a member. The session goes on with a fresh token. */
  "POST /api/invites/accept": { given: [given: { body: AcceptInvite }]; answer: Me };
  /** How many invites one has, and why. */
  "GET /api/invites/budget": { given: []; answer: InviteBudget };
  /** Sends the code of an invite once more, if the address is the one it is meant for. The answer is the same if it is not. */
  "POST /api/invites/code": { given: [given: { body: AskInviteCode }]; answer: null };
  /** Who invites, and to where. For whoever holds the link, signed in or not. An empty handle: this is the owner's link. */
  "GET /api/invites/{invite}": { given: [given: { path: { invite: string } }]; answer: InviteCard };
  /** Takes one's own invite back. Another's is answered like none at all: 404. */
  "DELETE /api/invites/{invite}": { given: [given: { path: { invite: string } }]; answer: null };
  /** The picture at the door. */
  "GET /api/logo": { given: [given?: { query?: { v?: string | null } }]; answer: Blob };
  /** Who one is. */
  "GET /api/me": { given: []; answer: Me };
  /** One's picture, in place of the letter: a PNG, JPEG or WebP of at most 4 MiB and 16 million points. It is made anew: small,
square, and without anything that a camera wrote into it. */
  "PUT /api/me/avatar": { given: [given: { body: Blob }]; answer: AvatarSet };
  /** One's letter again. */
  "DELETE /api/me/avatar": { given: []; answer: null };
  /** Whether one's calendar has an address, and since when. The address itself is not shown again. */
  "GET /api/me/calendar": { given: []; answer: CalendarFeed };
  /** A new address for one's calendar; the one before leads nowhere from now on. It is in this answer and nowhere else. */
  "POST /api/me/calendar": { given: []; answer: CalendarFeedMade };
  /** Those one belongs to, asked to join, or is invited to, what changed last first. */
  "GET /api/me/circles": { given: []; answer: CirclesPage };
  /** Everything this server keeps about the account, as a ZIP: `account.json` and a readable `index.html`. A few times an hour. */
  "GET /api/me/export": { given: []; answer: Blob };
  /** Whom one follows, latest first, 100 at a time. */
  "GET /api/me/follows": { given: [given?: { query?: { after?: string | null } }]; answer: FollowsPage };
  /** Another handle for oneself. Nobody else gets the old one for 90 days. */
  "POST /api/me/handle": { given: [given: { body: ByHandle }]; answer: Me };
  /** Whether, and when, this account is erased. */
  "GET /api/me/leaving": { given: []; answer: LeavingState };
  /** Asks to be erased two weeks from now. Asked before: nothing changes. Signing in again takes it back. */
  "POST /api/me/leaving": { given: [given: { body: AskToLeave }]; answer: LeavingState };
  /** Takes it back. */
  "DELETE /api/me/leaving": { given: []; answer: LeavingState };
  /** Mutuals who have a page open now, at most 100: whom one may wave at, and call into a room. */
  "GET /api/me/mutuals": { given: []; answer: Person[] };
  /** One's name anew. */
  "PUT /api/me/name": { given: [given: { body: NewName }]; answer: Me };
  /** Ended rooms one was in, where their policy leaves something, the latest first, 20 at a time. */
  "GET /api/me/past": { given: [given?: { query?: { after?: string | null } }]; answer: PastPage };
  /** One of them, with the written questions that one sees: until a question is answered these are its author, whoever was on
stage and may answer it, and moderators. These also see how it was held. Any other room is answered like no room. */
  "GET /api/me/past/{room}": { given: [given: { path: { room: string } }]; answer: PastRoomPage };
  /** Takes one's own question back, or deletes somebody's as a moderator of that room; its answer goes along. */
  "DELETE /api/me/past/{room}/questions/{member}": { given: [given: { path: { room: string; member: string } }]; answer: null };
  /** Answers a question in writing, once: whoever asked reads it, and everybody who was there. */
  "PUT /api/me/past/{room}/questions/{member}/answer": { given: [given: { path: { room: string; member: string }; body: NewAnswer }]; answer: null };
  /** Puts a question aside, or takes it up again; whoever asked is not told. It can still be answered. */
  "PUT /api/me/past/{room}/questions/{member}/aside": { given: [given: { path: { room: string; member: string }; body: PutAside }]; answer: null };
  /** What one says of oneself. */
  "GET /api/me/profile": { given: []; answer: Profile };
  /** Says it anew; what is left out is taken back. An applicant's is seen once they are in. */
  "PUT /api/me/profile": { given: [given: { body: Profile }]; answer: Profile };
  /** Those one has scheduled, comes to, is reminded of, or is invited on stage of, from twelve hours ago on, cancelled ones too. */
  "GET /api/me/scheduled": { given: []; answer: ScheduledList };
  /** All topics one follows, those with most followers first. */
  "GET /api/me/topics": { given: []; answer: TopicRow[] };
  /** Answers an offer. The ticket says which seat it is for, and is used up by trying. */
  "POST /api/media": { given: [given: { body: MediaOffer }]; answer: MediaAnswer };
  /** What other sessions did, latest first. */
  "GET /api/notices": { given: []; answer: NoticeRow[] };
  /** Read: not shown here again. Another's notice, and one's own doing, is answered like none at all: 404. */
  "DELETE /api/notices/{id}": { given: [given: { path: { id: string } }]; answer: null };
  /** One's inviter, then up to ten hosts of the last two weeks, those with most rooms first; nobody whom one follows already. */
  "GET /api/people/suggested": { given: []; answer: Suggestion[] };
  /** A member, for members. An applicant is answered like nobody: 404. */
  "GET /api/people/{member}": { given: [given: { path: { member: string } }]; answer: PersonPage };
  /** What they write, ask, tick or follow reaches one no more. Blocked already: nothing changes. An applicant is answered like
nobody: 404. */
  "PUT /api/people/{member}/block": { given: [given: { path: { member: string } }]; answer: null };
  /** Lets that go. What they wrote meanwhile stays unseen. Had not blocked anybody of that name: nothing changes. */
  "DELETE /api/people/{member}/block": { given: [given: { path: { member: string } }]; answer: null };
  /** Follows somebody. Follows them already: nothing changes. An applicant is answered like nobody: 404. */
  "PUT /api/people/{member}/follow": { given: [given: { path: { member: string } }]; answer: null };
  /** Follows them no more. Followed nobody of that name: nothing changes. */
  "DELETE /api/people/{member}/follow": { given: [given: { path: { member: string } }]; answer: null };
  /** Writes to a member. Those who follow each other, or have a thread, just write; to anybody else it is a request: one message
until they accept, and at most ten requests a day. Answered once it is stored; sent again under the same `key` it is the
same message. An applicant is answered like nobody: 404. */
  "POST /api/people/{member}/messages": { given: [given: { path: { member: string }; body: NewMessage }]; answer: MessageSaid };
  /** The same as HLS: the playlist that a player begins with. It listens from here until it has asked for nothing for 10 s. */
  "GET /api/play/stream/{room}/{pass}/live.m3u8": { given: [given: { path: { room: string; pass: string } }]; answer: Blob };
  /** The room's mix as Ogg/Opus without an end. Whoever connects takes the stream over from whoever had it. */
  "GET /api/play/stream/{room}/{pass}/live.ogg": { given: [given: { path: { room: string; pass: string } }]; answer: Blob };
  /** What that playlist leads to: `audio.m3u8`, `init.mp4`, segments of a second. */
  "GET /api/play/stream/{room}/{pass}/{player}/{file}": { given: [given: { path: { room: string; pass: string; player: string; file: string } }]; answer: Blob };
  /** A player listens: an SDP offer that receives Opus, answered by an SDP answer. */
  "POST /api/play/whep/{room}": { given: [given: { path: { room: string }; body: Blob }]; answer: Blob };
  /** The player ends. */
  "DELETE /api/play/whep/{room}/{player}": { given: [given: { path: { room: string; player: string } }]; answer: null };
  /** A player speaks: an SDP offer that sends Opus, answered by an SDP answer. */
  "POST /api/play/whip/{room}": { given: [given: { path: { room: string }; body: Blob }]; answer: Blob };
  /** The player ends. */
  "DELETE /api/play/whip/{room}/{player}": { given: [given: { path: { room: string; player: string } }]; answer: null };
  /** One's own proofs, with those that lapsed in the last thirty days, and the badge as others see it. */
  "GET /api/proofs": { given: []; answer: MyProofs };
  /** Asks staff to look. One at a time. */
  "POST /api/proofs/review": { given: [given: { body: AskReview }]; answer: null };
  /** Looks at a page for a link back with `rel="me"`, now and again every week. */
  "POST /api/proofs/web-page": { given: [given: { body: WebPage }]; answer: MyProofs };
  /** Sends a code to a work address. */
  "POST /api/proofs/work-mail": { given: [given: { body: WorkMail }]; answer: null };
  /** Types the code in: the address is proved, and its domain shown. */
  "POST /api/proofs/work-mail/code": { given: [given: { body: WorkMailCode }]; answer: MyProofs };
  /** Gives a proof up. Nothing happens if it is gone. */
  "DELETE /api/proofs/{proof}": { given: [given: { path: { proof: string } }]; answer: null };
  /** Reserves the handle and signs in. With an invite one is a member at once, else on the waitlist. */
  "POST /api/register": { given: [given: { body: Register }]; answer: Me };
  /** Begins a passkey for an account that is not there yet: `POST /api/register` ends it. */
  "POST /api/register/passkey": { given: [given: { body: NewAccountPasskey }]; answer: Ceremony };
  /** The hallway: open rooms with somebody in them, of one's circles or of none, the fullest first. */
  "GET /api/rooms": { given: []; answer: RoomCard[] };
  /** Opens a room. Whoever does enters like everybody, and is its owner and first moderator. */
  "POST /api/rooms": { given: [given: { body: OpenRoom }]; answer: RoomOpened };
  /** One room from outside. A closed room is answered like no room, unless one has its link or a seat in it. */
  "GET /api/rooms/{room}": { given: [given: { path: { room: string }; query?: { link?: string | null } }]; answer: RoomCard };
  /** The audience, for whoever sits in the room: a page of at most 200. */
  "GET /api/rooms/{room}/audience": { given: [given: { path: { room: string }; query?: { after?: string | null } }]; answer: AudiencePage };
  /** The link of a closed room, for its moderators. */
  "GET /api/rooms/{room}/link": { given: [given: { path: { room: string } }]; answer: RoomOpened };
  /** A pass for one player of one's own in this room: OBS, a page of another site, any program that knows WHIP or WHEP, or
plays a stream. It takes the seat's sound. */
  "POST /api/rooms/{room}/players": { given: [given: { path: { room: string }; body: NewPlayer }]; answer: PlayerPass };
  /** Who of everybody in the room is called so, for whoever sits there: at most 50. Nothing to look for finds nobody. */
  "GET /api/rooms/{room}/roster": { given: [given: { path: { room: string }; query?: { find?: string | null } }]; answer: RosterFound };
  /** How the room sounds for those who listen, for its moderators. */
  "GET /api/rooms/{room}/sound": { given: [given: { path: { room: string } }]; answer: RoomSound };
  /** Open scheduled rooms that have not begun, of one's circles or of none, those that fit what is asked for, the soonest first,
at most 50 at a time. */
  "GET /api/scheduled": { given: [given?: { query?: { after?: string | null; topic?: string | null; language?: string | null; from_ms?: number | null; until_ms?: number | null } }]; answer: ScheduledList };
  /** Announces a room. Its line-up is invited; those with a mail address are written to. */
  "POST /api/scheduled": { given: [given: { body: NewScheduled }]; answer: ScheduledPage };
  /** One scheduled room. A closed one is answered like none, unless one has its link or is a guest; one of a circle, unless one
belongs to it. */
  "GET /api/scheduled/{scheduled}": { given: [given: { path: { scheduled: string }; query?: { link?: string | null } }]; answer: ScheduledPage };
  /** Announces it anew, by whoever did, until its green room opens. Those who come are told of what stands in their calendars;
who is in the line-up no more is no guest any more. */
  "PUT /api/scheduled/{scheduled}": { given: [given: { path: { scheduled: string }; body: NewScheduled }]; answer: ScheduledPage };
  /** It will not be, says whoever announced it, until its green room opens. Those who come are told. */
  "DELETE /api/scheduled/{scheduled}": { given: [given: { path: { scheduled: string } }]; answer: null };
  /** Says that one comes: takes a place, or, in the line-up, says yes. Again: changes whether one wants letters. */
  "PUT /api/scheduled/{scheduled}/coming": { given: [given: { path: { scheduled: string }; body: Come }]; answer: null };
  /** Says that one does not come, or wants no reminder: the place is free again. In the line-up: declines. */
  "DELETE /api/scheduled/{scheduled}/coming": { given: [given: { path: { scheduled: string } }]; answer: null };
  /** Asks to be reminded, and takes no place; whoever comes already gets letters again. */
  "PUT /api/scheduled/{scheduled}/reminder": { given: [given: { path: { scheduled: string }; body: Remind }]; answer: null };
  /** One scheduled room as iCalendar (RFC 5545), to put into a calendar. */
  "GET /api/scheduled/{scheduled}/room.ics": { given: [given: { path: { scheduled: string }; query?: { link?: string | null } }]; answer: Blob };
  /** People, topics, live rooms and scheduled rooms, what fits best first: 5 of each, or 30 of one kind. Nothing to look for
finds nothing. */
  "GET /api/search": { given: [given?: { query?: { find?: string | null; kind?: SearchKind | null } }]; answer: Found };
  /** What a newcomer sees before signing in. */
  "GET /api/server": { given: []; answer: ServerCard };
  /** One's own logins, latest first. */
  "GET /api/sessions": { given: []; answer: SessionRow[] };
  /** Signs out everywhere but here. */
  "DELETE /api/sessions": { given: []; answer: null };
  /** Signs one login out, with its sockets and its sound. Another's login is answered like none at all: 404. */
  "DELETE /api/sessions/{id}": { given: [given: { path: { id: string } }]; answer: null };
  /** A fresh session. A session that the browser already had ends. */
  "POST /api/sign-in": { given: [given: { body: SignIn }]; answer: Me };
  /** A fresh session by what was shown. A session that the browser already had ends. */
  "POST /api/sign-in/by": { given: [given: { body: Shown }]; answer: Me };
  /** Sends a code to sign in with, if an account has this address. The answer and the work are the same if none has. */
  "POST /api/sign-in/mail-code": { given: [given: { body: AskMailCode }]; answer: null };
  /** What can be shown here. */
  "GET /api/sign-in/offer": { given: []; answer: SignInOffer };
  /** Begins a sign-in by passkey. The browser knows which accounts it has. */
  "POST /api/sign-in/passkey": { given: []; answer: Ceremony };
  /** Where one can sign on. */
  "GET /api/sign-on": { given: []; answer: SignOnCard[] };
  /** Who just signed on in this browser and is not in yet. */
  "GET /api/sign-on/arrival": { given: []; answer: Arrival };
  /** Makes the account, and signs it in. */
  "POST /api/sign-on/arrival": { given: [given: { body: Arrive }]; answer: Me };
  /** Shows the second factor of the account that was signed on to. */
  "POST /api/sign-on/second": { given: [given: { body: ShowSecond }]; answer: Me };
  /** Where the provider sends the browser back to. Always goes on to a page, with the reason where it failed. */
  "GET /api/sign-on/{provider}/callback": { given: [given: { path: { provider: string } }]; answer: null };
  /** Starts a sign-on in this browser: go to the address that comes back. */
  "POST /api/sign-on/{provider}/start": { given: [given: { path: { provider: string }; body: StartSignOn }]; answer: SignOnStarted };
  /** Ends this session, its sockets and its sound. */
  "POST /api/sign-out": { given: []; answer: null };
  /** Reports that wait, the oldest first, 10 at a time, each with the last 20 messages up to when it was made. Nobody reads
one of a thread of their own. For owners. */
  "GET /api/thread-reports": { given: [given?: { query?: { after?: string | null } }]; answer: ThreadReportsPage };
  /** It was looked at, and leaves the list. One that does not wait is as one that is not there: 409. For owners. */
  "POST /api/thread-reports/{report}/settle": { given: [given: { path: { report: string } }]; answer: null };
  /** One's threads and own requests, what moved last first, 30 at a time. */
  "GET /api/threads": { given: [given?: { query?: { after?: string | null } }]; answer: ThreadsPage };
  /** Requests of others that wait for an answer, the latest first, 30 at a time. */
  "GET /api/threads/requests": { given: [given?: { query?: { after?: string | null } }]; answer: ThreadsPage };
  /** How many threads have something unread in them, and how many requests wait. */
  "GET /api/threads/unread": { given: []; answer: Unread };
  /** One thread, without its messages. */
  "GET /api/threads/{thread}": { given: [given: { path: { thread: string } }]; answer: Thread };
  /** Takes a request: both write from now on. Open already: nothing changes. */
  "POST /api/threads/{thread}/accept": { given: [given: { path: { thread: string } }]; answer: null };
  /** Adds how one can be reached elsewhere, or takes it back. They are shown it only once they added theirs as well. */
  "PUT /api/threads/{thread}/contact": { given: [given: { path: { thread: string }; body: NewContact }]; answer: null };
  /** Does not take a request. Whoever asked goes on seeing it wait. */
  "POST /api/threads/{thread}/decline": { given: [given: { path: { thread: string } }]; answer: null };
  /** Messages of a thread, the latest 50, or those before; in each page the oldest first. */
  "GET /api/threads/{thread}/messages": { given: [given: { path: { thread: string }; query?: { before?: number | null } }]; answer: MessagesPage };
  /** Says that one has read up to this message. Further already: nothing changes. */
  "PUT /api/threads/{thread}/read": { given: [given: { path: { thread: string }; body: ReadUpTo }]; answer: null };
  /** Shows those who run this server the last 20 messages of a thread, and why; ten times a day. Reported already, and not
settled yet: nothing changes. The other of the two learns nothing. */
  "POST /api/threads/{thread}/report": { given: [given: { path: { thread: string }; body: NewThreadReport }]; answer: null };
  /** Topics with a name that begins so, those with most followers first, at most 20. Nothing to look for finds nothing. */
  "GET /api/topics": { given: [given?: { query?: { find?: string | null } }]; answer: TopicRow[] };
  /** Follows a topic by any of its names; makes it, if nobody has yet. Follows it already: nothing changes. */
  "PUT /api/topics/{name}/follow": { given: [given: { path: { name: string } }]; answer: TopicRow };
  /** Follows it no more. A topic that nobody follows is gone, with its names. Did not follow it: nothing changes. */
  "DELETE /api/topics/{name}/follow": { given: [given: { path: { name: string } }]; answer: null };
  /** Gives a topic another name, in another language say. Goes by it already: nothing changes. */
  "POST /api/topics/{name}/names": { given: [given: { path: { name: string }; body: NewTopicName }]; answer: TopicRow };
  /** Which letters this link ends. */
  "GET /api/unsubscribe/{letter}": { given: [given: { path: { letter: string } }]; answer: LettersCard };
  /** Ends them. Again: nothing changes. What is posted makes no difference. */
  "POST /api/unsubscribe/{letter}": { given: [given: { path: { letter: string } }]; answer: null };
  /** Who on the waitlist named one, and for whom one gave one's word. */
  "GET /api/vouches": { given: []; answer: Vouches };
  /** Gives one's word for somebody in one's own field. Of enough words follows a proof. */
  "POST /api/vouches": { given: [given: { body: ByHandle }]; answer: null };
  /** Whom one named, and until when one's handle is kept. For applicants. */
  "GET /api/vouches/names": { given: []; answer: Names };
  /** Names a member who knows one. Somebody who is no member is answered like nobody: 404. */
  "POST /api/vouches/names": { given: [given: { body: ByHandle }]; answer: null };
  /** Takes a name back. */
  "DELETE /api/vouches/names/{member}": { given: [given: { path: { member: string } }]; answer: null };
  /** Takes one's word back. What it proved lapses, if the others are too few. */
  "DELETE /api/vouches/{account}": { given: [given: { path: { account: string } }]; answer: null };
  /** Spends an invite on somebody who named one: they are in at once. */
  "POST /api/vouches/{account}/let-in": { given: [given: { path: { account: string } }]; answer: null };
  /** How far one is: which parts are met, which are missing. For applicants. */
  "GET /api/wait": { given: []; answer: Wait };
  /** Region and answers anew. Considered at once. */
  "PUT /api/wait": { given: [given: { body: EntryForm }]; answer: null };
  /** One's word against an owner's no. Once for each. */
  "POST /api/wait/appeal": { given: [given: { body: NewAppeal }]; answer: null };
  /** Those who wait, longest first, at most 200. Fewer than that: nobody comes after them. For owners. */
  "GET /api/waitlist": { given: [given?: { query?: { after?: string | null } }]; answer: ApplicantRow[] };
  /** Makes an applicant a member. Their waitlist page opens the hallway by itself. */
  "POST /api/waitlist/{account}/let-in": { given: [given: { path: { account: string } }]; answer: null };
  /** One's own ways in. */
  "GET /api/ways-in": { given: []; answer: WaysIn };
  /** Puts the authenticator app in force by its first code, and makes recovery codes. */
  "POST /api/ways-in/app": { given: [given: { body: ConfirmApp }]; answer: RecoveryCodes };
  /** Removes the authenticator app: only after a sign-in that showed a second factor. */
  "DELETE /api/ways-in/app": { given: []; answer: WaysIn };
  /** A new secret for an authenticator app. Nothing is kept of it until its first code is shown. */
  "POST /api/ways-in/app/begin": { given: []; answer: AppSecret };
  /** Signs in again without a new session: changes of ways in are then allowed for some minutes. */
  "POST /api/ways-in/fresh": { given: [given: { body: Shown }]; answer: WaysIn };
  /** Sets the address whose code this is. The one before is told, and still signs in for 48 hours. */
  "POST /api/ways-in/mail": { given: [given: { body: ConfirmMail }]; answer: WaysIn };
  /** Removes the address. It is told, and still signs in for 48 hours. */
  "DELETE /api/ways-in/mail": { given: []; answer: WaysIn };
  /** Sends a code to an address that is to become one's own. */
  "POST /api/ways-in/mail/begin": { given: [given: { body: AskMailCode }]; answer: null };
  /** Adds the passkey that was made. */
  "POST /api/ways-in/passkeys": { given: [given: { body: NewPasskey }]; answer: WaysIn };
  /** Begins one more passkey. */
  "POST /api/ways-in/passkeys/begin": { given: []; answer: Ceremony };
  /** Calls a passkey something else. */
  "POST /api/ways-in/passkeys/{id}": { given: [given: { path: { id: string }; body: RenamePasskey }]; answer: null };
  /** Removes a passkey, never the last way in. */
  "DELETE /api/ways-in/passkeys/{id}": { given: [given: { path: { id: string } }]; answer: WaysIn };
  /** Sets or changes the password. Everybody else who is signed in to this account is signed out. */
  "POST /api/ways-in/password": { given: [given: { body: NewPassword }]; answer: WaysIn };
  /** Removes the password, never the last way in. */
  "DELETE /api/ways-in/password": { given: []; answer: WaysIn };
  /** A new set of one-time recovery codes. The ones before are void. */
  "POST /api/ways-in/recovery-codes": { given: []; answer: RecoveryCodes };
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Hold<T extends true> = T;

/** wire.ts is made from the same types in Rust by another program: both say the same of each, or this does not compile. */
export type Agreed = [
  Hold<Same<AcceptInvite, wire.AcceptInvite>>,
  Hold<Same<ActOnBranch, wire.ActOnBranch>>,
  Hold<Same<AddressProof, wire.AddressProof>>,
  Hold<Same<AdmissionMode, wire.AdmissionMode>>,
  Hold<Same<AdmissionPolicy, wire.AdmissionPolicy>>,
  Hold<Same<AgreeToRules, wire.AgreeToRules>>,
  Hold<Same<AnswerAppeal, wire.AnswerAppeal>>,
  Hold<Same<AppSecret, wire.AppSecret>>,
  Hold<Same<AppealRow, wire.AppealRow>>,
  Hold<Same<AppealState, wire.AppealState>>,
  Hold<Same<ApplicantRow, wire.ApplicantRow>>,
  Hold<Same<Arrival, wire.Arrival>>,
  Hold<Same<Arrive, wire.Arrive>>,
  Hold<Same<AskInviteCode, wire.AskInviteCode>>,
  Hold<Same<AskMailCode, wire.AskMailCode>>,
  Hold<Same<AskReview, wire.AskReview>>,
  Hold<Same<AskToLeave, wire.AskToLeave>>,
  Hold<Same<AudiencePage, wire.AudiencePage>>,
  Hold<Same<AvatarSet, wire.AvatarSet>>,
  Hold<Same<Badge, wire.Badge>>,
  Hold<Same<BadgeChoice, wire.BadgeChoice>>,
  Hold<Same<BoundTo, wire.BoundTo>>,
  Hold<Same<BranchPreview, wire.BranchPreview>>,
  Hold<Same<BulkAnswer, wire.BulkAnswer>>,
  Hold<Same<BulkInvites, wire.BulkInvites>>,
  Hold<Same<BulkMade, wire.BulkMade>>,
  Hold<Same<BulkRefused, wire.BulkRefused>>,
  Hold<Same<ByHandle, wire.ByHandle>>,
  Hold<Same<CalendarFeed, wire.CalendarFeed>>,
  Hold<Same<CalendarFeedMade, wire.CalendarFeedMade>>,
  Hold<Same<Capacity, wire.Capacity>>,
  Hold<Same<Ceremony, wire.Ceremony>>,
  Hold<Same<Chat, wire.Chat>>,
  Hold<Same<CircleCard, wire.CircleCard>>,
  Hold<Same<CircleEntry, wire.CircleEntry>>,
  Hold<Same<CircleMemberRow, wire.CircleMemberRow>>,
  Hold<Same<CircleMembersPage, wire.CircleMembersPage>>,
  Hold<Same<CircleMembership, wire.CircleMembership>>,
  Hold<Same<CirclePage, wire.CirclePage>>,
  Hold<Same<CircleRole, wire.CircleRole>>,
  Hold<Same<CircleWaitingRow, wire.CircleWaitingRow>>,
  Hold<Same<CirclesPage, wire.CirclesPage>>,
  Hold<Same<ClockChange, wire.ClockChange>>,
  Hold<Same<Come, wire.Come>>,
  Hold<Same<ConfirmApp, wire.ConfirmApp>>,
  Hold<Same<ConfirmMail, wire.ConfirmMail>>,
  Hold<Same<CriteriaHistory, wire.CriteriaHistory>>,
  Hold<Same<CriteriaInForce, wire.CriteriaInForce>>,
  Hold<Same<CriteriaPart, wire.CriteriaPart>>,
  Hold<Same<CriteriaProblem, wire.CriteriaProblem>>,
  Hold<Same<CriteriaRule, wire.CriteriaRule>>,
  Hold<Same<CriteriaSaved, wire.CriteriaSaved>>,
  Hold<Same<CriteriaVersion, wire.CriteriaVersion>>,
  Hold<Same<CriteriaWhy, wire.CriteriaWhy>>,
  Hold<Same<DecisionDetail, wire.DecisionDetail>>,
  Hold<Same<DecisionHow, wire.DecisionHow>>,
  Hold<Same<DecisionOutcome, wire.DecisionOutcome>>,
  Hold<Same<DecisionPage, wire.DecisionPage>>,
  Hold<Same<DecisionRow, wire.DecisionRow>>,
  Hold<Same<Digest, wire.Digest>>,
  Hold<Same<DryRun, wire.DryRun>>,
  Hold<Same<DryRunRow, wire.DryRunRow>>,
  Hold<Same<EntryCard, wire.EntryCard>>,
  Hold<Same<EntryForm, wire.EntryForm>>,
  Hold<Same<FollowsPage, wire.FollowsPage>>,
  Hold<Same<Found, wire.Found>>,
  Hold<Same<GiveHandle, wire.GiveHandle>>,
  Hold<Same<GrantReview, wire.GrantReview>>,
  Hold<Same<HallwayChoices, wire.HallwayChoices>>,
  Hold<Same<HallwayReason, wire.HallwayReason>>,
  Hold<Same<HallwayRow, wire.HallwayRow>>,
  Hold<Same<HandOrder, wire.HandOrder>>,
  Hold<Same<HandleGiven, wire.HandleGiven>>,
  Hold<Same<Hands, wire.Hands>>,
  Hold<Same<HitAppeal, wire.HitAppeal>>,
  Hold<Same<HitRow, wire.HitRow>>,
  Hold<Same<HouseLook, wire.HouseLook>>,
  Hold<Same<Imported, wire.Imported>>,
  Hold<Same<InboxKind, wire.InboxKind>>,
  Hold<Same<InboxPage, wire.InboxPage>>,
  Hold<Same<InboxRow, wire.InboxRow>>,
  Hold<Same<InboxWay, wire.InboxWay>>,
  Hold<Same<InviteBudget, wire.InviteBudget>>,
  Hold<Same<InviteCard, wire.InviteCard>>,
  Hold<Same<InviteMade, wire.InviteMade>>,
  Hold<Same<InviteRow, wire.InviteRow>>,
  Hold<Same<InviteState, wire.InviteState>>,
  Hold<Same<InviteToCircle, wire.InviteToCircle>>,
  Hold<Same<Invited, wire.Invited>>,
  Hold<Same<LeavingState, wire.LeavingState>>,
  Hold<Same<Letters, wire.Letters>>,
  Hold<Same<LettersCard, wire.LettersCard>>,
  Hold<Same<LineRefused, wire.LineRefused>>,
  Hold<Same<LineupRow, wire.LineupRow>>,
  Hold<Same<LooksAt, wire.LooksAt>>,
  Hold<Same<MailOutcome, wire.MailOutcome>>,
  Hold<Same<MailSetUp, wire.MailSetUp>>,
  Hold<Same<MailTls, wire.MailTls>>,
  Hold<Same<MailTried, wire.MailTried>>,
  Hold<Same<Me, wire.Me>>,
  Hold<Same<MediaAnswer, wire.MediaAnswer>>,
  Hold<Same<MediaOffer, wire.MediaOffer>>,
  Hold<Same<Message, wire.Message>>,
  Hold<Same<MessageSaid, wire.MessageSaid>>,
  Hold<Same<MessagesPage, wire.MessagesPage>>,
  Hold<Same<MetRow, wire.MetRow>>,
  Hold<Same<MyProofs, wire.MyProofs>>,
  Hold<Same<NameMark, wire.NameMark>>,
  Hold<Same<NamePolicy, wire.NamePolicy>>,
  Hold<Same<NamedRow, wire.NamedRow>>,
  Hold<Same<Names, wire.Names>>,
  Hold<Same<NewAccountPasskey, wire.NewAccountPasskey>>,
  Hold<Same<NewAnswer, wire.NewAnswer>>,
  Hold<Same<NewAppeal, wire.NewAppeal>>,
  Hold<Same<NewCircle, wire.NewCircle>>,
  Hold<Same<NewCircleRole, wire.NewCircleRole>>,
  Hold<Same<NewContact, wire.NewContact>>,
  Hold<Same<NewDryRun, wire.NewDryRun>>,
  Hold<Same<NewHitAppeal, wire.NewHitAppeal>>,
  Hold<Same<NewInvite, wire.NewInvite>>,
  Hold<Same<NewLogo, wire.NewLogo>>,
  Hold<Same<NewMessage, wire.NewMessage>>,
  Hold<Same<NewName, wire.NewName>>,
  Hold<Same<NewPasskey, wire.NewPasskey>>,
  Hold<Same<NewPassword, wire.NewPassword>>,
  Hold<Same<NewPlayer, wire.NewPlayer>>,
  Hold<Same<NewPushDevice, wire.NewPushDevice>>,
  Hold<Same<NewScheduled, wire.NewScheduled>>,
  Hold<Same<NewThreadReport, wire.NewThreadReport>>,
  Hold<Same<NewTopicName, wire.NewTopicName>>,
  Hold<Same<NewWishes, wire.NewWishes>>,
  Hold<Same<NoticeKind, wire.NoticeKind>>,
  Hold<Same<NoticeRow, wire.NoticeRow>>,
  Hold<Same<OpenRoom, wire.OpenRoom>>,
  Hold<Same<OwnClocks, wire.OwnClocks>>,
  Hold<Same<OwnDecision, wire.OwnDecision>>,
  Hold<Same<OwnGuest, wire.OwnGuest>>,
  Hold<Same<OwnHallway, wire.OwnHallway>>,
  Hold<Same<OwnHit, wire.OwnHit>>,
  Hold<Same<PartState, wire.PartState>>,
  Hold<Same<PartWords, wire.PartWords>>,
  Hold<Same<PasskeyAnswer, wire.PasskeyAnswer>>,
  Hold<Same<PasskeyRow, wire.PasskeyRow>>,
  Hold<Same<PastLink, wire.PastLink>>,
  Hold<Same<PastPage, wire.PastPage>>,
  Hold<Same<PastRoom, wire.PastRoom>>,
  Hold<Same<PastRoomPage, wire.PastRoomPage>>,
  Hold<Same<Person, wire.Person>>,
  Hold<Same<PersonPage, wire.PersonPage>>,
  Hold<Same<PlayerPass, wire.PlayerPass>>,
  Hold<Same<PlayerWay, wire.PlayerWay>>,
  Hold<Same<Policy, wire.Policy>>,
  Hold<Same<PresetCard, wire.PresetCard>>,
  Hold<Same<Problem, wire.Problem>>,
  Hold<Same<Profile, wire.Profile>>,
  Hold<Same<ProofKind, wire.ProofKind>>,
  Hold<Same<ProofRow, wire.ProofRow>>,
  Hold<Same<ProofState, wire.ProofState>>,
  Hold<Same<PushDevice, wire.PushDevice>>,
  Hold<Same<PutAside, wire.PutAside>>,
  Hold<Same<PutInForce, wire.PutInForce>>,
  Hold<Same<Question, wire.Question>>,
  Hold<Same<QuestionState, wire.QuestionState>>,
  Hold<Same<QuietHours, wire.QuietHours>>,
  Hold<Same<ReadUpTo, wire.ReadUpTo>>,
  Hold<Same<RecoveryCodes, wire.RecoveryCodes>>,
  Hold<Same<RefusalCode, wire.RefusalCode>>,
  Hold<Same<Refused, wire.Refused>>,
  Hold<Same<Register, wire.Register>>,
  Hold<Same<Remind, wire.Remind>>,
  Hold<Same<RenamePasskey, wire.RenamePasskey>>,
  Hold<Same<Report, wire.Report>>,
  Hold<Same<ReportCohort, wire.ReportCohort>>,
  Hold<Same<ReportCost, wire.ReportCost>>,
  Hold<Same<ReportHands, wire.ReportHands>>,
  Hold<Same<ReportInviter, wire.ReportInviter>>,
  Hold<Same<ReportPrices, wire.ReportPrices>>,
  Hold<Same<ReportReason, wire.ReportReason>>,
  Hold<Same<ReportTopic, wire.ReportTopic>>,
  Hold<Same<ReportWeek, wire.ReportWeek>>,
  Hold<Same<ReportedMessage, wire.ReportedMessage>>,
  Hold<Same<Review, wire.Review>>,
  Hold<Same<ReviewRow, wire.ReviewRow>>,
  Hold<Same<ReviewState, wire.ReviewState>>,
  Hold<Same<Role, wire.Role>>,
  Hold<Same<RoomCard, wire.RoomCard>>,
  Hold<Same<RoomOpened, wire.RoomOpened>>,
  Hold<Same<RoomRules, wire.RoomRules>>,
  Hold<Same<RoomSound, wire.RoomSound>>,
  Hold<Same<RosterFound, wire.RosterFound>>,
  Hold<Same<RosterRow, wire.RosterRow>>,
  Hold<Same<ScheduledCard, wire.ScheduledCard>>,
  Hold<Same<ScheduledChoices, wire.ScheduledChoices>>,
  Hold<Same<ScheduledList, wire.ScheduledList>>,
  Hold<Same<ScheduledPage, wire.ScheduledPage>>,
  Hold<Same<ScheduledState, wire.ScheduledState>>,
  Hold<Same<SearchKind, wire.SearchKind>>,
  Hold<Same<SecondFactor, wire.SecondFactor>>,
  Hold<Same<SeeUpTo, wire.SeeUpTo>>,
  Hold<Same<ServerCard, wire.ServerCard>>,
  Hold<Same<SessionRow, wire.SessionRow>>,
  Hold<Same<SetUp, wire.SetUp>>,
  Hold<Same<ShowSecond, wire.ShowSecond>>,
  Hold<Same<Shown, wire.Shown>>,
  Hold<Same<SignIn, wire.SignIn>>,
  Hold<Same<SignInOffer, wire.SignInOffer>>,
  Hold<Same<SignOnCard, wire.SignOnCard>>,
  Hold<Same<SignOnPurpose, wire.SignOnPurpose>>,
  Hold<Same<SignOnStarted, wire.SignOnStarted>>,
  Hold<Same<Sound, wire.Sound>>,
  Hold<Same<Standing, wire.Standing>>,
  Hold<Same<StartSignOn, wire.StartSignOn>>,
  Hold<Same<Suggestion, wire.Suggestion>>,
  Hold<Same<SuggestionReason, wire.SuggestionReason>>,
  Hold<Same<TakeBack, wire.TakeBack>>,
  Hold<Same<TextRange, wire.TextRange>>,
  Hold<Same<TextsToday, wire.TextsToday>>,
  Hold<Same<Thread, wire.Thread>>,
  Hold<Same<ThreadReportRow, wire.ThreadReportRow>>,
  Hold<Same<ThreadReportsPage, wire.ThreadReportsPage>>,
  Hold<Same<ThreadRow, wire.ThreadRow>>,
  Hold<Same<ThreadView, wire.ThreadView>>,
  Hold<Same<ThreadsPage, wire.ThreadsPage>>,
  Hold<Same<Ticked, wire.Ticked>>,
  Hold<Same<Told, wire.Told>>,
  Hold<Same<TopicRow, wire.TopicRow>>,
  Hold<Same<TreeHit, wire.TreeHit>>,
  Hold<Same<TreePage, wire.TreePage>>,
  Hold<Same<TreeRow, wire.TreeRow>>,
  Hold<Same<TryMail, wire.TryMail>>,
  Hold<Same<TurnPolicy, wire.TurnPolicy>>,
  Hold<Same<Unread, wire.Unread>>,
  Hold<Same<Unseen, wire.Unseen>>,
  Hold<Same<Visibility, wire.Visibility>>,
  Hold<Same<VisitedRoom, wire.VisitedRoom>>,
  Hold<Same<VouchRow, wire.VouchRow>>,
  Hold<Same<Vouches, wire.Vouches>>,
  Hold<Same<Wait, wire.Wait>>,
  Hold<Same<WaitlistPage, wire.WaitlistPage>>,
  Hold<Same<WaitlistRow, wire.WaitlistRow>>,
  Hold<Same<WaysIn, wire.WaysIn>>,
  Hold<Same<WebPage, wire.WebPage>>,
  Hold<Same<WishedWay, wire.WishedWay>>,
  Hold<Same<Wishes, wire.Wishes>>,
  Hold<Same<WorkMail, wire.WorkMail>>,
  Hold<Same<WorkMailCode, wire.WorkMailCode>>,
  Hold<Same<WriteTo, wire.WriteTo>>,
  Hold<Same<WrittenAnswer, wire.WrittenAnswer>>,
  Hold<Same<WrittenQuestion, wire.WrittenQuestion>>,
];
