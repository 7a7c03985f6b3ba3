//! One plane of several: which listeners are on which core, and what the planes tell each other.
//!
//! Peers are divided among shards, whatever their group: so a room may fill all cores. One shard is a group's
//! *home* and decides who is heard in which slot; a frame goes once to each other shard with members of the group.
//!
//! The kernel gives a datagram to the shard that the peer's address falls to. A ufrag says which shard the peer is
//! on; that one tells the other where to pass on what comes from the addresses it has proven.

use crate::home::{Frame, Said};
use crate::hush::Ask;
use crate::losses::ByWay;
use crate::{GroupId, Out, Pace, PeerId, Plane, Route};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

/// One letter of a ufrag says which it is (RFC 8445, section 5.3, allows these).
const LETTERS: &[u8; SHARDS_MAX] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// More cores than this have nothing to do.
pub const SHARDS_MAX: usize = 64;

/// One of the planes that serve together, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shard(u8);

impl Shard {
    pub const FIRST: Shard = Shard(0);

    /// None: there are never that many.
    pub fn new(number: usize) -> Option<Shard> {
        (number < SHARDS_MAX).then_some(Shard(number as u8))
    }

    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// With which every ufrag of its peers begins.
    pub fn letter(self) -> char {
        char::from(LETTERS[self.number()])
    }

    /// Whose peer has this ufrag. None: nobody's.
    pub fn of_ufrag(ufrag: &str) -> Option<Shard> {
        let letter = ufrag.as_bytes().first()?;
        LETTERS.iter().position(|of| of == letter).and_then(Shard::new)
    }

    fn bit(self) -> u64 {
        1 << self.0
    }
}

/// Where a peer belongs. A group has the same home for all of its peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub group: GroupId,
    pub home: Shard,
    /// How the group's audience hears now.
    pub pace: Pace,
}

/// Shards in which members of a group are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Elsewhere(u64);

impl Elsewhere {
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn set(&mut self, shard: Shard, on: bool) {
        self.0 = if on { self.0 | shard.bit() } else { self.0 & !shard.bit() };
    }

    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    pub fn each(self) -> impl Iterator<Item = Shard> {
        (0..SHARDS_MAX as u8).map(Shard).filter(move |shard| self.0 & shard.bit() != 0)
    }
}

/// What one shard tells another. Between two of them, all arrive in order.
#[derive(Clone)]
pub enum Relay {
    /// To the home: the first member of the group is on that shard, or the last is gone.
    Present { group: GroupId, shard: Shard, on: bool, pace: Pace },
    /// To the home: sound of a peer that may publish.
    Said { said: Said, payload: Arc<[u8]> },
    /// To the home: this peer is not to be heard from here on.
    Silenced { group: GroupId, speaker: PeerId, ask: Option<Ask> },
    /// From the home, behind the last frame of that speaker: what of it still waits is to go out now or never.
    Hush { group: GroupId, speaker: PeerId, ask: Ask },
    /// To whoever asked: nothing of the speaker goes out here any more. The home adds how many others were asked.
    Hushed { speaker: PeerId, version: u64, others: Option<usize> },
    /// From the home, for the listeners there.
    Frame { frame: Frame, payload: Arc<[u8]> },
    /// To the home: what the group's listeners there lose.
    Losses { group: GroupId, shard: Shard, here: ByWay },
    /// To all others from the one that found it out: how the group's audience hears.
    Pace { group: GroupId, pace: Pace },
    /// From where it arrived, to the shard that its peer is on.
    /// `is_known`: that shard has said the route is its peer's.
    Datagram { via: Shard, route: Route, bytes: Box<[u8]>, is_known: bool },
    /// From there back: what comes on this route is for `owner`, or no longer.
    Route { route: Route, owner: Shard, on: bool },
}

impl Relay {
    /// If the other shard is behind, it is to be dropped: late sound is worse than none.
    pub fn may_be_lost(&self) -> bool {
        matches!(
            self,
            Relay::Said { .. } | Relay::Frame { .. } | Relay::Losses { .. } | Relay::Datagram { .. }
        )
    }

    /// Anybody can send datagrams: they must not take the room of what is authentic.
    pub fn is_of_strangers(&self) -> bool {
        matches!(self, Relay::Datagram { is_known: false, .. })
    }
}

impl Plane {
    /// Takes what another shard says.
    pub fn handle_relay(&mut self, now: Instant, relay: Relay, out: &mut dyn Out) {
        // A peer's datagram has its own guard, behind which the one who is to blame is known.
        if let Relay::Datagram { via, route, mut bytes, .. } = relay {
            return self.handle_packet_via(now, via, route, &mut bytes, out);
        }
        if catch_unwind(AssertUnwindSafe(|| self.take_relay(now, relay, out))).is_err() {
            self.counters.bugs += 1; // It costs this group a frame.
        }
    }

    fn take_relay(&mut self, now: Instant, relay: Relay, out: &mut dyn Out) {
        match relay {
            Relay::Present { group, shard, on, pace } => {
                self.handle_presence(group, shard, on, pace);
                self.handle_pace(now, group, pace, out);
            }
            Relay::Said { said, payload } => {
                if let Some(index) = self.group_by_id.get(&said.group).copied() {
                    self.hear(now, index, &said, &payload, out);
                }
            }
            Relay::Silenced { group, speaker, ask } => match self.group_by_id.get(&group).copied() {
                Some(index) => self.silence_at_home(now, index, speaker, ask, out),
                None => self.tell_hushed(speaker, ask, Some(0), out),
            },
            Relay::Hush { group, speaker, ask } => {
                if let Some(index) = self.group_by_id.get(&group).copied() {
                    self.flush_joiners(now, index, true, out);
                }
                self.tell_hushed(speaker, Some(ask), None, out);
            }
            Relay::Hushed { speaker, version, others } => self.hushed(speaker, version, others, out),
            Relay::Frame { frame, payload } => {
                if let Some(index) = self.group_by_id.get(&frame.group).copied() {
                    self.group_mut(index).losses = frame.losses;
                    self.fan_out(now, index, &frame, &payload, out);
                }
            }
            Relay::Losses { group, shard, here } => self.note_losses(now, group, shard, here),
            Relay::Pace { group, pace } => self.handle_pace(now, group, pace, out),
            Relay::Route { route, owner, on: true } => drop(self.foreign.insert(route, (owner, now))),
            Relay::Route { route, owner, on: false } => {
                if self.foreign.get(&route).is_some_and(|(of, _)| *of == owner) {
                    self.foreign.remove(&route);
                }
            }
            Relay::Datagram { .. } => {}
        }
    }

    /// Passes on what is for a peer of another shard. False: for nobody.
    pub(crate) fn pass_on(
        &mut self,
        now: Instant,
        route: Route,
        local_ufrag: Option<&str>,
        bytes: &[u8],
        out: &mut dyn Out,
    ) -> bool {
        let known = self.foreign.get(&route).map(|(owner, _)| *owner);
        let owner = match local_ufrag {
            Some(ufrag) => Shard::of_ufrag(ufrag).filter(|shard| shard.number() < self.shards),
            None => known,
        };
        let Some(owner) = owner.filter(|owner| *owner != self.shard) else { return false };
        let is_held = match known {
            Some(known) => known != owner && self.is_held_elsewhere(now, route),
            None => self.is_held_here(now, route, None),
        };
        if is_held {
            // An address belongs to one peer at a time; this one's holder is on another shard, or here.
            self.counters.route_conflicts += 1;
            return true;
        }
        let is_known = known.is_some();
        out.relay(owner, Relay::Datagram { via: self.shard, route, bytes: bytes.into(), is_known });
        true
    }

    fn handle_presence(&mut self, id: GroupId, shard: Shard, on: bool, pace: Pace) {
        if let Some(index) = self.group_by_id.get(&id).copied() {
            let known = self.group_mut(index);
            known.elsewhere.set(shard, on);
            known.audiences.forget(shard);
            self.drop_if_empty(index);
        } else if on {
            let index = self.add_group(id, self.shard, pace);
            self.group_mut(index).elsewhere.set(shard, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shard_has_its_letter() {
        for number in 0..SHARDS_MAX {
            let shard = Shard::new(number).expect("there are that many");
            assert_eq!(Shard::of_ufrag(&format!("{}rest", shard.letter())), Some(shard));
        }
        assert_eq!(Shard::new(SHARDS_MAX), None);
        assert_eq!((Shard::of_ufrag(""), Shard::of_ufrag("ü")), (None, None));
    }
}
