//! An account: who somebody says they are, and whether they were let in.

use super::{Field, Handle};
use crate::{AccountId, At, Line, MemberId};

/// What somebody does, in their own words, 1 to 120 characters. Shown as stated, not verified.
pub type Stated = Line<120>;

/// A login and its devices. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub handle: Handle,
    pub stated: Stated,
    pub field: Field,
    pub registered: At,
    pub standing: Standing,
    /// Owns this server: sees the waitlist, lets applicants in.
    pub owner: bool,
    /// A program, not a person.
    pub bot: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the waitlist; the handle is reserved.
    Applicant,
    Member {
        since: At,
        let_in_by: LetInBy,
    },
}

/// Whose word made a member. Remembered, and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetInBy {
    Invite {
        inviter: AccountId,
    },
    Owner {
        owner: AccountId,
    },
    /// By the link that the first start prints.
    FirstStart,
    /// The organisation's own directory or mail, on a server in organisation mode.
    Organisation,
    /// Registered while everybody was let in.
    Open,
    /// By the owner's written rule, in this version.
    Criteria {
        version: u32,
    },

    /// A member whom they had named, for one of that member's invites.
    Voucher {
        member: AccountId,
    },
}

impl Account {
    pub fn is_member(&self) -> bool {
        matches!(self.standing, Standing::Member { .. })
    }

    /// `None` for an applicant.
    pub fn member(&self) -> Option<MemberId> {
        self.is_member().then(|| MemberId::of(self.id))
    }

    /// Whose word let them in, if it was somebody's.
    pub fn inviter(&self) -> Option<AccountId> {
        match self.standing {
            Standing::Member { let_in_by, .. } => let_in_by.parent(),
            Standing::Applicant => None,
        }
    }
}
