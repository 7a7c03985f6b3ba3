//! Coming and going: join, leave, a lost connection and the seat that is held for it.

use super::{Actor, Event, HandEnd, InviteEnd, Refusal, Role, Room, Visibility};
use super::{circle, for_two, green_room, hand, invite_to_speak, removal, stage};
use crate::{At, MemberId};
use std::time::Duration;

/// How long seat, hand and mute wait for somebody whose connection is lost.
/// Longer forgives a tunnel; shorter frees the place on stage for who is there.
pub const SEAT_HELD: Duration = Duration::from_secs(30);

pub(super) fn join(
    room: &Room,
    now: At,
    by: &Actor,
    with_link: bool,
    in_circle: bool,
) -> Result<Vec<Event>, Refusal> {
    let me = by.member;
    circle::check(room, in_circle)?;
    if let Some(seat) = room.seats.get(&me) {
        // Whoever has a seat is past the door: neither lock nor link matters.
        let back = seat.held_until.is_some().then_some(Event::Reconnected { member: me });
        return Ok(back.into_iter().collect());
    }
    if !room.is_for(me) && room.policy.visibility == Visibility::Closed && !with_link {
        return Err(Refusal::NoSuchRoom);
    }
    if room.is_ended() {
        return Err(Refusal::Ended);
    }
    if me == room.owner {
        return Ok(vec![Event::Joined { member: me, role: Role::Moderator, bot: by.bot }]);
    }
    removal::check(room, now, me)?;
    green_room::check(room, now, me)?;
    if room.locked {
        return Err(Refusal::Locked);
    }
    let kept_for_owner = usize::from(!room.seats.contains_key(&room.owner));
    if room.seats.len() + kept_for_owner >= usize::from(room.policy.room_size) {
        return Err(Refusal::RoomFull);
    }
    // Nobody has both: what is scheduled is for a line-up.
    let role = green_room::comes_as(room, me).max(for_two::comes_as(room, me));
    Ok(vec![Event::Joined { member: me, role, bot: by.bot }])
}

pub(super) fn leave(room: &Room, me: MemberId) -> Vec<Event> {
    if room.seats.contains_key(&me) { part(room, me, Event::Left { member: me }) } else { vec![] }
}

pub(super) fn disconnect(room: &Room, me: MemberId) -> Vec<Event> {
    room.is_connected(me).then_some(Event::Disconnected { member: me }).into_iter().collect()
}

/// Nobody came back to a held seat.
pub(super) fn give_up(room: &Room, member: MemberId) -> Vec<Event> {
    leave(room, member)
}

/// Whoever goes gives up hand, invite and stage first, each by its own event: `last` itself is then the same for
/// everybody.
pub(super) fn part(room: &Room, member: MemberId, last: Event) -> Vec<Event> {
    let mut events = hand::end(room, member, HandEnd::Left);
    events.extend(invite_to_speak::end(room, member, InviteEnd::Left));
    events.extend(stage::step_down(room, member));
    events.push(last);
    events
}
