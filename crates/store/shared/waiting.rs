//! Those who wait, with everything criteria look at: read for a page at once, by the page's place in the queue.

use std::collections::HashMap;

use domain::entry::Name;
use domain::{AccountId, At};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::waiting::{NameColumns, Texts, Voucher, VoucherColumns, Waiting, WaitingColumns};
use store::{Answer, WaitingReads};

use crate::database::Database;
use crate::{Conn, account};

impl WaitingReads for Database {
    fn waiting(&self, limit: u32, after: Option<(At, AccountId)>, texts: Texts) -> Answer<'_, Vec<Waiting>> {
        Box::pin(async move { page(&mut *self.reader().await?, limit, after, texts).await })
    }
    fn waiting_one(&self, id: AccountId) -> Answer<'_, Option<Waiting>> {
        Box::pin(async move {
            let mut conn = self.reader().await?;
            let account = account::by_id(&mut conn, id).await?.map(|(account, _)| account);
            let Some(account) = account.filter(|account| !account.is_member()) else { return Ok(None) };
            // Nobody else stands between the place before theirs and theirs.
            let before =
                id.number().checked_sub(1).map(|before| (account.registered, AccountId::new(before)));
            let next = page(&mut conn, 1, before, Texts::Opened).await?.pop();
            Ok(next.filter(|next| next.account.id == id)) // Let in between the two reads, otherwise.
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

/// Those who wait next `after` that place, in order.
async fn page(
    conn: &mut Conn,
    limit: u32,
    after: Option<(At, AccountId)>,
    texts: Texts,
) -> anyhow::Result<Vec<Waiting>> {
    let (registered, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    // A row for each proof, and one for whoever has none.
    let rows = sqlx::query_as!(
        WaitingColumns,
        r#"SELECT account.id, account.handle, account.field, account.registered, account.owner, account.bot,
           applicant.region AS "region?", applicant.refused AS "refused?", struck.account AS "struck?",
           CASE WHEN $4 THEN account.stated END AS "stated?: String",
           CASE WHEN $4 THEN applicant.answers END AS "answers?: String",
           CASE WHEN $4 THEN applicant.name END AS "name?: String",
           CASE WHEN $4 THEN (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) END
           AS "sealing_key?: String",
           (SELECT string_agg(CAST(vouch.member AS TEXT), ' ' ORDER BY vouch.at_ms, vouch.member) FROM vouch
            WHERE vouch.applicant = account.id AND vouch.withdrawn IS NULL) AS "vouched_by?: String",
           proof.kind AS "proof_kind?", proof.organisation AS "proof_organisation?",
           proof.field AS "proof_field?", proof.years AS "proof_years?", proof.expires AS "proof_expires?"
           FROM (SELECT id, handle, stated, field, registered, owner, bot FROM account
           WHERE member_since IS NULL AND (registered, id) > ($1, $2) ORDER BY registered, id LIMIT $3) AS account
           LEFT JOIN applicant ON applicant.account = account.id
           LEFT JOIN struck ON struck.account = account.id AND struck.lifted IS NULL
           LEFT JOIN proof ON proof.account = account.id
           ORDER BY account.registered, account.id, proof.proven, proof.id"#,
        registered,
        id,
        i64::from(limit),
        matches!(texts, Texts::Opened)
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut waiting: Vec<Waiting> = Vec::with_capacity(limit as usize);
    let mut words = Vec::with_capacity(limit as usize);
    for mut row in rows {
        let proven = row.take_proven()?;
        if waiting.last().is_none_or(|last| number(last.account.id.number()) != row.id) {
            let (one, vouched_by) = row.read()?;
            waiting.push(one);
            words.push(vouched_by);
        }
        if let Some(one) = waiting.last_mut() {
            one.proofs.extend(proven);
        }
    }
    let Some(last) = waiting.last() else { return Ok(vec![]) };
    let (last_registered, last_id) = (number(last.account.registered.0), number(last.account.id.number()));
    let vouchers = vouchers(conn, &Places { registered, id, last_registered, last_id }).await?;
    for (one, by) in waiting.iter_mut().zip(words) {
        // Whoever is no member any more does not speak for anybody.
        one.vouchers.extend(by.iter().filter_map(|by| vouchers.get(by)));
    }
    Ok(waiting)
}

/// The members who vouch for any of these.
async fn vouchers(conn: &mut Conn, of: &Places) -> anyhow::Result<HashMap<i64, Voucher>> {
    let rows = sqlx::query_as!(
        VoucherColumns,
        r#"SELECT voucher.id, voucher.field, voucher.member_since AS "member_since!", voucher.owner,
           struck.account AS "struck?"
           FROM account AS voucher LEFT JOIN struck ON struck.account = voucher.id AND struck.lifted IS NULL
           WHERE voucher.member_since IS NOT NULL AND voucher.id IN (SELECT vouch.member
           FROM account JOIN vouch ON vouch.applicant = account.id AND vouch.withdrawn IS NULL
           WHERE account.member_since IS NULL AND (account.registered, account.id) > ($1, $2)
           AND (account.registered, account.id) <= ($3, $4))"#,
        of.registered,
        of.id,
        of.last_registered,
        of.last_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(VoucherColumns::read).collect()
}

async fn names(conn: &mut Conn, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, Name)>> {
    let mut found = vec![];
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
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
