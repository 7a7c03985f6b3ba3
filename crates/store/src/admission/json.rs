//! Compound values of admission as JSON text. What was written once is read for ever: fields are added, never renamed.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::anyhow;
use domain::Line;
use domain::entry::admission::{Admission, Key, Mode, NamePolicy, Question};
use domain::entry::criteria::{Criteria, Need, Part, Verdict};
use domain::entry::facts::{LetInLately, ProofFact, VouchFact, proof_kind};
use domain::entry::{Facts, Field, Region, Stated};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::sealed::GONE;

/// The parser's own words are not passed on: they may quote what stands there.
fn parse<T: DeserializeOwned>(text: &str) -> anyhow::Result<T> {
    serde_json::from_str(text).map_err(|_| anyhow!("its JSON does not read"))
}

fn print(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts, numbers and lists are JSON")
}

fn line<const MAX: usize>(text: &str) -> anyhow::Result<Line<MAX>> {
    Line::parse(text).map_err(|_| anyhow!("a text is no line"))
}

fn key(text: &str) -> anyhow::Result<Key> {
    Key::parse(text).ok_or_else(|| anyhow!("a key is none"))
}

const MODES: &[(Mode, &str)] = &[
    (Mode::Open, "open"),
    (Mode::Invite, "invite"),
    (Mode::Waitlist, "waitlist"),
    (Mode::Reviewed, "reviewed"),
    (Mode::Organisation, "organisation"),
];
const NAMES: &[(NamePolicy, &str)] = &[
    (NamePolicy::AsStated, "as_stated"),
    (NamePolicy::Proven, "proven"),
    (NamePolicy::Pseudonym, "pseudonym"),
];

fn word<T: PartialEq>(words: &[(T, &'static str)], value: T) -> String {
    words.iter().find(|(each, _)| *each == value).map_or("", |(_, word)| word).to_owned()
}

fn value<T: Copy>(words: &[(T, &'static str)], text: &str) -> anyhow::Result<T> {
    let found = words.iter().find(|(_, word)| *word == text);
    found.map(|(value, _)| *value).ok_or_else(|| anyhow!("a word is unknown"))
}

#[derive(Serialize, Deserialize)]
struct PolicyText {
    mode: String,
    invites: bool,
    link_invites: bool,
    members_let_in: bool,
    names: String,
    region: bool,
    questions: Vec<QuestionText>,
}

#[derive(Serialize, Deserialize)]
struct QuestionText {
    key: String,
    words: String,
    required: bool,
}

pub fn policy_text(policy: &Admission) -> String {
    let Admission { mode, invites, link_invites, members_let_in, names, region, questions } = policy;
    let question = |question: &Question| QuestionText {
        key: question.key.as_str().to_owned(),
        words: question.words.as_str().to_owned(),
        required: question.required,
    };
    print(&PolicyText {
        mode: word(MODES, *mode),
        invites: *invites,
        link_invites: *link_invites,
        members_let_in: *members_let_in,
        names: word(NAMES, *names),
        region: *region,
        questions: questions.iter().map(question).collect(),
    })
}

pub(super) fn policy(text: &str) -> anyhow::Result<Admission> {
    let read: PolicyText = parse(text)?;
    let question = |question: &QuestionText| {
        anyhow::Ok(Question {
            key: key(&question.key)?,
            words: line(&question.words)?,
            required: question.required,
        })
    };
    Ok(Admission {
        mode: value(MODES, &read.mode)?,
        invites: read.invites,
        link_invites: read.link_invites,
        members_let_in: read.members_let_in,
        names: value(NAMES, &read.names)?,
        region: read.region,
        questions: read.questions.iter().map(question).collect::<Result<_, _>>()?,
    })
}

#[derive(Serialize, Deserialize)]
struct CriteriaText {
    name: String,
    /// None: all.
    at_least: Option<u32>,
    parts: Vec<PartText>,
}

#[derive(Serialize, Deserialize)]
struct PartText {
    key: String,
    words: String,
    expression: String,
    monotone: bool,
}

pub fn criteria_text(criteria: &Criteria) -> String {
    let part = |part: &Part| PartText {
        key: part.key.as_str().to_owned(),
        words: part.words.as_str().to_owned(),
        expression: part.expression.clone(),
        monotone: part.monotone,
    };
    print(&CriteriaText {
        name: criteria.name.as_str().to_owned(),
        at_least: match criteria.need {
            Need::All => None,
            Need::AtLeast(n) => Some(n),
        },
        parts: criteria.parts.iter().map(part).collect(),
    })
}

pub(super) fn criteria(text: &str) -> anyhow::Result<Criteria> {
    let read: CriteriaText = parse(text)?;
    let part = |part: PartText| {
        anyhow::Ok(Part {
            key: key(&part.key)?,
            words: line(&part.words)?,
            expression: part.expression,
            monotone: part.monotone,
        })
    };
    Ok(Criteria {
        name: line(&read.name)?,
        need: read.at_least.map_or(Need::All, Need::AtLeast),
        parts: read.parts.into_iter().map(part).collect::<Result<_, _>>()?,
    })
}

pub fn answers_text(answers: &BTreeMap<String, String>) -> String {
    print(answers)
}

pub(super) fn answers(text: &str) -> anyhow::Result<BTreeMap<String, String>> {
    parse(text)
}

/// Pairs of a part's key and whether it was met.
#[derive(Serialize, Deserialize)]
struct VerdictText {
    admitted: bool,
    parts: Vec<(String, bool)>,
}

pub fn verdict_text(verdict: &Verdict) -> String {
    let parts = verdict.parts.iter().map(|(key, met)| (key.as_str().to_owned(), *met)).collect();
    print(&VerdictText { admitted: verdict.admitted, parts })
}

pub(super) fn verdict(text: &str) -> anyhow::Result<Verdict> {
    let read: VerdictText = parse(text)?;
    let part = |(name, met): (String, bool)| anyhow::Ok((key(&name)?, met));
    Ok(Verdict {
        admitted: read.admitted,
        parts: read.parts.into_iter().map(part).collect::<Result<_, _>>()?,
    })
}

#[derive(Serialize, Deserialize)]
struct FactsText {
    stated: String,
    field: String,
    region: Option<String>,
    waited_ms: u64,
    proofs: Vec<ProofText>,
    vouches: Vec<VouchText>,
    answers: BTreeMap<String, String>,
    let_in_lately: [u32; 3],
}

#[derive(Serialize, Deserialize)]
struct ProofText {
    kind: String,
    field: Option<String>,
    organisation: Option<String>,
    years: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct VouchText {
    field: String,
    member_days: u64,
    standing_good: bool,
    owner: bool,
}

pub fn facts_text(facts: &Facts) -> String {
    let Facts { stated, field, region, waited, proofs, vouches, answers, let_in_lately } = facts;
    let proof = |proof: &ProofFact| ProofText {
        kind: proof.kind.to_owned(),
        field: proof.field.map(|field| field.key().to_owned()),
        organisation: proof.organisation.clone(),
        years: proof.years,
    };
    let vouch = |vouch: &VouchFact| VouchText {
        field: vouch.field.key().to_owned(),
        member_days: vouch.member_days,
        standing_good: vouch.standing_good,
        owner: vouch.owner,
    };
    print(&FactsText {
        stated: stated.as_str().to_owned(),
        field: field.key().to_owned(),
        region: region.map(|region| region.code().to_owned()),
        waited_ms: u64::try_from(waited.as_millis()).unwrap_or(u64::MAX),
        proofs: proofs.iter().map(proof).collect(),
        vouches: vouches.iter().map(vouch).collect(),
        answers: answers.clone(),
        let_in_lately: [let_in_lately.all, let_in_lately.field, let_in_lately.region],
    })
}

/// Stands for facts whose key is destroyed.
pub(super) fn lost_facts() -> Facts {
    Facts {
        stated: Stated::parse(GONE).expect("one letter is a line"),
        field: Field::ALL[0],
        region: None,
        waited: Duration::ZERO,
        proofs: vec![],
        vouches: vec![],
        answers: BTreeMap::new(),
        let_in_lately: LetInLately::default(),
    }
}

pub(super) fn facts(text: &str) -> anyhow::Result<Facts> {
    let read: FactsText = parse(text)?;
    let field = |text: &str| Field::parse(text).map_err(|_| anyhow!("a field is unknown"));
    let proof = |proof: ProofText| {
        anyhow::Ok(ProofFact {
            kind: proof_kind(&proof.kind).ok_or_else(|| anyhow!("a kind of proof is unknown"))?,
            field: proof.field.as_deref().map(field).transpose()?,
            organisation: proof.organisation,
            years: proof.years,
        })
    };
    let vouch = |vouch: VouchText| {
        anyhow::Ok(VouchFact {
            field: field(&vouch.field)?,
            member_days: vouch.member_days,
            standing_good: vouch.standing_good,
            owner: vouch.owner,
        })
    };
    let region = |code: &str| Region::parse(code).map_err(|_| anyhow!("a region is unknown"));
    let [all, of_field, of_region] = read.let_in_lately;
    Ok(Facts {
        stated: Stated::parse(&read.stated).map_err(|_| anyhow!("stated is no line"))?,
        field: field(&read.field)?,
        region: read.region.as_deref().map(region).transpose()?,
        waited: Duration::from_millis(read.waited_ms),
        proofs: read.proofs.into_iter().map(proof).collect::<Result<_, _>>()?,
        vouches: read.vouches.into_iter().map(vouch).collect::<Result<_, _>>()?,
        answers: read.answers,
        let_in_lately: LetInLately { all, field: of_field, region: of_region },
    })
}
