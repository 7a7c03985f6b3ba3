//! Ways in: passkeys, addresses, the app, and what a session was signed in by. What is spent is spent by one writer.

use domain::entry::MailAddress;
use domain::entry::ways_in::Proof;
use domain::{AccountId, At};
use store::column::number;
use store::sealed::{GONE, SealingKey, mail_hash};
use store::{
    Answer, App, Conflict, MailCode, Notice, Passkey, SessionId, SignInBackend, SignInWrite, StoredWays,
    TokenHash,
};

use crate::database::Database;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};
use crate::{notice, one_time_code};

pub async fn write(conn: &mut Conn, write: &SignInWrite) -> Result<(), Refused> {
    match write {
        SignInWrite::Bump { account, version } => bump(conn, *account, *version).await,
        SignInWrite::AddPasskey(passkey) => add_passkey(conn, passkey).await,
        SignInWrite::UsePasskey { id, moving, at } => {
            let done = sqlx::query!(
                "UPDATE passkey SET moving = $2, last_used = $3 WHERE id = $1",
                id,
                moving,
                number(at.0)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::CodeGone)
        }
        SignInWrite::RenamePasskey { account, id, name } => {
            let name = sealed::seal(conn, *account, "passkey.name", name).await?;
            let done = sqlx::query!(
                "UPDATE passkey SET name = $3 WHERE id = $1 AND account = $2",
                id,
                number(account.number()),
                name
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        SignInWrite::DropPasskey { account, id } => {
            let account = number(account.number());
            let done = sqlx::query!("DELETE FROM passkey WHERE id = $1 AND account = $2", id, account)
                .execute(conn)
                .await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        SignInWrite::SetMail { account, mail, old } => {
            let (now, before) = (mail.as_ref(), old.as_ref().map(|(mail, _)| mail));
            let done = sqlx::query!(
                "UPDATE ways_in SET mail = $2, mail_hash = $3, old_mail = $4, old_mail_hash = $5, old_mail_until = $6 \
                 WHERE account = $1",
                number(account.number()),
                seal_mail(conn, *account, "ways_in.mail", now).await?,
                now.map(|mail| mail_hash(mail.as_str())),
                seal_mail(conn, *account, "ways_in.old_mail", before).await?,
                before.map(|mail| mail_hash(mail.as_str())),
                old.as_ref().map(|(_, until)| number(until.0))
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        SignInWrite::SetApp { account, secret } => {
            let secret = match secret {
                Some(secret) => Some(sealed::seal(conn, *account, "ways_in.app_secret", secret).await?),
                None => None,
            };
            let done = sqlx::query!(
                "UPDATE ways_in SET app_secret = $2 WHERE account = $1",
                number(account.number()),
                secret
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        SignInWrite::UseAppStep { account, step } => {
            let done = sqlx::query!(
                "UPDATE ways_in SET app_step = $2 WHERE account = $1 AND app_step < $2",
                number(account.number()),
                number(*step)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::CodeGone)
        }
        SignInWrite::SetRecoveryCodes { .. }
        | SignInWrite::SetOperatorsCode { .. }
        | SignInWrite::UseCode { .. }
        | SignInWrite::AddMailCode { .. }
        | SignInWrite::TryMailCode { .. }
        | SignInWrite::UseMailCode { .. } => one_time_code::write(conn, write).await,
        SignInWrite::Prove { session, proof } => {
            sqlx::query!(
                "INSERT INTO session_proof (session, proven, second) VALUES ($1, $2, $3) \
                 ON CONFLICT (session) DO UPDATE SET proven = excluded.proven, second = excluded.second",
                number(session.number()),
                number(proof.at.0),
                proof.second
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        SignInWrite::AddNotice(notice) => notice::add(conn, notice).await,
        SignInWrite::SeeNotice { id, account, session } => notice::see(conn, *id, *account, *session).await,
    }
}

async fn bump(conn: &mut Conn, account: AccountId, version: u64) -> Result<(), Refused> {
    let account = number(account.number());
    let done = if version == 0 {
        sqlx::query!(
            "INSERT INTO ways_in (account, version, app_step) VALUES ($1, 1, 0) \
             ON CONFLICT (account) DO NOTHING",
            account
        )
        .execute(conn)
        .await?
    } else {
        sqlx::query!(
            "UPDATE ways_in SET version = version + 1 WHERE account = $1 AND version = $2",
            account,
            number(version)
        )
        .execute(conn)
        .await?
    };
    one(done.rows_affected(), Conflict::WaysChanged)
}

async fn add_passkey(conn: &mut Conn, passkey: &Passkey) -> Result<(), Refused> {
    let name = sealed::seal(conn, passkey.account, "passkey.name", &passkey.name).await?;
    sqlx::query!(
        "INSERT INTO passkey (id, account, fixed, moving, name, created, last_used) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        passkey.id,
        number(passkey.account.number()),
        passkey.fixed,
        passkey.moving,
        name,
        number(passkey.created.0),
        passkey.last_used.map(|at| number(at.0))
    )
    .execute(conn)
    .await?;
    Ok(())
}

struct WaysColumns {
    version: i64,
    mail: Option<String>,
    old_mail: Option<String>,
    old_mail_until: Option<i64>,
    app_secret: Option<String>,
    app_step: i64,
}

struct PasskeyColumns {
    id: String,
    account: i64,
    fixed: String,
    moving: String,
    name: String,
    created: i64,
    last_used: Option<i64>,
    sealing_key: Option<String>,
}

pub fn unsigned(value: i64) -> anyhow::Result<u64> {
    u64::try_from(value).map_err(|_| anyhow::anyhow!("a number of the ways in is negative"))
}

/// None where its key is destroyed.
fn mail(
    key: Option<&SealingKey>,
    place: &str,
    account: AccountId,
    text: &str,
) -> anyhow::Result<Option<MailAddress>> {
    let text = store::sealed::open(key, place, account, text)?;
    if text == GONE {
        return Ok(None);
    }
    MailAddress::parse(&text).map(Some).map_err(|_| anyhow::anyhow!("{place} is no address"))
}

async fn seal_mail(
    conn: &mut Conn,
    account: AccountId,
    place: &str,
    mail: Option<&MailAddress>,
) -> sqlx::Result<Option<String>> {
    match mail {
        Some(mail) => Ok(Some(sealed::seal(conn, account, place, mail.as_str()).await?)),
        None => Ok(None),
    }
}

/// Gives addresses that still stand open the hashes they are found by once they are sealed.
pub async fn find_by_hash(conn: &mut Conn, account: AccountId) -> sqlx::Result<()> {
    let account = number(account.number());
    let row = sqlx::query!("SELECT mail, old_mail FROM ways_in WHERE account = $1", account)
        .fetch_optional(&mut *conn)
        .await?;
    let open = |text: Option<String>| text.filter(|text| !store::sealed::is_sealed(text));
    let Some((mail, old)) = row.map(|row| (open(row.mail), open(row.old_mail))) else { return Ok(()) };
    sqlx::query!(
        "UPDATE ways_in SET mail_hash = COALESCE($2, mail_hash), old_mail_hash = COALESCE($3, old_mail_hash) \
         WHERE account = $1",
        account,
        mail.map(|mail| mail_hash(&mail)),
        old.map(|mail| mail_hash(&mail))
    )
    .execute(conn)
    .await?;
    Ok(())
}

impl PasskeyColumns {
    fn read(self) -> anyhow::Result<Passkey> {
        let account = AccountId::new(unsigned(self.account)?);
        Ok(Passkey {
            id: self.id,
            account,
            fixed: self.fixed,
            moving: self.moving,
            name: store::sealed::opened(self.sealing_key.as_deref(), "passkey.name", account, &self.name)?,
            created: At(unsigned(self.created)?),
            last_used: self.last_used.map(unsigned).transpose()?.map(At),
        })
    }
}

async fn ways(conn: &mut Conn, account: AccountId) -> anyhow::Result<StoredWays> {
    let (whose, account) = (account, number(account.number()));
    let row = sqlx::query_as!(
        WaysColumns,
        "SELECT version, mail, old_mail, old_mail_until, app_secret, app_step FROM ways_in \
         WHERE account = $1",
        account
    )
    .fetch_optional(&mut *conn)
    .await?;
    let passkeys = sqlx::query_scalar!("SELECT id FROM passkey WHERE account = $1", account)
        .fetch_all(&mut *conn)
        .await?;
    let codes = sqlx::query_scalar!(
        "SELECT code_hash FROM recovery_code WHERE account = $1 AND operators_until IS NULL",
        account
    )
    .fetch_all(&mut *conn)
    .await?;
    let password = sqlx::query_scalar!("SELECT password_hash FROM account WHERE id = $1", account)
        .fetch_optional(&mut *conn)
        .await?;
    let key = sealed::key_of(conn, whose).await?;
    let mut ways = StoredWays {
        passkeys: passkeys.len() as u32,
        recovery_codes: codes.len() as u32,
        // Accounts without one have a word there that is no hash.
        password: password.is_some_and(|hash| hash.starts_with('$')),
        ..StoredWays::default()
    };
    if let Some(row) = row {
        ways.version = unsigned(row.version)?;
        let read = |place, text: Option<String>| match text {
            Some(text) => mail(key.as_ref(), place, whose, &text),
            None => Ok(None),
        };
        ways.mail = read("ways_in.mail", row.mail)?;
        ways.old_mail = match (read("ways_in.old_mail", row.old_mail)?, row.old_mail_until) {
            (Some(mail), Some(until)) => Some((mail, At(unsigned(until)?))),
            _ => None,
        };
        let step = unsigned(row.app_step)?;
        let open = |secret: String| store::sealed::open(key.as_ref(), "ways_in.app_secret", whose, &secret);
        let secret = row.app_secret.map(open).transpose()?;
        // A secret whose key is lost stays due and matches no code: the operator makes a one-time code then.
        ways.app = secret.map(|secret| App { secret, step });
    }
    Ok(ways)
}

async fn by_mail(conn: &mut Conn, mail: &MailAddress, now: At) -> anyhow::Result<Option<(AccountId, bool)>> {
    let current =
        sqlx::query_scalar!("SELECT account FROM ways_in WHERE mail_hash = $1", mail_hash(mail.as_str()))
            .fetch_optional(&mut *conn)
            .await?;
    // Asked for either way: the answer takes the same work for every address.
    let old = sqlx::query_scalar!(
        "SELECT account FROM ways_in WHERE old_mail_hash = $1 AND old_mail_until > $2 ORDER BY old_mail_until LIMIT 1",
        mail_hash(mail.as_str()),
        number(now.0)
    )
    .fetch_optional(conn)
    .await?;
    let found = current.map(|account| (account, false)).or(old.map(|account| (account, true)));
    found.map(|(account, is_old)| Ok((AccountId::new(unsigned(account)?), is_old))).transpose()
}

async fn passkeys(conn: &mut Conn, account: AccountId) -> anyhow::Result<Vec<Passkey>> {
    let rows = sqlx::query_as!(
        PasskeyColumns,
        "SELECT id, account, fixed, moving, name, created, last_used, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = passkey.account) AS \"sealing_key?\" FROM passkey WHERE account = $1 \
         ORDER BY created, id LIMIT 100",
        number(account.number())
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(PasskeyColumns::read).collect()
}

async fn passkey(conn: &mut Conn, id: &str) -> anyhow::Result<Option<Passkey>> {
    let row = sqlx::query_as!(
        PasskeyColumns,
        "SELECT id, account, fixed, moving, name, created, last_used, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = passkey.account) AS \"sealing_key?\" FROM passkey WHERE id = $1",
        id
    )
    .fetch_optional(conn)
    .await?;
    row.map(PasskeyColumns::read).transpose()
}

async fn proof(conn: &mut Conn, session: SessionId) -> anyhow::Result<Option<Proof>> {
    let row =
        sqlx::query!("SELECT proven, second FROM session_proof WHERE session = $1", number(session.number()))
            .fetch_optional(conn)
            .await?;
    row.map(|row| Ok(Proof { at: At(unsigned(row.proven)?), second: row.second })).transpose()
}

async fn account_ids(
    conn: &mut Conn,
    after: Option<AccountId>,
    limit: u32,
) -> anyhow::Result<Vec<AccountId>> {
    let after = after.map_or(-1, |id| number(id.number()));
    let rows = sqlx::query_scalar!(
        "SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|id| Ok(AccountId::new(unsigned(id)?))).collect()
}

impl SignInBackend for Database {
    fn ways_in(&self, account: AccountId) -> Answer<'_, StoredWays> {
        Box::pin(async move { ways(&mut *self.reader().await?, account).await })
    }
    fn passkeys(&self, account: AccountId) -> Answer<'_, Vec<Passkey>> {
        Box::pin(async move { passkeys(&mut *self.reader().await?, account).await })
    }
    fn passkey<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Passkey>> {
        Box::pin(async move { passkey(&mut *self.reader().await?, id).await })
    }
    fn account_by_mail<'a>(
        &'a self,
        mail: &'a MailAddress,
        now: At,
    ) -> Answer<'a, Option<(AccountId, bool)>> {
        Box::pin(async move { by_mail(&mut *self.reader().await?, mail, now).await })
    }
    fn mail_code<'a>(&'a self, key: &'a TokenHash) -> Answer<'a, Option<MailCode>> {
        Box::pin(async move { one_time_code::of_mail(&mut *self.reader().await?, key).await })
    }
    fn proof(&self, session: SessionId) -> Answer<'_, Option<Proof>> {
        Box::pin(async move { proof(&mut *self.reader().await?, session).await })
    }
    fn notices(&self, account: AccountId, session: SessionId) -> Answer<'_, Vec<Notice>> {
        Box::pin(async move { notice::of(&mut *self.reader().await?, account, session).await })
    }
    fn account_ids(&self, after: Option<AccountId>, limit: u32) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { account_ids(&mut *self.reader().await?, after, limit).await })
    }
}
