//! Search: who and what is found by which words, by whom, for how long, and after a restart.

use super::house::{Answer, Browser, DAY, House, LATE, asked_often, registration};
use domain::AccountId;
use protocol::rest::{Me, RoomOpened};
use protocol::schedule::ScheduledPage;
use protocol::search::{Found, SearchKind};
use protocol::tell::RefusalCode::*;
use protocol::{Ask, Asked, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use server::leaving;
use server::live::Line;
use server::secret;
use server::serve::{self, Plan};
use std::time::Duration;
use store::SessionId;
use tokio::time::timeout;

async fn open() -> House {
    House::with(|config| {
        asked_often(config);
        (config.limits.searches_per_account, config.limits.found_per_account) = (1_000_000, 1_000_000);
    })
    .await
}

async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

/// A member who says what they are called.
async fn named(house: &House, by: &Browser, handle: &str, name: &str) -> Browser {
    let invite = by.invite().await;
    let mut body = registration(handle, Some(&invite.token));
    body["name"] = json!(name);
    let mut browser = house.browser();
    browser.post_and_keep("/api/register", body).await.is(201);
    browser
}

async fn find(by: &Browser, text: &str) -> Found {
    by.get(&format!("/api/search?find={}", text.replace('@', "%40").replace('#', "%23"))).await.read(200)
}

/// Asks until it is so: what is written is found a moment later.
async fn until(by: &Browser, text: &str, is: impl Fn(&Found) -> bool) -> Found {
    let asking = async {
        loop {
            let found = find(by, text).await;
            if is(&found) {
                return found;
            }
        }
    };
    timeout(LATE, asking).await.unwrap_or_else(|_| panic!("it is never so with {text:?}"))
}

fn handles(found: &Found) -> Vec<&str> {
    found.people.iter().map(|person| person.handle.as_str()).collect()
}

fn titles(found: &Found) -> [Vec<&str>; 2] {
    let rooms = found.rooms.iter().map(|card| card.title.as_str());
    let scheduled = found.scheduled.iter().map(|card| card.title.as_str());
    [rooms.collect(), scheduled.collect()]
}

/// Somebody in no other test, written last: once they are found, so is whatever was written before.
async fn settled(house: &House, by: &Browser, handle: &str) {
    house.member(by, handle).await;
    until(by, &format!("@{handle}"), |found| handles(found) == [handle]).await;
}

async fn id(of: &Browser) -> AccountId {
    AccountId::parse(&of.me().await.read::<Me>(200).account).expect("an id")
}

async fn say(line: &mut Line, id: u32, ask: Ask) {
    line.handle(&serde_json::to_string(&Asked { id, ask }).expect("an ask is JSON")).await;
}

/// A room of `by`, who is in it as long as the line stands.
async fn sits(house: &House, by: &Browser, asked: Value) -> (String, Line) {
    let room = by.post("/api/rooms", asked).await.read::<RoomOpened>(201).room;
    let app = &house.running.app;
    let account = app.store.account(id(by).await).await.expect("up").expect("there");
    let mut line = app.live.connect(account, SessionId::new(secret::number())).expect("free");
    say(&mut line, 1, Ask::Enter { room: room.clone(), link: None, resume: None }).await;
    (room, line)
}

fn policy(visibility: &str) -> Value {
    json!({ "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": visibility })
}

async fn announces(house: &House, by: &Browser, title: &str, visibility: &str) -> ScheduledPage {
    let plan = json!({
        "title": title, "topic": "Engineering", "begins_ms": house.clock.now().after(DAY).0, "zone": "UTC",
        "length_min": 60, "places": 20, "policy": policy(visibility)
    });
    by.post("/api/scheduled", plan).await.read(201)
}

#[tokio::test]
async fn people_are_found_by_their_names_in_any_script_by_handle_and_by_what_they_say() {
    let house = open().await;
    let mai = house.owner("mai").await;
    let tuyet = named(&house, &mai, "tuyet", "Nguyễn Thị Ánh Tuyết").await;
    named(&house, &mai, "an_nguyen", "Nguyen Van An").await;
    named(&house, &mai, "xiaoming", "陈小明").await;
    named(&house, &mai, "dawen", "陳大文").await;
    named(&house, &mai, "minsu", "김민수").await;
    put(&tuyet, "/api/me/profile", json!({ "headline": "Cable-stayed bridges 斜拉桥" })).await.is(200);
    settled(&house, &mai, "the_last_one").await;
    for (text, expected) in [
        ("Nguyễn", &["tuyet", "an_nguyen"][..]),
        ("nguyen", &["an_nguyen", "tuyet"]),
        ("anh tuyet", &["tuyet"]),
        ("Nguyê\u{303}n Thi", &["tuyet"]),
        ("陈", &["xiaoming", "dawen"]),
        ("陳", &["dawen", "xiaoming"]),
        ("小明", &["xiaoming"]),
        ("김", &["minsu"]),
        ("김민", &["minsu"]),
        ("민수", &["minsu"]),
        ("김ㅁ", &["minsu"]),
        ("斜拉", &["tuyet"]),
        ("cable bridges", &["tuyet"]),
        ("@an", &["an_nguyen"]),
        ("an_nguyen", &["an_nguyen", "tuyet"]),
        ("guyen", &[]),
        ("수민", &[]),
        ("小明 nguyen", &[]),
        ("", &[]),
        ("?!", &[]),
    ] {
        assert_eq!(handles(&find(&mai, text).await), expected, "{text:?}");
    }
    let found = find(&mai, "小明").await;
    assert_eq!(found.people[0].name.as_deref(), Some("陈小明"));
    assert!(!found.incomplete && found.more.is_empty() && found.topics.is_empty());

    put(&tuyet, "/api/me/name", json!({ "name": "Tuyết Trần" })).await.is(200);
    put(&tuyet, "/api/me/profile", json!({})).await.is(200);
    until(&mai, "trần", |found| handles(found) == ["tuyet"]).await;
    assert_eq!(
        handles(&find(&mai, "Nguyễn").await),
        ["an_nguyen"],
        "nobody is found by what they were called"
    );
    assert!(handles(&find(&mai, "cable").await).is_empty());
}

#[tokio::test]
async fn topics_rooms_and_scheduled_rooms_are_found_while_they_are_there() {
    let house = open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    put(&mai, "/api/topics/Trí tuệ nhân tạo/follow", json!({})).await.is(200);
    mai.post("/api/topics/Trí tuệ nhân tạo/names", json!({ "name": "人工智能" })).await.is(200);
    let (_room, mut seat) =
        sits(&house, &mai, json!({ "title": "夜班之后: nights", "topic": "Medicine" })).await;
    let page = announces(&house, &mai, "Cầu và gió", "open").await;
    let found = until(&lin, "tri tue", |found| !found.topics.is_empty()).await;
    assert_eq!(found.topics[0].names, ["Trí tuệ nhân tạo", "人工智能"]);
    assert!(!found.topics[0].follows && find(&mai, "人工").await.topics[0].follows);
    until(&lin, "夜班", |found| titles(found) == [vec!["夜班之后: nights"], vec![]]).await;
    assert_eq!(find(&lin, "medicine").await.rooms.len(), 1, "by what it is about, too");
    let found = until(&lin, "cau gio", |found| titles(found) == [vec![], vec!["Cầu và gió"]]).await;
    assert_eq!(found.scheduled[0].scheduled, page.card.scheduled);

    let renamed = RoomCommand::Rename { title: "Day shift".to_owned() };
    say(&mut seat, 2, Ask::Room { command: renamed }).await;
    until(&lin, "day shift", |found| found.rooms.len() == 1).await;
    assert!(find(&lin, "夜班").await.rooms.is_empty());
    say(&mut seat, 3, Ask::Room { command: RoomCommand::End }).await;
    until(&lin, "day shift", |found| found.rooms.is_empty()).await;
    lin.delete(&format!("/api/scheduled/{}", page.card.scheduled)).await.refuses(403, NotAllowed);
    assert_eq!(find(&lin, "cau").await.scheduled.len(), 1);
    mai.delete(&format!("/api/scheduled/{}", page.card.scheduled)).await.is(204);
    until(&lin, "cau", |found| found.scheduled.is_empty()).await;
    mai.delete("/api/topics/人工智能/follow").await.is(204);
    assert!(find(&lin, "人工").await.topics.is_empty(), "nobody follows it any more");

    announces(&house, &mai, "Soon over", "open").await;
    until(&lin, "soon", |found| found.scheduled.len() == 1).await;
    house.clock.advance(DAY + Duration::from_secs(3600));
    assert!(find(&lin, "soon").await.scheduled.is_empty(), "it lapsed, and nobody wrote that");
}

#[tokio::test]
async fn nobody_finds_whom_and_what_they_may_not_see() {
    let house = open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = named(&house, &mai, "kim", "Quixote Kim").await;
    let leaves = named(&house, &mai, "windmill", "Quixote Gone").await;
    let mut waits = registration("waiting", None);
    waits["name"] = json!("Quixote Waits");
    let mut applicant = house.browser();
    applicant.post_and_keep("/api/register", waits).await.is(201);
    applicant.get("/api/search?find=kim").await.refuses(403, NotAMember);
    house.browser().get("/api/search?find=kim").await.refuses(401, SignInFirst);
    let closed = json!({ "title": "Quixote closed", "policy": policy("closed") });
    let (_room, _seat) = sits(&house, &mai, closed).await;
    announces(&house, &mai, "Quixote planned", "closed").await;
    announces(&house, &mai, "Quixote announced", "open").await;
    let all = until(&lin, "quixote", |found| found.people.len() == 2 && found.scheduled.len() == 1).await;
    assert_eq!(handles(&all), ["kim", "windmill"], "nobody who waits");
    settled(&house, &mai, "the_last_one").await;
    assert_eq!(titles(&find(&lin, "quixote").await), [vec![], vec!["Quixote announced"]]);
    assert_eq!(titles(&find(&mai, "quixote").await)[0], Vec::<&str>::new(), "whoever is in it knows where");

    let waiting = id(&applicant).await;
    mai.post(&format!("/api/waitlist/{waiting}/let-in"), json!({})).await.is(204);
    until(&lin, "quixote", |found| found.people.len() == 3).await;
    let preview: protocol::inviting::BranchPreview =
        mai.get(&format!("/api/admin/tree/{waiting}/preview")).await.read(200);
    mai.post(&format!("/api/admin/tree/{waiting}/remove"), json!({ "seen": preview.seen })).await.is(204);
    assert_eq!(find(&lin, "quixote").await.people.len(), 2, "whoever was put out is not found at once");

    // A block: neither finds the other, but by the whole handle, by which their pages open.
    put(&lin, "/api/people/@kim/block", json!({})).await.is(204);
    assert_eq!(handles(&find(&lin, "quixote").await), ["windmill"]);
    assert_eq!(handles(&find(&mai, "quixote").await), ["kim", "windmill"], "others do");
    assert!(
        handles(&find(&kim, "li").await).is_empty()
            && handles(&find(&kim, "builds bridges").await).len() == 4
    );
    assert_eq!(handles(&find(&kim, "lin").await), ["lin"]);
    assert_eq!(handles(&find(&lin, "@Kim").await), ["kim"]);
    lin.delete("/api/people/@kim/block").await.is(204);
    assert_eq!(handles(&find(&kim, "li").await), ["lin"]);

    // A name that is shown no more finds nobody, nor one of somebody who is gone.
    leaves.post("/api/me/leaving", json!({ "handle": "windmill" })).await.is(200);
    house.clock.advance(14 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    assert_eq!(handles(&find(&lin, "quixote").await), ["kim"]);
    assert!(handles(&find(&lin, "@windm").await).is_empty());
    let mut pseudonyms: Value = mai.get("/api/admin/admission").await.read(200);
    pseudonyms["names"] = json!("pseudonym");
    put(&mai, "/api/admin/admission", pseudonyms).await.is(200);
    assert!(handles(&find(&lin, "quixote").await).is_empty());
    until(&lin, "kim", |found| handles(found) == ["kim"]).await;
}

#[tokio::test]
async fn what_the_index_holds_is_made_anew_from_the_database_at_every_start() {
    let house = open().await;
    let mai = house.owner("mai").await;
    let lin = named(&house, &mai, "lin", "박린").await;
    put(&mai, "/api/topics/Vetrate/follow", json!({})).await.is(200);
    announces(&house, &mai, "Stained glass", "open").await;
    let (_, seat) = sits(&house, &mai, json!({ "title": "Glass at night" })).await;
    until(&lin, "glass", |found| found.rooms.len() == 1 && found.scheduled.len() == 1).await;
    drop(seat);

    let House { running, clock, dir } = house;
    let config = running.app.config.clone();
    running.stop().await.expect("it stops");
    let running =
        serve::start(Plan { clock: clock.clone(), ..Plan::new(config) }).await.expect("it starts again");
    let house = House { running, clock, dir };
    let lin = Browser { origin: house.origin(), ..lin };
    let found = until(&lin, "glass", |found| !found.incomplete).await;
    assert_eq!(titles(&found)[1], ["Stained glass"]);
    assert_eq!(handles(&find(&lin, "박").await), ["lin"]);
    assert_eq!(find(&lin, "vet").await.topics[0].names, ["Vetrate"]);
    let mai = Browser { origin: house.origin(), ..mai };
    settled(&house, &mai, "the_last_one").await;
}

#[tokio::test]
async fn pages_are_bounded_and_nobody_copies_the_house_by_searching() {
    let house = House::with(|config| {
        config.limits.searches_per_account = 8;
        config.limits.found_per_account = 12;
        config.limits.requests_per_account = 1_000_000;
    })
    .await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    for letter in ["a", "b", "c", "d", "e", "f", "g"] {
        house.member(&mai, &format!("many_{letter}")).await;
    }
    // Somebody else's budget.
    let watcher = house.member(&mai, "watcher").await;
    let watched = async {
        loop {
            house.clock.advance(Duration::from_secs(8));
            if find(&watcher, "watcher").await.people.len() == 1 {
                return;
            }
        }
    };
    timeout(LATE, watched).await.expect("found");
    let few = find(&lin, "many").await;
    assert_eq!((few.people.len(), few.more.as_slice()), (5, &[SearchKind::People][..]));
    let all: Found = lin.get("/api/search?find=many&kind=people").await.read(200);
    assert_eq!((all.people.len(), all.more.len()), (7, 0));
    let none = lin.get("/api/search?find=many&kind=people").await;
    none.refuses(429, TooManyRequests);
    assert!(!none.text().contains("many_a"));
    let others = find(&lin, "many").await;
    assert!(
        others.people.is_empty() && others.more == [SearchKind::People],
        "other kinds are found all the same"
    );
    assert!(lin.get("/api/search?find=many&kind=topics").await.read::<Found>(200).more.is_empty());
    lin.get("/api/search?find=many&kind=anything").await.refuses(400, BadRequest);
    for _ in 0..3 {
        lin.get("/api/search?find=topic&kind=topics").await.is(200);
    }
    let answer = lin.get("/api/search?find=topic&kind=topics").await;
    answer.refuses(429, TooManyRequests);
    assert_eq!(answer.header("retry-after"), "8", "an eighth of a minute");
    assert!(find_nothing(&lin).await, "what asks for nothing costs nothing");
    house.clock.advance(DAY);
    assert_eq!(find(&lin, "many").await.people.len(), 5);
}

async fn find_nothing(by: &Browser) -> bool {
    find(by, " ").await == Found::default()
}
