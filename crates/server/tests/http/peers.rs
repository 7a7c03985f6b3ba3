//! People's pages, words of peers that prove a field, and what staff take back.

use super::house::{Browser, DAY, House};
use super::mail_codes;
use super::takeover_trials::told;
use domain::AccountId;
use futures_util::FutureExt;
use protocol::proofs::{MyProofs, ProofKind, ProofRow, ProofState, ReviewRow};
use protocol::rest::{Me, PersonPage};
use protocol::sign_in::NoticeKind;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::proof::peers;
use std::pin::pin;

async fn page(of: &Browser, handle: &str) -> PersonPage {
    of.get(&format!("/api/people/@{handle}")).await.read(200)
}

async fn mine(of: &Browser) -> Vec<ProofRow> {
    of.get("/api/proofs").await.read::<MyProofs>(200).proofs
}

#[tokio::test]
async fn a_member_s_page_is_found_by_handle_and_an_applicant_s_is_nobody_s() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let ann = house.applicant("ann").await;
    let of_lin = page(&mai, "Lin").await;
    assert!(of_lin.person.handle == "lin" && of_lin.person.invited_by.as_deref() == Some("mai"));
    assert!(of_lin.person.member_since_ms.is_some() && of_lin.may_vouch && !of_lin.vouched);
    let own = page(&lin, "lin").await;
    assert!(!own.may_vouch, "nobody speaks for themselves");
    let (waits, nobody) = (mai.get("/api/people/@ann").await, mai.get("/api/people/@no_body").await);
    waits.refuses(404, NoSuchAccount);
    assert_eq!(waits.body, nobody.body);
    mai.get("/api/people/@%20").await.refuses(404, NoSuchAccount);
    ann.get("/api/people/@lin").await.refuses(403, NotAMember);
    ann.get("/api/people/@no_body").await.refuses(403, NotAMember);
    house.browser().get("/api/people/@lin").await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn three_words_prove_a_field_and_when_one_is_taken_back_the_proof_is_on_its_way_out() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    let lin = house.member(&mai, "lin").await;
    let word = json!({ "handle": "ann" });
    lin.post("/api/vouches", word.clone()).await.is(204);
    assert!(mine(&ann).await.is_empty(), "one word is none");
    mai.post("/api/vouches", word).await.is(204);
    let proofs = mine(&ann).await;
    assert!(proofs.len() == 1 && proofs[0].proof == ProofKind::PeerVouch, "an owner's counts as two");
    assert_eq!(proofs[0].field.as_deref(), Some("engineering"));

    let account = ann.me().await.read::<Me>(200).account;
    mai.post(&format!("/api/waitlist/{account}/let-in"), json!({})).await.is(204);
    assert!(page(&lin, "ann").await.vouched && page(&lin, "ann").await.person.badge.is_some());
    lin.delete(&format!("/api/vouches/{account}")).await.is(204);
    assert_eq!(mine(&ann).await[0].state, ProofState::Failing, "its owner sees it first");
    assert!(page(&lin, "ann").await.person.badge.is_some(), "and still wears it");
    house.clock.advance(15 * DAY);
    assert_eq!(mine(&ann).await[0].state, ProofState::Lapsed);
    assert!(page(&lin, "ann").await.person.badge.is_none());
    // A member gives it to a member: proved again.
    assert!(page(&lin, "ann").await.may_vouch);
    lin.post("/api/vouches", json!({ "handle": "ann" })).await.is(204);
    assert_eq!(mine(&ann).await[0].state, ProofState::Stands);
}

#[tokio::test]
async fn a_count_of_words_begins_when_the_one_before_has_ended() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.member(&mai, "ann").await;
    mai.post("/api/vouches", json!({ "handle": "ann" })).await.is(204);
    let app = &house.running.app;
    let id = AccountId::parse(&ann.me().await.read::<Me>(200).account).expect("an id");
    let account = app.store.account(id).await.expect("up").expect("there");

    let mut first = pin!(peers::recount(app, &account));
    let mut second = pin!(peers::recount(app, &account));
    assert!(first.as_mut().now_or_never().is_none(), "it has begun, and goes on when it is looked at again");
    for _ in 0..1_000 {
        assert!(second.as_mut().now_or_never().is_none(), "the later one read before the earlier one wrote");
        app.store.account(id).await.expect("up"); // Time enough for all that a count reads.
    }
    first.await.expect("up");
    second.await.expect("up");
}

#[tokio::test]
async fn a_word_of_somebody_who_was_frozen_stops_counting_at_the_next_look() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (ann, lin) = (house.member(&mai, "ann").await, house.member(&mai, "lin").await);
    for by in [&lin, &mai] {
        by.post("/api/vouches", json!({ "handle": "ann" })).await.is(204);
    }
    let lin_s = lin.me().await.read::<Me>(200).account;
    let seen: serde_json::Value = mai.get(&format!("/api/admin/tree/{lin_s}/preview")).await.read(200);
    let act = json!({ "seen": seen["seen"] });
    mai.post(&format!("/api/admin/tree/{lin_s}/freeze"), act).await.is(204);
    assert_eq!(mine(&ann).await[0].state, ProofState::Stands);
    house.clock.advance(8 * DAY);
    server::proof::round(&house.running.app).await.expect("a round");
    assert_eq!(mine(&ann).await[0].state, ProofState::Failing);
}

#[tokio::test]
async fn staff_take_back_what_they_saw_and_whose_it_is_reads_why_before_it_is_gone() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (ann, lin) = (house.member(&mai, "ann").await, house.member(&mai, "lin").await);
    ann.post("/api/proofs/review", json!({ "text": "seen", "field": "law" })).await.is(204);
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    mai.post(&format!("/api/admin/proofs/{}/grant", rows[0].id), json!({ "field": "law" })).await.is(204);
    let granted: Vec<ProofRow> = mai.get("/api/admin/people/@ann/proofs").await.read(200);
    assert_eq!(granted.len(), 1);
    let path = format!("/api/admin/people/@ann/proofs/{}/take-back", granted[0].id);
    let why = json!({ "reason": "The register knows nobody of this name" });
    lin.post(&path, why.clone()).await.refuses(403, NotAllowed);
    mai.post(&path, json!({ "reason": " " })).await.refuses(422, BadText);
    mai.post(&path.replace("@ann", "@lin"), why.clone()).await.refuses(404, NoSuchProof);
    mai.post(&path, why.clone()).await.is(204);
    mai.post(&path, why).await.refuses(409, ChangedMeanwhile);
    let now = mine(&ann).await;
    assert_eq!(now[0].state, ProofState::Failing);
    assert_eq!(now[0].reason.as_deref(), Some("The register knows nobody of this name"));
    assert!(told(&ann, NoticeKind::ProofTakenBack).await);
    assert!(!told(&lin, NoticeKind::ProofTakenBack).await);
    assert!(page(&lin, "ann").await.person.badge.is_some(), "she hears of it before others do");
    house.clock.advance(15 * DAY);
    assert!(page(&lin, "ann").await.person.badge.is_none());
    assert!(mai.get("/api/admin/people/@ann/proofs").await.read::<Vec<ProofRow>>(200).is_empty());
}

#[tokio::test]
async fn what_the_house_did_is_written_to_the_address_before_too() {
    let (house, mut smtp) = mail_codes::house().await;
    let mai = house.owner("mai").await;
    let mut ann = house.member(&mai, "ann").await;
    for mail in ["ann@work.test", "ann@home.test"] {
        mail_codes::set_mail(&mut ann, &mut smtp, mail).await;
    }
    ann.post("/api/proofs/review", json!({ "text": "seen", "field": "law" })).await.is(204);
    let rows: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    mai.post(&format!("/api/admin/proofs/{}/grant", rows[0].id), json!({ "field": "law" })).await.is(204);
    let granted: Vec<ProofRow> = mai.get("/api/admin/people/@ann/proofs").await.read(200);
    let path = format!("/api/admin/people/@ann/proofs/{}/take-back", granted[0].id);
    mai.post(&path, json!({ "reason": "The register knows nobody of this name" })).await.is(204);
    for mail in ["ann@home.test", "ann@work.test"] {
        let letter = loop {
            let letter = smtp.letter().await;
            if letter.data.contains("Subject: Jushou: your proofs") {
                break letter;
            }
        };
        assert!(letter.to.contains(mail), "{}", letter.to);
    }
}
