//! Makes the tables in an SQLite file: `migrate-sqlite sqlite:FILE?mode=rwc`. The queries are checked against such a file.

use sqlx::Connection;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let url = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("say which database"))?;
    let mut conn = sqlx::SqliteConnection::connect(&url).await?;
    store_sqlite::migrate(&mut conn).await
}
