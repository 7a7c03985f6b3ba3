//! From the button to the provider and back: what was started is taken once, by the browser that started it.

use super::provider::{self, NoHelp, Tokens, known, known_anew, trade};
use super::token::{self, BadToken, Wanted};
use super::{ARRIVED_TTL, STARTED_TTL, Started, directory, find, groups, keep, locked, presented, subject};
use crate::admission;
use crate::app::App;
use crate::config::Provider;
use crate::http::sign_in::{Checked, start_session};
use crate::http::{No, SignedIn, names};
use crate::secret::{self, Hash, Token};
use aws_lc_rs::digest;
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::entry::organisation::{self, Directory};
use domain::entry::proof::Organisation;
use domain::entry::ways_in;
use domain::entry::work_mail::{PUBLIC_MAIL, by_domain};
use domain::entry::{Account, Field, Handle, MailAddress, Name, ProofKind, Shows, Standing, Stated};
use domain::{AccountId, At};
use protocol::proofs::{Arrive, SignOnPurpose};
use protocol::tell::RefusalCode;
use serde_json::{Map, Value};
use store::admission::Form;
use store::proof::ProofWrite;
use store::{SignInWrite, Write};
use url::Url;

/// Somebody who signed on and is not in yet: without an account here, or with a second factor to show.
#[derive(Clone)]
pub struct Arrived {
    pub at: At,
    pub provider: String,
    /// A handle they might like.
    pub handle: String,
    /// The account that the login opens, once the second factor is shown.
    pub tied: Option<AccountId>,
    /// As the provider calls them, where that is worth something.
    pub name: Option<String>,
    said: Said,
}

/// What the provider said of somebody, as far as it counts here. No `Debug`: it is personal.
#[derive(Clone)]
pub(super) struct Said {
    pub subject: Hash,
    pub directory: Directory,
    shows: Option<Shows>,
    /// As an organisation's own provider calls them.
    name: Option<Name>,
    handle: String,
    refresh_token: Option<String>,
}

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

/// The token's claims and what the provider says besides. Both have to be about the same login.
pub(super) async fn read(
    app: &App,
    provider: &Provider,
    at: &provider::Known,
    mut claims: Map<String, Value>,
    tokens: &Tokens,
) -> Result<Said, NoHelp> {
    let more = provider::userinfo(app, at, &tokens.access_token).await?;
    if more.get("sub").is_some_and(|sub| Some(sub) != claims.get("sub")) {
        return Err(NoHelp::Said);
    }
    for (name, value) in more {
        claims.entry(name).or_insert(value);
    }
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let in_groups: Vec<String> = match provider.groups_claim.as_ref().and_then(|name| claims.get(name)) {
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => vec![],
    };
    let is_verified = claims.get("email_verified").and_then(Value::as_bool) == Some(true);
    let mail = text("email").filter(|_| is_verified).and_then(|mail| MailAddress::parse(mail).ok());
    let public = app.config.proofs.public_mail.iter().map(String::as_str).chain(PUBLIC_MAIL.iter().copied());
    let of_mail = || mail.as_ref().and_then(|mail| by_domain(mail.domain(), public));
    // The organisation's own provider proves to belong to it; a public one only what its verified address shows.
    let shows = match provider.organisation.as_deref().and_then(|name| Organisation::parse(name).ok()) {
        Some(organisation) => Some(Shows { organisation: Some(organisation), ..Shows::default() }),
        None if provider.is_organisation() => Some(Shows { organisation: of_mail(), ..Shows::default() }),
        None => of_mail().map(|organisation| Shows { organisation: Some(organisation), ..Shows::default() }),
    };
    // What somebody calls themselves at a public provider proves nothing.
    let called = text("name").filter(|_| provider.is_organisation()).and_then(|name| Name::parse(name).ok());
    let shows = shows.map(|shows| Shows { name: called.clone(), ..shows });
    let name = text("preferred_username").or(text("nickname")).or(text("email")).unwrap_or_default();
    Ok(Said {
        subject: subject(&provider.issuer, text("sub").ok_or(NoHelp::Said)?),
        directory: groups(provider).say(&in_groups, mail.as_ref().map(MailAddress::domain)),
        shows,
        name: called,
        handle: handle_like(name),
        refresh_token: tokens.refresh_token.clone(),
    })
}

/// What is left of a name elsewhere when only a handle's letters stay.
fn handle_like(name: &str) -> String {
    let local = name.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let fit = |c: char| {
        if c.is_ascii_alphanumeric() { Some(c) } else { matches!(c, '.' | '-' | '_' | ' ').then_some('_') }
    };
    local.chars().filter_map(fit).take(20).collect()
}

/// The login is tied to the account, and counts as a proof if it shows something.
fn ties(app: &App, provider: &Provider, account: &Account, said: &Said) -> Vec<Write> {
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

/// Shows the second factor that was due, to end a sign-on.
pub async fn second(
    app: &App,
    typed: &str,
    headers: &HeaderMap,
    before: Option<SignedIn>,
) -> Result<(HeaderValue, Account), No> {
    let arrived = arrival(app, headers)?;
    let provider = find(app, &arrived.provider).ok_or(RefusalCode::SignOnFailed)?;
    let account = arrived.tied.ok_or(RefusalCode::SignOnFailed)?;
    let entered = enter(app, provider, account, &arrived.said, Some(typed), headers, before).await?;
    forget(app, headers);
    Ok(entered)
}

/// A session for the account that the login is tied to.
async fn enter(
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
        directory::leave(app, &account).await?;
        return Err(RefusalCode::NotInDirectory.into());
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
async fn granted(
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

/// Who has just signed on in this browser and is not in yet.
pub fn arrival(app: &App, headers: &HeaderMap) -> Result<Arrived, No> {
    let browser = presented(app, headers).ok_or(RefusalCode::SignOnFailed)?;
    let arrived = locked(&app.sign_ons.arrived).get(&browser).cloned().ok_or(RefusalCode::SignOnFailed)?;
    if app.clock.now().since(arrived.at) < ARRIVED_TTL {
        Ok(arrived)
    } else {
        Err(RefusalCode::SignOnFailed.into())
    }
}

/// Makes the account. It has no password: a random one stands in its place, so that trying any costs the same.
pub async fn register(app: &App, asked: Arrive, headers: &HeaderMap) -> Result<(Account, HeaderValue), No> {
    domain::entry::leaving::may_register(app.closing.day())?;
    let arrived = arrival(app, headers)?;
    if arrived.tied.is_some() {
        return Err(RefusalCode::SignOnFailed.into());
    }
    let provider = find(app, &arrived.provider).ok_or(RefusalCode::NoSuchProvider)?;
    let now = app.clock.now();
    let handle = Handle::parse(&asked.handle)?;
    domain::entry::handle_keeping::may_choose(&handle)?;
    let mut account = Account {
        id: AccountId::new(secret::number()),
        handle,
        stated: Stated::parse(&asked.stated).map_err(|_| RefusalCode::BadText)?,
        field: Field::parse(&asked.field).map_err(|_| RefusalCode::BadField)?,
        registered: now,
        standing: Standing::Applicant,
        owner: false,
        bot: false,
    };
    let password_hash = app.passwords.hash(Token::of_session().reveal().to_owned()).await??;
    let mut unit = vec![Write::AddAccount { account: account.clone(), password_hash }];
    unit.extend(ties(app, provider, &account, &arrived.said));
    let current = admission::current(app).await?;
    unit.extend(names::stated_at_first(current.policy(), account.id, asked.name.as_deref())?);
    let before = account.clone();
    unit.extend(granted(app, provider, &mut account, arrived.said.directory).await?);
    admission::by_word(app, &before, Some(Form::default()), account.standing, &mut unit).await?;
    admission::at_registering(app, &current, Form::default(), &mut account, &mut unit).await?;
    let (session, cookie) = crate::http::session::start(app, &account, headers);
    let proof = ways_in::Proof { at: now, second: false };
    let prove = SignInWrite::Prove { session: crate::http::sign_in::started(&session), proof };
    unit.extend([session, Write::SignIn(prove)]);
    // A taken handle leaves them where they are, to choose another. Of two at once the second finds the login tied.
    app.store.write(unit).await?;
    forget(app, headers);
    directory::remember(app, provider, account.id, &arrived.said);
    if !account.is_member() && admission::consider(app, account.id).await {
        account = app.store.account(account.id).await?.unwrap_or(account);
    }
    Ok((account, cookie))
}

fn forget(app: &App, headers: &HeaderMap) {
    if let Some(browser) = presented(app, headers) {
        locked(&app.sign_ons.arrived).remove(&browser);
    }
}

impl Said {
    pub(super) fn refresh_token(&self) -> Option<&str> {
        self.refresh_token.as_deref()
    }
}
