//! Admission in the wire's words and back; what does not read is refused with its reason.

use crate::admission::InForce;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::Line;
use domain::entry::admission::{self, Admission, Key, Mode, NamePolicy};
use domain::entry::criteria::{
    BadCriteria, BadExpression, Criteria, Growth, LooksAt, Need, Part, Rule, Verdict, Why,
};
use domain::entry::decision::{Decision, How, Outcome};
use protocol::admission as wire;
use protocol::tell::{RefusalCode, Refused};
use std::collections::BTreeSet;

pub fn mode(mode: Mode) -> wire::AdmissionMode {
    match mode {
        Mode::Open => wire::AdmissionMode::Open,
        Mode::Invite => wire::AdmissionMode::Invite,
        Mode::Waitlist => wire::AdmissionMode::Waitlist,
        Mode::Reviewed => wire::AdmissionMode::Reviewed,
        Mode::Organisation => wire::AdmissionMode::Organisation,
    }
}

pub fn names(names: NamePolicy) -> wire::NamePolicy {
    match names {
        NamePolicy::AsStated => wire::NamePolicy::AsStated,
        NamePolicy::Proven => wire::NamePolicy::Proven,
        NamePolicy::Pseudonym => wire::NamePolicy::Pseudonym,
    }
}

pub fn question(question: &admission::Question) -> wire::Question {
    wire::Question {
        key: question.key.as_str().to_owned(),
        words: question.words.as_str().to_owned(),
        required: question.required,
    }
}

pub fn policy(version: u32, policy: &Admission) -> wire::AdmissionPolicy {
    wire::AdmissionPolicy {
        version,
        mode: mode(policy.mode),
        invites: policy.invites,
        link_invites: policy.link_invites,
        members_let_in: policy.members_let_in,
        names: names(policy.names),
        region: policy.region,
        questions: policy.questions.iter().map(question).collect(),
    }
}

pub fn parse_policy(asked: &wire::AdmissionPolicy) -> Result<Admission, RefusalCode> {
    let question = |asked: &wire::Question| {
        let key = Key::parse(&asked.key).ok_or(RefusalCode::BadAdmission)?;
        let words = Line::parse(&asked.words).map_err(|_| RefusalCode::BadText)?;
        Ok(admission::Question { key, words, required: asked.required })
    };
    let read = Admission {
        mode: match asked.mode {
            wire::AdmissionMode::Open => Mode::Open,
            wire::AdmissionMode::Invite => Mode::Invite,
            wire::AdmissionMode::Waitlist => Mode::Waitlist,
            wire::AdmissionMode::Reviewed => Mode::Reviewed,
            wire::AdmissionMode::Organisation => Mode::Organisation,
        },
        invites: asked.invites,
        link_invites: asked.link_invites,
        members_let_in: asked.members_let_in,
        names: match asked.names {
            wire::NamePolicy::AsStated => NamePolicy::AsStated,
            wire::NamePolicy::Proven => NamePolicy::Proven,
            wire::NamePolicy::Pseudonym => NamePolicy::Pseudonym,
        },
        region: asked.region,
        questions: asked.questions.iter().map(question).collect::<Result<_, RefusalCode>>()?,
    };
    read.check().map_err(|_| RefusalCode::BadAdmission)?;
    Ok(read)
}

pub fn at_least(need: Need) -> Option<u32> {
    match need {
        Need::All => None,
        Need::AtLeast(n) => Some(n),
    }
}

/// The rule is made from these criteria: its parts stand in the same order.
pub fn parts(criteria: &Criteria, rule: &Rule) -> Vec<wire::PartWords> {
    let part = |(part, at): (&Part, BTreeSet<LooksAt>)| wire::PartWords {
        key: part.key.as_str().to_owned(),
        words: part.words.as_str().to_owned(),
        looks_at: at.into_iter().map(looks_at).collect(),
    };
    criteria.parts.iter().zip(rule.looks_at()).map(part).collect()
}

/// The verdict is of the same version as well.
pub fn states(criteria: &Criteria, rule: &Rule, verdict: &Verdict) -> Vec<wire::PartState> {
    let state = |(part, (_, met)): (wire::PartWords, &(Key, bool))| wire::PartState {
        key: part.key,
        words: part.words,
        looks_at: part.looks_at,
        met: *met,
    };
    parts(criteria, rule).into_iter().zip(&verdict.parts).map(state).collect()
}

fn looks_at(at: LooksAt) -> wire::LooksAt {
    match at {
        LooksAt::Proofs => wire::LooksAt::Proofs,
        LooksAt::Vouches => wire::LooksAt::Vouches,
        LooksAt::Waiting => wire::LooksAt::Waiting,
        LooksAt::Answers => wire::LooksAt::Answers,
        LooksAt::Said => wire::LooksAt::Said,
        LooksAt::Quota => wire::LooksAt::Quota,
    }
}

pub fn outcome(outcome: Outcome) -> wire::DecisionOutcome {
    match outcome {
        Outcome::LetIn => wire::DecisionOutcome::LetIn,
        Outcome::Refused => wire::DecisionOutcome::Refused,
    }
}

pub fn how(how: How) -> wire::DecisionHow {
    match how {
        How::Open => wire::DecisionHow::Open,
        How::Criteria => wire::DecisionHow::Criteria,
        How::Owner { .. } => wire::DecisionHow::Owner,
        How::Appeal { .. } => wire::DecisionHow::Appeal,
        How::Invite { .. } => wire::DecisionHow::Invite,
        How::Voucher { .. } => wire::DecisionHow::Voucher,
        How::Organisation => wire::DecisionHow::Organisation,
        How::FirstStart => wire::DecisionHow::FirstStart,
    }
}

pub fn rule(criteria: &Criteria) -> wire::CriteriaRule {
    let part = |part: &Part| wire::CriteriaPart {
        key: part.key.as_str().to_owned(),
        words: part.words.as_str().to_owned(),
        expression: part.expression.clone(),
        monotone: part.monotone,
    };
    wire::CriteriaRule {
        name: criteria.name.as_str().to_owned(),
        at_least: at_least(criteria.need),
        parts: criteria.parts.iter().map(part).collect(),
    }
}

/// Why a rule is not taken: 422, with the part and the reason.
pub struct BadRule(wire::CriteriaProblem);

impl BadRule {
    fn new(part: Option<&str>, why: wire::CriteriaWhy, word: Option<String>) -> BadRule {
        let refusal = Refused { code: RefusalCode::BadCriteria, retry_in_ms: None };
        BadRule(wire::CriteriaProblem { refusal, part: part.map(str::to_owned), why, word })
    }
}

impl IntoResponse for BadRule {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, Json(self.0)).into_response()
    }
}

impl From<BadCriteria> for BadRule {
    fn from(bad: BadCriteria) -> BadRule {
        use wire::CriteriaWhy as To;
        let (why, word) = match bad.why {
            Why::NoParts => (To::NoParts, None),
            Why::TooManyParts => (To::TooManyParts, None),
            Why::SameKey => (To::SameKey, None),
            Why::Need => (To::Need, None),
            Why::UnknownAnswer(key) => (To::UnknownAnswer, Some(key)),
            Why::NotMonotone(Growth::Proof) => (To::NotMonotoneProof, None),
            Why::NotMonotone(Growth::Vouch) => (To::NotMonotoneVouch, None),
            Why::NotMonotone(Growth::Waiting) => (To::NotMonotoneWaiting, None),
            Why::Expression(bad) => match bad {
                BadExpression::Empty => (To::Empty, None),
                BadExpression::TooLong => (To::TooLong, None),
                BadExpression::TooDeep => (To::TooDeep, None),
                BadExpression::Syntax => (To::Syntax, None),
                BadExpression::NotYesOrNo => (To::NotYesOrNo, None),
                BadExpression::UnknownName(word) => (To::UnknownName, Some(word)),
                BadExpression::UnknownField(word) => (To::UnknownField, Some(word)),
                BadExpression::UnknownFunction(word) => (To::UnknownFunction, Some(word)),
                BadExpression::WrongType(word) => (To::WrongType, Some(word)),
            },
        };
        BadRule::new(bad.part.as_ref().map(Key::as_str), why, word)
    }
}

pub fn parse_rule(asked: &wire::CriteriaRule) -> Result<Criteria, BadRule> {
    use wire::CriteriaWhy::{BadKey, BadText};
    let part = |asked: &wire::CriteriaPart| {
        let bad = |why| BadRule::new(Some(&asked.key), why, None);
        Ok(Part {
            key: Key::parse(&asked.key).ok_or_else(|| bad(BadKey))?,
            words: Line::parse(&asked.words).map_err(|_| bad(BadText))?,
            expression: asked.expression.trim().to_owned(),
            monotone: asked.monotone,
        })
    };
    Ok(Criteria {
        name: Line::parse(&asked.name).map_err(|_| BadRule::new(None, BadText, None))?,
        need: asked.at_least.map_or(Need::All, Need::AtLeast),
        parts: asked.parts.iter().map(part).collect::<Result<_, BadRule>>()?,
    })
}

/// `handles`: by the numbers of accounts; who is gone is empty.
pub fn decision(decision: &Decision, handle: &dyn Fn(domain::AccountId) -> String) -> wire::DecisionRow {
    let keys = |keys: Vec<&Key>| keys.into_iter().map(|key| key.as_str().to_owned()).collect();
    wire::DecisionRow {
        decision: decision.id.to_string(),
        at_ms: decision.at.0,
        account: decision.account.to_string(),
        handle: handle(decision.account),
        outcome: outcome(decision.outcome),
        how: how(decision.how),
        by: decision.how.by().map(handle),
        admission: decision.admission,
        criteria: decision.criteria,
        met: decision.verdict.as_ref().map(|verdict| keys(verdict.met().collect())).unwrap_or_default(),
        missing: decision.verdict.as_ref().map(|v| keys(v.missing().collect())).unwrap_or_default(),
    }
}

/// What the criteria of its version said of it then, with their words; empty where none were in force, or they are lost.
pub fn said(decision: &Decision, of: Option<&InForce>) -> Vec<wire::PartState> {
    let (Some(verdict), Some(of)) = (&decision.verdict, of) else { return vec![] };
    states(&of.criteria, &of.rule, verdict)
}

pub fn parse_outcome(outcome: wire::DecisionOutcome) -> Outcome {
    match outcome {
        wire::DecisionOutcome::LetIn => Outcome::LetIn,
        wire::DecisionOutcome::Refused => Outcome::Refused,
    }
}

/// As the store writes it.
pub fn how_word(asked: wire::DecisionHow) -> &'static str {
    let nobody = domain::AccountId::new(0);
    let every = [
        How::Open,
        How::Criteria,
        How::Owner { owner: nobody },
        How::Appeal { owner: nobody },
        How::Invite { inviter: nobody },
        How::Voucher { member: nobody },
        How::Organisation,
        How::FirstStart,
    ];
    every
        .into_iter()
        .find(|each| how(*each) == asked)
        .map_or("", |each| store::admission::how_columns(each).0)
}
