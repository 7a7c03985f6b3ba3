//! What crosses HTTP of the owner's report: counts, and what they cost. Where a count is null it is of fewer than five members,
//! and not told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `GET /api/admin/report?weeks=…`. Weeks are from Monday to Sunday in UTC, the oldest first; the last one goes on.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct Report {
    pub weeks: Vec<ReportWeek>,
    pub cohorts: Vec<ReportCohort>,
    /// Whose invite or word let in most, of those let in in these weeks.
    pub inviters: Vec<ReportInviter>,
    /// Whom all other members let in.
    #[schema(required)]
    pub other_invited: Option<u32>,
    /// Of open rooms in the last seven days, those with most members first.
    pub topics: Vec<ReportTopic>,
    /// None: the owner entered none.
    #[schema(required)]
    pub prices: Option<ReportPrices>,
    /// Of weeks in which five members or more came to a room; none: there are no prices, or no such week.
    #[schema(required)]
    pub cost: Option<ReportCost>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct ReportWeek {
    pub begins_ms: u64,
    /// Opened.
    pub rooms: u32,
    /// Members who were let in.
    #[schema(required)]
    pub new: Option<u32>,
    /// Members let in earlier who came to a room.
    #[schema(required)]
    pub returning: Option<u32>,
    /// Time that members spent in rooms, together.
    #[schema(required)]
    pub listened_ms: Option<u64>,
    #[schema(required)]
    pub hands: Option<ReportHands>,
    /// Of sound, sent.
    pub bytes: u64,
    /// Of all processor cores together.
    pub cpu_ms: u64,
}

/// Hands that came down in one week.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportHands {
    pub count: u64,
    /// Their owner came on stage.
    pub served: u64,
    /// Of those that were served; of more than an hour no more is known than that. None: too few were.
    #[schema(required)]
    pub median_wait_ms: Option<u64>,
}

/// Members who were let in in one week.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ReportCohort {
    pub begins_ms: u64,
    #[schema(required)]
    pub members: Option<u32>,
    /// How many of them came to a room: in that week, in the next one, and so on.
    pub came: Vec<Option<u32>>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ReportInviter {
    /// None: they are gone.
    #[schema(required)]
    pub handle: Option<String>,
    pub let_in: u32,
    /// Of them: who came to a room in the last seven days.
    #[schema(required)]
    pub came: Option<u32>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ReportTopic {
    pub topic: String,
    pub rooms: u32,
    pub members: u32,
    /// Of them: who was let in in the last seven days.
    #[schema(required)]
    pub newcomers: Option<u32>,
    pub listened_ms: u64,
}

/// `PUT /api/admin/report/prices`. In millionths of the currency.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct ReportPrices {
    /// Three letters of ISO 4217.
    pub currency: String,
    /// For 10⁹ bytes of sound sent.
    pub gigabyte: u64,
    /// For an hour of one processor core.
    pub core_hour: u64,
    /// For an hour that somebody spends in a room.
    pub listener_hour: u64,
}

/// In millionths of the currency.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportCost {
    /// So many weeks are in it.
    pub weeks: u32,
    pub total: u64,
    #[schema(required)]
    pub per_room: Option<u64>,
    #[schema(required)]
    pub per_listener_hour: Option<u64>,
}
