//! Changing one's ways in: passkeys, address, password, authenticator app, recovery codes.

use super::json::Body;
use super::no::No;
use super::sign_in::Cookie;
use super::ways_in::{Before, change, end_other_sessions};
use super::{Door, SignedIn, ceremonies, mail_code, totp};
use crate::app::SharedApp;
use crate::secret;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use data_encoding::HEXLOWER;
use domain::Line;
use domain::entry::one_time_code::{self};
use domain::entry::ways_in::{self, OLD_MAIL_KEPT, RECOVERY_CODES, Way};
use domain::entry::{MailAddress, password};
use protocol::rest::Problem;
use protocol::sign_in::{
    AppSecret, AskMailCode, Ceremony, ConfirmApp, ConfirmMail, NewPasskey, NewPassword, NoticeKind,
    RecoveryCodes, RenamePasskey, WaysIn,
};
use protocol::tell::RefusalCode;
use store::{Conflict, SignInWrite, Write, WriteError};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Stored in place of a password's hash: fits no password.
pub const NO_PASSWORD: &str = "!";

/// What a person calls a passkey.
type Name = Line<60>;

pub fn routes() -> OpenApiRouter<SharedApp> {
    OpenApiRouter::new()
        .routes(routes!(begin_passkey))
        .routes(routes!(add_passkey))
        .routes(routes!(rename_passkey, remove_passkey))
        .routes(routes!(ask_mail_code))
        .routes(routes!(set_mail, remove_mail))
        .routes(routes!(set_password, remove_password))
        .routes(routes!(begin_app))
        .routes(routes!(set_app, remove_app))
        .routes(routes!(make_recovery_codes))
}

/// Begins one more passkey.
#[utoipa::path(
    post, path = "/api/ways-in/passkeys/begin", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = Ceremony), (status = "4XX", body = Problem))
)]
async fn begin_passkey(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
) -> Result<Json<Ceremony>, No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_add_passkey(&before.facts, before.proof, before.now)?;
    let party = ceremonies::party(&app, &headers).ok_or(RefusalCode::NoPasskeysHere)?;
    let has = app.store.passkeys(by.account.id).await?;
    let name = by.account.handle.as_str();
    Ok(Json(app.ceremonies.begin_making(&party, before.now, by.account.id, name, &has, Some(by.session))?))
}

/// Adds the passkey that was made.
#[utoipa::path(
    post, path = "/api/ways-in/passkeys", tag = "sign-in", security(("session" = [])), request_body = NewPasskey,
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn add_passkey(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<NewPasskey>,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_add_passkey(&before.facts, before.proof, before.now)?;
    let name = Name::parse(&asked.name).map_err(|_| RefusalCode::BadText)?;
    let party = ceremonies::party(&app, &headers).ok_or(RefusalCode::NoPasskeysHere)?;
    let made = app.ceremonies.made(
        &party,
        before.now,
        &asked.ceremony,
        &asked.answer,
        Some(by.session),
        name.as_str(),
    )?;
    let add = Write::SignIn(SignInWrite::AddPasskey(made));
    change(&app, &by, &headers, before, vec![add], NoticeKind::PasskeyAdded).await
}

/// Calls a passkey something else.
#[utoipa::path(
    post, path = "/api/ways-in/passkeys/{id}", tag = "sign-in", security(("session" = [])),
    request_body = RenamePasskey, params(("id" = String, Path, description = "From the list")),
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn rename_passkey(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
    Body(asked): Body<RenamePasskey>,
) -> Result<StatusCode, No> {
    let name = Name::parse(&asked.name).map_err(|_| RefusalCode::BadText)?;
    let name = name.as_str().to_owned();
    let rename = SignInWrite::RenamePasskey { account: by.account.id, id, name };
    not_there(app.store.write(vec![Write::SignIn(rename)]).await).map(|()| StatusCode::NO_CONTENT)
}

/// Removes a passkey, never the last way in.
#[utoipa::path(
    delete, path = "/api/ways-in/passkeys/{id}", tag = "sign-in", security(("session" = [])),
    params(("id" = String, Path, description = "From the list")),
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn remove_passkey(
    State(app): State<SharedApp>,
    by: SignedIn,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    may_remove(&app, &by, &before, Way::Passkey)?;
    if !app.store.passkeys(by.account.id).await?.iter().any(|passkey| passkey.id == id) {
        return Err(RefusalCode::NoSuchWay.into());
    }
    let drop = Write::SignIn(SignInWrite::DropPasskey { account: by.account.id, id });
    change(&app, &by, &headers, before, vec![drop], NoticeKind::PasskeyRemoved).await
}

/// Sends a code to an address that is to become one's own.
#[utoipa::path(
    post, path = "/api/ways-in/mail/begin", tag = "sign-in", security(("session" = [])), request_body = AskMailCode,
    responses((status = 204), (status = "4XX", body = Problem))
)]
async fn ask_mail_code(
    State(app): State<SharedApp>,
    door: Door,
    by: SignedIn,
    Body(asked): Body<AskMailCode>,
) -> Result<StatusCode, No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_set_mail(&before.facts, before.proof, before.now)?;
    let mail = mail_code::letter_to(&app, door, &asked)?;
    let key = mail_code::key("set mail", &asked.nonce, &mail);
    let code = one_time_code::code(secret::number());
    app.store.write(vec![mail_code::add(key, Some(by.account.id), &code, before.now)]).await?;
    let letter = mail_code::letter(&app, door.language, mail, &code);
    app.mail.send(letter).await.map_err(|_| No::too_many(std::time::Duration::from_secs(30)))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the address whose code this is. The one before is told, and still signs in for 48 hours.
#[utoipa::path(
    post, path = "/api/ways-in/mail", tag = "sign-in", security(("session" = [])), request_body = ConfirmMail,
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn set_mail(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<ConfirmMail>,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_set_mail(&before.facts, before.proof, before.now)?;
    let mail = MailAddress::parse(&asked.mail).map_err(|_| RefusalCode::BadMail)?;
    let key = mail_code::key("set mail", &asked.nonce, &mail);
    let (account, spend) = mail_code::attempt(&app, key, &asked.code, before.now).await?;
    if account != Some(by.account.id) {
        return Err(RefusalCode::WrongCode.into());
    }
    // Only whoever reads its letters learns that an address has another account.
    if app.store.account_by_mail(&mail, before.now).await?.is_some_and(|(other, _)| other != by.account.id) {
        return Err(RefusalCode::MailTaken.into());
    }
    let old = before.ways.mail.clone().filter(|old| *old != mail);
    let old = old.map(|old| (old, before.now.after(OLD_MAIL_KEPT)));
    let set = SignInWrite::SetMail { account: by.account.id, mail: Some(mail), old };
    let changes = vec![spend, Write::SignIn(set)];
    change(&app, &by, &headers, before, changes, NoticeKind::MailSet).await
}

/// Removes the address. It is told, and still signs in for 48 hours.
#[utoipa::path(
    delete, path = "/api/ways-in/mail", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn remove_mail(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    may_remove(&app, &by, &before, Way::Mail)?;
    let old = before.ways.mail.clone().map(|old| (old, before.now.after(OLD_MAIL_KEPT)));
    let set = Write::SignIn(SignInWrite::SetMail { account: by.account.id, mail: None, old });
    change(&app, &by, &headers, before, vec![set], NoticeKind::MailRemoved).await
}

/// Sets or changes the password. Everybody else who is signed in to this account is signed out.
#[utoipa::path(
    post, path = "/api/ways-in/password", tag = "sign-in", security(("session" = [])), request_body = NewPassword,
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn set_password(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<NewPassword>,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    ways_in::fresh(before.proof, before.now)?;
    password::check(&asked.password, &by.account.handle)?;
    let password_hash = app.passwords.hash(asked.password).await??;
    let others = end_other_sessions(&app, &by).await?;
    let changes = vec![Write::SetPassword { account: by.account.id, password_hash }, others];
    change(&app, &by, &headers, before, changes, NoticeKind::PasswordSet).await
}

/// Removes the password, never the last way in.
#[utoipa::path(
    delete, path = "/api/ways-in/password", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn remove_password(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    may_remove(&app, &by, &before, Way::Password)?;
    let set = Write::SetPassword { account: by.account.id, password_hash: NO_PASSWORD.to_owned() };
    change(&app, &by, &headers, before, vec![set], NoticeKind::PasswordRemoved).await
}

/// A new secret for an authenticator app. Nothing is kept of it until its first code is shown.
#[utoipa::path(
    post, path = "/api/ways-in/app/begin", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = AppSecret), (status = "4XX", body = Problem))
)]
async fn begin_app(State(app): State<SharedApp>, by: SignedIn) -> Result<Json<AppSecret>, No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_set_app(&before.facts, before.proof, before.now)?;
    let secret = totp::base32(&totp::new_secret());
    let issuer: String = app.config.server.name.chars().filter(char::is_ascii_alphanumeric).collect();
    let (issuer, handle) =
        (if issuer.is_empty() { "Jushou".to_owned() } else { issuer }, by.account.handle.as_str());
    let uri = format!("otpauth://totp/{issuer}:{handle}?secret={secret}&issuer={issuer}");
    Ok(Json(AppSecret { secret, uri }))
}

/// Puts the authenticator app in force by its first code, and makes recovery codes.
#[utoipa::path(
    post, path = "/api/ways-in/app", tag = "sign-in", security(("session" = [])), request_body = ConfirmApp,
    responses((status = 200, body = RecoveryCodes), (status = "4XX", body = Problem))
)]
async fn set_app(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
    Body(asked): Body<ConfirmApp>,
) -> Result<(Cookie, Json<RecoveryCodes>), No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_set_app(&before.facts, before.proof, before.now)?;
    let account = by.account.id;
    app.limits.account_codes.take(account, before.now).map_err(No::too_many)?;
    let secret = totp::read_base32(&asked.secret).ok_or(RefusalCode::BadRequest)?;
    let typed = one_time_code::read(&asked.code);
    let step = totp::step_of(&secret, &typed, before.now).ok_or(RefusalCode::WrongCode)?;
    let set = SignInWrite::SetApp { account, secret: Some(HEXLOWER.encode(&secret)) };
    let (codes, made) = recovery_codes(account);
    let changes = vec![Write::SignIn(set), Write::SignIn(SignInWrite::UseAppStep { account, step }), made];
    let (cookie, _) = change(&app, &by, &headers, before, changes, NoticeKind::AppSet).await?;
    Ok((cookie, Json(codes)))
}

/// Removes the authenticator app: only after a sign-in that showed a second factor.
#[utoipa::path(
    delete, path = "/api/ways-in/app", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = WaysIn), (status = "4XX", body = Problem))
)]
async fn remove_app(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
) -> Result<(Cookie, Json<WaysIn>), No> {
    let before = Before::read(&app, &by).await?;
    may_remove(&app, &by, &before, Way::App)?;
    let set = SignInWrite::SetApp { account: by.account.id, secret: None };
    change(&app, &by, &headers, before, vec![Write::SignIn(set)], NoticeKind::AppRemoved).await
}

/// A new set of one-time recovery codes. The ones before are void.
#[utoipa::path(
    post, path = "/api/ways-in/recovery-codes", tag = "sign-in", security(("session" = [])),
    responses((status = 200, body = RecoveryCodes), (status = "4XX", body = Problem))
)]
async fn make_recovery_codes(
    State(app): State<SharedApp>,
    by: SignedIn,
    headers: HeaderMap,
) -> Result<(Cookie, Json<RecoveryCodes>), No> {
    let before = Before::read(&app, &by).await?;
    ways_in::may_make_recovery_codes(&by.account, &before.facts, app.demo, before.proof, before.now)?;
    let (codes, made) = recovery_codes(by.account.id);
    let (cookie, _) = change(&app, &by, &headers, before, vec![made], NoticeKind::RecoveryCodesMade).await?;
    Ok((cookie, Json(codes)))
}

fn recovery_codes(account: domain::AccountId) -> (RecoveryCodes, Write) {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| secret::words(4)).collect();
    let hashes = codes.iter().map(|code| secret::hash(&one_time_code::read(code))).collect();
    (RecoveryCodes { codes }, Write::SignIn(SignInWrite::SetRecoveryCodes { account, codes: hashes }))
}

fn may_remove(app: &SharedApp, by: &SignedIn, before: &Before, way: Way) -> Result<(), No> {
    Ok(ways_in::may_remove(&by.account, &before.facts, way, app.demo, before.proof, before.now)?)
}

fn not_there(done: Result<(), WriteError>) -> Result<(), No> {
    match done {
        Err(WriteError::Conflict(Conflict::Mismatch)) => Err(RefusalCode::NoSuchWay.into()),
        done => Ok(done?),
    }
}
