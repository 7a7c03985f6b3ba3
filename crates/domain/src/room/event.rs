//! What happened in a room: facts with number, time and actor. What is stored, sent and changed is one event.

use super::chat::ChatText;
use super::hand::Asking;
use super::pin::PinnedPage;
use super::policy::{Policy, Title, Topic};
use super::poll::Asked;
use super::role::{Mute, Role};
use super::turn::TurnEnd;
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
    /// A rule of the room came due: an expiry, a hand-over, a turn, a held seat given up.
    Room,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A seat was taken: by the owner, the line-up, and whom the room was opened for, on stage and muted; by everybody else
    /// in the audience.
    Joined {
        member: MemberId,
        role: Role,
        bot: bool,
    },
    /// A listener without hand or invite went. Whoever held more gives that up first, by events before this one.
    Left {
        member: MemberId,
    },
    /// The connection is lost; the seat is held.
    Disconnected {
        member: MemberId,
    },
    Reconnected {
        member: MemberId,
    },
    /// It counts in the order of hands as if raised at `ranked`.
    HandRaised {
        member: MemberId,
        asking: Asking,
        ranked: At,
    },
    /// They let the next one pass; the hand stands behind all of `ranked`.
    HandPassed {
        member: MemberId,
        ranked: At,
    },
    /// Whoever the hand replied to is off the stage; it waits with the others.
    ReplyOver {
        member: MemberId,
    },
    HandLowered {
        member: MemberId,
        end: HandEnd,
    },
    InvitedToSpeak {
        member: MemberId,
        until: At,
    },
    InviteToSpeakEnded {
        member: MemberId,
        end: InviteEnd,
    },
    /// Whoever comes on stage is muted by themselves until they say otherwise.
    RoleChanged {
        member: MemberId,
        from: Role,
        to: Role,
    },
    Muted {
        member: MemberId,
        mute: Mute,
    },
    Unmuted {
        member: MemberId,
    },
    AskedToUnmute {
        member: MemberId,
    },
    /// A moderator's mute became the speaker's own: they may open the microphone again.
    UnmuteAllowed {
        member: MemberId,
    },
    Removed {
        member: MemberId,
    },
    Banned {
        member: MemberId,
    },
    LetBackIn {
        member: MemberId,
    },
    TurnsAgreed {
        member: MemberId,
        by_turn: bool,
    },
    TurnBegan {
        member: MemberId,
        until: At,
    },
    TurnExtended {
        member: MemberId,
        until: At,
    },
    TurnEnded {
        member: MemberId,
        end: TurnEnd,
    },
    /// These have a turn each, in this order.
    RoundStarted {
        members: Vec<MemberId>,
    },
    RoundStopped,
    PollOpened {
        asked: Asked,
    },
    Voted {
        member: MemberId,
        option: u8,
    },
    PollClosed,
    /// `number`: of this event.
    LineWritten {
        number: u64,
        member: MemberId,
        text: ChatText,
    },
    /// `member`: who wrote it.
    LineDeleted {
        number: u64,
        member: MemberId,
    },
    Pinned {
        page: PinnedPage,
    },
    Unpinned {
        number: u64,
    },
    /// The green room is over: everybody may enter.
    Began,
    Locked,
    Unlocked,
    Renamed {
        title: Title,
    },
    TopicSet {
        topic: Option<Topic>,
    },
    PolicySet {
        policy: Policy,
    },
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

/// Which stored row an event changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// [`Room::row`](super::Room::row).
    Room,
    /// [`Room::seat_row`](super::Room::seat_row) of this member; `None` there: the row goes.
    Seat(MemberId),
    /// [`Room::chat_line`](super::Room::chat_line) of this number; `None` there: the row goes.
    ChatLine(u64),
}

impl Event {
    /// Takes something away from somebody: in force first, then stored. The events of one decision never mix
    /// this with giving.
    pub fn restricts(&self) -> bool {
        match self {
            Event::Left { .. }
            | Event::Disconnected { .. }
            | Event::Muted { .. }
            | Event::Removed { .. }
            | Event::Banned { .. }
            | Event::LineDeleted { .. }
            | Event::Locked
            | Event::Ended => true,
            Event::RoleChanged { from, to, .. } => to < from,
            // Accepted they are part of coming on stage; hands that go with a policy wait for that policy.
            Event::HandLowered { end, .. } => !matches!(end, HandEnd::Accepted | HandEnd::HandsOff),
            Event::InviteToSpeakEnded { end, .. } => *end != InviteEnd::Accepted,
            Event::Joined { .. }
            | Event::Reconnected { .. }
            | Event::HandRaised { .. }
            | Event::HandPassed { .. }
            | Event::ReplyOver { .. }
            | Event::TurnsAgreed { .. }
            | Event::TurnBegan { .. }
            | Event::TurnExtended { .. }
            | Event::TurnEnded { .. }
            | Event::RoundStarted { .. }
            | Event::RoundStopped
            | Event::PollOpened { .. }
            | Event::Voted { .. }
            | Event::PollClosed
            | Event::LineWritten { .. }
            | Event::Pinned { .. }
            | Event::Unpinned { .. }
            | Event::InvitedToSpeak { .. }
            | Event::Unmuted { .. }
            | Event::AskedToUnmute { .. }
            | Event::UnmuteAllowed { .. }
            | Event::LetBackIn { .. }
            | Event::Began
            | Event::Unlocked
            | Event::Renamed { .. }
            | Event::TopicSet { .. }
            | Event::PolicySet { .. } => false,
        }
    }

    /// Has to be stored. What is not is audience presence and who is connected: a restart forgets it.
    pub fn is_durable(&self) -> bool {
        self.touches().is_some()
    }

    /// The row that has to be stored again after this; `None`: nothing durable changed.
    pub fn touches(&self) -> Option<Touch> {
        match *self {
            Event::Joined { role: Role::Listener, .. }
            | Event::Left { .. }
            | Event::Disconnected { .. }
            | Event::Reconnected { .. }
            // Turns are of the moment: after a restart moderators begin them anew.
            | Event::TurnBegan { .. }
            | Event::TurnExtended { .. }
            | Event::TurnEnded { .. }
            | Event::RoundStarted { .. }
            | Event::RoundStopped => None,
            Event::Joined { member, .. }
            | Event::HandRaised { member, .. }
            | Event::HandPassed { member, .. }
            | Event::ReplyOver { member }
            | Event::TurnsAgreed { member, .. }
            | Event::Voted { member, .. }
            | Event::HandLowered { member, .. }
            | Event::InvitedToSpeak { member, .. }
            | Event::InviteToSpeakEnded { member, .. }
            | Event::RoleChanged { member, .. }
            | Event::Muted { member, .. }
            | Event::Unmuted { member }
            | Event::AskedToUnmute { member }
            | Event::UnmuteAllowed { member }
            | Event::Removed { member }
            | Event::Banned { member }
            | Event::LetBackIn { member } => Some(Touch::Seat(member)),
            Event::LineWritten { number, .. } | Event::LineDeleted { number, .. } => {
                Some(Touch::ChatLine(number))
            }
            Event::Began
            | Event::Locked
            | Event::Unlocked
            | Event::Renamed { .. }
            | Event::TopicSet { .. }
            | Event::PolicySet { .. }
            | Event::PollOpened { .. }
            | Event::PollClosed
            | Event::Pinned { .. }
            | Event::Unpinned { .. }
            | Event::Ended => Some(Touch::Room),
        }
    }

    /// Who it is about, if about somebody.
    pub fn member(&self) -> Option<MemberId> {
        match *self {
            Event::Joined { member, .. }
            | Event::Left { member }
            | Event::Disconnected { member }
            | Event::Reconnected { member }
            | Event::HandRaised { member, .. }
            | Event::HandPassed { member, .. }
            | Event::ReplyOver { member }
            | Event::TurnsAgreed { member, .. }
            | Event::TurnBegan { member, .. }
            | Event::TurnExtended { member, .. }
            | Event::TurnEnded { member, .. }
            | Event::Voted { member, .. }
            | Event::LineWritten { member, .. }
            | Event::LineDeleted { member, .. }
            | Event::HandLowered { member, .. }
            | Event::InvitedToSpeak { member, .. }
            | Event::InviteToSpeakEnded { member, .. }
            | Event::RoleChanged { member, .. }
            | Event::Muted { member, .. }
            | Event::Unmuted { member }
            | Event::AskedToUnmute { member }
            | Event::UnmuteAllowed { member }
            | Event::Removed { member }
            | Event::Banned { member }
            | Event::LetBackIn { member } => Some(member),
            Event::Began
            | Event::Locked
            | Event::Unlocked
            | Event::Renamed { .. }
            | Event::TopicSet { .. }
            | Event::PolicySet { .. }
            | Event::RoundStarted { .. }
            | Event::RoundStopped
            | Event::PollOpened { .. }
            | Event::PollClosed
            | Event::Pinned { .. }
            | Event::Unpinned { .. }
            | Event::Ended => None,
        }
    }

    /// The event's word in logs and in the audit table.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Joined { .. } => "joined",
            Event::Left { .. } => "left",
            Event::Disconnected { .. } => "disconnected",
            Event::Reconnected { .. } => "reconnected",
            Event::HandRaised { .. } => "hand_raised",
            Event::HandPassed { .. } => "hand_passed",
            Event::ReplyOver { .. } => "reply_over",
            Event::TurnsAgreed { .. } => "turns_agreed",
            Event::TurnBegan { .. } => "turn_began",
            Event::TurnExtended { .. } => "turn_extended",
            Event::TurnEnded { .. } => "turn_ended",
            Event::RoundStarted { .. } => "round_started",
            Event::RoundStopped => "round_stopped",
            Event::PollOpened { .. } => "poll_opened",
            Event::Voted { .. } => "voted",
            Event::PollClosed => "poll_closed",
            Event::LineWritten { .. } => "line_written",
            Event::LineDeleted { .. } => "line_deleted",
            Event::Pinned { .. } => "pinned",
            Event::Unpinned { .. } => "unpinned",
            Event::HandLowered { .. } => "hand_lowered",
            Event::InvitedToSpeak { .. } => "invited_to_speak",
            Event::InviteToSpeakEnded { .. } => "invite_to_speak_ended",
            Event::RoleChanged { .. } => "role_changed",
            Event::Muted { .. } => "muted",
            Event::Unmuted { .. } => "unmuted",
            Event::AskedToUnmute { .. } => "asked_to_unmute",
            Event::UnmuteAllowed { .. } => "unmute_allowed",
            Event::Removed { .. } => "removed",
            Event::Banned { .. } => "banned",
            Event::LetBackIn { .. } => "let_back_in",
            Event::Began => "began",
            Event::Locked => "locked",
            Event::Unlocked => "unlocked",
            Event::Renamed { .. } => "renamed",
            Event::TopicSet { .. } => "topic_set",
            Event::PolicySet { .. } => "policy_set",
            Event::Ended => "ended",
        }
    }
}
