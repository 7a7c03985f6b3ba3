//! Why a room says no. Each reason is shown to the person who asked, in words.

use std::time::Duration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Also the answer about a closed room to whoever has no link, and to the banned: they learn nothing.
    NoSuchRoom,
    NotInRoom,
    /// The one it is about is not in the room.
    MemberNotInRoom,
    /// This role may not do that.
    NotAllowed,
    Banned,
    Locked,
    /// The green room is for the line-up alone.
    NotBegun {
        /// Zero: somebody is late.
        begins_in: Duration,
    },
    RoomFull,
    StageFull,
    HandsOff,
    /// Only whoever has proved what they do may raise a hand here.
    NotProven,
    TooManyHands,
    TooSoon {
        retry_in: Duration,
    },
    HandNotRaised,
    /// For something else: it goes down first.
    AlreadyRaised,
    /// The room's order of hands has somebody else first.
    NotFirst,
    RepliesOff,
    /// Nobody replies to whoever is not speaking.
    NotSpeaking,
    /// Somebody waits to reply, or has replied to this speaker.
    ReplyTaken,
    /// This room has no turns, or nobody has one now.
    NoTurns,
    /// A question is open already.
    PollOpen,
    NoPoll,
    BadPoll,
    /// Nobody writes in this room's chat.
    ChatOff,
    TooManyPins,
    /// The room is for the members of its circle.
    NotInCircle,
    AlreadyOnStage,
    NotOnStage,
    NotInvited,
    /// A moderator muted this speaker: they ask instead.
    MutedByModerator,
    NotMutedByModerator,
    NotBanned,
    /// Owners cannot be muted, moved, removed or banned by other moderators.
    IsOwner,
    BadPolicy,
    /// On this server only its owners open rooms.
    OwnersOpenRooms,
    /// On this server every room is in the hallway.
    NoClosedRooms,
    /// On this server every room has a topic.
    TopicRequired,
    Ended,
}
