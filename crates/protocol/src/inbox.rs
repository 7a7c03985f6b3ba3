//! What crosses the wire of inboxes: what happened to somebody, by which way they want to know, and ending letters.

use crate::rest::Person;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum InboxKind {
    /// Somebody one follows started a room, or one of theirs began.
    RoomStarted,
    /// Somebody one follows announced one.
    RoomScheduled,
    InvitedOnStage,
    /// A room in one's calendar begins soon.
    RoomSoon,
    /// It was changed, or cancelled.
    RoomChanged,
    ThreadRequest,
    /// While one had no page open.
    NewMessage,
    MissedWave,
    /// Somebody called one into a room.
    MissedPing,
    /// Somebody follows one. Who is told to nobody.
    Followed,
    /// Somebody whom one follows.
    FollowedBack,
    Vouched,
    /// Somebody asks to join a circle that one moderates.
    CircleRequest,
    InvitedToCircle,
    /// One asked to join.
    LetIntoCircle,
    /// In writing: nobody had taken one's hand.
    QuestionAnswered,
}

/// How somebody learns of it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum InboxWay {
    Off,
    /// In the inbox.
    Inbox,
    /// In the inbox and on their devices.
    Push,
}

/// How often a letter sums up what was not looked at.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    Off,
    Daily,
    /// On Mondays.
    Weekly,
}

/// Letters that whoever gets them can end without signing in.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    Digest,
    /// About scheduled rooms.
    Rooms,
}

/// What belongs together is one row.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct InboxRow {
    pub row: String,
    pub happened: InboxKind,
    /// Whose doing it was, the last time. `None`: it is told to nobody.
    #[schema(required)]
    pub by: Option<Person>,
    pub times: u32,
    /// The last time.
    pub at_ms: u64,
    pub seen: bool,
    /// Of the room, or the name of the circle, as far as one may see it now.
    #[schema(required)]
    pub title: Option<String>,
    /// When a scheduled room begins, or did.
    #[schema(required)]
    pub begins_ms: Option<u64>,
    pub cancelled: bool,
    /// Path of the page that it is about.
    #[schema(required)]
    pub page: Option<String>,
}

/// `GET /api/inbox?after=…`, the latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct InboxPage {
    pub rows: Vec<InboxRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/inbox/unseen`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unseen {
    pub rows: u32,
}

/// `PUT /api/inbox/seen`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct SeeUpTo {
    /// `at_ms` of the latest row that was shown.
    pub at_ms: u64,
}

/// By which way one learns of one kind.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct WishedWay {
    pub happened: InboxKind,
    pub way: InboxWay,
}

/// Minutes of the day, by one's own clocks. They may go past midnight.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    pub from_min: u16,
    pub to_min: u16,
}

/// One's clocks are changed.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct ClockChange {
    pub at_ms: u64,
    /// Minutes ahead of UTC from then on.
    pub ahead_min: i16,
}

/// What somebody's clocks show, as their browser knows it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct OwnClocks {
    /// By its name in the IANA database.
    pub zone: String,
    /// Minutes ahead of UTC before the first change.
    pub ahead_min: i16,
    /// One after the other, at most 48.
    pub changes: Vec<ClockChange>,
}

/// A browser that is pushed to.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct PushDevice {
    pub id: String,
    /// What it said of itself when it signed in.
    pub device: String,
    pub since_ms: u64,
    /// It is the one that asks.
    pub this_one: bool,
}

/// `GET /api/inbox/wishes`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct Wishes {
    /// All kinds.
    pub ways: Vec<WishedWay>,
    #[schema(required)]
    pub quiet: Option<QuietHours>,
    /// Whose clocks the quiet hours and the letters go by. `None`: those of UTC.
    #[schema(required)]
    pub zone: Option<String>,
    pub digest: Digest,
    /// Letters about scheduled rooms.
    pub room_letters: bool,
    /// This server writes letters, and knows where to.
    pub mail: bool,
    /// What a browser subscribes with. `None`: this server does not push.
    #[schema(required)]
    pub push_key: Option<String>,
    /// The one that came last first.
    pub devices: Vec<PushDevice>,
}

/// `PUT /api/inbox/wishes`: in place of those of before.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewWishes {
    /// The others are as they ordinarily are.
    pub ways: Vec<WishedWay>,
    /// Not without `clocks`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub quiet: Option<QuietHours>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub clocks: Option<OwnClocks>,
    pub digest: Digest,
    pub room_letters: bool,
}

/// `PUT /api/inbox/devices`: what a browser's push service gave it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewPushDevice {
    /// At most 1,000 characters.
    pub endpoint: String,
    /// In base64url.
    pub p256dh: String,
    pub auth: String,
}

/// `GET /api/unsubscribe/{letter}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
pub struct LettersCard {
    pub letters: Letters,
    /// None is written any more.
    pub ended: bool,
}
