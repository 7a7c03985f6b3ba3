//! Thousands of peers in one thread: they join, show signs of life as browsers do, speak, and count what they hear.

use crate::ground::Ground;
use crate::heard::{FRAME_LEN, FRAME_MS, Heard, SILENCE, Schedule, Sound, TICKS_PER_MS, since_1970};
use crate::machine;
use crate::peer::{Got, Peer, Shared};
use crate::rig::Rig;
use crate::wildcard::{Arrived, Wildcard, wait};
use anyhow::{Context, Result, ensure};
use jushou_rtc::Route;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

/// Chrome checks its route this often, and reports in every second round.
const CHECK_EVERY: Duration = Duration::from_millis(2500);
/// Checks in one go.
const CHECKS_AT_ONCE: usize = 64;
/// Peers that are on their way to a connection at once. More would make them wait for each other and repeat themselves.
const AT_ONCE: usize = 64;
/// After this long without an answer they say it again.
const NUDGE_AFTER: Duration = Duration::from_millis(200);
/// No handshake takes longer, on a machine however slow.
const JOIN_WAIT: Duration = Duration::from_secs(20);
/// One listener in so many opens what it receives.
const SAMPLED: usize = 64;
/// How long the last packets of a run may be on their way.
pub const TRAIL: Duration = Duration::from_millis(300);
/// Between two looks at the time.
const TURN_MOST: Duration = Duration::from_millis(5);

/// How often peers at rest have their turn: what a few of thousands send comes spread, not at once.
const REST_TURN: Duration = Duration::from_millis(1);

pub struct Crowd {
    /// One for the peers of each shard: two senders to one socket would wait for each other.
    nets: Vec<Wildcard>,
    pub shared: Shared,
    server: SocketAddr,
    pub ground: Ground,
    peers: Vec<Peer>,
    /// On their way to a connection.
    joining: Vec<Joining>,
    /// How long each took that is connected, in the order of their success.
    pub joins: Vec<Duration>,
    /// The connected ones, who show signs of life.
    alive: Vec<usize>,
    life: Life,
}

struct Joining {
    peer: usize,
    began: Instant,
    said_at: Option<Instant>,
}

/// Whose turn it is to check its route.
struct Life {
    /// In the list of those alive.
    next: usize,
    /// Every second round is one of reports.
    reports: bool,
    /// Checks that are due, with fractions.
    due: f64,
    at: Instant,
}

impl Crowd {
    /// For a server with so many shards.
    pub fn new(server: SocketAddr, shards: usize) -> Result<Crowd> {
        Ok(Crowd {
            nets: (0..shards).map(|_| Wildcard::bind()).collect::<Result<_>>()?,
            shared: Shared::new()?,
            server,
            ground: Ground::of(server.ip()),
            peers: vec![],
            joining: vec![],
            joins: vec![],
            alive: vec![],
            life: Life { next: 0, reports: false, due: 0.0, at: Instant::now() },
        })
    }

    /// Adds so many peers to the group and returns when all of them are connected.
    pub fn join(&mut self, rig: &mut Rig, group: u64, publish: bool, hear: bool, count: usize) -> Result<()> {
        let end = self.peers.len() + count;
        while self.peers.len() < end {
            let several = AT_ONCE.min(end - self.peers.len());
            self.arrive(rig, (group, 0), publish, hear, several)?;
            while !self.joining.is_empty() {
                self.turn(Instant::now() + TURN_MOST, &mut |_| {})?;
            }
        }
        Ok(())
    }

    /// Adds so many, who begin to connect with the next turn; none may be refused. `groups` are the first one's and what lies between one's and the next's.
    pub fn arrive(
        &mut self,
        rig: &mut Rig,
        groups: (u64, u64),
        publish: bool,
        hear: bool,
        count: usize,
    ) -> Result<()> {
        let refused = self.try_arrive(rig, groups, publish, hear, count)?;
        ensure!(refused == 0, "{refused} peers are refused");
        Ok(())
    }

    /// The same; says how many are refused.
    pub fn try_arrive(
        &mut self,
        rig: &mut Rig,
        groups: (u64, u64),
        publish: bool,
        hear: bool,
        count: usize,
    ) -> Result<usize> {
        let (first, began) = (self.peers.len() as u64, Instant::now());
        let answers = rig.add(first, groups, publish, hear, vec![self.shared.offer.clone(); count])?;
        for answer in answers.iter().flatten() {
            let peer = Peer::new(&self.shared, answer, self.next_is_sample(), began)?;
            self.welcome(peer, began);
        }
        Ok(answers.iter().filter(|answer| answer.is_none()).count())
    }

    /// One more, who begins to connect with the next turn.
    pub fn welcome(&mut self, peer: Peer, began: Instant) {
        self.joining.push(Joining { peer: self.peers.len(), began, said_at: None });
        self.peers.push(peer);
    }

    /// From now on these say and hear nothing.
    pub fn vanish(&mut self, peer: usize) {
        self.alive.retain(|other| *other != peer);
        self.joining.retain(|joining| joining.peer != peer);
        self.peers[peer].forget();
    }

    pub fn count_alive(&self) -> usize {
        self.alive.len()
    }

    pub fn alive(&self) -> &[usize] {
        &self.alive
    }

    pub fn count_joining(&self) -> usize {
        self.joining.len()
    }

    /// The next peer's number.
    pub fn next_peer(&self) -> usize {
        self.peers.len()
    }

    pub fn next_address(&self) -> Ipv4Addr {
        self.ground.address(self.peers.len())
    }

    /// Whether the next peer opens what it hears.
    pub fn next_is_sample(&self) -> bool {
        self.peers.len().is_multiple_of(SAMPLED)
    }

    pub fn peer(&self, peer: usize) -> &Peer {
        &self.peers[peer]
    }

    /// Says the first word, or again what may have been lost; whoever takes too long is a fault.
    fn hurry(&mut self) -> Result<()> {
        let now = Instant::now();
        let late = |joining: &&mut Joining| joining.said_at.is_none_or(|at| now - at >= NUDGE_AFTER);
        let mut again = vec![];
        for joining in self.joining.iter_mut().filter(late) {
            ensure!(now - joining.began < JOIN_WAIT, "a peer does not connect");
            joining.said_at = Some(now);
            again.push(joining.peer);
        }
        again.into_iter().try_for_each(|peer| self.nudge(peer))
    }

    fn nudge(&mut self, peer: usize) -> Result<()> {
        let mut said = vec![];
        self.peers[peer].nudge(Instant::now(), &mut |bytes| said.push(bytes.to_vec()))?;
        said.iter().for_each(|bytes| self.send(peer, bytes));
        Ok(())
    }

    fn send(&mut self, peer: usize, bytes: &[u8]) {
        let Peer { shard, remote, .. } = self.peers[peer];
        self.send_to(
            remote.unwrap_or(self.server),
            shard % self.nets.len(),
            self.ground.address(peer),
            bytes,
        );
    }

    /// From any address of ours, a peer's or nobody's.
    pub fn send_from(&mut self, from: Ipv4Addr, bytes: &[u8]) {
        self.send_to(self.server, 0, from, bytes);
    }

    fn send_to(&mut self, to: SocketAddr, net: usize, from: Ipv4Addr, bytes: &[u8]) {
        let net = &mut self.nets[net];
        if net.outgoing.is_full() {
            net.flush();
        }
        net.outgoing.push(Route::new(to, IpAddr::from(from)), bytes);
    }

    pub fn flush(&mut self) {
        self.nets.iter_mut().for_each(Wildcard::flush);
    }

    /// The socket of the first shard's peers.
    pub fn port(&self) -> u16 {
        self.nets[0].port
    }

    /// Datagrams that the kernel had no room for at our sockets, so far.
    pub fn lost(&self) -> Result<u64> {
        self.nets.iter().map(|net| machine::drops_at(net.port)).sum()
    }

    /// One round: signs of life, those who join, what has arrived. Waits until `next` at most if nothing has.
    pub fn turn(&mut self, next: Instant, on_sound: &mut dyn FnMut(&Sound)) -> Result<()> {
        self.live();
        self.hurry()?;
        if self.receive(on_sound)? == 0 {
            self.flush();
            wait(&self.nets, next.saturating_duration_since(Instant::now()).min(TURN_MOST));
        }
        Ok(())
    }

    /// Takes what is there, at most one batch of each socket. Returns how much.
    fn receive(&mut self, on_sound: &mut dyn FnMut(&Sound)) -> Result<usize> {
        let Crowd { nets, peers, ground, .. } = self;
        let now = Instant::now();
        let (mut said, mut connected, mut failed) = (vec![], vec![], None);
        let mut take = |arrived: Arrived| {
            let Some(at) = ground.peer_at(arrived.to) else { return };
            let Some(peer) = peers.get_mut(at) else { return };
            match peer.handle(now, arrived.bytes, &mut |bytes| said.push((at, bytes.to_vec()))) {
                Ok(Got::Sound { print }) => {
                    let sound = Sound::read(at, arrived.bytes, arrived.at);
                    sound.map(|sound| Sound { print, ..sound }).iter().for_each(&mut *on_sound)
                }
                Ok(Got::Connected) => connected.push(at),
                Ok(Got::Nothing) => {}
                Err(e) => failed = Some(e),
            }
        };
        let count = nets.iter_mut().map(|net| net.receive(&mut take)).sum();
        said.iter().for_each(|(peer, bytes)| self.send(*peer, bytes));
        for peer in connected {
            let place = self.joining.iter().position(|joining| joining.peer == peer);
            let joining = self.joining.swap_remove(place.context("who connects was joining")?);
            self.joins.push(joining.began.elapsed());
            self.alive.push(peer);
        }
        failed.map_or(Ok(count), |e| Err(e.context("what a peer was sent")))
    }

    /// Those whose turn it is check their route, and report.
    fn live(&mut self) {
        let passed = std::mem::replace(&mut self.life.at, Instant::now()).elapsed();
        let count = self.alive.len();
        let due = self.life.due + passed.as_secs_f64() / CHECK_EVERY.as_secs_f64() * count as f64;
        // After a pause nobody makes up for more than one check, and not all at once.
        self.life.due = due.min(count as f64);
        for _ in 0..CHECKS_AT_ONCE {
            if self.life.due < 1.0 {
                break;
            }
            self.life.due -= 1.0;
            let peer = self.alive[self.life.next % count];
            let mut said = vec![];
            self.peers[peer].check(&mut |bytes| said.push(bytes.to_vec()));
            if self.life.reports {
                self.peers[peer].report(&mut |bytes| said.push(bytes.to_vec()));
            }
            said.iter().for_each(|bytes| self.send(peer, bytes));
            self.life.next = (self.life.next + 1) % count;
            self.life.reports ^= self.life.next == 0;
        }
        self.flush();
    }

    /// One packet of a speaker, at once. Returns when it left, since 1970.
    pub fn speak(&mut self, speaker: usize, timestamp: u32, minus_dbov: u8, opus: &[u8]) -> Result<Duration> {
        let packet = self.peers[speaker].speak(timestamp, minus_dbov, opus)?;
        self.send(speaker, &packet);
        let left = since_1970();
        self.flush();
        Ok(left)
    }

    /// One peer speaks for so long, in packets of 20 ms; everybody counts. Whoever is late, time is kept.
    pub fn lecture(&mut self, speaker: usize, lasts: Duration) -> Result<(Heard, u64)> {
        self.lecture_amid(speaker, lasts, &mut |_| Ok(()), &mut |_| {})
    }

    /// The same; `amid` happens at every turn, and `on_sound` with every packet that is heard.
    pub fn lecture_amid(
        &mut self,
        speaker: usize,
        lasts: Duration,
        amid: &mut dyn FnMut(&mut Crowd) -> Result<()>,
        on_sound: &mut dyn FnMut(&Sound),
    ) -> Result<(Heard, u64)> {
        let mut heard = Heard::new(self.peers[speaker].remote.is_some());
        let mut schedule = Schedule { frame_ms: FRAME_MS, frame_len: FRAME_LEN, sent: vec![] };
        let every = Duration::from_millis(FRAME_MS.into());
        let payload = vec![0xFC; FRAME_LEN];
        let began = Instant::now();
        let mut has_ended = false;
        loop {
            let next = began + every * schedule.sent.len() as u32;
            let is_over = every * schedule.sent.len() as u32 >= lasts;
            if is_over && next.elapsed() >= TRAIL {
                return Ok((heard, schedule.sent.len() as u64));
            }
            if !is_over && Instant::now() >= next {
                let timestamp = schedule.sent.len() as u32 * FRAME_MS * TICKS_PER_MS;
                schedule.sent.push(self.speak(speaker, timestamp, 30, &payload)?);
            }
            if is_over && Instant::now() >= next && !std::mem::replace(&mut has_ended, true) {
                // As talks end: what waits to be joined with more waits no longer.
                let timestamp = schedule.sent.len() as u32 * FRAME_MS * TICKS_PER_MS;
                self.speak(speaker, timestamp, 127, SILENCE)?;
            }
            amid(self)?;
            let next = if is_over { next + TRAIL } else { next };
            self.turn(next, &mut |sound| {
                heard.add(&schedule, sound);
                on_sound(sound);
            })?;
        }
    }

    /// Nobody speaks for so long; all stay. They stand for machines elsewhere, so nobody waits at a socket here: waking
    /// whoever does would be the server's time.
    pub fn rest(&mut self, lasts: Duration) -> Result<()> {
        let until = Instant::now() + lasts;
        while Instant::now() < until {
            self.live();
            self.hurry()?;
            while self.receive(&mut |_| {})? > 0 {}
            self.flush();
            std::thread::park_timeout(REST_TURN);
        }
        Ok(())
    }

    /// Only counts, for so long and its trail: somebody else sends by the schedule.
    pub fn count(&mut self, schedule: &Schedule, until: Duration) -> Heard {
        let mut heard = Heard::default();
        while since_1970() < until + TRAIL {
            let count = self.nets[0].receive(|arrived| {
                if let Some(sound) = Sound::read(0, arrived.bytes, arrived.at) {
                    heard.add(schedule, &sound);
                }
            });
            if count == 0 {
                wait(&self.nets, TURN_MOST);
            }
        }
        heard
    }

    /// Reads away whatever is left of before.
    pub fn drain(&mut self) {
        while self.nets.iter_mut().map(|net| net.receive(|_| {})).sum::<usize>() > 0 {}
    }
}
