//! The media plane: who is in it, and what each peer may do.

use crate::clock::Clock;
use crate::fan_out::Audience;
use crate::group::Group;
use crate::hush::Hushing;
use crate::line::Line;
use crate::peer::{self, Peer};
use crate::player::Player;
use crate::quality::Heard;
use crate::slab::Slab;
use crate::timers::{Timers, Whose};
use crate::{Counters, Event, GroupId, Out, Pace, PeerId, Place, Route, SLOTS, Shard, Why};
use jushou_rtc::dtls::Identity;
use jushou_rtc::ice::Credentials;
use jushou_rtc::{Connection, sdp};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// How many peers one plane serves. About 3 KB each once connected, 15 KB in their first minute.
pub const PEERS_MAX: usize = 20_000;

/// The version of the last permit of all, which a removed peer has: none.
pub const REMOVED: u64 = u64::MAX;

/// What browsers are asked to send at most. Voice is transparent to most ears from 24,000 on; every
/// listener pays for more.
const MICROPHONE_BITRATE_BPS_MAX: u32 = 32_000;

/// What a peer may do. The higher version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    pub version: u64,
    /// Its sound is passed on.
    pub publish: bool,
    /// It receives the sound of others.
    pub hear: bool,
    /// It hears without delay, whatever the group's pace: one who takes part in the talk, or is about to.
    pub near: bool,
}

/// Random values for one peer, none of which may say anything about whose it is: some cross the network
/// in clear.
pub struct PeerSecrets {
    pub credentials: Credentials,
    /// One for each slot, all different, of no other peer.
    pub ssrcs: [u32; SLOTS],
    /// At most 48 letters and digits.
    pub cname: String,
}

/// What the peer needs to know.
pub struct Answer {
    pub sdp: String,
    /// The `mid` of the line on which each slot arrives, in slot order; fewer than [`SLOTS`] if the offer
    /// has fewer lines to receive on. Empty texts where the offer gave no mids.
    pub slot_mids: Vec<String>,
}

/// Why a peer was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// [`PEERS_MAX`] are there.
    Full,
    /// The peer id or the ufrag is in use.
    Taken,
    /// Its offer met a mistake of ours. Nobody else notices.
    Bug,
}

/// All peers of one media thread. See the crate's introduction.
///
/// Call [`Plane::handle_timeout`] at [`Plane::wake_at`]. A `now` earlier than one before is tolerated.
pub struct Plane {
    pub(crate) identity: Identity,
    pub(crate) shard: Shard,
    /// How many serve together.
    pub(crate) shards: usize,
    pub(crate) clock: Clock,
    pub(crate) peers: Slab<Peer>,
    pub(crate) groups: Slab<Group>,
    pub(crate) by_id: HashMap<PeerId, u32>,
    pub(crate) players: HashMap<PeerId, Player>,
    pub(crate) by_ufrag: HashMap<Box<[u8]>, u32>,
    pub(crate) by_route: HashMap<Route, u32>,
    /// Proven routes that the kernel gives to this shard, the shard that their peer is on, and when it last proved it.
    pub(crate) foreign: HashMap<Route, (Shard, Instant)>,
    pub(crate) group_by_id: HashMap<GroupId, u32>,
    pub(crate) timers: Timers,
    pub(crate) counters: Counters,
    /// Speakers who were silenced here, until it is so everywhere.
    pub(crate) hushing: HashMap<PeerId, Hushing>,
    /// Reused for every packet that is sealed.
    pub(crate) datagram: Vec<u8>,
    pub(crate) rtcp: Vec<u8>,
    /// Peers whose next input of this kind panics.
    #[cfg(test)]
    pub(crate) faults: crate::input::tests::Faults,
}

impl Plane {
    /// The only one. `unix` is the time since 1970 at `now`.
    pub fn new(identity: Identity, now: Instant, unix: Duration) -> Plane {
        Plane::one_of(1, Shard::FIRST, identity, now, unix)
    }

    /// One of `shards` that serve together, all with the same identity.
    pub fn one_of(shards: usize, shard: Shard, identity: Identity, now: Instant, unix: Duration) -> Plane {
        Plane {
            identity,
            shard,
            shards,
            clock: Clock::new(now, unix),
            peers: Slab::new(),
            groups: Slab::new(),
            by_id: HashMap::new(),
            players: HashMap::new(),
            by_ufrag: HashMap::new(),
            by_route: HashMap::new(),
            foreign: HashMap::new(),
            group_by_id: HashMap::new(),
            timers: Timers::default(),
            counters: Counters::default(),
            hushing: HashMap::new(),
            datagram: vec![0; crate::fan_out::DATAGRAM_LEN_MAX],
            rtcp: Vec::new(),
            #[cfg(test)]
            faults: Default::default(),
        }
    }

    /// Expects the peer that made `offer`. It is gone if nothing authentic comes from it for 30 s.
    /// `addresses` are those it can reach us at, the preferred first, and `tcp_addresses` those for who has no UDP. Its
    /// ufrag begins with the shard's letter.
    #[allow(clippy::too_many_arguments)] // Each is a different thing that only the caller has.
    pub fn add_peer(
        &mut self,
        now: Instant,
        peer: PeerId,
        place: Place,
        offer: &sdp::Offer,
        secrets: PeerSecrets,
        permit: Permit,
        [addresses, tcp_addresses]: [&[SocketAddr]; 2],
        out: &mut dyn Out,
    ) -> Result<Answer, NotAdded> {
        let PeerSecrets { credentials, ssrcs, cname } = secrets;
        let is_taken = self.by_id.contains_key(&peer) || self.players.contains_key(&peer);
        if is_taken || self.by_ufrag.contains_key(credentials.ufrag.as_bytes()) {
            return Err(NotAdded::Taken);
        }
        if self.peers.len() + self.players.len() >= PEERS_MAX {
            return Err(NotAdded::Full);
        }
        let ufrag = credentials.ufrag.clone();
        // Reads what a stranger wrote, so it is done before any table knows of the peer.
        let prepared = catch_unwind(AssertUnwindSafe(|| {
            #[cfg(test)]
            self.faults.check_offer(peer);
            let slots = ssrcs.iter().enumerate().map(|(slot, ssrc)| sdp::Slot {
                ssrc: *ssrc,
                cname: peer::slot_cname(&cname, slot),
                stream: format!("slot-{slot}"),
                track: format!("slot-{slot}"),
            });
            let sdp = offer.answer(&sdp::AnswerParams {
                credentials: &credentials,
                fingerprint: self.identity.fingerprint(),
                addresses,
                tcp_addresses,
                slots: &slots.collect::<Vec<_>>(),
                max_average_bitrate: MICROPHONE_BITRATE_BPS_MAX,
            });
            let slot_lines = || offer.slots().take(SLOTS);
            let mut lines = [const { None }; SLOTS];
            for ((place, line), ssrc) in lines.iter_mut().zip(slot_lines()).zip(ssrcs) {
                *place = line.opus.map(|payload_type| Line::new(ssrc, payload_type));
            }
            let slot_mids = slot_lines().map(|line| line.mid.clone().unwrap_or_default()).collect();
            let connection = Connection::new(&self.identity, credentials, offer.fingerprint(), now);
            (Answer { sdp, slot_mids }, lines, connection, offer.microphone())
        }));
        let Ok((answer, lines, connection, microphone)) = prepared else {
            self.counters.bugs += 1;
            return Err(NotAdded::Bug);
        };
        let group = self.join_group(now, place, out);
        let shard = self.shard;
        let is_home = self.group_mut(group).home == shard;
        let has_few_lines = (1..SLOTS).contains(&lines.iter().flatten().count());
        let index = self.peers.insert(Peer {
            id: peer,
            group,
            connection,
            permit,
            payload_type: microphone.and_then(|line| line.opus),
            red: microphone.and_then(|line| line.red),
            repeats: microphone.is_some_and(|line| line.nack),
            level_extension: microphone.and_then(|line| line.level_extension),
            microphone: None,
            far: if has_few_lines && is_home { Audience::Mixed } else { Audience::Far },
            lines,
            hears_mix: false,
            heard: Heard::default(),
            report_at: now,
            cname,
            routes: Vec::new(),
            timer: None,
        });
        self.by_id.insert(peer, index);
        self.by_ufrag.insert(ufrag.into_bytes().into(), index);
        if permit.hear {
            let Plane { peers, groups, .. } = self;
            let group = groups.get_mut(group).expect("the peer has just joined it");
            if let Some(peer) = peers.get_mut(index) {
                group.add_hearer(peer.audience(), index);
                peer.change_way(now, group.hears_mix(peer.audience()), &group.clocks);
            }
        }
        self.schedule(now, index);
        Ok(answer)
    }

    /// Says goodbye to the peer and forgets it: nothing is sent to it from this call on, and nothing of it is heard
    /// once [`Event::PermitInForce`] comes, with [`REMOVED`] for a version. Unknown peers are no error.
    pub fn remove_peer(&mut self, now: Instant, peer: PeerId, out: &mut dyn Out) {
        let index = self.by_id.get(&peer).copied();
        let Some(mut gone) = index.and_then(|index| self.forget(now, index, true, out)) else {
            self.remove_player(peer, out);
            return out.event(Event::PermitInForce { peer, version: REMOVED });
        };
        let counters = &mut self.counters;
        // It has left all tables, so a bug in saying goodbye harms nobody.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            gone.say_goodbye(now, &mut |route, datagram| {
                counters.datagrams_out += 1;
                counters.bytes_out += datagram.len() as u64;
                out.send(route, datagram);
            });
        }));
    }

    /// Puts a permit in force, unless one with the same or a higher version is, and says which one is. A
    /// peer that is not there, or no longer, has no rights: for it every permit is in force.
    pub fn handle_permit(&mut self, now: Instant, peer: PeerId, permit: Permit, out: &mut dyn Out) {
        let mut version = self.permit_player(peer, permit).unwrap_or(permit.version);
        let index = self.by_id.get(&peer).copied();
        if let Some((index, before)) = index.and_then(|index| Some((index, self.peers.get(index)?.permit))) {
            if permit.version > before.version {
                if let Some(group) = self.change_hearing(now, index, permit, out) {
                    // Also if an earlier mute is not in force everywhere yet: this one must not be said before it.
                    if !permit.publish && (before.publish || self.hushing.contains_key(&peer)) {
                        return self.hush(now, group, peer, version, out);
                    }
                    self.tell_if_due(now, group, out);
                }
            } else if self.hushing.contains_key(&peer) {
                return; // Said when it is so everywhere.
            } else {
                version = before.version;
            }
        }
        out.event(Event::PermitInForce { peer, version });
    }

    /// Puts the permit in its place, as far as it is about hearing. Gives the peer's group; none if the peer met a bug.
    fn change_hearing(&mut self, now: Instant, index: u32, permit: Permit, out: &mut dyn Out) -> Option<u32> {
        let (in_group, before) = self.peers.get(index).map(|peer| (peer.group, peer.permit))?;
        if before.near != permit.near {
            // So that it neither misses what waits for a longer packet nor hears it twice.
            self.flush_joiners(now, in_group, true, out);
        }
        let Plane { peers, groups, .. } = self;
        let peer = peers.get_mut(index)?;
        let group = groups.get_mut(peer.group).expect("a peer's group lives as long as the peer");
        let heard_as = peer.audience();
        peer.permit = permit;
        let is_moved = before.near != permit.near;
        if before.hear && (!permit.hear || is_moved) {
            group.remove_hearer(heard_as, index);
            if heard_as == Audience::Lossy {
                peer.far = Audience::Far;
            }
        }
        if permit.hear && (!before.hear || is_moved) {
            group.add_hearer(peer.audience(), index);
        }
        if permit.hear && !before.hear {
            peer.lines.iter_mut().flatten().for_each(Line::interrupt);
        }
        if permit.hear {
            peer.change_way(now, group.hears_mix(peer.audience()), &group.clocks);
        }
        Some(in_group)
    }

    /// How the group's audience is to hear, from the next pause on, unless a later word stands. Unknown groups are no
    /// error: they are told with their next peer.
    pub fn handle_pace(&mut self, now: Instant, group: GroupId, pace: Pace, out: &mut dyn Out) {
        let Some(index) = self.group_by_id.get(&group).copied() else { return };
        if self.group_mut(index).pace.version >= pace.version {
            return;
        }
        let Plane { groups, timers, .. } = self;
        let Some(group) = groups.get_mut(index) else { return };
        group.set_pace(now, index, pace, timers);
        if !group.is_mixed() {
            group.mixing = None;
        }
        if pace.relieved {
            self.relieve_of_lossy(now, index, out);
        }
        self.settle_if_over(now, index, out);
    }

    /// Repeats lost handshake messages, notices who is gone, tells who is speaking.
    pub fn handle_timeout(&mut self, now: Instant, out: &mut dyn Out) {
        while let Some((at, whose)) = self.timers.due(now) {
            match whose {
                Whose::Peer(index) => self.handle_peer_timeout(now, at, index, out),
                Whose::Group(index) => self.tell_if_due(now, index, out),
                Whose::Mix(index) => self.tick_mix(now, at, index, out),
                Whose::Joiners(index) => self.flush_due(now, at, index, out),
            }
        }
    }

    /// When [`Plane::handle_timeout`] has something to do. None only while there are no peers.
    pub fn wake_at(&self) -> Option<Instant> {
        self.timers.wake_at()
    }

    /// Who could be sent sound of this group, in the order of their ids: all that may hear, whether or not
    /// they are connected yet.
    pub fn sinks(&self, group: GroupId) -> Vec<PeerId> {
        let Some(group) = self.group_by_id.get(&group).and_then(|index| self.groups.get(*index)) else {
            return Vec::new();
        };
        let mut sinks: Vec<_> =
            group.all_hearers().filter_map(|index| self.peers.get(index)).map(|peer| peer.id).collect();
        sinks.extend(&group.playing);
        sinks.sort_unstable();
        sinks
    }

    /// All peers, in no order.
    pub fn peer_ids(&self) -> Vec<PeerId> {
        self.by_id.keys().chain(self.players.keys()).copied().collect()
    }

    pub fn peer_count(&self) -> usize {
        self.peers.len() + self.players.len()
    }

    pub fn counters(&self) -> Counters {
        self.counters
    }

    fn handle_peer_timeout(&mut self, now: Instant, at: Instant, index: u32, out: &mut dyn Out) {
        let Some(peer) = self.peers.get_mut(index).filter(|peer| peer.timer == Some(at)) else { return };
        peer.timer = None;
        let counters = &mut self.counters;
        let closed = catch_unwind(AssertUnwindSafe(|| {
            peer.connection.handle_timeout(now, &mut |route, datagram| {
                counters.datagrams_out += 1;
                counters.bytes_out += datagram.len() as u64;
                out.send(route, datagram);
            })
        }));
        match closed {
            Ok(None) => self.schedule(now, index),
            Ok(Some(why)) => self.drop_peer(now, index, why.into(), out),
            Err(_) => self.drop_peer(now, index, Why::Bug, out),
        }
    }

    pub(crate) fn tell_if_due(&mut self, now: Instant, index: u32, out: &mut dyn Out) {
        if let Some(group) = self.groups.get_mut(index).filter(|group| group.is_due(now)) {
            out.event(group.tell(now, index, &mut self.timers));
        }
    }

    pub(crate) fn schedule(&mut self, now: Instant, index: u32) {
        if let Some(peer) = self.peers.get_mut(index) {
            peer.schedule(now, index, &mut self.timers);
        }
    }

    /// The peer left by itself, or was given up.
    pub(crate) fn drop_peer(&mut self, now: Instant, index: u32, why: Why, out: &mut dyn Out) {
        let Some(gone) = self.forget(now, index, false, out) else { return };
        self.counters.bugs += u64::from(why == Why::Bug);
        out.event(Event::Closed { peer: gone.id, why });
    }

    /// Takes a peer out of every table. `is_awaited`: somebody wants to know when nothing of it is heard any more.
    fn forget(&mut self, now: Instant, index: u32, is_awaited: bool, out: &mut dyn Out) -> Option<Peer> {
        let peer = self.peers.remove(index)?;
        self.by_id.remove(&peer.id);
        self.by_ufrag.remove(peer.connection.ufrag());
        for (route, via) in &peer.routes {
            self.forget_route(*route, *via, out);
        }
        let group = self.group_mut(peer.group);
        group.remove_hearer(peer.audience(), index);
        group.members -= 1;
        match (peer.microphone.is_some(), is_awaited) {
            (true, true) => self.hush(now, peer.group, peer.id, REMOVED, out),
            (true, false) => self.silence(now, peer.group, peer.id, out),
            (false, true) => out.event(Event::PermitInForce { peer: peer.id, version: REMOVED }),
            (false, false) => {}
        }
        self.leave_group(peer.group, out);
        Some(peer)
    }

    pub(crate) fn group_mut(&mut self, index: u32) -> &mut Group {
        self.groups.get_mut(index).expect("a group lives as long as its last peer")
    }
}
