//! The sealing keys beside a backup: a file of their own, so that a copy of the database alone lets nobody read what
//! erased people wrote.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use domain::At;
use store::sealed::{SealingKey, handle_hash};

use crate::Conn;
use crate::place::make_private;

/// The first line of the file.
const HEAD: &str = "jushou sealing keys 1";

/// Where a restore finds the keys.
#[derive(Clone, Copy)]
pub enum Keys<'a> {
    /// In the file that was made with the backup.
    Beside,
    /// In a later one: whoever has no key there was erased meanwhile, and is erased again.
    In(&'a Path),
    /// Nowhere: sealed texts read "…" from then on.
    Lost,
}

/// Where a backup's keys are put.
pub fn keys_of(backup: &Path) -> PathBuf {
    crate::backup::with_suffix(backup, ".keys")
}

/// Moves the keys out of a copy of the database, into `to`. Returns how many there are.
pub(crate) async fn take_out(copy: &mut Conn, to: &Path) -> anyhow::Result<usize> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT account, sealing_key FROM account_key ORDER BY account")
            .fetch_all(&mut *copy)
            .await?;
    make_private(to)?;
    let mut file = std::io::BufWriter::new(fs::File::create(to).context("the keys' file cannot be made")?);
    writeln!(file, "{HEAD}")?;
    for (account, key) in &rows {
        writeln!(file, "{account} {key}")?;
    }
    file.flush()?;
    sqlx::raw_sql("PRAGMA secure_delete = ON; DELETE FROM account_key; VACUUM;").execute(copy).await?;
    Ok(rows.len())
}

/// Puts keys into a restored database. Accounts that have none were erased after the backup: they are erased here too.
/// Returns how many.
pub(crate) async fn put_back(conn: &mut Conn, from: &Path, handle_until: At) -> anyhow::Result<u64> {
    let keys = read(from)?;
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT id, skeleton FROM account").fetch_all(&mut *conn).await?;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    let mut erased = 0;
    for (account, skeleton) in rows {
        if let Some(key) = keys.get(&account) {
            sqlx::query(
                "INSERT INTO account_key (account, sealing_key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(account)
            .bind(key.hex())
            .execute(&mut *conn)
            .await?;
            continue;
        }
        erased += 1;
        sqlx::query("INSERT INTO handle_kept (skeleton_hash, until) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(handle_hash(&skeleton))
            .bind(store::column::number(handle_until.0))
            .execute(&mut *conn)
            .await?;
        let old: Vec<(String, i64)> =
            sqlx::query_as("SELECT skeleton, until FROM old_handle WHERE account = $1")
                .bind(account)
                .fetch_all(&mut *conn)
                .await?;
        for (skeleton, until) in old {
            sqlx::query(
                "INSERT INTO handle_kept (skeleton_hash, until) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(handle_hash(&skeleton))
            .bind(until)
            .execute(&mut *conn)
            .await?;
        }
        for sql in [
            "DELETE FROM old_handle WHERE account = $1",
            "DELETE FROM room WHERE owner = $1 AND ended IS NOT NULL",
            "DELETE FROM seat WHERE member = $1",
            "DELETE FROM topic WHERE NOT EXISTS \
             (SELECT 1 FROM topic_follow WHERE topic_follow.topic = topic.id AND account <> $1)",
            "DELETE FROM thread WHERE id IN (SELECT side.thread FROM thread_side AS side JOIN thread AS waiting \
             ON waiting.id = side.thread WHERE side.account = $1 AND (side.other IS NULL OR waiting.state <> 'open'))",
            "UPDATE thread SET exchanged = FALSE \
             WHERE id IN (SELECT side.thread FROM thread_side AS side WHERE side.account = $1)",
            "UPDATE thread_side SET unread = 0 WHERE other = $1",
            "DELETE FROM account WHERE id = $1",
        ] {
            sqlx::query(sql).bind(account).execute(&mut *conn).await?;
        }
    }
    sqlx::raw_sql("COMMIT").execute(&mut *conn).await?;
    if erased > 0 {
        // Out of the free pages too.
        sqlx::raw_sql("PRAGMA secure_delete = ON; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
            .execute(conn)
            .await?;
    }
    Ok(erased)
}

fn read(from: &Path) -> anyhow::Result<BTreeMap<i64, SealingKey>> {
    let text = fs::read_to_string(from).with_context(|| {
        format!(
            "cannot read the keys {}: without them say --without-keys, and sealed texts are lost",
            from.display()
        )
    })?;
    let mut lines = text.lines();
    ensure!(lines.next() == Some(HEAD), "{} holds no keys of this program", from.display());
    let line = |line: &str| {
        let (account, key) = line.split_once(' ').context("a line of the keys is damaged")?;
        anyhow::Ok((
            account.parse::<i64>().context("a line of the keys is damaged")?,
            SealingKey::parse(key)?,
        ))
    };
    lines.map(line).collect()
}
