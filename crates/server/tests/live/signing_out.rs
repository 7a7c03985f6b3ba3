//! A session that is signed out has no socket, no seat and no sound, even while the database still knows it.

use super::flow::ParseRoom;
use super::house::House;
use protocol::Tell;
use protocol::tell::{Out, RefusalCode};
use server::live::End;

#[tokio::test]
async fn signing_out_ends_seat_and_sockets_of_that_session_alone() {
    let house = House::open().await;
    let (room, mut ann, mut bo) = house.two().await;
    let mut tablet = house.connect(bo.account.clone());
    house.live.sign_out(bo.session).await;
    assert_eq!(bo.until_out().await, Out::SignedOut);
    assert_eq!(bo.until_closed().await, End::Out(Out::SignedOut));
    assert_eq!(house.live.seat_in(bo.account.id), None);
    let inside = house.live.inspect(room.parse_room()).await.expect("the room");
    assert_eq!(inside.roster.len(), 1);

    let refused = house.live.connect(bo.account.clone(), bo.session).err().expect("that session is over");
    assert_eq!(refused.code, RefusalCode::SignInFirst);
    tablet.enter(&room).await;
    assert!(!tablet.told.iter().any(|tell| matches!(tell, Tell::Out { .. })), "the other login goes on");
    ann.check_view().await;
}
