//! What rooms left when they were over, for those who were there.

use super::SignedIn;
use super::no::No;
use super::scheduled::past_room;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Query, State};
use domain::{At, MemberId, RoomId};
use protocol::rest::Problem;
use protocol::schedule::PastPage;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rooms in one answer.
const PAGE: u32 = 20;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list))
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
    let named: Vec<MemberId> =
        rooms.iter().flat_map(|room| room.spoke.iter().copied().chain([room.owner])).collect();
    let persons = app.live.persons(named).await;
    let rooms = rooms.into_iter().map(|room| past_room(room, &persons)).collect();
    Ok(Json(PastPage { rooms, next }))
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, RoomId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), RoomId::parse(id).ok()?))
}
