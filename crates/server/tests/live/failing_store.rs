//! The database is down: restricting works and is saved later, granting is refused, and no failure gives anybody more.

use super::flow::ParseRoom;
use super::guest::{Ended, Guest, enter};
use super::house::House;
use protocol::room::{MuteState, Role};
use protocol::tell::{Out, RefusalCode};
use protocol::{Ask, RoomCommand};
use std::time::Duration;
use store::Fault;

/// Ann moderates, Bo speaks with an open microphone, Cho has a hand up.
async fn three(house: &House) -> (String, Guest, Guest, Guest) {
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    bo.command(RoomCommand::RaiseHand).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    bo.command(RoomCommand::Unmute).await;
    cho.command(RoomCommand::RaiseHand).await;
    (room, ann, bo, cho)
}

async fn restricts_and_does_not_grant(fault: Fault) {
    let mut house = House::open().await;
    let (room, mut ann, mut bo, mut cho) = three(&house).await;
    house.fails(fault);
    let muted = ann.say(Ask::Room { command: RoomCommand::MuteMember { member: bo.id() } }).await;
    ann.in_force(muted).await;
    bo.until_view(|view| view.own.mute == MuteState::ByModerator).await;

    let accept = RoomCommand::AcceptHand { member: cho.id() };
    assert_eq!(ann.refused_command(accept).await, RefusalCode::NotNow);
    let allow = RoomCommand::AllowUnmute { member: bo.id() };
    assert_eq!(ann.refused_command(allow).await, RefusalCode::NotNow);
    assert_eq!(cho.refused_command(RoomCommand::SetTopic { topic: None }).await, RefusalCode::NotAllowed);
    let banned = ann.say(Ask::Room { command: RoomCommand::Ban { member: cho.id() } }).await;
    ann.in_force(banned).await;
    assert_eq!(cho.until_out().await, Out::Banned);
    assert_eq!(cho.refused(enter(&room, None)).await, RefusalCode::Banned);
    // Listening needs no database.
    let mut dan = house.connect(super::house::account("dan", super::house::member()));
    dan.enter(&room).await;

    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(muted).await, Ended::InForceThenDone);
    assert_eq!(ann.answer(banned).await, Ended::InForceThenDone);
    for guest in [&mut ann, &mut bo, &mut dan] {
        guest.check_view().await;
    }
    ann.command(RoomCommand::AllowUnmute { member: bo.id() }).await;
    ann.command(RoomCommand::MuteMember { member: bo.id() }).await;

    house.restart().await;
    let mut bo = house.connect(bo.account.clone());
    bo.enter(&room).await;
    assert_eq!(bo.view().own.mute, MuteState::ByModerator, "what was done is stored");
    let mut cho = house.connect(cho.account.clone());
    assert_eq!(cho.refused(enter(&room, None)).await, RefusalCode::Banned);
}

#[tokio::test]
async fn a_broken_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Error).await;
}

#[tokio::test]
async fn a_full_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Full).await;
}

#[tokio::test]
async fn a_hung_disk_restricts_and_does_not_grant() {
    restricts_and_does_not_grant(Fault::Stall).await;
}

#[tokio::test]
async fn a_grant_whose_commit_was_made_but_not_confirmed_is_taken_back() {
    let mut house = House::open().await;
    let (room, mut ann, bo, mut cho) = three(&house).await;
    let epoch = ann.seen.as_ref().expect("in").epoch;
    house.fails(Fault::Lost);
    let accept = RoomCommand::AcceptHand { member: cho.id() };
    assert_eq!(ann.refused_command(accept).await, RefusalCode::NotNow);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    ann.until(|guest| guest.seen.as_ref().is_some_and(|seen| seen.epoch > epoch)).await;
    assert_eq!(ann.view().stage.len(), 2, "nobody came on stage");
    ann.check_view().await;

    house.restart().await;
    let mut again = house.connect(cho.account.clone());
    again.enter(&room).await;
    assert_eq!(again.view().own.role, Role::Listener, "what was refused is not stored either");
    assert_eq!(again.view().own.hand_place, Some(1));
    cho.hear_all().await;
    drop(bo);
}

#[tokio::test]
async fn nothing_is_shown_of_a_grant_before_it_is_saved() {
    let house = House::open().await;
    let (_, mut ann, _bo, mut cho) = three(&house).await;
    house.fails(Fault::Stall);
    let id = ann.say(Ask::Room { command: RoomCommand::AcceptHand { member: cho.id() } }).await;
    // A listener's coming is decided after it, and waits behind it.
    cho.hear_all().await;
    assert_eq!(cho.view().own.role, Role::Listener);
    house.fails(Fault::None);
    assert_eq!(ann.answer(id).await, Ended::Done);
    cho.until_view(|view| view.own.role == Role::Speaker).await;
}

#[tokio::test]
async fn a_room_that_ended_without_a_database_is_ended_once_it_is_back() {
    let mut house = House::open().await;
    let (room, mut ann, _bo, _cho) = three(&house).await;
    house.fails(Fault::Error);
    let end = ann.say(Ask::Room { command: RoomCommand::End }).await;
    ann.in_force(end).await;
    assert_eq!(ann.until_out().await, Out::RoomEnded);
    house.fails(Fault::None);
    house.pass(Duration::from_secs(1));
    assert_eq!(ann.answer(end).await, Ended::InForceThenDone);
    house.restart().await;
    assert!(house.live.inspect(room.parse_room()).await.is_none());
}
