//! The common mix at the home of a group: every speaker in one stream, encoded once for the whole audience.

use crate::group::{Group, MIX};
use crate::home::{Frame, Said};
use crate::shard::Relay;
use crate::slot::Passed;
use crate::timers::Whose;
use crate::{Out, Plane, Way};
use audio::mix::Mixer;
use audio::opus::FRAME_LEN_MAX;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Exists while the audience or a player hears the mix and somebody has spoken.
pub struct Mixing {
    mixer: Mixer,
    /// Numbers this mix among those of the group.
    run: u32,
    /// Of the stream, when the mix began.
    timestamp: u32,
    /// Of the packet before.
    index: u64,
    /// What the encoder prepares for, in percent.
    lost_percent: u8,
}

impl Plane {
    /// Brings a packet into the mix, if anybody hears one. Only at the group's home.
    pub(crate) fn mix(&mut self, now: Instant, index: u32, said: &Said, payload: &[u8]) {
        let Some(group) = self.groups.get_mut(index).filter(|group| group.is_mixed()) else { return };
        let pushed = catch_unwind(AssertUnwindSafe(|| {
            let mixing = group.mixing.get_or_insert_with(|| {
                group.mixes = group.mixes.wrapping_add(1);
                let timestamp = group.clocks[MIX].timestamp_at(now);
                Box::new(Mixing {
                    mixer: Mixer::new(now),
                    run: group.mixes,
                    timestamp,
                    index: 0,
                    lost_percent: 0,
                })
            });
            mixing.mixer.push(now, said.speaker.0, said.index, said.timestamp, payload);
        }));
        self.counters.bugs += u64::from(pushed.is_err());
        if pushed.is_err() {
            group.mixing = None; // The next packet begins a new one.
        }
        self.schedule_mix(index);
    }

    /// Sends the frames that are due.
    pub(crate) fn tick_mix(&mut self, now: Instant, at: Instant, index: u32, out: &mut dyn Out) {
        let Some(group) = self.groups.get_mut(index).filter(|group| group.mix_at == Some(at)) else { return };
        group.mix_at = None;
        let mut packet = [0; FRAME_LEN_MAX + 1]; // With the byte that says what the frame is.
        while let Some((frame, len)) = self.mixed(now, index, &mut packet) {
            let payload = &packet[..len];
            let Some(group) = self.groups.get(index) else { return };
            if !group.playing.is_empty() {
                out.play(&group.playing, frame.passed.timestamp, payload);
            }
            if frame.hearing.way == Way::Mix {
                self.relay_frame(index, &frame, payload, out);
            }
            self.fan_out(now, index, &frame, payload, out);
        }
        self.schedule_mix(index);
    }

    /// The next frame that is due. None: there is none.
    fn mixed(&mut self, now: Instant, index: u32, packet: &mut [u8]) -> Option<(Frame, usize)> {
        let group = self.groups.get_mut(index)?;
        let mixing = group.mixing.as_mut()?;
        let lost_percent = (u32::from(group.audiences.all(now).mix.worth()) * 100 / 256) as u8;
        if lost_percent != mixing.lost_percent {
            mixing.lost_percent = lost_percent;
            mixing.mixer.set_expected_loss(lost_percent);
        }
        while mixing.mixer.wake_at().is_some_and(|at| at <= now) {
            let ticked = catch_unwind(AssertUnwindSafe(|| mixing.mixer.tick(now, packet)));
            let Ok(ticked) = ticked else {
                self.counters.bugs += 1;
                group.mixing = None;
                return None;
            };
            let Some(mixed) = ticked else { continue };
            mixing.index += 1;
            let timestamp = mixing.timestamp.wrapping_add(mixed.at as u32);
            let passed = Passed { tenure: mixing.run, timestamp, is_newest: true };
            let frame = Frame {
                group: group.id,
                slot: MIX,
                speaker: None,
                passed,
                index: mixing.index,
                marker: mixed.marker,
                losses: group.losses,
                hearing: group.settle(now, true),
            };
            return Some((frame, mixed.len));
        }
        None
    }

    fn schedule_mix(&mut self, index: u32) {
        let Some(group) = self.groups.get_mut(index) else { return };
        if let Some(at) = group.mixing.as_ref().and_then(|mixing| mixing.mixer.wake_at()) {
            self.timers.set(at, Whose::Mix(index), &mut group.mix_at);
        }
    }

    /// To all other shards with members of the group.
    pub(crate) fn relay_frame(&mut self, index: u32, frame: &Frame, payload: &[u8], out: &mut dyn Out) {
        let Some(group) = self.groups.get(index).filter(|group| !group.elsewhere.is_empty()) else { return };
        let payload: std::sync::Arc<[u8]> = payload.into();
        for shard in group.elsewhere.each() {
            out.relay(shard, Relay::Frame { frame: *frame, payload: payload.clone() });
        }
    }
}

impl Group {
    /// The speaker is faded out within the next frame of the mix.
    pub fn unmix(&mut self, speaker: u64) {
        let Some(mixing) = &mut self.mixing else { return };
        let removed = catch_unwind(AssertUnwindSafe(|| mixing.mixer.remove(speaker)));
        if removed.is_err() {
            self.mixing = None;
        }
    }
}
