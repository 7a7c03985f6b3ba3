//! What is written and read of why one comes back: profiles, whom one follows, topics and their names.

use std::collections::BTreeSet;

use anyhow::{Context, anyhow};
use data_encoding::HEXLOWER;
use domain::entry::Field;
use domain::network::{Headline, Link, Profile, SpokenLanguage, TopicFacts, TopicKey, TopicName};
use domain::{AccountId, At, TopicId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed::{self, SealingKey};

/// Whom and which topics one page holds at most, whatever was asked for.
const PAGE_MAX: u32 = 200;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum NetworkWrite {
    /// Replaces what was said before.
    SetProfile {
        account: AccountId,
        profile: Profile,
    },

    /// Nothing happens if they follow already. [`crate::Conflict::ChangedMeanwhile`] if that makes too many.
    Follow {
        by: AccountId,
        member: AccountId,
        at: At,
    },
    Unfollow {
        by: AccountId,
        member: AccountId,
    },

    /// Makes the topic, as `new`, if none goes by that name. Nothing happens if they follow it already.
    /// [`crate::Conflict::ChangedMeanwhile`] if that makes too many.
    FollowTopic {
        by: AccountId,
        name: TopicName,
        new: TopicId,
        at: At,
    },
    /// A topic that nobody follows any more is gone, and its names are free.
    UnfollowTopic {
        by: AccountId,
        key: TopicKey,
    },
    /// [`crate::Conflict::ChangedMeanwhile`] if the topic is gone, the name is taken, or that makes too many.
    AddTopicName {
        by: AccountId,
        topic: TopicId,
        name: TopicName,
        at: At,
    },
}

/// What somebody's page says of them and of who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowFacts {
    /// Who asks follows them.
    pub follows: bool,
    /// How many members do.
    pub followers: u32,
    /// How many who asks follows.
    pub followed: u32,
    /// Open rooms they opened, as far as rooms are kept; none of a circle.
    pub rooms_hosted: u32,
}

/// What somebody's hallway goes by. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Following {
    pub people: BTreeSet<AccountId>,
    /// Every name of every topic.
    pub topics: BTreeSet<TopicKey>,
    /// Of the profile: without the account's own.
    pub fields: Vec<Field>,
    pub languages: Vec<SpokenLanguage>,
}

/// A topic, as one member sees it. No `Debug`: names are what people wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredTopic {
    /// The oldest first.
    pub names: Vec<String>,
    pub followers: u32,
    pub follows: bool,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait NetworkReads: Send + Sync + 'static {
    /// Empty for whoever said nothing.
    fn profile(&self, account: AccountId) -> Answer<'_, Profile>;
    fn follow_facts(&self, by: AccountId, member: AccountId) -> Answer<'_, FollowFacts>;
    /// Members whom `by` follows, latest first; `after`: the last one of the page before.
    fn follows(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(At, AccountId)>>;
    fn following(&self, by: AccountId) -> Answer<'_, Following>;
    /// Whether each follows the other, who is a member.
    fn are_mutual(&self, by: AccountId, member: AccountId) -> Answer<'_, bool>;
    /// All members whom `by` follows, and who follow back.
    fn mutuals(&self, by: AccountId) -> Answer<'_, Vec<AccountId>>;
    /// What the rules look at before `by` follows or names the topic of that name; `since`: names given later count.
    fn topic_facts<'a>(&'a self, by: AccountId, key: &'a TopicKey, since: At) -> Answer<'a, TopicFacts>;
    /// The topic of that name, as `by` sees it.
    fn topic<'a>(&'a self, by: AccountId, key: &'a TopicKey) -> Answer<'a, Option<StoredTopic>>;
    /// Topics with a name that begins so, those with most followers first.
    fn topics<'a>(&'a self, by: AccountId, find: &'a TopicKey, limit: u32) -> Answer<'a, Vec<StoredTopic>>;
    /// Which topics go by these names, of those that do.
    fn topics_called<'a>(&'a self, keys: &'a [TopicKey]) -> Answer<'a, Vec<(TopicKey, TopicId)>>;
    /// All that `by` follows, those with most followers first.
    fn topics_followed(&self, by: AccountId) -> Answer<'_, Vec<StoredTopic>>;
    /// For an export: the oldest name of each, and since when, latest first.
    fn own_topics(&self, by: AccountId) -> Answer<'_, Vec<(String, At)>>;
    /// Members whom `by` does not follow and who opened open rooms since then that others took part in, none of a circle, and how
    /// many. Those with most rooms first.
    fn hosts(&self, by: AccountId, since: At, limit: u32) -> Answer<'_, Vec<(AccountId, u32)>>;
}

/// How a key stands in its column: in hex, so that every database orders and finds beginnings alike, whatever it thinks of
/// letters.
pub fn key_text(key: &TopicKey) -> String {
    HEXLOWER.encode(key.as_str().as_bytes())
}

/// From where to where keys stand that begin so: the first is one of them, the second is none.
pub fn beginning(key: &TopicKey) -> (String, String) {
    let first = key_text(key);
    let end = format!("{first}g"); // No digit comes after f.
    (first, end)
}

/// Reads what [`key_text`] wrote.
pub fn read_key(text: &str) -> anyhow::Result<TopicKey> {
    let bytes = HEXLOWER.decode(text.as_bytes()).ok();
    let key = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).context("a topic's key is damaged")?;
    Ok(TopicKey::stored(key))
}

/// Column `fields`: keys with a blank between.
pub fn fields_text(profile: &Profile) -> String {
    profile.fields.iter().map(|field| field.key()).collect::<Vec<_>>().join(" ")
}

/// Column `languages`, the same way.
pub fn languages_text(profile: &Profile) -> String {
    profile.languages.iter().map(|language| language.as_str()).collect::<Vec<_>>().join(" ")
}

/// Column `links`, before it is sealed: no address holds a blank. None: there are none.
pub fn links_text(profile: &Profile) -> Option<String> {
    let links: Vec<&str> = profile.links.iter().map(Link::as_str).collect();
    (!links.is_empty()).then(|| links.join(" "))
}

/// Reads what [`fields_text`] wrote.
pub fn read_fields(text: &str) -> anyhow::Result<Vec<Field>> {
    list(text, |key| Field::parse(key).ok()).context("profile.fields has no known words")
}

/// Reads what [`languages_text`] wrote.
pub fn read_languages(text: &str) -> anyhow::Result<Vec<SpokenLanguage>> {
    list(text, SpokenLanguage::parse).context("profile.languages has no languages")
}

fn list<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split_ascii_whitespace().map(read).collect()
}

pub struct ProfileColumns {
    pub headline: Option<String>,
    pub fields: String,
    pub languages: String,
    pub links: Option<String>,
    pub sealing_key: Option<String>,
}

impl ProfileColumns {
    pub fn read(self, account: AccountId) -> anyhow::Result<Profile> {
        let key = self.sealing_key.as_deref().map(SealingKey::parse).transpose()?;
        let opened = |place: &str, text: Option<String>| {
            text.map(|text| sealed::open(key.as_ref(), place, account, &text)).transpose()
        };
        let headline = opened("profile.headline", self.headline)?;
        let headline = headline.map(|text| Headline::parse(&text)).transpose();
        // Addresses whose key is gone are none.
        let links = opened("profile.links", self.links)?.filter(|text| text != sealed::GONE);
        Ok(Profile {
            headline: headline.map_err(|_| anyhow!("profile.headline is no line"))?,
            fields: read_fields(&self.fields)?,
            languages: read_languages(&self.languages)?,
            links: list(&links.unwrap_or_default(), Link::parse).context("profile.links has no addresses")?,
        })
    }
}

/// One name of a topic; a topic's names come one after the other.
pub struct TopicColumns {
    pub id: i64,
    pub name: String,
    pub followers: i64,
    pub follows: bool,
}

impl TopicColumns {
    pub fn gather(rows: Vec<TopicColumns>) -> Vec<StoredTopic> {
        TopicColumns::by_id(rows).into_iter().map(|(_, topic)| topic).collect()
    }

    pub fn by_id(rows: Vec<TopicColumns>) -> Vec<(TopicId, StoredTopic)> {
        let mut topics: Vec<(TopicId, StoredTopic)> = vec![];
        for TopicColumns { id, name, followers, follows } in rows {
            let id = TopicId::new(id.unsigned_abs());
            match topics.last_mut().filter(|(last, _)| *last == id) {
                Some((_, topic)) => topic.names.push(name),
                None => {
                    let followers = count(followers);
                    topics.push((id, StoredTopic { names: vec![name], followers, follows }));
                }
            }
        }
        topics
    }
}

/// What a query counted.
pub fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Store {
    /// What an account says of itself; empty for whoever said nothing.
    pub async fn profile(&self, account: AccountId) -> anyhow::Result<Profile> {
        self.read(move |backend| backend.profile(account)).await
    }

    pub async fn follow_facts(&self, by: AccountId, member: AccountId) -> anyhow::Result<FollowFacts> {
        self.read(move |backend| backend.follow_facts(by, member)).await
    }

    /// Members whom `by` follows, latest first; `after`: the last one of the page before.
    pub async fn follows(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> anyhow::Result<Vec<(At, AccountId)>> {
        self.read(move |backend| backend.follows(by, limit.min(PAGE_MAX), after)).await
    }

    /// Everything that somebody's hallway goes by.
    pub async fn following(&self, by: AccountId) -> anyhow::Result<Following> {
        self.read(move |backend| backend.following(by)).await
    }

    /// Whether each follows the other, who is a member.
    pub async fn are_mutual(&self, by: AccountId, member: AccountId) -> anyhow::Result<bool> {
        self.read(move |backend| backend.are_mutual(by, member)).await
    }

    /// All members whom `by` follows, and who follow back.
    pub async fn mutuals(&self, by: AccountId) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.mutuals(by)).await
    }

    /// What the rules look at of the topic of that name.
    pub async fn topic_facts(&self, by: AccountId, key: &TopicKey, since: At) -> anyhow::Result<TopicFacts> {
        self.read(move |backend| backend.topic_facts(by, key, since)).await
    }

    /// The topic of that name, as `by` sees it.
    pub async fn topic(&self, by: AccountId, key: &TopicKey) -> anyhow::Result<Option<StoredTopic>> {
        self.read(move |backend| backend.topic(by, key)).await
    }

    /// Topics with a name that begins so, those with most followers first.
    pub async fn topics(
        &self,
        by: AccountId,
        find: &TopicKey,
        limit: u32,
    ) -> anyhow::Result<Vec<StoredTopic>> {
        self.read(move |backend| backend.topics(by, find, limit.min(PAGE_MAX))).await
    }

    /// Which topics go by these names, of those that do.
    pub async fn topics_called(&self, keys: &[TopicKey]) -> anyhow::Result<Vec<(TopicKey, TopicId)>> {
        self.read(move |backend| backend.topics_called(keys)).await
    }

    /// All that `by` follows, those with most followers first.
    pub async fn topics_followed(&self, by: AccountId) -> anyhow::Result<Vec<StoredTopic>> {
        self.read(move |backend| backend.topics_followed(by)).await
    }

    /// For an export: the oldest name of each topic that is followed, and since when, latest first.
    pub async fn own_topics(&self, by: AccountId) -> anyhow::Result<Vec<(String, At)>> {
        self.read(move |backend| backend.own_topics(by)).await
    }

    /// Members whom `by` does not follow and who opened open rooms since then that others took part in, and how many.
    pub async fn hosts(&self, by: AccountId, since: At, limit: u32) -> anyhow::Result<Vec<(AccountId, u32)>> {
        self.read(move |backend| backend.hosts(by, since, limit.min(PAGE_MAX))).await
    }
}

impl NetworkReads for FaultyBackend {
    fn profile(&self, account: AccountId) -> Answer<'_, Profile> {
        self.read(self.inner().profile(account))
    }
    fn follow_facts(&self, by: AccountId, member: AccountId) -> Answer<'_, FollowFacts> {
        self.read(self.inner().follow_facts(by, member))
    }
    fn follows(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(At, AccountId)>> {
        self.read(self.inner().follows(by, limit, after))
    }
    fn following(&self, by: AccountId) -> Answer<'_, Following> {
        self.read(self.inner().following(by))
    }
    fn are_mutual(&self, by: AccountId, member: AccountId) -> Answer<'_, bool> {
        self.read(self.inner().are_mutual(by, member))
    }
    fn mutuals(&self, by: AccountId) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner().mutuals(by))
    }
    fn topic_facts<'a>(&'a self, by: AccountId, key: &'a TopicKey, since: At) -> Answer<'a, TopicFacts> {
        self.read(self.inner().topic_facts(by, key, since))
    }
    fn topic<'a>(&'a self, by: AccountId, key: &'a TopicKey) -> Answer<'a, Option<StoredTopic>> {
        self.read(self.inner().topic(by, key))
    }
    fn topics<'a>(&'a self, by: AccountId, find: &'a TopicKey, limit: u32) -> Answer<'a, Vec<StoredTopic>> {
        self.read(self.inner().topics(by, find, limit))
    }
    fn topics_called<'a>(&'a self, keys: &'a [TopicKey]) -> Answer<'a, Vec<(TopicKey, TopicId)>> {
        self.read(self.inner().topics_called(keys))
    }
    fn topics_followed(&self, by: AccountId) -> Answer<'_, Vec<StoredTopic>> {
        self.read(self.inner().topics_followed(by))
    }
    fn own_topics(&self, by: AccountId) -> Answer<'_, Vec<(String, At)>> {
        self.read(self.inner().own_topics(by))
    }
    fn hosts(&self, by: AccountId, since: At, limit: u32) -> Answer<'_, Vec<(AccountId, u32)>> {
        self.read(self.inner().hosts(by, since, limit))
    }
}
