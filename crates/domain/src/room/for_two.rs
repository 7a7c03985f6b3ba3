//! A room for two: a closed room that its owner opened for one guest. Both are on stage, and no link is needed.

use super::{House, Policy, Refusal, Role, Room, Visibility, stage};
use crate::MemberId;

/// How many it is for.
const TWO: u16 = 2;

impl Policy {
    /// What a room for two begins with. Whoever wants more people in it changes that.
    pub fn for_two() -> Policy {
        // Its title names both, and whoever is erased is named nowhere.
        Policy {
            visibility: Visibility::Closed,
            room_size: TWO,
            stage_size: TWO,
            recap: false,
            ..Policy::default()
        }
    }
}

impl House {
    /// Whether a member may open one. It needs no topic: nobody looks for it. `owner`: of this server.
    pub fn may_open_for_two(&self, owner: bool) -> Result<(), Refusal> {
        self.may_open(owner)?;
        self.check_policy(&Policy::for_two())
    }
}

impl Room {
    /// The same room, opened for somebody.
    pub fn opened_for(mut self, guest: MemberId) -> Room {
        self.guest = Some(guest);
        self
    }
}

/// As what somebody comes in who is not the owner: the guest has no audience to sit in, as long as there are only two.
pub(super) fn comes_as(room: &Room, member: MemberId) -> Role {
    let talks = room.guest == Some(member) && room.policy.room_size == TWO && stage::has_place(room);
    if talks { Role::Speaker } else { Role::Listener }
}
