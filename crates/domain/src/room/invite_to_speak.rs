//! Invite to speak: a moderator asks a listener on stage, who says yes, no or nothing.

use super::{Event, InviteEnd, Refusal, Room, hand, stage};
use crate::{At, MemberId};
use std::time::Duration;

/// How long an invite waits for an answer.
/// Longer is kinder to whoever looks away; shorter frees the moderator to ask somebody else.
pub const INVITE_TO_SPEAK_TTL: Duration = Duration::from_secs(60);

pub(super) fn invite(room: &Room, now: At, member: MemberId) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(member)?;
    if seat.role.on_stage() {
        return Err(Refusal::AlreadyOnStage);
    }
    if seat.hand.is_some() {
        return hand::accept(room, member); // They have asked already: this is the yes, in its turn.
    }
    if seat.invited_until.is_some() {
        return Ok(vec![]);
    }
    Ok(vec![Event::InvitedToSpeak { member, until: now.after(INVITE_TO_SPEAK_TTL) }])
}

pub(super) fn accept(room: &Room, now: At, me: MemberId) -> Result<Vec<Event>, Refusal> {
    match room.seat(me)?.invited_until {
        Some(until) if now < until => {
            // Who raised a hand meanwhile waits like everybody.
            hand::check_first(room, me)?;
            stage::come_on_stage(room, me)
        }
        _ => Err(Refusal::NotInvited),
    }
}

pub(super) fn decline(room: &Room, me: MemberId) -> Vec<Event> {
    end(room, me, InviteEnd::Declined)
}

pub(super) fn expire(member: MemberId) -> Vec<Event> {
    vec![Event::InviteToSpeakEnded { member, end: InviteEnd::Expired }]
}

/// The invite ends, if there is one.
pub(super) fn end(room: &Room, member: MemberId, end: InviteEnd) -> Vec<Event> {
    let invited = room.seats.get(&member).is_some_and(|seat| seat.invited_until.is_some());
    invited.then_some(Event::InviteToSpeakEnded { member, end }).into_iter().collect()
}
