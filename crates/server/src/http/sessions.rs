//! One's own logins: the list, and signing one out.

use super::SignedIn;
use super::no::No;
use crate::app::SharedApp;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::rest::{Problem, SessionRow};
use protocol::tell::RefusalCode;
use store::{SessionId, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(revoke))
}

/// One's own logins, latest first.
#[utoipa::path(
    get, path = "/api/sessions", tag = "sessions", security(("session" = [])),
    responses((status = 200, body = [SessionRow]), (status = 401, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<SessionRow>>, No> {
    let now = app.clock.now();
    let sessions = app.store.sessions(by.account.id).await?;
    let live = sessions.into_iter().filter(|session| !super::session::is_over(session, now));
    let row = |session: store::Session| SessionRow {
        id: session.id.to_string(),
        created_ms: session.created.0,
        last_seen_ms: session.last_seen.0,
        this_one: session.id == by.session,
        device: session.device,
    };
    Ok(Json(live.map(row).collect()))
}

/// Signs one login out, with its sockets and its sound. Another's login is answered like none at all: 404.
#[utoipa::path(
    delete, path = "/api/sessions/{id}", tag = "sessions", security(("session" = [])),
    params(("id" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn revoke(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, No> {
    let id = SessionId::parse(&id).ok_or(RefusalCode::NotFound)?;
    let own = app.store.sessions(by.account.id).await?;
    if !own.iter().any(|session| session.id == id) {
        return Err(RefusalCode::NotFound.into());
    }
    // A restriction: in force first, then stored.
    app.live.sign_out(id).await;
    app.store.write(vec![Write::DropSession { id, account: by.account.id }]).await?;
    Ok(StatusCode::NO_CONTENT)
}
