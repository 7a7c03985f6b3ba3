//! Wave: at somebody whom one follows and who follows back. Whoever waves back opens a room for the two. Who does not is told
//! to nobody.

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
    /// By whom, at whom, and until when it waits.
    waiting: BTreeMap<(MemberId, MemberId), At>,
}

impl Waves {
    /// The rim has checked that they follow each other, and that the other one is here.
    pub fn wave(&mut self, now: At, by: MemberId, to: MemberId) -> Result<Waved, Refusal> {
        self.waiting.retain(|_, until| now < *until);
        if self.wave_back(now, by, to).is_ok() {
            return Ok(Waved::Back);
        }
        if self.waiting.contains_key(&(by, to)) {
            return Ok(Waved::Waits);
        }
        self.lately.take(now, by, to)?;
        let until = now.after(WAVE_TTL);
        self.waiting.insert((by, to), until);
        Ok(Waved::Shown { until })
    }

    /// Answers a wave of `to`. Once.
    pub fn wave_back(&mut self, now: At, by: MemberId, to: MemberId) -> Result<(), Refusal> {
        let until = self.waiting.remove(&(to, by)).ok_or(Refusal::WaveOver)?;
        if now < until { Ok(()) } else { Err(Refusal::WaveOver) }
    }

    /// Not now. Nobody is told.
    pub fn put_away(&mut self, by: MemberId, to: MemberId) {
        self.waiting.remove(&(to, by));
    }
}
