//! The media threads, one for each core. The rest of the server speaks to them by messages, as if they were one.

pub mod cores;
mod placement;
mod relays;
mod shard;

use crate::clock::Clock;
use crate::config;
use crate::udp::{self, Bound, Sockets};
use jushou_rtc::{dtls::Identity, sdp};
use media::{Event, GroupId, NotAdded, PeerId, Permit, Plane, Shard};
use placement::Placement;
pub use placement::{PaceRules, TOGETHER_MAX};
use relays::Relays;
use shard::{Command, Exit, MediaThread};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Commands that may wait for the thread. A full queue means it is stuck: nothing is confirmed then, and rooms act on that.
const COMMANDS_MAX: usize = 4096;

/// Events that may wait for the rooms. Past it only endings are kept.
const EVENTS_MAX: usize = 4096;

/// Speaks to the media threads; clones speak to the same ones. They end when the last of them is gone.
#[derive(Clone)]
pub struct MediaHandle {
    /// To each shard.
    commands: Arc<[mpsc::Sender<Command>]>,
    placement: Arc<Placement>,
    addresses: Arc<[SocketAddr]>,
    port: u16,
}

/// Keeps the commands of [`MediaHandle::stuck`] unread.
pub struct Stuck(#[allow(dead_code)] mpsc::Receiver<Command>); // Held, never read.

/// What the media plane has done so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counters {
    pub plane: media::Counters,
    /// Datagrams that the kernel had no room for, or no way to their peer.
    pub dropped: u64,
    /// What one shard had to tell another that was behind.
    pub relays_lost: u64,
}

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
    /// Nothing is to be waited for.
    fn given() -> Confirmation {
        let (done, receiver) = oneshot::channel();
        let _ = done.send(()); // Its receiver is here.
        Confirmation(Some(receiver))
    }

    pub async fn within(self, patience: Duration) -> Result<(), Unconfirmed> {
        let receiver = self.0.ok_or(Unconfirmed)?;
        tokio::time::timeout(patience, receiver).await.map_err(|_| Unconfirmed)?.map_err(|_| Unconfirmed)
    }
}

/// Binds the media port on every address of this machine and starts the threads, one for each of `shards`. Clients are
/// told `addresses`; if there are none, every local address they could reach, with loopback only if the server `is_local`.
pub fn start(
    config: &config::Media,
    is_local: bool,
    shards: usize,
    clock: Clock,
) -> io::Result<(MediaHandle, mpsc::Receiver<Event>)> {
    let bound = Bound::bind_all(&[], config.port, shards)?;
    let advertised = &config.addresses;
    let found = match &advertised[..] {
        [] => udp::local_addresses(is_local)?,
        told => told.to_vec(),
    };
    let (port, has_ipv6) = (bound[0].port(), bound[0].has_ipv6());
    let reachable = found.into_iter().filter(|ip| has_ipv6 || ip.is_ipv4() || !advertised.is_empty());
    let addresses = reachable.take(udp::ADDRESSES_MAX).map(|ip| SocketAddr::new(ip, port)).collect();
    MediaHandle::start(bound, addresses, port, PaceRules::of(config), clock)
}

impl MediaHandle {
    /// Starts a thread for each of `bound`, which share a port. `addresses` are what answers list.
    pub fn start(
        bound: Vec<Bound>,
        addresses: Vec<SocketAddr>,
        port: u16,
        rules: PaceRules,
        clock: Clock,
    ) -> io::Result<(MediaHandle, mpsc::Receiver<Event>)> {
        let shards = bound.len();
        let (events, told) = mpsc::channel(EVENTS_MAX);
        let (addresses, placement): (Arc<[SocketAddr]>, _) =
            (addresses.into(), Arc::new(Placement::new(shards, rules)));
        let (identity, now) = (Identity::generate(), clock.instant());
        let unix = Duration::from_millis(clock.now().0);
        let mut senders = Vec::new();
        for (number, (bound, relays)) in bound.into_iter().zip(Relays::new(shards)).enumerate() {
            let shard = Shard::new(number).ok_or(io::ErrorKind::InvalidInput)?;
            let (commands, received) = mpsc::channel(COMMANDS_MAX);
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
            let sockets = {
                let _inside = runtime.enter();
                Sockets::new(bound)?
            };
            let thread = MediaThread {
                shard,
                plane: Plane::one_of(shards, shard, identity.clone(), now, unix),
                exit: Exit::new(sockets, relays, Arc::clone(&placement), events.clone()),
                addresses: Arc::clone(&addresses),
                clock: clock.clone(),
            };
            thread.start(runtime, received, shards > 1)?;
            senders.push(commands);
        }
        Ok((MediaHandle { commands: senders.into(), placement, addresses, port }, told))
    }

    /// A handle whose thread never answers, and what it would have been told: for tests of what happens then.
    pub fn stuck() -> (MediaHandle, Stuck) {
        let (commands, received) = mpsc::channel(COMMANDS_MAX);
        let placement = Arc::new(Placement::new(1, PaceRules::of(&config::Media::default())));
        (
            MediaHandle { commands: [commands].into(), placement, addresses: [].into(), port: 0 },
            Stuck(received),
        )
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
        let sent = match self.placement.add(peer, group) {
            Some((shard, place, tell_pace)) => self.commands[shard.number()]
                .try_send(Command::Add { peer, place, tell_pace, offer: Box::new(offer), permit, reply })
                .map_err(|_| {
                    self.placement.undo(peer);
                    NoAnswer::Stuck
                }),
            None => Err(NoAnswer::NotAdded(NotAdded::Taken)),
        };
        async move {
            sent?;
            answer.await.map_err(|_| NoAnswer::Stuck)?
        }
    }

    /// Says goodbye to the peer and forgets it. Carried out even if the queue is full now.
    pub fn remove_peer(&self, peer: PeerId) -> Confirmation {
        let Some(shard) = self.placement.shard_of(peer) else { return Confirmation::given() };
        let (done, receiver) = oneshot::channel();
        let commands = &self.commands[shard.number()];
        match commands.try_send(Command::Remove { peer, done }) {
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => {}
            Err(mpsc::error::TrySendError::Full(command)) => {
                let commands = commands.clone();
                tokio::spawn(async move { commands.send(command).await });
            }
        }
        Confirmation(Some(receiver))
    }

    /// What the peer may do from now on. Obeyed when the confirmation says so; an older version is ignored.
    pub fn permit(&self, peer: PeerId, permit: Permit) -> Confirmation {
        // Who does not exist is sent nothing and heard by nobody.
        let Some(shard) = self.placement.shard_of(peer) else { return Confirmation::given() };
        let (done, receiver) = oneshot::channel();
        let sent = self.commands[shard.number()].try_send(Command::Permit { peer, permit, done });
        Confirmation(sent.is_ok().then_some(receiver))
    }

    /// Who could be sent sound of this group right now. None: a thread does not answer.
    pub async fn sinks(&self, group: GroupId) -> Option<Vec<PeerId>> {
        let of_each = self.ask_each(|reply| Command::Sinks { group, reply }).await?;
        let mut sinks = of_each.concat();
        sinks.sort_unstable();
        Some(sinks)
    }

    /// Of all threads together.
    pub async fn counters(&self) -> Option<Counters> {
        let of_each = self.ask_each(|reply| Command::Counters { reply }).await?;
        Some(Counters {
            plane: of_each.iter().map(|counters| counters.plane).sum(),
            dropped: of_each.iter().map(|counters| counters.dropped).sum(),
            relays_lost: of_each.iter().map(|counters| counters.relays_lost).sum(),
        })
    }

    async fn ask_each<T>(&self, command: impl Fn(oneshot::Sender<T>) -> Command) -> Option<Vec<T>> {
        let mut waits = Vec::new();
        for commands in self.commands.iter() {
            let (reply, answer) = oneshot::channel();
            commands.try_send(command(reply)).ok()?;
            waits.push(answer);
        }
        futures_util::future::try_join_all(waits).await.ok()
    }
}
