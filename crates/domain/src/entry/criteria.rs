//! Criteria: the owner's written rule for who gets in. Named, versioned, compiled once, explained part by part.

mod expression;
mod monotone;
mod seen;
mod types;

pub use expression::BadExpression;
pub use monotone::Growth;

use super::admission::{Admission, Key};
use super::{Facts, Refusal};
use crate::Line;
use expression::{Expression, context};
use seen::Seen;
use std::collections::BTreeSet;

/// Parts of one rule. More say more exactly; fewer are understood.
pub const PARTS_MAX: usize = 16;

/// Versions a server keeps. Each is a few hundred bytes, and none is ever dropped: decisions point to them.
pub const VERSIONS_MAX: u32 = 10_000;

/// One version as it is written and kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Criteria {
    pub name: Line<80>,
    pub need: Need,
    pub parts: Vec<Part>,
}

/// How many parts must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    All,
    AtLeast(u32),
}

#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    pub key: Key,
    /// For the applicant, in the owner's plain words.
    pub words: Line<200>,
    /// In the Common Expression Language, over [`Facts`].
    pub expression: String,
    /// Declared: one more proof, one more vouch or more waiting never unmakes it. Tried out when saved.
    pub monotone: bool,
}

/// What a part looks at: by it an applicant knows what they can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LooksAt {
    Proofs,
    Vouches,
    Waiting,
    Answers,
    /// Field, region, and what they said they do.
    Said,
    /// How many were let in lately.
    Quota,
}

/// Why a rule is not taken. `part`: where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCriteria {
    pub part: Option<Key>,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    NoParts,
    TooManyParts,
    /// Two parts with one key.
    SameKey,
    /// At least one part, and no more than there are.
    Need,
    Expression(BadExpression),
    /// Asks for the answer to a question that nobody is asked.
    UnknownAnswer(String),
    /// Declared monotone, and this unmakes it.
    NotMonotone(Growth),
}

/// A rule ready to be evaluated.
pub struct Rule {
    need: Need,
    parts: Vec<(Key, Expression)>,
}

/// What came of one applicant. Names parts by their keys and nothing else: it can be shown to the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub admitted: bool,
    /// In the rule's order.
    pub parts: Vec<(Key, bool)>,
}

impl Criteria {
    /// Everything that is checked before a version is saved. The seed draws the trials of the monotone parts.
    pub fn check(&self, admission: &Admission, seed: u64) -> Result<Rule, BadCriteria> {
        let rule = self.compile()?;
        for (part, (key, expression)) in self.parts.iter().zip(&rule.parts) {
            let bad = |why| BadCriteria { part: Some(key.clone()), why };
            let is_asked = |key: &&str| admission.questions.iter().any(|q| q.key.as_str() == *key);
            if let Some(unknown) = expression.answers().find(|key| !is_asked(key)) {
                return Err(bad(Why::UnknownAnswer(unknown.to_owned())));
            }
            if part.monotone
                && let Some(growth) = monotone::unmade_by(expression, seed)
            {
                return Err(bad(Why::NotMonotone(growth)));
            }
        }
        Ok(rule)
    }

    /// A version that was saved compiles again, whatever is asked by now.
    pub fn compile(&self) -> Result<Rule, BadCriteria> {
        let whole = |why| BadCriteria { part: None, why };
        let count = self.parts.len();
        if count == 0 {
            return Err(whole(Why::NoParts)); // Would let everybody in: that is a mode of its own.
        }
        if count > PARTS_MAX {
            return Err(whole(Why::TooManyParts));
        }
        if self.parts.iter().map(|part| &part.key).collect::<BTreeSet<_>>().len() < count {
            return Err(whole(Why::SameKey));
        }
        if let Need::AtLeast(n) = self.need
            && !(1..=count).contains(&(n as usize))
        {
            return Err(whole(Why::Need));
        }
        let compiled = |part: &Part| match Expression::compile(&part.expression) {
            Ok(expression) => Ok((part.key.clone(), expression)),
            Err(bad) => Err(BadCriteria { part: Some(part.key.clone()), why: Why::Expression(bad) }),
        };
        Ok(Rule { need: self.need, parts: self.parts.iter().map(compiled).collect::<Result<_, _>>()? })
    }
}

impl Rule {
    /// The same facts give the same verdict, always. A part that fails to evaluate is not met.
    pub fn evaluate(&self, facts: &Facts) -> Verdict {
        let seen = Seen::new(facts);
        let context = context(&seen);
        let parts: Vec<(Key, bool)> =
            self.parts.iter().map(|(key, expression)| (key.clone(), expression.is_met(&context))).collect();
        let met = parts.iter().filter(|(_, is_met)| *is_met).count();
        Verdict { admitted: met >= self.needed(), parts }
    }

    /// [`Verdict::admitted`] of [`Rule::evaluate`] without the explanation: stops as soon as it is known.
    pub fn admits(&self, facts: &Facts) -> bool {
        let seen = Seen::new(facts);
        let context = context(&seen);
        let (mut missing, mut left) = (self.needed(), self.parts.len());
        for (_, expression) in &self.parts {
            if missing == 0 || missing > left {
                break;
            }
            missing -= usize::from(expression.is_met(&context));
            left -= 1;
        }
        missing == 0
    }

    /// What each part looks at, in the rule's order.
    pub fn looks_at(&self) -> impl Iterator<Item = BTreeSet<LooksAt>> {
        self.parts.iter().map(|(_, expression)| expression.names().filter_map(LooksAt::of).collect())
    }

    /// Whether any part looks at what the applicant wrote, in their line or their answers.
    pub fn reads_texts(&self) -> bool {
        self.parts.iter().flat_map(|(_, part)| part.names()).any(|name| matches!(name, "stated" | "answers"))
    }

    /// Parts that must be met.
    fn needed(&self) -> usize {
        match self.need {
            Need::All => self.parts.len(),
            Need::AtLeast(n) => n as usize,
        }
    }
}

impl LooksAt {
    /// By the name in an expression.
    fn of(name: &str) -> Option<LooksAt> {
        Some(match name {
            "proofs" => LooksAt::Proofs,
            "vouches" => LooksAt::Vouches,
            "waited_days" | "waited_hours" => LooksAt::Waiting,
            "answers" => LooksAt::Answers,
            "stated" | "field" | "region" => LooksAt::Said,
            "let_in_lately" => LooksAt::Quota,
            _ => return None,
        })
    }
}

impl Verdict {
    pub fn met(&self) -> impl Iterator<Item = &Key> {
        self.parts.iter().filter(|(_, is_met)| *is_met).map(|(key, _)| key)
    }

    pub fn missing(&self) -> impl Iterator<Item = &Key> {
        self.parts.iter().filter(|(_, is_met)| !*is_met).map(|(key, _)| key)
    }
}

/// Versions are numbered from 1 and never thrown away.
pub fn next_version(latest: u32) -> Result<u32, Refusal> {
    if latest >= VERSIONS_MAX { Err(Refusal::TooManyVersions) } else { Ok(latest + 1) }
}
