//! One story each: who comes in, who goes, who is put out, who takes over, and how a room ends.

use crate::cast::{ANN, BO, CY, HAL, MOD, open, room_with};
use crate::script::{check, play, wait};
use domain::At;
use domain::room::Command::*;
use domain::room::{Asking, Policy, Visibility};

const IN: domain::room::Command = Join { with_link: false, in_circle: false };

fn closed() -> Policy {
    Policy { visibility: Visibility::Closed, ..Policy::default() }
}

#[test]
fn a_removed_speaker_is_out_and_may_come_back_later_as_a_listener() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(1, ANN, RaiseHand(Asking::default())), (2, MOD, AcceptHand(ANN))]);
    check(
        room,
        &[
            (1000, MOD, Remove(ANN)),
            (1001, MOD, Remove(ANN)),
            (1002, ANN, Unmute),
            (4000, ANN, IN),
            (11_000, ANN, IN),
        ],
        "
6 at 1000 by mod: RoleChanged { member: ann, from: Speaker, to: Listener }
7 at 1000 by mod: Removed { member: ann }
nothing new from mod
refused ann: NotInRoom
refused ann: TooSoon { retry_in: 7s }
8 at 11000 by ann: Joined { member: ann, role: Listener, bot: false }",
    );
}

#[test]
fn the_banned_stay_out_until_let_back_in() {
    check(
        room_with(Policy::default(), &[MOD, ANN, BO]),
        &[
            (10, ANN, RaiseHand(Asking::default())),
            (20, MOD, Ban(ANN)),
            (20, MOD, Ban(ANN)),
            (60_000, ANN, Join { with_link: true, in_circle: false }),
            (60_001, MOD, LetBackIn(BO)),
            (60_002, MOD, LetBackIn(ANN)),
            (60_003, ANN, IN),
        ],
        "
4 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
5 at 20 by mod: HandLowered { member: ann, end: Left }
6 at 20 by mod: Banned { member: ann }
nothing new from mod
refused ann: Banned
refused mod: NotBanned
7 at 60002 by mod: LetBackIn { member: ann }
8 at 60003 by ann: Joined { member: ann, role: Listener, bot: false }",
    );
}

#[test]
fn somebody_removed_can_still_be_banned() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[(10, MOD, Remove(ANN)), (20, MOD, Ban(ANN)), (60_000, ANN, IN)],
        "
3 at 10 by mod: Removed { member: ann }
4 at 20 by mod: Banned { member: ann }
refused ann: Banned",
    );
}

#[test]
fn whoever_is_let_back_in_need_not_wait() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[(10, MOD, Remove(ANN)), (20, MOD, Ban(ANN)), (30, MOD, LetBackIn(ANN)), (40, ANN, IN)],
        "
3 at 10 by mod: Removed { member: ann }
4 at 20 by mod: Banned { member: ann }
5 at 30 by mod: LetBackIn { member: ann }
6 at 40 by ann: Joined { member: ann, role: Listener, bot: false }",
    );
}

#[test]
fn a_closed_room_is_no_room_to_whoever_has_no_link() {
    let mut room = room_with(closed(), &[MOD, ANN]);
    play(&mut room, &[(1, MOD, Ban(ANN))]);
    check(
        room,
        &[
            (10, BO, IN),
            (11, BO, RaiseHand(Asking::default())),
            (12, BO, End),
            (13, ANN, Join { with_link: true, in_circle: false }),
            (14, CY, Join { with_link: true, in_circle: false }),
            (20, MOD, End),
            (21, BO, IN),
            (22, BO, Mute),
        ],
        "
refused bo: NoSuchRoom
refused bo: NoSuchRoom
refused bo: NoSuchRoom
refused ann: NoSuchRoom
4 at 14 by cy: Joined { member: cy, role: Listener, bot: false }
5 at 20 by mod: Ended
refused bo: NoSuchRoom
refused bo: NoSuchRoom",
    );
}

#[test]
fn a_lock_keeps_newcomers_out_but_not_the_owner_or_a_held_seat() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[
            (10, MOD, Lock),
            (11, ANN, Disconnect),
            (12, MOD, Leave),
            (20, BO, IN),
            (21, ANN, IN),
            (22, MOD, IN),
            (23, MOD, Unlock),
            (24, BO, IN),
        ],
        "
3 at 10 by mod: Locked
4 at 11 by ann: Disconnected { member: ann }
5 at 12 by mod: RoleChanged { member: mod, from: Moderator, to: Listener }
6 at 12 by mod: Left { member: mod }
refused bo: Locked
7 at 21 by ann: Reconnected { member: ann }
8 at 22 by mod: Joined { member: mod, role: Moderator, bot: false }
9 at 23 by mod: Unlocked
10 at 24 by bo: Joined { member: bo, role: Listener, bot: false }",
    );
}

#[test]
fn a_full_room_keeps_a_seat_for_the_owner() {
    let policy = Policy { room_size: 3, ..Policy::default() };
    check(
        open(policy),
        &[(1, ANN, IN), (2, BO, IN), (3, CY, IN), (4, MOD, IN), (5, CY, IN)],
        "
1 at 1 by ann: Joined { member: ann, role: Listener, bot: false }
2 at 2 by bo: Joined { member: bo, role: Listener, bot: false }
refused cy: RoomFull
3 at 4 by mod: Joined { member: mod, role: Moderator, bot: false }
refused cy: RoomFull",
    );
}

#[test]
fn seat_hand_and_mute_survive_thirty_seconds() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    play(
        &mut room,
        &[
            (1, ANN, RaiseHand(Asking::default())),
            (2, MOD, AcceptHand(ANN)),
            (3, ANN, Unmute),
            (4, BO, RaiseHand(Asking::default())),
        ],
    );
    check(
        room,
        &[(1000, ANN, Disconnect), (1000, BO, Disconnect), (30_999, ANN, IN), (60_000, BO, IN)],
        "
9 at 1000 by ann: Disconnected { member: ann }
10 at 1000 by bo: Disconnected { member: bo }
11 at 30999 by ann: Reconnected { member: ann }
12 at 31000 by the room: HandLowered { member: bo, end: Left }
13 at 31000 by the room: Left { member: bo }
14 at 60000 by bo: Joined { member: bo, role: Listener, bot: false }",
    );
}

#[test]
fn a_speaker_who_reconnects_is_heard_again_and_not_before() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(1, ANN, RaiseHand(Asking::default())), (2, MOD, AcceptHand(ANN)), (3, ANN, Unmute)]);
    assert!(room.permit(ANN).publish && room.permit(ANN).hear);
    play(&mut room, &[(10, ANN, Disconnect)]);
    assert!(!room.permit(ANN).publish && !room.permit(ANN).hear, "a lost connection has no permit");
    play(&mut room, &[(20, ANN, IN)]);
    assert!(room.permit(ANN).publish && room.permit(ANN).hear);
}

#[test]
fn the_longest_serving_speaker_takes_over_when_the_moderator_is_gone() {
    let mut room = room_with(Policy::default(), &[MOD, HAL, ANN, BO]);
    for (at, member) in [(1, HAL), (2, BO), (3, ANN)] {
        play(&mut room, &[(at, member, RaiseHand(Asking::default())), (at, MOD, AcceptHand(member))]);
    }
    check(
        room,
        &[(1000, MOD, Disconnect), (45_999, ANN, Mute), (46_000, ANN, Mute), (50_000, MOD, IN)],
        "
14 at 1000 by mod: Disconnected { member: mod }
15 at 31000 by the room: RoleChanged { member: mod, from: Moderator, to: Listener }
16 at 31000 by the room: Left { member: mod }
nothing new from ann
17 at 46000 by the room: RoleChanged { member: bo, from: Speaker, to: Moderator }
nothing new from ann
18 at 50000 by mod: Joined { member: mod, role: Moderator, bot: false }",
    );
}

#[test]
fn a_moderator_who_is_back_in_time_stays_the_moderator() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(1, ANN, RaiseHand(Asking::default())), (2, MOD, AcceptHand(ANN))]);
    check(
        room,
        &[(1000, MOD, Leave), (15_999, MOD, IN), (99_000, MOD, Mute)],
        "
6 at 1000 by mod: RoleChanged { member: mod, from: Moderator, to: Listener }
7 at 1000 by mod: Left { member: mod }
8 at 15999 by mod: Joined { member: mod, role: Moderator, bot: false }
nothing new from mod",
    );
}

#[test]
fn nobody_who_is_away_takes_over() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(
        &mut room,
        &[
            (1, ANN, RaiseHand(Asking::default())),
            (2, MOD, AcceptHand(ANN)),
            (3, MOD, Leave),
            (10_000, ANN, Disconnect),
        ],
    );
    check(
        room,
        &[(20_000, ANN, IN), (20_000, ANN, Mute)],
        "
9 at 20000 by ann: Reconnected { member: ann }
10 at 20000 by the room: RoleChanged { member: ann, from: Speaker, to: Moderator }
nothing new from ann",
    );
}

#[test]
fn whoever_a_moderator_muted_takes_over_last_and_stays_muted() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, HAL]);
    for member in [ANN, HAL] {
        play(&mut room, &[(1, member, RaiseHand(Asking::default())), (1, MOD, AcceptHand(member))]);
    }
    check(
        room,
        &[(2, MOD, MuteMember(ANN)), (3, MOD, Leave), (20_000, HAL, Leave), (40_000, ANN, AllowUnmute(ANN))],
        "
10 at 2 by mod: Muted { member: ann, mute: ByModerator { by: mod } }
11 at 3 by mod: RoleChanged { member: mod, from: Moderator, to: Listener }
12 at 3 by mod: Left { member: mod }
13 at 15003 by the room: RoleChanged { member: hal, from: Speaker, to: Moderator }
14 at 20000 by hal: RoleChanged { member: hal, from: Moderator, to: Listener }
15 at 20000 by hal: Left { member: hal }
16 at 35000 by the room: RoleChanged { member: ann, from: Speaker, to: Moderator }
refused ann: NotAllowed",
    );
}

#[test]
fn a_room_with_nobody_on_stage_ends_after_ten_minutes() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(1000, MOD, Leave)]);
    assert_eq!(wait(&mut room, At(1000), At(600_999)), "");
    assert_eq!(wait(&mut room, At(600_999), At(601_000)), "5 at 601000 by the room: Ended\n");
    assert!(!room.permit(ANN).hear, "nobody hears an ended room");
}

#[test]
fn a_room_with_nobody_in_it_ends_after_five_minutes() {
    let mut room = room_with(Policy::default(), &[MOD]);
    let said = play(&mut room, &[(1000, MOD, Leave), (301_000, ANN, IN), (301_001, MOD, IN)]);
    assert!(said.contains("by the room: Ended\nrefused ann: Ended\nrefused mod: Ended\n"), "{said}");
}

#[test]
fn an_ended_room_is_over_for_everybody() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[
            (10, MOD, End),
            (20, MOD, Mute),
            (21, MOD, IN),
            (22, ANN, IN),
            (23, ANN, Leave),
            (99_999_999, MOD, End),
        ],
        "
3 at 10 by mod: Ended
refused mod: Ended
refused mod: Ended
refused ann: Ended
nothing new from ann
refused mod: Ended",
    );
}
