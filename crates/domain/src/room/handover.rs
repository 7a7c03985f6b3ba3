//! Hand-over: when the last moderator is gone, the longest-serving speaker takes over.

use super::{Event, Mute, Role, Room};
use crate::{At, MemberId};
use std::time::Duration;

/// How long a stage waits for a moderator to come back, after a held seat was given up.
/// Longer lets the moderator return first; shorter leaves the room to itself for less time.
pub const HANDOVER_GRACE: Duration = Duration::from_secs(15);

/// Who takes over, and when. `None` while there is a moderator, while nobody on stage is connected, and in the green room.
pub(super) fn due(room: &Room) -> Option<(At, MemberId)> {
    // Before it begins it waits for its own moderators.
    let since = room.leaderless_since.filter(|_| room.begins.is_none())?;
    // People before programs; whoever a moderator muted comes last, and stays muted.
    let rank = |member: &&MemberId| {
        let seat = &room.seats[*member];
        (matches!(seat.mute, Some(Mute::ByModerator { .. })), seat.bot, seat.on_stage_since)
    };
    let next = room.stage.iter().filter(|member| room.is_connected(**member)).min_by_key(rank)?;
    Some((since.after(HANDOVER_GRACE), *next))
}

pub(super) fn hand_over(member: MemberId) -> Vec<Event> {
    vec![Event::RoleChanged { member, from: Role::Speaker, to: Role::Moderator }]
}
