//! Handles: changed now and then, at rest for a while, given by owners, and let go by those who never come back.

use super::house::{DAY, House, registration};
use protocol::inviting::HandleGiven;
use protocol::rest::Me;
use protocol::tell::RefusalCode::*;
use serde_json::json;
use server::handle_sweep::{Swept, sweep};

#[tokio::test]
async fn an_old_handle_rests_for_ninety_days_and_then_is_free() {
    let house = House::with(|config| config.limits.registrations_per_address = 1000).await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let me: Me = lin.post("/api/me/handle", json!({ "handle": "Lin_Chen" })).await.read(200);
    assert_eq!(me.handle, "lin_chen");
    for look in ["lin", "l1n", "1in"] {
        house.browser().post("/api/register", registration(look, None)).await.refuses(409, HandleTaken);
    }
    lin.post("/api/me/handle", json!({ "handle": "lin_2" })).await.refuses(409, RenamedLately);
    lin.post("/api/me/handle", json!({ "handle": "mai" })).await.refuses(409, RenamedLately);
    mai.post("/api/me/handle", json!({ "handle": "lin" })).await.refuses(409, HandleTaken);
    house.clock.advance(29 * DAY);
    lin.me().await.is(200);
    house.clock.advance(DAY);
    let me: Me = lin.post("/api/me/handle", json!({ "handle": "lin" })).await.read(200);
    assert_eq!(me.handle, "lin", "one's own old handle is not kept from oneself");
    house.clock.advance(29 * DAY);
    lin.me().await.is(200);
    house.clock.advance(29 * DAY);
    lin.me().await.is(200);
    lin.post("/api/me/handle", json!({ "handle": "linn" })).await.is(200);
    house.clock.advance(89 * DAY);
    house.browser().post("/api/register", registration("lin", None)).await.refuses(409, HandleTaken);
    house.clock.advance(2 * DAY);
    house.browser().register("lin", None).await;
    mai.post("/api/me/handle", json!({ "handle": "no" })).await.refuses(401, SignInFirst);
}

#[tokio::test]
async fn an_owner_gives_a_squatted_handle_to_whom_it_belongs() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let squatter = house.applicant("famous").await;
    let claimant = house.member(&mai, "famous_one").await;
    let give = json!({ "handle": "famous", "to": "famous_one" });
    claimant.post("/api/admin/handles/give", give.clone()).await.refuses(403, NotAllowed);
    let given: HandleGiven = mai.post("/api/admin/handles/give", give.clone()).await.read(200);
    let me: Me = claimant.me().await.read(200);
    assert_eq!(me.handle, "famous");
    let me: Me = squatter.me().await.read(200);
    assert!(me.handle == given.now_called && me.handle.starts_with("lost_"));
    let old = registration("famous_one", None);
    house.browser().post("/api/register", old).await.refuses(409, HandleTaken);
    squatter.post("/api/me/handle", json!({ "handle": "not_famous" })).await.is(200);
    mai.post("/api/admin/handles/give", give).await.refuses(404, NoSuchAccount);
    let theirs = json!({ "handle": "famous", "to": "famous" });
    mai.post("/api/admin/handles/give", theirs).await.refuses(409, HandleIsTheirs);
    let owners = json!({ "handle": "mai", "to": "famous" });
    mai.post("/api/admin/handles/give", owners).await.refuses(403, IsOwner);
    house
        .browser()
        .post("/api/register", registration(&given.now_called, None))
        .await
        .refuses(422, HandleReserved);
}

#[tokio::test]
async fn whoever_takes_another_name_in_time_keeps_the_squatted_one_from_nobody() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let squatter = house.applicant("famous").await;
    squatter.post("/api/me/handle", json!({ "handle": "not_famous" })).await.is(200);
    house.member(&mai, "famous_one").await;
    let give = json!({ "handle": "famous", "to": "famous_one" });
    mai.post("/api/admin/handles/give", give).await.is(200);
    let me: Me = squatter.me().await.read(200);
    assert_eq!(me.handle, "not_famous");
}

#[tokio::test]
async fn a_reserved_handle_lapses_after_a_warning_and_half_a_year_and_a_members_never() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    house.member(&mai, "lin").await;
    house.applicant("ann").await;
    let mut bo = house.applicant("bo_").await;
    let app = &house.running.app;
    house.clock.advance(149 * DAY);
    assert_eq!(sweep(app).await.expect("up"), Swept::default());
    house.clock.advance(DAY);
    // Signing in anew counts as being here.
    bo.sign_in("bo_").await.is(200);
    house.clock.advance(DAY);
    assert_eq!(sweep(app).await.expect("up"), Swept { warned: 1, lapsed: 0 });
    assert_eq!(sweep(app).await.expect("up"), Swept::default(), "one is warned once");
    house.clock.advance(29 * DAY);
    assert_eq!(sweep(app).await.expect("up"), Swept::default());
    house.browser().post("/api/register", registration("ann", None)).await.refuses(409, HandleTaken);
    house.clock.advance(DAY);
    assert_eq!(sweep(app).await.expect("up"), Swept { warned: 0, lapsed: 1 });
    house.browser().register("ann", None).await;
    house.clock.advance(1000 * DAY);
    sweep(app).await.expect("up");
    house.browser().post("/api/register", registration("lin", None)).await.refuses(409, HandleTaken);
}
