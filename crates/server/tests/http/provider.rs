//! An OpenID Connect provider of the test's own: says what it is told to, well or badly.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

/// What it says, and what it was asked.
pub struct Says {
    pub sub: &'static str,
    pub claims: Value,
    pub userinfo: Value,
    /// Changes the ID token's claims at the last moment.
    pub spoil: fn(&mut Value),
    /// Signs with a key that is not among those it publishes.
    pub foreign_key: bool,
    /// `alg` in the head, when not ES256.
    pub alg: &'static str,
    /// Gives refresh tokens out.
    pub renews: bool,
    /// Answers the refresh token.
    pub refresh: StatusCode,
    pub now_s: u64,
    /// Codes that were given out: nonce and challenge.
    codes: HashMap<String, (String, String)>,
    /// Refresh tokens that were given out and not taken yet.
    given: HashSet<String>,
    pub trades: u32,
}

#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    pub says: Arc<Mutex<Says>>,
    key: Arc<EcdsaKeyPair>,
    foreign: Arc<EcdsaKeyPair>,
}

fn key() -> Arc<EcdsaKeyPair> {
    Arc::new(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key"))
}

impl Provider {
    pub async fn open(now_s: u64) -> Provider {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("bound"));
        let says = Says {
            sub: "ann-at-hill",
            claims: json!({}),
            userinfo: json!({}),
            spoil: |_| {},
            foreign_key: false,
            alg: "ES256",
            renews: true,
            refresh: StatusCode::OK,
            now_s,
            codes: HashMap::new(),
            given: HashSet::new(),
            trades: 0,
        };
        let provider = Provider { issuer, says: Arc::new(Mutex::new(says)), key: key(), foreign: key() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/me", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum_serve(listener, router).await });
        provider
    }

    pub fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.says.lock().expect("no test panics here"));
    }

    /// How often it was asked for tokens.
    pub fn trades(&self) -> u32 {
        self.says.lock().expect("no test panics here").trades
    }

    /// What a browser is sent back with after visiting this address.
    pub async fn visit(&self, url: &str) -> String {
        let text = reqwest::get(url).await.expect("it answers").text().await.expect("a text");
        text.trim_matches('"').to_owned()
    }

    fn sign(&self, says: &Says, mut claims: Value) -> String {
        (says.spoil)(&mut claims);
        let head = json!({ "alg": says.alg, "kid": "one", "typ": "JWT" });
        let part = |value: &Value| B64.encode(value.to_string());
        let text = format!("{}.{}", part(&head), part(&claims));
        let key = if says.foreign_key { &self.foreign } else { &self.key };
        let signature = key.sign(&SystemRandom::new(), text.as_bytes()).expect("signed");
        let signature = if says.alg == "none" { String::new() } else { B64.encode(signature) };
        format!("{text}.{signature}")
    }
}

/// HTTP/1.1 for the few requests of one test.
pub async fn axum_serve(listener: tokio::net::TcpListener, router: Router) {
    while let Ok((stream, _)) = listener.accept().await {
        let service = hyper_util::service::TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let io = hyper_util::rt::TokioIo::new(stream);
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(io, service).await;
        });
    }
}

async fn metadata(State(p): State<Provider>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", p.issuer);
    Json(json!({
        "issuer": p.issuer, "authorization_endpoint": at("/authorize"), "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"), "userinfo_endpoint": at("/me"),
    }))
}

async fn keys(State(p): State<Provider>) -> Json<Value> {
    let point = p.key.public_key().as_ref();
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "one",
        "x": B64.encode(&point[1..33]), "y": B64.encode(&point[33..65]),
    }] }))
}

/// Says yes at once; the answer is the query to go back with, as a text.
async fn authorize(State(p): State<Provider>, Query(asked): Query<HashMap<String, String>>) -> Json<String> {
    assert_eq!(asked["code_challenge_method"], "S256");
    let code = format!("code-{}", p.says.lock().expect("whole").codes.len());
    let kept = (asked["nonce"].clone(), asked["code_challenge"].clone());
    p.says.lock().expect("whole").codes.insert(code.clone(), kept);
    Json(format!("?code={code}&state={}", asked["state"]))
}

async fn token(State(p): State<Provider>, headers: HeaderMap, form: String) -> Response {
    let asked: HashMap<String, String> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    assert!(headers["authorization"].to_str().expect("a text").starts_with("Basic "));
    let mut says = p.says.lock().expect("whole");
    says.trades += 1;
    let mut claims = json!({ "iss": p.issuer, "sub": says.sub, "aud": "jushou", "iat": says.now_s, "exp": says.now_s + 300 });
    if asked["grant_type"] == "refresh_token" {
        if says.refresh != StatusCode::OK {
            return (says.refresh, Json(json!({ "error": "invalid_grant" }))).into_response();
        }
        // Each is taken once.
        if !says.given.remove(&asked["refresh_token"]) {
            return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
        }
    } else {
        let Some((nonce, challenge)) = says.codes.remove(&asked["code"]) else {
            return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
        };
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, asked["code_verifier"].as_bytes());
        assert_eq!(B64.encode(digest), challenge, "the verifier fits");
        claims["nonce"] = json!(nonce);
    }
    for (name, value) in says.claims.as_object().expect("claims") {
        claims[name] = value.clone();
    }
    let id_token = p.sign(&says, claims);
    let again = format!("again-{}", says.trades);
    says.given.insert(again.clone());
    let mut answer = json!({ "access_token": "access", "token_type": "Bearer", "id_token": id_token });
    if says.renews {
        answer["refresh_token"] = json!(again);
    }
    Json(answer).into_response()
}

async fn userinfo(State(p): State<Provider>, headers: HeaderMap) -> Json<Value> {
    assert_eq!(headers["authorization"], "Bearer access");
    let says = p.says.lock().expect("whole");
    let mut said = says.userinfo.clone();
    if said.get("sub").is_none() {
        said["sub"] = json!(says.sub);
    }
    Json(said)
}
