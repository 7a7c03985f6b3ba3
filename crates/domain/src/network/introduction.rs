//! Introductions: for some days after a room one sees who was there, and may tick them. A tick is known to whoever made it,
//! and to nobody else, until the other ticks as well: then a thread opens for both.

use super::Refusal;
use crate::room::{Event, Recorded, Room};
use crate::{At, MemberId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// How long it is known who was in a room, and how long a tick waits for the other. Longer finds more people again; shorter
/// remembers fewer evenings.
pub const VISIT_KEPT: Duration = Duration::from_hours(7 * 24);
/// Two of the audience who went within so long of each other shared the last part of the room, as far as they know it.
/// Whoever is back within so long goes on with the same visit.
pub const LAST_PART: Duration = Duration::from_mins(10);
/// People shown of one room. More is a list that nobody reads.
pub const PEOPLE_SHOWN: usize = 100;

/// One member's time in one room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    pub member: MemberId,
    pub came: At,
    pub left: At,
    /// At any time of it.
    pub on_stage: bool,
}

impl Visit {
    /// Whether these two may be introduced: they were there together, and one of them was on stage, or both stayed for the
    /// same last part. It holds both ways or not at all: else somebody could tick who never can be ticked back.
    pub fn met(&self, other: &Visit) -> bool {
        let together = self.came <= other.left && other.came <= self.left;
        let last_part = self.apart(other) <= LAST_PART;
        self.member != other.member && together && (self.on_stage || other.on_stage || last_part)
    }

    fn apart(&self, other: &Visit) -> Duration {
        self.left.since(other.left).max(other.left.since(self.left))
    }
}

/// Of `others`, whom somebody met whose own times in the room these are: who was on stage first, then whoever went when they
/// did. Nothing else counts, ticks least of all.
pub fn shown(own: &[Visit], others: Vec<Visit>) -> Vec<Visit> {
    let apart = |other: &Visit| own.iter().filter(|own| own.met(other)).map(|own| own.apart(other)).min();
    let mut shown: Vec<_> = others.into_iter().filter_map(|other| Some((apart(&other)?, other))).collect();
    shown.sort_by_key(|(apart, other)| (Reverse(other.on_stage), *apart, other.member));
    let mut seen = BTreeSet::new();
    shown.retain(|(_, other)| seen.insert(other.member));
    shown.into_iter().map(|(_, other)| other).take(PEOPLE_SHOWN).collect()
}

/// Who is in one room, since when, and whether they were on stage. Programs that take part are nobody to meet.
#[derive(Debug, Clone, Default)]
pub struct Visits(BTreeMap<MemberId, (At, bool)>);

impl Visits {
    /// Of a room that is looked at from now on: after a restart nobody knows who came when.
    pub fn of(room: &Room, now: At) -> Visits {
        let people = room.roster().filter(|(.., bot)| !bot);
        Visits(people.map(|(member, role, ..)| (member, (now, role.on_stage()))).collect())
    }

    /// Takes note of what happened. Returns the visits that are over; whoever was removed or banned has none.
    pub fn apply(&mut self, recorded: &Recorded) -> Vec<Visit> {
        let left = recorded.at;
        let visit =
            |(member, (came, on_stage)): (MemberId, (At, bool))| Visit { member, came, left, on_stage };
        match recorded.event {
            Event::Joined { member, role, bot } => {
                if !bot {
                    self.0.insert(member, (left, role.on_stage()));
                }
                vec![]
            }
            Event::RoleChanged { member, to, .. } => {
                if let Some((_, on_stage)) = self.0.get_mut(&member) {
                    *on_stage |= to.on_stage();
                }
                vec![]
            }
            Event::Left { member } => self.0.remove_entry(&member).into_iter().map(visit).collect(),
            Event::Removed { member } | Event::Banned { member } => {
                self.0.remove(&member);
                vec![]
            }
            Event::Ended => std::mem::take(&mut self.0).into_iter().map(visit).collect(),
            _ => vec![],
        }
    }

    /// Those that go on, as if they ended now.
    pub fn at(&self, now: At) -> impl Iterator<Item = Visit> + '_ {
        self.0.iter().map(move |(member, (came, on_stage))| Visit {
            member: *member,
            came: *came,
            left: now,
            on_stage: *on_stage,
        })
    }
}

/// What is known before somebody ticks somebody. Whether they are blocked is not among it, nor whether the other ticked:
/// what an answer does not depend on it cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TickFacts {
    /// See [`Visit::met`]: in the room that this is about.
    pub met: bool,
    /// Their thread is open already.
    pub open: bool,
    /// Whoever ticks has blocked them.
    pub blocks: bool,
}

/// Whether anything is written: with an open thread there is nothing to wait for.
pub fn tick(facts: &TickFacts) -> Result<bool, Refusal> {
    if !facts.met {
        Err(Refusal::NotMet)
    } else if facts.blocks {
        Err(Refusal::YouBlocked)
    } else {
        Ok(!facts.open)
    }
}
