//! Signing in by whatever an account has: what was shown is checked, then the rules say whether it is enough.

use super::json::Body;
use super::no::No;
use super::{Door, SignedIn, account, ceremonies, invites, notices, session, totp};
use crate::admission;
use crate::app::{App, SharedApp};
use crate::mail::Letter;
use crate::secret::{self, Hash};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::SET_COOKIE};
use domain::entry::one_time_code::{self, CODE_TRIES, Life};
use domain::entry::ways_in::{self, Proof, Second};
use domain::entry::{Account, Handle, MailAddress, leaving, organisation};
use domain::{AccountId, At};
use protocol::rest::{Me, Problem};
use protocol::sign_in::{AskMailCode, Ceremony, NewAccountPasskey, NoticeKind, Shown, SignInOffer};
use protocol::tell::RefusalCode;
use store::{SessionId, SignInWrite, StoredWays, Write};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub type Cookie = [(HeaderName, HeaderValue); 1];

/// Letters and digits of an operator's code; recovery codes are shorter, so that one is not taken for the other.
pub const OPERATORS_CODE_LEN: usize = 20;

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
    let mail = letter_to(&app, door, &asked)?;
    let now = app.clock.now();
    let account = app.store.account_by_mail(&mail, now).await?.map(|(account, _)| account);
    let key = code_key("sign in", &asked.nonce, &mail);
    let code = one_time_code::code(secret::number());
    app.store.write(vec![add_code(key, account, &code, now)]).await?;
    let letter = code_letter(&app, mail, &code);
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

/// The address of a letter that may be asked for.
pub fn letter_to(app: &App, door: Door, asked: &AskMailCode) -> Result<MailAddress, No> {
    if !app.mail.is_on() {
        return Err(RefusalCode::MailOff.into());
    }
    if !(16..=64).contains(&asked.nonce.len()) {
        return Err(RefusalCode::BadRequest.into());
    }
    let mail = MailAddress::parse(&asked.mail).map_err(|_| RefusalCode::BadMail)?;
    let now = app.clock.now();
    app.limits.place_mail_codes.take(door.place, now).map_err(No::too_many)?;
    app.limits.mailbox_codes.take(secret::hash(mail.as_str()), now).map_err(No::too_many)?;
    Ok(mail)
}

pub fn code_key(what: &str, nonce: &str, mail: &MailAddress) -> Hash {
    secret::hash(&format!("{what}\n{nonce}\n{}", mail.as_str()))
}

pub fn add_code(key: Hash, account: Option<AccountId>, code: &str, now: At) -> Write {
    let code = secret::hash(code);
    Write::SignIn(SignInWrite::AddMailCode { key, account, code, life: Life::new(now), now })
}

pub fn code_letter(app: &App, to: MailAddress, code: &str) -> Letter {
    let name = &app.config.server.name;
    let text = format!(
        "Your code for {name}:\n\n    {code}\n\nIt works once, for ten minutes, in the browser that asked for it. \
         Nobody of {name} will ever ask you for it. If you did not ask for it, do nothing.\n"
    );
    Letter { to, subject: format!("{name}: your code"), text }
}

/// What was shown, checked as far as it can be before it is spent.
pub struct Checked {
    pub account: Account,
    ways: StoredWays,
    shown: ways_in::Shown,
    second: Option<Second>,
    /// Goes into the unit that what was shown opens: turned down if it was spent meanwhile.
    spend: Vec<Write>,
    /// The address was replaced, and signing in by it undoes that.
    by_old_mail: bool,
}

impl Checked {
    /// A provider's word; `spend`: what signing on changes besides.
    pub async fn by_sign_on(
        app: &App,
        account: Account,
        second: Option<&str>,
        mut spend: Vec<Write>,
    ) -> Result<Checked, No> {
        let ways = app.store.ways_in(account.id).await?;
        let second = match second {
            Some(text) => {
                let (second, write) = by_second(app, account.id, &ways, text, app.clock.now())?;
                spend.push(write);
                Some(second)
            }
            None => None,
        };
        let shown = ways_in::Shown::SignOn;
        Ok(Checked { account, ways, shown, second, spend, by_old_mail: false })
    }

    /// Whether it is enough.
    fn proof(&self, app: &App, now: At) -> Result<Proof, No> {
        let facts = self.ways.facts(now);
        Ok(ways_in::sign_in(&self.account, &facts, app.demo, now, self.shown, self.second)?)
    }
}

/// Checks what was shown. An account that is not there is answered as a wrong word, after the same work.
pub async fn check(app: &App, door: Door, headers: &HeaderMap, shown: Shown) -> Result<Checked, No> {
    let now = app.clock.now();
    app.limits.place_sign_ins.take(door.place, now).map_err(No::too_many)?;
    let (account, how, mut spend, second, by_old_mail) = match shown {
        Shown::Password { handle, password, second } => {
            let (account, password_hash) = by_password(app, &handle, password, now).await?;
            let spend = vec![Write::IfPassword { account: account.id, password_hash }];
            (account, ways_in::Shown::Password, spend, second, false)
        }
        Shown::Passkey { ceremony, answer } => {
            let party = ceremonies::party(app, headers).ok_or(RefusalCode::NoPasskeysHere)?;
            let passkey = app.ceremonies.signed(app, &party, now, &ceremony, &answer).await?;
            let account = app.store.account(passkey.account).await?.ok_or(RefusalCode::PasskeyRefused)?;
            let spend = SignInWrite::UsePasskey { id: passkey.id, moving: passkey.moving, at: now };
            (account, ways_in::Shown::Passkey, vec![Write::SignIn(spend)], None, false)
        }
        Shown::MailCode { mail, nonce, code, second } => {
            let (account, is_old, spend) = by_mail_code(app, &mail, &nonce, &code, now).await?;
            (account, ways_in::Shown::MailCode, vec![spend], second, is_old)
        }
        Shown::RecoveryCode { handle, code, second } => {
            let (account, how, spend) = by_code(app, &handle, &code, now).await?;
            (account, how, vec![spend], second, false)
        }
    };
    let ways = app.store.ways_in(account.id).await?;
    let second = match second.filter(|text| !text.trim().is_empty()) {
        Some(text) => {
            let (second, write) = by_second(app, account.id, &ways, &text, now)?;
            spend.push(write);
            Some(second)
        }
        None => None,
    };
    Ok(Checked { account, ways, shown: how, second, spend, by_old_mail })
}

async fn by_password(app: &App, handle: &str, password: String, now: At) -> Result<(Account, String), No> {
    // By what was typed, known or not: the limit tells nobody whether the handle exists.
    let typed = secret::hash(&handle.trim().to_ascii_lowercase());
    app.limits.handle_sign_ins.take(typed, now).map_err(No::too_many)?;
    let found = match Handle::parse(handle) {
        Ok(handle) => app.store.account_by_handle(&handle).await?,
        Err(_) => None,
    };
    // An account without a password is checked like one that does not exist.
    let (account, stored) = found.filter(|(_, stored)| stored.starts_with('$')).unzip();
    let fits = app.passwords.verify(password, stored.clone()).await?;
    let found = account.zip(stored).filter(|_| fits);
    found.ok_or_else(|| RefusalCode::WrongHandleOrPassword.into())
}

async fn by_mail_code(
    app: &App,
    mail: &str,
    nonce: &str,
    code: &str,
    now: At,
) -> Result<(Account, bool, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let mail = MailAddress::parse(mail).map_err(|_| wrong())?;
    let key = code_key("sign in", nonce, &mail);
    let (found, spend) = try_code(app, key, code, now).await?;
    let account = found.ok_or_else(wrong)?;
    // The address may have changed hands since the letter.
    let (owner, is_old) = app.store.account_by_mail(&mail, now).await?.ok_or_else(wrong)?;
    if owner != account {
        return Err(wrong());
    }
    let account = app.store.account(account).await?.ok_or_else(wrong)?;
    Ok((account, is_old, spend))
}

/// Counts a try, then compares. What is returned spends the code.
pub async fn try_code(app: &App, key: Hash, code: &str, now: At) -> Result<(Option<AccountId>, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let counted = SignInWrite::TryMailCode { key, tries_max: CODE_TRIES, now };
    app.store.write(vec![Write::SignIn(counted)]).await?;
    let stored = app.store.mail_code(&key).await?.ok_or_else(wrong)?;
    let code = secret::hash(&one_time_code::read(code));
    if ceremonies::hex(&code) != stored.code_hash {
        return Err(wrong());
    }
    Ok((stored.account, Write::SignIn(SignInWrite::UseMailCode { key, code })))
}

async fn by_code(
    app: &App,
    handle: &str,
    code: &str,
    now: At,
) -> Result<(Account, ways_in::Shown, Write), No> {
    let wrong = || No::from(RefusalCode::WrongCode);
    let typed = secret::hash(&handle.trim().to_ascii_lowercase());
    app.limits.handle_sign_ins.take(typed, now).map_err(No::too_many)?;
    let handle = Handle::parse(handle).map_err(|_| wrong())?;
    let (account, _) = app.store.account_by_handle(&handle).await?.ok_or_else(wrong)?;
    app.limits.account_codes.take(account.id, now).map_err(No::too_many)?;
    let text = one_time_code::read(code);
    let operators = text.len() == OPERATORS_CODE_LEN;
    let how = if operators { ways_in::Shown::OperatorsCode } else { ways_in::Shown::RecoveryCode };
    let code = secret::hash(&text);
    let spend = Write::SignIn(SignInWrite::UseCode { account: account.id, code, operators, now });
    Ok((account, how, spend))
}

/// A second factor, and the write that spends it.
fn by_second(
    app: &App,
    account: AccountId,
    ways: &StoredWays,
    text: &str,
    now: At,
) -> Result<(Second, Write), No> {
    app.limits.account_codes.take(account, now).map_err(No::too_many)?;
    let text = one_time_code::read(text);
    if text.len() == 6 {
        let app_of = ways.app.as_ref().ok_or(RefusalCode::WrongCode)?;
        // Of a secret that does not read no code can be right: an empty one could be computed by anybody.
        let secret = ceremonies::bytes(&app_of.secret).ok_or(RefusalCode::WrongCode)?;
        let step = totp::step_of(&secret, &text, now).ok_or(RefusalCode::WrongCode)?;
        return Ok((Second::AppCode, Write::SignIn(SignInWrite::UseAppStep { account, step })));
    }
    let code = secret::hash(&text);
    let spend = SignInWrite::UseCode { account, code, operators: false, now };
    Ok((Second::RecoveryCode, Write::SignIn(spend)))
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
    let (cookie, account) = start_session(app, checked, before, headers).await?;
    Ok(([(SET_COOKIE, cookie)], Json(account::me(app, &account).await?)))
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
        notices::mail(app, &told_by_mail, kind, now, headers).await;
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
