//! The time of day for sender reports, from the monotonic time that every call brings.

use jushou_rtc::rtcp::Ntp;
use std::time::{Duration, Instant};

/// Runs on from the time of day it was started with: a step of the system's clock is never passed on to
/// listeners, whose players would follow it.
#[derive(Clone, Copy)]
pub struct Clock {
    start: Instant,
    unix_at_start: Duration,
}

impl Clock {
    pub fn new(now: Instant, unix: Duration) -> Clock {
        Clock { start: now, unix_at_start: unix }
    }

    /// When it was started.
    pub fn start(&self) -> Instant {
        self.start
    }

    pub fn ntp(&self, now: Instant) -> Ntp {
        Ntp::from_unix(self.unix_at_start + now.saturating_duration_since(self.start))
    }
}
