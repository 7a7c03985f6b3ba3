//! How long a handle stays whose: reserved ones lapse after long absence, old ones rest before anybody else may have them.

use super::{Account, Handle, Refusal};
use crate::{AccountId, At};
use std::time::Duration;

const DAY: u64 = 24 * 3600;

/// An applicant who has not been seen for so long loses the handle that was reserved. Shorter frees names sooner; longer is
/// kinder to those who wait for an answer.
pub const LAPSES_AFTER: Duration = Duration::from_secs(180 * DAY);

/// So long before, they are warned; and nobody loses a handle sooner after a warning than this.
pub const WARNED_BEFORE: Duration = Duration::from_secs(30 * DAY);

/// After a rename nobody else gets the old handle for so long: who looks for somebody must not find another.
pub const OLD_HANDLE_RESTS: Duration = Duration::from_secs(90 * DAY);

/// How often one may choose another handle.
pub const RENAME_EVERY: Duration = Duration::from_secs(30 * DAY);

/// What is due for a reserved handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    Nothing,
    Warning,
    Lapse,
}

/// `warned`: the last warning, if there was one.
pub fn due(account: &Account, seen: At, warned: Option<At>, now: At) -> Due {
    let away = now.since(seen);
    // A warning that was followed by a sign-in is over.
    let warned = warned.filter(|at| *at >= seen);
    match warned {
        _ if account.is_member() || away + WARNED_BEFORE < LAPSES_AFTER => Due::Nothing,
        None => Due::Warning,
        Some(at) if away >= LAPSES_AFTER && now.since(at) >= WARNED_BEFORE => Due::Lapse,
        Some(_) => Due::Nothing,
    }
}

/// Until when an applicant who signs in now keeps the handle without coming back.
pub fn kept_until(seen: At) -> At {
    seen.after(LAPSES_AFTER)
}

/// What an account is called after it lost its handle, until it chooses another. Unique, as ids are.
pub fn placeholder(id: AccountId) -> Handle {
    Handle::parse(&format!("lost_{id}"))
        .expect("four letters, a line and thirteen letters or digits are a handle")
}

/// Nobody chooses a name that is made for somebody who lost theirs.
pub fn may_choose(handle: &Handle) -> Result<(), super::BadHandle> {
    let text = handle.as_str();
    if text.len() == 18 && text.starts_with("lost_") { Err(super::BadHandle::Reserved) } else { Ok(()) }
}

pub fn is_placeholder(account: &Account) -> bool {
    account.handle == placeholder(account.id)
}

/// May this account take another handle? Whoever lost theirs need not wait.
pub fn may_rename(account: &Account, renamed: Option<At>, now: At) -> Result<(), Refusal> {
    match renamed {
        Some(at) if !is_placeholder(account) && now.since(at) < RENAME_EVERY => Err(Refusal::RenamedLately),
        _ => Ok(()),
    }
}

/// An owner gives a squatted handle to whom it belongs. Nobody takes an owner's.
pub fn may_give(by: &Account, holder: &Account, to: &Account) -> Result<(), Refusal> {
    super::waitlist::may_see(by)?;
    if holder.owner {
        return Err(Refusal::IsOwner);
    }
    if holder.id == to.id { Err(Refusal::HandleIsTheirs) } else { Ok(()) }
}
