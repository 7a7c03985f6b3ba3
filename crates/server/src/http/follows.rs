//! Following people: whose rooms come first in one's hallway, and who of those that follow back is here.

use super::no::No;
use super::{SignedIn, people, vouches};
use crate::app::SharedApp;
use crate::live::Whom;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::network::follow;
use domain::network::inbox::{Entry, Kind};
use domain::{AccountId, At, MemberId};
use protocol::network::FollowsPage;
use protocol::rest::{Person, Problem};
use protocol::tell::RefusalCode;
use serde::Deserialize;
use store::{NetworkWrite, Write};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// People in one answer.
const PAGE: u32 = 100;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(mutuals)).routes(routes!(follow_them, unfollow))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

/// Whom one follows, latest first, 100 at a time.
#[utoipa::path(
    get, path = "/api/me/follows", tag = "people", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = FollowsPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<FollowsPage>, No> {
    by.member()?;
    let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let follows = app.store.follows(by.account.id, PAGE, after).await?;
    let next = follows.last().filter(|_| follows.len() == PAGE as usize).map(|(at, id)| written(*at, *id));
    let members: Vec<MemberId> = follows.iter().map(|(_, id)| MemberId::of(*id)).collect();
    let mut persons = app.live.persons(members.clone()).await?;
    let people = members.iter().filter_map(|member| persons.remove(member)).collect();
    Ok(Json(FollowsPage { people, next }))
}

/// Mutuals who have a page open now, at most 100: whom one may wave at, and call into a room.
#[utoipa::path(
    get, path = "/api/me/mutuals", tag = "people", security(("session" = [])),
    responses((status = 200, body = [Person]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn mutuals(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<Person>>, No> {
    by.member()?;
    Ok(Json(app.live.mutuals_here(by.account.id).await?))
}

/// Follows somebody. Follows them already: nothing changes. An applicant is answered like nobody: 404.
#[utoipa::path(
    put, path = "/api/people/{member}/follow", tag = "people", security(("session" = [])),
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn follow_them(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<StatusCode, No> {
    let me = by.member()?;
    let now = app.clock.now();
    app.limits.account_follows.take(by.account.id, now).map_err(No::too_many)?;
    let account = people::find(&app, &member).await?;
    let facts = app.store.follow_facts(by.account.id, account.id).await?;
    if follow::follow(me, MemberId::of(account.id), facts.follows, facts.followed)? {
        let follow = NetworkWrite::Follow { by: by.account.id, member: account.id, at: now };
        app.store.write(vec![Write::Network(follow)]).await?;
        let are_mutual = app.store.are_mutual(by.account.id, account.id).await?;
        let kind = if are_mutual { Kind::FollowedBack } else { Kind::Followed };
        app.live.happened(Whom::One(account.id), Entry { kind, by: me, about: None, at: now });
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Follows them no more. Followed nobody of that name: nothing changes.
#[utoipa::path(
    delete, path = "/api/people/{member}/follow", tag = "people", security(("session" = [])),
    params(("member" = String, Path, description = "From a room, or a handle after @")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn unfollow(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(member): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    // Not only members: whoever is back on the waitlist may still be let go of.
    let member = match member.strip_prefix('@') {
        Some(handle) => vouches::by_handle(&app, handle).await?.map(|account| account.id),
        None => Some(AccountId::parse(&member).map_err(|_| RefusalCode::NoSuchAccount)?),
    };
    if let Some(member) = member {
        let unfollow = NetworkWrite::Unfollow { by: by.account.id, member };
        app.store.write(vec![Write::Network(unfollow)]).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The last one of a page, for the next.
fn written(at: At, id: AccountId) -> String {
    format!("{}-{id}", at.0)
}

fn read(text: &str) -> Option<(At, AccountId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), AccountId::parse(id).ok()?))
}
