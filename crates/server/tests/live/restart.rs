//! What was acknowledged is there after the process died, and nobody has more rights than before.

use super::flow::ParseRoom;
use super::guest::{Ended, enter};
use super::house::House;
use protocol::RoomCommand;
use protocol::room::{MuteState, Role};
use protocol::tell::RefusalCode;
use std::time::Duration;

#[tokio::test]
async fn after_a_restart_roles_mutes_hands_and_bans_are_as_acknowledged() {
    let mut house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let (mut cho, mut dan) = (house.member("cho").await, house.member("dan").await);
    cho.enter(&room).await;
    dan.enter(&room).await;
    cho.command(RoomCommand::RaiseHand { asking: None }).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: cho.id() }).await;
    ann.command(RoomCommand::MuteMember { member: cho.id() }).await;
    ann.command(RoomCommand::Ban { member: dan.id() }).await;
    let epoch = ann.seen.as_ref().expect("in").epoch;

    house.restart().await;
    assert_eq!(house.live.seat_in(cho.account.id), Some(room.parse_room()), "the seat is held");
    let inside = house.live.inspect(room.parse_room()).await.expect("the room is back");
    assert_eq!(inside.epoch, epoch + 1);
    assert!(inside.roster.iter().all(|(_, connected)| !connected), "nobody hears before coming back");
    let mut again = house.connect(cho.account.clone());
    again.enter(&room).await;
    assert_eq!((again.view().own.role, again.view().own.mute), (Role::Speaker, MuteState::ByModerator));
    assert_eq!(again.refused_command(RoomCommand::Unmute).await, RefusalCode::MutedByModerator);
    let mut bo_again = house.connect(bo.account.clone());
    bo_again.enter(&room).await;
    assert_eq!(bo_again.view().own.hand_place, Some(1));
    let mut dan_again = house.connect(dan.account.clone());
    assert_eq!(dan_again.refused(enter(&room, None)).await, RefusalCode::Banned);
    let mut ann_again = house.connect(ann.account.clone());
    ann_again.enter(&room).await;
    assert_eq!(ann_again.view().own.role, Role::Moderator);
    for guest in [&mut again, &mut bo_again, &mut ann_again] {
        guest.check_view().await;
    }
}

#[tokio::test]
async fn the_task_of_before_the_restart_writes_nothing_any_more() {
    let mut house = House::open().await;
    let (room, mut ann, bo) = house.two().await;
    house.restart().await;
    // Its database says that somebody else owns the room.
    let ended = ann.say(protocol::Ask::Room { command: RoomCommand::Ban { member: bo.id() } }).await;
    assert_eq!(ann.until_out().await, protocol::tell::Out::ConnectionReset);
    assert!(
        matches!(ann.answer(ended).await, Ended::Refused(refused) if refused.code == RefusalCode::NotNow)
    );
    let mut again = house.connect(bo.account.clone());
    again.enter(&room).await;
}

#[tokio::test]
async fn a_held_seat_that_nobody_comes_back_to_is_given_up() {
    let mut house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    house.restart().await;
    let mut ann = house.connect(ann.account.clone());
    ann.enter(&room).await;
    assert_eq!(ann.view().stage.len(), 2);
    house.pass(Duration::from_secs(31));
    ann.until_view(|view| view.stage.len() == 1).await;
    assert_eq!(house.live.seat_in(bo.account.id), None);
}
