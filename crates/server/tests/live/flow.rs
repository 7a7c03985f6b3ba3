//! Entering, raising a hand, coming on stage, speaking: what each socket is told, and in which order.

use super::guest::{Ended, enter};
use super::house::House;
use domain::room::HandOrder;
use protocol::ask::NewPoll;
use protocol::room::{MuteState, Role};
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand, Tell};
use std::time::Duration;

#[tokio::test]
async fn a_raised_hand_is_accepted_and_its_owner_opens_the_microphone() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    assert_eq!(ann.view().own.role, Role::Moderator, "whoever opens a room moderates it");
    assert_eq!(bo.view().own.role, Role::Listener);

    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    assert_eq!(bo.view().own.hand_place, Some(1), "the view comes before the answer");
    let bo_id = bo.id();
    ann.until_view(|view| view.hands.iter().map(|hand| &hand.member).eq([&bo_id])).await;
    ann.command(RoomCommand::AcceptHand { member: bo_id.clone() }).await;
    assert!(ann.view().hands.is_empty());

    bo.until_view(|view| view.own.role == Role::Speaker).await;
    assert_eq!(bo.view().own.mute, MuteState::BySelf, "nobody's microphone opens by another's act");
    bo.command(RoomCommand::Unmute).await;
    let is_open = |seat: &protocol::room::StageSeat| seat.member == bo_id && seat.mute == MuteState::Open;
    ann.until_view(|view| view.stage.iter().any(is_open)).await;

    ann.command(RoomCommand::MuteMember { member: bo_id.clone() }).await;
    assert_eq!(bo.refused_command(RoomCommand::Unmute).await, RefusalCode::MutedByModerator);
    bo.command(RoomCommand::AskToUnmute).await;
    let is_asking = |view: &protocol::View| {
        view.backstage.as_ref().is_some_and(|backstage| backstage.asking_to_unmute.contains(&bo_id))
    };
    ann.until_view(is_asking).await;
    assert!(bo.view().backstage.is_none(), "only moderators look backstage");
    ann.check_view().await;
    bo.check_view().await;
}

#[tokio::test]
async fn the_audience_is_shown_at_most_once_a_second_and_everything_else_at_once() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    cho.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.until_view(|view| view.hands.len() == 1).await;
    let before = ann.view().audience.count;
    assert!(before < 2, "two came within one second: {before} are shown");

    house.pass(Duration::from_secs(1));
    for guest in [&mut ann, &mut bo, &mut cho] {
        guest.until_view(|view| view.audience.count == 2).await;
        guest.check_view().await;
    }
    let audience = |delta: &&protocol::Delta| {
        matches!(delta, protocol::Delta::AudienceChanged { .. } | protocol::Delta::AudienceSet { .. })
    };
    assert!(ann.deltas().filter(audience).count() <= 2);
}

#[tokio::test]
async fn a_new_poll_shows_nobody_their_answer_to_the_last_one() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    let poll = |question: &str| RoomCommand::OpenPoll {
        poll: NewPoll { question: question.to_owned(), options: vec![], secret: false },
    };
    ann.command(poll("Shall we go on?")).await;
    bo.command(RoomCommand::Vote { option: 1 }).await;
    bo.until_view(|view| view.own.vote == Some(1)).await;
    ann.command(RoomCommand::ClosePoll).await;
    ann.command(poll("And now?")).await;
    bo.until_view(|view| view.own.vote.is_none()).await;
    bo.check_view().await;
}

#[tokio::test]
async fn whoever_waits_is_told_a_place_when_the_order_changes() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    let order = |hand_order| RoomCommand::SetPolicy {
        policy: domain::room::Policy { hand_order, ..domain::room::Policy::default() }.into(),
    };
    ann.command(order(HandOrder::Pick)).await;
    bo.until_view(|view| view.own.hand_place.is_none()).await;
    ann.command(order(HandOrder::Fair)).await;
    bo.until_view(|view| view.own.hand_place == Some(1)).await;
    bo.check_view().await;
}

#[tokio::test]
async fn an_ended_room_is_over_for_everybody_and_nobody_comes_back() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let id = ann.say(Ask::Room { command: RoomCommand::End }).await;
    assert_eq!(ann.until_out().await, Out::RoomEnded);
    assert_eq!(ann.answer(id).await, Ended::Done);
    assert_eq!(bo.until_out().await, Out::RoomEnded);
    let again = bo.refused(enter(&room, None)).await;
    assert!(matches!(again, RefusalCode::NoSuchRoom | RefusalCode::Ended), "{again:?}");
    assert_eq!(bo.refused_command(RoomCommand::RaiseHand { asking: None }).await, RefusalCode::NotInRoom);
    assert_eq!(house.live.seat_in(bo.account.id), None);
    assert!(house.hallway().is_empty());
}

#[tokio::test]
async fn who_leaves_is_out_first_and_answered_then_and_an_empty_room_waits_to_be_entered_again() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, None).await;
    assert_eq!(house.hallway().len(), 1);
    assert_eq!(ann.ask(Ask::Leave).await, Ended::Done);
    assert_eq!(ann.out(), Some(Out::Left));
    assert_eq!(house.live.seat_in(ann.account.id), None);
    ann.told.clear();
    ann.enter(&room).await;
    assert_eq!(ann.view().own.role, Role::Moderator);

    // Nobody comes for five minutes: it ends by itself.
    assert_eq!(ann.ask(Ask::Leave).await, Ended::Done);
    ann.told.clear();
    loop {
        house.pass(Duration::from_secs(301));
        if house.live.inspect(room.parse_room()).await.is_none() {
            break;
        }
    }
    assert_eq!(ann.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
}

#[tokio::test]
async fn the_hallway_shows_rooms_with_somebody_in_them_and_tells_once_a_second() {
    let house = House::open().await;
    let (mut ann, mut bo) = (house.member("ann").await, house.member("bob").await);
    assert_eq!(bo.ask(Ask::WatchHallway { on: true }).await, Ended::Done);
    let cards = |tell: &Tell| match tell {
        Tell::Hallway { rooms } => Some(rooms.len()),
        _ => None,
    };
    bo.until(|guest| guest.told.iter().any(|tell| cards(tell) == Some(0))).await;
    let room = house.room(&mut ann, None).await;
    house.live.tick();
    bo.until(|guest| guest.told.iter().any(|tell| cards(tell) == Some(1))).await;
    let shown = bo.told.iter().rev().find_map(|tell| match tell {
        Tell::Hallway { rooms } => rooms.first().cloned(),
        _ => None,
    });
    let card = shown.expect("one room");
    assert_eq!((card.room, card.speakers, card.stage[0].handle.as_str()), (room, 1, "ann"));

    assert_eq!(bo.ask(Ask::WatchHallway { on: false }).await, Ended::Done);
    bo.told.clear();
    assert_eq!(ann.ask(Ask::Leave).await, Ended::Done);
    house.live.tick();
    assert_eq!(bo.ask(Ask::WatchHallway { on: false }).await, Ended::Done);
    assert!(!bo.told.iter().any(|tell| cards(tell).is_some()), "who does not watch is not told");
}

/// Reads a room's id.
pub trait ParseRoom {
    fn parse_room(&self) -> domain::RoomId;
}

impl ParseRoom for String {
    fn parse_room(&self) -> domain::RoomId {
        domain::RoomId::parse(self).expect("an id")
    }
}
