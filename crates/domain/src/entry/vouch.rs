//! Vouching: a member gives their word for somebody on the waitlist, in their own field of work.

use super::{Account, Refusal};
use crate::{AccountId, At};
use std::time::Duration;

/// Words a member may give in [`VOUCH_WEEK`], counting those taken back. More lets people in faster; fewer makes each
/// weigh more.
pub const VOUCHES_A_WEEK: u32 = 5;

pub const VOUCH_WEEK: Duration = Duration::from_secs(7 * 24 * 3600);

/// Members whom an applicant may name. More finds somebody sooner; fewer keeps members from being asked by strangers.
pub const NAMED_MAX: u32 = 5;

/// One member's word for one applicant: at most one a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vouch {
    pub by: AccountId,
    pub applicant: AccountId,
    pub at: At,
    pub withdrawn: Option<At>,
}

impl Vouch {
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

/// How many more words this member may give now. `given`: at least those of the last [`VOUCH_WEEK`].
pub fn left(by: &Account, given: &[Vouch], frozen: bool, now: At) -> u32 {
    if !by.is_member() || frozen {
        return 0;
    }
    let lately = given.iter().filter(|vouch| vouch.by == by.id && now.since(vouch.at) < VOUCH_WEEK);
    VOUCHES_A_WEEK.saturating_sub(lately.count() as u32)
}

/// A member vouches. `was_named`: the applicant named them. Giving again what stands changes nothing.
pub fn give(
    by: &Account,
    applicant: &Account,
    was_named: bool,
    given: &[Vouch],
    frozen: bool,
    now: At,
) -> Result<Vouch, Refusal> {
    if !by.is_member() {
        return Err(Refusal::NotAMember);
    }
    if frozen {
        return Err(Refusal::Frozen);
    }
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    if by.field != applicant.field {
        // Whom nobody named them to, they learn nothing of.
        return Err(if was_named { Refusal::OtherField } else { Refusal::NoSuchAccount });
    }
    let before = given.iter().find(|vouch| vouch.by == by.id && vouch.applicant == applicant.id);
    if let Some(stands) = before.filter(|vouch| vouch.stands()) {
        return Ok(*stands);
    }
    // Giving anew what was taken back this week counts once more nowhere: the pair has one row.
    let others: Vec<Vouch> = given.iter().filter(|vouch| vouch.applicant != applicant.id).copied().collect();
    if left(by, &others, frozen, now) == 0 {
        return Err(Refusal::TooManyVouches);
    }
    Ok(Vouch { by: by.id, applicant: applicant.id, at: now, withdrawn: None })
}

/// Taken back until the applicant is in. Taking back what does not stand changes nothing.
pub fn withdraw(vouch: &Vouch, applicant: &Account, now: At) -> Result<Vouch, Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    Ok(Vouch { withdrawn: Some(vouch.withdrawn.unwrap_or(now)), ..*vouch })
}

/// An applicant names a member who knows them. Somebody who is no member is answered like nobody.
pub fn name(by: &Account, member: Option<&Account>, named: &[AccountId]) -> Result<AccountId, Refusal> {
    if by.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    let member = member.filter(|member| member.is_member() && !member.bot).ok_or(Refusal::NoSuchAccount)?;
    if !named.contains(&member.id) && named.len() as u32 >= NAMED_MAX {
        return Err(Refusal::TooManyNamed);
    }
    Ok(member.id)
}
