//! A house of the test's own, without HTTP: a store that can fail, a clock by hand, a real media thread.

use super::guest::Guest;
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use domain::{AccountId, At, MemberId};
use protocol::rest::{OpenRoom, RoomCard};
use protocol::room::Policy;
use server::clock::Clock;
use server::config;
use server::live::Live;
use server::media_thread::{self, MediaHandle, Stuck};
use server::secret;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::{Backend, Fault, FaultHandle, FaultyBackend, NodeId, SessionId, Store, Write};

pub const START: At = At(1_800_000_000_000);

/// Most of what a peer sends comes to another media thread than its own.
const SHARDS: usize = 2;

/// A directory that is gone after the test.
pub struct Dir(PathBuf);

impl Dir {
    pub fn new() -> Dir {
        let path = std::env::temp_dir().join(format!("jushou-test-{:016x}", secret::number()));
        std::fs::create_dir(&path).expect("a fresh name");
        Dir(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub struct House {
    pub live: Live,
    pub store: Store,
    pub clock: Clock,
    fault: FaultHandle,
    backend: Arc<dyn Backend>,
    /// How its media threads are set up.
    sound: config::Media,
    /// What would be read by a media thread that does not run.
    media: Option<Stuck>,
    _dir: Dir,
}

impl House {
    /// The media thread takes commands and never answers.
    pub async fn with_stuck_media() -> House {
        let mut house = House::open().await;
        let (media, stuck) = MediaHandle::stuck();
        let (_, events) = tokio::sync::mpsc::channel(1);
        let limits = config::Limits::default();
        house.live = Live::new(
            &limits,
            domain::room::House::default(),
            house.store.clone(),
            house.clock.clone(),
            media,
            events,
        );
        house.media = Some(stuck);
        house
    }

    pub async fn open() -> House {
        House::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut config::Limits)) -> House {
        let dir = Dir::new();
        let sqlite = store_sqlite::open(dir.path()).await.expect("a fresh directory");
        let (faulty, fault) = FaultyBackend::new(sqlite);
        let backend: Arc<dyn Backend> = Arc::new(faulty);
        let mut limits = config::Limits::default();
        change(&mut limits);
        let clock = Clock::by_hand(START);
        let sound = config::Media { port: 0, listeners_max: usize::MAX, ..Default::default() };
        let (live, store) = start(&limits, &sound, &backend, &clock).await;
        House { sound, media: None, live, store, clock, fault, backend, _dir: dir }
    }

    /// With these rules for every room.
    pub async fn under(rules: domain::room::House) -> House {
        let mut house = House::open().await;
        let media = config::Media { port: 0, ..Default::default() };
        let (media, events) =
            media_thread::start(&media, true, SHARDS, house.clock.clone()).expect("a free port");
        let limits = config::Limits::default();
        house.live = Live::new(&limits, rules, house.store.clone(), house.clock.clone(), media, events);
        house
    }

    /// For so many people with sound, and the stage.
    pub async fn for_listeners(most: usize) -> House {
        House::with_sound(|sound| sound.listeners_max = most).await
    }

    pub async fn with_sound(change: impl FnOnce(&mut config::Media)) -> House {
        let mut house = House::open().await;
        change(&mut house.sound);
        let limits = config::Limits::default();
        (house.live, house.store) = start(&limits, &house.sound, &house.backend, &house.clock).await;
        house
    }

    /// The process dies and starts anew: all memory is gone, the database stays.
    pub async fn restart(&mut self) {
        let limits = config::Limits::default();
        let (live, store) = start(&limits, &self.sound, &self.backend, &self.clock).await;
        live.recover(store.take_rooms(self.clock.now()).await.expect("taken")).await;
        (self.live, self.store) = (live, store);
    }

    pub fn fails(&self, fault: Fault) {
        self.fault.set(fault);
    }

    /// Lets time pass, and the rooms look at what is due.
    pub fn pass(&self, time: Duration) {
        self.clock.advance(time);
        self.live.tick();
    }

    pub async fn account(&self, handle: &str, standing: Standing) -> Account {
        let account = account(handle, standing);
        self.add(vec![account.clone()]).await;
        account
    }

    pub async fn add(&self, accounts: Vec<Account>) {
        let write = |account| Write::AddAccount { account, password_hash: "none".to_owned() };
        self.store.write(accounts.into_iter().map(write).collect()).await.expect("written");
    }

    /// A member on a socket, outside any room.
    pub async fn member(&self, handle: &str) -> Guest {
        self.connect(self.account(handle, member()).await)
    }

    /// One more socket of an account, on a session of its own.
    pub fn connect(&self, account: Account) -> Guest {
        self.connect_in(account, SessionId::new(secret::number()))
    }

    pub fn connect_in(&self, account: Account, session: SessionId) -> Guest {
        let line = self.live.connect(account.clone(), session).expect("the session is good");
        Guest::new(line, account, session)
    }

    /// What is in it for somebody who belongs to no circle.
    pub fn hallway(&self) -> Vec<RoomCard> {
        self.live.hallway(MemberId::of(AccountId::new(1)))
    }

    /// Opens a room and enters it.
    pub async fn room(&self, owner: &mut Guest, policy: Option<Policy>) -> String {
        let asked = OpenRoom { title: "Rust at scale".to_owned(), topic: None, policy };
        let room = self.live.open_room(&owner.account, asked).await.expect("opened").room;
        owner.enter(&room).await;
        room
    }

    /// A room with its owner and one listener.
    pub async fn two(&self) -> (String, Guest, Guest) {
        let (mut ann, mut bo) = (self.member("ann").await, self.member("bob").await);
        let room = self.room(&mut ann, None).await;
        bo.enter(&room).await;
        (room, ann, bo)
    }
}

async fn start(
    limits: &config::Limits,
    sound: &config::Media,
    backend: &Arc<dyn Backend>,
    clock: &Clock,
) -> (Live, Store) {
    let store = Store::new(Arc::clone(backend));
    store.start_node(clock.now(), NodeId::new(secret::number())).await.expect("a node");
    let (media, events) = media_thread::start(sound, true, SHARDS, clock.clone()).expect("a free port");
    (Live::new(limits, domain::room::House::default(), store.clone(), clock.clone(), media, events), store)
}

pub fn account(handle: &str, standing: Standing) -> Account {
    Account {
        id: AccountId::new(secret::number()),
        handle: Handle::parse(handle).expect("a handle"),
        stated: Stated::parse("builds bridges").expect("a line"),
        field: Field::Engineering,
        registered: START,
        standing,
        owner: false,
        bot: false,
    }
}

pub fn member() -> Standing {
    Standing::Member { since: START, let_in_by: LetInBy::FirstStart }
}
