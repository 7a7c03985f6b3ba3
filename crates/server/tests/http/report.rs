//! The owner's report: counts after a room, files for spreadsheets, what it costs; and nothing that one of few did.

use super::house::{Answer, Browser, House};
use super::introductions::{ask, client, enter, id};
use protocol::report::{Report, ReportCohort, ReportHands, ReportInviter, ReportPrices, ReportTopic};
use protocol::rest::RoomOpened;
use protocol::tell::RefusalCode::*;
use protocol::{Ask, RoomCommand};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// A room of the first one on this topic: all others raise a hand after a minute, those of them in `served` come on stage
/// after another, and then it is over.
async fn talk(house: &House, people: &[&Browser], topic: &str, served: usize) {
    let asked = json!({ "title": "Bridges", "topic": topic });
    let room = people[0].post("/api/rooms", asked).await.read::<RoomOpened>(201).room;
    let mut lines = vec![];
    for browser in people {
        let mut line = client(house, browser).await;
        enter(&mut line, &room).await;
        lines.push(line);
    }
    house.clock.advance(MINUTE);
    for line in &mut lines[1..] {
        ask(line, Ask::Room { command: RoomCommand::RaiseHand { asking: None } }).await;
    }
    house.clock.advance(MINUTE);
    for browser in &people[1..=served] {
        let command = RoomCommand::AcceptHand { member: id(browser).await.to_string() };
        ask(&mut lines[0], Ask::Room { command }).await;
    }
    ask(&mut lines[0], Ask::Room { command: RoomCommand::End }).await;
    for line in lines {
        line.lost().await;
    }
    // What was counted is written by then.
    house.running.app.live.shutdown().await;
}

/// An owner, and so many members whom they let in.
async fn members(house: &House, count: usize) -> Vec<Browser> {
    let mut all = vec![house.owner("mai").await];
    for name in ["lin", "kim", "ann", "dan", "eva", "fay", "gus"].iter().take(count) {
        let member = house.member(&all[0], name).await;
        all.push(member);
    }
    all
}

async fn report(by: &Browser) -> Report {
    by.get("/api/admin/report").await.read(200)
}

async fn set_prices(by: &Browser, prices: Value) -> Answer {
    Answer::of(by.ask(Method::PUT, "/api/admin/report/prices").json(&prices)).await
}

#[tokio::test]
async fn after_a_room_with_hands_its_owner_sees_how_many_and_how_long_and_nobody_by_name() {
    let house = House::open().await;
    let people = members(&house, 6).await;
    talk(&house, &people.iter().collect::<Vec<_>>(), "Steel", 5).await;
    let answer = people[0].get("/api/admin/report").await;
    let told: Report = answer.read(200);
    assert_eq!(told.weeks.len(), 12);
    let (week, before) = (told.weeks.last().expect("this one"), &told.weeks[10]);
    assert_eq!((week.rooms, week.new, week.returning), (1, Some(7), Some(0)));
    assert_eq!(week.listened_ms, Some(7 * 120_000));
    let hands = ReportHands { count: 6, served: 5, median_wait_ms: Some(52_500) };
    assert_eq!(week.hands, Some(hands), "a minute lies between 45 and 60 seconds");
    assert_eq!((before.rooms, before.new, before.listened_ms), (0, Some(0), Some(0)));
    assert_eq!(week.begins_ms - before.begins_ms, 7 * 24 * 3_600_000);
    let cohort = ReportCohort { begins_ms: week.begins_ms, members: Some(7), came: vec![Some(7)] };
    assert_eq!(told.cohorts.last(), Some(&cohort));
    let inviter = ReportInviter { handle: Some("mai".to_owned()), let_in: 6, came: Some(6) };
    assert_eq!((told.inviters, told.other_invited), (vec![inviter], Some(0)));
    let steel = ReportTopic {
        topic: "Steel".to_owned(),
        rooms: 1,
        members: 7,
        newcomers: Some(7),
        listened_ms: 7 * 120_000,
    };
    assert_eq!(told.topics, [steel]);
    assert!(told.prices.is_none() && told.cost.is_none());
    for name in ["lin", "kim", "ann", "fay", "Bridges"] {
        assert!(!answer.text().contains(name), "{}", answer.text());
    }
    people[1].get("/api/admin/report").await.refuses(403, NotAllowed);
    people[1].get("/api/admin/report.csv").await.refuses(403, NotAllowed);
    house.browser().get("/api/admin/report").await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn of_few_members_nothing_is_told_that_one_of_them_did() {
    let house = House::open().await;
    let people = members(&house, 2).await;
    set_prices(&people[0], json!({ "currency": "EUR", "gigabyte": 1, "core_hour": 1, "listener_hour": 1 }))
        .await
        .is(204);
    talk(&house, &people.iter().collect::<Vec<_>>(), "Steel", 1).await;
    let told = report(&people[0]).await;
    let week = told.weeks.last().expect("this one");
    assert_eq!((week.rooms, week.new, week.listened_ms, week.hands), (1, None, None, None));
    assert_eq!(told.cohorts.last().expect("this one").came, [None]);
    assert!(told.inviters.is_empty() && told.other_invited.is_none() && told.topics.is_empty());
    assert!(told.cost.is_none(), "hours that are not told are not divided by either");
    let file = people[0].get("/api/admin/report.csv?weeks=1").await;
    assert!(file.text().contains(",1,<5,0,<5,<5,<5,<5,"), "{}", file.text());
    let file = people[0].get("/api/admin/report.csv?table=inviters").await;
    assert!(file.text().ends_with("(others),<5,\r\n"), "{}", file.text());
}

#[tokio::test]
async fn tables_come_as_files_in_which_no_topic_is_a_formula() {
    let house = House::open().await;
    let people = members(&house, 4).await;
    talk(&house, &people.iter().collect::<Vec<_>>(), "=1+1, \"steel\"", 0).await;
    let mai = &people[0];
    let file = mai.get("/api/admin/report.csv?table=topics").await;
    file.is(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"report-topics.csv\"");
    assert!(file.text().contains("\r\n\"'=1+1, \"\"steel\"\"\",1,5,5,0.17\r\n"), "{}", file.text());
    for (table, first) in
        [("weeks", "week,rooms,"), ("cohorts", "week,members,week_0\r\n"), ("inviters", "inviter,")]
    {
        let file = mai.get(&format!("/api/admin/report.csv?table={table}&weeks=4")).await;
        assert!(file.text().starts_with(&format!("\u{feff}{first}")), "{}", file.text());
    }
    assert_eq!(mai.get("/api/admin/report?weeks=52").await.read::<Report>(200).weeks.len(), 52);
    for wrong in ["?weeks=0", "?weeks=53", "?weeks=many"] {
        mai.get(&format!("/api/admin/report{wrong}")).await.refuses(400, BadRequest);
    }
    mai.get("/api/admin/report.csv?table=people").await.refuses(400, BadRequest);
}

#[tokio::test]
async fn what_the_owner_enters_is_multiplied_and_outlives_whoever_entered_nonsense() {
    let house = House::open().await;
    let people = members(&house, 4).await;
    let mai = &people[0];
    let prices = json!({ "currency": "CNY", "gigabyte": 0, "core_hour": 0, "listener_hour": 3_600_000 });
    set_prices(mai, prices.clone()).await.is(204);
    for (name, bad) in
        [("currency", json!("cny")), ("gigabyte", json!(1_000_000_001)), ("currency", json!("=1+"))]
    {
        let mut wrong = prices.clone();
        wrong[name] = bad;
        set_prices(mai, wrong).await.refuses(422, BadPrices);
    }
    set_prices(&people[1], prices).await.refuses(403, NotAllowed);
    talk(&house, &people.iter().collect::<Vec<_>>(), "Steel", 0).await;
    let told = report(mai).await;
    let wanted =
        ReportPrices { currency: "CNY".to_owned(), gigabyte: 0, core_hour: 0, listener_hour: 3_600_000 };
    assert_eq!(told.prices, Some(wanted));
    let cost = told.cost.expect("five came");
    // Five people for two minutes each: a sixth of an hour.
    assert_eq!((cost.weeks, cost.total, cost.per_room), (1, 600_000, Some(600_000)));
    assert_eq!(cost.per_listener_hour, Some(3_600_000));
}

#[tokio::test]
async fn a_new_server_has_a_report_of_nothing() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let told = report(&mai).await;
    assert!(told.weeks.iter().all(|week| week.rooms == 0 && week.listened_ms == Some(0)));
    assert!(told.topics.is_empty() && told.inviters.is_empty() && told.other_invited == Some(0));
    mai.get("/api/admin/report.csv?table=topics").await.is(200);
}
