//! Reports of private threads: who makes one, what owners read of it, and what nobody else learns.

use super::house::{Answer, Browser, DAY, House};
use super::inbox::round;
use super::introductions::{client, told};
use protocol::tell::RefusalCode::*;
use protocol::thread::{MessageSaid, ReportReason, ThreadReportRow, ThreadReportsPage};
use reqwest::Method;
use serde_json::json;

async fn say(by: &Browser, to: &str, number: usize, text: &str) -> String {
    let body = json!({ "key": format!("key-{number:08}"), "text": text });
    by.post(&format!("/api/people/@{to}/messages"), body).await.read::<MessageSaid>(201).thread
}

async fn report(by: &Browser, thread: &str) -> Answer {
    let body = json!({ "reason": "harassment", "line": "Night after night" });
    by.post(&format!("/api/threads/{thread}/report"), body).await
}

async fn reports(by: &Browser) -> Vec<ThreadReportRow> {
    by.get("/api/thread-reports").await.read::<ThreadReportsPage>(200).reports
}

async fn follow(by: &Browser, whom: &str) {
    Answer::of(by.ask(Method::PUT, &format!("/api/people/@{whom}/follow")).json(&json!({}))).await.is(204);
}

/// A house, its owner, and two members who follow each other and write.
async fn two() -> (House, Browser, Browser, Browser, String) {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    follow(&lin, "kim").await;
    follow(&kim, "lin").await;
    let thread = say(&kim, "lin", 0, "Message 0").await;
    (house, mai, lin, kim, thread)
}

#[tokio::test]
async fn owners_read_the_last_20_messages_of_a_reported_thread_and_nothing_of_any_other() {
    let (_house, mai, lin, kim, thread) = two().await;
    for number in 1..=20 {
        let (by, to) = if number % 2 == 0 { (&kim, "lin") } else { (&lin, "kim") };
        say(by, to, number, &format!("Message {number}")).await;
    }
    assert!(reports(&mai).await.is_empty());
    mai.get(&format!("/api/threads/{thread}/messages")).await.refuses(404, NoSuchThread);
    report(&lin, &thread).await.is(204);
    say(&kim, "lin", 21, "Message 21").await;

    let rows = reports(&mai).await;
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    let handle =
        |person: &Option<protocol::rest::Person>| person.as_ref().map(|person| person.handle.clone());
    assert_eq!((handle(&row.by).as_deref(), handle(&row.about).as_deref()), (Some("lin"), Some("kim")));
    assert_eq!((row.reason, row.line.as_deref()), (ReportReason::Harassment, Some("Night after night")));
    let texts: Vec<String> = row.messages.iter().map(|message| message.text.clone()).collect();
    let wanted: Vec<String> = (1..=20).map(|number| format!("Message {number}")).collect();
    assert_eq!(texts, wanted, "neither the one before these nor what was said after the report");
    assert!(row.messages.iter().all(|message| message.by_reporter == (message.n % 2 == 0)));
    mai.get(&format!("/api/threads/{thread}/messages")).await.refuses(404, NoSuchThread);
    mai.get(&format!("/api/threads/{thread}")).await.refuses(404, NoSuchThread);

    let settle = format!("/api/thread-reports/{}/settle", row.report);
    for browser in [&lin, &kim] {
        browser.get("/api/thread-reports").await.refuses(403, NotAllowed);
        browser.post(&settle, json!({})).await.refuses(403, NotAllowed);
    }
    mai.post(&settle, json!({})).await.is(204);
    assert!(reports(&mai).await.is_empty());
    mai.post(&settle, json!({})).await.refuses(409, ChangedMeanwhile);
    mai.post("/api/thread-reports/0000000000000/settle", json!({})).await.refuses(409, ChangedMeanwhile);
    report(&lin, &thread).await.is(204);
    let again = reports(&mai).await;
    let last = again[0].messages.last().map(|message| message.text.as_str());
    assert_eq!((again.len(), last), (1, Some("Message 21")), "once it is settled, it is another report");
}

#[tokio::test]
async fn whoever_is_reported_learns_nothing_and_outsiders_are_answered_as_for_no_thread() {
    let (house, mai, lin, kim, thread) = two().await;
    let lines = [client(&house, &kim).await, client(&house, &lin).await];
    let seen = async || {
        let paths = [format!("/api/threads/{thread}"), "/api/threads".to_owned(), "/api/inbox".to_owned()];
        let mut bodies = vec![];
        for path in paths {
            bodies.push(kim.get(&path).await.body);
        }
        bodies
    };
    round(&house).await;
    let before = seen().await;
    for _ in 0..3 {
        let answer = report(&lin, &thread).await;
        assert!(answer.body.is_empty(), "the same each time");
        answer.is(204);
    }
    assert_eq!(reports(&mai).await.len(), 1, "while it waits, it is one");
    round(&house).await;
    assert_eq!(seen().await, before);
    assert!(lines.iter().all(|line| told(line).is_empty()));

    let eve = house.member(&mai, "eve").await;
    let (there, nowhere) = (report(&eve, &thread).await, report(&eve, "0000000000000").await);
    assert_eq!(there.body, nowhere.body);
    there.refuses(404, NoSuchThread);
    let bad = [json!({ "reason": "dull" }), json!({}), json!({ "reason": "spam", "who": "kim" })];
    for body in bad {
        lin.post(&format!("/api/threads/{thread}/report"), body).await.refuses(400, BadRequest);
    }
    for line in ["", &"x".repeat(301)] {
        let body = json!({ "reason": "spam", "line": line });
        lin.post(&format!("/api/threads/{thread}/report"), body).await.refuses(422, BadText);
    }
}

#[tokio::test]
async fn a_request_is_reported_by_whom_it_came_to_and_not_by_whom_it_came_from() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, kim) = (house.member(&mai, "lin").await, house.member(&mai, "kim").await);
    let thread = say(&kim, "lin", 0, "Buy this").await;
    report(&kim, &thread).await.refuses(404, NoSuchThread);
    report(&lin, &thread).await.is(204);
    assert_eq!(reports(&mai).await[0].messages[0].text, "Buy this");
}

#[tokio::test]
async fn an_owner_reads_no_report_of_a_thread_of_their_own() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let thread = say(&mai, "lin", 0, "You again").await;
    report(&lin, &thread).await.is(204);
    assert!(reports(&mai).await.is_empty());
}

#[tokio::test]
async fn one_reports_ten_times_a_day() {
    let (house, _mai, lin, _kim, thread) = two().await;
    for _ in 0..10 {
        report(&lin, &thread).await.is(204);
    }
    report(&lin, &thread).await.refuses(429, TooManyRequests);
    house.clock.advance(DAY);
    report(&lin, &thread).await.is(204);
}
