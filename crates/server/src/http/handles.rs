//! Handles that change hands: one's own choice, and an owner's who gives a squatted one to whom it belongs.

use super::json::Body;
use super::no::No;
use super::vouches::by_handle;
use super::{SignedIn, account, tree as tree_routes};
use crate::app::SharedApp;
use axum::Json;
use axum::extract::State;
use domain::entry::Handle;
use domain::entry::handle_keeping::{self, OLD_HANDLE_RESTS};
use protocol::inviting::{ByHandle, GiveHandle, HandleGiven};
use protocol::rest::{Me, Problem};
use protocol::tell::RefusalCode;
use store::{Inviting, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(rename)).routes(routes!(give))
}

/// Another handle for oneself. Nobody else gets the old one for 90 days.
#[utoipa::path(
    post, path = "/api/me/handle", tag = "entry", security(("session" = [])), request_body = ByHandle,
    responses((status = 200, body = Me), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem))
)]
async fn rename(
    State(app): State<SharedApp>,
    mut by: SignedIn,
    Body(asked): Body<ByHandle>,
) -> Result<Json<Me>, No> {
    let now = app.clock.now();
    let to = Handle::parse(&asked.handle)?;
    handle_keeping::may_choose(&to)?;
    if to != by.account.handle {
        let keeping = app.store.keeping(by.account.id).await?;
        handle_keeping::may_rename(&by.account, keeping.renamed, now)?;
        let rests_until = (!handle_keeping::is_placeholder(&by.account)).then(|| now.after(OLD_HANDLE_RESTS));
        let (account, from) = (by.account.id, by.account.handle.clone());
        let rename = Inviting::Rename { account, from, to: to.clone(), at: now, rests_until };
        let audit = tree_routes::audit(&by, now, "renamed_account", account);
        app.store.write(vec![Write::Inviting(rename), audit]).await?;
        by.account.handle = to;
        app.live.forget_person(account);
    }
    Ok(Json(account::me(&app, &by.account).await?))
}

/// Gives a squatted handle to somebody. Whoever held it is called something else until they choose anew. For owners.
#[utoipa::path(
    post, path = "/api/admin/handles/give", tag = "entry", security(("session" = [])), request_body = GiveHandle,
    responses(
        (status = 200, body = HandleGiven), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)
    )
)]
async fn give(
    State(app): State<SharedApp>,
    by: SignedIn,
    Body(asked): Body<GiveHandle>,
) -> Result<Json<HandleGiven>, No> {
    domain::entry::waitlist::may_see(&by.account)?;
    let now = app.clock.now();
    let handle = Handle::kept(asked.handle.trim().trim_start_matches('@'))?;
    let to = by_handle(&app, &asked.to).await?.ok_or(RefusalCode::NoSuchAccount)?;
    let holder = match app.store.account_by_handle(&handle).await? {
        Some((holder, _)) => Some(holder),
        // A squatter who took another name in time must not keep this one at rest.
        None => match app.store.resting(&handle, now).await? {
            Some(last) => app.store.account(last).await?,
            None => None,
        },
    };
    let holder = holder.ok_or(RefusalCode::NoSuchAccount)?;
    handle_keeping::may_give(&by.account, &holder, &to)?;
    let holds = holder.handle == handle;
    let now_called = if holds { handle_keeping::placeholder(holder.id) } else { holder.handle.clone() };
    let mut unit = vec![Write::Inviting(Inviting::WakeHandle { handle: handle.clone() })];
    if holds {
        let (account, from, to) = (holder.id, handle.clone(), now_called.clone());
        unit.push(Write::Inviting(Inviting::Rename { account, from, to, at: now, rests_until: None }));
    }
    let rests_until = Some(now.after(OLD_HANDLE_RESTS));
    let (account, from) = (to.id, to.handle.clone());
    unit.push(Write::Inviting(Inviting::Rename { account, from, to: handle, at: now, rests_until }));
    unit.push(tree_routes::audit(&by, now, "handle_taken", holder.id));
    unit.push(tree_routes::audit(&by, now, "handle_given", to.id));
    app.store.write(unit).await?;
    app.live.forget_person(holder.id);
    app.live.forget_person(to.id);
    Ok(Json(HandleGiven { now_called: now_called.as_str().to_owned() }))
}
