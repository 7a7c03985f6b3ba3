//! Names: as stated, proven, or none at all, as the owner has set it.

use super::house::{Answer, Browser, House, registration};
use protocol::admission::WaitlistPage;
use protocol::proofs::{MyProofs, NameMark, ReviewRow};
use protocol::rest::{Me, Person};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};

async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

async fn policy(owner: &Browser, names: &str) {
    let mut policy: Value = owner.get("/api/admin/admission").await.read(200);
    policy["names"] = json!(names);
    put(owner, "/api/admin/admission", policy).await.is(200);
}

async fn seen(by: &Browser, of: &Browser) -> (Option<String>, Option<NameMark>) {
    let me: Me = of.me().await.read(200);
    let person: Person = by.get(&format!("/api/people/{}", me.account)).await.read(200);
    (person.name, person.name_mark)
}

async fn named(house: &House, by: &Browser, handle: &str, name: &str) -> Browser {
    let invite = by.invite().await;
    let mut body = registration(handle, Some(&invite.token));
    body["name"] = json!(name);
    let mut browser = house.browser();
    browser.post_and_keep("/api/register", body).await.is(201);
    browser
}

fn text(name: &str) -> Option<String> {
    Some(name.to_owned())
}

#[tokio::test]
async fn a_name_is_shown_as_stated_and_can_be_changed_and_taken_back() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = named(&house, &mai, "lin", "Lin Park").await;
    assert_eq!(seen(&mai, &lin).await, (text("Lin Park"), Some(NameMark::Stated)));
    assert_eq!(seen(&lin, &mai).await, (None, None), "who gives none goes by the handle");
    put(&lin, "/api/me/name", json!({ "name": "Lin P." })).await.is(200);
    assert_eq!(seen(&mai, &lin).await.0, text("Lin P."));
    put(&lin, "/api/me/name", json!({ "name": "x".repeat(61) })).await.refuses(422, BadName);
    put(&lin, "/api/me/name", json!({ "name": "a\u{202e}b" })).await.refuses(422, BadName);
    let me: Me = put(&lin, "/api/me/name", json!({ "name": " " })).await.read(200);
    assert!(me.name.is_none());
    assert_eq!(seen(&mai, &lin).await, (None, None));
    for name in ["Aa", "Bb", "Cc"] {
        put(&lin, "/api/me/name", json!({ "name": name })).await.is(200);
    }
    put(&lin, "/api/me/name", json!({ "name": "Dd" })).await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn where_names_are_proven_a_name_is_shown_once_a_proof_carries_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    policy(&mai, "proven").await;
    let lin = named(&house, &mai, "lin", "Lin Park").await;
    let unproven = (None, Some(NameMark::NotProven));
    assert_eq!(seen(&mai, &lin).await, unproven, "what is stated is not shown");
    assert_eq!(seen(&lin, &mai).await, unproven, "nor is it hidden that none was given");
    let ask = json!({ "text": "My licence, page 2", "field": "engineering", "name": "Lin Parkk" });
    lin.post("/api/proofs/review", ask).await.is(204);
    let waiting: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    assert_eq!(waiting[0].name, text("Lin Parkk"));
    assert_eq!(seen(&mai, &lin).await, unproven, "to ask is no proof");
    // The owner writes what they saw.
    let saw = json!({ "field": "engineering", "name": "LIN PARK" });
    mai.post(&format!("/api/admin/proofs/{}/grant", waiting[0].id), saw).await.is(204);
    assert_eq!(seen(&mai, &lin).await, (text("Lin Park"), Some(NameMark::Proven)));
    // Another name than the one that was proven is not.
    put(&lin, "/api/me/name", json!({ "name": "Somebody Else" })).await.is(200);
    assert_eq!(seen(&mai, &lin).await, unproven);
    put(&lin, "/api/me/name", json!({ "name": "Lin Park" })).await.is(200);
    let mine: MyProofs = lin.get("/api/proofs").await.read(200);
    assert_eq!(mine.proofs[0].name, text("LIN PARK"));
    lin.delete(&format!("/api/proofs/{}", mine.proofs[0].id)).await.is(204);
    assert_eq!(seen(&mai, &lin).await, unproven, "the proof is gone");
}

#[tokio::test]
async fn where_everybody_goes_by_a_handle_no_name_is_kept_and_none_is_shown() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = named(&house, &mai, "lin", "Lin Park").await;
    policy(&mai, "pseudonym").await;
    assert_eq!(seen(&mai, &lin).await, (None, None), "nor one that was given before");
    put(&lin, "/api/me/name", json!({ "name": "Lin" })).await.refuses(403, NoNamesHere);
    let bo = named(&house, &mai, "bo_", "Bo Jensen").await;
    policy(&mai, "as_stated").await;
    assert!(bo.me().await.read::<Me>(200).name.is_none(), "it was not kept");
    assert_eq!(seen(&mai, &bo).await, (None, None));
    assert_eq!(seen(&mai, &lin).await.0, text("Lin Park"));
}

#[tokio::test]
async fn an_applicant_s_name_is_for_owners_to_see() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut body = registration("ann", None);
    body["name"] = json!("Ann Lee");
    house.browser().post("/api/register", body).await.is(201);
    let page: WaitlistPage = mai.get("/api/admin/waitlist").await.read(200);
    assert_eq!(page.rows[0].name, text("Ann Lee"));
    assert!(!house.browser().get("/api/entry").await.text().contains("Ann Lee"));
}
