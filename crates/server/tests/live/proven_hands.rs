//! A room that takes hands from whoever has proved what they do: with a proof, in its field, while it stands.

use super::guest::Guest;
use super::house::House;
use domain::ProofId;
use domain::entry::{Field, Proof, ProofKind, Shows};
use protocol::RoomCommand;
use protocol::room::{Hands, Policy, Visibility};
use protocol::tell::RefusalCode;
use store::proof::ProofWrite;
use store::{Fault, Write};

fn policy(field: Option<&str>) -> Policy {
    Policy {
        hands: Hands::Proven,
        hands_max: 50,
        hands_field: field.map(str::to_owned),
        stage_size: 12,
        room_size: 100,
        visibility: Visibility::Open,
        hand_order: protocol::room::HandOrder::FirstCome,
        hand_order_field: None,
        replies: false,
        turn: None,
    }
}

async fn prove(house: &House, guest: &Guest, id: u64, field: Field) {
    let shows = Shows { field: Some(field), ..Shows::default() };
    let now = house.clock.now();
    let proof = Proof::new(ProofId::new(id), guest.account.id, ProofKind::StaffReview, shows, now);
    let put = ProofWrite::Put { proof, subject: [id as u8; 32], source: None };
    house.store.write(vec![Write::Proof(put)]).await.expect("written");
}

#[tokio::test]
async fn only_a_proof_of_the_field_that_stands_raises_a_hand() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, Some(policy(Some("medicine")))).await;
    let mut bo = house.member("bo_").await;
    bo.enter(&room).await;
    assert_eq!(bo.view().policy.hands_field.as_deref(), Some("medicine"), "it is said before it is tried");
    assert_eq!(bo.refused_command(RoomCommand::RaiseHand { asking: None }).await, RefusalCode::NotProven);
    prove(&house, &bo, 1, Field::Law).await;
    assert_eq!(
        bo.refused_command(RoomCommand::RaiseHand { asking: None }).await,
        RefusalCode::NotProven,
        "another field"
    );
    assert!(ann.view().hands.is_empty());
    prove(&house, &bo, 2, Field::Medicine).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    assert_eq!(bo.view().own.hand_place, Some(1));
    bo.command(RoomCommand::LowerHand).await;
    house.clock.advance(ProofKind::StaffReview.stands_for());
    assert_eq!(
        bo.refused_command(RoomCommand::RaiseHand { asking: None }).await,
        RefusalCode::NotProven,
        "it lapsed"
    );
}

#[tokio::test]
async fn a_room_that_begins_to_ask_lowers_the_hands_and_any_field_will_do_where_none_is_named() {
    let house = House::open().await;
    let (_, mut ann, mut bo) = house.two().await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.command(RoomCommand::SetPolicy { policy: policy(None) }).await;
    bo.until_view(|view| view.own.hand_place.is_none()).await;
    assert_eq!(bo.refused_command(RoomCommand::RaiseHand { asking: None }).await, RefusalCode::NotProven);
    prove(&house, &bo, 1, Field::Arts).await;
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    ann.until_view(|view| view.hands.len() == 1).await;
}

#[tokio::test]
async fn where_proofs_cannot_be_read_no_hand_is_raised() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, Some(policy(None))).await;
    let mut bo = house.member("bo_").await;
    bo.enter(&room).await;
    prove(&house, &bo, 1, Field::Arts).await;
    house.fails(Fault::Error);
    assert_eq!(bo.refused_command(RoomCommand::RaiseHand { asking: None }).await, RefusalCode::NotNow);
    assert!(bo.view().own.hand_place.is_none());
}
