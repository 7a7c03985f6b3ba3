//! The tests of the test: each puts one fault into the code under test, which the random scripts must notice.

use super::{Decide, HONEST, Parts, run, world};
use crate::cast::{MOD, actor};
use domain::room::{
    Action, Command, Delta, Event, HandEnd, Mute, Policy, Recorded, Refusal, Role, Room, SeatRow, Touch,
    Visibility,
};

/// Within this many scripts.
const SEEDS: u64 = 300;

fn is_noticed(parts: Parts, by: &str) {
    let mut seen = world::Seen::default();
    let mut others = Vec::new();
    for seed in 0..SEEDS {
        match run(parts, seed, &mut seen) {
            Err(broken) if broken.contains(by) => return,
            Err(broken) => others.push(broken),
            Ok(()) => {}
        }
    }
    panic!("nobody said {by:?}, but {:?}", others.first());
}

/// Counts the event and does nothing.
fn skip(room: &mut Room, recorded: &Recorded) {
    let event = Event::TopicSet { topic: room.topic().cloned() };
    room.apply(&Recorded { event, ..recorded.clone() });
}

#[test]
fn an_accepted_hand_that_stays_up() {
    let apply = |room: &mut Room, recorded: &Recorded| match recorded.event {
        Event::HandLowered { end: HandEnd::Accepted, .. } => skip(room, recorded),
        _ => room.apply(recorded),
    };
    is_noticed(Parts { apply, ..HONEST }, "hand_lowered did not do what it says");
}

#[test]
fn a_decision_that_forgets_to_lower_the_hand() {
    let decide: Decide = |room, now, by, command| {
        let mut events = Room::decide(room, now, by, command)?;
        events.retain(|event| !matches!(event, Event::HandLowered { end: HandEnd::Accepted, .. }));
        Ok(events)
    };
    is_noticed(Parts { decide, ..HONEST }, "a hand of somebody who does not listen");
}

#[test]
fn a_mute_that_mutes_nobody() {
    let apply = |room: &mut Room, recorded: &Recorded| match recorded.event {
        Event::Muted { mute: Mute::ByModerator { .. }, .. } => skip(room, recorded),
        _ => room.apply(recorded),
    };
    is_noticed(Parts { apply, ..HONEST }, "muted did not do what it says");
}

#[test]
fn a_stage_without_limit() {
    let decide: fn(&Room, _, &_, &_) -> _ =
        |room, now, by, command| match (Room::decide(room, now, by, command), command) {
            (Err(Refusal::StageFull), Command::AcceptHand(member)) => Ok(vec![
                Event::HandLowered { member: *member, end: HandEnd::Accepted },
                Event::RoleChanged { member: *member, from: Role::Listener, to: Role::Speaker },
            ]),
            (answer, _) => answer,
        };
    is_noticed(Parts { decide, ..HONEST }, "more on stage than stage_size");
}

#[test]
fn a_ban_that_is_forgotten_at_the_door() {
    let decide: fn(&Room, _, &_, &_) -> _ =
        |room, now, by, command| match Room::decide(room, now, by, command) {
            Err(Refusal::Banned) => {
                Ok(vec![Event::Joined { member: by.member, role: Role::Listener, bot: false }])
            }
            answer => answer,
        };
    is_noticed(Parts { decide, ..HONEST }, "a banned member came in");
}

#[test]
fn a_listener_with_a_moderators_rights() {
    let decide: Decide = |room, now, by, command| match room.role_of(by.member) {
        Some(Role::Listener) if Action::of(command) == Action::Remove => {
            Room::decide(room, now, &actor(MOD), command)
        }
        _ => Room::decide(room, now, by, command),
    };
    is_noticed(Parts { decide, ..HONEST }, "a role did more than the table says");
}

#[test]
fn a_microphone_opened_by_whoever_accepts_the_hand() {
    let decide: Decide = |room, now, by, command| {
        let mut events = Room::decide(room, now, by, command)?;
        if let (Command::AcceptHand(member), false) = (command, events.is_empty()) {
            events.push(Event::Unmuted { member: *member });
        }
        Ok(events)
    };
    is_noticed(Parts { decide, ..HONEST }, "AcceptHand made unmuted");
}

#[test]
fn a_stage_that_nobody_takes_over() {
    let due = |room: &Room, now| {
        let mut events = room.due(now);
        events.retain(|event| !matches!(event, Event::RoleChanged { to: Role::Moderator, .. }));
        events
    };
    is_noticed(Parts { due, ..HONEST }, "the room woke for nothing");
}

#[test]
fn a_store_that_is_not_told_of_mutes() {
    let touches = |event: &Event| match event {
        Event::Muted { .. } => None,
        event => event.touches(),
    };
    is_noticed(Parts { touches, ..HONEST }, "the stored seats are not the room's");
}

#[test]
fn a_store_that_keeps_what_was_deleted() {
    let touches = |event: &Event| match event {
        Event::LineDeleted { .. } => None,
        event => event.touches(),
    };
    is_noticed(Parts { touches, ..HONEST }, "the stored chat is not the room's");
}

#[test]
fn a_store_that_writes_the_room_for_a_seat() {
    let touches = |event: &Event| event.touches().map(|_| Touch::Room);
    is_noticed(Parts { touches, ..HONEST }, "the stored seats are not the room's");
}

#[test]
fn a_removal_that_waits_for_the_disk() {
    let restricts = |event: &Event| !matches!(event, Event::Removed { .. }) && event.restricts();
    is_noticed(Parts { restricts, ..HONEST }, "removed takes from");
}

#[test]
fn an_unmute_that_does_not_wait_for_the_disk() {
    let restricts = |event: &Event| matches!(event, Event::Unmuted { .. }) || event.restricts();
    is_noticed(Parts { restricts, ..HONEST }, "one decision both takes and gives");
}

#[test]
fn a_restart_that_unmutes() {
    let restore = |row, seats: Vec<SeatRow>, now| {
        Room::restore(row, seats.into_iter().map(|seat| SeatRow { mute: None, ..seat }).collect(), now)
    };
    is_noticed(Parts { restore, ..HONEST }, "the restored seats are not the stored ones");
}

#[test]
fn a_restart_that_opens_a_closed_room() {
    let restore = |row: domain::room::RoomRow, seats, now| {
        let policy = Policy { visibility: Visibility::Open, ..row.policy };
        Room::restore(domain::room::RoomRow { policy, ..row }, seats, now)
    };
    is_noticed(Parts { restore, ..HONEST }, "the restored room is not the stored one");
}

#[test]
fn a_view_that_is_not_told_who_left_the_stage() {
    let deltas = |before: &domain::room::View, after: &domain::room::View| {
        let mut deltas = before.deltas(after);
        deltas.retain(|delta| !matches!(delta, Delta::StageSeatGone { .. }));
        deltas
    };
    is_noticed(Parts { deltas, ..HONEST }, "view with deltas is not a fresh one");
}
