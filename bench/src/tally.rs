//! How long packets took and how many came: a histogram that costs nothing per packet.

use std::time::Duration;

const STEP: Duration = Duration::from_micros(50);
const STEPS: usize = 10_000;

/// Delays in steps of 50 µs up to half a second; longer ones count as that.
pub struct Tally {
    counts: Vec<u32>,
    pub packets: u64,
    pub longest: Duration,
}

impl Default for Tally {
    fn default() -> Self {
        Tally { counts: vec![0; STEPS], packets: 0, longest: Duration::ZERO }
    }
}

impl Tally {
    pub fn add(&mut self, delay: Duration) {
        let step = (delay.as_nanos() / STEP.as_nanos()) as usize;
        self.counts[step.min(STEPS - 1)] += 1;
        self.packets += 1;
        self.longest = self.longest.max(delay);
    }

    /// The delay that this share of the packets did not pass, rounded up to a step.
    pub fn quantile(&self, share: f64) -> Duration {
        let wanted = (self.packets as f64 * share).ceil() as u64;
        let mut seen = 0;
        for (step, count) in self.counts.iter().enumerate() {
            seen += u64::from(*count);
            if seen >= wanted {
                return STEP * (step as u32 + 1);
            }
        }
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_the_delay_that_so_many_did_not_pass() {
        let mut tally = Tally::default();
        (1..=100).for_each(|n| tally.add(Duration::from_micros(100 * n)));
        assert_eq!(tally.quantile(0.5), Duration::from_micros(5050));
        assert_eq!(tally.quantile(0.99), Duration::from_micros(9950));
        assert_eq!((tally.packets, tally.longest), (100, Duration::from_millis(10)));
        tally.add(Duration::from_secs(9));
        assert_eq!(tally.longest, Duration::from_secs(9));
    }
}
