//! What a datagram does: to whom it belongs, and what comes of it once it is authentic.

use crate::home::Said;
use crate::microphone::Microphone;
use crate::peer::Peer;
use crate::{Event, Out, Plane, Relay, Route, Shard, Why};
use audio::speaking::Sound;
use jushou_rtc::demux::{self, Kind};
use jushou_rtc::ice::ROUTES_MAX;
use jushou_rtc::red::Blocks;
use jushou_rtc::rtp::Packet;
use jushou_rtc::{Received, rtcp, stun};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// An address belongs to the peer that was heard on it within this time. Otherwise a member who forges
/// another's address could prove it as its own, and the other's packets would no longer be understood.
/// Every browser checks more often than this.
const ROUTE_HELD: Duration = Duration::from_secs(15);

/// Longer payloads are no speech, and would not fit a datagram with our header and tag.
pub const PAYLOAD_LEN_MAX: usize = 1200;

impl Plane {
    /// Takes one datagram; sound is decrypted in place. What is not authentic has no answer and no effect.
    pub fn handle_packet(&mut self, now: Instant, route: Route, bytes: &mut [u8], out: &mut dyn Out) {
        self.handle_packet_via(now, self.shard, route, bytes, out);
    }

    /// `via`: the shard it arrived at.
    pub(crate) fn handle_packet_via(
        &mut self,
        now: Instant,
        via: Shard,
        route: Route,
        bytes: &mut [u8],
        out: &mut dyn Out,
    ) {
        if via == self.shard {
            self.counters.datagrams_in += 1;
            self.counters.bytes_in += bytes.len() as u64;
        }
        let kind = demux::classify(bytes);
        let ufrag = if kind == Kind::Stun { stun::local_ufrag(bytes) } else { None };
        let index = match kind {
            Kind::Stun => ufrag.and_then(|ufrag| self.who_is_asked(ufrag, route)),
            Kind::Dtls | Kind::Rtp | Kind::Rtcp => self.by_route.get(&route).copied(),
            Kind::Unknown => None,
        };
        let Some(index) = index else {
            let may_be_elsewhere = via == self.shard && (ufrag.is_some() || kind != Kind::Stun);
            if !may_be_elsewhere || !self.pass_on(now, route, ufrag, bytes, out) {
                self.counters.strangers += 1;
            }
            return;
        };
        if kind == Kind::Stun && self.is_held_by_another(now, via, route, index) {
            self.counters.route_conflicts += 1;
            return;
        }
        let handled = catch_unwind(AssertUnwindSafe(|| {
            self.handle_peer_packet(now, index, kind, via, route, bytes, out)
        }));
        if handled.is_err() {
            self.drop_peer(now, index, Why::Bug, out);
        }
    }

    #[allow(clippy::too_many_arguments)] // One call, in the hottest path.
    fn handle_peer_packet(
        &mut self,
        now: Instant,
        index: u32,
        kind: Kind,
        via: Shard,
        route: Route,
        bytes: &mut [u8],
        out: &mut dyn Out,
    ) {
        let Some(peer) = self.peers.get_mut(index) else { return };
        #[cfg(test)]
        self.faults.check_input(peer.id);
        let says_nothing = kind == Kind::Rtcp && peer.has_nothing_to_report(now);
        if says_nothing && !peer.connection.needs_a_sign(now, route) {
            return;
        }
        let counters = &mut self.counters;
        let mut answered = false;
        let received = peer.connection.handle_datagram(now, route, bytes, &mut |route, datagram| {
            answered = true;
            counters.datagrams_out += 1;
            counters.bytes_out += datagram.len() as u64;
            out.send(route, datagram);
        });
        match received {
            // Only a check with the right password is ever answered.
            Received::Nothing if kind == Kind::Stun && answered => self.learn_route(index, via, route, out),
            Received::Nothing => {}
            Received::Rtcp(_) if says_nothing => {}
            Received::Secured => {
                counters.handshakes += 1;
                out.event(Event::Connected { peer: peer.id });
            }
            Received::Rtp(packet) => return self.handle_rtp(now, index, &packet, out),
            Received::Rtcp(compound) => return self.handle_rtcp(now, index, compound, out),
            Received::Closed(why) => return self.drop_peer(now, index, why.into(), out),
        }
        self.schedule(now, index);
    }

    /// Most checks come on a route that their peer has proven long ago.
    fn who_is_asked(&self, ufrag: &str, route: Route) -> Option<u32> {
        let holder = self.by_route.get(&route).copied();
        let is_asked = |peer: &Peer| peer.connection.ufrag() == ufrag.as_bytes();
        holder
            .filter(|holder| self.peers.get(*holder).is_some_and(is_asked))
            .or_else(|| self.by_ufrag.get(ufrag.as_bytes()).copied())
    }

    fn is_held_by_another(&self, now: Instant, via: Shard, route: Route, index: u32) -> bool {
        (via == self.shard && self.is_held_elsewhere(now, route))
            || self.is_held_here(now, route, Some(index))
    }

    /// By a peer of another shard.
    pub(crate) fn is_held_elsewhere(&self, now: Instant, route: Route) -> bool {
        let held = self.foreign.get(&route);
        held.is_some_and(|(_, proven)| now.saturating_duration_since(*proven) < ROUTE_HELD)
    }

    /// By a peer of this shard that is not this one.
    pub(crate) fn is_held_here(&self, now: Instant, route: Route, index: Option<u32>) -> bool {
        let holder = self.by_route.get(&route).filter(|holder| Some(**holder) != index);
        holder
            .and_then(|holder| self.peers.get(*holder))
            .is_some_and(|peer| now.saturating_duration_since(peer.connection.last_heard()) < ROUTE_HELD)
    }

    fn learn_route(&mut self, index: u32, via: Shard, route: Route, out: &mut dyn Out) {
        if via != self.shard {
            // With every check: the other shard counts from the last one how long the address is held.
            out.relay(via, Relay::Route { route, owner: self.shard, on: true });
        }
        let before = self.by_route.insert(route, index);
        if before == Some(index) {
            return;
        }
        if let Some(holder) = before.and_then(|holder| self.peers.get_mut(holder)) {
            holder.routes.retain(|(of, _)| *of != route);
        }
        let Some(peer) = self.peers.get_mut(index) else { return };
        peer.routes.reserve_exact(1); // Most peers have one, and there are many peers.
        peer.routes.push((route, via));
        if peer.routes.len() > ROUTES_MAX {
            // The connection has forgotten one as well; should it be another, the next check mends that.
            let in_use = peer.connection.route();
            if let Some(at) = peer.routes.iter().position(|(route, _)| Some(*route) != in_use) {
                let (forgotten, via) = peer.routes.remove(at);
                self.forget_route(forgotten, via, out);
            }
        }
    }

    pub(crate) fn forget_route(&mut self, route: Route, via: Shard, out: &mut dyn Out) {
        self.by_route.remove(&route);
        if via != self.shard {
            out.relay(via, Relay::Route { route, owner: self.shard, on: false });
        }
    }

    fn handle_rtp(&mut self, now: Instant, index: u32, packet: &Packet, out: &mut dyn Out) {
        let Plane { peers, counters, .. } = self;
        let Some(peer) = peers.get_mut(index) else { return };
        let header = &packet.header;
        let microphone = peer.microphone.get_or_insert_with(|| Box::new(Microphone::new(now)));
        if !microphone.is_within_limits(now, packet.payload.len()) {
            counters.over_limit += 1;
            return;
        }
        let blocks = match Some(header.payload_type) {
            own if own == peer.payload_type => Some(Blocks::one(header.payload_type, packet.payload)),
            own if own == peer.red => Blocks::parse(packet.payload),
            _ => None,
        };
        let is_sound = |blocks: &Blocks| {
            let mut all = blocks.as_slice().iter();
            all.all(|of| Some(of.payload_type) == peer.payload_type && of.payload.len() <= PAYLOAD_LEN_MAX)
        };
        let Some(blocks) = blocks
            .filter(is_sound)
            .filter(|_| microphone.follow(now, header.ssrc, packet.index, header.timestamp))
        else {
            counters.not_sound += 1;
            return;
        };
        let own_report = microphone.poll_report(now);
        let group = peer.group;
        let level = peer.level_extension.and_then(|id| header.level(id));
        let sound = match level {
            Some(level) => Sound::Level { minus_dbov: level.minus_dbov },
            // Nobody hears it: it need not be decoded.
            None if !peer.permit.publish => Sound::Unstated { payload_len: packet.payload.len() },
            None => microphone.hear(blocks.own().payload),
        };
        counters.not_permitted += u64::from(!peer.permit.publish);
        self.say_all(now, index, packet, &blocks, sound, out);
        let report = own_report.map(|block| self.with_losses_of_hearers(now, index, block));
        self.send_feedback(now, index, report, out);
        self.tell_if_due(now, group, out);
    }

    /// The packet's own sound, behind copies of what was lost before it. What came already is said once.
    fn say_all(
        &mut self,
        now: Instant,
        index: u32,
        packet: &Packet,
        blocks: &Blocks,
        sound: Sound,
        out: &mut dyn Out,
    ) {
        let blocks = blocks.as_slice();
        for (nth, block) in blocks.iter().enumerate() {
            let copies_ahead = (blocks.len() - 1 - nth) as u64;
            let is_copy = copies_ahead > 0;
            let Some(of) = packet.index.checked_sub(copies_ahead) else { continue };
            // Gone if a listener's bug was the end of the group.
            let Some(peer) = self.peers.get_mut(index) else { return };
            let Some(microphone) = &mut peer.microphone else { return };
            // What was said without a permit is taken note of: no later packet brings it along. Without a payload it is
            // padding, to probe the network or to keep a path open.
            if !microphone.take(of) || !peer.permit.publish || block.payload.is_empty() {
                continue;
            }
            self.counters.recovered += u64::from(is_copy);
            let (group, speaker) = (peer.group, peer.id);
            let said = Said {
                group: self.group_mut(group).id,
                speaker,
                source: packet.header.ssrc,
                index: of,
                timestamp: packet.header.timestamp.wrapping_sub(block.back),
                marker: packet.header.marker && !is_copy,
                sound,
            };
            self.say(now, group, &said, block.payload, out);
        }
    }

    fn handle_rtcp(&mut self, now: Instant, index: u32, compound: &[u8], out: &mut dyn Out) {
        self.note_reports(now, index, rtcp::parse(compound).into_iter().flatten(), out);
        let Some(peer) = self.peers.get_mut(index) else { return };
        let (group, speaker) = (peer.group, peer.id);
        let Some(microphone) = &mut peer.microphone else { return };
        let mut has_ended = false;
        for packet in rtcp::parse(compound).into_iter().flatten() {
            match packet {
                rtcp::Packet::SenderReport { ssrc, info, .. } => {
                    microphone.handle_sender_report(now, ssrc, info.ntp);
                }
                // The end of a microphone, not of a seat: who leaves says so in DTLS or to the room.
                rtcp::Packet::Bye { mut ssrcs } => has_ended |= ssrcs.any(|ssrc| microphone.handle_bye(ssrc)),
                rtcp::Packet::ReceiverReport { .. } | rtcp::Packet::Other(_) => {}
            }
        }
        if has_ended {
            self.silence(now, group, speaker, out);
        }
        self.tell_if_due(now, group, out);
    }
}

#[cfg(test)]
pub(crate) mod tests;
