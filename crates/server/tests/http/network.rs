//! Why one comes back: profiles, whom one follows, topics by any name, and one's own hallway.

use super::house::{Answer, Browser, DAY, House};
use domain::entry::{Account, Field, Handle, LetInBy, Standing, Stated};
use domain::{AccountId, At, MemberId, RoomId};
use protocol::network::{
    FollowsPage, HallwayReason, OwnHallway, Profile, Suggestion, SuggestionReason, TopicRow,
};
use protocol::rest::{Me, PersonPage, RoomOpened};
use protocol::tell::RefusalCode::*;
use protocol::{Ask, Asked};
use reqwest::Method;
use serde_json::{Value, json};
use server::leaving;
use server::live::Line;
use server::secret;
use std::collections::BTreeSet;
use store::{FIRST_EPOCH, NetworkWrite, SessionId, Write};

async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

async fn follow(browser: &Browser, whom: &str) -> Answer {
    put(browser, &format!("/api/people/{whom}/follow"), json!({})).await
}

async fn page(by: &Browser, handle: &str) -> PersonPage {
    by.get(&format!("/api/people/@{handle}")).await.read(200)
}

async fn follows(of: &Browser) -> Vec<String> {
    let page: FollowsPage = of.get("/api/me/follows").await.read(200);
    assert!(page.next.is_none());
    page.people.into_iter().map(|person| person.handle).collect()
}

async fn id(of: &Browser) -> AccountId {
    AccountId::parse(&of.me().await.read::<Me>(200).account).expect("an id")
}

#[tokio::test]
async fn what_somebody_says_of_themselves_stands_on_their_page() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    assert_eq!(page(&mai, "lin").await.profile, Profile::default());
    let said = json!({
        "headline": " Cable-stayed, mostly ", "fields": ["science", "education"], "languages": ["ko-KR", "EN"],
        "links": ["https://lin.example/bridges?of=steel"]
    });
    let set: Profile = put(&lin, "/api/me/profile", said).await.read(200);
    assert_eq!(set.headline.as_deref(), Some("Cable-stayed, mostly"));
    assert_eq!(set.languages, ["ko", "en"]);
    assert_eq!(page(&mai, "lin").await.profile, set);
    assert_eq!(lin.get("/api/me/profile").await.read::<Profile>(200), set);

    let no = async |body: Value| put(&lin, "/api/me/profile", body).await;
    no(json!({ "headline": "x".repeat(121) })).await.refuses(422, BadText);
    no(json!({ "headline": "a\u{202e}b" })).await.refuses(422, BadText);
    no(json!({ "fields": ["alchemy"] })).await.refuses(422, BadField);
    no(json!({ "fields": ["law", "arts", "care", "media", "crafts"] })).await.refuses(422, BadProfile);
    no(json!({ "languages": ["en", "en"] })).await.refuses(422, BadProfile);
    no(json!({ "links": ["javascript:alert(1)"] })).await.refuses(422, BadLink);
    no(json!({ "title": "Dr" })).await.refuses(400, BadRequest);
    assert_eq!(page(&mai, "lin").await.profile, set, "what is refused changes nothing");
    let none: Profile = put(&lin, "/api/me/profile", json!({})).await.read(200);
    assert_eq!(none, Profile::default(), "what is left out is taken back");

    let ann = house.applicant("ann").await;
    put(&ann, "/api/me/profile", json!({ "headline": "Waits" })).await.is(200);
    let account = id(&ann).await;
    mai.get("/api/people/@ann").await.refuses(404, NoSuchAccount);
    mai.post(&format!("/api/waitlist/{account}/let-in"), json!({})).await.is(204);
    assert_eq!(page(&mai, "ann").await.profile.headline.as_deref(), Some("Waits"));
}

#[tokio::test]
async fn to_follow_twice_is_to_follow_once_and_so_is_to_let_go() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let before = page(&mai, "lin").await;
    assert_eq!((before.follows, before.followers), (false, 0));
    let lin_s = id(&lin).await;
    follow(&mai, "@lin").await.is(204);
    house.clock.advance(DAY);
    follow(&mai, &lin_s.to_string()).await.is(204);
    follow(&mai, "@Kim").await.is(204);
    follow(&kim, "@lin").await.is(204);
    let after = page(&mai, "lin").await;
    assert_eq!((after.follows, after.followers), (true, 2));
    let from_there = page(&lin, "mai").await;
    assert_eq!((from_there.follows, from_there.followers), (false, 0), "it holds one way");
    assert_eq!(follows(&mai).await, ["kim", "lin"], "the latest first");
    for _ in 0..2 {
        mai.delete("/api/people/@lin/follow").await.is(204);
    }
    assert_eq!(follows(&mai).await, ["kim"]);
    assert_eq!(page(&mai, "lin").await.followers, 1);

    follow(&mai, "@mai").await.refuses(409, FollowYourself);
    follow(&mai, "@no_body").await.refuses(404, NoSuchAccount);
    follow(&mai, "nonsense").await.refuses(404, NoSuchAccount);
    mai.delete("/api/people/@no_body/follow").await.is(204);
}

#[tokio::test]
async fn applicants_follow_nobody_and_are_followed_by_nobody() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    follow(&ann, "@mai").await.refuses(403, NotAMember);
    put(&ann, "/api/topics/Music/follow", json!({})).await.refuses(403, NotAMember);
    for path in ["/api/me/follows", "/api/me/topics", "/api/topics?find=mu", "/api/hallway"] {
        ann.get(path).await.refuses(403, NotAMember);
    }
    let (waits, nobody) = (follow(&mai, "@ann").await, follow(&mai, "@no_body").await);
    assert_eq!(waits.body, nobody.body);
    waits.refuses(404, NoSuchAccount);
    // Somebody who was followed and is back on the waitlist is in no list, and can be let go of.
    let unfollow = mai.delete(&format!("/api/people/{}/follow", id(&ann).await)).await;
    unfollow.is(204);
}

#[tokio::test]
async fn a_long_list_comes_page_by_page() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (store, by) = (&house.running.app.store, id(&mai).await);
    let letter = |n: u64| char::from(b"acdeghjkpt"[n as usize % 10]);
    let mut unit = vec![];
    for n in 0..130_u64 {
        let account = Account {
            id: AccountId::new(1000 + n),
            handle: Handle::parse(&format!("many_{}{}{}", letter(n / 100), letter(n / 10), letter(n)))
                .expect("a handle"),
            stated: Stated::parse("builds bridges").expect("a line"),
            field: Field::Engineering,
            registered: house.clock.now(),
            standing: Standing::Member { since: house.clock.now(), let_in_by: LetInBy::FirstStart },
            owner: false,
            bot: false,
        };
        // Some at the same moment.
        let (member, at) = (account.id, At(house.clock.now().0 + n / 7));
        unit.push(Write::AddAccount { account, password_hash: String::new() });
        unit.push(Write::Network(NetworkWrite::Follow { by, member, at }));
    }
    store.write(unit).await.expect("up");
    let first: FollowsPage = mai.get("/api/me/follows").await.read(200);
    let next = first.next.expect("there are more");
    let second: FollowsPage = mai.get(&format!("/api/me/follows?after={next}")).await.read(200);
    assert_eq!((first.people.len(), second.people.len(), second.next), (100, 30, None));
    let mut all: Vec<String> =
        first.people.into_iter().chain(second.people).map(|person| person.member).collect();
    assert_eq!(all[0], AccountId::new(1129).to_string(), "the latest first");
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 130, "each once");
    mai.get("/api/me/follows?after=nonsense").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn a_topic_is_made_by_who_follows_it_first_and_found_by_all_its_names() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let made: TopicRow = put(&mai, "/api/topics/Trí tuệ nhân tạo/follow", json!({})).await.read(200);
    assert_eq!(made, TopicRow { names: vec!["Trí tuệ nhân tạo".to_owned()], followers: 1, follows: true });
    let same: TopicRow = put(&lin, "/api/topics/TRÍ TUỆ nhân-tạo!/follow", json!({})).await.read(200);
    assert_eq!((same.names.len(), same.followers), (1, 2));
    put(&lin, "/api/topics/trí tuệ nhân tạo/follow", json!({})).await.is(200);

    let also = async |by: &Browser, topic: &str, name: &str| {
        by.post(&format!("/api/topics/{topic}/names"), json!({ "name": name })).await
    };
    let named: TopicRow = also(&lin, "trí tuệ nhân tạo", "人工智能").await.read(200);
    assert_eq!(named.names, ["Trí tuệ nhân tạo", "人工智能"]);
    assert!(also(&mai, "人工智能", "인공지능").await.read::<TopicRow>(200).follows);
    let again: TopicRow = also(&mai, "인공지능", "인공지능!").await.read(200);
    assert_eq!((again.names.len(), again.followers), (3, 2), "by that name it goes already");
    put(&mai, "/api/topics/TCP%2FIP/follow", json!({})).await.is(200);
    also(&lin, "TCP IP", "人工 智能").await.refuses(409, TopicTaken);
    also(&lin, "Basket weaving", "Baskets").await.refuses(404, NoSuchTopic);
    also(&lin, "TCP IP", "!?").await.refuses(422, BadTopic);
    put(&lin, "/api/topics/!!!/follow", json!({})).await.refuses(422, BadTopic);

    let found = async |by: &Browser, text: &str| {
        let rows: Vec<TopicRow> = by.get(&format!("/api/topics?find={text}")).await.read(200);
        rows
    };
    for text in ["trí", "人工", "인공", "TRÍ tuệ"] {
        let rows = found(&lin, text).await;
        assert!(rows.len() == 1 && rows[0].follows && rows[0].names == again.names, "{text}");
    }
    assert_eq!(
        found(&lin, "tcp").await,
        [TopicRow { names: vec!["TCP/IP".to_owned()], followers: 1, follows: false }]
    );
    for text in ["", "  ", "!", "智能", "nothing"] {
        assert!(found(&lin, text).await.is_empty(), "{text:?}");
    }
    assert!(lin.get("/api/topics").await.read::<Vec<TopicRow>>(200).is_empty());
    assert_eq!(mai.get("/api/me/topics").await.read::<Vec<TopicRow>>(200).len(), 2);

    for _ in 0..2 {
        lin.delete("/api/topics/인공지능/follow").await.is(204);
    }
    assert_eq!(found(&lin, "인공").await[0].followers, 1);
    mai.delete("/api/topics/tcp ip/follow").await.is(204);
    assert!(found(&lin, "tcp").await.is_empty(), "nobody follows it any more");
    lin.delete("/api/topics/nothing/follow").await.is(204);
}

#[tokio::test]
async fn nobody_makes_more_than_ten_names_a_day() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    for n in 0..9 {
        put(&mai, &format!("/api/topics/Topic {n}/follow"), json!({})).await.is(200);
    }
    let also = async |name: &str| mai.post("/api/topics/Topic 1/names", json!({ "name": name })).await;
    also("First").await.is(200);
    also("Second").await.refuses(409, TooManyNewTopics);
    put(&mai, "/api/topics/Topic 9/follow", json!({})).await.refuses(409, TooManyNewTopics);
    put(&mai, "/api/topics/first/follow", json!({})).await.is(200);
    put(&lin, "/api/topics/Topic 9/follow", json!({})).await.is(200);
    put(&mai, "/api/topics/Topic 9/follow", json!({})).await.is(200); // It is there by now.
    house.clock.advance(DAY);
    also("Second").await.is(200);
}

/// A room of `by`, who is in it as long as the line stands.
async fn opens(house: &House, by: &Browser, asked: Value) -> (String, Line) {
    let room = by.post("/api/rooms", asked).await.read::<RoomOpened>(201).room;
    let app = &house.running.app;
    let account = app.store.account(id(by).await).await.expect("up").expect("there");
    let mut line = app.live.connect(account, SessionId::new(secret::number())).expect("free");
    let enter = Ask::Enter { room: room.clone(), link: None, resume: None };
    line.handle(&serde_json::to_string(&Asked { id: 1, ask: enter }).expect("an ask is JSON")).await;
    for _ in 0..10_000 {
        if house.hallway().iter().any(|card| card.room == room && card.speakers == 1) {
            return (room, line);
        }
        app.store.meta("nothing").await.expect("up"); // The server goes on meanwhile.
    }
    panic!("{room} is never in the hallway");
}

/// The rooms' titles in order, with the reasons in short.
async fn hallway(of: &Browser) -> Vec<(String, String)> {
    let rows = of.get("/api/hallway").await.read::<OwnHallway>(200).rooms;
    let short = |reason: HallwayReason| match reason {
        HallwayReason::FollowTopic => "topic".to_owned(),
        HallwayReason::FollowOnStage { count, first } => format!("{count} with {}", first.handle),
        HallwayReason::InviterOnStage { inviter } => format!("invited by {}", inviter.handle),
        HallwayReason::YourField => "field".to_owned(),
        HallwayReason::JustBegan => "new".to_owned(),
    };
    let in_short =
        |reasons: Vec<HallwayReason>| reasons.into_iter().map(short).collect::<Vec<_>>().join(", ");
    rows.into_iter().map(|row| (row.card.title, in_short(row.reasons))).collect()
}

#[tokio::test]
async fn the_hallway_is_in_one_s_own_order_and_says_why() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let bo = house.member(&kim, "bo_").await;
    let _plain = opens(&house, &kim, json!({ "title": "Plain" })).await;
    let _inviter = opens(&house, &mai, json!({ "title": "Inviter" })).await;
    let _topic = opens(&house, &bo, json!({ "title": "Topic", "topic": "Musik!" })).await;
    let rows = |rows: &[(&str, &str)]| {
        rows.iter().map(|(title, why)| ((*title).to_owned(), (*why).to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(
        hallway(&lin).await[0],
        ("Inviter".to_owned(), "invited by mai, field, new".to_owned()),
        "whose word let one in is somebody to begin with"
    );

    put(&lin, "/api/topics/Music/follow", json!({})).await.is(200);
    lin.post("/api/topics/Music/names", json!({ "name": "musik" })).await.is(200);
    follow(&lin, "@kim").await.is(204);
    assert_eq!(
        hallway(&lin).await,
        rows(&[
            ("Topic", "topic, field, new"),
            ("Plain", "1 with kim, field, new"),
            ("Inviter", "invited by mai, field, new"),
        ])
    );
    follow(&lin, "@mai").await.is(204);
    assert_eq!(
        hallway(&lin).await[0],
        ("Inviter".to_owned(), "1 with mai, invited by mai, field, new".to_owned())
    );
    lin.delete("/api/topics/musik/follow").await.is(204);
    lin.delete("/api/people/@kim/follow").await.is(204);
    lin.delete("/api/people/@mai/follow").await.is(204);
    assert_eq!(hallway(&lin).await[0].1, "invited by mai, field, new", "what one lets go of counts no more");

    // Others have other reasons; one's own room is there for nothing that one is.
    assert_eq!(hallway(&bo).await.last().expect("three"), &("Topic".to_owned(), "new".to_owned()));
    assert_eq!(page(&lin, "kim").await.rooms_hosted, 1);
}

#[tokio::test]
async fn a_room_in_a_language_that_one_does_not_speak_comes_last() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let in_korean = |language: &str| {
        json!({ "title": "Korean", "policy": { "hands": "everyone", "hands_max": 50, "stage_size": 12,
                "room_size": 100, "visibility": "open", "language": language } })
    };
    kim.post("/api/rooms", in_korean("klingon")).await.refuses(422, BadPolicy);
    let (room, _line) = opens(&house, &kim, in_korean("KO-kr")).await;
    let _plain = opens(&house, &mai, json!({ "title": "Plain" })).await;
    let cards = house.hallway();
    let card = cards.iter().find(|card| card.room == room).expect("it is there");
    assert_eq!(card.language.as_deref(), Some("ko"));

    follow(&lin, "@kim").await.is(204);
    let titles = async || hallway(&lin).await.into_iter().map(|(title, _)| title).collect::<Vec<_>>();
    assert_eq!(titles().await, ["Korean", "Plain"], "lin said nothing of theirs");
    put(&lin, "/api/me/profile", json!({ "languages": ["it"] })).await.is(200);
    assert_eq!(titles().await, ["Plain", "Korean"], "last, and there all the same");
    put(&lin, "/api/me/profile", json!({ "languages": ["it", "ko"] })).await.is(200);
    assert_eq!(titles().await, ["Korean", "Plain"]);
}

#[tokio::test]
async fn inviter_and_hosts_are_suggested_until_one_follows_them() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let suggested = async |to: &Browser| {
        let rows: Vec<Suggestion> = to.get("/api/people/suggested").await.read(200);
        rows.into_iter().map(|row| (row.person.handle, row.reason)).collect::<Vec<_>>()
    };
    let inviter = ("mai".to_owned(), SuggestionReason::Inviter);
    assert_eq!(suggested(&lin).await, std::slice::from_ref(&inviter));
    assert!(suggested(&mai).await.is_empty(), "nobody let in who was here first");
    assert!(!lin.get("/api/hallway").await.read::<OwnHallway>(200).follows);

    let store = &house.running.app.store;
    let by = Some(MemberId::of(id(&lin).await));
    for (host, title) in [(&kim, "Steel"), (&mai, "Wood")] {
        let opened = host.post("/api/rooms", json!({ "title": title })).await.read::<RoomOpened>(201);
        assert_eq!(suggested(&lin).await.len(), 1, "nobody else came to it yet");
        let (room, at) = (Some(RoomId::parse(&opened.room).expect("an id")), house.clock.now());
        let came =
            Write::Audit { room, epoch: FIRST_EPOCH, seq: 99, at, by, kind: "hand_raised", about: None };
        store.write(vec![came]).await.expect("up");
        if title == "Steel" {
            let hosted = ("kim".to_owned(), SuggestionReason::Hosted { rooms: 1 });
            assert_eq!(suggested(&lin).await, [inviter.clone(), hosted]);
            follow(&lin, "@kim").await.is(204);
        }
    }
    assert!(lin.get("/api/hallway").await.read::<OwnHallway>(200).follows);
    assert_eq!(suggested(&lin).await, [inviter], "once, whatever speaks for them");
    follow(&lin, "@mai").await.is(204);
    assert!(suggested(&lin).await.is_empty());
    lin.delete("/api/people/@kim/follow").await.is(204);
    assert_eq!(suggested(&lin).await.len(), 1);
    house.clock.advance(14 * DAY);
    assert!(suggested(&lin).await.is_empty(), "that was a while ago");
}

#[tokio::test]
async fn of_whoever_is_erased_nothing_is_left_with_those_who_followed_them() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let quixotic = house.member(&mai, "quixotic").await;
    follow(&lin, "@quixotic").await.is(204);
    follow(&quixotic, "@lin").await.is(204);
    let said = json!({ "headline": "Tilts at windmills", "links": ["https://mancha.example"] });
    put(&quixotic, "/api/me/profile", said).await.is(200);
    for topic in ["Windmills of Mancha", "Music"] {
        put(&quixotic, &format!("/api/topics/{topic}/follow"), json!({})).await.is(200);
    }
    put(&lin, "/api/topics/music/follow", json!({})).await.is(200);
    assert_eq!(page(&mai, "lin").await.followers, 1);

    quixotic.post("/api/me/leaving", json!({ "handle": "quixotic" })).await.is(200);
    house.clock.advance(14 * DAY);
    leaving::turn(&house.running.app).await.expect("up");
    assert!(follows(&lin).await.is_empty());
    assert_eq!(page(&mai, "lin").await.followers, 0);
    assert!(lin.get("/api/topics?find=wind").await.read::<Vec<TopicRow>>(200).is_empty());
    let music: Vec<TopicRow> = lin.get("/api/topics?find=music").await.read(200);
    assert!(music.len() == 1 && music[0].followers == 1 && music[0].follows, "others follow it");
    house.running.app.store.forget(true).await.expect("nobody reads");
    for file in std::fs::read_dir(house.dir.path().join("data")).expect("there").flatten() {
        let Ok(bytes) = std::fs::read(file.path()) else { continue };
        for word in [&b"quixotic"[..], b"indmills", b"mancha", b"Mancha"] {
            let is_there = bytes.windows(word.len()).any(|window| window == word);
            assert!(!is_there, "{:?} holds {}", file.file_name(), String::from_utf8_lossy(word));
        }
    }
}

#[tokio::test]
async fn the_hallway_is_filtered_by_any_name_of_a_topic_by_language_and_by_circle() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let room = |title: &str, topic: &str, language: &str| {
        json!({
            "title": title, "topic": topic,
            "policy": {
                "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open",
                "recap": true, "language": language
            }
        })
    };
    let _glass = opens(&house, &mai, room("Glass", "Stained Glass", "en")).await;
    let _vetro = opens(&house, &lin, room("Vetro", "vetrate", "it")).await;
    let _law = opens(&house, &kim, room("Law", "Law", "it")).await;
    put(&lin, "/api/topics/Stained glass/follow", json!({})).await.is(200);
    lin.post("/api/topics/Stained glass/names", json!({ "name": "Vetrate" })).await.is(200);
    let asked = async |query: &str| kim.get(&format!("/api/hallway{query}")).await.read::<OwnHallway>(200);
    let titles = |own: &OwnHallway| {
        own.rooms
            .iter()
            .map(|row| row.card.title.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    };
    let all = asked("").await;
    assert_eq!(titles(&all), ["Glass", "Law", "Vetro"]);
    assert_eq!(all.choices.topics.len(), 2, "two names of one topic are one");
    assert_eq!(all.choices.languages, ["en", "it"]);
    assert!(all.choices.circles.is_empty());
    for name in ["vetrate", "STAINED%20glass"] {
        assert_eq!(titles(&asked(&format!("?topic={name}")).await), ["Glass", "Vetro"], "{name}");
    }
    let chosen = asked("?topic=VETRATE&language=it").await;
    assert_eq!(titles(&chosen), ["Vetro"]);
    assert_eq!(chosen.choices.topics, ["VETRATE", "Law"], "what there is to choose from stays");
    assert_eq!(titles(&asked("?language=it").await), ["Law", "Vetro"]);
    let none = asked("?topic=Music&language=vi&circle=0000000000007").await;
    assert!(none.rooms.is_empty() && none.choices.topics.contains(&"Music".to_owned()));
    for wrong in ["?topic=%21", "?language=klingon!", "?circle=x"] {
        kim.get(&format!("/api/hallway{wrong}")).await.refuses(400, BadRequest);
    }
}
