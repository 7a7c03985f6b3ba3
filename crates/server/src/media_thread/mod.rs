//! The media threads, one for each core. The rest of the server speaks to them by messages, as if they were one.

pub mod cores;
mod figures;
mod load;
mod placement;
mod relays;
mod rest;
mod shard;
mod tcp;

use crate::clock::Clock;
use crate::config;
use crate::udp::{self, Bound, Sockets};
use domain::room::Sound;
pub use figures::{Figures, TURN_BOUNDS_MS};
use jushou_rtc::{dtls::Identity, sdp};
use load::Load;
use media::{Event, GroupId, NotAdded, Pace, PeerId, Permit, Plane, Quality, SLOTS, Shard};
pub use placement::PaceRules;
use placement::Placement;
use relays::Relays;
use rest::Rest;
use shard::{Command, Exit, MediaThread};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tcp::FromTcp;
use tokio::sync::{mpsc, oneshot};

/// Commands that may wait for the thread. A full queue means it is stuck: nothing is confirmed then, and rooms act on that.
const COMMANDS_MAX: usize = 4096;

/// Datagrams that came by TCP and may wait for a thread. Past it the next ones are lost.
const FROM_TCP_MAX: usize = 1024;

/// Frames that may wait for a player: a second. Past it the next ones are lost to that one.
const PLAYED_MAX: usize = 50;

/// Events that may wait for the rooms. Past it only endings are kept.
const EVENTS_MAX: usize = 4096;

/// Speaks to the media threads; clones speak to the same ones. They end when the last of them is gone.
#[derive(Clone)]
pub struct MediaHandle {
    /// To each shard.
    commands: Arc<[mpsc::Sender<Command>]>,
    placement: Arc<Placement>,
    /// The same for what comes by TCP.
    tcp: Arc<[mpsc::Sender<FromTcp>]>,
    addresses: Arc<[SocketAddr]>,
    /// Where TCP is taken, once that is known.
    tcp_addresses: Arc<OnceLock<Vec<SocketAddr>>>,
    port: u16,
}

/// Keeps the commands of [`MediaHandle::stuck`] unread.
pub struct Stuck(#[allow(dead_code)] mpsc::Receiver<Command>); // Held, never read.

/// 20 ms of sound for a player.
#[derive(Clone)]
pub struct Played {
    /// When it begins, at 48 kHz; wraps. Jumps over silence.
    pub timestamp: u32,
    /// An Opus packet. At most two bytes: it is silent until more comes.
    pub payload: Arc<[u8]>,
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
    NotAdded(NotAdded),
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
        let (mut senders, mut tcp) = (Vec::new(), Vec::new());
        let tcp_addresses = Arc::<OnceLock<_>>::default();
        for (number, (bound, relays)) in bound.into_iter().zip(Relays::new(shards)).enumerate() {
            let shard = Shard::new(number).ok_or(io::ErrorKind::InvalidInput)?;
            let (commands, received) = mpsc::channel(COMMANDS_MAX);
            let (from_tcp, by_tcp) = mpsc::channel(FROM_TCP_MAX);
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
            let sockets = {
                let _inside = runtime.enter();
                Sockets::new(bound)?
            };
            let thread = MediaThread {
                shard,
                plane: Plane::one_of(shards, shard, identity.clone(), now, unix),
                exit: Exit::new(sockets, relays, Arc::clone(&placement), events.clone()),
                by_tcp,
                addresses: Arc::clone(&addresses),
                tcp_addresses: Arc::clone(&tcp_addresses),
                load: Load::new(now),
                rest: Rest::new(now),
                figures: Figures::default(),
                clock: clock.clone(),
            };
            thread.start(runtime, received, shards > 1)?;
            senders.push(commands);
            tcp.push(from_tcp);
        }
        let (commands, tcp) = (senders.into(), tcp.into());
        Ok((MediaHandle { commands, tcp, placement, addresses, tcp_addresses, port }, told))
    }

    /// A handle whose thread never answers, and what it would have been told: for tests of what happens then.
    pub fn stuck() -> (MediaHandle, Stuck) {
        let (commands, received) = mpsc::channel(COMMANDS_MAX);
        let placement = Arc::new(Placement::new(1, PaceRules::of(&config::Media::default())));
        let handle = MediaHandle {
            commands: [commands].into(),
            tcp: [].into(),
            placement,
            addresses: [].into(),
            tcp_addresses: Arc::default(),
            port: 0,
        };
        (handle, Stuck(received))
    }

    /// Clients are told from now on that TCP is taken at these addresses as well.
    pub fn take_tcp_at(&self, addresses: Vec<SocketAddr>) {
        let _ = self.tcp_addresses.set(addresses); // The first word stands.
    }

    /// Where clients are told to send sound.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// The UDP port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The peer exists from now on, before any later command about it: the answer may be waited for elsewhere. `sound`: what
    /// the group's host asks for.
    pub fn add_peer(
        &self,
        peer: PeerId,
        group: GroupId,
        sound: Sound,
        offer: sdp::Offer,
        permit: Permit,
    ) -> impl Future<Output = Result<Answer, NoAnswer>> + Send + use<> {
        let (reply, answer) = oneshot::channel();
        // Who has fewer lines than there are slots hears the mix, which is made at home.
        let placed = if offer.slots().count() < SLOTS && !permit.near {
            self.placement.add_at_home(peer, group)
        } else {
            self.placement.add(peer, group, permit.near)
        };
        let sent = match placed {
            Ok((shard, place, changed)) => self.commands[shard.number()]
                .try_send(Command::Add {
                    peer,
                    place,
                    tell_pace: self.placement.set_sound(group, sound) || changed,
                    offer: Box::new(offer),
                    permit,
                    reply,
                })
                .map_err(|_| {
                    self.placement.undo(peer);
                    NoAnswer::Stuck
                }),
            Err(why) => Err(NoAnswer::NotAdded(why)),
        };
        async move {
            sent?;
            answer.await.map_err(|_| NoAnswer::Stuck)?
        }
    }

    /// Somebody who hears by another way than WebRTC: gets the group's mix. As [`MediaHandle::add_peer`] in all else.
    pub fn add_player(
        &self,
        player: PeerId,
        group: GroupId,
        permit: Permit,
    ) -> impl Future<Output = Result<mpsc::Receiver<Played>, NoAnswer>> + Send + use<> {
        let (reply, answer) = oneshot::channel();
        let (frames, received) = mpsc::channel(PLAYED_MAX);
        let sent = match self.placement.add_at_home(player, group) {
            Ok((shard, place, tell_pace)) => self.commands[shard.number()]
                .try_send(Command::Play { player, place, tell_pace, permit, frames, reply })
                .map_err(|_| {
                    self.placement.undo(player);
                    NoAnswer::Stuck
                }),
            Err(why) => Err(NoAnswer::NotAdded(why)),
        };
        async move {
            sent?;
            answer.await.map_err(|_| NoAnswer::Stuck)??;
            Ok(received)
        }
    }

    /// Says goodbye to the peer and forgets it. Carried out even if the queue is full now.
    pub fn remove_peer(&self, peer: PeerId) -> Confirmation {
        let Some(shard) = self.placement.leave(peer) else { return Confirmation::given() };
        let (done, receiver) = oneshot::channel();
        self.send_surely(shard, Command::Remove { peer, done });
        Confirmation(Some(receiver))
    }

    /// What the group's host asks for from now on: heard in the next pause.
    pub fn set_sound(&self, group: GroupId, sound: Sound) {
        if self.placement.set_sound(group, sound) {
            self.send_surely(Shard::FIRST, Command::TellPace { group });
        }
    }

    /// If the queue is full now, as soon as it is not.
    fn send_surely(&self, shard: Shard, command: Command) {
        let commands = &self.commands[shard.number()];
        if let Err(mpsc::error::TrySendError::Full(command)) = commands.try_send(command) {
            let commands = commands.clone();
            tokio::spawn(async move { commands.send(command).await });
        }
    }

    /// What the peer may do from now on. Obeyed when the confirmation says so; an older version is ignored.
    pub fn permit(&self, peer: PeerId, permit: Permit) -> Confirmation {
        // Who does not exist is sent nothing and heard by nobody.
        let Some(shard) = self.placement.shard_of(peer) else { return Confirmation::given() };
        let (done, receiver) = oneshot::channel();
        let sent = self.commands[shard.number()].try_send(Command::Permit { peer, permit, done });
        Confirmation(sent.is_ok().then_some(receiver))
    }

    /// The machine carries no more listeners: only who is on stage is added now.
    pub fn is_full(&self) -> bool {
        self.placement.is_full()
    }

    /// Who could be sent sound of this group right now. None: a thread does not answer.
    pub async fn sinks(&self, group: GroupId) -> Option<Vec<PeerId>> {
        let of_each = self.ask_each(|reply| Command::Sinks { group, reply }).await?;
        let mut sinks = of_each.concat();
        sinks.sort_unstable();
        Some(sinks)
    }

    /// Of each thread. None: one does not answer.
    pub async fn figures(&self) -> Option<Vec<Figures>> {
        self.ask_each(|reply| Command::Figures { reply }).await
    }

    /// Of all threads together.
    pub async fn counters(&self) -> Option<Figures> {
        Some(self.figures().await?.into_iter().sum())
    }

    /// How the group's audience hears now.
    pub fn pace_of(&self, group: GroupId) -> Pace {
        self.placement.pace_of(group).unwrap_or_default()
    }

    /// How many more listeners can be carried, at least, going by `figures` of just now.
    pub fn room_for(&self, figures: &[Figures]) -> usize {
        let carried: usize = figures.iter().map(|of| load::room_for(of.busy, of.peers)).sum();
        carried.min(self.placement.places_left())
    }

    /// How it sounds for those who listen to this group.
    pub async fn quality(&self, group: GroupId) -> Option<Quality> {
        let of_each = self.ask_each(|reply| Command::Quality { group, reply }).await?;
        Some(of_each.into_iter().sum())
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
