//! Makes the tables in a PostgreSQL database: `migrate-postgres URL`. The queries are checked against such a database.

use sqlx::Connection;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let url = std::env::args().nth(1).ok_or_else(|| anyhow::anyhow!("say which database"))?;
    let mut conn = sqlx::PgConnection::connect(&url).await?;
    store_postgres::migrate(&mut conn).await
}
