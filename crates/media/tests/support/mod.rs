//! A plane, peers as browsers are, and a network between them, in virtual time.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod client;
pub mod planes;
pub mod random;
pub mod voice;

use client::Client;
use jushou_rtc::dtls::Identity;
use jushou_rtc::ice::Credentials;
use jushou_rtc::rtcp::{self, ReportBlock};
use jushou_rtc::{demux, sdp};
use media::{Event, GroupId, NotAdded, Out, Pace, PeerId, PeerSecrets, Permit, Relay, Route, SLOTS, Shard};
use planes::Planes;
use random::Random;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// One for all tests: making keys is slow.
static IDENTITY: LazyLock<Identity> = LazyLock::new(Identity::generate);

pub const GROUP: GroupId = GroupId(7);
pub const STEP: Duration = Duration::from_millis(10);
/// The time of day at which every world begins.
pub const UNIX: Duration = Duration::from_secs(1_800_000_000);

pub const LISTENER: Permit = Permit { version: 1, publish: false, hear: true, near: true };
/// Not on stage: hears at the group's pace.
pub const AUDIENCE: Permit = Permit { version: 1, publish: false, hear: true, near: false };
pub const SPEAKER: Permit = Permit { version: 1, publish: true, hear: true, near: true };

pub fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// What the network does to datagrams, in both directions.
#[derive(Clone, Copy, Default)]
pub struct Link {
    /// Added at random to the 5 ms that every datagram takes, ms; more than 20 disorders speech.
    pub jitter_ms: u64,
    pub loss_percent: u64,
    pub duplicates_percent: u64,
}

pub struct World {
    pub now: Instant,
    pub plane: Planes,
    pub clients: Vec<Client>,
    pub events: Vec<(Instant, Event)>,
    /// What players were brought.
    pub played: Vec<Played>,
    pub net: Net,
}

/// 20 ms of the mix, as one player got it.
pub struct Played {
    pub at: Instant,
    pub player: PeerId,
    pub timestamp: u32,
    pub payload: Vec<u8>,
}

pub struct Net {
    pub link: Link,
    /// On the way to the plane, if that is another.
    pub link_up: Option<Link>,
    /// Everything the plane sent, in clear bytes: where to, how long, and what identifies sound.
    pub sent: Vec<Sent>,
    random: Random,
    count: u64,
    in_flight: BTreeMap<(Instant, u64), (Direction, Route, Vec<u8>)>,
}

#[derive(Clone, Copy)]
enum Direction {
    ToPlane,
    ToClient,
}

#[derive(Clone, Copy)]
pub struct Sent {
    pub at: Instant,
    pub route: Route,
    pub len: usize,
    /// SSRC and sequence number.
    pub sound: Option<(u32, u16)>,
}

impl Sent {
    fn new(at: Instant, route: Route, datagram: &[u8]) -> Sent {
        let sound = (demux::classify(datagram) == demux::Kind::Rtp).then(|| {
            let seq = u16::from_be_bytes([datagram[2], datagram[3]]);
            (u32::from_be_bytes([datagram[8], datagram[9], datagram[10], datagram[11]]), seq)
        });
        Sent { at, route, len: datagram.len(), sound }
    }
}

impl Net {
    fn carry(&mut self, now: Instant, direction: Direction, route: Route, datagram: &[u8]) {
        let up = self.link_up.filter(|_| matches!(direction, Direction::ToPlane));
        let Link { jitter_ms, loss_percent, duplicates_percent } = up.unwrap_or(self.link);
        if self.random.below(100) < loss_percent {
            return;
        }
        let copies = 1 + usize::from(self.random.below(100) < duplicates_percent);
        for _ in 0..copies {
            let at = now + ms(5 + self.random.below(jitter_ms + 1));
            self.count += 1;
            self.in_flight.insert((at, self.count), (direction, route, datagram.to_vec()));
        }
    }
}

/// Carries the plane's output away.
struct Exit<'a> {
    now: Instant,
    net: &'a mut Net,
    events: &'a mut Vec<(Instant, Event)>,
    played: &'a mut Vec<Played>,
}

impl Out for Exit<'_> {
    fn send(&mut self, route: Route, datagram: &[u8]) {
        self.net.sent.push(Sent::new(self.now, route, datagram));
        self.net.carry(self.now, Direction::ToClient, route, datagram);
    }

    fn event(&mut self, event: Event) {
        self.events.push((self.now, event));
    }

    fn play(&mut self, players: &[PeerId], timestamp: u32, payload: &[u8]) {
        let at = self.now;
        let played = |player: &PeerId| Played { at, player: *player, timestamp, payload: payload.to_vec() };
        self.played.extend(players.iter().map(played));
    }

    fn relay(&mut self, _: Shard, _: Relay) {
        unreachable!("the planes keep it to themselves");
    }
}

/// For calls that send nothing.
pub struct Nowhere;

impl Out for Nowhere {
    fn send(&mut self, _: Route, _: &[u8]) {
        unreachable!("nothing is to be sent");
    }

    fn event(&mut self, _: Event) {
        unreachable!("there is nothing to tell");
    }

    fn play(&mut self, _: &[PeerId], _: u32, _: &[u8]) {
        unreachable!("nothing is to be heard");
    }

    fn relay(&mut self, _: Shard, _: Relay) {
        unreachable!("the planes keep it to themselves");
    }
}

impl World {
    pub fn new() -> World {
        World::of(planes::shard_count())
    }

    /// Its peers are divided among so many shards.
    pub fn of(shards: usize) -> World {
        let now = Instant::now();
        let net = Net {
            link: Link::default(),
            link_up: None,
            sent: Vec::new(),
            random: Random::new(1),
            count: 0,
            in_flight: BTreeMap::new(),
        };
        let plane = Planes::new(shards, &IDENTITY, now, UNIX);
        World { now, plane, clients: Vec::new(), events: Vec::new(), played: Vec::new(), net }
    }

    /// A client in [`GROUP`], as Chrome would be. Gives its number, which is its peer id as well.
    pub fn add(&mut self, permit: Permit) -> usize {
        self.add_to(GROUP, permit, &Shape::default())
    }

    pub fn add_to(&mut self, group: GroupId, permit: Permit, shape: &Shape) -> usize {
        let number = self.clients.len();
        let mut client = Client::new(self.now, number, shape);
        let offer = sdp::Offer::parse(&client.offer(shape)).expect("a good offer");
        let mut secrets = secrets(number);
        let letter = planes::shard(number % self.plane.all.len()).letter();
        secrets.credentials.ufrag.replace_range(..1, &letter.to_string());
        let peer = PeerId(number as u64);
        let addresses = ["198.51.100.1:4000".parse().expect("an address")];
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        let answer =
            self.plane.add_peer(self.now, peer, group, &offer, secrets, permit, &addresses, &mut exit);
        client.accept(&answer.expect("there is room"));
        self.clients.push(client);
        number
    }

    /// One who hears without WebRTC, in [`GROUP`].
    pub fn add_player(&mut self, player: PeerId, permit: Permit) -> Result<(), NotAdded> {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.add_player(self.now, player, GROUP, permit, &mut exit)
    }

    /// As [`World::add`], and waits until the sound can pass.
    pub fn connected(&mut self, permit: Permit) -> usize {
        let number = self.add(permit);
        self.connect();
        number
    }

    pub fn connect(&mut self) {
        for _ in 0..500 {
            if self.clients.iter().all(|client| client.is_out || client.is_secured()) {
                // One more beat for the plane's side of the last handshake.
                return self.run(ms(50));
            }
            self.run(STEP);
        }
        panic!("not connected within 5 s");
    }

    /// Lets time pass.
    pub fn run(&mut self, time: Duration) {
        let until = self.now + time;
        while self.now < until {
            self.now += STEP;
            for client in &mut self.clients {
                for datagram in client.poll(self.now) {
                    self.net.carry(self.now, Direction::ToPlane, client.route, &datagram);
                }
            }
            while let Some(entry) = self.net.in_flight.first_entry().filter(|entry| entry.key().0 <= self.now)
            {
                let (direction, route, datagram) = entry.remove();
                match direction {
                    Direction::ToPlane => self.give(route, &datagram),
                    Direction::ToClient => self.take(route, &datagram),
                }
            }
            let mut exit = Exit {
                now: self.now,
                net: &mut self.net,
                events: &mut self.events,
                played: &mut self.played,
            };
            self.plane.deliver_late(self.now, &mut exit);
            self.wake();
        }
    }

    /// Calls the planes if they want to be called.
    pub fn wake(&mut self) {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.wake(self.now, &mut exit);
    }

    /// A datagram arrives at the plane, from whomever.
    pub fn give(&mut self, route: Route, datagram: &[u8]) {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.handle_packet(self.now, route, &mut datagram.to_vec(), &mut exit);
    }

    /// The client says what it lost of a stream, in 1/256, and with which jitter the rest came.
    pub fn report(&mut self, client: usize, ssrc: u32, fraction_lost: u8, jitter_ms: u32) {
        let block = ReportBlock { ssrc, fraction_lost, jitter: jitter_ms * 48, ..ReportBlock::default() };
        let mut compound = Vec::new();
        rtcp::write_receiver_report(&mut compound, 1, &[block]);
        let client = &mut self.clients[client];
        let (route, sealed) = (client.route, client.seal_rtcp(compound));
        self.give(route, &sealed);
    }

    pub fn permit(&mut self, client: usize, permit: Permit) {
        self.permit_peer(PeerId(client as u64), permit);
    }

    pub fn permit_peer(&mut self, peer: PeerId, permit: Permit) {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.handle_permit(self.now, peer, permit, &mut exit);
    }

    /// How the audience of [`GROUP`] hears from now on.
    pub fn pace(&mut self, pace: Pace) {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.handle_pace(self.now, GROUP, pace, &mut exit);
    }

    pub fn remove(&mut self, client: usize) {
        self.remove_peer(PeerId(client as u64));
    }

    pub fn remove_peer(&mut self, peer: PeerId) {
        let mut exit =
            Exit { now: self.now, net: &mut self.net, events: &mut self.events, played: &mut self.played };
        self.plane.remove_peer(self.now, peer, &mut exit);
    }

    fn take(&mut self, route: Route, datagram: &[u8]) {
        let Some(client) = self.clients.iter_mut().find(|client| client.route == route) else { return };
        for datagram in client.handle(self.now, datagram) {
            self.net.carry(self.now, Direction::ToPlane, client.route, &datagram);
        }
    }

    /// Datagrams sent to where this client is now.
    pub fn sent_to(&self, client: usize) -> usize {
        self.net.sent.iter().filter(|sent| sent.route == self.clients[client].route).count()
    }

    /// Forgets what was heard, sent and told so far.
    pub fn clear(&mut self) {
        self.events.clear();
        self.played.clear();
        self.net.sent.clear();
        for client in &mut self.clients {
            client.heard.clear();
            client.payloads.clear();
            client.reports.clear();
        }
    }

    pub fn closed(&self, client: usize) -> Option<media::Why> {
        self.events.iter().find_map(|(_, event)| match event {
            Event::Closed { peer, why } if peer.0 == client as u64 => Some(*why),
            _ => None,
        })
    }

    /// Who was told to be in which slot most recently.
    pub fn slots(&self) -> [Option<PeerId>; SLOTS] {
        let slots = self.events.iter().rev().find_map(|(_, event)| match event {
            Event::Speaking { slots, .. } => Some(*slots),
            _ => None,
        });
        slots.unwrap_or_default()
    }
}

/// What distinguishes one browser's offer from another's.
#[derive(Clone, Copy)]
pub struct Shape {
    pub payload_type: u8,
    /// The number of the level extension, if there is one.
    pub level_extension: Option<u8>,
    pub slots: usize,
    pub has_microphone: bool,
    /// Each packet brings so many copies of earlier ones along.
    pub copies: usize,
    /// Repeats packets that it is asked for.
    pub repeats: bool,
}

impl Default for Shape {
    fn default() -> Shape {
        Shape {
            payload_type: 111,
            level_extension: Some(1),
            slots: SLOTS,
            has_microphone: true,
            copies: 0,
            repeats: false,
        }
    }
}

pub fn secrets(number: usize) -> PeerSecrets {
    let base = 0x5000_0000 + number as u32 * 16;
    PeerSecrets {
        credentials: Credentials {
            ufrag: format!("Afrag{number}"),
            pwd: format!("aPasswordOf128Bits{number}"),
        },
        ssrcs: [base, base + 1, base + 2, base + 3],
        cname: format!("cname{number}"),
    }
}
