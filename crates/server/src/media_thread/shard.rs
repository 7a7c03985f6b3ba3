//! One media thread: the one owner of a shard's plane and its UDP sockets.

use super::cores;
use super::placement::Placement;
use super::relays::Relays;
use super::{Answer, Counters, NoAnswer};
use crate::clock::Clock;
use crate::secret;
use crate::udp::{Buffers, Sockets};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use data_encoding::HEXLOWER;
use jushou_rtc::{ice::Credentials, sdp};
use media::{
    Event, GroupId, Out, PeerId, PeerSecrets, Permit, Place, Plane, REMOVED, Relay, Route, SLOTS, Shard,
};
use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
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
    Remove {
        peer: PeerId,
        done: oneshot::Sender<()>,
    },
    Permit {
        peer: PeerId,
        permit: Permit,
        done: oneshot::Sender<()>,
    },
    Sinks {
        group: GroupId,
        reply: oneshot::Sender<Vec<PeerId>>,
    },
    Counters {
        reply: oneshot::Sender<Counters>,
    },
}

pub struct MediaThread {
    pub shard: Shard,
    pub plane: Plane,
    pub exit: Exit,
    pub addresses: Arc<[SocketAddr]>,
    pub clock: Clock,
}

/// Where the plane's output goes.
pub struct Exit {
    sockets: Sockets,
    relays: Relays,
    placement: Arc<Placement>,
    events: mpsc::Sender<Event>,
    /// Endings that found the events' queue full. At most one a peer.
    late: VecDeque<Event>,
    /// Who waits for which version of a peer's permit.
    waiting: HashMap<PeerId, Vec<(u64, oneshot::Sender<()>)>>,
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
            let wait =
                self.plane.wake_at().map_or(IDLE, |at| at.saturating_duration_since(self.clock.instant()));
            let (mut command, mut relay) = (None, None);
            tokio::select! {
                biased;
                first = commands.recv() => match first {
                    Some(first) => command = Some(first),
                    None => return self.end(),
                },
                first = self.exit.relays.recv() => relay = first,
                () = self.exit.sockets.readable() => {}
                () = tokio::time::sleep(wait) => {}
            }
            // 3. Everything has its turn, whatever else there is much of. Commands first: what was taken away here before
            // this turn is not sent in it.
            for _ in 0..COMMANDS_PER_TURN {
                let Some(next) = command.take().or_else(|| commands.try_recv().ok()) else { break };
                self.carry_out(next);
            }
            let mut sound = 0;
            while sound < SOUND_PER_TURN {
                let Some(next) = relay.take().or_else(|| self.exit.relays.try_recv()) else { break };
                sound += usize::from(next.may_be_lost());
                self.plane.handle_relay(self.clock.instant(), next, &mut self.exit);
            }
            self.receive(&mut buffers);
            let now = self.clock.instant();
            if self.plane.wake_at().is_some_and(|at| at <= now) {
                self.plane.handle_timeout(now, &mut self.exit);
            }
            // 4. Nothing waits for the next turn.
            self.exit.sockets.flush();
        }
    }

    /// At most one batch of each socket, with the time of its arrival.
    fn receive(&mut self, buffers: &mut Buffers) {
        let now = self.clock.instant();
        for socket in 0..self.exit.sockets.count() {
            let Some(batch) = self.exit.sockets.receive(socket, buffers) else { continue };
            buffers.each(batch, |route, datagram| {
                self.plane.handle_packet(now, route, datagram, &mut self.exit)
            });
        }
    }

    fn carry_out(&mut self, command: Command) {
        let now = self.clock.instant();
        match command {
            Command::Add { peer, place, tell_pace, offer, permit, reply } => {
                // It may have changed since the command was given; what changes from here on is told.
                let pace = self.exit.placement.pace_of(place.group).unwrap_or(place.pace);
                let place = Place { pace, ..place };
                let (secrets, exit) = (secrets(self.shard), &mut self.exit);
                let added =
                    self.plane.add_peer(now, peer, place, &offer, secrets, permit, &self.addresses, exit);
                if added.is_err() {
                    self.exit.forget(peer);
                }
                if tell_pace {
                    self.exit.tell_pace(place.group);
                }
                let answer = added.map(|answer| Answer { sdp: answer.sdp, slots: answer.slot_mids });
                let _ = reply.send(answer.map_err(NoAnswer::NotAdded)); // Whoever offered may be gone.
            }
            Command::Remove { peer, done } => {
                self.exit.waiting.entry(peer).or_default().push((REMOVED, done));
                self.plane.remove_peer(now, peer, &mut self.exit);
                self.exit.displace(peer);
            }
            Command::Permit { peer, permit, done } => {
                // The plane says at once that it is in force, also of a peer that does not exist.
                self.exit.waiting.entry(peer).or_default().push((permit.version, done));
                self.plane.handle_permit(now, peer, permit, &mut self.exit);
            }
            Command::Sinks { group, reply } => drop(reply.send(self.plane.sinks(group))),
            Command::Counters { reply } => {
                let counters = Counters {
                    plane: self.plane.counters(),
                    dropped: self.exit.sockets.dropped(),
                    relays_lost: self.exit.relays.lost(),
                };
                let _ = reply.send(counters); // Whoever asked may be gone.
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
        self.sockets.send(route, datagram);
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
        if let Err(mpsc::error::TrySendError::Full(event @ Event::Closed { .. })) =
            self.events.try_send(event)
        {
            self.late.push_back(event);
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
        Exit { sockets, relays, placement, events, late: VecDeque::new(), waiting: HashMap::new() }
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
