//! Ping: whoever is in a room calls somebody in.

use super::{Refusal, Role, Room, Visibility, circle, green_room};
use crate::{At, MemberId};

impl Room {
    /// Whether `to` is told at all: whoever is here already need not be, and whoever may not come back is not.
    /// Before it begins, nobody is called whom it would not let in. `in_circle`: whether they belong to its circle.
    pub fn ping(&self, now: At, by: MemberId, to: MemberId, in_circle: bool) -> Result<bool, Refusal> {
        // Whoever is here belongs to its circle.
        self.may_list_audience(by, self.is_connected(by))?;
        let is_closed = self.policy.visibility == Visibility::Closed;
        if is_closed && self.role_of(by) != Some(Role::Moderator) {
            return Err(Refusal::NotAllowed); // Its link is theirs to hand out.
        }
        // Whoever asks may look up who belongs to it.
        if circle::is_outside(self, in_circle) {
            return Err(Refusal::NotInCircle);
        }
        green_room::check(self, now, to)?;
        if self.locked {
            return Err(Refusal::Locked);
        }
        Ok(self.role_of(to).is_none() && !self.is_banned(to))
    }
}
