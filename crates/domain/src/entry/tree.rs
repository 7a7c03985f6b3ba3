//! The vouch tree: who let whom in, and what an owner may do to a branch of it.

use super::{Account, LetInBy, Refusal, Standing};
use crate::{AccountId, At, Line};
use std::collections::{BTreeMap, BTreeSet};

/// How many people one act on a branch may hit. Larger branches are taken part by part, so that one slip of a finger has
/// an end.
pub const BRANCH_MAX: usize = 500;

/// What somebody who was hit has to say.
pub type Appeal = Line<600>;

/// One member as the tree sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    pub account: AccountId,
    /// Whose word let them in. None: they stand at a root.
    pub parent: Option<AccountId>,
    pub owner: bool,
}

impl Leaf {
    /// None for an applicant.
    pub fn of(account: &Account) -> Option<Leaf> {
        let Standing::Member { let_in_by, .. } = account.standing else { return None };
        Some(Leaf { account: account.id, parent: let_in_by.parent(), owner: account.owner })
    }
}

impl LetInBy {
    /// Whoever it was, owners too.
    pub fn by(self) -> Option<AccountId> {
        match self {
            LetInBy::Owner { owner } => Some(owner),
            other => other.parent(),
        }
    }

    /// Whose word it was.
    pub fn parent(self) -> Option<AccountId> {
        match self {
            LetInBy::Invite { inviter } => Some(inviter),
            LetInBy::Voucher { member } => Some(member),
            LetInBy::Owner { .. }
            | LetInBy::FirstStart
            | LetInBy::Organisation
            | LetInBy::Open
            | LetInBy::Criteria { .. } => None,
        }
    }
}

/// What an owner does to a branch, or to one leaf of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// Stays a member; invites, vouches and opens rooms no more.
    Frozen,
    /// Back on the waitlist, signed out everywhere.
    Removed,
}

/// What was done to somebody, until it is lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Struck {
    pub account: AccountId,
    pub hit: Hit,
    /// At the top of the branch that was hit.
    pub root: AccountId,
    pub by: AccountId,
    pub at: At,
    pub appeal: AppealState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealState {
    None,
    Waiting { since: At },
    Denied { at: At },
}

/// Everybody below `root`, and `root` first. Owners are never hit, nor is whoever they let in. Sorted by id after the root.
pub fn branch(root: AccountId, leaves: &[Leaf]) -> Result<Vec<AccountId>, Refusal> {
    let mut children: BTreeMap<AccountId, Vec<&Leaf>> = BTreeMap::new();
    for leaf in leaves {
        if let Some(parent) = leaf.parent {
            children.entry(parent).or_default().push(leaf);
        }
    }
    let top = leaves.iter().find(|leaf| leaf.account == root).ok_or(Refusal::NoSuchAccount)?;
    if top.owner {
        return Err(Refusal::IsOwner);
    }
    let (mut hit, mut open) = (BTreeSet::from([root]), vec![root]);
    while let Some(next) = open.pop() {
        for leaf in children.get(&next).into_iter().flatten() {
            // Inserting says whether it is new: a loop in damaged data ends here.
            if !leaf.owner && hit.insert(leaf.account) {
                open.push(leaf.account);
            }
        }
        if hit.len() > BRANCH_MAX {
            return Err(Refusal::BranchTooLarge);
        }
    }
    hit.remove(&root);
    Ok([root].into_iter().chain(hit).collect())
}

/// Owners look at the tree and act on it.
pub fn may_see(by: &Account) -> Result<(), Refusal> {
    super::waitlist::may_see(by)
}

/// Whether `hit` changes anything for somebody: a removed one is not frozen as well.
pub fn changes(hit: Hit, before: Option<&Struck>) -> bool {
    !matches!(
        (hit, before.map(|struck| struck.hit)),
        (_, Some(Hit::Removed)) | (Hit::Frozen, Some(Hit::Frozen))
    )
}

/// Somebody who was hit says why it should be lifted: once.
pub fn appeal(struck: Option<&Struck>, now: At) -> Result<Struck, Refusal> {
    let struck = struck.ok_or(Refusal::NothingToAppeal)?;
    match struck.appeal {
        AppealState::None => Ok(Struck { appeal: AppealState::Waiting { since: now }, ..*struck }),
        AppealState::Waiting { .. } | AppealState::Denied { .. } => Err(Refusal::AppealedAlready),
    }
}

/// Lifting a removal makes a member again, on this owner's word: the old branch has no hold on them.
pub fn lift(by: &Account, struck: &Struck, now: At) -> Result<Option<Standing>, Refusal> {
    may_see(by)?;
    let standing = Standing::Member { since: now, let_in_by: LetInBy::Owner { owner: by.id } };
    Ok((struck.hit == Hit::Removed).then_some(standing))
}

/// May this member open a room?
pub fn may_open_rooms(struck: Option<&Struck>) -> Result<(), Refusal> {
    if struck.is_some() { Err(Refusal::Frozen) } else { Ok(()) }
}
