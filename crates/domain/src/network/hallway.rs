//! The hallway's order: which live room somebody is shown first, and why. A written sum, the same for everybody; nothing
//! is learnt in secret. `docs/hallway.md` has the table.

use super::{SpokenLanguage, TopicKey};
use crate::entry::Field;
use crate::{At, CircleId, MemberId, RoomId};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::Duration;

/// Of the people on stage, so many whom one follows count. More would let one full stage stand above everything.
const FOLLOWED_COUNT: u32 = 3;
/// Points for each of them.
const FOLLOWED_POINTS: u32 = 40;
/// For a topic one follows.
const TOPIC_POINTS: u32 = 50;
/// For whoever invited one.
const INVITER_POINTS: u32 = 20;
/// For somebody of a field of one's own.
const FIELD_POINTS: u32 = 15;
/// For a room that began less than [`NEW`] ago: it has nobody to go by yet.
const NEW_POINTS: u32 = 10;
const NEW: Duration = Duration::from_mins(10);
/// For each doubling of the people in the room. With [`DOUBLINGS_COUNT`] a full house never outweighs a topic one follows.
const PEOPLE_POINTS: u32 = 3;
const DOUBLINGS_COUNT: u32 = 12;

/// Why a room stands where it stands. Shown in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    FollowTopic,
    /// So many whom one follows are on stage, and the first of them.
    FollowOnStage {
        count: u32,
        first: MemberId,
    },
    InviterOnStage,
    YourField,
    JustBegan,
}

/// Whom the hallway is shown to.
pub struct Hallway {
    pub me: MemberId,
    pub follows: BTreeSet<MemberId>,
    /// Every name of every topic they follow.
    pub topics: BTreeSet<TopicKey>,
    /// Their own, the one of registering among them.
    pub fields: Vec<Field>,
    pub inviter: Option<MemberId>,
    /// That they speak. Empty: they did not say, and no room is in another.
    pub languages: Vec<SpokenLanguage>,
}

/// A live room, as far as its place in the hallway goes.
pub struct Shown<'a> {
    pub room: RoomId,
    pub topic: Option<&'a TopicKey>,
    pub circle: Option<CircleId>,
    /// What is spoken there, if somebody said.
    pub language: Option<SpokenLanguage>,
    /// Everybody on stage, and what they work in.
    pub stage: &'a [(MemberId, Field)],
    /// With the audience.
    pub people: u32,
    pub opened: At,
}

/// A room in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    pub room: RoomId,
    pub points: u32,
    pub reasons: Vec<Reason>,
}

impl Hallway {
    /// Rooms in a language that they do not speak come after all others. Then most points first; of equal ones the fuller
    /// room, then the one that is open for longer.
    pub fn ranked(&self, rooms: &[Shown<'_>], now: At) -> Vec<Ranked> {
        let mut ranked: Vec<_> = rooms.iter().map(|room| (room, self.rank(room, now))).collect();
        ranked.sort_by_key(|(room, place)| {
            (self.is_foreign(room), Reverse((place.points, room.people)), room.opened, room.room)
        });
        ranked.into_iter().map(|(_, place)| place).collect()
    }

    fn is_foreign(&self, room: &Shown<'_>) -> bool {
        !self.languages.is_empty()
            && room.language.is_some_and(|language| !self.languages.contains(&language))
    }

    fn rank(&self, room: &Shown<'_>, now: At) -> Ranked {
        let doublings = room.people.saturating_add(1).ilog2().min(DOUBLINGS_COUNT);
        let mut place = Ranked { room: room.room, points: doublings * PEOPLE_POINTS, reasons: vec![] };
        let mut add = |points: u32, reason: Reason| {
            place.points += points;
            place.reasons.push(reason);
        };
        if room.topic.is_some_and(|topic| self.topics.contains(topic)) {
            add(TOPIC_POINTS, Reason::FollowTopic);
        }
        // Oneself is no reason to go where one is.
        let others = || room.stage.iter().filter(|(member, _)| *member != self.me);
        let mut followed = others().map(|(member, _)| *member).filter(|one| self.follows.contains(one));
        if let Some(first) = followed.next() {
            let count = 1 + followed.count() as u32;
            add(count.min(FOLLOWED_COUNT) * FOLLOWED_POINTS, Reason::FollowOnStage { count, first });
        }
        // Counted also for an inviter whom one follows: following more people lowers no room.
        if others().any(|(member, _)| self.inviter == Some(*member)) {
            add(INVITER_POINTS, Reason::InviterOnStage);
        }
        if others().any(|(_, field)| self.fields.contains(field)) {
            add(FIELD_POINTS, Reason::YourField);
        }
        if now.since(room.opened) < NEW {
            add(NEW_POINTS, Reason::JustBegan);
        }
        place
    }
}
