//! What crosses HTTP of looking for people, topics and rooms.

use crate::network::TopicRow;
use crate::rest::{Person, RoomCard};
use crate::schedule::ScheduledCard;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// What may be looked for.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[serde(rename_all = "snake_case")]
pub enum SearchKind {
    People,
    Topics,
    /// Live ones.
    Rooms,
    Scheduled,
}

/// `GET /api/search?find=…&kind=…`: of each kind those that fit best first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Default)]
pub struct Found {
    pub people: Vec<Person>,
    pub topics: Vec<TopicRow>,
    pub rooms: Vec<RoomCard>,
    pub scheduled: Vec<ScheduledCard>,
    /// Of these there are more than were asked for, or than may be shown.
    pub more: Vec<SearchKind>,
    /// The server began a moment ago, and has not looked through everything yet.
    pub incomplete: bool,
}
