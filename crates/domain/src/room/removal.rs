//! Remove: out now. Ban: out, and back only when let back in.

use super::{Event, Refusal, Room, Visibility, presence};
use crate::{At, MemberId};
use std::time::Duration;

/// How long somebody removed stays out at least.
/// Long enough that removing is felt, short enough that a mistake is soon mended.
pub const REMOVED_COOLDOWN: Duration = Duration::from_secs(10);

pub(super) fn remove(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    if room.is_out(member) {
        return Ok(vec![]);
    }
    room.may_act_against(me, member)?;
    Ok(presence::part(room, member, Event::Removed { member }))
}

/// Also of somebody removed before.
pub(super) fn ban(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    if room.banned.contains(&member) {
        return Ok(vec![]);
    }
    if !room.is_out(member) {
        room.may_act_against(me, member)?;
    }
    Ok(presence::part(room, member, Event::Banned { member }))
}

pub(super) fn let_back_in(room: &Room, member: MemberId) -> Result<Vec<Event>, Refusal> {
    if room.banned.contains(&member) {
        Ok(vec![Event::LetBackIn { member }])
    } else {
        Err(Refusal::NotBanned)
    }
}

/// Whether somebody without a seat may come (back) in.
pub(super) fn check(room: &Room, now: At, member: MemberId) -> Result<(), Refusal> {
    if room.banned.contains(&member) {
        // A closed room tells the banned nothing, not even that it is there.
        return Err(match room.policy.visibility {
            Visibility::Open => Refusal::Banned,
            Visibility::Closed => Refusal::NoSuchRoom,
        });
    }
    match room.removed.get(&member) {
        Some(until) if now < *until => Err(Refusal::TooSoon { retry_in: until.since(now) }),
        _ => Ok(()),
    }
}

impl Room {
    /// Removed or banned, and not back since.
    fn is_out(&self, member: MemberId) -> bool {
        !self.seats.contains_key(&member)
            && (self.banned.contains(&member) || self.removed.contains_key(&member))
    }

    pub fn is_banned(&self, member: MemberId) -> bool {
        self.banned.contains(&member)
    }
}
