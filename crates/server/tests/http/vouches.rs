//! Vouching: who is named, who gives their word, and whose word opens the door.

use super::house::{Browser, House, PASSWORD};
use protocol::inviting::{Names, VouchRow, Vouches};
use protocol::rest::{InviteRow, InviteState, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;

async fn vouches(of: &Browser) -> Vec<VouchRow> {
    let vouches: Vouches = of.get("/api/vouches").await.read(200);
    vouches.rows
}

async fn names(of: &Browser) -> Names {
    of.get("/api/vouches/names").await.read(200)
}

#[tokio::test]
async fn whoever_is_named_sees_it_gives_their_word_and_takes_it_back() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    assert!(vouches(&lin).await.is_empty(), "who waits is no list for members");
    ann.post("/api/vouches/names", json!({ "handle": "@lin" })).await.is(204);
    let rows = vouches(&lin).await;
    assert!(
        rows.len() == 1
            && rows[0].handle == "ann"
            && rows[0].named_me
            && !rows[0].vouched
            && rows[0].own_field
    );
    assert!(vouches(&mai).await.is_empty());
    lin.post("/api/vouches", json!({ "handle": "ann" })).await.is(204);
    lin.post("/api/vouches", json!({ "handle": "ann" })).await.is(204);
    assert!(vouches(&lin).await[0].vouched && names(&ann).await.rows[0].vouched);
    lin.delete(&format!("/api/vouches/{}", rows[0].account)).await.is(204);
    assert!(!names(&ann).await.rows[0].vouched);
    let me: Me = ann.me().await.read(200);
    assert_eq!(me.standing, Standing::Applicant, "a word alone lets nobody in");
}

#[tokio::test]
async fn an_applicant_names_five_and_learns_nothing_of_who_is_no_member() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (ann, bo) = (house.applicant("ann").await, "bo_");
    house.applicant(bo).await;
    let name = |handle: String| ann.post("/api/vouches/names", json!({ "handle": handle }));
    let nobody = name("nobody_here".to_owned()).await;
    let waiting = name(bo.to_owned()).await;
    assert_eq!((nobody.status, &nobody.body), (waiting.status, &waiting.body));
    nobody.refuses(404, NoSuchAccount);
    for at in 0..6 {
        let handle = format!("helper_{at}");
        house.member(&mai, &handle).await;
        let answer = name(handle).await;
        if at < 5 { answer.is(204) } else { answer.refuses(409, TooManyNamed) }
    }
    let named = names(&ann).await;
    assert_eq!((named.rows.len(), named.max), (5, 5));
    ann.delete(&format!("/api/vouches/names/{}", named.rows[0].member)).await.is(204);
    name("helper_5".to_owned()).await.is(204);
    mai.post("/api/vouches/names", json!({ "handle": "helper_1" })).await.refuses(409, AlreadyAMember);
}

#[tokio::test]
async fn a_word_is_for_the_own_field_and_five_a_week() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let body = json!({ "handle": "judge", "password": PASSWORD, "stated": "sits in court", "field": "law" });
    let mut judge = house.browser();
    judge.post_and_keep("/api/register", body).await.is(201);
    let word = json!({ "handle": "judge" });
    lin.post("/api/vouches", word.clone()).await.refuses(404, NoSuchAccount);
    judge.post("/api/vouches/names", json!({ "handle": "lin" })).await.is(204);
    lin.post("/api/vouches", word).await.refuses(403, OtherField);
    for at in 0..6 {
        let handle = format!("waiting_{at}");
        house.applicant(&handle).await;
        let answer = lin.post("/api/vouches", json!({ "handle": handle })).await;
        if at < 5 { answer.is(204) } else { answer.refuses(409, TooManyVouches) }
    }
    let left: Vouches = lin.get("/api/vouches").await.read(200);
    assert_eq!(left.left, 0);
}

#[tokio::test]
async fn a_member_spends_an_invite_on_whoever_named_them_and_on_nobody_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    let who: Me = ann.me().await.read(200);
    let let_in = format!("/api/vouches/{}/let-in", who.account);
    lin.post(&let_in, json!({})).await.refuses(404, NoSuchAccount);
    ann.post("/api/vouches/names", json!({ "handle": "lin" })).await.is(204);
    mai.post(&let_in, json!({})).await.refuses(404, NoSuchAccount);
    lin.post(&let_in, json!({})).await.is(204);
    let me: Me = ann.me().await.read(200);
    assert_eq!(me.standing, Standing::Member);
    let person: protocol::rest::Person = mai.get(&format!("/api/people/{}", who.account)).await.read(200);
    assert_eq!(person.invited_by.as_deref(), Some("lin"));
    let me: Me = lin.me().await.read(200);
    assert_eq!(me.invites_left, 4);
    let rows: Vec<InviteRow> = lin.get("/api/invites").await.read(200);
    assert!(rows[0].state == InviteState::Accepted && rows[0].accepted_by.as_deref() == Some("ann"));
    lin.post(&let_in, json!({})).await.refuses(409, AlreadyAMember);
}
