//! The tables: one set of migrations for both databases, forward only.

use anyhow::Context;
use sqlx::migrate::{MigrateError, Migrator};

use crate::Conn;

static MIGRATIONS: Migrator = sqlx::migrate!("../shared/migrations");

/// Brings the tables up to date. Refuses a database that a newer version has written.
pub async fn migrate(conn: &mut Conn) -> anyhow::Result<()> {
    match MIGRATIONS.run_direct(None, conn, false).await {
        Err(MigrateError::VersionMissing(version)) => {
            Err(anyhow::anyhow!("the database was written by a newer version (it has migration {version})"))
        }
        done => done.context("cannot bring the tables up to date"),
    }
}
