//! Text messages: to nobody but who was invited or waits, never past the caps, and no way to find out whose number it is.

use super::gateway::{Call, Gateway, Mood, PRICE};
use super::house::{Answer, Browser, House, config, registration};
use domain::At;
use futures_util::future::join_all;
use protocol::admission::Question;
use protocol::inviting::{BoundTo, InviteBudget};
use protocol::rest::{InviteCard, InviteMade, InviteRow, Me, Standing};
use protocol::sms::{AddressProof, TextsToday, Told};
use protocol::tell::RefusalCode::*;
use serde_json::{Value, json};
use server::clock::Clock;
use server::config::Config;
use server::serve::{self, Plan, Running};
use std::time::Duration;

const ANN: &str = "+49 160 1234567";
const MINUTE: Duration = Duration::from_secs(60);

async fn house(gateway: &Gateway, change: impl FnOnce(&mut Config)) -> House {
    House::with(|config| {
        gateway.configure(config);
        change(config);
    })
    .await
}

async fn invite(by: &Browser, phone: &str) -> InviteMade {
    by.post("/api/invites", json!({ "phone": phone })).await.read(201)
}

async fn today(owner: &Browser) -> TextsToday {
    owner.get("/api/admin/texts").await.read(200)
}

fn ask(token: &str, address: &str) -> Value {
    json!({ "token": token, "address": address })
}

fn neighbour(n: u64) -> String {
    format!("+{}", 491_601_000_000_u64 + n)
}

/// What somebody sees of an answer.
fn seen(answer: &Answer) -> (u16, Vec<u8>, Vec<String>) {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "date" && *name != "x-request-id");
    let headers = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
    (answer.status, answer.body.clone(), headers)
}

#[tokio::test]
async fn without_a_gateway_no_number_is_invited_and_nothing_is_sent() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    mai.post("/api/invites", json!({ "phone": ANN })).await.refuses(404, TextsOff);
    let budget: InviteBudget = mai.get("/api/invites/budget").await.read(200);
    assert!(!budget.texts && !budget.mails);
    assert!(!today(&mai).await.on);
}

#[tokio::test]
async fn an_invite_for_a_number_is_texted_and_the_link_alone_lets_nobody_in() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    let made = invite(&mai, ANN).await;
    assert_eq!(made.told, Told::Text);
    let call = gateway.message().await;
    assert!(call.to == "+491601234567" && call.text.contains(&made.token) && call.text.contains("@mai"));
    assert!(call.head.starts_with("POST /send "));
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", made.token)).await.read(200);
    assert!(card.bound == BoundTo::Phone && card.proof == AddressProof::PhoneCode);

    let eve = house.applicant("eve").await;
    let with = |code: &str| json!({ "token": made.token, "code": code });
    eve.post("/api/invites/accept", json!({ "token": made.token })).await.refuses(403, InviteNotYours);
    eve.post("/api/invites/accept", json!({ "token": made.token, "mail": ANN }))
        .await
        .refuses(403, InviteNotYours);
    eve.post("/api/invites/accept", with("00000000")).await.refuses(422, CodeWrong);
    eve.post("/api/register", registration("zoe", Some(&made.token))).await.refuses(403, InviteNotYours);
    let mut ann = registration("ann", Some(&made.token));
    ann["invite_code"] = json!(call.code());
    let me: Me = house.browser().post("/api/register", ann).await.read(201);
    assert_eq!(me.standing, Standing::Member);
    eve.post("/api/invites/accept", with(&call.code())).await.refuses(410, InviteUsed);
    assert!(gateway.at_hand().is_none(), "one message, once");
    let view = today(&mai).await;
    assert_eq!((view.sent, view.spent, view.failing), (1, PRICE, false));
    assert_eq!((view.ranges[0].digits.as_str(), view.ranges[0].used), ("4916012", 1));
}

#[tokio::test]
async fn no_number_is_stored_or_told() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    let made = invite(&mai, ANN).await;
    let code = gateway.message().await.code();
    let rows = mai.get("/api/invites").await;
    let view = mai.get("/api/admin/texts").await;
    let card = mai.get(&format!("/api/invites/{}", made.token)).await;
    for answer in [&rows, &view, &card] {
        assert!(!answer.text().contains("1234567") && !answer.text().contains(&code), "{}", answer.text());
    }
    let data = house.dir.path().join("data");
    for file in std::fs::read_dir(data).expect("there").flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("1601234567"), "{:?} holds the number", file.file_name());
        assert!(!text.contains(&code), "{:?} holds the code", file.file_name());
    }
}

#[tokio::test]
async fn a_code_is_tried_five_times_and_sent_anew_to_nobody_but_the_invited_number() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    let made = invite(&mai, ANN).await;
    let first = gateway.message().await.code();
    let ann = house.applicant("ann").await;
    let with = |code: &str| json!({ "token": made.token, "code": code });
    for _ in 0..5 {
        ann.post("/api/invites/accept", with("00000000")).await.refuses(422, CodeWrong);
    }
    ann.post("/api/invites/accept", with(&first)).await.refuses(410, CodeGone);

    house.clock.advance(2 * MINUTE);
    let theirs = ann.post("/api/invites/code", ask(&made.token, ANN)).await;
    let again = gateway.message().await;
    let other = ann.post("/api/invites/code", ask(&made.token, "+49 160 7654321")).await;
    theirs.is(204);
    assert!(seen(&theirs) == seen(&other), "an address that is not the one is answered alike");
    assert!(again.to == "+491601234567" && again.code() != first);
    ann.post("/api/invites/accept", with(&again.code())).await.is(200);
    assert!(gateway.at_hand().is_none(), "nothing went to the other number");
    assert_eq!(today(&mai).await.sent, 2);
}

#[tokio::test]
async fn asking_too_often_is_answered_alike_and_leaves_the_code_that_was_sent_good() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    let made = invite(&mai, ANN).await;
    let first = gateway.message().await.code();
    let ann = house.applicant("ann").await;
    let soon = ann.post("/api/invites/code", ask(&made.token, ANN)).await;
    let other = ann.post("/api/invites/code", ask(&made.token, "+49 160 7654321")).await;
    assert!(soon.status == 204 && seen(&soon) == seen(&other));
    // A message behind it: what was asked for too soon is not under way any more.
    invite(&mai, "+49 151 1234567").await;
    assert_eq!(gateway.message().await.to, "+491511234567");
    ann.post("/api/invites/accept", json!({ "token": made.token, "code": first })).await.is(200);
}

#[tokio::test]
async fn a_member_does_not_learn_that_others_invited_a_number() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    let fresh = invite(&mai, "+49 160 7654321").await;
    gateway.message().await;
    invite(&mai, ANN).await;
    gateway.message().await;
    let again = invite(&mai, ANN).await;
    assert!(again.told == fresh.told, "as for a number that nobody wrote to");
    assert_eq!(today(&mai).await.sent, 2);
    mai.post("/api/invites", json!({ "phone": "0160 1234567" })).await.refuses(422, BadPhone);
    mai.post("/api/invites", json!({ "phone": "+44 20 79460000" })).await.refuses(422, TextsNotThere);
    mai.post("/api/invites", json!({ "phone": ANN, "mail": "a@b.org" })).await.refuses(400, BadRequest);
    house.applicant("eve").await.post("/api/invites", json!({ "phone": ANN })).await.refuses(403, NotAMember);
}

#[tokio::test]
async fn of_many_invites_at_once_no_more_are_sent_than_the_cap_pays_for() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |config| config.sms.cap_per_day = 3 * PRICE + PRICE / 2).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let asked = (0..12).map(|n| {
        let by = if n % 2 == 0 { &mai } else { &lin };
        by.post("/api/invites", json!({ "phone": format!("+49 16{n:02} 1234567") }))
    });
    let answers = join_all(asked).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 3);
    answers.iter().filter(|answer| answer.status != 201).for_each(|answer| {
        assert!(answer.status == 409, "{}", answer.text());
    });
    for _ in 0..3 {
        gateway.message().await;
    }
    assert!(gateway.at_hand().is_none());
    let view = today(&mai).await;
    assert_eq!((view.sent, view.spent), (3, 3 * PRICE));
    let mut rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    rows.extend(lin.get("/api/invites").await.read::<Vec<InviteRow>>(200));
    let open = rows.iter().filter(|row| row.bound == BoundTo::Phone).count();
    assert_eq!(open, 3, "an invite that cannot be told is not made, and costs none of the budget");
}

#[tokio::test]
async fn pumping_over_neighbouring_numbers_opens_the_breaker_long_before_the_cap() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |config| config.limits.requests_per_account = 10_000).await;
    let mai = house.owner("mai").await;
    let mut sent = 0;
    for n in 0..300 {
        let answer = mai.post("/api/invites", json!({ "phone": neighbour(n) })).await;
        match answer.status {
            201 => sent += 1,
            _ => answer.refuses(409, TextsSpent),
        }
    }
    assert_eq!(sent, 20, "nobody used the first ones");
    for _ in 0..sent {
        gateway.message().await;
    }
    assert!(gateway.at_hand().is_none());
    let view = today(&mai).await;
    assert!(view.spent == 20 * PRICE && view.spent <= view.cap_per_range && view.sent == 20, "{view:?}");
    // Once nobody has used them for ten minutes, the range is closed for a day, whatever comes later.
    house.clock.advance(11 * MINUTE);
    mai.post("/api/invites", json!({ "phone": neighbour(400) })).await.refuses(409, TextsSpent);
    let closed = today(&mai).await.ranges[0].closed_until_ms.expect("the breaker is open");
    assert_eq!(closed, house.clock.now().0 + 24 * 3600 * 1000);
    invite(&mai, "+49 151 1234567").await; // Another range is written to.
    assert_eq!(gateway.message().await.to, "+491511234567");
}

#[tokio::test]
async fn a_range_whose_people_come_in_stays_open() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |config| {
        config.sms.breaker_from = 4;
        config.limits.registrations_per_address = 1000;
    })
    .await;
    let mai = house.owner("mai").await;
    for n in 0..8 {
        invite(&mai, &neighbour(n)).await;
        let call: Call = gateway.message().await;
        if n % 2 == 0 {
            let mut form = registration(&format!("guest_{n}"), Some(&call.token()));
            form["invite_code"] = json!(call.code());
            house.browser().post("/api/register", form).await.is(201);
        }
    }
    let view = today(&mai).await;
    assert_eq!((view.ranges[0].sent, view.ranges[0].used), (8, 4));
}

/// What the last answer of the gateway, or its silence, says of it.
async fn becomes(house: &House, failing: bool) {
    let judged = async {
        while house.running.app.texts.is_failing() != failing {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), judged).await.expect("it is judged");
}

#[tokio::test]
async fn a_gateway_that_fails_costs_no_invite_and_is_well_again_with_the_next_message() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |_| {}).await;
    let mai = house.owner("mai").await;
    for (n, mood) in [Mood::Failing, Mood::Silent].into_iter().enumerate() {
        gateway.be(mood);
        let phone = format!("+49 15{n} 1234567");
        let made = invite(&mai, &phone).await;
        let code = gateway.message().await.code(); // It may have been sent all the same.
        becomes(&house, true).await;
        assert!(today(&mai).await.failing, "the owner sees it");
        let ann = house.applicant(&format!("ann_{n}")).await;
        ann.post("/api/invites/accept", json!({ "token": made.token, "code": code })).await.is(200);
        gateway.be(Mood::Well);
        invite(&mai, &format!("+49 17{n} 1234567")).await;
        gateway.message().await;
        becomes(&house, false).await;
        assert!(!today(&mai).await.failing);
    }
    assert_eq!(today(&mai).await.sent, 4, "what was handed over is counted, whatever was answered");
}

#[tokio::test]
async fn a_gateway_that_is_not_there_leaves_the_server_well() {
    let gateway = Gateway::open().await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr();
    let address = closed.expect("bound"); // Nobody listens there any more.
    let house = house(&gateway, |config| config.sms.gateway = Some(format!("http://{address}/"))).await;
    let mai = house.owner("mai").await;
    let made = invite(&mai, ANN).await;
    assert_eq!(made.told, Told::Text);
    let rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    assert_eq!(rows.len(), 1, "the link is there to be passed on");
}

async fn start(config: &Config, clock: &Clock) -> Running {
    serve::start(Plan { clock: clock.clone(), ..Plan::new(config.clone()) }).await.expect("it starts")
}

#[tokio::test]
async fn a_restart_forgets_neither_what_was_spent_nor_an_open_breaker() {
    let gateway = Gateway::open().await;
    let dir = super::house::Dir::new();
    let mut config = config(dir.path());
    gateway.configure(&mut config);
    config.sms.cap_per_day = 30 * PRICE;
    let clock = Clock::by_hand(At(1_800_000_000_000));
    let running = start(&config, &clock).await;
    let link = running.first_owners_link().await.expect("stored").expect("nobody owns it yet");
    let browser = |running: &Running, cookie| Browser {
        client: reqwest::Client::new(),
        origin: format!("http://{}", running.addresses[0]),
        cookie,
    };
    let mut mai = browser(&running, None);
    mai.register("mai", Some(super::house::token(&link))).await;
    for n in 0..20 {
        invite(&mai, &neighbour(n)).await;
    }
    clock.advance(11 * MINUTE);
    mai.post("/api/invites", json!({ "phone": neighbour(50) })).await.refuses(409, TextsSpent);
    let before = today(&mai).await;
    running.stop().await.expect("it stops");

    let running = start(&config, &clock).await;
    let mai = browser(&running, mai.cookie.clone());
    let after = today(&mai).await;
    assert!(before.ranges == after.ranges && before.spent == after.spent, "{before:?} {after:?}");
    assert!(after.ranges[0].closed_until_ms.is_some());
    mai.post("/api/invites", json!({ "phone": neighbour(51) })).await.refuses(409, TextsSpent);
    let made = join_all((0..15).map(|n| {
        let phone = format!("+49 17{n:02} 1234567");
        let mai = &mai;
        async move { mai.post("/api/invites", json!({ "phone": phone })).await.status }
    }))
    .await;
    assert_eq!(made.iter().filter(|status| **status == 201).count(), 10, "{made:?}");
    assert_eq!(today(&mai).await.spent, 30 * PRICE);
    running.stop().await.expect("it stops");
}

#[tokio::test]
async fn staff_who_let_somebody_in_tell_them_by_text_if_they_gave_a_number() {
    let mut gateway = Gateway::open().await;
    let house = house(&gateway, |config| {
        config.admission.mode = protocol::admission::AdmissionMode::Reviewed;
        let words = "A phone number".to_owned();
        config.admission.questions = vec![Question { key: "phone".to_owned(), words, required: false }];
    })
    .await;
    let mai = house.owner("mai").await;
    let mut accounts = vec![];
    for (handle, phone) in [("ann", ANN), ("bo_", "ask my office"), ("cy_", "")] {
        let mut form = registration(handle, None);
        form["answers"] = json!({ "phone": phone });
        let me: Me = house.browser().post("/api/register", form).await.read(201);
        accounts.push(me.account);
    }
    assert!(gateway.at_hand().is_none(), "nobody is written to for having registered");
    // Who is refused is not written to, and who gave no number cannot be.
    for (account, let_in) in [(&accounts[1], true), (&accounts[2], true), (&accounts[0], true)] {
        mai.post(&format!("/api/admin/review/{account}"), json!({ "let_in": let_in })).await.is(204);
    }
    let call = gateway.message().await;
    assert!(call.to == "+491601234567" && call.text.contains("has let you in"), "{}", call.text);
    assert!(gateway.at_hand().is_none());
    assert_eq!(today(&mai).await.sent, 1);
}
