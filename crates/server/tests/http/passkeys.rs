//! Passkeys: making, signing in, adding and removing; and everything that is no proof of one.

use super::authenticator::Authenticator;
use super::house::{Answer, Browser, House, PASSWORD};
use protocol::rest::{Me, SessionRow};
use protocol::sign_in::{SignInOffer, WaysIn};
use protocol::tell::RefusalCode::*;
use serde_json::{Value, json};
use std::time::Duration;

/// A browser on a page that has a domain.
pub fn browser(house: &House) -> Browser {
    let mut browser = house.browser();
    browser.origin = browser.origin.replace("127.0.0.1", "localhost");
    browser
}

/// Registers with a passkey alone.
pub async fn register(browser: &mut Browser, handle: &str, invite: Option<&str>) -> Authenticator {
    let ceremony: Value = browser.post("/api/register/passkey", json!({ "handle": handle })).await.read(200);
    let (device, made) = Authenticator::make(&ceremony, &browser.origin);
    let form = json!({ "handle": handle, "stated": "s", "field": "law", "passkey": made, "invite": invite });
    let _: Me = browser.post_and_keep("/api/register", form).await.read(201);
    device
}

pub async fn ways(browser: &Browser) -> WaysIn {
    browser.get("/api/ways-in").await.read(200)
}

async fn add(browser: &mut Browser, name: &str) -> (Authenticator, Answer) {
    let ceremony: Value = browser.post("/api/ways-in/passkeys/begin", json!({})).await.read(200);
    let (device, mut made) = Authenticator::make(&ceremony, &browser.origin);
    made["name"] = json!(name);
    (device, browser.post_and_keep("/api/ways-in/passkeys", made).await)
}

#[tokio::test]
async fn an_account_is_made_with_a_passkey_and_no_password_and_signs_in_with_it_again_and_again() {
    let house = House::open().await;
    let mut ann = browser(&house);
    let offer: SignInOffer = ann.get("/api/sign-in/offer").await.read(200);
    assert!(offer.passkeys && !offer.mail_codes);
    let mut device = register(&mut ann, "ann", None).await;
    let mut other = browser(&house);
    for _ in 0..3 {
        let me: Me = device.sign_in(&mut other).await.read(200);
        assert!(me.handle == "ann");
    }
    let ways = ways(&other).await;
    assert!(ways.passkeys.len() == 1 && !ways.password && ways.fresh_until_ms.is_some());
    for password in ["", "!", PASSWORD] {
        let shown = json!({ "handle": "ann", "password": password });
        house.browser().post("/api/sign-in", shown).await.refuses(401, WrongHandleOrPassword);
    }
}

#[tokio::test]
async fn what_is_no_proof_of_a_passkey_opens_nothing() {
    let house = House::open().await;
    let mut ann = browser(&house);
    let mut device = register(&mut ann, "ann", None).await;
    let eve = browser(&house);
    let begin = async || eve.post("/api/sign-in/passkey", json!({})).await.read::<Value>(200);

    // Used twice.
    let shown = device.sign(&begin().await, &eve.origin);
    eve.post("/api/sign-in/by", shown.clone()).await.is(200);
    eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    // Too late.
    let shown = device.sign(&begin().await, &eve.origin);
    house.clock.advance(Duration::from_secs(301));
    eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    // Another site's page.
    let shown = device.sign(&begin().await, "http://localhost.evil.test");
    eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    // Another ceremony's challenge.
    let mut shown = device.sign(&begin().await, &eve.origin);
    shown["ceremony"] = begin().await["ceremony"].clone();
    eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    // Another key under the same name.
    let ceremony: Value = eve.post("/api/register/passkey", json!({ "handle": "eve" })).await.read(200);
    let (mut strange, _) = Authenticator::make(&ceremony, &eve.origin);
    let shown = strange.sign(&begin().await, &eve.origin);
    eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    // Nonsense.
    for answer in ["", "{}", "null", "[]"] {
        let shown = json!({ "kind": "passkey", "ceremony": begin().await["ceremony"], "answer": answer });
        eve.post("/api/sign-in/by", shown).await.refuses(401, PasskeyRefused);
    }
    device.sign_in(&mut browser(&house)).await.is(200);
}

#[tokio::test]
async fn over_a_bare_address_there_are_no_passkeys_and_it_says_so() {
    let house = House::open().await;
    let ann = house.browser();
    let offer: SignInOffer = ann.get("/api/sign-in/offer").await.read(200);
    assert!(!offer.passkeys);
    ann.post("/api/sign-in/passkey", json!({})).await.refuses(404, NoPasskeysHere);
}

#[tokio::test]
async fn a_second_passkey_is_added_named_renamed_and_removed_but_never_the_last_way_in() {
    let house = House::open().await;
    let mut ann = browser(&house);
    let mut phone = register(&mut ann, "ann", None).await;
    let only = ways(&ann).await.passkeys[0].id.clone();
    ann.delete(&format!("/api/ways-in/passkeys/{only}")).await.refuses(409, LastWayIn);

    let before = ann.clone();
    let (mut key, answer) = add(&mut ann, "A key in the drawer").await;
    answer.is(200);
    before.me().await.refuses(401, SignInFirst); // Renewed: whoever held the old token is out.
    let rows = ways(&ann).await.passkeys;
    assert!(rows.len() == 2 && rows.iter().any(|row| row.name == "A key in the drawer"));
    let other = rows.iter().find(|row| row.id != only).expect("the new one").id.clone();
    ann.post(&format!("/api/ways-in/passkeys/{other}"), json!({ "name": "Safe" })).await.is(204);
    assert!(ways(&ann).await.passkeys.iter().any(|row| row.name == "Safe"));
    key.sign_in(&mut browser(&house)).await.is(200);

    let answer = ann.delete(&format!("/api/ways-in/passkeys/{only}")).await;
    answer.is(200);
    phone.sign_in(&mut browser(&house)).await.refuses(401, PasskeyRefused);
    key.sign_in(&mut browser(&house)).await.is(200);
}

#[tokio::test]
async fn another_s_passkey_can_be_neither_renamed_nor_removed() {
    let house = House::open().await;
    let (mut ann, mut eve) = (browser(&house), browser(&house));
    register(&mut ann, "ann", None).await;
    register(&mut eve, "eve", None).await;
    add(&mut eve, "second").await.1.is(200);
    let path = format!("/api/ways-in/passkeys/{}", ways(&ann).await.passkeys[0].id);
    eve.delete(&path).await.refuses(404, NoSuchWay);
    eve.post(&path, json!({ "name": "mine" })).await.refuses(404, NoSuchWay);
    assert_eq!(ways(&ann).await.passkeys.len(), 1);
}

#[tokio::test]
async fn of_two_removals_at_once_that_would_leave_nothing_one_is_refused() {
    let house = House::open().await;
    let mut ann = browser(&house);
    register(&mut ann, "ann", None).await;
    add(&mut ann, "second").await.1.is(200);
    let rows = ways(&ann).await.passkeys;
    let (one, other) =
        (format!("/api/ways-in/passkeys/{}", rows[0].id), format!("/api/ways-in/passkeys/{}", rows[1].id));
    let (first, second) = tokio::join!(ann.delete(&one), ann.delete(&other));
    assert!(first.status == 200 || second.status == 200);
    assert!(first.status != 200 || second.status != 200);
}

#[tokio::test]
async fn ways_in_change_only_within_ten_minutes_of_signing_in_and_a_passkey_makes_it_fresh() {
    let house = House::open().await;
    let mut ann = browser(&house);
    let mut device = register(&mut ann, "ann", None).await;
    house.clock.advance(Duration::from_secs(601));
    for path in ["/api/ways-in/passkeys/begin", "/api/ways-in/app/begin", "/api/ways-in/recovery-codes"] {
        ann.post(path, json!({})).await.refuses(401, SignInAgain);
    }
    let password = json!({ "password": PASSWORD });
    ann.post("/api/ways-in/password", password.clone()).await.refuses(401, SignInAgain);
    // Somebody else's passkey does not freshen this session.
    let mut eve = browser(&house);
    let mut other = register(&mut eve, "eve", None).await;
    let begin: Value = ann.post("/api/sign-in/passkey", json!({})).await.read(200);
    ann.post("/api/ways-in/fresh", other.sign(&begin, &ann.origin)).await.refuses(403, NotAllowed);
    let begin: Value = ann.post("/api/sign-in/passkey", json!({})).await.read(200);
    ann.post("/api/ways-in/fresh", device.sign(&begin, &ann.origin)).await.is(200);
    ann.post_and_keep("/api/ways-in/password", password).await.is(200);
    let rows: Vec<SessionRow> = ann.get("/api/sessions").await.read(200);
    assert_eq!(rows.len(), 1);
    house.browser().sign_in("ann").await.is(200);
}
