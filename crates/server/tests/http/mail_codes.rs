//! Codes by mail: an address that is nobody's is answered like any other, and a code opens one account once.

use super::house::{Answer, Browser, House, PASSWORD};
use super::smtp::Smtp;
use domain::Language;
use protocol::sign_in::{SignInOffer, WaysIn};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

pub const NONCE: &str = "a nonce of this browser";
pub const HOUR: Duration = Duration::from_secs(3600);

pub async fn house() -> (House, Smtp) {
    let smtp = Smtp::open().await;
    let house = House::with(|config| {
        smtp.configure(config);
        config.limits.mail_codes_per_mailbox = 100;
        config.limits.mail_codes_per_address = 1000;
        config.limits.sign_ins_per_address = 1000;
    })
    .await;
    (house, smtp)
}

/// Gives an account an address; the session is fresh.
pub async fn set_mail(browser: &mut Browser, smtp: &mut Smtp, mail: &str) -> WaysIn {
    browser.post("/api/ways-in/mail/begin", json!({ "mail": mail, "nonce": NONCE })).await.is(204);
    let code = code_to(smtp, mail).await;
    let form = json!({ "mail": mail, "nonce": NONCE, "code": code });
    browser.post_and_keep("/api/ways-in/mail", form).await.read(200)
}

/// The next letter to `mail` that has a code; others are notices.
pub async fn code_to(smtp: &mut Smtp, mail: &str) -> String {
    loop {
        let letter = smtp.letter().await;
        if letter.to.contains(mail) && letter.data.contains("Your code for") {
            return letter.code();
        }
    }
}

pub async fn ask(browser: &Browser, mail: &str) -> Answer {
    browser.post("/api/sign-in/mail-code", json!({ "mail": mail, "nonce": NONCE })).await
}

pub fn shown(mail: &str, code: &str) -> Value {
    json!({ "kind": "mail_code", "mail": mail, "nonce": NONCE, "code": code })
}

#[tokio::test]
async fn a_code_sent_to_the_address_signs_in_once() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    let ways = set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    assert_eq!(ways.mail.as_deref(), Some("ann@work.test"));
    let mut other = house.browser();
    let offer: SignInOffer = other.get("/api/sign-in/offer").await.read(200);
    assert!(offer.mail_codes);
    ask(&other, " Ann@Work.test").await.is(204);
    let code = code_to(&mut smtp, "ann@work.test").await;
    assert_eq!(code.len(), 8);
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    other.post_and_keep("/api/sign-in/by", shown("ann@work.test", &spaced)).await.is(200);
    other.me().await.is(200);
    other.post("/api/sign-in/by", shown("ann@work.test", &code)).await.refuses(401, WrongCode);
}

#[tokio::test]
async fn an_address_that_nobody_has_is_answered_byte_for_byte_like_one_that_somebody_has() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let eve = house.browser();
    let bytes = |answer: Answer| {
        let names =
            answer.headers.iter().filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()));
        let mut headers: Vec<_> = names.map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        (answer.status, headers, answer.body)
    };
    let (known, unknown) = (ask(&eve, "ann@work.test").await, ask(&eve, "bob@work.test").await);
    assert_eq!(bytes(known), bytes(unknown));
    for wrong in ["00000000", "1", ""] {
        let known = eve.post("/api/sign-in/by", shown("ann@work.test", wrong)).await;
        let unknown = eve.post("/api/sign-in/by", shown("bob@work.test", wrong)).await;
        known.refuses(401, WrongCode);
        assert_eq!(bytes(known), bytes(unknown));
    }
    code_to(&mut smtp, "ann@work.test").await;
    assert!(smtp.at_hand().is_none(), "nobody else got a letter");
}

#[tokio::test]
async fn a_code_dies_after_five_wrong_ones_and_after_ten_minutes_and_works_in_one_browser_alone() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let other = house.browser();
    ask(&other, "ann@work.test").await.is(204);
    let code = code_to(&mut smtp, "ann@work.test").await;
    let elsewhere = json!({ "kind": "mail_code", "mail": "ann@work.test", "nonce": "another browser's nonce", "code": code });
    other.post("/api/sign-in/by", elsewhere).await.refuses(401, WrongCode);
    let wrong = if code == "11111111" { "22222222" } else { "11111111" };
    for _ in 0..5 {
        other.post("/api/sign-in/by", shown("ann@work.test", wrong)).await.refuses(401, WrongCode);
    }
    other.post("/api/sign-in/by", shown("ann@work.test", &code)).await.refuses(401, WrongCode);

    let later = json!({ "mail": "ann@work.test", "nonce": "a later nonce of it" });
    other.post("/api/sign-in/mail-code", later).await.is(204);
    let code = code_to(&mut smtp, "ann@work.test").await;
    house.clock.advance(Duration::from_secs(600));
    let shown =
        json!({ "kind": "mail_code", "mail": "ann@work.test", "nonce": "a later nonce of it", "code": code });
    other.post("/api/sign-in/by", shown).await.refuses(401, WrongCode);
}

#[tokio::test]
async fn of_many_who_show_the_same_code_at_once_one_gets_in() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let other = house.browser();
    ask(&other, "ann@work.test").await.is(204);
    let code = code_to(&mut smtp, "ann@work.test").await;
    let all = (0..4).map(|_| other.post("/api/sign-in/by", shown("ann@work.test", &code)));
    let answers = futures_util::future::join_all(all).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
}

#[tokio::test]
async fn letters_are_bounded_by_mailbox_and_by_place_known_or_not() {
    let smtp = Smtp::open().await;
    let house = House::with(|config| {
        smtp.configure(config);
        config.limits.mail_codes_per_mailbox = 2;
        config.limits.mail_codes_per_address = 5;
    })
    .await;
    let eve = house.browser();
    for _ in 0..2 {
        ask(&eve, "ann@work.test").await.is(204);
    }
    ask(&eve, "ann@work.test").await.refuses(429, TooManyRequests);
    for mail in ["b@work.test", "c@work.test"] {
        ask(&eve, mail).await.is(204);
    }
    ask(&eve, "d@work.test").await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn an_address_has_one_account_and_only_its_reader_learns_that() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let eve = house.applicant("eve").await;
    eve.post("/api/ways-in/mail/begin", json!({ "mail": "ann@work.test", "nonce": NONCE })).await.is(204);
    let guess = json!({ "mail": "ann@work.test", "nonce": NONCE, "code": "00000000" });
    eve.post("/api/ways-in/mail", guess).await.refuses(401, WrongCode);
    let code = code_to(&mut smtp, "ann@work.test").await;
    let form = json!({ "mail": "ann@work.test", "nonce": NONCE, "code": code });
    eve.post("/api/ways-in/mail", form).await.refuses(409, MailTaken);
}

#[tokio::test]
async fn without_a_mail_server_no_code_is_promised() {
    let house = House::open().await;
    ask(&house.browser(), "ann@work.test").await.refuses(404, MailOff);
    let mut ann = house.applicant("ann").await;
    ann.post("/api/ways-in/mail/begin", json!({ "mail": "a@b.test", "nonce": NONCE }))
        .await
        .refuses(404, MailOff);
    ann.post_and_keep("/api/ways-in/password", json!({ "password": PASSWORD })).await.is(200);
}

async fn post_in(language: &str, browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::POST, path).header("accept-language", language).json(&body)).await
}

/// Asks again after so long that the house notes when somebody was seen, and what they read.
async fn come_back_in(language: &str, house: &House, browser: &Browser) {
    house.clock.advance(HOUR);
    Answer::of(browser.ask(Method::GET, "/api/me").header("accept-language", language)).await.is(200);
}

/// Of Ann.
async fn remembered(house: &House) -> Option<Language> {
    let store = &house.running.app.store;
    let handle = domain::entry::Handle::parse("ann").expect("a handle");
    let (account, _) = store.account_by_handle(&handle).await.expect("up").expect("there");
    store.language_of(account.id).await.expect("up")
}

#[tokio::test]
async fn a_letter_is_in_the_language_of_whoever_asks_and_the_house_remembers_it() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let asked = json!({ "mail": "ann@work.test", "nonce": NONCE });
    post_in("it-CH, en;q=0.5", &house.browser(), "/api/sign-in/mail-code", asked).await.is(204);
    loop {
        let letter = smtp.letter().await;
        if letter.data.contains("il tuo codice") {
            break;
        }
        assert!(!letter.data.contains("Subject: Jushou: your code"), "not in English again");
    }
    assert_eq!(remembered(&house).await, None, "whoever asks for a code may be anybody");
    come_back_in("it-CH, en;q=0.5", &house, &ann).await;
    assert_eq!(remembered(&house).await, Some(Language::Italian), "for letters that nobody asks for");
}

#[tokio::test]
async fn a_warning_is_in_the_owners_language_not_in_that_of_whoever_signed_in() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    come_back_in("it", &house, &ann).await;
    let signed_in = json!({ "handle": "ann", "password": PASSWORD });
    post_in("ko", &house.browser(), "/api/sign-in", signed_in).await.is(200);
    let warning = smtp.letter().await;
    assert!(warning.data.contains("Subject: Jushou: il tuo account"), "{}", warning.data);
    assert_eq!(remembered(&house).await, Some(Language::Italian));
}

#[tokio::test]
async fn a_request_without_a_language_forgets_none() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    assert_eq!(remembered(&house).await, None, "the house's own is nobody's choice");
    come_back_in("it", &house, &ann).await;
    house.clock.advance(HOUR);
    ann.me().await.is(200);
    assert_eq!(remembered(&house).await, Some(Language::Italian));
    come_back_in("tlh", &house, &ann).await;
    assert_eq!(remembered(&house).await, Some(Language::Italian), "nothing is written in that one");
    house.clock.advance(HOUR);
    let socket = ann
        .ask(Method::GET, "/api/socket")
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
        .header("origin", house.origin())
        .header("accept-language", "ko");
    assert_eq!(socket.send().await.expect("an answer").status().as_u16(), 101);
    assert_eq!(remembered(&house).await, Some(Language::Italian), "the browser's own, not the page's");
}
