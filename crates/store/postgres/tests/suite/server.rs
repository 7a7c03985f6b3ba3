//! What only a database server has: other nodes that live, connections that die.

use crate::suite::*;
use store::{Health, LEASE, Write, WriteError};

#[tokio::test]
async fn a_node_whose_lease_runs_keeps_its_rooms() {
    let Some(ground) = Ground::open().await else { return };
    let backends = ground.backends(2).await;
    let first = node(&backends[0], 1, NOW).await;
    first.write(vec![save_room(1, 10, 1)]).await.expect("up");
    let second = node(&backends[1], 2, NOW).await;
    let at_the_end = NOW.after(LEASE);
    assert!(second.take_rooms(at_the_end).await.expect("up").is_empty());
    first.renew_lease(at_the_end).await.expect("up");
    assert!(second.take_rooms(at_the_end.after(LEASE)).await.expect("up").is_empty(), "a renewal counts");
    first.write(vec![save_room(1, 10, 2)]).await.expect("still theirs");
    let over = domain::At(at_the_end.after(LEASE).0 + 1);
    assert_eq!(second.take_rooms(over).await.expect("up").len(), 1);
    assert!(matches!(first.write(vec![save_room(1, 10, 3)]).await, Err(WriteError::Fenced)));
    ground.clear().await;
}

#[tokio::test]
async fn killed_connections_are_replaced_without_a_restart() {
    let Some(ground) = Ground::open().await else { return };
    let store = ground.store().await;
    let unit = |key| vec![Write::Meta { key, value: "x".to_owned() }];
    store.write(unit("before")).await.expect("up");
    for _ in 0..3 {
        ground
            .damage(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .await;
        if store.write(unit("during")).await.is_err() {
            store.health().wait_for(|health| *health == Health::Up).await.expect("the store lives");
        }
        store.write(unit("after")).await.expect("up again");
        assert!(store.meta("before").await.expect("reads too").is_some());
    }
    store.close().await.expect("closes");
    ground.clear().await;
}

#[tokio::test]
async fn a_backup_is_refused_and_says_what_to_use() {
    let Some(ground) = Ground::open().await else { return };
    let store = ground.store().await;
    let cause = store.backup(std::path::Path::new("copy.db")).await.expect_err("not ours to do");
    assert!(format!("{cause:#}").contains("pg_dump"), "{cause:#}");
    store.close().await.expect("closes");
    ground.clear().await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_as_the_cause() {
    let Err(cause) = store_postgres::open("postgres://nobody@127.0.0.1:1/none").await else {
        panic!("no server")
    };
    assert!(format!("{cause:#}").contains("cannot connect to PostgreSQL"), "{cause:#}");
    assert!(store_postgres::check("postgres://nobody@127.0.0.1:1/none").await.is_err());
}

#[tokio::test]
async fn a_check_finds_the_server_and_makes_no_tables() {
    let Some(ground) = Ground::open().await else { return };
    store_postgres::check(&ground.url()).await.expect("it answers");
    ground.damage("CREATE TABLE account (id BIGINT)").await; // Refused if the tables were there.
    ground.clear().await;
}
