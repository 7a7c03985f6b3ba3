//! One live room as a pure state machine: a command goes in, facts come out.
//!
//! `decide` reads, `apply` writes. Nothing here waits, sends or looks at a clock.

mod about;
mod apply;
mod chat;
pub mod circle;
mod command;
mod delta;
mod durable;
mod end;
mod event;
mod for_two;
mod format;
mod green_room;
mod hand;
mod handover;
mod house;
mod invite_to_speak;
mod lock;
mod mute;
mod order;
mod permit;
mod pin;
mod ping;
mod policy;
mod poll;
mod presence;
mod question;
mod reaction;
mod refusal;
mod removal;
mod role;
mod stage;
mod turn;
mod view;
mod visibility;
mod wait;

pub use chat::{
    CHAT_BURST, CHAT_BURST_TIME, CHAT_LINES_MAX, CHAT_PAUSE, Chat, ChatLine, ChatText, SLOW_MODE_MAX_S,
};
pub use command::{Action, Actor, Command};
pub use delta::{Delta, backstage_delta, own_delta, public_deltas};
pub use durable::{RoomRow, SeatRow};
pub use end::{EMPTY_ROOM_KEPT, EMPTY_STAGE_KEPT};
pub use event::{By, Event, HandEnd, InviteEnd, Recorded, Touch};
pub use format::Format;
pub use green_room::LAPSES_AFTER;
pub use hand::{Asking, HandKind, HandLine, RaisedHand};
pub use handover::HANDOVER_GRACE;
pub use house::{House, OpenedBy};
pub use invite_to_speak::INVITE_TO_SPEAK_TTL;
pub use order::{HANDICAP_MAX, HandOrder, Rank, SPOKE_HANDICAP, UNPROVEN_HANDICAP};
pub use permit::Permit;
pub use pin::{PINS_MAX, Pin, PinTitle, PinnedPage};
pub use policy::{Hands, Policy, Sound, Title, Topic, Visibility};
pub use poll::{Asked, POLL_OPTIONS_MAX, Poll, PollOption, PollQuestion, Tally, VOTERS_SHOWN};
pub use presence::SEAT_HELD;
pub use question::{QUESTIONS_MAX, Question};
pub use reaction::{REACTION_BURST, REACTION_PAUSE, REACTIONS_INTERVAL, Reaction, Reactions};
pub use refusal::Refusal;
pub use removal::REMOVED_COOLDOWN;
pub use role::{Mute, Role};
pub use turn::{TURN_EXTENSION, TURN_GRACE, Turn, TurnEnd, TurnPolicy};
pub use view::{
    AUDIENCE_SHOWN, Audience, BACKSTAGE_SHOWN, Backstage, Coalesced, LARGE_ROOM, Own, Public, ShownHand,
    StageSeat, View,
};

use crate::{At, MemberId, RoomId};
use chat::ChatLines;
use question::LeftHands;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;
use wait::HandPace;

/// A live conversation: who is on stage, who listens, who asked to speak. Changed by [`Room::apply`] alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    id: RoomId,
    owner: MemberId,
    /// Whom the room was opened for, if for somebody.
    guest: Option<MemberId>,
    title: Title,
    topic: Option<Topic>,
    policy: Policy,
    locked: bool,
    /// The green room, until then or until a moderator begins; `None`: it has begun.
    begins: Option<At>,
    house: House,
    /// Number of the last event applied; 0 before the first.
    seq: u64,
    opened: At,
    ended: Option<At>,
    /// Everybody with a seat, connected or held.
    seats: BTreeMap<MemberId, Seat>,
    /// Invited on stage beforehand, and as what they come in. A listener here was moved off the stage since.
    lineup: BTreeMap<MemberId, Role>,
    /// Everybody who ever had a seat. As many as there are members, at most.
    came: BTreeSet<MemberId>,
    /// In the order they came on stage.
    stage: Vec<MemberId>,
    /// Listeners, by the number of the event that put them there.
    audience: BTreeMap<u64, MemberId>,
    /// Raised hands, by their place in the order.
    hands: BTreeMap<Rank, MemberId>,
    hand_pace: HandPace,
    left_hands: LeftHands,
    /// Of a room that is over.
    questions: Vec<Question>,
    /// How long microphones were open, of everybody who had one open. As many as there are members, at most.
    spoken: BTreeMap<MemberId, Duration>,
    turn: Option<Turn>,
    /// On stage, and has a turn after that.
    turns_next: VecDeque<MemberId>,
    poll: Option<Poll>,
    /// What each member answered last: the poll's number, the option. As many as there are members, at most.
    votes: BTreeMap<MemberId, (u64, u8)>,
    chat: ChatLines,
    /// At most [`PINS_MAX`], in the order they were pinned.
    pins: Vec<Pin>,
    /// Seats held for the disconnected, by when they are given up.
    held: BTreeSet<(At, MemberId)>,
    /// Open invites to speak, by when they expire.
    invited: BTreeSet<(At, MemberId)>,
    /// May not return until let back in. As many as there are members, at most.
    banned: BTreeSet<MemberId>,
    /// Removed, and when they may return. As many as there are members, at most.
    removed: BTreeMap<MemberId, At>,
    /// Somebody is on stage and no moderator is left, since then.
    leaderless_since: Option<At>,
    stage_empty_since: Option<At>,
    empty_since: Option<At>,
}

/// One member's place in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seat {
    role: Role,
    bot: bool,
    /// On stage only: why nothing is heard; `None` is an open microphone.
    mute: Option<Mute>,
    asked_to_unmute: bool,
    /// On stage only. Unique in the room: the order of the stage can be told from it alone.
    on_stage_since: Option<At>,
    /// In the audience only: key in `Room::audience`.
    audience_since: Option<u64>,
    /// Its rank is the key in `Room::hands`.
    hand: Option<RaisedHand>,
    /// The microphone may open and close with the turn.
    by_turn: bool,
    /// On stage only: came by a raised hand.
    by_hand: bool,
    /// On stage only: somebody replied already, or they came to reply.
    replied: bool,
    /// On stage only: the microphone is open, and its owner here, since then.
    open_since: Option<At>,
    /// Before that, since the microphone was last closed.
    open_for: Duration,
    invited_until: Option<At>,
    /// Disconnected, and the seat is held until then.
    held_until: Option<At>,
}

impl Room {
    /// A new room with nobody in it. The owner enters by an ordinary `Join` and is then a moderator.
    ///
    /// `BadPolicy` when a number is out of its range.
    pub fn open(
        id: RoomId,
        owner: MemberId,
        title: Title,
        topic: Option<Topic>,
        policy: Policy,
        at: At,
    ) -> Result<Room, Refusal> {
        policy.check()?;
        Ok(Room {
            id,
            owner,
            guest: None,
            title,
            topic,
            policy,
            locked: false,
            begins: None,
            house: House::default(),
            seq: 0,
            opened: at,
            ended: None,
            seats: BTreeMap::new(),
            lineup: BTreeMap::new(),
            came: BTreeSet::new(),
            stage: Vec::new(),
            audience: BTreeMap::new(),
            hands: BTreeMap::new(),
            hand_pace: HandPace::default(),
            left_hands: LeftHands::default(),
            questions: Vec::new(),
            spoken: BTreeMap::new(),
            turn: None,
            turns_next: VecDeque::new(),
            poll: None,
            votes: BTreeMap::new(),
            chat: ChatLines::default(),
            pins: Vec::new(),
            held: BTreeSet::new(),
            invited: BTreeSet::new(),
            banned: BTreeSet::new(),
            removed: BTreeMap::new(),
            leaderless_since: None,
            stage_empty_since: Some(at),
            empty_since: Some(at),
        })
    }

    /// Says what would happen. Changes nothing. No events: it is so already (a resend after a dropped reply).
    pub fn decide(&self, now: At, by: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let me = by.member;
        match command {
            // Who comes, and who is gone already, has no seat for the table to look up.
            Command::Join { with_link, in_circle } => {
                return presence::join(self, now, by, *with_link, *in_circle);
            }
            Command::Leave => return Ok(presence::leave(self, me)),
            Command::Disconnect => return Ok(presence::disconnect(self, me)),
            _ => {}
        }
        self.may(me, Action::of(command))?;
        match command {
            Command::Join { .. } | Command::Leave | Command::Disconnect => unreachable!("answered above"),
            Command::RaiseHand(asking) => hand::raise(self, now, by, asking),
            Command::LowerHand => Ok(hand::lower(self, me)),
            Command::LetPass => order::let_pass(self, me),
            Command::AcceptHand(member) => hand::accept(self, *member),
            Command::DeclineHand(member) => hand::decline(self, *member),
            Command::InviteToSpeak(member) => invite_to_speak::invite(self, now, *member),
            Command::AcceptInviteToSpeak => invite_to_speak::accept(self, now, me),
            Command::DeclineInviteToSpeak => Ok(invite_to_speak::decline(self, me)),
            Command::StepDown => Ok(stage::step_down(self, me)),
            Command::MoveToAudience(member) => stage::move_to_audience(self, me, *member),
            Command::MakeModerator(member) => stage::make_moderator(self, *member),
            Command::UnmakeModerator(member) => stage::unmake_moderator(self, me, *member),
            Command::Mute => Ok(mute::mute(self, me)),
            Command::Unmute => mute::unmute(self, me),
            Command::MuteMember(member) => mute::mute_member(self, me, *member),
            Command::AskToUnmute => mute::ask_to_unmute(self, me),
            Command::AllowUnmute(member) => mute::allow_unmute(self, me, *member),
            Command::Remove(member) => removal::remove(self, me, *member),
            Command::Ban(member) => removal::ban(self, me, *member),
            Command::LetBackIn(member) => removal::let_back_in(self, *member),
            Command::AgreeToTurns { by_turn } => turn::agree(self, me, *by_turn),
            Command::EndTurn(whose) => turn::end_turn(self, me, *whose),
            Command::ExtendTurn(seen) => turn::extend(self, now, *seen),
            Command::StartRound => turn::start_round(self),
            Command::StopRound => Ok(turn::stop_round(self)),
            Command::OpenPoll(asked) => poll::open(self, asked),
            Command::Vote { option } => poll::vote(self, me, *option),
            Command::ClosePoll => Ok(poll::close(self)),
            Command::WriteLine(text) => chat::write(self, now, me, text),
            Command::DeleteLine(number) => chat::delete(self, me, *number),
            Command::Pin(page) => pin::pin(self, page),
            Command::Unpin(number) => Ok(pin::unpin(self, *number)),
            Command::Begin => Ok(green_room::begin(self)),
            Command::Lock => Ok(lock::lock(self)),
            Command::Unlock => Ok(lock::unlock(self)),
            Command::Rename(title) => Ok(about::rename(self, title)),
            Command::SetTopic(topic) => house::set_topic(self, topic),
            Command::SetPolicy(policy) => house::set_policy(self, *policy),
            Command::End => Ok(vec![Event::Ended]),
        }
    }

    /// What the rule that came due first makes happen, by [`By::Room`]; empty when none is due.
    /// Apply it and ask again: what is due next may depend on it.
    pub fn due(&self, now: At) -> Vec<Event> {
        self.all_due().min_by_key(|(at, _)| *at).map(|due| self.carry_out(now, due)).unwrap_or_default()
    }

    /// The same without the rules that give somebody something: those wait while nothing can be stored.
    pub fn due_taking(&self, now: At) -> Vec<Event> {
        let gives = |rule: &Due| matches!(rule, Due::HandOver(_) | Due::BeginTurn(_) | Due::Begin);
        let taking = self.all_due().filter(|(_, rule)| !gives(rule));
        taking.min_by_key(|(at, _)| *at).map(|due| self.carry_out(now, due)).unwrap_or_default()
    }

    fn carry_out(&self, now: At, (at, rule): (At, Due)) -> Vec<Event> {
        match rule {
            _ if now < at => vec![],
            Due::GiveUpSeat(member) => presence::give_up(self, member),
            Due::ExpireInvite(member) => invite_to_speak::expire(member),
            Due::HandOver(member) => handover::hand_over(member),
            Due::BeginTurn(member) => turn::begin(self, now, member),
            Due::EndTurn => turn::time_up(self),
            Due::Begin => green_room::begin(self),
            Due::End => vec![Event::Ended],
        }
    }

    /// When to call [`Room::due`] next; may lie in the past. Changes with every event.
    pub fn wake_at(&self) -> Option<At> {
        self.all_due().map(|(at, _)| at).min()
    }

    /// Numbers, stamps and applies what was decided.
    pub fn record(&mut self, at: At, by: By, events: Vec<Event>) -> Vec<Recorded> {
        let number = |event| {
            let recorded = Recorded { seq: self.seq + 1, at, by, event };
            self.apply(&recorded);
            recorded
        };
        events.into_iter().map(number).collect()
    }

    fn all_due(&self) -> impl Iterator<Item = (At, Due)> {
        let held = self.held.first().map(|(at, member)| (*at, Due::GiveUpSeat(*member)));
        let invited = self.invited.first().map(|(at, member)| (*at, Due::ExpireInvite(*member)));
        let handover = handover::due(self).map(|(at, member)| (at, Due::HandOver(member)));
        let begin = turn::next(self).map(|member| (self.opened, Due::BeginTurn(member)));
        let over = turn::over(self).map(|at| (at, Due::EndTurn));
        let room_begins = green_room::due(self).map(|at| (at, Due::Begin));
        let end = end::due(self).map(|at| (at, Due::End));
        [held, invited, handover, begin, over, room_begins, end].into_iter().flatten()
    }

    fn seat(&self, member: MemberId) -> Result<&Seat, Refusal> {
        self.seats.get(&member).ok_or(Refusal::MemberNotInRoom)
    }

    pub fn id(&self) -> RoomId {
        self.id
    }

    /// Who opened it.
    pub fn owner(&self) -> MemberId {
        self.owner
    }

    pub fn title(&self) -> &Title {
        &self.title
    }

    pub fn topic(&self) -> Option<&Topic> {
        self.topic.as_ref()
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    pub fn is_locked(&self) -> bool {
        self.locked
    }

    pub fn is_ended(&self) -> bool {
        self.ended.is_some()
    }

    /// When everybody may come, at the earliest.
    pub fn opened(&self) -> At {
        self.opened
    }

    /// Number of the last event applied; 0 before the first.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Everybody with a seat: member, role, connected, bot. In the order of ids.
    pub fn roster(&self) -> impl Iterator<Item = (MemberId, Role, bool, bool)> + '_ {
        self.seats.iter().map(|(member, seat)| (*member, seat.role, seat.held_until.is_none(), seat.bot))
    }

    /// `None`: no seat here.
    pub fn role_of(&self, member: MemberId) -> Option<Role> {
        self.seats.get(&member).map(|seat| seat.role)
    }

    /// False while the seat is held for somebody whose connection is lost, and for whoever has none.
    pub fn is_connected(&self, member: MemberId) -> bool {
        self.seats.get(&member).is_some_and(|seat| seat.held_until.is_none())
    }

    /// How many have a seat, connected or held.
    pub fn seat_count(&self) -> usize {
        self.seats.len()
    }

    /// How many are on stage.
    pub fn stage_count(&self) -> usize {
        self.stage.len()
    }
}

/// A rule of the room that comes due by itself.
enum Due {
    GiveUpSeat(MemberId),
    ExpireInvite(MemberId),
    HandOver(MemberId),
    /// At once: nobody has the turn.
    BeginTurn(MemberId),
    EndTurn,
    /// The hour has come, and a moderator is there.
    Begin,
    End,
}
