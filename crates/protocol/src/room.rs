//! A room as one seat sees it, and how that view changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Listener,
    Speaker,
    Moderator,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum MuteState {
    Open,
    BySelf,
    ByModerator,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Hands {
    Off,
    Everyone,
    /// Whoever has a proof that stands; of which field says `hands_field`.
    Proven,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    Open,
    Closed,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub hands: Hands,
    /// With `proven`: only proofs of this field count; none: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hands_field: Option<String>,
    pub hands_max: u16,
    pub stage_size: u16,
    pub room_size: u16,
    pub visibility: Visibility,
}

/// One place on stage.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
pub struct StageSeat {
    pub member: String,
    pub role: Role,
    pub mute: MuteState,
    /// False while the seat is held for somebody whose connection is lost.
    pub connected: bool,
}

/// What only the seat's own member sees.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug)]
pub struct Own {
    pub role: Role,
    pub mute: MuteState,
    /// Place in the queue of hands, from 1.
    pub hand_place: Option<u32>,
    /// An invite to speak waits for an answer until then (ms since the epoch).
    pub invited_until_ms: Option<u64>,
    /// Muted by a moderator and asked to unmute.
    pub asked_to_unmute: bool,
}

/// The audience: everybody when small, else a count and a sample; the rest by REST, page by page.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug, Default)]
pub struct Audience {
    pub count: u32,
    pub shown: Vec<String>,
}

/// What moderators see besides.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq, Debug, Default)]
pub struct Backstage {
    pub banned: Vec<String>,
    pub invited: Vec<String>,
    pub asking_to_unmute: Vec<String>,
}

#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
pub struct View {
    pub title: String,
    pub topic: Option<String>,
    pub policy: Policy,
    pub locked: bool,
    pub owner: String,
    /// In the order they came on stage.
    pub stage: Vec<StageSeat>,
    /// First raised first.
    pub hands: Vec<String>,
    pub audience: Audience,
    pub own: Own,
    /// Only for moderators.
    pub backstage: Option<Backstage>,
}

/// One change of a view. `reduce` in the client applies it; nothing else changes a room there.
#[derive(Serialize, Deserialize, TS, Clone, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Delta {
    /// Came on stage (at its end), or this seat on stage changed.
    StageSeatSet {
        seat: StageSeat,
    },
    StageSeatGone {
        member: String,
    },
    HandRaised {
        member: String,
    },
    HandLowered {
        member: String,
    },
    AudienceSet {
        audience: Audience,
    },
    /// Some of the shown audience changed; `count` is the whole audience.
    AudienceChanged {
        count: u32,
        came: Vec<String>,
        went: Vec<String>,
    },
    OwnSet {
        own: Own,
    },
    BackstageSet {
        backstage: Option<Backstage>,
    },
    Locked,
    Unlocked,
    Renamed {
        title: String,
    },
    TopicSet {
        topic: Option<String>,
    },
    PolicySet {
        policy: Policy,
    },
}
