//! In the room besides the voice, over HTTP: a room's card for programs that show links, and who is in the room.

use super::house::{Answer, Browser, House, until};
use domain::AccountId;
use protocol::rest::{Me, Person, RoomOpened, RosterFound};
use protocol::room::Role;
use protocol::tell::RefusalCode::*;
use protocol::{Ask, Asked, RoomCommand};
use reqwest::Method;
use serde_json::json;
use server::live::Line;
use server::secret;
use store::SessionId;

async fn account(house: &House, of: &Browser) -> domain::entry::Account {
    let id = AccountId::parse(&of.me().await.read::<Me>(200).account).expect("an id");
    house.running.app.store.account(id).await.expect("up").expect("there")
}

/// A page of theirs that is open.
async fn page(house: &House, of: &Browser) -> Line {
    let account = account(house, of).await;
    house.running.app.live.connect(account, SessionId::new(secret::number())).expect("free")
}

async fn ask(line: &mut Line, ask: Ask) {
    line.handle(&serde_json::to_string(&Asked { id: 1, ask }).expect("an ask is JSON")).await;
}

/// A room of `by`, who is in it as long as the line stands.
async fn opens(house: &House, by: &Browser, title: &str) -> (String, Line) {
    let room = by.post("/api/rooms", json!({ "title": title })).await.read::<RoomOpened>(201).room;
    let mut line = page(house, by).await;
    ask(&mut line, Ask::Enter { room: room.clone(), link: None, resume: None }).await;
    until("the room", async || house.hallway().iter().any(|card| card.room == room)).await;
    (room, line)
}

async fn card(house: &House, path: &str, language: &str) -> Answer {
    Answer::of(house.browser().ask(Method::GET, path).header("accept-language", language)).await
}

#[tokio::test]
async fn a_link_to_an_open_room_has_a_card_without_names_and_one_to_a_closed_room_has_none() {
    let house = House::with(|config| config.server.name = "Hill & Dale".to_owned()).await;
    let owner = house.owner("quixotic").await;
    let (room, mut line) = opens(&house, &owner, "Bridges \"& tunnels\" <script>").await;
    let index = house.browser().get("/").await;
    let path = format!("/r/{room}");
    let shown = card(&house, &path, "en").await;
    shown.is(200);
    assert_eq!(shown.header("content-type"), "text/html; charset=utf-8");
    assert_eq!((shown.header("cache-control"), shown.header("vary")), ("no-cache", "Accept-Language"));
    let text = shown.text();
    for meta in [
        "<meta property=\"og:type\" content=\"website\" />",
        "<meta property=\"og:title\" content=\"Bridges &quot;&amp; tunnels&quot; &lt;script&gt;\" />",
        "<meta property=\"og:site_name\" content=\"Hill &amp; Dale\" />",
        &format!("/r/{room}\" />"),
    ] {
        assert!(text.contains(meta), "{meta} is not in {text}");
    }
    assert!(!text.contains("quixotic") && !text.contains("<script>"), "nobody's name, and nothing that runs");
    let (ours, theirs) = (text.lines().count(), index.text().lines().count());
    assert_eq!(ours, theirs + 5, "the page is otherwise the same");
    let descriptions = |answer: &Answer| {
        let line = answer.text().lines().find(|line| line.contains("og:description")).map(str::to_owned);
        line.expect("a description")
    };
    assert_ne!(descriptions(&shown), descriptions(&card(&house, &path, "it").await));

    let policy = protocol::room::Policy {
        visibility: protocol::room::Visibility::Closed,
        ..domain::room::Policy::default().into()
    };
    ask(&mut line, Ask::Room { command: RoomCommand::SetPolicy { policy } }).await;
    until("an empty hallway", async || house.hallway().is_empty()).await;
    for nothing in [path.as_str(), "/r/0000000000000", "/r/nothing", &format!("{path}/more")] {
        assert!(card(&house, nothing, "en").await.body == index.body, "{nothing}");
    }
}

#[tokio::test]
async fn whoever_sits_in_a_room_finds_people_there_by_what_they_are_called() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let (room, _line) = opens(&house, &mai, "Bridges").await;
    let roster = format!("/api/rooms/{room}/roster?find=MA");
    let found: RosterFound = mai.get(&roster).await.read(200);
    let [row] = &found.people[..] else { panic!("{} people", found.people.len()) };
    assert_eq!((row.person.handle.as_str(), row.role, found.more), ("mai", Role::Moderator, false));
    let path = format!("/api/rooms/{room}/roster");
    assert!(mai.get(&path).await.read::<RosterFound>(200).people.is_empty(), "nothing finds nobody");
    lin.get(&roster).await.refuses(404, NotInRoom);
    lin.get("/api/rooms/0000000000000/roster?find=ma").await.refuses(404, NoSuchRoom);
}

#[tokio::test]
async fn looking_for_people_in_a_room_is_a_search_and_scrolling_there_is_not() {
    let house = House::with(|config| {
        config.limits.searches_per_account = 2;
        config.limits.found_per_account = 1;
    })
    .await;
    let mai = house.owner("mai").await;
    let (room, _line) = opens(&house, &mai, "Bridges").await;
    let (roster, audience) = (format!("/api/rooms/{room}/roster"), format!("/api/rooms/{room}/audience"));
    for _ in 0..2 {
        let found: RosterFound = mai.get(&format!("{roster}?find=mai")).await.read(200);
        assert_eq!(found.people.len(), 1, "whoever sits there pays from another budget than outside");
    }
    mai.get(&format!("{roster}?find=mai")).await.refuses(429, TooManyRequests);
    mai.get(&roster).await.is(200);
    for _ in 0..20 {
        mai.get(&audience).await.is(200);
    }
}

#[tokio::test]
async fn mutuals_are_listed_while_they_have_a_page_open() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let follow = async |by: &Browser, whom: &str| {
        Answer::of(by.ask(Method::PUT, &format!("/api/people/@{whom}/follow")).json(&json!({})))
            .await
            .is(204);
    };
    let here = async || {
        let people: Vec<Person> = mai.get("/api/me/mutuals").await.read(200);
        people.into_iter().map(|person| person.handle).collect::<Vec<_>>()
    };
    let line = page(&house, &lin).await;
    follow(&mai, "lin").await;
    assert!(here().await.is_empty(), "one way is not enough");
    follow(&lin, "mai").await;
    assert_eq!(here().await, ["lin"]);
    line.lost().await;
    assert!(here().await.is_empty());
}
