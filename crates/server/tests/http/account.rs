//! Registering, signing in, signing out.

use super::house::{House, PASSWORD, registration};
use protocol::rest::{Me, ServerCard, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;

#[tokio::test]
async fn registering_reserves_the_handle_and_puts_one_on_the_waitlist() {
    let house = House::open().await;
    let mut ann = house.browser();
    let me = ann.register("Ann", None).await;
    assert!(me.standing == Standing::Applicant && me.handle == "ann" && !me.owner && me.invites_left == 0);
    let same: Me = ann.me().await.read(200);
    assert!(same == me, "the session of registering is a session");

    let other = house.browser();
    for taken in ["ann", "ANN", "a_nn", "an_n"] {
        other.post("/api/register", registration(taken, None)).await.refuses(409, HandleTaken);
    }
    house.applicant("annie").await;
}

#[tokio::test]
async fn what_cannot_be_registered_is_refused_with_its_reason_and_leaves_nothing() {
    let house = House::open().await;
    let browser = house.browser();
    let with = |key: &str, value: &str| {
        let mut body = registration("lin", None);
        body[key] = json!(value);
        body
    };
    for (key, value, status, code) in [
        ("handle", "li", 422, HandleTooShort),
        ("handle", "l".repeat(21).as_str(), 422, HandleTooLong),
        ("handle", "l in", 422, HandleLetters),
        ("handle", "adm1n", 422, HandleReserved),
        ("password", "short", 422, PasswordTooShort),
        ("password", "p".repeat(129).as_str(), 422, PasswordTooLong),
        ("password", "password123", 422, PasswordTooCommon),
        ("stated", " ", 422, BadText),
        ("stated", "evil \u{202e}txt", 422, BadText),
        ("name", "evil \u{202e}txt", 422, BadName),
        ("field", "astrology", 422, BadField),
        ("invite", "no-such-token", 404, NoSuchInvite),
        ("unknown_key", "x", 400, BadRequest),
    ] {
        let answer = browser.post("/api/register", with(key, value)).await;
        answer.refuses(status, code);
        assert!(answer.set_cookie.is_none(), "{key}={value} starts no session");
    }
    house.applicant("lin").await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_handle_get_the_same_answer() {
    let house = House::open().await;
    house.applicant("ann").await;
    let browser = house.browser();
    let mut answers = vec![];
    for (handle, password) in
        [("ann", "not her password"), ("nobody_here", PASSWORD), ("!", PASSWORD), ("admin", PASSWORD)]
    {
        let answer = browser.post("/api/sign-in", json!({ "handle": handle, "password": password })).await;
        answer.refuses(401, WrongHandleOrPassword);
        answers.push((answer.body, answer.set_cookie));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "nothing tells whether the handle exists");
}

#[tokio::test]
async fn signing_in_gives_a_fresh_token_and_ends_the_session_that_the_browser_had() {
    let house = House::open().await;
    let mut ann = house.applicant("ann").await;
    let before = ann.clone();
    let me: Me = ann.sign_in("ANN ").await.read(200);
    assert_eq!(me.handle, "ann");
    assert!(ann.cookie != before.cookie);
    ann.me().await.is(200);
    before.me().await.refuses(401, SignInFirst);

    let mut elsewhere = house.browser();
    elsewhere.sign_in("ann").await.is(200);
    ann.me().await.is(200);
}

#[tokio::test]
async fn signing_out_ends_this_session_and_no_other() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    let mut phone = house.browser();
    phone.sign_in("ann").await.is(200);
    let answer = ann.post("/api/sign-out", json!({})).await;
    answer.is(204);
    assert!(answer.set_cookie.expect("the cookie is taken back").contains("Max-Age=0"));
    ann.me().await.refuses(401, SignInFirst);
    ann.post("/api/sign-out", json!({})).await.refuses(401, SignInFirst);
    phone.me().await.is(200);
}

#[tokio::test]
async fn a_body_that_is_not_the_promised_json_is_a_bad_request_that_quotes_nothing() {
    let house = House::with(|config| config.limits.body_bytes = 2000).await;
    let browser = house.browser();
    let send = async |body: String, kind: &str| {
        let request =
            browser.ask(reqwest::Method::POST, "/api/sign-in").header("content-type", kind).body(body);
        super::house::Answer::of(request).await
    };
    let secret = r#"{"handle":"ann","password":"#.to_owned() + "7777777777}";
    let answer = send(secret, "application/json").await;
    answer.refuses(400, BadRequest);
    assert!(!answer.text().contains("7777"));
    send(json!({ "handle": "ann", "password": PASSWORD }).to_string(), "text/plain")
        .await
        .refuses(400, BadRequest);
    send(" ".repeat(3000), "application/json").await.refuses(413, BadRequest);
}

#[tokio::test]
async fn a_newcomer_sees_the_server_s_name_and_nothing_of_its_people() {
    let house = House::with(|config| config.server.name = "Bridge Club".to_owned()).await;
    house.applicant("ann").await;
    let answer = house.browser().get("/api/server").await;
    let card: ServerCard = answer.read(200);
    assert!(card.name == "Bridge Club" && !card.demo && !card.build.is_empty());
    assert!(!answer.text().contains("ann"));
}
