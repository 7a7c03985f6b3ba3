//! Turns: a time to speak for one after the other. A soft bell at its end; microphones open and close by themselves for
//! whoever agreed to that.

use super::{Event, Mute, Refusal, Role, Room, stage};
use crate::{At, MemberId};
use std::time::Duration;

/// What a room gives each speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnPolicy {
    /// Seconds, 10 to 3,600.
    pub budget_s: u16,
    /// Whoever came by a raised hand goes back to the audience after it.
    pub then_audience: bool,
}

impl TurnPolicy {
    pub fn budget(self) -> Duration {
        Duration::from_secs(self.budget_s.into())
    }

    pub(super) fn check(self) -> bool {
        (10..=3600).contains(&self.budget_s)
    }
}

/// Whoever did not agree to a closing microphone finishes the sentence in so much time after the bell.
pub const TURN_GRACE: Duration = Duration::from_secs(30);

/// What a moderator adds at a time.
pub const TURN_EXTENSION: Duration = Duration::from_secs(60);

/// Somebody has the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    pub member: MemberId,
    /// The bell.
    pub until: At,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnEnd {
    TimeUp,
    /// They gave it on themselves.
    Passed,
    ByModerator,
}

/// Everybody on stage has a turn, in the order they came; programs have none. A resend begins nothing anew.
pub(super) fn start_round(room: &Room) -> Result<Vec<Event>, Refusal> {
    if room.policy.turn.is_none() {
        return Err(Refusal::NoTurns);
    }
    let has_one = |member: &MemberId| room.turn.is_some_and(|turn| turn.member == *member);
    let waits = |member: &&MemberId| !room.seats[*member].bot && !has_one(member);
    let members: Vec<_> = room.stage.iter().filter(waits).copied().collect();
    let is_so = room.turn.is_some() && room.turns_next.iter().eq(&members);
    Ok(if is_so { vec![] } else { vec![Event::RoundStarted { members }] })
}

/// Nobody has a turn, and nobody will. A microphone that was to close at its end closes now.
pub(super) fn stop_round(room: &Room) -> Vec<Event> {
    let Some(turn) = room.turn else {
        return (!room.turns_next.is_empty()).then_some(Event::RoundStopped).into_iter().collect();
    };
    [Event::RoundStopped].into_iter().chain(closing(room, turn)).collect()
}

/// Whoever waits may think better of it, too.
pub(super) fn agree(room: &Room, me: MemberId, by_turn: bool) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(me)?;
    if !seat.role.on_stage() && seat.hand.is_none() {
        return Err(Refusal::HandNotRaised);
    }
    let is_so = seat.by_turn == by_turn;
    Ok(if is_so { vec![] } else { vec![Event::TurnsAgreed { member: me, by_turn }] })
}

/// One's own, or by a moderator anybody's: the owner's, too, who agreed to the rule that closes their microphone.
/// A turn that is over already ends no other.
pub(super) fn end_turn(room: &Room, me: MemberId, whose: MemberId) -> Result<Vec<Event>, Refusal> {
    let end = match room.role_of(me) {
        _ if whose == me => TurnEnd::Passed,
        Some(Role::Moderator) => TurnEnd::ByModerator,
        _ => return Err(Refusal::NotAllowed),
    };
    let turn = room.turn.filter(|turn| turn.member == whose);
    Ok(turn.map(|turn| ending(room, turn, end)).unwrap_or_default())
}

/// `seen`: the turn as the moderator saw it. One that changed since is not extended twice.
pub(super) fn extend(room: &Room, now: At, seen: Turn) -> Result<Vec<Event>, Refusal> {
    let turn = room.turn.ok_or(Refusal::NoTurns)?;
    let until = turn.until.max(now).after(TURN_EXTENSION);
    Ok(if turn == seen { vec![Event::TurnExtended { member: turn.member, until }] } else { vec![] })
}

/// When the turn ends by itself. Whoever agreed hears the bell and is closed at once. Where there are turns no longer: now.
pub(super) fn over(room: &Room) -> Option<At> {
    let turn = room.turn?;
    if room.policy.turn.is_none() {
        return Some(room.opened);
    }
    let agreed = room.seats.get(&turn.member).is_some_and(|seat| seat.by_turn);
    Some(if agreed { turn.until } else { turn.until.after(TURN_GRACE) })
}

pub(super) fn time_up(room: &Room) -> Vec<Event> {
    room.turn.map(|turn| ending(room, turn, TurnEnd::TimeUp)).unwrap_or_default()
}

/// Who is next, if nobody has the turn: whoever is there.
pub(super) fn next(room: &Room) -> Option<MemberId> {
    if room.turn.is_some() || room.policy.turn.is_none() {
        return None;
    }
    room.turns_next.iter().find(|member| room.is_connected(**member)).copied()
}

pub(super) fn begin(room: &Room, now: At, member: MemberId) -> Vec<Event> {
    let Some(policy) = room.policy.turn else { return vec![] };
    let mut events = vec![Event::TurnBegan { member, until: now.after(policy.budget()) }];
    let seat = &room.seats[&member];
    if seat.by_turn && seat.mute == Some(Mute::BySelf) {
        events.push(Event::Unmuted { member });
    }
    events
}

/// It takes nothing from whoever did not agree, but their place on stage where the room's policy says so.
fn ending(room: &Room, turn: Turn, end: TurnEnd) -> Vec<Event> {
    let member = turn.member;
    let mut events = vec![Event::TurnEnded { member, end }];
    let Some(seat) = room.seats.get(&member) else { return events };
    events.extend(closing(room, turn));
    let then_audience = room.policy.turn.is_some_and(|policy| policy.then_audience);
    if then_audience && seat.by_hand && seat.role == Role::Speaker {
        events.extend(stage::step_down(room, member));
    }
    events
}

/// As they agreed.
fn closing(room: &Room, turn: Turn) -> Option<Event> {
    let seat = room.seats.get(&turn.member)?;
    let closes = seat.by_turn && seat.mute.is_none();
    closes.then_some(Event::Muted { member: turn.member, mute: Mute::BySelf })
}

impl Room {
    pub fn turn(&self) -> Option<Turn> {
        self.turn
    }

    /// Who has a turn after the one who has it now.
    pub fn turns_next(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.turns_next.iter().copied()
    }

    pub(super) fn start_turns(&mut self, members: &[MemberId]) {
        self.turns_next = members.iter().copied().collect();
    }

    pub(super) fn set_turn(&mut self, turn: Turn) {
        self.turns_next.retain(|member| *member != turn.member);
        self.turn = Some(turn);
    }

    /// Off the stage nobody has a turn.
    pub(super) fn forget_turns_of(&mut self, member: MemberId) {
        self.turns_next.retain(|other| *other != member);
        self.turn = self.turn.filter(|turn| turn.member != member);
    }

    pub(super) fn forget_turns(&mut self) {
        self.forget_next_turns();
        self.turn = None;
    }

    pub(super) fn forget_next_turns(&mut self) {
        self.turns_next.clear();
    }
}
