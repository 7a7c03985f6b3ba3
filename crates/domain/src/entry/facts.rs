//! Everything a criterion may look at about one applicant.

use super::{Field, Region, Stated};
use std::collections::BTreeMap;
use std::time::Duration;

/// Ways to prove a profession, by the keys that criteria name.
pub const PROOF_KINDS: &[&str] = &["work_mail", "sign_on", "web_page", "peer_vouch", "staff_review"];

/// Proofs and vouches that are looked at, each: those past the bound do not count. Bounds what one evaluation costs.
pub const FACTS_MAX: usize = 64;

/// One applicant's, at one moment. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    pub stated: Stated,
    pub field: Field,
    pub region: Option<Region>,
    pub waited: Duration,
    pub proofs: Vec<ProofFact>,
    pub vouches: Vec<VouchFact>,
    /// To the owner's questions, by their keys.
    pub answers: BTreeMap<String, String>,
    pub let_in_lately: LetInLately,
}

/// Something an applicant has proved and that still holds. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct ProofFact {
    /// One of [`PROOF_KINDS`].
    pub kind: &'static str,
    pub field: Option<Field>,
    pub organisation: Option<String>,
    pub years: Option<u32>,
}

/// A member's word for the applicant; of the member only what a rule may weigh.
#[derive(Clone, PartialEq, Eq)]
pub struct VouchFact {
    /// Of the voucher.
    pub field: Field,
    pub member_days: u64,
    pub standing_good: bool,
    pub owner: bool,
}

/// How many became members in the last 30 days: for quotas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LetInLately {
    pub all: u32,
    /// Of the applicant's field.
    pub field: u32,
    /// Of the applicant's region; 0 where none is named.
    pub region: u32,
}

/// What [`LetInLately`] counts.
pub const LATELY: Duration = Duration::from_secs(30 * 24 * 3600);

/// The same text as in [`PROOF_KINDS`], which lives as long as the program.
pub fn proof_kind(text: &str) -> Option<&'static str> {
    PROOF_KINDS.iter().copied().find(|kind| *kind == text)
}
