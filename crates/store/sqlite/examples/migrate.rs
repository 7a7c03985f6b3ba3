//! Makes the tables in an SQLite file: `migrate-sqlite FILE`. The queries are checked against such a file.

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let file = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("say which file"))?;
    let mut conn = SqliteConnectOptions::new().filename(file).create_if_missing(true).connect().await?;
    store_sqlite::migrate(&mut conn).await
}
