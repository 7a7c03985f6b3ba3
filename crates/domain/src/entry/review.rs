//! Staff review: somebody says in a few words how what they do can be seen, and an owner decides.

use super::proof::{Organisation, Profession, Reason, YEARS_MAX};
use super::{Account, Field, Name, Proof, ProofKind, Refusal, Shows};
use crate::{AccountId, At, Line, ProofId, ReviewId};

/// What staff are asked to look at, in the asker's own words.
pub type ReviewText = Line<600>;

/// Reviews in one answer to an owner.
pub const REVIEWS_SHOWN: u32 = 200;

/// Asked for, and not decided yet. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub account: AccountId,
    pub text: ReviewText,
    /// What the asker wants to have proved.
    pub asks: Shows,
    pub submitted: At,
}

/// `BadShows` unless something is asked for that can be looked at.
pub fn ask(
    account: &Account,
    id: ReviewId,
    text: ReviewText,
    asks: Shows,
    now: At,
) -> Result<Review, Refusal> {
    check(&asks)?;
    Ok(Review { id, account: account.id, text, asks, submitted: now })
}

/// Owners see what waits, and nobody decides about themselves.
pub fn may_decide(by: &Account, review: &Review) -> Result<(), Refusal> {
    super::waitlist::may_see(by)?;
    if by.id == review.account { Err(Refusal::NotAllowed) } else { Ok(()) }
}

/// The proof that an owner's yes makes. `shows`: what they saw, which may be less than was asked for.
pub fn grant(by: &Account, review: &Review, id: ProofId, shows: Shows, now: At) -> Result<Proof, Refusal> {
    may_decide(by, review)?;
    check(&shows)?;
    Ok(Proof::new(id, review.account, ProofKind::StaffReview, shows, now))
}

/// Staff take back what they saw. It lapses like everything that is found gone: not before its owner has been told, and why.
pub fn take_back(by: &Account, proof: &Proof, reason: Reason, now: At) -> Result<Proof, Refusal> {
    super::waitlist::may_see(by)?;
    if proof.kind != ProofKind::StaffReview || !proof.stands(now) {
        return Err(Refusal::NoSuchProof);
    }
    if proof.failing {
        return Err(Refusal::TakenBackAlready);
    }
    Ok(Proof { reason: Some(reason), ..proof.missing(now) })
}

/// Somebody's years, of which there are at most [`YEARS_MAX`]; and at least a field, so that the badge can say one.
fn check(shows: &Shows) -> Result<(), Refusal> {
    let years_fit = shows.years.is_none_or(|years| (1..=YEARS_MAX).contains(&years));
    if shows.field.is_some() && years_fit { Ok(()) } else { Err(Refusal::BadShows) }
}

/// What somebody typed into the parts of a review; empty parts are left out.
pub fn parse(
    organisation: Option<&str>,
    field: Option<&str>,
    profession: Option<&str>,
    years: Option<u32>,
    name: Option<&str>,
) -> Result<Shows, Refusal> {
    let text = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let organisation = text(organisation).map(|text| Organisation::parse(&text)).transpose();
    let profession = text(profession).map(|text| Profession::parse(&text)).transpose();
    let field = text(field).map(|key| Field::parse(&key)).transpose();
    let name = text(name).map(|text| Name::parse(&text)).transpose();
    Ok(Shows {
        organisation: organisation.map_err(|_| Refusal::BadShows)?,
        field: field.map_err(|_| Refusal::BadShows)?,
        profession: profession.map_err(|_| Refusal::BadShows)?,
        years,
        name: name.map_err(|_| Refusal::BadShows)?,
    })
}
