//! Appeals: everybody who was frozen or removed says something once; an owner lifts it, or does not.

use super::json::Body;
use super::no::No;
use super::{SignedIn, tree as tree_routes, waitlist};
use crate::admission;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::entry::tree::{self, Appeal};
use domain::entry::{self, Struck};
use protocol::inviting::{HitAppeal, HitRow, NewHitAppeal, OwnHit};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::{Inviting, StruckRow, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(own, appeal))
        .routes(routes!(list))
        .routes(routes!(lift))
        .routes(routes!(deny))
}

/// What an owner did to oneself.
#[utoipa::path(
    get, path = "/api/appeal", tag = "tree", security(("session" = [])),
    responses((status = 200, body = OwnHit), (status = 401, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<OwnHit>, No> {
    let struck = app.store.struck_one(by.account.id).await?.map(|row| row.struck);
    Ok(Json(OwnHit {
        hit: struck.map(|struck| tree_routes::wire(struck.hit)),
        at_ms: struck.map(|struck| struck.at.0),
        appeal: struck.map_or(HitAppeal::None, state),
    }))
}

/// Says why it should be lifted: once.
#[utoipa::path(
    post, path = "/api/appeal", tag = "tree", security(("session" = [])), request_body = NewHitAppeal,
    responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn appeal(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewHitAppeal>,
) -> Result<StatusCode, No> {
    let text = Appeal::parse(&asked.text).map_err(|_| RefusalCode::BadText)?;
    let (now, account) = (app.clock.now(), by.account.id);
    let struck = app.store.struck_one(account).await?.map(|row| row.struck);
    tree::appeal(struck.as_ref(), now)?;
    app.store.write(vec![Write::Inviting(Inviting::Appeal { account, text, at: now })]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everybody to whom something was done and it holds; those who appealed first. For owners.
#[utoipa::path(
    get, path = "/api/admin/hits", tag = "tree", security(("session" = [])),
    responses((status = 200, body = [HitRow]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<HitRow>>, No> {
    tree::may_see(&by.account)?;
    let appealed = app.store.struck(true).await?;
    let first: Vec<_> = appealed.iter().map(|row| row.struck.account).collect();
    let others =
        app.store.struck(false).await?.into_iter().filter(|row| !first.contains(&row.struck.account));
    let all: Vec<StruckRow> = appealed.into_iter().chain(others).collect();
    let accounts = app.store.accounts(&all.iter().map(|row| row.struck.account).collect::<Vec<_>>()).await?;
    let row = |row: StruckRow| {
        let account = accounts.iter().find(|account| account.id == row.struck.account)?;
        Some(HitRow {
            account: account.id.to_string(),
            handle: account.handle.as_str().to_owned(),
            hit: tree_routes::wire(row.struck.hit),
            at_ms: row.struck.at.0,
            appeal: state(row.struck),
            text: row.appeal.map(|text| text.as_str().to_owned()),
        })
    };
    Ok(Json(all.into_iter().filter_map(row).collect()))
}

/// Lifts what was done to somebody: a removed one is a member again, on this owner's word. For owners.
#[utoipa::path(
    post, path = "/api/admin/hits/{account}/lift", tag = "tree", security(("session" = [])),
    params(("account" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn lift(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(account): Path<String>,
) -> Result<StatusCode, No> {
    tree::may_see(&by.account)?;
    let now = app.clock.now();
    let account = waitlist::one(&app, &account).await?.id;
    let struck = app.store.struck_one(account).await?.ok_or(RefusalCode::NothingToAppeal)?.struck;
    let standing = tree::lift(&by.account, &struck, now)?;
    let mut unit = vec![Write::Inviting(Inviting::Lift { account, struck_at: struck.at, at: now })];
    unit.extend(standing.map(|standing| Write::SetStanding { account, standing }));
    unit.push(tree_routes::audit(&by, now, "branch_lifted", account));
    app.store.write(unit).await?;
    if standing.is_some() {
        app.live.let_in(account).await;
    }
    admission::wake(&app);
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves what was done to somebody who appealed. For owners.
#[utoipa::path(
    post, path = "/api/admin/hits/{account}/deny", tag = "tree", security(("session" = [])),
    params(("account" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn deny(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(account): Path<String>,
) -> Result<StatusCode, No> {
    tree::may_see(&by.account)?;
    let now = app.clock.now();
    let account = waitlist::one(&app, &account).await?.id;
    let unit = vec![
        Write::Inviting(Inviting::Deny { account, at: now }),
        tree_routes::audit(&by, now, "appeal_denied", account),
    ];
    app.store.write(unit).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn state(struck: Struck) -> HitAppeal {
    match struck.appeal {
        entry::AppealState::None => HitAppeal::None,
        entry::AppealState::Waiting { .. } => HitAppeal::Waiting,
        entry::AppealState::Denied { .. } => HitAppeal::Denied,
    }
}
