//! Taking one's things along, coming from another server with them, and asking to be erased.

use super::json::Body;
use super::no::No;
use super::{Door, SignedIn};
use crate::app::SharedApp;
use crate::leaving::export::Exporter;
use crate::leaving::import::{self, Brought, IMPORT_BYTES_MAX};
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use domain::entry::leaving;
use protocol::leaving::{AskToLeave, Imported, LeavingState};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use std::time::Duration;
use store::{LeavingWrite, NetworkWrite, Write};
use tokio::time::timeout;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How long a file may take to come. Shorter frees what trickles sooner; a phone on a bad network needs some.
const FILE_PATIENCE: Duration = Duration::from_secs(30);

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(export)).routes(routes!(bring)).routes(routes!(state, ask, stay))
}

/// Everything this server keeps about the account, as a ZIP: `account.json` and a readable `index.html`. A few times an hour.
#[utoipa::path(
    get, path = "/api/me/export", tag = "leaving", security(("session" = [])),
    responses(
        (status = 200, content_type = "application/zip"), (status = 401, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn export(
    State(app): State<SharedApp>,
    by: SignedIn,
) -> Result<([(HeaderName, HeaderValue); 3], Vec<u8>), No> {
    let now = app.clock.now();
    app.limits.account_exports.take(by.account.id, now).map_err(No::too_many)?;
    let exporter = Exporter { store: app.store.clone(), server: app.config.server.name.clone(), now };
    let file = exporter.file(&by.account).await?;
    let name = format!("attachment; filename=\"jushou-{}.zip\"", by.account.handle.as_str());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(name).expect("a handle is a header's text")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, file))
}

/// Reads an export of another Jushou server: the ZIP, or its `account.json`. Signed in: the account now says the same about
/// itself, under the handle it has; no right or standing comes along. Signed out: only what the file says, for the form.
#[utoipa::path(
    post, path = "/api/import", tag = "leaving", request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 200, body = Imported), (status = 422, body = Problem), (status = 429, body = Problem))
)]
async fn bring(
    State(app): State<SharedApp>,
    door: Door,
    by: Option<SignedIn>,
    request: Request,
) -> Result<Json<Imported>, No> {
    app.limits.place_imports.take(door.place, app.clock.now()).map_err(No::too_many)?;
    let turn = app.imports.try_acquire().map_err(|_| RefusalCode::NotNow)?;
    let file = timeout(FILE_PATIENCE, to_bytes(request.into_body(), IMPORT_BYTES_MAX)).await;
    let file = file.ok().and_then(Result::ok).ok_or(RefusalCode::NoExport)?;
    // Not on the thread that serves rooms.
    let read = tokio::task::spawn_blocking(move || import::read(&file)).await;
    let Brought { profile, said } = read.map_err(anyhow::Error::from)??;
    drop(turn);
    let handle_is_free = app.store.handle_is_free(&profile.handle).await?;
    if let Some(by) = &by {
        // The field stays: quotas, vouches and criteria count by it.
        let (stated, field) = (profile.stated.clone(), by.account.field);
        let account = by.account.id;
        let mut unit = vec![Write::Leaving(LeavingWrite::SetProfile { account, stated, field })];
        unit.extend(said.map(|profile| Write::Network(NetworkWrite::SetProfile { account, profile })));
        app.store.write(unit).await?;
        app.live.forget_person(by.account.id);
        crate::admission::consider(&app, by.account.id).await;
    }
    Ok(Json(Imported {
        handle: profile.handle.as_str().to_owned(),
        handle_is_free,
        stated: profile.stated.as_str().to_owned(),
        field: by.as_ref().map_or(profile.field, |by| by.account.field).key().to_owned(),
        taken_over: by.is_some(),
    }))
}

/// Whether, and when, this account is erased.
#[utoipa::path(
    get, path = "/api/me/leaving", tag = "leaving", security(("session" = [])),
    responses((status = 200, body = LeavingState), (status = 401, body = Problem))
)]
async fn state(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<LeavingState>, No> {
    let leaving = app.store.leaving(by.account.id).await?;
    Ok(Json(LeavingState { erased_ms: leaving.map(|leaving| leaving.erase_at.0) }))
}

/// Asks to be erased two weeks from now. Asked before: nothing changes. Signing in again takes it back.
#[utoipa::path(
    post, path = "/api/me/leaving", tag = "leaving", security(("session" = [])), request_body = AskToLeave,
    responses(
        (status = 200, body = LeavingState), (status = 401, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)
    )
)]
async fn ask(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<AskToLeave>,
) -> Result<Json<LeavingState>, No> {
    let (account, at) = (by.account.id, app.clock.now());
    let erase_at = leaving::ask(&by.account, &asked.handle, at)?;
    app.store.write(vec![Write::Leaving(LeavingWrite::Ask { account, at, erase_at })]).await?;
    state(State(app), by).await
}

/// Takes it back.
#[utoipa::path(
    delete, path = "/api/me/leaving", tag = "leaving", security(("session" = [])),
    responses((status = 200, body = LeavingState), (status = 401, body = Problem))
)]
async fn stay(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<LeavingState>, No> {
    app.store.write(vec![Write::Leaving(LeavingWrite::Stay { account: by.account.id })]).await?;
    state(State(app), by).await
}
