//! Rooms of a server that died come over while this one serves.

use super::house::{Dir, config};
use domain::room::{Policy, RoomRow, Title};
use domain::{AccountId, At, MemberId, RoomId};
use server::serve::{self, Plan};
use std::sync::Arc;
use store::{FIRST_EPOCH, NodeId, Store, Write};

const NOW: At = At(1_800_000_000_000);

fn room(id: u64) -> RoomRow {
    RoomRow {
        id: RoomId::new(id),
        owner: MemberId::of(AccountId::new(1)),
        title: Title::parse("Pianos").expect("a line"),
        topic: None,
        policy: Policy::default(),
        locked: false,
        begins: None,
        poll: None,
        pins: vec![],
        guest: None,
        seq: 0,
        opened: NOW,
        ended: None,
    }
}

#[tokio::test]
async fn a_room_that_no_living_server_has_any_more_comes_here_once() {
    let dir = Dir::new();
    let config = config(dir.path());
    let database = store_sqlite::open(&config.server.data_dir).await.expect("it opens");
    let plan = Plan { backend: Some(Arc::clone(&database)), ..Plan::new(config) };
    let running = serve::start(plan).await.expect("it starts");
    // Another one, which opens a room and is never heard of again.
    let dead = Store::new(database);
    dead.start_node(NOW, NodeId::new(1)).await.expect("a node");
    let save = Write::SaveRoom { epoch: FIRST_EPOCH, row: room(10), link: None };
    dead.write(vec![save]).await.expect("written");

    let app = running.app.clone();
    assert!(app.live.room_card(RoomId::new(10), None).await.is_none());
    assert_eq!(serve::take_rooms(&app).await.expect("up"), 1);
    assert!(app.live.room_card(RoomId::new(10), None).await.is_some(), "it is live");
    assert_eq!(serve::take_rooms(&app).await.expect("up"), 0, "what is here does not come again");
    app.drain();
    dead.write(vec![Write::SaveRoom { epoch: FIRST_EPOCH, row: room(11), link: None }])
        .await
        .expect("written");
    assert_eq!(serve::take_rooms(&app).await.expect("up"), 0, "nor does any to a server that goes");
    running.stop().await.expect("it stops");
}
