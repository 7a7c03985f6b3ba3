//! Facts about this server, by key.

use store::Conflict;

use crate::Conn;
use crate::unit::{Refused, one};

pub async fn set(conn: &mut Conn, key: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn take(conn: &mut Conn, key: &str, value: &str) -> Result<(), Refused> {
    let done =
        sqlx::query!("DELETE FROM meta WHERE key = $1 AND value = $2", key, value).execute(conn).await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

pub async fn get(conn: &mut Conn, key: &str) -> anyhow::Result<Option<String>> {
    Ok(sqlx::query_scalar!("SELECT value FROM meta WHERE key = $1", key).fetch_optional(conn).await?)
}
