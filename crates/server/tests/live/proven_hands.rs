//! A room that takes hands from whoever has proved what they do: with a proof, in its field, while it stands.

use super::guest::{Ended, Guest};
use super::house::House;
use domain::ProofId;
use domain::entry::{Field, Proof, ProofKind, Shows};
use domain::room::{HandOrder, Hands, Policy};
use protocol::tell::RefusalCode;
use protocol::{Ask, RoomCommand};
use store::proof::ProofWrite;
use store::{Fault, Write};

fn policy(field: Option<Field>) -> protocol::room::Policy {
    Policy { hands: Hands::Proven { field }, ..Policy::default() }.into()
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
    let room = house.room(&mut ann, Some(policy(Some(Field::Medicine)))).await;
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
async fn in_an_order_of_proofs_they_are_read_though_everybody_may_raise() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let hand_order = HandOrder::ProvenFirst { field: None };
    let policy = Policy { hands: Hands::Everyone, hand_order, ..Policy::default() };
    let room = house.room(&mut ann, Some(policy.into())).await;
    let (mut bo, mut cho) = (house.member("bo_").await, house.member("cho").await);
    prove(&house, &cho, 1, Field::Arts).await;
    for guest in [&mut bo, &mut cho] {
        guest.enter(&room).await;
        guest.command(RoomCommand::RaiseHand { asking: None }).await;
    }
    assert_eq!(cho.view().own.hand_place, Some(1), "raised last, but has a proof");
    bo.until_view(|view| view.own.hand_place == Some(2)).await;
    let in_order = [cho.id(), bo.id()];
    ann.until_view(|view| view.hands.iter().map(|hand| &hand.member).eq(&in_order)).await;
}

#[tokio::test]
async fn a_hand_that_is_lowered_while_its_proofs_are_read_stays_down() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, Some(policy(None))).await;
    let mut bo = house.member("bo_").await;
    bo.enter(&room).await;
    prove(&house, &bo, 1, Field::Arts).await;
    house.fails(Fault::Stall);
    let raised = bo.say(Ask::Room { command: RoomCommand::RaiseHand { asking: None } }).await;
    let lowered = bo.say(Ask::Room { command: RoomCommand::LowerHand }).await;
    house.fails(Fault::None);
    assert_eq!(bo.answer(lowered).await, Ended::Done);
    assert_eq!(bo.answer(raised).await, Ended::Done);
    assert!(bo.view().own.hand_place.is_none());
    ann.check_view().await;
    assert!(ann.view().hands.is_empty());
    bo.command(RoomCommand::RaiseHand { asking: None }).await;
    assert_eq!(bo.view().own.hand_place, Some(1), "raised anew it goes up");
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
