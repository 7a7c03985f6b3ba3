//! Rooms over HTTP: opening one, the hallway, a card, the link, the audience page by page, who is called so.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::{RoomId, entry};
use protocol::rest::{
    AudiencePage, Capacity, OpenRoom, Problem, RoomCard, RoomOpened, RoomSound, RosterFound,
};
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(open, list))
        .routes(routes!(capacity))
        .routes(routes!(card))
        .routes(routes!(link))
        .routes(routes!(sound))
        .routes(routes!(audience))
        .routes(routes!(roster))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct WithLink {
    /// The secret of a closed room's link.
    link: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Find {
    /// In a handle or a name; case, punctuation and marks on letters do not count.
    find: Option<String>,
}

/// Opens a room. Whoever does enters like everybody, and is its owner and first moderator.
#[utoipa::path(
    post, path = "/api/rooms", tag = "rooms", security(("session" = [])), request_body = OpenRoom,
    responses(
        (status = 201, body = RoomOpened), (status = "4XX", body = Problem), (status = 503, body = Problem)
    )
)]
async fn open(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<OpenRoom>,
) -> Result<(StatusCode, Json<RoomOpened>), No> {
    let struck = app.store.struck_one(by.account.id).await?;
    entry::tree::may_open_rooms(struck.map(|row| row.struck).as_ref())?;
    Ok((StatusCode::CREATED, Json(app.live.open_room(&by.account, asked).await?)))
}

/// The hallway: open rooms with somebody in them, of one's circles or of none, the fullest first.
#[utoipa::path(
    get, path = "/api/rooms", tag = "rooms", security(("session" = [])),
    responses((status = 200, body = [RoomCard]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<RoomCard>>, No> {
    Ok(Json(app.live.hallway(by.member()?)))
}

/// One room from outside. A closed room is answered like no room, unless one has its link or a seat in it.
#[utoipa::path(
    get, path = "/api/rooms/{room}", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), WithLink),
    responses(
        (status = 200, body = RoomCard), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn card(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
    Query(WithLink { link }): Query<WithLink>,
) -> Result<Json<RoomCard>, No> {
    let member = by.member()?;
    Ok(Json(app.live.card(parse(&room)?, Some(member), link.as_deref()).await?))
}

/// The link of a closed room, for its moderators.
#[utoipa::path(
    get, path = "/api/rooms/{room}/link", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = RoomOpened), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn link(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
) -> Result<Json<RoomOpened>, No> {
    let member = by.member()?;
    Ok(Json(app.live.link(parse(&room)?, member).await?))
}

/// How many more listeners this server carries, for whoever is about to open a room.
#[utoipa::path(
    get, path = "/api/capacity", tag = "rooms", security(("session" = [])),
    responses(
        (status = 200, body = Capacity), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 503, body = Problem)
    )
)]
async fn capacity(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Capacity>, No> {
    by.member()?;
    Ok(Json(app.live.capacity().await?))
}

/// How the room sounds for those who listen, for its moderators.
#[utoipa::path(
    get, path = "/api/rooms/{room}/sound", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = RoomSound), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 503, body = Problem)
    )
)]
async fn sound(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
) -> Result<Json<RoomSound>, No> {
    let member = by.member()?;
    Ok(Json(app.live.sound(parse(&room)?, member).await?))
}

/// The audience, for whoever sits in the room: a page of at most 200.
#[utoipa::path(
    get, path = "/api/rooms/{room}/audience", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), Page),
    responses(
        (status = 200, body = AudiencePage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem)
    )
)]
async fn audience(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
    Query(Page { after }): Query<Page>,
) -> Result<Json<AudiencePage>, No> {
    let member = by.member()?;
    let after = after.map(|after| after.parse::<u64>().map_err(|_| RefusalCode::BadRequest)).transpose()?;
    let page = app.live.audience(parse(&room)?, member, after).await?;
    let shown = page.people.len();
    app.limits.account_audience.take_many(by.account.id, shown, app.clock.now()).map_err(No::too_many)?;
    Ok(Json(page))
}

/// Who of everybody in the room is called so, for whoever sits there: at most 50. Nothing to look for finds nobody.
#[utoipa::path(
    get, path = "/api/rooms/{room}/roster", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id"), Find),
    responses(
        (status = 200, body = RosterFound), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 429, body = Problem)
    )
)]
async fn roster(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
    Query(Find { find }): Query<Find>,
) -> Result<Json<RosterFound>, No> {
    let member = by.member()?;
    let (room, find, now) = (parse(&room)?, find.unwrap_or_default(), app.clock.now());
    if !find.trim().is_empty() {
        app.limits.account_searches.take(by.account.id, now).map_err(No::too_many)?;
    }
    let found = app.live.roster(room, member, &find).await?;
    app.limits.account_audience.take_many(by.account.id, found.people.len(), now).map_err(No::too_many)?;
    Ok(Json(found))
}

/// What is no id is no room.
fn parse(room: &str) -> Result<RoomId, No> {
    RoomId::parse(room).map_err(|_| RefusalCode::NoSuchRoom.into())
}
