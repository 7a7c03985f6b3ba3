//! The two links that the demo prints: each signs whoever opens it in, without a form.

use super::house::House;
use crate::app::SharedApp;
use crate::http::{Door, No, SignedIn};
use crate::secret::Token;
use axum::Router;
use axum::extract::{Extension, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
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
    if !is(&key, &visits.guest) && !door.address.is_loopback() {
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
