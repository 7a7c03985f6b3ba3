//! The late joiner and the reconnect: a snapshot and the deltas after it equal a fresh snapshot.

use crate::cast::{ANN, BO, CY, MOD, give, member, print, room_with};
use domain::At;
use domain::room::{AUDIENCE_SHOWN, Asking, Command, Delta, LARGE_ROOM, Policy, Room, View};

/// What a seat that saw `room` before is sent after the command.
fn deltas(room: &mut Room, seat: domain::MemberId, by: domain::MemberId, command: &Command) -> Vec<String> {
    let before = view(room, seat);
    give(room, At(1000), by, command);
    before.deltas(&view(room, seat)).iter().map(print).collect()
}

fn view(room: &Room, seat: domain::MemberId) -> View {
    room.view(seat, room.coalesced()).expect("seated")
}

#[test]
fn a_hand_shows_to_everybody_and_its_place_to_its_owner() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    assert_eq!(
        deltas(&mut room, BO, ANN, &Command::RaiseHand(Asking::default())),
        [
            "HandRaised { hand: ShownHand { member: ann, kind: Question, line: None, reply_to: None, since: At(1000) }, place: 1 }"
        ]
    );
    assert_eq!(
        deltas(&mut room, BO, BO, &Command::RaiseHand(Asking::default())),
        [
            "HandRaised { hand: ShownHand { member: bo, kind: Question, line: None, reply_to: None, since: At(1000) }, place: 2 }",
            "OwnSet { own: Own { role: Listener, mute: None, hand_place: Some(2), hand_expected: Some(At(241000)), by_turn: false, vote: None, invited_until: None, \
             asked_to_unmute: false } }"
        ]
    );
    assert_eq!(
        deltas(&mut room, BO, ANN, &Command::LowerHand),
        [
            "HandLowered { member: ann }",
            "OwnSet { own: Own { role: Listener, mute: None, hand_place: Some(1), hand_expected: Some(At(121000)), by_turn: false, vote: None, invited_until: None, \
             asked_to_unmute: false } }"
        ]
    );
}

#[test]
fn an_accepted_hand_moves_from_the_audience_to_the_end_of_the_stage() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY]);
    give(&mut room, At(5), ANN, &Command::RaiseHand(Asking::default()));
    assert_eq!(
        deltas(&mut room, BO, MOD, &Command::AcceptHand(ANN)),
        [
            "StageSeatSet { seat: StageSeat { member: ann, role: Speaker, mute: Some(BySelf), connected: true } }",
            "HandLowered { member: ann }",
            "AudienceChanged { count: 2, came: [], went: [ann] }"
        ]
    );
}

#[test]
fn only_moderators_see_who_is_banned_or_invited() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO, CY]);
    give(&mut room, At(5), MOD, &Command::Ban(CY));
    give(&mut room, At(5), MOD, &Command::InviteToSpeak(ANN));
    assert_eq!(view(&room, BO).backstage, None);
    assert_eq!(
        print(&view(&room, MOD).backstage),
        "Some(Backstage { banned: [cy], invited: [ann], asking_to_unmute: [] })"
    );
    assert!(
        !format!("{:?}", view(&room, BO)).contains(&CY.to_string()),
        "the banned are named to nobody else"
    );
    assert_eq!(view(&room, BO).own.invited_until, None, "another's invite is not bo's to see");
}

#[test]
fn whoever_has_no_seat_has_no_view() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    assert_eq!(room.view(BO, room.coalesced()), None);
    give(&mut room, At(5), MOD, &Command::Remove(ANN));
    assert_eq!(room.view(ANN, room.coalesced()), None);
}

#[test]
fn a_large_audience_is_a_count_a_sample_and_pages() {
    let mut room = room_with(Policy::default(), &[MOD]);
    let listeners = AUDIENCE_SHOWN as u64 + 50;
    for number in 100..100 + listeners {
        give(&mut room, At(number), member(number), &Command::Join { with_link: false, in_circle: false });
    }
    let before = room.public(room.coalesced());
    assert_eq!(before.audience.count as u64, listeners);
    assert_eq!(before.audience.shown.len(), AUDIENCE_SHOWN);

    let (first, next) = room.audience_page(None, AUDIENCE_SHOWN);
    let (second, end) = room.audience_page(next, AUDIENCE_SHOWN);
    let paged: Vec<_> = first.into_iter().chain(second).collect();
    let all: Vec<_> = (100..100 + listeners).map(member).collect();
    assert_eq!((paged, end), (all, None), "the pages are the whole audience, once each");

    // One who is shown goes: the next in line is shown instead.
    give(&mut room, At(9000), member(100), &Command::Leave);
    let after = room.public(room.coalesced());
    let deltas = domain::room::public_deltas(&before, &after);
    let came = vec![member(100 + AUDIENCE_SHOWN as u64)];
    let count = listeners as u32 - 1;
    assert_eq!(deltas, [Delta::AudienceChanged { count, came, went: vec![member(100)] }]);
}

#[test]
fn an_audience_shown_before_stays_until_it_is_refreshed() {
    let mut room = room_with(Policy::default(), &[MOD, ANN]);
    let shown = room.coalesced();
    let before = room.public(shown.clone());
    give(&mut room, At(5), BO, &Command::Join { with_link: false, in_circle: false });
    assert_eq!(room.public(shown), before, "a joining listener costs the others no delta yet");
    assert_ne!(room.public(room.coalesced()), before);
}

#[test]
fn a_listener_who_is_lost_leaves_the_audience_at_once_and_comes_back_to_the_same_place() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    assert_eq!(
        deltas(&mut room, MOD, ANN, &Command::Disconnect),
        ["AudienceChanged { count: 1, came: [], went: [ann] }"],
        "nobody is on the roster who cannot hear"
    );
    assert_eq!(room.audience_page(None, AUDIENCE_SHOWN), (vec![BO], None));
    assert_eq!(room.seat_count(), 3, "the seat is held");
    give(&mut room, At(2000), ANN, &Command::Join { with_link: false, in_circle: false });
    let back = room.audience();
    assert_eq!((back.count, back.shown), (2, vec![ANN, BO]));
}

#[test]
fn a_hand_is_down_while_its_owner_is_lost_and_keeps_its_place_when_they_are_back_in_time() {
    let mut room = room_with(Policy::default(), &[MOD, ANN, BO]);
    give(&mut room, At(10), ANN, &Command::RaiseHand(Asking::default()));
    give(&mut room, At(11), BO, &Command::RaiseHand(Asking::default()));
    let shown = |room: &Room| -> Vec<_> {
        room.public(room.coalesced()).hands.iter().map(|hand| hand.member).collect()
    };
    give(&mut room, At(20), ANN, &Command::Disconnect);
    assert_eq!((shown(&room), room.hand_place(BO)), (vec![BO], Some(1)));
    give(&mut room, At(30), ANN, &Command::Join { with_link: false, in_circle: false });
    assert_eq!((shown(&room), room.hand_place(BO)), (vec![ANN, BO], Some(2)));
}

#[test]
fn of_a_long_queue_only_the_hands_that_moved_go_and_come() {
    let mut room = room_with(Policy::default(), &[MOD]);
    for number in 100..140 {
        give(&mut room, At(number), member(number), &Command::Join { with_link: false, in_circle: false });
        give(&mut room, At(number), member(number), &Command::RaiseHand(Asking::default()));
    }
    let before = room.public(room.coalesced());
    for (number, command) in
        [(101, Command::LowerHand), (138, Command::LowerHand), (120, Command::LetPass), (101, raise())]
    {
        give(&mut room, At(200), member(number), &command);
    }
    let after = room.public(room.coalesced());
    let deltas = domain::room::public_deltas(&before, &after);
    let lowered = |number| Delta::HandLowered { member: member(number) };
    let raised = |place: u32| Delta::HandRaised { hand: after.hands[place as usize - 1].clone(), place };
    assert_eq!(deltas, [lowered(101), lowered(120), lowered(138), raised(21), raised(39)]);
    let mut shown = before;
    deltas.iter().for_each(|delta| shown.apply(delta));
    assert_eq!(shown, after);
}

#[test]
fn in_a_large_room_what_anybody_there_may_do_can_wait_and_what_is_done_on_stage_cannot() {
    let mut room = room_with(Policy::default(), &[MOD]);
    let mut number = 100;
    while room.seat_count() < LARGE_ROOM - 1 {
        let join = Command::Join { with_link: false, in_circle: false };
        assert!(!may_wait(&mut room, member(number), &join), "it is small");
        number += 1;
    }
    let (last, other) = (member(number), member(number - 1));
    for (by, command, can) in [
        (last, Command::Join { with_link: false, in_circle: false }, true),
        (last, raise(), true),
        (last, Command::LowerHand, true),
        (last, raise(), true),
        (MOD, Command::AcceptHand(last), false),
        (last, Command::Unmute, false),
        (last, Command::Disconnect, false),
        (last, Command::Join { with_link: false, in_circle: false }, false),
        (other, raise(), true),
        (last, Command::Leave, false),
        (MOD, Command::DeclineHand(other), false),
        (MOD, Command::Lock, false),
        (MOD, Command::Remove(other), false),
    ] {
        assert_eq!(may_wait(&mut room, by, &command), can, "{}", print(&command));
    }
}

/// Does it, and says whether all that came of it may be shown later.
fn may_wait(room: &mut Room, by: domain::MemberId, command: &Command) -> bool {
    let shown = room.public(room.coalesced());
    give(room, At(1000), by, command).iter().all(|recorded| room.may_wait(&recorded.event, &shown))
}

fn raise() -> Command {
    Command::RaiseHand(Asking::default())
}
