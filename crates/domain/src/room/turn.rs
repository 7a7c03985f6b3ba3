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

/// Everybody on stage has a turn, in the order they came; programs have none.
pub(super) fn start_round(room: &Room) -> Result<Vec<Event>, Refusal> {
    if room.policy.turn.is_none() {
        return Err(Refusal::NoTurns);
    }
    let has_one = |member: &MemberId| room.turn.is_some_and(|turn| turn.member == *member);
    let waits = |member: &&MemberId| !room.seats[*member].bot && !has_one(member);
    let members: Vec<_> = room.stage.iter().filter(waits).copied().collect();
    Ok(vec![Event::RoundStarted { members }])
}

/// Nobody has a turn, and nobody will.
pub(super) fn stop_round(room: &Room) -> Vec<Event> {
    let is_on = room.turn.is_some() || !room.turns_next.is_empty();
    is_on.then_some(Event::RoundStopped).into_iter().collect()
}

pub(super) fn agree(room: &Room, me: MemberId, by_turn: bool) -> Result<Vec<Event>, Refusal> {
    let is_so = room.seat(me)?.by_turn == by_turn;
    Ok(if is_so { vec![] } else { vec![Event::TurnsAgreed { member: me, by_turn }] })
}

/// Their own, or by a moderator anybody's.
pub(super) fn end_turn(room: &Room, me: MemberId) -> Result<Vec<Event>, Refusal> {
    let turn = room.turn.ok_or(Refusal::NoTurns)?;
    match (turn.member == me, room.role_of(me)) {
        (true, _) => Ok(ending(room, turn, TurnEnd::Passed)),
        (false, Some(Role::Moderator)) => Ok(ending(room, turn, TurnEnd::ByModerator)),
        _ => Err(Refusal::NotAllowed),
    }
}

pub(super) fn extend(room: &Room, now: At) -> Result<Vec<Event>, Refusal> {
    let turn = room.turn.ok_or(Refusal::NoTurns)?;
    Ok(vec![Event::TurnExtended { member: turn.member, until: turn.until.max(now).after(TURN_EXTENSION) }])
}

/// When the turn ends by itself. Whoever agreed hears the bell and is closed at once.
pub(super) fn over(room: &Room) -> Option<At> {
    let turn = room.turn?;
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
    if seat.by_turn && seat.mute.is_none() {
        events.push(Event::Muted { member, mute: Mute::BySelf });
    }
    let then_audience = room.policy.turn.is_some_and(|policy| policy.then_audience);
    if then_audience && seat.by_hand && seat.role == Role::Speaker {
        events.extend(stage::step_down(room, member));
    }
    events
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
        self.turns_next.clear();
        self.turn = None;
    }
}
