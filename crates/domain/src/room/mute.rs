//! Mute: by oneself, and by a moderator, whose mute only a moderator lifts.

use super::{Event, Mute, Refusal, Role, Room};
use crate::MemberId;

pub(super) fn mute(room: &Room, me: MemberId) -> Vec<Event> {
    let open = room.seats.get(&me).is_some_and(|seat| seat.role.on_stage() && seat.mute.is_none());
    open.then_some(Event::Muted { member: me, mute: Mute::BySelf }).into_iter().collect()
}

pub(super) fn unmute(room: &Room, me: MemberId) -> Result<Vec<Event>, Refusal> {
    match room.seat(me)?.mute {
        None => Ok(vec![]),
        Some(Mute::BySelf) => Ok(vec![Event::Unmuted { member: me }]),
        Some(Mute::ByModerator { .. }) => Err(Refusal::MutedByModerator),
    }
}

pub(super) fn mute_member(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(member)?;
    if !seat.role.on_stage() {
        return Err(Refusal::NotOnStage);
    }
    room.may_act_against(me, member)?;
    match seat.mute {
        Some(Mute::ByModerator { .. }) => Ok(vec![]),
        None | Some(Mute::BySelf) => Ok(vec![Event::Muted { member, mute: Mute::ByModerator { by: me } }]),
    }
}

pub(super) fn ask_to_unmute(room: &Room, me: MemberId) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(me)?;
    match seat.mute {
        Some(Mute::ByModerator { .. }) if seat.asked_to_unmute => Ok(vec![]),
        Some(Mute::ByModerator { .. }) => Ok(vec![Event::AskedToUnmute { member: me }]),
        None | Some(Mute::BySelf) => Err(Refusal::NotMutedByModerator),
    }
}

/// Opens nothing: the mute becomes the speaker's own, who opens the microphone when ready.
pub(super) fn allow_unmute(room: &Room, me: MemberId, member: MemberId) -> Result<Vec<Event>, Refusal> {
    let seat = room.seat(member)?;
    if seat.role == Role::Listener {
        return Err(Refusal::NotOnStage);
    }
    if !matches!(seat.mute, Some(Mute::ByModerator { .. })) {
        return Err(Refusal::NotMutedByModerator);
    }
    // The owner muted this moderator; neither they nor another moderator undo it.
    room.may_act_against(me, member)?;
    Ok(vec![Event::UnmuteAllowed { member }])
}
