//! Notices: what happened to an account's ways in, shown to its other sessions and mailed to its addresses.

use super::no::No;
use super::{SignedIn, door, session};
use crate::app::{App, SharedApp};
use crate::mail::Letter;
use crate::secret;
use crate::words::{self, About};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use domain::entry::MailAddress;
use domain::{AccountId, At, Language};
use protocol::rest::Problem;
use protocol::sign_in::{NoticeKind, NoticeRow};
use protocol::tell::RefusalCode;
use store::{Conflict, Notice, SessionId, SignInWrite, StoredWays, Write, WriteError};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(put_away))
}

/// What other sessions did, latest first.
#[utoipa::path(
    get, path = "/api/notices", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = [NoticeRow]), (status = 401, body = Problem))
)]
async fn list(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<Vec<NoticeRow>>, No> {
    let notices = app.store.notices(by.account.id, by.session).await?;
    let sessions = app.store.sessions(by.account.id).await?;
    let row = |notice: Notice| {
        let kind = NoticeKind::ALL.iter().find(|kind| kind.key() == notice.kind)?;
        let session = SessionId::new(notice.session);
        let is_live = sessions.iter().any(|one| one.id == session);
        Some(NoticeRow {
            id: format!("{:016x}", notice.id),
            notice: *kind,
            at_ms: notice.at.0,
            device: notice.device,
            session: is_live.then(|| session.to_string()),
        })
    };
    Ok(Json(notices.into_iter().filter_map(row).collect()))
}

/// Read: not shown here again. Another's notice, and one's own doing, is answered like none at all: 404.
#[utoipa::path(
    delete, path = "/api/notices/{id}", tag = "sign-in", security(("session" = [])),
    params(("id" = String, Path, description = "From the list")),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem))
)]
async fn put_away(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, No> {
    let id = u64::from_str_radix(&id, 16).map_err(|_| RefusalCode::NotFound)?;
    let seen = SignInWrite::SeeNotice { id, account: by.account.id, session: by.session };
    match app.store.write(vec![Write::SignIn(seen)]).await {
        Err(WriteError::Conflict(Conflict::Mismatch)) => Err(RefusalCode::NotFound.into()),
        done => Ok(done.map(|()| StatusCode::NO_CONTENT)?),
    }
}

/// The write that keeps a notice. Goes into the unit of what it tells of.
pub fn note(account: AccountId, by: SessionId, kind: NoticeKind, at: At, headers: &HeaderMap) -> Write {
    Write::SignIn(SignInWrite::AddNotice(Notice {
        id: secret::number(),
        account,
        session: by.number(),
        at,
        kind: kind.key().to_owned(),
        device: session::device(headers),
    }))
}

/// The same for what no session of theirs did: it says nothing of who did it.
pub fn from_the_house(account: AccountId, kind: NoticeKind, at: At) -> Write {
    let (id, kind) = (secret::number(), kind.key().to_owned());
    Write::SignIn(SignInWrite::AddNotice(Notice { id, account, session: 0, at, kind, device: String::new() }))
}

/// Tells by mail what was done from a browser. Whoever did it may be somebody else: the account's own language goes
/// before theirs.
pub async fn mail(
    app: &App,
    account: AccountId,
    ways: &StoredWays,
    kind: NoticeKind,
    now: At,
    headers: &HeaderMap,
) {
    // A database that is down loses no letter.
    let own = app.store.language_of(account).await.ok().flatten();
    let language = own.unwrap_or_else(|| door::language(headers, &app.config));
    send(app, ways, now, language, kind, &session::device(headers)).await;
}

/// The same for what no session of theirs did.
pub async fn mail_from_the_house(
    app: &App,
    account: AccountId,
    kind: NoticeKind,
    now: At,
) -> anyhow::Result<()> {
    let language = words::language_of(&app.store, &app.config, account).await?;
    send(app, &app.store.ways_in(account).await?, now, language, kind, "").await;
    Ok(())
}

/// To every address that `ways` had, the replaced one too. A full queue loses the letter, not the notice.
async fn send(app: &App, ways: &StoredWays, now: At, language: Language, kind: NoticeKind, device: &str) {
    for to in ways.mail.iter().chain(ways.old_mail_at(now)) {
        let _ = app.mail.send(letter(app, language, to.clone(), kind, device)).await;
    }
}

fn letter(app: &App, language: Language, to: MailAddress, kind: NoticeKind, device: &str) -> Letter {
    let facts = [("house", app.config.server.name.as_str()), ("device", device)];
    let about = About { language, facts: &facts };
    let what = about.say(&format!("letter-{}", kind.key()));
    if kind == NoticeKind::ProofTakenBack {
        return Letter {
            to,
            subject: about.say("letter-proofs-subject"),
            text: format!("{what}\n"),
            unsubscribe: None,
        };
    }
    let on = if device.is_empty() { String::new() } else { about.say("letter-device") + "\n\n" };
    let text = format!("{what}\n\n{on}{}\n", about.say("letter-account-after"));
    Letter { to, subject: about.say("letter-account-subject"), text, unsubscribe: None }
}
