//! A room of a circle: to whoever does not belong to it there is no such room, live, to come or over, whatever else they have of it.

use super::{Refusal, Room};
use crate::CircleId;

/// Whether a room is there at all for somebody, as far as its circle goes. `belongs`: whether they belong to that one now.
pub fn is_there(circle: Option<CircleId>, belongs: impl FnOnce(CircleId) -> bool) -> bool {
    circle.is_none_or(belongs)
}

/// `in_circle`: they belong to the room's circle.
pub(super) fn is_outside(room: &Room, in_circle: bool) -> bool {
    !is_there(room.policy.circle, |_| in_circle)
}

/// Whether somebody may come in, or back to a seat that is held for them: they may have been put out meanwhile.
pub(super) fn check(room: &Room, in_circle: bool) -> Result<(), Refusal> {
    if is_outside(room, in_circle) { Err(Refusal::NoSuchRoom) } else { Ok(()) }
}
