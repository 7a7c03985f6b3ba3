//! Invites: one member's word for one applicant, once, for a week.

use super::house::{DAY, House, registration};
use protocol::rest::{ApplicantRow, InviteCard, InviteMade, InviteRow, InviteState, Me, Standing};
use protocol::tell::RefusalCode::*;
use serde_json::json;

#[tokio::test]
async fn an_invite_shows_who_invites_and_makes_a_member_who_remembers_it() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let invite = mai.invite().await;
    assert_eq!(invite.token.len(), 22, "128 bits");
    let card: InviteCard = house.browser().get(&format!("/api/invites/{}", invite.token)).await.read(200);
    assert!(card.inviter_handle == "mai" && card.expires_ms == invite.expires_ms && card.room.is_none());

    let mut lin = house.browser();
    let me = lin.register("lin", Some(&invite.token)).await;
    assert!(me.standing == Standing::Member && me.invites_left == 5 && !me.owner);
    let person: protocol::rest::Person = mai.get(&format!("/api/people/{}", me.account)).await.read(200);
    assert_eq!(person.invited_by.as_deref(), Some("mai"));
    let rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    assert!(rows[0].state == InviteState::Accepted && rows[0].accepted_by.as_deref() == Some("lin"));
}

#[tokio::test]
async fn an_invite_works_once() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let invite = mai.invite().await;
    let waiting = house.applicant("bo_").await;
    house.browser().register("lin", Some(&invite.token)).await;
    waiting.post("/api/invites/accept", json!({ "token": invite.token })).await.refuses(410, InviteUsed);
    house
        .browser()
        .post("/api/register", registration("eve", Some(&invite.token)))
        .await
        .refuses(410, InviteUsed);
    house.browser().get(&format!("/api/invites/{}", invite.token)).await.refuses(410, InviteUsed);
    let me: Me = waiting.me().await.read(200);
    assert_eq!(me.standing, Standing::Applicant);
    house.applicant("eve").await; // The refused registration reserved nothing.
}

#[tokio::test]
async fn of_many_who_accept_at_once_one_becomes_a_member() {
    let house = House::with(|config| {
        config.limits.registrations_per_address = 1000;
        config.limits.invites_per_address = 1000;
    })
    .await;
    let mai = house.owner("mai").await;
    let invite = mai.invite().await;
    let mut browsers = vec![];
    for at in 0..64 {
        browsers.push(house.applicant(&format!("racer_{at}")).await);
    }
    let token = json!({ "token": invite.token });
    let answers =
        futures_util::future::join_all(browsers.iter().map(|b| b.post("/api/invites/accept", token.clone())))
            .await;
    let statuses = answers.iter().map(|answer| answer.status).collect::<Vec<_>>();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 410).count(), 63, "{statuses:?}");
    answers.iter().filter(|answer| answer.status == 410).for_each(|answer| answer.refuses(410, InviteUsed));
    let rows: Vec<InviteRow> = mai.get("/api/invites").await.read(200);
    assert!(rows.len() == 1 && rows[0].state == InviteState::Accepted);
    let waiting: Vec<ApplicantRow> = mai.get("/api/waitlist").await.read(200);
    assert_eq!(waiting.len(), 63, "exactly one is in");
}

#[tokio::test]
async fn accepting_goes_on_with_a_fresh_token_in_the_same_login() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let mut lin = house.applicant("lin").await;
    let before = lin.clone();
    let invite = mai.invite().await;
    let me: Me = lin.post_and_keep("/api/invites/accept", json!({ "token": invite.token })).await.read(200);
    assert_eq!(me.standing, Standing::Member);
    lin.me().await.is(200);
    before.me().await.refuses(401, SignInFirst);
    lin.post("/api/invites/accept", json!({ "token": mai.invite().await.token }))
        .await
        .refuses(409, AlreadyAMember);
}

#[tokio::test]
async fn after_a_week_an_invite_is_gone_and_comes_back_to_its_giver() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let invite = lin.invite().await;
    assert_eq!(invite.invites_left, 4);
    house.clock.advance(7 * DAY);
    house.browser().get(&format!("/api/invites/{}", invite.token)).await.refuses(410, InviteExpired);
    house
        .browser()
        .post("/api/register", registration("eve", Some(&invite.token)))
        .await
        .refuses(410, InviteExpired);
    let me: Me = lin.me().await.read(200);
    assert_eq!(me.invites_left, 5);
    let rows: Vec<InviteRow> = lin.get("/api/invites").await.read(200);
    assert_eq!(rows[0].state, InviteState::Expired);
}

#[tokio::test]
async fn a_revoked_invite_is_gone_and_comes_back_to_its_giver() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let invite = lin.invite().await;
    let path = format!("/api/invites/{}", invite.id);
    mai.delete(&path).await.refuses(404, NoSuchInvite);
    lin.delete(&path).await.is(204);
    lin.delete(&path).await.is(204);
    house
        .browser()
        .post("/api/register", registration("eve", Some(&invite.token)))
        .await
        .refuses(410, InviteRevoked);
    let me: Me = lin.me().await.read(200);
    assert_eq!(me.invites_left, 5);
}

#[tokio::test]
async fn an_accepted_invite_is_spent_and_cannot_be_taken_back() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let invite = lin.invite().await;
    house.browser().register("bo_", Some(&invite.token)).await;
    lin.delete(&format!("/api/invites/{}", invite.id)).await.refuses(410, InviteUsed);
    let me: Me = lin.me().await.read(200);
    assert_eq!(me.invites_left, 4);
}

#[tokio::test]
async fn nobody_gives_more_than_the_budget_even_all_at_once() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    let lin = house.member(&mai, "lin").await;
    let answers = futures_util::future::join_all((0..12).map(|_| lin.post("/api/invites", json!({})))).await;
    let made = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 5);
    answers
        .iter()
        .filter(|answer| answer.status != 201)
        .for_each(|answer| answer.refuses(409, NoInvitesLeft));
}

#[tokio::test]
async fn applicants_invite_nobody_and_a_room_nobody_sees_is_no_room() {
    let house = House::open().await;
    let mai = house.owner("mai").await;
    house.applicant("ann").await.post("/api/invites", json!({})).await.refuses(403, NotAMember);
    mai.post("/api/invites", json!({ "room": "0000000000000" })).await.refuses(404, NoSuchRoom);
    mai.post("/api/invites", json!({ "room": "what" })).await.refuses(404, NoSuchRoom);
    let left: InviteMade = mai.invite().await;
    assert_eq!(left.invites_left, 999, "the refused ones cost nothing");
}
