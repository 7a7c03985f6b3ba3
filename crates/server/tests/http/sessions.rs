//! Sessions: how long they live, what the cookie is, and that a revoked one does nothing.

use super::house::{DAY, House};
use protocol::rest::SessionRow;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_cookie_is_for_this_server_s_pages_alone_and_the_store_holds_only_its_hash() {
    let house = House::open().await;
    let mut ann = house.browser();
    let answer = ann.post_and_keep("/api/register", super::house::registration("ann", None)).await;
    let cookie = answer.set_cookie.expect("a session");
    for part in ["jushou_session=", "; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=7776000"] {
        assert!(cookie.contains(part), "{part} is missing");
    }
    assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "plain HTTP on localhost");
    let token = ann.cookie.as_deref().and_then(|c| c.split_once('=')).expect("name and value").1.to_owned();
    assert_eq!(token.len(), 43, "256 bits");

    let Dirs { dir, bytes } = stop_and_read(house).await;
    assert!(!contains(&bytes, token.as_bytes()), "the token lies in the data directory");
    assert!(!contains(&bytes, super::house::PASSWORD.as_bytes()), "the password lies in the data directory");
    drop(dir);
}

#[tokio::test]
async fn behind_https_the_cookie_is_bound_to_host_and_https_and_the_plain_name_is_ignored() {
    let house = House::with(|config| {
        config.server.public_url = server::config::Origin::parse("https://talk.test");
    })
    .await;
    let mut ann = house.browser();
    let answer = ann.post_and_keep("/api/register", super::house::registration("ann", None)).await;
    let cookie = answer.set_cookie.expect("a session");
    assert!(
        cookie.starts_with("__Host-jushou_session=")
            && cookie.contains("; Secure")
            && !cookie.contains("Domain")
    );
    ann.me().await.is(200);
    ann.cookie = ann.cookie.map(|cookie| cookie.replace("__Host-", ""));
    ann.me().await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn a_session_ends_after_thirty_idle_days() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    house.clock.advance(29 * DAY);
    ann.me().await.is(200);
    house.clock.advance(29 * DAY);
    ann.me().await.is(200);
    house.clock.advance(30 * DAY);
    ann.me().await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn a_session_ends_after_ninety_days_however_busy() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    for _ in 0..8 {
        house.clock.advance(11 * DAY);
        ann.me().await.is(200);
    }
    house.clock.advance(2 * DAY);
    ann.me().await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn a_revoked_session_can_do_nothing_more() {
    let house = House::open().await;
    let phone = house.applicant("ann").await;
    let mut laptop = house.browser();
    laptop.sign_in("ann").await.is(200);
    let rows: Vec<SessionRow> = laptop.get("/api/sessions").await.read(200);
    assert_eq!(rows.len(), 2);
    let other = rows.iter().find(|row| !row.this_one).expect("the phone's");
    laptop.delete(&format!("/api/sessions/{}", other.id)).await.is(204);
    phone.me().await.refuses(401, SignInFirst);
    phone.get("/api/sessions").await.refuses(401, SignInFirst);
    phone.post("/api/invites", json!({})).await.refuses(401, SignInFirst);
    laptop.me().await.is(200);
    laptop.delete(&format!("/api/sessions/{}", other.id)).await.refuses(404, NotFound);
}

#[tokio::test]
async fn another_s_session_is_answered_like_none() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    let eve = house.applicant("eve").await;
    let rows: Vec<SessionRow> = ann.get("/api/sessions").await.read(200);
    eve.delete(&format!("/api/sessions/{}", rows[0].id)).await.refuses(404, NotFound);
    eve.delete("/api/sessions/0000000000000000").await.refuses(404, NotFound);
    eve.delete("/api/sessions/what").await.refuses(404, NotFound);
    ann.me().await.is(200);
}

#[tokio::test]
async fn the_list_says_when_and_on_what_and_leaves_out_what_is_over() {
    let house = House::open().await;
    let ann = house.browser();
    let register =
        ann.ask(reqwest::Method::POST, "/api/register").json(&super::house::registration("ann", None));
    let agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1";
    super::house::Answer::of(register.header("user-agent", agent)).await.is(201);
    house.clock.advance(Duration::from_secs(3600));
    let mut laptop = house.browser();
    laptop.sign_in("ann").await.is(200);
    let rows: Vec<SessionRow> = laptop.get("/api/sessions").await.read(200);
    let phone = rows.iter().find(|row| !row.this_one).expect("the phone's");
    assert_eq!(phone.device, "Safari, iPhone");
    assert_eq!(rows.iter().filter(|row| row.this_one).count(), 1);
    assert!(rows.iter().all(|row| row.created_ms <= row.last_seen_ms));
    house.clock.advance(30 * DAY - Duration::from_secs(1800));
    let rows: Vec<SessionRow> = laptop.get("/api/sessions").await.read(200);
    assert!(rows.len() == 1 && rows[0].this_one, "the phone's is over");
}

#[tokio::test]
async fn fifty_first_logins_end_the_one_unused_for_longest() {
    let house = House::with(|config| {
        config.limits.sign_ins_per_address = 1000;
        config.limits.sign_ins_per_handle = 1000;
    })
    .await;
    let first = house.applicant("ann").await;
    let mut second = None;
    for _ in 0..50 {
        house.clock.advance(Duration::from_secs(1));
        let mut browser = house.browser();
        browser.sign_in("ann").await.is(200);
        second.get_or_insert(browser);
    }
    first.me().await.refuses(401, SignInFirst);
    second.expect("the second").me().await.is(200);
}

struct Dirs {
    dir: super::house::Dir,
    bytes: Vec<u8>,
}

/// Everything the server left on the disk.
async fn stop_and_read(house: House) -> Dirs {
    let House { running, dir, .. } = house;
    running.stop().await.expect("it stops");
    let mut bytes = vec![];
    for file in std::fs::read_dir(dir.path().join("data")).expect("the data directory").flatten() {
        bytes.extend(std::fs::read(file.path()).expect("a file"));
    }
    assert!(contains(&bytes, b"ann"), "the database was read");
    Dirs { dir, bytes }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
