//! Keeps a stream going at the pace of real time: players stop at a gap, and the mix has one wherever nobody speaks.

use std::time::Duration;

/// A frame's length.
const FRAME: Duration = Duration::from_millis(20);

/// How far silence stays behind, so that sound that comes late finds its place. Longer forgives a busy server; the player must have as much in store.
const LATE_FRAMES: u64 = 10;

/// Sound that is ahead of time by more is left out: it only adds to what its listener lags behind.
const AHEAD_FRAMES: u64 = 10;

/// Whoever reads so slowly loses the time itself, and stays near the room.
const BEHIND_FRAMES: u64 = 100;

/// How long sound may be missing before it is taken for a pause, which silence fills.
const PAUSE: Duration = Duration::from_millis(200);

/// Counts what was written against what is due.
pub struct Timeline {
    /// Frames that the player is given in advance.
    ahead: u64,
    /// Frames written or lost so far.
    written: u64,
    sound_at: Option<Duration>,
}

impl Timeline {
    /// `ahead`: silence to begin with, which the player then has in store.
    pub fn new(ahead: Duration) -> Timeline {
        Timeline { ahead: frames(ahead), written: 0, sound_at: None }
    }

    /// How many frames of silence are to be written at this time since the start.
    pub fn silence_due(&mut self, elapsed: Duration) -> u64 {
        if self.sound_at.is_some_and(|at| elapsed.saturating_sub(at) < PAUSE) {
            return 0;
        }
        let late = if self.written == 0 { 0 } else { LATE_FRAMES };
        let due = (self.ahead + frames(elapsed)).saturating_sub(late);
        let missing = due.saturating_sub(self.written);
        self.written += missing;
        if missing > self.ahead.max(BEHIND_FRAMES) { 0 } else { missing }
    }

    /// Whether a frame of sound that came at this time is to be written.
    pub fn takes_sound(&mut self, elapsed: Duration) -> bool {
        let takes = self.written < self.ahead + frames(elapsed) + AHEAD_FRAMES;
        self.written += u64::from(takes);
        self.sound_at = Some(elapsed);
        takes
    }
}

fn frames(time: Duration) -> u64 {
    (time.as_millis() / FRAME.as_millis()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn silence_fills_exactly_the_time_in_which_nobody_speaks() {
        let mut timeline = Timeline::new(ms(500));
        assert_eq!(timeline.silence_due(ms(0)), 25, "what the player has in store");
        let mut silence = 0;
        for at in (0..10_000).step_by(100) {
            silence += timeline.silence_due(ms(at));
        }
        assert_eq!(silence, 9_900 / 20 - LATE_FRAMES);
        // Sound comes: at its own pace, none is left out and no silence comes between.
        for at in (10_000..20_000).step_by(20) {
            assert!(timeline.takes_sound(ms(at)));
            assert_eq!(timeline.silence_due(ms(at)), 0);
        }
        assert_eq!(timeline.silence_due(ms(20_100)), 0, "a pause for breath");
        assert_eq!(timeline.silence_due(ms(20_400)), 25);
    }

    #[test]
    fn a_burst_of_old_sound_is_not_kept_and_who_reads_slowly_loses_time_and_not_memory() {
        let mut timeline = Timeline::new(ms(500));
        timeline.silence_due(ms(0));
        let taken = (0..1000).filter(|_| timeline.takes_sound(ms(0))).count();
        assert_eq!(taken as u64, AHEAD_FRAMES);
        assert_eq!(timeline.silence_due(ms(60_000)), 0, "a minute was not read: it is gone");
        assert!(timeline.takes_sound(ms(60_000)));
        assert_eq!(timeline.silence_due(ms(61_000)), 49);
    }
}
