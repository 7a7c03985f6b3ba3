//! A room as one seat sees it. A pure projection: secret things are left out, nothing is added.

use super::{
    ChatLine, Event, HandEnd, HandKind, HandLine, HandOrder, Mute, Pin, Policy, Poll, RaisedHand, Role, Room,
    Tally, Title, Topic, Turn,
};
use crate::{At, MemberId};
use std::sync::Arc;

/// How many of the audience everybody is shown; the rest is a count, and pages.
/// More faces cost a longer snapshot for every seat.
pub const AUDIENCE_SHOWN: usize = 200;

/// Seats from which on a room is large. Fewer let more rooms wait for a moment before they are shown what happened; more
/// cost more sockets a message for everything that any of them does.
pub const LARGE_ROOM: usize = 200;

/// How many of each list moderators are shown.
pub const BACKSTAGE_SHOWN: usize = 200;

/// The part that is the same for every seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Public {
    pub title: Title,
    pub topic: Option<Topic>,
    pub policy: Policy,
    pub locked: bool,
    /// When it is to begin; `None`: it has.
    pub begins: Option<At>,
    pub owner: MemberId,
    /// In the order they came on stage.
    pub stage: Vec<StageSeat>,
    /// In the room's order. The hand of somebody whose connection is lost is down, and up again at its place when they
    /// are back in time.
    pub hands: Vec<ShownHand>,
    pub turn: Option<Turn>,
    /// Who has a turn after that.
    pub turns_next: Vec<MemberId>,
    pub poll: Option<Poll>,
    /// The latest lines, oldest first.
    pub chat: Vec<Arc<ChatLine>>,
    pub pins: Vec<Pin>,
    pub audience: Audience,
    pub tally: Tally,
}

/// A raised hand, as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownHand {
    pub member: MemberId,
    pub kind: HandKind,
    pub line: Option<HandLine>,
    pub reply_to: Option<MemberId>,
    pub since: At,
}

/// What of the many is shown at most once a second.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coalesced {
    pub audience: Audience,
    pub tally: Tally,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageSeat {
    pub member: MemberId,
    pub role: Role,
    pub mute: Option<Mute>,
    /// False while the seat is held for somebody whose connection is lost.
    pub connected: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    /// All listeners who are connected.
    pub count: u32,
    /// The longest present, at most [`AUDIENCE_SHOWN`], first come first.
    pub shown: Vec<MemberId>,
}

/// What only the seat's own member sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub role: Role,
    pub mute: Option<Mute>,
    /// Place in the queue of hands, from 1.
    pub hand_place: Option<u32>,
    /// About when the hand is taken; may lie in the past.
    pub hand_expected: Option<At>,
    /// Their microphone may open and close with their turn.
    pub by_turn: bool,
    /// Their answer to the last poll.
    pub vote: Option<u8>,
    pub invited_until: Option<At>,
    pub asked_to_unmute: bool,
}

/// What moderators see besides, each list at most [`BACKSTAGE_SHOWN`] long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Backstage {
    pub banned: Vec<MemberId>,
    pub invited: Vec<MemberId>,
    pub asking_to_unmute: Vec<MemberId>,
}

/// Everything one seat sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub public: Public,
    pub own: Own,
    /// Only for moderators.
    pub backstage: Option<Backstage>,
}

impl Room {
    /// The audience as it is now: every listener who is connected. A held seat comes back to its place.
    pub fn audience(&self) -> Audience {
        let present: Vec<_> = self.present(0).map(|(_, member)| member).collect();
        let shown = present.iter().take(AUDIENCE_SHOWN).copied().collect();
        Audience { count: present.len() as u32, shown }
    }

    /// Shown at most once a second: keep it, and pass it to [`Room::public`].
    pub fn coalesced(&self) -> Coalesced {
        Coalesced { audience: self.audience(), tally: self.tally() }
    }

    /// A page of at most `limit` listeners, first come first, and the `after` of the next page if there is one.
    pub fn audience_page(&self, after: Option<u64>, limit: usize) -> (Vec<MemberId>, Option<u64>) {
        let rest = self.present(after.map_or(0, |after| after.saturating_add(1)));
        let page: Vec<_> = rest.take(limit.saturating_add(1)).collect();
        let next = if page.len() > limit { page[..limit].last().map(|(at, _)| *at) } else { None };
        (page.into_iter().take(limit).map(|(_, member)| member).collect(), next)
    }

    /// Connected listeners from this key of the audience on.
    fn present(&self, from: u64) -> impl Iterator<Item = (u64, MemberId)> + '_ {
        let here = |(_, member): &(&u64, &MemberId)| self.is_connected(**member);
        self.audience.range(from..).filter(here).map(|(at, member)| (*at, *member))
    }

    /// Everything exactly as it is, but the coalesced as given: `self.coalesced()`, or the one shown last.
    pub fn public(&self, Coalesced { audience, tally }: Coalesced) -> Public {
        Public {
            title: self.title.clone(),
            topic: self.topic.clone(),
            policy: self.policy,
            locked: self.locked,
            begins: self.begins,
            owner: self.owner,
            stage: self.stage.iter().map(|member| self.stage_seat(*member)).collect(),
            hands: self
                .hands()
                .filter(|m| self.is_connected(*m))
                .filter_map(|m| self.hand(m))
                .map(ShownHand::of)
                .collect(),
            turn: self.turn(),
            turns_next: self.turns_next().collect(),
            poll: self.poll.clone(),
            chat: self.chat().cloned().collect(),
            pins: self.pins.clone(),
            audience,
            tally,
        }
    }

    /// Whether so many are here that what they do may be shown later: see [`Room::may_wait`].
    pub fn is_large(&self) -> bool {
        self.seats.len() >= LARGE_ROOM
    }

    /// Whether this may be shown a moment later, together with what else happens: anybody in a large audience may do it, and
    /// so thousands may at once. What is done on stage, or to somebody, is shown at once; `shown`: who has left the stage is on it
    /// no more by now, and whoever looks still sees them there.
    pub fn may_wait(&self, event: &Event, shown: &Public) -> bool {
        let is_anybodys = match event {
            Event::Joined { .. }
            | Event::Left { .. }
            | Event::Disconnected { .. }
            | Event::Reconnected { .. }
            | Event::HandRaised { .. }
            | Event::HandPassed { .. }
            | Event::Voted { .. }
            | Event::LineWritten { .. } => true,
            Event::HandLowered { end, .. } => matches!(end, HandEnd::Lowered | HandEnd::Left),
            _ => false,
        };
        let is_on_stage = |member| {
            self.role_of(member).is_some_and(Role::on_stage)
                || shown.stage.iter().any(|seat| seat.member == member)
        };
        is_anybodys && self.is_large() && !event.member().is_some_and(is_on_stage)
    }

    /// `None`: no seat here.
    pub fn own(&self, member: MemberId) -> Option<Own> {
        let seat = self.seats.get(&member)?;
        // Where a moderator picks, a place says nothing.
        let place = self.hand_place(member).filter(|_| self.policy.hand_order != HandOrder::Pick);
        Some(Own {
            role: seat.role,
            mute: seat.mute,
            hand_place: place,
            hand_expected: place.and_then(|place| self.expected_at(member, place)),
            by_turn: seat.by_turn,
            vote: self.vote(member),
            invited_until: seat.invited_until,
            asked_to_unmute: seat.asked_to_unmute,
        })
    }

    pub fn backstage(&self) -> Backstage {
        let asking = self.stage.iter().filter(|member| self.seats[*member].asked_to_unmute);
        Backstage {
            banned: self.banned.iter().take(BACKSTAGE_SHOWN).copied().collect(),
            invited: self.invited.iter().take(BACKSTAGE_SHOWN).map(|(_, member)| *member).collect(),
            asking_to_unmute: asking.take(BACKSTAGE_SHOWN).copied().collect(),
        }
    }

    /// What this seat sees; `None` without one.
    pub fn view(&self, member: MemberId, coalesced: Coalesced) -> Option<View> {
        let own = self.own(member)?;
        let backstage = (own.role == Role::Moderator).then(|| self.backstage());
        Some(View { public: self.public(coalesced), own, backstage })
    }

    fn stage_seat(&self, member: MemberId) -> StageSeat {
        let seat = &self.seats[&member];
        StageSeat { member, role: seat.role, mute: seat.mute, connected: seat.held_until.is_none() }
    }
}

impl ShownHand {
    fn of(hand: &RaisedHand) -> ShownHand {
        let RaisedHand { member, kind, line, reply_to, since, .. } = hand.clone();
        ShownHand { member, kind, line, reply_to, since }
    }
}

impl Public {
    /// What of it was shown with the coalesced.
    pub fn coalesced(&self) -> Coalesced {
        Coalesced { audience: self.audience.clone(), tally: self.tally.clone() }
    }
}
