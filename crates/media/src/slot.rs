//! One slot of a group: which source it passes on now, on a clock that runs through all of them.

use std::time::Instant;

/// A jump this far ahead in a source's numbers counts as a new beginning. Left as a gap, a few such jumps
/// would push listeners out of step with their rollover counters.
const GAP_MAX: u64 = 1000;

const CLOCK_PER_MS: u128 = (audio::opus::CLOCK_HZ / 1000) as u128;

/// The timestamp steps at least this far when the source changes: a packet of 20 ms.
const STEP_MIN: u32 = audio::opus::CLOCK_HZ / 50;

pub struct Slot {
    /// Numbers the unbroken runs of one source; 0 before the first.
    tenure: u32,
    source: u32,
    highest_index: u64,
    timestamp_offset: u32,
    clock: SlotClock,
}

/// The time in a slot: what its newest packet said, and when.
#[derive(Clone, Copy)]
pub struct SlotClock(Last);

/// The newest packet, as it was passed on.
#[derive(Clone, Copy)]
struct Last {
    timestamp: u32,
    at: Instant,
}

/// A packet as listeners get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    pub tenure: u32,
    pub timestamp: u32,
    /// None of the tenure came from further on before.
    pub is_newest: bool,
}

impl Slot {
    pub fn new(start: Instant) -> Slot {
        Slot { tenure: 0, source: 0, highest_index: 0, timestamp_offset: 0, clock: SlotClock::new(start) }
    }

    /// A packet goes through. `is_new`: its speaker has just got the slot.
    pub fn pass(&mut self, now: Instant, is_new: bool, source: u32, index: u64, timestamp: u32) -> Passed {
        let is_jump = index > self.highest_index + GAP_MAX;
        if is_new || source != self.source || is_jump || self.tenure == 0 {
            self.tenure = self.tenure.wrapping_add(1).max(1);
            self.source = source;
            self.highest_index = index;
            self.timestamp_offset = self.clock.timestamp_for_next(now).wrapping_sub(timestamp);
        }
        let passed = timestamp.wrapping_add(self.timestamp_offset);
        let is_newest = index >= self.highest_index;
        if is_newest {
            self.highest_index = index;
            self.clock.set(now, passed);
        }
        Passed { tenure: self.tenure, timestamp: passed, is_newest }
    }
}

impl SlotClock {
    /// All that start at the same time agree until they are set.
    pub fn new(start: Instant) -> SlotClock {
        SlotClock(Last { timestamp: 0, at: start })
    }

    /// The newest packet so far.
    pub fn set(&mut self, now: Instant, timestamp: u32) {
        self.0 = Last { timestamp, at: now };
    }

    /// The slot's clock at `now`, for sender reports.
    pub fn timestamp_at(&self, now: Instant) -> u32 {
        self.0.timestamp.wrapping_add(self.ticks_since(now))
    }

    /// Of a packet at `now` that is to be behind the newest.
    pub fn timestamp_for_next(&self, now: Instant) -> u32 {
        self.0.timestamp.wrapping_add(self.ticks_since(now).max(STEP_MIN))
    }

    /// In the clock of Opus. Wraps as RTP timestamps do.
    fn ticks_since(&self, now: Instant) -> u32 {
        (now.saturating_duration_since(self.0.at).as_micros() * CLOCK_PER_MS / 1000) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const PACKET: Duration = Duration::from_millis(20);

    #[test]
    fn timestamps_run_on_when_the_speaker_changes() {
        let now = Instant::now();
        let mut slot = Slot::new(now);
        let a = slot.pass(now, true, 7, 5, 1_000_000);
        let b = slot.pass(now + PACKET, false, 7, 6, 1_000_960);
        assert_eq!((b.tenure, b.timestamp.wrapping_sub(a.timestamp)), (a.tenure, 960));
        let c = slot.pass(now + 51 * PACKET, true, 8, 40_000, 17);
        assert_eq!(c.timestamp.wrapping_sub(b.timestamp), 48_000, "a second of silence");
        assert_ne!(c.tenure, b.tenure);
        let d = slot.pass(now + 51 * PACKET, true, 9, 1, u32::MAX);
        assert_eq!(d.timestamp.wrapping_sub(c.timestamp), 960, "never the same timestamp for two speakers");
    }

    #[test]
    fn a_late_packet_keeps_its_place_in_time() {
        let now = Instant::now();
        let mut slot = Slot::new(now);
        let first = slot.pass(now, true, 7, 5, 0);
        slot.pass(now + PACKET, false, 7, 7, 1920);
        let late = slot.pass(now + PACKET, false, 7, 6, 960);
        assert_eq!((late.tenure, late.timestamp.wrapping_sub(first.timestamp)), (first.tenure, 960));
        assert_eq!(slot.clock.timestamp_at(now + PACKET).wrapping_sub(first.timestamp), 1920);
    }

    #[test]
    fn a_wild_jump_of_numbers_or_another_source_begins_anew() {
        let now = Instant::now();
        let mut slot = Slot::new(now);
        let first = slot.pass(now, true, 7, 5, 0);
        assert_eq!(slot.pass(now, false, 7, 5 + GAP_MAX, 0).tenure, first.tenure, "a long loss");
        let jump = slot.pass(now, false, 7, 6 + 2 * GAP_MAX, 0);
        assert_ne!(jump.tenure, first.tenure);
        assert_ne!(slot.pass(now, false, 8, 7 + 2 * GAP_MAX, 0).tenure, jump.tenure);
    }
}
