//! The owner's report: counts by week, by who let in whom and by topic, what it costs; the same as files for spreadsheets.

use super::json::Body;
use super::no::No;
use super::owner::Owner;
use crate::app::SharedApp;
use crate::{csv, report};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use domain::report::{Prices, WEEKS_MAX};
use protocol::report::{Report, ReportPrices};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Weeks told where nobody says how many.
const WEEKS: u32 = 12;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(whole)).routes(routes!(file)).routes(routes!(set_prices))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// 1 to 52, the one that goes on among them. 12 where it is not said.
    weeks: Option<u32>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AskedFile {
    /// 1 to 52, the one that goes on among them. 12 where it is not said.
    weeks: Option<u32>,
    /// weeks (where it is not said), cohorts, inviters, topics
    table: Option<String>,
}

fn checked(weeks: Option<u32>) -> Result<u32, No> {
    let weeks = weeks.unwrap_or(WEEKS);
    if (1..=WEEKS_MAX).contains(&weeks) { Ok(weeks) } else { Err(RefusalCode::BadRequest.into()) }
}

/// How the server is used, in counts. For owners.
#[utoipa::path(
    get, path = "/api/admin/report", tag = "report", security(("session" = [])), params(Asked),
    responses(
        (status = 200, body = Report), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 429, body = Problem)
    )
)]
async fn whole(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Report>, No> {
    let Query(Asked { weeks }) = asked.map_err(|_| RefusalCode::BadRequest)?;
    let weeks = checked(weeks)?;
    app.limits.account_reports.take(by.id, app.clock.now()).map_err(No::too_many)?;
    Ok(Json(report::gather(&app, weeks).await?))
}

/// One table of it as CSV. `<5`: fewer than five, and not told. For owners.
#[utoipa::path(
    get, path = "/api/admin/report.csv", tag = "report", security(("session" = [])), params(AskedFile),
    responses(
        (status = 200, body = String, content_type = "text/csv"), (status = 400, body = Problem),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)
    )
)]
async fn file(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    asked: Result<Query<AskedFile>, QueryRejection>,
) -> Result<([(HeaderName, HeaderValue); 2], String), No> {
    let Query(AskedFile { weeks, table }) = asked.map_err(|_| RefusalCode::BadRequest)?;
    let weeks = checked(weeks)?;
    let table = table.as_deref().unwrap_or("weeks");
    let rows = match table {
        "weeks" => report::file::weeks,
        "cohorts" => report::file::cohorts,
        "inviters" => report::file::inviters,
        "topics" => report::file::topics,
        _ => return Err(RefusalCode::BadRequest.into()),
    };
    app.limits.account_reports.take(by.id, app.clock.now()).map_err(No::too_many)?;
    let rows = rows(&report::gather(&app, weeks).await?);
    let name = format!("attachment; filename=\"report-{table}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(name).expect("letters are a header's text")),
    ];
    Ok((headers, csv::file(rows)))
}

/// What is paid for a gigabyte sent, an hour of one processor core, and an hour that somebody spends in a room. For owners.
#[utoipa::path(
    put, path = "/api/admin/report/prices", tag = "report", security(("session" = [])), request_body = ReportPrices,
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn set_prices(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Body(asked): Body<ReportPrices>,
) -> Result<StatusCode, No> {
    let ReportPrices { currency, gigabyte, core_hour, listener_hour } = asked;
    let prices =
        Prices::parse(&currency, gigabyte, core_hour, listener_hour).map_err(|_| RefusalCode::BadPrices)?;
    app.limits.account_reports.take(by.id, app.clock.now()).map_err(No::too_many)?;
    report::set_prices(&app.store, &prices).await?;
    Ok(StatusCode::NO_CONTENT)
}
