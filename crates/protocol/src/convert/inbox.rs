//! Inboxes, and what somebody wants of them.

use crate::inbox::{Digest, InboxKind, InboxWay, Letters, NewWishes, QuietHours, WishedWay};
use crate::tell::RefusalCode;
use domain::At;
use domain::network::inbox::Kind;
use domain::network::wishes::{self, Way};
use domain::network::{Clocks, Quiet, Wishes};

impl From<Kind> for InboxKind {
    fn from(kind: Kind) -> InboxKind {
        match kind {
            Kind::RoomStarted => InboxKind::RoomStarted,
            Kind::RoomScheduled => InboxKind::RoomScheduled,
            Kind::InvitedOnStage => InboxKind::InvitedOnStage,
            Kind::RoomSoon => InboxKind::RoomSoon,
            Kind::RoomChanged => InboxKind::RoomChanged,
            Kind::ThreadRequest => InboxKind::ThreadRequest,
            Kind::NewMessage => InboxKind::NewMessage,
            Kind::MissedWave => InboxKind::MissedWave,
            Kind::MissedPing => InboxKind::MissedPing,
            Kind::Followed => InboxKind::Followed,
            Kind::FollowedBack => InboxKind::FollowedBack,
            Kind::Vouched => InboxKind::Vouched,
            Kind::CircleRequest => InboxKind::CircleRequest,
            Kind::InvitedToCircle => InboxKind::InvitedToCircle,
            Kind::LetIntoCircle => InboxKind::LetIntoCircle,
            Kind::QuestionAnswered => InboxKind::QuestionAnswered,
        }
    }
}

impl From<InboxKind> for Kind {
    fn from(kind: InboxKind) -> Kind {
        match kind {
            InboxKind::RoomStarted => Kind::RoomStarted,
            InboxKind::RoomScheduled => Kind::RoomScheduled,
            InboxKind::InvitedOnStage => Kind::InvitedOnStage,
            InboxKind::RoomSoon => Kind::RoomSoon,
            InboxKind::RoomChanged => Kind::RoomChanged,
            InboxKind::ThreadRequest => Kind::ThreadRequest,
            InboxKind::NewMessage => Kind::NewMessage,
            InboxKind::MissedWave => Kind::MissedWave,
            InboxKind::MissedPing => Kind::MissedPing,
            InboxKind::Followed => Kind::Followed,
            InboxKind::FollowedBack => Kind::FollowedBack,
            InboxKind::Vouched => Kind::Vouched,
            InboxKind::CircleRequest => Kind::CircleRequest,
            InboxKind::InvitedToCircle => Kind::InvitedToCircle,
            InboxKind::LetIntoCircle => Kind::LetIntoCircle,
            InboxKind::QuestionAnswered => Kind::QuestionAnswered,
        }
    }
}

impl From<Way> for InboxWay {
    fn from(way: Way) -> InboxWay {
        match way {
            Way::Off => InboxWay::Off,
            Way::Inbox => InboxWay::Inbox,
            Way::Push => InboxWay::Push,
        }
    }
}

impl From<InboxWay> for Way {
    fn from(way: InboxWay) -> Way {
        match way {
            InboxWay::Off => Way::Off,
            InboxWay::Inbox => Way::Inbox,
            InboxWay::Push => Way::Push,
        }
    }
}

impl From<wishes::Digest> for Digest {
    fn from(digest: wishes::Digest) -> Digest {
        match digest {
            wishes::Digest::Off => Digest::Off,
            wishes::Digest::Daily => Digest::Daily,
            wishes::Digest::Weekly => Digest::Weekly,
        }
    }
}

impl From<Digest> for wishes::Digest {
    fn from(digest: Digest) -> wishes::Digest {
        match digest {
            Digest::Off => wishes::Digest::Off,
            Digest::Daily => wishes::Digest::Daily,
            Digest::Weekly => wishes::Digest::Weekly,
        }
    }
}

impl From<wishes::Letters> for Letters {
    fn from(letters: wishes::Letters) -> Letters {
        match letters {
            wishes::Letters::Digest => Letters::Digest,
            wishes::Letters::Rooms => Letters::Rooms,
        }
    }
}

impl From<Quiet> for QuietHours {
    fn from(quiet: Quiet) -> QuietHours {
        let (from_min, to_min) = quiet.minutes();
        QuietHours { from_min, to_min }
    }
}

/// `Err`: hours or clocks that are none, or quiet hours by nobody's clocks.
impl TryFrom<NewWishes> for Wishes {
    type Error = RefusalCode;

    fn try_from(asked: NewWishes) -> Result<Wishes, RefusalCode> {
        let bad = RefusalCode::BadRequest;
        let clocks = match &asked.clocks {
            Some(own) => {
                let changes = own.changes.iter().map(|change| (At(change.at_ms), change.ahead_min));
                let changes: Vec<(At, i16)> = changes.collect();
                Some(Clocks::parse(&own.zone, own.ahead_min, &changes).ok_or(bad)?)
            }
            None => None,
        };
        let quiet = match asked.quiet {
            Some(QuietHours { from_min, to_min }) => Some(Quiet::parse(from_min, to_min).ok_or(bad)?),
            None => None,
        };
        if quiet.is_some() && clocks.is_none() {
            return Err(bad);
        }
        let mut wishes = Wishes {
            quiet,
            clocks,
            digest: asked.digest.into(),
            room_letters: asked.room_letters,
            ..Wishes::default()
        };
        for WishedWay { happened, way } in asked.ways {
            wishes.set_way(happened.into(), way.into());
        }
        Ok(wishes)
    }
}
