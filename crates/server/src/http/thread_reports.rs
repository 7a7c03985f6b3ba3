//! Reports of private threads: one of the two reports, owners read what was written last in it, and settle it. To the other of
//! the two nothing changes, and no other thread is read by anybody but its two people.

use super::json::Body;
use super::no::No;
use super::owner::Owner;
use super::{SignedIn, threads};
use crate::app::SharedApp;
use crate::secret;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::network::ReportLine;
use domain::network::thread_report::{self, REPORTED_MESSAGES};
use domain::{At, MemberId, ThreadReportId};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use protocol::thread::{NewThreadReport, ReportedMessage, ThreadReportRow, ThreadReportsPage};
use serde::Deserialize;
use store::{ThreadReportWrite, Write};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Reports in one answer, each with its messages.
const PAGE: u32 = 10;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(report)).routes(routes!(list)).routes(routes!(settle))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `next` of the page before.
    after: Option<String>,
}

/// Shows those who run this server the last 20 messages of a thread, and why; ten times a day. Reported already, and not
/// settled yet: nothing changes. The other of the two learns nothing.
#[utoipa::path(
    post, path = "/api/threads/{thread}/report", tag = "threads", security(("session" = [])),
    request_body = NewThreadReport, params(("thread" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)
    )
)]
async fn report(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(thread): Path<String>,
    Body(NewThreadReport { reason, line }): Body<NewThreadReport>,
) -> Result<StatusCode, No> {
    by.member()?;
    let (me, at) = (by.account.id, app.clock.now());
    app.limits.account_thread_reports.take(me, at).map_err(No::too_many)?;
    let line = line.as_deref().map(ReportLine::parse).transpose().map_err(|_| RefusalCode::BadText)?;
    let stored = threads::find(&app, &by, &thread).await?;
    thread_report::report(threads::view(&by, &stored), stored.other.is_some())?;
    let new = store::NewThreadReport {
        id: ThreadReportId::new(secret::number()),
        by: me,
        thread: stored.thread,
        up_to: stored.last.map_or(0, |last| last.n),
        at,
        reason: reason.into(),
        line,
    };
    app.store.write(vec![Write::ThreadReport(ThreadReportWrite::Report(new))]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reports that wait, the oldest first, 10 at a time, each with the last 20 messages up to when it was made. Nobody reads
/// one of a thread of their own. For owners.
#[utoipa::path(
    get, path = "/api/thread-reports", tag = "threads", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = ThreadReportsPage), (status = 400, body = Problem), (status = 401, body = Problem),
        (status = 403, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Query(Page { after }): Query<Page>,
) -> Result<Json<ThreadReportsPage>, No> {
    let after = after.map(|after| read(&after).ok_or(RefusalCode::BadRequest)).transpose()?;
    let stored = app.store.thread_reports(by.id, PAGE, after).await?;
    let last = stored.last().filter(|_| stored.len() == PAGE as usize);
    let next = last.map(|last| format!("{}-{}", last.at.0, last.id));
    let two = stored.iter().flat_map(|report| [Some(report.by), report.about]).flatten();
    let persons = app.live.persons(two.map(MemberId::of).collect()).await?;
    let mut reports = Vec::with_capacity(stored.len());
    for report in stored {
        // As whoever reported it reads them, and none after it.
        let (thread, before) = (report.thread, Some(report.up_to.saturating_add(1)));
        let mut messages = app.store.messages(report.by, thread, REPORTED_MESSAGES, before).await?;
        messages.reverse();
        let shown = messages.into_iter().map(|said| ReportedMessage {
            n: said.n,
            by_reporter: said.author == report.by,
            at_ms: said.at.0,
            text: said.text,
        });
        reports.push(ThreadReportRow {
            report: report.id.to_string(),
            by: persons.get(&MemberId::of(report.by)).cloned(),
            about: report.about.and_then(|about| persons.get(&MemberId::of(about)).cloned()),
            at_ms: report.at.0,
            reason: report.reason.into(),
            line: report.words,
            messages: shown.collect(),
        });
    }
    Ok(Json(ThreadReportsPage { reports, next }))
}

/// It was looked at, and leaves the list. One that does not wait is as one that is not there: 409. For owners.
#[utoipa::path(
    post, path = "/api/thread-reports/{report}/settle", tag = "threads", security(("session" = [])),
    params(("report" = String, Path, description = "Its id")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem)
    )
)]
async fn settle(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Path(report): Path<String>,
) -> Result<StatusCode, No> {
    let report = ThreadReportId::parse(&report).map_err(|_| RefusalCode::ChangedMeanwhile)?;
    let settle = ThreadReportWrite::Settle { report, by: by.id, at: app.clock.now() };
    app.store.write(vec![Write::ThreadReport(settle)]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The last one of a page, for the next.
fn read(text: &str) -> Option<(At, ThreadReportId)> {
    let (at, id) = text.split_once('-')?;
    Some((At(at.parse().ok()?), ThreadReportId::parse(id).ok()?))
}
