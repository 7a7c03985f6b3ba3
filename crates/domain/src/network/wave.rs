//! Wave: at somebody whom one follows and who follows back, or with whom one has an open thread. Whoever waves back opens a
//! room for the two. Who does not is told to nobody.

use super::{Lately, Refusal};
use crate::{At, MemberId};
use std::collections::BTreeMap;
use std::time::Duration;

/// How long a wave waits for an answer. Longer reaches whoever is at the coffee machine; shorter is still meant when it is
/// answered.
pub const WAVE_TTL: Duration = Duration::from_mins(2);

/// What came of waving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waved {
    /// It is to be shown until then.
    Shown { until: At },
    /// It is shown already.
    Waits,
    /// The other one had waved: both want to talk.
    Back,
}

/// All waves that wait for an answer.
#[derive(Debug, Clone, Default)]
pub struct Waves {
    lately: Lately,
    /// By whom, and at whom.
    waiting: BTreeMap<(MemberId, MemberId), Waiting>,
    /// Nobody answered these, and nobody was told of it yet.
    missed: Vec<(MemberId, MemberId)>,
}

#[derive(Debug, Clone, Copy)]
struct Waiting {
    until: At,
    /// "Not now". It stays until its time ends: whoever waved is answered as if nobody had seen it.
    put_away: bool,
}

impl Waves {
    /// The rim has checked that they follow each other or have an open thread, and that the other one is here.
    pub fn wave(&mut self, now: At, by: MemberId, to: MemberId) -> Result<Waved, Refusal> {
        self.miss(now);
        if self.wave_back(now, by, to).is_ok() {
            return Ok(Waved::Back);
        }
        if self.waiting.contains_key(&(by, to)) {
            return Ok(Waved::Waits);
        }
        self.lately.take(now, by, to)?;
        let until = now.after(WAVE_TTL);
        self.waiting.insert((by, to), Waiting { until, put_away: false });
        Ok(Waved::Shown { until })
    }

    /// Answers a wave of `to`. Once, and not one that was put away.
    pub fn wave_back(&mut self, now: At, by: MemberId, to: MemberId) -> Result<(), Refusal> {
        let wave = self.waiting.get(&(to, by)).copied().filter(|wave| !wave.put_away);
        let Waiting { until, .. } = wave.ok_or(Refusal::WaveOver)?;
        self.waiting.remove(&(to, by));
        if now < until { Ok(()) } else { Err(Refusal::WaveOver) }
    }

    /// By whom and at whom waves went unanswered since this was asked last. One that was put away is none of them.
    pub fn missed(&mut self, now: At) -> Vec<(MemberId, MemberId)> {
        self.miss(now);
        std::mem::take(&mut self.missed)
    }

    fn miss(&mut self, now: At) {
        let Waves { waiting, missed, .. } = self;
        waiting.retain(|pair, wave| {
            let waits = now < wave.until;
            if !waits && !wave.put_away {
                missed.push(*pair);
            }
            waits
        });
    }

    /// Not now. Nobody is told.
    pub fn put_away(&mut self, by: MemberId, to: MemberId) {
        if let Some(wave) = self.waiting.get_mut(&(to, by)) {
            wave.put_away = true;
        }
    }
}
