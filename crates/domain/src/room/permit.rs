//! Permits: what the media plane must enforce for one member now.

use super::Room;
use crate::MemberId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permit {
    /// Whatever they send is passed on: on stage, unmuted, connected.
    pub publish: bool,
    /// The room is sent to them: seated and connected.
    pub hear: bool,
    /// They hear without delay: on stage, whether or not they are muted.
    pub near: bool,
}

impl Room {
    /// Nothing at all for whoever has no seat, and for everybody once the room has ended.
    pub fn permit(&self, member: MemberId) -> Permit {
        match self.seats.get(&member) {
            Some(seat) if seat.held_until.is_none() => {
                let near = seat.role.on_stage();
                Permit { publish: near && seat.mute.is_none(), hear: true, near }
            }
            _ => Permit::default(),
        }
    }
}
