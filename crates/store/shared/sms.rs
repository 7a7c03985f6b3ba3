//! Text messages in SQL: a message is reserved before it is sent, by one writer; codes are tried and spent the same way.

use std::collections::BTreeMap;

use anyhow::Context;
use domain::entry::Range;
use domain::entry::one_time_code::Life;
use domain::entry::sms::{SMS_KEPT, Sent};
use domain::{AccountId, At, InviteId};
use store::column::{hex, number};
use store::{Answer, Conflict, InviteCode, SmsReads, SmsWrite, StoredSms};

use crate::Conn;
use crate::database::Database;
use crate::unit::{Refused, one};

pub async fn write(conn: &mut Conn, write: &SmsWrite) -> Result<(), Refused> {
    match write {
        SmsWrite::Reserve { id, turn, sent, told, forget } => {
            reserve(conn, *id, *turn, sent, *told, *forget).await
        }
        SmsWrite::Used { to } => {
            sqlx::query!("UPDATE text_message SET used = TRUE WHERE to_key = $1", number(*to))
                .execute(conn)
                .await?;
            Ok(())
        }
        SmsWrite::Close { range, since } => {
            sqlx::query!(
                "INSERT INTO text_closed (number_range, since) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                range.digits(),
                number(since.0)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        SmsWrite::SetCode { invite, code, expires } => {
            sqlx::query!(
                "INSERT INTO invite_code (invite, code_hash, expires, tries) VALUES ($1, $2, $3, 0) \
                 ON CONFLICT (invite) DO UPDATE SET code_hash = excluded.code_hash, expires = excluded.expires, \
                 tries = excluded.tries",
                number(invite.number()),
                hex(code),
                number(expires.0)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        SmsWrite::KeepCode { invite } => {
            sqlx::query!("UPDATE invite SET state = state WHERE id = $1", number(invite.number()))
                .execute(conn)
                .await?;
            Ok(())
        }
        SmsWrite::TryCode { invite, tries_max, now } => {
            let done = sqlx::query!(
                "UPDATE invite_code SET tries = tries + 1 WHERE invite = $1 AND tries < $2 AND expires > $3",
                number(invite.number()),
                i64::from(*tries_max),
                number(now.0)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::MailCodeGone)
        }
        SmsWrite::UseCode { invite, code } => {
            let done = sqlx::query!(
                "DELETE FROM invite_code WHERE invite = $1 AND code_hash = $2",
                number(invite.number()),
                hex(code)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::MailCodeGone)
        }
    }
}

async fn reserve(
    conn: &mut Conn,
    id: u64,
    turn: u64,
    sent: &Sent,
    told: Option<AccountId>,
    forget: At,
) -> Result<(), Refused> {
    let done = sqlx::query!("UPDATE text_turn SET turn = turn + 1 WHERE id = 1 AND turn = $1", number(turn))
        .execute(&mut *conn)
        .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    let forget = number(forget.0);
    sqlx::query!("DELETE FROM text_message WHERE at_ms < $1", forget).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM text_closed WHERE since < $1", forget).execute(&mut *conn).await?;
    sqlx::query!(
        "INSERT INTO text_message (id, at_ms, number_range, to_key, price, used, account) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        number(id),
        number(sent.at.0),
        sent.range.digits(),
        number(sent.to),
        number(sent.price),
        sent.used,
        told.map(|account| number(account.number()))
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn ledger(conn: &mut Conn, since: At) -> anyhow::Result<StoredSms> {
    let turn = sqlx::query_scalar!("SELECT turn FROM text_turn WHERE id = 1").fetch_one(&mut *conn).await?;
    let rows = sqlx::query!(
        r#"SELECT text_message.at_ms AS "at_ms!: i64", text_message.number_range AS "number_range!: String",
             text_message.to_key AS "to_key!: i64", text_message.price AS "price!: i64",
             (text_message.used OR EXISTS (SELECT 1 FROM seen WHERE seen.account = text_message.account
               AND seen.at_ms > text_message.at_ms)) AS "used!: bool"
           FROM text_message WHERE text_message.at_ms > $1 ORDER BY text_message.at_ms LIMIT $2"#,
        number(since.0),
        SMS_KEPT as i64 + 1
    )
    .fetch_all(&mut *conn)
    .await?;
    let whole = |number: i64| u64::try_from(number).context("a row of text_message is damaged");
    let range = |digits: &str| Range::parse(digits).context("a range of numbers is damaged");
    let mut sent = Vec::with_capacity(rows.len());
    for row in rows {
        sent.push(Sent {
            at: At(whole(row.at_ms)?),
            range: range(&row.number_range)?,
            to: whole(row.to_key)?,
            price: whole(row.price)?,
            used: row.used,
        });
    }
    let rows = sqlx::query!("SELECT number_range, since FROM text_closed").fetch_all(conn).await?;
    let mut closed = BTreeMap::new();
    for row in rows {
        closed.insert(range(&row.number_range)?, At(whole(row.since)?));
    }
    Ok(StoredSms { turn: whole(turn)?, sent, closed })
}

async fn code(conn: &mut Conn, invite: InviteId) -> anyhow::Result<Option<InviteCode>> {
    let row = sqlx::query!(
        "SELECT code_hash, expires, tries FROM invite_code WHERE invite = $1",
        number(invite.number())
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let life = Life {
        expires: At(u64::try_from(row.expires).context("invite_code.expires is negative")?),
        tries: u32::try_from(row.tries).context("invite_code.tries is out of range")?,
    };
    Ok(Some(InviteCode { code_hash: row.code_hash, life }))
}

impl SmsReads for Database {
    fn sms(&self, since: At) -> Answer<'_, StoredSms> {
        Box::pin(async move { ledger(&mut *self.reader().await?, since).await })
    }
    fn invite_code(&self, invite: InviteId) -> Answer<'_, Option<InviteCode>> {
        Box::pin(async move { code(&mut *self.reader().await?, invite).await })
    }
}
