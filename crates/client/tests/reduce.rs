//! A view changes by the next delta of its epoch, and by nothing else.

use client::reduce::{FetchSnapshot, Seen, reduce};
use protocol::room::{
    Audience, Chat, ChatLine, Delta, Hand, HandKind, HandOrder, Hands, MuteState, Own, Pin, Policy, Role,
    Sound, StageSeat, Tally, Turn, View, Visibility,
};

fn seat(member: &str, mute: MuteState) -> StageSeat {
    StageSeat { member: member.into(), role: Role::Speaker, mute, connected: true }
}

fn seen() -> Seen {
    let policy = Policy {
        hands_field: None,
        hands: Hands::Everyone,
        hands_max: 20,
        stage_size: 10,
        room_size: 100,
        visibility: Visibility::Open,
        hand_order: HandOrder::FirstCome,
        hand_order_field: None,
        replies: false,
        turn: None,
        recap: true,
        language: None,
        chat: Chat::Everyone,
        slow_mode_s: 0,
        sound: Sound::Automatic,
        circle: None,
    };
    let own = Own {
        role: Role::Listener,
        mute: MuteState::BySelf,
        hand_place: None,
        hand_expected_ms: None,
        by_turn: false,
        vote: None,
        invited_until_ms: None,
        asked_to_unmute: false,
    };
    let audience = Audience { count: 2, shown: vec!["cho".into(), "dao".into()] };
    let view = View {
        title: "Title".into(),
        topic: None,
        policy,
        locked: false,
        owner: "ann".into(),
        stage: vec![seat("ann", MuteState::Open), seat("bo", MuteState::BySelf)],
        hands: vec![],
        turn: None,
        turns_next: vec![],
        poll: None,
        tally: Tally::default(),
        chat: vec![line(7), line(8)],
        pins: vec![],
        begins_ms: None,
        audience,
        own,
        backstage: None,
    };
    Seen { room: "room".into(), epoch: 3, seq: 10, view, resume: "resume".into() }
}

fn line(number: u64) -> ChatLine {
    ChatLine { number, member: "bo".into(), text: format!("line {number}"), at_ms: number }
}

fn apply(seen: &mut Seen, delta: Delta) {
    let next = seen.seq + 1;
    assert_eq!(reduce(seen, 3, next, vec![delta]), Ok(()));
    assert_eq!(seen.seq, next);
}

#[test]
fn deltas_that_come_together_are_applied_one_after_the_other() {
    let mut seen = seen();
    let came = |number| Delta::ChatChanged { came: vec![line(number)], went: vec![] };
    assert_eq!(reduce(&mut seen, 3, 11, vec![Delta::Locked, came(98), came(99)]), Ok(()));
    let last: Vec<u64> = seen.view.chat.iter().rev().take(2).map(|line| line.number).collect();
    assert_eq!((seen.seq, seen.view.locked, last), (13, true, vec![99, 98]));
}

#[test]
fn a_missed_repeated_or_foreign_delta_changes_nothing_and_asks_for_a_snapshot() {
    for (epoch, seq) in [(3, 10), (3, 12), (3, 9), (2, 11), (4, 11), (4, 1)] {
        let mut now = seen();
        assert_eq!(
            reduce(&mut now, epoch, seq, vec![Delta::Locked]),
            Err(FetchSnapshot),
            "epoch {epoch} seq {seq}"
        );
        assert!(now == seen(), "epoch {epoch} seq {seq}");
    }
}

#[test]
fn a_seat_that_changes_keeps_its_place_on_stage_and_a_new_one_comes_last() {
    let mut now = seen();
    apply(&mut now, Delta::StageSeatSet { seat: seat("ann", MuteState::ByModerator) });
    apply(&mut now, Delta::StageSeatSet { seat: seat("cho", MuteState::BySelf) });
    let stage: Vec<_> = now.view.stage.iter().map(|seat| (seat.member.as_str(), seat.mute)).collect();
    assert_eq!(
        stage,
        [("ann", MuteState::ByModerator), ("bo", MuteState::BySelf), ("cho", MuteState::BySelf)],
        "nobody stands on stage twice"
    );
    apply(&mut now, Delta::StageSeatGone { member: "bo".into() });
    assert_eq!(now.view.stage.len(), 2);
}

#[test]
fn hands_stand_at_the_place_that_is_said_each_once() {
    let hands = |seen: &Seen| -> Vec<_> { seen.view.hands.iter().map(|hand| hand.member.clone()).collect() };
    let mut now = seen();
    for (member, place) in [("dao", 1), ("cho", 2), ("eva", 1), ("dao", 3), ("fay", 99)] {
        let (member, kind) = (member.to_owned(), HandKind::Question);
        let hand = Hand { member, kind, line: None, reply_to: None, since_ms: 1 };
        apply(&mut now, Delta::HandRaised { hand, place });
    }
    assert_eq!(hands(&now), ["eva", "cho", "dao", "fay"]);
    apply(&mut now, Delta::HandLowered { member: "cho".into() });
    assert_eq!(hands(&now), ["eva", "dao", "fay"]);
}

#[test]
fn turns_are_as_they_are_said() {
    let mut now = seen();
    let turn = Turn { member: "bo".into(), until_ms: 7 };
    apply(&mut now, Delta::TurnsSet { turn: Some(turn.clone()), next: vec!["ann".into()] });
    assert_eq!((now.view.turn, now.view.turns_next), (Some(turn), vec!["ann".to_owned()]));
}

#[test]
fn the_audience_counts_everybody_and_shows_some() {
    let mut now = seen();
    let (came, went) = (vec!["eva".into(), "cho".into()], vec!["dao".into()]);
    apply(&mut now, Delta::AudienceChanged { count: 500, came, went });
    assert_eq!(now.view.audience, Audience { count: 500, shown: vec!["cho".into(), "eva".into()] });
    let fresh = Audience { count: 1, shown: vec!["eva".into()] };
    apply(&mut now, Delta::AudienceSet { audience: fresh.clone() });
    assert_eq!(now.view.audience, fresh);
}

#[test]
fn lines_that_went_are_gone_and_those_that_came_stand_at_the_end() {
    let mut now = seen();
    apply(&mut now, Delta::ChatChanged { came: vec![line(12), line(15)], went: vec![7] });
    assert_eq!(now.view.chat.iter().map(|line| line.number).collect::<Vec<_>>(), [8, 12, 15]);
    apply(&mut now, Delta::ChatChanged { came: vec![], went: vec![12, 99] });
    assert_eq!(now.view.chat.iter().map(|line| line.number).collect::<Vec<_>>(), [8, 15]);
    let pin = Pin { number: 3, address: "https://example.org/".into(), title: "Slides".into() };
    apply(&mut now, Delta::PinsSet { pins: vec![pin.clone()] });
    assert!(now.view.pins == [pin]);
}

#[test]
fn the_room_itself_changes_by_name() {
    let mut now = seen();
    apply(&mut now, Delta::Locked);
    assert!(now.view.locked);
    apply(&mut now, Delta::Unlocked);
    assert!(!now.view.locked);
    now.view.begins_ms = Some(9);
    apply(&mut now, Delta::Began);
    apply(&mut now, Delta::Renamed { title: "Other".into() });
    apply(&mut now, Delta::TopicSet { topic: Some("Topic".into()) });
    let policy = Policy { hands: Hands::Off, ..now.view.policy.clone() };
    apply(&mut now, Delta::PolicySet { policy: policy.clone() });
    let own = Own { hand_place: Some(1), ..now.view.own.clone() };
    apply(&mut now, Delta::OwnSet { own: own.clone() });
    apply(&mut now, Delta::BackstageSet { backstage: Some(Default::default()) });
    let mut expected = seen();
    expected.seq = now.seq;
    expected.view.title = "Other".into();
    expected.view.topic = Some("Topic".into());
    expected.view.policy = policy;
    expected.view.own = own;
    expected.view.backstage = Some(Default::default());
    assert!(now == expected, "nothing else changed");
}
