//! Sign-on: logins elsewhere, each tied to one account, and whom the organisation let in.

use domain::{AccountId, At};
use store::column::{hex, number};
use store::proof::{SignOn, SignOnColumns};
use store::{Conflict, TokenHash};

use crate::Conn;
use crate::unit::{Refused, one};

pub async fn tie(
    conn: &mut Conn,
    subject: &TokenHash,
    provider: &str,
    account: AccountId,
    at: At,
) -> Result<(), Refused> {
    let done = sqlx::query!(
        "INSERT INTO sign_on (subject, provider, account, linked, checked) VALUES ($1, $2, $3, $4, $4) \
         ON CONFLICT (subject) DO UPDATE SET checked = excluded.checked \
         WHERE sign_on.account = excluded.account",
        hex(subject),
        provider,
        number(account.number()),
        number(at.0)
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::SignOnTaken)
}

pub async fn checked(conn: &mut Conn, subject: &TokenHash, at: At) -> Result<(), Refused> {
    sqlx::query!("UPDATE sign_on SET checked = $2 WHERE subject = $1", hex(subject), number(at.0))
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn leave_organisation(conn: &mut Conn, account: AccountId) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE account SET member_since = NULL, let_in_how = NULL, let_in_by = NULL, owner = FALSE \
         WHERE id = $1 AND let_in_how = 'organisation'",
        number(account.number())
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

pub async fn by_subject(conn: &mut Conn, subject: &TokenHash) -> anyhow::Result<Option<SignOn>> {
    let row = sqlx::query_as!(
        SignOnColumns,
        "SELECT subject, provider, account, checked FROM sign_on WHERE subject = $1",
        hex(subject)
    )
    .fetch_optional(conn)
    .await?;
    row.map(SignOnColumns::read).transpose()
}

pub async fn of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Vec<SignOn>> {
    let rows = sqlx::query_as!(
        SignOnColumns,
        "SELECT subject, provider, account, checked FROM sign_on WHERE account = $1 ORDER BY linked, subject LIMIT 50",
        number(account.number())
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(SignOnColumns::read).collect()
}

pub async fn unchecked_since(
    conn: &mut Conn,
    providers: &[String],
    before: At,
    limit: u32,
) -> anyhow::Result<Vec<AccountId>> {
    // Neither database takes a list as one value, and a provider's name holds no comma.
    let providers = format!(",{},", providers.join(","));
    let rows = sqlx::query_scalar!(
        "SELECT account.id FROM account WHERE let_in_how = 'organisation' \
         AND EXISTS (SELECT 1 FROM session WHERE session.account = account.id) \
         AND EXISTS (SELECT 1 FROM sign_on WHERE sign_on.account = account.id AND $3 LIKE '%,' || provider || ',%') \
         AND NOT EXISTS (SELECT 1 FROM sign_on WHERE sign_on.account = account.id AND $3 LIKE '%,' || provider || ',%' \
         AND checked >= $1) \
         ORDER BY account.id LIMIT $2",
        number(before.0),
        i64::from(limit),
        providers
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|id| AccountId::new(u64::try_from(id).unwrap_or_default())).collect())
}
