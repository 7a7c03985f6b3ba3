//! Vouching: a member gives their word for somebody, on the waitlist or in, in their own field of work.

use super::{Account, Refusal};
use crate::{AccountId, At};
use std::time::Duration;

/// Words a member may give in [`VOUCH_WEEK`], counting those taken back. More lets people in faster; fewer makes each
/// weigh more.
pub const VOUCHES_A_WEEK: u32 = 5;

pub const VOUCH_WEEK: Duration = Duration::from_secs(7 * 24 * 3600);

/// Members whom an applicant may name. More finds somebody sooner; fewer keeps members from being asked by strangers.
pub const NAMED_MAX: u32 = 5;

/// One member's word for one account: at most one a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vouch {
    pub by: AccountId,
    /// Whom it is for: an applicant, or somebody who was one.
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
    if by.id == applicant.id || applicant.bot {
        return Err(Refusal::NotAllowed);
    }
    if by.field != applicant.field {
        // Of applicants whom nobody named them to, they learn nothing.
        let is_known = was_named || applicant.is_member();
        return Err(if is_known { Refusal::OtherField } else { Refusal::NoSuchAccount });
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

/// Taken back at any time: nobody is put out by it, and it proves nothing any more. Taking back what does not stand
/// changes nothing.
pub fn withdraw(vouch: &Vouch, now: At) -> Vouch {
    Vouch { withdrawn: Some(vouch.withdrawn.unwrap_or(now)), ..*vouch }
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
