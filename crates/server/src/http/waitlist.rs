//! The waitlist: owners see it and let applicants in.

use super::SignedIn;
use super::no::No;
use crate::admission;
use crate::app::{App, SharedApp};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::{AccountId, entry};
use protocol::proofs::Badge;
use protocol::rest::{ApplicantRow, Problem};
use protocol::tell::RefusalCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Applicants in one answer. Fewer makes more requests; more makes the longest answer longer.
const PAGE: u32 = 200;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// `account` of the last one of the page before.
    after: Option<String>,
}

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(let_in))
}

/// Those who wait, longest first, at most 200. Fewer than that: nobody comes after them. For owners.
#[utoipa::path(
    get, path = "/api/waitlist", tag = "entry", security(("session" = [])), params(Page),
    responses(
        (status = 200, body = [ApplicantRow]), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn list(
    State(app): State<SharedApp>,
    by: SignedIn,
    Query(Page { after }): Query<Page>,
) -> Result<Json<Vec<ApplicantRow>>, No> {
    entry::waitlist::may_see(&by.account)?;
    let after = match after {
        Some(account) => {
            let id = AccountId::parse(&account).map_err(|_| RefusalCode::NoSuchAccount)?;
            let last = app.store.account(id).await?.ok_or(RefusalCode::NoSuchAccount)?;
            Some((last.registered, id))
        }
        None => None,
    };
    let waiting = app.store.waitlist(PAGE, after).await?;
    let ids: Vec<AccountId> = waiting.iter().map(|applicant| applicant.id).collect();
    let badges = app.live.badges().of(&ids).await?;
    let row = |applicant: entry::Account| ApplicantRow {
        account: applicant.id.to_string(),
        handle: applicant.handle.as_str().to_owned(),
        stated: applicant.stated.as_str().to_owned(),
        field: applicant.field.key().to_owned(),
        registered_ms: applicant.registered.0,
        badge: badges.get(&applicant.id).map(Badge::from),
    };
    Ok(Json(waiting.into_iter().map(row).collect()))
}

/// Makes an applicant a member. Their waitlist page opens the hallway by itself.
#[utoipa::path(
    post, path = "/api/waitlist/{account}/let-in", tag = "entry", security(("session" = [])),
    params(("account" = String, Path, description = "From the waitlist")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn let_in(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(account): Path<String>,
) -> Result<StatusCode, No> {
    entry::waitlist::may_see(&by.account)?;
    let id = AccountId::parse(&account).map_err(|_| RefusalCode::NoSuchAccount)?;
    admission::owner_decides(&app, &by.account, id, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An account by its id; what is no id is nobody's.
pub(super) async fn one(app: &App, account: &str) -> Result<entry::Account, No> {
    let id = AccountId::parse(account).map_err(|_| RefusalCode::NoSuchAccount)?;
    Ok(app.store.account(id).await?.ok_or(RefusalCode::NoSuchAccount)?)
}
