//! Players over HTTP: a member asks for a pass, and a program speaks (WHIP, RFC 9725) or listens (WHEP) with it.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::pass::Way;
use crate::serve;
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::options;
use domain::RoomId;
use jushou_rtc::sdp::{OFFER_LEN_MAX, Offer};
use protocol::rest::{NewPlayer, PlayerPass, PlayerWay, Problem};
use protocol::tell::RefusalCode;
use std::time::Duration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where players ask. They show a pass and no cookie, so a page of another site gains nothing by asking in somebody's name.
const PLAY: &str = "/api/play/";

const SDP: HeaderValue = HeaderValue::from_static("application/sdp");

/// How long the whole offer may take to come.
const OFFER_PATIENCE: Duration = Duration::from_secs(15);

/// When a player that found the room full may ask again.
const FULL_RETRY: Duration = Duration::from_secs(10);

pub fn routes() -> OpenApiRouter<SharedApp> {
    let endpoint = || options(preflight).get(no_offer).put(no_offer).patch(no_offer).delete(no_offer);
    let session = || options(preflight).get(no_delete).put(no_delete).patch(no_delete).post(no_delete);
    OpenApiRouter::new()
        .routes(routes!(ask))
        .routes(routes!(whip))
        .routes(routes!(whip_end))
        .routes(routes!(whep))
        .routes(routes!(whep_end))
        .route("/api/play/whip/{room}", endpoint())
        .route("/api/play/whep/{room}", endpoint())
        .route("/api/play/whip/{room}/{player}", session())
        .route("/api/play/whep/{room}/{player}", session())
}

/// Whoever asks here shows a pass.
pub fn shows_a_pass(path: &str) -> bool {
    path.starts_with(PLAY)
}

/// A pass for one player of one's own in this room: OBS, a page of another site, any program that knows WHIP or WHEP, or
/// plays a stream. It takes the seat's sound.
#[utoipa::path(
    post, path = "/api/rooms/{room}/players", tag = "players", security(("session" = [])),
    params(("room" = String, Path, description = "Its id")), request_body = NewPlayer,
    responses(
        (status = 201, body = PlayerPass), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)
    )
)]
async fn ask(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
    Body(NewPlayer { way, link }): Body<NewPlayer>,
) -> Result<(StatusCode, Json<PlayerPass>), No> {
    by.member()?;
    let room = RoomId::parse(&room).map_err(|_| RefusalCode::NoSuchRoom)?;
    let way = match way {
        PlayerWay::Whip => Way::Whip,
        PlayerWay::Whep => Way::Whep,
        PlayerWay::Stream => Way::Stream,
    };
    let (secret, until) = app.live.make_pass(&by.account, by.session, room, way, link).await?;
    let (door, expires_ms) = (format!("{}{PLAY}", serve::origin(&app.config, app.address())), until.0);
    let (url, token, hls_url) = match way {
        Way::Whip => (format!("{door}whip/{room}"), Some(secret), None),
        Way::Whep => (format!("{door}whep/{room}"), Some(secret), None),
        Way::Stream => {
            let stream = format!("{door}stream/{room}/{secret}");
            (format!("{stream}/live.ogg"), None, Some(format!("{stream}/live.m3u8")))
        }
    };
    Ok((StatusCode::CREATED, Json(PlayerPass { url, token, hls_url, expires_ms })))
}

/// A player speaks: an SDP offer that sends Opus, answered by an SDP answer.
#[utoipa::path(
    post, path = "/api/play/whip/{room}", tag = "players", security(("pass" = [])),
    params(("room" = String, Path, description = "Its id")),
    request_body(content = String, content_type = "application/sdp"),
    responses(
        (status = 201, body = String, content_type = "application/sdp"), (status = "4XX", body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn whip(State(app): State<SharedApp>, Path(room): Path<String>, request: Request) -> Response {
    across(play(&app, Way::Whip, &room, request).await)
}

/// The player ends.
#[utoipa::path(
    delete, path = "/api/play/whip/{room}/{player}", tag = "players", security(("pass" = [])),
    params(("room" = String, Path, description = "Its id"), ("player" = String, Path, description = "As in `Location`")),
    responses((status = 200), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn whip_end(
    State(app): State<SharedApp>,
    Path((room, player)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    across(end(&app, Way::Whip, &room, &player, &headers).await)
}

/// A player listens: an SDP offer that receives Opus, answered by an SDP answer.
#[utoipa::path(
    post, path = "/api/play/whep/{room}", tag = "players", security(("pass" = [])),
    params(("room" = String, Path, description = "Its id")),
    request_body(content = String, content_type = "application/sdp"),
    responses(
        (status = 201, body = String, content_type = "application/sdp"), (status = "4XX", body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn whep(State(app): State<SharedApp>, Path(room): Path<String>, request: Request) -> Response {
    across(play(&app, Way::Whep, &room, request).await)
}

/// The player ends.
#[utoipa::path(
    delete, path = "/api/play/whep/{room}/{player}", tag = "players", security(("pass" = [])),
    params(("room" = String, Path, description = "Its id"), ("player" = String, Path, description = "As in `Location`")),
    responses((status = 200), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn whep_end(
    State(app): State<SharedApp>,
    Path((room, player)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    across(end(&app, Way::Whep, &room, &player, &headers).await)
}

async fn play(app: &App, way: Way, room: &str, request: Request) -> Result<Response, No> {
    let (head, body) = request.into_parts();
    let pass = bearer(&head.headers).ok_or(RefusalCode::PassGone)?;
    // What is no room is answered like a pass for another one.
    let room = RoomId::parse(room).map_err(|_| RefusalCode::PassGone)?;
    if !app.live.has_pass(pass, room, way) {
        return Err(RefusalCode::PassGone.into());
    }
    if !is_sdp(&head.headers) {
        return Ok(as_status(StatusCode::UNSUPPORTED_MEDIA_TYPE, RefusalCode::BadOffer));
    }
    let read = tokio::time::timeout(OFFER_PATIENCE, axum::body::to_bytes(body, OFFER_LEN_MAX)).await;
    let Ok(read) = read else { return Ok(as_status(StatusCode::REQUEST_TIMEOUT, RefusalCode::BadOffer)) };
    let text = read.map_err(|_| RefusalCode::BadOffer)?;
    let offer = std::str::from_utf8(&text).ok().and_then(|text| Offer::parse(text).ok());
    let offer = offer.filter(|offer| fits(offer, way)).ok_or(RefusalCode::BadOffer)?;
    let played = app.live.play(pass, room, way, offer).await?;
    let door = if way == Way::Whip { "whip" } else { "whep" };
    let location = format!("{PLAY}{door}/{room}/{}", played.resource);
    let mut answer = (StatusCode::CREATED, played.answer).into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, SDP);
    let location = HeaderValue::try_from(location).expect("ids and URL-safe tokens are a header's text");
    answer.headers_mut().insert(header::LOCATION, location);
    Ok(answer)
}

/// Who speaks sends and who listens receives: a pass for one is none for the other.
fn fits(offer: &Offer, way: Way) -> bool {
    let (sends, receives) = (offer.microphone().is_some(), offer.slots().next().is_some());
    match way {
        Way::Whip => sends && !receives,
        Way::Whep => receives && !sends,
        Way::Stream => false,
    }
}

async fn end(app: &App, way: Way, room: &str, player: &str, headers: &HeaderMap) -> Result<Response, No> {
    let pass = bearer(headers).ok_or(RefusalCode::PassGone)?;
    let room = RoomId::parse(room).map_err(|_| RefusalCode::PassGone)?;
    if !app.live.has_pass(pass, room, way) {
        return Err(RefusalCode::PassGone.into());
    }
    match app.live.stop_player(room, pass, player).await {
        true => Ok(StatusCode::OK.into_response()),
        false => Err(RefusalCode::NotFound.into()),
    }
}

async fn preflight() -> Response {
    let mut answer = StatusCode::OK.into_response();
    answer.headers_mut().insert(HeaderName::from_static("accept-post"), SDP);
    across(Ok(answer))
}

/// The offer is answered whole and ICE is never restarted, so there is nothing to PATCH.
async fn no_offer() -> Response {
    not_allowed("POST, OPTIONS")
}

async fn no_delete() -> Response {
    not_allowed("DELETE, OPTIONS")
}

fn not_allowed(allow: &'static str) -> Response {
    let mut answer = as_status(StatusCode::METHOD_NOT_ALLOWED, RefusalCode::BadRequest);
    answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allow));
    across(Ok(answer))
}

fn as_status(status: StatusCode, code: RefusalCode) -> Response {
    let mut answer = No::from(code).into_response();
    *answer.status_mut() = status;
    answer
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

fn is_sdp(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/sdp"))
}

/// For pages of other sites too; and in the words of RFC 9725, where it has some.
fn across(answer: Result<Response, No>) -> Response {
    const ACROSS: [(HeaderName, &str); 4] = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, DELETE, PATCH, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-Match"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Location, Retry-After, WWW-Authenticate"),
    ];
    let mut answer = answer.unwrap_or_else(|no| match no.code() {
        RefusalCode::PassGone => {
            let mut answer = no.into_response();
            let challenge = HeaderValue::from_static("Bearer realm=\"jushou\"");
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
            answer
        }
        // For a program these are one: no place now, and perhaps soon.
        RefusalCode::RoomFull | RefusalCode::FullHere | RefusalCode::NotNow => {
            let mut answer = no.or_wait(FULL_RETRY).into_response();
            *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            answer
        }
        _ => no.into_response(),
    });
    for (name, value) in ACROSS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}
