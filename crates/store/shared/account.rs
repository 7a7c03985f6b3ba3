//! Accounts: a handle and its look-alikes have one owner; an applicant becomes a member once.

use domain::entry::{Account, Handle, Standing};
use domain::{AccountId, At};
use store::Conflict;
use store::column::{self, AccountColumns, LOOKED_UP_AT_ONCE, number, padded};
use store::sealed as sealing;

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

macro_rules! select {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            AccountColumns,
            "SELECT id, handle, stated, field, registered, member_since, let_in_how, let_in_by, owner, bot, \
             password_hash, (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) \
             AS \"sealing_key?\" FROM account " + $where
            $(, $argument)*
        )
    };
}

pub async fn add(conn: &mut Conn, account: &Account, password_hash: &str) -> Result<(), Refused> {
    crate::handle::check_rest(conn, &account.handle, account.id, account.registered).await?;
    let (since, how, by) = column::standing(&account.standing);
    let key = sealing::SealingKey::draw();
    let done = sqlx::query!(
        "INSERT INTO account (id, handle, skeleton, stated, field, registered, member_since, let_in_how, let_in_by, \
         owner, bot, password_hash) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 \
         WHERE NOT EXISTS (SELECT 1 FROM handle_kept WHERE skeleton_hash = $13 AND until > $6) ON CONFLICT DO NOTHING",
        number(account.id.number()),
        account.handle.as_str(),
        account.handle.skeleton(),
        sealing::seal(&key, "account.stated", account.id, account.stated.as_str()),
        account.field.key(),
        number(account.registered.0),
        since,
        how,
        by,
        account.owner,
        account.bot,
        password_hash,
        sealing::handle_hash(&account.handle.skeleton())
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::HandleTaken)?;
    Ok(sealed::add_key(conn, account.id, &key).await?)
}

pub async fn set_standing(conn: &mut Conn, id: AccountId, standing: &Standing) -> Result<(), Refused> {
    let (since, how, by) = column::standing(standing);
    let done = sqlx::query!(
        "UPDATE account SET member_since = $2, let_in_how = $3, let_in_by = $4 WHERE id = $1 AND member_since IS NULL",
        number(id.number()),
        since,
        how,
        by
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::AlreadyAMember)?;
    crate::struck::let_in(conn, id, standing).await
}

pub async fn set_owner(conn: &mut Conn, id: AccountId, owner: bool) -> Result<(), Refused> {
    let done = sqlx::query!("UPDATE account SET owner = $2 WHERE id = $1", number(id.number()), owner)
        .execute(conn)
        .await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

pub async fn set_password(conn: &mut Conn, id: AccountId, password_hash: &str) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE account SET password_hash = $2 WHERE id = $1",
        number(id.number()),
        password_hash
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

/// Writes the row as it is: unlike a read this waits for whoever changes it at the same time.
pub async fn if_password(conn: &mut Conn, id: AccountId, password_hash: &str) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE account SET password_hash = $2 WHERE id = $1 AND password_hash = $2",
        number(id.number()),
        password_hash
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::PasswordChanged)
}

pub async fn by_id(conn: &mut Conn, id: AccountId) -> anyhow::Result<Option<(Account, String)>> {
    let row = select!("WHERE id = $1", number(id.number())).fetch_optional(conn).await?;
    row.map(AccountColumns::read).transpose()
}

pub async fn by_handle(conn: &mut Conn, handle: &Handle) -> anyhow::Result<Option<(Account, String)>> {
    let row = select!("WHERE handle = $1", handle.as_str()).fetch_optional(conn).await?;
    row.map(AccountColumns::read).transpose()
}

pub async fn handle_is_free(conn: &mut Conn, handle: &Handle) -> anyhow::Result<bool> {
    let taken = sqlx::query_scalar!(
        "SELECT id FROM account WHERE handle = $1 OR skeleton = $2 \
         UNION ALL SELECT until FROM handle_kept WHERE skeleton_hash = $3 LIMIT 1",
        handle.as_str(),
        handle.skeleton(),
        sealing::handle_hash(&handle.skeleton())
    )
    .fetch_optional(conn)
    .await?;
    Ok(taken.is_none())
}

pub async fn by_ids(conn: &mut Conn, ids: &[AccountId]) -> anyhow::Result<Vec<Account>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = select!(
            "WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *conn)
        .await?;
        for row in rows {
            found.push(row.read()?.0);
        }
    }
    found.sort_by_key(|account| account.id);
    found.dedup_by_key(|account| account.id);
    Ok(found)
}

pub async fn waitlist(
    conn: &mut Conn,
    limit: u32,
    after: Option<(At, AccountId)>,
) -> anyhow::Result<Vec<Account>> {
    let (registered, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = select!(
        "WHERE member_since IS NULL AND (registered, id) > ($1, $2) ORDER BY registered, id LIMIT $3",
        registered,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok(row.read()?.0)).collect()
}

pub async fn has_owner(conn: &mut Conn) -> anyhow::Result<bool> {
    let owner =
        sqlx::query_scalar!("SELECT id FROM account WHERE owner LIMIT 1").fetch_optional(conn).await?;
    Ok(owner.is_some())
}
