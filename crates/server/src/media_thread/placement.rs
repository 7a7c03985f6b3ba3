//! Which shard a peer is on, and which is the home of its group.

use super::load::Relief;
use crate::config;
use domain::room::Sound;
use media::{GroupId, NotAdded, Pace, PacketLen, PeerId, Place, SLOTS, Shard, Way};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to this many peers a group stays on its home. Beyond it the next ones go wherever most room is: a large
/// audience is worth a frame's way to another core, a small one is not.
const TOGETHER_MAX: usize = 64;

/// A group that has grown past a mark falls back once it is this much smaller, as a share: nobody goes back and forth.
const BACK_AT: f64 = 0.8;

/// Speakers heard at once where that is a relief: two who talk to each other.
const SLOTS_FEWER: usize = 2;

/// No version of a pace.
const UNTOLD: u64 = u64::MAX;

/// From how many peers on a group's audience hears how, and how many there may be.
#[derive(Clone, Copy)]
pub struct PaceRules {
    pub mix_from: usize,
    pub ms40_from: usize,
    pub ms60_from: usize,
    /// Peers of all groups. Above, only who is near is added.
    pub peers_max: usize,
    /// A busy shard's audiences give something up.
    pub gives_relief: bool,
}

/// Kept by whoever adds peers; a shard says when one is gone. Not looked at for packets.
pub struct Placement {
    rules: PaceRules,
    state: Mutex<State>,
}

struct State {
    /// Peers on each shard, and what it asks for.
    loads: Vec<usize>,
    reliefs: Vec<Relief>,
    groups: HashMap<GroupId, Placed>,
    peers: HashMap<PeerId, Stay>,
    /// Of them, those that nobody has asked to be removed.
    staying: usize,
    /// Changes of pace, of all groups: a group that comes again has no lower version than before.
    changes: u64,
}

#[derive(Clone, Copy)]
struct Stay {
    shard: Shard,
    group: GroupId,
    is_leaving: bool,
}

struct Placed {
    home: Shard,
    peers: usize,
    /// Of them, on each shard.
    on: Box<[u32]>,
    pace: Pace,
    /// What its host asks for.
    sound: Sound,
    /// What the number of its peers alone asks for.
    by_size: PacketLen,
    /// The version of the pace that shards were told, or are about to be.
    told: u64,
}

impl Placement {
    /// For at least one shard, and at most [`media::SHARDS_MAX`].
    pub fn new(shards: usize, rules: PaceRules) -> Placement {
        let state = State {
            loads: vec![0; shards],
            reliefs: vec![Relief::Nothing; shards],
            groups: HashMap::new(),
            peers: HashMap::new(),
            staying: 0,
            changes: 0,
        };
        Placement { rules, state: Mutex::new(state) }
    }

    /// A shard for a new peer. As long as anybody of a group is anywhere, its home stays. `near`: even where audiences are
    /// full. Says whether the group's pace is another one now.
    pub fn add(&self, peer: PeerId, group: GroupId, near: bool) -> Result<(Shard, Place, Changed), NotAdded> {
        self.place(peer, group, |state, home, peers| {
            let has_room = |shard| near || state.has_room(shard, &self.rules);
            let first = if peers < TOGETHER_MAX { Some(home) } else { None };
            first.filter(|home| has_room(*home)).or_else(|| state.emptiest(has_room))
        })
    }

    /// As [`Placement::add`], for a player: at the home of its group, however many are there.
    pub fn add_at_home(&self, player: PeerId, group: GroupId) -> Result<(Shard, Place, Changed), NotAdded> {
        self.place(player, group, |state, home, _| {
            Some(home).filter(|home| state.has_room(*home, &self.rules))
        })
    }

    fn place(
        &self,
        peer: PeerId,
        group: GroupId,
        choose: impl Fn(&State, Shard, usize) -> Option<Shard>,
    ) -> Result<(Shard, Place, Changed), NotAdded> {
        let state = &mut *self.state();
        if state.peers.contains_key(&peer) {
            return Err(NotAdded::Taken);
        }
        let placed = state.groups.get(&group);
        let home = placed.map(|placed| placed.home).or_else(|| state.emptiest(|_| true));
        let home = home.unwrap_or(Shard::FIRST);
        let shard = choose(state, home, placed.map_or(0, |placed| placed.peers)).ok_or(NotAdded::Full)?;
        let shards = state.loads.len();
        let placed = state.groups.entry(group).or_insert_with(|| Placed {
            home,
            peers: 0,
            on: vec![0; shards].into(),
            pace: Pace::default(),
            sound: Sound::default(),
            by_size: PacketLen::default(),
            told: 0,
        });
        placed.peers += 1;
        placed.on[shard.number()] += 1;
        state.peers.insert(peer, Stay { shard, group, is_leaving: false });
        state.staying += 1;
        state.loads[shard.number()] += 1;
        self.rules.renew(placed, &state.reliefs, &mut state.changes);
        let changed = placed.is_to_be_told();
        Ok((shard, Place { group, home: placed.home, pace: placed.pace }, changed))
    }

    /// What a shard asks for from now on. Gives the groups whose pace is another one now.
    pub fn relieve(&self, shard: Shard, relief: Relief) -> Vec<GroupId> {
        let State { reliefs, groups, changes, .. } = &mut *self.state();
        reliefs[shard.number()] = relief;
        let touched = groups.iter_mut().filter(|(_, placed)| placed.on[shard.number()] > 0);
        let changed = touched.filter_map(|(group, placed)| {
            self.rules.renew(placed, reliefs, changes);
            placed.is_to_be_told().then_some(*group)
        });
        changed.collect()
    }

    /// Until there are as many as there may be.
    pub fn places_left(&self) -> usize {
        if self.is_full() { 0 } else { self.rules.peers_max.saturating_sub(self.state().staying) }
    }

    /// Nobody else can join an audience now, on any shard.
    pub fn is_full(&self) -> bool {
        let state = self.state();
        !(0..state.loads.len()).filter_map(Shard::new).any(|shard| state.has_room(shard, &self.rules))
    }

    /// The peer is no longer on its shard. Unknown peers are no error. Gives the group if its pace is another one now.
    pub fn remove(&self, peer: PeerId) -> Option<GroupId> {
        let state = &mut *self.state();
        let Stay { shard, group, is_leaving } = state.peers.remove(&peer)?;
        state.staying -= usize::from(!is_leaving);
        state.loads[shard.number()] -= 1;
        let placed = state.groups.get_mut(&group)?;
        placed.peers -= 1;
        placed.on[shard.number()] -= 1;
        if placed.peers == 0 {
            state.groups.remove(&group);
            return None;
        }
        self.rules.renew(placed, &state.reliefs, &mut state.changes);
        placed.is_to_be_told().then_some(group)
    }

    /// As [`Placement::remove`], for a peer that its shard never heard of. Nobody is told of a change by this; the next
    /// one who comes or goes has it told.
    pub fn undo(&self, peer: PeerId) {
        let group = self.state().peers.get(&peer).map(|stay| stay.group);
        self.remove(peer);
        if let Some(group) = group
            && let Some(placed) = self.state().groups.get_mut(&group)
        {
            placed.told = UNTOLD;
        }
    }

    /// What the group's host asks for from now on. A group that nobody is in is forgotten: say it again with its first peer.
    pub fn set_sound(&self, group: GroupId, sound: Sound) -> Changed {
        let state = &mut *self.state();
        let Some(placed) = state.groups.get_mut(&group) else { return false };
        placed.sound = sound;
        self.rules.renew(placed, &state.reliefs, &mut state.changes);
        placed.is_to_be_told()
    }

    /// None: nobody of the group is anywhere.
    pub fn pace_of(&self, group: GroupId) -> Option<Pace> {
        self.state().groups.get(&group).map(|placed| placed.pace)
    }

    pub fn shard_of(&self, peer: PeerId) -> Option<Shard> {
        self.state().peers.get(&peer).map(|stay| stay.shard)
    }

    /// The peer is about to be removed: another may have its place already. Gives its shard.
    pub fn leave(&self, peer: PeerId) -> Option<Shard> {
        let state = &mut *self.state();
        let stay = state.peers.get_mut(&peer)?;
        state.staying -= usize::from(!std::mem::replace(&mut stay.is_leaving, true));
        Some(stay.shard)
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
            peers_max: config.listeners_max,
            gives_relief: true,
        }
    }

    fn renew(&self, placed: &mut Placed, reliefs: &[Relief], changes: &mut u64) {
        let before = placed.pace;
        let is_past = |mark: usize, was_past: bool| {
            let mark = if was_past { (mark as f64 * BACK_AT) as usize } else { mark };
            placed.peers >= mark
        };
        let way = if is_past(self.mix_from, before.way == Way::Mix) { Way::Mix } else { Way::Forward };
        let by_size = if is_past(self.ms60_from, placed.by_size == PacketLen::Ms60) {
            PacketLen::Ms60
        } else if is_past(self.ms40_from, placed.by_size >= PacketLen::Ms40) {
            PacketLen::Ms40
        } else {
            PacketLen::Ms20
        };
        let asked = placed.on.iter().zip(reliefs).filter(|(peers, _)| **peers > 0);
        let relief = asked.map(|(_, relief)| *relief).max().filter(|_| self.gives_relief).unwrap_or_default();
        let by_relief = match relief {
            Relief::Nothing => PacketLen::Ms20,
            Relief::LongPackets => PacketLen::Ms40,
            Relief::LongestPackets | Relief::FewerSlots | Relief::NoJoins => PacketLen::Ms60,
        };
        let slots = if relief < Relief::FewerSlots { SLOTS } else { SLOTS_FEWER };
        placed.by_size = by_size;
        let by_host = match placed.sound {
            Sound::Automatic => by_size,
            Sound::Prompt => PacketLen::Ms20,
        };
        let len = by_host.max(by_relief);
        // Relief is not waited for; going back is, for a pause.
        let at_once = match len == before.len {
            true => before.at_once && way == before.way,
            false => len > before.len && by_relief > by_host,
        };
        let relieved = relief > Relief::Nothing;
        let pace = Pace { version: before.version, way, len, slots, at_once, relieved };
        if pace != before {
            *changes += 1;
            placed.pace = Pace { version: *changes, ..pace };
        }
    }
}

impl Placed {
    /// Only once for each pace.
    fn is_to_be_told(&mut self) -> Changed {
        let changed = self.told != self.pace.version;
        self.told = self.pace.version;
        changed
    }
}

impl State {
    /// For one more listener.
    fn has_room(&self, shard: Shard, rules: &PaceRules) -> bool {
        self.reliefs[shard.number()] < Relief::NoJoins && self.staying < rules.peers_max
    }

    /// Of those it may be.
    fn emptiest(&self, may_be: impl Fn(Shard) -> bool) -> Option<Shard> {
        let shards = (0..self.loads.len()).filter_map(Shard::new).filter(|shard| may_be(*shard));
        shards.min_by_key(|shard| self.loads[shard.number()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: GroupId = GroupId(1);
    const LARGE: GroupId = GroupId(2);
    const RULES: PaceRules =
        PaceRules { mix_from: 10, ms40_from: 20, ms60_from: 30, peers_max: 2000, gives_relief: true };

    fn add(placement: &Placement, peer: usize, group: GroupId) -> (usize, usize) {
        let (shard, place, _) = placement.add(PeerId(peer as u64), group, false).expect("a new peer");
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
        assert_eq!(placement.add(PeerId(2), SMALL, true).err(), Some(NotAdded::Taken), "it has a place");
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
            let (_, place, changed) = placement.add(PeerId(peer), LARGE, false).expect("a new peer");
            assert_eq!(place.pace.version > 0 && changed, [10, 20, 30].contains(&peer));
            if changed {
                note(peer as usize);
            }
        }
        let before = placement.pace_of(LARGE);
        assert!(placement.add(PeerId(31), LARGE, false).is_ok_and(|(_, _, changed)| !changed));
        placement.undo(PeerId(31));
        assert_eq!(placement.pace_of(LARGE), before);
        assert!(
            placement.add(PeerId(31), LARGE, false).is_ok_and(|(_, _, changed)| changed),
            "told once more"
        );
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

    #[test]
    fn a_host_who_wants_prompt_sound_has_short_packets_whatever_the_size_unless_a_shard_is_busy() {
        let placement = Placement::new(1, RULES);
        let pace = || placement.pace_of(LARGE).expect("somebody is there");
        let prompt = |sound| (placement.set_sound(LARGE, sound), pace().len.frames());
        assert!(!placement.set_sound(LARGE, Sound::Prompt), "there is nobody to be told");
        add(&placement, 1, LARGE);
        assert_eq!(prompt(Sound::Prompt), (false, 1), "as it was");
        for peer in 2..=40 {
            add(&placement, peer, LARGE);
        }
        assert_eq!((pace().way, pace().len), (Way::Mix, PacketLen::Ms20), "the way is by size all the same");
        assert_eq!(prompt(Sound::Automatic), (true, 3));
        assert!(!pace().at_once, "in a pause");
        assert_eq!(prompt(Sound::Prompt), (true, 1));
        assert_eq!(prompt(Sound::Prompt), (false, 1), "told once");
        let relieved = |relief| {
            assert_eq!(placement.relieve(Shard::FIRST, relief), [LARGE]);
            (pace().len.frames(), pace().at_once, pace().relieved)
        };
        assert_eq!(relieved(Relief::LongPackets), (2, true, true));
        assert_eq!(relieved(Relief::LongestPackets), (3, true, true));
        assert_eq!(prompt(Sound::Automatic), (false, 3), "it is so already");
        placement.set_sound(LARGE, Sound::Prompt);
        assert_eq!(relieved(Relief::Nothing), (1, false, false));
        for peer in (1..=40).rev() {
            placement.remove(PeerId(peer));
        }
        for peer in 1..=40 {
            add(&placement, peer, LARGE);
        }
        assert_eq!(pace().len, PacketLen::Ms60, "a group that was left by all is told anew");
    }

    #[test]
    fn as_many_as_may_be_there_are_and_not_one_more_but_on_stage() {
        let placement = Placement::new(2, PaceRules { peers_max: 5, ..RULES });
        for peer in 0..5 {
            add(&placement, peer, GroupId(peer as u64 % 2));
        }
        assert!(placement.is_full());
        assert_eq!(placement.add(PeerId(5), SMALL, false).err(), Some(NotAdded::Full));
        assert!(placement.add(PeerId(5), SMALL, true).is_ok());
        placement.remove(PeerId(0));
        assert_eq!(placement.add(PeerId(6), SMALL, false).err(), Some(NotAdded::Full), "the stage counts");
        assert_eq!(placement.leave(PeerId(1)), placement.leave(PeerId(1)));
        assert!(!placement.is_full() && placement.add(PeerId(6), SMALL, false).is_ok());
        placement.remove(PeerId(1));
        assert!(placement.is_full(), "it made room once");
    }

    #[test]
    fn a_busy_shard_is_relieved_by_its_own_audiences_in_order_and_the_stage_still_comes_in() {
        let placement = Placement::new(2, RULES);
        let pace = |group| {
            let Pace { len, slots, .. } = placement.pace_of(group).expect("somebody is there");
            (len.frames(), slots)
        };
        assert_eq!((add(&placement, 0, SMALL), add(&placement, 1, LARGE)), ((0, 0), (1, 1)));
        let busy = Shard::new(1).expect("the second");
        let steps = [
            (Relief::LongPackets, (2, SLOTS)),
            (Relief::LongestPackets, (3, SLOTS)),
            (Relief::FewerSlots, (3, SLOTS_FEWER)),
        ];
        for (relief, expected) in steps {
            assert_eq!(placement.relieve(busy, relief), [LARGE]);
            assert!(
                placement.pace_of(LARGE).is_some_and(|pace| pace.at_once),
                "the next look at the load is soon"
            );
            assert_eq!((pace(LARGE), pace(SMALL)), (expected, (1, SLOTS)));
        }
        assert_eq!(placement.relieve(busy, Relief::NoJoins), [], "nothing changes for those who are there");
        assert_eq!(add(&placement, 2, LARGE), (0, 1), "there is room on the other");
        placement.relieve(Shard::FIRST, Relief::NoJoins);
        assert!(placement.is_full());
        assert_eq!(placement.add(PeerId(3), LARGE, false).err(), Some(NotAdded::Full));
        assert_eq!(placement.add(PeerId(3), GroupId(9), false).err(), Some(NotAdded::Full));
        assert_eq!(placement.add_at_home(PeerId(3), LARGE).err(), Some(NotAdded::Full));
        assert!(placement.pace_of(GroupId(9)).is_none(), "and nothing of it stays");
        assert_eq!(placement.add(PeerId(3), LARGE, true).map(|(shard, ..)| shard), Ok(busy));
        placement.relieve(Shard::FIRST, Relief::Nothing);
        placement.relieve(busy, Relief::LongPackets);
        assert_eq!(pace(LARGE), (2, SLOTS));
        assert!(placement.pace_of(LARGE).is_some_and(|pace| !pace.at_once), "going back waits for a pause");
        assert_eq!(placement.relieve(busy, Relief::Nothing).len(), 1);
        assert_eq!((pace(LARGE), pace(SMALL)), ((1, SLOTS), (1, SLOTS)));
        assert!(placement.pace_of(LARGE).is_some_and(|pace| !pace.at_once), "what may wait does");
    }
}
