//! The reads of inviting, each with a reading connection.

use domain::entry::{Account, Handle, Note, Vouch};
use domain::{AccountId, At, InviteId, Language};
use store::{Answer, InviterFacts, InvitingReads, Keeping, StruckRow};

use crate::database::Database;
use crate::{handle, inviting, session, struck};

impl InvitingReads for Database {
    fn inviter_facts(&self, member: AccountId) -> Answer<'_, InviterFacts> {
        Box::pin(async move { inviting::facts(&mut *self.reader().await?, member).await })
    }
    fn note(&self, invite: InviteId) -> Answer<'_, Option<Note>> {
        Box::pin(async move { inviting::note(&mut *self.reader().await?, invite).await })
    }
    fn vouches_for(&self, applicant: AccountId) -> Answer<'_, Vec<Vouch>> {
        Box::pin(async move { inviting::vouches_for(&mut *self.reader().await?, applicant).await })
    }
    fn vouches_by(&self, member: AccountId, since: At) -> Answer<'_, Vec<Vouch>> {
        Box::pin(async move { inviting::vouches_by(&mut *self.reader().await?, member, since).await })
    }
    fn vouch(&self, member: AccountId, applicant: AccountId) -> Answer<'_, Option<Vouch>> {
        Box::pin(async move { inviting::vouch(&mut *self.reader().await?, member, applicant).await })
    }
    fn named_by(&self, applicant: AccountId) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { inviting::named_by(&mut *self.reader().await?, applicant).await })
    }
    fn naming(&self, member: AccountId) -> Answer<'_, Vec<Account>> {
        Box::pin(async move { inviting::naming(&mut *self.reader().await?, member).await })
    }
    fn members(&self, limit: u32, after: Option<AccountId>) -> Answer<'_, Vec<Account>> {
        Box::pin(async move { inviting::members(&mut *self.reader().await?, limit, after).await })
    }
    fn struck(&self, appealed: bool) -> Answer<'_, Vec<StruckRow>> {
        Box::pin(async move { struck::all(&mut *self.reader().await?, appealed).await })
    }
    fn struck_one(&self, account: AccountId) -> Answer<'_, Option<StruckRow>> {
        Box::pin(async move { struck::one_of(&mut *self.reader().await?, account).await })
    }
    fn language_of(&self, account: AccountId) -> Answer<'_, Option<Language>> {
        Box::pin(async move { session::language_of(&mut *self.reader().await?, account).await })
    }
    fn keeping(&self, account: AccountId) -> Answer<'_, Keeping> {
        Box::pin(async move { handle::keeping(&mut *self.reader().await?, account).await })
    }
    fn away(&self, seen_before: At, limit: u32) -> Answer<'_, Vec<(Account, Keeping)>> {
        Box::pin(async move { inviting::away(&mut *self.reader().await?, seen_before, limit).await })
    }
    fn resting<'a>(&'a self, handle: &'a Handle, now: At) -> Answer<'a, Option<AccountId>> {
        Box::pin(async move { handle::resting(&mut *self.reader().await?, handle, now).await })
    }
}
