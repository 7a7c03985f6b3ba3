//! What a datagram does: to whom it belongs, and what comes of it once it is authentic.

use crate::microphone::Microphone;
use crate::{Event, Out, Plane, Route, Why};
use audio::speaking::Sound;
use jushou_rtc::demux::{self, Kind};
use jushou_rtc::ice::ROUTES_MAX;
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
        self.counters.datagrams_in += 1;
        self.counters.bytes_in += bytes.len() as u64;
        let kind = demux::classify(bytes);
        let index = match kind {
            Kind::Stun => stun::local_ufrag(bytes).and_then(|ufrag| self.by_ufrag.get(ufrag)),
            Kind::Dtls | Kind::Rtp | Kind::Rtcp => self.by_route.get(&route),
            Kind::Unknown => None,
        };
        let Some(&index) = index else {
            self.counters.strangers += 1;
            return;
        };
        if kind == Kind::Stun && self.is_held_by_another(now, route, index) {
            self.counters.route_conflicts += 1;
            return;
        }
        let handled =
            catch_unwind(AssertUnwindSafe(|| self.handle_peer_packet(now, index, kind, route, bytes, out)));
        if handled.is_err() {
            self.drop_peer(now, index, Why::Bug, out);
        }
    }

    fn handle_peer_packet(
        &mut self,
        now: Instant,
        index: u32,
        kind: Kind,
        route: Route,
        bytes: &mut [u8],
        out: &mut dyn Out,
    ) {
        let Some(peer) = self.peers.get_mut(index) else { return };
        #[cfg(test)]
        self.faults.check_input(peer.id);
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
            Received::Nothing if kind == Kind::Stun && answered => self.learn_route(index, route),
            Received::Nothing => {}
            Received::Secured => out.event(Event::Connected { peer: peer.id }),
            Received::Rtp(packet) => return self.handle_rtp(now, index, &packet, out),
            Received::Rtcp(compound) => return self.handle_rtcp(now, index, compound, out),
            Received::Closed(why) => return self.drop_peer(now, index, why.into(), out),
        }
        self.schedule(now, index);
    }

    fn is_held_by_another(&self, now: Instant, route: Route, index: u32) -> bool {
        let holder = self.by_route.get(&route).filter(|holder| **holder != index);
        holder
            .and_then(|holder| self.peers.get(*holder))
            .is_some_and(|peer| now.saturating_duration_since(peer.connection.last_heard()) < ROUTE_HELD)
    }

    fn learn_route(&mut self, index: u32, route: Route) {
        let before = self.by_route.insert(route, index);
        if before == Some(index) {
            return;
        }
        if let Some(holder) = before.and_then(|holder| self.peers.get_mut(holder)) {
            holder.routes.retain(|of| *of != route);
        }
        let Some(peer) = self.peers.get_mut(index) else { return };
        peer.routes.push(route);
        if peer.routes.len() > ROUTES_MAX {
            // The connection has forgotten one as well; should it be another, the next check mends that.
            let in_use = peer.connection.route();
            if let Some(at) = peer.routes.iter().position(|route| Some(*route) != in_use) {
                let forgotten = peer.routes.remove(at);
                self.by_route.remove(&forgotten);
            }
        }
    }

    fn handle_rtp(&mut self, now: Instant, index: u32, packet: &Packet, out: &mut dyn Out) {
        let Plane { peers, groups, counters, timers, .. } = self;
        let Some(peer) = peers.get_mut(index) else { return };
        let header = &packet.header;
        let microphone = peer.microphone.get_or_insert_with(|| Box::new(Microphone::new(now)));
        if !microphone.is_within_limits(now, packet.payload.len()) {
            counters.over_limit += 1;
            return;
        }
        if Some(header.payload_type) != peer.payload_type
            || packet.payload.len() > PAYLOAD_LEN_MAX
            || !microphone.follow(now, header.ssrc, packet.index, header.timestamp)
        {
            counters.not_sound += 1;
            return;
        }
        let report = microphone.poll_report(now);
        let passed = if !peer.permit.publish {
            counters.not_permitted += 1;
            None
        } else if packet.payload.is_empty() {
            None // Padding, to probe the network or to keep a path open.
        } else {
            let level = peer.level_extension.and_then(|id| header.level(id));
            let sound = match level {
                Some(level) => Sound::Level { minus_dbov: level.minus_dbov },
                None => Sound::Unstated { payload_len: packet.payload.len() },
            };
            let group = groups.get_mut(peer.group).expect("a peer's group lives as long as the peer");
            let heard = group.floor.handle_packet(now, index, sound);
            group.note(now, peer.group, heard, timers);
            counters.without_slot += u64::from(heard.slot.is_none());
            heard.slot.map(|slot| {
                let passed = group.slots[slot].pass(
                    now,
                    heard.slot_is_new,
                    header.ssrc,
                    packet.index,
                    header.timestamp,
                );
                (slot, passed, header.marker || heard.talk_start)
            })
        };
        let group = peer.group;
        if let Some((slot, passed, marker)) = passed {
            self.fan_out(now, group, slot, index, passed, marker, packet, out);
        }
        if let Some(block) = report {
            self.send_receiver_report(index, block, out);
        }
        self.tell_if_due(now, group, out);
    }

    fn handle_rtcp(&mut self, now: Instant, index: u32, compound: &[u8], out: &mut dyn Out) {
        let Plane { peers, groups, timers, .. } = self;
        let Some(peer) = peers.get_mut(index) else { return };
        let Some(microphone) = &mut peer.microphone else { return };
        for packet in rtcp::parse(compound).into_iter().flatten() {
            match packet {
                rtcp::Packet::SenderReport { ssrc, info, .. } => {
                    microphone.handle_sender_report(now, ssrc, info.ntp);
                }
                // The end of a microphone, not of a seat: who leaves says so in DTLS or to the room.
                rtcp::Packet::Bye { mut ssrcs } => {
                    if ssrcs.any(|ssrc| microphone.handle_bye(ssrc)) {
                        let group = groups.get_mut(peer.group).expect("a peer's group lives as long as it");
                        group.silence(now, peer.group, index, timers);
                    }
                }
                rtcp::Packet::ReceiverReport { .. } | rtcp::Packet::Other(_) => {}
            }
        }
        let group = peer.group;
        self.tell_if_due(now, group, out);
    }
}

#[cfg(test)]
pub(crate) mod tests;
