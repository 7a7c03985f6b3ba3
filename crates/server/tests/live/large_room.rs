//! In a large room what many do at once is shown together, and costs each socket little.

use super::guest::{Ended, Guest};
use super::house::{self, House};
use super::slow_socket::handle;
use domain::room::{HandOrder, LARGE_ROOM, Policy};
use protocol::{Ask, RoomCommand, Tell};
use std::time::Duration;

/// More than the longest that anything has to wait.
const A_WHILE: Duration = Duration::from_secs(2);

/// As many as are needed with the owner, who leads it.
async fn large_room(house: &House, policy: Policy) -> (Guest, Vec<Guest>) {
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, Some(policy.into())).await;
    let accounts: Vec<_> = (1..LARGE_ROOM).map(|n| house::account(&handle(n), house::member())).collect();
    house.add(accounts.clone()).await;
    let mut guests: Vec<_> = accounts.into_iter().map(|account| house.connect(account)).collect();
    for guest in &mut guests {
        guest.enter(&room).await;
    }
    house.pass(A_WHILE);
    ann.until_view(|view| view.audience.count as usize == LARGE_ROOM - 1).await;
    house.pass(A_WHILE);
    (ann, guests)
}

fn raise() -> RoomCommand {
    RoomCommand::RaiseHand { asking: None }
}

fn hands(guest: &Guest) -> usize {
    guest.view().hands.len()
}

/// How many messages there were that say who people are.
fn introductions(guest: &Guest) -> usize {
    guest.told.iter().filter(|tell| matches!(tell, Tell::People { .. })).count()
}

#[tokio::test]
async fn the_first_hand_of_a_quiet_room_shows_at_once_and_a_storm_together() {
    let house = House::open().await;
    let (mut ann, mut guests) = large_room(&house, Policy::default()).await;
    guests[0].command(raise()).await;
    ann.until_view(|view| view.hands.len() == 1).await;
    for guest in &mut guests[1..40] {
        guest.command(raise()).await;
    }
    let mut last = guests.pop().expect("many");
    for guest in [&mut ann, &mut last] {
        guest.hear_all().await;
        assert_eq!(hands(guest), 1, "nobody is told of each hand by itself");
        guest.check_view().await;
        guest.told.clear();
    }
    house.pass(A_WHILE);
    for guest in [&mut ann, &mut last] {
        guest.until_view(|view| view.hands.len() == 40).await;
        assert!(introductions(guest) <= 1, "all who are new are introduced in one message");
        guest.check_view().await;
    }
    guests[12].until_view(|view| view.own.hand_place == Some(13)).await;
}

#[tokio::test]
async fn what_a_moderator_does_takes_along_what_waits() {
    let house = House::open().await;
    let policy = Policy { hand_order: HandOrder::Pick, ..Policy::default() };
    let (mut ann, mut guests) = large_room(&house, policy).await;
    for guest in &mut guests[..5] {
        guest.command(raise()).await;
    }
    let mut last = guests.pop().expect("many");
    last.until_view(|view| view.hands.len() == 1).await;
    ann.command(RoomCommand::AcceptHand { member: guests[3].id() }).await;
    last.until_view(|view| view.stage.len() == 2).await;
    last.hear_all().await;
    assert_eq!(hands(&last), 4, "all five were up, and one is on stage");
    for guest in [&mut ann, &mut last, &mut guests[3]] {
        guest.check_view().await;
    }
}

#[tokio::test]
async fn whoever_leaves_from_the_stage_is_gone_from_it_at_once() {
    let house = House::open().await;
    let policy = Policy { hand_order: HandOrder::Pick, ..Policy::default() };
    let (mut ann, mut guests) = large_room(&house, policy).await;
    // With one more it stays large.
    let room = ann.seen.as_ref().expect("inside").room.clone();
    let mut last = house.member("latecomer").await;
    last.enter(&room).await;
    house.pass(A_WHILE);
    guests[3].command(raise()).await;
    ann.until_view(|view| view.hands.len() == 1).await;
    ann.command(RoomCommand::AcceptHand { member: guests[3].id() }).await;
    last.until_view(|view| view.stage.len() == 2).await;
    guests[4].command(raise()).await;
    assert_eq!(guests[3].ask(Ask::Leave).await, Ended::Done);
    last.until_view(|view| view.stage.len() == 1).await;
    last.check_view().await;
}

#[tokio::test]
async fn whoever_comes_amid_a_storm_sees_what_all_see_and_then_the_same_changes() {
    let house = House::open().await;
    let (ann, mut guests) = large_room(&house, Policy::default()).await;
    let room = ann.seen.as_ref().expect("inside").room.clone();
    for guest in &mut guests[..10] {
        guest.command(raise()).await;
    }
    let mut late = house.member("latecomer").await;
    late.enter(&room).await;
    assert_eq!(hands(&late), 1);
    guests[3].command(RoomCommand::LowerHand).await;
    house.pass(A_WHILE);
    late.until_view(|view| view.hands.len() == 9).await;
    late.check_view().await;
}
