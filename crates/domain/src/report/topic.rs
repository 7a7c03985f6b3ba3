//! Members by what the rooms were about that they were in.

use super::{FEW, told_of_some};
use crate::network::TopicKey;
use std::collections::BTreeMap;
use std::time::Duration;

/// Of rooms whose topic is written the same. No `Debug`: a topic is what somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct TopicCount {
    pub topic: String,
    pub rooms: u32,
    pub members: u32,
    /// Of them: who was let in lately.
    pub newcomers: u32,
    pub listened: Duration,
}

/// As it is told. `None`: few newcomers. No `Debug`, as above.
#[derive(Clone, PartialEq, Eq)]
pub struct ToldTopic {
    pub topic: String,
    pub rooms: u32,
    pub members: u32,
    pub newcomers: Option<u32>,
    pub listened: Duration,
}

/// Topics that more than few were in rooms about, those with most members first. Ways of writing one are one, under the name
/// most were there for; whoever was in rooms of two of them is counted with each, so one of them alone must be of more than few.
pub fn topics(counts: Vec<TopicCount>, most: usize) -> Vec<ToldTopic> {
    let mut by_key: BTreeMap<TopicKey, Vec<TopicCount>> = BTreeMap::new();
    for count in counts {
        if let Some(key) = TopicKey::of(&count.topic) {
            by_key.entry(key).or_default().push(count);
        }
    }
    let mut told: Vec<ToldTopic> = by_key.into_values().filter_map(one_topic).collect();
    told.sort_by(|a, b| (b.members, &a.topic).cmp(&(a.members, &b.topic)));
    told.truncate(most);
    told
}

fn one_topic(written: Vec<TopicCount>) -> Option<ToldTopic> {
    let largest = written.iter().max_by_key(|count| count.members).filter(|count| count.members >= FEW)?;
    Some(ToldTopic {
        topic: largest.topic.clone(),
        rooms: written.iter().map(|count| count.rooms).sum(),
        members: written.iter().map(|count| count.members).sum(),
        newcomers: told_of_some(largest.newcomers).map(|_| written.iter().map(|count| count.newcomers).sum()),
        listened: written.iter().map(|count| count.listened).sum(),
    })
}
