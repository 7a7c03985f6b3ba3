//! What a room's task is told and asked.

use super::outbox::Outbox;
use super::people::Known;
use super::ping::Call;
use super::players::Play;
use crate::media_thread::NoAnswer;
use crate::ticket::Bound;
use domain::room::{Actor, Command, Reaction};
use domain::{At, MemberId};
use jushou_rtc::sdp::Offer;
use media::{GroupId, PeerId, SLOTS};
use protocol::rest::{AudiencePage, RoomCard, RoomOpened, RosterFound};
use protocol::tell::{Out, Refused};
use std::fmt;
use std::sync::Arc;
use store::SessionId;
use tokio::sync::oneshot;

/// One time of sitting in one room over one socket. Another socket, or the same one coming back, is another seat id:
/// whatever the old one still says or holds is void.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SeatId(pub u64);

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Who says it, and where the answer goes.
#[derive(Clone)]
pub(super) struct From {
    pub actor: Actor,
    pub seat: SeatId,
    pub outbox: Outbox,
    /// Number of the ask; answers carry it.
    pub ask: u32,
}

/// Somebody who wants in.
pub(super) struct Enter {
    pub from: From,
    pub session: SessionId,
    pub person: Arc<Known>,
    pub link: Option<String>,
    pub resume: Option<String>,
    /// Answered once the snapshot is on its way, or when refused, which the socket has been told.
    pub reply: oneshot::Sender<Result<(), Refused>>,
}

pub(super) enum Mail {
    /// Would this one be let in now? Changes nothing.
    MayEnter {
        actor: Actor,
        link: Option<String>,
        reply: oneshot::Sender<Result<(), Refused>>,
    },
    Enter(Box<Enter>),
    Leave(From),
    Command {
        from: From,
        command: Command,
    },
    /// A command again, with what its sender has proved. `hands_lowered`: how often they had lowered a hand when they said it.
    Proven {
        from: From,
        command: Command,
        hands_lowered: u64,
    },
    /// The whole view once more. `None` as ask: the socket was too slow for deltas.
    Snapshot {
        member: MemberId,
        seat: SeatId,
        ask: Option<(u32, Outbox)>,
    },
    Ticket(From),
    React {
        from: From,
        reaction: Reaction,
    },
    /// A member who sits here calls another one in. None: they are told nothing.
    Ping {
        by: MemberId,
        seat: SeatId,
        to: MemberId,
        reply: oneshot::Sender<Result<Option<Call>, Refused>>,
    },
    /// The socket is gone.
    Lost {
        member: MemberId,
        seat: SeatId,
    },
    /// This account's seat moves elsewhere or ends, by nobody's rule. `by`: the socket that takes over, which needs no telling.
    /// Answered when its media has stopped.
    Vacate {
        member: MemberId,
        why: Out,
        by: Option<Outbox>,
        done: oneshot::Sender<()>,
    },
    /// A ticket was redeemed with an offer.
    Offer {
        bound: Bound,
        offer: Box<Offer>,
        reply: oneshot::Sender<Result<Offered, Refused>>,
    },
    /// The offer was no good after all.
    NotOffered {
        peer: PeerId,
    },
    /// A player wants to be the sound of its member's seat.
    Play(Box<Play>),
    /// A player ends. Answered when its media has stopped.
    Stopped {
        peer: PeerId,
        /// It gives up the seat, if nobody else is there for it.
        leaves: bool,
        done: oneshot::Sender<()>,
    },
    Card {
        member: Option<MemberId>,
        link: Option<String>,
        reply: oneshot::Sender<Result<RoomCard, Refused>>,
    },
    Audience {
        member: MemberId,
        after: Option<u64>,
        reply: oneshot::Sender<Result<AudiencePage, Refused>>,
    },
    /// `find`: folded and bare.
    Roster {
        member: MemberId,
        find: String,
        reply: oneshot::Sender<Result<RosterFound, Refused>>,
    },
    Link {
        member: MemberId,
        reply: oneshot::Sender<Result<RoomOpened, Refused>>,
    },
    /// Which group the room's sound is, for whoever may know how it sounds.
    Sound {
        member: MemberId,
        reply: oneshot::Sender<Result<GroupId, Refused>>,
    },
    PeerClosed {
        peer: PeerId,
    },
    /// Sound can flow.
    PeerConnected {
        peer: PeerId,
    },
    Speaking {
        slots: [Option<PeerId>; SLOTS],
        levels: Vec<(PeerId, u8)>,
    },
    /// Who the media plane could send sound of this room to.
    Sinks(Vec<PeerId>),
    /// Time may have passed: look at what is due.
    Tick,
    /// The server stops: everybody is told, nothing more is decided.
    Stop {
        done: oneshot::Sender<()>,
    },
    /// What this room's view of itself is, for tests of invariants.
    Inspect {
        reply: oneshot::Sender<Inspected>,
    },
    /// A bug.
    #[cfg(test)]
    Panic,
}

/// The answer to an offer is on its way from the media thread.
pub(super) struct Offered {
    pub peer: PeerId,
    pub answer: futures_util::future::BoxFuture<'static, Result<crate::media_thread::Answer, NoAnswer>>,
}

/// What a room knows of its media.
#[derive(Clone)]
pub struct Inspected {
    pub group: GroupId,
    /// Peers of this room, whose they are, and what they were last permitted: publish, hear.
    pub peers: Vec<(PeerId, MemberId, bool, bool)>,
    /// Everybody with a seat: member, connected.
    pub roster: Vec<(MemberId, bool)>,
    pub epoch: u64,
    pub seq: u64,
    pub at: At,
}
