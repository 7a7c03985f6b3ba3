//! What outlives the process, and what a restart must not give.

use crate::cast::{ANN, BO, CY, DI, HAL, MOD, give, room_with};
use crate::script::{check, play};
use domain::At;
use domain::room::Command::*;
use domain::room::{Asking, Permit, Policy, Room};

const IN: domain::room::Command = Join { with_link: false, in_circle: false };

#[test]
fn a_restarted_server_holds_every_place_but_opens_no_ear_and_no_microphone() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY, DI]);
    play(
        &mut room,
        &[
            (1, ANN, RaiseHand(Asking::default())),
            (2, MOD, AcceptHand(ANN)),
            (3, ANN, Unmute),
            (4, BO, RaiseHand(Asking::default())),
            (5, MOD, Remove(CY)),
            (6, MOD, Lock),
        ],
    );
    let mut restored = Room::restore(room.row(), room.seat_rows(), At(100));
    assert_eq!(restored.permit(ANN), Permit::default());
    assert_eq!(restored.role_of(DI), None, "who only listened comes in again");
    check(
        restored.clone(),
        &[(200, ANN, IN), (201, CY, IN), (202, DI, IN), (30_099, MOD, IN), (30_100, MOD, Mute)],
        "
13 at 200 by ann: Reconnected { member: ann }
refused cy: TooSoon { retry_in: 9.804s }
refused di: Locked
14 at 30099 by mod: Reconnected { member: mod }
15 at 30100 by the room: HandLowered { member: bo, end: Left }
16 at 30100 by the room: Left { member: bo }
nothing new from mod",
    );
    play(&mut restored, &[(200, ANN, IN)]);
    assert!(restored.permit(ANN).publish, "an open microphone was durable, and ann came back");
}

#[test]
fn whoever_only_listens_leaves_no_row() {
    let room = room_with(Policy::default(), &[MOD, ANN]);
    assert_eq!(room.seat_row(ANN), None);
    assert_eq!(room.seat_rows().len(), 1, "the moderator's alone");
}

#[test]
fn the_row_of_somebody_removed_does_not_change_when_they_listen_again() {
    let mut room = room_with(Policy::default(), &[MOD, HAL]);
    give(&mut room, At(1), MOD, &Remove(HAL));
    let row = room.seat_row(HAL);
    give(&mut room, At(60_000), HAL, &IN);
    assert_eq!(room.seat_row(HAL), row, "joining as a listener stores nothing");
}

#[test]
fn the_stage_keeps_its_order_though_all_came_in_the_same_millisecond() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY]);
    for member in [CY, ANN, BO] {
        give(&mut room, At(5), MOD, &InviteToSpeak(member));
        give(&mut room, At(5), member, &AcceptInviteToSpeak);
    }
    let stage =
        |room: &Room| room.public(room.coalesced()).stage.iter().map(|s| s.member).collect::<Vec<_>>();
    let restored = Room::restore(room.row(), room.seat_rows(), At(9));
    assert_eq!(stage(&restored), [MOD, CY, ANN, BO]);
    assert_eq!(stage(&restored), stage(&room));
}

#[test]
fn new_hands_come_after_restored_ones_though_the_room_row_is_older() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    let old = room.row();
    give(&mut room, At(1), MOD, &Lock);
    give(&mut room, At(1), MOD, &Unlock);
    give(&mut room, At(1), BO, &RaiseHand(Asking::default()));
    let mut restored = Room::restore(old, room.seat_rows(), At(9));
    give(&mut restored, At(10), BO, &IN);
    give(&mut restored, At(10), ANN, &IN);
    give(&mut restored, At(10), ANN, &RaiseHand(Asking::default()));
    assert_eq!(restored.hands().collect::<Vec<_>>(), [BO, ANN]);
}

#[test]
fn an_ended_room_stays_ended() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    let seats = room.seat_rows();
    give(&mut room, At(1), MOD, &End);
    let restored = Room::restore(room.row(), seats, At(9));
    assert!(restored.is_ended());
    assert_eq!((restored.seat_count(), restored.wake_at()), (0, None));
}
