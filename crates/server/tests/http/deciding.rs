//! Decisions, from outside: applicants are looked at again when something about them changes, every way in leaves a
//! record that replays, and each learns of their own.

use super::house::{Browser, DAY, House, registration};
use protocol::admission::{
    CriteriaHistory, CriteriaSaved, DecisionDetail, DecisionHow, DecisionOutcome, DecisionPage, DryRun,
    EntryCard, LooksAt, OwnDecision, Wait,
};
use protocol::inviting::VouchRow;
use protocol::proofs::{MyProofs, ReviewRow};
use protocol::rest::{Me, Standing};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};

const TWO_PEERS: &str = "vouches.filter(v, v.standing_good && v.field == field).size() >= 2";
const A_REVIEW: &str = "proofs.exists(p, p.kind == 'staff_review' && p.field == field)";

pub async fn in_force(owner: &Browser, parts: &[(&str, &str)]) -> u32 {
    let part = |(key, expression): &(&str, &str)| json!({ "key": key, "words": format!("About {key}"), "expression": expression, "monotone": false });
    let rule = json!({ "name": "Who gets in", "parts": parts.iter().map(part).collect::<Vec<_>>() });
    let history: CriteriaHistory = owner.get("/api/admin/criteria").await.read(200);
    let saved: CriteriaSaved = owner.post("/api/admin/criteria", rule).await.read(201);
    let path = format!("/api/admin/criteria/{}/in-force", saved.version);
    owner.post(&path, json!({ "from": history.in_force })).await.is(204);
    saved.version
}

async fn set(owner: &Browser, key: &str, value: Value) {
    let mut policy: Value = owner.get("/api/admin/admission").await.read(200);
    policy[key] = value;
    super::house::Answer::of(owner.ask(Method::PUT, "/api/admin/admission").json(&policy)).await.is(200);
}

async fn standing(browser: &Browser) -> Standing {
    browser.me().await.read::<Me>(200).standing
}

async fn account(browser: &Browser) -> String {
    browser.me().await.read::<Me>(200).account
}

async fn decisions(owner: &Browser, query: &str) -> DecisionPage {
    owner.get(&format!("/api/admin/decisions{query}")).await.read(200)
}

async fn vouch(by: &Browser, handle: &str) {
    by.post("/api/vouches", json!({ "handle": handle })).await.is(204);
}

#[tokio::test]
async fn the_last_missing_vouch_lets_an_applicant_in_without_their_doing_anything() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, bo) = (house.member(&mai, "lin").await, house.member(&mai, "bo_").await);
    let ann = house.applicant("ann").await;
    in_force(&mai, &[("peers", TWO_PEERS)]).await;
    for by in [&lin, &bo] {
        ann.post("/api/vouches/names", json!({ "handle": by.me().await.read::<Me>(200).handle }))
            .await
            .is(204);
    }
    vouch(&lin, "ann").await;
    assert_eq!(standing(&ann).await, Standing::Applicant, "one word is not two");
    // A word that was taken back is none.
    let rows: Vec<VouchRow> = lin.get("/api/vouches").await.read::<protocol::inviting::Vouches>(200).rows;
    lin.delete(&format!("/api/vouches/{}", rows[0].account)).await.is(204);
    vouch(&bo, "ann").await;
    assert_eq!(standing(&ann).await, Standing::Applicant);
    vouch(&lin, "ann").await;
    // The answer to the word comes after the decision: nothing was waited for, and nothing asked.
    assert_eq!(standing(&ann).await, Standing::Member);
    let page = decisions(&mai, "?how=criteria").await;
    assert!(page.rows.len() == 1 && page.rows[0].met == ["peers"] && page.rows[0].handle == "ann");
}

#[tokio::test]
async fn a_word_of_somebody_frozen_counts_again_once_that_is_lifted() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let (lin, bo) = (house.member(&mai, "lin").await, house.member(&mai, "bo_").await);
    let ann = house.applicant("ann").await;
    vouch(&lin, "ann").await;
    vouch(&bo, "ann").await;
    let frozen = account(&bo).await;
    let tree = format!("/api/admin/tree/{frozen}");
    let seen: Value = mai.get(&format!("{tree}/preview")).await.read(200);
    mai.post(&format!("{tree}/freeze"), json!({ "seen": seen["seen"] })).await.is(204);
    in_force(&mai, &[("peers", TWO_PEERS)]).await;
    let in_by_now = server::admission::consider_all(&house.running.app).await.expect("the store is up");
    assert_eq!(
        (in_by_now, standing(&ann).await),
        (0, Standing::Applicant),
        "whoever is frozen does not count"
    );
    mai.post(&format!("/api/admin/hits/{frozen}/lift"), json!({})).await.is(204);
    // In the background: asked until it is so, within the test's patience.
    while standing(&ann).await == Standing::Applicant {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_proof_that_arrives_lets_an_applicant_in() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    in_force(&mai, &[("review", A_REVIEW)]).await;
    ann.post("/api/proofs/review", json!({ "text": "See page 3", "field": "engineering" })).await.is(204);
    assert_eq!(standing(&ann).await, Standing::Applicant, "to ask is no proof");
    let waiting: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    mai.post(&format!("/api/admin/proofs/{}/grant", waiting[0].id), json!({ "field": "engineering" }))
        .await
        .is(204);
    assert_eq!(standing(&ann).await, Standing::Member);
    let own: OwnDecision = ann.get("/api/decision").await.read(200);
    assert!(own.how == DecisionHow::Criteria && own.parts[0].met && own.parts[0].words == "About review");
}

#[tokio::test]
async fn a_proof_that_lapsed_or_was_given_up_counts_no_more() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    ann.post("/api/proofs/review", json!({ "text": "See page 3", "field": "engineering" })).await.is(204);
    let waiting: Vec<ReviewRow> = mai.get("/api/admin/proofs").await.read(200);
    mai.post(&format!("/api/admin/proofs/{}/grant", waiting[0].id), json!({ "field": "engineering" }))
        .await
        .is(204);
    in_force(&mai, &[("review", A_REVIEW), ("ages", "waited_days > 9000")]).await;
    let met = async |browser: &Browser| browser.get("/api/wait").await.read::<Wait>(200).parts[0].met;
    assert!(met(&ann).await);
    let mine: MyProofs = ann.get("/api/proofs").await.read(200);
    ann.delete(&format!("/api/proofs/{}", mine.proofs[0].id)).await.is(204);
    assert!(!met(&ann).await);
    // What is missing where no proof is: the rule is met as soon as it is gone.
    in_force(&mai, &[("none", "proofs.size() == 0 && waited_days >= 1")]).await;
    house.clock.advance(DAY);
    server::admission::consider_all(&house.running.app).await.expect("the store is up");
    assert_eq!(standing(&ann).await, Standing::Member);
}

#[tokio::test]
async fn whoever_an_owner_has_put_back_is_let_in_by_no_rule_and_holds_up_nobody() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let removed = account(&lin).await;
    let tree = format!("/api/admin/tree/{removed}");
    let seen: Value = mai.get(&format!("{tree}/preview")).await.read(200);
    mai.post(&format!("{tree}/remove"), json!({ "seen": seen["seen"] })).await.is(204);
    house.clock.advance(DAY);
    let ann = house.applicant("ann").await;
    let everybody = json!({ "rule": { "name": "All", "parts": [{ "key": "all", "words": "All", "expression": "true", "monotone": true }] } });
    let run: DryRun = mai.post("/api/admin/criteria/dry-run", everybody).await.read(200);
    assert_eq!((run.applicants, run.enters, run.first.as_slice()), (1, 1, ["ann".to_owned()].as_slice()));
    in_force(&mai, &[("all", "true")]).await;
    server::admission::consider_all(&house.running.app).await.expect("the one put back stops nobody");
    assert_eq!(standing(&ann).await, Standing::Member, "who comes later in the queue is reached");
    let mut back = house.browser();
    back.sign_in("lin").await.is(200);
    assert_eq!(standing(&back).await, Standing::Applicant);
}

#[tokio::test]
async fn every_way_in_leaves_a_decision_with_its_versions_and_what_was_looked_at_that_replays() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let version = in_force(&mai, &[("peers", TWO_PEERS)]).await;
    let lin = house.member(&mai, "lin").await;
    // An invite that is accepted by somebody who waits already.
    let mut bo = house.applicant("bo_").await;
    let invite = lin.invite().await;
    bo.post_and_keep("/api/invites/accept", json!({ "token": invite.token })).await.is(200);
    // A member whom the applicant named.
    let ann = house.applicant("ann").await;
    ann.post("/api/vouches/names", json!({ "handle": "lin" })).await.is(204);
    lin.post(&format!("/api/vouches/{}/let-in", account(&ann).await), json!({})).await.is(204);
    // An owner's word, and an open door.
    let eva = house.applicant("eva").await;
    mai.post(&format!("/api/waitlist/{}/let-in", account(&eva).await), json!({})).await.is(204);
    set(&mai, "mode", json!("open")).await;
    let zoe = house.applicant("zoe").await;

    let page = decisions(&mai, "").await;
    let mut rows: Vec<_> =
        page.rows.iter().map(|row| (row.handle.as_str(), row.how, row.by.as_deref(), row.criteria)).collect();
    rows.sort_by_key(|row| row.0);
    assert_eq!(
        rows,
        [
            ("ann", DecisionHow::Voucher, Some("lin"), Some(version)),
            ("bo_", DecisionHow::Invite, Some("lin"), Some(version)),
            ("eva", DecisionHow::Owner, Some("mai"), Some(version)),
            ("lin", DecisionHow::Invite, Some("mai"), Some(version)),
            ("mai", DecisionHow::FirstStart, None, None),
            ("zoe", DecisionHow::Open, None, Some(version)),
        ]
    );
    for row in &page.rows {
        let detail: DecisionDetail =
            mai.get(&format!("/api/admin/decisions/{}", row.decision)).await.read(200);
        assert_eq!(detail.replays, row.criteria.map(|_| true), "{:?}", row.how);
        assert!(detail.facts.contains("builds bridges") && detail.row.admission == row.admission);
        assert_eq!(
            detail.rule.map(|rule| rule.parts[0].words.clone()),
            row.criteria.map(|_| "About peers".to_owned())
        );
        assert_eq!(
            detail.parts.iter().map(|part| part.met).collect::<Vec<_>>(),
            vec![false; detail.parts.len()]
        );
    }
    // An invite spent on a member changes nothing, and is no decision.
    let again = mai.invite().await;
    lin.post("/api/invites/accept", json!({ "token": again.token })).await.refuses(409, AlreadyAMember);
    assert_eq!(decisions(&mai, "").await.rows.len(), 6);

    let told = async |browser: &Browser| browser.get("/api/decision").await.read::<OwnDecision>(200);
    assert_eq!(told(&bo).await.by.as_deref(), Some("lin"));
    assert_eq!((told(&eva).await.how, told(&eva).await.by), (DecisionHow::Owner, None), "not which owner");
    assert_eq!(told(&zoe).await.how, DecisionHow::Open);
}

#[tokio::test]
async fn an_applicant_reads_of_the_decision_about_themselves_alone_and_not_who_made_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set(&mai, "mode", json!("reviewed")).await;
    let (ann, bo) = (house.applicant("ann").await, house.applicant("bo_").await);
    in_force(&mai, &[("peers", TWO_PEERS)]).await;
    ann.get("/api/decision").await.refuses(404, NoSuchDecision);
    mai.post(&format!("/api/admin/review/{}", account(&ann).await), json!({ "let_in": false })).await.is(204);
    let answer = ann.get("/api/decision").await;
    let own: OwnDecision = answer.read(200);
    assert!(own.outcome == DecisionOutcome::Refused && own.how == DecisionHow::Owner && own.by.is_none());
    assert!(own.parts.len() == 1 && !own.parts[0].met && own.parts[0].looks_at.contains(&LooksAt::Vouches));
    assert!(!answer.text().contains("mai"), "an owner's name is the owners' own");
    bo.get("/api/decision").await.refuses(404, NoSuchDecision);
}

#[tokio::test]
async fn decisions_are_found_by_handle_outcome_way_and_time_on_the_screen_and_in_the_file() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set(&mai, "mode", json!("reviewed")).await;
    for handle in ["ann", "bodo"] {
        let one = house.applicant(handle).await;
        house.clock.advance(DAY);
        let path = format!("/api/admin/review/{}", account(&one).await);
        mai.post(&path, json!({ "let_in": handle == "bodo" })).await.is(204);
    }
    let handles = async |query: &str| -> Vec<String> {
        decisions(&mai, query).await.rows.into_iter().map(|row| row.handle).collect()
    };
    assert_eq!(handles("").await, ["bodo", "ann", "mai"]);
    assert_eq!(handles("?outcome=refused").await, ["ann"]);
    assert_eq!(handles("?how=owner&outcome=let_in").await, ["bodo"]);
    assert_eq!(handles("?handle=%40ann").await, ["ann"]);
    assert_eq!(handles("?handle=nobody_here").await, [] as [&str; 0]);
    let since = 1_800_000_000_000_u64 + 2 * 86_400_000;
    assert_eq!(handles(&format!("?since_ms={since}")).await, ["bodo"]);
    mai.get("/api/admin/decisions?how=magic").await.is(400);
    for (query, lines) in [("", 3), ("&outcome=refused", 1), ("&handle=nobody_here", 0)] {
        let file = mai.get(&format!("/api/admin/decisions.file?format=jsonl{query}")).await;
        assert_eq!(file.text().lines().count(), lines, "{query}");
        let csv = mai.get(&format!("/api/admin/decisions.file?format=csv{query}")).await;
        assert_eq!(csv.text().lines().count(), lines + 1, "{query}");
    }
}

#[tokio::test]
async fn the_form_says_what_the_criteria_look_at_where_they_decide_and_nowhere_else() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    in_force(&mai, &[("peers", TWO_PEERS), ("week", "waited_days >= 7")]).await;
    let card: EntryCard = house.browser().get("/api/entry").await.read(200);
    let parts: Vec<_> =
        card.parts.iter().map(|part| (part.words.as_str(), part.looks_at.as_slice())).collect();
    assert_eq!(
        parts,
        [
            ("About peers", [LooksAt::Vouches, LooksAt::Said].as_slice()),
            ("About week", [LooksAt::Waiting].as_slice())
        ]
    );
    set(&mai, "mode", json!("reviewed")).await;
    let card: EntryCard = house.browser().get("/api/entry").await.read(200);
    assert!(card.parts.is_empty(), "they decide nothing there");
}

#[tokio::test]
async fn somebody_who_registers_by_an_invite_keeps_their_answers_beside_the_decision() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let invite = mai.invite().await;
    set(&mai, "questions", json!([{ "key": "where", "words": "Where?", "required": false }])).await;
    let mut body = registration("lin", Some(&invite.token));
    body["answers"] = json!({ "where": "a clinic" });
    house.browser().post("/api/register", body).await.is(201);
    let page = decisions(&mai, "?handle=lin").await;
    let path = format!("/api/admin/decisions/{}", page.rows[0].decision);
    let detail: DecisionDetail = mai.get(&path).await.read(200);
    assert!(detail.facts.contains("a clinic") && detail.replays.is_none() && detail.rule.is_none());
}
