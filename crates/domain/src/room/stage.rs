//! The stage: who comes on it, who leaves it, who moderates.

use super::{Event, HandEnd, InviteEnd, Mute, Refusal, Role, Room, hand, invite_to_speak, order};
use crate::MemberId;

/// A listener comes on stage, muted: nobody's microphone opens by another's act.
pub(super) fn come_on_stage(room: &Room, member: MemberId) -> Result<Vec<Event>, Refusal> {
    if member != room.owner && !has_place(room) {
        return Err(Refusal::StageFull);
    }
    let mut events = hand::end(room, member, HandEnd::Accepted);
    events.extend(invite_to_speak::end(room, member, InviteEnd::Accepted));
    let to = if member == room.owner { Role::Moderator } else { Role::Speaker };
    events.push(Event::RoleChanged { member, from: Role::Listener, to });
    Ok(events)
}

/// For one more who is not the owner.
pub(super) fn has_place(room: &Room) -> bool {
    room.stage.len() + place_kept_for_owner(room) < usize::from(room.policy.stage_size)
}

/// One place on stage stays free for the owner, so that the owner can always come back.
pub(super) fn place_kept_for_owner(room: &Room) -> usize {
    usize::from(!room.stage.contains(&room.owner))
}

pub(super) fn step_down(room: &Room, me: MemberId) -> Vec<Event> {
    match room.role_of(me) {
        Some(from) if from.on_stage() => {
            let mut events = order::end_replies_to(room, me);
            events.push(Event::RoleChanged { member: me, from, to: Role::Listener });
            events
        }
        _ => vec![],
    }
}

pub(super) fn move_to_audience(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    room.may_act_against(me, member)?;
    Ok(step_down(room, member))
}

pub(super) fn make_moderator(room: &Room, member: MemberId) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(member)?;
    match seat.role {
        Role::Listener => Err(Refusal::NotOnStage),
        Role::Moderator => Ok(vec![]),
        Role::Speaker => {
            let mut events = vec![Event::RoleChanged { member, from: Role::Speaker, to: Role::Moderator }];
            if matches!(seat.mute, Some(Mute::ByModerator { .. })) {
                // Else they would moderate and have to ask others for their own microphone.
                events.push(Event::UnmuteAllowed { member });
            }
            Ok(events)
        }
    }
}

pub(super) fn unmake_moderator(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    if me != member || me == room.owner {
        room.may_act_against(me, member)?;
    }
    match room.seat(member)?.role {
        from @ Role::Moderator => Ok(vec![Event::RoleChanged { member, from, to: Role::Speaker }]),
        Role::Listener | Role::Speaker => Ok(vec![]),
    }
}
