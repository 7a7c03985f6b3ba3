//! What text messages cost today, for owners.

use super::no::No;
use super::owner::Owner;
use crate::app::SharedApp;
use crate::texts;
use axum::Json;
use axum::extract::State;
use protocol::rest::Problem;
use protocol::sms::{TextRange, TextsToday};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Ranges in one answer.
const RANGES: usize = 50;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(today))
}

/// What was sent in the last 24 hours, what it cost, and where the breaker is open. For owners.
#[utoipa::path(
    get, path = "/api/admin/texts", tag = "admission", security(("session" = [])),
    responses((status = 200, body = TextsToday), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn today(State(app): State<SharedApp>, _: Owner) -> Result<Json<TextsToday>, No> {
    let (_, ledger) = texts::read(&app.store, app.clock.now()).await?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let ranges = ledger.ranges().into_iter().take(RANGES).map(|today| TextRange {
        digits: today.range.digits().to_owned(),
        sent: count(today.sent),
        used: count(today.used),
        spent: today.spent,
        closed_until_ms: today.closed_until.map(|at| at.0),
    });
    Ok(Json(TextsToday {
        on: app.texts.is_on(),
        sent: count(ledger.count()),
        spent: ledger.spent(),
        cap_per_day: app.config.sms.cap_per_day,
        cap_per_range: app.config.sms.cap_per_range,
        failing: app.texts.is_failing(),
        ranges: ranges.collect(),
    }))
}
