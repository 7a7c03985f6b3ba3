//! One's own hallway: live rooms in the order of whom and what one follows, and why each stands there.

use super::SignedIn;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use domain::{MemberId, network};
use protocol::network::OwnHallway;
use protocol::rest::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Open rooms with somebody in them, the one with most points first, at most 100.
#[utoipa::path(
    get, path = "/api/hallway", tag = "rooms", security(("session" = [])),
    responses((status = 200, body = OwnHallway), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<OwnHallway>, No> {
    let me = by.member()?;
    let following = app.store.following(by.account.id).await?;
    let follows = !following.people.is_empty() || !following.topics.is_empty();
    let mut fields = following.fields;
    fields.push(by.account.field);
    let order = network::Hallway {
        me,
        follows: following.people.into_iter().map(MemberId::of).collect(),
        topics: following.topics,
        fields,
        // On a stage there are members alone.
        inviter: by.account.inviter().map(MemberId::of),
        languages: following.languages,
    };
    Ok(Json(OwnHallway { rooms: app.live.hallway_of(&order).await, follows }))
}
