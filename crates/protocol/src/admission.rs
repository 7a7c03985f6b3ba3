//! What crosses HTTP about who gets in: admission, criteria, the form, decisions, appeals.

use crate::tell::Refused;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionMode {
    /// Whoever registers is a member.
    Open,
    /// Only by an invite, or an owner's hand.
    Invite,
    /// The criteria in force decide.
    Waitlist,
    /// An owner reads the form and decides.
    Reviewed,
    /// Only by the organisation's sign-on or work mail.
    Organisation,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum NamePolicy {
    AsStated,
    Proven,
    Pseudonym,
}

/// A question of the owner's on the form.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// 1 to 32 of a-z, 0-9 and `_`, a letter first.
    pub key: String,
    pub words: String,
    pub required: bool,
}

/// `GET` and `PUT /api/admin/admission`. When put: `version` is the one it changes.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct AdmissionPolicy {
    /// 0: never set.
    pub version: u32,
    pub mode: AdmissionMode,
    /// An invite lets in whatever the mode.
    pub invites: bool,
    pub link_invites: bool,
    /// A member may let in an applicant who named them.
    pub members_let_in: bool,
    pub names: NamePolicy,
    /// The form asks for a region; leaving it empty is allowed.
    pub region: bool,
    pub questions: Vec<Question>,
}

/// What a part of criteria looks at: by it an applicant knows what they can do about it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
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

/// One part of criteria as everybody may read it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PartWords {
    pub key: String,
    pub words: String,
    pub looks_at: Vec<LooksAt>,
}

/// `GET /api/entry`: how one gets in here, and what the form asks. For everybody.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct EntryCard {
    pub mode: AdmissionMode,
    pub invites: bool,
    pub names: NamePolicy,
    pub region: bool,
    pub questions: Vec<Question>,
    /// What the criteria in force look at; empty where none decide.
    pub parts: Vec<PartWords>,
    /// So many of the parts; none: all of them.
    #[schema(required)]
    pub at_least: Option<u32>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct PartState {
    pub key: String,
    pub words: String,
    pub looks_at: Vec<LooksAt>,
    pub met: bool,
}

/// `GET /api/wait`: an applicant's own way in. Nothing of anybody else stands in it.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct Wait {
    pub mode: AdmissionMode,
    /// An invite would let in.
    pub invites: bool,
    pub parts: Vec<PartState>,
    #[schema(required)]
    pub at_least: Option<u32>,
    /// The form: what is asked, and what was answered.
    pub asks_region: bool,
    pub questions: Vec<Question>,
    #[schema(required)]
    pub region: Option<String>,
    pub answers: BTreeMap<String, String>,
    /// When an owner said no.
    #[schema(required)]
    pub refused_ms: Option<u64>,
    pub may_appeal: bool,
    #[schema(required)]
    pub appeal: Option<AppealState>,
}

/// One's own appeal.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct AppealState {
    pub at_ms: u64,
    pub words: String,
    #[schema(required)]
    pub answered_ms: Option<u64>,
    /// The owner's words, where there are any.
    #[schema(required)]
    pub answer: Option<String>,
}

/// `PUT /api/wait`: region and answers anew.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct EntryForm {
    #[serde(default)]
    #[ts(optional = nullable)]
    pub region: Option<String>,
    #[serde(default)]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub answers: BTreeMap<String, String>,
}

/// `POST /api/wait/appeal`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewAppeal {
    pub words: String,
}

/// A rule for who gets in. `expression`: Common Expression Language over the facts that docs/criteria.md names.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct CriteriaRule {
    pub name: String,
    /// So many of the parts; none: all of them.
    #[serde(default)]
    #[schema(required)]
    pub at_least: Option<u32>,
    pub parts: Vec<CriteriaPart>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct CriteriaPart {
    pub key: String,
    /// For the applicant, in plain words.
    pub words: String,
    pub expression: String,
    /// Declared: one more proof, vouch or day of waiting never unmakes it. Tried out when saved.
    pub monotone: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CriteriaVersion {
    pub version: u32,
    pub at_ms: u64,
    /// Handle of the owner who wrote it.
    pub by: String,
    pub rule: CriteriaRule,
}

/// From when on a version was in force. 0: none.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CriteriaInForce {
    pub version: u32,
    pub at_ms: u64,
    pub by: String,
}

/// `GET /api/admin/criteria`, both latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct CriteriaHistory {
    /// 0: none.
    pub in_force: u32,
    pub versions: Vec<CriteriaVersion>,
    pub put_in_force: Vec<CriteriaInForce>,
}

/// The answer to `POST /api/admin/criteria`. A new version is not in force yet.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct CriteriaSaved {
    pub version: u32,
}

/// Why a rule is not taken: 422. A superset of `Problem`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct CriteriaProblem {
    pub refusal: Refused,
    /// Key of the part, if it is about one.
    #[schema(required)]
    pub part: Option<String>,
    pub why: CriteriaWhy,
    /// What in the text it is about.
    #[schema(required)]
    pub word: Option<String>,
}

/// Keys of the Fluent catalogue (`criteria-why-<key>`).
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum CriteriaWhy {
    BadText,
    BadKey,
    NoParts,
    TooManyParts,
    SameKey,
    Need,
    Empty,
    TooLong,
    TooDeep,
    Syntax,
    UnknownName,
    UnknownField,
    UnknownFunction,
    WrongType,
    NotYesOrNo,
    UnknownAnswer,
    NotMonotoneProof,
    NotMonotoneVouch,
    NotMonotoneWaiting,
}

/// `POST /api/admin/criteria/{version}/in-force`. Version 0: no criteria from now on.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct PutInForce {
    /// The version that is in force until now; refused if it is another.
    pub from: u32,
}

/// `POST /api/admin/criteria/dry-run`: what would change if this were in force.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewDryRun {
    pub rule: CriteriaRule,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct DryRun {
    pub applicants: u32,
    /// Waiting, and would get in.
    pub enters: u32,
    /// Met by the rule in force now, and not by this one.
    pub no_longer: u32,
    /// Were let in by criteria before and would not be by these. They stay members.
    pub members_no_longer: u32,
    pub by_field: Vec<DryRunRow>,
    /// By the handle of the member who vouched; empty where nobody did.
    pub by_voucher: Vec<DryRunRow>,
    /// Handles of the first who would enter, longest waiting first.
    pub first: Vec<String>,
    /// Of the first who would no longer.
    pub first_no_longer: Vec<String>,
    pub took_ms: u64,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
pub struct DryRunRow {
    pub key: String,
    pub enters: u32,
    pub no_longer: u32,
}

/// A row of `GET /api/admin/waitlist`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct WaitlistRow {
    pub account: String,
    pub handle: String,
    /// As they gave it, if they did.
    #[schema(required)]
    pub name: Option<String>,
    pub stated: String,
    pub field: String,
    #[schema(required)]
    pub region: Option<String>,
    pub registered_ms: u64,
    /// By the keys of the questions.
    pub answers: BTreeMap<String, String>,
    pub parts: Vec<PartState>,
    pub refused: bool,
}

/// `GET /api/admin/waitlist`: longest waiting first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct WaitlistPage {
    pub rows: Vec<WaitlistRow>,
    /// Ask again with `after` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `POST /api/admin/review/{account}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub let_in: bool,
}

/// `GET /api/admin/appeals`: those that wait for an answer, oldest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct AppealRow {
    pub appeal: String,
    pub account: String,
    pub handle: String,
    pub stated: String,
    pub field: String,
    pub at_ms: u64,
    pub words: String,
}

/// `POST /api/admin/appeals/{appeal}`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AnswerAppeal {
    pub let_in: bool,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub words: Option<String>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum DecisionOutcome {
    LetIn,
    Refused,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum DecisionHow {
    Open,
    Criteria,
    Owner,
    Appeal,
    /// A member's invite.
    Invite,
    /// A member whom the applicant had named.
    Voucher,
    /// The organisation's directory or mail.
    Organisation,
    /// The link that the first start prints.
    FirstStart,
}

/// A row of `GET /api/admin/decisions`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct DecisionRow {
    pub decision: String,
    pub at_ms: u64,
    pub account: String,
    pub handle: String,
    pub outcome: DecisionOutcome,
    pub how: DecisionHow,
    /// Handle of the owner who decided, or of the member whose word it was.
    #[schema(required)]
    pub by: Option<String>,
    /// Version of the admission, 0: as a fresh server is.
    pub admission: u32,
    /// Version of the criteria that were in force.
    #[schema(required)]
    pub criteria: Option<u32>,
    pub met: Vec<String>,
    pub missing: Vec<String>,
}

/// `GET /api/admin/decisions`: latest first.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct DecisionPage {
    pub rows: Vec<DecisionRow>,
    /// Ask again with `before` = this; none: that was all.
    #[schema(required)]
    pub next: Option<String>,
}

/// `GET /api/admin/decisions/{decision}`: with what was looked at.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct DecisionDetail {
    pub row: DecisionRow,
    /// Of the admission of that version.
    pub mode: AdmissionMode,
    /// The criteria of that version; empty where none were in force.
    #[schema(required)]
    pub rule: Option<CriteriaRule>,
    pub parts: Vec<PartState>,
    /// As it is stored: fields are added over time, never renamed.
    pub facts: String,
    /// The same version over the same facts says the same today; none: no criteria were in force.
    #[schema(required)]
    pub replays: Option<bool>,
}

/// `GET /api/decision`: the latest one about oneself, explained. Nothing of anybody else stands in it but whose invite
/// or word it was.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct OwnDecision {
    pub at_ms: u64,
    pub outcome: DecisionOutcome,
    pub how: DecisionHow,
    /// Handle of the member whose invite or word it was.
    #[schema(required)]
    pub by: Option<String>,
    /// Version of the criteria that were in force.
    #[schema(required)]
    pub criteria: Option<u32>,
    #[schema(required)]
    pub at_least: Option<u32>,
    /// What those criteria said then.
    pub parts: Vec<PartState>,
}

/// `PUT /api/me/name`. None, or empty: no name any more.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct NewName {
    #[ts(optional = nullable)]
    pub name: Option<String>,
}
