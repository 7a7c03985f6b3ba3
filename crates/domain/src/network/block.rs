//! Block: what somebody writes, asks, ticks or follows reaches one no more. They are not told: whatever they do is answered
//! as before.

use super::Refusal;
use crate::AccountId;

/// Whom one member blocks at most.
pub const BLOCKED_MAX: u32 = 2000;

/// Whether anything changes: whoever is blocked already stays so. `blocked`: how many `by` has blocked.
pub fn block(by: AccountId, member: AccountId, blocks: bool, blocked: u32) -> Result<bool, Refusal> {
    if by == member {
        Err(Refusal::NotYourself)
    } else if blocks {
        Ok(false)
    } else if blocked >= BLOCKED_MAX {
        Err(Refusal::TooManyBlocked)
    } else {
        Ok(true)
    }
}
