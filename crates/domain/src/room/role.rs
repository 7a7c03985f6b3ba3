//! Roles, the permission table, and whether a speaker's microphone is open.

use super::{Action, Refusal, Room, Visibility};
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

    /// The permission table. The whole of it fits on one screen on purpose.
    pub fn may(self, action: Action) -> bool {
        match action {
            Action::Join | Action::Leave | Action::Disconnect | Action::Vote | Action::AgreeToTurns => true,
            // Whether this room has a chat says its policy; whose line it is, the line.
            Action::WriteLine | Action::DeleteLine => true,

            Action::RaiseHand
            | Action::LowerHand
            | Action::LetPass
            | Action::AcceptInviteToSpeak
            | Action::DeclineInviteToSpeak => self == Role::Listener,

            Action::StepDown | Action::Mute | Action::Unmute | Action::AskToUnmute | Action::EndTurn => {
                self.on_stage()
            }

            Action::AcceptHand
            | Action::DeclineHand
            | Action::InviteToSpeak
            | Action::MoveToAudience
            | Action::MuteMember
            | Action::AllowUnmute
            | Action::Remove
            | Action::Ban
            | Action::LetBackIn
            | Action::MakeModerator
            | Action::UnmakeModerator
            | Action::ExtendTurn
            | Action::StartRound
            | Action::StopRound
            | Action::OpenPoll
            | Action::ClosePoll
            | Action::Pin
            | Action::Unpin
            | Action::Begin
            | Action::Lock
            | Action::Unlock
            | Action::Rename
            | Action::SetTopic
            | Action::SetPolicy
            | Action::End => self == Role::Moderator,
        }
    }
}

impl Room {
    /// Looks the asker's seat up in the table.
    pub(super) fn may(&self, member: MemberId, action: Action) -> Result<(), Refusal> {
        let Some(seat) = self.seats.get(&member) else {
            // To whoever is outside, a closed room does not exist, whatever they ask.
            return Err(match self.policy.visibility {
                Visibility::Closed => Refusal::NoSuchRoom,
                Visibility::Open if self.is_ended() => Refusal::Ended,
                Visibility::Open => Refusal::NotInRoom,
            });
        };
        if seat.role.may(action) {
            return Ok(());
        }
        Err(match (seat.role.on_stage(), Role::Speaker.may(action), Role::Listener.may(action)) {
            (false, true, _) => Refusal::NotOnStage,
            (true, _, true) => Refusal::AlreadyOnStage,
            _ => Refusal::NotAllowed,
        })
    }

    /// Whether `by`, a moderator, may act against `member`: nobody against the owner, only the owner against a
    /// moderator.
    pub(super) fn may_act_against(&self, by: MemberId, member: MemberId) -> Result<(), Refusal> {
        let role = self.seat(member)?.role;
        if member == self.owner {
            Err(Refusal::IsOwner)
        } else if role == Role::Moderator && by != self.owner {
            Err(Refusal::NotAllowed)
        } else {
            Ok(())
        }
    }
}

/// Why nothing is heard from somebody on stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mute {
    BySelf,
    ByModerator { by: MemberId },
}
