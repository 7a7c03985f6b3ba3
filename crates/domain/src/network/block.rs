//! Block: what somebody writes, asks, ticks or follows reaches one no more. They are not told: whatever they do is answered
//! as before.

use super::Refusal;
use crate::AccountId;

/// Whether somebody finds a member by searching. With a block between them, whose ever it is, neither finds the other but by
/// the whole handle: their pages stay open to each other, and a page that is there is found by its address.
pub fn finds(has_block_between: bool, by_whole_handle: bool) -> bool {
    !has_block_between || by_whole_handle
}

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
