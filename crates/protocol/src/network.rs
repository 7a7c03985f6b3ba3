//! What crosses HTTP of why one comes back: profiles, people and topics that one follows, one's own hallway.

use crate::rest::{Person, RoomCard};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `GET` and `PUT /api/me/profile`: what somebody says of themselves beyond their stated line. Not verified.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug, Default)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// 1 to 120 characters.
    #[serde(default)]
    #[schema(required)]
    pub headline: Option<String>,
    /// Keys of [`crate::rest::FIELDS`] besides the account's own, at most four.
    #[serde(default)]
    #[schema(required)]
    pub fields: Vec<String>,
    /// Spoken, the best one first: two or three letters of ISO 639, at most six.
    #[serde(default)]
    #[schema(required)]
    pub languages: Vec<String>,
    /// Over HTTPS, at most five.
    #[serde(default)]
    #[schema(required)]
    pub links: Vec<String>,
}

/// `GET /api/me/follows?after=…`: a page of whom one follows, latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct FollowsPage {
    pub people: Vec<Person>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/topics?find=…`, `GET /api/me/topics`: a topic, as the member who asks sees it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct TopicRow {
    /// The oldest first. Any of them finds it.
    pub names: Vec<String>,
    pub followers: u32,
    /// One follows it.
    pub follows: bool,
}

/// `POST /api/topics/{name}/names`: another name for the same.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewTopicName {
    pub name: String,
}

/// Why a room stands where it stands in one's hallway.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)] // Made, written to JSON and dropped at once: nobody keeps a row of them.
pub enum HallwayReason {
    FollowTopic,
    /// So many whom one follows are on stage, and the first of them.
    FollowOnStage {
        count: u32,
        first: Person,
    },
    InviterOnStage {
        inviter: Person,
    },
    /// Somebody on stage works in a field of one's own.
    YourField,
    JustBegan,
}

/// A live room in one's own order.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct HallwayRow {
    pub card: RoomCard,
    /// Empty: it stands there for its people alone.
    pub reasons: Vec<HallwayReason>,
}

/// What the hallway can be filtered by: what its rooms are about and speak, and one's circles that have rooms there.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq)]
pub struct HallwayChoices {
    /// One name of each, the topic of most rooms first, at most 8; and the one that was asked for.
    pub topics: Vec<String>,
    pub languages: Vec<String>,
    pub circles: Vec<String>,
}

/// `GET /api/hallway`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct OwnHallway {
    /// Those that fit what was asked for.
    pub rooms: Vec<HallwayRow>,
    /// Of all rooms, whatever was asked for.
    pub choices: HallwayChoices,
    /// One follows somebody, or a topic.
    pub follows: bool,
}

/// Why somebody is suggested.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SuggestionReason {
    Inviter,
    /// So many open rooms of theirs lately, in which others took part.
    Hosted {
        rooms: u32,
    },
}

/// `GET /api/people/suggested`: somebody whom one might follow.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Suggestion {
    pub person: Person,
    pub reason: SuggestionReason,
}
