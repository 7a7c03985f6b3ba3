//! What crosses HTTP of time: scheduled rooms, who comes, one's calendar, and what a room leaves when it is over.

use crate::rest::Person;
use crate::room::{Policy, Role, Visibility};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `POST /api/scheduled`, `PUT /api/scheduled/{scheduled}`: what is announced.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewScheduled {
    pub title: String,
    #[serde(default)]
    pub topic: Option<String>,
    pub begins_ms: u64,
    /// The time zone whose hour that is, by its name in the IANA database.
    pub zone: String,
    /// 5 to 720.
    pub length_min: u16,
    /// How many may say that they come, the line-up not counted; no more than the room holds.
    pub places: u16,
    #[serde(default)]
    pub policy: Option<Policy>,
    /// Invited on stage, at most ten.
    #[serde(default)]
    pub lineup: Vec<Invited>,
}

/// Somebody to invite on stage beforehand.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    pub handle: String,
    /// `speaker` or `moderator`.
    pub role: Role,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ScheduledState {
    Upcoming,
    /// Its stage is open, for the line-up.
    GreenRoom,
    Live,
    Ended,
    /// Nobody began it in time.
    Lapsed,
    Cancelled,
}

/// What a scheduled room is to whoever asks.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct OwnGuest {
    /// A listener comes by their own word; the others are invited on stage.
    pub role: Role,
    /// None: invited, and has not said yet.
    pub coming: Option<bool>,
    /// Wants letters about it.
    pub remind: bool,
    /// What stands in the calendar was changed since they said that they come.
    pub changed: bool,
}

/// A scheduled room in a list.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct ScheduledCard {
    /// The room that it becomes has the same id.
    pub scheduled: String,
    pub state: ScheduledState,
    pub title: String,
    pub topic: Option<String>,
    pub begins_ms: u64,
    pub zone: String,
    pub length_min: u16,
    /// What is spoken there, in two or three letters of ISO 639; none: nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub language: Option<String>,
    pub visibility: Visibility,
    pub places: u16,
    /// Places that are taken.
    pub coming: u32,
    pub owner: Person,
    pub own: Option<OwnGuest>,
    /// Secret of a closed one's link `/e/{scheduled}?link=…`, for its guests.
    pub link: Option<String>,
}

/// `GET /api/scheduled?after=…`, the soonest first; `GET /api/me/scheduled`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ScheduledList {
    pub scheduled: Vec<ScheduledCard>,
    /// Ask again with `after` = this; none: that was all.
    pub next: Option<String>,
}

/// Somebody who is invited on stage.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct LineupRow {
    pub person: Person,
    pub role: Role,
    /// None: has not said yet.
    pub coming: Option<bool>,
}

/// `GET /api/scheduled/{scheduled}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ScheduledPage {
    pub card: ScheduledCard,
    pub policy: Policy,
    pub lineup: Vec<LineupRow>,
    /// When its stage opens for the line-up.
    pub green_room_ms: u64,
    /// What it left, for whoever was there.
    pub recap: Option<PastRoom>,
}

/// `PUT /api/scheduled/{scheduled}/coming`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Come {
    /// Wants letters: shortly before it begins, when it begins, and when it is changed or cancelled.
    pub remind: bool,
    /// The secret of a closed one's link.
    #[serde(default)]
    pub link: Option<String>,
}

/// `GET /api/me/calendar`: the address that calendar programs read.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CalendarFeed {
    /// When it was made; none: there is none.
    pub made_ms: Option<u64>,
}

/// `POST /api/me/calendar`: the only time the address is seen. The one before leads nowhere from then on.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CalendarFeedMade {
    pub url: String,
}

/// What a room left, for whoever was there.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PastRoom {
    pub room: String,
    pub title: String,
    pub topic: Option<String>,
    pub opened_ms: u64,
    pub ended_ms: u64,
    pub owner: Option<Person>,
    /// Was on stage at its end, or spoke before.
    pub spoke: Vec<Person>,
}

/// `GET /api/me/past?after=…`: rooms one was in, the latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct PastPage {
    pub rooms: Vec<PastRoom>,
    /// Ask again with `after` = this; none: that was all.
    pub next: Option<String>,
}
