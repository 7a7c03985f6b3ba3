//! Topics: what rooms are about. Anybody makes one by following its name; names in several languages can mean the same.

use super::{Refusal, fold};
use crate::{Line, TopicId};
use std::time::Duration;

/// Names of one topic. More finds it in more languages; fewer keeps one topic from swallowing its neighbours.
pub const TOPIC_NAMES_MAX: u32 = 12;
/// Topics that one member follows.
pub const TOPICS_FOLLOWED_MAX: u32 = 200;
/// New names, of new topics or of old ones, by one member in [`NAME_DAY`].
pub const TOPIC_NAMES_A_DAY: u32 = 10;
pub const NAME_DAY: Duration = Duration::from_hours(24);

/// One name of a topic, 1 to 40 characters as a room's topic, with a letter or digit among them; and by what it is found.
/// No `Debug`: it is what somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct TopicName {
    name: Line<40>,
    key: TopicKey,
}

/// By what a name is found: letters and digits of any script in lower case, everything else one blank; no blank beside a
/// Chinese character. "Rust at Scale!" and "rust  at scale" are the same topic, and so are "Rust 语言" and "rust语言".
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicKey(String);

/// What the rules look at of one topic and one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TopicFacts {
    /// `None`: no topic goes by that name yet.
    pub topic: Option<TopicId>,
    /// How many names it has.
    pub names: u32,
    /// The member follows it.
    pub follows: bool,
    /// How many topics the member follows.
    pub followed: u32,
    /// Names the member gave in the last [`NAME_DAY`].
    pub named_lately: u32,
}

impl TopicName {
    pub fn parse(text: &str) -> Result<TopicName, Refusal> {
        let name: Line<40> = Line::parse(text).map_err(|_| Refusal::BadTopic)?;
        let key = TopicKey::of(name.as_str()).ok_or(Refusal::BadTopic)?;
        Ok(TopicName { name, key })
    }

    pub fn as_str(&self) -> &str {
        self.name.as_str()
    }

    pub fn key(&self) -> &TopicKey {
        &self.key
    }
}

impl TopicKey {
    /// `None`: a name without a letter or digit.
    pub fn of(name: &str) -> Option<TopicKey> {
        let key = fold::fold(name);
        key.chars().any(char::is_alphanumeric).then_some(TopicKey(key))
    }

    /// What [`TopicKey::as_str`] wrote.
    pub fn stored(key: String) -> TopicKey {
        TopicKey(key)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Follows a topic, and makes it if there is none of that name. `false`: nothing changes.
pub fn follow(facts: &TopicFacts) -> Result<bool, Refusal> {
    if facts.follows {
        Ok(false)
    } else if facts.followed >= TOPICS_FOLLOWED_MAX {
        Err(Refusal::TooManyTopics)
    } else if facts.topic.is_none() && facts.named_lately >= TOPIC_NAMES_A_DAY {
        Err(Refusal::TooManyNewTopics)
    } else {
        Ok(true)
    }
}

/// Gives a topic another name. `found`: the topic that goes by it now. `false`: nothing changes.
pub fn add_name(facts: &TopicFacts, found: Option<TopicId>) -> Result<bool, Refusal> {
    let topic = facts.topic.ok_or(Refusal::NoSuchTopic)?;
    match found {
        Some(found) if found == topic => Ok(false),
        Some(_) => Err(Refusal::TopicTaken),
        None if facts.names >= TOPIC_NAMES_MAX => Err(Refusal::TooManyTopicNames),
        None if facts.named_lately >= TOPIC_NAMES_A_DAY => Err(Refusal::TooManyNewTopics),
        None => Ok(true),
    }
}
