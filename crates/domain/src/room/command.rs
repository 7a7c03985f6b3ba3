//! What somebody asks of a room.

use super::chat::ChatText;
use super::hand::Asking;
use super::pin::PinnedPage;
use super::policy::{Policy, Title, Topic};
use super::poll::Asked;
use super::turn::Turn;
use crate::MemberId;
use crate::entry::Proven;

/// Who asks, with the account facts that the rules may read. Loaded at the rim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub member: MemberId,
    /// A program, not a person: it stands on the roster as one.
    pub bot: bool,
    /// In which fields of work they have a proof that stands.
    pub proven: Proven,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $(($of:ty))? $({ $($field:ident: $type:ty),+ })?),* $(,)?) => {
        /// A command about somebody carries that one's id; whoever asks is the [`Actor`].
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Command {
            $($(#[$doc])* $name $(($of))? $({ $($field: $type),+ })?,)*
        }

        /// A command's name without what it is about: a row of the permission table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($name,)*
        }

        impl Action {
            pub const ALL: &[Action] = &[$(Action::$name,)*];

            pub fn of(command: &Command) -> Action {
                match command {
                    $(Command::$name { .. } => Action::$name,)*
                }
            }
        }
    };
}

commands! {
    /// Enter, or come back to a held seat. `with_link`, `in_circle`: the rim has checked the room's link, and that they belong
    /// to its circle, if it has one.
    Join { with_link: bool, in_circle: bool },
    Leave,
    /// The rim lost this member's connection; the seat is held for a while.
    Disconnect,
    RaiseHand(Asking),
    LowerHand,
    /// The next one waiting goes first.
    LetPass,
    AcceptHand(MemberId),
    DeclineHand(MemberId),
    InviteToSpeak(MemberId),
    AcceptInviteToSpeak,
    DeclineInviteToSpeak,
    StepDown,
    MoveToAudience(MemberId),
    Mute,
    Unmute,
    MuteMember(MemberId),
    AskToUnmute,
    AllowUnmute(MemberId),
    Remove(MemberId),
    Ban(MemberId),
    LetBackIn(MemberId),
    MakeModerator(MemberId),
    UnmakeModerator(MemberId),
    /// One's own microphone may open and close with one's turn. On stage, and while one's hand is up.
    AgreeToTurns { by_turn: bool },
    /// Whose: another may have begun meanwhile.
    EndTurn(MemberId),
    /// As the moderator sees it.
    ExtendTurn(Turn),
    StartRound,
    StopRound,
    OpenPoll(Asked),
    Vote { option: u8 },
    ClosePoll,
    WriteLine(ChatText),
    /// By its number.
    DeleteLine(u64),
    Pin(PinnedPage),
    /// By its number.
    Unpin(u64),
    /// Out of the green room: from now on the audience may enter.
    Begin,
    Lock,
    Unlock,
    Rename(Title),
    SetTopic(Option<Topic>),
    SetPolicy(Policy),
    End,
}
