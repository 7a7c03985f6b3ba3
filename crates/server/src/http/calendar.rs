//! Scheduled rooms for calendar programs: one as a file, and all of one's own behind a secret address.

use super::SignedIn;
use super::no::No;
use super::scheduled::{WithLink, before, find};
use crate::app::SharedApp;
use crate::calendar;
use crate::schedule::page;
use crate::secret::{self, Token};
use crate::serve::origin;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::entry::Account;
use protocol::rest::Problem;
use protocol::schedule::{CalendarFeed, CalendarFeedMade};
use protocol::tell::RefusalCode;
use std::time::Duration;
use store::{ScheduleWrite, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

/// Rooms in one calendar, and how long ago the first of them was: a program that looks seldom still learns what was cancelled.
const ROOMS_MAX: u32 = 200;
const SINCE: Duration = Duration::from_hours(30 * 24);

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(file)).routes(routes!(feed, make)).routes(routes!(follow))
}

/// One scheduled room as iCalendar (RFC 5545), to put into a calendar.
#[utoipa::path(
    get, path = "/api/scheduled/{scheduled}/room.ics", tag = "scheduled", security(("session" = [])),
    params(("scheduled" = String, Path, description = "Its id"), WithLink),
    responses(
        (status = 200, content_type = "text/calendar", body = String), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)
    )
)]
async fn file(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(scheduled): Path<String>,
    Query(WithLink { link }): Query<WithLink>,
) -> Result<Response, No> {
    by.member()?;
    let seen = find(&app, by.account.id, &scheduled, link.as_deref()).await?;
    let mut answer = as_calendar(calendar::of_one(&seen.scheduled, &page(&app, &seen.scheduled, &seen.link)));
    let as_file = HeaderValue::from_static("attachment; filename=\"room.ics\"");
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, as_file);
    Ok(answer)
}

/// Whether one's calendar has an address, and since when. The address itself is not shown again.
#[utoipa::path(
    get, path = "/api/me/calendar", tag = "scheduled", security(("session" = [])),
    responses((status = 200, body = CalendarFeed), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn feed(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<CalendarFeed>, No> {
    by.member()?;
    let made = app.store.feed(by.account.id).await?;
    Ok(Json(CalendarFeed { made_ms: made.map(|made| made.0) }))
}

/// A new address for one's calendar; the one before leads nowhere from now on. It is in this answer and nowhere else.
#[utoipa::path(
    post, path = "/api/me/calendar", tag = "scheduled", security(("session" = [])),
    responses(
        (status = 201, body = CalendarFeedMade), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn make(
    State(app): State<SharedApp>,
    by: SignedIn,
) -> Result<(StatusCode, Json<CalendarFeedMade>), No> {
    by.member()?;
    let (account, at, token) = (by.account.id, app.clock.now(), Token::of_link());
    app.limits.account_feeds.take(account, at).map_err(No::too_many)?;
    let set = ScheduleWrite::SetFeed { account, token_hash: token.hash(), at };
    app.store.write(vec![Write::Schedule(set)]).await?;
    let url = format!("{}/api/calendar/{}/jushou.ics", origin(&app.config, app.address()), token.reveal());
    Ok((StatusCode::CREATED, Json(CalendarFeedMade { url })))
}

/// The calendar of whoever made this address: what they scheduled, come to, or are invited on stage of.
#[utoipa::path(
    get, path = "/api/calendar/{feed}/jushou.ics", tag = "scheduled",
    params(("feed" = String, Path, description = "The secret")),
    responses(
        (status = 200, content_type = "text/calendar", body = String), (status = 404, body = Problem),
        (status = 429, body = Problem)
    )
)]
async fn follow(State(app): State<SharedApp>, Path(feed): Path<String>) -> Result<Response, No> {
    let owner = app.store.feed_owner(&secret::hash(&feed)).await?.ok_or(RefusalCode::NotFound)?;
    let now = app.clock.now();
    app.limits.feed_reads.take(owner, now).map_err(No::too_many)?;
    let account = app.store.account(owner).await?.filter(Account::is_member);
    account.ok_or(RefusalCode::NotFound)?;
    let rows = app.store.own_scheduled(owner, before(now, SINCE), ROOMS_MAX).await?;
    let rooms = rows.iter().map(|row| (&row.scheduled, page(&app, &row.scheduled, &row.link)));
    Ok(as_calendar(calendar::of_many(&app.house_name(), rooms)))
}

fn as_calendar(text: String) -> Response {
    let mut answer = text.into_response();
    answer.headers_mut().insert(header::CONTENT_TYPE, CALENDAR);
    answer
}
