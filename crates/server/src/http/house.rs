//! How the house looks, and its first set-up: for its owners. The logo is for everybody.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::SharedApp;
use crate::look::{Change, Logo};
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::entry::look::{self, HouseName, Seal};
use protocol::rest::{HouseLook, NewLogo, Problem, SetUp};
use protocol::tell::RefusalCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(change_look))
        .routes(routes!(change_logo))
        .routes(routes!(set_up, set_up_done))
        .routes(routes!(logo))
}

/// The picture at the door.
#[utoipa::path(
    get, path = "/api/logo", tag = "house",
    params(("v" = Option<String>, Query, description = "Its hash: so asked for, it may be kept for ever")),
    responses((status = 200, content_type = "image/*"), (status = 404, body = Problem))
)]
async fn logo(State(app): State<SharedApp>) -> Result<Response, No> {
    let logo = app.looks.now().logo.ok_or(RefusalCode::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, logo.kind.media_type().to_owned()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (header::ETAG, format!("\"{}\"", logo.etag)),
    ];
    Ok((headers, logo.bytes.clone()).into_response())
}

/// Name and colour.
#[utoipa::path(
    put, path = "/api/admin/look", tag = "house", security(("session" = [])), request_body = HouseLook,
    responses((status = 204), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn change_look(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<HouseLook>,
) -> Result<StatusCode, No> {
    look::may_change(&by.account)?;
    let name = HouseName::parse(&asked.name).map_err(|_| RefusalCode::BadText)?;
    let seal = Seal::parse(&asked.seal).ok_or(RefusalCode::BadRequest)?;
    app.looks.change(&app.store, Change { look: Some((name, seal)), ..Change::default() }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A logo of at most 40 KiB (PNG, JPEG or WebP, as base64), or none.
#[utoipa::path(
    put, path = "/api/admin/logo", tag = "house", security(("session" = [])), request_body = NewLogo,
    responses((status = 204), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn change_logo(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewLogo>,
) -> Result<StatusCode, No> {
    look::may_change(&by.account)?;
    let logo = match asked.image {
        Some(image) => Some(Logo::of_text(&image).ok_or(RefusalCode::BadLogo)?),
        None => None,
    };
    app.looks.change(&app.store, Change { logo: Some(logo), ..Change::default() }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the first steps are behind this server.
#[utoipa::path(
    get, path = "/api/admin/set-up", tag = "house", security(("session" = [])),
    responses((status = 200, body = SetUp), (status = "4XX", body = Problem))
)]
async fn set_up(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<SetUp>, No> {
    look::may_change(&by.account)?;
    Ok(Json(SetUp { done: app.looks.now().set_up }))
}

/// The steps are done, or not wanted.
#[utoipa::path(
    post, path = "/api/admin/set-up", tag = "house", security(("session" = [])),
    responses((status = 204), (status = "4XX", body = Problem), (status = 503, body = Problem))
)]
async fn set_up_done(State(app): State<SharedApp>, by: SignedIn) -> Result<StatusCode, No> {
    look::may_change(&by.account)?;
    app.looks.change(&app.store, Change { set_up: true, ..Change::default() }).await?;
    Ok(StatusCode::NO_CONTENT)
}
