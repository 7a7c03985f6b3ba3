//! How the house looks, and what it lays down for rooms: changed by its owners, seen by everybody.

use super::house::{Browser, House};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::rest::{ServerCard, SetUp};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};
use server::config::OpenedBy;
use server::serve::{self, Plan};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand the rest";

async fn put(browser: &Browser, path: &str, body: Value) -> super::house::Answer {
    super::house::Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

async fn card(house: &House) -> ServerCard {
    house.browser().get("/api/server").await.read(200)
}

#[tokio::test]
async fn an_owner_gives_the_house_a_name_a_colour_and_a_logo_and_they_outlive_a_restart() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let before = card(&house).await;
    assert!(before.name == "Jushou" && before.seal == "vermilion" && before.logo.is_none());
    mai.get("/api/logo").await.refuses(404, NotFound);

    put(&mai, "/api/admin/look", json!({ "name": "Night Shift", "seal": "teal" })).await.is(204);
    put(&mai, "/api/admin/logo", json!({ "image": STANDARD.encode(PNG) })).await.is(204);
    let set_up: SetUp = mai.get("/api/admin/set-up").await.read(200);
    assert!(!set_up.done);
    mai.post("/api/admin/set-up", json!({})).await.is(204);

    let House { running, clock, dir } = house;
    let config = running.app.config.clone();
    running.stop().await.expect("it stops");
    let running =
        serve::start(Plan { clock: clock.clone(), ..Plan::new(config) }).await.expect("it starts again");
    let house = House { running, clock, dir };
    let after = card(&house).await;
    assert!(after.name == "Night Shift" && after.seal == "teal" && after.logo.is_some());
    let logo = house.browser().get("/api/logo").await;
    assert!(logo.status == 200 && logo.body == PNG && logo.header("content-type") == "image/png");
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    let mai = Browser { origin: house.origin(), ..mai };
    let set_up: SetUp = mai.get("/api/admin/set-up").await.read(200);
    assert!(set_up.done);
    put(&mai, "/api/admin/logo", json!({ "image": null })).await.is(204);
    assert!(card(&house).await.logo.is_none());
}

#[tokio::test]
async fn nobody_else_changes_it_and_nothing_else_than_a_picture_is_a_logo() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, ann) = (house.member(&mai, "lin").await, house.applicant("ann").await);
    let look = json!({ "name": "Mine", "seal": "ink" });
    for browser in [&lin, &ann] {
        put(browser, "/api/admin/look", look.clone()).await.refuses(403, NotAllowed);
        put(browser, "/api/admin/logo", json!({ "image": STANDARD.encode(PNG) }))
            .await
            .refuses(403, NotAllowed);
        browser.get("/api/admin/set-up").await.refuses(403, NotAllowed);
        browser.post("/api/admin/set-up", json!({})).await.refuses(403, NotAllowed);
    }
    put(&house.browser(), "/api/admin/look", look).await.refuses(401, SignInFirst);
    for image in ["<svg onload='alert(1)'/>".as_bytes(), b"GIF89a", &[0x89; 41 * 1024]] {
        put(&mai, "/api/admin/logo", json!({ "image": STANDARD.encode(image) })).await.refuses(422, BadLogo);
    }
    put(&mai, "/api/admin/logo", json!({ "image": "no base64!" })).await.refuses(422, BadLogo);
    put(&mai, "/api/admin/look", json!({ "name": "", "seal": "ink" })).await.refuses(422, BadText);
    put(&mai, "/api/admin/look", json!({ "name": "X", "seal": "neon" })).await.refuses(400, BadRequest);
    let card = card(&house).await;
    assert!(card.name == "Jushou" && card.seal == "vermilion" && card.logo.is_none());
}

#[tokio::test]
async fn rooms_obey_what_the_owner_laid_down() {
    let house = House::with(|config| {
        config.rooms.opened_by = OpenedBy::Owners;
        config.rooms.closed = false;
        config.rooms.topic_required = true;
    })
    .await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let room = json!({ "title": "Rust at scale", "topic": "Rust" });
    lin.post("/api/rooms", room.clone()).await.refuses(403, OwnersOpenRooms);
    mai.post("/api/rooms", json!({ "title": "Rust at scale" })).await.refuses(422, TopicRequired);
    let policy = json!({ "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "closed" });
    let closed = json!({ "title": "Rust at scale", "topic": "Rust", "policy": policy });
    mai.post("/api/rooms", closed).await.refuses(422, NoClosedRooms);
    mai.post("/api/rooms", room).await.is(201);
    assert!(card(&house).await.rooms.is_none(), "strangers open no rooms");
    let rules = lin.get("/api/server").await.read::<ServerCard>(200).rooms.expect("for members");
    assert!(rules.opened_by_owners && !rules.closed_rooms && rules.topic_required);
}
