//! What crosses HTTP. Times are ms since the Unix epoch, ids are 13-letter texts.

use crate::inviting::BoundTo;
use crate::network::Profile;
use crate::proofs::{Badge, NameMark};
use crate::room::{Hands, Policy, Role, Visibility};
use crate::sms::{AddressProof, Told};
use crate::tell::Refused;
use crate::thread::WriteTo;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// `POST /api/register`. Reserves the handle and puts the account on the waitlist.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Register {
    pub handle: String,
    /// Not needed with a passkey.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub password: String,
    /// The first way in, in place of a password.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub passkey: Option<crate::sign_in::PasskeyAnswer>,
    /// One line of what you do. Shown as stated, not verified.
    pub stated: String,
    /// One of [`FIELDS`].
    pub field: String,
    /// Accepted in the same step.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub invite: Option<String>,
    /// Two letters of ISO 3166-1, if the form asks and one wants to say.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub region: Option<String>,
    /// To the owner's questions, by their keys.
    #[serde(default)]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub answers: BTreeMap<String, String>,
    /// The address that the invite is meant for, if it is meant for one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub invite_mail: Option<String>,
    /// The code that was sent with the invite, if one was.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub invite_code: Option<String>,
    /// What one is called, if the form asks and one wants to say.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}

/// Fields of work, as keys of the Fluent catalogue (`field-<key>`).
pub const FIELDS: &[&str] = &[
    "software",
    "engineering",
    "science",
    "medicine",
    "care",
    "education",
    "law",
    "finance",
    "business",
    "media",
    "design",
    "arts",
    "crafts",
    "agriculture",
    "public_service",
    "other",
];

#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub handle: String,
    pub password: String,
    /// A code of the authenticator app, or a recovery code.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub second: Option<String>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Applicant,
    Member,
}

/// `GET /api/me`, and the answer to register, sign-in and accept.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Me {
    pub account: String,
    pub handle: String,
    pub standing: Standing,
    /// Owns this server: sees the waitlist, lets applicants in.
    pub owner: bool,
    pub stated: String,
    pub field: String,
    /// As one gave it. Others see of it what the server's names allow.
    #[schema(required)]
    pub name: Option<String>,
    pub invites_left: u32,
    /// The room this account's seat is in, on any device.
    #[schema(required)]
    pub seat_in: Option<String>,
    /// The number of one's picture, at `/api/avatars/`.
    #[serde(default)]
    #[schema(required)]
    pub avatar: Option<String>,
    /// When this account is erased, as it asked; none: it stays.
    #[serde(default)]
    #[schema(required)]
    pub erased_ms: Option<u64>,
}

/// What everybody in the house may know of somebody.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Person {
    pub member: String,
    pub handle: String,
    /// As stated by them, not verified.
    pub stated: String,
    pub field: String,
    pub bot: bool,
    /// Handle of who invited them.
    #[schema(required)]
    pub invited_by: Option<String>,
    #[schema(required)]
    pub member_since_ms: Option<u64>,
    /// What is proved of them, as far as they show it; none: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub badge: Option<Badge>,
    /// What they are called, where the server's names show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub name: Option<String>,
    /// How far the name is to be believed, or that none is proven; none: there is nothing to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub name_mark: Option<NameMark>,
    /// The number of their picture, at `/api/avatars/`; none: they have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub avatar: Option<String>,
}

/// The answer to `PUT /api/me/avatar`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq)]
pub struct AvatarSet {
    /// The number of the picture, at `/api/avatars/`.
    pub avatar: String,
}

/// `GET /api/people/{member}`: somebody's page, as the member who asks sees it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PersonPage {
    #[serde(flatten)]
    pub person: Person,
    /// One's word for them stands.
    pub vouched: bool,
    /// One may give it now.
    pub may_vouch: bool,
    pub profile: Profile,
    /// One follows them.
    pub follows: bool,
    pub followers: u32,
    /// Open rooms they opened, those that ended in the last month among them.
    pub rooms_hosted: u32,
    /// One's thread with them, if there is one.
    #[schema(required)]
    pub thread: Option<String>,
    /// What a message to them would be.
    pub write: WriteTo,
    /// One has blocked them.
    pub blocked: bool,
}

/// `GET /api/sessions`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct SessionRow {
    pub id: String,
    pub created_ms: u64,
    pub last_seen_ms: u64,
    /// What the browser called itself, shortened.
    pub device: String,
    pub this_one: bool,
}

/// `GET /api/invites/{token}`: for whoever holds the link, signed in or not.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct InviteCard {
    pub inviter_handle: String,
    pub inviter_stated: String,
    pub inviter_field: String,
    pub expires_ms: u64,
    #[schema(required)]
    pub room: Option<RoomCard>,
    pub bound: BoundTo,
    /// What is asked for besides the link.
    pub proof: AddressProof,
    /// Personal words of whoever invites.
    #[schema(required)]
    pub note: Option<String>,
}

/// `POST /api/invites`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct NewInvite {
    /// A first room to land in.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub room: Option<String>,
    /// The handle of somebody on the waitlist: for nobody else.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub handle: Option<String>,
    /// An e-mail address: for nobody else. Only a keyed hash of it is kept.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mail: Option<String>,
    /// A phone number with its country (`+49…`): for nobody else. Only a keyed hash of it is kept.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub phone: Option<String>,
    /// A few words, shown with the invite.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// The answer to `POST /api/invites`: the only time the token is seen.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct InviteMade {
    pub id: String,
    pub token: String,
    pub expires_ms: u64,
    pub invites_left: u32,
    pub told: Told,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum InviteState {
    Open,
    Accepted,
    Revoked,
    Expired,
}

/// `GET /api/invites`: one's own.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct InviteRow {
    pub id: String,
    pub state: InviteState,
    pub created_ms: u64,
    pub expires_ms: u64,
    #[schema(required)]
    pub accepted_by: Option<String>,
    pub bound: BoundTo,
    /// Handle of whom it is meant for, if that is an account.
    #[schema(required)]
    pub meant_for: Option<String>,
    #[schema(required)]
    pub note: Option<String>,
}

/// `POST /api/invites/accept`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvite {
    pub token: String,
    /// The address that the invite is meant for, if it is meant for one.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mail: Option<String>,
    /// The code that was sent with the invite, if one was.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub code: Option<String>,
}

/// `GET /api/waitlist`, for owners. `POST /api/waitlist/{account}/let-in` answers 204.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ApplicantRow {
    pub account: String,
    pub handle: String,
    pub stated: String,
    pub field: String,
    pub registered_ms: u64,
    /// What is proved of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub badge: Option<Badge>,
}

/// A live room in the hallway.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct RoomCard {
    pub room: String,
    pub title: String,
    #[schema(required)]
    pub topic: Option<String>,
    /// What is spoken there, in two or three letters of ISO 639; none: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub language: Option<String>,
    pub visibility: Visibility,
    /// Of the asker's circles this one, whose room it is; none: of no circle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub circle: Option<String>,
    pub hands: Hands,
    pub locked: bool,
    /// What its policy says of afterwards.
    pub recap: bool,
    /// The first few on stage.
    pub stage: Vec<Person>,
    pub speakers: u32,
    pub listeners: u32,
    pub opened_ms: u64,
}

/// `POST /api/rooms`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct OpenRoom {
    pub title: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub topic: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub policy: Option<Policy>,
}

/// The answer to `POST /api/rooms`, and to `GET /api/rooms/{room}/link` for moderators.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct RoomOpened {
    pub room: String,
    /// Secret of the link `/r/{room}?link=…`; only of a closed room.
    #[schema(required)]
    pub link: Option<String>,
}

/// `GET /api/rooms/{room}/sound`, for moderators: how the room sounds for those who listen.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct RoomSound {
    /// Who is connected and may hear.
    pub listeners: u32,
    /// Of those whose players reported in the last half minute, for how many it sounds how.
    pub good: u32,
    pub fair: u32,
    pub poor: u32,
    /// What is worse for one in twenty: the share of packets lost, 0 to 1, and the jitter.
    pub lost: f32,
    pub jitter_ms: u32,
    /// The audience hears one common mix.
    pub mixed: bool,
    /// Sound in one packet for the audience, 20, 40 or 60 ms.
    pub packet_ms: u32,
    /// So many more listeners this server carries at least.
    pub room_for: u32,
}

/// `GET /api/capacity`, before a room is opened.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Capacity {
    /// So many more listeners this server carries at least, in all rooms together.
    pub room_for: u32,
}

/// `GET /api/rooms/{room}/audience?after=…`: a page of at most 200.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct AudiencePage {
    pub count: u32,
    pub people: Vec<Person>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// Somebody in a room.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct RosterRow {
    pub person: Person,
    pub role: Role,
}

/// `GET /api/rooms/{room}/roster?find=…`: who of everybody in a room is called so, at most 50.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct RosterFound {
    pub people: Vec<RosterRow>,
    /// There are others: more letters find fewer.
    pub more: bool,
}

/// `POST /api/media`: a one-time ticket and an SDP offer.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct MediaOffer {
    pub ticket: String,
    pub sdp: String,
}

/// The SDP answer. `slots` are the `mid`s of the receive lines, in slot order.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct MediaAnswer {
    pub sdp: String,
    pub slots: Vec<String>,
}

/// By which door a player (a program other than our client) comes to a room.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum PlayerWay {
    /// Speaks over WebRTC (RFC 9725).
    Whip,
    /// Listens over WebRTC.
    Whep,
    /// Listens over plain HTTP: an `<audio>` element, a media player, a podcast app.
    Stream,
}

/// `POST /api/rooms/{room}/players`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewPlayer {
    pub way: PlayerWay,
    /// The secret of a closed room's link.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub link: Option<String>,
}

/// What a player needs: where to ask, and what to show there.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct PlayerPass {
    /// Of a stream this is the secret: Ogg/Opus without an end.
    pub url: String,
    /// The bearer token; none of a stream.
    #[schema(required)]
    pub token: Option<String>,
    /// The same stream in the form that older Safari plays (HLS).
    #[schema(required)]
    pub hls_url: Option<String>,
    /// Until when it waits for its first use. From then on it is good for as long as the seat.
    pub expires_ms: u64,
}

/// Body of every 4xx and 5xx answer.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Problem {
    pub refusal: Refused,
}

/// `GET /api/server`: what a newcomer sees before signing in.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ServerCard {
    pub name: String,
    /// This build; a changed one asks for a reload.
    pub build: String,
    /// Signs visitors in by itself and is wiped at the end.
    pub demo: bool,
    /// When this server closes for good and erases everything; nobody new is registered until then.
    #[serde(default)]
    #[schema(required)]
    pub closes_ms: Option<u64>,
    /// One of [`SEALS`]: the colour of buttons and links.
    pub seal: String,
    /// Hash of the logo at `/api/logo`; none: there is none.
    #[schema(required)]
    pub logo: Option<String>,
    /// An account can be made here with a passkey or a password. Without, only whom an invite or a provider sends has one.
    pub register: bool,
    /// For members.
    #[schema(required)]
    pub rooms: Option<RoomRules>,
}

/// Colours a house may have, as keys of the Fluent catalogue (`seal-<key>`).
pub const SEALS: &[&str] = &["vermilion", "indigo", "plum", "teal", "bronze", "ink"];

/// `PUT /api/admin/look`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct HouseLook {
    pub name: String,
    /// One of [`SEALS`].
    pub seal: String,
}

/// `PUT /api/admin/logo`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewLogo {
    /// A PNG, JPEG or WebP of at most 40 KiB, as base64; none takes it away.
    #[ts(optional = nullable)]
    pub image: Option<String>,
}

/// `GET /api/admin/set-up`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct SetUp {
    pub done: bool,
}

/// What the server's owner laid down for every room.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq)]
pub struct RoomRules {
    /// Only owners of the server open rooms.
    pub opened_by_owners: bool,
    /// Rooms that are in nobody's hallway may be opened.
    pub closed_rooms: bool,
    pub topic_required: bool,
}
