//! ID tokens: signed by the provider, for us, now, and for the sign-on that was started.

use domain::At;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Map, Value};

/// What clocks may differ by, seconds.
const LEEWAY: u64 = 60;

/// Public-key signatures alone: whoever can check a token must not be able to make one.
const ALGORITHMS: &[Algorithm] = &[
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadToken {
    /// Signed with a key that is not among these.
    UnknownKey,
    Forged,
    /// Of another issuer, for another client, or for another sign-on.
    Foreign,
    Expired,
}

/// What a token has to say to count.
pub struct Wanted<'a> {
    pub issuer: &'a str,
    pub client_id: &'a str,
    /// `None`: a refreshed token repeats none.
    pub nonce: Option<&'a str>,
    pub now: At,
}

/// The claims of a token that counts.
pub fn check(token: &str, keys: &JwkSet, wanted: &Wanted) -> Result<Map<String, Value>, BadToken> {
    let head = decode_header(token).map_err(|_| BadToken::Forged)?;
    if !ALGORITHMS.contains(&head.alg) {
        return Err(BadToken::Forged);
    }
    let key = match &head.kid {
        Some(kid) => keys.find(kid),
        None if keys.keys.len() == 1 => keys.keys.first(),
        None => None,
    };
    let key = DecodingKey::from_jwk(key.ok_or(BadToken::UnknownKey)?).map_err(|_| BadToken::Forged)?;
    // Times, issuer and audience are looked at below, by our own clock.
    let mut validation = Validation::new(head.alg);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let claims = decode::<Map<String, Value>>(token, &key, &validation).map_err(|_| BadToken::Forged)?.claims;

    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let audience: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let is_for_us = audience.contains(&wanted.client_id)
        && (audience.len() == 1 || text("azp").is_some())
        && text("azp").is_none_or(|party| party == wanted.client_id);
    if text("iss") != Some(wanted.issuer) || !is_for_us || text("sub").is_none_or(str::is_empty) {
        return Err(BadToken::Foreign);
    }
    if wanted.nonce.is_some() && text("nonce") != wanted.nonce {
        return Err(BadToken::Foreign);
    }
    let now = wanted.now.0 / 1000;
    let time = |name: &str| claims.get(name).and_then(Value::as_u64);
    let is_over = time("exp").is_none_or(|end| end.saturating_add(LEEWAY) <= now);
    let is_early = [time("iat"), time("nbf")].into_iter().flatten().any(|from| from > now + LEEWAY);
    if is_over || is_early { Err(BadToken::Expired) } else { Ok(claims) }
}
