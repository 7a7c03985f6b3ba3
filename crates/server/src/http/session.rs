//! Who asks: the session behind the cookie, and the cookie itself.

use super::door;
use super::no::No;
use crate::app::{App, SharedApp};
use crate::config::Config;
use crate::secret::Token;
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use domain::{AccountId, At, MemberId, entry::Account};
use protocol::tell::RefusalCode;
use std::time::Duration;
use store::{Session, SessionId, Write};

/// Signed out after so long without a request.
const IDLE_MAX: Duration = store::keeping::SESSION_IDLE;
/// Signed out after so long in any case.
const AGE_MAX: Duration = store::keeping::SESSION_AGE;
/// How exactly "last seen" is kept. Finer costs more writes.
const TOUCH_INTERVAL: Duration = Duration::from_mins(10);

/// The account that asks, with its live session. Without one the answer is `sign_in_first`.
pub struct SignedIn {
    pub account: Account,
    pub session: SessionId,
}

impl SignedIn {
    /// This account as a member; an applicant is refused.
    pub fn member(&self) -> Result<MemberId, No> {
        self.account.member().ok_or_else(|| RefusalCode::NotAMember.into())
    }
}

impl FromRequestParts<SharedApp> for SignedIn {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<SignedIn, No> {
        let token = presented(&parts.headers, &app.config).ok_or(RefusalCode::SignInFirst)?;
        let (session, account) =
            app.store.session_by_token_hash(&token.hash()).await?.ok_or(RefusalCode::SignInFirst)?;
        let now = app.clock.now();
        if is_over(&session, now) {
            return Err(RefusalCode::SignInFirst.into());
        }
        app.limits.account_requests.take(account.id, now).map_err(No::too_many)?;
        if now.since(session.last_seen) >= TOUCH_INTERVAL {
            let mut unit = vec![Write::TouchSession { id: session.id, last_seen: now }];
            unit.extend(reads(account.id, &parts.headers));
            // A database that is down must not sign anybody out; the next request tries again.
            let _ = app.store.write(unit).await;
        }
        Ok(SignedIn { account, session: session.id })
    }
}

/// For pages that differ for whoever is signed in, and are there for everybody.
impl axum::extract::OptionalFromRequestParts<SharedApp> for SignedIn {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, app: &SharedApp) -> Result<Option<SignedIn>, No> {
        match <SignedIn as FromRequestParts<SharedApp>>::from_request_parts(parts, app).await {
            Ok(signed_in) => Ok(Some(signed_in)),
            Err(no) if no.code() == RefusalCode::SignInFirst => Ok(None),
            Err(no) => Err(no),
        }
    }
}

/// The write that remembers in which language an account is written to, if the request says so. Goes after the one that
/// starts a session. No page can set a WebSocket's headers: they say nothing of what was chosen there.
pub fn reads(account: AccountId, headers: &HeaderMap) -> Option<Write> {
    let language = door::asked_language(headers).filter(|_| !headers.contains_key(header::UPGRADE))?;
    Some(Write::Reads { account, language })
}

/// The write that starts a session, and the cookie to send once it is stored.
pub fn start(app: &App, account: &Account, headers: &HeaderMap) -> (Write, HeaderValue) {
    let (token, now) = (Token::of_session(), app.clock.now());
    let session = Session {
        id: SessionId::new(crate::secret::number()),
        account: account.id,
        created: now,
        last_seen: now,
        device: device(headers),
    };
    (Write::AddSession { session, token_hash: token.hash() }, cookie(&app.config, token.reveal(), AGE_MAX))
}

/// The same login under a fresh token, for when its account gained rights: whoever held the old token does not.
pub fn renew(app: &App, by: &SignedIn, headers: &HeaderMap) -> ([Write; 2], HeaderValue) {
    let (token, now) = (Token::of_session(), app.clock.now());
    let session = Session {
        id: by.session,
        account: by.account.id,
        created: now,
        last_seen: now,
        device: device(headers),
    };
    let writes = [
        Write::DropSession { id: by.session, account: by.account.id },
        Write::AddSession { session, token_hash: token.hash() },
    ];
    (writes, cookie(&app.config, token.reveal(), AGE_MAX))
}

/// The `Set-Cookie` value that makes the browser forget.
pub fn forget(config: &Config) -> HeaderValue {
    cookie(config, "", Duration::ZERO)
}

pub fn is_over(session: &Session, now: At) -> bool {
    now.since(session.last_seen) >= IDLE_MAX || now.since(session.created) >= AGE_MAX
}

/// `__Host-` binds the cookie to this host and to HTTPS; browsers refuse the prefix without.
pub fn cookie_name(config: &Config) -> &'static str {
    if config.is_secure() { "__Host-jushou_session" } else { "jushou_session" }
}

fn cookie(config: &Config, value: &str, age: Duration) -> HeaderValue {
    let secure = if config.is_secure() { "; Secure" } else { "" };
    let (name, age) = (cookie_name(config), age.as_secs());
    let text = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).expect("a URL-safe token is a header's text")
}

fn presented(headers: &HeaderMap, config: &Config) -> Option<Token> {
    let name = cookie_name(config);
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, value)| Token::presented(value))
}

/// What the browser calls itself, shortened: enough to tell one's devices apart in the list.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let find = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(m, _)| agent.contains(m)).map(|(_, n)| *n)
    };
    let browser = find(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("FxiOS/", "Firefox"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}
