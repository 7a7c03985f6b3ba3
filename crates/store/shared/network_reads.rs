//! The reads of why one comes back, each on a connection of its own.

use domain::network::{Profile, TopicFacts, TopicKey};
use domain::{AccountId, At, TopicId};
use store::network::StoredTopic;
use store::{Answer, FollowFacts, Following, NetworkReads};

use crate::database::Database;
use crate::network;

impl NetworkReads for Database {
    fn profile(&self, account: AccountId) -> Answer<'_, Profile> {
        Box::pin(async move { network::profile(&mut *self.reader().await?, account).await })
    }
    fn follow_facts(&self, by: AccountId, member: AccountId) -> Answer<'_, FollowFacts> {
        Box::pin(async move { network::follow_facts(&mut *self.reader().await?, by, member).await })
    }
    fn follows(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(At, AccountId)>> {
        Box::pin(async move { network::follows(&mut *self.reader().await?, by, limit, after).await })
    }
    fn following(&self, by: AccountId) -> Answer<'_, Following> {
        Box::pin(async move { network::following(&mut *self.reader().await?, by).await })
    }
    fn are_mutual(&self, by: AccountId, member: AccountId) -> Answer<'_, bool> {
        Box::pin(async move { network::are_mutual(&mut *self.reader().await?, by, member).await })
    }
    fn mutuals(&self, by: AccountId) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { network::mutuals(&mut *self.reader().await?, by).await })
    }
    fn topic_facts<'a>(&'a self, by: AccountId, key: &'a TopicKey, since: At) -> Answer<'a, TopicFacts> {
        Box::pin(async move { network::topic_facts(&mut *self.reader().await?, by, key, since).await })
    }
    fn topic<'a>(&'a self, by: AccountId, key: &'a TopicKey) -> Answer<'a, Option<StoredTopic>> {
        Box::pin(async move { network::topic(&mut *self.reader().await?, by, key).await })
    }
    fn topics<'a>(&'a self, by: AccountId, find: &'a TopicKey, limit: u32) -> Answer<'a, Vec<StoredTopic>> {
        Box::pin(async move { network::topics(&mut *self.reader().await?, by, find, limit).await })
    }
    fn topics_called<'a>(&'a self, keys: &'a [TopicKey]) -> Answer<'a, Vec<(TopicKey, TopicId)>> {
        Box::pin(async move { network::topics_called(&mut *self.reader().await?, keys).await })
    }
    fn topics_followed(&self, by: AccountId) -> Answer<'_, Vec<StoredTopic>> {
        Box::pin(async move { network::topics_followed(&mut *self.reader().await?, by).await })
    }
    fn own_topics(&self, by: AccountId) -> Answer<'_, Vec<(String, At)>> {
        Box::pin(async move { network::own_topics(&mut *self.reader().await?, by).await })
    }
    fn hosts(&self, by: AccountId, since: At, limit: u32) -> Answer<'_, Vec<(AccountId, u32)>> {
        Box::pin(async move { network::hosts(&mut *self.reader().await?, by, since, limit).await })
    }
}
