//! Reads for the search: what is put into its index, and what is shown of what it found.

use anyhow::anyhow;
use domain::network::Headline;
use domain::{AccountId, TopicId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::network::StoredTopic;
use crate::sealed;

/// Ids of one page at most, whatever was asked for.
const PAGE_MAX: u32 = 1_000;

/// The reads of this feature; part of [`crate::Backend`].
pub trait SearchReads: Send + Sync + 'static {
    /// Of those who say one.
    fn headlines<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Headline)>>;
    /// In the order of their ids; `after`: the last one of the page before.
    fn topic_ids(&self, limit: u32, after: Option<TopicId>) -> Answer<'_, Vec<TopicId>>;
    /// Those that are there, as `by` sees them, in the order of their ids.
    fn topics_of<'a>(
        &'a self,
        by: AccountId,
        topics: &'a [TopicId],
    ) -> Answer<'a, Vec<(TopicId, StoredTopic)>>;
    /// Of these, whom `by` has blocked, and who has blocked `by`.
    fn blocked_either_way<'a>(
        &'a self,
        by: AccountId,
        accounts: &'a [AccountId],
    ) -> Answer<'a, Vec<AccountId>>;
}

pub struct HeadlineColumns {
    pub account: i64,
    pub headline: String,
    pub sealing_key: Option<String>,
}

impl HeadlineColumns {
    pub fn read(self) -> anyhow::Result<(AccountId, Headline)> {
        let account = AccountId::new(self.account.unsigned_abs());
        let text = sealed::opened(self.sealing_key.as_deref(), "profile.headline", account, &self.headline)?;
        let headline = Headline::parse(&text).map_err(|_| anyhow!("profile.headline is no line"))?;
        Ok((account, headline))
    }
}

impl Store {
    /// Of those who say one.
    pub async fn headlines(&self, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, Headline)>> {
        self.read(move |backend| backend.headlines(accounts)).await
    }

    /// All topics, in the order of their ids; `after`: the last one of the page before.
    pub async fn topic_ids(&self, limit: u32, after: Option<TopicId>) -> anyhow::Result<Vec<TopicId>> {
        self.read(move |backend| backend.topic_ids(limit.min(PAGE_MAX), after)).await
    }

    /// Those that are there, as `by` sees them, in the order of their ids.
    pub async fn topics_of(
        &self,
        by: AccountId,
        topics: &[TopicId],
    ) -> anyhow::Result<Vec<(TopicId, StoredTopic)>> {
        self.read(move |backend| backend.topics_of(by, topics)).await
    }

    /// Of these, whom `by` has blocked, and who has blocked `by`.
    pub async fn blocked_either_way(
        &self,
        by: AccountId,
        accounts: &[AccountId],
    ) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.blocked_either_way(by, accounts)).await
    }
}

impl SearchReads for FaultyBackend {
    fn headlines<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Headline)>> {
        self.read(self.inner().headlines(accounts))
    }
    fn topic_ids(&self, limit: u32, after: Option<TopicId>) -> Answer<'_, Vec<TopicId>> {
        self.read(self.inner().topic_ids(limit, after))
    }
    fn topics_of<'a>(
        &'a self,
        by: AccountId,
        topics: &'a [TopicId],
    ) -> Answer<'a, Vec<(TopicId, StoredTopic)>> {
        self.read(self.inner().topics_of(by, topics))
    }
    fn blocked_either_way<'a>(
        &'a self,
        by: AccountId,
        accounts: &'a [AccountId],
    ) -> Answer<'a, Vec<AccountId>> {
        self.read(self.inner().blocked_either_way(by, accounts))
    }
}
