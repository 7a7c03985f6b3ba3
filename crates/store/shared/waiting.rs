//! Those who wait, with everything criteria look at: read for a page at once, by the page's place in the queue.

use std::collections::{HashMap, HashSet};

use domain::entry::{Account, Name};
use domain::{AccountId, At};
use store::admission::{FormColumns, Waiting};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::proof::ProofColumns;
use store::waiting::{NameColumns, VoucherColumns};
use store::{Answer, WaitingReads};

use crate::database::Database;
use crate::{Conn, account};

impl WaitingReads for Database {
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>) -> Answer<'_, Vec<Waiting>> {
        Box::pin(async move {
            let mut conn = self.reader().await?;
            let page = account::waitlist(&mut conn, limit, after).await?;
            with_all(&mut conn, page, after).await
        })
    }
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>> {
        Box::pin(async move {
            let mut conn = self.reader().await?;
            let account = account::by_id(&mut conn, id).await?.map(|(account, _)| account);
            let Some(account) = account.filter(|account| !account.is_member()) else { return Ok(None) };
            // Nobody else stands between the place before theirs and theirs.
            let place = (account.registered, id.number().checked_sub(1).map(AccountId::new));
            let after = place.1.map(|before| (place.0, before));
            Ok(with_all(&mut conn, vec![account], after).await?.pop())
        })
    }
    fn names<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Name)>> {
        Box::pin(async move { names(&mut *self.reader().await?, accounts).await })
    }
}

/// From where to where in the queue: after the first place, up to the last.
struct Places {
    registered: i64,
    id: i64,
    last_registered: i64,
    last_id: i64,
}

/// `page`: those who wait next `after` that place, in order.
async fn with_all(
    conn: &mut Conn,
    page: Vec<Account>,
    after: Option<(At, AccountId)>,
) -> anyhow::Result<Vec<Waiting>> {
    let Some(last) = page.last() else { return Ok(vec![]) };
    let (registered, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let (last_registered, last_id) = (number(last.registered.0), number(last.id.number()));
    let places = Places { registered, id, last_registered, last_id };
    let mut waiting: Vec<Waiting> = page.into_iter().map(Waiting::of).collect();
    let at: Where = waiting.iter().enumerate().map(|(at, one)| (one.account.id, at)).collect();
    forms(conn, &places, &at, &mut waiting).await?;
    proofs(conn, &places, &at, &mut waiting).await?;
    vouchers(conn, &places, &at, &mut waiting).await?;
    let removed = removed(conn, &places).await?;
    for one in &mut waiting {
        one.removed = removed.contains(&number(one.account.id.number()));
    }
    Ok(waiting)
}

/// Where in the page somebody stands.
type Where = HashMap<AccountId, usize>;

async fn forms(conn: &mut Conn, of: &Places, at: &Where, waiting: &mut [Waiting]) -> anyhow::Result<()> {
    let rows = sqlx::query_as!(
        FormColumns,
        "SELECT applicant.account, applicant.region, applicant.answers, applicant.refused, applicant.name, \
         (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) AS \"sealing_key?\" \
         FROM account JOIN applicant ON applicant.account = account.id \
         WHERE account.member_since IS NULL AND (account.registered, account.id) > ($1, $2) \
         AND (account.registered, account.id) <= ($3, $4)",
        of.registered,
        of.id,
        of.last_registered,
        of.last_id
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let (account, form) = row.read()?;
        if let Some(at) = at.get(&account) {
            waiting[*at].form = form;
        }
    }
    Ok(())
}

async fn proofs(conn: &mut Conn, of: &Places, at: &Where, waiting: &mut [Waiting]) -> anyhow::Result<()> {
    let rows = sqlx::query_as!(
        ProofColumns,
        "SELECT proof.id, proof.account, proof.kind, proof.source, proof.organisation, proof.field, \
         proof.profession, proof.years, proof.name, proof.proven, proof.checked, proof.expires, proof.failing, \
         proof.reason, (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) \
         AS \"sealing_key?\" \
         FROM account JOIN proof ON proof.account = account.id \
         WHERE account.member_since IS NULL AND (account.registered, account.id) > ($1, $2) \
         AND (account.registered, account.id) <= ($3, $4) ORDER BY proof.proven, proof.id",
        of.registered,
        of.id,
        of.last_registered,
        of.last_id
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let (proof, _) = row.read()?;
        if let Some(at) = at.get(&proof.account) {
            waiting[*at].proofs.push(proof);
        }
    }
    Ok(())
}

/// Whoever is no member any more does not speak for anybody.
async fn vouchers(conn: &mut Conn, of: &Places, at: &Where, waiting: &mut [Waiting]) -> anyhow::Result<()> {
    let rows = sqlx::query_as!(
        VoucherColumns,
        r#"SELECT vouch.applicant, vouch.member, voucher.field, voucher.member_since AS "member_since!",
           voucher.owner, struck.account AS "struck?"
           FROM account JOIN vouch ON vouch.applicant = account.id AND vouch.withdrawn IS NULL
           JOIN account AS voucher ON voucher.id = vouch.member AND voucher.member_since IS NOT NULL
           LEFT JOIN struck ON struck.account = voucher.id AND struck.lifted IS NULL
           WHERE account.member_since IS NULL AND (account.registered, account.id) > ($1, $2)
           AND (account.registered, account.id) <= ($3, $4) ORDER BY vouch.at_ms, vouch.member"#,
        of.registered,
        of.id,
        of.last_registered,
        of.last_id
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let (applicant, voucher) = row.read()?;
        if let Some(at) = at.get(&applicant) {
            waiting[*at].vouchers.push(voucher);
        }
    }
    Ok(())
}

async fn removed(conn: &mut Conn, of: &Places) -> anyhow::Result<HashSet<i64>> {
    let rows = sqlx::query_scalar!(
        "SELECT struck.account FROM struck JOIN account ON account.id = struck.account \
         WHERE struck.lifted IS NULL AND account.member_since IS NULL \
         AND (account.registered, account.id) > ($1, $2) AND (account.registered, account.id) <= ($3, $4)",
        of.registered,
        of.id,
        of.last_registered,
        of.last_id
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

async fn names(conn: &mut Conn, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, Name)>> {
    let mut found = vec![];
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some);
        let rows = sqlx::query_as!(
            NameColumns,
            r#"SELECT account, name AS "name!", (SELECT sealing_key FROM account_key
               WHERE account_key.account = applicant.account) AS "sealing_key?" FROM applicant WHERE name IS NOT NULL AND account IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"#,
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
