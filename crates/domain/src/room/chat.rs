//! Chat: short lines beside the voice. They are there as long as the room is, and go with it.

use super::{Event, Refusal, Role, Room};
use crate::{At, Line, MemberId};
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

/// 1 to 500 characters.
pub type ChatText = Line<500>;

/// Lines that are kept; whoever enters is given them. More would make every snapshot longer.
pub const CHAT_LINES_MAX: usize = 200;

/// The longest pause that slow mode asks for, seconds.
pub const SLOW_MODE_MAX_S: u16 = 3600;

/// Between two lines of one member without slow mode, and of moderators in any case.
pub const CHAT_PAUSE: Duration = Duration::from_secs(1);

/// So many lines of everybody together are taken in [`CHAT_BURST_TIME`]: each goes to every seat of the room. More reads
/// faster than anybody can; fewer makes a lively room wait.
pub const CHAT_BURST: usize = 20;
pub const CHAT_BURST_TIME: Duration = Duration::from_secs(10);

/// Who may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chat {
    Off,
    /// Speakers and moderators; everybody reads.
    Stage,
    Everyone,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatLine {
    /// Of the event that wrote it: no two in a room are equal, and later ones are higher.
    pub number: u64,
    pub member: MemberId,
    pub text: ChatText,
    pub at: At,
}

/// What is kept of a room's chat.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ChatLines {
    /// Oldest first, at most [`CHAT_LINES_MAX`]. Views share them.
    kept: VecDeque<Arc<ChatLine>>,
    /// When somebody wrote last, what was deleted since too. As many as there are members, at most.
    wrote: BTreeMap<MemberId, At>,
    /// When the last [`CHAT_BURST`] lines were written.
    lately: VecDeque<At>,
}

pub(super) fn write(room: &Room, now: At, me: MemberId, text: &ChatText) -> Result<Vec<Event>, Refusal> {
    let role = room.seat(me)?.role;
    match room.policy.chat {
        Chat::Off => return Err(Refusal::ChatOff),
        Chat::Stage if !role.on_stage() => return Err(Refusal::NotOnStage),
        Chat::Stage | Chat::Everyone => {}
    }
    let slow_mode = Duration::from_secs(room.policy.slow_mode_s.into());
    let pause = if role == Role::Moderator { CHAT_PAUSE } else { CHAT_PAUSE.max(slow_mode) };
    match room.chat.writes_again(me, pause) {
        Some(at) if now < at => Err(Refusal::TooSoon { retry_in: at.since(now) }),
        _ => Ok(vec![Event::LineWritten { number: room.seq + 1, member: me, text: text.clone() }]),
    }
}

/// Whoever wrote it, or a moderator. One that is gone already: nothing happens.
pub(super) fn delete(room: &Room, me: MemberId, number: u64) -> Result<Vec<Event>, Refusal> {
    let Some(line) = room.chat_line(number) else { return Ok(vec![]) };
    if line.member != me && room.seat(me)?.role != Role::Moderator {
        return Err(Refusal::NotAllowed);
    }
    Ok(vec![Event::LineDeleted { number, member: line.member }])
}

impl ChatLines {
    pub(super) fn add(&mut self, line: ChatLine) {
        self.wrote.insert(line.member, line.at);
        self.lately.push_back(line.at);
        if self.lately.len() > CHAT_BURST {
            self.lately.pop_front();
        }
        self.kept.push_back(Arc::new(line));
        if self.kept.len() > CHAT_LINES_MAX {
            self.kept.pop_front();
        }
    }

    pub(super) fn delete(&mut self, number: u64) {
        self.kept.retain(|line| line.number != number);
    }

    /// When this member may write next, as far as pauses go.
    fn writes_again(&self, member: MemberId, pause: Duration) -> Option<At> {
        let own = self.wrote.get(&member).map(|at| at.after(pause));
        let is_burst = self.lately.len() >= CHAT_BURST;
        let burst = self.lately.front().filter(|_| is_burst).map(|at| at.after(CHAT_BURST_TIME));
        own.into_iter().chain(burst).max()
    }
}

impl Room {
    /// Oldest first.
    pub fn chat(&self) -> impl Iterator<Item = &Arc<ChatLine>> {
        self.chat.kept.iter()
    }

    /// `None`: it was deleted, or is too long ago.
    pub fn chat_line(&self, number: u64) -> Option<&ChatLine> {
        let at = self.chat.kept.binary_search_by_key(&number, |line| line.number).ok()?;
        self.chat.kept.get(at).map(Arc::as_ref)
    }

    /// The same room with what was stored of its chat. A room that is over has none.
    pub fn with_chat(mut self, lines: Vec<ChatLine>) -> Room {
        if self.is_ended() {
            return self;
        }
        for line in lines {
            self.seq = self.seq.max(line.number);
            self.chat.add(line);
        }
        self
    }
}
