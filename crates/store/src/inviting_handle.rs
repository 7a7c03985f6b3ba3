//! The reads of inviting, as the server asks them.

use domain::entry::{Account, Handle, Note, Vouch};
use domain::{AccountId, At, InviteId, Language};

use crate::handle::{READ_PATIENCE, Store, patient};
use crate::inviting::{InviterFacts, Keeping, StruckRow};

impl Store {
    /// A member's turn, what became of those they let in, and what was done to their branch.
    pub async fn inviter_facts(&self, member: AccountId) -> anyhow::Result<InviterFacts> {
        patient(READ_PATIENCE, self.0.backend.inviter_facts(member)).await
    }

    /// The personal words with an invite.
    pub async fn note(&self, invite: InviteId) -> anyhow::Result<Option<Note>> {
        patient(READ_PATIENCE, self.0.backend.note(invite)).await
    }

    /// Every word about this applicant, also those taken back.
    pub async fn vouches_for(&self, applicant: AccountId) -> anyhow::Result<Vec<Vouch>> {
        patient(READ_PATIENCE, self.0.backend.vouches_for(applicant)).await
    }

    /// Every word this member gave since then, also those taken back; and those that stand.
    pub async fn vouches_by(&self, member: AccountId, since: At) -> anyhow::Result<Vec<Vouch>> {
        patient(READ_PATIENCE, self.0.backend.vouches_by(member, since)).await
    }

    /// This member's word about this applicant, also if taken back.
    pub async fn vouch(&self, member: AccountId, applicant: AccountId) -> anyhow::Result<Option<Vouch>> {
        patient(READ_PATIENCE, self.0.backend.vouch(member, applicant)).await
    }

    /// Members whom this applicant named.
    pub async fn named_by(&self, applicant: AccountId) -> anyhow::Result<Vec<AccountId>> {
        patient(READ_PATIENCE, self.0.backend.named_by(applicant)).await
    }

    /// Applicants who named this member, latest first, at most 200.
    pub async fn naming(&self, member: AccountId) -> anyhow::Result<Vec<Account>> {
        patient(READ_PATIENCE, self.0.backend.naming(member)).await
    }

    /// Members by id; `after`: the last one of the page before.
    pub async fn members(&self, limit: u32, after: Option<AccountId>) -> anyhow::Result<Vec<Account>> {
        patient(READ_PATIENCE, self.0.backend.members(limit, after)).await
    }

    /// What is done to whom now, latest first, at most 1,000; or only those who appealed, oldest first.
    pub async fn struck(&self, appealed: bool) -> anyhow::Result<Vec<StruckRow>> {
        patient(READ_PATIENCE, self.0.backend.struck(appealed)).await
    }

    /// What is done to this account now.
    pub async fn struck_one(&self, account: AccountId) -> anyhow::Result<Option<StruckRow>> {
        patient(READ_PATIENCE, self.0.backend.struck_one(account)).await
    }

    /// What an account reads; `None`: not known.
    pub async fn language_of(&self, account: AccountId) -> anyhow::Result<Option<Language>> {
        patient(READ_PATIENCE, self.0.backend.language_of(account)).await
    }

    /// When an account was here, was warned, and took its handle.
    pub async fn keeping(&self, account: AccountId) -> anyhow::Result<Keeping> {
        patient(READ_PATIENCE, self.0.backend.keeping(account)).await
    }

    /// Applicants not seen since, those who were never warned first.
    pub async fn away(&self, seen_before: At, limit: u32) -> anyhow::Result<Vec<(Account, Keeping)>> {
        patient(READ_PATIENCE, self.0.backend.away(seen_before, limit)).await
    }

    /// This handle, or one that looks like it, rests after a rename: whose it was.
    pub async fn resting(&self, handle: &Handle, now: At) -> anyhow::Result<Option<AccountId>> {
        patient(READ_PATIENCE, self.0.backend.resting(handle, now)).await
    }
}
