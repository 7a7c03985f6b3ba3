//! A fair word: the order of hands, replies, turns, polls, and what is told to whoever waits.

mod simulation;

use crate::cast::{ANN, BO, CY, DI, MOD, actor, give, name, room_with, show_of_hands};
use crate::script::{check, play};
use domain::entry::Field;
use domain::room::Command::*;
use domain::room::{
    Actor, Asked, Asking, By, Command, Event, Format, HandOrder, Mute, Policy, Refusal, Room, SEAT_HELD,
    Turn, TurnPolicy,
};
use domain::{At, Line, MemberId};
use std::time::Duration;

const HAND: fn() -> Command = || RaiseHand(Asking::default());

fn with(hand_order: HandOrder) -> Policy {
    Policy { hand_order, replies: true, ..Policy::default() }
}

fn turns(budget_s: u16, then_audience: bool) -> Policy {
    Policy { turn: Some(TurnPolicy { budget_s, then_audience }), ..Policy::default() }
}

fn turn_of(member: MemberId, until: u64) -> Turn {
    Turn { member, until: At(until) }
}

fn queue(room: &Room) -> Vec<&'static str> {
    room.hands().map(name).collect()
}

/// `bo` speaks for ten seconds and goes back; then these raise their hands, one a second.
fn after_bo_spoke(hand_order: HandOrder, hands: &[MemberId]) -> Room {
    let mut room = room_with(with(hand_order), &[MOD, ANN, BO, CY, DI]);
    let spoke = [
        (1000, BO, HAND()),
        (1000, MOD, AcceptHand(BO)),
        (1000, BO, Unmute),
        (11_000, BO, Mute),
        (11_000, BO, StepDown),
    ];
    play(&mut room, &spoke);
    for (at, member) in (20..).zip(hands) {
        play(&mut room, &[(at * 1000, *member, HAND())]);
    }
    room
}

#[test]
fn each_order_of_hands() {
    let hands = [BO, CY, ANN, DI];
    assert_eq!(queue(&after_bo_spoke(HandOrder::FirstCome, &hands)), ["bo", "cy", "ann", "di"]);
    assert_eq!(queue(&after_bo_spoke(HandOrder::Fair, &hands)), ["cy", "ann", "di", "bo"], "bo has spoken");
    let medicine = HandOrder::ProvenFirst { field: Some(Field::Medicine) };
    assert_eq!(queue(&after_bo_spoke(medicine, &hands)), ["ann", "bo", "cy", "di"], "ann has proved it");
    let any = HandOrder::ProvenFirst { field: None };
    assert_eq!(queue(&after_bo_spoke(any, &[DI, CY, ANN, BO])), ["ann", "bo", "di", "cy"]);
}

#[test]
fn in_a_fair_order_who_has_spoken_waits_for_nobody_who_comes_much_later() {
    let mut room = after_bo_spoke(HandOrder::Fair, &[BO]);
    play(&mut room, &[(20_000 + 5 * 60_000, CY, HAND()), (20_000 + 6 * 60_000, DI, HAND())]);
    assert_eq!(queue(&room), ["cy", "bo", "di"], "bo spoke for 10 s: five minutes and twenty seconds");
}

#[test]
fn moderators_are_held_to_the_order_unless_they_pick() {
    let refused = |order| {
        let room = after_bo_spoke(order, &[CY, ANN]);
        room.decide(At(99_000), &actor(MOD), &AcceptHand(ANN)).err()
    };
    assert_eq!(refused(HandOrder::FirstCome), Some(Refusal::NotFirst));
    assert_eq!(refused(HandOrder::Fair), Some(Refusal::NotFirst));
    assert_eq!(refused(HandOrder::Pick), None);
    let room = after_bo_spoke(HandOrder::FirstCome, &[CY, ANN]);
    let round_about = room.decide(At(99_000), &actor(MOD), &InviteToSpeak(ANN));
    assert_eq!(round_about.err(), Some(Refusal::NotFirst), "an invite is no way around the order");
    let mut room = room;
    give(&mut room, At(99_000), CY, &Disconnect);
    assert!(room.decide(At(99_000), &actor(MOD), &AcceptHand(ANN)).is_ok(), "cy is not there");
}

#[test]
fn an_invite_given_before_the_hand_goes_up_is_no_way_around_the_order() {
    let mut room = after_bo_spoke(HandOrder::FirstCome, &[CY]);
    play(&mut room, &[(30_000, MOD, InviteToSpeak(ANN)), (31_000, ANN, HAND())]);
    assert_eq!(room.decide(At(32_000), &actor(ANN), &AcceptInviteToSpeak), Err(Refusal::NotFirst));
    give(&mut room, At(33_000), CY, &LowerHand);
    assert!(room.decide(At(34_000), &actor(ANN), &AcceptInviteToSpeak).is_ok(), "now it is ann's turn");
}

#[test]
fn where_a_moderator_picks_nobody_is_told_a_place() {
    let room = after_bo_spoke(HandOrder::Pick, &[CY, ANN]);
    let own = room.own(ANN).expect("seated");
    assert_eq!((own.hand_place, own.hand_expected), (None, None));
    let room = after_bo_spoke(HandOrder::Fair, &[CY, ANN]);
    assert_eq!(room.own(ANN).expect("seated").hand_place, Some(2));
}

#[test]
fn whoever_lets_pass_stands_behind_the_next() {
    let room = after_bo_spoke(HandOrder::FirstCome, &[ANN, CY, DI]);
    check(
        room.clone(),
        &[(30_000, ANN, LetPass), (31_000, DI, LetPass), (32_000, BO, LetPass)],
        "
15 at 30000 by ann: HandPassed { member: ann, ranked: At(21000) }
nothing new from di
refused bo: HandNotRaised",
    );
    let mut room = room;
    give(&mut room, At(30_000), ANN, &LetPass);
    assert_eq!(queue(&room), ["cy", "ann", "di"]);
}

#[test]
fn a_reply_that_lets_pass_stands_where_its_own_time_puts_it() {
    let mut room = room_with(with(HandOrder::FirstCome), &[MOD, ANN, BO, CY, DI]);
    play(&mut room, &[(10, ANN, HAND()), (20, BO, HAND()), (30, CY, HAND()), (40, MOD, Unmute)]);
    give(&mut room, At(100), DI, &RaiseHand(Asking { reply_to: Some(MOD), ..Asking::default() }));
    assert_eq!(queue(&room), ["di", "ann", "bo", "cy"]);
    give(&mut room, At(110), DI, &LetPass);
    assert_eq!(queue(&room), ["ann", "bo", "cy", "di"]);
    assert_eq!(room.hand(DI).expect("up").reply_to, None, "it replies to nobody now");
}

#[test]
fn a_hand_that_is_up_is_not_changed_in_silence() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    let agreed = RaiseHand(Asking { by_turn: true, ..Asking::default() });
    give(&mut room, At(1), ANN, &agreed);
    assert_eq!(room.decide(At(2), &actor(ANN), &agreed), Ok(vec![]), "a resend");
    assert_eq!(room.decide(At(2), &actor(ANN), &HAND()), Err(Refusal::AlreadyRaised));
}

#[test]
fn consent_to_turns_can_be_withdrawn_while_waiting() {
    let mut room = room_with(turns(60, false), &[MOD, ANN, BO]);
    give(&mut room, At(1), ANN, &RaiseHand(Asking { by_turn: true, ..Asking::default() }));
    give(&mut room, At(2), ANN, &AgreeToTurns { by_turn: false });
    play(&mut room, &[(3, MOD, AcceptHand(ANN)), (4, MOD, Lock)]);
    assert_eq!(room.turn().map(|turn| turn.member), Some(ANN));
    assert!(!room.permit(ANN).publish, "ann agreed to no opening");
    let listener = room.decide(At(5), &actor(BO), &AgreeToTurns { by_turn: true });
    assert_eq!(listener, Err(Refusal::HandNotRaised));
}

#[test]
fn a_microphone_that_a_turn_opened_closes_when_the_round_is_stopped_or_turns_are_switched_off() {
    let agreed = || RaiseHand(Asking { by_turn: true, ..Asking::default() });
    for off in [StopRound, SetPolicy(Policy::default())] {
        let mut room = room_with(turns(60, false), &[MOD, ANN]);
        play(&mut room, &[(1000, ANN, agreed()), (2000, MOD, AcceptHand(ANN)), (3000, MOD, Lock)]);
        assert!(room.permit(ANN).publish);
        play(&mut room, &[(4000, MOD, off), (4001, MOD, Unlock)]);
        assert_eq!(room.turn(), None);
        assert!(!room.permit(ANN).publish, "ann agreed to a microphone that closes");
    }
}

#[test]
fn a_restart_keeps_what_a_waiting_hand_agreed_to_and_closes_what_a_turn_had_opened() {
    let agreed = || RaiseHand(Asking { by_turn: true, ..Asking::default() });
    let mut room = room_with(turns(60, false), &[MOD, ANN, BO]);
    play(&mut room, &[(1000, ANN, agreed()), (2000, MOD, AcceptHand(ANN)), (3000, BO, agreed())]);
    assert!(room.permit(ANN).publish);
    let mut restored = Room::restore(room.row(), room.seat_rows(), At(9000));
    for member in [MOD, ANN, BO] {
        give(&mut restored, At(9001), member, &Join { with_link: false, in_circle: false });
    }
    assert_eq!(restored.own(ANN).expect("seated").mute, Some(Mute::BySelf), "whose turn it was is forgotten");
    assert!(restored.own(BO).expect("seated").by_turn);
    let told = restored.own(BO).expect("seated").hand_expected.expect("bo waits");
    assert!(told > At(9000), "no wait that lies in the past: {told:?}");
}

#[test]
fn ending_a_turn_that_is_over_does_not_end_the_next() {
    let mut room = room_with(turns(60, true), &[MOD, ANN, BO]);
    play(
        &mut room,
        &[(1, ANN, HAND()), (2, MOD, AcceptHand(ANN)), (3, BO, HAND()), (4, MOD, AcceptHand(BO))],
    );
    play(&mut room, &[(5, MOD, EndTurn(ANN)), (6, MOD, EndTurn(ANN)), (7, MOD, Lock)]);
    assert_eq!(room.turn().map(|turn| turn.member), Some(BO));
    assert_eq!(room.decide(At(8), &actor(BO), &EndTurn(MOD)), Err(Refusal::NotAllowed));
}

#[test]
fn a_moderator_may_end_the_owners_turn_and_nothing_more() {
    let mut room = room_with(turns(60, false), &[MOD, ANN]);
    play(&mut room, &[(1, ANN, HAND()), (2, MOD, AcceptHand(ANN)), (3, MOD, MakeModerator(ANN))]);
    play(
        &mut room,
        &[(4, MOD, AgreeToTurns { by_turn: true }), (5, MOD, StartRound), (6, ANN, EndTurn(ANN))],
    );
    play(&mut room, &[(7, MOD, Lock)]);
    assert_eq!(room.turn().map(|turn| turn.member), Some(MOD));
    assert!(room.permit(MOD).publish, "mod owns this room and agreed to the rule");
    give(&mut room, At(8), ANN, &EndTurn(MOD));
    assert!(!room.permit(MOD).publish);
    assert_eq!(room.decide(At(9), &actor(ANN), &MuteMember(MOD)), Err(Refusal::IsOwner));
}

#[test]
fn a_lost_connection_is_no_speaking_time() {
    let mut room = room_with(with(HandOrder::Fair), &[MOD, ANN]);
    let script = [
        (1000, MOD, InviteToSpeak(ANN)),
        (1000, ANN, AcceptInviteToSpeak),
        (2000, ANN, Unmute),
        (3000, ANN, Disconnect),
        (23_000, ANN, Join { with_link: false, in_circle: false }),
        (25_000, ANN, Mute),
    ];
    play(&mut room, &script);
    assert_eq!(room.spoken(ANN), Duration::from_secs(3));
    give(&mut room, At(30_000), ANN, &Unmute);
    let mut restored = Room::restore(room.row(), room.seat_rows(), At(40_000));
    give(&mut restored, At(60_000), ANN, &Join { with_link: false, in_circle: false });
    give(&mut restored, At(61_000), ANN, &Mute);
    assert_eq!(restored.spoken(ANN), Duration::from_secs(4), "what a restart cut off counts for nobody");
}

#[test]
fn one_hand_replies_before_the_others_and_each_speaker_is_replied_to_once() {
    let reply = || RaiseHand(Asking { reply_to: Some(MOD), ..Asking::default() });
    let mut room = room_with(with(HandOrder::FirstCome), &[MOD, ANN, BO, CY, DI]);
    check(
        room.clone(),
        &[(10, ANN, HAND()), (20, BO, reply())],
        "
6 at 10 by ann: HandRaised { member: ann, ranked: At(10) }
refused bo: NotSpeaking",
    );
    play(&mut room, &[(10, ANN, HAND()), (20, MOD, Unmute), (30, BO, reply()), (40, CY, reply())]);
    assert_eq!(queue(&room), ["bo", "ann"], "cy's came second");
    give(&mut room, At(50), MOD, &AcceptHand(BO));
    let again = room.decide(At(60), &actor(CY), &reply());
    assert_eq!(again.err(), Some(Refusal::ReplyTaken), "mod has been replied to");
    give(&mut room, At(70), BO, &Unmute);
    let chain = RaiseHand(Asking { reply_to: Some(BO), ..Asking::default() });
    assert_eq!(
        room.decide(At(80), &actor(CY), &chain).err(),
        Some(Refusal::ReplyTaken),
        "nor whoever replied"
    );
    let off = room_with(Policy::default(), &[MOD, ANN]);
    assert_eq!(off.decide(At(1), &actor(ANN), &reply()).err(), Some(Refusal::RepliesOff));
}

#[test]
fn a_reply_to_somebody_who_has_gone_waits_with_the_others() {
    let mut room = room_with(with(HandOrder::FirstCome), &[MOD, ANN, BO, CY]);
    let script = [
        (10, ANN, HAND()),
        (20, MOD, AcceptHand(ANN)),
        (30, ANN, Unmute),
        (40, BO, HAND()),
        (50, CY, RaiseHand(Asking { reply_to: Some(ANN), ..Asking::default() })),
    ];
    play(&mut room, &script);
    assert_eq!(queue(&room), ["cy", "bo"]);
    let gone = give(&mut room, At(60), ANN, &Leave);
    assert_eq!(gone.len(), 3, "reply over, off the stage, left");
    assert_eq!(queue(&room), ["bo", "cy"]);
}

#[test]
fn a_hand_says_what_it_is_for() {
    let line = Line::parse("Does it hold for small rooms?").expect("a short line");
    let asking = Asking { line: Some(line.clone()), ..Asking::default() };
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    give(&mut room, At(5), ANN, &RaiseHand(asking));
    let shown = room.public(room.coalesced()).hands;
    assert_eq!((shown[0].member, &shown[0].line, shown[0].since), (ANN, &Some(line), At(5)));
    let restored = Room::restore(room.row(), room.seat_rows(), At(9));
    assert_eq!(restored.hand(ANN), room.hand(ANN), "and a restart keeps it");
}

#[test]
fn a_turn_opens_and_closes_the_microphone_of_whoever_agreed() {
    let agreed = RaiseHand(Asking { by_turn: true, ..Asking::default() });
    check(
        room_with(turns(60, true), &[MOD, ANN, BO]),
        &[(1000, ANN, agreed), (2000, MOD, AcceptHand(ANN)), (62_000, BO, Mute)],
        "
4 at 1000 by ann: HandRaised { member: ann, asking: Asking { kind: Question, line: None, reply_to: None, by_turn: true, in_writing: false }, ranked: At(1000) }
5 at 2000 by mod: HandLowered { member: ann, end: Accepted }
6 at 2000 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
7 at 2000 by the room: TurnBegan { member: ann, until: At(62000) }
8 at 2000 by the room: Unmuted { member: ann }
9 at 62000 by the room: TurnEnded { member: ann, end: TimeUp }
10 at 62000 by the room: Muted { member: ann, mute: BySelf }
11 at 62000 by the room: RoleChanged { member: ann, from: Speaker, to: Listener }
refused bo: NotOnStage",
    );
}

#[test]
fn whoever_did_not_agree_opens_their_own_and_finishes_the_sentence() {
    check(
        room_with(turns(60, false), &[MOD, ANN]),
        &[
            (1000, ANN, HAND()),
            (2000, MOD, AcceptHand(ANN)),
            (3000, ANN, Unmute),
            (50_000, MOD, ExtendTurn(turn_of(ANN, 62_000))),
            (50_000, MOD, ExtendTurn(turn_of(ANN, 62_000))),
            (151_999, ANN, Mute),
            (152_000, ANN, Unmute),
        ],
        "
3 at 1000 by ann: HandRaised { member: ann, ranked: At(1000) }
4 at 2000 by mod: HandLowered { member: ann, end: Accepted }
5 at 2000 by mod: RoleChanged { member: ann, from: Listener, to: Speaker }
6 at 2000 by the room: TurnBegan { member: ann, until: At(62000) }
7 at 3000 by ann: Unmuted { member: ann }
8 at 50000 by mod: TurnExtended { member: ann, until: At(122000) }
nothing new from mod
9 at 151999 by ann: Muted { member: ann, mute: BySelf }
10 at 152000 by the room: TurnEnded { member: ann, end: TimeUp }
11 at 152000 by ann: Unmuted { member: ann }",
    );
}

#[test]
fn a_moderators_mute_outlasts_a_turn() {
    let mut room = room_with(turns(60, false), &[MOD, ANN]);
    let agreed = RaiseHand(Asking { by_turn: true, ..Asking::default() });
    play(&mut room, &[(1000, ANN, agreed), (2000, MOD, AcceptHand(ANN)), (3000, MOD, MuteMember(ANN))]);
    play(&mut room, &[(70_000, MOD, StartRound), (70_000, MOD, EndTurn(MOD))]);
    assert_eq!(room.turn().map(|turn| turn.member), Some(ANN));
    assert!(!room.permit(ANN).publish, "no turn lifts a moderator's mute");
}

#[test]
fn a_round_gives_everybody_on_stage_a_turn_in_order() {
    let mut room = room_with(turns(30, false), &[MOD, ANN, BO]);
    for member in [ANN, BO] {
        play(&mut room, &[(1000, MOD, InviteToSpeak(member)), (1000, member, AcceptInviteToSpeak)]);
    }
    play(&mut room, &[(2000, ANN, AgreeToTurns { by_turn: true })]);
    check(
        room,
        &[
            (5000, MOD, StartRound),
            (5000, MOD, StartRound),
            (9000, MOD, EndTurn(MOD)),
            (9000, MOD, EndTurn(MOD)),
            (12_000, BO, EndTurn(ANN)),
            (12_000, ANN, EndTurn(ANN)),
            (13_000, MOD, StopRound),
        ],
        "
11 at 5000 by mod: RoundStarted { members: [mod, ann, bo] }
12 at 5000 by the room: TurnBegan { member: mod, until: At(35000) }
nothing new from mod
13 at 9000 by mod: TurnEnded { member: mod, end: Passed }
14 at 9000 by the room: TurnBegan { member: ann, until: At(39000) }
15 at 9000 by the room: Unmuted { member: ann }
nothing new from mod
refused bo: NotAllowed
16 at 12000 by ann: TurnEnded { member: ann, end: Passed }
17 at 12000 by ann: Muted { member: ann, mute: BySelf }
18 at 12000 by the room: TurnBegan { member: bo, until: At(42000) }
19 at 13000 by mod: RoundStopped",
    );
}

#[test]
fn what_takes_comes_due_although_a_turn_that_opens_a_microphone_has_to_wait() {
    let mut room = room_with(turns(60, false), &[MOD, ANN, BO]);
    play(&mut room, &[(1, MOD, InviteToSpeak(ANN)), (1, ANN, AcceptInviteToSpeak)]);
    play(&mut room, &[(2, ANN, AgreeToTurns { by_turn: true }), (3, BO, HAND()), (4, MOD, StepDown)]);
    give(&mut room, At(5), MOD, &HAND());
    give(&mut room, At(6), MOD, &StartRound);
    give(&mut room, At(7), BO, &Disconnect);
    let late = At(7).after(SEAT_HELD);
    let opens = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Unmuted { .. }));
    assert!(opens(&room.due(late)), "ann's turn is first");
    let taking = room.due_taking(late);
    assert!(taking.contains(&Event::Left { member: BO }) && !opens(&taking), "{taking:?}");
    room.record(late, By::Room, taking);
    assert_eq!(room.due_taking(late), [], "and nothing else");
}

#[test]
fn a_room_without_turns_has_no_round() {
    let room = room_with(Policy::default(), &[MOD]);
    assert_eq!(room.decide(At(1), &actor(MOD), &StartRound), Err(Refusal::NoTurns));
    assert_eq!(room.decide(At(1), &actor(MOD), &ExtendTurn(turn_of(MOD, 1))), Err(Refusal::NoTurns));
}

#[test]
fn everybody_counts_once_in_a_poll_also_who_leaves_and_comes_back() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    assert_eq!(room.decide(At(1), &actor(ANN), &Vote { option: 0 }), Err(Refusal::NoPoll));
    give(&mut room, At(1), MOD, &OpenPoll(show_of_hands("Shall we go on?", false)));
    for (member, option) in [(ANN, 0), (BO, 1), (ANN, 1)] {
        give(&mut room, At(2), member, &Vote { option });
    }
    give(&mut room, At(3), ANN, &Leave);
    give(&mut room, At(4), ANN, &Join { with_link: true, in_circle: false });
    give(&mut room, At(5), ANN, &Vote { option: 0 });
    let tally = room.tally();
    assert_eq!((tally.voted, tally.counts, tally.voters), (2, vec![1, 1], vec![vec![ANN], vec![BO]]));
    let restored = Room::restore(room.row(), room.seat_rows(), At(9));
    assert_eq!(restored.tally().counts, room.tally().counts, "no vote is lost");
    let wrong = room.decide(At(6), &actor(ANN), &Vote { option: 2 });
    assert_eq!(wrong, Err(Refusal::BadPoll));
    let second = room.decide(At(6), &actor(MOD), &OpenPoll(show_of_hands("Really?", false)));
    assert_eq!(second, Err(Refusal::PollOpen));
}

#[test]
fn a_poll_with_the_same_answer_twice_is_no_poll_and_programs_have_no_vote() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    let answer = |text| Line::parse(text).expect("a short line");
    let asked = Asked { options: vec![answer("Yes"), answer("Yes")], ..show_of_hands("Shall we?", false) };
    assert_eq!(room.decide(At(1), &actor(MOD), &OpenPoll(asked)), Err(Refusal::BadPoll));
    give(&mut room, At(1), MOD, &OpenPoll(show_of_hands("Shall we?", false)));
    let bot = Actor { bot: true, ..actor(BO) };
    let joined =
        room.decide(At(2), &bot, &Join { with_link: false, in_circle: false }).expect("programs may listen");
    room.record(At(2), By::Member(BO), joined);
    assert_eq!(room.decide(At(3), &bot, &Vote { option: 0 }), Err(Refusal::NotAllowed));
}

#[test]
fn a_secret_poll_says_who_has_won_at_its_end_and_never_by_whom() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    give(&mut room, At(1), MOD, &OpenPoll(show_of_hands("Shall we go on?", true)));
    give(&mut room, At(2), ANN, &Vote { option: 0 });
    assert_eq!((room.tally().voted, room.tally().counts), (1, vec![]));
    assert_eq!(room.own(ANN).expect("seated").vote, Some(0), "one's own answer one sees");
    assert_eq!(room.own(BO).expect("seated").vote, None);
    give(&mut room, At(3), MOD, &ClosePoll);
    let tally = room.tally();
    assert_eq!((tally.counts, tally.voters), (vec![1, 0], vec![]));
    assert_eq!(room.decide(At(4), &actor(BO), &Vote { option: 0 }), Err(Refusal::NoPoll));
}

#[test]
fn every_format_is_a_policy_that_holds() {
    for format in Format::ALL {
        assert_eq!(format.policy(Policy::default()).check(), Ok(()), "{format:?}");
    }
    let kinds: Vec<_> = Format::ALL.iter().map(|format| format.policy(Policy::default())).collect();
    for (index, policy) in kinds.iter().enumerate() {
        assert!(!kinds[..index].contains(policy), "no two are the same");
    }
}
