//! What makes a noise on somebody else's screen, such as a wave: so often by one, so often to one, and not to the same one
//! again at once.

use super::Refusal;
use crate::{AccountId, At, MemberId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

/// How long it counts, and how long the same two wait. Whatever came of it: nobody learns from the wait that it was
/// declined.
pub const LATELY: Duration = Duration::from_mins(10);
/// By one member. More lets one call everybody together; fewer keeps a group of friends from meeting.
pub const LATELY_BY: usize = 10;
/// To one member, by everybody together. More would ring and ring.
pub const LATELY_TO: usize = 5;

/// Who did so lately, and to whom: at most [`LATELY_BY`] for each member.
#[derive(Debug, Clone, Default)]
pub struct Lately {
    by: BTreeMap<(MemberId, MemberId), At>,
    to: BTreeSet<(MemberId, MemberId)>,
    /// Oldest first.
    order: VecDeque<(At, MemberId, MemberId)>,
}

impl Lately {
    /// Once more. `TooSoon`: it was too often.
    pub fn take(&mut self, now: At, by: MemberId, to: MemberId) -> Result<(), Refusal> {
        self.forget(now);
        let often =
            |times: Vec<At>, most: usize| (times.len() >= most).then(|| times.into_iter().min()).flatten();
        let same = self.by.get(&(by, to)).copied();
        let own = self.by.range((by, FIRST)..).take_while(|((of, _), _)| *of == by).map(|(_, at)| *at);
        let theirs = self.to.range((to, FIRST)..).take_while(|(of, _)| *of == to);
        let theirs = theirs.filter_map(|(to, by)| self.by.get(&(*by, *to)).copied());
        let waits = [same, often(own.collect(), LATELY_BY), often(theirs.collect(), LATELY_TO)];
        if let Some(since) = waits.into_iter().flatten().max() {
            return Err(Refusal::TooSoon { retry_in: since.after(LATELY).since(now) });
        }
        self.by.insert((by, to), now);
        self.to.insert((to, by));
        self.order.push_back((now, by, to));
        Ok(())
    }

    fn forget(&mut self, now: At) {
        while let Some((at, by, to)) = self.order.front().copied() {
            if now.since(at) < LATELY {
                return;
            }
            self.order.pop_front();
            self.by.remove(&(by, to));
            self.to.remove(&(to, by));
        }
    }
}

/// Below every other.
const FIRST: MemberId = MemberId::of(AccountId::new(0));
