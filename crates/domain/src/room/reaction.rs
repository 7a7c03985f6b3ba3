//! Reactions: a heart or some applause without a word. Counted together for the room, told at most once a second, and
//! kept nowhere.

use super::{Refusal, Room};
use crate::{At, MemberId};
use std::collections::BTreeMap;
use std::time::Duration;

/// How often a room is told. Faster costs every seat a message each time.
pub const REACTIONS_INTERVAL: Duration = Duration::from_secs(1);

/// So many at once, then one more in each [`REACTION_PAUSE`]. More lets one member look like a crowd.
pub const REACTION_BURST: u32 = 5;
pub const REACTION_PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reaction {
    Clap,
    Heart,
    Laugh,
    Wow,
    ThumbsUp,
    Party,
}

impl Reaction {
    pub const ALL: [Reaction; 6] = [
        Reaction::Clap,
        Reaction::Heart,
        Reaction::Laugh,
        Reaction::Wow,
        Reaction::ThumbsUp,
        Reaction::Party,
    ];
}

/// Those of one room since it was told last.
#[derive(Debug, Clone, Default)]
pub struct Reactions {
    counts: BTreeMap<Reaction, u32>,
    /// When somebody may have a whole burst again. Of those who reacted lately.
    whole_at: BTreeMap<MemberId, At>,
    told_at: Option<At>,
}

impl Reactions {
    /// One more, of somebody in the room.
    pub fn add(&mut self, room: &Room, now: At, by: MemberId, reaction: Reaction) -> Result<(), Refusal> {
        room.role_of(by).ok_or(Refusal::NotInRoom)?;
        let whole_at = self.whole_at.get(&by).map_or(now, |at| now.max(*at));
        let (owes, may_owe) = (whole_at.since(now), REACTION_PAUSE * (REACTION_BURST - 1));
        if owes > may_owe {
            return Err(Refusal::TooSoon { retry_in: owes - may_owe });
        }
        self.whole_at.insert(by, whole_at.after(REACTION_PAUSE));
        *self.counts.entry(reaction).or_default() += 1;
        Ok(())
    }

    /// When there is something to tell; may lie in the past.
    pub fn due(&self) -> Option<At> {
        let told_at = self.told_at.map_or(At::default(), |at| at.after(REACTIONS_INTERVAL));
        (!self.counts.is_empty()).then_some(told_at)
    }

    /// What is to be told now, if anything is. It is not told again.
    pub fn take(&mut self, now: At) -> Option<BTreeMap<Reaction, u32>> {
        self.due().filter(|due| *due <= now)?;
        self.told_at = Some(now);
        self.whole_at.retain(|_, at| now < *at);
        Some(std::mem::take(&mut self.counts))
    }
}
