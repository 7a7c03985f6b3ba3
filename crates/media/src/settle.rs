//! When the audience goes over to another way to hear, or to other packets: in a pause, where nobody notices.
//!
//! The mix is later than what is forwarded, and a longer packet later than a shorter one: a listener's jitter buffer has
//! nothing to play for so long, and makes something up. A group's home decides, and each frame says how it is heard, so
//! that all shards go over with the same one.

use crate::fan_out::Audience;
use crate::group::Group;
use crate::pace::{Hearing, PacketLen};
use crate::{Out, Plane, Way};
use std::time::{Duration, Instant};

/// So long a change waits for a pause, unless the pace is for at once.
const PATIENCE: Duration = Duration::from_millis(1500);

/// When nothing was sent for so long, nothing is playing.
const OVER: Duration = Duration::from_millis(300);

/// What a group's home knows of a change that is to come.
#[derive(Default)]
pub struct Settling {
    /// Since when something else is wanted.
    since: Option<Instant>,
    /// When the last frame was sent.
    sent_at: Option<Instant>,
}

impl Group {
    /// How the next frame is heard, which is one of the mix or not. Only at the home.
    pub fn settle(&mut self, now: Instant, is_mix: bool) -> Hearing {
        self.settling.sent_at = Some(now);
        let wanted = self.pace.hearing();
        if wanted == self.hearing {
            self.settling.since = None;
            return wanted;
        }
        let since = *self.settling.since.get_or_insert(now);
        let is_late = self.pace.at_once || now.saturating_duration_since(since) >= PATIENCE;
        // What is gone over to has to be there: a mix begins later than it is asked for.
        let is_there = is_mix == (wanted.way == Way::Mix);
        if is_there && (is_late || !self.floor.is_anybody_speaking(now)) { wanted } else { self.hearing }
    }

    /// Nothing is playing that a change could be heard in.
    fn is_over(&self, now: Instant) -> bool {
        self.settling.sent_at.is_none_or(|at| now.saturating_duration_since(at) >= OVER)
    }
}

impl Plane {
    /// Another pace was asked for: there is nothing to wait for while nothing plays.
    pub(crate) fn settle_if_over(&mut self, now: Instant, index: u32, out: &mut dyn Out) {
        let shard = self.shard;
        let group = self.groups.get(index).filter(|group| group.home == shard && group.is_over(now));
        if let Some(hearing) = group.map(|group| group.pace.hearing()) {
            self.hear_as(now, index, hearing, out);
        }
    }

    /// From here on the audience on this shard hears as its home says.
    pub(crate) fn hear_as(&mut self, now: Instant, index: u32, hearing: Hearing, out: &mut dyn Out) {
        if self.groups.get(index).is_none_or(|group| group.hearing == hearing) {
            return;
        }
        self.flush_joiners(now, index, true, out);
        let Plane { peers, groups, .. } = self;
        let Some(group) = groups.get_mut(index) else { return };
        group.hearing = hearing;
        if !group.is_mixed() {
            group.mixing = None;
        }
        for hearer in group.hearers(Audience::Far).iter().chain(group.hearers(Audience::Lossy)) {
            if let Some(peer) = peers.get_mut(*hearer) {
                peer.change_way(now, hearing.way == Way::Mix, &group.clocks);
            }
        }
        if hearing.len == PacketLen::Ms20 {
            group.end_lossy(peers);
        }
    }
}
