//! From the button to the provider and back: what was started is taken once, by the browser that started it.

use super::arrival::Arrived;
use super::provider::{NoHelp, known, known_anew, trade};
use super::said::{Said, read};
use super::token::{self, BadToken, Wanted};
use super::{ARRIVED_TTL, STARTED_TTL, Started, directory, find, keep, locked, presented};
use crate::admission;
use crate::app::App;
use crate::config::Provider;
use crate::http::shown::Checked;
use crate::http::sign_in::start_session;
use crate::http::{No, SignedIn};
use crate::secret::{self, Hash, Token};
use aws_lc_rs::digest;
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::AccountId;
use domain::entry::organisation::{self, Directory};
use domain::entry::{Account, ProofKind};
use protocol::proofs::SignOnPurpose;
use protocol::tell::RefusalCode;
use store::Write;
use store::proof::ProofWrite;
use url::Url;

/// Where the browser goes after the provider.
pub enum Ended {
    /// Signed in, by this cookie.
    SignedIn(HeaderValue),
    Proved,
    /// Chooses a handle next, or shows a second factor.
    Arrived,
}

fn callback(app: &App, provider: &Provider) -> String {
    let origin = crate::serve::origin(&app.config, app.address());
    format!("{origin}/api/sign-on/{}/callback", provider.name)
}

/// The address of the provider's page, and the browser's secret.
pub async fn start(
    app: &App,
    provider: &str,
    purpose: SignOnPurpose,
    by: Option<&SignedIn>,
) -> Result<(String, Token), No> {
    let provider = find(app, provider).ok_or(RefusalCode::NoSuchProvider)?;
    let account = match (purpose, by) {
        (SignOnPurpose::SignIn, _) => None,
        (SignOnPurpose::Prove, Some(by)) => Some(by.account.id),
        (SignOnPurpose::Prove, None) => return Err(RefusalCode::SignInFirst.into()),
    };
    let known = known(app, provider).await.map_err(|_| RefusalCode::ProviderUnreached)?;
    let mut url =
        Url::parse(&known.metadata.authorization_endpoint).map_err(|_| RefusalCode::ProviderUnreached)?;
    let (state, browser) = (Token::of_session(), Token::of_session());
    let verifier = URL_SAFE_NO_PAD.encode(secret::bytes::<32>());
    let nonce = URL_SAFE_NO_PAD.encode(secret::bytes::<16>());
    let challenge = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, verifier.as_bytes()));
    url.query_pairs_mut().extend_pairs([
        ("response_type", "code"),
        ("client_id", &provider.client_id),
        ("redirect_uri", &callback(app, provider)),
        ("scope", &provider.scopes.join(" ")),
        ("state", state.reveal()),
        ("nonce", &nonce),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let now = app.clock.now();
    let started = Started {
        at: now,
        provider: provider.name.clone(),
        purpose,
        account,
        browser: browser.hash(),
        nonce,
        verifier,
    };
    keep(&app.sign_ons.started, state.hash(), started, now, STARTED_TTL, |one| one.at);
    Ok((url.into(), browser))
}

/// What the provider sends the browser back with.
#[derive(serde::Deserialize)]
pub struct Back {
    pub code: Option<String>,
    pub state: Option<String>,
    pub iss: Option<String>,
}

/// The browser is back.
pub async fn back(
    app: &App,
    provider: &str,
    back: Back,
    headers: &HeaderMap,
    by: Option<SignedIn>,
) -> Result<Ended, No> {
    let provider = find(app, provider).ok_or(RefusalCode::NoSuchProvider)?;
    let failed = || No::from(RefusalCode::SignOnFailed);
    let state = back.state.as_deref().map(|state| Token::presented(state).hash()).ok_or_else(failed)?;
    let browser = presented(app, headers).ok_or_else(failed)?;
    // Taken whether or not it fits: nothing is tried twice.
    let started = locked(&app.sign_ons.started).remove(&state).ok_or_else(failed)?;
    let now = app.clock.now();
    let fits = started.browser == browser
        && started.provider == provider.name
        && now.since(started.at) < STARTED_TTL
        && back.iss.as_ref().is_none_or(|iss| *iss == provider.issuer)
        && (started.account.is_none() || started.account == by.as_ref().map(|by| by.account.id));
    if !fits {
        return Err(failed());
    }
    let code = back.code.ok_or_else(failed)?;
    let said = ask(app, provider, &started, &code).await?;
    match (started.purpose, by) {
        (SignOnPurpose::Prove, Some(by)) => prove(app, provider, &by.account, said).await,
        (SignOnPurpose::Prove, None) => Err(failed()),
        (SignOnPurpose::SignIn, before) => sign_in(app, provider, said, browser, headers, before).await,
    }
}

/// Trades the code in, and reads who it is.
async fn ask(app: &App, provider: &Provider, started: &Started, code: &str) -> Result<Said, No> {
    let no = |no: NoHelp| match no {
        NoHelp::Unreached => RefusalCode::ProviderUnreached,
        NoHelp::Said => RefusalCode::SignOnFailed,
    };
    let mut at = known(app, provider).await.map_err(no)?;
    let redirect = callback(app, provider);
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &redirect),
        ("code_verifier", &started.verifier),
    ];
    let tokens = trade(app, provider, &at, &form).await.map_err(no)?;
    let id_token = tokens.id_token.clone().ok_or(RefusalCode::SignOnFailed)?;
    let wanted = Wanted {
        issuer: &provider.issuer,
        client_id: &provider.client_id,
        nonce: Some(&started.nonce),
        now: app.clock.now(),
    };
    let claims = match token::check(&id_token, &at.keys, &wanted) {
        Err(BadToken::UnknownKey) => {
            at = known_anew(app, provider, &at).await.map_err(no)?;
            token::check(&id_token, &at.keys, &wanted)
        }
        checked => checked,
    };
    let claims = claims.map_err(|_| RefusalCode::SignOnFailed)?;
    Ok(read(app, provider, &at, claims, &tokens).await.map_err(no)?)
}

/// The login is tied to the account, and counts as a proof if it shows something.
pub(super) fn ties(app: &App, provider: &Provider, account: &Account, said: &Said) -> Vec<Write> {
    let at = app.clock.now();
    let tie = ProofWrite::TieSignOn {
        subject: said.subject,
        provider: provider.name.clone(),
        account: account.id,
        at,
    };
    let mut unit = vec![Write::Proof(tie)];
    if let (Some(shows), Directory::There { .. }) = (&said.shows, said.directory) {
        let with = store::column::hex(&said.subject);
        unit.push(crate::proof::made(app, account, ProofKind::SignOn, shows.clone(), &with, None).1);
    }
    unit
}

async fn prove(app: &App, provider: &Provider, account: &Account, said: Said) -> Result<Ended, No> {
    if said.directory == Directory::Gone {
        return Err(RefusalCode::NotInDirectory.into());
    }
    let (before, mut account) = (account.clone(), account.clone());
    let mut unit = ties(app, provider, &account, &said);
    unit.extend(granted(app, provider, &mut account, said.directory).await?);
    admission::by_word(app, &before, None, account.standing, &mut unit).await?;
    app.store.write(unit).await?;
    directory::remember(app, provider, account.id, &said);
    if !before.is_member() && account.is_member() {
        app.live.let_in(account.id).await;
    }
    app.live.forget_person(account.id);
    admission::consider(app, account.id).await;
    Ok(Ended::Proved)
}

async fn sign_in(
    app: &App,
    provider: &Provider,
    said: Said,
    browser: Hash,
    headers: &HeaderMap,
    before: Option<SignedIn>,
) -> Result<Ended, No> {
    let now = app.clock.now();
    let tied = app.store.sign_on(&said.subject).await?;
    if let Some(tied) = &tied {
        match enter(app, provider, tied.account, &said, None, headers, before).await {
            Ok((cookie, _)) => return Ok(Ended::SignedIn(cookie)),
            // The provider's word is one factor: the other one is asked for on our own page.
            Err(no) if no.code() == RefusalCode::SecondFactorNeeded => {}
            Err(no) => return Err(no),
        }
    } else if said.directory == Directory::Gone {
        return Err(RefusalCode::NotInDirectory.into());
    }
    let (handle, tied) = (said.handle.clone(), tied.map(|tied| tied.account));
    let name = said.name.as_ref().map(|name| name.as_str().to_owned());
    let arrived = Arrived { at: now, provider: provider.name.clone(), handle, name, tied, said };
    keep(&app.sign_ons.arrived, browser, arrived, now, ARRIVED_TTL, |one| one.at);
    Ok(Ended::Arrived)
}

/// A session for the account that the login is tied to.
pub(super) async fn enter(
    app: &App,
    provider: &Provider,
    account: AccountId,
    said: &Said,
    second: Option<&str>,
    headers: &HeaderMap,
    before: Option<SignedIn>,
) -> Result<(HeaderValue, Account), No> {
    let mut account = app.store.account(account).await?.ok_or(RefusalCode::SignOnFailed)?;
    if said.directory == Directory::Gone {
        directory::leave(app, &account, provider).await?;
        return Err(RefusalCode::NotInDirectory.into());
    }
    if !provider.is_organisation() {
        directory::may_open(app, &account).await?;
    }
    let before_it = account.clone();
    let mut unit = ties(app, provider, &account, said);
    unit.extend(granted(app, provider, &mut account, said.directory).await?);
    admission::by_word(app, &before_it, None, account.standing, &mut unit).await?;
    let checked = Checked::by_sign_on(app, account, second, unit).await?;
    let (cookie, account) = start_session(app, checked, before, headers).await?;
    directory::remember(app, provider, account.id, said);
    match (before_it.is_member(), account.is_member()) {
        (false, true) => app.live.let_in(account.id).await,
        // What they signed on with may be what was missing.
        (false, false) => _ = admission::consider(app, account.id).await,
        (true, _) => {}
    }
    app.live.forget_person(account.id);
    Ok((cookie, account))
}

/// What the organisation's word grants, in organisation mode.
pub(super) async fn granted(
    app: &App,
    provider: &Provider,
    account: &mut Account,
    said: Directory,
) -> Result<Vec<Write>, No> {
    let mut unit = vec![];
    if !provider.is_organisation() || !crate::admission::organisation(app).await?.only {
        return Ok(unit);
    }
    if !account.is_member() {
        account.standing = organisation::let_in(account, app.clock.now())?;
        unit.push(Write::SetStanding { account: account.id, standing: account.standing });
    }
    if let Directory::There { owner } = said
        && organisation::is_bound(account)
        && owner != account.owner
    {
        account.owner = owner;
        unit.push(Write::SetOwner { account: account.id, owner });
    }
    Ok(unit)
}
