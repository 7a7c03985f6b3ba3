//! Ping: whoever is in a room calls somebody in.

use super::{Refusal, Role, Room, Visibility, green_room};
use crate::{At, MemberId};

impl Room {
    /// Whether `to` is told at all: whoever is here already need not be, and whoever may not come back is not.
    /// Before it begins, nobody is called whom it would not let in.
    pub fn ping(&self, now: At, by: MemberId, to: MemberId) -> Result<bool, Refusal> {
        self.may_list_audience(by)?;
        let is_closed = self.policy.visibility == Visibility::Closed;
        if is_closed && self.role_of(by) != Some(Role::Moderator) {
            return Err(Refusal::NotAllowed); // Its link is theirs to hand out.
        }
        green_room::check(self, now, to)?;
        if self.locked {
            return Err(Refusal::Locked);
        }
        Ok(self.role_of(to).is_none() && !self.is_banned(to))
    }
}
