//! What is counted for the owner's report: rooms as they open, and hands as they come down, whatever the database does.

use super::guest::Guest;
use super::house::{House, START};
use domain::At;
use domain::report::Week;
use protocol::{Ask, RoomCommand};
use std::time::Duration;
use store::Fault;

async fn raise(guest: &mut Guest) {
    guest.command(RoomCommand::RaiseHand { asking: None }).await;
}

#[tokio::test]
async fn a_hand_that_came_down_while_the_database_was_away_is_counted_once_it_is_back() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    raise(&mut bo).await;
    raise(&mut cho).await;
    house.clock.advance(Duration::from_secs(50));
    ann.command(RoomCommand::AcceptHand { member: bo.id() }).await;
    house.fails(Fault::Error);
    let lowered = cho.say(Ask::Room { command: RoomCommand::LowerHand }).await;
    cho.in_force(lowered).await;
    house.fails(Fault::None);
    house.live.shutdown().await;
    let counted = house.store.report(Week::of(START), At(0)).await.expect("up").counted;
    let hands = counted.hands[&Week::of(START)];
    assert_eq!((hands.served[4], hands.not_served, hands.count()), (1, 1, 2));
    assert_eq!(counted.used[&Week::of(START)].rooms, 1);
}
