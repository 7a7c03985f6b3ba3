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
    #[ts(optional = nullable)]
    pub topic: Option<String>,
    pub begins_ms: u64,
    /// The time zone whose hour that is, by its name in the IANA database.
    pub zone: String,
    /// 5 to 720.
    pub length_min: u16,
    /// How many may say that they come, the line-up not counted; no more than the room holds.
    pub places: u16,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub policy: Option<Policy>,
    /// Invited on stage, at most ten.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Invited>>")]
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
    /// None: invited, and has not said yet; a listener is only reminded, and has no place.
    #[schema(required)]
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
    #[schema(required)]
    pub topic: Option<String>,
    pub begins_ms: u64,
    pub zone: String,
    pub length_min: u16,
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
    pub places: u16,
    /// Places that are taken.
    pub coming: u32,
    pub owner: Person,
    #[schema(required)]
    pub own: Option<OwnGuest>,
    /// Secret of a closed one's link `/e/{scheduled}?link=…`, for its guests.
    #[schema(required)]
    pub link: Option<String>,
}

/// What scheduled rooms can be filtered by: what those are about and speak that were looked through for the answer.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq)]
pub struct ScheduledChoices {
    /// One name of each, the topic of most rooms first, at most 8; and the one that was asked for.
    pub topics: Vec<String>,
    pub languages: Vec<String>,
}

/// `GET /api/scheduled?after=…`, the soonest first; `GET /api/me/scheduled`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ScheduledList {
    pub scheduled: Vec<ScheduledCard>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
    /// Of the list that can be filtered.
    #[schema(required)]
    pub choices: Option<ScheduledChoices>,
}

/// Somebody who is invited on stage.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct LineupRow {
    pub person: Person,
    pub role: Role,
    /// None: has not said yet.
    #[schema(required)]
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
    #[schema(required)]
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
    #[ts(optional = nullable)]
    pub link: Option<String>,
}

/// `PUT /api/scheduled/{scheduled}/reminder`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Remind {
    /// The secret of a closed one's link.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub link: Option<String>,
}

/// `GET /api/me/calendar`: the address that calendar programs read.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CalendarFeed {
    /// When it was made; none: there is none.
    #[schema(required)]
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
    #[schema(required)]
    pub topic: Option<String>,
    pub opened_ms: u64,
    pub ended_ms: u64,
    #[schema(required)]
    pub owner: Option<Person>,
    /// Was on stage at its end, or spoke before.
    pub spoke: Vec<Person>,
    /// What was pinned at its end, at most five.
    pub links: Vec<PastLink>,
    /// Written questions that wait for an answer of whoever asks this, and were not put aside.
    pub to_answer: u32,
    /// Written questions with an answer.
    pub answered: u32,
    /// One's own written question.
    #[schema(required)]
    pub own_question: Option<QuestionState>,
}

/// A page that was pinned in a room that is over.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PastLink {
    /// Over HTTPS.
    pub address: String,
    pub title: String,
}

/// `GET /api/me/past/{room}`: with the written questions that one sees.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PastRoomPage {
    pub past: PastRoom,
    /// How it was held, for whoever opened or moderated it: a follow-up room is like it.
    #[schema(required)]
    pub policy: Option<Policy>,
    /// In the order they were asked.
    pub questions: Vec<WrittenQuestion>,
}

/// How a written question stands for its author.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// Also when somebody put it aside.
    Waits,
    Answered,
}

/// A question that nobody took the hand of, left in writing.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct WrittenQuestion {
    /// Names it, together with the room.
    pub author: Person,
    /// For them alone; none: for everybody who was on stage.
    #[schema(required)]
    pub to: Option<Person>,
    pub text: String,
    pub asked_ms: u64,
    /// Somebody who may answer it has put it aside; told to them alone.
    pub aside: bool,
    #[schema(required)]
    pub answer: Option<WrittenAnswer>,
    pub may_answer: bool,
    /// Its author takes it back, a moderator deletes it.
    pub may_delete: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct WrittenAnswer {
    /// None: they are no member any more.
    #[schema(required)]
    pub by: Option<Person>,
    pub text: String,
    pub at_ms: u64,
}

/// `PUT /api/me/past/{room}/questions/{member}/answer`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// 1 to 1,000 characters.
    pub text: String,
}

/// `PUT /api/me/past/{room}/questions/{member}/aside`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct PutAside {
    pub aside: bool,
}

/// `GET /api/me/past?after=…`: rooms one was in, the latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct PastPage {
    pub rooms: Vec<PastRoom>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}
