//! Thousands of peers in one thread: they join, show signs of life as browsers do, and count what they hear.

use crate::machine;
use crate::peer::{Got, Peer, Shared};
use crate::rig::Rig;
use crate::tally::Tally;
use crate::wildcard::{Arrived, Wildcard, address, peer_at, wait};
use anyhow::{Context, Result, ensure};
use jushou_rtc::Route;
use jushou_rtc::rtp::HEADER_LEN;
use jushou_rtc::srtp::TAG_LEN_MAX;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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
const TRAIL: Duration = Duration::from_millis(300);
/// What a speaker sends: Opus bytes of 20 ms. With header and tag a packet has 120 bytes.
pub const FRAME_MS: u32 = 20;
pub const FRAME_LEN: usize = 92;
/// Of Opus, at 48 kHz.
const TICKS_PER_MS: u32 = 48;

pub struct Crowd {
    /// One for the peers of each shard: two senders to one socket would wait for each other.
    nets: Vec<Wildcard>,
    shared: Shared,
    server: SocketAddr,
    peers: Vec<Peer>,
    /// The first so many are connected and show signs of life.
    alive: usize,
    life: Life,
}

/// Whose turn it is to check its route.
struct Life {
    next: usize,
    /// Every second round is one of reports.
    reports: bool,
    /// Checks that are due, with fractions.
    due: f64,
    at: Instant,
}

/// What was sent, and when; it says how long each packet took.
pub struct Schedule {
    /// Sound in what was sent at once, and its bytes.
    pub frame_ms: u32,
    pub frame_len: usize,
    /// When each of them left its speaker, since 1970.
    pub sent: Vec<Duration>,
}

/// What listeners got of one run.
#[derive(Default)]
pub struct Heard {
    pub tally: Tally,
    /// Of the speaker's packets; several may arrive in one.
    pub frames: u64,
    /// The timestamp under which the first packet arrived; the sender's was 0.
    first: Option<u32>,
    /// Packets of nobody's time: of another run, or a repetition.
    pub odd: u64,
}

impl Heard {
    /// A packet's delay counts from when the last frame in it was sent.
    pub fn add(&mut self, schedule: &Schedule, timestamp: u32, len: usize, at: Duration) {
        let first = *self.first.get_or_insert(timestamp);
        // Joined, each has a byte or so less.
        let frames =
            (len.saturating_sub(HEADER_LEN + TAG_LEN_MAX) + schedule.frame_len / 2) / schedule.frame_len;
        let frame = timestamp.wrapping_sub(first) / (schedule.frame_ms * TICKS_PER_MS);
        match schedule.sent.get(frame as usize + frames.max(1) - 1) {
            Some(sent) => {
                self.tally.add(at.saturating_sub(*sent));
                self.frames += frames.max(1) as u64;
            }
            None => self.odd += 1,
        }
    }
}

impl Crowd {
    /// For a server with so many shards.
    pub fn new(server: SocketAddr, shards: usize) -> Result<Crowd> {
        Ok(Crowd {
            nets: (0..shards).map(|_| Wildcard::bind()).collect::<Result<_>>()?,
            shared: Shared::new()?,
            server,
            peers: vec![],
            alive: 0,
            life: Life { next: 0, reports: false, due: 0.0, at: Instant::now() },
        })
    }

    /// Adds so many peers to the group and returns when all of them are connected.
    pub fn join(&mut self, rig: &mut Rig, group: u64, publish: bool, hear: bool, count: usize) -> Result<()> {
        let end = self.peers.len() + count;
        while self.peers.len() < end {
            let first = self.peers.len();
            let several = AT_ONCE.min(end - first);
            let offers = vec![self.shared.offer.clone(); several];
            let answers = rig.add(first as u64, group, publish, hear, offers)?;
            let now = Instant::now();
            for (n, answer) in answers.iter().enumerate() {
                let answer = answer.as_ref().context("a peer is refused")?;
                self.peers.push(Peer::new(&self.shared, answer, (first + n).is_multiple_of(SAMPLED), now)?);
            }
            self.connect(first)?;
            self.alive = self.peers.len();
        }
        Ok(())
    }

    fn connect(&mut self, first: usize) -> Result<()> {
        let began = Instant::now();
        let mut nudged = began;
        (first..self.peers.len()).try_for_each(|peer| self.nudge(peer))?;
        loop {
            self.live();
            if self.peers[first..].iter().all(Peer::is_connected) {
                return Ok(());
            }
            ensure!(began.elapsed() < JOIN_WAIT, "peers do not connect");
            wait(&self.nets, NUDGE_AFTER);
            self.receive(&mut |_, _, _| {})?;
            if nudged.elapsed() >= NUDGE_AFTER {
                nudged = Instant::now();
                let late: Vec<usize> =
                    (first..self.peers.len()).filter(|peer| !self.peers[*peer].is_connected()).collect();
                late.into_iter().try_for_each(|peer| self.nudge(peer))?;
            }
        }
    }

    fn nudge(&mut self, peer: usize) -> Result<()> {
        let mut said = vec![];
        self.peers[peer].nudge(Instant::now(), &mut |bytes| said.push(bytes.to_vec()))?;
        said.iter().for_each(|bytes| self.send(peer, bytes));
        Ok(())
    }

    fn send(&mut self, peer: usize, bytes: &[u8]) {
        let at = self.peers[peer].shard % self.nets.len();
        let net = &mut self.nets[at];
        if net.outgoing.is_full() {
            net.flush();
        }
        net.outgoing.push(Route::new(self.server, IpAddr::from(address(peer))), bytes);
    }

    fn flush(&mut self) {
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

    /// Takes what is there, at most one batch of each socket. Returns how much.
    fn receive(&mut self, on_sound: &mut dyn FnMut(u32, usize, Duration)) -> Result<usize> {
        let Crowd { nets, peers, .. } = self;
        let now = Instant::now();
        let (mut said, mut failed) = (vec![], None);
        let mut take = |arrived: Arrived| {
            let Some(at) = peer_at(arrived.to) else { return };
            let Some(peer) = peers.get_mut(at) else { return };
            match peer.handle(now, arrived.bytes, &mut |bytes| said.push((at, bytes.to_vec()))) {
                Ok(Got::Sound { timestamp }) => on_sound(timestamp, arrived.bytes.len(), arrived.at),
                Ok(Got::Nothing | Got::Connected) => {}
                Err(e) => failed = Some(e),
            }
        };
        let count = nets.iter_mut().map(|net| net.receive(&mut take)).sum();
        said.iter().for_each(|(peer, bytes)| self.send(*peer, bytes));
        failed.map_or(Ok(count), |e| Err(e.context("what a peer was sent")))
    }

    /// Those whose turn it is check their route, and report.
    fn live(&mut self) {
        let passed = std::mem::replace(&mut self.life.at, Instant::now()).elapsed();
        let due = self.life.due + passed.as_secs_f64() / CHECK_EVERY.as_secs_f64() * self.alive as f64;
        // After a pause nobody makes up for more than one check, and not all at once.
        self.life.due = due.min(self.alive as f64);
        for _ in 0..CHECKS_AT_ONCE {
            if self.life.due < 1.0 {
                break;
            }
            self.life.due -= 1.0;
            let peer = self.life.next;
            let mut said = vec![];
            self.peers[peer].check(&mut |bytes| said.push(bytes.to_vec()));
            if self.life.reports {
                self.peers[peer].report(&mut |bytes| said.push(bytes.to_vec()));
            }
            said.iter().for_each(|bytes| self.send(peer, bytes));
            self.life.next = (peer + 1) % self.alive;
            self.life.reports ^= self.life.next == 0;
        }
        self.flush();
    }

    /// One peer speaks for so long, in packets of 20 ms; everybody counts. Whoever is late, time is kept.
    pub fn lecture(&mut self, speaker: usize, lasts: Duration) -> Result<(Heard, u64)> {
        let mut heard = Heard::default();
        let mut schedule = Schedule { frame_ms: FRAME_MS, frame_len: FRAME_LEN, sent: vec![] };
        let every = Duration::from_millis(FRAME_MS.into());
        let payload = vec![0xFC; FRAME_LEN];
        let began = Instant::now();
        loop {
            let next = began + every * schedule.sent.len() as u32;
            let is_over = every * schedule.sent.len() as u32 >= lasts;
            if is_over && next.elapsed() >= TRAIL {
                return Ok((heard, schedule.sent.len() as u64));
            }
            if !is_over && Instant::now() >= next {
                let timestamp = schedule.sent.len() as u32 * FRAME_MS * TICKS_PER_MS;
                let packet = self.peers[speaker].speak(timestamp, 30, &payload)?;
                self.send(speaker, &packet);
                schedule.sent.push(since_1970());
                self.flush();
            }
            self.live();
            if self.receive(&mut |timestamp, len, at| heard.add(&schedule, timestamp, len, at))? == 0 {
                let most = if is_over { TRAIL } else { next.saturating_duration_since(Instant::now()) };
                wait(&self.nets, most.min(Duration::from_millis(5)));
            }
        }
    }

    /// Nobody speaks for so long; all stay.
    pub fn rest(&mut self, lasts: Duration) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < lasts {
            self.live();
            if self.receive(&mut |_, _, _| {})? == 0 {
                wait(&self.nets, Duration::from_millis(5));
            }
        }
        Ok(())
    }

    /// Only counts, for so long and its trail: somebody else sends by the schedule.
    pub fn count(&mut self, schedule: &Schedule, until: Duration) -> Heard {
        let mut heard = Heard::default();
        while since_1970() < until + TRAIL {
            let count = self.nets[0].receive(|arrived| {
                if let Some(timestamp) = arrived.bytes.get(4..8) {
                    let timestamp = u32::from_be_bytes(timestamp.try_into().expect("4 bytes"));
                    heard.add(schedule, timestamp, arrived.bytes.len(), arrived.at);
                }
            });
            if count == 0 {
                wait(&self.nets, Duration::from_millis(5));
            }
        }
        heard
    }

    /// Reads away whatever is left of before.
    pub fn drain(&mut self) {
        while self.nets.iter_mut().map(|net| net.receive(|_| {})).sum::<usize>() > 0 {}
    }
}

pub fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Where the bare sender sends from.
pub const BARE_ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
