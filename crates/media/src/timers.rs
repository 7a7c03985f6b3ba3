//! Deadlines of peers and groups, so that nobody has to be looked at before its time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

/// Room that is kept, in deadlines.
const SPARE_MAX: usize = 1024;

/// Whose deadline it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Peer(u32),
    /// When to say who is speaking.
    Group(u32),
    /// When the mix has its next frame.
    Mix(u32),
    /// When a longer packet waits no more.
    Joiners(u32),
}

/// A deadline is never taken back: its owner remembers the one that counts and ignores others.
#[derive(Default)]
pub struct Timers(BinaryHeap<Reverse<(Instant, Whose)>>);

impl Timers {
    /// Sets `current`, the owner's own note, and the alarm, unless one rings by `at` anyway.
    pub fn set(&mut self, at: Instant, whose: Whose, current: &mut Option<Instant>) {
        if current.is_none_or(|current| at < current) {
            *current = Some(at);
            self.0.push(Reverse((at, whose)));
        }
    }

    pub fn wake_at(&self) -> Option<Instant> {
        self.0.peek().map(|Reverse((at, _))| *at)
    }

    /// The next deadline that has come.
    pub fn due(&mut self, now: Instant) -> Option<(Instant, Whose)> {
        self.wake_at().filter(|at| *at <= now)?;
        if self.0.capacity() > SPARE_MAX.max(4 * self.0.len()) {
            self.0.shrink_to(2 * self.0.len()); // Thousands came at once, with several deadlines each.
        }
        self.0.pop().map(|Reverse(due)| due)
    }
}
