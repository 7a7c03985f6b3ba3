//! What rooms left when they were over, for those who were there.

use super::no::No;
use super::scheduled::past_room;
use super::{SignedIn, questions};
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, Query, State};
use domain::{At, MemberId, RoomId};
use protocol::rest::Problem;
use protocol::schedule::{PastPage, PastRoomPage};
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rooms in one answer.
const PAGE: u32 = 20;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

/// Ended rooms one was in, where their policy leaves something, the latest first, 20 at a time.
#[utoipa::path(
    get, path = "/api/me/past", tag = "rooms", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = PastPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<PastPage>, No> {
    by.member()?;
    let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let rooms = app.store.past(by.account.id, PAGE, after).await?;
    let last = rooms.last().filter(|_| rooms.len() == PAGE as usize);
    let next = last.map(|last| format!("{}-{}", last.ended.0, last.room));
    let mut left = Vec::with_capacity(rooms.len());
    for room in &rooms {
        left.push(app.store.questions(room.room, by.account.id).await?);
    }
    let were_there = rooms.iter().flat_map(|room| room.spoke.iter().copied().chain([room.owner]));
    let named: Vec<MemberId> = were_there.chain(left.iter().flat_map(questions::named)).collect();
    let persons = app.live.persons(named).await?;
    let rooms = rooms.into_iter().zip(&left).map(|(room, left)| past_room(room, left, &persons)).collect();
    Ok(Json(PastPage { rooms, next }))
}

/// One of them, with the written questions that one sees: until a question is answered these are its author, whoever was on
/// stage and may answer it, and moderators. These also see how it was held. Any other room is answered like no room.
#[utoipa::path(
    get, path = "/api/me/past/{room}", tag = "rooms", security(("session" = [])),
    params(("room" = String, Path, description = "Its id")),
    responses(
        (status = 200, body = PastRoomPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn one(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(room): Path<String>,
) -> Result<Json<PastRoomPage>, No> {
    by.member()?;
    let room = RoomId::parse(&room).map_err(|_| RefusalCode::NoSuchRoom)?;
    let past = app.store.past_room(by.account.id, room).await?.ok_or(RefusalCode::NoSuchRoom)?;
    let left = app.store.questions(room, by.account.id).await?;
    let policy = match left.reader.moderates {
        true => app.store.room(room).await?.map(|stored| stored.row.policy.into()),
        false => None,
    };
    let named = past.spoke.iter().copied().chain([past.owner]).chain(questions::named(&left)).collect();
    let persons = app.live.persons(named).await?;
    let shown = questions::shown(&left, &persons);
    Ok(Json(PastRoomPage { past: past_room(past, &left, &persons), policy, questions: shown }))
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, RoomId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), RoomId::parse(id).ok()?))
}
