//! What outlives the process: one row a room, one row a member with anything to keep there, one row a line of the chat.

use super::{Mute, Pin, Policy, Poll, RaisedHand, Role, Room, SEAT_HELD, Seat, Title, Topic};
use crate::{At, MemberId, RoomId};
use std::collections::BTreeSet;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRow {
    pub id: RoomId,
    pub owner: MemberId,
    pub title: Title,
    pub topic: Option<Topic>,
    pub policy: Policy,
    pub locked: bool,
    /// When the green room is over; `None`: it is.
    pub begins: Option<At>,
    pub poll: Option<Poll>,
    pub pins: Vec<Pin>,
    /// Whom the room was opened for, if for somebody.
    pub guest: Option<MemberId>,
    /// Number of the last event.
    pub seq: u64,
    pub opened: At,
    pub ended: Option<At>,
}

/// What one member keeps in one room. Whoever only listens has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    pub member: MemberId,
    /// Of whoever holds a seat by this row.
    pub bot: bool,
    pub role: Role,
    /// Invited on stage beforehand: as what they come in.
    pub lineup: Option<Role>,
    pub mute: Option<Mute>,
    pub asked_to_unmute: bool,
    /// Orders the stage; no two in a room are equal.
    pub on_stage_since: Option<At>,
    pub hand: Option<RaisedHand>,
    /// One that nobody had taken when it went down: its question is left in writing.
    pub left_hand: Option<RaisedHand>,
    /// Agreed that the microphone opens and closes with their turn.
    pub by_turn: bool,
    pub invited_until: Option<At>,
    /// May not return before.
    pub removed_until: Option<At>,
    pub banned: bool,
    /// How long the microphone was open, as of its last closing.
    pub spoken: Duration,
    /// The last poll answered, by its number, and the answer.
    pub vote: Option<(u64, u8)>,
}

impl Room {
    pub fn row(&self) -> RoomRow {
        RoomRow {
            id: self.id,
            owner: self.owner,
            title: self.title.clone(),
            topic: self.topic.clone(),
            policy: self.policy,
            locked: self.locked,
            begins: self.begins,
            poll: self.poll.clone(),
            pins: self.pins.clone(),
            guest: self.guest,
            seq: self.seq,
            opened: self.opened,
            ended: self.ended,
        }
    }

    /// `None`: nothing to keep; a row stored before goes.
    pub fn seat_row(&self, member: MemberId) -> Option<SeatRow> {
        let none = Seat::new(false);
        let seat = self.seats.get(&member).unwrap_or(&none);
        let mut row = SeatRow {
            member,
            bot: seat.bot,
            role: seat.role,
            lineup: self.lineup.get(&member).copied(),
            mute: seat.mute,
            asked_to_unmute: seat.asked_to_unmute,
            on_stage_since: seat.on_stage_since,
            hand: seat.hand.clone(),
            left_hand: self.left_hands.of(member).cloned(),
            by_turn: seat.by_turn,
            invited_until: seat.invited_until,
            removed_until: self.removed.get(&member).copied(),
            banned: self.banned.contains(&member),
            spoken: self.spoken(member),
            vote: self.votes.get(&member).copied(),
        };
        // Who merely listens is not stored, so neither is anything about that seat.
        row.bot &= row.holds_seat();
        row.by_turn &= row.holds_seat();
        let keeps = row.removed_until.is_some() || row.banned || !row.spoken.is_zero() || row.vote.is_some();
        (row.holds_seat() || keeps || row.lineup.is_some() || row.left_hand.is_some()).then_some(row)
    }

    /// Every row there is to keep, in the order of ids.
    pub fn seat_rows(&self) -> Vec<SeatRow> {
        let members: BTreeSet<_> = self
            .seats
            .keys()
            .chain(self.lineup.keys())
            .chain(&self.banned)
            .chain(self.removed.keys())
            .chain(self.spoken.keys())
            .chain(self.votes.keys())
            .chain(self.left_hands.members())
            .copied()
            .collect();
        members.into_iter().filter_map(|member| self.seat_row(member)).collect()
    }

    /// The room after a restart, but for its chat. Everybody with a row that holds a seat is disconnected, and the seat is
    /// held for [`SEAT_HELD`] from `now`; nobody may hear or be heard before coming back.
    pub fn restore(row: RoomRow, mut seats: Vec<SeatRow>, now: At) -> Room {
        let mut room = Room::open(row.id, row.owner, row.title, row.topic, Policy::default(), row.opened)
            .expect("the default policy is in range");
        room.policy = row.policy;
        room.locked = row.locked;
        room.begins = row.begins;
        room.poll = row.poll;
        room.guest = row.guest;
        let pinned = row.pins.iter().map(|pin| pin.number).max().unwrap_or(0);
        room.pins = row.pins;
        room.ended = row.ended;
        let numbers =
            |seat: &SeatRow| [seat.hand.as_ref().map(|hand| hand.rank.seq), seat.vote.map(|(poll, _)| poll)];
        let counted = seats.iter().flat_map(numbers).flatten().max().unwrap_or(0);
        room.seq = row.seq.max(counted).max(pinned).max(seats.len() as u64);

        seats.sort_by_key(|row| (row.on_stage_since, row.hand.as_ref().map(|hand| hand.rank), row.member));
        for (number, row) in seats.iter().enumerate() {
            room.restore_seat(row, number as u64, now);
        }
        room.hand_pace.raised(now, !room.hands.is_empty());
        room.stage_empty_since = None;
        room.empty_since = None;
        room.note_absences(now);
        room
    }

    fn restore_seat(&mut self, row: &SeatRow, number: u64, now: At) {
        let member = row.member;
        self.removed.extend(row.removed_until.map(|until| (member, until)));
        if row.banned {
            self.banned.insert(member);
        }
        if !row.spoken.is_zero() {
            self.spoken.insert(member, row.spoken);
        }
        self.votes.extend(row.vote.map(|vote| (member, vote)));
        self.lineup.extend(row.lineup.map(|role| (member, role)));
        row.left_hand.iter().cloned().for_each(|hand| self.left_hands.add(hand));
        // Who only listened is in no row: they are not known to have been there, until they come again.
        if row.holds_seat() || row.vote.is_some() || !row.spoken.is_zero() || row.left_hand.is_some() {
            self.came.insert(member);
        }
        if row.banned || !row.holds_seat() || self.is_ended() {
            return;
        }
        let mut seat = Seat::new(row.bot);
        seat.role = row.role;
        // Whose turn it was is forgotten: no microphone stays open that a turn was to close.
        seat.mute = row.mute.or((row.role.on_stage() && row.by_turn).then_some(Mute::BySelf));
        seat.by_turn = row.by_turn;
        seat.asked_to_unmute = row.asked_to_unmute;
        seat.on_stage_since = row.on_stage_since;
        seat.audience_since = (!row.role.on_stage()).then_some(number);
        self.audience.extend(seat.audience_since.map(|since| (since, member)));
        if row.role.on_stage() {
            self.stage.push(member);
        }
        self.seats.insert(member, seat);
        self.set_hand(member, row.hand.clone());
        self.set_invited(member, row.invited_until);
        self.set_held(member, Some(now.after(SEAT_HELD)));
    }
}

impl SeatRow {
    fn holds_seat(&self) -> bool {
        self.role.on_stage() || self.hand.is_some() || self.invited_until.is_some()
    }
}
