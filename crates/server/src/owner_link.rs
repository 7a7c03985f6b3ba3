//! The owner's link: printed at the first start; whoever opens it becomes the owner. Works once, for a day.

use crate::secret::{Hash, Token};
use anyhow::Context;
use domain::At;
use std::time::Duration;
use store::{Store, Write};

const META: &str = "owner_link";

/// Long enough to find the link in the log; short enough that an old log opens nothing.
const TTL: Duration = Duration::from_secs(24 * 3600);

/// A fresh link's secret; the one before stops working.
pub async fn make(store: &Store, now: At) -> anyhow::Result<Token> {
    let token = Token::of_link();
    let value = format!("{} {}", hex(&token.hash()), now.after(TTL).0);
    store
        .write(vec![Write::Meta { key: META, value }])
        .await
        .context("the owner's link could not be stored")?;
    Ok(token)
}

/// When the link behind `token` ends, if it is the owner's link and still open.
pub async fn expires(store: &Store, token: &Token, now: At) -> anyhow::Result<Option<At>> {
    let Some(stored) = store.meta(META).await? else { return Ok(None) };
    let Some((hash, until)) = stored.split_once(' ') else { return Ok(None) };
    let until = At(until.parse().context("the owner's link is stored as hash and time")?);
    Ok((hash == hex(&token.hash()) && now < until).then_some(until))
}

/// The write that ends the link. Goes into the same unit as what it gives.
pub fn used_up() -> Write {
    Write::Meta { key: META, value: String::new() }
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
