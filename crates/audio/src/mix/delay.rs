//! How unevenly a speaker's packets arrive, and so how long they are to wait before they are played.
//!
//! All times are samples of the mix's clock. A packet's transit is its arrival less its timestamp: a
//! constant, plus what the network adds. The smallest lately seen stands for the constant; the largest says
//! what waiting covers. Clocks that run apart by hundreds of ppm move both by a ms or two meanwhile.

/// Added to what was seen, and so the least wait: one packet of 20 ms. The packet after a lost one, with its
/// copy, is there in time then.
pub const DEPTH_MIN: i64 = 960;

/// The longest wait, 200 ms. What comes later than this is lost.
pub const DEPTH_MAX: i64 = 9600;

/// The memory is one to two of these: 4 s. Longer keeps the delay after a hiccup, shorter has more of them.
const WINDOW: i64 = 4 * 48_000;

/// A window this empty is not enough to forget the one before.
const PACKETS_MIN: u32 = 40;

#[derive(Default)]
pub struct Delay {
    now: Option<Spread>,
    before: Option<Spread>,
    last_arrival: i64,
}

#[derive(Clone, Copy)]
struct Spread {
    since: i64,
    min: i64,
    max: i64,
    packets: u32,
}

impl Delay {
    /// A packet arrived.
    pub fn note(&mut self, arrival: i64, transit: i64) {
        let fresh = Spread { since: arrival, min: transit, max: transit, packets: 1 };
        if arrival - self.last_arrival > 2 * WINDOW {
            self.forget(); // The clocks have moved against each other meanwhile.
        }
        self.last_arrival = arrival;
        let Some(now) = &mut self.now else {
            self.now = Some(fresh);
            return;
        };
        if arrival - now.since >= WINDOW && now.packets >= PACKETS_MIN {
            self.before = self.now.replace(fresh);
            return;
        }
        now.min = now.min.min(transit);
        now.max = now.max.max(transit);
        now.packets += 1;
    }

    /// The way to here has changed for good: what was seen before does not count.
    pub fn forget(&mut self) {
        *self = Delay::default();
    }

    /// The smallest transit; 0 before the first packet.
    pub fn base(&self) -> i64 {
        self.spreads().map(|spread| spread.min).min().unwrap_or(0)
    }

    /// How long after its smallest transit a packet is to be played.
    pub fn depth(&self) -> i64 {
        let max = self.spreads().map(|spread| spread.max).max().unwrap_or(0);
        (max - self.base() + DEPTH_MIN).min(DEPTH_MAX)
    }

    fn spreads(&self) -> impl Iterator<Item = Spread> {
        self.now.into_iter().chain(self.before)
    }
}
