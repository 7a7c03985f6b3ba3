//! Inboxes: what comes into them and what does not, what is said of it to whom, and what somebody wants of it.

use super::house::{Answer, Browser, DAY, House};
use super::introductions::{ask, client, enter, id, open_room};
use domain::AccountId;
use domain::network::inbox::START_PATIENCE;
use domain::network::schedule::SOON;
use domain::network::{LATELY, WAVE_TTL};
use protocol::inbox::{Digest, InboxKind, InboxPage, InboxRow, InboxWay, Unseen, Wishes};
use protocol::schedule::ScheduledPage;
use protocol::tell::RefusalCode::*;
use protocol::thread::MessageSaid;
use protocol::{Ask, Asked, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use server::live::{Line, Next};
use std::time::Duration;

pub async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

pub async fn follow(browser: &Browser, whom: &str) {
    put(browser, &format!("/api/people/@{whom}/follow"), json!({})).await.is(204);
}

/// What happened so far is in the inboxes.
pub async fn round(house: &House) {
    server::inbox::turn(&house.running.app).await.expect("up");
}

/// What happens from here on comes first in every inbox.
pub fn later(house: &House) {
    house.clock.advance(Duration::from_secs(1));
}

pub async fn inbox(of: &Browser) -> Vec<InboxRow> {
    of.get("/api/inbox").await.read::<InboxPage>(200).rows
}

/// What somebody's inbox says: what happened, whose doing it was, how often.
async fn said(of: &Browser) -> Vec<(InboxKind, Option<String>, u32)> {
    let rows = inbox(of).await.into_iter();
    rows.map(|row| (row.happened, row.by.map(|by| by.handle), row.times)).collect()
}

fn by(kind: InboxKind, handle: &str) -> (InboxKind, Option<String>, u32) {
    (kind, Some(handle.to_owned()), 1)
}

async fn unseen(of: &Browser) -> u32 {
    of.get("/api/inbox/unseen").await.read::<Unseen>(200).rows
}

/// Rounds until somebody has so many rows. A room shows in the hallway a moment after whoever came in is answered.
pub async fn rows(house: &House, of: &Browser, count: usize) -> Vec<InboxRow> {
    for _ in 0..1000 {
        round(house).await;
        let rows = inbox(of).await;
        if rows.len() >= count {
            return rows;
        }
    }
    panic!("{count} rows do not come");
}

/// How often a client heard that its inbox changed.
fn heard(line: &Line) -> usize {
    let mut heard = 0;
    while let Some(next) = line.outbox().try_next() {
        heard += usize::from(matches!(next, Next::Send(text) if text.contains("inbox_changed")));
    }
    heard
}

/// A house, and three members of whom lin follows the first.
async fn three() -> (House, Browser, Browser, Browser) {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    follow(&lin, "mai").await;
    round(&house).await;
    assert_eq!(said(&mai).await, [(InboxKind::Followed, None, 1)]);
    (house, mai, lin, kim)
}

#[tokio::test]
async fn who_follows_somebody_is_told_of_their_room_once_somebody_is_in_it() {
    let (house, mai, lin, kim) = three().await;
    let page = client(&house, &lin).await;
    heard(&page);
    let room = open_room(&mai, "Bridges").await;
    round(&house).await;
    assert!(inbox(&lin).await.is_empty() && heard(&page) == 0, "nobody is in it");
    let mut host = client(&house, &mai).await;
    enter(&mut host, &room).await;
    let told = rows(&house, &lin, 1).await;
    let row = &told[0];
    assert_eq!(said(&lin).await, [by(InboxKind::RoomStarted, "mai")]);
    assert_eq!((row.title.as_deref(), row.seen), (Some("Bridges"), false));
    assert_eq!(row.page, Some(format!("/r/{room}")));
    assert_eq!((heard(&page), unseen(&lin).await), (1, 1));
    assert!(inbox(&kim).await.is_empty(), "who does not follow them");

    // Over by now: the row says no more of it, and the next room of the same evening is no row of its own.
    put(&lin, "/api/inbox/seen", json!({ "at_ms": row.at_ms })).await.is(204);
    assert_eq!((heard(&page), unseen(&lin).await), (1, 0), "their other pages hear of it");
    ask(&mut host, Ask::Room { command: RoomCommand::End }).await;
    host.lost().await;
    for _ in 0..1000 {
        if inbox(&lin).await[0].title.is_none() {
            break;
        }
    }
    let row = &inbox(&lin).await[0];
    assert_eq!((row.title.as_ref(), row.page.as_ref()), (None, None));
    house.clock.advance(Duration::from_mins(10));
    let later = open_room(&mai, "Steel").await;
    let mut host = client(&house, &mai).await;
    enter(&mut host, &later).await;
    for _ in 0..1000 {
        round(&house).await;
        if inbox(&lin).await[0].times == 2 {
            break;
        }
    }
    let row = &inbox(&lin).await[0];
    assert_eq!((row.times, row.title.as_deref(), row.seen), (2, Some("Steel"), true), "and is no noise");
    assert_eq!(inbox(&lin).await.len(), 1);

    // Whoever blocks them knows of nothing that they do.
    put(&lin, "/api/people/@mai/block", json!({})).await.is(204);
    assert!(inbox(&lin).await.is_empty());
}

#[tokio::test]
async fn a_closed_room_and_one_that_nobody_comes_into_are_told_to_nobody() {
    let (house, mai, lin, _) = three().await;
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "closed"
    });
    let closed = mai.post("/api/rooms", json!({ "title": "Secret", "policy": policy })).await;
    let closed = closed.read::<protocol::rest::RoomOpened>(201).room;
    let empty = open_room(&mai, "Empty").await;
    round(&house).await;
    house.clock.advance(START_PATIENCE);
    round(&house).await;
    let mut host = client(&house, &mai).await;
    enter(&mut host, &empty).await;
    ask(&mut host, Ask::Leave).await;
    enter(&mut host, &closed).await;
    round(&house).await;
    assert!(inbox(&lin).await.is_empty());
    let answer = lin.get("/api/inbox?after=nonsense").await;
    answer.refuses(400, BadRequest);
}

#[tokio::test]
async fn a_scheduled_room_is_told_to_followers_line_up_and_guests() {
    let (house, mai, lin, kim) = three().await;
    let begins = house.clock.now().after(DAY);
    let plan = json!({
        "title": "Bridges", "begins_ms": begins.0, "zone": "Europe/Rome", "length_min": 60, "places": 20,
        "lineup": [{ "handle": "kim", "role": "speaker" }]
    });
    let made: ScheduledPage = mai.post("/api/scheduled", plan.clone()).await.read(201);
    let (id, path) = (&made.card.scheduled, format!("/api/scheduled/{}", made.card.scheduled));
    round(&house).await;
    assert_eq!(said(&lin).await, [by(InboxKind::RoomScheduled, "mai")]);
    assert_eq!(said(&kim).await, [by(InboxKind::InvitedOnStage, "mai")]);
    let row = &inbox(&kim).await[0];
    assert_eq!(
        (row.title.as_deref(), row.begins_ms, row.cancelled),
        (Some("Bridges"), Some(begins.0), false)
    );
    assert_eq!(row.page, Some(format!("/e/{id}")));
    assert_eq!(said(&mai).await, [(InboxKind::Followed, None, 1)], "not of one's own");

    // What stands in a calendar.
    put(&lin, &format!("{path}/coming"), json!({ "remind": false })).await.is(204);
    later(&house);
    let mut changed = plan.clone();
    changed["places"] = json!(10);
    put(&mai, &path, changed.clone()).await.is(200);
    round(&house).await;
    assert_eq!((inbox(&lin).await.len(), inbox(&kim).await.len()), (1, 1), "how many may come is no news");
    changed["title"] = json!("High bridges");
    put(&mai, &path, changed).await.is(200);
    round(&house).await;
    assert_eq!(said(&lin).await[0], by(InboxKind::RoomChanged, "mai"));
    assert_eq!(said(&kim).await[0], by(InboxKind::RoomChanged, "mai"), "who has not said yet too");

    house.clock.advance(DAY - SOON - Duration::from_millis(1_001));
    round(&house).await;
    assert_eq!(said(&lin).await.len(), 2);
    house.clock.advance(Duration::from_millis(1));
    for _ in 0..3 {
        round(&house).await;
    }
    assert_eq!((said(&lin).await.len(), said(&lin).await[0].0), (3, InboxKind::RoomSoon), "once");
    assert_eq!(said(&mai).await[0].0, InboxKind::RoomSoon, "their own, too");
    assert_eq!(said(&kim).await.len(), 2, "who has not said that they come");
}

#[tokio::test]
async fn a_cancelled_room_is_told_and_a_closed_ones_page_is_for_its_guests() {
    let (house, mai, lin, kim) = three().await;
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "closed"
    });
    let plan = json!({
        "title": "Secret", "begins_ms": house.clock.now().after(DAY).0, "zone": "UTC", "length_min": 60,
        "places": 20, "policy": policy, "lineup": [{ "handle": "kim", "role": "speaker" }]
    });
    let made: ScheduledPage = mai.post("/api/scheduled", plan.clone()).await.read(201);
    let path = format!("/api/scheduled/{}", made.card.scheduled);
    round(&house).await;
    assert!(inbox(&lin).await.is_empty(), "followers are not told of a closed one");
    let row = &inbox(&kim).await[0];
    let link = made.card.link.expect("a closed one has a link");
    assert_eq!(row.page, Some(format!("/e/{}?link={link}", made.card.scheduled)));
    later(&house);
    mai.delete(&path).await.is(204);
    round(&house).await;
    let row = &inbox(&kim).await[0];
    assert_eq!((row.happened, row.cancelled), (InboxKind::RoomChanged, true));

    // Invited by mistake: of what is none of their business any more nothing is said.
    later(&house);
    let made: ScheduledPage = mai.post("/api/scheduled", plan.clone()).await.read(201);
    round(&house).await;
    let mut without = plan;
    without["lineup"] = json!([]);
    put(&mai, &format!("/api/scheduled/{}", made.card.scheduled), without).await.is(200);
    let row = &inbox(&kim).await[0];
    assert_eq!(
        (row.happened, row.title.as_ref(), row.page.as_ref()),
        (InboxKind::InvitedOnStage, None, None)
    );
}

#[tokio::test]
async fn who_follows_one_is_told_to_nobody_until_one_follows_them() {
    let (house, mai, lin, kim) = three().await;
    follow(&kim, "mai").await;
    round(&house).await;
    assert_eq!(said(&mai).await, [(InboxKind::Followed, None, 2)]);
    let text = mai.get("/api/inbox").await;
    assert!(!text.text().contains("lin") && !text.text().contains("kim"), "{}", text.text());
    lin.delete("/api/people/@mai/follow").await.is(204);
    follow(&lin, "mai").await;
    follow(&mai, "lin").await;
    round(&house).await;
    assert_eq!(said(&lin).await, [by(InboxKind::FollowedBack, "mai")]);
    assert_eq!(inbox(&lin).await[0].page.as_deref(), Some("/@mai"));
    follow(&lin, "mai").await;
    round(&house).await;
    assert_eq!(inbox(&mai).await.len(), 1, "who follows already follows no second time");
}

#[tokio::test]
async fn a_message_is_in_the_inbox_of_whoever_was_away_without_its_words() {
    let (house, mai, lin, kim) = three().await;
    follow(&mai, "lin").await;
    round(&house).await;
    put(&lin, "/api/inbox/seen", json!({ "at_ms": house.clock.now().0 })).await.is(204);
    later(&house);
    let say = async |key: &str| {
        let body = json!({ "key": key, "text": "A quixotic plan" });
        mai.post("/api/people/@lin/messages", body).await.read::<MessageSaid>(201)
    };
    let line = client(&house, &lin).await;
    say("key-00000001").await;
    line.lost().await;
    round(&house).await;
    assert_eq!(unseen(&lin).await, 0, "they had a page open");
    let thread = say("key-00000002").await.thread;
    say("key-00000003").await;
    round(&house).await;
    assert_eq!(said(&lin).await[0], (InboxKind::NewMessage, Some("mai".to_owned()), 2));
    let answer = lin.get("/api/inbox").await;
    assert!(!answer.text().contains("quixotic"), "{}", answer.text());
    assert_eq!(inbox(&lin).await[0].page, Some(format!("/m/{thread}")));
    put(&lin, &format!("/api/threads/{thread}/read"), json!({ "n": 3 })).await.is(204);
    assert_eq!(unseen(&lin).await, 0, "reading them is looking at it");

    later(&house);
    let asked = json!({ "key": "key-00000004", "text": "May I?" });
    kim.post("/api/people/@lin/messages", asked).await.is(201);
    round(&house).await;
    assert_eq!(said(&lin).await[0], by(InboxKind::ThreadRequest, "kim"));
    // Whom one blocks may write, and is told so; nothing of it comes.
    put(&lin, "/api/people/@mai/block", json!({})).await.is(204);
    let withheld = json!({ "key": "key-00000005", "text": "Hello?" });
    mai.post("/api/people/@lin/messages", withheld).await;
    round(&house).await;
    assert_eq!(said(&lin).await, [by(InboxKind::ThreadRequest, "kim")]);
}

#[tokio::test]
async fn a_wave_that_nobody_answered_is_in_the_inbox_and_one_that_was_put_away_is_not() {
    let (house, mai, lin, kim) = three().await;
    follow(&mai, "lin").await;
    for (one, other) in [(&mai, "kim"), (&kim, "mai")] {
        follow(one, other).await;
    }
    round(&house).await;
    let count = async || (inbox(&lin).await.len(), inbox(&kim).await.len());
    let before = count().await;
    later(&house);
    let wave = |of: AccountId| {
        let asked = Asked { id: 9, ask: Ask::Wave { member: of.to_string() } };
        serde_json::to_string(&asked).expect("an ask is JSON")
    };
    let ids = [id(&lin).await, id(&kim).await];
    let mut by_mai = client(&house, &mai).await;
    // Lin is away, and kim is there.
    let mut at_kim = client(&house, &kim).await;
    for _ in 0..3 {
        by_mai.handle(&wave(ids[0])).await;
    }
    by_mai.handle(&wave(ids[1])).await;
    round(&house).await;
    assert_eq!(count().await, (before.0 + 1, before.1), "once, and only who is away");
    assert_eq!(said(&lin).await[0], by(InboxKind::MissedWave, "mai"));
    house.clock.advance(WAVE_TTL);
    round(&house).await;
    assert_eq!(said(&kim).await[0], by(InboxKind::MissedWave, "mai"));

    house.clock.advance(LATELY);
    by_mai.handle(&wave(ids[1])).await;
    let member = id(&mai).await.to_string();
    ask(&mut at_kim, Ask::PutWaveAway { member }).await;
    house.clock.advance(WAVE_TTL);
    round(&house).await;
    assert_eq!(said(&kim).await[0].2, 1, "they saw that one");
}

#[tokio::test]
async fn somebody_says_by_which_way_they_want_to_know_what() {
    let (house, mai, lin, kim) = three().await;
    let path = "/api/inbox/wishes";
    let wishes: Wishes = mai.get(path).await.read(200);
    assert_eq!(wishes.ways.len(), domain::network::inbox::Kind::ALL.len());
    let way = |wishes: &Wishes, kind: InboxKind| {
        wishes.ways.iter().find(|one| one.happened == kind).map(|one| one.way)
    };
    assert_eq!(way(&wishes, InboxKind::RoomStarted), Some(InboxWay::Push));
    assert_eq!(way(&wishes, InboxKind::Followed), Some(InboxWay::Inbox));
    assert!(
        wishes.quiet.is_none()
            && wishes.zone.is_none()
            && wishes.digest == Digest::Off
            && wishes.room_letters
    );
    assert!(!wishes.mail && wishes.push_key.is_none() && wishes.devices.is_empty());

    let new = json!({
        "ways": [{ "happened": "followed", "way": "off" }],
        "quiet": { "from_min": 1320, "to_min": 420 },
        "clocks": { "zone": "Europe/Rome", "ahead_min": 60, "changes": [{ "at_ms": 1, "ahead_min": 120 }] },
        "digest": "weekly", "room_letters": false
    });
    put(&mai, path, new.clone()).await.is(204);
    let wishes: Wishes = mai.get(path).await.read(200);
    assert_eq!(way(&wishes, InboxKind::Followed), Some(InboxWay::Off));
    assert_eq!(wishes.quiet.map(|quiet| (quiet.from_min, quiet.to_min)), Some((1320, 420)));
    assert_eq!(
        (wishes.zone.as_deref(), wishes.digest, wishes.room_letters),
        (Some("Europe/Rome"), Digest::Weekly, false)
    );
    let before = inbox(&mai).await.len();
    follow(&kim, "mai").await;
    round(&house).await;
    assert_eq!(inbox(&mai).await.len(), before);
    let others: Wishes = lin.get(path).await.read(200);
    assert!(others.room_letters && others.quiet.is_none(), "of nobody else");

    let bad = |key: &str, value: Value| {
        let mut bad = new.clone();
        bad[key] = value;
        bad
    };
    for bad in [
        bad("clocks", Value::Null),
        bad("quiet", json!({ "from_min": 1, "to_min": 1440 })),
        bad("quiet", json!({ "from_min": 5, "to_min": 5 })),
        bad("clocks", json!({ "zone": "Moon!", "ahead_min": 0, "changes": [] })),
        bad("clocks", json!({ "zone": "UTC", "ahead_min": 900, "changes": [] })),
        bad("ways", json!([{ "happened": "rain", "way": "off" }])),
        bad("digest", json!("hourly")),
        bad("more", json!(1)),
    ] {
        put(&mai, path, bad.clone()).await.refuses(400, BadRequest);
    }
    let device = json!({ "endpoint": "https://fcm.googleapis.com/x", "p256dh": "", "auth": "" });
    put(&mai, "/api/inbox/devices", device).await.refuses(404, NotFound);
}

#[tokio::test]
async fn looking_has_its_bounds_and_reaches_nobody_else_s() {
    let (house, mai, lin, _) = three().await;
    let row = &inbox(&mai).await[0];
    let path = format!("/api/inbox/{}/seen", row.row);
    put(&lin, &path, json!({})).await.refuses(404, NotFound);
    put(&mai, "/api/inbox/nothing/seen", json!({})).await.refuses(404, NotFound);
    assert_eq!(unseen(&mai).await, 1);
    put(&mai, &path, json!({})).await.is(204);
    assert_eq!(unseen(&mai).await, 0);
    let mut answers = vec![];
    for _ in 0..70 {
        answers.push(put(&mai, "/api/inbox/seen", json!({ "at_ms": 1 })).await.status);
    }
    assert!(answers.contains(&429) && answers[0] == 204);
    for _ in 0..40 {
        lin.delete("/api/inbox/devices/nothing").await.refuses(404, NotFound);
    }
    lin.delete("/api/inbox/devices/nothing").await.refuses(429, TooManyRequests);
    mai.delete("/api/inbox/devices/nothing").await.refuses(404, NotFound);
    let ann = house.applicant("ann").await;
    ann.get("/api/inbox").await.refuses(403, NotAMember);
}
