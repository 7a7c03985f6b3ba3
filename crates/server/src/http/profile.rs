//! One's own profile: headline, further fields, languages, links. Others read it on one's page.

use super::SignedIn;
use super::json::Body;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use domain::network;
use protocol::network::Profile;
use protocol::rest::Problem;
use store::{NetworkWrite, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(own, set))
}

/// What one says of oneself.
#[utoipa::path(
    get, path = "/api/me/profile", tag = "people", security(("session" = [])),
    responses((status = 200, body = Profile), (status = 401, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Profile>, No> {
    Ok(Json((&app.store.profile(by.account.id).await?).into()))
}

/// Says it anew; what is left out is taken back. An applicant's is seen once they are in.
#[utoipa::path(
    put, path = "/api/me/profile", tag = "people", security(("session" = [])), request_body = Profile,
    responses((status = 200, body = Profile), (status = 401, body = Problem), (status = 422, body = Problem))
)]
async fn set(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(said): Body<Profile>,
) -> Result<Json<Profile>, No> {
    let profile = network::Profile::try_from(said)?;
    let answer = Profile::from(&profile);
    let set = NetworkWrite::SetProfile { account: by.account.id, profile };
    app.store.write(vec![Write::Network(set)]).await?;
    Ok(Json(answer))
}
