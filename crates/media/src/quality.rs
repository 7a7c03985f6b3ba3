//! What listeners report of the sound they get (RFC 3550, section 6.4), and what it means for them.

use crate::lossy::{LOSSY_FROM, WELL_BELOW, WELL_FOR_S};
use crate::peer::Peer;
use crate::{GroupId, Out, Plane};
use audio::quality::{Grade, opinion};
use jushou_rtc::rtcp::{self, ReportBlock};
use std::time::{Duration, Instant};

/// A report says how it is for this long. Browsers report every 5 s while they hear something.
pub const CURRENT_FOR: Duration = Duration::from_secs(30);

/// Of one listener, from its last report. Kept small: there is one in every peer.
#[derive(Clone, Copy, Default)]
pub struct Heard {
    /// In seconds since the plane began; 0: no report yet.
    at_s: u32,
    /// The share of packets that never came, in 1/256.
    lost: u8,
    jitter_ms: u8,
    /// For how many seconds its reports have said that it loses next to nothing.
    well_for_s: u8,
}

/// How it sounds for the listeners of a group, or for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Who may hear.
    pub listeners: usize,
    /// Of those who have reported lately, by what they would say of it.
    pub good: usize,
    pub fair: usize,
    pub poor: usize,
    /// Of the listener for whom it is worse than for nineteen in twenty, in 1/1000.
    pub lost_per_mille: u32,
    pub jitter_ms: u32,
}

impl Plane {
    /// How it sounds on this shard. One look at each listener: not to be asked for with every packet.
    pub fn quality(&self, now: Instant, group: GroupId) -> Quality {
        let group = self.group_by_id.get(&group).and_then(|index| self.groups.get(*index));
        let hearers = group.into_iter().flat_map(|group| group.all_hearers());
        let peers = hearers.filter_map(|index| self.peers.get(index));
        let playing = group.map_or(0, |group| group.playing.len());
        let now_s = self.second(now);
        let mut quality = Quality { listeners: playing, ..Quality::default() };
        let (mut lost, mut jitter) = (vec![], vec![]);
        for peer in peers {
            quality.listeners += 1;
            let heard = peer.heard;
            if heard.lost_lately(now_s).is_none() {
                continue;
            }
            match heard.grade() {
                Grade::Good => quality.good += 1,
                Grade::Fair => quality.fair += 1,
                Grade::Poor => quality.poor += 1,
            }
            lost.push(u32::from(heard.lost));
            jitter.push(u32::from(heard.jitter_ms));
        }
        quality.lost_per_mille = of_the_worst(&mut lost) * 1000 / 256;
        quality.jitter_ms = of_the_worst(&mut jitter);
        quality
    }

    /// A listener says what it got.
    pub(crate) fn note_reports<'a>(
        &mut self,
        now: Instant,
        index: u32,
        reports: impl Iterator<Item = rtcp::Packet<'a>>,
        out: &mut dyn Out,
    ) {
        let at_s = self.second(now);
        let Some(peer) = self.peers.get_mut(index) else { return };
        let blocks = reports.flat_map(|packet| match packet {
            rtcp::Packet::ReceiverReport { blocks, .. } | rtcp::Packet::SenderReport { blocks, .. } => {
                Some(blocks)
            }
            rtcp::Packet::Bye { .. } | rtcp::Packet::Other(_) => None,
        });
        let Some(heard) = peer.heard_by(at_s, blocks.flatten()) else { return };
        peer.heard = heard;
        self.counters.note(heard.grade(), heard.lost, heard.jitter_ms);
        let group = peer.group;
        self.count_losses(now, group, out);
        self.switch_lossy(now, index, out);
    }

    /// Since the plane began, from 1 on.
    pub(crate) fn second(&self, now: Instant) -> u32 {
        now.saturating_duration_since(self.clock.start()).as_secs() as u32 + 1
    }
}

impl Peer {
    /// What its reports say of the streams we send: the worst of them. None: nothing.
    fn heard_by(&self, at_s: u32, blocks: impl Iterator<Item = ReportBlock>) -> Option<Heard> {
        let is_ours = |block: &ReportBlock| self.lines.iter().flatten().any(|line| line.ssrc == block.ssrc);
        let heard = blocks.filter(is_ours).fold(None, |worst: Option<Heard>, block| {
            let worst = worst.unwrap_or_default();
            let jitter_ms = u8::try_from(block.jitter / (audio::opus::CLOCK_HZ / 1000)).unwrap_or(u8::MAX);
            Some(Heard {
                at_s,
                lost: worst.lost.max(block.fraction_lost),
                jitter_ms: worst.jitter_ms.max(jitter_ms),
                well_for_s: 0,
            })
        });
        heard.map(|heard| heard.after(self.heard))
    }
}

impl Heard {
    /// The share of packets that never came, in 1/256. None: it has not said so lately.
    pub fn lost_lately(self, now_s: u32) -> Option<u8> {
        let is_current = self.at_s > 0 && u64::from(now_s.saturating_sub(self.at_s)) <= CURRENT_FOR.as_secs();
        is_current.then_some(self.lost)
    }

    /// By its last report.
    pub fn is_lossy(self) -> bool {
        self.lost >= LOSSY_FROM
    }

    pub fn is_well_again(self) -> bool {
        self.well_for_s >= WELL_FOR_S
    }

    /// With what the report before it adds.
    fn after(self, before: Heard) -> Heard {
        let was_well = before.lost_lately(self.at_s).is_some_and(|lost| lost < WELL_BELOW);
        let passed_s = u8::try_from(self.at_s.saturating_sub(before.at_s)).unwrap_or(u8::MAX);
        let is_still = was_well && self.lost < WELL_BELOW;
        let well_for_s = if is_still { before.well_for_s.saturating_add(passed_s) } else { 0 };
        Heard { well_for_s, ..self }
    }

    fn grade(self) -> Grade {
        Grade::of(opinion(f32::from(self.lost) / 256.0, f32::from(self.jitter_ms)))
    }
}

/// Of several shards. The worst of the worst stands for all.
impl std::iter::Sum for Quality {
    fn sum<I: Iterator<Item = Quality>>(all: I) -> Quality {
        all.fold(Quality::default(), |a, b| Quality {
            listeners: a.listeners + b.listeners,
            good: a.good + b.good,
            fair: a.fair + b.fair,
            poor: a.poor + b.poor,
            lost_per_mille: a.lost_per_mille.max(b.lost_per_mille),
            jitter_ms: a.jitter_ms.max(b.jitter_ms),
        })
    }
}

/// The value that one in twenty exceeds. 0 of none.
fn of_the_worst(values: &mut [u32]) -> u32 {
    if values.is_empty() {
        return 0;
    }
    let at = (values.len() * 19 / 20).min(values.len() - 1);
    *values.select_nth_unstable(at).1
}
