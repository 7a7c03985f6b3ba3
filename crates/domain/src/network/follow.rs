//! Follow: somebody's rooms come first in one's hallway. It asks nothing of them, and ends when either likes.

use super::Refusal;
use crate::MemberId;

/// Whom one member follows at most. More would be nobody in particular; what is loaded for their hallway grows with it.
pub const FOLLOWS_MAX: u32 = 2000;

/// Whether anything changes: whoever follows already goes on doing so. `followed`: how many `by` follows.
pub fn follow(by: MemberId, member: MemberId, follows: bool, followed: u32) -> Result<bool, Refusal> {
    if by == member {
        Err(Refusal::Yourself)
    } else if follows {
        Ok(false)
    } else if followed >= FOLLOWS_MAX {
        Err(Refusal::TooManyFollowed)
    } else {
        Ok(true)
    }
}
