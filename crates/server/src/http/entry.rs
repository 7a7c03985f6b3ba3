//! How one gets in here: what the form asks, how far an applicant is, and their appeal.

use super::json::Body;
use super::no::No;
use super::{SignedIn, admission_words as words};
use crate::admission::{self, Current};
use crate::app::{App, SharedApp};
use crate::{entry_facts, secret};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::AppealId;
use domain::entry::decision::{self, AppealWords};
use domain::entry::{Account, Refusal, organisation};
use protocol::admission::{AppealState, EntryCard, EntryForm, NewAppeal, Wait};
use protocol::rest::Problem;
use protocol::tell::RefusalCode;
use store::Write;
use store::admission::AdmissionWrite;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(card)).routes(routes!(wait, set_form)).routes(routes!(appeal))
}

/// How one gets in here, and what the form asks.
#[utoipa::path(get, path = "/api/entry", tag = "entry", responses((status = 200, body = EntryCard)))]
async fn card(State(app): State<SharedApp>) -> Result<Json<EntryCard>, No> {
    let current = admission::current(&app).await?;
    let policy = current.policy();
    let in_force = in_force(&current);
    // Who cannot register is asked nothing.
    let asks = organisation::Mode::of(policy, &app.config.sign_on.mail_domains).registers();
    Ok(Json(EntryCard {
        mode: words::mode(policy.mode),
        invites: policy.may_invite().is_ok(),
        names: words::names(policy.names),
        region: policy.region && asks,
        questions: policy.questions.iter().filter(|_| asks).map(words::question).collect(),
        parts: in_force.map(|in_force| words::parts(&in_force.criteria, &in_force.rule)).unwrap_or_default(),
        at_least: in_force.and_then(|in_force| words::at_least(in_force.criteria.need)),
    }))
}

/// The criteria, where they decide anything.
fn in_force(current: &Current) -> Option<&admission::InForce> {
    use domain::entry::admission::AtTheDoor;
    current.criteria.as_ref().filter(|_| current.policy().at_the_door() == AtTheDoor::Consider)
}

/// How far one is: which parts are met, which are missing. For applicants.
#[utoipa::path(
    get, path = "/api/wait", tag = "entry", security(("session" = [])),
    responses((status = 200, body = Wait), (status = 401, body = Problem), (status = 409, body = Problem))
)]
async fn wait(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Wait>, No> {
    let account = applicant(&by)?;
    let current = admission::current(&app).await?;
    let facts = entry_facts::of(&app, account).await?;
    let form = app.store.form(account.id).await?;
    let refusal = match form.refused {
        Some(id) => app.store.decision(id).await?,
        None => None,
    };
    let before = app.store.appeal_of(account.id).await?;
    let policy = current.policy();
    let in_force = in_force(&current);
    let states = |in_force: &admission::InForce| {
        words::states(&in_force.criteria, &in_force.rule, &in_force.rule.evaluate(&facts))
    };
    Ok(Json(Wait {
        mode: words::mode(policy.mode),
        invites: policy.may_invite().is_ok(),
        parts: in_force.map(states).unwrap_or_default(),
        at_least: in_force.and_then(|in_force| words::at_least(in_force.criteria.need)),
        asks_region: policy.region,
        questions: policy.questions.iter().map(words::question).collect(),
        region: form.region.map(|region| region.code().to_owned()),
        answers: form.answers,
        refused_ms: refusal.as_ref().map(|refusal| refusal.at.0),
        may_appeal: refusal.is_some_and(|refusal| decision::is_open_to_appeal(&refusal, before.as_ref())),
        appeal: before.map(|appeal| AppealState {
            at_ms: appeal.at.0,
            words: appeal.words.as_str().to_owned(),
            answered_ms: appeal.answer.as_ref().map(|answer| answer.at.0),
            answer: appeal.answer.and_then(|answer| answer.words).map(|words| words.as_str().to_owned()),
        }),
    }))
}

/// Region and answers anew. Considered at once.
#[utoipa::path(
    put, path = "/api/wait", tag = "entry", security(("session" = [])), request_body = EntryForm,
    responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn set_form(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<EntryForm>,
) -> Result<StatusCode, No> {
    let account = applicant(&by)?;
    let (_, form) = admission::form(&app, asked.region.as_deref(), &asked.answers, false).await?;
    let (region, answers) = (form.region, form.answers);
    let write = AdmissionWrite::SetForm { account: account.id, region, answers };
    app.store.write(vec![Write::Admission(write)]).await?;
    admission::consider(&app, account.id).await;
    Ok(StatusCode::NO_CONTENT)
}

/// One's word against an owner's no. Once for each.
#[utoipa::path(
    post, path = "/api/wait/appeal", tag = "entry", security(("session" = [])), request_body = NewAppeal,
    responses((status = 204), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn appeal(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<NewAppeal>,
) -> Result<StatusCode, No> {
    let words = AppealWords::parse(&asked.words).map_err(|_| RefusalCode::BadText)?;
    let made = new_appeal(&app, &by.account, words).await?;
    app.store.write(vec![Write::Admission(AdmissionWrite::AddAppeal { appeal: made })]).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn new_appeal(app: &App, by: &Account, words: AppealWords) -> Result<decision::Appeal, No> {
    let refusal = match app.store.form(by.id).await?.refused {
        Some(id) => app.store.decision(id).await?,
        None => None,
    };
    let before = app.store.appeal_of(by.id).await?;
    let id = AppealId::new(secret::number());
    Ok(decision::appeal(by, refusal.as_ref(), before.as_ref(), id, app.clock.now(), words)?)
}

fn applicant(by: &SignedIn) -> Result<&Account, Refusal> {
    if by.account.is_member() { Err(Refusal::AlreadyAMember) } else { Ok(&by.account) }
}
