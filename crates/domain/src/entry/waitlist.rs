//! The waitlist: an owner sees it and lets an applicant in.

use super::{Account, LetInBy, Refusal, Standing};
use crate::At;

/// Owners see who waits.
pub fn may_see(by: &Account) -> Result<(), Refusal> {
    if by.owner && by.is_member() { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// The applicant's standing after it.
pub fn let_in(by: &Account, applicant: &Account, now: At) -> Result<Standing, Refusal> {
    may_see(by)?;
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    Ok(Standing::Member { since: now, let_in_by: LetInBy::Owner { owner: by.id } })
}

/// Whoever holds the link that the first start printed becomes a member, and the owner. The rim has checked the
/// link, and that it was not used before. The caller sets [`Account::owner`] with it.
pub fn let_in_first(applicant: &Account, now: At) -> Result<Standing, Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember);
    }
    Ok(Standing::Member { since: now, let_in_by: LetInBy::FirstStart })
}
