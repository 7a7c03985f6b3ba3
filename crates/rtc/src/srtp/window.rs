//! Which packets of a stream have been seen, and what their rollover counter is.

/// How far behind the newest a packet may come. 64 packets of 20 ms are more than a second.
const SIZE: u64 = 64;

/// One replay window for each of at most `MAX` SSRCs. The first ones stay: forgetting a stream would let
/// its packets be replayed.
pub struct Windows<const MAX: usize>(Vec<(u32, Window)>);

impl<const MAX: usize> Windows<MAX> {
    pub fn new() -> Self {
        Windows(Vec::new())
    }

    /// The index a packet with this sequence number has most probably. None if that would be before the
    /// start of the stream, or beyond what an index can hold.
    pub fn guess(&self, ssrc: u32, seq: u16) -> Option<u64> {
        match self.of(ssrc) {
            Some(window) => window.guess(seq),
            None => Some(u64::from(seq)),
        }
    }

    /// True if the packet was seen, is too old to tell, or its stream is one too many.
    pub fn refuses(&self, ssrc: u32, index: u64) -> bool {
        match self.of(ssrc) {
            Some(window) => window.has_seen(index),
            None => self.0.len() >= MAX,
        }
    }

    /// Remembers an authentic packet. True if it is further on than any before.
    pub fn mark(&mut self, ssrc: u32, index: u64) -> bool {
        if let Some((_, window)) = self.0.iter_mut().find(|(of, _)| *of == ssrc) {
            window.mark(index)
        } else {
            self.0.reserve_exact(1); // Most peers send one, and there are many peers.
            self.0.push((ssrc, Window { highest: index, seen: 1 }));
            true
        }
    }

    fn of(&self, ssrc: u32) -> Option<&Window> {
        self.0.iter().find(|(of, _)| *of == ssrc).map(|(_, window)| window)
    }
}

struct Window {
    highest: u64,
    /// Bit n: the packet n before the highest was seen.
    seen: u64,
}

impl Window {
    /// The index nearest to the highest seen that ends in `seq` (RFC 3711, section 3.3.1).
    fn guess(&self, seq: u16) -> Option<u64> {
        let step = i64::from(seq.wrapping_sub(self.highest as u16) as i16);
        self.highest.checked_add_signed(step).filter(|index| index >> 48 == 0)
    }

    fn has_seen(&self, index: u64) -> bool {
        match self.highest.checked_sub(index) {
            Some(age) if age >= SIZE => true,
            Some(age) => self.seen >> age & 1 == 1,
            None => false,
        }
    }

    fn mark(&mut self, index: u64) -> bool {
        let ahead = index.saturating_sub(self.highest);
        if ahead > 0 {
            self.seen = if ahead < SIZE { self.seen << ahead } else { 0 };
            self.highest = index;
        }
        if let Some(age) = self.highest.checked_sub(index).filter(|age| *age < SIZE) {
            self.seen |= 1 << age;
        }
        ahead > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rollover_counter_follows_the_sequence_number_both_ways() {
        let mut windows = Windows::<1>::new();
        assert_eq!(windows.guess(1, 65_535), Some(65_535), "a stream starts at rollover 0");
        assert!(windows.mark(1, 65_535));
        assert_eq!(windows.guess(1, 0), Some(65_536));
        assert!(windows.mark(1, 65_536));
        assert_eq!(windows.guess(1, 65_534), Some(65_534), "late, from before the rollover");
        assert!(!windows.mark(1, 65_534), "late is not newest");
        assert_eq!(windows.guess(1, 2), Some(65_538));
    }

    #[test]
    fn nothing_comes_from_before_the_start() {
        let mut windows = Windows::<1>::new();
        windows.mark(1, 3);
        assert_eq!(windows.guess(1, 65_530), None);
    }

    #[test]
    fn a_packet_counts_once_and_only_while_it_is_within_the_window() {
        let mut windows = Windows::<1>::new();
        windows.mark(1, 100);
        assert!(windows.refuses(1, 100));
        assert!(!windows.refuses(1, 37) && windows.refuses(1, 36), "64 behind is too old to tell");
        windows.mark(1, 37);
        assert!(windows.refuses(1, 37));
        windows.mark(1, 1_000);
        assert!(windows.refuses(1, 100) && !windows.refuses(1, 999));
    }

    #[test]
    fn one_stream_too_many_is_refused_and_no_old_one_is_forgotten() {
        let mut windows = Windows::<2>::new();
        windows.mark(1, 5);
        windows.mark(2, 5);
        assert!(windows.refuses(3, 5));
        assert!(windows.refuses(1, 5) && windows.refuses(2, 5));
    }
}
