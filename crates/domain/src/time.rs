//! A moment, as the caller's clock gives it.

use std::time::Duration;

/// Milliseconds since the Unix epoch. The caller owns the clock and never lets it run backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct At(pub u64);

impl At {
    /// Time passed since `earlier`; zero if `earlier` is later.
    pub fn since(self, earlier: At) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    pub fn after(self, wait: Duration) -> At {
        At(self.0.saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))
    }
}
