//! Invites: one member's word for one applicant. Counted, expiring, revocable; refunded when unused.

use super::budget::{Budget, Deeds};
use super::contact::{Bound, ContactHash};
use super::{Account, LetInBy, Refusal, Standing};
use crate::{AccountId, At, InviteId, Line, RoomId};
use std::time::Duration;

/// How long a link works. Longer is kinder; shorter leaves fewer forgotten links about.
pub const INVITE_TTL: Duration = Duration::from_secs(7 * 24 * 3600);

/// Links a member can make in [`INVITE_DAY`], counting those taken back. Whoever makes and revokes without end fills the
/// disk. More forgives more second thoughts; fewer keeps the list shorter.
pub const INVITES_A_DAY: u32 = 20;

/// The same for owners: their whole budget at once.
pub const INVITES_A_DAY_OWNER: u32 = super::INVITE_BUDGET_OWNER;

/// How long a link that was made counts against [`INVITES_A_DAY`], whatever became of it.
pub const INVITE_DAY: Duration = Duration::from_secs(24 * 3600);

/// A few words from whoever invites, shown with the invite.
pub type Note = Line<280>;

/// What the owner's policy says of inviting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvitePolicy {
    /// An invite may be meant for whoever holds its link. Off: each names an account or an address.
    pub link_invites: bool,
    /// A member may let in somebody on the waitlist who named them, for an invite.
    pub members_let_in: bool,
}

impl Default for InvitePolicy {
    fn default() -> Self {
        InvitePolicy { link_invites: true, members_let_in: true }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invite {
    pub id: InviteId,
    pub by: AccountId,
    pub created: At,
    pub expires: At,
    /// A first room to land in.
    pub room: Option<RoomId>,
    /// None: for whoever holds the link.
    pub bound: Option<Bound>,
    pub state: InviteState,
}

/// Expired is not stored: see [`Invite::is_open`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteState {
    Open,
    Accepted { by: AccountId, at: At },
    Revoked { at: At },
}

impl Invite {
    pub fn is_open(&self, now: At) -> bool {
        self.state == InviteState::Open && now < self.expires
    }

    /// Why nobody can use it any more; `Ok` while it is open.
    pub fn check_open(&self, now: At) -> Result<(), Refusal> {
        match self.state {
            InviteState::Accepted { .. } => Err(Refusal::InviteUsed),
            InviteState::Revoked { .. } => Err(Refusal::InviteRevoked),
            InviteState::Open if now >= self.expires => Err(Refusal::InviteExpired),
            InviteState::Open => Ok(()),
        }
    }
}

/// A member about to invite, with all that the rules look at.
#[derive(Clone, Copy)]
pub struct Inviter<'a> {
    pub account: &'a Account,
    /// Of their own at least those that are open or accepted, and those made in the last [`INVITE_DAY`].
    pub invites: &'a [Invite],
    /// What became of those they let in.
    pub deeds: Deeds,
    /// An owner has frozen their branch of the tree.
    pub frozen: bool,
}

impl Inviter<'_> {
    pub fn budget(&self, now: At) -> Budget {
        Budget::of(self, now)
    }

    /// How many more this account may give now.
    pub fn left(&self, now: At) -> u32 {
        self.budget(now).left
    }

    pub(super) fn own(&self) -> impl Iterator<Item = &Invite> {
        self.invites.iter().filter(|invite| invite.by == self.account.id)
    }
}

/// What a new invite should be. `id` is drawn at the rim.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub id: InviteId,
    pub room: Option<RoomId>,
    pub bound: Option<Bound>,
}

pub fn create(by: &Inviter, wish: Wish, policy: &InvitePolicy, now: At) -> Result<Invite, Refusal> {
    if !by.account.is_member() {
        return Err(Refusal::NotAMember);
    }
    if by.frozen {
        return Err(Refusal::Frozen);
    }
    if wish.bound.is_none() && !policy.link_invites {
        return Err(Refusal::LinkInvitesOff);
    }
    if by.left(now) == 0 {
        return Err(Refusal::NoInvitesLeft);
    }
    let Wish { id, room, bound } = wish;
    let expires = now.after(INVITE_TTL);
    Ok(Invite { id, by: by.account.id, created: now, expires, room, bound, state: InviteState::Open })
}

/// Somebody at the door with an invite: who they are, and the addresses that are theirs.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    pub account: &'a Account,
    pub mails: &'a [ContactHash],
    pub phones: &'a [ContactHash],
    /// An owner has put them back on the waitlist: from there only an owner lets them in again.
    pub removed: bool,
}

/// What invite and applicant are after it. To be stored in one transaction: two may hold the same link.
pub fn accept(invite: &Invite, holder: &Holder, now: At) -> Result<(Invite, Standing), Refusal> {
    if holder.account.is_member() {
        return Err(Refusal::AlreadyAMember); // The link stays good for somebody else.
    }
    invite.check_open(now)?;
    let is_theirs = match invite.bound {
        None => true,
        Some(Bound::Account(account)) => account == holder.account.id,
        Some(Bound::Mail(mail)) => holder.mails.contains(&mail),
        Some(Bound::Phone(phone)) => holder.phones.contains(&phone),
    };
    if !is_theirs {
        return Err(Refusal::InviteNotYours);
    }
    if holder.removed {
        return Err(Refusal::RemovedByOwner);
    }
    let by = holder.account.id;
    let standing = Standing::Member { since: now, let_in_by: LetInBy::Invite { inviter: invite.by } };
    Ok((Invite { state: InviteState::Accepted { by, at: now }, ..*invite }, standing))
}

/// A member opens the door to somebody on the waitlist who named them. It costs an invite, which is accepted at once.
pub fn let_in(
    by: &Inviter,
    applicant: &Holder,
    was_named: bool,
    id: InviteId,
    policy: &InvitePolicy,
    now: At,
) -> Result<(Invite, Standing), Refusal> {
    if !policy.members_let_in {
        return Err(Refusal::NotAllowed);
    }
    if !was_named {
        return Err(Refusal::NoSuchAccount); // Who waits is not a list for members to go through.
    }
    let wish = Wish { id, room: None, bound: Some(Bound::Account(applicant.account.id)) };
    let (invite, _) = accept(&create(by, wish, policy, now)?, applicant, now)?;
    let let_in_by = LetInBy::Voucher { member: by.account.id };
    Ok((invite, Standing::Member { since: now, let_in_by }))
}

/// Revoking what is revoked changes nothing.
pub fn revoke(invite: &Invite, by: &Account, now: At) -> Result<Invite, Refusal> {
    if invite.by != by.id {
        return Err(Refusal::NoSuchInvite);
    }
    if let InviteState::Revoked { .. } = invite.state {
        return Ok(*invite);
    }
    invite.check_open(now)?;
    Ok(Invite { state: InviteState::Revoked { at: now }, ..*invite })
}
