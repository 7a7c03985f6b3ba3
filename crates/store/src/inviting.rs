//! What is written and read of inviting: budgets, vouches, the tree, handles that change hands.

use domain::entry::{Account, Appeal, Handle, Invitee, Note, Struck, Vouch};
use domain::{AccountId, At, InviteId, Language};

use crate::backend::Answer;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum Inviting {
    /// One more invite or vouch of this member. [`crate::Conflict::ChangedMeanwhile`] unless their `turn` is still this one, they are
    /// a member and nothing was done to their branch: goes before what it allows.
    TakeTurn {
        member: AccountId,
        turn: u64,
    },
    SetNote {
        invite: InviteId,
        note: Note,
    },
    /// Takes back every open invite of this account.
    RevokeAll {
        by: AccountId,
        at: At,
    },

    /// [`crate::Conflict::AlreadyAMember`] if the applicant is in by now.
    SaveVouch(Vouch),
    /// [`crate::Conflict::ChangedMeanwhile`] if that makes more than `max`.
    Name {
        applicant: AccountId,
        member: AccountId,
        at: At,
        max: u32,
    },
    Unname {
        applicant: AccountId,
        member: AccountId,
    },

    /// Replaces what was done to the account before. `id` is drawn at the rim.
    Strike {
        id: u64,
        struck: Struck,
    },
    /// Back to the waitlist, with every session over. [`crate::Conflict::ChangedMeanwhile`] unless it is a member, and no owner. Counts
    /// as an upheld report about them.
    Remove {
        account: AccountId,
        let_in_by: Option<AccountId>,
    },
    /// [`crate::Conflict::ChangedMeanwhile`] unless something is done to the account, by what was read.
    Lift {
        account: AccountId,
        struck_at: At,
        at: At,
    },
    /// [`crate::Conflict::ChangedMeanwhile`] if an appeal is there already, or nothing to appeal.
    Appeal {
        account: AccountId,
        text: Appeal,
        at: At,
    },
    Deny {
        account: AccountId,
        at: At,
    },

    /// Another handle for an account. [`crate::Conflict::HandleTaken`] if somebody has it, or it rests; `rests_until`: for
    /// how long the old one is kept from others. [`crate::Conflict::ChangedMeanwhile`] unless the account still has the old one.
    Rename {
        account: AccountId,
        from: Handle,
        to: Handle,
        at: At,
        rests_until: Option<At>,
    },
    /// A resting handle is free for whom an owner gives it to.
    WakeHandle {
        handle: Handle,
    },
    WarnOfLapse {
        account: AccountId,
        at: At,
    },
}

/// What the rules of inviting look at, besides the account and its invites.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InviterFacts {
    pub turn: u64,
    pub invitees: Vec<Invitee>,
    /// Rooms they opened that others took part in.
    pub own_rooms: u32,
    pub struck: Option<Struck>,
}

/// Somebody who was hit, with what they have to say. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct StruckRow {
    pub struck: Struck,
    pub appeal: Option<Appeal>,
}

/// When an account was here, was warned, and took its handle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keeping {
    pub seen: At,
    pub warned: Option<At>,
    pub renamed: Option<At>,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait InvitingReads: Send + Sync + 'static {
    fn inviter_facts(&self, member: AccountId) -> Answer<'_, InviterFacts>;
    fn note(&self, invite: InviteId) -> Answer<'_, Option<Note>>;
    /// Every word about this applicant, also those taken back.
    fn vouches_for(&self, applicant: AccountId) -> Answer<'_, Vec<Vouch>>;
    /// Every word this member gave since then, also those taken back; and those that stand.
    fn vouches_by(&self, member: AccountId, since: At) -> Answer<'_, Vec<Vouch>>;
    fn vouch(&self, member: AccountId, applicant: AccountId) -> Answer<'_, Option<Vouch>>;
    fn named_by(&self, applicant: AccountId) -> Answer<'_, Vec<AccountId>>;
    /// Applicants who named this member, latest first, at most 200.
    fn naming(&self, member: AccountId) -> Answer<'_, Vec<Account>>;
    /// Members by id, at most `limit`; `after`: the last one of the page before.
    fn members(&self, limit: u32, after: Option<AccountId>) -> Answer<'_, Vec<Account>>;
    /// What is done to whom now, latest first, at most 1,000; only those who appealed, oldest first, if asked so.
    fn struck(&self, appealed: bool) -> Answer<'_, Vec<StruckRow>>;
    fn struck_one(&self, account: AccountId) -> Answer<'_, Option<StruckRow>>;
    /// What an account reads; `None`: not known.
    fn language_of(&self, account: AccountId) -> Answer<'_, Option<Language>>;
    fn keeping(&self, account: AccountId) -> Answer<'_, Keeping>;
    /// Applicants not seen since, longest away first.
    fn away(&self, seen_before: At, limit: u32) -> Answer<'_, Vec<(Account, Keeping)>>;
    /// This handle, or one that looks like it, rests: whose it was last.
    fn resting<'a>(&'a self, handle: &'a Handle, now: At) -> Answer<'a, Option<AccountId>>;
}
