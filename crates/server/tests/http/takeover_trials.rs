//! Account takeover: a stolen session, a swapped address, a second factor taken away, an owner's password. Each is refused
//! or undone, and noticed.

use super::house::{Browser, House, PASSWORD};
use super::mail_codes::{HOUR, NONCE, ask, code_to, house, set_mail, shown};
use super::passkeys::{self, browser, ways};
use domain::AccountId;
use protocol::rest::{Me, SessionRow};
use protocol::sign_in::{AppSecret, NoticeKind, NoticeRow, RecoveryCodes, SecondFactor};
use protocol::tell::RefusalCode::*;
use serde_json::{Value, json};
use server::http::totp;
use std::time::Duration;
use store::{SignInWrite, Write};

async fn notices(browser: &Browser) -> Vec<NoticeRow> {
    browser.get("/api/notices").await.read(200)
}

pub async fn told(browser: &Browser, kind: NoticeKind) -> bool {
    notices(browser).await.iter().any(|notice| notice.notice == kind)
}

/// Sets up an authenticator app; returns its secret and the recovery codes.
pub async fn set_up_app(house: &House, browser: &mut Browser) -> ([u8; 20], Vec<String>) {
    let begun: AppSecret = browser.post("/api/ways-in/app/begin", json!({})).await.read(200);
    let secret = totp::read_base32(&begun.secret).expect("base 32");
    let code = totp::code_now(&secret, house.clock.now());
    let form = json!({ "secret": begun.secret, "code": code });
    let made: RecoveryCodes = browser.post_and_keep("/api/ways-in/app", form).await.read(200);
    (secret, made.codes)
}

fn password(handle: &str, second: Option<&str>) -> Value {
    json!({ "handle": handle, "password": PASSWORD, "second": second })
}

#[tokio::test]
async fn a_stolen_session_is_noticed_cannot_change_a_way_in_and_dies_when_signed_out() {
    let house = House::open().await;
    let ann = house.applicant("ann").await;
    let mut thief = house.browser();
    thief.sign_in("ann").await.is(200);
    let seen = notices(&ann).await;
    assert!(seen.len() == 1 && seen[0].notice == NoticeKind::SignedIn);
    assert!(notices(&thief).await.is_empty(), "whose doing it was is not told");
    thief.delete(&format!("/api/notices/{}", seen[0].id)).await.refuses(404, NotFound);
    assert_eq!(notices(&ann).await.len(), 1, "the thief cannot put it away");

    house.clock.advance(Duration::from_secs(601));
    thief
        .post("/api/ways-in/password", json!({ "password": "another long secret" }))
        .await
        .refuses(401, SignInAgain);
    thief.delete("/api/ways-in/password").await.refuses(401, SignInAgain);
    let session = seen[0].session.clone().expect("still signed in");
    ann.delete(&format!("/api/sessions/{session}")).await.is(204);
    for path in ["/api/me", "/api/sessions", "/api/ways-in", "/api/notices", "/api/invites"] {
        thief.get(path).await.refuses(401, SignInFirst);
    }
    ann.delete(&format!("/api/notices/{}", seen[0].id)).await.is(204);
    assert!(notices(&ann).await.is_empty());
}

#[tokio::test]
async fn everybody_else_is_signed_out_by_one_act_and_by_a_new_password() {
    let house = House::open().await;
    let mut ann = house.applicant("ann").await;
    let mut thief = house.browser();
    thief.sign_in("ann").await.is(200);
    ann.delete("/api/sessions").await.is(204);
    thief.me().await.refuses(401, SignInFirst);
    thief.sign_in("ann").await.is(200);
    ann.post_and_keep("/api/ways-in/password", json!({ "password": "another long secret" })).await.is(200);
    thief.me().await.refuses(401, SignInFirst);
    thief.sign_in("ann").await.refuses(401, WrongHandleOrPassword);
    ann.me().await.is(200);
}

#[tokio::test]
async fn a_swapped_address_is_noticed_and_undone_by_the_one_before_for_two_days() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "ann@work.test").await;
    let mut thief = house.browser();
    thief.sign_in("ann").await.is(200);
    let swapped = set_mail(&mut thief, &mut smtp, "thief@evil.test").await;
    assert!(swapped.old_mail_until_ms.is_some());
    loop {
        let letter = smtp.letter().await;
        if letter.to.contains("ann@work.test") && letter.data.contains("was changed") {
            break;
        }
    }
    assert!(told(&ann, NoticeKind::MailSet).await);
    // A second change would push the first address out.
    let again = json!({ "mail": "more@evil.test", "nonce": NONCE });
    thief.post("/api/ways-in/mail/begin", again).await.refuses(409, MailChangedLately);
    thief.delete("/api/ways-in/mail").await.refuses(409, MailChangedLately);

    house.clock.advance(47 * HOUR);
    let mut ann = house.browser();
    ask(&ann, "ann@work.test").await.is(204);
    let code = code_to(&mut smtp, "ann@work.test").await;
    ann.post_and_keep("/api/sign-in/by", shown("ann@work.test", &code)).await.is(200);
    let ways = ways(&ann).await;
    assert!(ways.mail.as_deref() == Some("ann@work.test") && ways.old_mail_until_ms.is_none());
    thief.me().await.refuses(401, SignInFirst);
    ask(&thief, "thief@evil.test").await.is(204);
    ask(&ann, "nobody@evil.test").await.is(204);
    ask(&ann, "ann@work.test").await.is(204);
    // Letters go out in order: one to the thief would come before this one.
    loop {
        let letter = smtp.letter().await;
        assert!(!letter.to.contains("thief"), "the swapped-in address is nobody's");
        if letter.data.contains("Your code for") {
            break;
        }
    }
}

#[tokio::test]
async fn a_replaced_address_signs_in_no_more_after_two_days() {
    let (house, mut smtp) = house().await;
    let mut ann = house.applicant("ann").await;
    set_mail(&mut ann, &mut smtp, "old@work.test").await;
    set_mail(&mut ann, &mut smtp, "new@work.test").await;
    house.clock.advance(48 * HOUR);
    ask(&ann, "old@work.test").await.is(204);
    ask(&ann, "new@work.test").await.is(204);
    loop {
        let letter = smtp.letter().await;
        if letter.data.contains("Your code for") {
            assert!(!letter.to.contains("old@work.test"), "no code for an address that lapsed");
            if letter.to.contains("new@work.test") {
                break;
            }
        }
    }
}

#[tokio::test]
async fn an_owner_is_let_in_once_to_set_up_a_second_factor_and_then_never_without_it() {
    let house = House::open().await;
    let mut mai = house.owner("mai").await;
    assert_eq!(ways(&mai).await.second_factor, SecondFactor::SetUpDue);
    house.browser().sign_in("mai").await.is(200);
    let (secret, codes) = set_up_app(&house, &mut mai).await;
    assert_eq!(codes.len(), 10);
    let stranger = house.browser();
    stranger.post("/api/sign-in", password("mai", None)).await.refuses(401, SecondFactorNeeded);
    stranger.post("/api/sign-in", password("mai", Some("000000"))).await.refuses(401, WrongCode);
    house.clock.advance(Duration::from_secs(60));
    let code = totp::code_now(&secret, house.clock.now());
    stranger.post("/api/sign-in", password("mai", Some(&code))).await.is(200);
    stranger.post("/api/sign-in", password("mai", Some(&code))).await.refuses(401, WrongCode);
    stranger.post("/api/sign-in", password("mai", Some(&codes[0]))).await.is(200);
    stranger.post("/api/sign-in", password("mai", Some(&codes[0]))).await.refuses(401, WrongCode);
    // A recovery code is one factor, not two.
    let alone = json!({ "kind": "recovery_code", "handle": "mai", "code": codes[1] });
    stranger.post("/api/sign-in/by", alone).await.refuses(401, SecondFactorNeeded);
}

#[tokio::test]
async fn a_second_factor_is_removed_only_by_a_sign_in_that_showed_one_and_that_is_noticed() {
    let house = House::open().await;
    let mut ann = house.applicant("ann").await;
    let mut thief = house.browser();
    thief.sign_in("ann").await.is(200);
    let (secret, codes) = set_up_app(&house, &mut ann).await;
    assert!(told(&thief, NoticeKind::AppSet).await);
    // Signed in before there was one: by a password alone.
    thief.delete("/api/ways-in/app").await.refuses(401, SignInAgain);
    thief.post("/api/ways-in/recovery-codes", json!({})).await.refuses(401, SignInAgain);
    thief.post("/api/ways-in/app/begin", json!({})).await.refuses(401, SignInAgain);
    let show = json!({ "kind": "password", "handle": "ann", "password": PASSWORD });
    thief.post("/api/ways-in/fresh", show).await.refuses(401, SecondFactorNeeded);
    thief.delete("/api/ways-in/app").await.refuses(401, SignInAgain);

    house.clock.advance(Duration::from_secs(60));
    let code = totp::code_now(&secret, house.clock.now());
    let show = json!({ "kind": "password", "handle": "ann", "password": PASSWORD, "second": code });
    ann.post("/api/ways-in/fresh", show).await.is(200);
    ann.post_and_keep("/api/ways-in/recovery-codes", json!({})).await.is(200);
    let void = json!({ "handle": "ann", "password": PASSWORD, "second": codes[0] });
    house.browser().post("/api/sign-in", void).await.refuses(401, WrongCode);
    ann.delete("/api/ways-in/app").await.is(200);
    assert!(told(&thief, NoticeKind::AppRemoved).await);
    house.browser().sign_in("ann").await.is(200);
}

#[tokio::test]
async fn of_an_app_whose_secret_does_not_read_no_code_is_right() {
    let house = House::open().await;
    let mut ann = house.applicant("ann").await;
    let (_, codes) = set_up_app(&house, &mut ann).await;
    let account = AccountId::parse(&ann.me().await.read::<Me>(200).account).expect("an id");
    let lost = SignInWrite::SetApp { account, secret: Some(store::sealed::GONE.to_owned()) };
    house.running.app.store.write(vec![Write::SignIn(lost)]).await.expect("up");
    house.clock.advance(Duration::from_secs(60)); // The code that set it up counts no more.
    let thief = house.browser();
    let of_nothing = totp::code_now(&[], house.clock.now()); // Anybody can compute it.
    thief.post("/api/sign-in", password("ann", Some(&of_nothing))).await.refuses(401, WrongCode);
    thief.post("/api/sign-in", password("ann", None)).await.refuses(401, SecondFactorNeeded);
    house.browser().post("/api/sign-in", password("ann", Some(&codes[0]))).await.is(200);
}

#[tokio::test]
async fn an_owner_s_passkey_counts_as_both_and_the_password_alone_no_more() {
    let house = House::open().await;
    let link = house.running.first_owners_link().await.expect("stored").expect("nobody yet");
    let mut mai = browser(&house);
    let mut device = passkeys::register(&mut mai, "mai", Some(super::house::token(&link))).await;
    assert_eq!(ways(&mai).await.second_factor, SecondFactor::Needed);
    mai.post_and_keep("/api/ways-in/password", json!({ "password": PASSWORD })).await.is(200);
    let made: RecoveryCodes = mai.post_and_keep("/api/ways-in/recovery-codes", json!({})).await.read(200);
    let only = ways(&mai).await.passkeys[0].id.clone();
    mai.delete(&format!("/api/ways-in/passkeys/{only}")).await.refuses(409, LastWayIn);
    house.browser().sign_in("mai").await.refuses(401, SecondFactorNeeded);
    device.sign_in(&mut browser(&house)).await.is(200);
    // The device is lost: password and a recovery code.
    let mut back = house.browser();
    let me: Me = back.post_and_keep("/api/sign-in", password("mai", Some(&made.codes[3]))).await.read(200);
    assert!(me.owner && told(&mai, NoticeKind::RecoveryCodeUsed).await);
}

#[tokio::test]
async fn a_lost_device_is_no_lost_account_one_recovery_code_opens_it_once() {
    let house = House::open().await;
    let mut ann = browser(&house);
    passkeys::register(&mut ann, "ann", None).await;
    let made: RecoveryCodes = ann.post_and_keep("/api/ways-in/recovery-codes", json!({})).await.read(200);
    let show = |code: &str| json!({ "kind": "recovery_code", "handle": "ann", "code": code });
    let stranger = house.browser();
    stranger.post("/api/sign-in/by", show("0000-0000-0000-0000")).await.refuses(401, WrongCode);
    let typed = made.codes[0].to_uppercase().replace('-', " ");
    let mut back = house.browser();
    back.post_and_keep("/api/sign-in/by", show(&typed)).await.is(200);
    assert_eq!(ways(&back).await.recovery_codes, 9);
    stranger.post("/api/sign-in/by", show(&made.codes[0])).await.refuses(401, WrongCode);
}

#[tokio::test]
async fn recovery_codes_tried_on_one_account_are_bounded() {
    let house = House::with(|config| config.limits.codes_per_account = 3).await;
    house.applicant("ann").await;
    let show = json!({ "kind": "recovery_code", "handle": "ann", "code": "0000-0000-0000-0000" });
    let eve = house.browser();
    for _ in 0..3 {
        eve.post("/api/sign-in/by", show.clone()).await.refuses(401, WrongCode);
    }
    eve.post("/api/sign-in/by", show).await.refuses(429, TooManyRequests);
}

#[tokio::test]
async fn the_operator_s_code_opens_one_account_once_as_both_factors() {
    use server::admin::order::{Desk, Order, carry_out};
    let house = House::open().await;
    let mut mai = house.owner("mai").await;
    house.applicant("ann").await;
    set_up_app(&house, &mut mai).await;
    let desk = Desk::from(&*house.running.app);
    let all = carry_out(&desk, Order::OneTimeCodes { handle: None, mail: false }).await.expect("printed");
    assert_eq!(all.lines().count(), 2);
    let one = carry_out(&desk, Order::OneTimeCodes { handle: Some("mai".to_owned()), mail: false }).await;
    let one = one.expect("printed");
    let code = |lines: &str, of: &str| {
        let line = lines.lines().find(|line| line.starts_with(of)).expect("a line");
        line.split(' ').nth(1).expect("a code").to_owned()
    };
    let show = |handle: &str, code: &str| json!({ "kind": "recovery_code", "handle": handle, "code": code });
    let browser = house.browser();
    browser.post("/api/sign-in/by", show("mai", &code(&all, "mai"))).await.refuses(401, WrongCode); // Replaced.
    browser.post("/api/sign-in/by", show("ann", &code(&one, "mai"))).await.refuses(401, WrongCode);
    browser.post("/api/sign-in/by", show("mai", &code(&one, "mai"))).await.is(200);
    browser.post("/api/sign-in/by", show("mai", &code(&one, "mai"))).await.refuses(401, WrongCode);
    house.clock.advance(7 * 24 * HOUR);
    browser.post("/api/sign-in/by", show("ann", &code(&all, "ann"))).await.refuses(401, WrongCode);
    assert!(told(&mai, NoticeKind::RecoveryCodeUsed).await);
    let rows: Vec<SessionRow> = mai.get("/api/sessions").await.read(200);
    assert_eq!(rows.len(), 2);
}
