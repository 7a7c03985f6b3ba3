//! What owners do to branches of the tree: one row for each who was hit, and one of them at a time.

use domain::AccountId;
use domain::entry::{LetInBy, Standing};
use store::column::{StruckColumns, hit_word, number};
use store::{Conflict, Inviting, StruckRow};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &Inviting) -> Result<(), Refused> {
    let done = match write {
        Inviting::Strike { id, struck } => {
            let (account, at) = (number(struck.account.number()), number(struck.at.0));
            sqlx::query!("UPDATE struck SET lifted = $2 WHERE account = $1 AND lifted IS NULL", account, at)
                .execute(&mut *conn)
                .await?;
            sqlx::query!(
                "INSERT INTO struck (id, account, hit, root, by_owner, at_ms) VALUES ($1, $2, $3, $4, $5, $6)",
                number(*id),
                account,
                hit_word(struck.hit),
                number(struck.root.number()),
                number(struck.by.number()),
                at
            )
            .execute(conn)
            .await?
        }
        Inviting::Remove { account, let_in_by } => return remove(conn, *account, *let_in_by).await,
        Inviting::Lift { account, struck_at, at } => {
            let id = number(account.number());
            // A removal that is lifted was no upheld report.
            sqlx::query!(
                "UPDATE inviter SET upheld = upheld - 1 WHERE account = $1 AND upheld > 0 AND EXISTS \
                 (SELECT 1 FROM struck WHERE struck.account = $1 AND struck.lifted IS NULL AND struck.hit = 'removed')",
                id
            )
            .execute(&mut *conn)
            .await?;
            sqlx::query!(
                "UPDATE struck SET lifted = $3 WHERE account = $1 AND at_ms = $2 AND lifted IS NULL",
                id,
                number(struck_at.0),
                number(at.0)
            )
            .execute(conn)
            .await?
        }
        Inviting::Appeal { account, text, at } => {
            let appeal = sealed::seal(conn, *account, "struck.appeal", text.as_str()).await?;
            sqlx::query!(
                "UPDATE struck SET appeal = $2, appealed = $3 \
                 WHERE account = $1 AND lifted IS NULL AND appealed IS NULL",
                number(account.number()),
                appeal,
                number(at.0)
            )
            .execute(conn)
            .await?
        }
        Inviting::Deny { account, at } => {
            sqlx::query!(
                "UPDATE struck SET denied = $2 \
                 WHERE account = $1 AND lifted IS NULL AND appealed IS NOT NULL AND denied IS NULL",
                number(account.number()),
                number(at.0)
            )
            .execute(conn)
            .await?
        }
        _ => return Ok(()), // The rest is written elsewhere.
    };
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

/// The standing must still be the one that was read: whoever was let in anew meanwhile is not hit.
async fn remove(conn: &mut Conn, account: AccountId, let_in_by: Option<AccountId>) -> Result<(), Refused> {
    let id = number(account.number());
    let done = sqlx::query!(
        "UPDATE account SET member_since = NULL, let_in_how = NULL, let_in_by = NULL \
         WHERE id = $1 AND member_since IS NOT NULL AND NOT owner AND COALESCE(let_in_by, -1) = $2",
        id,
        let_in_by.map_or(-1, |by| number(by.number()))
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    sqlx::query!("DELETE FROM session WHERE account = $1", id).execute(&mut *conn).await?;
    // A word of somebody who is no member counts for nobody.
    sqlx::query!(
        "DELETE FROM vouch WHERE member = $1 AND applicant IN (SELECT id FROM account WHERE member_since IS NULL)",
        id
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("DELETE FROM named WHERE member = $1", id).execute(&mut *conn).await?;
    sqlx::query!(
        "INSERT INTO inviter (account, turn, upheld) VALUES ($1, 0, 1) \
         ON CONFLICT (account) DO UPDATE SET upheld = inviter.upheld + 1",
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// From where an owner has put somebody, only an owner lets them in again; that ends what was done to them.
pub async fn let_in(conn: &mut Conn, account: AccountId, standing: &Standing) -> Result<(), Refused> {
    let Standing::Member { since, let_in_by } = standing else { return Ok(()) };
    let id = number(account.number());
    if let LetInBy::Owner { .. } = let_in_by {
        sqlx::query!(
            "UPDATE struck SET lifted = $2 WHERE account = $1 AND lifted IS NULL",
            id,
            number(since.0)
        )
        .execute(conn)
        .await?;
        return Ok(());
    }
    let removed = sqlx::query_scalar!("SELECT id FROM struck WHERE account = $1 AND lifted IS NULL", id)
        .fetch_optional(conn)
        .await?;
    if removed.is_none() { Ok(()) } else { Err(Refused::Conflict(Conflict::Removed)) }
}

macro_rules! select {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            StruckColumns,
            "SELECT account, hit, root, by_owner, at_ms, appeal, appealed, denied, (SELECT sealing_key \
             FROM account_key WHERE account_key.account = struck.account) AS \"sealing_key?\" \
             FROM struck WHERE lifted IS NULL " + $where
            $(, $argument)*
        )
    };
}

pub async fn one_of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<StruckRow>> {
    let row = select!("AND account = $1", number(account.number())).fetch_optional(conn).await?;
    row.map(StruckColumns::read).transpose()
}

pub async fn all(conn: &mut Conn, appealed: bool) -> anyhow::Result<Vec<StruckRow>> {
    let rows = if appealed {
        select!("AND appealed IS NOT NULL AND denied IS NULL ORDER BY appealed, account LIMIT 1000")
            .fetch_all(conn)
            .await?
    } else {
        select!("ORDER BY at_ms DESC, account LIMIT 1000").fetch_all(conn).await?
    };
    rows.into_iter().map(StruckColumns::read).collect()
}
