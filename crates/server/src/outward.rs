//! The only way this server calls out by HTTP: one look-up, no special address, that very address connected to, and bounds.

use crate::config::{self, Net};
use anyhow::Context;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

/// How long one call may take, redirects and all.
pub const PATIENCE: Duration = Duration::from_secs(3);
/// Bytes of an answer that are read. Past it: [`NoAnswer::TooLarge`].
pub const ANSWER_MAX: usize = 1024 * 1024;
/// Redirects followed, each checked like the first address.
pub const REDIRECTS_MAX: usize = 3;
const URL_MAX: usize = 2000;

/// Whose address it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// From the configuration: `outward.allow` holds.
    Operators,
    /// From somebody who uses this server: `outward.allow_pages` holds, and the port is HTTPS's own.
    Persons,
}

/// Why there is no answer. Tells nothing of what stands at an address that is not called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoAnswer {
    /// Not an address that is called: its scheme, its port, or a special network.
    Forbidden,
    TooLarge,
    TooSlow,
    Failed,
}

/// An answer that was read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub body: Bytes,
}

/// What is handed over, and the header that says who hands it over. Without a body it is a GET.
pub struct Post {
    pub body: Option<(&'static str, String)>,
    pub header: Option<(HeaderName, HeaderValue)>,
}

type Found = Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>>;
/// Names to addresses. Tests put their own here.
pub type Resolver = Arc<dyn Fn(String) -> Found + Send + Sync>;

pub struct Outward {
    allow: Vec<Net>,
    allow_pages: Vec<Net>,
    resolver: Resolver,
    tls: TlsConnector,
}

impl Outward {
    pub fn new(config: &config::Outward) -> anyhow::Result<Outward> {
        Outward::with_resolver(config, Arc::new(|name| Box::pin(by_system(name))))
    }

    pub fn with_resolver(config: &config::Outward, resolver: Resolver) -> anyhow::Result<Outward> {
        let mut roots = rustls::RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(found.certs);
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .context("TLS is not set up")?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Outward {
            allow: config.allow.clone(),
            allow_pages: config.allow_pages.clone(),
            resolver,
            tls: TlsConnector::from(Arc::new(tls)),
        })
    }

    /// Fetches a page, and follows redirects.
    pub async fn get(&self, url: &str, whose: Whose, bearer: Option<&str>) -> Result<Answer, NoAnswer> {
        let going = async {
            let mut url = parse(url)?;
            for _ in 0..=REDIRECTS_MAX {
                let mut request = Request::builder().method(Method::GET);
                if let Some(bearer) = bearer {
                    request = request.header(header::AUTHORIZATION, format!("Bearer {bearer}"));
                }
                let (answer, onward) = self.ask(&url, whose, request, Body::empty()).await?;
                match onward {
                    // A secret goes where it was meant to go, and nowhere else.
                    Some(_) if bearer.is_some() => return Err(NoAnswer::Failed),
                    Some(onward) => url = parse(url.join(&onward).map_err(|_| NoAnswer::Failed)?.as_str())?,
                    None => return Ok(answer),
                }
            }
            Err(NoAnswer::Failed)
        };
        tokio::time::timeout(PATIENCE, going).await.unwrap_or(Err(NoAnswer::TooSlow))
    }

    /// Posts a form. No redirect is followed: what is posted is meant for one address.
    pub async fn post_form(
        &self,
        url: &str,
        form: String,
        authorization: Option<String>,
    ) -> Result<Answer, NoAnswer> {
        let going = async {
            let url = parse(url)?;
            let mut request = Request::builder()
                .method(Method::POST)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if let Some(authorization) = authorization {
                request = request.header(header::AUTHORIZATION, authorization);
            }
            let (answer, onward) = self.ask(&url, Whose::Operators, request, Body::from(form)).await?;
            if onward.is_some() { Err(NoAnswer::Failed) } else { Ok(answer) }
        };
        tokio::time::timeout(PATIENCE, going).await.unwrap_or(Err(NoAnswer::TooSlow))
    }

    /// Hands a message to a gateway: posts a body, or gets without one. No redirect is followed.
    pub async fn hand_over(&self, url: &str, call: Post) -> Result<Answer, NoAnswer> {
        let going = async {
            let url = parse(url)?;
            let method = if call.body.is_some() { Method::POST } else { Method::GET };
            let mut request = Request::builder().method(method);
            if let Some((name, value)) = call.header {
                request = request.header(name, value);
            }
            let body = match call.body {
                Some((content, text)) => {
                    request = request.header(header::CONTENT_TYPE, content);
                    Body::from(text)
                }
                None => Body::empty(),
            };
            let (answer, onward) = self.ask(&url, Whose::Operators, request, body).await?;
            if onward.is_some() { Err(NoAnswer::Failed) } else { Ok(answer) }
        };
        tokio::time::timeout(PATIENCE, going).await.unwrap_or(Err(NoAnswer::TooSlow))
    }

    /// Posts to a push service that somebody's browser named. No redirect is followed.
    pub async fn push(&self, url: &str, headers: HeaderMap, body: Vec<u8>) -> Result<StatusCode, NoAnswer> {
        let going = async {
            let url = parse(url)?;
            let mut request = Request::builder().method(Method::POST);
            if let Some(all) = request.headers_mut() {
                *all = headers;
            }
            let (answer, _) = self.ask(&url, Whose::Persons, request, Body::from(body)).await?;
            Ok(answer.status)
        };
        tokio::time::timeout(PATIENCE, going).await.unwrap_or(Err(NoAnswer::TooSlow))
    }

    /// One request to one checked address. The second half: where the answer sends on to.
    async fn ask(
        &self,
        url: &Url,
        whose: Whose,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Result<(Answer, Option<String>), NoAnswer> {
        let address = self.find(url, whose).await?;
        let host = url.host_str().ok_or(NoAnswer::Forbidden)?;
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let request = request
            .uri(path)
            .header(header::HOST, authority)
            .header(header::USER_AGENT, "Jushou")
            .header(header::ACCEPT, "text/html, application/json, application/jwt;q=0.9")
            .header(header::CONNECTION, "close")
            .body(body)
            .map_err(|_| NoAnswer::Failed)?;
        let stream = TcpStream::connect(address).await.map_err(|_| NoAnswer::Failed)?;
        if url.scheme() == "https" {
            let name = host.trim_start_matches('[').trim_end_matches(']').to_owned();
            let name = ServerName::try_from(name).map_err(|_| NoAnswer::Forbidden)?;
            let stream = self.tls.connect(name, stream).await.map_err(|_| NoAnswer::Failed)?;
            exchange(TokioIo::new(stream), request).await
        } else {
            exchange(TokioIo::new(stream), request).await
        }
    }

    /// The one address that is then connected to: a name that answers differently the second time gains nothing.
    async fn find(&self, url: &Url, whose: Whose) -> Result<SocketAddr, NoAnswer> {
        let found = match url.host().ok_or(NoAnswer::Forbidden)? {
            Host::Ipv4(address) => vec![IpAddr::V4(address)],
            Host::Ipv6(address) => vec![IpAddr::V6(address)],
            Host::Domain(name) => (self.resolver)(name.to_owned()).await.map_err(|_| NoAnswer::Failed)?,
        };
        let allowed = match whose {
            Whose::Operators => &self.allow,
            Whose::Persons => &self.allow_pages,
        };
        let is_allowed = |ip: &IpAddr| allowed.iter().any(|net| net.contains(*ip));
        // One special address among public ones is a trap, not a second choice.
        if found.iter().any(|ip| !is_allowed(ip) && is_special(*ip)) {
            return Err(NoAnswer::Forbidden);
        }
        let ip = *found.first().ok_or(NoAnswer::Failed)?;
        let port = url.port_or_known_default().ok_or(NoAnswer::Forbidden)?;
        // In the clear, and at odd ports, only where the operator says so.
        let is_plain = url.scheme() != "https" || (whose == Whose::Persons && port != 443);
        if is_plain && !is_allowed(&ip) {
            return Err(NoAnswer::Forbidden);
        }
        Ok(SocketAddr::new(ip, port))
    }
}

fn parse(text: &str) -> Result<Url, NoAnswer> {
    if text.len() > URL_MAX {
        return Err(NoAnswer::Forbidden);
    }
    let url = Url::parse(text).map_err(|_| NoAnswer::Forbidden)?;
    let is_bare = url.username().is_empty() && url.password().is_none();
    if is_bare && matches!(url.scheme(), "https" | "http") { Ok(url) } else { Err(NoAnswer::Forbidden) }
}

async fn by_system(name: String) -> std::io::Result<Vec<IpAddr>> {
    Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
}

async fn exchange<S>(stream: S, request: Request<Body>) -> Result<(Answer, Option<String>), NoAnswer>
where
    S: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(stream).await.map_err(|_| NoAnswer::Failed)?;
    // Ends with the last byte, or when the time is over and the sender is dropped.
    let connection = tokio::spawn(connection);
    let answered = async {
        let answer = sender.send_request(request).await.map_err(|_| NoAnswer::Failed)?;
        let status = answer.status();
        let onward = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
        let onward = onward.filter(|_| status.is_redirection()).map(str::to_owned);
        let body = axum::body::to_bytes(Body::new(answer.into_body()), ANSWER_MAX).await;
        Ok((Answer { status, body: body.map_err(|_| NoAnswer::TooLarge)? }, onward))
    };
    let answered = answered.await;
    connection.abort();
    answered
}

/// Networks that no public page or provider stands in: this machine, private ones, and those set aside. For IPv6 what is
/// public is named instead, so that mapped, translated and local ones are out without being listed.
pub fn is_special(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_special_v4(v4),
        IpAddr::V6(v6) => is_special_v6(v6),
    }
}

fn is_special_v4(address: Ipv4Addr) -> bool {
    const NETS: &[([u8; 4], u32)] = &[
        ([0, 0, 0, 0], 8),
        ([10, 0, 0, 0], 8),
        ([100, 64, 0, 0], 10),
        ([127, 0, 0, 0], 8),
        ([169, 254, 0, 0], 16),
        ([172, 16, 0, 0], 12),
        ([192, 0, 0, 0], 24),
        ([192, 0, 2, 0], 24),
        ([192, 31, 196, 0], 24),
        ([192, 52, 193, 0], 24),
        ([192, 88, 99, 0], 24),
        ([192, 168, 0, 0], 16),
        ([192, 175, 48, 0], 24),
        ([198, 18, 0, 0], 15),
        ([198, 51, 100, 0], 24),
        ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 4),
        ([240, 0, 0, 0], 4),
    ];
    let bits = u32::from(address);
    NETS.iter().any(|(net, len)| (bits ^ u32::from(Ipv4Addr::from(*net))) >> (32 - len) == 0)
}

fn is_special_v6(address: Ipv6Addr) -> bool {
    /// Inside the public 2000::/3, and public no more: IETF's own with Teredo, documentation, 6to4.
    const NETS: &[(u128, u32)] = &[
        (0x2001 << 112, 23),
        (0x2001_0db8 << 96, 32),
        (0x2002 << 112, 16),
        (0x2620_004f_8000 << 80, 48),
        (0x3fff << 112, 20),
    ];
    let bits = u128::from(address);
    let is_public = bits >> 125 == 1;
    !is_public || NETS.iter().any(|(net, len)| (bits ^ net) >> (128 - len) == 0)
}
