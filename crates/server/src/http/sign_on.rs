//! Signing on elsewhere: the buttons, the way there, the way back, and the handle of whoever is new.

use super::json::Body;
use super::no::No;
use super::{Door, SignedIn, account};
use crate::app::SharedApp;
use crate::sign_on::{self, Ended};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use protocol::proofs::{Arrival, Arrive, ShowSecond, SignOnCard, SignOnStarted, StartSignOn};
use protocol::rest::{Me, Problem};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

type Cookie = [(HeaderName, HeaderValue); 1];

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(arrival))
        .routes(routes!(arrive))
        .routes(routes!(second))
        .routes(routes!(start))
        .routes(routes!(back))
}

/// Where one can sign on.
#[utoipa::path(get, path = "/api/sign-on", tag = "sign-on", responses((status = 200, body = [SignOnCard])))]
async fn list(State(app): State<SharedApp>) -> Json<Vec<SignOnCard>> {
    Json(sign_on::cards(&app))
}

/// Starts a sign-on in this browser: go to the address that comes back.
#[utoipa::path(
    post, path = "/api/sign-on/{provider}/start", tag = "sign-on", request_body = StartSignOn,
    params(("provider" = String, Path, description = "From the list")),
    responses((status = 200, body = SignOnStarted), (status = "4XX", body = Problem))
)]
async fn start(
    State(app): State<SharedApp>,
    door: Door,
    by: Option<SignedIn>,
    Path(provider): Path<String>,
    Body(asked): Body<StartSignOn>,
) -> Result<(Cookie, Json<SignOnStarted>), No> {
    app.limits.place_sign_ins.take(door.place, app.clock.now()).map_err(No::too_many)?;
    let (url, browser) = sign_on::start(&app, &provider, asked.purpose, by.as_ref()).await?;
    Ok(([(SET_COOKIE, sign_on::cookie(&app, &browser))], Json(SignOnStarted { url })))
}

/// Where the provider sends the browser back to. Always goes on to a page, with the reason where it failed.
#[utoipa::path(
    get, path = "/api/sign-on/{provider}/callback", tag = "sign-on",
    params(("provider" = String, Path, description = "From the list")),
    responses((status = 303, description = "To the page that goes on"))
)]
async fn back(
    State(app): State<SharedApp>,
    by: Option<SignedIn>,
    Path(provider): Path<String>,
    Query(said): Query<sign_on::Back>,
    headers: HeaderMap,
) -> Response {
    let to = |path: String| (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response();
    match sign_on::back(&app, &provider, said, &headers, by).await {
        Ok(Ended::SignedIn(cookie)) => {
            let mut answer = to("/".to_owned());
            answer.headers_mut().append(SET_COOKIE, cookie);
            answer
        }
        Ok(Ended::Proved) => to("/settings/proofs".to_owned()),
        Ok(Ended::Arrived) => to("/sign-on".to_owned()),
        Err(no) => {
            let code = serde_json::to_value(no.code()).ok();
            let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or("not_now").to_owned();
            no.log();
            to(format!("/sign-on?refused={code}"))
        }
    }
}

/// Who just signed on in this browser and is not in yet.
#[utoipa::path(
    get, path = "/api/sign-on/arrival", tag = "sign-on",
    responses((status = 200, body = Arrival), (status = 409, body = Problem))
)]
async fn arrival(State(app): State<SharedApp>, headers: HeaderMap) -> Result<Json<Arrival>, No> {
    let arrived = sign_on::arrival(&app, &headers)?;
    let second = arrived.tied.is_some();
    // Of an account that is there already nothing is told before its second factor.
    let (handle, name) = if second { (String::new(), None) } else { (arrived.handle, arrived.name) };
    Ok(Json(Arrival { provider: arrived.provider, handle, name, second }))
}

/// Makes the account, and signs it in.
#[utoipa::path(
    post, path = "/api/sign-on/arrival", tag = "sign-on", request_body = Arrive,
    responses((status = 201, body = Me), (status = "4XX", body = Problem))
)]
async fn arrive(
    State(app): State<SharedApp>,
    door: Door,
    headers: HeaderMap,
    Body(asked): Body<Arrive>,
) -> Result<(StatusCode, Cookie, Json<Me>), No> {
    let now = app.clock.now();
    app.limits.place_registrations.take(door.place, now).map_err(No::too_many)?;
    let (account, cookie) = sign_on::register(&app, asked, &headers).await?;
    Ok((StatusCode::CREATED, [(SET_COOKIE, cookie)], Json(account::me(&app, &account).await?)))
}

/// Shows the second factor of the account that was signed on to.
#[utoipa::path(
    post, path = "/api/sign-on/second", tag = "sign-on", request_body = ShowSecond,
    responses((status = 200, body = Me), (status = "4XX", body = Problem))
)]
async fn second(
    State(app): State<SharedApp>,
    door: Door,
    before: Option<SignedIn>,
    headers: HeaderMap,
    Body(asked): Body<ShowSecond>,
) -> Result<(Cookie, Json<Me>), No> {
    app.limits.place_sign_ins.take(door.place, app.clock.now()).map_err(No::too_many)?;
    let (cookie, account) = sign_on::second(&app, &asked.code, &headers, before).await?;
    Ok(([(SET_COOKIE, cookie)], Json(account::me(&app, &account).await?)))
}
