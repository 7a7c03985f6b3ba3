//! Notices and circles: of a circle's rooms nobody is told who does not belong to it, or not any more; who asks to join, is
//! invited or let in, and who decides about it, are told so.

use super::circles::{give, invite, join, leave, make, policy, put_out};
use super::house::{Browser, DAY, House};
use super::inbox::{follow, inbox, later, put, round};
use super::introductions::{ask, client, enter, id, told};
use super::push::{PushService, Reader, pushed};
use super::smtp::Smtp;
use super::unsubscribe::{has_mail, read, wants};
use domain::network::schedule::SOON;
use protocol::inbox::{InboxKind, InboxRow};
use protocol::rest::RoomOpened;
use protocol::schedule::{CalendarFeedMade, ScheduledPage};
use protocol::{Ask, Asked, RoomCommand};
use serde_json::{Value, json};

/// What somebody's inbox says of one kind.
async fn of(by: &Browser, kind: InboxKind) -> Option<InboxRow> {
    inbox(by).await.into_iter().find(|row| row.happened == kind)
}

/// Whose doing it was, what it is about, and its page.
type Said = (Option<String>, Option<String>, Option<String>);

async fn said(by: &Browser, kind: InboxKind) -> Option<Said> {
    of(by, kind).await.map(|row| (row.by.map(|by| by.handle), row.title, row.page))
}

fn about(by: &str, title: &str, page: String) -> Option<Said> {
    Some((Some(by.to_owned()), Some(title.to_owned()), Some(page)))
}

fn tunnels(house: &House, circle: &str) -> Value {
    json!({
        "title": "Tunnels", "begins_ms": house.clock.now().after(DAY).0, "zone": "UTC", "length_min": 60,
        "places": 20, "policy": policy(circle), "lineup": [{ "handle": "lin", "role": "speaker" }]
    })
}

#[tokio::test]
async fn of_a_circles_rooms_those_who_belong_to_it_are_told_and_nobody_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    for follower in [&lin, &kim] {
        follow(follower, "mai").await;
    }
    for mutual in ["lin", "kim"] {
        follow(&mai, mutual).await;
    }
    round(&house).await;
    let circle = make(&mai, "open").await;
    join(&lin, &circle).await.is(200);
    let page_of_kim = client(&house, &kim).await;
    let made: ScheduledPage = mai.post("/api/scheduled", tunnels(&house, &circle)).await.read(201);
    let scheduled = made.card.scheduled;
    round(&house).await;
    let to_come = about("mai", "Tunnels", format!("/e/{scheduled}"));
    assert_eq!(said(&lin, InboxKind::RoomScheduled).await, to_come);
    assert_eq!(said(&lin, InboxKind::InvitedOnStage).await, to_come);
    put(&lin, &format!("/api/scheduled/{scheduled}/coming"), json!({ "remind": false })).await.is(204);
    let feed = lin.post("/api/me/calendar", json!({})).await.read::<CalendarFeedMade>(201).url;
    let feed = feed.split_once("/api/").map(|(_, path)| format!("/api/{path}")).expect("an address");

    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy(&circle) })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let mut host = client(&house, &mai).await;
    enter(&mut host, &room).await;
    for _ in 0..1000 {
        round(&house).await;
        if of(&lin, InboxKind::RoomStarted).await.is_some() {
            break;
        }
    }
    let live = about("mai", "Bridges", format!("/r/{room}"));
    assert_eq!(said(&lin, InboxKind::RoomStarted).await, live);
    // Lin is away; kim is there, and is not called.
    for mutual in [&lin, &kim] {
        let ping = Asked { id: 9, ask: Ask::Ping { member: id(mutual).await.to_string() } };
        host.handle(&serde_json::to_string(&ping).expect("an ask is JSON")).await;
    }
    round(&house).await;
    assert_eq!(said(&lin, InboxKind::MissedPing).await, live);
    let rows: Vec<InboxKind> = inbox(&kim).await.into_iter().map(|row| row.happened).collect();
    assert_eq!(rows, [InboxKind::FollowedBack], "an outsider hears of nothing");
    let heard = told(&page_of_kim);
    assert!(heard.iter().all(|text| !text.contains("Bridges") && !text.contains("Tunnels")), "{heard:?}");
    assert!(house.browser().get(&feed).await.text().contains("Tunnels"));

    let mut culverts = tunnels(&house, &circle);
    culverts["title"] = json!("Culverts");
    culverts["lineup"] = json!([]);
    let theirs = lin.post("/api/scheduled", culverts).await.read::<ScheduledPage>(201).card.scheduled;
    put(&mai, &format!("/api/scheduled/{theirs}/coming"), json!({ "remind": false })).await.is(204);

    // Put out: what was written before names none of its rooms any more, and what they announced there is off.
    put_out(&mai, &circle, &lin).await.is(204);
    round(&house).await;
    let off = of(&mai, InboxKind::RoomChanged).await.expect("who would have come is told");
    assert_eq!((off.title.as_deref(), off.cancelled), (Some("Culverts"), true));
    let rows = lin.get("/api/inbox").await;
    for hidden in ["Bridges", "Tunnels", "Culverts", &room, &scheduled, &theirs] {
        assert!(!rows.text().contains(hidden), "{hidden}: {}", rows.text());
    }
    let without = async |kind| of(&lin, kind).await.map(|row| (row.title, row.begins_ms, row.cancelled));
    for kind in [InboxKind::RoomStarted, InboxKind::InvitedOnStage, InboxKind::MissedPing] {
        assert_eq!(without(kind).await, Some((None, None, false)), "{kind:?}");
    }
    assert!(!house.browser().get(&feed).await.text().contains("Tunnels"), "nor does their calendar");
    ask(&mut host, Ask::Room { command: RoomCommand::End }).await;
    let mut changed = tunnels(&house, &circle);
    changed["title"] = json!("Deep tunnels");
    changed["lineup"] = json!([]);
    put(&mai, &format!("/api/scheduled/{scheduled}"), changed).await.is(200);
    house.clock.advance(DAY - SOON);
    for _ in 0..3 {
        round(&house).await;
    }
    assert!(
        of(&mai, InboxKind::RoomSoon).await.is_some(),
        "whoever scheduled it is told that it begins soon"
    );
    for kind in [InboxKind::RoomChanged, InboxKind::RoomSoon] {
        assert!(of(&lin, kind).await.is_none() && of(&kim, kind).await.is_none(), "{kind:?}");
    }
}

#[tokio::test]
async fn whoever_was_to_come_is_told_once_that_what_a_dissolved_circle_scheduled_is_off() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let rio = house.member(&mai, "rio").await;
    let circle = make(&mai, "open").await;
    for member in [&lin, &kim, &rio] {
        join(member, &circle).await.is(200);
    }
    let mut culverts = tunnels(&house, &circle);
    culverts["title"] = json!("Culverts");
    culverts["lineup"] = json!([]);
    for (by, plan) in [(&mai, tunnels(&house, &circle)), (&lin, culverts)] {
        let made = by.post("/api/scheduled", plan).await.read::<ScheduledPage>(201).card.scheduled;
        put(&kim, &format!("/api/scheduled/{made}/coming"), json!({ "remind": false })).await.is(204);
    }
    round(&house).await;
    later(&house);
    mai.delete(&format!("/api/circles/{circle}")).await.is(204);
    round(&house).await;
    for guest in [&lin, &kim] {
        let rows = inbox(guest).await;
        let off: Vec<&InboxRow> = rows.iter().filter(|row| row.happened == InboxKind::RoomChanged).collect();
        assert_eq!(off.len(), 1, "however many they would have come to");
        assert_eq!(off[0].by.as_ref().map(|by| by.handle.as_str()), Some("mai"));
        assert!(off[0].cancelled && off[0].title.is_none() && off[0].begins_ms.is_none());
        assert!(off[0].page.is_none() && off[0].times == 1);
    }
    assert!(inbox(&rio).await.is_empty(), "who would not have come");
    assert!(of(&mai, InboxKind::RoomChanged).await.is_none(), "nor is whoever dissolved it");
    let own = lin.get("/api/me/scheduled").await;
    assert!(!own.text().contains("Tunnels") && !own.text().contains("Culverts"), "{}", own.text());
}

#[tokio::test]
async fn neither_a_push_nor_a_letter_names_a_room_to_whoever_was_put_out_meanwhile() {
    let (mut smtp, mut service) = (Smtp::open().await, PushService::open().await);
    let house = House::with(|config| {
        smtp.configure(config);
        service.configure(config);
    })
    .await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    for follower in [&lin, &kim] {
        follow(follower, "mai").await;
    }
    has_mail(&house, &lin).await;
    wants(&lin, "daily").await;
    let (reader, outsider) = (Reader::new(&service, "lin"), Reader::new(&service, "kim"));
    reader.subscribe(&lin).await;
    outsider.subscribe(&kim).await;
    let circle = make(&mai, "open").await;
    join(&lin, &circle).await.is(200);
    later(&house);
    mai.post("/api/scheduled", tunnels(&house, &circle)).await.is(201);
    round(&house).await;
    assert!(of(&lin, InboxKind::InvitedOnStage).await.is_some_and(|row| row.title.is_some()));
    put_out(&mai, &circle, &lin).await.is(204);
    pushed(&house).await;
    let taken = service.push().await;
    let told = reader.open(&taken.body);
    assert_eq!((taken.to.as_str(), told["body"].as_str()), ("lin", Some("@mai invites you on stage")));
    assert_eq!(told["page"], "/inbox");
    assert!(service.is_silent(), "an outsider is told nothing");
    house.clock.advance(DAY);
    round(&house).await;
    let (headers, text) = read(&smtp.letter().await);
    assert!(text.contains("@mai scheduled a room"), "{text}");
    assert!(!text.contains("Tunnels") && !headers.contains("Tunnels"), "{headers}\n{text}");
}

#[tokio::test]
async fn who_asks_to_join_is_told_to_moderators_and_who_is_let_in_or_invited_to_them() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let [lin, kim, rio] =
        [house.member(&mai, "lin").await, house.member(&mai, "kim").await, house.member(&mai, "rio").await];
    let circle = make(&mai, "approval").await;
    let there = |by: &str| about(by, "Bridges of Rome", format!("/circles/{circle}"));
    invite(&mai, &circle, "kim").await.is(204);
    round(&house).await;
    assert_eq!(said(&kim, InboxKind::InvitedToCircle).await, there("mai"));
    join(&kim, &circle).await.is(200);
    give(&mai, &circle, &kim, "moderator").await.is(204);
    later(&house);
    join(&lin, &circle).await.is(200);
    round(&house).await;
    for moderator in [&mai, &kim] {
        assert_eq!(said(moderator, InboxKind::CircleRequest).await, there("lin"));
    }
    assert!(inbox(&rio).await.is_empty() && inbox(&lin).await.is_empty(), "nobody else, nor whoever asked");
    // On and off makes no noise.
    leave(&lin, &circle).await.is(204);
    later(&house);
    join(&lin, &circle).await.is(200);
    round(&house).await;
    assert_eq!(of(&mai, InboxKind::CircleRequest).await.map(|row| row.times), Some(1));
    give(&kim, &circle, &lin, "member").await.is(204);
    join(&rio, &circle).await.is(200);
    round(&house).await;
    assert_eq!(said(&lin, InboxKind::LetIntoCircle).await, there("kim"));
    assert_eq!(said(&mai, InboxKind::CircleRequest).await, there("rio"));
    assert_eq!(of(&mai, InboxKind::CircleRequest).await.map(|row| row.times), Some(2), "in one row");
    assert!(of(&lin, InboxKind::CircleRequest).await.is_none(), "a member decides about nobody");
    // Declined: they are told nothing.
    put_out(&mai, &circle, &rio).await.is(204);
    round(&house).await;
    assert!(inbox(&rio).await.is_empty());
}

#[tokio::test]
async fn an_invite_that_is_taken_back_or_not_wanted_names_no_circle() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "invite").await;
    put(&kim, "/api/people/@mai/block", json!({})).await.is(204);
    for handle in ["lin", "kim"] {
        invite(&mai, &circle, handle).await.is(204);
    }
    round(&house).await;
    assert!(inbox(&kim).await.is_empty(), "an invite by whom they have blocked is none");
    let row = of(&lin, InboxKind::InvitedToCircle).await.expect("a row");
    assert_eq!(row.title.as_deref(), Some("Bridges of Rome"));
    put_out(&mai, &circle, &lin).await.is(204);
    let rows = lin.get("/api/inbox").await;
    assert!(!rows.text().contains("Rome") && !rows.text().contains(&circle), "{}", rows.text());
    // Once more on the same day: it is said there again, and makes no noise.
    later(&house);
    invite(&mai, &circle, "lin").await.is(204);
    round(&house).await;
    assert_eq!(inbox(&lin).await.len(), 1);
    join(&lin, &circle).await.is(200);
    assert_eq!(said(&lin, InboxKind::InvitedToCircle).await.and_then(|(_, title, _)| title), row.title);
    put_out(&mai, &circle, &lin).await.is(204);
    assert_eq!(said(&lin, InboxKind::InvitedToCircle).await, Some((Some("mai".to_owned()), None, None)));
}
