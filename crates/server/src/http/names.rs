//! What somebody is called: given when registering or later, shown as the server's names allow.

use super::json::Body;
use super::no::No;
use super::{SignedIn, account};
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use domain::AccountId;
use domain::entry::{Admission, Name, name};
use protocol::admission::NewName;
use protocol::rest::{Me, Problem};
use protocol::tell::RefusalCode;
use store::Write;
use store::admission::AdmissionWrite;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(set))
}

/// One's name anew.
#[utoipa::path(
    put, path = "/api/me/name", tag = "entry", security(("session" = [])), request_body = NewName,
    responses(
        (status = 200, body = Me), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)
    )
)]
async fn set(State(app): State<SharedApp>, by: SignedIn, Body(asked): Body<NewName>) -> Result<Json<Me>, No> {
    name::may_state(app.store.in_force().await?.admission.1.names)?;
    let name = parse(asked.name.as_deref())?;
    app.limits.account_own_names.take(by.account.id, app.clock.now()).map_err(No::too_many)?;
    let write = AdmissionWrite::SetName { account: by.account.id, name };
    app.store.write(vec![Write::Admission(write)]).await?;
    app.live.forget_person(by.account.id);
    Ok(Json(account::me(&app, &by.account).await?))
}

fn parse(text: Option<&str>) -> Result<Option<Name>, RefusalCode> {
    let given = text.filter(|text| !text.trim().is_empty());
    given.map(|text| Name::parse(text).map_err(|_| RefusalCode::BadName)).transpose()
}

/// Of whoever registers. Where everybody goes by a handle alone nothing is kept.
pub fn stated_at_first(
    policy: &Admission,
    account: AccountId,
    text: Option<&str>,
) -> Result<Option<Write>, RefusalCode> {
    let name = parse(text)?.filter(|_| name::may_state(policy.names).is_ok());
    Ok(name.map(|name| Write::Admission(AdmissionWrite::SetName { account, name: Some(name) })))
}
