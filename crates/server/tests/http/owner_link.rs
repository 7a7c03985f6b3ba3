//! The owner's link: once, for a day.

use super::house::{DAY, House, registration, token};
use protocol::rest::{InviteCard, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::owner_link;
use store::{Conflict, WriteError};

#[tokio::test]
async fn whoever_opens_the_first_start_s_link_owns_the_server() {
    let house = House::open().await;
    let link = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    assert!(link.starts_with(&format!("http://localhost:{}/i/", house.running.addresses[0].port())));
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", token(&link))).await.read(200);
    assert!(card.inviter_handle.is_empty() && card.room.is_none());
    let me = house.browser().register("mai", Some(token(&link))).await;
    assert!(me.owner && me.standing == Standing::Member && me.invites_left == 1000);
    assert!(house.running.first_owners_link().await.expect("read").is_none(), "it is owned now");
}

#[tokio::test]
async fn the_link_works_once_even_for_many_at_once() {
    let house = House::open().await;
    let link = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let browser = house.browser();
    let bodies = (0..6).map(|at| registration(&format!("racer_{at}"), Some(token(&link))));
    let answers =
        futures_util::future::join_all(bodies.map(|body| browser.post("/api/register", body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    answers.iter().filter(|answer| answer.status != 201).for_each(|answer| answer.refuses(404, NoSuchInvite));
    browser.get(&format!("/api/invites/{}", token(&link))).await.refuses(404, NoSuchInvite);
}

#[tokio::test]
async fn the_link_ends_after_a_day_and_when_a_new_one_is_made() {
    let house = House::open().await;
    let first = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let second = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let browser = house.browser();
    browser.post("/api/register", registration("eve", Some(token(&first)))).await.refuses(404, NoSuchInvite);
    house.clock.advance(DAY);
    browser.post("/api/register", registration("mai", Some(token(&second)))).await.refuses(404, NoSuchInvite);
}

#[tokio::test]
async fn somebody_who_has_an_account_already_becomes_owner_by_it() {
    let house = House::open().await;
    let mut mai = house.applicant("mai").await;
    let link = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let me: Me = mai.post_and_keep("/api/invites/accept", json!({ "token": token(&link) })).await.read(200);
    assert!(me.owner && me.standing == Standing::Member);
    mai.get("/api/waitlist").await.is(200);
}

#[tokio::test]
async fn a_link_that_was_replaced_between_reading_and_writing_makes_nobody_an_owner() {
    let house = House::open().await;
    let app = &house.running.app;
    let now = house.clock.now();
    let old = owner_link::make(&app.store, now).await.expect("stored");
    let open = owner_link::find(&app.store, &old, now).await.expect("read").expect("open");
    let new = owner_link::make(&app.store, now).await.expect("stored");
    let used = app.store.write(vec![open.used_up()]).await;
    assert!(matches!(used, Err(WriteError::Conflict(Conflict::Mismatch))), "{used:?}");
    assert!(
        owner_link::find(&app.store, &new, now).await.expect("read").is_some(),
        "the new one still works"
    );
}
