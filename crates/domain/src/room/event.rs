//! What happened in a room: facts with number, time and actor. What is stored, sent and changed is one event.

use super::policy::{Policy, Title, Topic};
use super::role::{Mute, Role};
use crate::{At, MemberId};

/// An event with its place in the room's history. `seq` counts from 1 and never skips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub seq: u64,
    pub at: At,
    pub by: By,
    pub event: Event,
}

/// Whose act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Member(MemberId),
    /// A rule of the room came due: an expiry, a hand-over, a held seat given up.
    Room,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Joined { member: MemberId, role: Role, bot: bool },
    Left { member: MemberId },
    Disconnected { member: MemberId },
    Reconnected { member: MemberId },
    HandRaised { member: MemberId },
    HandLowered { member: MemberId, end: HandEnd },
    InvitedToSpeak { member: MemberId, until: At },
    InviteToSpeakEnded { member: MemberId, end: InviteEnd },
    RoleChanged { member: MemberId, to: Role },
    Muted { member: MemberId, mute: Mute },
    Unmuted { member: MemberId },
    AskedToUnmute { member: MemberId },
    Removed { member: MemberId },
    Banned { member: MemberId },
    LetBackIn { member: MemberId },
    Locked,
    Unlocked,
    Renamed { title: Title },
    TopicSet { topic: Option<Topic> },
    PolicySet { policy: Policy },
    Ended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandEnd {
    Lowered,
    Accepted,
    Declined,
    Left,
    HandsOff,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteEnd {
    Accepted,
    Declined,
    Expired,
    Left,
}
