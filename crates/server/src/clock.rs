//! The one clock of this process. Everything below the rim is handed its time.

use domain::At;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Wall time read once at the start, then carried on by the monotonic clock: it never runs backwards, whatever
/// happens to the machine's date. Clones show the same time.
#[derive(Clone)]
pub struct Clock {
    wall: At,
    from: Instant,
    /// Milliseconds that a test has let pass; none: time passes by itself.
    by_hand_ms: Option<Arc<AtomicU64>>,
}

impl Clock {
    pub fn system() -> Clock {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clock { wall: At::default().after(since_epoch), from: Instant::now(), by_hand_ms: None }
    }

    /// Stands still at `wall` until [`Clock::advance`].
    pub fn by_hand(wall: At) -> Clock {
        Clock { wall, from: Instant::now(), by_hand_ms: Some(Arc::default()) }
    }

    pub fn now(&self) -> At {
        self.wall.after(self.passed())
    }

    pub fn instant(&self) -> Instant {
        self.from + self.passed()
    }

    /// Lets time pass, on every clone. Only for a clock [`Clock::by_hand`].
    pub fn advance(&self, by: Duration) {
        let by_hand_ms = self.by_hand_ms.as_ref().expect("only a clock by hand is advanced");
        by_hand_ms.fetch_add(u64::try_from(by.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn passed(&self) -> Duration {
        match &self.by_hand_ms {
            Some(ms) => Duration::from_millis(ms.load(Ordering::Relaxed)),
            None => self.from.elapsed(),
        }
    }
}
