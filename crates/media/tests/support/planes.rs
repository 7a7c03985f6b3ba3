//! The planes that serve together, as if they were one: each datagram arrives at the shard that its address falls to.

use super::random::Random;
use jushou_rtc::dtls::Identity;
use jushou_rtc::sdp;
use media::{
    Answer, Counters, Event, GroupId, NotAdded, Out, Pace, PeerId, PeerSecrets, Permit, Place, Plane, Relay,
    Route, Shard,
};
use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

/// One in the files of tests, three in the crate that runs them once more.
pub fn shard_count() -> usize {
    if module_path!().starts_with("sharded") { 3 } else { 1 }
}

pub struct Planes {
    pub all: Vec<Plane>,
    /// On which shard each peer was added.
    peers: HashMap<PeerId, usize>,
    paces: HashMap<GroupId, Pace>,
    /// What they have to tell each other: from where, where to.
    relays: VecDeque<(usize, Shard, Relay)>,
    /// Relays come later, those between two shards in order.
    pub late: Option<Random>,
}

/// Keeps what goes to another shard until this one's call has returned.
struct Exit<'a> {
    out: &'a mut dyn Out,
    from: usize,
    relays: &'a mut VecDeque<(usize, Shard, Relay)>,
}

impl Out for Exit<'_> {
    fn send(&mut self, route: Route, datagram: &[u8]) {
        self.out.send(route, datagram);
    }

    fn event(&mut self, event: Event) {
        self.out.event(event);
    }

    fn play(&mut self, players: &[PeerId], timestamp: u32, payload: &[u8]) {
        self.out.play(players, timestamp, payload);
    }

    fn relay(&mut self, to: Shard, relay: Relay) {
        self.relays.push_back((self.from, to, relay));
    }
}

impl Planes {
    pub fn new(count: usize, identity: &Identity, now: Instant, unix: Duration) -> Planes {
        let plane = |n| Plane::one_of(count, shard(n), identity.clone(), now, unix);
        Planes {
            all: (0..count).map(plane).collect(),
            peers: HashMap::new(),
            paces: HashMap::new(),
            relays: VecDeque::new(),
            late: None,
        }
    }

    #[allow(clippy::too_many_arguments, reason = "as the plane's own")]
    pub fn add_peer(
        &mut self,
        now: Instant,
        peer: PeerId,
        group: GroupId,
        offer: &sdp::Offer,
        secrets: PeerSecrets,
        permit: Permit,
        addresses: &[SocketAddr],
        out: &mut dyn Out,
    ) -> Result<Answer, NotAdded> {
        let letter = secrets.credentials.ufrag.chars().next();
        let on = (0..self.all.len()).find(|n| Some(shard(*n).letter()) == letter).unwrap_or(0);
        let pace = self.paces.get(&group).copied().unwrap_or_default();
        let place = Place { group, home: shard(group.0 as usize % self.all.len()), pace };
        let answer = self.call(now, on, out, |plane, exit| {
            plane.add_peer(now, peer, place, offer, secrets, permit, [addresses, &[]], exit)
        });
        if answer.is_ok() {
            self.peers.insert(peer, on);
        }
        answer
    }

    /// On the home of its group.
    pub fn add_player(
        &mut self,
        now: Instant,
        peer: PeerId,
        group: GroupId,
        permit: Permit,
        out: &mut dyn Out,
    ) -> Result<(), NotAdded> {
        let on = group.0 as usize % self.all.len();
        let pace = self.paces.get(&group).copied().unwrap_or_default();
        let place = Place { group, home: shard(on), pace };
        self.peers.insert(peer, on);
        self.call(now, on, out, |plane, exit| plane.add_player(now, peer, place, permit, exit))
    }

    pub fn handle_packet(&mut self, now: Instant, route: Route, bytes: &mut [u8], out: &mut dyn Out) {
        let at = self.arrives_at(route);
        self.call(now, at, out, |plane, exit| plane.handle_packet(now, route, bytes, exit));
    }

    /// As a kernel divides what comes in: by address, whoever's it is.
    pub fn arrives_at(&self, route: Route) -> usize {
        let IpAddr::V4(ip) = route.remote.ip() else { return 0 };
        (usize::from(ip.octets()[3]) + usize::from(route.remote.port()) / 2) % self.all.len()
    }

    pub fn handle_permit(&mut self, now: Instant, peer: PeerId, permit: Permit, out: &mut dyn Out) {
        let on = self.peers.get(&peer).copied().unwrap_or(0);
        self.call(now, on, out, |plane, exit| plane.handle_permit(now, peer, permit, exit));
    }

    /// With the next version.
    pub fn handle_pace(&mut self, now: Instant, group: GroupId, pace: Pace, out: &mut dyn Out) {
        let before = self.paces.get(&group).map_or(0, |pace| pace.version);
        let pace = Pace { version: before + 1, ..pace };
        self.paces.insert(group, pace);
        for on in 0..self.all.len() {
            self.call(now, on, out, |plane, exit| plane.handle_pace(now, group, pace, exit));
        }
    }

    pub fn remove_peer(&mut self, now: Instant, peer: PeerId, out: &mut dyn Out) {
        let on = self.peers.get(&peer).copied().unwrap_or(0);
        self.call(now, on, out, |plane, exit| plane.remove_peer(now, peer, exit));
    }

    /// Calls those that want to be called.
    pub fn wake(&mut self, now: Instant, out: &mut dyn Out) {
        for n in 0..self.all.len() {
            if self.all[n].wake_at().is_some_and(|at| at <= now) {
                self.call(now, n, out, |plane, exit| plane.handle_timeout(now, exit));
                assert!(self.all[n].wake_at().is_none_or(|at| at > now), "woken, it sleeps again");
            }
        }
    }

    pub fn wake_at(&self) -> Option<Instant> {
        self.all.iter().filter_map(Plane::wake_at).min()
    }

    pub fn sinks(&self, group: GroupId) -> Vec<PeerId> {
        let mut sinks: Vec<_> = self.all.iter().flat_map(|plane| plane.sinks(group)).collect();
        sinks.sort_unstable();
        sinks
    }

    pub fn peer_count(&self) -> usize {
        self.all.iter().map(Plane::peer_count).sum()
    }

    pub fn counters(&self) -> Counters {
        self.all.iter().map(Plane::counters).sum()
    }

    fn call<T>(
        &mut self,
        now: Instant,
        on: usize,
        out: &mut dyn Out,
        act: impl FnOnce(&mut Plane, &mut Exit) -> T,
    ) -> T {
        let Planes { all, relays, .. } = self;
        let done = act(&mut all[on], &mut Exit { out, from: on, relays });
        if self.late.is_none() {
            while self.deliver(now, 0, out) {}
        }
        done
    }

    /// Some of what is late arrives.
    pub fn deliver_late(&mut self, now: Instant, out: &mut dyn Out) {
        for _ in 0..self.relays.len() {
            let Some(random) = &mut self.late else { return };
            if random.below(2) == 0 {
                let at = random.below(self.relays.len() as u64) as usize;
                self.deliver(now, at, out);
            }
        }
    }

    /// The first between those two shards that this one is between. False: there is none.
    fn deliver(&mut self, now: Instant, at: usize, out: &mut dyn Out) -> bool {
        let Planes { all, relays, .. } = self;
        let Some((from, to)) = relays.get(at).map(|(from, to, _)| (*from, *to)) else { return false };
        let first = relays.iter().position(|(of, at, _)| (*of, *at) == (from, to)).unwrap_or(at);
        let Some((_, _, relay)) = relays.remove(first) else { return false };
        all[to.number()].handle_relay(now, relay, &mut Exit { out, from: to.number(), relays });
        true
    }
}

pub fn shard(number: usize) -> Shard {
    Shard::new(number).expect("tests have few")
}
