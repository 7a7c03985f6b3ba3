//! The reads of proofs, badges, reviews and sign-on: as the server asks them, and as a database that fails when told to does.

use domain::entry::review::Review;
use domain::entry::{BadgeChoice, Proof};
use domain::{AccountId, At, ReviewId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::proof::{CrowdAsked, ProofReads, ReviewState, SignOn, StoredCode};
use crate::row::TokenHash;

impl Store {
    pub async fn proofs(&self, accounts: &[AccountId]) -> anyhow::Result<Vec<Proof>> {
        self.read(move |backend| backend.proofs(accounts)).await
    }

    pub async fn badge_choices(
        &self,
        accounts: &[AccountId],
    ) -> anyhow::Result<Vec<(AccountId, BadgeChoice)>> {
        self.read(move |backend| backend.badge_choices(accounts)).await
    }

    pub async fn proofs_to_look_at(
        &self,
        now: At,
        limit: u32,
    ) -> anyhow::Result<Vec<(Proof, Option<String>)>> {
        self.read(move |backend| backend.proofs_to_look_at(now, limit)).await
    }

    pub async fn crowd(&self, asked: &CrowdAsked, now: At) -> anyhow::Result<u32> {
        self.read(move |backend| backend.crowd(asked, now)).await
    }

    pub async fn member_count(&self) -> anyhow::Result<u32> {
        self.read(move |backend| backend.member_count()).await
    }

    pub async fn work_mail_code(&self, account: AccountId) -> anyhow::Result<Option<StoredCode>> {
        self.read(move |backend| backend.work_mail_code(account)).await
    }

    pub async fn reviews(&self, limit: u32, after: Option<(At, ReviewId)>) -> anyhow::Result<Vec<Review>> {
        self.read(move |backend| backend.reviews(limit, after)).await
    }

    pub async fn review(&self, id: ReviewId) -> anyhow::Result<Option<Review>> {
        self.read(move |backend| backend.review(id)).await
    }

    pub async fn review_of(&self, account: AccountId) -> anyhow::Result<Option<(Review, ReviewState)>> {
        self.read(move |backend| backend.review_of(account)).await
    }

    pub async fn sign_on(&self, subject: &TokenHash) -> anyhow::Result<Option<SignOn>> {
        self.read(move |backend| backend.sign_on(subject)).await
    }

    pub async fn sign_ons_of(&self, account: AccountId) -> anyhow::Result<Vec<SignOn>> {
        self.read(move |backend| backend.sign_ons_of(account)).await
    }

    pub async fn unchecked_since(
        &self,
        providers: &[String],
        before: At,
        limit: u32,
    ) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.unchecked_since(providers, before, limit)).await
    }
}

impl ProofReads for FaultyBackend {
    fn proofs<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<Proof>> {
        self.read(self.inner().proofs(accounts))
    }
    fn badge_choices<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, BadgeChoice)>> {
        self.read(self.inner().badge_choices(accounts))
    }
    fn proofs_to_look_at(&self, now: At, limit: u32) -> Answer<'_, Vec<(Proof, Option<String>)>> {
        self.read(self.inner().proofs_to_look_at(now, limit))
    }
    fn crowd<'a>(&'a self, asked: &'a CrowdAsked, now: At) -> Answer<'a, u32> {
        self.read(self.inner().crowd(asked, now))
    }
    fn member_count(&self) -> Answer<'_, u32> {
        self.read(self.inner().member_count())
    }
    fn work_mail_code(&self, account: AccountId) -> Answer<'_, Option<StoredCode>> {
        self.read(self.inner().work_mail_code(account))
    }
    fn reviews(&self, limit: u32, after: Option<(At, ReviewId)>) -> Answer<'_, Vec<Review>> {
        self.read(self.inner().reviews(limit, after))
    }
    fn review(&self, id: ReviewId) -> Answer<'_, Option<Review>> {
        self.read(self.inner().review(id))
    }
    fn review_of(&self, account: AccountId) -> Answer<'_, Option<(Review, ReviewState)>> {
        self.read(self.inner().review_of(account))
    }
    fn sign_on<'a>(&'a self, subject: &'a TokenHash) -> Answer<'a, Option<SignOn>> {
        self.read(self.inner().sign_on(subject))
    }
    fn sign_ons_of(&self, account: AccountId) -> Answer<'_, Vec<SignOn>> {
        self.read(self.inner().sign_ons_of(account))
    }
    fn unchecked_since<'a>(
        &'a self,
        providers: &'a [String],
        before: At,
        limit: u32,
    ) -> Answer<'a, Vec<AccountId>> {
        self.read(self.inner().unchecked_since(providers, before, limit))
    }
}
