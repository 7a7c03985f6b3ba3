//! One group: who hears, who is heard in which slot, and when to say so.

use crate::fan_out::Audience;
use crate::joiner::Joiner;
use crate::losses::{Audiences, Losses};
use crate::lossy::Switching;
use crate::mixing::Mixing;
use crate::pace::{Hearing, PHASES_MAX, Pace, Way};
use crate::settle::Settling;
use crate::shard::{Elsewhere, Shard};
use crate::slot::{Slot, SlotClock};
use crate::timers::{Timers, Whose};
use crate::{Event, GroupId, PeerId, SLOTS};
use audio::speaking::{Floor, Heard};
use std::time::{Duration, Instant};

/// How often listeners learn who is speaking. Lower feels livelier and costs one message per listener
/// each time.
pub const SPEAKING_INTERVAL: Duration = Duration::from_millis(300);

/// The least time between two such messages, when somebody begins to speak or a slot changes hands.
pub const SPEAKING_INTERVAL_MIN: Duration = Duration::from_millis(100);

/// The place of the mix among a group's streams, behind the slots.
pub const MIX: usize = SLOTS;
pub const STREAMS: usize = SLOTS + 1;

pub struct Group {
    pub id: GroupId,
    /// Where it is decided who is heard; `floor`, `slots` and `elsewhere` are used only there.
    pub home: Shard,
    /// Other shards with members.
    pub elsewhere: Elsewhere,
    /// Peers on this shard, whether they hear or not.
    pub members: usize,
    /// Those who may hear, in no order.
    near: Vec<u32>,
    far: Vec<u32>,
    mixed: Vec<u32>,
    lossy: Vec<u32>,
    pub switching: Switching,
    /// Players that may hear, at the home.
    pub playing: Vec<PeerId>,
    /// What was asked for, and how it is meanwhile.
    pub pace: Pace,
    pub hearing: Hearing,
    pub settling: Settling,
    /// What is known of its listeners' losses here, and what was last heard of all who hear it forwarded.
    pub audiences: Audiences,
    pub losses: Losses,
    pub mixing: Option<Box<Mixing>>,
    /// How many mixes there were.
    pub mixes: u32,
    /// The alarm of the mix that counts.
    pub mix_at: Option<Instant>,
    /// For packets longer than 20 ms: see [`Group::joiner`]. None before the first.
    pub joiners: Vec<Joiner>,
    /// The alarm of those that counts.
    pub flush_at: Option<Instant>,
    pub floor: Floor<SLOTS>,
    pub slots: [Slot; SLOTS],
    /// As heard on this shard.
    pub clocks: [SlotClock; STREAMS],
    told_at: Option<Instant>,
    /// When there is something to tell; the alarm that counts.
    tell_at: Option<Instant>,
}

impl Group {
    /// `start` is the same on all shards.
    pub fn new(id: GroupId, home: Shard, pace: Pace, start: Instant) -> Group {
        let mut floor = Floor::default();
        floor.set_places(pace.slots);
        Group {
            id,
            home,
            elsewhere: Elsewhere::default(),
            members: 0,
            near: Vec::new(),
            far: Vec::new(),
            mixed: Vec::new(),
            lossy: Vec::new(),
            switching: Switching::default(),
            playing: Vec::new(),
            pace,
            hearing: pace.hearing(),
            settling: Settling::default(),
            audiences: Audiences::default(),
            losses: Losses::default(),
            mixing: None,
            mixes: 0,
            mix_at: None,
            joiners: Vec::new(),
            flush_at: None,
            floor,
            slots: std::array::from_fn(|_| Slot::new(start)),
            clocks: [SlotClock::new(start); STREAMS],
            told_at: None,
            tell_at: None,
        }
    }

    pub fn hearers(&self, audience: Audience) -> &[u32] {
        match audience {
            Audience::Near => &self.near,
            Audience::Far => &self.far,
            Audience::Mixed => &self.mixed,
            Audience::Lossy => &self.lossy,
        }
    }

    /// All who may hear, in no order.
    pub fn all_hearers(&self) -> impl Iterator<Item = u32> {
        self.near.iter().chain(&self.far).chain(&self.mixed).chain(&self.lossy).copied()
    }

    pub fn add_hearer(&mut self, audience: Audience, peer: u32) {
        self.hearers_mut(audience).push(peer);
    }

    pub fn remove_hearer(&mut self, audience: Audience, peer: u32) {
        self.hearers_mut(audience).retain(|hearer| *hearer != peer);
        if !self.is_mixed() {
            self.mixing = None;
        }
    }

    fn hearers_mut(&mut self, audience: Audience) -> &mut Vec<u32> {
        match audience {
            Audience::Near => &mut self.near,
            Audience::Far => &mut self.far,
            Audience::Mixed => &mut self.mixed,
            Audience::Lossy => &mut self.lossy,
        }
    }

    /// Somebody hears the mix, or is about to.
    pub fn is_mixed(&self) -> bool {
        self.pace.way == Way::Mix
            || self.hearing.way == Way::Mix
            || !self.playing.is_empty()
            || !self.mixed.is_empty()
    }

    pub fn hears_mix(&self, audience: Audience) -> bool {
        match audience {
            Audience::Near => false,
            Audience::Far | Audience::Lossy => self.hearing.way == Way::Mix,
            Audience::Mixed => true,
        }
    }

    /// Of one stream, for those of the audience who get theirs in this phase.
    pub fn joiner(&mut self, stream: usize, phase: u32) -> &mut Joiner {
        if self.joiners.is_empty() {
            self.joiners.resize_with(STREAMS * PHASES_MAX, Joiner::default);
        }
        &mut self.joiners[stream * PHASES_MAX + phase as usize]
    }

    /// The stream that each line carries.
    pub fn clocks_for(&self, audience: Audience) -> [&SlotClock; SLOTS] {
        let is_mix = self.hears_mix(audience);
        std::array::from_fn(|line| &self.clocks[if is_mix && line == 0 { MIX } else { line }])
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
    pub fn silence(&mut self, now: Instant, index: u32, speaker: PeerId, timers: &mut Timers) {
        self.unmix(speaker.0);
        if self.floor.remove(speaker.0) {
            self.tell_within(now, SPEAKING_INTERVAL_MIN, index, timers);
        }
    }

    pub fn set_pace(&mut self, now: Instant, index: u32, pace: Pace, timers: &mut Timers) {
        self.pace = pace;
        if self.floor.set_places(pace.slots) {
            self.tell_within(now, SPEAKING_INTERVAL_MIN, index, timers);
        }
    }

    /// No peer of it is left, on any shard.
    pub fn is_empty(&self) -> bool {
        self.members == 0 && self.elsewhere.is_empty()
    }

    /// True if an [`Event::Speaking`] is due now.
    pub fn is_due(&self, now: Instant) -> bool {
        self.tell_at.is_some_and(|at| at <= now) && !self.is_empty()
    }

    /// The event, and the plan for the next one: none once all are silent.
    pub fn tell(&mut self, now: Instant, index: u32, timers: &mut Timers) -> Event {
        let slots = self.floor.slots().map(|speaker| speaker.map(PeerId));
        let levels: Vec<_> =
            self.floor.levels(now).map(|(speaker, level)| (PeerId(speaker), level)).collect();
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
