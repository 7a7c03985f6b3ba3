//! Invites: one member's word for one applicant. Counted, expiring, revocable; refunded when unused.

use super::{Account, LetInBy, Refusal, Standing};
use crate::{AccountId, At, InviteId, RoomId};
use std::time::Duration;

/// How many people a member can vouch for. An accepted invite is spent; others come back.
/// More lets the house grow faster; fewer makes each word weigh more.
pub const INVITE_BUDGET: u32 = 5;

/// The same for owners, who could let anybody in from the waitlist anyway.
pub const INVITE_BUDGET_OWNER: u32 = 1000;

/// How long a link works. Longer is kinder; shorter leaves fewer forgotten links about.
pub const INVITE_TTL: Duration = Duration::from_secs(7 * 24 * 3600);

/// Links a member can make in [`INVITE_DAY`], counting those taken back. Whoever makes and revokes without end fills the
/// disk. More forgives more second thoughts; fewer keeps the list shorter.
pub const INVITES_A_DAY: u32 = 20;

/// The same for owners: their whole budget at once.
pub const INVITES_A_DAY_OWNER: u32 = INVITE_BUDGET_OWNER;

/// How long a link that was made counts against [`INVITES_A_DAY`], whatever became of it.
pub const INVITE_DAY: Duration = Duration::from_secs(24 * 3600);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invite {
    pub id: InviteId,
    pub by: AccountId,
    pub created: At,
    pub expires: At,
    /// A first room to land in.
    pub room: Option<RoomId>,
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
}

/// How many more this account may give now. `invites`: of its own at least those that are open or accepted, and those
/// made in the last [`INVITE_DAY`].
pub fn left(account: &Account, invites: &[Invite], now: At) -> u32 {
    let (budget, a_day) = match (account.is_member(), account.owner) {
        (false, _) => (0, 0),
        (true, false) => (INVITE_BUDGET, INVITES_A_DAY),
        (true, true) => (INVITE_BUDGET_OWNER, INVITES_A_DAY_OWNER),
    };
    let own = || invites.iter().filter(|invite| invite.by == account.id);
    let is_spent =
        |invite: &&Invite| invite.is_open(now) || matches!(invite.state, InviteState::Accepted { .. });
    let spent = own().filter(is_spent).count() as u32;
    let made = own().filter(|invite| now.since(invite.created) < INVITE_DAY).count() as u32;
    budget.saturating_sub(spent).min(a_day.saturating_sub(made))
}

/// `invites`: as for [`left`]. `id` is drawn at the rim.
pub fn create(
    account: &Account,
    invites: &[Invite],
    now: At,
    id: InviteId,
    room: Option<RoomId>,
) -> Result<Invite, Refusal> {
    if !account.is_member() {
        return Err(Refusal::NotAMember);
    }
    if left(account, invites, now) == 0 {
        return Err(Refusal::NoInvitesLeft);
    }
    Ok(Invite {
        id,
        by: account.id,
        created: now,
        expires: now.after(INVITE_TTL),
        room,
        state: InviteState::Open,
    })
}

/// What invite and applicant are after it. To be stored in one transaction: two may hold the same link.
pub fn accept(invite: &Invite, applicant: &Account, now: At) -> Result<(Invite, Standing), Refusal> {
    if applicant.is_member() {
        return Err(Refusal::AlreadyAMember); // The link stays good for somebody else.
    }
    if !invite.is_open(now) {
        return Err(Refusal::InviteGone);
    }
    let state = InviteState::Accepted { by: applicant.id, at: now };
    let standing = Standing::Member { since: now, let_in_by: LetInBy::Invite { inviter: invite.by } };
    Ok((Invite { state, ..*invite }, standing))
}

/// Revoking what is revoked changes nothing.
pub fn revoke(invite: &Invite, by: &Account, now: At) -> Result<Invite, Refusal> {
    if invite.by != by.id {
        return Err(Refusal::NoSuchInvite);
    }
    match invite.state {
        InviteState::Revoked { .. } => Ok(*invite),
        InviteState::Open if invite.is_open(now) => {
            Ok(Invite { state: InviteState::Revoked { at: now }, ..*invite })
        }
        InviteState::Open | InviteState::Accepted { .. } => Err(Refusal::InviteGone),
    }
}
