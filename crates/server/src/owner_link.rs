//! The owner's link: printed at the first start; whoever opens it becomes the owner. Works once, for a day.

use crate::secret::Token;
use anyhow::Context;
use data_encoding::HEXLOWER;
use domain::At;
use std::time::Duration;
use store::{Store, Write};

const META: &str = "owner_link";

/// Long enough to find the link in the log; short enough that an old log opens nothing.
const TTL: Duration = Duration::from_secs(24 * 3600);

/// A fresh link's secret; the one before stops working.
pub async fn make(store: &Store, now: At) -> anyhow::Result<Token> {
    let token = Token::of_link();
    let value = format!("{} {}", HEXLOWER.encode(&token.hash()), now.after(TTL).0);
    store
        .write(vec![Write::Meta { key: META, value }])
        .await
        .context("the owner's link could not be stored")?;
    Ok(token)
}

/// The link as it stands in the store.
pub struct Open {
    pub expires: At,
    stored: String,
}

/// The owner's link, if `token` is its secret and it is still open.
pub async fn find(store: &Store, token: &Token, now: At) -> anyhow::Result<Option<Open>> {
    let Some(stored) = store.meta(META).await? else { return Ok(None) };
    let Some((hash, until)) = stored.split_once(' ') else { return Ok(None) };
    let expires = At(until.parse().context("the owner's link is stored as hash and time")?);
    let is_open = hash == HEXLOWER.encode(&token.hash()) && now < expires;
    Ok(is_open.then_some(Open { expires, stored }))
}

impl Open {
    /// The write that ends the link. Goes into the same unit as what it gives, and turns it down when the link is used
    /// up or replaced by then: [`store::Conflict::Mismatch`].
    pub fn used_up(&self) -> Write {
        Write::TakeMeta { key: META, value: self.stored.clone() }
    }
}
