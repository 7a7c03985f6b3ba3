//! Admission for owners: the mode, the waitlist as a table, reviews and appeals.

use super::admission_words as words;
use super::json::Body;
use super::no::No;
use super::owner::Owner;
use crate::admission::{self, Current};
use crate::app::{App, SharedApp};
use crate::entry_facts::{self, Around};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::entry::Field;
use domain::entry::decision::{AppealAnswer, AppealWords};
use domain::{AccountId, AppealId};
use protocol::admission::{AdmissionPolicy, AnswerAppeal, AppealRow, Review, WaitlistPage, WaitlistRow};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use store::admission::AdmissionWrite;
use store::waiting::{Texts, Waiting};
use store::{Conflict, Write, WriteError};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Rows of one answer.
const PAGE: usize = 200;
/// Applicants looked through for one answer. Fewer makes a rare filter ask more often.
const LOOKED_AT_MAX: usize = 5_000;
/// Appeals in one answer; the next come once these are answered.
const APPEALS: u32 = 200;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(get_policy, set_policy))
        .routes(routes!(waitlist))
        .routes(routes!(review))
        .routes(routes!(appeals))
        .routes(routes!(answer))
}

/// How one gets in, as it is now. For owners.
#[utoipa::path(
    get, path = "/api/admin/admission", tag = "admission", security(("session" = [])),
    responses((status = 200, body = AdmissionPolicy), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn get_policy(State(app): State<SharedApp>, _: Owner) -> Result<Json<AdmissionPolicy>, No> {
    let (version, policy) = app.store.in_force().await?.admission;
    Ok(Json(words::policy(version, &policy)))
}

/// A new version of it, in force at once. `version`: the one it was made from. For owners.
#[utoipa::path(
    put, path = "/api/admin/admission", tag = "admission", security(("session" = [])), request_body = AdmissionPolicy,
    responses(
        (status = 200, body = AdmissionPolicy), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
async fn set_policy(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Body(asked): Body<AdmissionPolicy>,
) -> Result<Json<AdmissionPolicy>, No> {
    let policy = words::parse_policy(&asked)?;
    let version = domain::entry::criteria::next_version(asked.version)?;
    let at = app.clock.now();
    let write = AdmissionWrite::SetPolicy { version, at, by: by.id, policy: policy.clone() };
    app.store.write(vec![Write::Admission(write)]).await?;
    admission::wake(&app);
    app.live.forget_people(); // Names may be shown otherwise now.
    Ok(Json(words::policy(version, &policy)))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Filter {
    field: Option<String>,
    /// Key of a part that is met.
    met: Option<String>,
    /// Key of a part that is missing.
    missing: Option<String>,
    /// Registered at this time or later.
    since_ms: Option<u64>,
    /// Only those an owner refused (`true`), or only those nobody refused (`false`).
    refused: Option<bool>,
    /// `next` of the page before.
    after: Option<String>,
}

impl Filter {
    fn fits(&self, waiting: &Waiting, row: &WaitlistRow) -> bool {
        let is = |key: &Option<String>, met: bool| {
            key.as_ref().is_none_or(|key| row.parts.iter().any(|part| part.key == *key && part.met == met))
        };
        self.field.as_ref().is_none_or(|field| row.field == *field)
            && is(&self.met, true)
            && is(&self.missing, false)
            && self.since_ms.is_none_or(|since| waiting.account.registered.0 >= since)
            && self.refused.is_none_or(|refused| row.refused == refused)
    }
}

/// Those who wait, longest first, with what each has met. For owners.
#[utoipa::path(
    get, path = "/api/admin/waitlist", tag = "admission", security(("session" = [])), params(Filter),
    responses(
        (status = 200, body = WaitlistPage), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)
    )
)]
async fn waitlist(
    State(app): State<SharedApp>,
    _: Owner,
    Query(filter): Query<Filter>,
) -> Result<Json<WaitlistPage>, No> {
    if let Some(field) = &filter.field {
        Field::parse(field).map_err(|_| RefusalCode::BadField)?;
    }
    let mut after = match &filter.after {
        Some(account) => {
            let id = AccountId::parse(account).map_err(|_| RefusalCode::NoSuchAccount)?;
            let last = app.store.account(id).await?.ok_or(RefusalCode::NoSuchAccount)?;
            Some((last.registered, id))
        }
        None => None,
    };
    let (current, around) = (admission::current(&app).await?, Around::read(&app).await?);
    let mut rows = vec![];
    let mut looked_at = 0;
    loop {
        let page = app.store.waiting(PAGE as u32, after, Texts::Opened).await?;
        let is_last = page.len() < PAGE;
        looked_at += page.len();
        for waiting in page {
            after = Some((waiting.account.registered, waiting.account.id));
            let row = row(&current, &waiting, &around);
            if filter.fits(&waiting, &row) {
                rows.push(row);
                if rows.len() == PAGE {
                    let next = after.map(|(_, id)| id.to_string());
                    return Ok(Json(WaitlistPage { rows, next }));
                }
            }
        }
        if is_last || looked_at >= LOOKED_AT_MAX {
            let next = after.filter(|_| !is_last).map(|(_, id)| id.to_string());
            return Ok(Json(WaitlistPage { rows, next }));
        }
    }
}

fn row(current: &Current, waiting: &Waiting, around: &Around) -> WaitlistRow {
    let Waiting { account, form, .. } = waiting;
    let states = |in_force: &admission::InForce| {
        words::states(
            &in_force.criteria,
            &in_force.rule,
            &in_force.rule.evaluate(&around.known(waiting).facts),
        )
    };
    WaitlistRow {
        account: account.id.to_string(),
        handle: account.handle.as_str().to_owned(),
        name: form.name.as_ref().map(|name| name.as_str().to_owned()),
        stated: account.stated.as_str().to_owned(),
        field: account.field.key().to_owned(),
        region: form.region.map(|region| region.code().to_owned()),
        registered_ms: account.registered.0,
        answers: form.answers.clone(),
        parts: current.criteria.as_ref().map(states).unwrap_or_default(),
        refused: form.refused.is_some(),
    }
}

/// An owner's yes or no about an applicant. For owners.
#[utoipa::path(
    post, path = "/api/admin/review/{account}", tag = "admission", security(("session" = [])), request_body = Review,
    params(("account" = String, Path, description = "From the waitlist")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn review(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Path(account): Path<String>,
    Body(asked): Body<Review>,
) -> Result<StatusCode, No> {
    let id = AccountId::parse(&account).map_err(|_| RefusalCode::NoSuchAccount)?;
    admission::owner_decides(&app, &by, id, asked.let_in).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Appeals that wait for an answer, oldest first, at most 200. For owners.
#[utoipa::path(
    get, path = "/api/admin/appeals", tag = "admission", security(("session" = [])),
    responses((status = 200, body = [AppealRow]), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn appeals(State(app): State<SharedApp>, _: Owner) -> Result<Json<Vec<AppealRow>>, No> {
    let open = app.store.open_appeals(APPEALS).await?;
    let ids: Vec<AccountId> = open.iter().map(|appeal| appeal.account).collect();
    let accounts = app.store.accounts(&ids).await?;
    let row = |appeal: &domain::entry::decision::Appeal| {
        let account = accounts.iter().find(|account| account.id == appeal.account)?;
        Some(AppealRow {
            appeal: appeal.id.to_string(),
            account: account.id.to_string(),
            handle: account.handle.as_str().to_owned(),
            stated: account.stated.as_str().to_owned(),
            field: account.field.key().to_owned(),
            at_ms: appeal.at.0,
            words: appeal.words.as_str().to_owned(),
        })
    };
    Ok(Json(open.iter().filter_map(row).collect()))
}

/// An owner answers an appeal: the no stands, or the applicant is let in. For owners.
#[utoipa::path(
    post, path = "/api/admin/appeals/{appeal}", tag = "admission", security(("session" = [])), request_body = AnswerAppeal,
    params(("appeal" = String, Path, description = "From the list of appeals")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)
    )
)]
async fn answer(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Path(appeal): Path<String>,
    Body(asked): Body<AnswerAppeal>,
) -> Result<StatusCode, No> {
    let id = AppealId::parse(&appeal).map_err(|_| RefusalCode::NoSuchAppeal)?;
    let written = asked.words.as_deref().filter(|words| !words.trim().is_empty());
    let words =
        written.map(|words| AppealWords::parse(words).map_err(|_| RefusalCode::BadText)).transpose()?;
    let answer = AppealAnswer { by: by.id, at: app.clock.now(), let_in: asked.let_in, words };
    answer_appeal(&app, id, answer, &by).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn answer_appeal(
    app: &App,
    id: AppealId,
    answer: AppealAnswer,
    by: &domain::entry::Account,
) -> Result<(), No> {
    let appeal = app.store.appeal(id).await?.ok_or(RefusalCode::NoSuchAppeal)?;
    let applicant = app.store.account(appeal.account).await?.ok_or(RefusalCode::NoSuchAppeal)?;
    let current = admission::current(app).await?;
    let facts = entry_facts::of(app, &applicant).await?;
    let now = current.now(answer.at);
    let (decision, standing) = now.answer(by, &applicant, &appeal, answer.let_in, facts)?;
    let account = applicant.id;
    let mut unit = vec![Write::Admission(AdmissionWrite::AnswerAppeal { id, answer })];
    match standing {
        Some(standing) => unit.extend(admission::let_in_writes(decision, standing, by.member())),
        None => unit.push(admission::decide(decision)),
    }
    app.store.write(unit).await.map_err(|e| match e {
        // Somebody answered it meanwhile.
        WriteError::Conflict(Conflict::Mismatch) => RefusalCode::NoSuchAppeal.into(),
        e => No::from(e),
    })?;
    if standing.is_some() {
        app.live.let_in(account).await;
        crate::texts::tell_let_in(app, account).await;
    }
    Ok(())
}
