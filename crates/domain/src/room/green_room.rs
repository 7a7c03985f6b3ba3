//! The green room: before a scheduled room begins only its stage is open, to whoever scheduled it and to the line-up.

use super::{By, Event, Mute, Refusal, Role, Room, stage};
use crate::{At, MemberId};
use std::time::Duration;

/// How long after its hour a room may still begin. Longer waits for whoever is stuck in traffic; shorter lets everybody else go.
pub const LAPSES_AFTER: Duration = Duration::from_mins(30);

impl Room {
    /// The same room, of which only the stage is open until it begins: for its owner, and for the line-up, each in their role.
    pub fn in_green_room(mut self, begins: At, lineup: impl IntoIterator<Item = (MemberId, Role)>) -> Room {
        let owner = self.owner;
        self.begins = Some(begins);
        self.lineup = lineup.into_iter().filter(|(member, _)| *member != owner).collect();
        self
    }

    /// When it is to begin; `None`: it has.
    pub fn begins(&self) -> Option<At> {
        self.begins
    }

    /// Everybody who ever had a seat, as far as it is known: a restart forgets those who only listened.
    pub fn came(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.came.iter().copied()
    }

    /// Whoever is moved down by somebody else, or goes while a moderator's mute holds, comes in as no more than that again.
    pub(super) fn lower_lineup(&mut self, member: MemberId, to: Role, by: By) {
        let seat = self.seats.get(&member);
        let is_muted = seat.is_some_and(|seat| matches!(seat.mute, Some(Mute::ByModerator { .. })));
        let by_other = matches!(by, By::Member(other) if other != member);
        if let Some(role) = self.lineup.get_mut(&member).filter(|_| by_other || is_muted) {
            *role = (*role).min(to);
        }
    }
}

/// Whether somebody without a seat may come in yet.
pub(super) fn check(room: &Room, now: At, member: MemberId) -> Result<(), Refusal> {
    match room.begins {
        Some(begins) if !room.is_for(member) => Err(Refusal::NotBegun { begins_in: begins.since(now) }),
        _ => Ok(()),
    }
}

/// The line-up comes in on stage, as long as there is a place on it; before the room begins and after.
pub(super) fn comes_as(room: &Room, member: MemberId) -> Role {
    let is_full = room.stage.len() + stage::place_kept_for_owner(room) >= usize::from(room.policy.stage_size);
    let invited = room.lineup.get(&member).copied().unwrap_or(Role::Listener);
    if is_full { Role::Listener } else { invited }
}

pub(super) fn begin(room: &Room) -> Vec<Event> {
    room.begins.map(|_| Event::Began).into_iter().collect()
}

/// At its hour it begins by itself, if a moderator is there.
pub(super) fn due(room: &Room) -> Option<At> {
    let leads = |member: &MemberId| room.seats[member].role == Role::Moderator && room.is_connected(*member);
    room.begins.filter(|_| room.stage.iter().any(leads))
}

/// When it is over without having begun. With a moderator there it would have.
pub(super) fn lapses(room: &Room) -> Option<At> {
    room.begins.filter(|_| !room.is_ended()).map(|begins| begins.after(LAPSES_AFTER))
}
