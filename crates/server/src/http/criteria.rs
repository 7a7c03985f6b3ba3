//! Criteria for owners: their versions, which is in force, and what a changed one would do.

use super::admission_words::{self as words, BadRule};
use super::json::Body;
use super::no::No;
use super::owner::Owner;
use crate::app::SharedApp;
use crate::{admission, dry_run, secret};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::AccountId;
use domain::entry::criteria::next_version;
use protocol::admission::{
    CriteriaHistory, CriteriaInForce, CriteriaProblem, CriteriaRule, CriteriaSaved, CriteriaVersion, DryRun,
    NewDryRun, PutInForce,
};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use store::Write;
use store::admission::AdmissionWrite;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Versions shown, the latest; older ones are kept for the decisions that point to them.
const SHOWN: u32 = 100;
/// How long to wait while another dry run goes on.
const DRY_RUN_WAIT: Duration = Duration::from_secs(2);

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(history, save)).routes(routes!(try_out)).routes(routes!(put_in_force))
}

/// A refusal as everywhere, or why a rule is not taken.
enum NoRule {
    No(No),
    Bad(BadRule),
}

impl<T: Into<No>> From<T> for NoRule {
    fn from(no: T) -> NoRule {
        NoRule::No(no.into())
    }
}

impl From<BadRule> for NoRule {
    fn from(bad: BadRule) -> NoRule {
        NoRule::Bad(bad)
    }
}

impl IntoResponse for NoRule {
    fn into_response(self) -> Response {
        match self {
            NoRule::No(no) => no.into_response(),
            NoRule::Bad(bad) => bad.into_response(),
        }
    }
}

/// The latest 100 versions, and which was in force when. For owners.
#[utoipa::path(
    get, path = "/api/admin/criteria", tag = "admission", security(("session" = [])),
    responses((status = 200, body = CriteriaHistory), (status = 401, body = Problem), (status = 403, body = Problem))
)]
async fn history(State(app): State<SharedApp>, _: Owner) -> Result<Json<CriteriaHistory>, No> {
    let versions = app.store.criteria(SHOWN, u32::MAX).await?;
    let put = app.store.put_in_force(SHOWN).await?;
    let owners: BTreeSet<AccountId> = versions.iter().map(|v| v.by).chain(put.iter().map(|p| p.by)).collect();
    let owners = app.store.accounts(&owners.into_iter().collect::<Vec<_>>()).await?;
    let by = |id: AccountId| {
        let owner = owners.iter().find(|owner| owner.id == id);
        owner.map(|owner| owner.handle.as_str().to_owned()).unwrap_or_default()
    };
    let in_force = app.store.in_force().await?.criteria.map_or(0, |(version, _)| version);
    let version = |v: &store::admission::CriteriaVersion| CriteriaVersion {
        version: v.version,
        at_ms: v.at.0,
        by: by(v.by),
        rule: words::rule(&v.criteria),
    };
    let put = put.iter().map(|p| CriteriaInForce { version: p.version, at_ms: p.at.0, by: by(p.by) });
    Ok(Json(CriteriaHistory {
        in_force,
        versions: versions.iter().map(version).collect(),
        put_in_force: put.collect(),
    }))
}

/// A new version, checked and saved; not in force yet. For owners.
#[utoipa::path(
    post, path = "/api/admin/criteria", tag = "admission", security(("session" = [])), request_body = CriteriaRule,
    responses(
        (status = 201, body = CriteriaSaved), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = CriteriaProblem)
    )
)]
async fn save(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Body(asked): Body<CriteriaRule>,
) -> Result<(StatusCode, Json<CriteriaSaved>), NoRule> {
    let (criteria, _) = checked(&app, &asked).await?;
    let latest = app.store.criteria(1, u32::MAX).await?.first().map_or(0, |latest| latest.version);
    let version = next_version(latest).map_err(No::from)?;
    let write = AdmissionWrite::AddCriteria { version, at: app.clock.now(), by: by.id, criteria };
    app.store.write(vec![Write::Admission(write)]).await?;
    Ok((StatusCode::CREATED, Json(CriteriaSaved { version })))
}

/// Reads, checks and tries out a rule. Trying takes a while, so not on a thread that serves others.
async fn checked(
    app: &SharedApp,
    asked: &CriteriaRule,
) -> Result<(domain::entry::criteria::Criteria, Arc<domain::entry::criteria::Rule>), NoRule> {
    let criteria = words::parse_rule(asked)?;
    let policy = app.store.in_force().await?.admission.1;
    let (criteria, rule) = tokio::task::spawn_blocking(move || {
        let rule = criteria.check(&policy, secret::number());
        (criteria, rule)
    })
    .await
    .map_err(|e| anyhow::anyhow!(e))?;
    Ok((criteria, Arc::new(rule.map_err(BadRule::from)?)))
}

/// Who would get in, and who would no longer, if this rule were in force. Changes nothing. For owners.
#[utoipa::path(
    post, path = "/api/admin/criteria/dry-run", tag = "admission", security(("session" = [])), request_body = NewDryRun,
    responses(
        (status = 200, body = DryRun), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = CriteriaProblem), (status = 429, body = Problem)
    )
)]
async fn try_out(
    State(app): State<SharedApp>,
    _: Owner,
    Body(asked): Body<NewDryRun>,
) -> Result<Json<DryRun>, NoRule> {
    let (_, rule) = checked(&app, &asked.rule).await?;
    let _turn = app.admitting.dry_run.try_lock().map_err(|_| No::too_many(DRY_RUN_WAIT))?;
    Ok(Json(dry_run::run(&app, rule).await?))
}

/// Decides from now on; everybody who waits is considered in the background. Version 0: none decides. For owners.
#[utoipa::path(
    post, path = "/api/admin/criteria/{version}/in-force", tag = "admission", security(("session" = [])),
    request_body = PutInForce, params(("version" = u32, Path, description = "0: no criteria from now on")),
    responses(
        (status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)
    )
)]
async fn put_in_force(
    State(app): State<SharedApp>,
    Owner(by): Owner,
    Path(version): Path<String>,
    Body(asked): Body<PutInForce>,
) -> Result<StatusCode, No> {
    let to: u32 = version.parse().map_err(|_| RefusalCode::NoSuchCriteria)?;
    if to > 0 {
        let found = app.store.criteria(1, to.saturating_add(1)).await?;
        let found = found.into_iter().find(|found| found.version == to).ok_or(RefusalCode::NoSuchCriteria)?;
        admission::compiled(&app, to, &found.criteria)?;
    }
    let write = AdmissionWrite::PutInForce { from: asked.from, to, at: app.clock.now(), by: by.id };
    app.store.write(vec![Write::Admission(write)]).await?;
    admission::wake(&app);
    Ok(StatusCode::NO_CONTENT)
}
