//! What is done again and again: a round that fails is told once, and the next one comes all the same.

use crate::serve::told;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior};
use tracing::warn;

/// Rounds of one kind, until the server stops.
pub struct Rounds {
    ticks: Interval,
    stop: watch::Receiver<bool>,
    /// What the log says when one fails.
    fault: &'static str,
    is_well: bool,
}

impl Rounds {
    /// The first at once, the others `every` so often; a late one puts off those after it.
    pub fn every(every: Duration, fault: &'static str, stop: watch::Receiver<bool>) -> Rounds {
        let mut ticks = tokio::time::interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Rounds { ticks, stop, fault, is_well: true }
    }

    /// Waits for the next one. None: the server stops. May be dropped while it waits.
    pub async fn next(&mut self) -> Option<()> {
        tokio::select! {
            _ = self.ticks.tick() => Some(()),
            () = told(&mut self.stop) => None,
        }
    }

    /// How one went. Of faults in a row the first is told, and what came of those that went well is handed back.
    pub fn ended<T>(&mut self, round: anyhow::Result<T>) -> Option<T> {
        let was_well = std::mem::replace(&mut self.is_well, round.is_ok());
        match round {
            Ok(done) => Some(done),
            Err(e) => {
                if was_well {
                    warn!(error = format!("{e:#}"), "{}", self.fault);
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;
    use std::io::Write;
    use std::sync::{Arc, Mutex};
    use tokio::time::Instant;

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);

    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("whole").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_fault_is_told_once_until_it_is_over_and_the_rounds_go_on_until_the_server_stops() {
        let log = Log::default();
        let writer = log.clone();
        let all = tracing_subscriber::fmt().with_writer(move || writer.clone()).with_ansi(false).finish();
        let _this_thread = tracing::subscriber::set_default(all);
        let (stop, stopped) = watch::channel(false);
        let minute = Duration::from_secs(60);
        let mut rounds = Rounds::every(minute, "nothing is swept", stopped);
        let (began, mut told) = (Instant::now(), vec![]);
        for (number, is_well) in [true, false, false, false, true, true, false].into_iter().enumerate() {
            rounds.next().await.expect("it goes on");
            assert_eq!(began.elapsed(), minute * number as u32, "at once, then every minute");
            let round = if is_well { Ok(number) } else { Err(anyhow!("the disk").context("a broom")) };
            assert_eq!(rounds.ended(round), is_well.then_some(number));
            let text = String::from_utf8(std::mem::take(&mut log.0.lock().expect("whole"))).expect("a text");
            if !text.is_empty() {
                assert!(text.contains("nothing is swept") && text.contains("a broom: the disk"), "{text}");
                assert_eq!(text.lines().count(), 1, "{text}");
                told.push(number);
            }
        }
        assert_eq!(told, [1, 6]);

        tokio::time::advance(minute * 10).await;
        rounds.next().await.expect("late");
        let late = began.elapsed();
        rounds.next().await.expect("not all that were missed at once");
        assert_eq!(began.elapsed() - late, minute);
        stop.send_replace(true);
        assert!(rounds.next().await.is_none() && rounds.next().await.is_none());
    }
}
