//! The directory of an organisation: who comes in by it, who is out by it, and that nothing else opens what it opened.

use super::house::{DAY, PASSWORD, registration};
use super::provider::Says;
use super::sign_on::{NOW_S, Way, house, set_admission};
use axum::http::StatusCode;
use domain::AccountId;
use protocol::admission::{DecisionHow, DecisionPage};
use protocol::rest::{Me, Standing};
use protocol::sign_in::RecoveryCodes;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::admin::{self, Command};
use server::sign_on::directory;
use std::time::Duration;

#[tokio::test]
async fn in_organisation_mode_the_groups_let_in_and_nothing_else_does() {
    let (house, provider) = house(true).await;
    let mai = house.owner("mai").await;
    house.browser().post("/api/register", registration("bob", None)).await.refuses(404, NotFound);
    house.browser().post("/api/register", registration("mai", None)).await.refuses(404, NotFound);
    mai.post("/api/invites", json!({})).await.refuses(404, NoSuchInvite);

    let mut ann = Way::new(&house.browser());
    assert_eq!(ann.whole(&provider, "sign_in").await, "/sign-on");
    let me: Me = ann.arrive("ann").await.read(201);
    assert!(me.standing == Standing::Member && !me.owner);
    provider.says(|says| (says.sub, says.userinfo) = ("guest", json!({ "groups": ["guests"] })));
    let mut guest = Way::new(&house.browser());
    assert_eq!(guest.whole(&provider, "sign_in").await, "/sign-on?refused=not_in_directory");
    guest.arrive("guest").await.refuses(409, SignOnFailed);
    provider.says(|says| (says.sub, says.userinfo) = ("head", json!({ "groups": ["heads"] })));
    let mut head = Way::new(&house.browser());
    head.whole(&provider, "sign_in").await;
    assert!(head.arrive("head").await.read::<Me>(201).owner, "their group owns the server");

    // The group is taken away: the right goes with the next sign-on.
    provider.says(|says| says.userinfo = json!({ "groups": ["staff"] }));
    assert_eq!(head.whole(&provider, "sign_in").await, "/");
    assert!(!head.browser.me().await.read::<Me>(200).owner);
}

#[tokio::test]
async fn whom_the_directory_drops_is_out_at_the_next_look_and_an_outage_drops_nobody() {
    let (house, provider) = house(true).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    let app = &house.running.app;
    let hour = Duration::from_secs(3600);

    let mut now_s = NOW_S;
    let mut look = async |refresh: StatusCode| {
        house.clock.advance(hour);
        now_s += 3600;
        provider.says(|says| (says.refresh, says.now_s) = (refresh, now_s));
        server::proof::round(app).await.expect("a round");
    };
    look(StatusCode::OK).await;
    assert_eq!(ann.browser.me().await.read::<Me>(200).standing, Standing::Member);
    look(StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(ann.browser.me().await.read::<Me>(200).standing, Standing::Member, "an outage drops nobody");
    look(StatusCode::BAD_REQUEST).await;
    ann.browser.me().await.refuses(401, SignInFirst);
    // Back at the provider with no group: still out, and an applicant to everybody.
    provider.says(|says| says.userinfo = json!({ "groups": [] }));
    let mut again = Way::new(&house.browser());
    assert_eq!(again.whole(&provider, "sign_in").await, "/sign-on?refused=not_in_directory");
    provider.says(|says| says.userinfo = json!({ "groups": ["staff"] }));
    assert_eq!(again.whole(&provider, "sign_in").await, "/");
    assert_eq!(again.browser.me().await.read::<Me>(200).standing, Standing::Member, "hired again");
}

#[tokio::test]
async fn after_a_day_without_the_directory_everybody_signs_on_anew() {
    let (house, provider) = house(true).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    provider.says(|says| says.refresh = StatusCode::SERVICE_UNAVAILABLE);
    house.clock.advance(DAY);
    server::proof::round(&house.running.app).await.expect("a round");
    ann.browser.me().await.refuses(401, SignInFirst);
    provider.says(|says| says.now_s = NOW_S + 24 * 3600);
    assert_eq!(ann.whole(&provider, "sign_in").await, "/");
    assert_eq!(ann.browser.me().await.read::<Me>(200).standing, Standing::Member);
}

#[tokio::test]
async fn a_public_login_does_not_stand_in_for_the_directory() {
    let (house, provider) = house(true).await;
    provider.says(|says| says.renews = false);
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    let mut hub = Way::at("hub", &ann.browser);
    let mut round_at = async |hours: u64| {
        house.clock.advance(Duration::from_secs(13 * 3600));
        provider.says(|says| (says.sub, says.now_s) = ("ann-at-home", NOW_S + hours * 3600));
        assert_eq!(hub.whole(&provider, "prove").await, "/settings/proofs");
        server::proof::round(&house.running.app).await.expect("a round");
    };
    round_at(13).await;
    ann.browser.me().await.is(200);
    round_at(26).await;
    ann.browser.me().await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn the_organisation_s_word_is_on_record() {
    let (house, provider) = house(true).await;
    let mai = house.owner("mai").await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    let me: Me = ann.arrive("ann").await.read(201);
    assert_eq!(me.standing, Standing::Member);
    let page: DecisionPage = mai.get("/api/admin/decisions").await.read(200);
    let mut rows: Vec<_> = page.rows.iter().map(|row| (row.handle.as_str(), row.how)).collect();
    rows.sort_by_key(|row| row.0);
    assert_eq!(rows, [("ann", DecisionHow::Organisation), ("mai", DecisionHow::FirstStart)]);
}

#[tokio::test]
async fn whoever_comes_in_by_proving_it_is_on_record_and_asked_about_again() {
    let (house, provider) = house(false).await;
    let mai = house.owner("mai").await;
    let ann = house.applicant("ann").await;
    set_admission(&mai, "mode", json!("organisation")).await;
    assert_eq!(Way::new(&ann).whole(&provider, "prove").await, "/settings/proofs");
    let page: DecisionPage = mai.get("/api/admin/decisions?handle=ann").await.read(200);
    assert_eq!(page.rows.iter().map(|row| row.how).collect::<Vec<_>>(), [DecisionHow::Organisation]);

    let hour = Duration::from_secs(3600);
    house.clock.advance(hour);
    provider.says(|says| (says.refresh, says.now_s) = (StatusCode::BAD_REQUEST, NOW_S + hour.as_secs()));
    server::proof::round(&house.running.app).await.expect("a round");
    ann.me().await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn nobody_asks_the_directory_about_an_account_that_is_erased() {
    let (house, provider) = house(true).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    let me: Me = ann.arrive("ann").await.read(201);
    let (app, id) = (&house.running.app, AccountId::parse(&me.account).expect("an id"));
    assert!(directory::asks_about(app, id));
    ann.browser.post("/api/me/leaving", json!({ "handle": "ann" })).await.is(200);
    house.clock.advance(14 * DAY);
    server::leaving::turn(app).await.expect("up");
    assert!(app.store.account(id).await.expect("up").is_none());
    assert!(!directory::asks_about(app, id), "what asks about them is forgotten with them");
}

#[tokio::test]
async fn whom_the_directory_let_in_signs_in_by_the_organisation_and_by_nothing_of_their_own() {
    let (house, provider) = house(true).await;
    let mai = house.owner("mai").await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    ann.browser.post_and_keep("/api/ways-in/password", json!({ "password": PASSWORD })).await.is(200);
    let codes: RecoveryCodes =
        ann.browser.post_and_keep("/api/ways-in/recovery-codes", json!({})).await.read(200);
    provider.says(|says| says.sub = "ann-at-home");
    let mut hub = Way::at("hub", &ann.browser);
    assert_eq!(hub.whole(&provider, "prove").await, "/settings/proofs");
    assert_eq!(
        Way::at("hub", &house.browser()).whole(&provider, "sign_in").await,
        "/sign-on?refused=sign_on_first"
    );
    let trades = provider.trades();
    house.browser().sign_in("ann").await.refuses(401, SignOnFirst);
    house
        .browser()
        .post("/api/sign-in", json!({ "handle": "ann", "password": "of somebody else" }))
        .await
        .refuses(401, WrongHandleOrPassword);
    // A code is looked at last: right, wrong and nobody's are one answer.
    let by_code = async |handle: &str, code: &str| {
        let shown = json!({ "kind": "recovery_code", "handle": handle, "code": code });
        house.browser().post("/api/sign-in/by", shown).await.refuses(401, WrongCode);
    };
    by_code("ann", &codes.codes[0]).await;
    by_code("ann", "aaaaaaaaaa").await;
    by_code("nobody_here", "aaaaaaaaaa").await;
    assert_eq!(provider.trades(), trades, "no stranger makes this server ask about anybody");
    house.browser().sign_in("mai").await.is(200); // The first owner keeps the keys.
    // For the day the directory is lost.
    let lost = Command::OneTimeCodes { handle: Some("ann".to_owned()), mail: false };
    let line = admin::run(&house.running.app.config, lost).await.expect("a code");
    let (_, code) = line.trim().split_once(' ').expect("a handle and a code");
    let shown = json!({ "kind": "recovery_code", "handle": "ann", "code": code });
    house.browser().post("/api/sign-in/by", shown).await.is(200);
    provider.says(|says| says.sub = "ann-at-hill");
    let mut again = Way::new(&house.browser());
    assert_eq!(again.whole(&provider, "sign_in").await, "/");
    // In another mode it is one way in of several.
    set_admission(&mai, "mode", json!("invite")).await;
    house.browser().sign_in("ann").await.is(200);
    provider.says(|says| says.sub = "ann-at-home");
    assert_eq!(Way::at("hub", &house.browser()).whole(&provider, "sign_in").await, "/");
}

#[tokio::test]
async fn what_asks_again_is_kept_also_from_an_answer_that_is_of_no_other_use() {
    let (house, provider) = house(true).await;
    let mut ann = Way::new(&house.browser());
    ann.whole(&provider, "sign_in").await;
    ann.arrive("ann").await.is(201);
    let mut now_s = NOW_S;
    let mut look = async |change: &dyn Fn(&mut Says)| {
        house.clock.advance(Duration::from_secs(3600));
        now_s += 3600;
        provider.says(|says| {
            says.now_s = now_s;
            change(says);
        });
        server::proof::round(&house.running.app).await.expect("a round");
        ann.browser.me().await.is(200);
    };
    // Another's token: it says nothing of her. The provider takes no refresh token twice.
    look(&|says| says.sub = "somebody-else").await;
    look(&|says| says.sub = "ann-at-hill").await;
    // Our own secret ran out, or there were too many questions: nothing of her either.
    look(&|says| says.refresh = StatusCode::UNAUTHORIZED).await;
    look(&|says| says.refresh = StatusCode::TOO_MANY_REQUESTS).await;
    look(&|says| says.refresh = StatusCode::OK).await;
}
