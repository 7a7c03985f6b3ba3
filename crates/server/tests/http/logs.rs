//! The log tells the operator what happens, and nobody's secrets or names.

use super::gateway::{Gateway, Mood};
use super::house::{Answer, House, PASSWORD, token};
use protocol::rest::Me;
use serde_json::json;
use std::cell::RefCell;
use std::io::Write;

thread_local! {
    /// What was logged on this thread: a test and its server run on one of their own.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(vec![]) };
}

struct ThisThread;

impl Write for ThisThread {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.with_borrow_mut(|log| log.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is logged on this thread is kept, as long as the guard lives.
pub fn kept() -> tracing::subscriber::DefaultGuard {
    let log = tracing_subscriber::fmt().with_writer(|| ThisThread).with_ansi(false).finish();
    tracing::subscriber::set_default(log)
}

/// What was logged on this thread since it was asked for last.
pub fn said() -> String {
    String::from_utf8(LOG.take()).expect("a text")
}

#[tokio::test]
async fn at_its_most_talkative_the_log_holds_no_name_token_password_or_address() {
    let all = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(|| ThisThread)
        .with_ansi(false);
    all.try_init().expect("no other test of this process sets one");

    let mut gateway = Gateway::open().await;
    gateway.be(Mood::Failing);
    let house = House::with(|config| {
        gateway.configure(config);
        config.server.trusted_proxies = vec![server::config::Net::parse("127.0.0.1").expect("an address")];
    })
    .await;
    let link = house.running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let mut owner = house.browser();
    owner.register("mai_from_hue", Some(token(&link))).await;
    let invite = owner.invite().await;
    house.browser().get(&format!("/api/invites/{}", invite.token)).await.is(200);
    let mut lin = house.member(&owner, "lin_of_hanoi").await;
    let me: Me = lin.me().await.read(200);
    owner.get(&format!("/api/people/{}", me.account)).await.is(200);
    let room = json!({ "title": "Unspeakable Title", "topic": "quiet topic" });
    owner.post("/api/rooms", room).await.is(201);
    lin.post("/api/sign-in", json!({ "handle": "lin_of_hanoi", "password": "a wrong password" }))
        .await
        .is(401);
    let from_far = lin.ask(reqwest::Method::GET, "/api/me").header("x-forwarded-for", "198.51.100.77");
    Answer::of(from_far).await.is(200);
    lin.sign_in("lin_of_hanoi").await.is(200);
    lin.post("/api/sign-out", json!({})).await.is(204);
    let mut codes = vec![];
    for phone in ["+49 160 1234567", "+49 151 1234567"] {
        owner.post("/api/invites", json!({ "phone": phone })).await.is(201);
        codes.push(gateway.message().await.code());
    }
    while LOG.with_borrow(|log| !String::from_utf8_lossy(log).contains("did not go out")) {
        tokio::task::yield_now().await;
    }
    let cookies = [owner.cookie.clone(), lin.cookie.clone()];
    house.running.stop().await.expect("it stops");

    let log = said();
    assert!(log.contains("/api/people/{member}") && log.contains("answered"), "by their pattern: {log}");
    assert_eq!(log.matches("a text message did not go out").count(), 1, "a fault is said once");
    let cookies = cookies.iter().flatten().map(|cookie| cookie.split_once('=').expect("name and value").1);
    let secrets = [
        token(&link),
        &invite.token,
        PASSWORD,
        "a wrong password",
        "mai_from_hue",
        "lin_of_hanoi",
        "builds bridges",
        "Unspeakable",
        "quiet topic",
        "198.51.100.77",
        "$argon2",
        "1234567",
        &codes[0],
        &codes[1],
    ];
    for secret in secrets.into_iter().chain(cookies) {
        assert!(!log.contains(secret), "the log holds {secret}");
    }
}
