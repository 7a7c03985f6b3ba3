//! Sound at the home of its group: who is heard, in which slot, and which shards it goes to.

use crate::group::Group;
use crate::losses::Losses;
use crate::pace::{Hearing, Pace};
use crate::shard::{Place, Relay, Shard};
use crate::slot::Passed;
use crate::{GroupId, Out, PeerId, Plane};
use audio::opus;
use audio::speaking::{Rest, Sound};
use std::time::Instant;

/// A packet of a peer that may publish, before it is known whether it is heard.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub group: GroupId,
    pub speaker: PeerId,
    /// The source's SSRC, number and time.
    pub source: u32,
    pub index: u64,
    pub timestamp: u32,
    pub marker: bool,
    pub sound: Sound,
}

/// A packet of a slot, as all listeners of the group get it.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub group: GroupId,
    pub slot: usize,
    /// Who does not hear it. None: the mix.
    pub speaker: Option<PeerId>,
    pub passed: Passed,
    pub index: u64,
    pub marker: bool,
    /// What those lose who hear the group's speakers as they come.
    pub losses: Losses,
    /// From this frame on.
    pub hearing: Hearing,
}

impl Plane {
    /// Brings it to the group's home, which may be here. Without an allocation if it is.
    pub(crate) fn say(&mut self, now: Instant, index: u32, said: &Said, payload: &[u8], out: &mut dyn Out) {
        let home = self.group_mut(index).home;
        if home == self.shard {
            self.hear(now, index, said, payload, out);
        } else {
            out.relay(home, Relay::Said { said: *said, payload: payload.into() });
        }
    }

    /// Gives it a slot, if it is loud enough, and sends it to everybody who hears. Nobody is sent a microphone at rest,
    /// whatever it sends. Only at the group's home.
    pub(crate) fn hear(&mut self, now: Instant, index: u32, said: &Said, payload: &[u8], out: &mut dyn Out) {
        let Plane { groups, counters, timers, .. } = self;
        let Some(group) = groups.get_mut(index) else { return };
        let heard = group.floor.handle_packet(now, said.speaker.0, said.sound);
        group.note(now, index, heard, timers);
        counters.without_slot += u64::from(heard.slot.is_none());
        if heard.rest == Rest::Rests {
            counters.at_rest += 1;
            return self.tell_if_due(now, index, out);
        }
        let silence = payload.first().map(|toc| opus::silence_like(*toc));
        let payload = if heard.rest == Rest::Begins { silence.as_slice() } else { payload };
        if let Some(slot) = heard.slot {
            let frame = Frame {
                group: said.group,
                slot,
                speaker: Some(said.speaker),
                passed: group.slots[slot].pass(
                    now,
                    // What was left out in a rest leaves no gap in the numbers.
                    heard.slot_is_new || heard.rest == Rest::Ends,
                    said.source,
                    said.index,
                    said.timestamp,
                ),
                index: said.index,
                marker: said.marker || heard.talk_start,
                losses: group.note_frame(now),
                hearing: group.settle(now, false),
            };
            self.relay_frame(index, &frame, payload, out); // First: here it takes a while.
            self.fan_out(now, index, &frame, payload, out);
        }
        self.mix(now, index, said, payload);
        self.tell_if_due(now, index, out);
    }

    /// The peer is not to be heard any more, which nobody waits for.
    pub(crate) fn silence(&mut self, now: Instant, index: u32, speaker: PeerId, out: &mut dyn Out) {
        let Some(group) = self.groups.get(index) else { return };
        if group.home == self.shard {
            self.silence_at_home(now, index, speaker, None, out);
        } else {
            out.relay(group.home, Relay::Silenced { group: group.id, speaker, ask: None });
        }
    }

    /// A peer comes into the group on this shard.
    pub(crate) fn join_group(&mut self, now: Instant, place: Place, out: &mut dyn Out) -> u32 {
        let Place { group: id, home, pace } = place;
        let known = self.group_by_id.get(&id).copied();
        let index = known.unwrap_or_else(|| self.add_group(id, home, pace));
        self.handle_pace(now, id, pace, out);
        let shard = self.shard;
        let group = self.group_mut(index);
        if group.members == 0 {
            group.home = home; // It may be left from before, while the last of its peers elsewhere was leaving.
        }
        group.members += 1;
        if group.members == 1 && group.home != shard {
            out.relay(group.home, Relay::Present { group: id, shard, on: true, pace: group.pace });
        }
        index
    }

    /// A peer has left the group.
    pub(crate) fn leave_group(&mut self, index: u32, out: &mut dyn Out) {
        let shard = self.shard;
        // A listener who met a bug meanwhile may have been the last one.
        let Some(group) = self.groups.get(index) else { return };
        if group.members == 0 && group.home != shard {
            out.relay(group.home, Relay::Present { group: group.id, shard, on: false, pace: group.pace });
        }
        self.drop_if_empty(index);
    }

    pub(crate) fn add_group(&mut self, id: GroupId, home: Shard, pace: Pace) -> u32 {
        let index = self.groups.insert(Group::new(id, home, pace, self.clock.start()));
        self.group_by_id.insert(id, index);
        index
    }

    pub(crate) fn drop_if_empty(&mut self, index: u32) {
        let group = self.group_mut(index);
        if group.is_empty() {
            let id = group.id;
            self.groups.remove(index);
            self.group_by_id.remove(&id);
        }
    }
}
