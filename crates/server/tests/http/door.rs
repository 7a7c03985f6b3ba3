//! Requests that another site's page sends.

use super::house::{Answer, House};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_stolen_ride_from_another_origin_changes_nothing() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let riding = |origin: &str| {
        let request = mai.client.request(Method::POST, format!("{}/api/invites", house.origin()));
        request
            .header("cookie", mai.cookie.clone().expect("signed in"))
            .header("origin", origin)
            .json(&json!({}))
    };
    let port = house.running.addresses[0].port();
    for origin in [
        "https://evil.test".to_owned(),
        "null".to_owned(),
        format!("https://127.0.0.1:{port}"),
        format!("http://127.0.0.1:{}", port ^ 1),
        format!("http://127.0.0.1:{port}.evil.test"),
        format!("http://localhost:{port}"),
    ] {
        Answer::of(riding(&origin)).await.refuses(403, WrongOrigin);
    }
    let rows = mai.get("/api/invites").await;
    assert_eq!(rows.text(), "[]", "nothing was made");
    Answer::of(riding(&house.origin())).await.is(201);
}

#[tokio::test]
async fn a_request_that_says_nothing_of_its_page_changes_nothing() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let bare = mai
        .client
        .post(format!("{}/api/sign-out", house.origin()))
        .header("cookie", mai.cookie.clone().expect("one"));
    Answer::of(bare.try_clone().expect("no stream")).await.refuses(403, WrongOrigin);
    Answer::of(bare.try_clone().expect("no stream").header("sec-fetch-site", "cross-site"))
        .await
        .refuses(403, WrongOrigin);
    mai.me().await.is(200);
    Answer::of(bare.header("sec-fetch-site", "same-origin")).await.is(204);
}

#[tokio::test]
async fn a_websocket_of_another_site_is_refused_before_anything_is_told() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let upgrade = |origin: &str| {
        mai.ask(Method::GET, "/api/socket")
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
            .header("origin", origin)
    };
    Answer::of(upgrade("https://evil.test")).await.refuses(403, WrongOrigin);
    let own = upgrade(&house.origin()).send().await.expect("an answer");
    assert_ne!(own.status().as_u16(), 403);
}

#[tokio::test]
async fn no_other_site_may_read_an_answer() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let answer = Answer::of(mai.ask(Method::GET, "/api/me").header("origin", "https://evil.test")).await;
    assert!(!answer.headers.keys().any(|name| name.as_str().starts_with("access-control-")));
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
}
