//! What a group's listeners lose, so that copies of sound come along for them: in the speakers' own packets, if
//! they hear those, and in the packets of the mix. Browsers add copies by what reports say gets lost.

use crate::fan_out::Audience;
use crate::group::Group;
use crate::quality::CURRENT_FOR;
use crate::shard::{Relay, Shard};
use crate::{GroupId, Out, Plane};
use jushou_rtc::rtcp::ReportBlock;
use std::time::{Duration, Instant};

/// How often listeners are counted, while they report.
const COUNT_INTERVAL: Duration = Duration::from_secs(1);

/// So many listeners of a shard are looked at, spread over all: they stand for the rest.
const LOOKED_AT: usize = 1000;

/// One in so many loses more than what is prepared for. Among fewer than ten each one counts; of hundreds, no few do.
const ONE_IN: u32 = 10;

/// From this loss on, in 1/256, a listener falls into the next class; and what a class is prepared for, which is not less
/// than anybody in it loses, but that more copies than for a fifth help nobody.
const CLASSES: [u8; 8] = [0, 3, 8, 13, 20, 28, 40, 56];
const PREPARED_FOR: [u8; 8] = [0, 8, 13, 20, 28, 40, 56, 56];

/// How many listeners lose how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses([u16; CLASSES.len()]);

/// Of those who hear speakers as they come, and of those who hear the mix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByWay {
    pub forward: Losses,
    pub mix: Losses,
}

/// What a group's home knows of its listeners, and other shards of those of the home's.
#[derive(Default)]
pub struct Audiences {
    counted_at: Option<Instant>,
    here: ByWay,
    /// At the home: what other shards said last.
    elsewhere: Vec<(Shard, Instant, ByWay)>,
}

impl Losses {
    fn note(&mut self, lost: u8) {
        let count = &mut self.0[class(lost)];
        *count = count.saturating_add(1);
    }

    fn add(&mut self, others: &Losses) {
        self.0.iter_mut().zip(others.0).for_each(|(sum, more)| *sum = sum.saturating_add(more));
    }

    /// All but one of them.
    fn without(mut self, lost: u8) -> Losses {
        let count = &mut self.0[class(lost)];
        *count = count.saturating_sub(1);
        self
    }

    /// What is to be prepared for, in 1/256.
    pub fn worth(&self) -> u8 {
        let all: u32 = self.0.iter().map(|count| u32::from(*count)).sum();
        let mut worse = 0;
        for (lost, count) in PREPARED_FOR.iter().zip(self.0).rev() {
            worse += u32::from(count);
            if worse > all / ONE_IN {
                return *lost;
            }
        }
        0
    }
}

fn class(lost: u8) -> usize {
    CLASSES.partition_point(|from| *from <= lost) - 1
}

impl ByWay {
    fn add(&mut self, others: &ByWay) {
        self.forward.add(&others.forward);
        self.mix.add(&others.mix);
    }
}

impl Audiences {
    /// Of all shards, as far as they have reported lately.
    pub fn all(&self, now: Instant) -> ByWay {
        let is_current = |at: Instant| now.saturating_duration_since(at) <= CURRENT_FOR;
        let mut all = if self.counted_at.is_some_and(is_current) { self.here } else { ByWay::default() };
        self.elsewhere.iter().filter(|(_, at, _)| is_current(*at)).for_each(|(.., there)| all.add(there));
        all
    }

    /// Its last listener has left.
    pub fn forget(&mut self, shard: Shard) {
        self.elsewhere.retain(|(of, ..)| *of != shard);
    }

    fn set(&mut self, now: Instant, shard: Shard, there: ByWay) {
        self.forget(shard);
        self.elsewhere.push((shard, now, there));
    }
}

impl Plane {
    /// A listener has reported: looks at all of them, if it is time to, and tells the group's home.
    pub(crate) fn count_losses(&mut self, now: Instant, index: u32, out: &mut dyn Out) {
        let (now_s, shard) = (self.second(now), self.shard);
        let Plane { peers, groups, .. } = self;
        let Some(group) = groups.get_mut(index) else { return };
        let counted_at = group.audiences.counted_at;
        if counted_at.is_some_and(|at| now.saturating_duration_since(at) < COUNT_INTERVAL) {
            return;
        }
        let mut here = ByWay::default();
        for audience in [Audience::Near, Audience::Far, Audience::Mixed, Audience::Lossy] {
            let of = if group.hears_mix(audience) { &mut here.mix } else { &mut here.forward };
            let hearers = group.hearers(audience);
            let some = hearers.iter().step_by(hearers.len().div_ceil(LOOKED_AT).max(1));
            let heard = some.filter_map(|hearer| peers.get(*hearer)?.heard.lost_lately(now_s));
            heard.for_each(|lost| of.note(lost));
        }
        (group.audiences.counted_at, group.audiences.here) = (Some(now), here);
        if group.home != shard {
            out.relay(group.home, Relay::Losses { group: group.id, shard, here });
        }
    }

    /// At the home: another shard has counted.
    pub(crate) fn note_losses(&mut self, now: Instant, group: GroupId, shard: Shard, there: ByWay) {
        if let Some(index) = self.group_by_id.get(&group).copied() {
            self.group_mut(index).audiences.set(now, shard, there);
        }
    }

    /// Tells a speaker the worse of what gets lost on the way to us and on the way to who hears it.
    pub(crate) fn with_losses_of_hearers(&self, now: Instant, index: u32, block: ReportBlock) -> ReportBlock {
        let Some(peer) = self.peers.get(index).filter(|peer| peer.permit.publish) else { return block };
        let Some(group) = self.groups.get(peer.group) else { return block };
        let is_counted = peer.permit.hear && !group.hears_mix(peer.audience());
        let own = peer.heard.lost_lately(self.second(now)).filter(|_| is_counted);
        let all = group.losses;
        let of_others = own.map_or(all, |lost| all.without(lost));
        ReportBlock { fraction_lost: block.fraction_lost.max(of_others.worth()), ..block }
    }
}

impl Group {
    /// For a frame that leaves its home: who hears it forwarded loses so much.
    pub fn note_frame(&mut self, now: Instant) -> Losses {
        self.losses = self.audiences.all(now).forward;
        self.losses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn losses(of: &[(u8, usize)]) -> Losses {
        let mut losses = Losses::default();
        of.iter().for_each(|(lost, listeners)| (0..*listeners).for_each(|_| losses.note(*lost)));
        losses
    }

    #[test]
    fn in_a_small_room_each_one_counts_and_in_a_large_one_a_tenth_does() {
        assert_eq!(losses(&[]).worth(), 0);
        assert_eq!(losses(&[(26, 1)]).worth(), 28, "a tenth of the packets");
        assert_eq!(losses(&[(0, 8), (52, 1)]).worth(), 56);
        assert_eq!(losses(&[(0, 499), (255, 1)]).worth(), 0, "one bad line costs nobody anything");
        assert_eq!(losses(&[(0, 450), (255, 50)]).worth(), 0);
        assert_eq!(losses(&[(0, 449), (13, 51)]).worth(), 20);
        assert_eq!(losses(&[(255, 1000)]).worth(), 56, "more copies than for a fifth help nobody");
    }

    #[test]
    fn all_shards_count_together_and_the_speaker_does_not() {
        let mut both = losses(&[(0, 5), (30, 1)]);
        both.add(&losses(&[(0, 4)]));
        assert_eq!(both.worth(), 0, "one in ten");
        assert_eq!(losses(&[(0, 1), (60, 1)]).without(60).worth(), 0);
        assert_eq!(losses(&[(0, 1), (60, 1)]).without(0).worth(), 56);
    }

    #[test]
    fn what_was_counted_long_ago_is_forgotten() {
        let now = Instant::now();
        let mut audiences = Audiences::default();
        let there = ByWay { forward: losses(&[(30, 3)]), mix: Losses::default() };
        let shard = Shard::new(1).expect("there are more");
        audiences.set(now, shard, there);
        audiences.set(now, shard, there);
        assert_eq!(audiences.all(now), there, "once for each shard");
        assert_eq!(audiences.all(now + 2 * CURRENT_FOR), ByWay::default());
        audiences.forget(shard);
        assert_eq!(audiences.all(now), ByWay::default());
    }
}
