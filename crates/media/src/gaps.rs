//! Which packets of a microphone have come, and which are worth asking for again.

use std::time::{Duration, Instant};

/// Packets that are remembered, up to the newest: 1.3 s of speech. What comes later than that is of no use.
const REMEMBERED: u64 = u64::BITS as u64;

/// A packet is asked for while it is among so many newest: listeners wait no longer than 200 ms for it.
const ASKED_WITHIN: u64 = 10;

/// What was asked for may be on its way for this long before it is asked for again.
const ASK_AGAIN: Duration = Duration::from_millis(60);

/// Of one source.
pub struct Gaps {
    highest: u64,
    /// Bit `n`: the packet `highest - n` has come. Those before the first one count as come.
    come: u64,
    asked_at: Option<Instant>,
    /// The highest when it was last asked.
    asked_up_to: u64,
}

impl Gaps {
    /// `first` is the first packet, which is still to be taken.
    pub fn new(first: u64) -> Gaps {
        Gaps { highest: first, come: !1, asked_at: None, asked_up_to: first }
    }

    /// A packet is here, or a copy of it. True the first time, unless it is too old to know.
    pub fn take(&mut self, index: u64) -> bool {
        if index > self.highest {
            let ahead = index - self.highest;
            self.come = if ahead < REMEMBERED { self.come << ahead } else { 0 };
            self.highest = index;
        }
        let back = self.highest - index;
        if back >= REMEMBERED {
            return false;
        }
        let is_new = self.come & (1 << back) == 0;
        self.come |= 1 << back;
        is_new
    }

    /// What is missing and worth asking for now. Asked with every packet, so silence costs nothing.
    pub fn ask(&mut self, now: Instant) -> Option<impl Iterator<Item = u64> + use<>> {
        let missing = !self.come & ((1 << ASKED_WITHIN) - 1);
        let since_asked = self.highest.saturating_sub(self.asked_up_to).min(ASKED_WITHIN);
        let is_new = missing & ((1 << since_asked) - 1) != 0;
        let is_due = self.asked_at.is_none_or(|at| now.saturating_duration_since(at) >= ASK_AGAIN);
        if missing == 0 || !(is_new || is_due) {
            return None;
        }
        (self.asked_at, self.asked_up_to) = (Some(now), self.highest);
        let highest = self.highest;
        Some(
            (0..ASKED_WITHIN)
                .rev()
                .filter(move |back| missing >> back & 1 == 1)
                .map(move |back| highest - back),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(gaps: &mut Gaps, now: Instant) -> Vec<u64> {
        gaps.ask(now).into_iter().flatten().collect()
    }

    #[test]
    fn each_packet_is_new_once_in_whatever_order() {
        let mut gaps = Gaps::new(100);
        for (index, is_new) in
            [(100, true), (100, false), (103, true), (101, true), (101, false), (99, false), (103, false)]
        {
            assert_eq!(gaps.take(index), is_new, "{index}");
        }
        assert!(gaps.take(500) && gaps.take(500 - REMEMBERED + 1), "after a jump what is near is still new");
        assert!(!gaps.take(500 - REMEMBERED), "and what is far is too late");
    }

    #[test]
    fn what_is_missing_is_asked_for_at_once_and_again_while_it_is_of_use() {
        let mut now = Instant::now();
        let mut gaps = Gaps::new(0);
        gaps.take(0);
        gaps.take(1);
        assert_eq!(asked(&mut gaps, now), []);
        gaps.take(4);
        assert_eq!(asked(&mut gaps, now), [2, 3]);
        gaps.take(5);
        assert_eq!(asked(&mut gaps, now + ASK_AGAIN / 2), [], "it may be on its way");
        gaps.take(3);
        gaps.take(7);
        assert_eq!(asked(&mut gaps, now + ASK_AGAIN / 2), [2, 6], "a new gap does not wait");
        now += 3 * ASK_AGAIN;
        assert_eq!(asked(&mut gaps, now), [2, 6]);
        gaps.take(6);
        gaps.take(2 + ASKED_WITHIN);
        now += ASK_AGAIN;
        assert_eq!(asked(&mut gaps, now), (8..2 + ASKED_WITHIN).collect::<Vec<_>>(), "2 is too old");
        (8..2 + ASKED_WITHIN).for_each(|index| assert!(gaps.take(index)));
        assert_eq!(asked(&mut gaps, now + ASK_AGAIN), []);
    }
}
