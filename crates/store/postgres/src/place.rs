//! Where the PostgreSQL server is, and how it is spoken to.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};
use store::Backend;
use tokio::time::timeout;

use crate::database::{READER_WAIT, READERS};
use crate::{Conn, Database};

/// How long a connection may take to come about.
const CONNECT_WAIT: Duration = Duration::from_secs(3);

pub(crate) struct Place {
    options: PgConnectOptions,
}

/// Opens the database at `postgres://user:password@host/name` and brings its tables up to date.
/// Refused with the cause: not reachable, or written by a newer version.
pub async fn open(url: &str) -> anyhow::Result<Arc<dyn Backend>> {
    let options: PgConnectOptions = url.parse().context("the database URL is malformed")?;
    // A statement that hangs is ended by the server too. An acknowledged write is on disk, whatever the server's default.
    let settings = [("statement_timeout", "10s"), ("synchronous_commit", "on")];
    let place =
        Place { options: options.application_name("jushou").options(settings).disable_statement_logging() };
    let mut writer = place.connect().await?;
    crate::schema::migrate(&mut writer).await?;
    crate::sealed::seal_all(&mut writer).await?;
    let readers = PgPoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(READER_WAIT)
        .connect_lazy_with(place.options.clone());
    Ok(Arc::new(Database { place, writer: tokio::sync::Mutex::new(Some(writer)), readers }))
}

/// Whether the database at `url` answers within three seconds. Changes nothing in it.
pub async fn check(url: &str) -> anyhow::Result<()> {
    let options: PgConnectOptions = url.parse().context("the database URL is malformed")?;
    let place = Place { options: options.application_name("jushou doctor").disable_statement_logging() };
    let asking = async {
        let mut conn = place.connect().await?;
        conn.ping().await.context("PostgreSQL takes connections and answers nothing")?;
        anyhow::Ok(conn.close().await?)
    };
    timeout(CONNECT_WAIT, asking).await.with_context(|| format!("no answer within {CONNECT_WAIT:?}"))?
}

/// Writes the tables anew without what was deleted. The server's own log and its archive are the operator's.
pub(crate) async fn forget(conn: &mut Conn, all: bool) -> anyhow::Result<()> {
    let sql = if all { "VACUUM (FULL)" } else { "VACUUM (FULL) account_key" };
    sqlx::raw_sql(sql).execute(conn).await.context("the tables are not written anew")?;
    Ok(())
}

impl Place {
    pub(crate) async fn connect(&self) -> anyhow::Result<Conn> {
        timeout(CONNECT_WAIT, self.options.connect())
            .await
            .with_context(|| format!("PostgreSQL does not answer within {CONNECT_WAIT:?}"))?
            .context("cannot connect to PostgreSQL")
    }

    pub(crate) async fn backup(&self, _to: &Path) -> anyhow::Result<()> {
        bail!("a PostgreSQL database is backed up with pg_dump, not by this program")
    }

    /// Nothing is held.
    pub(crate) fn release(&self) {}
}
