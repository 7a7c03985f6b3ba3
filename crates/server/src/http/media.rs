//! Connecting a seat's sound: a one-time ticket and an SDP offer come in, the answer goes out.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use protocol::rest::{MediaAnswer, MediaOffer, Problem};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(connect))
}

/// Answers an offer. The ticket says which seat it is for, and is used up by trying.
#[utoipa::path(
    post, path = "/api/media", tag = "media", security(("session" = [])), request_body = MediaOffer,
    responses(
        (status = 200, body = MediaAnswer), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 410, body = Problem), (status = 503, body = Problem)
    )
)]
async fn connect(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(offer): Body<MediaOffer>,
) -> Result<Json<MediaAnswer>, No> {
    Ok(Json(app.live.connect_media(by.session, offer).await?))
}
