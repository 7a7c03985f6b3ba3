//! Signing on elsewhere by OpenID Connect: code flow with PKCE, state and nonce, each used once and by one browser.

mod arrival;
pub mod directory;
mod flow;
mod provider;
mod said;
mod token;

pub use arrival::{Arrived, arrival, register, second};
pub use directory::recheck;
pub use flow::{Back, Ended, back, start};

use crate::app::App;
use crate::config::Provider;
use crate::secret::{self, Hash, Token};
use axum::http::{HeaderMap, HeaderValue, header};
use domain::entry::organisation::Groups;
use domain::{AccountId, At};
use protocol::proofs::{SignOnCard, SignOnPurpose};
use provider::Known;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long one may take at the provider. Longer is kinder to whoever looks for a phone; shorter leaves less lying about.
const STARTED_TTL: Duration = Duration::from_secs(10 * 60);
/// How long whoever signed on and has no account yet may take to choose a handle.
const ARRIVED_TTL: Duration = Duration::from_secs(30 * 60);
/// Kept at once of each. Past it the oldest go, and start anew.
const KEPT_MAX: usize = 10_000;

/// What this process remembers of people who are on their way. Nothing of it is stored: a restart asks them once more.
#[derive(Default)]
pub struct SignOns {
    started: Mutex<HashMap<Hash, Started>>,
    /// By the hash of the browser's secret.
    arrived: Mutex<HashMap<Hash, Arrived>>,
    /// What asks the provider again, by account.
    refresh: Mutex<HashMap<AccountId, directory::Refresh>>,
    known: Mutex<HashMap<String, Known>>,
}

/// Somebody who is at the provider now.
#[derive(Clone)]
struct Started {
    at: At,
    provider: String,
    purpose: SignOnPurpose,
    /// Who proves something; none: somebody signs in.
    account: Option<AccountId>,
    browser: Hash,
    nonce: String,
    verifier: String,
}

/// Where one can sign on.
pub fn cards(app: &App) -> Vec<SignOnCard> {
    let card = |provider: &Provider| SignOnCard {
        provider: provider.name.clone(),
        label: provider.label.clone().unwrap_or_else(|| provider.name.clone()),
        organisation: provider.is_organisation(),
    };
    app.config.sign_on.providers.iter().map(card).collect()
}

fn find<'a>(app: &'a App, name: &str) -> Option<&'a Provider> {
    app.config.sign_on.providers.iter().find(|provider| provider.name == name)
}

fn groups(provider: &Provider) -> Groups<'_> {
    Groups {
        members: &provider.member_groups,
        owners: &provider.owner_groups,
        mail_domains: &provider.mail_domains,
    }
}

/// A login at a provider, as it is stored.
fn subject(issuer: &str, sub: &str) -> Hash {
    secret::hash(&format!("sign_on\n{issuer}\n{sub}"))
}

/// Ties what was started to one browser. A cookie of its own, as whoever signs in has no session yet.
pub fn cookie_name(app: &App) -> &'static str {
    if app.config.is_secure() { "__Host-jushou_sign_on" } else { "jushou_sign_on" }
}

pub fn cookie(app: &App, browser: &Token) -> HeaderValue {
    let secure = if app.config.is_secure() { "; Secure" } else { "" };
    let (name, age) = (cookie_name(app), ARRIVED_TTL.as_secs());
    // Lax: it comes along when the provider sends the browser back.
    let text = format!("{name}={}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}", browser.reveal());
    HeaderValue::try_from(text).expect("a URL-safe token is a header's text")
}

fn presented(app: &App, headers: &HeaderMap) -> Option<Hash> {
    let name = cookie_name(app);
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(n, _)| *n == name).map(|(_, value)| Token::presented(value).hash())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds, and keeps within the bound: what is over goes first, then the oldest.
fn keep<T>(
    kept: &Mutex<HashMap<Hash, T>>,
    key: Hash,
    value: T,
    now: At,
    ttl: Duration,
    at: impl Fn(&T) -> At,
) {
    let mut kept = locked(kept);
    if kept.len() >= KEPT_MAX {
        kept.retain(|_, one| now.since(at(one)) < ttl);
    }
    if kept.len() >= KEPT_MAX
        && let Some(oldest) = kept.iter().min_by_key(|(_, one)| at(one)).map(|(key, _)| *key)
    {
        kept.remove(&oldest);
    }
    kept.insert(key, value);
}
