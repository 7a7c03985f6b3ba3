//! The inbox: what happened to somebody that they would want to know. What belongs together is one row; nobody's starts, and no
//! busy day, flood it.

use crate::{At, MemberId};
use std::time::Duration;

/// Rows that one account has at most: the oldest make room.
pub const ROWS_MAX: u32 = 200;
/// Rows that one account gets in [`DAY`]. Fewer than it keeps, so that those of a day are all there to be counted.
pub const ROWS_A_DAY: u32 = 100;
/// The same for rooms that people whom one follows start or announce. More would be a radio programme.
pub const STARTS_A_DAY: u32 = 20;
/// How long one person's next start is no news. Longer misses the second room of an evening; shorter lets one person ring.
pub const STARTER_PAUSE: Duration = Duration::from_hours(1);
/// How long it is no news that the same person follows, vouches, asks to join or invites once more.
pub const AGAIN: Duration = DAY;
/// What the bounds above are counted over.
pub const DAY: Duration = Duration::from_hours(24);
/// How long a row is kept.
pub const ROW_KEPT: Duration = Duration::from_hours(30 * 24);
/// How long a room that was opened is waited for until somebody is in it.
pub const START_PATIENCE: Duration = Duration::from_mins(2);

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Somebody one follows started a room, or one of theirs began.
    RoomStarted,
    /// Somebody one follows announced one.
    RoomScheduled,
    InvitedOnStage,
    /// One that one has scheduled, comes to, or is invited on stage of.
    RoomSoon,
    /// The same was changed, or cancelled.
    RoomChanged,
    ThreadRequest,
    /// While one had no page open.
    NewMessage,
    /// A mutual waved, and one was not there to wave back.
    MissedWave,
    /// A mutual called one into a room, and one was not there.
    MissedPing,
    /// Somebody follows one. Who does is told to nobody.
    Followed,
    /// Somebody whom one follows: now they are mutuals, and see each other.
    FollowedBack,
    Vouched,
    /// Somebody asks to join a circle that one moderates.
    CircleRequest,
    InvitedToCircle,
    /// One asked, and belongs to it now.
    LetIntoCircle,
    /// What one had raised a hand for, in a room that is over, is answered in writing.
    QuestionAnswered,
}

impl Kind {
    pub const ALL: [Kind; 16] = [
        Kind::RoomStarted,
        Kind::RoomScheduled,
        Kind::InvitedOnStage,
        Kind::RoomSoon,
        Kind::RoomChanged,
        Kind::ThreadRequest,
        Kind::NewMessage,
        Kind::MissedWave,
        Kind::MissedPing,
        Kind::Followed,
        Kind::FollowedBack,
        Kind::Vouched,
        Kind::CircleRequest,
        Kind::InvitedToCircle,
        Kind::LetIntoCircle,
        Kind::QuestionAnswered,
    ];

    /// As on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::RoomStarted => "room_started",
            Kind::RoomScheduled => "room_scheduled",
            Kind::InvitedOnStage => "invited_on_stage",
            Kind::RoomSoon => "room_soon",
            Kind::RoomChanged => "room_changed",
            Kind::ThreadRequest => "thread_request",
            Kind::NewMessage => "new_message",
            Kind::MissedWave => "missed_wave",
            Kind::MissedPing => "missed_ping",
            Kind::Followed => "followed",
            Kind::FollowedBack => "followed_back",
            Kind::Vouched => "vouched",
            Kind::CircleRequest => "circle_request",
            Kind::InvitedToCircle => "invited_to_circle",
            Kind::LetIntoCircle => "let_into_circle",
            Kind::QuestionAnswered => "question_answered",
        }
    }

    /// Reads what [`Kind::key`] wrote.
    pub fn parse(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Of somebody whom one follows, and told to everybody who does.
    pub fn is_start(self) -> bool {
        matches!(self, Kind::RoomStarted | Kind::RoomScheduled)
    }

    /// Stands in a letter that sums up. What begins soon has begun by the time that one is read.
    pub fn is_summed_up(self) -> bool {
        self != Kind::RoomSoon
    }

    /// Worth nothing some hours later.
    pub fn is_of_the_moment(self) -> bool {
        matches!(self, Kind::RoomStarted | Kind::RoomSoon | Kind::MissedWave | Kind::MissedPing)
    }
}

/// One thing that happened to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// Whose doing it was.
    pub by: MemberId,
    /// The number of the room, scheduled room, thread or circle that it is about.
    pub about: Option<u64>,
    pub at: At,
}

impl Entry {
    /// What has the same slot belongs together.
    pub fn slot(&self) -> String {
        match self.kind {
            Kind::RoomStarted | Kind::RoomScheduled => format!("start {}", self.by),
            Kind::MissedWave | Kind::MissedPing | Kind::FollowedBack => {
                format!("{} {}", self.kind.key(), self.by)
            }
            Kind::Followed | Kind::Vouched => self.kind.key().to_owned(),
            Kind::InvitedOnStage
            | Kind::RoomSoon
            | Kind::RoomChanged
            | Kind::ThreadRequest
            | Kind::NewMessage
            | Kind::CircleRequest
            | Kind::InvitedToCircle
            | Kind::LetIntoCircle
            | Kind::QuestionAnswered => {
                format!("{} {:x}", self.kind.key(), self.about.unwrap_or_default())
            }
        }
    }
}

/// The latest row of the same slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Same {
    pub kind: Kind,
    pub by: MemberId,
    /// When its first thing happened.
    pub since: At,
    pub seen: bool,
}

/// What is known of an inbox before something more comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Before {
    pub same: Option<Same>,
    /// Rows whose first thing happened in [`DAY`], and how many of those are starts.
    pub today: u32,
    pub starts_today: u32,
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is no news, or there is enough of it.
    Nothing,
    /// The row of the same slot says it as well, once more. That is no noise.
    Joins,
    /// A row of its own.
    Adds,
}

/// Where something that happened goes.
pub fn take(entry: &Entry, before: &Before) -> Taken {
    let is_enough =
        before.today >= ROWS_A_DAY || (entry.kind.is_start() && before.starts_today >= STARTS_A_DAY);
    let adds = if is_enough { Taken::Nothing } else { Taken::Adds };
    let Some(same) = before.same else { return adds };
    let within = |pause: Duration| entry.at.since(same.since) < pause;
    match entry.kind {
        // What is announced does not stand in the way of what is live.
        Kind::RoomScheduled if within(STARTER_PAUSE) && same.kind == Kind::RoomStarted => Taken::Nothing,
        Kind::RoomStarted | Kind::RoomScheduled if within(STARTER_PAUSE) => Taken::Joins,
        Kind::RoomStarted | Kind::RoomScheduled => adds,
        // Once; but for one that was put off.
        Kind::RoomSoon if within(STARTER_PAUSE) => Taken::Nothing,
        Kind::RoomSoon => adds,
        Kind::Followed | Kind::FollowedBack | Kind::Vouched | Kind::CircleRequest | Kind::InvitedToCircle
            if same.by == entry.by && within(AGAIN) =>
        {
            Taken::Nothing
        }
        _ if same.seen => adds,
        _ => Taken::Joins,
    }
}
