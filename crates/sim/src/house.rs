//! One room and its clock. Every step is an act or a rule that came due.

use crate::script::{policy, title};
use crate::{Random, Taste, act};
use domain::room::{Actor, By, Command, Recorded, Refusal, Room};
use domain::{AccountId, At, MemberId, RoomId};

pub struct House {
    pub room: Room,
    pub now: At,
    pub cast: Vec<MemberId>,
    random: Random,
    taste: Taste,
}

/// What one step did.
pub enum Step {
    Done(Vec<Recorded>),
    Refused { by: MemberId, command: Command, refusal: Refusal },
}

impl House {
    /// A new room, its owner the first of `people` members.
    pub fn new(seed: u64, people: u64) -> House {
        let mut random = Random::new(seed);
        let cast: Vec<MemberId> = (1..=people).map(|n| MemberId::of(AccountId::new(n))).collect();
        let now = At(1_000_000);
        let room = Room::open(RoomId::new(7), cast[0], title(0), None, policy(&mut random), now);
        let taste = Taste::new(&mut random);
        House { room: room.expect("the policy is in range"), now, cast, random, taste }
    }

    pub fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    pub fn anybody(&mut self) -> MemberId {
        self.cast[self.random.below(self.cast.len() as u64) as usize]
    }

    /// Time passes, then somebody does something, or a rule of the room comes due first.
    pub fn step(&mut self) -> Step {
        // Mostly a quick room; now and then long enough for a held seat to be given up.
        let longest_ms = if self.random.chance(4) { 20_000 } else { 50 };
        self.now = At(self.now.0 + self.random.below(longest_ms));
        if self.room.wake_at().is_some_and(|at| at <= self.now) {
            let events = self.room.due(self.now);
            return Step::Done(self.room.record(self.now, By::Room, events));
        }
        let (by, about) = (self.anybody(), self.anybody());
        let command = act(&mut self.random, &self.taste, about);
        let actor =
            Actor { member: by, bot: by.account().number().is_multiple_of(5), proven: Default::default() };
        match self.room.decide(self.now, &actor, &command) {
            Ok(events) => Step::Done(self.room.record(self.now, By::Member(by), events)),
            Err(refusal) => Step::Refused { by, command, refusal },
        }
    }
}
