//! What a media thread has done so far and how it is, for operators.

use super::load::Relief;
use std::time::Duration;

/// Turns up to so many milliseconds are counted together; longer ones behind the last.
pub const TURN_BOUNDS_MS: [u64; 8] = [1, 2, 5, 10, 20, 50, 100, 200];

/// Of one thread. Counts begin with it and never fall.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub plane: media::Counters,
    /// Datagrams that the kernel had no room for, or no way to their peer.
    pub dropped: u64,
    /// What this thread had to tell another that was behind.
    pub relays_lost: u64,
    pub turns: Turns,
    /// How long peers were here, together.
    pub stayed: Duration,
    /// Now: peers, the share of its core that sound takes, and what audiences do without for it.
    pub peers: usize,
    pub busy: f64,
    pub relief: Relief,
}

/// How long turns took: what comes in during one waits for its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns {
    /// By [`TURN_BOUNDS_MS`], and the rest.
    pub counts: [u64; TURN_BOUNDS_MS.len() + 1],
    pub together: Duration,
}

impl Turns {
    pub fn add(&mut self, turn: Duration) {
        let fits = |bound: &u64| turn <= Duration::from_millis(*bound);
        let at = TURN_BOUNDS_MS.iter().position(fits).unwrap_or(TURN_BOUNDS_MS.len());
        self.counts[at] += 1;
        self.together += turn;
    }
}

/// Of several threads: the busiest stands for all.
impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Figures>>(all: I) -> Figures {
        all.fold(Figures::default(), |a, b| Figures {
            plane: [a.plane, b.plane].into_iter().sum(),
            dropped: a.dropped + b.dropped,
            relays_lost: a.relays_lost + b.relays_lost,
            turns: Turns {
                counts: std::array::from_fn(|at| a.turns.counts[at] + b.turns.counts[at]),
                together: a.turns.together + b.turns.together,
            },
            stayed: a.stayed + b.stayed,
            peers: a.peers + b.peers,
            busy: a.busy.max(b.busy),
            relief: a.relief.max(b.relief),
        })
    }
}
