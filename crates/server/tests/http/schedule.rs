//! Scheduled rooms: announced, answered, changed, begun from the green room, and what is left of them.

use super::house::{Answer, Browser, DAY, House, until};
use super::inbox;
use super::smtp::Smtp;
use super::unsubscribe::{spoil, wants};
use domain::entry::MailAddress;
use domain::{AccountId, At, RoomId, ScheduledId};
use futures_util::future::join_all;
use protocol::inbox::InboxKind;
use protocol::rest::{Me, RoomOpened};
use protocol::room::Role;
use protocol::schedule::{
    CalendarFeed, CalendarFeedMade, PastPage, ScheduledList, ScheduledPage, ScheduledState,
};
use protocol::tell::RefusalCode::*;
use protocol::tell::{Refused, Tell};
use protocol::{Ask, Asked, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use server::live::{Line, Next};
use server::mail;
use server::schedule::turn;
use server::secret;
use server::serve::{self, Plan};
use std::time::Duration;
use store::{SessionId, SignInWrite, Write};

const MINUTE: Duration = Duration::from_secs(60);

/// A room tomorrow.
fn plan(house: &House) -> Value {
    json!({
        "title": "Bridges; old, and new", "topic": "Engineering", "begins_ms": house.clock.now().after(DAY).0,
        "zone": "Europe/Rome", "length_min": 60, "places": 20
    })
}

fn with(mut plan: Value, key: &str, value: Value) -> Value {
    plan[key] = value;
    plan
}

fn closed(plan: Value) -> Value {
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "closed"
    });
    with(plan, "policy", policy)
}

/// The policy of a room where this is spoken.
fn spoken(language: &str) -> Value {
    json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open", "recap": true,
        "language": language
    })
}

async fn schedule(by: &Browser, plan: Value) -> ScheduledPage {
    by.post("/api/scheduled", plan).await.read(201)
}

async fn put(by: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(by.ask(Method::PUT, path).json(&body)).await
}

async fn come(by: &Browser, id: &str) -> Answer {
    put(by, &format!("/api/scheduled/{id}/coming"), json!({ "remind": true })).await
}

async fn remind(by: &Browser, id: &str) -> Answer {
    put(by, &format!("/api/scheduled/{id}/reminder"), json!({})).await
}

async fn stay_away(by: &Browser, id: &str) -> Answer {
    by.delete(&format!("/api/scheduled/{id}/coming")).await
}

async fn page(by: &Browser, id: &str) -> ScheduledPage {
    by.get(&format!("/api/scheduled/{id}")).await.read(200)
}

async fn state(by: &Browser, id: &str) -> ScheduledState {
    page(by, id).await.card.state
}

async fn titles(by: &Browser, path: &str) -> Vec<String> {
    let list: ScheduledList = by.get(path).await.read(200);
    list.scheduled.into_iter().map(|card| card.title).collect()
}

async fn id(of: &Browser) -> AccountId {
    AccountId::parse(&of.me().await.read::<Me>(200).account).expect("an id")
}

async fn freeze(by: &Browser, whom: &Browser) {
    let account = id(whom).await;
    let preview: Value = by.get(&format!("/api/admin/tree/{account}/preview")).await.read(200);
    let freeze = json!({ "seen": preview["seen"] });
    by.post(&format!("/api/admin/tree/{account}/freeze"), freeze).await.is(204);
}

async fn round(house: &House) {
    turn(&house.running.app).await.expect("up");
}

/// A socket of this member.
async fn line(house: &House, of: &Browser) -> Line {
    let app = &house.running.app;
    let account = app.store.account(id(of).await).await.expect("up").expect("there");
    app.live.connect(account, SessionId::new(secret::number())).expect("free")
}

/// Asks and reads until the answer.
async fn ask(line: &mut Line, ask: Ask) -> Result<(), Refused> {
    let number = secret::bytes::<2>();
    let number = u32::from(u16::from_le_bytes(number)) + 1;
    line.handle(&serde_json::to_string(&Asked { id: number, ask }).expect("an ask is JSON")).await;
    let answered = async {
        loop {
            let Next::Send(text) = line.outbox().next().await else { continue };
            match serde_json::from_str(&text).expect("a tell") {
                Tell::Done { id } if id == number => return Ok(()),
                Tell::Refused { id, refusal } if id == number => return Err(refusal),
                _ => {}
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), answered).await.expect("an answer")
}

async fn enter(line: &mut Line, room: &str) -> Result<(), Refused> {
    ask(line, Ask::Enter { room: room.to_owned(), link: None, resume: None }).await
}

async fn command(line: &mut Line, command: RoomCommand) -> Result<(), Refused> {
    ask(line, Ask::Room { command }).await
}

/// Somebody's mailbox, known to the house.
async fn has_mail(house: &House, of: &Browser, handle: &str) {
    let mail = MailAddress::parse(&format!("{handle}@work.test")).expect("an address");
    let account = id(of).await;
    let set = [
        SignInWrite::Bump { account, version: 0 },
        SignInWrite::SetMail { account, mail: Some(mail), old: None },
    ];
    house.running.app.store.write(set.map(Write::SignIn).into()).await.expect("up");
}

/// What three rounds write, as (to whom, subject), in the order of addresses: so many letters and no more.
async fn letters(house: &House, smtp: &mut Smtp, count: usize) -> Vec<(String, String)> {
    for _ in 0..3 {
        round(house).await;
    }
    let mut all = vec![];
    for _ in 0..count {
        let taken = smtp.letter().await;
        let subject = taken.data.lines().find_map(|line| line.strip_prefix("Subject: "));
        let text = taken.data.split_once("\r\n\r\n").expect("headers and a text").1;
        assert!(text.contains("Bridges; old, and new") && text.contains("/e/"), "{text}");
        let to = taken.to.split(['<', '@']).nth(1).expect("an address");
        all.push((to.to_owned(), subject.expect("a subject").to_owned()));
    }
    all.sort();
    assert!(smtp.at_hand().is_none(), "no more than these");
    all
}

fn to_whom(letters: &[(String, String)]) -> Vec<&str> {
    letters.iter().map(|(to, _)| to.as_str()).collect()
}

#[tokio::test]
async fn a_room_is_announced_found_answered_changed_and_cancelled() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let invited = json!([{ "handle": "@Kim", "role": "speaker" }]);
    let made = schedule(&mai, with(plan(&house), "lineup", invited)).await;
    let card = &made.card;
    let begins = house.clock.now().after(DAY);
    assert_eq!((card.title.as_str(), card.zone.as_str()), ("Bridges; old, and new", "Europe/Rome"));
    assert_eq!((card.begins_ms, card.length_min, card.places, card.coming), (begins.0, 60, 20, 0));
    assert_eq!((card.state, card.language.as_ref()), (ScheduledState::Upcoming, None));
    assert_eq!((card.owner.handle.as_str(), card.link.as_ref()), ("mai", None));
    assert_eq!(made.green_room_ms, begins.0 - 15 * 60_000);
    assert!(made.policy.recap, "without a word, what a room leaves is left");
    assert_eq!((made.lineup.len(), made.lineup[0].role, made.lineup[0].coming), (1, Role::Speaker, None));
    let id = card.scheduled.clone();

    assert_eq!(titles(&lin, "/api/scheduled").await.len(), 1);
    assert!(titles(&lin, "/api/me/scheduled").await.is_empty());
    come(&lin, &id).await.is(204);
    come(&lin, &id).await.is(204);
    come(&kim, &id).await.is(204);
    let seen = page(&lin, &id).await;
    assert_eq!(seen.card.coming, 1, "the line-up takes no place");
    let own = seen.card.own.expect("a guest");
    assert_eq!((own.role, own.coming, own.remind, own.changed), (Role::Listener, Some(true), true, false));
    assert_eq!(seen.lineup[0].coming, Some(true));
    for own in [&mai, &lin, &kim] {
        assert_eq!(titles(own, "/api/me/scheduled").await.len(), 1);
    }
    stay_away(&mai, &id).await.refuses(403, NotAllowed);

    // What stands in a calendar: whoever comes sees that it changed until they say again that they come.
    house.clock.advance(MINUTE);
    let path = format!("/api/scheduled/{id}");
    let later = with(plan(&house), "lineup", json!([{ "handle": "kim", "role": "moderator" }]));
    let later = with(later, "begins_ms", json!(begins.after(60 * MINUTE).0));
    let later = with(later, "policy", spoken("it-IT"));
    put(&lin, &path, later.clone()).await.refuses(403, NotAllowed);
    let changed: ScheduledPage = put(&mai, &path, later.clone()).await.read(200);
    assert_eq!((changed.lineup[0].role, changed.lineup[0].coming), (Role::Moderator, None), "asked anew");
    assert_eq!(changed.card.language.as_deref(), Some("it"));
    assert!(page(&lin, &id).await.card.own.expect("a guest").changed);
    come(&lin, &id).await.is(204);
    assert!(!page(&lin, &id).await.card.own.expect("a guest").changed);
    put(&mai, &path, with(later.clone(), "places", json!(1))).await.is(200);
    let nobody = json!([]);
    put(&mai, &path, with(later.clone(), "lineup", nobody)).await.is(200);
    assert!(titles(&kim, "/api/me/scheduled").await.is_empty(), "no guest any more");

    lin.delete(&path).await.refuses(403, NotAllowed);
    mai.delete(&path).await.is(204);
    mai.delete(&path).await.refuses(409, TooLate);
    put(&mai, &path, later).await.refuses(409, TooLate);
    come(&kim, &id).await.refuses(409, TooLate);
    assert_eq!(state(&lin, &id).await, ScheduledState::Cancelled);
    assert!(titles(&lin, "/api/scheduled").await.is_empty());
    assert_eq!(titles(&lin, "/api/me/scheduled").await.len(), 1, "whoever came finds out why nothing begins");
    stay_away(&lin, &id).await.is(204);
    assert!(titles(&lin, "/api/me/scheduled").await.is_empty());
}

#[tokio::test]
async fn whoever_blocked_somebody_is_invited_by_them_on_no_stage_and_they_are_not_told() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    has_mail(&house, &kim, "kim").await;
    put(&kim, "/api/people/@mai/block", json!({})).await.is(204);
    let both = json!([{ "handle": "kim", "role": "speaker" }, { "handle": "lin", "role": "speaker" }]);
    let open = schedule(&mai, with(plan(&house), "lineup", both)).await;
    assert!(open.lineup.len() == 2 && open.lineup.iter().all(|row| row.coming.is_none()), "as of anybody");
    let id = open.card.scheduled;
    for other in [&lin, &kim] {
        let seen = page(other, &id).await;
        assert_eq!(seen.lineup.iter().map(|row| row.person.handle.as_str()).collect::<Vec<_>>(), ["lin"]);
    }
    assert!(page(&kim, &id).await.card.own.is_none());
    let only = json!([{ "handle": "kim", "role": "speaker" }]);
    let closed = schedule(&mai, with(closed(plan(&house)), "lineup", only)).await.card.scheduled;
    kim.get(&format!("/api/scheduled/{closed}")).await.refuses(404, NoSuchScheduled);
    assert!(titles(&kim, "/api/me/scheduled").await.is_empty());
    house.clock.advance(3 * MINUTE);
    assert!(letters(&house, &mut smtp, 0).await.is_empty());

    house.clock.advance(DAY - 13 * MINUTE);
    round(&house).await;
    assert_eq!(state(&mai, &id).await, ScheduledState::GreenRoom);
    let mut of_kim = line(&house, &kim).await;
    let refused = enter(&mut of_kim, &id).await.expect_err("no stage for them");
    assert_eq!(refused.code, NotBegun);

    kim.delete("/api/people/@mai/block").await.is(204);
    assert_eq!(titles(&kim, "/api/me/scheduled").await.len(), 2, "unblocked, it has waited");
}

#[tokio::test]
async fn what_cannot_be_is_not_announced() {
    let house = House::with(|config| config.rooms.topic_required = true).await;
    let mai = house.owner("mai").await;
    house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    ann.post("/api/scheduled", plan(&house)).await.refuses(403, NotAMember);
    let no = async |key: &str, value: Value| mai.post("/api/scheduled", with(plan(&house), key, value)).await;
    let now = house.clock.now();
    no("begins_ms", json!(now.0)).await.refuses(422, BadTime);
    no("begins_ms", json!(now.after(400 * DAY).0)).await.refuses(422, BadTime);
    no("length_min", json!(4)).await.refuses(422, BadTime);
    no("zone", json!("<b>Rome</b>")).await.refuses(422, BadTime);
    no("places", json!(0)).await.refuses(422, BadPlaces);
    no("places", json!(9999)).await.refuses(422, BadPlaces);
    no("title", json!("  ")).await.refuses(422, BadText);
    no("topic", json!(null)).await.refuses(422, TopicRequired);
    no("policy", spoken("Italian")).await.refuses(422, BadPolicy);
    no("reminder", json!(5)).await.refuses(400, BadRequest);
    no("lineup", json!([{ "handle": "mai", "role": "speaker" }])).await.refuses(422, BadLineup);
    no("lineup", json!([{ "handle": "lin", "role": "listener" }])).await.refuses(422, BadLineup);
    no("lineup", json!([{ "handle": "ann", "role": "speaker" }])).await.refuses(404, NoSuchAccount);
    let twice = json!([{ "handle": "lin", "role": "speaker" }, { "handle": "Lin", "role": "moderator" }]);
    no("lineup", twice).await.refuses(422, BadLineup);
    for _ in 0..20 {
        schedule(&mai, plan(&house)).await;
    }
    mai.post("/api/scheduled", plan(&house)).await.refuses(409, TooManyScheduled);
    let first: ScheduledList = mai.get("/api/scheduled").await.read(200);
    assert_eq!((first.scheduled.len(), first.next), (20, None));
    mai.get("/api/scheduled?after=nonsense").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn of_many_who_come_at_once_as_many_have_a_place_as_there_are() {
    let house = House::with(|config| config.limits.registrations_per_address = 1000).await;
    let mai = house.owner("mai").await;
    let made = schedule(&mai, with(plan(&house), "places", json!(3))).await;
    let id = made.card.scheduled;
    let mut members = vec![];
    for handle in ["lin", "kim", "bo_", "pia", "ugo", "tam", "han"] {
        members.push(house.member(&mai, handle).await);
    }
    let answers = join_all(members.iter().map(|member| come(member, &id))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 3);
    for (member, answer) in members.iter().zip(&answers) {
        if answer.status != 204 {
            answer.refuses(409, NoPlacesLeft);
            come(member, &id).await.refuses(409, NoPlacesLeft);
        }
    }
    assert_eq!(page(&mai, &id).await.card.coming, 3);
    let path = format!("/api/scheduled/{id}");
    put(&mai, &path, with(plan(&house), "places", json!(2))).await.refuses(422, BadPlaces);
    let came = answers.iter().position(|answer| answer.status == 204).expect("three");
    let waits = answers.iter().position(|answer| answer.status != 204).expect("four");
    stay_away(&members[came], &id).await.is(204);
    come(&members[waits], &id).await.is(204);
    come(&members[came], &id).await.refuses(409, NoPlacesLeft);
}

#[tokio::test]
async fn a_closed_one_is_there_for_its_guests_and_whoever_has_its_link_and_for_nobody_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let invited = json!([{ "handle": "lin", "role": "speaker" }]);
    let made = schedule(&mai, with(closed(plan(&house)), "lineup", invited)).await;
    let (id, link) = (made.card.scheduled, made.card.link.expect("a closed one has a link"));
    assert_eq!(page(&lin, &id).await.card.link.as_deref(), Some(link.as_str()));
    assert!(titles(&kim, "/api/scheduled").await.is_empty());
    let nothing = ScheduledId::new(secret::number());
    for path in ["", "/room.ics", "/room.ics?link=nonsense", "?link=nonsense"] {
        let there = kim.get(&format!("/api/scheduled/{id}{path}")).await;
        let nowhere = kim.get(&format!("/api/scheduled/{nothing}{path}")).await;
        assert_eq!(there.body, nowhere.body);
        there.refuses(404, NoSuchScheduled);
    }
    come(&kim, &id).await.refuses(404, NoSuchScheduled);
    stay_away(&kim, &id).await.refuses(404, NoSuchScheduled);
    let path = format!("/api/scheduled/{id}");
    put(&kim, &path, plan(&house)).await.refuses(404, NoSuchScheduled);
    kim.delete(&path).await.refuses(404, NoSuchScheduled);

    kim.get(&format!("{path}?link={link}")).await.is(200);
    let with_link = json!({ "remind": false, "link": link });
    put(&kim, &format!("{path}/coming"), with_link).await.is(204);
    assert!(!page(&kim, &id).await.card.own.expect("a guest").remind, "a guest needs no link");
    let page_link = format!("/e/{id}?link={link}");
    assert!(kim.get(&format!("{path}/room.ics")).await.text().replace("\r\n ", "").contains(&page_link));
}

#[tokio::test]
async fn the_line_up_meets_in_the_green_room_and_the_audience_comes_when_it_begins() {
    let house = House::patient().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let bo = house.member(&mai, "bo_").await;
    let invited = json!([{ "handle": "lin", "role": "speaker" }, { "handle": "bo_", "role": "moderator" }]);
    let plan_spoken = with(with(plan(&house), "lineup", invited), "policy", spoken("it"));
    let id = schedule(&mai, plan_spoken).await.card.scheduled;
    stay_away(&bo, &id).await.is(204);
    come(&kim, &id).await.is(204);
    let mut mai_s = line(&house, &mai).await;
    let mut lin_s = line(&house, &lin).await;
    let mut kim_s = line(&house, &kim).await;
    let mut bo_s = line(&house, &bo).await;

    house.clock.advance(DAY - 16 * MINUTE);
    round(&house).await;
    assert_eq!(enter(&mut mai_s, &id).await.expect_err("too early").code, NoSuchRoom);
    house.clock.advance(MINUTE);
    round(&house).await;
    round(&house).await;
    assert_eq!(state(&kim, &id).await, ScheduledState::GreenRoom);
    put(&mai, &format!("/api/scheduled/{id}"), plan(&house)).await.refuses(409, TooLate);
    mai.delete(&format!("/api/scheduled/{id}")).await.refuses(409, TooLate);
    enter(&mut mai_s, &id).await.expect("the host");
    enter(&mut lin_s, &id).await.expect("a speaker");
    let early = enter(&mut kim_s, &id).await.expect_err("the audience waits");
    assert_eq!((early.code, early.retry_in_ms), (NotBegun, Some(15 * 60_000)));
    let declined = enter(&mut bo_s, &id).await.expect_err("declined");
    assert_eq!(declined.code, NotBegun);
    assert!(house.hallway().is_empty(), "it is in no hallway yet");
    let has_card = async || kim.get(&format!("/r/{id}")).await.text().contains("og:title");
    assert!(!has_card().await, "and its link shows no card");
    assert_eq!(titles(&kim, "/api/scheduled").await.len(), 1, "it is still to come");

    let refused = command(&mut lin_s, RoomCommand::Begin).await.expect_err("by moderators");
    assert_eq!(refused.code, NotAllowed);
    command(&mut mai_s, RoomCommand::Begin).await.expect("begun");
    assert_eq!(state(&kim, &id).await, ScheduledState::Live);
    enter(&mut kim_s, &id).await.expect("the audience comes");
    assert!(titles(&kim, "/api/scheduled").await.is_empty());
    let pin = RoomCommand::Pin { address: "https://slides.example/1".into(), title: "Slides".into() };
    command(&mut mai_s, pin).await.expect("pinned");
    let hallway = house.hallway();
    assert_eq!(hallway[0].language.as_deref(), Some("it"), "the hallway knows what is spoken");
    assert!(has_card().await);
    come(&bo, &id).await.refuses(409, TooLate);

    let past = async |of: &Browser| of.get("/api/me/past").await.read::<PastPage>(200).rooms;
    assert!(past(&kim).await.is_empty());
    house.clock.advance(30 * MINUTE);
    command(&mut mai_s, RoomCommand::End).await.expect("over");
    until("what is left of it", async || !past(&kim).await.is_empty()).await;
    assert_eq!(state(&kim, &id).await, ScheduledState::Ended);
    for was_there in [&mai, &lin, &kim] {
        let rooms = past(was_there).await;
        assert_eq!((rooms.len(), rooms[0].room.as_str()), (1, id.as_str()));
        assert_eq!(rooms[0].title, "Bridges; old, and new");
        assert_eq!(rooms[0].ended_ms - rooms[0].opened_ms, 30 * 60_000, "counted from its beginning");
        let mut spoke: Vec<&str> = rooms[0].spoke.iter().map(|person| person.handle.as_str()).collect();
        spoke.sort_unstable();
        assert_eq!(spoke, ["lin", "mai"], "those on stage");
        let links: Vec<_> =
            rooms[0].links.iter().map(|link| (link.address.as_str(), link.title.as_str())).collect();
        assert_eq!(links, [("https://slides.example/1", "Slides")]);
        assert!(page(was_there, &id).await.recap.as_ref() == Some(&rooms[0]));
    }
    assert!(past(&bo).await.is_empty() && page(&bo, &id).await.recap.is_none(), "bo was not there");
    mai.get("/api/me/past?after=nonsense").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn a_room_whose_policy_says_so_leaves_nothing() {
    let house = House::patient().await;
    let mai = house.owner("mai").await;
    let policy = json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open",
        "recap": false
    });
    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut seat = line(&house, &mai).await;
    enter(&mut seat, &room).await.expect("in");
    command(&mut seat, RoomCommand::End).await.expect("over");
    // What the next room leaves comes after what this one would have left.
    let opened = mai.post("/api/rooms", json!({ "title": "Tunnels" })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut seat = line(&house, &mai).await;
    enter(&mut seat, &room).await.expect("in");
    command(&mut seat, RoomCommand::End).await.expect("over");
    let past = async || mai.get("/api/me/past").await.read::<PastPage>(200).rooms;
    until("what is left of the second", async || !past().await.is_empty()).await;
    let left: Vec<String> = past().await.into_iter().map(|room| room.title).collect();
    assert_eq!(left, ["Tunnels"]);
}

#[tokio::test]
async fn a_room_to_which_nobody_comes_lapses_and_says_so() {
    let house = House::patient().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let (opened, missed) = (
        schedule(&mai, plan(&house)).await.card.scheduled,
        schedule(&mai, plan(&house)).await.card.scheduled,
    );
    mai.delete(&format!("/api/scheduled/{missed}")).await.is(204);
    come(&lin, &opened).await.is(204);
    house.clock.advance(DAY);
    round(&house).await;
    assert_eq!(state(&lin, &opened).await, ScheduledState::GreenRoom, "nobody is there to begin it");
    assert_eq!(state(&lin, &missed).await, ScheduledState::Cancelled);
    house.clock.advance(30 * MINUTE);
    let room = RoomId::parse(&opened).expect("an id");
    until("an end of waiting", async || {
        let _ = house.running.app.live.room_card(room, None).await; // Whoever looks wakes it.
        state(&lin, &opened).await != ScheduledState::GreenRoom
    })
    .await;
    assert_eq!(state(&lin, &opened).await, ScheduledState::Lapsed);
    assert!(titles(&lin, "/api/scheduled").await.is_empty());
    assert!(mai.get("/api/me/past").await.read::<PastPage>(200).rooms.is_empty(), "nothing was");

    // While the server was down its hour went by altogether.
    let never = schedule(&mai, plan(&house)).await.card.scheduled;
    house.clock.advance(DAY + 31 * MINUTE);
    round(&house).await;
    assert_eq!(state(&lin, &never).await, ScheduledState::Lapsed);
}

#[tokio::test]
async fn each_guest_is_written_to_once_of_each_kind_across_a_restart_too() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    let bo = house.member(&mai, "bo_").await;
    for (of, handle) in [(&mai, "mai"), (&lin, "lin"), (&kim, "kim")] {
        has_mail(&house, of, handle).await;
    }
    let invited = json!([{ "handle": "lin", "role": "speaker" }, { "handle": "bo_", "role": "speaker" }]);
    let asked = with(plan(&house), "lineup", invited);
    let id = schedule(&mai, asked.clone()).await.card.scheduled;
    put(&kim, &format!("/api/scheduled/{id}/coming"), json!({ "remind": true })).await.is(204);

    assert!(letters(&house, &mut smtp, 0).await.is_empty(), "it may change in a moment");
    house.clock.advance(3 * MINUTE);
    let told = letters(&house, &mut smtp, 1).await;
    assert_eq!(told, [("lin".to_owned(), "Jushou: @mai invites you on stage".to_owned())]);

    // Three changes in a row are one letter; what stands in no calendar is none.
    let path = format!("/api/scheduled/{id}");
    for title in ["Bridges", "Tunnels", "Bridges; old, and new"] {
        put(&mai, &path, with(asked.clone(), "title", json!(title))).await.is(200);
        house.clock.advance(MINUTE);
        round(&house).await;
    }
    house.clock.advance(3 * MINUTE);
    assert_eq!(to_whom(&letters(&house, &mut smtp, 2).await), ["kim", "lin"]);
    put(&mai, &path, with(asked.clone(), "places", json!(9))).await.is(200);
    house.clock.advance(3 * MINUTE);
    letters(&house, &mut smtp, 0).await;

    // A quarter of an hour before: those who come. Lin never said; bo has no mailbox.
    come(&bo, &id).await.is(204);
    let begins = At(page(&mai, &id).await.card.begins_ms);
    house.clock.advance(begins.since(house.clock.now()) - 14 * MINUTE);
    assert_eq!(to_whom(&letters(&house, &mut smtp, 2).await), ["kim", "mai"]);

    // Nobody is reminded again by a server that starts anew.
    let House { running, clock, dir } = house;
    let config = running.app.config.clone();
    running.stop().await.expect("it stops");
    let running =
        serve::start(Plan { clock: clock.clone(), ..Plan::new(config) }).await.expect("it starts again");
    let house = House { running, clock, dir };
    let mai = Browser { origin: house.origin(), ..mai };
    let kim = Browser { origin: house.origin(), ..kim };
    letters(&house, &mut smtp, 0).await;

    // It begins: whoever sits in it knows.
    let mut seat = line(&house, &mai).await;
    enter(&mut seat, &id).await.expect("the host");
    command(&mut seat, RoomCommand::Begin).await.expect("begun");
    let told = letters(&house, &mut smtp, 1).await;
    assert_eq!(to_whom(&told), ["kim"]);
    house.clock.advance(10 * MINUTE);
    letters(&house, &mut smtp, 0).await;
    assert_eq!(state(&kim, &id).await, ScheduledState::Live);
}

#[tokio::test]
async fn a_cancelled_room_is_told_to_those_who_come_and_nobody_is_reminded_of_it() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let kim = house.member(&mai, "kim").await;
    has_mail(&house, &lin, "lin").await;
    has_mail(&house, &kim, "kim").await;
    wants(&lin, "off").await;
    let id = schedule(&mai, plan(&house)).await.card.scheduled;
    come(&lin, &id).await.is(204);
    put(&kim, &format!("/api/scheduled/{id}/coming"), json!({ "remind": false })).await.is(204);
    mai.delete(&format!("/api/scheduled/{id}")).await.is(204);
    house.clock.advance(3 * MINUTE);
    round(&house).await;
    let taken = smtp.letter().await;
    assert!(taken.to.contains("<lin@") && taken.data.contains("has cancelled"), "{}", taken.data);
    let theirs = "Saturday, 16 January 2027, 15:00 (Asia/Ho_Chi_Minh)";
    assert!(taken.data.contains(theirs), "by lin's own clocks: {}", taken.data);
    house.clock.advance(DAY - 10 * MINUTE);
    round(&house).await;
    assert!(smtp.at_hand().is_none(), "kim wanted no letters, and nothing begins");
}

#[tokio::test]
async fn a_calendar_is_read_by_an_address_that_can_be_renewed_and_by_nothing_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let id = schedule(&mai, plan(&house)).await.card.scheduled;
    let other = schedule(&mai, closed(with(plan(&house), "title", json!("Behind the door")))).await;
    come(&lin, &id).await.is(204);
    assert_eq!(lin.get("/api/me/calendar").await.read::<CalendarFeed>(200).made_ms, None);
    let make = async || lin.post("/api/me/calendar", json!({})).await.read::<CalendarFeedMade>(201).url;
    let first = make().await;
    let path =
        |url: &str| url.strip_prefix(&house.origin().replace("127.0.0.1", "localhost")).map(str::to_owned);
    let first = path(&first).unwrap_or_else(|| panic!("{first} is not of this house"));
    let made = lin.get("/api/me/calendar").await.read::<CalendarFeed>(200).made_ms;
    assert_eq!(made, Some(house.clock.now().0));

    // No cookie, no origin: a program on somebody's phone.
    let program = house.browser();
    let read = program.get(&first).await;
    read.is(200);
    assert_eq!(read.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(read.header("cache-control"), "no-store");
    let text = read.text().replace("\r\n ", "");
    assert!(text.contains("SUMMARY:Bridges\\; old\\, and new\r\n"), "{text}");
    assert!(text.contains(&format!("UID:{id}@jushou\r\n")) && text.contains("STATUS:CONFIRMED"));
    assert!(!text.contains("Behind") && !text.contains(&other.card.scheduled), "lin does not come there");

    let one = lin.get(&format!("/api/scheduled/{id}/room.ics")).await;
    one.is(200);
    assert_eq!(one.header("content-disposition"), "attachment; filename=\"room.ics\"");
    assert_eq!(one.text().matches("BEGIN:VEVENT").count(), 1);

    house.clock.advance(MINUTE);
    mai.delete(&format!("/api/scheduled/{id}")).await.is(204);
    let text = program.get(&first).await.text().to_owned();
    assert!(text.contains("STATUS:CANCELLED") && text.contains("SEQUENCE:1\r\n"), "{text}");

    let second = path(&make().await).expect("of this house");
    program.get(&first).await.refuses(404, NotFound);
    program.get(&second).await.is(200);
    program.get("/api/calendar/nonsense/jushou.ics").await.refuses(404, NotFound);
    let refused = async || {
        for _ in 0..200 {
            let answer = program.get(&second).await;
            if answer.status != 200 {
                return answer;
            }
        }
        panic!("nobody counts")
    };
    refused().await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn a_frozen_member_announces_nothing_and_what_they_announced_lapses() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let id = schedule(&lin, plan(&house)).await.card.scheduled;
    freeze(&mai, &lin).await;
    lin.post("/api/scheduled", plan(&house)).await.refuses(403, Frozen);
    house.clock.advance(DAY);
    round(&house).await;
    assert_eq!(state(&mai, &id).await, ScheduledState::Upcoming);
    house.clock.advance(30 * MINUTE);
    round(&house).await;
    assert_eq!(state(&mai, &id).await, ScheduledState::Lapsed);
}

#[tokio::test]
async fn rooms_that_cannot_be_opened_keep_no_other_shut() {
    let house = House::patient().await;
    let mai = house.owner("mai").await;
    let mut stuck = vec![];
    for handle in ["lin", "kim", "bo_"] {
        let member = house.member(&mai, handle).await;
        for _ in 0..20 {
            stuck.push(schedule(&member, plan(&house)).await.card.scheduled);
        }
        freeze(&mai, &member).await;
    }
    let last = with(plan(&house), "begins_ms", json!(house.clock.now().after(DAY + MINUTE).0));
    let last = schedule(&mai, last).await.card.scheduled;
    house.clock.advance(DAY - 14 * MINUTE);
    round(&house).await;
    assert_eq!(state(&mai, &last).await, ScheduledState::GreenRoom);
    assert_eq!(state(&mai, &stuck[0]).await, ScheduledState::Upcoming);
}

#[tokio::test]
async fn a_room_that_cannot_be_read_keeps_no_other_from_its_letters_and_its_green_room() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    has_mail(&house, &lin, "lin").await;
    has_mail(&house, &kim, "kim").await;
    let damaged = with(plan(&house), "begins_ms", json!(house.clock.now().after(DAY - MINUTE).0));
    let damaged = schedule(&mai, with(damaged, "zone", json!("Asia/Kathmandu"))).await.card.scheduled;
    let whole = schedule(&mai, plan(&house)).await.card.scheduled;
    come(&lin, &damaged).await.is(204);
    come(&kim, &whole).await.is(204);
    let house = spoil(house, b"Asia/Kathmandu", b"Asia/Kath?andu").await;
    let kim = Browser { origin: house.origin(), ..kim };
    kim.get(&format!("/api/scheduled/{damaged}")).await.refuses(503, NotNow);

    house.clock.advance(DAY - 14 * MINUTE);
    assert_eq!(to_whom(&letters(&house, &mut smtp, 1).await), ["kim"]);
    assert_eq!(state(&kim, &whole).await, ScheduledState::GreenRoom);
    let due = house.running.app.store.letters_due(house.clock.now(), 10).await.expect("up");
    assert!(due.is_empty(), "what cannot be read does not come up again");
}

#[tokio::test]
async fn a_letter_for_which_there_is_no_room_is_written_later() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = silent.local_addr().expect("bound");
    let house = House::with(|config| {
        config.mail.from = Some("Jushou <noreply@talk.test>".to_owned());
        config.mail.host = Some(address.ip().to_string());
        config.mail.port = address.port();
        config.mail.tls = server::config::MailTls::None;
    })
    .await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    has_mail(&house, &lin, "lin").await;
    has_mail(&house, &kim, "kim").await;
    let letter = || mail::Letter {
        to: MailAddress::parse("bo@work.test").expect("an address"),
        subject: "Bridges".to_owned(),
        text: "Bridges".to_owned(),
        unsubscribe: None,
    };
    let mailer = &house.running.app.mail;
    mailer.send_behind(letter()).expect("there is room");
    until("the first to be under way, for ever", async || mailer.behind_free() == mail::BEHIND_MAX).await;
    for _ in 1..mail::BEHIND_MAX {
        mailer.send_behind(letter()).expect("there is room");
    }
    assert_eq!(mailer.behind_free(), 1);

    // One letter is owed, and a reminder is due.
    let invited = json!([{ "handle": "lin", "role": "speaker" }]);
    schedule(&mai, with(plan(&house), "lineup", invited)).await;
    let soon = with(plan(&house), "begins_ms", json!(house.clock.now().after(13 * MINUTE).0));
    let soon = schedule(&mai, soon).await.card.scheduled;
    house.clock.advance(3 * MINUTE);
    come(&kim, &soon).await.is(204);
    round(&house).await;
    let due = house.running.app.store.letters_due(house.clock.now(), 10).await.expect("up");
    assert_eq!((due.len(), mailer.behind_free()), (1, 0), "what was not handed over is due still");
}

#[tokio::test]
async fn who_asks_to_be_reminded_takes_no_place_and_comes_in_with_the_audience() {
    let mut smtp = Smtp::open().await;
    let house = House::with(|config| smtp.configure(config)).await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    has_mail(&house, &kim, "kim").await;
    let id = schedule(&mai, with(plan(&house), "places", json!(1))).await.card.scheduled;
    come(&lin, &id).await.is(204);
    come(&kim, &id).await.refuses(409, NoPlacesLeft);
    for _ in 0..2 {
        remind(&kim, &id).await.is(204);
    }
    let seen = page(&kim, &id).await.card;
    let own = seen.own.expect("a guest");
    assert_eq!((seen.coming, own.role, own.coming, own.remind), (1, Role::Listener, None, true));
    assert_eq!(titles(&kim, "/api/me/scheduled").await.len(), 1);
    come(&kim, &id).await.refuses(409, NoPlacesLeft);
    stay_away(&kim, &id).await.is(204);
    assert!(page(&kim, &id).await.card.own.is_none(), "undone");
    remind(&kim, &id).await.is(204);
    remind(&lin, &id).await.is(204);
    assert_eq!(page(&lin, &id).await.card.own.expect("a guest").coming, Some(true), "who comes still does");

    // What is closed stays so, for whoever has no link.
    let shut = schedule(&mai, closed(plan(&house))).await.card;
    let nothing = remind(&kim, &ScheduledId::new(secret::number()).to_string()).await;
    let there = remind(&kim, &shut.scheduled).await;
    assert_eq!(there.body, nothing.body);
    there.refuses(404, NoSuchScheduled);
    let path = format!("/api/scheduled/{}/reminder", shut.scheduled);
    put(&kim, &path, json!({ "link": shut.link })).await.is(204);
    stay_away(&kim, &shut.scheduled).await.is(204);

    house.clock.advance(DAY - 14 * MINUTE);
    assert_eq!(to_whom(&letters(&house, &mut smtp, 1).await), ["kim"]);
    inbox::round(&house).await;
    let told: Vec<InboxKind> = inbox::inbox(&kim).await.iter().map(|row| row.happened).collect();
    assert_eq!(told, [InboxKind::RoomSoon]);
    let (mut mai_s, mut kim_s) = (line(&house, &mai).await, line(&house, &kim).await);
    enter(&mut mai_s, &id).await.expect("the host");
    assert_eq!(enter(&mut kim_s, &id).await.expect_err("no guest on stage").code, NotBegun);
    command(&mut mai_s, RoomCommand::Begin).await.expect("begun");
    assert_eq!(to_whom(&letters(&house, &mut smtp, 1).await), ["kim"]);
    remind(&lin, &id).await.refuses(409, TooLate);
    enter(&mut kim_s, &id).await.expect("with everybody");
}

#[tokio::test]
async fn what_is_announced_is_filtered_by_hour_by_any_name_of_a_topic_and_by_language() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let now = house.clock.now();
    let announce = async |title: &str, topic: &str, language: &str, days: u32| {
        let plan = json!({
            "title": title, "topic": topic, "begins_ms": now.after(days * DAY).0, "zone": "UTC", "length_min": 60,
            "places": 20,
            "policy": {
                "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open",
                "recap": true, "language": language
            }
        });
        mai.post("/api/scheduled", plan).await.is(201);
    };
    announce("Glass", "Stained glass", "en", 1).await;
    announce("Vetro", "Vetrate", "it", 2).await;
    announce("Law", "Law", "it", 9).await;
    let follow = mai.ask(reqwest::Method::PUT, "/api/topics/Stained glass/follow").json(&json!({}));
    Answer::of(follow).await.is(200);
    mai.post("/api/topics/Stained glass/names", json!({ "name": "vetrate" })).await.is(200);
    let asked =
        async |query: &str| mai.get(&format!("/api/scheduled{query}")).await.read::<ScheduledList>(200);
    let titles =
        |list: &ScheduledList| list.scheduled.iter().map(|card| card.title.clone()).collect::<Vec<_>>();
    let all = asked("").await;
    assert_eq!(titles(&all), ["Glass", "Vetro", "Law"]);
    let choices = all.choices.expect("of a list that can be filtered");
    assert_eq!((choices.topics.len(), choices.languages), (2, vec!["en".to_owned(), "it".to_owned()]));
    assert_eq!(titles(&asked("?topic=VETRATE").await), ["Glass", "Vetro"]);
    assert_eq!(titles(&asked("?topic=vetrate&language=it").await), ["Vetro"]);
    let week = now.after(7 * DAY).0;
    assert_eq!(titles(&asked(&format!("?until_ms={week}")).await), ["Glass", "Vetro"]);
    assert_eq!(titles(&asked(&format!("?from_ms={week}")).await), ["Law"]);
    assert!(asked(&format!("?from_ms={week}&language=en")).await.scheduled.is_empty());
    for wrong in ["?topic=%21", "?language=klingon", "?from_ms=soon"] {
        mai.get(&format!("/api/scheduled{wrong}")).await.refuses(400, BadRequest);
    }
}
