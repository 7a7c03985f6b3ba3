//! What every answer carries: the browser's strictest rules for our pages, and a request id.

use super::no::No;
use crate::app::SharedApp;
use crate::config::{Config, Origin};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use protocol::tell::RefusalCode;
use std::panic::AssertUnwindSafe;
use tracing::{Instrument, debug, error_span};

/// Nothing from third parties, nothing inline, no page of another site around ours. `blob:` is for the device check,
/// which plays back what the microphone just heard. Trusted Types: one policy, `jushou`, for the service worker's URL.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types jushou; connect-src 'self'";

const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "microphone=(self), camera=(), geolocation=(), payment=()"),
];

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Two years, as browsers advise.
const HSTS: &str = "max-age=63072000";

/// Goes around everything. A handler that panics costs its own request only.
pub async fn put(State(app): State<SharedApp>, request: Request, next: Next) -> Response {
    let id = format!("{:016x}", crate::secret::number());
    // The route's pattern, not the path: paths hold tokens.
    let route = request.extensions().get::<MatchedPath>().map_or("static", |path| path.as_str());
    let span = error_span!("request", request.id = %id, method = %request.method(), route);
    let is_api = request.uri().path().starts_with("/api/");
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).map(str::to_owned);
    let work = AssertUnwindSafe(next.run(request)).catch_unwind().instrument(span.clone());
    let mut answer = work.await.unwrap_or_else(|_| {
        span.in_scope(|| No::from(anyhow::anyhow!("the handler panicked")).into_response())
    });
    if is_api {
        answer = span.in_scope(|| in_one_shape(answer));
    }
    span.in_scope(|| debug!(status = answer.status().as_u16(), "answered"));
    let headers = answer.headers_mut();
    headers.insert(REQUEST_ID, HeaderValue::try_from(id).expect("hex digits are a header's text"));
    put_fixed(headers, &app.config, host.as_deref());
    answer
}

/// What the framework refuses by itself (a path that is no text, a broken query, a half-made upgrade) becomes a
/// `Problem`, too. Its own words are dropped: they may quote what was sent.
fn in_one_shape(answer: Response) -> Response {
    let status = answer.status();
    let is_json = answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if is_json || !(status.is_client_error() || status.is_server_error()) {
        return answer;
    }
    let mut problem = No::from(RefusalCode::BadRequest).into_response();
    *problem.status_mut() = status;
    problem
}

fn put_fixed(headers: &mut HeaderMap, config: &Config, host: Option<&str>) {
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, csp(config, host));
    if config.is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
}

/// Older Safari does not count a WebSocket of the same origin as `'self'`, so it is named.
fn csp(config: &Config, host: Option<&str>) -> HeaderValue {
    let as_asked = host.and_then(|host| Origin::parse(&format!("http://{host}")));
    let authority = config.server.public_url.clone().or(as_asked).map(|origin| origin.authority);
    let scheme = if config.is_secure() { "wss" } else { "ws" };
    let socket = authority.map(|authority| format!(" {scheme}://{authority}")).unwrap_or_default();
    HeaderValue::try_from(format!("{CSP}{socket}")).expect("an origin has only letters of a header's text")
}
