//! What crosses HTTP about proofs, badges, staff review and sign-on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ProofKind {
    WorkMail,
    SignOn,
    WebPage,
    PeerVouch,
    StaffReview,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ProofState {
    Stands,
    /// Its end is near: renew it.
    Expiring,
    /// No longer found where it was; lapses at its end unless it is back.
    Failing,
    Lapsed,
}

/// What stands beside a name, or in its place.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum NameMark {
    /// Nobody has looked at it.
    Stated,
    /// A proof carries it.
    Proven,
    /// Names are shown here once they are proven, and theirs is not.
    NotProven,
}

/// What is proved of somebody, as far as they show it and a crowd fits it. All empty: "verified professional".
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Eq)]
pub struct Badge {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub profession: Option<String>,
    /// At least so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub years: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub field: Option<String>,
}

/// One of one's own proofs.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct ProofRow {
    pub id: String,
    pub proof: ProofKind,
    pub state: ProofState,
    #[schema(required)]
    pub organisation: Option<String>,
    #[schema(required)]
    pub field: Option<String>,
    #[schema(required)]
    pub profession: Option<String>,
    #[schema(required)]
    pub years: Option<u32>,
    #[schema(required)]
    pub name: Option<String>,
    pub proven_ms: u64,
    pub expires_ms: u64,
    /// Why staff took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    #[schema(nullable = false)]
    pub reason: Option<String>,
}

/// `POST /api/admin/people/{member}/proofs/{proof}/take-back`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    /// For whose proof it is.
    pub reason: String,
}

/// `POST /api/badge`: which proof the badge is of, and what of it is shown.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct BadgeChoice {
    pub proof: String,
    pub organisation: bool,
    pub profession: bool,
    pub years: bool,
    pub field: bool,
}

/// `GET /api/proofs`: one's own, and how the badge looks to others now.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct MyProofs {
    pub proofs: Vec<ProofRow>,
    #[schema(required)]
    pub choice: Option<BadgeChoice>,
    #[schema(required)]
    pub badge: Option<Badge>,
    /// A badge fits at least so many members, or says less.
    pub crowd_min: u32,
    /// Codes can be sent by mail.
    pub work_mail: bool,
    /// A page has to link here with `rel="me"`.
    pub profile_url: String,
    /// The latest review asked for.
    #[schema(required)]
    pub review: Option<ReviewState>,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    Open,
    Granted,
    Declined,
    Withdrawn,
}

/// `POST /api/proofs/work-mail`: sends a code there.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct WorkMail {
    pub address: String,
}

/// `POST /api/proofs/work-mail/code`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct WorkMailCode {
    pub code: String,
}

/// `POST /api/proofs/web-page`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct WebPage {
    pub url: String,
}

/// `POST /api/proofs/review`: what staff should see, and how they can.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct AskReview {
    pub text: String,
    pub field: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub organisation: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub profession: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub years: Option<u32>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}

/// `GET /api/admin/proofs`, for owners.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct ReviewRow {
    pub id: String,
    pub account: String,
    pub handle: String,
    /// As stated by them, not verified.
    pub stated: String,
    pub text: String,
    #[schema(required)]
    pub field: Option<String>,
    #[schema(required)]
    pub organisation: Option<String>,
    #[schema(required)]
    pub profession: Option<String>,
    #[schema(required)]
    pub years: Option<u32>,
    /// The name that is to be proven, if one is.
    #[schema(required)]
    pub name: Option<String>,
    pub submitted_ms: u64,
}

/// `POST /api/admin/proofs/{review}/grant`: what was seen, which may be less than was asked for.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct GrantReview {
    pub field: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub organisation: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub profession: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub years: Option<u32>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}

/// `GET /api/sign-on`: where one can sign on, for everybody.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone, PartialEq)]
pub struct SignOnCard {
    pub provider: String,
    /// On the button.
    pub label: String,
    /// Run by the organisation itself, so that signing on proves to belong to it.
    pub organisation: bool,
}

#[derive(Serialize, Deserialize, TS, ToSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum SignOnPurpose {
    SignIn,
    Prove,
}

/// `POST /api/sign-on/{provider}/start`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct StartSignOn {
    pub purpose: SignOnPurpose,
}

/// Where the browser goes next.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct SignOnStarted {
    pub url: String,
}

/// `GET /api/sign-on/arrival`: who just signed on in this browser and is not in yet.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
pub struct Arrival {
    pub provider: String,
    /// A handle they might like; may be taken.
    pub handle: String,
    /// The login opens an account that has a second factor: it is shown next, and no handle is chosen.
    pub second: bool,
    /// As the provider calls them.
    #[schema(required)]
    pub name: Option<String>,
}

/// `POST /api/sign-on/second`.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct ShowSecond {
    /// Of the authenticator app, or a recovery code.
    pub code: String,
}

/// `POST /api/sign-on/arrival`: makes the account.
#[derive(Serialize, Deserialize, TS, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Arrive {
    pub handle: String,
    pub stated: String,
    pub field: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
}
