//! A speaker who may not be heard any more: in force once nothing of theirs goes out on any shard.
//!
//! What a speaker said may be on its way between shards, or wait for a longer packet. Relays between two shards keep
//! their order, so a question sent behind the last frame is answered when that frame is gone. The home knows whom to ask.

use crate::shard::{Relay, Shard};
use crate::{Event, Out, PeerId, Plane};
use std::time::Instant;

/// Who wants to know, for which version of the speaker's permit.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub shard: Shard,
    pub version: u64,
}

/// Answers so far.
pub struct Hushing {
    version: u64,
    /// How many shards were asked. None: the home has not said yet.
    others: Option<usize>,
    done: usize,
}

impl Plane {
    /// Silences a speaker of this shard and says [`Event::PermitInForce`] when it is so everywhere, at once if the
    /// group is only here.
    pub(crate) fn hush(
        &mut self,
        now: Instant,
        index: u32,
        speaker: PeerId,
        version: u64,
        out: &mut dyn Out,
    ) {
        let Some(group) = self.groups.get(index) else {
            return out.event(Event::PermitInForce { peer: speaker, version });
        };
        let ask = Ask { shard: self.shard, version };
        self.hushing.insert(speaker, Hushing { version, others: None, done: 0 });
        if group.home == self.shard {
            self.silence_at_home(now, index, speaker, Some(ask), out);
        } else {
            out.relay(group.home, Relay::Silenced { group: group.id, speaker, ask: Some(ask) });
        }
    }

    /// Where it is decided who is heard. What the speaker said before goes out before this returns, or never.
    pub(crate) fn silence_at_home(
        &mut self,
        now: Instant,
        index: u32,
        speaker: PeerId,
        ask: Option<Ask>,
        out: &mut dyn Out,
    ) {
        let Some(group) = self.groups.get_mut(index) else {
            return self.tell_hushed(speaker, ask, Some(0), out);
        };
        group.silence(now, index, speaker, &mut self.timers);
        let (id, elsewhere) = (group.id, group.elsewhere);
        if let Some(ask) = ask {
            for shard in elsewhere.each() {
                out.relay(shard, Relay::Hush { group: id, speaker, ask });
            }
        }
        self.flush_joiners(now, index, true, out);
        self.tell_hushed(speaker, ask, Some(elsewhere.count()), out);
        self.tell_if_due(now, index, out);
    }

    pub(crate) fn tell_hushed(
        &mut self,
        speaker: PeerId,
        ask: Option<Ask>,
        others: Option<usize>,
        out: &mut dyn Out,
    ) {
        match ask {
            Some(Ask { shard, version }) if shard == self.shard => self.hushed(speaker, version, others, out),
            Some(Ask { shard, version }) => out.relay(shard, Relay::Hushed { speaker, version, others }),
            None => {}
        }
    }

    pub(crate) fn hushed(&mut self, speaker: PeerId, version: u64, others: Option<usize>, out: &mut dyn Out) {
        let Some(hushing) = self.hushing.get_mut(&speaker).filter(|hushing| hushing.version == version)
        else {
            return; // A later word was asked about meanwhile.
        };
        match others {
            Some(_) => hushing.others = others,
            None => hushing.done += 1,
        }
        if hushing.others == Some(hushing.done) {
            self.hushing.remove(&speaker);
            out.event(Event::PermitInForce { peer: speaker, version });
        }
    }
}
