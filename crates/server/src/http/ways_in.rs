//! One's own ways in: the list, a fresh sign-in before a change, and what every change has in common.

use super::json::Body;
use super::no::No;
use super::sign_in::{self, Cookie, bump};
use super::{Door, SignedIn, notices, session};
use crate::app::{App, SharedApp};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header::SET_COOKIE};
use domain::At;
use domain::entry::ways_in::{self, FRESH_MAX, Proof};
use protocol::rest::Problem;
use protocol::sign_in::{NoticeKind, PasskeyRow, SecondFactor, Shown, WaysIn};
use store::{SignInWrite, StoredWays, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(freshen)).routes(routes!(end_others))
}

/// One's own ways in.
#[utoipa::path(
    get, path = "/api/ways-in", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = WaysIn), (status = 401, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<WaysIn>, No> {
    Ok(Json(shown(&app, &by).await?))
}

/// Signs in again without a new session: changes of ways in are then allowed for some minutes.
#[utoipa::path(
    post, path = "/api/ways-in/fresh", tag = "sign-in", security(("session" = [])), request_body = Shown,
    responses((status = 200, body = WaysIn), (status = 401, body = Problem))
)]
async fn freshen(
    State(app): State<SharedApp>,
    door: Door,
    by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<Shown>,
) -> Result<Json<WaysIn>, No> {
    sign_in::freshen(&app, door, &by, &headers, asked).await?;
    Ok(Json(shown(&app, &by).await?))
}

/// Signs out everywhere but here.
#[utoipa::path(
    delete, path = "/api/sessions", tag = "sessions", security(("session" = [])),
    responses((status = 204), (status = 401, body = Problem))
)]
async fn end_others(State(app): State<SharedApp>, by: SignedIn) -> Result<StatusCode, No> {
    let write = end_other_sessions(&app, &by).await?;
    app.store.write(vec![write]).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A restriction: in force first, then stored.
pub async fn end_other_sessions(app: &App, by: &SignedIn) -> Result<Write, No> {
    for session in app.store.sessions(by.account.id).await? {
        if session.id != by.session {
            app.live.sign_out(session.id).await;
        }
    }
    Ok(Write::DropSessions { account: by.account.id, except: Some(by.session) })
}

/// What a change starts from.
pub struct Before {
    pub ways: StoredWays,
    pub facts: ways_in::WaysIn,
    pub proof: Option<Proof>,
    pub now: At,
}

impl Before {
    pub async fn read(app: &App, by: &SignedIn) -> Result<Before, No> {
        let now = app.clock.now();
        let ways = app.store.ways_in(by.account.id).await?;
        let proof = app.store.proof(by.session).await?;
        Ok(Before { facts: ways.facts(now), ways, proof, now })
    }
}

/// Stores a change with its notice, under a fresh token: whoever held the old one does not hold the changed account.
pub async fn change(
    app: &App,
    by: &SignedIn,
    headers: &HeaderMap,
    before: Before,
    changes: Vec<Write>,
    told: NoticeKind,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let (renewed, cookie) = session::renew(app, by, headers);
    let mut unit = vec![bump(by.account.id, &before.ways)];
    unit.extend(changes);
    unit.extend(renewed);
    if let Some(proof) = before.proof {
        unit.push(Write::SignIn(SignInWrite::Prove { session: by.session, proof }));
    }
    unit.push(notices::note(by.account.id, by.session, told, before.now, headers));
    app.store.write(unit).await?;
    notices::mail(app, by.account.id, &before.ways, told, before.now, headers).await;
    Ok(([(SET_COOKIE, cookie)], Json(shown(app, by).await?)))
}

pub async fn shown(app: &App, by: &SignedIn) -> Result<WaysIn, No> {
    let Before { ways, facts, proof, now } = Before::read(app, by).await?;
    let passkeys = app.store.passkeys(by.account.id).await?;
    let row = |passkey: store::Passkey| PasskeyRow {
        id: passkey.id,
        name: passkey.name,
        created_ms: passkey.created.0,
        last_used_ms: passkey.last_used.map(|at| at.0),
    };
    let second_factor = match ways_in::second_factor(&by.account, &facts, app.demo) {
        ways_in::SecondFactor::NotNeeded => SecondFactor::NotNeeded,
        ways_in::SecondFactor::Needed => SecondFactor::Needed,
        ways_in::SecondFactor::SetUpDue => SecondFactor::SetUpDue,
    };
    let old = ways.old_mail.as_ref().filter(|_| facts.old_mail).map(|(_, until)| until.0);
    Ok(WaysIn {
        passkeys: passkeys.into_iter().map(row).collect(),
        password: ways.password,
        mail: ways.mail.as_ref().map(|mail| mail.as_str().to_owned()),
        old_mail_until_ms: old,
        app: facts.app,
        recovery_codes: ways.recovery_codes,
        second_factor,
        fresh_until_ms: ways_in::fresh(proof, now).ok().map(|proof| proof.at.after(FRESH_MAX).0),
        exempt: app.demo,
    })
}
