//! Set-up: known ways in are put in force as they are, and a test letter says what is wrong with mail.

use super::house::{Answer, Browser, House};
use super::smtp::Smtp;
use protocol::admission::{AdmissionMode, AdmissionPolicy, EntryCard};
use protocol::set_up::{MailOutcome, MailSetUp, MailTried, PresetCard};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::json;
use server::config::{Config, MailTls, PRESETS};

async fn try_mail(owner: &Browser) -> MailTried {
    owner.post("/api/admin/mail/test", json!({ "to": "mai@hill.example" })).await.read(200)
}

async fn preset(owner: &Browser, name: &str) -> PresetCard {
    let cards: Vec<PresetCard> = owner.get("/api/admin/presets").await.read(200);
    assert_eq!(cards.len(), PRESETS.len());
    cards.into_iter().find(|card| card.name == name).expect("it is there")
}

#[tokio::test]
async fn a_preset_chosen_while_the_server_runs_lets_in_as_one_started_with_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let coffee = preset(&mai, "capital-coffee").await;
    assert!(!coffee.more_in_configuration && preset(&mai, "spaces").await.more_in_configuration);
    let set = mai.ask(Method::PUT, "/api/admin/admission").json(&coffee.admission);
    let now: AdmissionPolicy = Answer::of(set).await.read(200);
    let started = House::with(|config| {
        let env = [("JUSHOU__SERVER__PRESET".to_owned(), "capital-coffee".to_owned())];
        config.admission = Config::read("", env).expect("it reads").admission;
    })
    .await;
    let there: EntryCard = started.browser().get("/api/entry").await.read(200);
    let here: EntryCard = house.browser().get("/api/entry").await.read(200);
    assert!(here.mode == AdmissionMode::Reviewed && here.mode == there.mode);
    assert!(here.questions.len() == 3 && here.questions == there.questions);
    assert_eq!(now.version, coffee.admission.version + 1);
    // What was read before another owner's change puts nothing in force.
    let late = mai.ask(Method::PUT, "/api/admin/admission").json(&coffee.admission);
    Answer::of(late).await.refuses(409, ChangedMeanwhile);
}

#[tokio::test]
async fn a_test_letter_reaches_its_address_and_the_password_reaches_nobody() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| {
        smtp.configure(config);
        config.mail.user = Some("talk".to_owned());
        config.mail.password = Some("the password of talk".to_owned());
    })
    .await;
    let mai = house.owner("mai").await;
    let shown = mai.get("/api/admin/mail").await;
    assert!(!String::from_utf8_lossy(&shown.body).contains("the password of talk"));
    let shown: MailSetUp = shown.read(200);
    assert!(shown.on && shown.user.as_deref() == Some("talk"));
    // This server offers no way to log in.
    assert_eq!(try_mail(&mai).await.outcome, MailOutcome::Login);
    assert!(smtp.at_hand().is_none());

    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    assert_eq!(try_mail(&mai).await.outcome, MailOutcome::Taken);
    let taken = smtp.letter().await;
    assert!(taken.to.contains("<mai@hill.example>") && taken.data.contains("Subject: Jushou: a test letter"));
    mai.post("/api/admin/mail/test", json!({ "to": "nobody" })).await.refuses(422, BadMail);
    for _ in 1..5 {
        try_mail(&mai).await;
    }
    // One mailbox gets only so many, whoever asks.
    let over = mai.post("/api/admin/mail/test", json!({ "to": "mai@hill.example" })).await;
    over.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn what_is_wrong_with_mail_is_said_and_not_guessed() {
    let off = House::open().await;
    let mai = off.owner("mai").await;
    assert_eq!(try_mail(&mai).await.outcome, MailOutcome::Off);

    let refusing = Smtp::answering("550 no such mailbox").await;
    let house = House::with(|config| refusing.configure(config)).await;
    let tried = try_mail(&house.owner("mai").await).await;
    assert_eq!((tried.outcome, tried.code.as_deref()), (MailOutcome::Refused, Some("550")));

    let busy = Smtp::answering("451 later").await;
    let house = House::with(|config| busy.configure(config)).await;
    assert_eq!(try_mail(&house.owner("mai").await).await.outcome, MailOutcome::RefusedForNow);

    // A server that speaks in the clear alone, asked for either kind of TLS.
    for tls in [MailTls::Starttls, MailTls::Tls] {
        let plain = Smtp::open().await;
        let house = House::with(|config| {
            plain.configure(config);
            config.mail.tls = tls;
        })
        .await;
        assert_eq!(try_mail(&house.owner("mai").await).await.outcome, MailOutcome::Tls, "{tls:?}");
    }

    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound");
    let house = House::with(|config| {
        config.mail.from = Some("noreply@talk.test".to_owned());
        config.mail.host = Some("127.0.0.1".to_owned());
        config.mail.port = gone.port();
        config.mail.tls = MailTls::None;
    })
    .await;
    assert_eq!(try_mail(&house.owner("mai").await).await.outcome, MailOutcome::Unreached);
}
