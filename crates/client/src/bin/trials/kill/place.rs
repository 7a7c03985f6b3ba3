//! What a member is in a room, as an outsider understands the rules: which acts are possible, and what they lead to.

use protocol::RoomCommand;
use protocol::room::{MuteState, Role, View};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Out,
    Banned,
    Listening { hand: bool, invited: bool },
    OnStage { moderator: bool, mute: MuteState, asked: bool },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    Join,
    Leave,
    RaiseHand,
    LowerHand,
    AcceptHand,
    DeclineHand,
    InviteToSpeak,
    AcceptInviteToSpeak,
    DeclineInviteToSpeak,
    StepDown,
    MoveToAudience,
    Mute,
    Unmute,
    MuteMember,
    AskToUnmute,
    AllowUnmute,
    Remove,
    Ban,
    LetBackIn,
    MakeModerator,
    UnmakeModerator,
}

const LISTENER: Place = Place::Listening { hand: false, invited: false };
const ARRIVED: Place = Place::OnStage { moderator: false, mute: MuteState::BySelf, asked: false };

impl Place {
    /// What can be done from here that changes something.
    pub fn acts(self) -> &'static [Act] {
        use Act::*;
        match self {
            Place::Out => &[Join],
            Place::Banned => &[LetBackIn],
            Place::Listening { hand: true, .. } => {
                &[LowerHand, AcceptHand, AcceptHand, AcceptHand, DeclineHand, Ban]
            }
            Place::Listening { invited: true, .. } => {
                &[AcceptInviteToSpeak, AcceptInviteToSpeak, DeclineInviteToSpeak]
            }
            Place::Listening { .. } => {
                &[RaiseHand, RaiseHand, RaiseHand, InviteToSpeak, InviteToSpeak, Remove, Leave]
            }
            Place::OnStage { moderator: true, mute: MuteState::ByModerator, .. } => {
                &[AllowUnmute, UnmakeModerator]
            }
            Place::OnStage { moderator: true, .. } => &[UnmakeModerator, Mute, Unmute, MuteMember],
            Place::OnStage { mute: MuteState::ByModerator, asked: false, .. } => {
                &[AskToUnmute, AskToUnmute, AllowUnmute, StepDown, Ban]
            }
            Place::OnStage { mute: MuteState::ByModerator, .. } => {
                &[AllowUnmute, AllowUnmute, MoveToAudience, Remove]
            }
            Place::OnStage { mute: MuteState::BySelf, .. } => {
                &[Unmute, Unmute, MuteMember, MakeModerator, StepDown, MoveToAudience, Ban]
            }
            Place::OnStage { .. } => {
                &[Mute, MuteMember, MuteMember, MakeModerator, StepDown, MoveToAudience, Remove]
            }
        }
    }

    /// Where a done act leads. An act that changes nothing leads nowhere else.
    pub fn after(self, act: Act) -> Place {
        use Act::*;
        let on_stage = |change: fn(&mut bool, &mut MuteState, &mut bool)| match self {
            Place::OnStage { mut moderator, mut mute, mut asked } => {
                change(&mut moderator, &mut mute, &mut asked);
                Place::OnStage { moderator, mute, asked }
            }
            elsewhere => elsewhere,
        };
        match act {
            Join | LowerHand | DeclineHand | DeclineInviteToSpeak | StepDown | MoveToAudience => LISTENER,
            Leave | Remove | LetBackIn => Place::Out,
            Ban => Place::Banned,
            RaiseHand => Place::Listening { hand: true, invited: false },
            InviteToSpeak => Place::Listening { hand: false, invited: true },
            AcceptHand | AcceptInviteToSpeak => ARRIVED,
            MakeModerator => on_stage(|moderator, _, _| *moderator = true),
            UnmakeModerator => on_stage(|moderator, _, _| *moderator = false),
            // A moderator's mute stays when one mutes oneself.
            Mute => on_stage(|_, mute, _| {
                if *mute == MuteState::Open {
                    *mute = MuteState::BySelf;
                }
            }),
            Unmute => on_stage(|_, mute, _| *mute = MuteState::Open),
            MuteMember => on_stage(|_, mute, asked| {
                if *mute != MuteState::ByModerator {
                    (*mute, *asked) = (MuteState::ByModerator, false);
                }
            }),
            AskToUnmute => on_stage(|_, _, asked| *asked = true),
            AllowUnmute => on_stage(|_, mute, asked| (*mute, *asked) = (MuteState::BySelf, false)),
        }
    }

    /// What a restart leaves: mere listening is not kept.
    pub fn after_restart(self) -> Place {
        if self == LISTENER { Place::Out } else { self }
    }

    /// As a moderator sees it.
    pub fn seen(view: &View, member: &str) -> Place {
        let backstage = view.backstage.clone().unwrap_or_default();
        let has = |list: &[String]| list.iter().any(|one| one == member);
        if let Some(seat) = view.stage.iter().find(|seat| seat.member == member) {
            let asked = has(&backstage.asking_to_unmute);
            return Place::OnStage { moderator: seat.role == Role::Moderator, mute: seat.mute, asked };
        }
        let (hand, invited) = (view.hands.iter().any(|hand| hand.member == member), has(&backstage.invited));
        if hand || invited || has(&view.audience.shown) {
            Place::Listening { hand, invited }
        } else if has(&backstage.banned) {
            Place::Banned
        } else {
            Place::Out
        }
    }

    /// As the one who sits there sees it.
    pub fn own(view: &View, member: &str) -> Place {
        let own = &view.own;
        match own.role {
            // Where moderators pick, nobody is told a place in line.
            Role::Listener => Place::Listening {
                hand: view.hands.iter().any(|hand| hand.member == member),
                invited: own.invited_until_ms.is_some(),
            },
            role => {
                let (mute, asked) = (own.mute, own.asked_to_unmute);
                Place::OnStage { moderator: role == Role::Moderator, mute, asked }
            }
        }
    }

    /// What one may do here, each number the more the higher: come in, be on stage, be heard.
    fn rights(self) -> [u8; 3] {
        match self {
            Place::Banned => [0, 0, 0],
            Place::Out => [1, 0, 0],
            Place::Listening { invited: false, .. } => [2, 0, 0],
            Place::Listening { invited: true, .. } => [2, 1, 0],
            Place::OnStage { moderator, mute, .. } => {
                let voice = match mute {
                    MuteState::ByModerator => 1,
                    MuteState::BySelf => 2,
                    MuteState::Open => 3,
                };
                [2, if moderator { 3 } else { 2 }, voice]
            }
        }
    }

    /// More, in any respect, than each of these.
    pub fn has_more_than(self, allowed: &[Place]) -> bool {
        (0..3).any(|at| allowed.iter().all(|place| place.rights()[at] < self.rights()[at]))
    }
}

impl Act {
    /// Done by the room's owner, to the member.
    pub fn is_owners(self) -> bool {
        use Act::*;
        matches!(
            self,
            AcceptHand
                | DeclineHand
                | InviteToSpeak
                | MoveToAudience
                | MuteMember
                | AllowUnmute
                | Remove
                | Ban
                | LetBackIn
                | MakeModerator
                | UnmakeModerator
        )
    }

    /// None: not one for the room.
    pub fn command(self, member: &str) -> Option<RoomCommand> {
        let member = member.to_owned();
        Some(match self {
            Act::Join | Act::Leave => return None,
            Act::RaiseHand => RoomCommand::RaiseHand { asking: None },
            Act::LowerHand => RoomCommand::LowerHand,
            Act::AcceptHand => RoomCommand::AcceptHand { member },
            Act::DeclineHand => RoomCommand::DeclineHand { member },
            Act::InviteToSpeak => RoomCommand::InviteToSpeak { member },
            Act::AcceptInviteToSpeak => RoomCommand::AcceptInviteToSpeak,
            Act::DeclineInviteToSpeak => RoomCommand::DeclineInviteToSpeak,
            Act::StepDown => RoomCommand::StepDown,
            Act::MoveToAudience => RoomCommand::MoveToAudience { member },
            Act::Mute => RoomCommand::Mute,
            Act::Unmute => RoomCommand::Unmute,
            Act::MuteMember => RoomCommand::MuteMember { member },
            Act::AskToUnmute => RoomCommand::AskToUnmute,
            Act::AllowUnmute => RoomCommand::AllowUnmute { member },
            Act::Remove => RoomCommand::Remove { member },
            Act::Ban => RoomCommand::Ban { member },
            Act::LetBackIn => RoomCommand::LetBackIn { member },
            Act::MakeModerator => RoomCommand::MakeModerator { member },
            Act::UnmakeModerator => RoomCommand::UnmakeModerator { member },
        })
    }

    /// The word it is counted under.
    pub fn kind(self) -> &'static str {
        use Act::*;
        match self {
            Join => "entered",
            Leave => "left",
            RaiseHand | LowerHand | DeclineHand => "hands",
            AcceptHand | AcceptInviteToSpeak => "stage seats",
            InviteToSpeak | DeclineInviteToSpeak => "invites to speak",
            StepDown | MoveToAudience => "to the audience",
            Mute | Unmute | MuteMember | AskToUnmute | AllowUnmute => "mutes",
            Remove => "removals",
            Ban => "bans",
            LetBackIn => "let back in",
            MakeModerator | UnmakeModerator => "moderator changes",
        }
    }
}
