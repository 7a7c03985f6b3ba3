//! Circles over HTTP: who finds them, who gets in, who may do what there, and what outsiders learn.

use super::house::{Answer, Browser, DAY, House, until};
use super::introductions::{ask, client, enter, id, told};
use super::leaving::{data, export};
use protocol::circle::{
    CircleCard, CircleEntry, CircleMembersPage, CircleMembership, CirclePage, CircleRole, CircleWaitingRow,
    CirclesPage,
};
use protocol::rest::{RoomCard, RoomOpened};
use protocol::schedule::{PastPage, ScheduledList, ScheduledPage};
use protocol::tell::RefusalCode::*;
use protocol::{Ask, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use server::live::Next;
use std::time::Duration;

async fn put(by: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(by.ask(Method::PUT, path).json(&body)).await
}

fn bridges(entry: &str) -> Value {
    json!({
        "name": "Bridges of Rome", "description": "Those who cross them", "rules": "Be kind.\nBe brief.",
        "topics": ["Steel"], "entry": entry
    })
}

pub async fn make(by: &Browser, entry: &str) -> String {
    by.post("/api/circles", bridges(entry)).await.read::<CirclePage>(201).card.circle
}

pub async fn join(by: &Browser, circle: &str) -> Answer {
    put(by, &format!("/api/circles/{circle}/membership"), json!({ "rules_version": 1 })).await
}

pub async fn leave(by: &Browser, circle: &str) -> Answer {
    by.delete(&format!("/api/circles/{circle}/membership")).await
}

pub async fn invite(by: &Browser, circle: &str, handle: &str) -> Answer {
    by.post(&format!("/api/circles/{circle}/members"), json!({ "handle": handle })).await
}

pub async fn give(by: &Browser, circle: &str, whom: &Browser, role: &str) -> Answer {
    put(by, &format!("/api/circles/{circle}/members/{}", id(whom).await), json!({ "role": role })).await
}

pub async fn put_out(by: &Browser, circle: &str, whom: &Browser) -> Answer {
    by.delete(&format!("/api/circles/{circle}/members/{}", id(whom).await)).await
}

async fn page(by: &Browser, circle: &str) -> CirclePage {
    by.get(&format!("/api/circles/{circle}")).await.read(200)
}

async fn own(by: &Browser, circle: &str) -> Option<CircleMembership> {
    page(by, circle).await.card.own
}

async fn list(by: &Browser, path: &str) -> Vec<CircleCard> {
    by.get(path).await.read::<CirclesPage>(200).circles
}

async fn members(by: &Browser, path: &str) -> Vec<(String, CircleRole)> {
    let page: CircleMembersPage = by.get(path).await.read(200);
    page.members.into_iter().map(|row| (row.person.handle, row.role)).collect()
}

pub fn policy(circle: &str) -> Value {
    json!({
        "hands": "everyone", "hands_max": 50, "stage_size": 12, "room_size": 100, "visibility": "open", "recap": true,
        "circle": circle
    })
}

#[tokio::test]
async fn a_circle_by_approval_is_found_read_asked_for_and_entered_in_that_order() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "approval").await;
    for path in ["/api/circles", "/api/circles?find=rom", "/api/circles?find=STEEL"] {
        let found = list(&lin, path).await;
        assert_eq!(
            (found.len(), found[0].circle.as_str(), found[0].own),
            (1, circle.as_str(), None),
            "{path}"
        );
    }
    assert!(list(&lin, "/api/circles?find=paris").await.is_empty());
    assert!(list(&lin, "/api/me/circles").await.is_empty());
    let seen = page(&lin, &circle).await;
    assert_eq!(seen.rules.as_deref(), Some("Be kind.\nBe brief."), "before one joins");
    assert_eq!((seen.rules_version, seen.rules_agreed, seen.card.members), (1, None, 1));
    assert_eq!(seen.owner.map(|owner| owner.handle).as_deref(), Some("mai"));
    let list_of_members = format!("/api/circles/{circle}/members");
    lin.get(&list_of_members).await.refuses(403, NotAllowed);
    lin.get(&format!("/api/circles/{circle}/scheduled")).await.refuses(403, NotAllowed);
    lin.get(&format!("/api/circles/{circle}/waiting")).await.refuses(403, NotAllowed);

    put(&mai, &format!("/api/circles/{circle}"), with(bridges("approval"), "rules", "Be kind."))
        .await
        .is(200);
    join(&lin, &circle).await.refuses(409, RulesChanged);
    let again = put(&lin, &format!("/api/circles/{circle}/membership"), json!({ "rules_version": 2 })).await;
    let seen: CirclePage = again.read(200);
    assert_eq!((seen.card.own, seen.rules_agreed), (Some(CircleMembership::Asked), Some(2)));
    lin.get(&list_of_members).await.refuses(403, NotAllowed);
    let waiting: Vec<CircleWaitingRow> = mai.get(&format!("/api/circles/{circle}/waiting")).await.read(200);
    assert_eq!((waiting.len(), waiting[0].person.handle.as_str()), (1, "lin"));
    let page_of_lin = client(&house, &lin).await;
    give(&lin, &circle, &lin, "member").await.refuses(403, NotAllowed);
    house.clock.advance(Duration::from_secs(1));
    give(&mai, &circle, &lin, "member").await.is(204);
    assert!(told(&page_of_lin).iter().any(|text| text.contains("circle_changed")), "their page hears of it");
    let everybody = [("mai".to_owned(), CircleRole::Owner), ("lin".to_owned(), CircleRole::Member)];
    assert_eq!(members(&lin, &list_of_members).await, everybody);
    assert_eq!(members(&lin, &format!("{list_of_members}?find=li")).await, everybody[1..]);
    assert!(members(&lin, &format!("{list_of_members}?find=kim")).await.is_empty());
    assert_eq!(list(&lin, "/api/me/circles").await[0].members, 2);

    join(&kim, &circle).await.refuses(409, RulesChanged);
    put(&kim, &format!("/api/circles/{circle}/membership"), json!({ "rules_version": 2 })).await.is(200);
    put_out(&mai, &circle, &kim).await.is(204);
    let seen = page(&kim, &circle).await;
    assert_eq!(seen.card.own, Some(CircleMembership::Declined));
    assert_eq!(seen.ask_again_ms, Some(house.clock.now().after(30 * DAY).0));
    let again =
        async || put(&kim, &format!("/api/circles/{circle}/membership"), json!({ "rules_version": 2 })).await;
    house.clock.advance(29 * DAY);
    again().await.refuses(429, TooSoon);
    house.clock.advance(DAY);
    assert_eq!(again().await.read::<CirclePage>(200).card.own, Some(CircleMembership::Asked));
}

fn with(mut body: Value, key: &str, value: &str) -> Value {
    body[key] = json!(value);
    body
}

#[tokio::test]
async fn a_circle_by_invite_is_no_circle_to_whoever_is_not_invited() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "invite").await;
    let nowhere = "0000000000000";
    for about in ["", "/members", "/waiting", "/scheduled"] {
        let (there, not) = (
            lin.get(&format!("/api/circles/{circle}{about}")).await,
            lin.get(&format!("/api/circles/{nowhere}{about}")).await,
        );
        assert_eq!(there.body, not.body, "{about}");
        there.refuses(404, NoSuchCircle);
    }
    for circle in [circle.as_str(), nowhere] {
        join(&lin, circle).await.refuses(404, NoSuchCircle);
        leave(&lin, circle).await.refuses(404, NoSuchCircle);
        invite(&lin, circle, "lin").await.refuses(404, NoSuchCircle);
        put(&lin, &format!("/api/circles/{circle}"), bridges("open")).await.refuses(404, NoSuchCircle);
        lin.delete(&format!("/api/circles/{circle}")).await.refuses(404, NoSuchCircle);
        let asked = json!({ "title": "Bridges", "policy": policy(circle) });
        lin.post("/api/rooms", asked).await.refuses(404, NoSuchCircle);
    }
    assert!(list(&lin, "/api/circles").await.is_empty());
    assert!(list(&lin, "/api/circles?find=bridges").await.is_empty());

    invite(&mai, &circle, "nobody").await.refuses(404, NoSuchAccount);
    invite(&mai, &circle, "@lin").await.is(204);
    assert_eq!(list(&lin, "/api/me/circles").await[0].own, Some(CircleMembership::Invited));
    assert_eq!(list(&lin, "/api/me/circles").await[0].entry, CircleEntry::Invite);
    lin.get(&format!("/api/circles/{circle}/members")).await.refuses(403, NotAllowed);
    join(&lin, &circle).await.is(200);
    assert_eq!(own(&lin, &circle).await, Some(CircleMembership::Member));
    // A member is no moderator: they invite nobody.
    invite(&lin, &circle, "kim").await.refuses(403, NotAllowed);
    give(&mai, &circle, &kim, "moderator").await.refuses(409, NotInCircle);
    give(&mai, &circle, &lin, "moderator").await.is(204);
    invite(&lin, &circle, "kim").await.is(204);
    leave(&kim, &circle).await.is(204);
    kim.get(&format!("/api/circles/{circle}")).await.refuses(404, NoSuchCircle);
    give(&lin, &circle, &lin, "owner").await.refuses(403, NotAllowed);
    put_out(&lin, &circle, &mai).await.refuses(403, NotAllowed);

    leave(&mai, &circle).await.refuses(409, HandOverFirst);
    give(&mai, &circle, &lin, "owner").await.is(204);
    assert_eq!(own(&mai, &circle).await, Some(CircleMembership::Moderator));
    assert_eq!(page(&mai, &circle).await.owner.map(|owner| owner.handle).as_deref(), Some("lin"));
    leave(&mai, &circle).await.is(204);
    mai.get(&format!("/api/circles/{circle}")).await.refuses(404, NoSuchCircle);
    lin.delete(&format!("/api/circles/{circle}")).await.is(204);
    lin.get(&format!("/api/circles/{circle}")).await.refuses(404, NoSuchCircle);
}

#[tokio::test]
async fn a_circles_room_is_to_outsiders_no_room_live_to_come_or_over() {
    let house = House::patient().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "open").await;
    join(&lin, &circle).await.is(200);
    let opened = mai.post("/api/rooms", json!({ "title": "Bridges", "policy": policy(&circle) })).await;
    let room = opened.read::<RoomOpened>(201).room;
    let (mut mai_s, mut lin_s) = (client(&house, &mai).await, client(&house, &lin).await);
    enter(&mut mai_s, &room).await;
    enter(&mut lin_s, &room).await;
    let rooms = async |by: &Browser| by.get("/api/rooms").await.read::<Vec<RoomCard>>(200);
    let mut tries = 0;
    while rooms(&lin).await.is_empty() && tries < 1000 {
        tries += 1; // The server goes on meanwhile.
    }
    assert_eq!(rooms(&lin).await[0].circle.as_deref(), Some(circle.as_str()));
    assert!(rooms(&kim).await.is_empty());
    assert!(!kim.get("/api/hallway").await.text().contains("Bridges"));
    for about in ["", "/link", "/audience", "/roster", "/sound"] {
        let there = kim.get(&format!("/api/rooms/{room}{about}")).await;
        assert_eq!(there.body, kim.get(&format!("/api/rooms/0000000000000{about}")).await.body, "{about}");
        there.refuses(404, NoSuchRoom);
    }
    assert!(!kim.get(&format!("/r/{room}")).await.text().contains("og:title"), "its link shows no card");
    mai.post("/api/invites", json!({ "room": room })).await.refuses(404, NoSuchRoom);

    let begins = house.clock.now().after(DAY).0;
    let plan = json!({
        "title": "Tunnels", "begins_ms": begins, "zone": "UTC", "length_min": 60, "places": 20,
        "policy": policy(&circle)
    });
    kim.post("/api/scheduled", plan.clone()).await.refuses(404, NoSuchCircle);
    let mut for_kim = plan.clone();
    for_kim["lineup"] = json!([{ "handle": "kim", "role": "speaker" }]);
    mai.post("/api/scheduled", for_kim).await.refuses(409, NotInCircle);
    let scheduled = mai.post("/api/scheduled", plan.clone()).await.read::<ScheduledPage>(201).card;
    assert_eq!(scheduled.circle.as_deref(), Some(circle.as_str()));
    let mut beyond = plan;
    beyond["policy"].as_object_mut().expect("an object").remove("circle");
    put(&mai, &format!("/api/scheduled/{}", scheduled.scheduled), beyond).await.refuses(403, NotAllowed);
    let path = format!("/api/scheduled/{}", scheduled.scheduled);
    lin.get(&path).await.is(200);
    put(&lin, &format!("{path}/coming"), json!({ "remind": false })).await.is(204);
    let there = format!("/api/circles/{circle}/scheduled");
    assert_eq!(lin.get(&there).await.read::<ScheduledList>(200).scheduled.len(), 1);
    for hidden in [path.clone(), format!("{path}/room.ics")] {
        kim.get(&hidden).await.refuses(404, NoSuchScheduled);
    }
    put(&kim, &format!("{path}/coming"), json!({ "remind": false })).await.refuses(404, NoSuchScheduled);
    assert!(kim.get("/api/scheduled").await.read::<ScheduledList>(200).scheduled.is_empty());

    put_out(&mai, &circle, &lin).await.is(204);
    let out = async {
        loop {
            if let Next::Send(text) = lin_s.outbox().next().await
                && text.contains("not_in_circle")
            {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(10), out).await.expect("out of the live room");
    lin.get(&path).await.refuses(404, NoSuchScheduled);
    lin.get(&format!("/api/rooms/{room}")).await.refuses(404, NoSuchRoom);
    lin.get(&format!("/api/introductions/{room}")).await.refuses(404, NoSuchRoom);
    assert!(rooms(&lin).await.is_empty());
    join(&lin, &circle).await.refuses(409, RemovedFromCircle);
    ask(&mut mai_s, Ask::Room { command: RoomCommand::End }).await;
    let past = async |by: &Browser| by.get("/api/me/past").await.read::<PastPage>(200).rooms;
    until("what is left of it", async || !past(&mai).await.is_empty()).await;
    assert_eq!((past(&mai).await.len(), past(&lin).await.len()), (1, 0));
}

#[tokio::test]
async fn whoever_asks_for_nonsense_or_too_much_gets_nothing_and_takes_along_what_is_theirs() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    for (key, value) in
        [("name", json!("")), ("topics", json!(["Steel", "steel"])), ("rules", json!("x".repeat(4001)))]
    {
        let mut body = bridges("open");
        body[key] = value;
        mai.post("/api/circles", body).await.refuses(422, BadCircle);
    }
    let circle = make(&mai, "open").await;
    for _ in 1..5 {
        make(&mai, "open").await;
    }
    mai.post("/api/circles", bridges("open")).await.refuses(409, TooManyCircles);
    lin.get("/api/circles?after=nonsense").await.refuses(400, BadRequest);
    mai.get(&format!("/api/circles/{circle}/members?after=nonsense")).await.refuses(400, BadRequest);
    put(&lin, &format!("/api/circles/{circle}"), bridges("invite")).await.refuses(403, NotAllowed);
    lin.delete(&format!("/api/circles/{circle}")).await.refuses(403, NotAllowed);
    join(&lin, &circle).await.is(200);
    let theirs = data(&export(&mai).await);
    assert_eq!(theirs["circles_owned"][0]["name"], "Bridges of Rome");
    assert_eq!(theirs["circles"][0]["state"], "owner");
    let theirs = data(&export(&lin).await);
    let number = domain::CircleId::parse(&circle).expect("an id").number();
    assert_eq!(theirs["circles"][0]["circle"], number.to_string());
    assert!(theirs["circles_owned"].is_null(), "what others wrote is theirs");
}

#[tokio::test]
async fn nobody_copies_the_house_by_the_lists_of_circles() {
    let house = House::with(|config| {
        config.limits.found_per_account = 7;
        config.limits.searches_per_account = 3;
        config.limits.profiles_per_account = 2;
    })
    .await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let circle = make(&mai, "open").await;
    for by in [&lin, &kim] {
        join(by, &circle).await.is(200);
    }
    let path = format!("/api/circles/{circle}/members");
    for _ in 0..2 {
        assert_eq!(members(&lin, &path).await.len(), 3, "somebody who reads it sees everybody");
    }
    let third = lin.get(&path).await;
    third.refuses(429, TooManyRequests);
    assert!(!third.text().contains("kim"));
    assert_eq!(members(&lin, &format!("{path}?find=kim")).await.len(), 1, "one is left for today");
    lin.get(&format!("{path}?find=kim")).await.refuses(429, TooManyRequests);
    assert_eq!(members(&kim, &path).await.len(), 3, "everybody pays for themselves");
    for _ in 0..9 {
        assert_eq!(
            members(&mai, &path).await.len(),
            3,
            "whoever takes care of it looks as often as they act"
        );
    }

    for _ in 0..3 {
        kim.get(&format!("{path}?find=nobody")).await.is(200);
    }
    kim.get(&format!("{path}?find=nobody")).await.refuses(429, TooManyRequests);
    house.clock.advance(DAY);
    assert_eq!(members(&lin, &path).await.len(), 3);

    for _ in 0..2 {
        invite(&mai, &circle, "nobody_at_all").await.refuses(404, NoSuchAccount);
    }
    invite(&mai, &circle, "nobody_at_all").await.refuses(429, TooManyRequests);
}
