//! Hands that came down, counted for the owner's report: added up in memory, written every second. Nobody waits for that, and
//! while the database is away they wait here.

use super::{House, lock};
use domain::report::{Day, Waited};
use std::collections::BTreeMap;
use std::sync::{Mutex, Weak};
use std::time::Duration;
use store::{ReportWrite, Store, Write, WriteError};
use tracing::warn;

/// How often what was counted is written. A server that is killed forgets what it counted since.
const WRITE_INTERVAL: Duration = Duration::from_secs(1);

/// By day, and by how long they waited; `None`: they were not served.
type Hands = BTreeMap<(Day, Option<usize>), u64>;

#[derive(Default)]
pub(super) struct Counts(Mutex<Hands>);

impl Counts {
    pub fn add(&self, hand: &Waited) {
        *lock(&self.0).entry((Day::of(hand.at), hand.bucket())).or_default() += 1;
    }

    pub async fn write(&self, store: &Store) {
        let hands = std::mem::take(&mut *lock(&self.0));
        if hands.is_empty() {
            return;
        }
        let write = |(&(day, bucket), &hands): (&(Day, Option<usize>), &u64)| {
            Write::Report(ReportWrite::Hands { day, bucket, hands })
        };
        match store.write(hands.iter().map(write).collect()).await {
            Ok(()) => {}
            Err(WriteError::Down(_)) => {
                let mut waiting = lock(&self.0);
                hands.into_iter().for_each(|(of, count)| *waiting.entry(of).or_default() += count);
            }
            Err(cause) => warn!(%cause, "hands are not counted"),
        }
    }
}

/// Ends with the house.
pub(super) async fn run(house: Weak<House>) {
    let mut turns = tokio::time::interval(WRITE_INTERVAL);
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        turns.tick().await;
        let Some(house) = house.upgrade() else { return };
        house.counts.write(&house.store).await;
    }
}
