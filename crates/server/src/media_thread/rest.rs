//! While nobody speaks or joins, all that comes waits a moment for more: thousands of silent peers are two hundred turns a
//! second instead of thousands.

use std::time::{Duration, Instant};

/// How long it waits. The first word after a silence, or what a host does in it, may come so much later.
const PAUSE: Duration = Duration::from_millis(5);

/// It is quiet once nothing was heard for so long.
const QUIET_AFTER: Duration = Duration::from_secs(1);

/// One thread's.
pub struct Rest {
    stirred_at: Instant,
    /// The last turn had something to do, and left nothing.
    is_done: bool,
}

impl Rest {
    pub fn new(now: Instant) -> Rest {
        Rest { stirred_at: now, is_done: false }
    }

    /// Sound or a handshake is here, or about to come.
    pub fn stir(&mut self, now: Instant) {
        self.stirred_at = self.stirred_at.max(now);
    }

    /// A turn ends that had packets or deadlines, or had none. `is_more`: some packets may be left.
    pub fn turn(&mut self, had_any: bool, is_more: bool) {
        self.is_done = had_any && !is_more;
    }

    /// How long whatever comes next waits. None: it is a turn at once, as is what comes alone in a while.
    pub fn pause(&self, now: Instant) -> Option<Duration> {
        let is_quiet = now.saturating_duration_since(self.stirred_at) >= QUIET_AFTER;
        (is_quiet && self.is_done).then_some(PAUSE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_in_silence_and_only_behind_packets_that_were_all_there_was() {
        let began = Instant::now();
        let mut rest = Rest::new(began);
        rest.turn(true, false);
        assert_eq!(rest.pause(began), None, "who connects first is not kept waiting");
        let quiet = began + QUIET_AFTER;
        assert_eq!(rest.pause(quiet), Some(PAUSE));
        rest.turn(false, false);
        assert_eq!(rest.pause(quiet), None, "the next packet is the only one in a while");
        rest.turn(true, true);
        assert_eq!(rest.pause(quiet), None, "what is left does not pile up");
        rest.turn(true, false);
        rest.stir(quiet);
        assert_eq!(rest.pause(quiet + QUIET_AFTER / 2), None, "somebody speaks");
        assert_eq!(rest.pause(quiet + QUIET_AFTER), Some(PAUSE));
    }
}
