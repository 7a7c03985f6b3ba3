//! Roles, and whether a speaker's microphone is open.

use crate::MemberId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Listener,
    Speaker,
    Moderator,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Listener, Role::Speaker, Role::Moderator];

    pub fn on_stage(self) -> bool {
        self != Role::Listener
    }
}

/// Why nothing is heard from somebody on stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mute {
    BySelf,
    ByModerator { by: MemberId },
}
