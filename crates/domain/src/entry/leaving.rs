//! Leaving: being erased after a time to think again, taking one's things along, and a server that closes for good.

use super::{Account, Field, Handle, Refusal, Stated};
use crate::At;
use std::time::Duration;

/// How long after asking an account is erased. Signing in again within it is a change of mind.
/// Longer forgives a stolen session and a bad evening; shorter keeps less of who wants to be gone.
pub const LEAVING_GRACE: Duration = Duration::from_hours(14 * 24);

/// How long the handle of an erased account rests: nobody passes for somebody who just left.
pub const HANDLE_RESTS: Duration = Duration::from_hours(90 * 24);

/// How long before it closes a server says so at least: everybody shall be able to fetch what is theirs.
pub const CLOSING_NOTICE: Duration = Duration::from_hours(7 * 24);

/// When the account is erased if it asks now. `typed`: its handle once more, so that no slip erases anybody. Only the
/// write can tell whether another owner stays.
pub fn ask(account: &Account, typed: &str, now: At) -> Result<At, Refusal> {
    if Handle::kept(typed).is_ok_and(|typed| typed == account.handle) {
        Ok(now.after(LEAVING_GRACE))
    } else {
        Err(Refusal::NotYourHandle)
    }
}

/// Until when the handle of an account that is erased now rests.
pub fn handle_rests_until(now: At) -> At {
    now.after(HANDLE_RESTS)
}

/// What of an export another server takes over: words about oneself. Never a standing, a right, or another's word for one.
/// No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// A wish: an account that is there already keeps its own.
    pub handle: Handle,
    pub stated: Stated,
    pub field: Field,
}

impl Profile {
    pub fn of(account: &Account) -> Profile {
        Profile { handle: account.handle.clone(), stated: account.stated.clone(), field: account.field }
    }

    pub fn parse(handle: &str, stated: &str, field: &str) -> Result<Profile, Refusal> {
        Ok(Profile {
            handle: Handle::parse(handle).map_err(|_| Refusal::NoExport)?,
            stated: Stated::parse(stated).map_err(|_| Refusal::NoExport)?,
            field: Field::parse(field).map_err(|_| Refusal::NoExport)?,
        })
    }
}

/// The day a server closes for good, once its operator has said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    pub on: At,
}

impl Closing {
    /// Refused: the day is sooner than [`CLOSING_NOTICE`] from now.
    pub fn announce(on: At, now: At) -> Result<Closing, Refusal> {
        if on < now.after(CLOSING_NOTICE) { Err(Refusal::TooSoonToClose) } else { Ok(Closing { on }) }
    }

    /// From then on everything is erased, and nothing is answered any more.
    pub fn is_due(self, now: At) -> bool {
        now >= self.on
    }
}

/// Nobody new comes into a house that closes.
pub fn may_register(closing: Option<Closing>) -> Result<(), Refusal> {
    if closing.is_some() { Err(Refusal::ServerCloses) } else { Ok(()) }
}
