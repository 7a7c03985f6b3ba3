//! Who gets in, from outside: modes, criteria, reviews, appeals, decisions and their export.

use super::house::{Answer, Browser, DAY, House, PASSWORD, registration};
use domain::AccountId;
use protocol::admission::{
    AdmissionMode, AdmissionPolicy, AppealRow, CriteriaHistory, CriteriaProblem, CriteriaSaved, CriteriaWhy,
    DecisionDetail, DecisionHow, DecisionOutcome, DecisionPage, DryRun, EntryCard, Wait, WaitlistPage,
};
use protocol::rest::{Me, Person, Standing};
use protocol::tell::RefusalCode::*;
use reqwest::Method;
use serde_json::{Value, json};

const WEEK: &str = "waited_days >= 7";

pub async fn put(browser: &Browser, path: &str, body: Value) -> Answer {
    Answer::of(browser.ask(Method::PUT, path).json(&body)).await
}

async fn set(owner: &Browser, change: impl FnOnce(&mut Value)) -> AdmissionPolicy {
    let mut policy: Value = owner.get("/api/admin/admission").await.read(200);
    change(&mut policy);
    put(owner, "/api/admin/admission", policy).await.read(200)
}

pub async fn set_mode(owner: &Browser, mode: &str) -> AdmissionPolicy {
    set(owner, |policy| policy["mode"] = json!(mode)).await
}

fn rule(parts: &[(&str, &str)]) -> Value {
    let part = |(key, expression): &(&str, &str)| json!({ "key": key, "words": format!("About {key}"), "expression": expression, "monotone": false });
    json!({ "name": "Who gets in", "parts": parts.iter().map(part).collect::<Vec<_>>() })
}

async fn in_force(owner: &Browser, parts: &[(&str, &str)]) -> u32 {
    let history: CriteriaHistory = owner.get("/api/admin/criteria").await.read(200);
    let saved: CriteriaSaved = owner.post("/api/admin/criteria", rule(parts)).await.read(201);
    let path = format!("/api/admin/criteria/{}/in-force", saved.version);
    owner.post(&path, json!({ "from": history.in_force })).await.is(204);
    saved.version
}

async fn standing(browser: &Browser) -> Standing {
    browser.me().await.read::<Me>(200).standing
}

/// But for the owner's own way in.
async fn decisions(owner: &Browser) -> DecisionPage {
    let mut page: DecisionPage = owner.get("/api/admin/decisions").await.read(200);
    page.rows.retain(|row| row.how != DecisionHow::FirstStart);
    page
}

async fn consider_all(house: &House) -> u32 {
    server::admission::consider_all(&house.running.app).await.expect("the store is up")
}

#[tokio::test]
async fn in_open_mode_whoever_registers_is_a_member_at_once_and_in_the_others_nobody_is() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for (n, mode) in ["invite", "waitlist", "reviewed"].into_iter().enumerate() {
        set_mode(&mai, mode).await;
        let ann = house.applicant(&format!("ann{n}x")).await;
        assert_eq!(standing(&ann).await, Standing::Applicant, "{mode}");
        let lin = house.member(&mai, &format!("lin{n}x")).await;
        assert_eq!(standing(&lin).await, Standing::Member, "an invite lets in: {mode}");
    }
    set_mode(&mai, "open").await;
    let mut bo = house.browser();
    let me = bo.register("bodo", None).await;
    assert_eq!(me.standing, Standing::Member);
    let person: Person = mai.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert_eq!(person.invited_by, None);
    let page = decisions(&mai).await;
    let page =
        DecisionPage { rows: page.rows.into_iter().filter(|row| row.handle == "bodo").collect(), ..page };
    assert!(page.rows.len() == 1 && page.rows[0].how == DecisionHow::Open && page.rows[0].admission == 4);
}

#[tokio::test]
async fn invites_are_off_when_the_policy_says_so() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let invite = mai.invite().await;
    set(&mai, |policy| policy["link_invites"] = json!(false)).await;
    mai.post("/api/invites", json!({})).await.refuses(403, LinkInvitesOff);
    set(&mai, |policy| policy["invites"] = json!(false)).await;
    let browser = house.browser();
    browser.post("/api/register", registration("lin", Some(&invite.token))).await.refuses(403, InvitesOff);
    house.applicant("lin").await;
}

#[tokio::test]
async fn of_two_owners_who_change_the_policy_at_once_one_is_told() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let policy: Value = mai.get("/api/admin/admission").await.read(200);
    let mut open = policy.clone();
    open["mode"] = json!("open");
    put(&mai, "/api/admin/admission", open).await.is(200);
    put(&mai, "/api/admin/admission", policy).await.refuses(409, ChangedMeanwhile);
    let card: EntryCard = house.browser().get("/api/entry").await.read(200);
    assert_eq!(card.mode, AdmissionMode::Open);
}

#[tokio::test]
async fn criteria_let_in_at_registering_and_whenever_time_has_passed() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    house.clock.advance(DAY * 3);
    let version = in_force(&mai, &[("field", "field == 'engineering'"), ("week", WEEK)]).await;
    assert_eq!(consider_all(&house).await, 0);
    let wait: Wait = ann.get("/api/wait").await.read(200);
    assert!(
        wait.parts.iter().map(|part| (part.key.as_str(), part.met)).eq([("field", true), ("week", false)])
    );
    assert_eq!(wait.parts[1].words, "About week");

    house.clock.advance(DAY * 4);
    consider_all(&house).await;
    assert_eq!(standing(&ann).await, Standing::Member);
    ann.get("/api/wait").await.refuses(409, AlreadyAMember);

    house.clock.advance(DAY);
    in_force(&mai, &[("field", "field == 'engineering'")]).await;
    let mut lin = house.browser();
    assert_eq!(lin.register("lin", None).await.standing, Standing::Member, "met at once");
    let page = decisions(&mai).await;
    assert!(page.rows.iter().map(|row| row.handle.as_str()).eq(["lin", "ann"]));
    assert!(page.rows[1].criteria == Some(version) && page.rows[1].how == DecisionHow::Criteria);
    for row in &page.rows {
        let path = format!("/api/admin/decisions/{}", row.decision);
        let detail: DecisionDetail = mai.get(&path).await.read(200);
        assert_eq!(detail.replays, Some(true));
        assert!(detail.facts.contains("builds bridges"));
    }
}

#[tokio::test]
async fn a_rule_put_in_force_reaches_those_who_wait_without_being_asked() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    in_force(&mai, &[("field", "field == 'engineering'")]).await;
    // In the background: asked until it is so, within the test's patience.
    let account = AccountId::parse(&ann.me().await.read::<Me>(200).account).expect("an id");
    let store = &house.running.app.store;
    while !store.account(account).await.expect("up").expect("there").is_member() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_quota_is_filled_and_not_more() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for n in 0..4 {
        house.applicant(&format!("wait{n}er")).await;
    }
    // The owner counts as let in lately.
    in_force(&mai, &[("quota", "let_in_lately.field < 3")]).await;
    consider_all(&house).await;
    let page: WaitlistPage = mai.get("/api/admin/waitlist").await.read(200);
    assert_eq!(page.rows.len(), 2);
    // In two steps: whoever does not look in for a month is signed out.
    for days in [20, 11] {
        house.clock.advance(DAY * days);
        mai.me().await.is(200);
    }
    consider_all(&house).await;
    assert!(mai.get("/api/admin/waitlist").await.read::<WaitlistPage>(200).rows.is_empty());
}

#[tokio::test]
async fn a_rule_that_does_not_read_is_refused_with_its_part_and_reason_and_is_not_saved() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    for (expression, why, word) in [
        ("wiated_days > 3", CriteriaWhy::UnknownName, Some("wiated_days")),
        ("field > 3", CriteriaWhy::WrongType, Some(">")),
        ("waited_days", CriteriaWhy::NotYesOrNo, None),
        ("waited_days >", CriteriaWhy::Syntax, None),
        ("answers.where != ''", CriteriaWhy::UnknownAnswer, Some("where")),
    ] {
        let answer = mai.post("/api/admin/criteria", rule(&[("fine", "true"), ("it", expression)])).await;
        let problem: CriteriaProblem = answer.read(422);
        assert_eq!((problem.part.as_deref(), problem.why, problem.word.as_deref()), (Some("it"), why, word));
    }
    let mut falls = rule(&[("it", "waited_days < 9")]);
    falls["parts"][0]["monotone"] = json!(true);
    let problem: CriteriaProblem = mai.post("/api/admin/criteria", falls).await.read(422);
    assert_eq!(problem.why, CriteriaWhy::NotMonotoneWaiting);
    let history: CriteriaHistory = mai.get("/api/admin/criteria").await.read(200);
    assert!(history.versions.is_empty() && history.in_force == 0);
    mai.post("/api/admin/criteria/7/in-force", json!({ "from": 0 })).await.refuses(404, NoSuchCriteria);
}

#[tokio::test]
async fn a_dry_run_says_who_would_enter_and_who_would_no_longer_and_changes_nothing() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set_mode(&mai, "reviewed").await;
    for (handle, field) in [("ann", "law"), ("bodo", "law"), ("cyra", "media"), ("eva", "care")] {
        let mut body = registration(handle, None);
        body["field"] = json!(field);
        house.browser().post("/api/register", body).await.is(201);
        house.clock.advance(std::time::Duration::from_secs(1));
    }
    in_force(&mai, &[("field", "field == 'media'")]).await;
    let asked = json!({ "rule": rule(&[("field", "field in ['law', 'care']")]) });
    let done: DryRun = mai.post("/api/admin/criteria/dry-run", asked).await.read(200);
    assert_eq!((done.applicants, done.enters, done.no_longer), (4, 3, 1));
    let rows: Vec<_> =
        done.by_field.iter().map(|row| (row.key.as_str(), row.enters, row.no_longer)).collect();
    assert_eq!(rows, [("care", 1, 0), ("law", 2, 0), ("media", 0, 1)]);
    assert_eq!(done.first, ["ann", "bodo", "eva"]);
    let page: WaitlistPage = mai.get("/api/admin/waitlist").await.read(200);
    assert_eq!(page.rows.len(), 4, "nobody was let in");
    assert!(decisions(&mai).await.rows.is_empty());
}

#[tokio::test]
async fn the_form_asks_what_the_owner_asks_and_the_answers_count() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let question = json!({ "key": "where", "words": "Where have you worked?", "required": true });
    set(&mai, |policy| {
        policy["questions"] = json!([question]);
        policy["region"] = json!(true);
    })
    .await;
    in_force(&mai, &[("where", "answers.where.contains('clinic')"), ("region", "region == 'DE'")]).await;
    let browser = house.browser();
    browser.post("/api/register", registration("ann", None)).await.refuses(422, AnswerMissing);
    let with = |answers: Value, region: &str| {
        let mut body = registration("ann", None);
        (body["answers"], body["region"]) = (answers, json!(region));
        body
    };
    browser.post("/api/register", with(json!({ "where": "x" }), "Atlantis")).await.refuses(422, BadRegion);
    browser
        .post("/api/register", with(json!({ "where": "x", "y": "z" }), "DE"))
        .await
        .refuses(422, BadAnswers);
    let mut ann = house.browser();
    let me: Me = ann.post_and_keep("/api/register", with(json!({ "where": "a shop" }), "de")).await.read(201);
    assert_eq!(me.standing, Standing::Applicant);
    let wait: Wait = ann.get("/api/wait").await.read(200);
    assert!(wait.answers["where"] == "a shop" && wait.region.as_deref() == Some("DE"));
    assert!(wait.parts.iter().map(|part| part.met).eq([false, true]));

    put(&ann, "/api/wait", json!({ "region": "DE", "answers": {} })).await.refuses(422, AnswerMissing);
    put(&ann, "/api/wait", json!({ "region": "DE", "answers": { "where": "a clinic" } })).await.is(204);
    assert_eq!(standing(&ann).await, Standing::Member, "considered at once");
}

#[tokio::test]
async fn a_refusal_is_told_appealed_once_and_answered() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set_mode(&mai, "reviewed").await;
    let ann = house.applicant("ann").await;
    let account = ann.me().await.read::<Me>(200).account;
    ann.post("/api/wait/appeal", json!({ "words": "Please" })).await.refuses(409, NothingToAppeal);
    let review = format!("/api/admin/review/{account}");
    mai.post(&review, json!({ "let_in": false })).await.is(204);
    mai.post(&review, json!({ "let_in": false })).await.refuses(409, AlreadyRefused);
    let wait: Wait = ann.get("/api/wait").await.read(200);
    assert!(wait.refused_ms.is_some() && wait.may_appeal);

    // Criteria do not overrule an owner.
    set_mode(&mai, "waitlist").await;
    in_force(&mai, &[("field", "field == 'engineering'")]).await;
    consider_all(&house).await;
    assert_eq!(standing(&ann).await, Standing::Applicant);

    ann.post("/api/wait/appeal", json!({ "words": "I build bridges" })).await.is(204);
    ann.post("/api/wait/appeal", json!({ "words": "Really" })).await.refuses(409, AppealedAlready);
    let appeals: Vec<AppealRow> = mai.get("/api/admin/appeals").await.read(200);
    assert!(appeals.len() == 1 && appeals[0].words == "I build bridges" && appeals[0].handle == "ann");
    let path = format!("/api/admin/appeals/{}", appeals[0].appeal);
    mai.post(&path, json!({ "let_in": false, "words": "Not yet" })).await.is(204);
    mai.post(&path, json!({ "let_in": true })).await.refuses(404, NoSuchAppeal);
    let wait: Wait = ann.get("/api/wait").await.read(200);
    assert_eq!(wait.appeal.and_then(|appeal| appeal.answer).as_deref(), Some("Not yet"));
    assert!(!wait.may_appeal, "an answer ends it");

    mai.post(&review, json!({ "let_in": true })).await.is(204);
    assert_eq!(standing(&ann).await, Standing::Member);
    mai.post(&review, json!({ "let_in": false })).await.refuses(409, AlreadyAMember);
    let page = decisions(&mai).await;
    let outcomes: Vec<_> = page.rows.iter().map(|row| (row.outcome, row.how, row.by.as_deref())).collect();
    assert_eq!(outcomes.len(), 3);
    assert!(outcomes.contains(&(DecisionOutcome::LetIn, DecisionHow::Owner, Some("mai"))));
    assert!(outcomes.contains(&(DecisionOutcome::Refused, DecisionHow::Appeal, Some("mai"))));
}

#[tokio::test]
async fn the_waitlist_is_filtered_by_field_parts_and_time() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set_mode(&mai, "reviewed").await;
    for (handle, field) in [("ann", "law"), ("bodo", "media"), ("cyra", "law")] {
        let body = json!({ "handle": handle, "password": PASSWORD, "stated": "works", "field": field });
        house.browser().post("/api/register", body).await.is(201);
        house.clock.advance(DAY * 5);
    }
    in_force(&mai, &[("week", WEEK)]).await;
    let handles = async |query: &str| {
        let page: WaitlistPage = mai.get(&format!("/api/admin/waitlist{query}")).await.read(200);
        page.rows.into_iter().map(|row| row.handle).collect::<Vec<_>>()
    };
    assert_eq!(handles("").await, ["ann", "bodo", "cyra"]);
    assert_eq!(handles("?field=law").await, ["ann", "cyra"]);
    assert_eq!(handles("?met=week").await, ["ann", "bodo"]);
    assert_eq!(handles("?missing=week&field=law").await, ["cyra"]);
    let since: u64 = 1_800_000_000_000 + 86_400_000;
    assert_eq!(handles(&format!("?since_ms={since}")).await, ["bodo", "cyra"]);
    assert_eq!(handles("?refused=true").await, [] as [&str; 0]);
    mai.get("/api/admin/waitlist?field=magic").await.refuses(422, BadField);
}

#[tokio::test]
async fn decisions_leave_as_csv_and_as_json_lines_and_no_cell_is_a_formula() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    set_mode(&mai, "open").await;
    for handle in ["ann", "bodo"] {
        let mut body = registration(handle, None);
        body["stated"] = json!("says \"hi\", =1+1");
        house.browser().post("/api/register", body).await.is(201);
    }
    let csv = mai.get("/api/admin/decisions.file?format=csv&how=open").await;
    csv.is(200);
    assert!(csv.header("content-disposition").contains("decisions.csv"));
    let lines: Vec<&str> = csv.text().trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("at,decision,account,handle,") && lines[1].contains("\"open\""));
    assert!(lines[1..].iter().all(|line| !line.contains(",\"=") && !line.contains(",=")));
    let jsonl = mai.get("/api/admin/decisions.file?format=jsonl&how=open").await;
    let rows: Vec<Value> =
        jsonl.text().lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert!(rows.len() == 2 && rows[0]["facts"]["stated"] == "says \"hi\", =1+1" && rows[0]["how"] == "open");
}
