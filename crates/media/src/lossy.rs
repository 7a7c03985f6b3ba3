//! Listeners who lose much hear packets of 20 ms, though their audience hears longer ones: of a lost packet of 60 ms, FEC
//! gives back the last 20 ms alone.
//!
//! They are an audience of their own on their shard, which hears the same way as the others. What they report decides; those
//! who go over do so together, behind what waits for a longer packet.

use crate::fan_out::Audience;
use crate::group::Group;
use crate::pace::PacketLen;
use crate::peer::Peer;
use crate::slab::Slab;
use crate::{Out, Plane};
use std::time::{Duration, Instant};

/// A listener who loses this share of the packets, in 1/256, is lossy: one in twenty.
pub const LOSSY_FROM: u8 = 13;

/// One who loses less than this share is well, and no longer lossy after so many seconds of it. Sooner, and whoever is
/// lossy now and then goes back and forth.
pub const WELL_BELOW: u8 = 5;
pub const WELL_FOR_S: u8 = 30;

/// One in so many of those who hear a group on a shard has a place among the lossy: each costs two or three times as many
/// packets. Of few, as many as are no burden.
const ONE_IN: usize = 10;
const PLACES_MIN: usize = 10;

/// How often somebody goes over, at most: it cuts everybody's longer packets short once.
const SWITCH_INTERVAL: Duration = Duration::from_secs(1);

/// Who is about to go over in a group, on one shard.
#[derive(Default)]
pub struct Switching {
    waiting: Vec<u32>,
    switched_at: Option<Instant>,
}

impl Group {
    /// As whom the peer is to hear from now on, if as another than now.
    fn switches_to(&self, peer: &Peer) -> Option<Audience> {
        if !peer.permit.hear || peer.permit.near {
            return None;
        }
        match peer.far {
            Audience::Far if peer.heard.is_lossy() && self.has_place_for_lossy() => Some(Audience::Lossy),
            Audience::Lossy if peer.heard.is_well_again() => Some(Audience::Far),
            _ => None,
        }
    }

    fn has_place_for_lossy(&self) -> bool {
        let places = (self.all_hearers().count() / ONE_IN).max(PLACES_MIN);
        let is_of_use = self.hearing.len != PacketLen::Ms20 && !self.pace.relieved;
        is_of_use && self.hearers(Audience::Lossy).len() + self.switching.waiting.len() < places
    }

    fn switch(&mut self, peer: &mut Peer, index: u32, to: Audience) {
        self.remove_hearer(peer.far, index);
        peer.far = to;
        self.add_hearer(to, index);
    }

    /// Nobody is lossy any more. What waited for longer packets has gone out.
    pub fn end_lossy(&mut self, peers: &mut Slab<Peer>) {
        for hearer in self.hearers(Audience::Lossy).to_vec() {
            if let Some(peer) = peers.get_mut(hearer) {
                self.switch(peer, hearer, Audience::Far);
            }
        }
    }
}

impl Plane {
    /// A listener has reported: it goes over if it is to, with others who wait for that.
    pub(crate) fn switch_lossy(&mut self, now: Instant, hearer: u32, out: &mut dyn Out) {
        let Plane { peers, groups, .. } = self;
        let Some(peer) = peers.get(hearer) else { return };
        let index = peer.group;
        let Some(group) = groups.get_mut(index) else { return };
        if group.switches_to(peer).is_some() && !group.switching.waiting.contains(&hearer) {
            group.switching.waiting.push(hearer);
        }
        let Switching { waiting, switched_at } = &group.switching;
        let is_early = switched_at.is_some_and(|at| now.saturating_duration_since(at) < SWITCH_INTERVAL);
        if waiting.is_empty() || is_early {
            return;
        }
        // So that they neither miss what waits for a longer packet nor hear it twice.
        self.flush_joiners(now, index, true, out);
        let Plane { peers, groups, .. } = self;
        let Some(group) = groups.get_mut(index) else { return };
        group.switching.switched_at = Some(now);
        for hearer in std::mem::take(&mut group.switching.waiting) {
            // Another may be in its place by now, or everything otherwise.
            let Some(peer) = peers.get_mut(hearer).filter(|peer| peer.group == index) else { continue };
            if let Some(to) = group.switches_to(peer) {
                group.switch(peer, hearer, to);
            }
        }
    }

    /// A core is too busy for anybody to be sent more packets than others.
    pub(crate) fn relieve_of_lossy(&mut self, now: Instant, index: u32, out: &mut dyn Out) {
        if self.groups.get(index).is_none_or(|group| group.hearers(Audience::Lossy).is_empty()) {
            return;
        }
        self.flush_joiners(now, index, true, out);
        let Plane { peers, groups, .. } = self;
        if let Some(group) = groups.get_mut(index) {
            group.end_lossy(peers);
        }
    }
}
