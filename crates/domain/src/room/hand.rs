//! Raise hand: a listener asks to speak, a moderator brings them on stage.

use super::order::Rank;
use super::{Actor, Event, HandEnd, HandOrder, Hands, Refusal, Room, order, stage};
use crate::{At, Line, MemberId};

/// What a hand says before its turn: 1 to 140 characters.
pub type HandLine = Line<140>;

/// What somebody wants to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HandKind {
    #[default]
    Question,
    Answer,
    Counterpoint,
    Experience,
}

/// What a hand is raised for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asking {
    pub kind: HandKind,
    pub line: Option<HandLine>,
    /// Whoever speaks now, and is replied to before everybody else's turn.
    pub reply_to: Option<MemberId>,
    /// The microphone may open and close with the turn.
    pub by_turn: bool,
    /// A question that nobody takes may be left in writing.
    pub in_writing: bool,
}

/// A hand that is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaisedHand {
    pub member: MemberId,
    pub kind: HandKind,
    pub line: Option<HandLine>,
    pub reply_to: Option<MemberId>,
    pub in_writing: bool,
    pub since: At,
    /// Its place in the order of hands.
    pub rank: Rank,
}

pub(super) fn raise(room: &Room, now: At, by: &Actor, asking: &Asking) -> Result<Vec<Event>, Refusal> {
    let me = by.member;
    if me == room.owner {
        // An owner who stepped down needs nobody's yes: one place on stage is kept for them.
        return stage::come_on_stage(room, me);
    }
    if room.policy.hands == Hands::Off {
        return Err(Refusal::HandsOff);
    }
    if let Hands::Proven { field } = room.policy.hands
        && !by.proven.covers(field)
    {
        return Err(Refusal::NotProven);
    }
    let seat = room.seat(me)?;
    if let Some(hand) = &seat.hand {
        // A resend after a dropped reply changes nothing. Whom it replied to may be gone since.
        let is_so = (hand.kind, &hand.line, seat.by_turn, hand.in_writing)
            == (asking.kind, &asking.line, asking.by_turn, asking.in_writing);
        return if is_so { Ok(vec![]) } else { Err(Refusal::AlreadyRaised) };
    }
    if room.hands.len() >= usize::from(room.policy.hands_max) {
        return Err(Refusal::TooManyHands);
    }
    if let Some(speaker) = asking.reply_to {
        order::check_reply(room, speaker)?;
    }
    let ranked = order::ranked(room, now, by);
    Ok(vec![Event::HandRaised { member: me, asking: asking.clone(), ranked }])
}

pub(super) fn lower(room: &Room, me: MemberId) -> Vec<Event> {
    end(room, me, HandEnd::Lowered)
}

pub(super) fn accept(room: &Room, member: MemberId) -> Result<Vec<Event>, Refusal> {
    check_raised(room, member)?;
    check_first(room, member)?;
    stage::come_on_stage(room, member)
}

/// Who waits is taken in the room's order.
pub(super) fn check_first(room: &Room, member: MemberId) -> Result<(), Refusal> {
    match room.hand_place(member) {
        Some(place) if place > 1 && room.policy.hand_order != HandOrder::Pick => Err(Refusal::NotFirst),
        _ => Ok(()),
    }
}

pub(super) fn decline(room: &Room, member: MemberId) -> Result<Vec<Event>, Refusal> {
    check_raised(room, member)?;
    Ok(end(room, member, HandEnd::Declined))
}

/// The hand goes down, if it is up.
pub(super) fn end(room: &Room, member: MemberId, end: HandEnd) -> Vec<Event> {
    let raised = room.seats.get(&member).is_some_and(|seat| seat.hand.is_some());
    raised.then_some(Event::HandLowered { member, end }).into_iter().collect()
}

/// All hands but the first `kept` go down.
pub(super) fn lower_all_but(room: &Room, kept: usize) -> Vec<Event> {
    let lowered = |member: &MemberId| Event::HandLowered { member: *member, end: HandEnd::HandsOff };
    room.hands.values().skip(kept).map(lowered).collect()
}

fn check_raised(room: &Room, member: MemberId) -> Result<(), Refusal> {
    let seat = room.seat(member)?;
    match seat.hand {
        Some(_) => Ok(()),
        None if seat.role.on_stage() => Err(Refusal::AlreadyOnStage),
        None => Err(Refusal::HandNotRaised),
    }
}

impl Room {
    /// Raised hands, in the room's order.
    pub fn hands(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.hands.values().copied()
    }

    /// `None`: no hand is up.
    pub fn hand(&self, member: MemberId) -> Option<&RaisedHand> {
        self.seats.get(&member)?.hand.as_ref()
    }

    /// Place in the queue, from 1, among those who are connected.
    pub fn hand_place(&self, member: MemberId) -> Option<u32> {
        let rank = self.hand(member)?.rank;
        let before = self.hands.range(..rank).filter(|(_, other)| self.is_connected(**other));
        Some(before.count() as u32 + 1)
    }
}
