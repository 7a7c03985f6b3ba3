//! Who belongs to a circle, for those who do; who waits, for its moderators, who let in, invite and put out.

use super::circles::{AtCircle, find, parse};
use super::json::Body;
use super::no::No;
use super::{SignedIn, people};
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::network::circle::{self, CIRCLE_MEMBERS_MAX, CIRCLE_WAITING_MAX, check_member, check_moderator};
use domain::{AccountId, At, MemberId};
use protocol::circle::{CircleMemberRow, CircleMembersPage, CircleWaitingRow, InviteToCircle, NewCircleRole};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// People in one answer.
const PAGE: usize = 100;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list, invite))
        .routes(routes!(set_role, put_out))
        .routes(routes!(waiting))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Find {
    /// In a handle or a name; case, punctuation and marks on letters do not count.
    find: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Who belongs to it, for whoever does: the first to come first, 100 at a time; of those found the first 100.
#[utoipa::path(
    get, path = "/api/circles/{circle}/members", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id"), Find),
    responses(
        (status = 200, body = CircleMembersPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
    Query(Find { find: called, after }): Query<Find>,
) -> Result<Json<CircleMembersPage>, No> {
    by.member()?;
    let seen = find(&app, by.account.id, parse(&circle)?).await?;
    check_member(seen.membership())?;
    let called = called.filter(|called| !called.trim().is_empty());
    let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let now = app.clock.now();
    if called.is_some() {
        app.limits.account_searches.take(by.account.id, now).map_err(No::too_many)?;
    }
    let (limit, after) = if called.is_some() { (CIRCLE_MEMBERS_MAX, None) } else { (PAGE as u32, after) };
    let rows = app.store.circle_members(seen.circle, limit, after).await?;
    let members = rows.iter().map(|(account, ..)| MemberId::of(*account)).collect();
    let mut persons = match &called {
        Some(called) => app.live.persons_called(members, called).await?,
        None => app.live.persons(members).await?,
    };
    let last = rows.last().filter(|_| called.is_none() && rows.len() == PAGE);
    let next = last.map(|(account, _, since)| format!("{}-{account}", since.0));
    let shown = rows.into_iter().filter_map(|(account, role, since)| {
        let person = persons.remove(&MemberId::of(account))?;
        Some(CircleMemberRow { person, role: role.into(), since_ms: since.0 })
    });
    let members: Vec<CircleMemberRow> = shown.take(PAGE).collect();
    // Whoever takes care of it looks at the list as often as they act.
    if check_moderator(seen.membership()).is_err() {
        app.limits.account_found.take_many(by.account.id, members.len(), now).map_err(No::too_many)?;
    }
    Ok(Json(CircleMembersPage { members, next }))
}

/// Invites somebody, by a moderator; whoever asked to join is let in by it. Belongs to it, or is invited: nothing changes.
#[utoipa::path(
    post, path = "/api/circles/{circle}/members", tag = "circles", security(("session" = [])),
    request_body = InviteToCircle, params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn invite(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
    Body(InviteToCircle { handle }): Body<InviteToCircle>,
) -> Result<StatusCode, No> {
    let at_it = AtCircle::act(&app, &by, &circle).await?;
    let own = at_it.seen.membership();
    check_moderator(own)?;
    app.limits.account_circle_invites.take(by.account.id, at_it.at).map_err(No::too_many)?;
    app.limits.account_people.take(by.account.id, at_it.at).map_err(No::too_many)?;
    let handle = handle.trim().trim_start_matches('@');
    let account = people::find(&app, &format!("@{handle}")).await?.id;
    let who = app.store.circle_membership(at_it.seen.circle, account).await?;
    let counts = app.store.circle_counts(at_it.seen.circle, account).await?;
    let change = circle::invite(own, who, &counts)?;
    at_it.carry_out(account, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a member a role, by its owner; `owner` hands the circle over. Whoever asked to join is let in as `member`, by a
/// moderator.
#[utoipa::path(
    put, path = "/api/circles/{circle}/members/{member}", tag = "circles", security(("session" = [])),
    request_body = NewCircleRole,
    params(("circle" = String, Path, description = "Its id"), ("member" = String, Path, description = "From a list")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn set_role(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((circle, member)): Path<(String, String)>,
    Body(NewCircleRole { role }): Body<NewCircleRole>,
) -> Result<StatusCode, No> {
    let at_it = AtCircle::act(&app, &by, &circle).await?;
    check_moderator(at_it.seen.membership())?;
    let account = AccountId::parse(&member).map_err(|_| RefusalCode::NotInCircle)?;
    let who = app.store.circle_membership(at_it.seen.circle, account).await?;
    let counts = app.store.circle_counts(at_it.seen.circle, account).await?;
    let change = circle::give_role(at_it.seen.membership(), who, role.into(), &counts)?;
    at_it.carry_out(account, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a member out, by whoever is above them: they are out of its live rooms at once. Declines whoever asked to join, and
/// takes an invite back. None of these: nothing changes.
#[utoipa::path(
    delete, path = "/api/circles/{circle}/members/{member}", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id"), ("member" = String, Path, description = "From a list")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn put_out(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path((circle, member)): Path<(String, String)>,
) -> Result<StatusCode, No> {
    let at_it = AtCircle::act(&app, &by, &circle).await?;
    check_moderator(at_it.seen.membership())?;
    let account = AccountId::parse(&member).map_err(|_| RefusalCode::NotInCircle)?;
    let who = app.store.circle_membership(at_it.seen.circle, account).await?;
    let change = circle::put_out(at_it.seen.membership(), who)?;
    at_it.carry_out(account, change).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who asked to join or was invited, the longest first, at most 200, for its moderators.
#[utoipa::path(
    get, path = "/api/circles/{circle}/waiting", tag = "circles", security(("session" = [])),
    params(("circle" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = [CircleWaitingRow]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn waiting(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(circle): Path<String>,
) -> Result<Json<Vec<CircleWaitingRow>>, No> {
    by.member()?;
    let seen = find(&app, by.account.id, parse(&circle)?).await?;
    check_moderator(seen.membership())?;
    let rows = app.store.circle_waiting(seen.circle, CIRCLE_WAITING_MAX).await?;
    let mut persons =
        app.live.persons(rows.iter().map(|(account, ..)| MemberId::of(*account)).collect()).await?;
    let shown = rows.into_iter().filter_map(|(account, is, since)| {
        let person = persons.remove(&MemberId::of(account))?;
        Some(CircleWaitingRow { person, own: is.into(), since_ms: since.0 })
    });
    Ok(Json(shown.collect()))
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, AccountId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), AccountId::parse(id).ok()?))
}
