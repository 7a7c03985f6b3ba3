//! One-time codes: sent by mail, kept by oneself, made by the operator. Each is spent by one writer, and each try counts.

use domain::entry::one_time_code::Life;
use domain::{AccountId, At};
use store::column::{hex, number};
use store::{Conflict, MailCode, SignInWrite, TokenHash};

use crate::Conn;
use crate::sign_in::unsigned;
use crate::unit::{Refused, one};

pub async fn write(conn: &mut Conn, write: &SignInWrite) -> Result<(), Refused> {
    match write {
        SignInWrite::SetRecoveryCodes { account, codes } => {
            let account = number(account.number());
            sqlx::query!("DELETE FROM recovery_code WHERE account = $1 AND operators_until IS NULL", account)
                .execute(&mut *conn)
                .await?;
            for code in codes {
                add_code(conn, account, code, None).await?;
            }
            Ok(())
        }
        SignInWrite::SetOperatorsCode { account, code, until } => {
            let account = number(account.number());
            sqlx::query!(
                "DELETE FROM recovery_code WHERE account = $1 AND operators_until IS NOT NULL",
                account
            )
            .execute(&mut *conn)
            .await?;
            add_code(conn, account, code, Some(number(until.0))).await
        }
        SignInWrite::UseCode { account, code, operators, now } => {
            use_code(conn, *account, code, *operators, *now).await
        }
        SignInWrite::AddMailCode { key, account, code, life, now } => {
            sqlx::query!("DELETE FROM mail_code WHERE expires <= $1", number(now.0))
                .execute(&mut *conn)
                .await?;
            sqlx::query!(
                "INSERT INTO mail_code (key_hash, account, code_hash, expires, tries) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (key_hash) DO NOTHING",
                hex(key),
                account.map(|account| number(account.number())),
                hex(code),
                number(life.expires.0),
                i64::from(life.tries)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        SignInWrite::TryMailCode { key, tries_max, now } => {
            let done = sqlx::query!(
                "UPDATE mail_code SET tries = tries + 1 WHERE key_hash = $1 AND tries < $2 AND expires > $3",
                hex(key),
                i64::from(*tries_max),
                number(now.0)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::CodeGone)
        }
        SignInWrite::UseMailCode { key, code } => {
            let done = sqlx::query!(
                "DELETE FROM mail_code WHERE key_hash = $1 AND code_hash = $2",
                hex(key),
                hex(code)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::CodeGone)
        }
        _ => Ok(()), // The rest is written elsewhere.
    }
}

async fn add_code(
    conn: &mut Conn,
    account: i64,
    code: &TokenHash,
    until: Option<i64>,
) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO recovery_code (account, code_hash, operators_until) VALUES ($1, $2, $3)",
        account,
        hex(code),
        until
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn use_code(
    conn: &mut Conn,
    account: AccountId,
    code: &TokenHash,
    operators: bool,
    now: At,
) -> Result<(), Refused> {
    let (account, code) = (number(account.number()), hex(code));
    let done = if operators {
        let now = number(now.0);
        sqlx::query!(
            "DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2 AND operators_until > $3",
            account,
            code,
            now
        )
        .execute(conn)
        .await?
    } else {
        sqlx::query!(
            "DELETE FROM recovery_code WHERE account = $1 AND code_hash = $2 AND operators_until IS NULL",
            account,
            code
        )
        .execute(conn)
        .await?
    };
    one(done.rows_affected(), Conflict::CodeGone)
}

pub async fn of_mail(conn: &mut Conn, key: &TokenHash) -> anyhow::Result<Option<MailCode>> {
    let row = sqlx::query!(
        "SELECT account, code_hash, expires, tries FROM mail_code WHERE key_hash = $1",
        hex(key)
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        let account = row.account.map(unsigned).transpose()?.map(AccountId::new);
        let life = Life { expires: At(unsigned(row.expires)?), tries: unsigned(row.tries)? as u32 };
        Ok(MailCode { account, code_hash: row.code_hash, life })
    })
    .transpose()
}
