//! Signing in by whatever an account has: the rules say whether what was shown is enough, and a session starts.

use super::json::Body;
use super::no::No;
use super::shown::{Checked, check};
use super::{Door, SignedIn, account, ceremonies, invites, mail_code, notices, session};
use crate::admission;
use crate::app::{App, SharedApp};
use crate::secret;
use crate::sign_on::directory;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::SET_COOKIE};
use domain::AccountId;
use domain::entry::ways_in::{self, Second};
use domain::entry::{Account, Handle, leaving, one_time_code, organisation};
use protocol::rest::{Me, Problem};
use protocol::sign_in::{AskMailCode, Ceremony, NewAccountPasskey, NoticeKind, Shown, SignInOffer};
use protocol::tell::RefusalCode;
use store::{SessionId, SignInWrite, StoredWays, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub type Cookie = [(HeaderName, HeaderValue); 1];

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(offer))
        .routes(routes!(begin_passkey))
        .routes(routes!(begin_account))
        .routes(routes!(ask_code))
        .routes(routes!(sign_in_by))
}

/// What can be shown here.
#[utoipa::path(get, path = "/api/sign-in/offer", tag = "sign-in", responses((status = 200, body = SignInOffer)))]
async fn offer(State(app): State<SharedApp>, headers: HeaderMap) -> Json<SignInOffer> {
    let passkeys = ceremonies::party(&app, &headers).is_some();
    Json(SignInOffer { passkeys, mail_codes: app.mail.is_on() })
}

/// Begins a sign-in by passkey. The browser knows which accounts it has.
#[utoipa::path(
    post, path = "/api/sign-in/passkey", tag = "sign-in",
    responses((status = 200, body = Ceremony), (status = "4XX", body = Problem))
)]
async fn begin_passkey(
    State(app): State<SharedApp>,
    door: Door,
    headers: HeaderMap,
) -> Result<Json<Ceremony>, No> {
    let now = app.clock.now();
    app.limits.place_ceremonies.take(door.place, now).map_err(No::too_many)?;
    let party = ceremonies::party(&app, &headers).ok_or(RefusalCode::NoPasskeysHere)?;
    Ok(Json(app.ceremonies.begin_sign_in(&party, now)?))
}

/// Begins a passkey for an account that is not there yet: `POST /api/register` ends it.
#[utoipa::path(
    post, path = "/api/register/passkey", tag = "sign-in", request_body = NewAccountPasskey,
    responses((status = 200, body = Ceremony), (status = "4XX", body = Problem))
)]
async fn begin_account(
    State(app): State<SharedApp>,
    door: Door,
    headers: HeaderMap,
    Body(asked): Body<NewAccountPasskey>,
) -> Result<Json<Ceremony>, No> {
    leaving::may_register(app.closing.day())?;
    let now = app.clock.now();
    app.limits.place_ceremonies.take(door.place, now).map_err(No::too_many)?;
    // As registering: who may not learns nothing of which handles are taken.
    organisation::may_register(&admission::organisation(&app).await?, asked.invite.is_some())?;
    if let Some(token) = &asked.invite {
        invites::Offer::find(&app, door, token).await?;
    }
    let handle = Handle::parse(&asked.handle)?;
    let party = ceremonies::party(&app, &headers).ok_or(RefusalCode::NoPasskeysHere)?;
    // Said before a device keeps a passkey for nothing; registering decides.
    if !app.store.handle_is_free(&handle).await? {
        return Err(RefusalCode::HandleTaken.into());
    }
    let account = AccountId::new(secret::number());
    Ok(Json(app.ceremonies.begin_making(&party, now, account, handle.as_str(), &[], None)?))
}

/// Sends a code to sign in with, if an account has this address. The answer and the work are the same if none has.
#[utoipa::path(
    post, path = "/api/sign-in/mail-code", tag = "sign-in", request_body = AskMailCode,
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn ask_code(
    State(app): State<SharedApp>,
    door: Door,
    Body(asked): Body<AskMailCode>,
) -> Result<StatusCode, No> {
    let mail = mail_code::letter_to(&app, door, &asked)?;
    let now = app.clock.now();
    let account = app.store.account_by_mail(&mail, now).await?.map(|(account, _)| account);
    let key = mail_code::key("sign in", &asked.nonce, &mail);
    let code = one_time_code::code(secret::number());
    app.store.write(vec![mail_code::add(key, account, &code, now)]).await?;
    let letter = mail_code::letter(&app, door.language, mail, &code);
    if account.is_some() {
        // A full queue is told to nobody: it would tell that there was a letter.
        let _ = app.mail.send(letter).await;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A fresh session by what was shown. A session that the browser already had ends.
#[utoipa::path(
    post, path = "/api/sign-in/by", tag = "sign-in", request_body = Shown,
    responses((status = 200, body = Me), (status = 401, body = Problem), (status = 429, body = Problem))
)]
async fn sign_in_by(
    State(app): State<SharedApp>,
    door: Door,
    before: Option<SignedIn>,
    headers: HeaderMap,
    Body(shown): Body<Shown>,
) -> Result<(Cookie, Json<Me>), No> {
    enter(&app, door, before, &headers, shown).await
}

/// Checks, and starts a session.
pub async fn enter(
    app: &App,
    door: Door,
    before: Option<SignedIn>,
    headers: &HeaderMap,
    shown: Shown,
) -> Result<(Cookie, Json<Me>), No> {
    let checked = check(app, door, headers, shown).await?;
    may_open(app, &checked).await?;
    let (cookie, account) = start_session(app, checked, before, headers).await?;
    Ok(([(SET_COOKIE, cookie)], Json(account::me(app, &account).await?)))
}

/// Whether what was shown may open the account at all.
async fn may_open(app: &App, checked: &Checked) -> Result<(), No> {
    match checked.shown {
        // Works where the directory is lost.
        ways_in::Shown::OperatorsCode => Ok(()),
        // Not looked at yet: whether it is right, and whose account this is, is told to nobody.
        ways_in::Shown::RecoveryCode => {
            directory::may_open(app, &checked.account).await.map_err(|_| RefusalCode::WrongCode.into())
        }
        _ => directory::may_open(app, &checked.account).await,
    }
}

/// A session for whoever showed enough, and the cookie that holds it. One that the browser already had ends.
pub async fn start_session(
    app: &App,
    checked: Checked,
    before: Option<SignedIn>,
    headers: &HeaderMap,
) -> Result<(HeaderValue, Account), No> {
    let now = app.clock.now();
    let proof = checked.proof(app, now)?;
    let account = &checked.account;
    let sessions = app.store.sessions(account.id).await?;
    let mut unit = checked.spend.clone();
    let mut over = match checked.by_old_mail {
        true => {
            let mail = checked.ways.old_mail_at(now).cloned();
            unit.push(bump(account.id, &checked.ways));
            unit.push(Write::SignIn(SignInWrite::SetMail { account: account.id, mail, old: None }));
            sessions.iter().map(|session| session.id).collect()
        }
        false => account::oldest_over(sessions),
    };
    unit.extend(over.iter().map(|id| Write::DropSession { id: *id, account: account.id }));
    let (start, cookie) = session::start(app, account, headers);
    let id = started(&start);
    unit.push(start);
    unit.push(Write::SignIn(SignInWrite::Prove { session: id, proof }));
    let knows_this_browser = before.as_ref().is_some_and(|before| before.account.id == account.id);
    let mut told = vec![];
    if checked.by_old_mail {
        told.push(NoticeKind::MailUndone);
    }
    if matches!(checked.shown, ways_in::Shown::RecoveryCode | ways_in::Shown::OperatorsCode)
        || checked.second == Some(Second::RecoveryCode)
    {
        told.push(NoticeKind::RecoveryCodeUsed);
    }
    if !knows_this_browser {
        told.push(NoticeKind::SignedIn);
    }
    unit.extend(told.iter().map(|kind| notices::note(account.id, id, *kind, now, headers)));
    if let Some(before) = before {
        unit.push(Write::DropSession { id: before.session, account: before.account.id });
        over.push(before.session);
    }
    app.store.write(unit).await?;
    for session in over {
        app.live.sign_out(session).await;
    }
    let mut told_by_mail = checked.ways;
    if checked.by_old_mail {
        // The address that was swapped in is nobody's any more.
        told_by_mail.mail = None;
    }
    for kind in told {
        notices::mail(app, checked.account.id, &told_by_mail, kind, now, headers).await;
    }
    Ok((cookie, checked.account))
}

/// Checks, and makes a session that is signed in fresh again.
pub async fn freshen(
    app: &App,
    door: Door,
    by: &SignedIn,
    headers: &HeaderMap,
    shown: Shown,
) -> Result<(), No> {
    let checked = check(app, door, headers, shown).await?;
    if checked.account.id != by.account.id {
        return Err(RefusalCode::NotAllowed.into());
    }
    let now = app.clock.now();
    let proof = checked.proof(app, now)?;
    let mut unit = checked.spend;
    unit.push(Write::SignIn(SignInWrite::Prove { session: by.session, proof }));
    Ok(app.store.write(unit).await?)
}

/// Of two changes made on one reading, one is turned down.
pub fn bump(account: AccountId, ways: &StoredWays) -> Write {
    Write::SignIn(SignInWrite::Bump { account, version: ways.version })
}

pub fn started(start: &Write) -> SessionId {
    match start {
        Write::AddSession { session, .. } => session.id,
        _ => unreachable!("`session::start` starts a session"),
    }
}
