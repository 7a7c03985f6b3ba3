//! Limits: the offender waits, others do not notice.

use super::house::{Answer, House, PASSWORD, registration};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;

/// The tests stand for a proxy, so that they can come from many addresses.
async fn house_behind_proxy(change: impl FnOnce(&mut server::config::Config)) -> House {
    House::with(|config| {
        config.server.trusted_proxies = vec![server::config::Net::parse("127.0.0.1").expect("an address")];
        change(config);
    })
    .await
}

async fn sign_in(house: &House, from: &str, handle: &str) -> Answer {
    let body = json!({ "handle": handle, "password": "not the password" });
    let request =
        house.browser().ask(Method::POST, "/api/sign-in").header("x-forwarded-for", from).json(&body);
    Answer::of(request).await
}

#[tokio::test]
async fn guessing_passwords_from_one_place_is_slowed_down_and_other_places_are_not() {
    let house = house_behind_proxy(|config| config.limits.sign_ins_per_address = 3).await;
    for at in 0..3 {
        // A whole IPv6 /64 is one place.
        sign_in(&house, &format!("2001:db8::{at}"), &format!("handle_{at}"))
            .await
            .refuses(401, WrongHandleOrPassword);
    }
    let answer = sign_in(&house, "2001:db8::9", "handle_9").await;
    answer.refuses(429, TooManyRequests);
    assert_eq!(answer.header("retry-after"), "20");
    sign_in(&house, "2001:db8:1::9", "handle_9").await.refuses(401, WrongHandleOrPassword);
    house.clock.advance(Duration::from_secs(20));
    sign_in(&house, "2001:db8::9", "handle_9").await.refuses(401, WrongHandleOrPassword);
}

#[tokio::test]
async fn guessing_one_account_s_password_from_everywhere_is_slowed_down_known_or_not() {
    let house = house_behind_proxy(|config| config.limits.sign_ins_per_handle = 3).await;
    house.applicant("ann").await;
    for handle in ["ann", "nobody_here"] {
        for at in 0..3 {
            sign_in(&house, &format!("192.0.2.{at}"), handle).await.refuses(401, WrongHandleOrPassword);
        }
        sign_in(&house, "192.0.2.9", &handle.to_uppercase()).await.refuses(429, TooManyRequests);
    }
    let mut bo = house.applicant("bo_").await;
    bo.post_and_keep("/api/sign-in", json!({ "handle": "bo_", "password": PASSWORD })).await.is(200);
}

#[tokio::test]
async fn without_a_trusted_proxy_nobody_escapes_by_writing_another_address() {
    let house = House::with(|config| config.limits.sign_ins_per_address = 2).await;
    sign_in(&house, "192.0.2.1", "ann").await.is(401);
    sign_in(&house, "192.0.2.2", "ann").await.is(401);
    sign_in(&house, "192.0.2.3", "ann").await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn one_account_s_flood_is_refused_and_the_others_are_served() {
    let house = House::with(|config| config.limits.requests_per_account = 10).await;
    let ann = house.applicant("ann").await;
    let lin = house.applicant("lin").await;
    let statuses = futures_util::future::join_all((0..30).map(|_| ann.me())).await;
    assert_eq!(statuses.iter().filter(|answer| answer.status == 200).count(), 10);
    statuses
        .iter()
        .filter(|answer| answer.status != 200)
        .for_each(|answer| answer.refuses(429, TooManyRequests));
    lin.me().await.is(200);
}

#[tokio::test]
async fn registrations_and_invite_links_tried_from_one_place_are_bounded() {
    let house = House::with(|config| {
        config.limits.registrations_per_address = 2;
        config.limits.invites_per_address = 2;
    })
    .await;
    let browser = house.browser();
    for handle in ["ann", "lin"] {
        browser.post("/api/register", registration(handle, None)).await.is(201);
    }
    browser.post("/api/register", registration("kim", None)).await.refuses(429, TooManyRequests);
    for token in ["AAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBBBB"] {
        browser.get(&format!("/api/invites/{token}")).await.refuses(404, NoSuchInvite);
    }
    browser.get("/api/invites/CCCCCCCCCCCCCCCCCCCCCC").await.refuses(429, TooManyRequests);
}
