//! From the domain's words to the wire's, and back where somebody asks. The one place where both are named.

mod circle;
mod fair_word;
mod in_the_room;
mod inbox;
mod network;
mod people;
mod schedule;
mod thread;

use crate::ask::RoomCommand;
use crate::room::{
    Audience, Backstage, ChatLine, Delta, Hand, HandOrder, Hands, MuteState, Own, Pin, Policy, Poll, Role,
    StageSeat, Turn, TurnPolicy, View, Visibility,
};
use crate::tell::{RefusalCode, Refused};
use domain::entry::Field;
use domain::network::SpokenLanguage;
use domain::room::{self, Command};
use domain::{CircleId, MemberId, RoomId};
use std::time::Duration;

impl From<room::Role> for Role {
    fn from(role: room::Role) -> Role {
        match role {
            room::Role::Listener => Role::Listener,
            room::Role::Speaker => Role::Speaker,
            room::Role::Moderator => Role::Moderator,
        }
    }
}

/// Who muted somebody stays with the moderators' log.
impl From<Option<room::Mute>> for MuteState {
    fn from(mute: Option<room::Mute>) -> MuteState {
        match mute {
            None => MuteState::Open,
            Some(room::Mute::BySelf) => MuteState::BySelf,
            Some(room::Mute::ByModerator { .. }) => MuteState::ByModerator,
        }
    }
}

impl From<room::Policy> for Policy {
    fn from(policy: room::Policy) -> Policy {
        let room::Policy {
            hands,
            hands_max,
            stage_size,
            room_size,
            visibility,
            hand_order,
            replies,
            turn,
            recap,
            language,
            chat,
            slow_mode_s,
            sound,
            circle,
        } = policy;
        let (hand_order, hand_order_field) = match hand_order {
            room::HandOrder::FirstCome => (HandOrder::FirstCome, None),
            room::HandOrder::Fair => (HandOrder::Fair, None),
            room::HandOrder::ProvenFirst { field } => {
                (HandOrder::ProvenFirst, field.map(|field| field.key().to_owned()))
            }
            room::HandOrder::Pick => (HandOrder::Pick, None),
        };
        let turn = turn.map(|turn| TurnPolicy { budget_s: turn.budget_s, then_audience: turn.then_audience });
        let (hands, hands_field) = match hands {
            room::Hands::Off => (Hands::Off, None),
            room::Hands::Everyone => (Hands::Everyone, None),
            room::Hands::Proven { field } => (Hands::Proven, field.map(|field| field.key().to_owned())),
        };
        let visibility = visibility.into();
        Policy {
            hands,
            hands_field,
            hands_max,
            stage_size,
            room_size,
            visibility,
            hand_order,
            hand_order_field,
            replies,
            turn,
            recap,
            language: language.map(|language| language.as_str().to_owned()),
            chat: chat.into(),
            slow_mode_s,
            sound: sound.into(),
            circle: circle.map(|circle| circle.to_string()),
        }
    }
}

impl From<room::Visibility> for Visibility {
    fn from(visibility: room::Visibility) -> Visibility {
        match visibility {
            room::Visibility::Open => Visibility::Open,
            room::Visibility::Closed => Visibility::Closed,
        }
    }
}

/// Numbers are not checked: the room refuses a bad policy. `Err`: no field of work has that key, no language those
/// letters, or no circle that number.
impl TryFrom<Policy> for room::Policy {
    type Error = RefusalCode;

    fn try_from(policy: Policy) -> Result<room::Policy, RefusalCode> {
        let Policy { hands_max, stage_size, room_size, replies, recap, slow_mode_s, .. } = policy;
        let field = |key: Option<String>| {
            key.map(|key| Field::parse(&key)).transpose().map_err(|_| RefusalCode::BadField)
        };
        let hands = match policy.hands {
            Hands::Off => room::Hands::Off,
            Hands::Everyone => room::Hands::Everyone,
            Hands::Proven => room::Hands::Proven { field: field(policy.hands_field)? },
        };
        let hand_order = match policy.hand_order {
            HandOrder::FirstCome => room::HandOrder::FirstCome,
            HandOrder::Fair => room::HandOrder::Fair,
            HandOrder::ProvenFirst => room::HandOrder::ProvenFirst { field: field(policy.hand_order_field)? },
            HandOrder::Pick => room::HandOrder::Pick,
        };
        let turn = policy
            .turn
            .map(|TurnPolicy { budget_s, then_audience }| room::TurnPolicy { budget_s, then_audience });
        let visibility = match policy.visibility {
            Visibility::Open => room::Visibility::Open,
            Visibility::Closed => room::Visibility::Closed,
        };
        let language = policy
            .language
            .map(|language| SpokenLanguage::parse(&language).ok_or(RefusalCode::BadPolicy))
            .transpose()?;
        let circle = policy.circle.map(|circle| CircleId::parse(&circle)).transpose();
        let circle = circle.map_err(|_| RefusalCode::NoSuchCircle)?;
        Ok(room::Policy {
            hands,
            hands_max,
            stage_size,
            room_size,
            visibility,
            hand_order,
            replies,
            turn,
            recap,
            language,
            chat: policy.chat.into(),
            slow_mode_s,
            sound: policy.sound.into(),
            circle,
        })
    }
}

impl From<&room::StageSeat> for StageSeat {
    fn from(seat: &room::StageSeat) -> StageSeat {
        StageSeat {
            member: seat.member.to_string(),
            role: seat.role.into(),
            mute: seat.mute.into(),
            connected: seat.connected,
        }
    }
}

impl From<&room::Audience> for Audience {
    fn from(audience: &room::Audience) -> Audience {
        Audience { count: audience.count, shown: texts(&audience.shown) }
    }
}

impl From<&room::Own> for Own {
    fn from(own: &room::Own) -> Own {
        Own {
            role: own.role.into(),
            mute: own.mute.into(),
            hand_place: own.hand_place,
            hand_expected_ms: own.hand_expected.map(|at| at.0),
            by_turn: own.by_turn,
            vote: own.vote,
            invited_until_ms: own.invited_until.map(|at| at.0),
            asked_to_unmute: own.asked_to_unmute,
        }
    }
}

impl From<&room::Backstage> for Backstage {
    fn from(backstage: &room::Backstage) -> Backstage {
        Backstage {
            banned: texts(&backstage.banned),
            invited: texts(&backstage.invited),
            asking_to_unmute: texts(&backstage.asking_to_unmute),
        }
    }
}

impl View {
    /// The room as one seat sees it. `backstage`: only for moderators.
    pub fn of(public: &room::Public, own: &room::Own, backstage: Option<&room::Backstage>) -> View {
        View {
            title: public.title.as_str().to_owned(),
            topic: public.topic.as_ref().map(|topic| topic.as_str().to_owned()),
            policy: public.policy.into(),
            locked: public.locked,
            begins_ms: public.begins.map(|begins| begins.0),
            owner: public.owner.to_string(),
            stage: public.stage.iter().map(StageSeat::from).collect(),
            hands: public.hands.iter().map(Hand::from).collect(),
            turn: public.turn.map(Turn::from),
            turns_next: texts(&public.turns_next),
            poll: public.poll.as_ref().map(Poll::from),
            tally: (&public.tally).into(),
            chat: public.chat.iter().map(|line| ChatLine::from(&**line)).collect(),
            pins: public.pins.iter().map(Pin::from).collect(),
            audience: (&public.audience).into(),
            own: own.into(),
            backstage: backstage.map(Backstage::from),
        }
    }
}

impl From<&room::Delta> for Delta {
    fn from(delta: &room::Delta) -> Delta {
        match delta {
            room::Delta::StageSeatSet { seat } => Delta::StageSeatSet { seat: seat.into() },
            room::Delta::StageSeatGone { member } => Delta::StageSeatGone { member: member.to_string() },
            room::Delta::HandRaised { hand, place } => Delta::HandRaised { hand: hand.into(), place: *place },
            room::Delta::TurnsSet { turn, next } => {
                Delta::TurnsSet { turn: turn.map(Turn::from), next: texts(next) }
            }
            room::Delta::PollSet { poll } => Delta::PollSet { poll: poll.as_ref().map(Poll::from) },
            room::Delta::TallySet { tally } => Delta::TallySet { tally: tally.into() },
            room::Delta::ChatChanged { came, went } => Delta::ChatChanged {
                came: came.iter().map(|line| ChatLine::from(&**line)).collect(),
                went: went.clone(),
            },
            room::Delta::PinsSet { pins } => Delta::PinsSet { pins: pins.iter().map(Pin::from).collect() },
            room::Delta::HandLowered { member } => Delta::HandLowered { member: member.to_string() },
            room::Delta::AudienceSet { audience } => Delta::AudienceSet { audience: audience.into() },
            room::Delta::AudienceChanged { count, came, went } => {
                Delta::AudienceChanged { count: *count, came: texts(came), went: texts(went) }
            }
            room::Delta::OwnSet { own } => Delta::OwnSet { own: own.into() },
            room::Delta::BackstageSet { backstage } => {
                Delta::BackstageSet { backstage: backstage.as_ref().map(Backstage::from) }
            }
            room::Delta::Began => Delta::Began,
            room::Delta::Locked => Delta::Locked,
            room::Delta::Unlocked => Delta::Unlocked,
            room::Delta::Renamed { title } => Delta::Renamed { title: title.as_str().to_owned() },
            room::Delta::TopicSet { topic } => {
                Delta::TopicSet { topic: topic.as_ref().map(|topic| topic.as_str().to_owned()) }
            }
            room::Delta::PolicySet { policy } => Delta::PolicySet { policy: (*policy).into() },
        }
    }
}

impl From<RefusalCode> for Refused {
    fn from(code: RefusalCode) -> Refused {
        Refused { code, retry_in_ms: None }
    }
}

impl From<room::Refusal> for Refused {
    fn from(refusal: room::Refusal) -> Refused {
        use room::Refusal;
        let code = match refusal {
            Refusal::NoSuchRoom => RefusalCode::NoSuchRoom,
            Refusal::NotInRoom => RefusalCode::NotInRoom,
            Refusal::MemberNotInRoom => RefusalCode::MemberNotInRoom,
            Refusal::NotAllowed => RefusalCode::NotAllowed,
            Refusal::Banned => RefusalCode::Banned,
            Refusal::Locked => RefusalCode::Locked,
            Refusal::NotBegun { begins_in } => {
                let retry_in_ms = Some(u64::try_from(begins_in.as_millis()).unwrap_or(u64::MAX));
                return Refused { code: RefusalCode::NotBegun, retry_in_ms };
            }
            Refusal::RoomFull => RefusalCode::RoomFull,
            Refusal::StageFull => RefusalCode::StageFull,
            Refusal::HandsOff => RefusalCode::HandsOff,
            Refusal::NotProven => RefusalCode::NotProven,
            Refusal::TooManyHands => RefusalCode::TooManyHands,
            Refusal::TooSoon { retry_in } => return too_soon(retry_in),
            Refusal::HandNotRaised => RefusalCode::HandNotRaised,
            Refusal::AlreadyRaised => RefusalCode::AlreadyRaised,
            Refusal::NotFirst => RefusalCode::NotFirst,
            Refusal::RepliesOff => RefusalCode::RepliesOff,
            Refusal::NotSpeaking => RefusalCode::NotSpeaking,
            Refusal::ReplyTaken => RefusalCode::ReplyTaken,
            Refusal::NoTurns => RefusalCode::NoTurns,
            Refusal::PollOpen => RefusalCode::PollOpen,
            Refusal::NoPoll => RefusalCode::NoPoll,
            Refusal::BadPoll => RefusalCode::BadPoll,
            Refusal::ChatOff => RefusalCode::ChatOff,
            Refusal::TooManyPins => RefusalCode::TooManyPins,
            Refusal::AlreadyOnStage => RefusalCode::AlreadyOnStage,
            Refusal::NotOnStage => RefusalCode::NotOnStage,
            Refusal::NotInvited => RefusalCode::NotInvited,
            Refusal::MutedByModerator => RefusalCode::MutedByModerator,
            Refusal::NotMutedByModerator => RefusalCode::NotMutedByModerator,
            Refusal::NotBanned => RefusalCode::NotBanned,
            Refusal::IsOwner => RefusalCode::IsOwner,
            Refusal::BadPolicy => RefusalCode::BadPolicy,
            Refusal::NotInCircle => RefusalCode::NotInCircle,
            Refusal::OwnersOpenRooms => RefusalCode::OwnersOpenRooms,
            Refusal::NoClosedRooms => RefusalCode::NoClosedRooms,
            Refusal::TopicRequired => RefusalCode::TopicRequired,
            Refusal::Ended => RefusalCode::Ended,
        };
        code.into()
    }
}

fn too_soon(retry_in: Duration) -> Refused {
    let retry_in_ms = Some(u64::try_from(retry_in.as_millis()).unwrap_or(u64::MAX));
    Refused { code: RefusalCode::TooSoon, retry_in_ms }
}

/// `Err`: an id or a text that is none.
impl TryFrom<RoomCommand> for Command {
    type Error = RefusalCode;

    fn try_from(command: RoomCommand) -> Result<Command, RefusalCode> {
        let id = |text: String| member(&text).ok_or(RefusalCode::BadRequest);
        Ok(match command {
            RoomCommand::RaiseHand { asking } => Command::RaiseHand(asking.unwrap_or_default().try_into()?),
            RoomCommand::LetPass => Command::LetPass,
            RoomCommand::AgreeToTurns { by_turn } => Command::AgreeToTurns { by_turn },
            RoomCommand::EndTurn { member } => Command::EndTurn(id(member)?),
            RoomCommand::ExtendTurn { turn } => Command::ExtendTurn(turn.try_into()?),
            RoomCommand::StartRound => Command::StartRound,
            RoomCommand::StopRound => Command::StopRound,
            RoomCommand::OpenPoll { poll } => Command::OpenPoll(poll.try_into()?),
            RoomCommand::Vote { option } => Command::Vote { option },
            RoomCommand::ClosePoll => Command::ClosePoll,
            RoomCommand::WriteLine { text } => Command::WriteLine(in_the_room::parse_line(&text)?),
            RoomCommand::DeleteLine { number } => Command::DeleteLine(number),
            RoomCommand::Pin { address, title } => Command::Pin(in_the_room::parse_page(&address, &title)?),
            RoomCommand::Unpin { number } => Command::Unpin(number),
            RoomCommand::Begin => Command::Begin,
            RoomCommand::LowerHand => Command::LowerHand,
            RoomCommand::AcceptHand { member } => Command::AcceptHand(id(member)?),
            RoomCommand::DeclineHand { member } => Command::DeclineHand(id(member)?),
            RoomCommand::InviteToSpeak { member } => Command::InviteToSpeak(id(member)?),
            RoomCommand::AcceptInviteToSpeak => Command::AcceptInviteToSpeak,
            RoomCommand::DeclineInviteToSpeak => Command::DeclineInviteToSpeak,
            RoomCommand::StepDown => Command::StepDown,
            RoomCommand::MoveToAudience { member } => Command::MoveToAudience(id(member)?),
            RoomCommand::Mute => Command::Mute,
            RoomCommand::Unmute => Command::Unmute,
            RoomCommand::MuteMember { member } => Command::MuteMember(id(member)?),
            RoomCommand::AskToUnmute => Command::AskToUnmute,
            RoomCommand::AllowUnmute { member } => Command::AllowUnmute(id(member)?),
            RoomCommand::Remove { member } => Command::Remove(id(member)?),
            RoomCommand::Ban { member } => Command::Ban(id(member)?),
            RoomCommand::LetBackIn { member } => Command::LetBackIn(id(member)?),
            RoomCommand::MakeModerator { member } => Command::MakeModerator(id(member)?),
            RoomCommand::UnmakeModerator { member } => Command::UnmakeModerator(id(member)?),
            RoomCommand::Lock => Command::Lock,
            RoomCommand::Unlock => Command::Unlock,
            RoomCommand::Rename { title } => Command::Rename(parse_title(&title)?),
            RoomCommand::SetTopic { topic } => Command::SetTopic(parse_topic(topic.as_deref())?),
            RoomCommand::SetPolicy { policy } => Command::SetPolicy(policy.try_into()?),
            RoomCommand::End => Command::End,
        })
    }
}

pub fn parse_title(text: &str) -> Result<room::Title, RefusalCode> {
    room::Title::parse(text).map_err(|_| RefusalCode::BadText)
}

/// An empty topic is none.
pub fn parse_topic(text: Option<&str>) -> Result<Option<room::Topic>, RefusalCode> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => room::Topic::parse(text).map(Some).map_err(|_| RefusalCode::BadText),
    }
}

pub fn room_id(text: &str) -> Option<RoomId> {
    RoomId::parse(text).ok()
}

/// Whether there is such a member is for the room to say: an id names an account that is one, or nobody.
pub fn member(text: &str) -> Option<MemberId> {
    domain::AccountId::parse(text).ok().map(MemberId::of)
}

fn texts(members: &[MemberId]) -> Vec<String> {
    members.iter().map(MemberId::to_string).collect()
}
