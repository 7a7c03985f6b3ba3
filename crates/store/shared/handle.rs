//! Handles that change hands: renames, old ones that rest, reserved ones that lapse.

use domain::entry::Handle;
use domain::{AccountId, At};
use store::column::{KeepingColumns, number};
use store::sealed::handle_hash;
use store::{Conflict, Keeping};

use crate::Conn;
use crate::unit::{Refused, one};

pub async fn rename(
    conn: &mut Conn,
    account: AccountId,
    from: &Handle,
    to: &Handle,
    at: At,
    rests_until: Option<At>,
) -> Result<(), Refused> {
    let id = number(account.number());
    check_rest(conn, to, account, at).await?;
    let taken = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM account WHERE id <> $1 AND (handle = $2 OR skeleton = $3)"#,
        id,
        to.as_str(),
        to.skeleton()
    )
    .fetch_one(&mut *conn)
    .await?;
    if taken > 0 {
        return Err(Refused::Conflict(Conflict::HandleTaken));
    }
    let done = sqlx::query!(
        "UPDATE account SET handle = $2, skeleton = $3 WHERE id = $1 AND handle = $4",
        id,
        to.as_str(),
        to.skeleton(),
        from.as_str()
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    if let Some(until) = rests_until {
        sqlx::query!(
            "INSERT INTO old_handle (skeleton, account, until) VALUES ($1, $2, $3) \
             ON CONFLICT (skeleton) DO UPDATE SET account = excluded.account, until = excluded.until",
            from.skeleton(),
            id,
            number(until.0)
        )
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query!(
        "INSERT INTO handle_keeping (account, renamed) VALUES ($1, $2) \
         ON CONFLICT (account) DO UPDATE SET renamed = excluded.renamed",
        id,
        number(at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// [`Conflict::HandleTaken`] while the handle rests after somebody else's rename or erasure.
pub async fn check_rest(conn: &mut Conn, handle: &Handle, by: AccountId, now: At) -> Result<(), Refused> {
    let erased = sqlx::query_scalar!(
        "SELECT until FROM handle_kept WHERE skeleton_hash = $1 AND until > $2",
        handle_hash(&handle.skeleton()),
        number(now.0)
    )
    .fetch_optional(&mut *conn)
    .await?;
    if erased.is_some() {
        return Err(Refused::Conflict(Conflict::HandleTaken));
    }
    match rests(conn, handle, now).await? {
        Some(whose) if whose != number(by.number()) => Err(Refused::Conflict(Conflict::HandleTaken)),
        _ => Ok(()),
    }
}

async fn rests(conn: &mut Conn, handle: &Handle, now: At) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar!(
        "SELECT account FROM old_handle WHERE skeleton = $1 AND until > $2",
        handle.skeleton(),
        number(now.0)
    )
    .fetch_optional(conn)
    .await
}

pub async fn resting(conn: &mut Conn, handle: &Handle, now: At) -> anyhow::Result<Option<AccountId>> {
    Ok(rests(conn, handle, now).await?.map(|id| AccountId::new(id as u64)))
}

pub async fn wake(conn: &mut Conn, handle: &Handle) -> Result<(), Refused> {
    sqlx::query!("DELETE FROM old_handle WHERE skeleton = $1", handle.skeleton()).execute(conn).await?;
    Ok(())
}

pub async fn warn(conn: &mut Conn, account: AccountId, at: At) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO handle_keeping (account, warned) VALUES ($1, $2) \
         ON CONFLICT (account) DO UPDATE SET warned = excluded.warned",
        number(account.number()),
        number(at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn keeping(conn: &mut Conn, account: AccountId) -> anyhow::Result<Keeping> {
    let row = sqlx::query_as!(
        KeepingColumns,
        r#"SELECT COALESCE(seen.at_ms, account.registered) AS "seen!: i64", warned, renamed
           FROM account LEFT JOIN seen ON seen.account = account.id
           LEFT JOIN handle_keeping ON handle_keeping.account = account.id WHERE account.id = $1"#,
        number(account.number())
    )
    .fetch_one(conn)
    .await?;
    row.read()
}
