//! One media thread: the one owner of a shard's plane and its UDP sockets.

use super::cores;
use super::load::{Load, Relief};
use super::placement::Placement;
use super::relays::Relays;
use super::rest::Rest;
use super::tcp::{FromTcp, TcpPeers};
use super::{Answer, Figures, NoAnswer, Played};
use crate::clock::Clock;
use crate::secret;
use crate::udp::{Buffers, Sockets};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use data_encoding::HEXLOWER;
use jushou_rtc::{demux, ice::Credentials, sdp};
use media::{
    Event, GroupId, Out, PeerId, PeerSecrets, Permit, Place, Plane, Quality, REMOVED, Relay, Route, SLOTS,
    Shard, Transport,
};
use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot};

/// Commands carried out before packets get their turn again.
const COMMANDS_PER_TURN: usize = 64;

/// The same for what other shards say, as far as it is sound; the rest is little work, and must not pile up.
const SOUND_PER_TURN: usize = 64;

/// How long the thread sleeps at most while no peer is there.
const IDLE: Duration = Duration::from_secs(3600);

pub enum Command {
    Add {
        peer: PeerId,
        place: Place,
        /// The group's pace has changed with this peer; all shards are to know.
        tell_pace: bool,
        offer: Box<sdp::Offer>,
        permit: Permit,
        reply: oneshot::Sender<Result<Answer, NoAnswer>>,
    },
    Play {
        player: PeerId,
        place: Place,
        tell_pace: bool,
        permit: Permit,
        frames: mpsc::Sender<Played>,
        reply: oneshot::Sender<Result<(), NoAnswer>>,
    },
    Remove {
        peer: PeerId,
        done: oneshot::Sender<()>,
    },
    Permit {
        peer: PeerId,
        permit: Permit,
        done: oneshot::Sender<()>,
    },
    /// To all shards, from one.
    TellPace {
        group: GroupId,
    },
    Sinks {
        group: GroupId,
        reply: oneshot::Sender<Vec<PeerId>>,
    },
    Quality {
        group: GroupId,
        reply: oneshot::Sender<Quality>,
    },
    Figures {
        reply: oneshot::Sender<Figures>,
    },
}

pub struct MediaThread {
    pub shard: Shard,
    pub plane: Plane,
    pub exit: Exit,
    pub by_tcp: mpsc::Receiver<FromTcp>,
    pub addresses: Arc<[SocketAddr]>,
    pub tcp_addresses: Arc<OnceLock<Vec<SocketAddr>>>,
    pub clock: Clock,
    pub load: Load,
    pub rest: Rest,
    /// Of it, what is counted here.
    pub figures: Figures,
}

/// Where the plane's output goes.
pub struct Exit {
    sockets: Sockets,
    tcp: TcpPeers,
    relays: Relays,
    placement: Arc<Placement>,
    events: mpsc::Sender<Event>,
    /// Beginnings and endings that found the events' queue full. At most two a peer.
    late: VecDeque<Event>,
    /// Who waits for which version of a peer's permit.
    waiting: HashMap<PeerId, Vec<(u64, oneshot::Sender<()>)>>,
    players: HashMap<PeerId, mpsc::Sender<Played>>,
}

impl MediaThread {
    /// Runs until nobody speaks to it any more.
    pub fn start(
        self,
        runtime: Runtime,
        commands: mpsc::Receiver<Command>,
        is_pinned: bool,
    ) -> std::io::Result<()> {
        let number = self.shard.number();
        let thread = std::thread::Builder::new().name(format!("media-{number}"));
        let run = move || {
            if is_pinned {
                cores::pin(number);
            }
            let run = AssertUnwindSafe(|| runtime.block_on(self.run(commands)));
            if catch_unwind(run).is_err() {
                // A server that nobody can hear helps nobody: whoever supervises it starts it anew in a second.
                tracing::error!("a media thread failed; the server ends");
                std::process::abort();
            }
        };
        thread.spawn(run).map(drop)
    }

    async fn run(mut self, mut commands: mpsc::Receiver<Command>) {
        let mut buffers = Buffers::default();
        loop {
            // 1. Say what could not be said before.
            self.exit.tell_late();
            // 2. Wait for one thing: a command, another shard, a packet, or the deadline.
            let before = self.clock.instant();
            if let Some(pause) = self.rest.pause(before) {
                // Not in the runtime, which every packet wakes. Nothing else runs in it, and nobody unparks it.
                std::thread::park_timeout(pause);
            }
            let now = self.clock.instant();
            let wait = self.plane.wake_at().map_or(IDLE, |at| at.saturating_duration_since(now));
            let wait = self.load.look_within().map_or(wait, |within| wait.min(within));
            let (mut command, mut relay, mut by_tcp) = (None, None, None);
            tokio::select! {
                biased;
                first = commands.recv() => match first {
                    Some(first) => command = Some(first),
                    None => return self.end(),
                },
                first = self.exit.relays.recv() => relay = first,
                Some(first) = self.by_tcp.recv() => by_tcp = Some(first),
                () = self.exit.sockets.readable() => {}
                () = tokio::time::sleep(wait) => {}
            }
            let woken = self.clock.instant();
            let waited = woken.saturating_duration_since(before);
            self.load.spare(waited);
            let peers = u32::try_from(self.plane.peer_count()).unwrap_or(u32::MAX);
            self.figures.stayed += waited * peers;
            // 3. Everything has its turn, whatever else there is much of. Commands first: what was taken away here before
            // this turn is not sent in it.
            for _ in 0..COMMANDS_PER_TURN {
                let Some(next) = command.take().or_else(|| commands.try_recv().ok()) else { break };
                let began = self.clock.instant();
                self.carry_out(next);
                self.load.spare(self.clock.instant().saturating_duration_since(began));
            }
            let mut sound = 0;
            while sound < SOUND_PER_TURN {
                let Some(next) = relay.take().or_else(|| self.exit.relays.try_recv()) else { break };
                sound += usize::from(next.may_be_lost());
                self.rest.stir(woken);
                self.plane.handle_relay(self.clock.instant(), next, &mut self.exit);
            }
            for _ in 0..SOUND_PER_TURN {
                let Some(next) = by_tcp.take().or_else(|| self.by_tcp.try_recv().ok()) else { break };
                self.take(next);
            }
            let (has_read, is_more) = self.receive(&mut buffers);
            let now = self.clock.instant();
            let is_due = self.plane.wake_at().is_some_and(|at| at <= now);
            if is_due {
                self.plane.handle_timeout(now, &mut self.exit);
            }
            self.rest.turn(has_read || is_due, is_more);
            // 4. Nothing waits for the next turn.
            self.exit.sockets.flush();
            let done = self.clock.instant();
            let turn = done.saturating_duration_since(woken);
            self.figures.turns.add(turn);
            self.figures.stayed += turn * peers;
            if let Some(relief) = self.load.look(done) {
                self.exit.relieve(self.shard, relief, self.load.share());
            }
        }
    }

    /// At most one batch of each socket, with the time of its arrival. Whether there was any, and there may be more.
    fn receive(&mut self, buffers: &mut Buffers) -> (bool, bool) {
        let now = self.clock.instant();
        let (mut has_read, mut is_more) = (false, false);
        for socket in 0..self.exit.sockets.count() {
            let Some(batch) = self.exit.sockets.receive(socket, buffers) else { continue };
            has_read = true;
            is_more |= batch.is_full();
            buffers.each(batch, |route, datagram| self.handle(now, route, datagram));
        }
        (has_read, is_more)
    }

    fn take(&mut self, by_tcp: FromTcp) {
        match by_tcp {
            FromTcp::Opened { route, datagrams } => self.exit.tcp.open(route, datagrams),
            FromTcp::Datagram { route, mut bytes } => self.handle(self.clock.instant(), route, &mut bytes),
            FromTcp::Closed { route } => self.exit.tcp.close(route),
        }
    }

    fn handle(&mut self, now: Instant, route: Route, datagram: &mut [u8]) {
        let kind = demux::classify(datagram);
        if matches!(kind, demux::Kind::Rtp | demux::Kind::Dtls) {
            self.rest.stir(now);
        }
        let is_joining = kind == demux::Kind::Dtls;
        let began = is_joining.then(|| self.clock.instant());
        self.plane.handle_packet(now, route, datagram, &mut self.exit);
        if let Some(began) = began {
            self.load.spare(self.clock.instant().saturating_duration_since(began));
        }
    }

    fn carry_out(&mut self, command: Command) {
        let now = self.clock.instant();
        if matches!(command, Command::Add { .. } | Command::Play { .. } | Command::Permit { .. }) {
            self.rest.stir(now);
        }
        match command {
            Command::Add { peer, place, tell_pace, offer, permit, reply } => {
                let place = self.exit.place_now(place);
                let (secrets, exit) = (secrets(self.shard), &mut self.exit);
                let tcp = self.tcp_addresses.get().map_or(&[][..], Vec::as_slice);
                let addresses = [&self.addresses, tcp];
                let added = self.plane.add_peer(now, peer, place, &offer, secrets, permit, addresses, exit);
                if added.is_err() {
                    self.exit.forget(peer);
                }
                if tell_pace {
                    self.exit.tell_pace(place.group);
                }
                let answer = added.map(|answer| Answer { sdp: answer.sdp, slots: answer.slot_mids });
                let _ = reply.send(answer.map_err(NoAnswer::NotAdded)); // Whoever offered may be gone.
            }
            Command::Play { player, place, tell_pace, permit, frames, reply } => {
                let (place, exit) = (self.exit.place_now(place), &mut self.exit);
                let added = self.plane.add_player(now, player, place, permit, exit);
                match added {
                    Ok(()) => drop(self.exit.players.insert(player, frames)),
                    Err(_) => self.exit.forget(player),
                }
                if tell_pace {
                    self.exit.tell_pace(place.group);
                }
                let _ = reply.send(added.map_err(NoAnswer::NotAdded)); // Whoever asked may be gone.
            }
            Command::Remove { peer, done } => {
                self.exit.players.remove(&peer);
                self.exit.waiting.entry(peer).or_default().push((REMOVED, done));
                self.plane.remove_peer(now, peer, &mut self.exit);
                self.exit.displace(peer);
            }
            Command::Permit { peer, permit, done } => {
                // The plane says at once that it is in force, also of a peer that does not exist.
                self.exit.waiting.entry(peer).or_default().push((permit.version, done));
                self.plane.handle_permit(now, peer, permit, &mut self.exit);
            }
            Command::TellPace { group } => self.exit.tell_pace(group),
            Command::Sinks { group, reply } => drop(reply.send(self.plane.sinks(group))),
            Command::Quality { group, reply } => drop(reply.send(self.plane.quality(now, group))),
            Command::Figures { reply } => {
                let figures = Figures {
                    plane: self.plane.counters(),
                    dropped: self.exit.sockets.dropped() + self.exit.tcp.dropped(),
                    relays_lost: self.exit.relays.lost(),
                    peers: self.plane.peer_count(),
                    busy: self.load.share(),
                    relief: self.load.relief(),
                    ..self.figures
                };
                let _ = reply.send(figures); // Whoever asked may be gone.
            }
        }
    }

    fn end(mut self) {
        let now = self.clock.instant();
        for peer in self.plane.peer_ids() {
            self.plane.remove_peer(now, peer, &mut self.exit);
        }
        self.exit.sockets.flush();
    }
}

impl Out for Exit {
    fn send(&mut self, route: Route, datagram: &[u8]) {
        match route.transport {
            Transport::Udp => self.sockets.send(route, datagram),
            Transport::Tcp => self.tcp.send(route, datagram),
        }
    }

    fn event(&mut self, event: Event) {
        match &event {
            Event::PermitInForce { peer, version } => {
                let mut waiting = self.waiting.remove(peer).unwrap_or_default();
                for (_, done) in waiting.extract_if(.., |(asked, _)| *asked <= *version) {
                    let _ = done.send(()); // Not everybody waits for it.
                }
                if !waiting.is_empty() {
                    self.waiting.insert(*peer, waiting);
                }
                return;
            }
            Event::Closed { peer, .. } => self.forget(*peer),
            Event::Connected { .. } | Event::Speaking { .. } => {}
        }
        // What else finds the queue full is levels, and the next ones are newer.
        if let Err(mpsc::error::TrySendError::Full(
            event @ (Event::Closed { .. } | Event::Connected { .. }),
        )) = self.events.try_send(event)
        {
            self.late.push_back(event);
        }
    }

    fn play(&mut self, players: &[PeerId], timestamp: u32, payload: &[u8]) {
        let played = Played { timestamp, payload: payload.into() };
        for frames in players.iter().filter_map(|player| self.players.get(player)) {
            // Whoever is behind loses it; whoever is gone is removed by the room.
            let _ = frames.try_send(played.clone());
        }
    }

    fn relay(&mut self, to: Shard, relay: Relay) {
        self.relays.send(to, relay);
    }
}

impl Exit {
    pub fn new(
        sockets: Sockets,
        relays: Relays,
        placement: Arc<Placement>,
        events: mpsc::Sender<Event>,
    ) -> Exit {
        Exit {
            sockets,
            tcp: TcpPeers::default(),
            relays,
            placement,
            events,
            late: VecDeque::new(),
            waiting: HashMap::new(),
            players: HashMap::new(),
        }
    }

    /// The pace may have changed since the command was given; what changes from here on is told.
    fn place_now(&self, place: Place) -> Place {
        Place { pace: self.placement.pace_of(place.group).unwrap_or(place.pace), ..place }
    }

    /// Who does not exist obeys every permit.
    fn forget(&mut self, peer: PeerId) {
        self.displace(peer);
        for (_, done) in self.waiting.remove(&peer).into_iter().flatten() {
            let _ = done.send(());
        }
    }

    fn displace(&mut self, peer: PeerId) {
        if let Some(group) = self.placement.remove(peer) {
            self.tell_pace(group);
        }
    }

    /// To every shard, this one too: how the group's audience hears now.
    fn tell_pace(&mut self, group: GroupId) {
        let Some(pace) = self.placement.pace_of(group) else { return };
        self.relays.send_to_all(Relay::Pace { group, pace });
    }

    /// The audiences of a busy shard make do with less.
    fn relieve(&mut self, shard: Shard, relief: Relief, share: f64) {
        let percent = (share * 100.0).round();
        tracing::info!(shard = shard.number(), relief = ?relief, busy.percent = percent, "audiences are heard otherwise");
        for group in self.placement.relieve(shard, relief) {
            self.tell_pace(group);
        }
    }

    fn tell_late(&mut self) {
        while let Some(event) = self.late.pop_front() {
            if let Err(mpsc::error::TrySendError::Full(event)) = self.events.try_send(event) {
                return self.late.push_front(event);
            }
        }
    }
}

/// Random through and through: no account, room or handle shows in a clear byte on the media path.
fn secrets(shard: Shard) -> PeerSecrets {
    let text = |bytes: &[u8]| STANDARD_NO_PAD.encode(bytes);
    let credentials = Credentials {
        // The shard's letter, then 66 random bits.
        ufrag: format!("{}{}", shard.letter(), &text(&secret::bytes::<12>())[..11]),
        pwd: text(&secret::bytes::<24>()),
    };
    // Different ones for sure: the last bits are the slot's number. Never 0.
    let ssrcs = std::array::from_fn::<u32, SLOTS, _>(|slot| {
        (u32::from_le_bytes(secret::bytes()) & !(SLOTS as u32 * 2 - 1)) | (slot as u32 + 1)
    });
    PeerSecrets { credentials, ssrcs, cname: HEXLOWER.encode(&secret::bytes::<8>()) }
}
