//! A passkey device in software: makes keys and signs, as a phone does, without asking anybody.

use super::house::{Answer, Browser};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

const PRESENT_AND_VERIFIED: u8 = 0b101;
const HAS_KEY: u8 = 0b100_0000;

pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    user: String,
    counter: u32,
}

pub fn hash(bytes: &[u8]) -> Vec<u8> {
    aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref().to_vec()
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The options a ceremony began with.
fn options(ceremony: &Value) -> Value {
    let options: Value =
        serde_json::from_str(ceremony["options"].as_str().expect("options")).expect("they are JSON");
    options.get("publicKey").cloned().unwrap_or(options)
}

fn client_data(kind: &str, options: &Value, origin: &str) -> Vec<u8> {
    let challenge = &options["challenge"];
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
        .into_bytes()
}

impl Authenticator {
    /// Makes a passkey for what `ceremony` asks, on a page of `origin`; returns it with the answer to send.
    pub fn make(ceremony: &Value, origin: &str) -> (Authenticator, Value) {
        let options = options(ceremony);
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key");
        let id = server::secret::bytes::<32>().to_vec();
        let user = options["user"]["id"].as_str().expect("a user").to_owned();
        let made = Authenticator { key, id, user, counter: 0 };
        let client = client_data("webauthn.create", &options, origin);
        let rp = options["rp"]["id"].as_str().expect("a domain");
        let data = made.with_key(rp);
        let mut attestation = vec![0xa3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        attestation.push(u8::try_from(data.len()).expect("below 256"));
        attestation.extend(&data);
        let response = json!({ "clientDataJSON": base64(&client), "attestationObject": base64(&attestation), "transports": ["internal"] });
        let answer = made.answer(response);
        (made, json!({ "ceremony": ceremony["ceremony"], "answer": answer.to_string() }))
    }

    fn with_key(&self, rp: &str) -> Vec<u8> {
        let mut data = hash(rp.as_bytes());
        data.push(PRESENT_AND_VERIFIED | HAS_KEY);
        data.extend(self.counter.to_be_bytes());
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        data
    }

    /// Signs in to what `ceremony` asks, on a page of `origin`.
    pub fn sign(&mut self, ceremony: &Value, origin: &str) -> Value {
        let options = options(ceremony);
        let client = client_data("webauthn.get", &options, origin);
        self.counter += 1;
        let mut data = hash(options["rpId"].as_str().expect("a domain").as_bytes());
        data.push(PRESENT_AND_VERIFIED);
        data.extend(self.counter.to_be_bytes());
        let signed = [data.clone(), hash(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("signed");
        let response = json!({
            "clientDataJSON": base64(&client),
            "authenticatorData": base64(&data),
            "signature": base64(signature.as_ref()),
            "userHandle": self.user,
        });
        json!({ "kind": "passkey", "ceremony": ceremony["ceremony"], "answer": self.answer(response).to_string() })
    }

    fn answer(&self, response: Value) -> Value {
        let id = base64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response })
    }

    /// Signs a browser in, from beginning to end.
    pub async fn sign_in(&mut self, browser: &mut Browser) -> Answer {
        let ceremony: Value = browser.post("/api/sign-in/passkey", json!({})).await.read(200);
        let shown = self.sign(&ceremony, &browser.origin);
        browser.post_and_keep("/api/sign-in/by", shown).await
    }
}
