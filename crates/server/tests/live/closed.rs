//! A closed room does not exist for outsiders: whatever they ask, the answer is the one for no room at all.

use super::flow::ParseRoom;
use super::guest::{Ended, enter};
use super::house::House;
use domain::room::{Policy, Visibility};
use domain::{MemberId, RoomId};
use protocol::tell::RefusalCode;
use protocol::{Ask, RoomCommand};

fn closed() -> protocol::room::Policy {
    Policy { visibility: Visibility::Closed, ..Policy::default() }.into()
}

#[tokio::test]
async fn to_outsiders_a_closed_room_is_no_room() {
    let house = House::open().await;
    let (mut ann, mut eve) = (house.member("ann").await, house.member("eve").await);
    let room = house.room(&mut ann, Some(closed())).await;
    let no_room = RoomId::new(server::secret::number()).to_string();
    let eve_id = MemberId::of(eve.account.id);
    for link in [None, Some("wrong".to_owned())] {
        for id in [&room, &no_room] {
            let ask = Ask::Enter { room: id.clone(), link: link.clone(), resume: None };
            assert_eq!(eve.refused(ask).await, RefusalCode::NoSuchRoom);
            let card = house.live.card(id.parse_room(), Some(eve_id), link.as_deref()).await;
            assert_eq!(card.err().expect("nothing to see").code, RefusalCode::NoSuchRoom);
            assert!(house.live.room_card(id.parse_room(), link.as_deref()).await.is_none());
        }
    }
    for id in [&room, &no_room] {
        let audience = house.live.audience(id.parse_room(), eve_id, None).await;
        assert_eq!(audience.err().expect("nothing to see").code, RefusalCode::NoSuchRoom);
        let link = house.live.link(id.parse_room(), eve_id).await;
        assert_eq!(link.err().expect("nothing to see").code, RefusalCode::NoSuchRoom);
    }
    assert!(house.hallway().is_empty(), "it is in nobody's hallway");
}

#[tokio::test]
async fn the_link_opens_a_closed_room_until_its_holder_is_banned() {
    let house = House::open().await;
    let (mut ann, mut eve) = (house.member("ann").await, house.member("eve").await);
    let room = house.room(&mut ann, Some(closed())).await;
    let opened = house.live.link(room.parse_room(), MemberId::of(ann.account.id)).await.expect("a moderator");
    let link = opened.link.expect("a closed room has a link");
    let eve_id = MemberId::of(eve.account.id);
    assert!(house.live.card(room.parse_room(), Some(eve_id), Some(&link)).await.is_ok());
    let with_link = Ask::Enter { room: room.clone(), link: Some(link.clone()), resume: None };
    assert_eq!(eve.ask(with_link.clone()).await, Ended::Done);
    let refused = house.live.link(room.parse_room(), eve_id).await.err().expect("only moderators pass it on");
    assert_eq!(refused.code, RefusalCode::NotAllowed);

    ann.command(RoomCommand::Ban { member: eve.id() }).await;
    assert_eq!(eve.refused(with_link).await, RefusalCode::NoSuchRoom);
    assert!(house.live.card(room.parse_room(), Some(eve_id), Some(&link)).await.is_err());
    assert_eq!(eve.refused(enter(&room, None)).await, RefusalCode::NoSuchRoom);
}

#[tokio::test]
async fn only_who_sits_in_a_room_reads_its_audience() {
    let house = House::open().await;
    let (room, _ann, bo) = house.two().await;
    let eve = house.member("eve").await;
    let refused = house.live.audience(room.parse_room(), MemberId::of(eve.account.id), None).await;
    assert_eq!(refused.err().expect("not from outside").code, RefusalCode::NotInRoom);
    let page =
        house.live.audience(room.parse_room(), MemberId::of(bo.account.id), None).await.expect("a page");
    assert_eq!((page.count, page.people.len(), page.next), (1, 1, None));
    assert_eq!(page.people[0].handle, "bob");
}

#[tokio::test]
async fn closing_an_open_room_takes_it_out_of_the_hallway() {
    let house = House::open().await;
    let mut ann = house.member("ann").await;
    let room = house.room(&mut ann, None).await;
    assert_eq!(house.hallway().len(), 1);
    ann.command(RoomCommand::SetPolicy { policy: closed() }).await;
    assert!(house.hallway().is_empty());
    let link =
        house.live.link(room.parse_room(), MemberId::of(ann.account.id)).await.expect("a moderator").link;
    assert!(link.is_some());
}
