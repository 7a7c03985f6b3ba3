//! What a room says about itself: title and topic.

use super::{Event, Room, Title, Topic};

pub(super) fn rename(room: &Room, title: &Title) -> Vec<Event> {
    if room.title == *title { vec![] } else { vec![Event::Renamed { title: title.clone() }] }
}

pub(super) fn set_topic(room: &Room, topic: &Option<Topic>) -> Vec<Event> {
    if room.topic == *topic { vec![] } else { vec![Event::TopicSet { topic: topic.clone() }] }
}
