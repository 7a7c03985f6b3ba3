//! A provider: what it says of itself, and the calls to it.

use super::{SignOns, locked};
use crate::app::App;
use crate::config::Provider;
use crate::outward::{Answer, Whose};
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::At;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::time::Duration;
use url::form_urlencoded::Serializer;

/// How long what a provider says of itself is believed.
const KNOWN_FOR: Duration = Duration::from_secs(3600);
/// How soon its keys are fetched again for a token with an unknown one.
const KEYS_AGAIN: Duration = Duration::from_secs(60);

/// `/.well-known/openid-configuration`, as much of it as is used.
#[derive(Clone, Deserialize)]
pub struct Metadata {
    pub issuer: String,
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    pub jwks_uri: String,
    pub userinfo_endpoint: Option<String>,
}

#[derive(Clone)]
pub struct Known {
    pub metadata: Metadata,
    pub keys: JwkSet,
    at: At,
}

/// The token endpoint's answer. No `Debug`: it holds secrets.
#[derive(Deserialize)]
pub struct Tokens {
    pub access_token: String,
    pub id_token: Option<String>,
    pub refresh_token: Option<String>,
}

/// Why a provider did not help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoHelp {
    /// No answer, or none that can be read.
    Unreached,
    /// It said no: the code, the token or the login is not good.
    Said,
}

/// What a provider says of itself, from memory while it is fresh.
pub async fn known(app: &App, provider: &Provider) -> Result<Known, NoHelp> {
    let now = app.clock.now();
    let kept = locked(&app.sign_ons.known).get(&provider.name).cloned();
    if let Some(known) = kept.filter(|known| now.since(known.at) < KNOWN_FOR) {
        return Ok(known);
    }
    let issuer = provider.issuer.trim_end_matches('/');
    let metadata: Metadata =
        json(get(app, &format!("{issuer}/.well-known/openid-configuration"), None).await?)?;
    // Another issuer's words would let it speak for this one.
    if metadata.issuer != provider.issuer {
        return Err(NoHelp::Unreached);
    }
    let keys = json(get(app, &metadata.jwks_uri, None).await?)?;
    let known = Known { metadata, keys, at: now };
    locked(&app.sign_ons.known).insert(provider.name.clone(), known.clone());
    Ok(known)
}

/// The keys once more, for a token signed with one that is not known: providers change them.
pub async fn known_anew(app: &App, provider: &Provider, before: &Known) -> Result<Known, NoHelp> {
    if app.clock.now().since(before.at) < KEYS_AGAIN {
        return Ok(before.clone());
    }
    SignOns::forget(&app.sign_ons, &provider.name);
    known(app, provider).await
}

impl SignOns {
    fn forget(&self, provider: &str) {
        locked(&self.known).remove(provider);
    }
}

/// Trades a code or a refresh token in.
pub async fn trade(
    app: &App,
    provider: &Provider,
    known: &Known,
    form: &[(&str, &str)],
) -> Result<Tokens, NoHelp> {
    let (text, authorization) = posted(provider, form);
    let answer = app.outward.post_form(&known.metadata.token_endpoint, text, authorization).await;
    let answer = answer.map_err(|_| NoHelp::Unreached)?;
    // RFC 6749, 5.2. Everything else, such as our own secret run out or too many questions, says nothing of the person.
    let said: Option<TokenError> = serde_json::from_slice(&answer.body).ok();
    if answer.status == StatusCode::BAD_REQUEST && said.is_some_and(|said| said.error == "invalid_grant") {
        return Err(NoHelp::Said);
    }
    json(answer)
}

/// Why a token endpoint gives nothing.
#[derive(Deserialize)]
struct TokenError {
    error: String,
}

/// The form as it is posted, and how this server says who it is: a secret goes into the header, never into the form.
fn posted(provider: &Provider, form: &[(&str, &str)]) -> (String, Option<String>) {
    let mut text = Serializer::new(String::new());
    text.extend_pairs(form);
    let Some(secret) = &provider.client_secret else {
        text.append_pair("client_id", &provider.client_id);
        return (text.finish(), None);
    };
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encoded(&provider.client_id), encoded(secret));
    (text.finish(), Some(format!("Basic {}", STANDARD.encode(pair))))
}

/// What the provider says of whoever holds this access token; empty where it has nothing more to say.
pub async fn userinfo(app: &App, known: &Known, access_token: &str) -> Result<Map<String, Value>, NoHelp> {
    let Some(endpoint) = &known.metadata.userinfo_endpoint else { return Ok(Map::new()) };
    let answer = get(app, endpoint, Some(access_token)).await?;
    if answer.status.is_client_error() {
        return Err(NoHelp::Said);
    }
    json(answer)
}

async fn get(app: &App, url: &str, bearer: Option<&str>) -> Result<Answer, NoHelp> {
    app.outward.get(url, Whose::Operators, bearer).await.map_err(|_| NoHelp::Unreached)
}

fn json<T: DeserializeOwned>(answer: Answer) -> Result<T, NoHelp> {
    if !answer.status.is_success() {
        return Err(NoHelp::Unreached);
    }
    serde_json::from_slice(&answer.body).map_err(|_| NoHelp::Unreached)
}
