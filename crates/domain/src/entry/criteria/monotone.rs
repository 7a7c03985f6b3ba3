//! Tries out a part that is declared monotone: random applicants gain proofs, vouches and days, and it must stay met.

use super::expression::{Expression, context};
use super::seen::Seen;
use crate::entry::facts::{FACTS_MAX, LetInLately, PROOF_KINDS, ProofFact, VouchFact, proof_kind};
use crate::entry::{Facts, Field, Region, Stated};
use std::time::Duration;

/// Applicants drawn. More find rarer breaks; fewer answer the owner sooner.
const APPLICANTS: usize = 400;
/// What each of them gains in turn.
const STEPS: usize = 5;

/// What an applicant gained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    Proof,
    Vouch,
    Waiting,
}

/// What unmade a met part; none if nothing did.
pub fn unmade_by(expression: &Expression, seed: u64) -> Option<Growth> {
    let mut draw = Draw::new(expression, seed);
    for _ in 0..APPLICANTS {
        let mut facts = draw.facts();
        let mut was_met = is_met(expression, &facts);
        for _ in 0..STEPS {
            let growth = draw.grow(&mut facts);
            let still = is_met(expression, &facts);
            if was_met && !still {
                return Some(growth);
            }
            was_met = still;
        }
    }
    None
}

fn is_met(expression: &Expression, facts: &Facts) -> bool {
    let seen = Seen::new(facts);
    expression.is_met(&context(&seen))
}

/// Draws near what the expression names: that is where it decides.
struct Draw<'a> {
    state: u64,
    texts: &'a [String],
    numbers: &'a [i64],
    answers: Vec<&'a str>,
}

impl<'a> Draw<'a> {
    fn new(expression: &'a Expression, seed: u64) -> Draw<'a> {
        let literals = expression.literals();
        let answers = expression.answers().collect();
        Draw { state: seed | 1, texts: &literals.texts, numbers: &literals.numbers, answers }
    }

    /// SplitMix64.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }

    fn number(&mut self) -> u64 {
        let near = match self.numbers {
            [] => 0,
            numbers => numbers[self.below(numbers.len())],
        };
        match self.below(4) {
            0 => self.below(1000) as u64,
            n => u64::try_from(near.saturating_add(n as i64 - 2)).unwrap_or(0),
        }
    }

    /// Mostly few; now and then as many as the text names.
    fn count(&mut self) -> usize {
        match self.below(3) {
            0 => (self.number() as usize).min(FACTS_MAX - STEPS),
            _ => self.below(4),
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let texts = self.texts;
        match self.below(texts.len() + 1) {
            0 => None,
            n => Some(&texts[n - 1]),
        }
    }

    fn field(&mut self) -> Field {
        let named = self.text().and_then(|text| Field::parse(text).ok());
        named.unwrap_or_else(|| Field::ALL[self.below(Field::ALL.len())])
    }

    fn proof(&mut self) -> ProofFact {
        let named = self.text().and_then(proof_kind);
        let kind = named.unwrap_or_else(|| PROOF_KINDS[self.below(PROOF_KINDS.len())]);
        let field = (self.below(3) > 0).then(|| self.field());
        let organisation = self.text().map(str::to_owned);
        let years = (self.below(2) > 0).then(|| u32::try_from(self.number()).unwrap_or(u32::MAX));
        ProofFact { kind, field, organisation, years }
    }

    fn vouch(&mut self) -> VouchFact {
        VouchFact {
            field: self.field(),
            member_days: self.number(),
            standing_good: self.below(3) > 0,
            owner: self.below(4) == 0,
        }
    }

    fn facts(&mut self) -> Facts {
        let lately = |draw: &mut Self| u32::try_from(draw.number()).unwrap_or(u32::MAX);
        let keys = self.answers.clone();
        let answers = keys.into_iter().filter_map(|key| Some((key.to_owned(), self.text()?.to_owned())));
        let answers = answers.collect();
        let stated = self.text().and_then(|text| Stated::parse(text).ok());
        Facts {
            stated: stated.unwrap_or_else(|| Stated::parse("something").expect("it is a line")),
            field: self.field(),
            region: self.text().and_then(|text| Region::parse(text).ok()),
            waited: Duration::from_secs(self.number().min(100_000) * [3600, 24 * 3600][self.below(2)]),
            proofs: (0..self.count()).map(|_| self.proof()).collect(),
            vouches: (0..self.count()).map(|_| self.vouch()).collect(),
            answers,
            let_in_lately: LetInLately { all: lately(self), field: lately(self), region: lately(self) },
        }
    }

    fn grow(&mut self, facts: &mut Facts) -> Growth {
        match self.below(3) {
            0 => {
                let proof = self.proof();
                facts.proofs.push(proof);
                Growth::Proof
            }
            1 => {
                let vouch = self.vouch();
                facts.vouches.push(vouch);
                Growth::Vouch
            }
            _ => {
                let most = [1, 24, 24 * 60][self.below(3)];
                facts.waited += Duration::from_secs(3600 * (1 + self.below(most) as u64));
                Growth::Waiting
            }
        }
    }
}
