//! Badges: what of their proofs somebody shows, and how many could show the same.

#![allow(clippy::useless_conversion)] // One text: one database says that a count may be empty, the other that it is there.

use domain::entry::BadgeChoice;
use domain::{AccountId, At};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::proof::{BadgeColumns, CrowdAsked};

use crate::Conn;
use crate::unit::Refused;

pub async fn choose(conn: &mut Conn, account: AccountId, choice: &BadgeChoice) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO badge (account, proof, organisation, profession, years, field) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account) DO UPDATE SET proof = excluded.proof, \
         organisation = excluded.organisation, profession = excluded.profession, \
         years = excluded.years, field = excluded.field",
        number(account.number()),
        number(choice.proof.number()),
        choice.organisation,
        choice.profession,
        choice.years,
        choice.field
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn choices(
    conn: &mut Conn,
    accounts: &[AccountId],
) -> anyhow::Result<Vec<(AccountId, BadgeChoice)>> {
    let mut found = Vec::new();
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = sqlx::query_as!(
            BadgeColumns,
            "SELECT account, proof, organisation, profession, years, field FROM badge WHERE account IN \
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
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
            found.push(row.read()?);
        }
    }
    Ok(found)
}

/// An empty text stands for a part that is not asked for: no part is ever empty.
pub async fn crowd(conn: &mut Conn, asked: &CrowdAsked, now: At) -> anyhow::Result<u32> {
    let count = sqlx::query_scalar!(
        "SELECT COUNT(DISTINCT proof.account) FROM proof JOIN account ON account.id = proof.account \
         WHERE account.member_since IS NOT NULL AND NOT account.bot AND proof.expires > $1 \
         AND ($2 = '' OR organisation_folded = $2) AND ($3 = '' OR profession_folded = $3) \
         AND ($4 = '' OR proof.field = $4) AND (years >= $5 OR $5 = 0)",
        number(now.0),
        asked.organisation.as_deref().unwrap_or_default(),
        asked.profession.as_deref().unwrap_or_default(),
        asked.field.map_or("", |field| field.key()),
        i64::from(asked.years.unwrap_or_default())
    )
    .fetch_one(conn)
    .await?;
    Ok(u32::try_from(Option::<i64>::from(count).unwrap_or_default()).unwrap_or_default())
}

pub async fn member_count(conn: &mut Conn) -> anyhow::Result<u32> {
    let count =
        sqlx::query_scalar!("SELECT COUNT(*) FROM account WHERE member_since IS NOT NULL AND NOT bot")
            .fetch_one(conn)
            .await?;
    Ok(u32::try_from(Option::<i64>::from(count).unwrap_or_default()).unwrap_or_default())
}
