//! Filters of the hallway and of scheduled rooms: those of one topic, in one language or of one circle; and what there is to
//! choose from.

use super::{Shown, SpokenLanguage, TopicKey};
use crate::{CircleId, TopicId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Names of topics that are looked up, those of most rooms. More finds more names of one topic, and costs every look at the
/// hallway.
pub const TOPICS_LOOKED_UP: usize = 16;
/// Topics to choose from.
pub const TOPICS_OFFERED: usize = 8;

/// Which rooms are shown. The default: all of them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Every name of one topic. Empty: whatever rooms are about.
    pub topic: BTreeSet<TopicKey>,
    pub language: Option<SpokenLanguage>,
    pub circle: Option<CircleId>,
}

impl Filter {
    pub fn fits(&self, room: &Shown<'_>) -> bool {
        self.fits_one(room.topic, room.language, room.circle)
    }

    /// The same of a room that is not live.
    pub fn fits_one(
        &self,
        topic: Option<&TopicKey>,
        language: Option<SpokenLanguage>,
        circle: Option<CircleId>,
    ) -> bool {
        (self.topic.is_empty() || topic.is_some_and(|topic| self.topic.contains(topic)))
            && (self.language.is_none() || language == self.language)
            && (self.circle.is_none() || circle == self.circle)
    }
}

/// A topic by one of its names, as it was written for a room, and how many rooms are about it. No `Debug`: it is what somebody wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct RoomTopic {
    pub key: TopicKey,
    pub name: String,
    pub rooms: u32,
}

/// The names that most rooms give their topics, as many as are looked up.
pub fn names_of<'a>(topics: impl IntoIterator<Item = (&'a TopicKey, &'a str)>) -> Vec<RoomTopic> {
    let mut counted: BTreeMap<&TopicKey, (&str, u32)> = BTreeMap::new();
    for (key, name) in topics {
        let (called, rooms) = counted.entry(key).or_insert((name, 0));
        // The same whatever order rooms come in.
        *called = name.min(*called);
        *rooms += 1;
    }
    let of = |(key, (name, rooms)): (&TopicKey, (&str, u32))| RoomTopic {
        key: key.clone(),
        name: name.to_owned(),
        rooms,
    };
    let mut names: Vec<RoomTopic> = counted.into_iter().map(of).collect();
    names.sort_by_key(|topic| Reverse(topic.rooms));
    names.truncate(TOPICS_LOOKED_UP);
    names
}

/// Each topic once, called by the name that most rooms give it, those of most rooms first. `topics`: which topic goes by which
/// name. `chosen`: what was chosen is there as it was chosen, also when its last room is over.
pub fn topics_of(
    names: &[RoomTopic],
    topics: &BTreeMap<TopicKey, TopicId>,
    chosen: Option<(&str, &BTreeSet<TopicKey>)>,
) -> Vec<String> {
    // Whatever nobody follows is a topic of its own.
    let is_same = |a: &TopicKey, b: &TopicKey| {
        a == b || topics.get(a).is_some_and(|topic| topics.get(b) == Some(topic))
    };
    let mut each: Vec<RoomTopic> = vec![];
    for name in names {
        match each.iter_mut().find(|topic| is_same(&topic.key, &name.key)) {
            Some(topic) => topic.rooms += name.rooms,
            None => each.push(name.clone()),
        }
    }
    each.sort_by_key(|topic| Reverse(topic.rooms));
    let is_chosen = |topic: &RoomTopic| chosen.is_some_and(|(_, keys)| keys.contains(&topic.key));
    let at = each.iter().position(is_chosen).filter(|at| *at < TOPICS_OFFERED);
    let mut offered: Vec<String> = each.into_iter().take(TOPICS_OFFERED).map(|topic| topic.name).collect();
    if let Some((name, _)) = chosen {
        match at.and_then(|at| offered.get_mut(at)) {
            Some(called) => *called = name.to_owned(),
            None => offered.push(name.to_owned()),
        }
    }
    offered
}
