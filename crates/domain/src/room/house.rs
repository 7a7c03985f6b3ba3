//! What the server's owner lays down for every room: who opens one, whether it may be closed, whether it needs a topic.

use super::{Event, Policy, Refusal, Room, Topic, Visibility, about, policy};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct House {
    pub opened_by: OpenedBy,
    /// Rooms in nobody's hallway. Without them every room can be found by every member.
    pub closed_rooms: bool,
    /// No room without a topic.
    pub topic_required: bool,
}

/// Whose rooms they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenedBy {
    Members,
    /// Only those who own the server: everybody else is invited on stage.
    Owners,
}

impl Default for House {
    fn default() -> House {
        House { opened_by: OpenedBy::Members, closed_rooms: true, topic_required: false }
    }
}

impl House {
    /// Whether a member may open a room at all. `owner`: of this server.
    pub fn may_open(&self, owner: bool) -> Result<(), Refusal> {
        match self.opened_by {
            OpenedBy::Members => Ok(()),
            OpenedBy::Owners if owner => Ok(()),
            OpenedBy::Owners => Err(Refusal::OwnersOpenRooms),
        }
    }

    /// Whether a room may be like that.
    pub fn check(&self, policy: &Policy, topic: Option<&Topic>) -> Result<(), Refusal> {
        self.check_policy(policy)?;
        self.check_topic(topic)
    }

    pub(super) fn check_policy(&self, policy: &Policy) -> Result<(), Refusal> {
        // Neither can be found by every member.
        let is_closed = policy.visibility == Visibility::Closed || policy.circle.is_some();
        if is_closed && !self.closed_rooms { Err(Refusal::NoClosedRooms) } else { Ok(()) }
    }

    fn check_topic(&self, topic: Option<&Topic>) -> Result<(), Refusal> {
        if topic.is_none() && self.topic_required { Err(Refusal::TopicRequired) } else { Ok(()) }
    }
}

impl Room {
    /// The same room under these rules. One that is there already and breaks them stays as it is, until it is changed.
    pub fn under(mut self, house: House) -> Room {
        self.house = house;
        self
    }
}

pub(super) fn set_policy(room: &Room, policy: Policy) -> Result<Vec<Event>, Refusal> {
    if policy.visibility != room.policy.visibility {
        room.house.check_policy(&policy)?;
    }
    policy::set(room, policy)
}

pub(super) fn set_topic(room: &Room, topic: &Option<Topic>) -> Result<Vec<Event>, Refusal> {
    if topic.is_none() && room.topic.is_some() {
        room.house.check_topic(None)?;
    }
    Ok(about::set_topic(room, topic))
}
