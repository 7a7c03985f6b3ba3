//! One random script: a room, what a store would hold of it, what seats would see of it.

use super::{Dice, Parts, checks};
use crate::cast::{self, ANN, BO, CY, everybody, print};
use domain::room::{
    Action, By, ChatLine, Coalesced, Command, Event, Policy, Recorded, Refusal, Role, Room, RoomRow, SeatRow,
    Touch, View,
};
use domain::{At, MemberId};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct World {
    parts: Parts,
    dice: Dice,
    weights: Vec<(Action, u64)>,
    /// Few in some scripts, so that they meet again; all in others, so that places run out.
    cast: Vec<MemberId>,
    now: At,
    room: Room,
    /// Fed the same events from the middle of the script on.
    late: Option<Room>,
    stored: Stored,
    /// What each seat was shown when it came, kept up by deltas alone.
    watched: BTreeMap<MemberId, View>,
    /// The coalesced shown last.
    shown: Coalesced,
}

/// What a store holds when it writes the touched row after each event, and nothing else.
struct Stored {
    room: RoomRow,
    seats: BTreeMap<MemberId, SeatRow>,
    chat: BTreeMap<u64, ChatLine>,
}

impl Stored {
    /// Of a room that was opened just now.
    fn of(room: &Room) -> Stored {
        let seats = room.seat_rows().into_iter().map(|row| (row.member, row));
        Stored { room: room.row(), seats: seats.collect(), chat: BTreeMap::new() }
    }
}

/// Now and then one that is scheduled, with a line-up.
fn new_room(dice: &mut Dice, policy: Policy) -> Room {
    let room = cast::open(policy);
    if !dice.once_in(4) {
        return room;
    }
    let begins = At(dice.below(60_000));
    let lineup = [(ANN, Role::Moderator), (BO, Role::Speaker), (CY, Role::Speaker)];
    room.in_green_room(begins, lineup.into_iter().take(dice.below(4) as usize))
}

/// What the scripts came across, over all seeds.
#[derive(Default)]
pub(super) struct Seen {
    pub commands: u64,
    events: BTreeSet<&'static str>,
    refusals: BTreeSet<String>,
    stage_full: u64,
    handed_over: u64,
    restored_on_stage: u64,
}

impl World {
    pub fn new(parts: Parts, seed: u64) -> World {
        let mut dice = Dice(seed);
        let policy = Policy { stage_size: dice.pick(&[2, 3, 4, 6]), ..dice.policy() };
        let room = new_room(&mut dice, policy);
        World {
            parts,
            weights: dice.weights(),
            cast: everybody().take(2 + dice.below(8) as usize).collect(),
            dice,
            now: At(0),
            stored: Stored::of(&room),
            room,
            late: None,
            watched: BTreeMap::new(),
            shown: Coalesced::default(),
        }
    }

    pub fn step(&mut self, seen: &mut Seen) -> Result<(), String> {
        if self.room.is_ended() && self.dice.once_in(5) {
            self.open_another();
        }
        self.wait(seen)?;
        let (by, command) = self.next_command();
        let with = |broken| format!("{broken}\n  after {} asked {}", cast::name(by), print(&command));
        self.ask(by, &command, seen).map_err(with)?;
        if self.dice.once_in(8) {
            self.restart(seen).map_err(with)?;
        }
        if self.late.is_none() && self.dice.once_in(60) {
            self.late = Some(self.room.clone());
        }
        Ok(())
    }

    fn open_another(&mut self) {
        self.room = new_room(&mut self.dice, *self.room.policy());
        self.stored = Stored::of(&self.room);
        (self.late, self.watched, self.shown) = (None, BTreeMap::new(), Coalesced::default());
    }

    fn next_command(&mut self) -> (MemberId, Command) {
        let mut left = self.dice.below(self.weights.iter().map(|(_, weight)| weight).sum());
        let drawn = self.weights.iter().find(|(_, weight)| {
            let hit = left < *weight;
            left = left.saturating_sub(*weight);
            hit
        });
        let action = drawn.expect("less than the sum").0;
        // Mostly by somebody who may: what is refused changes nothing, and would be most of it.
        let fits = |member: &MemberId| match action {
            Action::Join => !self.room.is_connected(*member),
            _ => self.room.role_of(*member).is_some_and(|role| role.may(action)),
        };
        let fit: Vec<_> = self.cast.iter().copied().filter(fits).collect();
        let by = if fit.is_empty() || self.dice.once_in(5) {
            self.dice.pick(&self.cast)
        } else {
            self.dice.pick(&fit)
        };
        // About whoever waits, whoever speaks, or anybody: else few commands find somebody they apply to.
        let waiting: Vec<_> = self.room.hands().collect();
        let speaking: Vec<_> =
            self.cast.iter().copied().filter(|m| self.room.role_of(*m) >= Some(Role::Speaker)).collect();
        let about = match self.dice.below(3) {
            // Mostly the first in line: the others are not to be taken yet.
            0 if !waiting.is_empty() => {
                waiting[self.dice.pick(&[0, 0, 0, waiting.len() / 2, waiting.len() - 1])]
            }
            1 if !speaking.is_empty() => self.dice.pick(&speaking),
            _ => self.dice.pick(&self.cast),
        };
        // Whose turn it is: other turns are over.
        let about = match (action, self.room.turn()) {
            (Action::EndTurn, Some(turn)) if self.dice.once_in(2) => turn.member,
            _ => about,
        };
        let with_link = self.dice.once_in(2);
        let word = self.dice.pick(&["Rust at scale", "Wood", "Care"]);
        let policy = self.dice.policy();
        let lines: Vec<_> = self.room.chat().map(|line| line.number).collect();
        let pins: Vec<_> = self.room.pins().iter().map(|pin| pin.number).collect();
        match (action, self.room.turn()) {
            (Action::ExtendTurn, Some(turn)) => (by, Command::ExtendTurn(turn)),
            (Action::DeleteLine, _) if !lines.is_empty() => (by, Command::DeleteLine(self.dice.pick(&lines))),
            (Action::Unpin, _) if !pins.is_empty() => (by, Command::Unpin(self.dice.pick(&pins))),
            _ => (by, cast::command(action, about, with_link, policy, word)),
        }
    }

    /// Time passes; what comes due is done, mostly in time, sometimes late.
    fn wait(&mut self, seen: &mut Seen) -> Result<(), String> {
        let passed = match self.dice.below(1000) {
            0..=2 => 700_000,
            3..=29 => self.dice.below(80_000),
            30..=299 => self.dice.below(5_000),
            300..=599 => self.dice.below(50),
            _ => 0,
        };
        let until = At(self.now.0 + passed);
        if self.dice.once_in(5) {
            self.now = until;
            return Ok(());
        }
        for _ in 0..200 {
            let Some(due) = self.room.wake_at().filter(|due| *due <= until) else {
                self.now = until;
                return Ok(());
            };
            self.now = self.now.max(due);
            let events = (self.parts.due)(&self.room, self.now);
            checks::fail_if(events.is_empty(), "the room woke for nothing")?;
            let with = |broken| format!("{broken}\n  when it came due: {}", print(&events));
            self.happen(By::Room, None, &events, seen).map_err(with)?;
        }
        Err("the room's own rules never come to rest".into())
    }

    fn ask(&mut self, by: MemberId, command: &Command, seen: &mut Seen) -> Result<(), String> {
        seen.commands += 1;
        let answer = (self.parts.decide)(&self.room, self.now, &cast::actor(by), command);
        match answer {
            Ok(events) => {
                checks::allowed(&self.room, self.now, by, command, &events)?;
                self.happen(By::Member(by), Some(command), &events, seen)
            }
            Err(refusal) => {
                seen.stage_full += u64::from(refusal == Refusal::StageFull);
                let name = print(&refusal);
                seen.refusals.insert(name.split(' ').next().unwrap_or_default().to_owned());
                Ok(())
            }
        }
    }

    fn happen(
        &mut self,
        by: By,
        command: Option<&Command>,
        events: &[Event],
        seen: &mut Seen,
    ) -> Result<(), String> {
        let before = self.room.clone();
        checks::takes_or_gives(self.parts.restricts, events)?;
        for event in events {
            let before = self.room.clone();
            let recorded = Recorded { seq: before.seq() + 1, at: self.now, by, event: event.clone() };
            (self.parts.apply)(&mut self.room, &recorded);
            if let Some(late) = &mut self.late {
                (self.parts.apply)(late, &recorded);
            }
            self.store(event);
            seen.events.insert(event.kind());
            checks::event(self.parts.restricts, &before, &self.room, &recorded)?;
            checks::room(&self.room)?;
            self.watch()?;
        }
        seen.handed_over +=
            u64::from(by == By::Room && events.len() == 1 && events[0].kind() == "role_changed");
        checks::act(&before, &self.room, by, command)?;
        checks::fail_if(
            self.late.as_ref().is_some_and(|late| *late != self.room),
            "a copy fed the events differs",
        )?;
        self.compare_stored()
    }

    fn store(&mut self, event: &Event) {
        match (self.parts.touches)(event) {
            None => {}
            Some(Touch::Room) => {
                self.stored.room = self.room.row();
                if self.room.is_ended() {
                    self.stored.chat.clear(); // With the end of the room.
                }
            }
            Some(Touch::ChatLine(number)) => match self.room.chat_line(number) {
                Some(line) => drop(self.stored.chat.insert(number, line.clone())),
                None => drop(self.stored.chat.remove(&number)),
            },
            Some(Touch::Seat(member)) => match self.room.seat_row(member) {
                Some(row) => drop(self.stored.seats.insert(member, row)),
                None => drop(self.stored.seats.remove(&member)),
            },
        }
    }

    fn compare_stored(&self) -> Result<(), String> {
        let stored: Vec<_> = self.stored.seats.values().cloned().collect();
        let ended = self.room.is_ended(); // Nobody reads the seats of an ended room again.
        checks::fail_if(!ended && stored != self.room.seat_rows(), "the stored seats are not the room's")?;
        let chat = self.stored.chat.values().eq(self.room.chat().map(|line| &**line));
        checks::fail_if(!chat, "the stored chat is not the room's")?;
        let now = RoomRow { seq: self.stored.room.seq, ..self.room.row() };
        checks::fail_if(self.stored.room != now, "the stored room is not the room")
    }

    /// The server dies here; would its successor be the same room, and give nobody more?
    fn restart(&mut self, seen: &mut Seen) -> Result<(), String> {
        let rows: Vec<_> = self.stored.seats.values().cloned().collect();
        let restored = (self.parts.restore)(self.stored.room.clone(), rows, self.now);
        let restored = restored.with_chat(self.stored.chat.values().cloned().collect());
        seen.restored_on_stage += u64::from(restored.stage_count() > 1);
        checks::restored(&self.room, restored, self.now)
    }

    /// Each seat's view, kept up by deltas, equals a fresh one. The audience is refreshed now and then.
    fn watch(&mut self) -> Result<(), String> {
        if self.dice.once_in(3) {
            self.shown = self.room.coalesced();
        }
        for seat in everybody() {
            let Some(fresh) = self.room.view(seat, self.shown.clone()) else {
                self.watched.remove(&seat); // Out of the room: nothing more is shown.
                continue;
            };
            let shown = self.watched.entry(seat).or_insert_with(|| fresh.clone());
            for delta in (self.parts.deltas)(shown, &fresh) {
                shown.apply(&delta);
            }
            let same = *shown == fresh;
            checks::fail_if(!same, &format!("{}'s view with deltas is not a fresh one", cast::name(seat)))?;
        }
        Ok(())
    }
}

impl Seen {
    /// Rules that no script reaches are not tested by any.
    pub fn check_that_scripts_reach_everything(&self) {
        let reached: Vec<_> = self.events.iter().copied().collect();
        assert_eq!(reached.len(), 38, "every kind of event happens: {reached:?}");
        assert_eq!(self.refusals.len(), 34, "every refusal is met: {:?}", self.refusals);
        assert!(self.stage_full > 100, "the stage fills: {}", self.stage_full);
        assert!(self.handed_over > 20, "moderators go: {}", self.handed_over);
        assert!(self.restored_on_stage > 1000, "restarts find speakers: {}", self.restored_on_stage);
    }
}
