//! How long a hand still waits: what is told to whoever waits, from how often the stage took hands so far.

use super::Room;
use crate::{At, MemberId};
use std::collections::VecDeque;
use std::time::Duration;

/// How many of the last turns are looked at. More is steadier; fewer follows a change of pace.
const LOOKED_AT: usize = 12;

/// Between two hands, where nothing is known yet and the room sets no time for a turn.
const USUAL: Duration = Duration::from_secs(120);

/// From the end of one turn to the next person speaking.
const CHANGE_OVER: Duration = Duration::from_secs(8);

/// The guess of before counts as much as this many hands that were taken.
const GUESS_WEIGHT: u32 = 2;

/// When hands were taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct HandPace {
    /// The last moment the stage turned to the queue: a hand was taken, or the first one came up.
    since: Option<At>,
    between: VecDeque<Duration>,
}

impl HandPace {
    /// A hand came up; `alone`: no other waits.
    pub fn raised(&mut self, now: At, alone: bool) {
        if alone {
            self.since = Some(now);
        }
    }

    pub fn taken(&mut self, now: At) {
        if let Some(since) = self.since.replace(now) {
            self.between.push_back(now.since(since));
            if self.between.len() > LOOKED_AT {
                self.between.pop_front();
            }
        }
    }

    fn between(&self, guess: Duration) -> Duration {
        let sum: Duration = self.between.iter().sum();
        (sum + guess * GUESS_WEIGHT) / (self.between.len() as u32 + GUESS_WEIGHT)
    }
}

impl Room {
    /// About when this hand is taken, as things stand; may lie in the past. `None`: it is not up.
    pub fn hand_expected(&self, member: MemberId) -> Option<At> {
        self.expected_at(member, self.hand_place(member)?)
    }

    pub(super) fn expected_at(&self, member: MemberId, place: u32) -> Option<At> {
        let since = self.hand_pace.since.or(self.hand(member).map(|hand| hand.since))?;
        let guess = self.policy.turn.map_or(USUAL, |turn| turn.budget() + CHANGE_OVER);
        Some(since.after(self.hand_pace.between(guess) * place))
    }
}
