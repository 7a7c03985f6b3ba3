//! Copies of the database: taken while work goes on, put back only into an empty directory.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail, ensure};
use domain::At;
use sqlx::{ConnectOptions, Connection};

use crate::keys::{self, Keys, keys_of};
use crate::place::{LOCK, cannot_open, data_file, hold, integrity, make_private, options};

/// What a restored database holds, for the operator to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    pub accounts: u64,
    pub rooms: u64,
    pub audit_lines: u64,
    /// Accounts of the backup that were erased after it, and so again.
    pub erased: u64,
}

/// Copies the database of a data directory to a file that does not exist yet, and the keys of its sealed texts to another
/// ([`keys_of`]). A server may be running on it: everything it had acknowledged before the call is in the copy.
pub async fn backup(data_dir: &Path, to: &Path) -> anyhow::Result<()> {
    copy(&data_file(data_dir), to).await
}

/// Puts a backup into a data directory that is empty or missing, once the copy has proved sound.
///
/// Refused with the cause, and the directory left empty: the file is no backup, is damaged, was written by a newer version,
/// or is the file of a running server.
///
/// `handle_until`: how long the handles rest of those who were erased after the backup.
pub async fn restore(
    from: &Path,
    keys: Keys<'_>,
    data_dir: &Path,
    handle_until: At,
) -> anyhow::Result<Restored> {
    let source = from.metadata().with_context(|| format!("cannot read the backup {}", from.display()))?;
    ensure!(source.is_file(), "the backup {} is not a file", from.display());
    if with_suffix(from, "-wal").metadata().is_ok_and(|wal| wal.len() > 0) {
        bail!("{} is a database in use, not a backup: make one with `jushou admin backup`", from.display());
    }
    let _lock = hold(data_dir)?;
    for entry in fs::read_dir(data_dir).with_context(|| format!("cannot read {}", data_dir.display()))? {
        ensure!(
            entry?.file_name() == LOCK,
            "the data directory {} is not empty: nothing is overwritten",
            data_dir.display()
        );
    }
    let file = data_file(data_dir);
    let partial = with_suffix(&file, ".partial");
    let restored = match fill(from, keys, &partial, handle_until).await {
        Ok(restored) => restored,
        Err(cause) => {
            discard(&partial);
            return Err(cause.context(format!("the backup {} is not restored", from.display())));
        }
    };
    settle(partial, file).await?;
    Ok(restored)
}

pub(crate) async fn copy(file: &Path, to: &Path) -> anyhow::Result<()> {
    ensure!(!to.exists(), "{} exists already: nothing is overwritten", to.display());
    ensure!(file.exists(), "there is no database at {}", file.display());
    let to_keys = keys_of(to);
    ensure!(!to_keys.exists(), "{} exists already: nothing is overwritten", to_keys.display());
    let (partial, partial_keys) = (with_suffix(to, ".partial"), with_suffix(&to_keys, ".partial"));
    discard(&partial);
    discard(&partial_keys);
    make_private(&partial)?;
    let done = vacuum_into(file, &partial, &partial_keys).await;
    if let Err(cause) = done {
        discard(&partial);
        discard(&partial_keys);
        return Err(cause.context("the backup is not made"));
    }
    settle(partial_keys, to_keys).await?;
    settle(partial, to.to_owned()).await
}

async fn vacuum_into(file: &Path, to: &Path, to_keys: &Path) -> anyhow::Result<()> {
    let target = to.to_str().ok_or_else(|| anyhow!("the path {} is not Unicode", to.display()))?;
    let mut conn = options(file).connect().await.with_context(|| cannot_open(file))?;
    sqlx::query("VACUUM INTO $1").bind(target).execute(&mut conn).await?;
    conn.close().await?;
    let mut copy = options(to).connect().await?;
    keys::take_out(&mut copy, to_keys).await?;
    integrity(&mut copy, to).await?;
    Ok(copy.close().await?)
}

async fn fill(from: &Path, keys: Keys<'_>, to: &Path, handle_until: At) -> anyhow::Result<Restored> {
    make_private(to)?;
    let (source, target) = (from.to_owned(), to.to_owned());
    tokio::task::spawn_blocking(move || fs::copy(source, target)).await?.context("cannot copy it")?;
    let mut conn = options(to).connect().await.context("it is no database")?;
    integrity(&mut conn, from).await?;
    let tables: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('account', 'room', 'seat', 'audit')",
    )
    .fetch_one(&mut conn)
    .await?;
    ensure!(tables == 4, "it holds no data of this program");
    crate::schema::migrate(&mut conn).await?;
    let erased = match keys {
        Keys::Beside => keys::put_back(&mut conn, &keys_of(from), handle_until).await?,
        Keys::In(keys) => keys::put_back(&mut conn, keys, handle_until).await?,
        Keys::Lost => 0,
    };
    let restored = Restored {
        accounts: count(&mut conn, "SELECT COUNT(*) FROM account").await?,
        rooms: count(&mut conn, "SELECT COUNT(*) FROM room").await?,
        audit_lines: count(&mut conn, "SELECT COUNT(*) FROM audit").await?,
        erased,
    };
    conn.close().await?;
    Ok(restored)
}

async fn count(conn: &mut crate::Conn, sql: &'static str) -> anyhow::Result<u64> {
    let count: i64 = sqlx::query_scalar(sql).fetch_one(conn).await?;
    Ok(count.unsigned_abs())
}

/// Gives a finished file its name, in such an order that after a power cut it is there whole or not at all.
async fn settle(partial: PathBuf, to: PathBuf) -> anyhow::Result<()> {
    let settle = move || -> std::io::Result<()> {
        File::open(&partial)?.sync_all()?;
        fs::rename(&partial, &to)?;
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()
    };
    tokio::task::spawn_blocking(settle).await?.context("cannot finish the file")
}

/// An unfinished copy and what SQLite put beside it; none of it may be there.
fn discard(partial: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(with_suffix(partial, suffix));
    }
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}
