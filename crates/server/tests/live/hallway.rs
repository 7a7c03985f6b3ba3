//! One's own hallway: everybody on stage counts, on the card or not.

use super::guest::Guest;
use super::house::House;
use domain::network::Hallway;
use domain::network::hallway_filter::Filter;
use domain::{AccountId, MemberId};
use protocol::RoomCommand;
use protocol::network::{HallwayReason, HallwayRow};
use protocol::room::Role;
use std::collections::BTreeSet;

async fn hallway(house: &House, followed: &Guest) -> Vec<HallwayRow> {
    let order = Hallway {
        me: MemberId::of(AccountId::new(1)),
        follows: [MemberId::of(followed.account.id)].into(),
        topics: BTreeSet::new(),
        fields: vec![],
        inviter: None,
        languages: vec![],
    };
    house.live.hallway_of(&order, &Filter::default()).await.expect("up").rows
}

#[tokio::test]
async fn whoever_came_on_a_full_stage_last_counts_although_the_card_has_no_place_for_them() {
    let house = House::open().await;
    let (mut ann, mut bo) = (house.member("ann").await, house.member("bob").await);
    let full = house.room(&mut ann, None).await;
    let quiet = house.room(&mut bo, None).await;
    let mut speakers = vec![];
    for handle in ["cho", "dan", "eve", "gus", "hugo", "ivy", "jan"] {
        let mut guest = house.member(handle).await;
        guest.enter(&full).await;
        guest.command(RoomCommand::RaiseHand { asking: None }).await;
        let member = guest.id();
        ann.until_view(|view| view.hands.iter().any(|hand| hand.member == member)).await;
        ann.command(RoomCommand::AcceptHand { member: member.clone() }).await;
        guest.until_view(|view| view.own.role == Role::Speaker).await;
        speakers.push(guest);
    }
    let rows = hallway(&house, &bo).await;
    let rooms: Vec<&String> = rows.iter().map(|row| &row.card.room).collect();
    assert_eq!(rooms, [&quiet, &full], "whom one follows comes before who is many");

    let mut last = speakers.pop().expect("seven");
    let rows = hallway(&house, &last).await;
    let row = rows.first().expect("two rooms");
    assert_eq!((&row.card.room, row.card.speakers), (&full, 8));
    assert!(row.card.stage.iter().all(|person| person.member != last.id()), "six are on the card");
    let [HallwayReason::FollowOnStage { count: 1, first }, HallwayReason::JustBegan] = &row.reasons[..]
    else {
        panic!("{} reasons", row.reasons.len())
    };
    assert_eq!(first.handle, "jan");

    last.command(RoomCommand::StepDown).await;
    let rows = hallway(&house, &last).await;
    assert!(rows.iter().all(|row| row.reasons == [HallwayReason::JustBegan]), "to listen is no reason");
}
