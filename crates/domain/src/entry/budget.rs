//! How many invites a member has: grown and shrunk by what those they let in do, and grown by hosting.
//!
//! The rule: everybody starts with [`INVITE_BUDGET`]. An invite that is open or was accepted is spent; one that was taken
//! back or expired is not. Whoever was let in gives one back by staying ([`STAYS_AFTER`]), and one more by opening a room
//! that others took part in. Each such room of one's own gives one as well, up to [`OWN_ROOMS_MAX`]. An upheld report about
//! somebody let in takes [`UPHELD_COSTS`]. Nobody holds more than [`INVITES_AT_ONCE`] at a time, and nobody less than none.

use super::invite::{INVITE_DAY, INVITES_A_DAY, INVITES_A_DAY_OWNER, InviteState, Inviter};
use crate::{AccountId, At};
use std::time::Duration;

/// How many people a new member can bring. More lets the house grow faster; fewer makes each word weigh more.
pub const INVITE_BUDGET: u32 = 5;

/// The same for owners, who could let anybody in from the waitlist anyway. Theirs does not depend on deeds.
pub const INVITE_BUDGET_OWNER: u32 = 1000;

/// Invites a member can hold unspent. Whoever brought a hundred who stayed does not bring a hundred in one night.
pub const INVITES_AT_ONCE: u32 = 10;

/// Whoever is still a member, and was seen, after so long has stayed. Longer tells visitors from members more surely;
/// shorter gives invites back sooner.
pub const STAYS_AFTER: Duration = Duration::from_secs(14 * 24 * 3600);

/// Rooms of one's own that count. More rewards hosts; fewer leaves less to two who open rooms for each other.
pub const OWN_ROOMS_MAX: u32 = 3;

/// What an upheld report about somebody costs whoever let them in. More than one of the good ones gives back.
pub const UPHELD_COSTS: u32 = 2;

/// Somebody whom this member let in, as far as the rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitee {
    pub account: AccountId,
    pub let_in: At,
    pub is_member: bool,
    pub last_seen: At,
    /// Has opened a room that others took part in: raised a hand, came on stage. Who only listens leaves no trace.
    pub hosted: bool,
    /// Reports about them that were upheld, removals by an owner among them.
    pub upheld: u32,
}

/// What became of everybody whom one member let in, and what they did themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deeds {
    pub stayed: u32,
    pub hosted: u32,
    pub upheld: u32,
    /// Rooms they opened that others took part in.
    pub own_rooms: u32,
}

impl Deeds {
    pub fn of(invitees: &[Invitee], own_rooms: u32) -> Deeds {
        let count = |has: &dyn Fn(&Invitee) -> bool| invitees.iter().filter(|one| has(one)).count() as u32;
        Deeds {
            stayed: count(&Invitee::has_stayed),
            hosted: count(&|one| one.is_member && one.hosted),
            upheld: invitees.iter().fold(0, |sum, one| sum.saturating_add(one.upheld)),
            own_rooms: own_rooms.min(OWN_ROOMS_MAX),
        }
    }
}

impl Invitee {
    fn has_stayed(&self) -> bool {
        self.is_member && self.last_seen.since(self.let_in) >= STAYS_AFTER
    }
}

/// A member's invites, and why they are so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// What everybody starts with.
    pub base: u32,
    pub deeds: Deeds,
    pub open: u32,
    pub accepted: u32,
    /// The most that may be made at once, however many were earned.
    pub at_once: u32,
    /// How many more may be made now.
    pub left: u32,
}

impl Budget {
    pub fn of(by: &Inviter, now: At) -> Budget {
        let owner = by.account.owner;
        let base = match by.account.is_member() && !by.frozen {
            false => 0,
            true if owner => INVITE_BUDGET_OWNER,
            true => INVITE_BUDGET,
        };
        let open = by.own().filter(|invite| invite.is_open(now)).count() as u32;
        let is_accepted = |state: &InviteState| matches!(state, InviteState::Accepted { .. });
        let accepted = by.own().filter(|invite| is_accepted(&invite.state)).count() as u32;
        let made = by.own().filter(|invite| now.since(invite.created) < INVITE_DAY).count() as u32;
        let deeds = if owner { Deeds::default() } else { by.deeds };
        let (at_once, a_day) =
            if owner { (INVITE_BUDGET_OWNER, INVITES_A_DAY_OWNER) } else { (INVITES_AT_ONCE, INVITES_A_DAY) };
        let left = if base == 0 {
            0
        } else {
            let earned =
                [deeds.stayed, deeds.hosted, deeds.own_rooms].into_iter().fold(base, u32::saturating_add);
            let spent =
                open.saturating_add(accepted).saturating_add(deeds.upheld.saturating_mul(UPHELD_COSTS));
            earned.saturating_sub(spent).min(at_once).min(a_day.saturating_sub(made))
        };
        Budget { base, deeds, open, accepted, at_once, left }
    }
}
