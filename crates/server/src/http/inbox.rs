//! One's inbox: what happened, how much of it was not looked at, and looking at it.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::SharedApp;
use crate::inbox::{Shown, shown};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::{At, InboxId};
use protocol::Tell;
use protocol::inbox::{InboxPage, InboxRow, SeeUpTo, Unseen};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use store::{Conflict, InboxWrite, Write, WriteError};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rows in one answer.
const PAGE: u32 = 30;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(unseen))
        .routes(routes!(see))
        .routes(routes!(see_one))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

/// What happened to one, the latest first, 30 at a time.
#[utoipa::path(
    get, path = "/api/inbox", tag = "inbox", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = InboxPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<InboxPage>, No> {
    by.member()?;
    let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let rows = app.store.inbox(by.account.id, PAGE, after).await?;
    let last = rows.last().filter(|_| rows.len() == PAGE as usize);
    let next = last.map(|last| format!("{}-{}", last.entry.at.0, last.id));
    let rows = shown(&app, rows).await?.into_iter().map(row).collect();
    Ok(Json(InboxPage { rows, next }))
}

/// How many rows one did not look at.
#[utoipa::path(
    get, path = "/api/inbox/unseen", tag = "inbox", security(("session" = [])),
    responses((status = 200, body = Unseen), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn unseen(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Unseen>, No> {
    by.member()?;
    Ok(Json(Unseen { rows: app.store.inbox_unseen(by.account.id).await? }))
}

/// Says that one looked at everything up to then.
#[utoipa::path(
    put, path = "/api/inbox/seen", tag = "inbox", security(("session" = [])), request_body = SeeUpTo,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem))
)]
async fn see(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(SeeUpTo { at_ms }): Body<SeeUpTo>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (account, now) = (by.account.id, app.clock.now());
    app.limits.account_looks.take(account, now).map_err(No::too_many)?;
    let see = InboxWrite::See { account, up_to: At(at_ms.min(now.0)) };
    app.store.write(vec![Write::Inbox(see)]).await?;
    app.live.tell(account, &Tell::InboxChanged);
    Ok(StatusCode::NO_CONTENT)
}

/// Says that one looked at this row. Another's is answered like none at all: 404.
#[utoipa::path(
    put, path = "/api/inbox/{row}/seen", tag = "inbox", security(("session" = [])),
    params(("row" = String, Path, description = "From the list, or from a push")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn see_one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(row): Path<String>,
) -> Result<StatusCode, No> {
    by.member()?;
    let account = by.account.id;
    app.limits.account_looks.take(account, app.clock.now()).map_err(No::too_many)?;
    let id = InboxId::parse(&row).map_err(|_| RefusalCode::NotFound)?;
    match app.store.write(vec![Write::Inbox(InboxWrite::SeeOne { account, id })]).await {
        Err(WriteError::Conflict(Conflict::Mismatch)) => return Err(RefusalCode::NotFound.into()),
        done => done?,
    }
    app.live.tell(account, &Tell::InboxChanged);
    Ok(StatusCode::NO_CONTENT)
}

fn row(shown: Shown) -> InboxRow {
    let Shown { stored, by, about } = shown;
    InboxRow {
        row: stored.id.to_string(),
        happened: stored.entry.kind.into(),
        by,
        times: stored.times,
        at_ms: stored.entry.at.0,
        seen: stored.seen,
        title: about.title,
        begins_ms: about.begins.map(|begins| begins.0),
        cancelled: about.is_cancelled,
        page: about.page,
    }
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, InboxId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), InboxId::parse(id).ok()?))
}
