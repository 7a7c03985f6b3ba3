//! OBS as a speaker: exactly the requests that it sends, and what it takes for an answer.

use super::raw::{Raw, raw};
use super::two::{Two, two};
use crate::house::House;
use protocol::rest::{OpenRoom, PlayerPass, PlayerWay};

/// As OBS 30.1.0 was seen to offer.
const OFFER: &str = include_str!("../../../rtc/tests/offers/obs-30-whip.sdp");

const AGENT: &str = "Mozilla/5.0 (OBS-Studio/30.1.0; Mac OS X; en-US)";

/// The request as libcurl writes it for OBS: no `Origin`, no cookie.
async fn post(house: &House, path: &str, bearer: Option<&str>) -> Raw {
    let authority = house.base.trim_start_matches("http://");
    let bearer = bearer.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {authority}\r\nAccept: */*\r\nContent-Type: application/sdp\r\n{bearer}\
         User-Agent: {AGENT}\r\nContent-Length: {}\r\n\r\n{OFFER}",
        OFFER.len()
    );
    raw(&house.base, &request).await
}

async fn delete(house: &House, path: &str, bearer: Option<&str>) -> Raw {
    let authority = house.base.trim_start_matches("http://");
    let bearer = bearer.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let request = format!(
        "DELETE {path} HTTP/1.1\r\nHost: {authority}\r\nAccept: */*\r\n{bearer}User-Agent: {AGENT}\r\n\r\n"
    );
    raw(&house.base, &request).await
}

fn path_of(pass: &PlayerPass) -> String {
    format!("/{}", pass.url.splitn(4, '/').nth(3).expect("a path"))
}

#[tokio::test(flavor = "multi_thread")]
async fn obs_gets_what_it_takes_for_an_answer_and_stands_on_the_roster_until_it_stops() {
    let house = House::open().await;
    let here = two(&house).await;
    let pass = here.pass(PlayerWay::Whip).await;
    let path = path_of(&pass);
    assert!(path.starts_with(&format!("/api/play/whip/{}", here.room)), "{path}");
    assert!(!path.contains(pass.token.as_deref().expect("a token")), "the token is no part of an address");

    let answer = post(&house, &path, pass.token.as_deref()).await;
    assert_eq!(answer.status, 201, "anything else is a failure to it: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/sdp");
    let sdp = answer.text();
    assert!(sdp.contains("v=0"), "{sdp}");
    assert!(
        sdp.contains("m=audio ") && sdp.contains("a=recvonly") && sdp.contains("a=rtpmap:111 opus/48000/2")
    );
    assert!(sdp.contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n"), "its picture is declined: {sdp}");
    assert!(sdp.contains("a=group:BUNDLE 0\r\n"), "and in no bundle: {sdp}");
    let location = answer.header("location").to_owned();
    assert!(location.starts_with(&format!("{path}/")), "{location}");
    assert!(!location.contains(pass.token.as_deref().expect("a token")));
    here.ann_sees_bo(true).await;

    let second = post(&house, &path, pass.token.as_deref()).await;
    assert_eq!(second.status, 409, "one player at a time: {}", second.text());
    assert!(second.text().contains("pass_in_use"));
    assert_eq!(delete(&house, &location, None).await.status, 401);
    assert_eq!(delete(&house, &location, Some("another")).await.status, 401);
    assert_eq!(delete(&house, &format!("{path}/another"), pass.token.as_deref()).await.status, 404);
    here.ann_sees_bo(true).await;
    assert_eq!(delete(&house, &location, pass.token.as_deref()).await.status, 200);
    here.ann_sees_bo(false).await;
    let over = post(&house, &path, pass.token.as_deref()).await;
    assert_eq!(over.status, 401, "the pass ended with the seat: {}", over.text());
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_pass_for_this_door_nobody_speaks() {
    let house = House::open().await;
    let here: Two = two(&house).await;
    let pass = here.pass(PlayerWay::Whip).await;
    let path = path_of(&pass);
    let open = OpenRoom { title: "Elsewhere".to_owned(), topic: None, policy: None };
    let other = here.bo.open_room(&open).await.expect("opened").room;
    let elsewhere = here.bo.make_player(&other, PlayerWay::Whip, None).await.expect("a pass");
    let listens = here.pass(PlayerWay::Whep).await;
    for bearer in [None, Some("wrong"), elsewhere.token.as_deref(), listens.token.as_deref()] {
        let answer = post(&house, &path, bearer).await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"jushou\"");
        assert!(answer.text().contains("pass_gone"));
    }
    // What is no offer uses nothing up.
    let token = pass.token.as_deref().expect("a token");
    let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: bearer {token}\r\n");
    let as_json = format!("{head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}");
    assert_eq!(raw(&house.base, &as_json).await.status, 415);
    let broken = format!("{head}Content-Type: application/sdp\r\nContent-Length: 3\r\n\r\nv=0");
    assert_eq!(raw(&house.base, &broken).await.status, 400);
    let hears = include_str!("../../../rtc/tests/offers/chromium-156-listen-only.sdp");
    let length = hears.len();
    let hears = format!(
        "{head}Content-Type: application/sdp; charset=utf-8\r\nContent-Length: {length}\r\n\r\n{hears}"
    );
    assert_eq!(raw(&house.base, &hears).await.status, 400, "a pass to speak is none to listen");
    here.ann_sees_bo(false).await;
    assert_eq!(post(&house, &path, pass.token.as_deref()).await.status, 201);
    house.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_site_may_ask_and_what_is_not_served_is_said_so() {
    let house = House::open().await;
    let here = two(&house).await;
    let path = path_of(&here.pass(PlayerWay::Whep).await);
    let preflight = format!(
        "OPTIONS {path} HTTP/1.1\r\nHost: x\r\nOrigin: https://player.example\r\nAccess-Control-Request-Method: POST\r\n\
         Access-Control-Request-Headers: authorization,content-type\r\n\r\n"
    );
    let answer = raw(&house.base, &preflight).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("access-control-allow-headers").contains("Authorization"));
    assert!(answer.header("access-control-allow-methods").contains("POST"));
    assert!(answer.header("access-control-expose-headers").contains("Location"));
    assert_eq!(answer.header("access-control-allow-credentials"), "", "no cookie counts here");
    assert_eq!(answer.header("accept-post"), "application/sdp");
    for (method, path, allow) in [
        ("GET", path.clone(), "POST, OPTIONS"),
        ("PUT", path.clone(), "POST, OPTIONS"),
        ("PATCH", path.clone(), "POST, OPTIONS"),
        ("PATCH", format!("{path}/x"), "DELETE, OPTIONS"),
        ("POST", format!("{path}/x"), "DELETE, OPTIONS"),
    ] {
        let asked = format!("{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        let answer = raw(&house.base, &asked).await;
        assert_eq!((answer.status, answer.header("allow")), (405, allow), "{method} {path}");
    }
    house.close().await;
}
