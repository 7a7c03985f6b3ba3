//! Proofs: what proves one account proves no other; a code to prove an address is used up once.

#![allow(clippy::useless_conversion)] // One text: one database says that a count may be empty, the other that it is there.

use domain::entry::badge::folded;
use domain::entry::proof::PROOFS_MAX;
use domain::entry::review::Review;
use domain::entry::{BadgeChoice, Proof};
use domain::{AccountId, At, ReviewId};
use store::column::{LOOKED_UP_AT_ONCE, hex, number, padded};
use store::proof::{
    CodeColumns, CrowdAsked, ProofColumns, ProofReads, ProofWrite, ReviewState, ShowsColumns, SignOn,
    StoredCode, look_at,
};
use store::{Answer, Conflict, TokenHash};

use crate::unit::{Refused, one};
use crate::{Conn, Database, badge, review, sealed, sign_on};

pub async fn write(conn: &mut Conn, write: &ProofWrite) -> Result<(), Refused> {
    match write {
        ProofWrite::Put { proof, subject, source } => put(conn, proof, subject, source.as_deref()).await,
        ProofWrite::Looked { proof, seen } => {
            sqlx::query!(
                "UPDATE proof SET checked = $3, expires = $4, failing = $5, look_at = $6 \
                 WHERE id = $1 AND checked = $2",
                number(proof.id.number()),
                number(seen.0),
                number(proof.checked.0),
                number(proof.expires.0),
                proof.failing,
                look_at(proof)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ProofWrite::TakeBack { proof, seen } => {
            let reason = match &proof.reason {
                Some(reason) => {
                    Some(sealed::seal(conn, proof.account, "proof.reason", reason.as_str()).await?)
                }
                None => None,
            };
            let done = sqlx::query!(
                "UPDATE proof SET checked = $3, expires = $4, failing = TRUE, look_at = NULL, reason = $5 \
                 WHERE id = $1 AND checked = $2 AND NOT failing",
                number(proof.id.number()),
                number(seen.0),
                number(proof.checked.0),
                number(proof.expires.0),
                reason
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::ChangedMeanwhile)
        }
        ProofWrite::Drop { id, account } => {
            sqlx::query!(
                "DELETE FROM proof WHERE id = $1 AND account = $2",
                number(id.number()),
                number(account.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ProofWrite::DropKind { account, kind } => {
            sqlx::query!(
                "DELETE FROM proof WHERE account = $1 AND kind = $2",
                number(account.number()),
                kind.key()
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ProofWrite::Forget { before } => {
            sqlx::query!("DELETE FROM proof WHERE expires < $1", number(before.0)).execute(conn).await?;
            Ok(())
        }
        ProofWrite::Choose { account, choice } => badge::choose(conn, *account, choice).await,
        ProofWrite::SendCode { account, code_hash, subject, organisation, sent } => {
            sqlx::query!(
                "INSERT INTO work_mail_code (account, code_hash, subject, organisation, sent, tries_left) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account) DO UPDATE SET \
                 code_hash = excluded.code_hash, subject = excluded.subject, \
                 organisation = excluded.organisation, sent = excluded.sent, tries_left = excluded.tries_left",
                number(account.number()),
                hex(code_hash),
                hex(subject),
                organisation.as_str(),
                number(sent.at.0),
                i64::from(sent.tries_left)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ProofWrite::SpendTry { account, sent } => {
            let done = sqlx::query!(
                "UPDATE work_mail_code SET tries_left = tries_left - 1 \
                 WHERE account = $1 AND sent = $2 AND tries_left > 0",
                number(account.number()),
                number(sent.0)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::MailCodeGone)
        }
        ProofWrite::TakeCode { account, code_hash } => {
            let done = sqlx::query!(
                "DELETE FROM work_mail_code WHERE account = $1 AND code_hash = $2",
                number(account.number()),
                hex(code_hash)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::MailCodeGone)
        }
        ProofWrite::AskReview { review } => review::ask(conn, review).await,
        ProofWrite::DecideReview { id, to, at, by } => review::decide(conn, *id, *to, *at, *by).await,
        ProofWrite::TieSignOn { subject, provider, account, at } => {
            sign_on::tie(conn, subject, provider, *account, *at).await
        }
        ProofWrite::SignOnChecked { subject, at } => sign_on::checked(conn, subject, *at).await,
        ProofWrite::LeaveOrganisation { account } => sign_on::leave_organisation(conn, *account).await,
    }
}

/// A proof that lapsed gives its subject up; one that stands is renewed by its own account alone.
async fn put(
    conn: &mut Conn,
    proof: &Proof,
    subject: &TokenHash,
    source: Option<&str>,
) -> Result<(), Refused> {
    let (kind, subject) = (proof.kind.key(), hex(subject));
    sqlx::query!(
        "DELETE FROM proof WHERE kind = $1 AND subject = $2 AND expires <= $3 AND account <> $4",
        kind,
        subject,
        number(proof.proven.0),
        number(proof.account.number())
    )
    .execute(&mut *conn)
    .await?;
    let held = sqlx::query_scalar!(
        "SELECT COUNT(*) FROM proof WHERE account = $1 AND NOT (kind = $2 AND subject = $3)",
        number(proof.account.number()),
        kind,
        subject
    )
    .fetch_one(&mut *conn)
    .await?;
    if Option::<i64>::from(held).unwrap_or_default() >= PROOFS_MAX as i64 {
        return Err(Refused::Conflict(Conflict::TooManyProofs));
    }
    let shows = ShowsColumns::of(&proof.shows);
    let name = match &shows.name {
        Some(name) => Some(sealed::seal(conn, proof.account, "proof.name", name).await?),
        None => None,
    };
    let done = sqlx::query!(
        "INSERT INTO proof (id, account, kind, subject, source, organisation, field, profession, years, \
         organisation_folded, profession_folded, proven, checked, expires, failing, look_at, name) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
         ON CONFLICT (kind, subject) DO UPDATE SET source = excluded.source, \
         organisation = excluded.organisation, field = excluded.field, profession = excluded.profession, \
         years = excluded.years, organisation_folded = excluded.organisation_folded, \
         profession_folded = excluded.profession_folded, proven = excluded.proven, \
         checked = excluded.checked, expires = excluded.expires, failing = excluded.failing, \
         look_at = excluded.look_at, reason = NULL, name = excluded.name WHERE proof.account = excluded.account",
        number(proof.id.number()),
        number(proof.account.number()),
        kind,
        subject,
        source,
        shows.organisation,
        shows.field,
        shows.profession,
        shows.years,
        proof.shows.organisation.as_ref().map(|text| folded(text.as_str())),
        proof.shows.profession.as_ref().map(|text| folded(text.as_str())),
        number(proof.proven.0),
        number(proof.checked.0),
        number(proof.expires.0),
        proof.failing,
        look_at(proof),
        name
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ProofTaken)
}

macro_rules! select {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            ProofColumns,
            "SELECT id, account, kind, source, organisation, field, profession, years, name, proven, checked, \
             expires, failing, reason, (SELECT sealing_key FROM account_key \
             WHERE account_key.account = proof.account) AS \"sealing_key?\" FROM proof " + $where
            $(, $argument)*
        )
    };
}

pub async fn of(conn: &mut Conn, accounts: &[AccountId]) -> anyhow::Result<Vec<Proof>> {
    let mut found = Vec::new();
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = select!(
            "WHERE account IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
             ORDER BY proven, id",
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
    Ok(found)
}

pub async fn to_look_at(
    conn: &mut Conn,
    now: At,
    limit: u32,
) -> anyhow::Result<Vec<(Proof, Option<String>)>> {
    let rows = select!(
        "WHERE look_at <= $1 AND expires > $1 ORDER BY look_at LIMIT $2",
        number(now.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ProofColumns::read).collect()
}

pub async fn code(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<StoredCode>> {
    let row = sqlx::query_as!(
        CodeColumns,
        "SELECT code_hash, subject, organisation, sent, tries_left FROM work_mail_code WHERE account = $1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    row.map(CodeColumns::read).transpose()
}

impl ProofReads for Database {
    fn proofs<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<Proof>> {
        Box::pin(async move { of(&mut *self.reader().await?, accounts).await })
    }

    fn badge_choices<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, BadgeChoice)>> {
        Box::pin(async move { badge::choices(&mut *self.reader().await?, accounts).await })
    }

    fn proofs_to_look_at(&self, now: At, limit: u32) -> Answer<'_, Vec<(Proof, Option<String>)>> {
        Box::pin(async move { to_look_at(&mut *self.reader().await?, now, limit).await })
    }

    fn crowd<'a>(&'a self, asked: &'a CrowdAsked, now: At) -> Answer<'a, u32> {
        Box::pin(async move { badge::crowd(&mut *self.reader().await?, asked, now).await })
    }

    fn member_count(&self) -> Answer<'_, u32> {
        Box::pin(async move { badge::member_count(&mut *self.reader().await?).await })
    }

    fn work_mail_code(&self, account: AccountId) -> Answer<'_, Option<StoredCode>> {
        Box::pin(async move { code(&mut *self.reader().await?, account).await })
    }

    fn reviews(&self, limit: u32, after: Option<(At, ReviewId)>) -> Answer<'_, Vec<Review>> {
        Box::pin(async move { review::waiting(&mut *self.reader().await?, limit, after).await })
    }

    fn review(&self, id: ReviewId) -> Answer<'_, Option<Review>> {
        Box::pin(async move { review::by_id(&mut *self.reader().await?, id).await })
    }

    fn review_of(&self, account: AccountId) -> Answer<'_, Option<(Review, ReviewState)>> {
        Box::pin(async move { review::latest_of(&mut *self.reader().await?, account).await })
    }

    fn sign_on<'a>(&'a self, subject: &'a TokenHash) -> Answer<'a, Option<SignOn>> {
        Box::pin(async move { sign_on::by_subject(&mut *self.reader().await?, subject).await })
    }

    fn sign_ons_of(&self, account: AccountId) -> Answer<'_, Vec<SignOn>> {
        Box::pin(async move { sign_on::of(&mut *self.reader().await?, account).await })
    }

    fn unchecked_since<'a>(
        &'a self,
        providers: &'a [String],
        before: At,
        limit: u32,
    ) -> Answer<'a, Vec<AccountId>> {
        Box::pin(async move {
            sign_on::unchecked_since(&mut *self.reader().await?, providers, before, limit).await
        })
    }
}
