//! Admission in the store: what is written, what is read, and how the domain's values stand in columns.

mod json;

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use domain::entry::admission::Admission;
use domain::entry::criteria::Criteria;
use domain::entry::decision::{Appeal, AppealAnswer, AppealWords, Decision, How, Outcome};
use domain::entry::{Field, Name, Region};
use domain::{AccountId, AppealId, At, DecisionId};

use crate::sealed::{GONE, opened};
use crate::waiting;

pub use json::{answers_text, criteria_text, facts_text, policy_text, verdict_text};

/// One change of who gets in. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum AdmissionWrite {
    /// [`crate::Conflict::ChangedMeanwhile`] unless the version before is in force.
    SetPolicy { version: u32, at: At, by: AccountId, policy: Admission },
    /// [`crate::Conflict::Mismatch`] if the version is there already.
    AddCriteria { version: u32, at: At, by: AccountId, criteria: Criteria },
    /// 0 is none. [`crate::Conflict::ChangedMeanwhile`] unless `from` is in force.
    PutInForce { from: u32, to: u32, at: At, by: AccountId },
    /// Replaces region and answers.
    SetForm { account: AccountId, region: Option<Region>, answers: BTreeMap<String, String> },
    /// None: no name any more.
    SetName { account: AccountId, name: Option<Name> },
    /// [`crate::Conflict::ChangedMeanwhile`] if a rule decided by versions that are no longer in force.
    Decide { decision: Decision },
    /// [`crate::Conflict::Mismatch`] if this refusal was appealed before, or another appeal is open.
    AddAppeal { appeal: Appeal },
    /// [`crate::Conflict::Mismatch`] unless it still waits for an answer: of two who answer, one wins.
    AnswerAppeal { id: AppealId, answer: AppealAnswer },
}

/// What decides now.
#[derive(Clone)]
pub struct InForce {
    /// Version 0: as a fresh server is.
    pub admission: (u32, Admission),
    pub criteria: Option<(u32, Criteria)>,
}

/// One version of criteria, with who wrote it when.
#[derive(Clone)]
pub struct CriteriaVersion {
    pub version: u32,
    pub at: At,
    pub by: AccountId,
    pub criteria: Criteria,
}

/// From when on which version was in force; 0: none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PutInForce {
    pub version: u32,
    pub at: At,
    pub by: AccountId,
}

/// What an applicant handed in beside the account. Personal.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub region: Option<Region>,
    pub answers: BTreeMap<String, String>,
    /// The decision by which an owner refused, if one did.
    pub refused: Option<DecisionId>,
    /// As they gave it. Members have one too.
    pub name: Option<Name>,
}

/// Which decisions; of all that is given.
#[derive(Clone, Copy, Default)]
pub struct DecisionsAsked {
    pub account: Option<AccountId>,
    pub outcome: Option<Outcome>,
    /// As [`how_columns`] writes it.
    pub how: Option<&'static str>,
    pub since: Option<At>,
}

/// How many became members since a moment.
#[derive(Clone, Copy)]
pub struct LetInCount {
    pub field: Field,
    pub region: Option<Region>,
    pub count: u32,
}

/// Versions are counted by `domain` far below this.
pub fn version(column: &'static str, value: i64) -> anyhow::Result<u32> {
    u32::try_from(value).map_err(|_| anyhow!("{column} is out of range"))
}

fn account(column: &'static str, value: i64) -> anyhow::Result<AccountId> {
    u64::try_from(value).map(AccountId::new).map_err(|_| anyhow!("{column} is negative"))
}

fn at(column: &'static str, value: i64) -> anyhow::Result<At> {
    u64::try_from(value).map(At).map_err(|_| anyhow!("{column} is negative"))
}

pub fn region(text: Option<&str>) -> anyhow::Result<Option<Region>> {
    text.map(|code| Region::parse(code).map_err(|_| anyhow!("region is no code"))).transpose()
}

pub fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::LetIn => "let_in",
        Outcome::Refused => "refused",
    }
}

/// Columns `how`, `by_account`.
pub fn how_columns(how: How) -> (&'static str, Option<i64>) {
    let number = |id: AccountId| Some(crate::column::number(id.number()));
    match how {
        How::Open => ("open", None),
        How::Criteria => ("criteria", None),
        How::Owner { owner } => ("owner", number(owner)),
        How::Appeal { owner } => ("appeal", number(owner)),
        How::Invite { inviter } => ("invite", number(inviter)),
        How::Voucher { member } => ("voucher", number(member)),
        How::Organisation => ("organisation", None),
        How::FirstStart => ("first_start", None),
    }
}

pub fn read_policy(number: i64, text: &str) -> anyhow::Result<Admission> {
    json::policy(text).with_context(|| format!("admission row {number} is damaged"))
}

pub fn read_criteria(number: i64, text: &str) -> anyhow::Result<Criteria> {
    json::criteria(text).with_context(|| format!("criteria row {number} is damaged"))
}

pub struct CriteriaColumns {
    pub version: i64,
    pub at_ms: i64,
    pub by_account: i64,
    pub rule: String,
}

impl CriteriaColumns {
    pub fn read(self) -> anyhow::Result<CriteriaVersion> {
        Ok(CriteriaVersion {
            version: version("criteria.version", self.version)?,
            at: at("criteria.at_ms", self.at_ms)?,
            by: account("criteria.by_account", self.by_account)?,
            criteria: read_criteria(self.version, &self.rule)?,
        })
    }
}

pub struct PutInForceColumns {
    pub version: i64,
    pub at_ms: i64,
    pub by_account: i64,
}

impl PutInForceColumns {
    pub fn read(self) -> anyhow::Result<PutInForce> {
        Ok(PutInForce {
            version: version("criteria_in_force.version", self.version)?,
            at: at("criteria_in_force.at_ms", self.at_ms)?,
            by: account("criteria_in_force.by_account", self.by_account)?,
        })
    }
}

pub struct FormColumns {
    pub account: i64,
    pub region: Option<String>,
    pub answers: String,
    pub refused: Option<i64>,
    pub sealing_key: Option<String>,
    pub name: Option<String>,
}

impl FormColumns {
    pub fn read(self) -> anyhow::Result<(AccountId, Form)> {
        let number = self.account;
        self.parse().with_context(|| format!("applicant row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<(AccountId, Form)> {
        let whose = account("applicant.account", self.account)?;
        let key = self.sealing_key.as_deref();
        let answers = opened(key, "applicant.answers", whose, &self.answers)?;
        let name = self.name.map(|name| opened(key, "applicant.name", whose, &name)).transpose()?;
        Ok((whose, Form::read(self.region.as_deref(), Some(&answers), self.refused, name.as_deref())?))
    }
}

impl Form {
    /// From columns whose texts are open.
    pub(crate) fn read(
        region: Option<&str>,
        answers: Option<&str>,
        refused: Option<i64>,
        name: Option<&str>,
    ) -> anyhow::Result<Form> {
        let answers = answers.filter(|answers| *answers != GONE).map(json::answers).transpose()?;
        Ok(Form {
            region: self::region(region)?,
            answers: answers.unwrap_or_default(),
            refused: refused.map(decision_id).transpose()?,
            name: name.map(waiting::name).transpose()?,
        })
    }
}

fn decision_id(value: i64) -> anyhow::Result<DecisionId> {
    u64::try_from(value).map(DecisionId::new).map_err(|_| anyhow!("decision is negative"))
}

pub struct DecisionColumns {
    pub id: i64,
    pub account: i64,
    pub at_ms: i64,
    pub outcome: String,
    pub how: String,
    pub by_account: Option<i64>,
    pub admission: i64,
    pub criteria: Option<i64>,
    pub facts: String,
    pub verdict: Option<String>,
    pub sealing_key: Option<String>,
}

impl DecisionColumns {
    pub fn read(self) -> anyhow::Result<Decision> {
        let number = self.id;
        self.parse().with_context(|| format!("decision row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<Decision> {
        let by = || account("by_account", self.by_account.context("by_account is empty")?);
        let whose = account("account", self.account)?;
        let facts = opened(self.sealing_key.as_deref(), "decision.facts", whose, &self.facts)?;
        Ok(Decision {
            id: decision_id(self.id)?,
            account: whose,
            at: at("at_ms", self.at_ms)?,
            outcome: match self.outcome.as_str() {
                "let_in" => Outcome::LetIn,
                "refused" => Outcome::Refused,
                _ => return Err(anyhow!("outcome is no known word")),
            },
            how: match self.how.as_str() {
                "open" => How::Open,
                "criteria" => How::Criteria,
                "owner" => How::Owner { owner: by()? },
                "appeal" => How::Appeal { owner: by()? },
                "invite" => How::Invite { inviter: by()? },
                "voucher" => How::Voucher { member: by()? },
                "organisation" => How::Organisation,
                "first_start" => How::FirstStart,
                _ => return Err(anyhow!("how is no known word")),
            },
            admission: version("admission", self.admission)?,
            criteria: self.criteria.map(|v| version("criteria", v)).transpose()?,
            facts: if facts == GONE { json::lost_facts() } else { json::facts(&facts)? },
            verdict: self.verdict.as_deref().map(json::verdict).transpose()?,
        })
    }
}

pub struct AppealColumns {
    pub id: i64,
    pub account: i64,
    pub decision: i64,
    pub at_ms: i64,
    pub words: String,
    pub answered: Option<i64>,
    pub answered_by: Option<i64>,
    pub let_in: Option<bool>,
    pub answer: Option<String>,
    pub sealing_key: Option<String>,
}

impl AppealColumns {
    pub fn read(self) -> anyhow::Result<Appeal> {
        let number = self.id;
        self.parse().with_context(|| format!("appeal row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<Appeal> {
        let whose = account("account", self.account)?;
        let words = |place, text: &str| {
            let text = opened(self.sealing_key.as_deref(), place, whose, text)?;
            AppealWords::parse(&text).map_err(|_| anyhow!("words are no line"))
        };
        let answer = match (self.answered, self.answered_by, self.let_in) {
            (None, None, None) => None,
            (Some(when), Some(by), Some(let_in)) => Some(AppealAnswer {
                by: account("answered_by", by)?,
                at: at("answered", when)?,
                let_in,
                words: self.answer.as_deref().map(|text| words("appeal.answer", text)).transpose()?,
            }),
            _ => return Err(anyhow!("an answer makes no sense")),
        };
        Ok(Appeal {
            id: AppealId::new(u64::try_from(self.id).map_err(|_| anyhow!("id is negative"))?),
            account: whose,
            decision: decision_id(self.decision)?,
            at: at("at_ms", self.at_ms)?,
            words: words("appeal.words", &self.words)?,
            answer,
        })
    }
}

pub struct LetInColumns {
    pub field: String,
    pub region: Option<String>,
    pub count: i64,
}

impl LetInColumns {
    pub fn read(self) -> anyhow::Result<LetInCount> {
        Ok(LetInCount {
            field: Field::parse(&self.field).map_err(|_| anyhow!("account.field is no known word"))?,
            region: region(self.region.as_deref())?,
            count: u32::try_from(self.count).unwrap_or(u32::MAX),
        })
    }
}
