//! The order of hands: who has the word next, by which rule, and for how long anybody may be passed over.

use super::{Actor, Event, Refusal, Room};
use crate::entry::Field;
use crate::{At, MemberId};
use std::time::Duration;

/// By which rule hands are taken. Shown to everybody; the server holds moderators to it, except with `Pick`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandOrder {
    FirstCome,
    /// Whoever has not spoken yet, then whoever has spoken least. Nobody waits for anybody who raised more than
    /// [`HANDICAP_MAX`] after them.
    Fair,
    /// Whoever has a proof that stands (in this field of work, or `None`: in any) before everybody else who raised
    /// within [`UNPROVEN_HANDICAP`] of them.
    ProvenFirst {
        field: Option<Field>,
    },
    /// A moderator takes whom they want.
    Pick,
}

/// In a fair order whoever has spoken waits behind those who raise so much later and have not.
/// Longer helps whoever is new; shorter keeps a talk between the same people flowing.
pub const SPOKE_HANDICAP: Duration = Duration::from_secs(5 * 60);

/// However long somebody has spoken, they wait for nobody who raises so much later.
pub const HANDICAP_MAX: Duration = Duration::from_secs(15 * 60);

/// Whoever has proved nothing lets pass who has, and raises so much later.
pub const UNPROVEN_HANDICAP: Duration = Duration::from_secs(10 * 60);

/// Where a hand stands: replies first, then by time with handicap, then by number. Least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// False for a reply.
    pub waits: bool,
    pub ranked: At,
    /// Number of the event that put it there.
    pub seq: u64,
}

/// As of when a hand raised now counts.
pub(super) fn ranked(room: &Room, now: At, by: &Actor) -> At {
    let handicap = match room.policy.hand_order {
        HandOrder::FirstCome | HandOrder::Pick => Duration::ZERO,
        HandOrder::Fair => match room.spoken(by.member) {
            Duration::ZERO => Duration::ZERO,
            spoken => (SPOKE_HANDICAP + 2 * spoken).min(HANDICAP_MAX),
        },
        HandOrder::ProvenFirst { field } if by.proven.covers(field) => Duration::ZERO,
        HandOrder::ProvenFirst { .. } => UNPROVEN_HANDICAP,
    };
    now.after(handicap)
}

/// One hand at a time replies, and to each speaker one: so nobody is passed over more often than others speak.
pub(super) fn check_reply(room: &Room, speaker: MemberId) -> Result<(), Refusal> {
    if !room.policy.replies {
        return Err(Refusal::RepliesOff);
    }
    let seat = room.seat(speaker)?;
    if !seat.role.on_stage() || seat.mute.is_some() || seat.held_until.is_some() {
        return Err(Refusal::NotSpeaking);
    }
    if seat.replied || room.reply().is_some() {
        return Err(Refusal::ReplyTaken);
    }
    Ok(())
}

/// The next one waiting goes first.
pub(super) fn let_pass(room: &Room, me: MemberId) -> Result<Vec<Event>, Refusal> {
    let hand = room.hand(me).ok_or(Refusal::HandNotRaised)?;
    let behind = |(rank, other): &(&Rank, &MemberId)| **rank > hand.rank && room.is_connected(**other);
    match room.hands.iter().find(behind) {
        None => Ok(vec![]), // Nobody waits behind.
        // A reply stands first whenever it was raised: letting pass, it goes back to its own time.
        Some((next, _)) => {
            Ok(vec![Event::HandPassed { member: me, ranked: next.ranked.max(hand.rank.ranked) }])
        }
    }
}

/// Nobody is left to reply to: the hand waits with the others.
pub(super) fn end_replies_to(room: &Room, speaker: MemberId) -> Vec<Event> {
    let waiting = room.reply().filter(|hand| hand.reply_to == Some(speaker));
    waiting.map(|hand| Event::ReplyOver { member: hand.member }).into_iter().collect()
}

impl Room {
    /// The hand that waits to reply.
    pub(super) fn reply(&self) -> Option<&super::RaisedHand> {
        let (rank, member) = self.hands.first_key_value()?;
        if rank.waits { None } else { self.hand(*member) }
    }

    /// How long this member's microphone was open in this room, as of its last closing.
    pub fn spoken(&self, member: MemberId) -> Duration {
        self.spoken.get(&member).copied().unwrap_or_default()
    }
}
