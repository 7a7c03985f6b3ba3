//! How busy one media thread is with sound, and what audiences give up so that nobody who listens is dropped and no
//! delay grows.

use std::time::{Duration, Instant};

/// What audiences give up, in this order; each includes those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relief {
    #[default]
    Nothing,
    /// Packets of 40 ms at least: half of them.
    LongPackets,
    /// Packets of 60 ms.
    LongestPackets,
    /// Fewer speakers are heard at once.
    FewerSlots,
    /// Nobody else joins an audience. The stage still does.
    NoJoins,
}

/// How often the thread looks at its load. Shorter, and one burst looks like a load.
pub const WINDOW: Duration = Duration::from_millis(500);

/// From this share of its core on, a thread asks for more relief. The rest is for joins and what the machine does beside.
const BUSY: f64 = 0.8;

/// Below this share it goes back from each relief: doing without must leave it below [`BUSY`].
const CALM: [f64; 5] = [0.0, 0.35, 0.48, 0.48, 0.65];

/// A relief lasts at least this long. Shorter, and listeners hear it come and go.
const HOLD: Duration = Duration::from_secs(10);

const ORDER: [Relief; 5] =
    [Relief::Nothing, Relief::LongPackets, Relief::LongestPackets, Relief::FewerSlots, Relief::NoJoins];

/// What one listener takes of a core where nothing is measured yet: 3,000 of them, in packets of 20 ms, are all of it.
const LISTENER_SHARE: f64 = 1.0 / 3000.0;

/// A share below this says nothing of what a listener costs, nor do fewer peers.
const MEASURED_FROM: (f64, usize) = (0.05, 100);

/// How many more listeners a thread carries that is this busy with so many, before anybody does without anything.
pub fn room_for(share: f64, peers: usize) -> usize {
    let is_measured = share >= MEASURED_FROM.0 && peers >= MEASURED_FROM.1;
    let each = if is_measured { share / peers as f64 } else { LISTENER_SHARE };
    // Who is here and silent now may have a speaker in a moment.
    let taken = share.max(peers as f64 * each);
    ((BUSY - taken) / each).max(0.0) as usize
}

/// One thread's.
pub struct Load {
    relief: Relief,
    relieved_at: Instant,
    window_at: Instant,
    /// In this window, time that sound did not need: waiting, and handshakes, which wait for sound.
    spare: Duration,
    share: f64,
}

impl Load {
    pub fn new(now: Instant) -> Load {
        Load { relief: Relief::Nothing, relieved_at: now, window_at: now, spare: Duration::ZERO, share: 0.0 }
    }

    /// So much of the time since the last call was not for sound.
    pub fn spare(&mut self, time: Duration) {
        self.spare += time;
    }

    /// To be asked in every turn. Gives the relief when it is another one from now on.
    pub fn look(&mut self, now: Instant) -> Option<Relief> {
        let passed = now.saturating_duration_since(self.window_at);
        if passed < WINDOW {
            return None;
        }
        self.share = (1.0 - self.spare.as_secs_f64() / passed.as_secs_f64()).clamp(0.0, 1.0);
        (self.window_at, self.spare) = (now, Duration::ZERO);
        let level = self.relief as usize;
        let next = if self.share >= BUSY {
            (level + 1).min(ORDER.len() - 1)
        } else if self.share < CALM[level] && now.saturating_duration_since(self.relieved_at) >= HOLD {
            level - 1
        } else {
            level
        };
        if next == level {
            return None;
        }
        (self.relief, self.relieved_at) = (ORDER[next], now);
        Some(self.relief)
    }

    /// When to look again at the latest, even if nothing happens. None: not before something does.
    pub fn look_within(&self) -> Option<Duration> {
        (self.relief != Relief::Nothing).then_some(WINDOW)
    }

    pub fn relief(&self) -> Relief {
        self.relief
    }

    /// Of its core, for sound, in the last window: 0 to 1.
    pub fn share(&self) -> f64 {
        self.share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets windows of this load pass. Gives what was asked for, and after how many windows.
    fn run(load: &mut Load, now: &mut Instant, share: f64, windows: u32) -> Vec<(u32, Relief)> {
        let looks = (1..=windows).filter_map(|window| {
            load.spare(WINDOW.mul_f64(1.0 - share));
            *now += WINDOW;
            Some((window, load.look(*now)?))
        });
        looks.collect()
    }

    #[test]
    fn a_load_that_does_not_end_is_relieved_in_order() {
        let mut now = Instant::now();
        let mut load = Load::new(now);
        assert_eq!(run(&mut load, &mut now, BUSY - 0.01, 1000), []);
        assert_eq!(load.look_within(), None, "who is not busy needs no timer");
        let asked = run(&mut load, &mut now, 0.99, 10);
        assert_eq!(asked, [(1, ORDER[1]), (2, ORDER[2]), (3, ORDER[3]), (4, ORDER[4])]);
        assert_eq!(load.look_within(), Some(WINDOW));
    }

    #[test]
    fn a_relief_that_helps_is_enough_and_stays_until_it_can_be_done_without() {
        let mut now = Instant::now();
        let mut load = Load::new(now);
        assert_eq!(run(&mut load, &mut now, 0.9, 1), [(1, Relief::LongPackets)]);
        // Half as many packets.
        assert_eq!(run(&mut load, &mut now, 0.45, 1000), [], "without it, it would be too much again");
        assert_eq!(run(&mut load, &mut now, 0.34, 3), [(1, Relief::Nothing)]);
        assert_eq!(run(&mut load, &mut now, 0.68, 1000), []);
    }

    #[test]
    fn it_goes_back_step_by_step_and_not_at_once() {
        let mut now = Instant::now();
        let mut load = Load::new(now);
        run(&mut load, &mut now, 1.0, 4);
        let windows = (HOLD.as_millis() / WINDOW.as_millis()) as u32;
        let back = run(&mut load, &mut now, 0.1, 5 * windows);
        let at = [1, 2, 3, 4].map(|step| step * windows);
        assert_eq!(back, [(at[0], ORDER[3]), (at[1], ORDER[2]), (at[2], ORDER[1]), (at[3], ORDER[0])]);
    }

    #[test]
    fn there_is_room_for_what_the_rest_of_the_core_carries() {
        assert_eq!(room_for(0.0, 0), 2400);
        assert_eq!(room_for(0.0, 1000), 1400, "silent ones count");
        assert_eq!(room_for(0.4, 2000), 2000, "measured");
        assert_eq!((room_for(0.9, 2000), room_for(0.0, 5000)), (0, 0));
    }

    #[test]
    fn handshakes_are_no_reason() {
        let mut now = Instant::now();
        let mut load = Load::new(now);
        for _ in 0..100 {
            load.spare(WINDOW.mul_f64(0.1));
            load.spare(WINDOW.mul_f64(0.6)); // What joins took.
            now += WINDOW;
            assert_eq!(load.look(now), None);
            assert!((load.share() - 0.3).abs() < 0.01);
        }
    }
}
