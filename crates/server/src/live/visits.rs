//! Who was in which room: noted as it is saved, and written down once a visit is over, with what the owner's report counts of
//! it. No room waits for that, and while the database is away it waits here.

use super::{House, Live};
use domain::network;
use domain::network::Visit;
use domain::room::{Recorded, Room};
use domain::{At, RoomId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, Weak};
use std::time::Duration;
use store::{IntroductionWrite, ReportWrite, Store, Write, WriteError};
use tracing::warn;

/// How often visits that are over are written down. More often makes more and smaller writes.
const WRITE_INTERVAL: Duration = Duration::from_secs(1);

/// Visits in one write. More lets other writes wait for longer.
const WRITTEN_AT_ONCE: usize = 200;

/// Visits that wait while the database is away. What is beyond it is lost: those people are not introduced.
const WAITING_MAX: usize = 50_000;

#[derive(Default)]
pub(super) struct Visits {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Of rooms with a task.
    rooms: HashMap<RoomId, network::Visits>,
    /// Over, and not written yet.
    waiting: Vec<(RoomId, Visit)>,
}

impl Visits {
    /// A room has a task from now on.
    pub fn begin(&self, room: &Room, now: At) {
        self.with(|inner| inner.rooms.insert(room.id(), network::Visits::of(room, now)));
    }

    pub fn note(&self, room: RoomId, recorded: &Recorded) {
        self.with(|inner| {
            let over = inner.rooms.entry(room).or_default().apply(recorded);
            inner.wait(room, over);
        });
    }

    /// A room has no task any more. Whoever is back soon goes on with the same visit.
    pub fn end(&self, room: RoomId, now: At) {
        self.with(|inner| {
            let over = inner.rooms.remove(&room).map(|visits| visits.at(now).collect());
            inner.wait(room, over.unwrap_or_default());
        });
    }

    fn over(&self, room: RoomId) -> Vec<Visit> {
        self.with(|inner| inner.of(room).collect())
    }

    fn all(&self, room: RoomId, now: At) -> Vec<Visit> {
        self.with(|inner| {
            let going_on = inner.rooms.get(&room).into_iter().flat_map(|visits| visits.at(now));
            inner.of(room).chain(going_on).collect()
        })
    }

    /// Writes what waits, until nothing does or the database says no.
    pub async fn write(&self, store: &Store) {
        while let Some((room, visits)) = self.next() {
            let write = IntroductionWrite::Visits { room, visits: visits.clone() };
            let count = ReportWrite::Visits { room, visits: visits.clone() };
            match store.write(vec![Write::Report(count), Write::Introduction(write)]).await {
                Ok(()) => {}
                Err(WriteError::Down(_)) => return,
                Err(cause) => warn!(room.id = %room, %cause, "who was in a room is not written down"),
            }
            self.with(|inner| inner.waiting.retain(|(of, visit)| *of != room || !visits.contains(visit)));
        }
    }

    /// The next few, all of one room.
    fn next(&self) -> Option<(RoomId, Vec<Visit>)> {
        self.with(|inner| {
            let (room, _) = *inner.waiting.first()?;
            Some((room, inner.of(room).take(WRITTEN_AT_ONCE).collect()))
        })
    }

    fn with<T>(&self, change: impl FnOnce(&mut Inner) -> T) -> T {
        change(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Inner {
    fn of(&self, room: RoomId) -> impl Iterator<Item = Visit> + '_ {
        self.waiting.iter().filter(move |(of, _)| *of == room).map(|(_, visit)| *visit)
    }

    fn wait(&mut self, room: RoomId, over: Vec<Visit>) {
        let places = WAITING_MAX.saturating_sub(self.waiting.len());
        self.waiting.extend(over.into_iter().take(places).map(|visit| (room, visit)));
    }
}

impl Live {
    /// Times in that room that are over and not written down yet.
    pub fn visits_over(&self, room: RoomId) -> Vec<Visit> {
        self.0.visits.over(room)
    }

    /// The same, and those that go on, as if they ended now.
    pub fn visits(&self, room: RoomId) -> Vec<Visit> {
        self.0.visits.all(room, self.0.clock.now())
    }
}

/// Ends with the house.
pub(super) async fn run(house: Weak<House>) {
    let mut turns = tokio::time::interval(WRITE_INTERVAL);
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        turns.tick().await;
        let Some(house) = house.upgrade() else { return };
        house.visits.write(&house.store).await;
    }
}
