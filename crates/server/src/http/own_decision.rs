//! The decision about oneself, explained.

use super::no::No;
use super::{SignedIn, admission_words as words};
use crate::admission;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use protocol::admission::OwnDecision;
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::admission::DecisionsAsked;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(own))
}

/// The latest one about oneself: what came of it, by which criteria, and what they said. 404: none was made.
#[utoipa::path(
    get, path = "/api/decision", tag = "entry", security(("session" = [])),
    responses((status = 200, body = OwnDecision), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn own(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<OwnDecision>, No> {
    let asked = DecisionsAsked { account: Some(by.account.id), ..DecisionsAsked::default() };
    let latest = app.store.decisions(&asked, 1, None).await?.pop().ok_or(RefusalCode::NoSuchDecision)?;
    let of = admission::of_version(&app, latest.criteria).await?;
    let told_by = match latest.how.told_by() {
        Some(id) => app.store.account(id).await?.map(|account| account.handle.as_str().to_owned()),
        None => None,
    };
    Ok(Json(OwnDecision {
        at_ms: latest.at.0,
        outcome: words::outcome(latest.outcome),
        how: words::how(latest.how),
        by: told_by,
        criteria: latest.criteria,
        at_least: of.as_ref().and_then(|of| words::at_least(of.criteria.need)),
        parts: words::said(&latest, of.as_ref()),
    }))
}
