//! The two links that the demo prints: each signs whoever opens it in, without a form.

use super::house::House;
use crate::app::SharedApp;
use crate::config::Origin;
use crate::http::{Door, No, SignedIn};
use crate::secret::Token;
use axum::Router;
use axum::extract::{Extension, Query};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use protocol::tell::RefusalCode;
use serde::Deserialize;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

/// Guests of one run. A link that got out of the house does not fill the disk.
const GUESTS_MAX: u32 = 500;

pub struct Visits {
    /// Empty until the server that these routes belong to is up.
    house: OnceLock<Arc<House>>,
    guest: Token,
    owner: Token,
    guests: AtomicU32,
}

impl Default for Visits {
    fn default() -> Visits {
        let [guest, owner] = [Token::of_link(), Token::of_link()];
        Visits { house: OnceLock::new(), guest, owner, guests: AtomicU32::new(0) }
    }
}

impl Visits {
    /// From here on the links work.
    pub fn open(&self, house: Arc<House>) {
        self.house.get_or_init(|| house);
    }

    fn house(&self) -> Result<&House, No> {
        self.house.get().map(|house| &**house).ok_or_else(|| RefusalCode::NotNow.into())
    }

    /// Path and query of the visitor's link.
    pub fn guest_path(&self) -> String {
        format!("/demo/enter?key={}", self.guest.reveal())
    }

    /// Path and query of the owner's link.
    pub fn owner_path(&self) -> String {
        format!("/demo/owner?key={}", self.owner.reveal())
    }
}

/// Routes that exist only under `jushou demo`.
pub fn routes(visits: Arc<Visits>) -> Router<SharedApp> {
    Router::new().route("/demo/enter", get(enter)).route("/demo/owner", get(own)).layer(Extension(visits))
}

#[derive(Deserialize)]
struct Key {
    #[serde(default)]
    key: String,
}

/// A fresh guest for every browser; one that is signed in already stays who it is.
async fn enter(
    Extension(visits): Extension<Arc<Visits>>,
    door: Door,
    who: Option<SignedIn>,
    Query(Key { key }): Query<Key>,
    headers: HeaderMap,
) -> Result<Response, No> {
    // The page's own button has no key: it works on this machine.
    let is_here = door.address.is_loopback() && is_own_page(&headers);
    if !is_here && !is(&key, &visits.guest) {
        return Ok((StatusCode::NOT_FOUND, WHOLE_LINK).into_response());
    }
    let house = visits.house()?;
    if who.is_some_and(|who| who.account.id != house.owner().id) {
        return Ok(go("/", None));
    }
    if visits.guests.fetch_add(1, Ordering::Relaxed) >= GUESTS_MAX {
        return Err(RefusalCode::TooManyRequests.into());
    }
    let guest = house.guest().await?;
    Ok(go("/", Some(house.sign_in(&guest, &headers).await?)))
}

async fn own(
    Extension(visits): Extension<Arc<Visits>>,
    Query(Key { key }): Query<Key>,
    headers: HeaderMap,
) -> Result<Response, No> {
    if !is(&key, &visits.owner) {
        return Err(RefusalCode::NotFound.into());
    }
    let house = visits.house()?;
    Ok(go(OWNER_PAGE, Some(house.sign_in(house.owner(), &headers).await?)))
}

/// For whoever comes from another device with a part of the link.
const WHOLE_LINK: &str = "Open the demo by its whole link: it is printed where the demo was started.";
/// Where the owner sees who waits.
const OWNER_PAGE: &str = "/admin/waitlist";

/// Typed in, or followed from a page of this server under a name that no other machine has: another site's page must not
/// sign this browser in, nor reach this server by a name that leads here.
fn is_own_page(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).and_then(|host| Origin::parse(&format!("http://{host}")));
    let site = text(HeaderName::from_static("sec-fetch-site"));
    host.is_some_and(|host| host.is_localhost()) && matches!(site, Some("same-origin" | "none"))
}

fn is(presented: &str, token: &Token) -> bool {
    // Hashes are compared, so that the time it takes says nothing about the token.
    Token::presented(presented).hash() == token.hash()
}

fn go(to: &'static str, cookie: Option<HeaderValue>) -> Response {
    let mut answer = StatusCode::SEE_OTHER.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::LOCATION, HeaderValue::from_static(to));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(cookie) = cookie {
        headers.insert(header::SET_COOKIE, cookie);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_key_only_this_machine_s_own_page_enters() {
        let visit = |host: &'static str, site: Option<&'static str>| {
            let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
            let site = site.map(HeaderValue::from_static);
            headers.extend(site.map(|site| (HeaderName::from_static("sec-fetch-site"), site)));
            is_own_page(&headers)
        };
        assert!(visit("localhost:8080", Some("same-origin")), "the button");
        assert!(visit("127.0.0.1:8080", Some("none")), "typed in");
        assert!(!visit("localhost:8080", Some("cross-site")), "another site's link");
        assert!(!visit("localhost:8080", Some("same-site")), "another server on this machine");
        assert!(!visit("localhost:8080", None), "it says nothing");
        assert!(!visit("rebound.test:8080", Some("same-origin")), "a name that leads to this machine");
    }
}
