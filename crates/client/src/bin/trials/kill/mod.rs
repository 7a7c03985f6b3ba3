//! A small town under load, and the book that is kept of everything the server acknowledged in it.
//!
//! Each subject (one member in one room, one invite, one account, one login, one room's title or lock) has one act
//! under way at a time, so the order of its acts is known; the subjects act all at once.

mod door;
mod door_look;
mod place;
mod room;
mod track;

use crate::house::{House, open_room};
use crate::random::Random;
use anyhow::Result;
use client::{Client, Fault};
use door::Door;
use protocol::room::Visibility;
use room::RoomBook;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use tokio::task::JoinSet;

pub use track::Since;

/// How large the town is: sized for two cores.
const ROOMS: usize = 4;
const MEMBERS_A_ROOM: usize = 9;

pub struct Town {
    rooms: Vec<Arc<RoomBook>>,
    door: Arc<Door>,
    pub book: Arc<Book>,
}

/// What was acknowledged, by kind; and answers that nobody expected.
#[derive(Default)]
pub struct Book {
    acknowledged: Mutex<BTreeMap<&'static str, usize>>,
    unexpected: Mutex<Vec<String>>,
}

/// What a comparison with the book found.
#[derive(Default, Clone)]
pub struct Findings {
    pub compared: usize,
    pub lost: Vec<String>,
    pub doubled: Vec<String>,
    pub gained: Vec<String>,
}

impl Findings {
    pub fn add(&mut self, other: Findings) {
        self.compared += other.compared;
        self.lost.extend(other.lost);
        self.doubled.extend(other.doubled);
        self.gained.extend(other.gained);
    }

    /// A few of each, for whoever has to find the cause.
    pub fn explain(&self) {
        for (what, found) in [("lost", &self.lost), ("doubled", &self.doubled), ("gained", &self.gained)] {
            for one in found.iter().take(5) {
                println!("    {what}: {one}");
            }
        }
    }
}

/// How an ask ended, as far as the book is concerned.
pub enum Outcome {
    Done,
    Refused(protocol::tell::RefusalCode),
    /// No answer: nobody knows.
    Unknown,
}

impl From<Result<(), Fault>> for Outcome {
    fn from(result: Result<(), Fault>) -> Outcome {
        match result {
            Ok(()) => Outcome::Done,
            Err(fault) => fault.code().map_or(Outcome::Unknown, Outcome::Refused),
        }
    }
}

impl Book {
    fn done(&self, kind: &'static str) {
        *lock(&self.acknowledged).entry(kind).or_default() += 1;
    }

    fn odd(&self, what: String) {
        lock(&self.unexpected).push(what);
    }

    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        lock(&self.acknowledged).clone()
    }

    pub fn unexpected(&self) -> Vec<String> {
        lock(&self.unexpected).clone()
    }
}

impl Town {
    /// People and rooms in a fresh house; everybody is connected, and only owners are in their rooms.
    pub async fn settle(house: &House) -> Result<Town> {
        let keeper = house.owner().await?;
        let book = Arc::<Book>::default();
        let mut rooms = vec![];
        for number in 0..ROOMS {
            let owner = house.member(&keeper, "owner").await?;
            let opened = open_room(&owner, &format!("Room {number}"), Visibility::Open).await?;
            let members = house.members(&keeper, "guest", MEMBERS_A_ROOM).await?;
            rooms.push(Arc::new(RoomBook::open(owner, opened.room, members, book.clone()).await?));
        }
        let door = Arc::new(Door::new(keeper, book.clone()));
        Ok(Town { rooms, door, book })
    }

    /// Everybody acts at once, until the server is gone or `stop` says so.
    pub fn begin(&self, random: &mut Random, stop: &watch::Receiver<bool>) -> JoinSet<()> {
        let mut acting = JoinSet::new();
        for room in &self.rooms {
            for member in 0..room.members.len() {
                acting.spawn(room.clone().member_acts(member, random.branch(), stop.clone()));
            }
            acting.spawn(room.clone().room_acts(random.branch(), stop.clone()));
        }
        for _ in 0..door::ACTING {
            acting.spawn(self.door.clone().acts(random.branch(), stop.clone()));
        }
        acting
    }

    /// From here on [`Since::Mark`] counts.
    pub fn mark(&self) {
        self.rooms.iter().for_each(|room| room.mark());
        self.door.mark();
    }

    /// Reads everything back from a server with this data and compares it with the book. Everybody who has a seat
    /// takes it again. Afterwards the book says what was found.
    pub async fn compare(&self, base: &str, since: Since) -> Result<Findings> {
        let mut findings = Findings::default();
        for room in &self.rooms {
            findings.add(room.compare(base, since).await?);
        }
        findings.add(self.door.compare(base, since).await?);
        Ok(findings)
    }
}

/// The same account at a server that may be another one with the same data.
pub fn at(base: &str, client: &Client) -> Result<Client> {
    match client.session_cookie() {
        Some(cookie) => Client::with_session_cookie(base, &cookie),
        None => Client::new(base),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
