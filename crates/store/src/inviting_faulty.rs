//! The reads of inviting, as a database that fails when told to answers them.

use domain::entry::{Account, Handle, Note, Vouch};
use domain::{AccountId, At, InviteId, Language};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::inviting::{InviterFacts, InvitingReads, Keeping, StruckRow};

impl InvitingReads for FaultyBackend {
    fn inviter_facts(&self, member: AccountId) -> Answer<'_, InviterFacts> {
        self.read(self.inner.inviter_facts(member))
    }
    fn note(&self, invite: InviteId) -> Answer<'_, Option<Note>> {
        self.read(self.inner.note(invite))
    }
    fn vouches_for(&self, applicant: AccountId) -> Answer<'_, Vec<Vouch>> {
        self.read(self.inner.vouches_for(applicant))
    }
    fn vouches_by(&self, member: AccountId, since: At) -> Answer<'_, Vec<Vouch>> {
        self.read(self.inner.vouches_by(member, since))
    }
    fn vouch(&self, member: AccountId, applicant: AccountId) -> Answer<'_, Option<Vouch>> {
        self.read(self.inner.vouch(member, applicant))
    }
    fn named_by(&self, applicant: AccountId) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner.named_by(applicant))
    }
    fn naming(&self, member: AccountId) -> Answer<'_, Vec<Account>> {
        self.read(self.inner.naming(member))
    }
    fn members(&self, limit: u32, after: Option<AccountId>) -> Answer<'_, Vec<Account>> {
        self.read(self.inner.members(limit, after))
    }
    fn struck(&self, appealed: bool) -> Answer<'_, Vec<StruckRow>> {
        self.read(self.inner.struck(appealed))
    }
    fn struck_one(&self, account: AccountId) -> Answer<'_, Option<StruckRow>> {
        self.read(self.inner.struck_one(account))
    }
    fn language_of(&self, account: AccountId) -> Answer<'_, Option<Language>> {
        self.read(self.inner.language_of(account))
    }
    fn keeping(&self, account: AccountId) -> Answer<'_, Keeping> {
        self.read(self.inner.keeping(account))
    }
    fn away(&self, seen_before: At, limit: u32) -> Answer<'_, Vec<(Account, Keeping)>> {
        self.read(self.inner.away(seen_before, limit))
    }
    fn resting<'a>(&'a self, handle: &'a Handle, now: At) -> Answer<'a, Option<AccountId>> {
        self.read(self.inner.resting(handle, now))
    }
}
