//! Introductions: whom one met in a room, and ticks that nobody learns of before there are two.

use super::house::{Answer, Browser, DAY, House};
use domain::{AccountId, At, RoomId};
use protocol::rest::{Me, RoomOpened};
use protocol::tell::RefusalCode::*;
use protocol::tell::Tell;
use protocol::thread::{MetRow, ThreadsPage, Ticked, Unread, VisitedRoom};
use protocol::{Ask, Asked, RoomCommand};
use reqwest::Method;
use serde_json::json;
use server::leaving::export;
use server::live::{Line, Next};
use server::secret;
use std::io::Read;
use std::time::Duration;
use store::SessionId;

pub async fn id(of: &Browser) -> AccountId {
    AccountId::parse(&of.me().await.read::<Me>(200).account).expect("an id")
}

/// One more client of this account.
pub async fn client(house: &House, of: &Browser) -> Line {
    let app = &house.running.app;
    let account = app.store.account(id(of).await).await.expect("up").expect("there");
    app.live.connect(account, SessionId::new(secret::number())).expect("free")
}

/// Asks, and waits until it is done.
pub async fn ask(line: &mut Line, ask: Ask) {
    line.handle(&serde_json::to_string(&Asked { id: 7, ask }).expect("an ask is JSON")).await;
    loop {
        let Next::Send(text) = line.outbox().next().await else { continue };
        match serde_json::from_str(&text).expect("a tell") {
            Tell::Done { id: 7 } => return,
            Tell::Refused { id: 7, refusal } => panic!("refused: {refusal:?}"),
            _ => {}
        }
    }
}

pub async fn enter(line: &mut Line, room: &str) {
    ask(line, Ask::Enter { room: room.to_owned(), link: None, resume: None }).await;
}

/// Everything told to a client since it was asked last. Inboxes change by rounds of their own, whenever those come.
pub fn told(line: &Line) -> Vec<String> {
    let mut told = vec![];
    while let Some(next) = line.outbox().try_next() {
        if let Next::Send(text) = next {
            told.push(text.to_string());
        }
    }
    told.retain(|text| text != r#"{"kind":"inbox_changed"}"#);
    told
}

pub async fn open_room(by: &Browser, title: &str) -> String {
    by.post("/api/rooms", json!({ "title": title })).await.read::<RoomOpened>(201).room
}

/// All of these were in a room of the first one to its end. Returns the room.
pub async fn together(house: &House, people: &[&Browser]) -> String {
    let room = open_room(people[0], "Bridges").await;
    let mut lines = vec![];
    for browser in people {
        let mut line = client(house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    ask(&mut lines[0], Ask::Room { command: RoomCommand::End }).await;
    for line in lines {
        line.lost().await;
    }
    room
}

async fn met(by: &Browser, room: &str) -> Vec<(String, bool, bool)> {
    let rows: Vec<MetRow> = by.get(&format!("/api/introductions/{room}")).await.read(200);
    rows.into_iter().map(|row| (row.person.handle, row.on_stage, row.ticked)).collect()
}

pub async fn tick(by: &Browser, room: &str, whom: AccountId) -> Answer {
    Answer::of(by.ask(Method::PUT, &format!("/api/introductions/{room}/{whom}"))).await
}

fn row(handle: &str, on_stage: bool, ticked: bool) -> (String, bool, bool) {
    (handle.to_owned(), on_stage, ticked)
}

#[tokio::test]
async fn after_a_room_one_sees_who_was_on_stage_and_who_stayed_for_the_same_last_part() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim, bo) =
        (house.member(&mai, "lin").await, house.member(&mai, "kim").await, house.member(&mai, "bo_").await);
    let room = open_room(&mai, "Bridges").await;
    let mut lines = vec![];
    for browser in [&mai, &lin, &kim] {
        let mut line = client(&house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    let list = format!("/api/introductions/{room}");
    lin.get(&list).await.refuses(404, NoSuchRoom);
    house.clock.advance(Duration::from_secs(60));
    ask(&mut lines[1], Ask::Leave).await;
    assert_eq!(met(&lin, &room).await, [row("mai", true, false), row("kim", false, false)]);
    mai.get(&list).await.refuses(404, NoSuchRoom);

    // Half an hour later kim goes, and somebody comes whom lin never met.
    house.clock.advance(Duration::from_mins(30));
    let mut late = client(&house, &bo).await;
    enter(&mut late, &room).await;
    ask(&mut lines[2], Ask::Leave).await;
    ask(&mut lines[0], Ask::Room { command: RoomCommand::End }).await;
    assert_eq!(met(&lin, &room).await, [row("mai", true, false)]);
    assert_eq!(met(&kim, &room).await, [row("mai", true, false), row("bo_", false, false)]);
    let mut seen_by_mai = met(&mai, &room).await;
    seen_by_mai.sort();
    assert_eq!(seen_by_mai, [row("bo_", false, false), row("kim", false, false), row("lin", false, false)]);
    let nobody = house.member(&mai, "dan").await;
    let (there, nowhere) = (nobody.get(&list).await, nobody.get("/api/introductions/0000000000000").await);
    assert_eq!(there.body, nowhere.body);
    there.refuses(404, NoSuchRoom);

    // Written down by now, and known for seven days.
    house.running.app.live.shutdown().await;
    let visited = async || mai.get("/api/introductions").await.read::<Vec<VisitedRoom>>(200);
    assert_eq!(visited().await.iter().map(|room| room.title.as_str()).collect::<Vec<_>>(), ["Bridges"]);
    house.clock.advance(7 * DAY - Duration::from_millis(1));
    assert_eq!(met(&mai, &room).await.len(), 3);
    house.clock.advance(Duration::from_millis(1));
    mai.get(&list).await.refuses(404, NoSuchRoom);
    assert!(visited().await.is_empty());
}

#[tokio::test]
async fn a_server_that_stops_writes_down_who_was_there_first() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let room = together(&house, &[&mai, &lin]).await;
    assert_eq!(met(&lin, &room).await, [row("mai", true, false)], "whether it is written yet or not");
    house.running.app.live.shutdown().await;
    let (room, lin) = (RoomId::parse(&room).expect("an id"), id(&lin).await);
    assert_eq!(house.running.app.store.visits(room, lin, At(0)).await.expect("up").len(), 1);
}

/// What somebody is answered wherever somebody might look for a tick.
async fn answers(house: &House, of: &Browser, room: &str, about: &str) -> Vec<(u16, Vec<u8>)> {
    let mut all = vec![];
    for path in [
        format!("/api/introductions/{room}"),
        "/api/introductions".to_owned(),
        format!("/api/people/@{about}"),
        "/api/threads".to_owned(),
        "/api/threads/requests".to_owned(),
        "/api/threads/unread".to_owned(),
        "/api/notices".to_owned(),
        "/api/me".to_owned(),
        "/api/me/follows".to_owned(),
        "/api/hallway".to_owned(),
    ] {
        let answer = of.get(&path).await;
        all.push((answer.status, answer.body));
    }
    let account = house.running.app.store.account(id(of).await).await.expect("up").expect("there");
    let exporter = export::Exporter {
        store: house.running.app.store.clone(),
        server: "Jushou".to_owned(),
        now: house.clock.now(),
    };
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(exporter.file(&account).await.expect("up")))
        .expect("a ZIP");
    for name in [export::DATA, export::PAGE] {
        let mut text = vec![];
        zip.by_name(name).expect("in there").read_to_end(&mut text).expect("a text");
        all.push((200, text));
    }
    all
}

#[tokio::test]
async fn whoever_is_ticked_is_answered_the_same_to_the_byte_until_they_tick_as_well() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let room = together(&house, &[&mai, &lin, &kim]).await;
    house.running.app.live.shutdown().await; // Writes down who was there: no answer changes by that from here on.
    let (lin_s, kim_s) = (id(&lin).await, id(&kim).await);
    let (lin_client, kim_client, mai_client) =
        (client(&house, &lin).await, client(&house, &kim).await, client(&house, &mai).await);
    let before = (answers(&house, &lin, &room, "kim").await, answers(&house, &mai, &room, "kim").await);

    for _ in 0..2 {
        let ticked: Ticked = tick(&kim, &room, lin_s).await.read(200);
        assert_eq!(ticked, Ticked { thread: None });
        let after = (answers(&house, &lin, &room, "kim").await, answers(&house, &mai, &room, "kim").await);
        assert!(after == before, "nothing that others are answered has changed");
        assert!(told(&lin_client).is_empty() && told(&mai_client).is_empty(), "and nobody is told");
        assert_eq!(met(&kim, &room).await[1], row("lin", false, true), "whoever ticked sees it");
        kim.delete(&format!("/api/introductions/{room}/{lin_s}")).await.is(204);
        assert_eq!(met(&kim, &room).await[1], row("lin", false, false));
        let after = (answers(&house, &lin, &room, "kim").await, answers(&house, &mai, &room, "kim").await);
        assert!(after == before);
    }
    // What was taken back opens nothing, and the answer to a tick is the same whoever ticked before.
    let alone = tick(&lin, &room, kim_s).await;
    lin.delete(&format!("/api/introductions/{room}/{kim_s}")).await.is(204);
    tick(&kim, &room, lin_s).await.is(200);
    assert_eq!(tick(&lin, &room, id(&mai).await).await.body, alone.body);

    let both: Ticked = tick(&lin, &room, kim_s).await.read(200);
    let thread = both.thread.expect("open for both");
    let changed = format!(r#"{{"kind":"thread_changed","thread":"{thread}"}}"#);
    assert_eq!((told(&lin_client), told(&kim_client)), (vec![changed.clone()], vec![changed]));
    assert!(told(&mai_client).is_empty());
    for (of, unread) in [(&kim, 1), (&lin, 0)] {
        let page: ThreadsPage = of.get("/api/threads").await.read(200);
        assert_eq!((page.threads.len(), page.threads[0].thread.as_str()), (1, thread.as_str()));
        assert!(page.threads[0].last.is_none());
        assert_eq!(of.get("/api/threads/unread").await.read::<Unread>(200).threads, unread);
    }
    let rows: Vec<MetRow> = kim.get(&format!("/api/introductions/{room}")).await.read(200);
    assert!(rows[1].thread.as_ref() == Some(&thread) && !rows[1].ticked);
    let again: Ticked = tick(&kim, &room, lin_s).await.read(200);
    assert_eq!(again.thread, Some(thread), "once it is open a tick changes nothing");
    assert!(told(&lin_client).is_empty());
}

#[tokio::test]
async fn one_ticks_whom_one_met_there_and_nobody_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let ann = house.applicant("ann").await;
    let room = together(&house, &[&mai, &lin]).await;
    let stranger = tick(&lin, &room, id(&kim).await).await;
    let waits = tick(&lin, &room, id(&ann).await).await;
    let nobody = tick(&lin, &room, AccountId::new(5)).await;
    assert!(stranger.body == nobody.body && waits.body == nobody.body);
    nobody.refuses(404, NoSuchAccount);
    tick(&lin, &room, id(&lin).await).await.refuses(404, NoSuchAccount);
    let (there, nowhere) =
        (tick(&kim, &room, id(&lin).await).await, tick(&kim, "0000000000000", id(&lin).await).await);
    assert_eq!(there.body, nowhere.body);
    there.refuses(404, NoSuchRoom);
    tick(&ann, &room, id(&lin).await).await.refuses(403, NotAMember);
    house.clock.advance(7 * DAY);
    tick(&lin, &room, id(&mai).await).await.refuses(404, NoSuchRoom);
}

#[tokio::test]
async fn a_tick_of_whoever_is_blocked_has_no_effect_and_looks_as_if_it_had() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let room = together(&house, &[&mai, &lin, &kim]).await;
    let (lin_s, kim_s) = (id(&lin).await, id(&kim).await);
    let block = |by: &Browser, whom: AccountId| by.ask(Method::PUT, &format!("/api/people/{whom}/block"));
    let free = tick(&kim, &room, id(&mai).await).await;
    tick(&lin, &room, kim_s).await.is(200);
    Answer::of(block(&lin, kim_s)).await.is(204);
    assert_eq!(met(&lin, &room).await, [row("mai", true, false)], "one does not see whom one blocked");
    tick(&lin, &room, kim_s).await.refuses(409, YouBlocked);
    let blocked = tick(&kim, &room, lin_s).await;
    assert_eq!((blocked.status, &blocked.body), (free.status, &free.body));
    assert_eq!(met(&kim, &room).await[1], row("lin", false, true));
    lin.delete(&format!("/api/people/{kim_s}/block")).await.is(204);
    assert!(lin.get("/api/threads").await.read::<ThreadsPage>(200).threads.is_empty());
    let both: Ticked = tick(&lin, &room, kim_s).await.read(200);
    assert!(both.thread.is_some(), "once that is let go of, two ticks are two ticks");
}
