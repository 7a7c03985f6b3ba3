//! Letters that sum up, letters about scheduled rooms, and ending both without signing in.

use super::house::{Answer, Browser, DAY, House};
use super::inbox::{follow, inbox, later, put, round};
use super::introductions::id;
use super::smtp::{Smtp, Taken};
use domain::entry::MailAddress;
use protocol::inbox::{Digest, Letters, LettersCard, Wishes};
use protocol::schedule::ScheduledPage;
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};
use server::schedule;
use server::serve::{self, Plan};
use std::time::Duration;
use store::{Inviting, SignInWrite, Write};

pub async fn has_mail(house: &House, of: &Browser) {
    has_mail_at(house, of, "lin@work.test").await;
}

async fn has_mail_at(house: &House, of: &Browser, address: &str) {
    let (account, mail) = (id(of).await, MailAddress::parse(address).expect("an address"));
    let set = [
        SignInWrite::Bump { account, version: 0 },
        SignInWrite::SetMail { account, mail: Some(mail), old: None },
    ];
    house.running.app.store.write(set.map(Write::SignIn).into()).await.expect("up");
}

pub async fn wants(of: &Browser, digest: &str) {
    let wishes = json!({
        "ways": [], "clocks": { "zone": "Asia/Ho_Chi_Minh", "ahead_min": 420, "changes": [] }, "digest": digest,
        "room_letters": true
    });
    put(of, "/api/inbox/wishes", wishes).await.is(204);
}

async fn wishes(of: &Browser) -> Wishes {
    of.get("/api/inbox/wishes").await.read(200)
}

/// Headers of a letter with their folded lines joined, and its text.
pub fn read(taken: &Taken) -> (String, String) {
    let (headers, text) = taken.data.split_once("\r\n\r\n").expect("headers and a text");
    (headers.replace("\r\n ", " "), text.replace("=\r\n", ""))
}

/// The secret of the link that ends letters like this one, which says so as mail programs want it.
fn end_of(taken: &Taken, house: &House) -> String {
    let (headers, text) = read(taken);
    let header = |name: &str| headers.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!(header("List-Unsubscribe-Post:"), Some("List-Unsubscribe=One-Click"));
    let link = header("List-Unsubscribe:").and_then(|link| link.strip_prefix('<')?.strip_suffix('>'));
    let link = link.expect("an address in angle brackets");
    assert!(text.contains(link), "and for people: {text}");
    let port = house.running.addresses[0].port();
    let token = link.strip_prefix(&format!("http://localhost:{port}/unsubscribe/"));
    token.expect("an address of this server").to_owned()
}

#[tokio::test]
async fn a_letter_sums_up_what_was_not_looked_at_and_ends_with_one_click() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    has_mail(&house, &lin).await;
    assert!(wishes(&lin).await.mail && wishes(&lin).await.digest == Digest::Off, "off until one asks for it");
    follow(&lin, "mai").await;
    follow(&mai, "lin").await;
    later(&house);
    round(&house).await;
    wants(&lin, "daily").await;
    later(&house);
    let plan = json!({
        "title": "Bridges", "begins_ms": house.clock.now().after(7 * DAY).0, "zone": "UTC", "length_min": 60,
        "places": 20
    });
    mai.post("/api/scheduled", plan).await.is(201);
    mai.post("/api/people/@lin/messages", json!({ "key": "key-00000001", "text": "A quixotic plan" }))
        .await
        .is(201);
    round(&house).await;

    // Eight in the morning in Saigon is one at night in UTC, where it is eight now.
    house.clock.advance(Duration::from_hours(17) - Duration::from_secs(3));
    round(&house).await;
    assert!(smtp.at_hand().is_none());
    house.clock.advance(Duration::from_secs(3));
    round(&house).await;
    let letter = smtp.letter().await;
    let (headers, text) = read(&letter);
    assert!(letter.to.contains("lin@work.test") && headers.contains("Subject: Jushou"), "{headers}");
    assert!(
        text.contains("@mai scheduled a room") && text.contains("Bridges") && text.contains("/inbox"),
        "{text}"
    );
    assert!(text.contains("@mai wrote to you") && !text.contains("quixotic"), "{text}");
    assert!(!text.contains("follows"), "what was there before one asked for letters: {text}");

    // Nothing new, or nothing that was not looked at: no letter.
    house.clock.advance(DAY);
    round(&house).await;
    mai.post("/api/people/@lin/messages", json!({ "key": "key-00000002", "text": "Hello" })).await.is(201);
    round(&house).await;
    put(&lin, "/api/inbox/seen", json!({ "at_ms": house.clock.now().0 })).await.is(204);
    house.clock.advance(DAY);
    round(&house).await;
    assert!(smtp.at_hand().is_none());

    let token = end_of(&letter, &house);
    let card =
        async || house.browser().get(&format!("/api/unsubscribe/{token}")).await.read::<LettersCard>(200);
    assert_eq!(card().await, LettersCard { letters: Letters::Digest, ended: false });
    // As a mail program posts it: a form, no cookie, no page, twice.
    for path in ["/unsubscribe", "/api/unsubscribe"] {
        let url = format!("{}{path}/{token}", house.origin());
        let form =
            reqwest::Client::new().post(url).header("content-type", "application/x-www-form-urlencoded");
        Answer::of(form.body("List-Unsubscribe=One-Click")).await.is(204);
    }
    assert_eq!(card().await, LettersCard { letters: Letters::Digest, ended: true });
    assert!(
        wishes(&lin).await.digest == Digest::Off && wishes(&lin).await.room_letters,
        "the others are as they were"
    );
    mai.post("/api/people/@lin/messages", json!({ "key": "key-00000003", "text": "Hello" })).await.is(201);
    round(&house).await;
    house.clock.advance(2 * DAY);
    round(&house).await;
    assert!(smtp.at_hand().is_none());
}

/// Stops the server, puts `spoilt` wherever `text` stands in its database, and starts it anew. Both are as long.
pub async fn spoil(house: House, text: &[u8], spoilt: &[u8]) -> House {
    let House { running, clock, dir } = house;
    let config = running.app.config.clone();
    running.stop().await.expect("it stops");
    let file = config.server.data_dir.join("jushou.db");
    let mut bytes = std::fs::read(&file).expect("the database");
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(text)).collect();
    assert!(!places.is_empty(), "it stands there in clear");
    for at in places {
        bytes[at..at + text.len()].copy_from_slice(spoilt);
    }
    std::fs::write(&file, bytes).expect("spoilt");
    let plan = Plan { clock: clock.clone(), ..Plan::new(config) };
    House { running: serve::start(plan).await.expect("it starts again"), clock, dir }
}

#[tokio::test]
async fn one_account_whose_wishes_are_damaged_keeps_nothing_from_the_others() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    for (of, address) in [(&lin, "lin@work.test"), (&kim, "kim@work.test")] {
        has_mail_at(&house, of, address).await;
        follow(of, "mai").await;
        wants(of, "daily").await;
    }
    let to_be_spoilt = json!({
        "ways": [{ "happened": "vouched", "way": "off" }],
        "clocks": { "zone": "Asia/Ho_Chi_Minh", "ahead_min": 420, "changes": [] }, "digest": "daily",
        "room_letters": true
    });
    put(&lin, "/api/inbox/wishes", to_be_spoilt).await.is(204);
    round(&house).await;
    let house = spoil(house, b"vouched=off", b"vouched=???").await;
    let at = |browser: Browser| Browser { origin: house.origin(), ..browser };
    let (mai, lin, kim) = (at(mai), at(lin), at(kim));
    lin.get("/api/inbox/wishes").await.refuses(503, NotNow);

    later(&house);
    let plan = json!({
        "title": "Bridges", "begins_ms": house.clock.now().after(7 * DAY).0, "zone": "UTC", "length_min": 60,
        "places": 20
    });
    mai.post("/api/scheduled", plan).await.is(201);
    round(&house).await;
    assert_eq!(
        (inbox(&kim).await.len(), inbox(&lin).await.len()),
        (1, 0),
        "both follow whoever scheduled it"
    );

    house.clock.advance(Duration::from_hours(17));
    round(&house).await;
    let letter = smtp.letter().await;
    assert!(letter.to.contains("kim@work.test"), "{}", letter.to);
    assert!(read(&letter).1.contains("@mai scheduled a room"));
    assert!(smtp.at_hand().is_none());
    let due = house.running.app.store.digests_due(house.clock.now(), 10).await.expect("up");
    assert!(
        due.is_empty(),
        "the damaged one does not stand in the way of those behind it until the next day"
    );
}

#[tokio::test]
async fn letters_about_scheduled_rooms_end_for_whoever_has_one_and_for_nobody_else() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    has_mail(&house, &lin).await;
    let plan = |title: &str| -> Value {
        json!({
            "title": title, "begins_ms": house.clock.now().after(DAY).0, "zone": "UTC", "length_min": 60,
            "places": 20, "lineup": [{ "handle": "lin", "role": "speaker" }]
        })
    };
    let invite = async |title: &str| {
        mai.post("/api/scheduled", plan(title)).await.read::<ScheduledPage>(201);
        house.clock.advance(domain::network::schedule::SETTLED);
        schedule::turn(&house.running.app).await.expect("up");
    };
    invite("Bridges").await;
    let token = end_of(&smtp.letter().await, &house);
    let nobody = house.browser();
    let page = nobody.get(&format!("/unsubscribe/{token}")).await;
    page.is(200);
    assert!(page.header("content-type").starts_with("text/html"), "and a page for people");
    assert!(wishes(&lin).await.room_letters, "looking at it ends nothing");
    let post = async |token: &str| {
        Answer::of(nobody.client.request(Method::POST, format!("{}/unsubscribe/{token}", house.origin())))
            .await
    };
    let changed = format!("{}A", &token[..token.len() - 1]);
    for bad in ["AAAA", &changed, &token[1..]] {
        if *bad != token {
            post(bad).await.refuses(404, NotFound);
            nobody.get(&format!("/api/unsubscribe/{bad}")).await.refuses(404, NotFound);
        }
    }
    assert!(wishes(&lin).await.room_letters);
    post(&token).await.is(204);
    assert!(!wishes(&lin).await.room_letters);
    invite("Steel").await;
    assert!(smtp.at_hand().is_none());
    wants(&lin, "off").await;
    invite("Stone").await;
    let (headers, _) = read(&smtp.letter().await);
    assert!(headers.contains("Subject:"), "asked for again");
}

#[tokio::test]
async fn whoever_is_put_out_gets_no_letter_about_rooms() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    has_mail(&house, &lin).await;
    let plan = json!({
        "title": "Bridges", "begins_ms": house.clock.now().after(DAY).0, "zone": "UTC", "length_min": 60,
        "places": 20, "lineup": [{ "handle": "lin", "role": "speaker" }]
    });
    mai.post("/api/scheduled", plan).await.is(201);
    let out = Inviting::Remove { account: id(&lin).await, let_in_by: Some(id(&mai).await) };
    house.running.app.store.write(vec![Write::Inviting(out)]).await.expect("written");
    house.clock.advance(domain::network::schedule::SETTLED);
    for _ in 0..2 {
        schedule::turn(&house.running.app).await.expect("up");
    }
    assert!(smtp.at_hand().is_none());
}
