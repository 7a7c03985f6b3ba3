//! Sealed texts in the tables: an account's key, drawn with its row and gone with it.

use anyhow::Context;
use domain::AccountId;
use sqlx::Connection;
use store::column::number;
use store::sealed::{self, SealingKey};

use crate::{Conn, own_rows, sign_in};

/// Accounts whose texts one transaction seals when a database from before is opened.
const SEALED_AT_ONCE: i64 = 500;

/// The account's key; None once it is destroyed.
pub async fn key_of(conn: &mut Conn, account: AccountId) -> sqlx::Result<Option<SealingKey>> {
    let key = sqlx::query_scalar!(
        "SELECT sealing_key FROM account_key WHERE account = $1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    key.map(|key| SealingKey::parse(&key).map_err(|cause| sqlx::Error::Decode(cause.into()))).transpose()
}

/// Stores an account's first key.
pub async fn add_key(conn: &mut Conn, account: AccountId, key: &SealingKey) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO account_key (account, sealing_key) VALUES ($1, $2)",
        number(account.number()),
        key.hex()
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn new_key(conn: &mut Conn, account: AccountId) -> sqlx::Result<SealingKey> {
    let key = SealingKey::draw();
    add_key(conn, account, &key).await?;
    Ok(key)
}

/// What to write in place of `text`. The account is there, so it has a key, but for one whose keys were lost: it gets one.
pub async fn seal(conn: &mut Conn, account: AccountId, place: &str, text: &str) -> sqlx::Result<String> {
    let key = match key_of(conn, account).await? {
        Some(key) => key,
        None => new_key(conn, account).await?,
    };
    Ok(sealed::seal(&key, place, account, text))
}

/// The text that [`seal`] was given, or "…" if its key is destroyed. For single rows; lists select the key along.
pub async fn open(conn: &mut Conn, account: AccountId, place: &str, text: &str) -> anyhow::Result<String> {
    sealed::open(key_of(conn, account).await?.as_ref(), place, account, text)
}

/// Seals what stands open: texts of a database from before there were keys, restored with or without later keys. What was
/// sealed by a key that is lost is lost.
pub async fn seal_all(conn: &mut Conn) -> anyhow::Result<()> {
    loop {
        let mut transaction = conn.begin().await?;
        let rows = sqlx::query_scalar!(
            "SELECT id FROM account WHERE stated NOT LIKE 's1.%' OR NOT EXISTS \
             (SELECT 1 FROM account_key WHERE account_key.account = account.id) ORDER BY id LIMIT $1",
            SEALED_AT_ONCE
        )
        .fetch_all(&mut *transaction)
        .await?;
        if rows.is_empty() {
            return Ok(());
        }
        for id in rows {
            let account = AccountId::new(id.unsigned_abs());
            let (key, is_new) = match key_of(&mut transaction, account).await? {
                Some(key) => (key, false),
                None => (new_key(&mut transaction, account).await?, true),
            };
            sign_in::find_by_hash(&mut transaction, account).await?;
            own_rows::seal_again(&mut transaction, account, &key, is_new).await?;
        }
        transaction.commit().await.context("texts from before are not sealed")?;
    }
}
