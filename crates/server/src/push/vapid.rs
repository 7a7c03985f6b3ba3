//! Who pushes: RFC 8292. A browser takes pushes of the key that it subscribed with, and push services see whom they can ask.

use crate::key_file;
use anyhow::Context;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::At;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;
use url::Url;

const FILE: &str = "push.key";

/// How long one word of ours is good. A day is the most that is allowed; push services have clocks of their own.
const GOOD_FOR: Duration = Duration::from_hours(12);

/// This server's key, which is made when it is first needed.
pub struct Vapid {
    path: PathBuf,
    key: OnceLock<EcdsaKeyPair>,
}

impl Vapid {
    pub fn new(data_dir: &Path) -> Vapid {
        Vapid { path: data_dir.join(FILE), key: OnceLock::new() }
    }

    /// What browsers subscribe with.
    pub fn public_key(&self) -> anyhow::Result<String> {
        Ok(URL_SAFE_NO_PAD.encode(self.key()?.public_key().as_ref()))
    }

    /// The header `Authorization` for the push service at `endpoint`.
    pub fn authorization(&self, endpoint: &Url, contact: &str, now: At) -> anyhow::Result<String> {
        let key = self.key()?;
        let until = now.after(GOOD_FOR).0 / 1000;
        let claims = json!({ "aud": endpoint.origin().ascii_serialization(), "exp": until, "sub": contact });
        let coded = |part: serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let said = format!("{}.{}", coded(json!({ "typ": "JWT", "alg": "ES256" })), coded(claims));
        let signature = key.sign(&SystemRandom::new(), said.as_bytes())?;
        let signature = URL_SAFE_NO_PAD.encode(signature.as_ref());
        Ok(format!("vapid t={said}.{signature}, k={}", self.public_key()?))
    }

    fn key(&self) -> anyhow::Result<&EcdsaKeyPair> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let key = key_file::read_or_make(&self.path, || {
            let made = EcdsaKeyPair::generate(algorithm)?.to_pkcs8v1()?;
            Ok(made.as_ref().to_vec())
        });
        let key = key.context("the key for pushes")?;
        let key = EcdsaKeyPair::from_pkcs8(algorithm, &key).context("the key for pushes is damaged")?;
        Ok(self.key.get_or_init(|| key))
    }
}
