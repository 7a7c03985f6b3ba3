//! Lock: who is in stays in, nobody else comes in but the owner.

use super::{Event, Room};

pub(super) fn lock(room: &Room) -> Vec<Event> {
    if room.locked { vec![] } else { vec![Event::Locked] }
}

pub(super) fn unlock(room: &Room) -> Vec<Event> {
    if room.locked { vec![Event::Unlocked] } else { vec![] }
}
