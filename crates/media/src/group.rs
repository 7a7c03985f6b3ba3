//! One group: who hears, who is heard in which slot, and when to say so.

use crate::peer::Peer;
use crate::slab::Slab;
use crate::slot::Slot;
use crate::timers::{Timers, Whose};
use crate::{Event, GroupId, SLOTS};
use audio::speaking::{Floor, Heard};
use std::time::{Duration, Instant};

/// How often listeners learn who is speaking. Lower feels livelier and costs one message per listener
/// each time.
pub const SPEAKING_INTERVAL: Duration = Duration::from_millis(300);

/// The least time between two such messages, when somebody begins to speak or a slot changes hands.
pub const SPEAKING_INTERVAL_MIN: Duration = Duration::from_millis(100);

pub struct Group {
    pub id: GroupId,
    /// Peers in the group, whether they hear or not.
    pub members: usize,
    /// Those who may hear, in no order.
    pub hearers: Vec<u32>,
    pub floor: Floor<SLOTS>,
    pub slots: [Slot; SLOTS],
    told_at: Option<Instant>,
    /// When there is something to tell; the alarm that counts.
    tell_at: Option<Instant>,
}

impl Group {
    pub fn new(id: GroupId) -> Group {
        Group {
            id,
            members: 0,
            hearers: Vec::new(),
            floor: Floor::default(),
            slots: Default::default(),
            told_at: None,
            tell_at: None,
        }
    }

    /// A packet was heard. Plans the next [`Event::Speaking`] if it has news.
    pub fn note(&mut self, now: Instant, index: u32, heard: Heard, timers: &mut Timers) {
        if heard.talk_start || heard.slot_is_new {
            self.tell_within(now, SPEAKING_INTERVAL_MIN, index, timers);
        } else if heard.level > 0 && self.tell_at.is_none() {
            self.tell_within(now, SPEAKING_INTERVAL, index, timers);
        }
    }

    /// A speaker is no longer to be heard.
    pub fn silence(&mut self, now: Instant, index: u32, speaker: u32, timers: &mut Timers) {
        if self.floor.remove(speaker) {
            self.tell_within(now, SPEAKING_INTERVAL_MIN, index, timers);
        }
    }

    /// True if an [`Event::Speaking`] is due now.
    pub fn is_due(&self, now: Instant) -> bool {
        self.tell_at.is_some_and(|at| at <= now)
    }

    /// The event, and the plan for the next one: none once all are silent.
    pub fn tell(&mut self, now: Instant, index: u32, peers: &Slab<Peer>, timers: &mut Timers) -> Event {
        let id = |speaker| peers.get(speaker).map(|peer| peer.id);
        let slots = self.floor.slots().map(|speaker| id(speaker?));
        let levels: Vec<_> =
            self.floor.levels(now).filter_map(|(speaker, level)| Some((id(speaker)?, level))).collect();
        self.told_at = Some(now);
        self.tell_at = None;
        if !levels.is_empty() {
            timers.set(now + SPEAKING_INTERVAL, Whose::Group(index), &mut self.tell_at);
        }
        Event::Speaking { group: self.id, slots, levels }
    }

    fn tell_within(&mut self, now: Instant, pause: Duration, index: u32, timers: &mut Timers) {
        let at = self.told_at.map_or(now, |told_at| (told_at + pause).max(now));
        timers.set(at, Whose::Group(index), &mut self.tell_at);
    }
}
