//! Which shard a peer is on, and which is the home of its group.

use crate::config;
use media::{GroupId, Pace, PacketLen, PeerId, Place, Shard, Way};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to this many peers a group stays on its home. Beyond it the next ones go wherever most room is: a large
/// audience is worth a frame's way to another core, a small one is not.
pub const TOGETHER_MAX: usize = 64;

/// A group that has grown past a mark falls back once it is this much smaller, as a share: nobody goes back and forth.
const BACK_AT: f64 = 0.8;

/// No version of a pace.
const UNTOLD: u64 = u64::MAX;

/// From how many peers on a group's audience hears how.
#[derive(Clone, Copy)]
pub struct PaceRules {
    pub mix_from: usize,
    pub ms40_from: usize,
    pub ms60_from: usize,
}

/// Kept by whoever adds peers; a shard says when one is gone. Not looked at for packets.
pub struct Placement {
    rules: PaceRules,
    state: Mutex<State>,
}

struct State {
    /// Peers on each shard.
    loads: Vec<usize>,
    groups: HashMap<GroupId, Placed>,
    peers: HashMap<PeerId, (Shard, GroupId)>,
    /// Changes of pace, of all groups: a group that comes again has no lower version than before.
    changes: u64,
}

struct Placed {
    home: Shard,
    peers: usize,
    pace: Pace,
    /// The version of the pace that shards were told, or are about to be.
    told: u64,
}

impl Placement {
    /// For at least one shard, and at most [`media::SHARDS_MAX`].
    pub fn new(shards: usize, rules: PaceRules) -> Placement {
        let state =
            State { loads: vec![0; shards], groups: HashMap::new(), peers: HashMap::new(), changes: 0 };
        Placement { rules, state: Mutex::new(state) }
    }

    /// A shard for a new peer. As long as anybody of a group is anywhere, its home stays. None: the peer has one.
    /// Says whether the group's pace is another one now.
    pub fn add(&self, peer: PeerId, group: GroupId) -> Option<(Shard, Place, Changed)> {
        let state = &mut *self.state();
        if state.peers.contains_key(&peer) {
            return None;
        }
        let emptiest = state.emptiest();
        let placed = state.groups.entry(group).or_insert(Placed {
            home: emptiest,
            peers: 0,
            pace: Pace::default(),
            told: 0,
        });
        placed.peers += 1;
        self.rules.renew(placed, &mut state.changes);
        let changed = placed.told != placed.pace.version;
        placed.told = placed.pace.version;
        let Placed { home, pace, .. } = *placed;
        let shard = if placed.peers <= TOGETHER_MAX { home } else { emptiest };
        state.peers.insert(peer, (shard, group));
        state.loads[shard.number()] += 1;
        Some((shard, Place { group, home, pace }, changed))
    }

    /// The peer is no longer on its shard. Unknown peers are no error. Gives the group if its pace is another one now.
    pub fn remove(&self, peer: PeerId) -> Option<GroupId> {
        let state = &mut *self.state();
        let (shard, group) = state.peers.remove(&peer)?;
        state.loads[shard.number()] -= 1;
        let placed = state.groups.get_mut(&group)?;
        placed.peers -= 1;
        if placed.peers == 0 {
            state.groups.remove(&group);
            return None;
        }
        self.rules.renew(placed, &mut state.changes);
        let changed = placed.told != placed.pace.version;
        placed.told = placed.pace.version;
        changed.then_some(group)
    }

    /// As [`Placement::remove`], for a peer that its shard never heard of. Nobody is told of a change by this; the next
    /// one who comes or goes has it told.
    pub fn undo(&self, peer: PeerId) {
        let group = self.state().peers.get(&peer).map(|(_, group)| *group);
        self.remove(peer);
        if let Some(group) = group
            && let Some(placed) = self.state().groups.get_mut(&group)
        {
            placed.told = UNTOLD;
        }
    }

    /// None: nobody of the group is anywhere.
    pub fn pace_of(&self, group: GroupId) -> Option<Pace> {
        self.state().groups.get(&group).map(|placed| placed.pace)
    }

    pub fn shard_of(&self, peer: PeerId) -> Option<Shard> {
        self.state().peers.get(&peer).map(|(shard, _)| *shard)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner) // Nothing in here panics halfway.
    }
}

/// The pace is to be told to all shards.
pub type Changed = bool;

impl PaceRules {
    pub fn of(config: &config::Media) -> PaceRules {
        PaceRules {
            mix_from: config.mix_from,
            ms40_from: config.packets_40_ms_from,
            ms60_from: config.packets_60_ms_from,
        }
    }

    fn renew(&self, placed: &mut Placed, changes: &mut u64) {
        let before = placed.pace;
        let is_past = |mark: usize, was_past: bool| {
            let mark = if was_past { (mark as f64 * BACK_AT) as usize } else { mark };
            placed.peers >= mark
        };
        let way = if is_past(self.mix_from, before.way == Way::Mix) { Way::Mix } else { Way::Forward };
        let len = if is_past(self.ms60_from, before.len == PacketLen::Ms60) {
            PacketLen::Ms60
        } else if is_past(self.ms40_from, before.len >= PacketLen::Ms40) {
            PacketLen::Ms40
        } else {
            PacketLen::Ms20
        };
        if (way, len) != (before.way, before.len) {
            *changes += 1;
            placed.pace = Pace { version: *changes, way, len };
        }
    }
}

impl State {
    fn emptiest(&self) -> Shard {
        let least = self.loads.iter().enumerate().min_by_key(|(_, load)| **load);
        least.and_then(|(number, _)| Shard::new(number)).unwrap_or(Shard::FIRST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: GroupId = GroupId(1);
    const LARGE: GroupId = GroupId(2);
    const RULES: PaceRules = PaceRules { mix_from: 10, ms40_from: 20, ms60_from: 30 };

    fn add(placement: &Placement, peer: usize, group: GroupId) -> (usize, usize) {
        let (shard, place, _) = placement.add(PeerId(peer as u64), group).expect("a new peer");
        assert_eq!(place.group, group);
        (shard.number(), place.home.number())
    }

    #[test]
    fn a_small_group_stays_together_and_a_large_one_fills_all_shards() {
        let placement = Placement::new(3, RULES);
        assert_eq!(add(&placement, 0, SMALL), (0, 0));
        let placed: Vec<_> = (1..=1000).map(|peer| add(&placement, peer, LARGE)).collect();
        assert!(placed.iter().all(|(_, home)| *home == 1));
        assert!(placed[..TOGETHER_MAX].iter().all(|(shard, _)| *shard == 1));
        let loads = |shard| placed.iter().filter(|(on, _)| *on == shard).count();
        assert!((0..3).all(|shard| (333..=334).contains(&loads(shard))), "{:?}", [0, 1, 2].map(loads));
        assert_eq!(add(&placement, 2000, SMALL), (0, 0), "and not where most room is");
    }

    #[test]
    fn a_group_has_one_home_until_its_last_peer_is_gone() {
        let placement = Placement::new(2, RULES);
        assert_eq!(add(&placement, 0, SMALL), (0, 0));
        assert_eq!(add(&placement, 1, LARGE), (1, 1));
        assert_eq!(add(&placement, 2, LARGE), (1, 1));
        assert!(placement.add(PeerId(2), SMALL).is_none(), "it has a place");
        placement.remove(PeerId(0));
        placement.remove(PeerId(0));
        placement.remove(PeerId(1));
        assert_eq!(add(&placement, 3, LARGE), (1, 1));
        placement.remove(PeerId(2));
        placement.remove(PeerId(3));
        assert_eq!(add(&placement, 4, LARGE), (0, 0));
        assert_eq!(placement.shard_of(PeerId(4)).map(Shard::number), Some(0));
        assert_eq!(placement.shard_of(PeerId(3)), None);
    }

    #[test]
    fn a_growing_group_is_mixed_and_gets_longer_packets_and_does_not_flap() {
        let placement = Placement::new(1, RULES);
        let mut seen = vec![];
        let mut note = |peers: usize| {
            let pace = placement.pace_of(LARGE).expect("somebody is there");
            seen.push((peers, pace.way == Way::Mix, pace.len.frames()));
        };
        for peer in 1..=30 {
            let (_, place, changed) = placement.add(PeerId(peer), LARGE).expect("a new peer");
            assert_eq!(place.pace.version > 0 && changed, [10, 20, 30].contains(&peer));
            if changed {
                note(peer as usize);
            }
        }
        let before = placement.pace_of(LARGE);
        assert!(placement.add(PeerId(31), LARGE).is_some_and(|(_, _, changed)| !changed));
        placement.undo(PeerId(31));
        assert_eq!(placement.pace_of(LARGE), before);
        assert!(placement.add(PeerId(31), LARGE).is_some_and(|(_, _, changed)| changed), "told once more");
        assert_eq!(placement.remove(PeerId(31)), None);
        for peer in (2..=30).rev() {
            if placement.remove(PeerId(peer)).is_some() {
                note(peer as usize - 1);
            }
        }
        assert_eq!(
            seen,
            [(10, true, 1), (20, true, 2), (30, true, 3), (23, true, 2), (15, true, 1), (7, false, 1)]
        );
    }
}
