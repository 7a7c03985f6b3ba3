//! Sessions: one row a login, found by the hash of its token.

use domain::entry::Account;
use domain::{AccountId, At, Language};
use store::column::{SessionColumns, hex, number};
use store::{Session, SessionId, TokenHash};

use crate::Conn;
use crate::unit::Refused;

/// Whoever signs in stays: a wish to be erased is void.
pub async fn add(conn: &mut Conn, session: &Session, token_hash: &TokenHash) -> Result<(), Refused> {
    crate::leaving::stay(conn, session.account).await?;
    let device = crate::sealed::seal(conn, session.account, "session.device", &session.device).await?;
    sqlx::query!(
        "INSERT INTO session (id, account, token_hash, created, last_seen, device) VALUES ($1, $2, $3, $4, $5, $6)",
        number(session.id.number()),
        number(session.account.number()),
        hex(token_hash),
        number(session.created.0),
        number(session.last_seen.0),
        device
    )
    .execute(&mut *conn)
    .await?;
    crate::inviting::seen_now(conn, session.account, session.last_seen).await
}

pub async fn touch(conn: &mut Conn, id: SessionId, last_seen: At) -> Result<(), Refused> {
    let account = sqlx::query_scalar!(
        "UPDATE session SET last_seen = $2 WHERE id = $1 RETURNING account",
        number(id.number()),
        number(last_seen.0)
    )
    .fetch_optional(&mut *conn)
    .await?;
    match account {
        Some(account) => crate::inviting::seen_now(conn, AccountId::new(account as u64), last_seen).await,
        None => Ok(()),
    }
}

/// Nothing happens for an account that was never here.
pub async fn reads(conn: &mut Conn, account: AccountId, language: Language) -> Result<(), Refused> {
    sqlx::query!(
        "UPDATE seen SET language = $2 WHERE account = $1",
        number(account.number()),
        language.tag()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// `None`: not known.
pub async fn language_of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<Language>> {
    let tag = sqlx::query_scalar!("SELECT language FROM seen WHERE account = $1", number(account.number()))
        .fetch_optional(conn)
        .await?;
    Ok(tag.flatten().as_deref().and_then(Language::parse))
}

pub async fn remove(conn: &mut Conn, id: SessionId, account: AccountId) -> Result<(), Refused> {
    sqlx::query!(
        "DELETE FROM session WHERE id = $1 AND account = $2",
        number(id.number()),
        number(account.number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn remove_all(
    conn: &mut Conn,
    account: AccountId,
    except: Option<SessionId>,
) -> Result<(), Refused> {
    let except = except.map_or(-1, |id| number(id.number())); // No id is negative.
    sqlx::query!("DELETE FROM session WHERE account = $1 AND id <> $2", number(account.number()), except)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn by_token_hash(conn: &mut Conn, hash: &TokenHash) -> anyhow::Result<Option<(Session, Account)>> {
    let row = sqlx::query_as!(
        SessionColumns,
        "SELECT id, account, created, last_seen, device, \
         (SELECT sealing_key FROM account_key WHERE account_key.account = session.account) AS \"sealing_key?\" \
         FROM session WHERE token_hash = $1",
        hex(hash)
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(session) = row.map(SessionColumns::read).transpose()? else { return Ok(None) };
    let account = crate::account::by_id(conn, session.account).await?;
    Ok(account.map(|(account, _)| (session, account)))
}

pub async fn of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Vec<Session>> {
    let rows = sqlx::query_as!(
        SessionColumns,
        "SELECT id, account, created, last_seen, device, \
         (SELECT sealing_key FROM account_key WHERE account_key.account = session.account) AS \"sealing_key?\" \
         FROM session WHERE account = $1 \
         ORDER BY last_seen DESC, id LIMIT 1000",
        number(account.number())
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(SessionColumns::read).collect()
}
