//! Notices: what happened to an account's ways in, told to its other sessions until it is put away.

use domain::{AccountId, At};
use store::column::number;
use store::{Conflict, NOTICE_KEPT, NOTICES_MAX, Notice, SessionId};

use crate::sign_in::unsigned;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn add(conn: &mut Conn, notice: &Notice) -> Result<(), Refused> {
    let account = number(notice.account.number());
    let forgotten = number(notice.at.0.saturating_sub(NOTICE_KEPT.as_millis() as u64));
    sqlx::query!("DELETE FROM notice WHERE account = $1 AND at_ms < $2", account, forgotten)
        .execute(&mut *conn)
        .await?;
    let device = sealed::seal(conn, notice.account, "notice.device", &notice.device).await?;
    sqlx::query!(
        "INSERT INTO notice (id, account, session, at_ms, kind, device, seen) VALUES ($1, $2, $3, $4, $5, $6, FALSE)",
        number(notice.id),
        account,
        number(notice.session),
        number(notice.at.0),
        notice.kind,
        device
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn see(conn: &mut Conn, id: u64, account: AccountId, session: SessionId) -> Result<(), Refused> {
    let (id, account, session) = (number(id), number(account.number()), number(session.number()));
    // Whoever caused it cannot put it away for the others.
    let done = sqlx::query!(
        "UPDATE notice SET seen = TRUE WHERE id = $1 AND account = $2 AND session <> $3",
        id,
        account,
        session
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::Mismatch)?;
    sqlx::query!(
        "INSERT INTO notice_seen (notice, session) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        id,
        session
    )
    .execute(conn)
    .await?;
    Ok(())
}

struct NoticeColumns {
    id: i64,
    session: i64,
    at_ms: i64,
    kind: String,
    device: String,
}

pub async fn of(conn: &mut Conn, account: AccountId, session: SessionId) -> anyhow::Result<Vec<Notice>> {
    let rows = sqlx::query_as!(
        NoticeColumns,
        "SELECT n.id, n.session, n.at_ms, n.kind, n.device FROM notice n, session s \
         WHERE n.account = $1 AND s.id = $2 AND n.session <> $2 AND (n.at_ms >= s.created OR NOT n.seen) \
         AND NOT EXISTS (SELECT 1 FROM notice_seen t WHERE t.notice = n.id AND t.session = $2) \
         ORDER BY n.at_ms DESC, n.id LIMIT $3",
        number(account.number()),
        number(session.number()),
        NOTICES_MAX
    )
    .fetch_all(&mut *conn)
    .await?;
    let key = sealed::key_of(conn, account).await?;
    let read = |row: NoticeColumns| {
        let (id, session, at) = (unsigned(row.id)?, unsigned(row.session)?, At(unsigned(row.at_ms)?));
        let device = store::sealed::open(key.as_ref(), "notice.device", account, &row.device)?;
        Ok(Notice { id, account, session, at, kind: row.kind, device })
    };
    rows.into_iter().map(read).collect()
}
