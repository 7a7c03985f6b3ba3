//! Every live room of this server: awake with a task, or asleep with nobody in it.

use super::Live;
use super::batch::Batch;
use super::mail::Mail;
use super::people::Known;
use super::room_task::{MAIL_MAX, RoomTask};
use crate::secret;
use domain::report::RaisedHands;
use domain::room::{Reactions, Room};
use domain::{At, MemberId, RoomId};
use futures_util::FutureExt;
use media::GroupId;
use protocol::Tell;
use protocol::tell::Out;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, oneshot};
use tracing::error;

/// Rooms one member has open at once.
pub(super) const ROOMS_PER_OWNER_MAX: usize = 5;

/// How often mail is sent anew to a room that fell asleep under the sender's hands.
const TRIES: usize = 4;

pub(super) struct Rooms {
    /// Rooms open at once. Above it no new one is opened.
    max: usize,
    table: Mutex<HashMap<RoomId, Entry>>,
}

struct Entry {
    owner: MemberId,
    state: State,
}

enum State {
    /// Being written for the first time. It takes a place already.
    Opening,
    Awake(mpsc::Sender<Mail>),
    /// Costs no task and no timer; [`Rooms::wake_due`] looks at the time.
    Asleep(Box<Asleep>),
}

/// A room without anybody in it.
pub(super) struct Asleep {
    pub room: Room,
    pub epoch: u64,
    pub link: String,
    pub people: HashMap<MemberId, Arc<Known>>,
}

/// Where a room that is being opened will be.
pub(super) struct Place<'a> {
    rooms: &'a Rooms,
    id: RoomId,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.rooms.with(|table| {
            if table.get(&self.id).is_some_and(|entry| matches!(entry.state, State::Opening)) {
                table.remove(&self.id);
            }
        });
    }
}

impl Rooms {
    pub fn new(max: u32) -> Rooms {
        Rooms { max: max as usize, table: Mutex::default() }
    }

    pub fn put(&self, asleep: Asleep) {
        let (id, owner) = (asleep.room.id(), asleep.room.owner());
        self.with(|table| table.insert(id, Entry { owner, state: State::Asleep(Box::new(asleep)) }));
    }

    /// A place for one more room of this member, taken until the room is put there or the place is dropped. None: there
    /// are too many, or this one is there already.
    pub fn reserve(&self, id: RoomId, owner: MemberId) -> Option<Place<'_>> {
        self.with(|table| {
            let has_place = table.len() < self.max
                && !table.contains_key(&id)
                && table.values().filter(|entry| entry.owner == owner).count() < ROOMS_PER_OWNER_MAX;
            has_place.then(|| table.insert(id, Entry { owner, state: State::Opening }))?;
            Some(Place { rooms: self, id })
        })
    }

    pub fn drop_room(&self, id: RoomId) {
        self.with(|table| table.remove(&id));
    }

    pub fn count(&self) -> usize {
        self.with(|table| table.len())
    }

    pub fn ids(&self) -> Vec<RoomId> {
        self.with(|table| table.keys().copied().collect())
    }

    /// Wakes a room whose time has come, such as its end after long emptiness.
    pub fn wake_due(&self, live: &Live, now: At) {
        let is_due = |entry: &Entry| match &entry.state {
            State::Asleep(asleep) => asleep.room.wake_at().is_some_and(|at| at <= now),
            State::Awake(_) | State::Opening => false,
        };
        let due: Vec<RoomId> =
            self.with(|table| table.iter().filter(|(_, entry)| is_due(entry)).map(|(id, _)| *id).collect());
        for id in due {
            self.mailbox(live, id);
        }
    }

    /// The mailbox of a live room, woken if need be.
    pub fn mailbox(&self, live: &Live, id: RoomId) -> Option<mpsc::Sender<Mail>> {
        self.with(|table| {
            let entry = table.get_mut(&id)?;
            if let State::Awake(mailbox) = &entry.state
                && !mailbox.is_closed()
            {
                return Some(mailbox.clone());
            }
            let (mailbox, mail) = mpsc::channel(MAIL_MAX);
            match std::mem::replace(&mut entry.state, State::Awake(mailbox.clone())) {
                State::Asleep(asleep) => {
                    let (live, run) = (live.clone(), task(live.clone(), *asleep, mail).run());
                    tokio::spawn(async move {
                        if AssertUnwindSafe(run).catch_unwind().await.is_err() {
                            live.mend(id).await;
                        }
                    });
                    Some(mailbox)
                }
                // Its task died of a bug, and is being mended; or it is no room yet.
                absent @ (State::Awake(_) | State::Opening) => {
                    entry.state = absent;
                    None
                }
            }
        })
    }

    /// The mailbox of a room that has a task now.
    pub fn awake(&self, id: RoomId) -> Option<mpsc::Sender<Mail>> {
        self.with(|table| match &table.get(&id)?.state {
            State::Awake(mailbox) => Some(mailbox.clone()),
            State::Asleep(_) | State::Opening => None,
        })
    }

    /// Sends mail that needs no answer and may be lost: the next one brings the same.
    pub fn tell(&self, id: RoomId, mail: Mail) {
        if let Some(mailbox) = self.awake(id) {
            let _ = mailbox.try_send(mail); // A full or sleeping room does without.
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut HashMap<RoomId, Entry>) -> T) -> T {
        change(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Live {
    /// Asks a room and waits for its answer. None: no such room.
    pub(super) async fn ask<T>(&self, id: RoomId, mail: impl Fn(oneshot::Sender<T>) -> Mail) -> Option<T> {
        for _ in 0..TRIES {
            let mailbox = self.0.rooms.mailbox(self, id)?;
            let (reply, answer) = oneshot::channel();
            if mailbox.send(mail(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Some(answer);
            }
            // It fell asleep with the mail in its box; the next try wakes it.
        }
        None
    }
}

impl Live {
    /// A room's task died of a bug. Its sound stops, its sockets are told to come back, and the room starts anew from what is
    /// stored.
    async fn mend(&self, id: RoomId) {
        error!(room.id = %id, "a room's task failed; the room starts anew");
        for peer in self.0.take_peers(id) {
            let _ = self.0.media.remove_peer(peer); // Nobody is left to wait for it.
        }
        for claim in self.0.claims.drop_room(id) {
            let sockets = claim.session.map(|session| self.0.sockets.of_session(session));
            for outbox in sockets.into_iter().flatten() {
                outbox.out(super::json(&Tell::Out { why: Out::ConnectionReset }));
            }
        }
        self.0.passes.forget_room(id);
        self.0.hallway.drop_room(id);
        self.0.circles.drop_room(id);
        self.0.visits.end(id, self.0.clock.now());
        self.0.rooms.drop_room(id);
        match self.0.store.retake_room(id).await {
            Ok(stored) => self.recover(stored.into_iter().collect()).await,
            Err(cause) => {
                error!(room.id = %id, cause = format!("{cause:#}"), "a room comes back with the next start only")
            }
        }
    }
}

fn task(live: Live, asleep: Asleep, mail: mpsc::Receiver<Mail>) -> RoomTask {
    let Asleep { room, epoch, link, people } = asleep;
    let now = live.0.clock.now();
    let group = GroupId(secret::number());
    live.0.add_group(group, room.id());
    live.0.visits.begin(&room, now);
    RoomTask {
        id: room.id(),
        epoch,
        link,
        mail,
        shown: room.public(room.coalesced()),
        introduction: None,
        introduced: HashSet::new(),
        shown_at: At::default(),
        waiting: BTreeSet::new(),
        coalesced_shown_at: At::default(),
        coalesced_is_stale: false,
        raised: RaisedHands::of(&room),
        ahead: room.clone(),
        saved: room,
        seats: BTreeMap::new(),
        peers: HashMap::new(),
        people,
        group,
        speaking: None,
        speaking_told_at: At::default(),
        speaking_waits: false,
        reactions: Reactions::default(),
        gathering: Batch::default(),
        under_way: None,
        owed: None,
        catching_up: None,
        due_not_before: At::default(),
        sinks_due: now,
        sinks_changed: false,
        strays: HashSet::new(),
        stopping: None,
        is_fenced: false,
        awake_until: At::default(),
        live,
    }
}

impl RoomTask {
    /// Nobody is left: the task ends, the room waits. `Err`: somebody holds this room's mailbox and may be about to write,
    /// so it stays awake.
    pub(super) fn sleep(self) -> Result<(), Box<RoomTask>> {
        let (live, id, now) = (self.live.clone(), self.id, self.now());
        // Mailboxes are handed out under the same lock: whoever gets one after this wakes the room.
        let group = live.0.rooms.with(|table| {
            // In this order: whoever wrote and let go of the mailbox has left the mail in it.
            let is_expected = self.mail.sender_strong_count() > 1 || !self.mail.is_empty();
            let Some(entry) = table.get_mut(&id).filter(|_| !is_expected) else { return Err(Box::new(self)) };
            let RoomTask { saved, epoch, link, people, group, .. } = self;
            entry.state = State::Asleep(Box::new(Asleep { room: saved, epoch, link, people }));
            live.0.visits.end(id, now); // Whoever wakes it begins anew.
            Ok(group)
        })?;
        live.0.drop_group(group);
        live.0.hallway.drop_room(id);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::config;
    use crate::live::claims::Claim;
    use crate::live::{Line, Next, SeatId};
    use crate::media_thread::MediaHandle;
    use domain::AccountId;
    use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
    use media::PeerId;
    use protocol::rest::OpenRoom;
    use protocol::tell::RefusalCode;
    use protocol::{Ask, Asked};
    use store::{NodeId, SessionId, Store, Write};

    /// Enters and reads until the answer. Returns everything told.
    async fn enter(line: &mut Line, room: &str) -> Vec<Tell> {
        let ask = Ask::Enter { room: room.to_owned(), link: None, resume: None };
        line.handle(&serde_json::to_string(&Asked { id: 1, ask }).expect("JSON")).await;
        told(line, |tell| matches!(tell, Tell::Done { .. } | Tell::Refused { .. })).await
    }

    async fn told(line: &Line, last: impl Fn(&Tell) -> bool) -> Vec<Tell> {
        let mut told = vec![];
        while !told.last().is_some_and(&last) {
            if let Next::Send(text) = line.outbox().next().await {
                told.push(serde_json::from_str(&text).expect("a tell"));
            }
        }
        told
    }

    fn account(number: u64, handle: &str, now: At) -> Account {
        Account {
            id: AccountId::new(number),
            handle: Handle::parse(handle).expect("a handle"),
            stated: Stated::parse("builds bridges").expect("a line"),
            field: Field::Engineering,
            registered: now,
            standing: Standing::Member { since: now, let_in_by: LetInBy::FirstStart },
            owner: false,
            bot: false,
        }
    }

    /// A house with one member and a room of theirs.
    async fn house(dir: &std::path::Path) -> (Live, Store, Account, String) {
        let store = Store::new(store_sqlite::open(dir).await.expect("a fresh directory"));
        let clock = Clock::system();
        store.start_node(clock.now(), NodeId::new(1)).await.expect("a node");
        let (media, _stuck) = MediaHandle::stuck();
        let (_, events) = mpsc::channel(1);
        let limits = config::Limits { messages_per_account: 10_000, ..Default::default() };
        let live =
            Live::new(&limits, domain::room::House::default(), store.clone(), clock.clone(), media, events);
        let account = account(7, "ann", clock.now());
        let add = Write::AddAccount { account: account.clone(), password_hash: "none".to_owned() };
        store.write(vec![add]).await.expect("written");
        let asked = OpenRoom { title: "Rust at scale".to_owned(), topic: None, policy: None };
        let room = live.open_room(&account, asked).await.expect("opened").room;
        (live, store, account, room)
    }

    fn fresh_dir() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("jushou-test-{:016x}", secret::number()))
    }

    /// A room whose task takes no mail: its mailbox is full, and read by the test.
    fn full_room(live: &Live) -> (RoomId, mpsc::Receiver<Mail>) {
        let (id, (mailbox, mail)) = (RoomId::new(secret::number()), mpsc::channel(1));
        mailbox.try_send(Mail::Tick).expect("it is empty");
        let entry = Entry { owner: MemberId::of(AccountId::new(8)), state: State::Awake(mailbox) };
        live.0.rooms.with(|table| table.insert(id, entry));
        (id, mail)
    }

    #[tokio::test]
    async fn a_seat_that_its_room_has_not_given_up_is_not_taken_elsewhere_and_ends_all_the_same() {
        let dir = fresh_dir();
        let (live, store, account, room) = house(&dir).await;
        let (slow, mut mail) = full_room(&live);
        let mut line = live.connect(account.clone(), SessionId::new(1)).expect("a session");
        live.0.claims.set(account.id, Claim { room: slow, seat: SeatId(1), session: None });
        tokio::time::pause();
        let answer = enter(&mut line, &room).await.pop().expect("an answer");
        assert!(matches!(answer, Tell::Refused { refusal, .. } if refusal.code == RefusalCode::NotNow));
        assert_eq!(live.seat_in(account.id), Some(slow), "one seat, where it was");
        assert!(matches!(mail.recv().await, Some(Mail::Tick)));
        assert!(matches!(mail.recv().await, Some(Mail::Vacate { .. })), "what was asked for still comes");
        drop(mail);
        tokio::time::resume();
        store.close().await.expect("closed");
        std::fs::remove_dir_all(&dir).expect("the directory goes");
    }

    #[tokio::test]
    async fn a_room_that_takes_no_mail_keeps_no_ending_from_another() {
        let dir = fresh_dir();
        let (live, store, ..) = house(&dir).await;
        let ((slow, mut slow_mail), (other, mut other_mail)) = (full_room(&live), full_room(&live));
        assert!(matches!(other_mail.recv().await, Some(Mail::Tick)));
        let (events, received) = mpsc::channel(8);
        tokio::spawn(crate::live::deliver::run(Arc::downgrade(&live.0), received));
        for (peer, room) in [(PeerId(1), slow), (PeerId(2), slow), (PeerId(3), other)] {
            live.0.add_peer(peer, room);
            let closed = media::Event::Closed { peer, why: media::Why::Gone };
            events.send(closed).await.expect("it is read");
        }
        assert!(matches!(other_mail.recv().await, Some(Mail::PeerClosed { peer: PeerId(3) })));
        assert!(matches!(slow_mail.recv().await, Some(Mail::Tick)));
        for number in 1..=2 {
            let mail = slow_mail.recv().await;
            assert!(matches!(mail, Some(Mail::PeerClosed { peer: PeerId(n) }) if n == number));
        }
        store.close().await.expect("closed");
        std::fs::remove_dir_all(&dir).expect("the directory goes");
    }

    #[tokio::test]
    async fn a_bug_costs_one_room_a_moment_and_nothing_that_was_acknowledged() {
        let dir = fresh_dir();
        let (live, store, account, room) = house(&dir).await;
        let mut line = live.connect(account.clone(), SessionId::new(1)).expect("a session");
        enter(&mut line, &room).await;

        live.0.rooms.tell(RoomId::parse(&room).expect("an id"), Mail::Panic);
        told(&line, |tell| matches!(tell, Tell::Out { why: Out::ConnectionReset })).await;
        // What comes while the room is being mended is refused; then it is there again.
        let is_snapshot = |tell: &&Tell| matches!(tell, Tell::Snapshot { .. });
        let snapshot = loop {
            if let Some(snapshot) = enter(&mut line, &room).await.iter().find(is_snapshot) {
                break snapshot.clone();
            }
        };
        let Tell::Snapshot { epoch, view, .. } = snapshot else { unreachable!("just looked for one") };
        assert_eq!(epoch, 2, "whatever the broken task still had under way is void");
        assert_eq!(view.own.role, protocol::room::Role::Moderator, "the role was stored");
        store.close().await.expect("closed");
        std::fs::remove_dir_all(&dir).expect("the directory goes");
    }
}
