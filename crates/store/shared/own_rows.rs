//! What is one account's own in any table, as `store::keeping` describes it: for the export, and for sealing again.

use domain::AccountId;
use sqlx::{Column as _, Row, TypeInfo};
use store::column::number;
use store::keeping::{Column, Kept, kept};
use store::sealed::{self, SealingKey};
use store::{EXPORT_ROWS_MAX, OwnRow, OwnValue};

use crate::Conn;

/// Every row of `table` that is this account's, its sealed texts opened. A table with more than one owner has none.
pub async fn of(conn: &mut Conn, table: &'static Kept, account: AccountId) -> anyhow::Result<Vec<OwnRow>> {
    let exported: Vec<_> = table
        .columns
        .iter()
        .filter_map(|(name, how)| match how {
            Column::Export(path) => Some((*name, *path, false)),
            Column::Sealed(path) => Some((*name, *path, true)),
            Column::SealedAndLeft(_) | Column::Left(_) => None,
        })
        .collect();
    let (Some(whose), false) = (table.whose, exported.is_empty()) else { return Ok(vec![]) };
    let names: Vec<_> = exported.iter().map(|(name, ..)| *name).collect();
    // The words are of the constant table alone.
    let sql = format!(
        "SELECT {} FROM {} WHERE {whose} = $1 ORDER BY 1 LIMIT {EXPORT_ROWS_MAX}",
        names.join(", "),
        table.table
    );
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(number(account.number())).fetch_all(&mut *conn).await?;
    let key = crate::sealed::key_of(conn, account).await?;
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        let mut values = Vec::with_capacity(exported.len());
        for (at, (name, path, is_sealed)) in exported.iter().enumerate() {
            let value = match value(&row, at)? {
                OwnValue::Text(text) if *is_sealed => {
                    let place = format!("{}.{name}", table.table);
                    OwnValue::Text(sealed::open(key.as_ref(), &place, account, &text)?)
                }
                value => value,
            };
            values.push((*path, value));
        }
        own.push(values);
    }
    Ok(own)
}

fn value(row: &crate::Row, at: usize) -> sqlx::Result<OwnValue> {
    let kind = row.column(at).type_info().name().to_owned();
    Ok(if kind.starts_with("BOOL") {
        row.try_get::<Option<bool>, _>(at)?.map_or(OwnValue::Nothing, OwnValue::YesOrNo)
    } else if kind == "TEXT" {
        row.try_get::<Option<String>, _>(at)?.map_or(OwnValue::Nothing, OwnValue::Text)
    } else {
        row.try_get::<Option<i64>, _>(at)?.map_or(OwnValue::Nothing, OwnValue::Number)
    })
}

/// Seals every open text of this account under its `key`. With a new key, what an earlier one sealed is lost.
pub async fn seal_again(
    conn: &mut Conn,
    account: AccountId,
    key: &SealingKey,
    is_new: bool,
) -> sqlx::Result<()> {
    for table in kept() {
        let Some(whose) = table.whose else { continue };
        for (name, _) in table.columns.iter().filter(|(_, how)| how.is_sealed()) {
            let texts = format!(
                "SELECT DISTINCT {name} FROM {} WHERE {whose} = $1 AND {name} IS NOT NULL",
                table.table
            );
            let texts: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(texts))
                .bind(number(account.number()))
                .fetch_all(&mut *conn)
                .await?;
            for text in texts.into_iter().filter(|text| is_new || !sealed::is_sealed(text)) {
                let now = if sealed::is_sealed(&text) { sealed::GONE } else { &text };
                let now = sealed::seal(key, &format!("{}.{name}", table.table), account, now);
                let change =
                    format!("UPDATE {} SET {name} = $2 WHERE {whose} = $1 AND {name} = $3", table.table);
                sqlx::query(sqlx::AssertSqlSafe(change))
                    .bind(number(account.number()))
                    .bind(now)
                    .bind(text)
                    .execute(&mut *conn)
                    .await?;
            }
        }
    }
    Ok(())
}
