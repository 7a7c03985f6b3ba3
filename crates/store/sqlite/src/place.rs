//! The data directory: who holds it, and how its database is opened.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, anyhow, bail, ensure};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use store::Backend;

use crate::database::{READER_WAIT, READERS};
use crate::{Conn, Database};

/// The database in its directory.
const FILE: &str = "jushou.db";
/// Held for the life of the server. Its content means nothing.
pub(crate) const LOCK: &str = "lock";
/// How long a statement waits for another process, such as a backup.
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// Up to this size every start reads the whole file through. Larger ones would make the start slow: `doctor` checks them.
const CHECKED_AT_START_BYTES: u64 = 64 << 20;

pub(crate) struct Place {
    pub(crate) file: PathBuf,
    lock: Mutex<Option<File>>,
}

/// Opens the data directory, made if missing, and holds it until the backend is closed.
///
/// Refused, with the cause and nothing changed: another server holds it, it cannot be written, the file is no database, is
/// damaged, or was written by a newer version.
pub async fn open(data_dir: &Path) -> anyhow::Result<Arc<dyn Backend>> {
    let lock = hold(data_dir)?;
    let place = Place { file: data_file(data_dir), lock: Mutex::new(Some(lock)) };
    make_private(&place.file)?;
    let mut writer = place.connect_unread().await?;
    quick_check(&mut writer, &place.file).await?;
    overwrite_deleted(&mut writer).await?;
    crate::schema::migrate(&mut writer)
        .await
        .with_context(|| format!("{} cannot be used", place.file.display()))?;
    crate::sealed::seal_all(&mut writer).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(READER_WAIT)
        .connect_lazy_with(options(&place.file).read_only(true));
    Ok(Arc::new(Database { place, writer: tokio::sync::Mutex::new(Some(writer)), readers }))
}

/// Reads the whole database through and says what is wrong with it. May run beside a server.
pub async fn check(data_dir: &Path) -> anyhow::Result<()> {
    let file = data_file(data_dir);
    let mut conn = options(&file).read_only(true).connect().await.with_context(|| cannot_open(&file))?;
    integrity(&mut conn, &file).await?;
    Ok(conn.close().await?)
}

impl Place {
    pub(crate) async fn connect(&self) -> anyhow::Result<Conn> {
        let mut conn = self.connect_unread().await?;
        overwrite_deleted(&mut conn).await?;
        Ok(conn)
    }

    /// Before anything of the file is read. Refused once the directory is let go: somebody else may hold it.
    async fn connect_unread(&self) -> anyhow::Result<Conn> {
        ensure!(
            self.lock.lock().expect("nothing panics under this lock").is_some(),
            "the database is closed"
        );
        options(&self.file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .connect()
            .await
            .map_err(|error| unopened(error, &self.file))
    }

    pub(crate) async fn backup(&self, to: &Path) -> anyhow::Result<()> {
        crate::backup::copy(&self.file, to).await
    }

    pub(crate) fn release(&self) {
        drop(self.lock.lock().expect("nothing panics under this lock").take());
    }
}

/// A destroyed key must not stay in a free page.
async fn overwrite_deleted(conn: &mut Conn) -> anyhow::Result<()> {
    sqlx::raw_sql("PRAGMA secure_delete = ON").execute(conn).await.context("the database cannot be read")?;
    Ok(())
}

/// Empties the write-ahead log, which still holds pages as they were. `all`: writes the whole file anew as well.
pub(crate) async fn forget(conn: &mut Conn, all: bool) -> anyhow::Result<()> {
    if all {
        sqlx::query("VACUUM").execute(&mut *conn).await.context("the database is not written anew")?;
    }
    let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(conn).await?;
    ensure!(busy == 0, "the write-ahead log is being read and cannot be emptied yet");
    Ok(())
}

pub(crate) fn data_file(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

pub(crate) fn cannot_open(file: &Path) -> String {
    format!("cannot open the database {}", file.display())
}

/// The very first pages say how to read the others: damage there is met before any check.
fn unopened(error: sqlx::Error, file: &Path) -> anyhow::Error {
    let code = error.as_database_error().and_then(|error| error.code());
    let is_damaged = code.is_some_and(|code| code == "11"); // SQLITE_CORRUPT
    let cause =
        if is_damaged { format!("the database {} is damaged", file.display()) } else { cannot_open(file) };
    anyhow::Error::from(error).context(cause)
}

pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(BUSY_WAIT)
        .disable_statement_logging()
}

/// The exclusive right to a data directory, for as long as the file lives.
pub(crate) fn hold(data_dir: &Path) -> anyhow::Result<File> {
    let shown = data_dir.display();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data_dir)
        .with_context(|| format!("cannot make the data directory {shown}"))?;
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(data_dir.join(LOCK))
        .with_context(|| format!("cannot write in the data directory {shown}"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(anyhow!("another server uses the data directory {shown}")),
        Err(TryLockError::Error(error)) => {
            Err(error).context(format!("cannot lock the data directory {shown}"))
        }
    }
}

/// An empty file that its owner alone may read; SQLite fills it and gives its companions the same mode.
pub(crate) fn make_private(file: &Path) -> anyhow::Result<()> {
    match OpenOptions::new().create_new(true).write(true).mode(0o600).open(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot make {}", file.display())),
    }
}

async fn quick_check(conn: &mut Conn, file: &Path) -> anyhow::Result<()> {
    let size = file.metadata().with_context(|| cannot_open(file))?.len();
    if size > CHECKED_AT_START_BYTES {
        return Ok(());
    }
    let said = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)").fetch_one(conn).await;
    verdict(said, file)
}

/// Every page and every index.
pub(crate) async fn integrity(conn: &mut Conn, file: &Path) -> anyhow::Result<()> {
    let said = sqlx::query_scalar::<_, String>("PRAGMA integrity_check(1)").fetch_one(conn).await;
    verdict(said, file)
}

fn verdict(said: sqlx::Result<String>, file: &Path) -> anyhow::Result<()> {
    match said {
        Ok(said) if said == "ok" => Ok(()),
        Ok(said) => bail!("the database {} is damaged: {said}", file.display()),
        Err(error) => Err(error).with_context(|| format!("the database {} is damaged", file.display())),
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;
    use store::{NodeId, Write};

    use super::*;

    /// A full disk as SQLite itself reports it: the file may not grow.
    #[tokio::test]
    async fn a_group_that_meets_a_full_disk_is_lost_as_a_whole_and_the_next_one_is_written() {
        let folder = std::env::temp_dir().join(format!("jushou_full_{}", std::process::id()));
        let backend = open(&folder).await.expect("free");
        backend.close().await.expect("closes");
        let mut conn = options(&folder.join(FILE)).connect().await.expect("there");
        conn.execute("PRAGMA max_page_count = 1").await.expect("it stops where it is");
        let large = |key| vec![Write::Meta { key, value: "x".repeat(100_000) }];
        let small = || vec![Write::Meta { key: "small", value: "x".to_owned() }];
        let done = crate::unit::commit(&mut conn, NodeId::new(1), &[small(), large("a"), small()]).await;
        let cause = format!("{:#}", done.expect_err("SQLite gives the whole transaction up"));
        assert!(cause.contains("full"), "{cause}");
        for key in ["a", "small"] {
            assert_eq!(
                crate::meta::get(&mut conn, key).await.expect("reads"),
                None,
                "nothing of the group is there"
            );
        }
        conn.close().await.expect("closes");
        let backend = open(&folder).await.expect("sound");
        let results = backend.commit(NodeId::new(1), &[large("a")]).await.expect("there is room again");
        assert!(results[0].is_ok());
        backend.close().await.expect("closes");
        std::fs::remove_dir_all(&folder).expect("ours");
    }
}
