//! Where a request comes from: the client's address, the origin of its page, and whether it may ask at all.

use super::limits::Place;
use super::no::No;
use super::{players, unsubscribe};
use crate::app::SharedApp;
use crate::config::{Config, Net, Origin};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method, header, request::Parts};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Language;
use protocol::tell::RefusalCode;
use std::net::{IpAddr, SocketAddr};

/// The client as the limits know it. Put on every request by [`watch`].
#[derive(Clone, Copy)]
pub struct Door {
    /// Behind a trusted proxy: the address that proxy saw. Personal: never logged.
    pub address: IpAddr,
    pub place: Place,
    /// What is written to whoever asks.
    pub language: Language,
}

impl FromRequestParts<SharedApp> for Door {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, _: &SharedApp) -> Result<Door, No> {
        Ok(*parts.extensions.get::<Door>().expect("`watch` stands before every route"))
    }
}

/// Stands before every route: finds the client's address, counts it, and refuses what another site's page sent.
pub async fn watch(State(app): State<SharedApp>, mut request: Request, next: Next) -> Response {
    let ConnectInfo(peer) = *request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .expect("the acceptor puts the peer's address on every request");
    let address = client_address(peer.ip(), request.headers(), &app.config.server.trusted_proxies);
    let language = language(request.headers(), &app.config);
    let door = Door { address, place: Place::of(address), language };
    if let Err(wait) = app.limits.place_requests.take(door.place, app.clock.now()) {
        return No::too_many(wait).into_response();
    }
    // A pass, and a link out of a letter, is no cookie: no browser sends one by itself.
    let path = request.uri().path();
    let is_open = players::shows_a_pass(path) || unsubscribe::shows_a_letter(path);
    if !is_open && changes_something(&request) && !is_our_page(request.headers(), &app.config) {
        return No::from(RefusalCode::WrongOrigin).into_response();
    }
    request.extensions_mut().insert(door);
    next.run(request).await
}

/// What the browser asks for, else the house's own.
pub fn language(headers: &HeaderMap, config: &Config) -> Language {
    asked_language(headers).unwrap_or(config.server.language.0)
}

/// `None`: it asks for none that there is.
pub fn asked_language(headers: &HeaderMap) -> Option<Language> {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked.and_then(Language::negotiate)
}

/// Unsafe methods, and every upgrade: a WebSocket starts as a GET but can then do everything.
fn changes_something(request: &Request) -> bool {
    !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        || request.headers().contains_key(header::UPGRADE)
}

/// Whether a page of this server sent the request. A request that says nothing about its page is refused as well.
fn is_our_page(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = text(header::HOST).unwrap_or_default();
    match (text(header::ORIGIN), text(header::HeaderName::from_static("sec-fetch-site"))) {
        (Some(origin), _) => Origin::parse(origin).is_some_and(|origin| is_ours(&origin, host, config)),
        (None, Some(site)) => site == "same-origin",
        (None, None) => false,
    }
}

fn is_ours(origin: &Origin, host: &str, config: &Config) -> bool {
    let as_asked = Origin::new(config.tls_files().is_some(), host);
    match &config.server.public_url {
        Some(public) => origin == public || (as_asked.is_localhost() && *origin == as_asked),
        None => *origin == as_asked,
    }
}

/// The nearest address in X-Forwarded-For that is no trusted proxy's own, if the peer is one; else the peer's.
fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[Net]) -> IpAddr {
    let is_proxy = |address: IpAddr| trusted.iter().any(|net| net.contains(address));
    if !is_proxy(peer) {
        return peer.to_canonical();
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let mut hops = forwarded
        .flat_map(|line| line.split(','))
        .map(|hop| hop.trim().parse::<IpAddr>())
        .collect::<Vec<_>>();
    // Proxies append: the right end is nearest to us. What stands left of an unreadable hop proves nothing.
    let mut nearest = peer;
    while let Some(Ok(hop)) = hops.pop() {
        nearest = hop;
        if !is_proxy(hop) {
            break;
        }
    }
    nearest.to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (header::HeaderName::from_static(k), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn forwarded_addresses_count_only_from_trusted_proxies() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let lie = headers(&[("x-forwarded-for", "192.0.2.7, 198.51.100.9")]);
        let proxy = [Net::parse("10.0.0.0/8").expect("a network")];
        assert_eq!(client_address(ip("203.0.113.5"), &lie, &proxy), ip("203.0.113.5"), "a stranger's header");
        assert_eq!(client_address(ip("10.1.1.1"), &lie, &proxy), ip("198.51.100.9"), "the hop our proxy saw");
        assert_eq!(client_address(ip("10.1.1.1"), &lie, &[]), ip("10.1.1.1"));
        let two = headers(&[("x-forwarded-for", "192.0.2.7, 10.2.2.2")]);
        assert_eq!(client_address(ip("10.1.1.1"), &two, &proxy), ip("192.0.2.7"), "through two proxies");
        let broken = headers(&[("x-forwarded-for", "192.0.2.7, unknown")]);
        assert_eq!(client_address(ip("10.1.1.1"), &broken, &proxy), ip("10.1.1.1"));
    }

    #[test]
    fn only_pages_of_this_server_may_change_something() {
        let mut config = Config::default();
        let ours =
            |config: &Config, pairs: &[(&'static str, &'static str)]| is_our_page(&headers(pairs), config);
        let host = ("host", "talk.test:8080");
        assert!(ours(&config, &[host, ("origin", "http://talk.test:8080")]));
        assert!(ours(&config, &[host, ("sec-fetch-site", "same-origin")]));
        assert!(
            !ours(&config, &[host, ("origin", "http://talk.test:9090")]),
            "another port is another origin"
        );
        assert!(!ours(&config, &[host, ("origin", "https://talk.test:8080")]));
        assert!(!ours(&config, &[host, ("origin", "null")]));
        assert!(!ours(&config, &[host, ("sec-fetch-site", "same-site")]));
        assert!(!ours(&config, &[host]), "no word about its page");
        assert!(
            !ours(&config, &[host, ("origin", "http://evil.test"), ("sec-fetch-site", "same-origin")]),
            "the origin decides"
        );
        config.server.public_url = Origin::parse("https://talk.test");
        assert!(ours(&config, &[("host", "backend:8080"), ("origin", "https://talk.test")]));
        assert!(!ours(&config, &[host, ("origin", "http://talk.test:8080")]));
        assert!(ours(&config, &[("host", "localhost:8080"), ("origin", "http://localhost:8080")]));
    }
}
