//! One story each: hands, invites to speak, the stage, the microphone.

use crate::cast::{ANN, BO, CY, HAL, MOD, actor, open, room_with};
use crate::script::{check, play};
use domain::At;
use domain::room::Command::*;
use domain::room::{Asking, Hands, Policy, Refusal};

const IN: domain::room::Command = Join { with_link: false, in_circle: false };

fn small(stage_size: u16) -> Policy {
    Policy { stage_size, ..Policy::default() }
}

#[test]
fn a_raised_hand_is_accepted_and_its_owner_unmutes() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[(10, ANN, RaiseHand(Asking::default())), (20, MOD, AcceptHand(ANN)), (30, ANN, Unmute)],
        "
3 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
4 at 20 by mod: HandLowered { member: ann, end: Accepted }
5 at 20 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
6 at 30 by ann: Unmuted { member: ann }",
    );
}

#[test]
fn the_opener_comes_in_as_moderator_and_everybody_else_listens() {
    check(
        open(Policy::default()),
        &[(10, MOD, IN), (20, HAL, IN)],
        "
1 at 10 by mod: Joined { member: mod, role: Moderator, bot: false }
2 at 20 by hal: Joined { member: hal, role: Listener, bot: true }",
    );
}

#[test]
fn asking_twice_changes_nothing() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[
            (10, ANN, IN),
            (10, ANN, RaiseHand(Asking::default())),
            (11, ANN, RaiseHand(Asking::default())),
            (12, ANN, LowerHand),
            (13, ANN, LowerHand),
            (14, MOD, Mute),
            (15, MOD, Lock),
            (16, MOD, Lock),
            (17, MOD, MoveToAudience(ANN)),
            (18, MOD, InviteToSpeak(ANN)),
            (19, MOD, InviteToSpeak(ANN)),
            (20, ANN, Leave),
            (21, ANN, Leave),
            (22, ANN, Disconnect),
        ],
        "
nothing new from ann
3 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
nothing new from ann
4 at 12 by ann: HandLowered { member: ann, end: Lowered }
nothing new from ann
nothing new from mod
5 at 15 by mod: Locked
nothing new from mod
nothing new from mod
6 at 18 by mod: InvitedToSpeak { member: ann, until: At(60018) }
nothing new from mod
7 at 20 by ann: InviteToSpeakEnded { member: ann, end: Left }
8 at 20 by ann: Left { member: ann }
nothing new from ann
nothing new from ann",
    );
}

#[test]
fn the_queue_of_hands_is_bounded_and_in_order() {
    let policy = Policy { hands_max: 2, ..Policy::default() };
    let mut room = room_with(policy, &[MOD, ANN, BO, CY]);
    let said = play(
        &mut room,
        &[
            (10, BO, RaiseHand(Asking::default())),
            (20, ANN, RaiseHand(Asking::default())),
            (30, CY, RaiseHand(Asking::default())),
        ],
    );
    assert!(said.ends_with("refused cy: TooManyHands\n"), "{said}");
    assert_eq!(room.hands().collect::<Vec<_>>(), [BO, ANN]);
    assert_eq!(room.hand_place(ANN), Some(2));
}

#[test]
fn hands_off_lowers_every_hand() {
    let off = Policy { hands: Hands::Off, ..Policy::default() };
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    let said = play(
        &mut room,
        &[
            (10, ANN, RaiseHand(Asking::default())),
            (20, BO, RaiseHand(Asking::default())),
            (30, MOD, SetPolicy(off)),
            (40, ANN, RaiseHand(Asking::default())),
        ],
    );
    let lowered = "6 at 30 by mod: HandLowered { member: ann, end: HandsOff }
7 at 30 by mod: HandLowered { member: bo, end: HandsOff }
8 at 30 by mod: PolicySet";
    assert!(said.contains(lowered), "{said}");
    assert!(said.ends_with("refused ann: HandsOff\n"), "{said}");
}

#[test]
fn a_shorter_queue_lets_the_first_hands_stay() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY]);
    let one = Policy { hands_max: 1, ..Policy::default() };
    play(
        &mut room,
        &[
            (10, BO, RaiseHand(Asking::default())),
            (20, ANN, RaiseHand(Asking::default())),
            (30, CY, RaiseHand(Asking::default())),
            (40, MOD, SetPolicy(one)),
        ],
    );
    assert_eq!(room.hands().collect::<Vec<_>>(), [BO]);
}

#[test]
fn a_stage_too_small_for_who_is_on_it_is_refused() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[
            (10, ANN, RaiseHand(Asking::default())),
            (20, MOD, AcceptHand(ANN)),
            (30, MOD, SetPolicy(small(1))),
            (40, MOD, SetPolicy(small(0))),
            (50, MOD, SetPolicy(small(51))),
        ],
        "
3 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
4 at 20 by mod: HandLowered { member: ann, end: Accepted }
5 at 20 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
refused mod: BadPolicy
refused mod: BadPolicy
refused mod: BadPolicy",
    );
}

#[test]
fn a_full_stage_keeps_the_hand_up() {
    check(
        room_with(small(2), &[MOD, ANN, BO]),
        &[
            (10, ANN, RaiseHand(Asking::default())),
            (11, BO, RaiseHand(Asking::default())),
            (20, MOD, AcceptHand(ANN)),
            (21, MOD, AcceptHand(BO)),
            (30, ANN, StepDown),
            (31, MOD, AcceptHand(BO)),
        ],
        "
4 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
5 at 11 by bo: HandRaised { member: bo, ranked: At(11) }
6 at 20 by mod: HandLowered { member: ann, end: Accepted }
7 at 20 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
refused mod: StageFull
8 at 30 by ann: RoleChanged { member: ann, from: Speaker, to: Listener }
9 at 31 by mod: HandLowered { member: bo, end: Accepted }
10 at 31 by mod: RoleChanged { member: bo, from: Listener, to: Speaker }",
    );
}

#[test]
fn a_place_on_stage_is_kept_for_the_owner() {
    check(
        room_with(small(2), &[MOD, ANN, BO]),
        &[
            (10, MOD, InviteToSpeak(ANN)),
            (11, MOD, InviteToSpeak(BO)),
            (12, ANN, AcceptInviteToSpeak),
            (20, MOD, StepDown),
            (21, BO, AcceptInviteToSpeak),
            (22, MOD, RaiseHand(Asking::default())),
        ],
        "
4 at 10 by mod: InvitedToSpeak { member: ann, until: At(60010) }
5 at 11 by mod: InvitedToSpeak { member: bo, until: At(60011) }
6 at 12 by ann: InviteToSpeakEnded { member: ann, end: Accepted }
7 at 12 by ann: RoleChanged { member: ann, from: Listener, to: Speaker }
8 at 20 by mod: RoleChanged { member: mod, from: Moderator, to: Listener }
refused bo: StageFull
9 at 22 by mod: RoleChanged { member: mod, from: Listener, to: Moderator }",
    );
}

#[test]
fn an_invite_to_speak_waits_a_minute() {
    check(
        room_with(Policy::default(), &[MOD, ANN, BO]),
        &[
            (0, MOD, InviteToSpeak(ANN)),
            (0, MOD, InviteToSpeak(BO)),
            (100, BO, DeclineInviteToSpeak),
            (60_000, ANN, AcceptInviteToSpeak),
        ],
        "
4 at 0 by mod: InvitedToSpeak { member: ann, until: At(60000) }
5 at 0 by mod: InvitedToSpeak { member: bo, until: At(60000) }
6 at 100 by bo: InviteToSpeakEnded { member: bo, end: Declined }
7 at 60000 by the room: InviteToSpeakEnded { member: ann, end: Expired }
refused ann: NotInvited",
    );
}

#[test]
fn an_invite_whose_end_is_late_is_over_all_the_same() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(0, MOD, InviteToSpeak(ANN))]);
    let late = room.decide(At(60_000), &actor(ANN), &AcceptInviteToSpeak);
    assert_eq!(late, Err(Refusal::NotInvited), "nobody had asked the room what was due");
}

#[test]
fn inviting_a_raised_hand_accepts_it() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[(10, ANN, RaiseHand(Asking::default())), (20, MOD, InviteToSpeak(ANN)), (30, MOD, AcceptHand(ANN))],
        "
3 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
4 at 20 by mod: HandLowered { member: ann, end: Accepted }
5 at 20 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
refused mod: AlreadyOnStage",
    );
}

#[test]
fn a_declined_hand_goes_down() {
    check(
        room_with(Policy::default(), &[MOD, ANN]),
        &[
            (10, ANN, RaiseHand(Asking::default())),
            (20, MOD, DeclineHand(ANN)),
            (30, MOD, DeclineHand(ANN)),
            (30, MOD, AcceptHand(BO)),
        ],
        "
3 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
4 at 20 by mod: HandLowered { member: ann, end: Declined }
refused mod: HandNotRaised
refused mod: MemberNotInRoom",
    );
}

#[test]
fn whoever_a_moderator_muted_asks_first() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(&mut room, &[(1, ANN, RaiseHand(Asking::default())), (2, MOD, AcceptHand(ANN)), (3, ANN, Unmute)]);
    check(
        room,
        &[
            (10, MOD, MuteMember(ANN)),
            (11, ANN, Unmute),
            (12, ANN, Mute),
            (13, ANN, AskToUnmute),
            (14, ANN, AskToUnmute),
            (15, MOD, AllowUnmute(ANN)),
            (16, ANN, AskToUnmute),
            (17, ANN, Unmute),
            (18, MOD, AllowUnmute(ANN)),
        ],
        "
7 at 10 by mod: Muted { member: ann, mute: ByModerator { by: mod } }
refused ann: MutedByModerator
nothing new from ann
8 at 13 by ann: AskedToUnmute { member: ann }
nothing new from ann
9 at 15 by mod: UnmuteAllowed { member: ann }
refused ann: NotMutedByModerator
10 at 17 by ann: Unmuted { member: ann }
refused mod: NotMutedByModerator",
    );
}

#[test]
fn a_muted_speaker_made_moderator_opens_their_own_microphone() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    play(
        &mut room,
        &[(1, ANN, RaiseHand(Asking::default())), (2, MOD, AcceptHand(ANN)), (3, MOD, MuteMember(ANN))],
    );
    check(
        room,
        &[(10, MOD, MakeModerator(ANN)), (11, ANN, Unmute)],
        "
7 at 10 by mod: RoleChanged { member: ann, from: Speaker, to: Moderator }
8 at 10 by mod: UnmuteAllowed { member: ann }
9 at 11 by ann: Unmuted { member: ann }",
    );
}
