//! The web client, embedded compressed by build.rs. Pages of the app all start from index.html.

use super::no::No;
use super::room_page;
use crate::app::SharedApp;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::entry::Handle;
use flate2::read::GzDecoder;
use protocol::tell::RefusalCode;
use std::borrow::Cow;
use std::io::Read;

/// One file of `web/dist`. Compressed forms are there when they are smaller.
pub struct Embedded {
    pub path: &'static str,
    pub media_type: &'static str,
    /// In quotes, as the header has it.
    pub etag: &'static str,
    /// None: what is in `gzip`, unpacked. Every browser takes one of the others.
    pub plain: Option<&'static [u8]>,
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// First segments of the app's own pages. Anything else that is no file is 404, so that a mistyped asset is noticed.
const PAGES: &[&str] = &[
    "",
    "r",
    "i",
    "join",
    "wait",
    "invites",
    "vouches",
    "settings",
    "admin",
    "sign-in",
    "sign-on",
    "topics",
    "following",
    "begin",
    "calendar",
    "past",
    "e",
    "m",
    "after",
    "circles",
    "inbox",
    "unsubscribe",
    "search",
];

/// Names under `/assets/` hold a hash of their content.
const HASHED: &str = "/assets/";

/// This build of the web client: changes whenever any file does.
pub fn build() -> &'static str {
    BUILD
}

pub async fn serve(State(app): State<SharedApp>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return No::from(RefusalCode::NotFound).into_response();
    }
    let path = request.uri().path();
    if let Some(page) = room_page::of(&app, path, request.headers()) {
        return page;
    }
    let found = find(path).or_else(|| is_page(path).then(|| find("/index.html")).flatten());
    match found {
        Some(file) => answer(file, request.headers()),
        None => No::from(RefusalCode::NotFound).into_response(),
    }
}

/// The page that every page of the app starts from.
pub fn index() -> String {
    let plain = find("/index.html").map(Embedded::plain).unwrap_or_default();
    String::from_utf8_lossy(&plain).into_owned()
}

fn find(path: &str) -> Option<&'static Embedded> {
    FILES.binary_search_by(|file| file.path.cmp(path)).ok().map(|at| &FILES[at])
}

fn is_page(path: &str) -> bool {
    let mut parts = path.trim_start_matches('/').split('/');
    let first = parts.next().unwrap_or_default();
    // The same page for every handle, taken or not: what is on it members are told, and nobody else.
    let is_persons = first.strip_prefix('@').is_some_and(|handle| Handle::kept(handle).is_ok());
    PAGES.contains(&first) || (is_persons && parts.all(str::is_empty))
}

fn answer(file: &'static Embedded, asked: &HeaderMap) -> Response {
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let cache =
        if file.path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let is_known =
        text(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim().trim_start_matches("W/") == file.etag);
    let mut answer = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => file.whole(text(header::ACCEPT_ENCODING)),
    };
    let headers = answer.headers_mut();
    let mut put = |name, value| headers.insert(name, HeaderValue::from_static(value));
    put(header::CACHE_CONTROL, cache);
    put(header::ETAG, file.etag);
    put(header::VARY, "Accept-Encoding");
    answer
}

impl Embedded {
    /// In the smallest form that `accepted` allows.
    fn whole(&self, accepted: &str) -> Response {
        let (encoding, bytes) = match (self.brotli, self.gzip) {
            (Some(bytes), _) if accepts(accepted, "br") => (Some("br"), Cow::Borrowed(bytes)),
            (_, Some(bytes)) if accepts(accepted, "gzip") => (Some("gzip"), Cow::Borrowed(bytes)),
            _ => (None, self.plain()),
        };
        let mut whole = Body::from(bytes).into_response();
        let mut put = |name, value| whole.headers_mut().insert(name, HeaderValue::from_static(value));
        put(header::CONTENT_TYPE, self.media_type);
        if let Some(encoding) = encoding {
            put(header::CONTENT_ENCODING, encoding);
        }
        whole
    }

    fn plain(&self) -> Cow<'static, [u8]> {
        match (self.plain, self.gzip) {
            (Some(bytes), _) => Cow::Borrowed(bytes),
            (None, packed) => {
                let mut bytes = vec![];
                let read = GzDecoder::new(packed.unwrap_or_default()).read_to_end(&mut bytes);
                read.expect("build.rs packed it");
                Cow::Owned(bytes)
            }
        }
    }
}

/// Whether `coding` stands in an Accept-Encoding header without `q=0` (RFC 9110 section 12.5.3).
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let refused = |p: &str| p.strip_prefix("q=").is_some_and(|q| q.parse().is_ok_and(|q: f32| q == 0.0));
        parts.next() == Some(coding) && !parts.any(refused)
    })
}
