//! What crosses HTTP of circles: what they say of themselves, who belongs to them, who waits.

use crate::rest::Person;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// How one gets in.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CircleEntry {
    Open,
    /// A moderator lets in who asks.
    Approval,
    /// Whom a moderator invites. To everybody else there is no such circle.
    Invite,
}

/// What one is to a circle.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CircleMembership {
    Owner,
    Moderator,
    Member,
    /// Asked to join, and waits.
    Asked,
    Invited,
    /// Asked, and was not let in.
    Declined,
    /// Was put out, and comes back by invite alone.
    Removed,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CircleRole {
    Member,
    Moderator,
    Owner,
}

/// `POST /api/circles`, `PUT /api/circles/{circle}`: what its owner says of it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewCircle {
    /// 1 to 60 characters.
    pub name: String,
    /// At most 300 characters, in one line.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub description: String,
    /// At most 4,000 characters. Everybody agrees to them who joins.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub rules: String,
    /// At most five.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub topics: Vec<String>,
    pub entry: CircleEntry,
}

/// A circle in a list.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CircleCard {
    pub circle: String,
    pub name: String,
    #[schema(required)]
    pub description: Option<String>,
    pub entry: CircleEntry,
    pub topics: Vec<String>,
    pub members: u32,
    #[schema(required)]
    pub own: Option<CircleMembership>,
}

/// `GET /api/circles?after=…`, the largest first; `GET /api/circles?find=…`; `GET /api/me/circles`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CirclesPage {
    pub circles: Vec<CircleCard>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/circles/{circle}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CirclePage {
    pub card: CircleCard,
    #[schema(required)]
    pub owner: Option<Person>,
    /// None: there are none to agree to.
    #[schema(required)]
    pub rules: Option<String>,
    pub rules_version: u32,
    /// The version to which one agreed.
    #[schema(required)]
    pub rules_agreed: Option<u32>,
    /// Not let in: from then on one may ask again.
    #[schema(required)]
    pub ask_again_ms: Option<u64>,
    pub made_ms: u64,
}

/// `PUT /api/circles/{circle}/membership`: joins or asks to; whoever belongs to it agrees anew.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AgreeToRules {
    /// The version that was shown.
    pub rules_version: u32,
}

/// Somebody who belongs to a circle.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CircleMemberRow {
    pub person: Person,
    pub role: CircleRole,
    pub since_ms: u64,
}

/// `GET /api/circles/{circle}/members?find=…&after=…`, the first to come first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CircleMembersPage {
    pub members: Vec<CircleMemberRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/circles/{circle}/waiting`: somebody who asked to join or was invited.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CircleWaitingRow {
    pub person: Person,
    pub own: CircleMembership,
    pub since_ms: u64,
}

/// `POST /api/circles/{circle}/members`: whom to invite.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct InviteToCircle {
    pub handle: String,
}

/// `PUT /api/circles/{circle}/members/{member}`: lets in who asked; gives a role, `owner` hands the circle over.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewCircleRole {
    pub role: CircleRole,
}
