//! The media thread: the one owner of the media plane and its UDP sockets. The rest of the server speaks to it by messages.

use crate::clock::Clock;
use crate::secret;
use crate::udp::{self, Bound, Buffers, Sockets};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use data_encoding::HEXLOWER;
use jushou_rtc::{dtls::Identity, ice::Credentials, sdp};
use media::{Event, GroupId, Out, PeerId, PeerSecrets, Permit, Plane, Route, SLOTS};
use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Commands that may wait for the thread. A full queue means it is stuck: nothing is confirmed then, and rooms act on that.
const COMMANDS_MAX: usize = 4096;

/// Events that may wait for the rooms. Past it only endings are kept.
const EVENTS_MAX: usize = 4096;

/// Commands carried out before packets get their turn again.
const COMMANDS_PER_TURN: usize = 64;

/// How long the thread sleeps at most while no peer is there.
const IDLE: Duration = Duration::from_secs(3600);

/// The one shard there is. Its number opens every ICE user fragment.
const SHARD: u8 = 0;

/// Speaks to the media thread; clones speak to the same one. It ends when the last of them is gone.
#[derive(Clone)]
pub struct MediaHandle {
    commands: mpsc::Sender<Command>,
    addresses: Arc<[SocketAddr]>,
    port: u16,
}

/// Keeps the commands of [`MediaHandle::stuck`] unread.
pub struct Stuck(#[allow(dead_code)] mpsc::Receiver<Command>); // Held, never read.

/// What an offer gets back.
pub struct Answer {
    pub sdp: String,
    /// The `mid`s of the receive lines, in slot order.
    pub slots: Vec<String>,
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub enum NoAnswer {
    NotAdded(media::NotAdded),
    /// The thread is stuck or gone.
    Stuck,
}

/// Resolves when the media plane obeys. `Err`: it did not say so, and may not obey.
pub struct Confirmation(Option<oneshot::Receiver<()>>);

/// The media plane did not confirm.
#[derive(Debug, PartialEq, Eq)]
pub struct Unconfirmed;

impl Confirmation {
    pub async fn within(self, patience: Duration) -> Result<(), Unconfirmed> {
        let receiver = self.0.ok_or(Unconfirmed)?;
        tokio::time::timeout(patience, receiver).await.map_err(|_| Unconfirmed)?.map_err(|_| Unconfirmed)
    }
}

enum Command {
    Add {
        peer: PeerId,
        group: GroupId,
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
        reply: oneshot::Sender<media::Counters>,
    },
}

/// Binds the media port on every address of this machine and starts the thread. `advertised` is what clients are told;
/// empty: every local address they could reach, with loopback only if the server `is_local`.
pub fn start(
    port: u16,
    advertised: &[IpAddr],
    is_local: bool,
    clock: Clock,
) -> io::Result<(MediaHandle, mpsc::Receiver<Event>)> {
    let bound = Bound::bind(&[], port)?;
    let found = match advertised {
        [] => udp::local_addresses(is_local)?,
        told => told.to_vec(),
    };
    let (port, has_ipv6) = (bound.port(), bound.has_ipv6());
    let reachable = found.into_iter().filter(|ip| has_ipv6 || ip.is_ipv4() || !advertised.is_empty());
    let addresses = reachable.take(udp::ADDRESSES_MAX).map(|ip| SocketAddr::new(ip, port)).collect();
    MediaHandle::start(bound, addresses, port, clock)
}

impl MediaHandle {
    /// Starts the thread on sockets that are bound already. `addresses` are what answers list.
    pub fn start(
        bound: Bound,
        addresses: Vec<SocketAddr>,
        port: u16,
        clock: Clock,
    ) -> io::Result<(MediaHandle, mpsc::Receiver<Event>)> {
        let (commands, received) = mpsc::channel(COMMANDS_MAX);
        let (events, told) = mpsc::channel(EVENTS_MAX);
        let addresses: Arc<[SocketAddr]> = addresses.into();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let sockets = {
            let _inside = runtime.enter();
            Sockets::new(bound)?
        };
        let unix = Duration::from_millis(clock.now().0);
        let thread = MediaThread {
            plane: Plane::new(Identity::generate(), clock.instant(), unix),
            exit: Exit { sockets, events, late: VecDeque::new(), peers: HashMap::new() },
            addresses: Arc::clone(&addresses),
            clock,
        };
        std::thread::Builder::new().name(format!("media-{SHARD}")).spawn(move || {
            let run = AssertUnwindSafe(|| runtime.block_on(thread.run(received)));
            if catch_unwind(run).is_err() {
                // A server that nobody can hear helps nobody: whoever supervises it starts it anew in a second.
                tracing::error!("the media thread failed; the server ends");
                std::process::abort();
            }
        })?;
        Ok((MediaHandle { commands, addresses, port }, told))
    }

    /// A handle whose thread never answers, and what it would have been told: for tests of what happens then.
    pub fn stuck() -> (MediaHandle, Stuck) {
        let (commands, received) = mpsc::channel(COMMANDS_MAX);
        (MediaHandle { commands, addresses: [].into(), port: 0 }, Stuck(received))
    }

    /// Where clients are told to send sound.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// The UDP port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The peer exists from now on, before any later command about it: the answer may be waited for elsewhere.
    pub fn add_peer(
        &self,
        peer: PeerId,
        group: GroupId,
        offer: sdp::Offer,
        permit: Permit,
    ) -> impl Future<Output = Result<Answer, NoAnswer>> + Send + use<> {
        let (reply, answer) = oneshot::channel();
        let sent =
            self.commands.try_send(Command::Add { peer, group, offer: Box::new(offer), permit, reply });
        async move {
            sent.map_err(|_| NoAnswer::Stuck)?;
            answer.await.map_err(|_| NoAnswer::Stuck)?
        }
    }

    /// Says goodbye to the peer and forgets it. Carried out even if the queue is full now.
    pub fn remove_peer(&self, peer: PeerId) -> Confirmation {
        let (done, receiver) = oneshot::channel();
        match self.commands.try_send(Command::Remove { peer, done }) {
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => {}
            Err(mpsc::error::TrySendError::Full(command)) => {
                let commands = self.commands.clone();
                tokio::spawn(async move { commands.send(command).await });
            }
        }
        Confirmation(Some(receiver))
    }

    /// What the peer may do from now on. Obeyed when the confirmation says so; an older version is ignored.
    pub fn permit(&self, peer: PeerId, permit: Permit) -> Confirmation {
        let (done, receiver) = oneshot::channel();
        let sent = self.commands.try_send(Command::Permit { peer, permit, done });
        Confirmation(sent.is_ok().then_some(receiver))
    }

    /// Who could be sent sound of this group right now. None: the thread does not answer.
    pub async fn sinks(&self, group: GroupId) -> Option<Vec<PeerId>> {
        let (reply, answer) = oneshot::channel();
        self.commands.try_send(Command::Sinks { group, reply }).ok()?;
        answer.await.ok()
    }

    pub async fn counters(&self) -> Option<media::Counters> {
        let (reply, answer) = oneshot::channel();
        self.commands.try_send(Command::Counters { reply }).ok()?;
        answer.await.ok()
    }
}

struct MediaThread {
    plane: Plane,
    exit: Exit,
    addresses: Arc<[SocketAddr]>,
    clock: Clock,
}

/// Where the plane's output goes.
struct Exit {
    sockets: Sockets,
    events: mpsc::Sender<Event>,
    /// Endings that found the events' queue full. At most one a peer.
    late: VecDeque<Event>,
    /// Peers that exist, and who waits for which version of their permit.
    peers: HashMap<PeerId, Vec<(u64, oneshot::Sender<()>)>>,
}

impl MediaThread {
    async fn run(mut self, mut commands: mpsc::Receiver<Command>) {
        let mut buffers = Buffers::default();
        loop {
            // 1. Say what could not be said before.
            self.exit.tell_late();
            // 2. Wait for one thing: a command, a packet, or the deadline.
            let wait =
                self.plane.wake_at().map_or(IDLE, |at| at.saturating_duration_since(self.clock.instant()));
            tokio::select! {
                biased;
                command = commands.recv() => {
                    let Some(command) = command else { return self.end() };
                    self.carry_out(command);
                    for _ in 1..COMMANDS_PER_TURN {
                        let Ok(command) = commands.try_recv() else { break };
                        self.carry_out(command);
                    }
                }
                () = self.exit.sockets.readable() => self.receive(&mut buffers),
                () = tokio::time::sleep(wait) => {}
            }
            // 3. A flood of packets must not keep the deadline from its turn.
            let now = self.clock.instant();
            if self.plane.wake_at().is_some_and(|at| at <= now) {
                self.plane.handle_timeout(now, &mut self.exit);
            }
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
            Command::Add { peer, group, offer, permit, reply } => {
                let added = self.plane.add_peer(now, peer, group, &offer, secrets(), permit, &self.addresses);
                if added.is_ok() {
                    self.exit.peers.insert(peer, Vec::new());
                }
                let answer = added.map(|answer| Answer { sdp: answer.sdp, slots: answer.slot_mids });
                let _ = reply.send(answer.map_err(NoAnswer::NotAdded)); // Whoever offered may be gone.
            }
            Command::Remove { peer, done } => {
                self.plane.remove_peer(now, peer, &mut self.exit);
                self.exit.forget(peer);
                let _ = done.send(()); // Not everybody waits for it.
            }
            Command::Permit { peer, permit, done } => {
                match self.exit.peers.get_mut(&peer) {
                    Some(waiting) => waiting.push((permit.version, done)),
                    // Who does not exist is sent nothing and heard by nobody.
                    None => drop(done.send(())),
                }
                self.plane.handle_permit(now, peer, permit, &mut self.exit);
            }
            Command::Sinks { group, reply } => drop(reply.send(self.plane.sinks(group))),
            Command::Counters { reply } => drop(reply.send(self.plane.counters())),
        }
    }

    fn end(mut self) {
        let now = self.clock.instant();
        for peer in self.exit.peers.keys().copied().collect::<Vec<_>>() {
            self.plane.remove_peer(now, peer, &mut self.exit);
        }
    }
}

impl Out for Exit {
    fn send(&mut self, route: Route, datagram: &[u8]) {
        self.sockets.send(route, datagram);
    }

    fn event(&mut self, event: Event) {
        match &event {
            Event::PermitInForce { peer, version } => {
                let waiting = self.peers.get_mut(peer).into_iter();
                for (_, done) in waiting.flat_map(|w| w.extract_if(.., |(asked, _)| *asked <= *version)) {
                    let _ = done.send(()); // Not everybody waits for it.
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
}

impl Exit {
    /// Who does not exist obeys every permit.
    fn forget(&mut self, peer: PeerId) {
        for (_, done) in self.peers.remove(&peer).into_iter().flatten() {
            let _ = done.send(());
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
fn secrets() -> PeerSecrets {
    let text = |bytes: &[u8]| STANDARD_NO_PAD.encode(bytes);
    let credentials = Credentials {
        // The shard's number, one letter, then 66 random bits.
        ufrag: format!("{}{}", char::from(b'A' + SHARD), &text(&secret::bytes::<12>())[..11]),
        pwd: text(&secret::bytes::<24>()),
    };
    // Different ones for sure: the last bits are the slot's number. Never 0.
    let ssrcs = std::array::from_fn::<u32, SLOTS, _>(|slot| {
        (u32::from_le_bytes(secret::bytes()) & !(SLOTS as u32 * 2 - 1)) | (slot as u32 + 1)
    });
    PeerSecrets { credentials, ssrcs, cname: HEXLOWER.encode(&secret::bytes::<8>()) }
}
