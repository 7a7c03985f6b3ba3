//! People and what they proved.

use crate::proofs;
use crate::rest::Person;
use domain::entry::{self, Account, Standing};
use domain::{At, MemberId};

impl Person {
    /// `inviter`: the account whose invite was accepted, if there is one. Only members are somebody to the house;
    /// an applicant's `member` is the id they will have.
    pub fn of(account: &Account, inviter: Option<&Account>) -> Person {
        Person {
            member: MemberId::of(account.id).to_string(),
            handle: account.handle.as_str().to_owned(),
            stated: account.stated.as_str().to_owned(),
            field: account.field.key().to_owned(),
            bot: account.bot,
            invited_by: inviter.map(|by| by.handle.as_str().to_owned()),
            member_since_ms: match account.standing {
                Standing::Member { since, .. } => Some(since.0),
                Standing::Applicant => None,
            },
            badge: None,
            name: None,
            name_mark: None,
            avatar: None,
        }
    }
}

impl From<&entry::Badge> for proofs::Badge {
    fn from(badge: &entry::Badge) -> proofs::Badge {
        proofs::Badge {
            organisation: badge.organisation.as_ref().map(|text| text.as_str().to_owned()),
            profession: badge.profession.as_ref().map(|text| text.as_str().to_owned()),
            years: badge.years,
            field: badge.field.map(|field| field.key().to_owned()),
        }
    }
}

impl proofs::ProofRow {
    /// One of somebody's own, as it is at `now`.
    pub fn of(proof: &entry::Proof, now: At) -> proofs::ProofRow {
        let state = match proof.state(now) {
            entry::proof::ProofState::Stands => proofs::ProofState::Stands,
            entry::proof::ProofState::Expiring => proofs::ProofState::Expiring,
            entry::proof::ProofState::Failing => proofs::ProofState::Failing,
            entry::proof::ProofState::Lapsed => proofs::ProofState::Lapsed,
        };
        let kind = match proof.kind {
            entry::ProofKind::WorkMail => proofs::ProofKind::WorkMail,
            entry::ProofKind::SignOn => proofs::ProofKind::SignOn,
            entry::ProofKind::WebPage => proofs::ProofKind::WebPage,
            entry::ProofKind::PeerVouch => proofs::ProofKind::PeerVouch,
            entry::ProofKind::StaffReview => proofs::ProofKind::StaffReview,
        };
        proofs::ProofRow {
            id: proof.id.to_string(),
            proof: kind,
            state,
            organisation: proof.shows.organisation.as_ref().map(|text| text.as_str().to_owned()),
            field: proof.shows.field.map(|field| field.key().to_owned()),
            profession: proof.shows.profession.as_ref().map(|text| text.as_str().to_owned()),
            years: proof.shows.years,
            name: proof.shows.name.as_ref().map(|text| text.as_str().to_owned()),
            proven_ms: proof.proven.0,
            expires_ms: proof.expires.0,
            reason: proof.reason.as_ref().map(|text| text.as_str().to_owned()),
        }
    }
}
