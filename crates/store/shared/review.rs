//! Reviews: what somebody asks staff to look at; one of an account waits at a time, and is decided once.

use domain::entry::review::Review;
use domain::{AccountId, At, MemberId, ReviewId};
use store::Conflict;
use store::column::number;
use store::proof::{ReviewColumns, ReviewState, ShowsColumns};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

macro_rules! select_review {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            ReviewColumns,
            "SELECT id, account, body, organisation, field, profession, years, name, submitted, state, \
             (SELECT sealing_key FROM account_key WHERE account_key.account = proof_review.account) \
             AS \"sealing_key?\" FROM proof_review " + $where
            $(, $argument)*
        )
    };
}

/// Only if none of theirs waits.
pub async fn ask(conn: &mut Conn, review: &Review) -> Result<(), Refused> {
    let shows = ShowsColumns::of(&review.asks);
    let name = match &shows.name {
        Some(name) => Some(sealed::seal(conn, review.account, "proof_review.name", name).await?),
        None => None,
    };
    let body = sealed::seal(conn, review.account, "proof_review.body", review.text.as_str()).await?;
    let done = sqlx::query!(
        "INSERT INTO proof_review (id, account, body, organisation, field, profession, years, submitted, name, state) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open') ON CONFLICT DO NOTHING",
        number(review.id.number()),
        number(review.account.number()),
        body,
        shows.organisation,
        shows.field,
        shows.profession,
        shows.years,
        number(review.submitted.0),
        name
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ReviewWaits)
}

pub async fn decide(
    conn: &mut Conn,
    id: ReviewId,
    to: ReviewState,
    at: At,
    by: MemberId,
) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE proof_review SET state = $2, decided = $3, decided_by = $4 \
         WHERE id = $1 AND state = 'open'",
        number(id.number()),
        to.word(),
        number(at.0),
        number(by.account().number())
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ReviewGone)
}

pub async fn waiting(
    conn: &mut Conn,
    limit: u32,
    after: Option<(At, ReviewId)>,
) -> anyhow::Result<Vec<Review>> {
    let (submitted, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = select_review!(
        "WHERE state = 'open' AND (submitted > $1 OR (submitted = $1 AND id > $2)) \
         ORDER BY submitted, id LIMIT $3",
        submitted,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok(row.read()?.0)).collect()
}

pub async fn by_id(conn: &mut Conn, id: ReviewId) -> anyhow::Result<Option<Review>> {
    let row =
        select_review!("WHERE id = $1 AND state = 'open'", number(id.number())).fetch_optional(conn).await?;
    Ok(row.map(ReviewColumns::read).transpose()?.map(|(review, _)| review))
}

pub async fn latest_of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<(Review, ReviewState)>> {
    let row = select_review!(
        "WHERE account = $1 ORDER BY submitted DESC, id DESC LIMIT 1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    row.map(ReviewColumns::read).transpose()
}
