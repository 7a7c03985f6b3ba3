//! How long hands wait: measured from raising to lowering, counted in a few buckets, told as a median.

use crate::room::{Event, HandEnd, Recorded, Room};
use crate::{At, MemberId};
use std::collections::BTreeMap;
use std::time::Duration;

/// Waits up to so many seconds are counted together; longer ones behind the last.
/// Finer tells the median more exactly, and keeps more of each evening.
pub const WAIT_BOUNDS_S: [u64; 12] = [10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 3600];
pub const WAIT_BUCKETS: usize = WAIT_BOUNDS_S.len() + 1;

/// A hand that came down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    pub at: At,
    pub wait: Duration,
    /// Its owner came on stage.
    pub served: bool,
}

impl Waited {
    /// In which bucket it is counted; `None`: it was not served, and only that is counted.
    pub fn bucket(&self) -> Option<usize> {
        let fits = |bound: &u64| self.wait <= Duration::from_secs(*bound);
        let bucket = || WAIT_BOUNDS_S.iter().position(fits).unwrap_or(WAIT_BOUNDS_S.len());
        self.served.then(bucket)
    }
}

/// Hands of one room that are up, since when.
#[derive(Debug, Clone, Default)]
pub struct RaisedHands(BTreeMap<MemberId, At>);

impl RaisedHands {
    /// Of a room that is looked at from now on.
    pub fn of(room: &Room) -> RaisedHands {
        let since = |member| room.hand(member).map(|hand| (member, hand.since));
        RaisedHands(room.hands().filter_map(since).collect())
    }

    /// Takes note of what happened. Returns the hands that came down.
    pub fn apply(&mut self, recorded: &Recorded) -> Vec<Waited> {
        let at = recorded.at;
        let waited = |since: At, served| Waited { at, wait: at.since(since), served };
        match recorded.event {
            Event::HandRaised { member, .. } => {
                self.0.insert(member, at);
                vec![]
            }
            Event::HandLowered { member, end } => {
                let since = self.0.remove(&member);
                since.map(|since| waited(since, end == HandEnd::Accepted)).into_iter().collect()
            }
            Event::Ended => {
                std::mem::take(&mut self.0).into_values().map(|since| waited(since, false)).collect()
            }
            _ => vec![],
        }
    }
}

/// Hands that came down in some time, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WaitedHands {
    /// By how long they waited until they were served.
    pub served: [u64; WAIT_BUCKETS],
    pub not_served: u64,
}

impl WaitedHands {
    pub fn add(&mut self, bucket: Option<usize>, hands: u64) {
        let counted = match bucket {
            Some(bucket) => &mut self.served[bucket.min(WAIT_BUCKETS - 1)],
            None => &mut self.not_served,
        };
        *counted += hands;
    }

    pub fn served_count(&self) -> u64 {
        self.served.iter().sum()
    }

    pub fn count(&self) -> u64 {
        self.served_count() + self.not_served
    }

    /// Of the waits of those that were served, as if they lay evenly in their bucket; of one behind the last bound no more is
    /// known than the bound. `None`: none was served.
    pub fn median(&self) -> Option<Duration> {
        // Of an even number the lower of the two in the middle.
        let rank = self.served_count().checked_sub(1)? / 2;
        let mut before = 0;
        for (bucket, hands) in self.served.iter().enumerate() {
            if rank < before + hands {
                let from = bucket.checked_sub(1).map_or(0, |below| WAIT_BOUNDS_S[below] * 1000);
                let Some(to) = WAIT_BOUNDS_S.get(bucket) else { return Some(Duration::from_millis(from)) };
                let part = (to * 1000 - from) * (2 * (rank - before) + 1) / (2 * hands);
                return Some(Duration::from_millis(from + part.max(1)));
            }
            before += hands;
        }
        None
    }
}
