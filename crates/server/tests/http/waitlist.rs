//! The waitlist is the owner's.

use super::house::House;
use protocol::rest::{ApplicantRow, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn an_owner_sees_who_waits_longest_first_and_lets_them_in() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut waiting = vec![];
    for handle in ["lin", "bo_", "kim"] {
        waiting.push(house.applicant(handle).await);
        house.clock.advance(Duration::from_secs(1));
    }
    let rows: Vec<ApplicantRow> = mai.get("/api/waitlist").await.read(200);
    assert!(rows.iter().map(|row| row.handle.as_str()).eq(["lin", "bo_", "kim"]));
    mai.post(&format!("/api/waitlist/{}/let-in", rows[1].account), json!({})).await.is(204);
    let me: Me = waiting[1].me().await.read(200);
    assert!(me.standing == Standing::Member && !me.owner);
    let rows: Vec<ApplicantRow> = mai.get("/api/waitlist").await.read(200);
    assert!(rows.iter().map(|row| row.handle.as_str()).eq(["lin", "kim"]));
    let again = format!("/api/waitlist/{}/let-in", me.account);
    mai.post(&again, json!({})).await.refuses(409, AlreadyAMember);
}

#[tokio::test]
async fn nobody_else_sees_the_waitlist_or_lets_anybody_in() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    let me: Me = ann.me().await.read(200);
    let let_in = format!("/api/waitlist/{}/let-in", me.account);
    for browser in [&lin, &ann] {
        browser.get("/api/waitlist").await.refuses(403, NotAllowed);
        browser.post(&let_in, json!({})).await.refuses(403, NotAllowed);
        // The same for an account that is not there: nothing is learned.
        browser.post("/api/waitlist/0000000000000/let-in", json!({})).await.refuses(403, NotAllowed);
    }
    mai.post("/api/waitlist/0000000000000/let-in", json!({})).await.refuses(404, NoSuchAccount);
    mai.post("/api/waitlist/what/let-in", json!({})).await.refuses(404, NoSuchAccount);
    let me: Me = ann.me().await.read(200);
    assert_eq!(me.standing, Standing::Applicant);
}

#[tokio::test]
async fn who_waits_behind_the_first_page_is_seen_as_well() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for handle in ["lin", "bo_", "kim"] {
        house.applicant(handle).await;
        house.clock.advance(Duration::from_secs(1));
    }
    let rows: Vec<ApplicantRow> = mai.get("/api/waitlist").await.read(200);
    let after: Vec<ApplicantRow> =
        mai.get(&format!("/api/waitlist?after={}", rows[0].account)).await.read(200);
    assert!(after.iter().map(|row| row.handle.as_str()).eq(["bo_", "kim"]));
    mai.get("/api/waitlist?after=what").await.refuses(404, NoSuchAccount);
}
