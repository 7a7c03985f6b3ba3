//! Everything that is live: rooms with a task each, seats, sockets, the hallway, and the way between them and the media thread.

mod batch;
mod capacity;
mod circles;
mod claims;
mod coming;
mod counts;
mod deliver;
mod doors;
mod enter;
mod hallway;
mod happened;
mod line;
mod mail;
mod outbox;
mod people;
mod ping;
mod players;
mod proven;
mod reactions;
mod recap;
mod room_task;
mod rooms;
mod saving;
mod seat;
mod sign_out;
mod sockets;
mod sound;
mod views;
mod visits;
mod wave;

pub use circles::{CircleLane, Who};
pub use hallway::{Choices, OwnRooms};
pub use happened::{Happened, Whom};
pub use line::{Line, TEXT_LEN_MAX};
pub use mail::{Inspected, SeatId};
pub use outbox::{End, Next, Outbox};
pub use players::{Listening, Playing};

use crate::clock::Clock;
use crate::config::{self, Config};
use crate::http::limits::Buckets;
use crate::media_thread::{self, MediaHandle, cores};
use crate::pass::Passes;
use crate::proof::badges::Badges;
use crate::proof::names::Names;
use crate::secret;
use crate::ticket::Tickets;
use anyhow::Context;
use capacity::{full_here, no_answer};
use circles::Circles;
use claims::{Claim, Claims};
use counts::Counts;
use domain::entry::Account;
use domain::network::{Lately, Plan, Scheduled, Waves};
use domain::room::{Policy, Role, Room, Topic};
use domain::{AccountId, At, MemberId, RoomId};
use hallway::Hallway;
use mail::Mail;
use media::{Event, GroupId, PeerId};
use people::People;
use protocol::rest::{AudiencePage, MediaAnswer, MediaOffer, OpenRoom, Person, RoomCard, RoomOpened};
use protocol::tell::{RefusalCode, Refused, Tell};
use rooms::{Asleep, Rooms};
use sockets::Sockets;
use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::{
    Conflict, FIRST_EPOCH, ReportWrite, ScheduleWrite, SessionId, Store, StoredRoom, Write, WriteError,
};
use tokio::sync::{mpsc, oneshot};
use tracing::{error, info};
use visits::Visits;

/// How often the hallway is told, and sleeping rooms looked after.
const TICK: Duration = Duration::from_secs(1);

/// Seconds of asks that may come at once.
const ASKS_BURST: u32 = 10;

/// How long a room may take to stop with the server. What is decided by then is saved.
const STOP_PATIENCE: Duration = Duration::from_secs(3);

/// The live part of the server; clones are the same.
#[derive(Clone)]
pub struct Live(Arc<House>);

/// What all rooms and sockets share.
pub(crate) struct House {
    /// What the server's owner laid down for every room.
    rules: domain::room::House,
    store: Store,
    clock: Clock,
    media: MediaHandle,
    rooms: Rooms,
    claims: Claims,
    sockets: Sockets,
    asks: Buckets<AccountId>,
    people: People,
    tickets: Tickets,
    passes: Passes,
    hallway: Hallway,
    circles: Circles,
    visits: Visits,
    counts: Counts,
    waves: Mutex<Waves>,
    pings: Mutex<Lately>,
    /// Who waved at somebody, or called them, who had no page open.
    away: Mutex<Lately>,
    happened: Mutex<VecDeque<Happened>>,
    /// Which room a peer or a group of the media plane belongs to.
    peers: Mutex<HashMap<PeerId, RoomId>>,
    groups: Mutex<HashMap<GroupId, RoomId>>,
    signed_out: Mutex<HashMap<SessionId, At>>,
    /// Seats and sockets are counted up: a later one has the higher number.
    next: AtomicU64,
    /// Times somebody came into a room.
    joins: AtomicU64,
}

impl Live {
    /// Binds the media port and starts its thread. Inside a tokio runtime.
    pub async fn start(config: &Config, clock: Clock, store: Store) -> anyhow::Result<Live> {
        let media = &config.media;
        let started = media_thread::start(media, config.is_local(), cores::shards(), clock.clone());
        let (media, events) =
            started.with_context(|| format!("the media port (UDP {}) is not served", config.media.port))?;
        info!(udp.port = media.port(), "media is served");
        Ok(Live::new(&config.limits, config.rooms.house(), store, clock, media, events))
    }

    /// Without rooms. Inside a tokio runtime.
    pub fn new(
        limits: &config::Limits,
        rules: domain::room::House,
        store: Store,
        clock: Clock,
        media: MediaHandle,
        events: mpsc::Receiver<Event>,
    ) -> Live {
        let hallway = Hallway::new(Arc::clone(store.changes()));
        let live = Live(Arc::new(House {
            rules,
            people: People::new(store.clone(), clock.clone()),
            store,
            clock,
            media,
            rooms: Rooms::new(limits.rooms),
            claims: Claims::default(),
            sockets: Sockets::new(limits.sockets_per_account),
            asks: Buckets::new(
                limits.messages_per_account.saturating_mul(ASKS_BURST),
                Duration::from_secs(ASKS_BURST.into()),
            ),
            tickets: Tickets::default(),
            passes: Passes::default(),
            hallway,
            circles: Circles::default(),
            visits: Visits::default(),
            counts: Counts::default(),
            waves: Mutex::default(),
            pings: Mutex::default(),
            away: Mutex::default(),
            happened: Mutex::default(),
            peers: Mutex::default(),
            groups: Mutex::default(),
            signed_out: Mutex::default(),
            next: AtomicU64::new(1),
            joins: AtomicU64::new(0),
        }));
        tokio::spawn(deliver::run(Arc::downgrade(&live.0), events));
        tokio::spawn(tick(Arc::downgrade(&live.0)));
        tokio::spawn(visits::run(Arc::downgrade(&live.0)));
        tokio::spawn(counts::run(Arc::downgrade(&live.0)));
        live
    }

    /// Brings rooms back after a restart. Everybody on stage or with a hand up is held a seat.
    pub async fn recover(&self, taken: Vec<StoredRoom>) {
        let now = self.0.clock.now();
        let count = taken.len();
        for StoredRoom { row, seats, chat, epoch, link, .. } in taken {
            let authors = chat.iter().map(|line| line.member);
            let seated = seats.iter().map(|seat| seat.member);
            let named: Vec<MemberId> = seated.chain([row.owner]).chain(authors).collect();
            // A room comes back all the same; who cannot be named is introduced when they are back.
            let people = self.0.people.of_all(named).await.unwrap_or_else(|cause| {
                error!(room.id = %row.id, cause = format!("{cause:#}"), "who is in a room is not read");
                vec![]
            });
            let people = people.into_iter().map(|known| (known.member, known)).collect();
            let room = Room::restore(row, seats, now).with_chat(chat).under(self.0.rules);
            let id = room.id();
            for (member, ..) in room.roster() {
                let account = member.account();
                let _lane = self.0.claims.lane(account).await;
                // A room may come back while people are here already: whoever sits elsewhere by now stays there.
                if self.0.claims.of(account).is_none() {
                    self.0.claims.set(account, Claim { room: id, seat: SeatId(0), session: None });
                }
            }
            self.keep_circle_of(&room).await;
            let is_held = room.seat_count() > 0;
            // A room of before had its link from the start; without one nobody has it.
            let link = link.unwrap_or_else(new_link);
            self.0.rooms.put(Asleep { room, epoch, link, people });
            if is_held && let Some(mailbox) = self.0.rooms.mailbox(self, id) {
                let _ = mailbox.try_send(Mail::Tick); // A fresh mailbox is empty.
            }
        }
        if count > 0 {
            info!(rooms = count, "rooms are back");
        }
    }

    /// Opens a room with nobody in it; the owner enters like everybody.
    pub async fn open_room(&self, owner: &Account, asked: OpenRoom) -> Result<RoomOpened, Refused> {
        let member = owner.member().ok_or(RefusalCode::NotAMember)?;
        let title = protocol::convert::parse_title(&asked.title)?;
        let topic = protocol::convert::parse_topic(asked.topic.as_deref())?;
        let policy = asked.policy.map(Policy::try_from).transpose()?.unwrap_or_default();
        self.check_room(owner, &policy, topic.as_ref())?;
        let id = RoomId::new(secret::number());
        let now = self.0.clock.now();
        let room = Room::open(id, member, title, topic, policy, now)?;
        let link = new_link();
        let is_closed = policy.visibility == domain::room::Visibility::Closed;
        let opened = RoomOpened { room: id.to_string(), link: is_closed.then(|| link.clone()) };
        self.put_room(room, owner, link, vec![]).await?;
        if !is_closed {
            self.started(id, member, policy.circle, now);
        }
        Ok(opened)
    }

    /// Whether this account may open such a room, now or at an announced hour.
    pub fn check_room(
        &self,
        owner: &Account,
        policy: &Policy,
        topic: Option<&Topic>,
    ) -> Result<(), domain::room::Refusal> {
        self.0.rules.may_open(owner.owner)?;
        self.0.rules.check(policy, topic)?;
        policy.check()
    }

    /// Opens the room of a scheduled one, with its stage for the line-up alone until it begins.
    pub async fn open_green_room(
        &self,
        scheduled: &Scheduled,
        owner: &Account,
        lineup: Vec<(MemberId, Role)>,
        link: String,
    ) -> Result<(), Refused> {
        let Plan { title, topic, begins, policy, .. } = scheduled.plan.clone();
        let id = RoomId::of(scheduled.id);
        let room = Room::open(id, scheduled.owner, title, topic, policy, self.0.clock.now())?;
        let before = vec![Write::Schedule(ScheduleWrite::Open { id: scheduled.id })];
        self.put_room(room.in_green_room(begins, lineup), owner, link, before).await
    }

    /// Writes a new room, after `unit`, and lets people in.
    async fn put_room(
        &self,
        room: Room,
        owner: &Account,
        link: String,
        mut unit: Vec<Write>,
    ) -> Result<(), Refused> {
        let room = room.under(self.0.rules);
        let id = room.id();
        let _place = self.0.rooms.reserve(id, room.owner()).ok_or(RefusalCode::TooManyRequests)?;
        self.check_circle(owner.id, room.policy()).await?;
        unit.push(Write::SaveRoom { epoch: FIRST_EPOCH, row: room.row(), link: Some(link.clone()) });
        let seats = room.seat_rows().into_iter();
        unit.extend(seats.map(|row| Write::SaveSeat { epoch: FIRST_EPOCH, room: id, row }));
        unit.push(Write::Report(ReportWrite::Room { at: self.0.clock.now() }));
        self.0.store.write(unit).await.map_err(|cause| match cause {
            // It was cancelled, or another server was first.
            WriteError::Conflict(Conflict::ChangedMeanwhile) => RefusalCode::ChangedMeanwhile,
            cause => {
                error!(%cause, "a room is not opened");
                RefusalCode::NotNow
            }
        })?;
        let known = self.0.people.of(owner, room.owner()).await;
        let people = [(room.owner(), known)].into();
        self.keep_circle_of(&room).await;
        self.0.rooms.put(Asleep { room, epoch: FIRST_EPOCH, link, people });
        info!(room.id = %id, "a room is open");
        Ok(())
    }

    /// What is proved of people, as others see it.
    pub fn badges(&self) -> &Badges {
        &self.0.people.badges
    }

    /// Those of `members` that exist, as everybody may know them.
    pub async fn persons(&self, members: Vec<MemberId>) -> anyhow::Result<HashMap<MemberId, Person>> {
        let known = self.0.people.of_all(members).await?;
        Ok(known.into_iter().map(|known| (known.member, known.person.clone())).collect())
    }

    /// The room this account's seat is in, on any device.
    pub fn seat_in(&self, account: AccountId) -> Option<RoomId> {
        self.0.claims.of(account).map(|claim| claim.room)
    }

    /// For whoever holds an invite into it: an open room, or one whose link they have.
    pub async fn room_card(&self, room: RoomId, link: Option<&str>) -> Option<RoomCard> {
        self.card(room, None, link).await.ok()
    }

    /// For a member: a room that is open to them. Everything else is answered like no room.
    pub async fn card(
        &self,
        room: RoomId,
        member: Option<MemberId>,
        link: Option<&str>,
    ) -> Result<RoomCard, Refused> {
        let mail = |reply| Mail::Card { member, link: link.map(str::to_owned), reply };
        self.ask(room, mail).await.unwrap_or_else(no_such_room)
    }

    /// For whoever sits in the room.
    pub async fn audience(
        &self,
        room: RoomId,
        member: MemberId,
        after: Option<u64>,
    ) -> Result<AudiencePage, Refused> {
        self.ask(room, |reply| Mail::Audience { member, after, reply }).await.unwrap_or_else(no_such_room)
    }

    /// For moderators.
    pub async fn link(&self, room: RoomId, member: MemberId) -> Result<RoomOpened, Refused> {
        self.ask(room, |reply| Mail::Link { member, reply }).await.unwrap_or_else(no_such_room)
    }

    /// A seat's client connects its sound.
    pub async fn connect_media(&self, session: SessionId, offer: MediaOffer) -> Result<MediaAnswer, Refused> {
        let bound = self
            .0
            .tickets
            .redeem(&offer.ticket, session, self.0.clock.now())
            .ok_or(RefusalCode::TicketGone)?;
        let offer = jushou_rtc::sdp::Offer::parse(&offer.sdp).map_err(|_| RefusalCode::BadOffer)?;
        let mailbox = self.0.rooms.mailbox(self, bound.room).ok_or(RefusalCode::TicketGone)?;
        let (reply, offered) = oneshot::channel();
        let mail = Mail::Offer { bound, offer: Box::new(offer), reply };
        mailbox.send(mail).await.map_err(|_| RefusalCode::TicketGone)?;
        let offered = offered.await.map_err(|_| RefusalCode::TicketGone)??;
        match offered.answer.await {
            Ok(answer) => Ok(MediaAnswer { sdp: answer.sdp, slots: answer.slots }),
            Err(why) => {
                let _ = mailbox.send(Mail::NotOffered { peer: offered.peer }).await; // A room that is over has none.
                Err(no_answer(why))
            }
        }
    }

    /// This applicant is a member now: their waitlist page opens the hallway.
    pub async fn let_in(&self, account: AccountId) {
        for outbox in self.0.sockets.of_account(account).1 {
            outbox.let_in();
        }
    }

    /// What everybody may know of this account has changed.
    pub fn forget_person(&self, account: AccountId) {
        self.0.people.forget(account);
    }

    /// What everybody may know of everybody has changed.
    pub fn forget_people(&self) {
        self.0.people.forget_all();
    }

    /// What stands beside people's handles.
    pub fn names(&self) -> &Names {
        &self.0.people.names
    }

    /// Where clients are told to send sound.
    pub fn media_addresses(&self) -> &[SocketAddr] {
        self.0.media.addresses()
    }

    /// Packets of strangers that came in at the media port so far.
    pub async fn stray_packets(&self) -> u64 {
        self.0.media.counters().await.map_or(0, |counters| counters.plane.strangers)
    }

    pub fn media_port(&self) -> u16 {
        self.0.media.port()
    }

    pub fn media(&self) -> &MediaHandle {
        &self.0.media
    }

    /// What a room holds, against which its media can be compared. None: no such room.
    pub async fn inspect(&self, room: RoomId) -> Option<Inspected> {
        self.ask(room, |reply| Mail::Inspect { reply }).await
    }

    /// Looks at what is due now, as happens by itself once a second: for tests that move the clock by hand.
    pub fn tick(&self) {
        for id in self.0.rooms.ids() {
            self.0.rooms.tell(id, Mail::Tick);
        }
        self.look_after();
    }

    /// What is due besides what awake rooms see to themselves.
    fn look_after(&self) {
        self.0.rooms.wake_due(self, self.0.clock.now());
        self.read_circles_again();
        self.0.hallway.tell(&self.0.circles);
    }

    /// Saves what is decided, then closes every socket; clients come back to the next start.
    pub async fn shutdown(&self) {
        let stops = self.0.rooms.ids().into_iter().map(|id| async move {
            let (done, stopped) = oneshot::channel();
            if let Some(mailbox) = self.0.rooms.awake(id)
                && mailbox.send(Mail::Stop { done }).await.is_ok()
            {
                let _ = stopped.await; // Its task may be gone already.
            }
        });
        let _ = tokio::time::timeout(STOP_PATIENCE, futures_util::future::join_all(stops)).await;
        self.0.visits.write(&self.0.store).await;
        self.0.counts.write(&self.0.store).await;
        for outbox in self.0.sockets.all() {
            outbox.close(End::ShuttingDown);
        }
    }

    fn next(&self) -> u64 {
        self.0.next.fetch_add(1, Ordering::Relaxed)
    }
}

impl House {
    fn add_peer(&self, peer: PeerId, room: RoomId) {
        lock(&self.peers).insert(peer, room);
    }

    fn drop_peer(&self, peer: PeerId) {
        lock(&self.peers).remove(&peer);
    }

    /// Forgets and returns a room's peers.
    fn take_peers(&self, room: RoomId) -> Vec<PeerId> {
        lock(&self.groups).retain(|_, of| *of != room);
        lock(&self.peers).extract_if(|_, of| *of == room).map(|(peer, _)| peer).collect()
    }

    fn add_group(&self, group: GroupId, room: RoomId) {
        lock(&self.groups).insert(group, room);
    }

    fn drop_group(&self, group: GroupId) {
        lock(&self.groups).remove(&group);
    }
}

async fn tick(house: std::sync::Weak<House>) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let Some(house) = house.upgrade() else { return };
        Live(house).look_after();
    }
}

fn json(tell: &Tell) -> String {
    serde_json::to_string(tell).expect("what is told is JSON")
}

fn new_link() -> String {
    secret::Token::of_link().reveal().to_owned()
}

fn no_such_room<T>() -> Result<T, Refused> {
    Err(RefusalCode::NoSuchRoom.into())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
