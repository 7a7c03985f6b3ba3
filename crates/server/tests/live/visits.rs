//! Who was in a room: noted whatever the database does, and written down once it does again.

use super::guest::{Ended, enter};
use super::house::House;
use domain::{At, MemberId, RoomId};
use protocol::{Ask, RoomCommand};
use store::Fault;

#[tokio::test]
async fn whoever_left_while_the_database_was_away_is_written_down_once_it_is_back() {
    let house = House::open().await;
    let (room, ann, mut bo) = house.two().await;
    let room = RoomId::parse(&room).expect("an id");
    house.fails(Fault::Error);
    assert_eq!(bo.ask(Ask::Leave).await, Ended::Done);
    let over = house.live.visits_over(room);
    assert_eq!(over.iter().map(|visit| visit.member).collect::<Vec<_>>(), [MemberId::of(bo.account.id)]);
    assert!(!over[0].on_stage, "to listen is not to be on stage");
    house.fails(Fault::None);
    house.live.shutdown().await;
    let visits = async |account| house.store.visits(room, account, At(0)).await.expect("up");
    assert_eq!(visits(bo.account.id).await, over);
    assert!(visits(ann.account.id).await[0].on_stage, "whoever is there when the server stops was there");
}

#[tokio::test]
async fn whoever_is_removed_was_not_there_and_whoever_comes_back_soon_was_there_all_the_time() {
    let mut house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut cho = house.member("cho").await;
    cho.enter(&room).await;
    ann.command(RoomCommand::Remove { member: cho.id() }).await;
    let id = RoomId::parse(&room).expect("an id");
    assert!(house.live.visits(id).iter().all(|visit| visit.member != MemberId::of(cho.account.id)));
    let came = house.clock.now();
    house.clock.advance(std::time::Duration::from_secs(60));
    house.live.shutdown().await;
    house.restart().await;
    let mut back = house.connect(bo.account.clone());
    assert_eq!(back.ask(enter(&room, None)).await, Ended::Done);
    house.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(back.ask(Ask::Leave).await, Ended::Done);
    house.live.shutdown().await;
    bo.hear_all().await;
    let visits = house.store.visits(id, bo.account.id, At(0)).await.expect("up");
    assert_eq!((visits.len(), visits[0].came, visits[0].left), (1, came, house.clock.now()));
}
