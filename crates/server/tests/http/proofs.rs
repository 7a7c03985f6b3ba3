//! Proofs over HTTP: work mail, staff review, a page that links back, and what others see of them.

use super::house::{Browser, DAY, House};
use super::smtp::Smtp;
use protocol::proofs::{MyProofs, ProofKind, ProofState, ReviewRow, ReviewState};
use protocol::rest::{Me, Person};
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::config::Net;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

async fn house_with_mail() -> (House, Smtp) {
    let smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    (house, smtp)
}

/// The code in the next letter.
async fn code(smtp: &mut Smtp) -> String {
    let letter = smtp.letter().await;
    let line = letter.data.lines().find(|line| line.contains("The code is: ")).expect("a code");
    line.trim().rsplit(' ').next().expect("a word").to_owned()
}

async fn mine(browser: &Browser) -> MyProofs {
    browser.get("/api/proofs").await.read(200)
}

#[tokio::test]
async fn an_address_at_work_is_proved_by_its_code_and_nobody_else_gets_it() {
    let (house, mut smtp) = house_with_mail().await;
    let mai = house.owner("mai").await;
    let ann = house.member(&mai, "ann").await;
    for address in ["me@gmail.com", "me@mail.outlook.com"] {
        ann.post("/api/proofs/work-mail", json!({ "address": address })).await.refuses(422, PublicMail);
    }
    ann.post("/api/proofs/work-mail", json!({ "address": "nobody" })).await.refuses(422, BadMail);
    ann.post("/api/proofs/work-mail/code", json!({ "code": "00000000" })).await.refuses(410, CodeGone);

    ann.post("/api/proofs/work-mail", json!({ "address": "Ann@Hill.example" })).await.is(204);
    let code = code(&mut smtp).await;
    ann.post("/api/proofs/work-mail/code", json!({ "code": "wrong" })).await.refuses(422, CodeWrong);
    // Somebody else's code is none of theirs.
    let bo = house.member(&mai, "bo_").await;
    bo.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(410, CodeGone);
    let now: MyProofs =
        ann.post("/api/proofs/work-mail/code", json!({ "code": code.to_lowercase() })).await.read(200);
    assert_eq!(now.proofs.len(), 1);
    assert!(now.proofs[0].proof == ProofKind::WorkMail && now.proofs[0].state == ProofState::Stands);
    assert_eq!(now.proofs[0].organisation.as_deref(), Some("hill.example"));
    ann.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(410, CodeGone);

    // The answer to sending is the same; only whoever holds the mailbox learns that it proves another.
    bo.post("/api/proofs/work-mail", json!({ "address": "ann@hill.example" })).await.is(204);
    let code = self::code(&mut smtp).await;
    bo.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(409, ProofTaken);
    assert!(mine(&bo).await.proofs.is_empty());
}

#[tokio::test]
async fn a_code_is_dead_after_five_tries_even_all_at_once() {
    let (house, mut smtp) = house_with_mail().await;
    let mai = house.owner("mai").await;
    mai.post("/api/proofs/work-mail", json!({ "address": "mai@hill.example" })).await.is(204);
    let code = code(&mut smtp).await;
    let tries: Vec<_> = (0..32)
        .map(|n| {
            let mai = mai.clone();
            tokio::spawn(async move {
                mai.post("/api/proofs/work-mail/code", json!({ "code": format!("WRONG{n}") })).await.status
            })
        })
        .collect();
    let mut looked_at = 0;
    for tried in tries {
        looked_at += u32::from(tried.await.expect("an answer") == 422);
    }
    assert_eq!(looked_at, 5, "no more than five codes were compared");
    mai.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(410, CodeGone);
}

#[tokio::test]
async fn a_code_is_dead_after_half_an_hour() {
    let (house, mut smtp) = house_with_mail().await;
    let mai = house.owner("mai").await;
    mai.post("/api/proofs/work-mail", json!({ "address": "mai@hill.example" })).await.is(204);
    let code = code(&mut smtp).await;
    house.clock.advance(Duration::from_secs(30 * 60));
    mai.post("/api/proofs/work-mail/code", json!({ "code": code })).await.refuses(410, CodeGone);
}

#[tokio::test]
async fn without_a_mail_server_no_code_is_promised() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    mai.post("/api/proofs/work-mail", json!({ "address": "mai@hill.example" })).await.refuses(404, MailOff);
    assert!(!mine(&mai).await.work_mail);
}

#[tokio::test]
async fn staff_see_a_review_and_their_yes_is_a_proof_whose_badge_names_nobody() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.member(&mai, "ann").await;
    let ask =
        json!({ "text": "Register 4711", "field": "medicine", "profession": "radiologist", "years": 12 });
    ann.post("/api/proofs/review", json!({ "text": "x", "field": "medicine", "years": 200 }))
        .await
        .refuses(422, BadShows);
    ann.post("/api/proofs/review", ask.clone()).await.is(204);
    ann.post("/api/proofs/review", ask).await.refuses(409, ReviewWaits);
    assert_eq!(mine(&ann).await.review, Some(ReviewState::Open));

    ann.get("/api/admin/proofs").await.refuses(403, NotAllowed);
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    assert_eq!((rows.len(), rows[0].handle.as_str(), rows[0].years), (1, "ann", Some(12)));
    let path = format!("/api/admin/proofs/{}", rows[0].id);
    ann.post(&format!("{path}/grant"), json!({ "field": "medicine" })).await.refuses(403, NotAllowed);
    let saw = json!({ "field": "medicine", "profession": "radiologist", "years": 12 });
    mai.post(&format!("{path}/grant"), saw.clone()).await.is(204);
    mai.post(&format!("{path}/grant"), saw).await.refuses(410, ReviewGone);
    mai.post(&format!("{path}/decline"), json!({})).await.refuses(410, ReviewGone);

    let now = mine(&ann).await;
    assert_eq!(now.review, Some(ReviewState::Granted));
    // One radiologist among two members: the badge may not say so.
    let choice = json!({ "proof": now.proofs[0].id, "organisation": true, "profession": true, "years": true, "field": true });
    let now: MyProofs = ann.post("/api/badge", choice).await.read(200);
    assert!(now.badge.as_ref().is_some_and(|badge| badge.profession.is_none() && badge.field.is_none()));
    let me: Me = ann.me().await.read(200);
    let person: Person = mai.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert!(person.badge == now.badge && person.badge.is_some(), "others see what they see");

    ann.delete(&format!("/api/proofs/{}", now.proofs[0].id)).await.is(204);
    let person: Person = mai.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert!(person.badge.is_none(), "what was given up is not worn");
}

#[tokio::test]
async fn a_badge_says_more_once_enough_could_wear_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut people = vec![];
    for handle in ["ann", "bo_", "cy_"] {
        let one = house.member(&mai, handle).await;
        one.post("/api/proofs/review", json!({ "text": "seen", "field": "law", "profession": if handle == "ann" { "Judge" } else { "Notary" } })).await.is(204);
        people.push(one);
    }
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    for row in &rows {
        let saw = json!({ "field": "law", "profession": row.profession });
        mai.post(&format!("/api/admin/proofs/{}/grant", row.id), saw).await.is(204);
    }
    let now = mine(&people[0]).await;
    assert_eq!(now.crowd_min, 3);
    let choice = json!({ "proof": now.proofs[0].id, "organisation": false, "profession": true, "years": false, "field": true });
    let now: MyProofs = people[0].post("/api/badge", choice).await.read(200);
    let badge = now.badge.expect("one");
    assert!(badge.profession.is_none(), "the only judge is not pointed at");
    assert_eq!(badge.field.as_deref(), Some("law"), "three work in law");
}

#[tokio::test]
async fn nobody_wears_or_drops_another_ones_proof() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.member(&mai, "ann").await;
    ann.post("/api/proofs/review", json!({ "text": "seen", "field": "law" })).await.is(204);
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    mai.post(&format!("/api/admin/proofs/{}/grant", rows[0].id), json!({ "field": "law" })).await.is(204);
    let id = mine(&ann).await.proofs[0].id.clone();
    let choice =
        json!({ "proof": id, "organisation": true, "profession": true, "years": true, "field": true });
    mai.post("/api/badge", choice).await.refuses(404, NoSuchProof);
    mai.delete(&format!("/api/proofs/{id}")).await.is(204);
    assert_eq!(mine(&ann).await.proofs.len(), 1, "it is still hers");
    mai.post("/api/proofs/review", json!({ "text": "me", "field": "law" })).await.is(204);
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    let own = format!("/api/admin/proofs/{}/grant", rows[0].id);
    mai.post(&own, json!({ "field": "law" })).await.refuses(403, NotAllowed);
}

/// Serves one HTML text over plain HTTP, whatever it is at the moment.
async fn page() -> (String, tokio::sync::watch::Sender<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/me", listener.local_addr().expect("bound"));
    let (set, html) = tokio::sync::watch::channel(String::new());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let body = html.borrow().clone();
            tokio::spawn(async move {
                let _ = stream.read(&mut [0; 4096]).await;
                let text = format!(
                    "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(text.as_bytes()).await;
            });
        }
    });
    (address, set)
}

#[tokio::test]
async fn a_page_proves_while_it_links_back_and_its_owner_is_warned_before_it_lapses() {
    let house = House::with(|config| {
        config.outward.allow_pages = vec![Net::parse("127.0.0.0/8").expect("a network")];
    })
    .await;
    let mai = house.owner("mai").await;
    let (url, html) = page().await;
    let profile = mine(&mai).await.profile_url;
    let link = format!("<p><a href=\"{profile}\" rel=\"noopener me\">me</a>");
    for not in [
        format!("<a href='{profile}'>no rel</a>"),
        format!("<!-- {link} -->"),
        format!("<textarea>{link}</textarea><script>'{link}'</script>"),
        link.replace("@mai", "@mai2"),
    ] {
        html.send_replace(not);
        mai.post("/api/proofs/web-page", json!({ "url": url })).await.refuses(422, PageWithoutLink);
    }
    html.send_replace(link.clone());
    let now: MyProofs = mai.post("/api/proofs/web-page", json!({ "url": url })).await.read(200);
    assert_eq!(now.proofs[0].state, ProofState::Stands);

    house.clock.advance(8 * DAY);
    html.send_replace(String::new());
    server::proof::round(&house.running.app).await.expect("a round");
    assert_eq!(mine(&mai).await.proofs[0].state, ProofState::Failing, "its owner sees it first");
    assert!(mine(&mai).await.badge.is_some(), "and still wears it");
    html.send_replace(link);
    house.clock.advance(2 * DAY);
    server::proof::round(&house.running.app).await.expect("a round");
    assert_eq!(mine(&mai).await.proofs[0].state, ProofState::Stands);
    html.send_replace(String::new());
    house.clock.advance(8 * DAY);
    server::proof::round(&house.running.app).await.expect("a round");
    house.clock.advance(15 * DAY);
    let now = mine(&mai).await;
    assert!(now.proofs[0].state == ProofState::Lapsed && now.badge.is_none());
}

#[tokio::test]
async fn pages_of_this_machine_and_odd_addresses_are_not_called() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (url, _html) = page().await;
    for url in [
        url.as_str(),
        "https://[::1]/",
        "https://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://u:p@example.org/",
    ] {
        mai.post("/api/proofs/web-page", json!({ "url": url })).await.refuses(422, BadPage);
    }
}
