//! Reads of inboxes, of what is due to be pushed and written, and of whom something is to be told.

use domain::network::Wishes;
use domain::{AccountId, At, CircleId, InboxId, ScheduledId};
use store::column::number;
use store::inbox::{DeviceColumns, EntryColumns};
use store::network::count;
use store::{Answer, Device, DigestDue, InboxReads, PushDue, StoredEntry};

use crate::database::Database;
use crate::{Conn, inbox};

/// Of whoever is no member any more no row is there, but those that name nobody: who follows one is told to nobody. What is
/// counted goes by the same rule.
async fn rows(
    conn: &mut Conn,
    account: AccountId,
    limit: u32,
    after: Option<(At, InboxId)>,
) -> anyhow::Result<Vec<StoredEntry>> {
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |(at, id)| (number(at.0), number(id.number())));
    let rows = sqlx::query_as!(
        EntryColumns,
        "SELECT id, account, kind, by_member, about, times, at_ms, seen FROM inbox \
         WHERE account = $1 AND (at_ms, id) < ($2, $3) AND (kind = 'followed' OR EXISTS \
         (SELECT 1 FROM account AS author WHERE author.id = inbox.by_member AND author.member_since IS NOT NULL)) \
         ORDER BY at_ms DESC, id DESC LIMIT $4",
        number(account.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(EntryColumns::read).collect()
}

async fn unseen(conn: &mut Conn, account: AccountId) -> anyhow::Result<u32> {
    let unseen = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM inbox WHERE account = $1 AND NOT seen AND (kind = 'followed' OR EXISTS
             (SELECT 1 FROM account AS author WHERE author.id = inbox.by_member AND author.member_since IS NOT NULL))"#,
        number(account.number())
    )
    .fetch_one(conn)
    .await?;
    Ok(count(unseen))
}

async fn devices(conn: &mut Conn, account: AccountId) -> anyhow::Result<Vec<Device>> {
    let rows = sqlx::query_as!(
        DeviceColumns,
        "SELECT id, session, address, made, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = push_device.account) AS \"sealing_key?\" FROM push_device \
         WHERE account = $1 ORDER BY made DESC, id DESC",
        number(account.number())
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().filter_map(|row| row.read(account).transpose()).collect()
}

/// Whoever is no member any more is told nothing of members.
async fn pushes_due(conn: &mut Conn, now: At, limit: u32) -> anyhow::Result<Vec<PushDue>> {
    let rows = sqlx::query_as!(
        EntryColumns,
        "SELECT id, account, kind, by_member, about, times, at_ms, seen FROM inbox \
         WHERE push_at <= $1 AND NOT pushed \
         AND EXISTS (SELECT 1 FROM account WHERE account.id = inbox.account AND account.member_since IS NOT NULL) \
         ORDER BY account, at_ms DESC, id DESC LIMIT $2",
        number(now.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(EntryColumns::read_due).collect())
}

async fn digests_due(conn: &mut Conn, now: At, limit: u32) -> anyhow::Result<Vec<DigestDue>> {
    let rows = sqlx::query!(
        r#"SELECT account AS "account!: i64", digest_at AS "digest_at!: i64", digested AS "digested!: i64"
           FROM wishes WHERE digest_at <= $1
             AND EXISTS (SELECT 1 FROM account WHERE account.id = wishes.account AND account.member_since IS NOT NULL)
           ORDER BY digest_at, account LIMIT $2"#,
        number(now.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let at = |ms: i64| At(ms.unsigned_abs());
    let read = |account: i64, due: i64, since: i64| DigestDue {
        account: AccountId::new(account.unsigned_abs()),
        due: at(due),
        since: at(since),
    };
    Ok(rows.into_iter().map(|row| read(row.account, row.digest_at, row.digested)).collect())
}

/// The last one of the page before; no id is negative.
fn past(after: Option<AccountId>) -> i64 {
    after.map_or(-1, |id| number(id.number()))
}

fn ids(rows: Vec<i64>) -> Vec<AccountId> {
    rows.into_iter().map(|id| AccountId::new(id.unsigned_abs())).collect()
}

async fn followers(
    conn: &mut Conn,
    followed: AccountId,
    circle: Option<CircleId>,
    limit: u32,
    after: Option<AccountId>,
) -> anyhow::Result<Vec<AccountId>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT follow.follower AS "follower!: i64" FROM follow JOIN account ON account.id = follow.follower
           WHERE follow.followed = $1 AND follow.follower > $2 AND account.member_since IS NOT NULL
           AND (CAST($3 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = $3
             AND belongs.account = follow.follower AND belongs.state IN ('owner', 'moderator', 'member')))
           ORDER BY follow.follower LIMIT $4"#,
        number(followed.number()),
        past(after),
        circle.map(|circle| number(circle.number())),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids(rows))
}

async fn guests(
    conn: &mut Conn,
    id: ScheduledId,
    asked: bool,
    limit: u32,
    after: Option<AccountId>,
) -> anyhow::Result<Vec<AccountId>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT guest.member AS "member!: i64" FROM guest JOIN scheduled ON scheduled.id = guest.scheduled
           WHERE guest.scheduled = $1 AND guest.member > $2
           AND (guest.coming OR guest.role = 'listener' OR (guest.coming IS NULL AND $3))
           AND (scheduled.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs
             WHERE belongs.circle = scheduled.circle AND belongs.account = guest.member
             AND belongs.state IN ('owner', 'moderator', 'member')))
           ORDER BY guest.member LIMIT $4"#,
        number(id.number()),
        past(after),
        asked,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids(rows))
}

async fn circle_moderators(
    conn: &mut Conn,
    circle: CircleId,
    limit: u32,
    after: Option<AccountId>,
) -> anyhow::Result<Vec<AccountId>> {
    let rows = sqlx::query_scalar!(
        "SELECT account FROM circle_member WHERE circle = $1 AND account > $2 AND state IN ('owner', 'moderator') \
         ORDER BY account LIMIT $3",
        number(circle.number()),
        past(after),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids(rows))
}

async fn circle_guests(
    conn: &mut Conn,
    circle: CircleId,
    from: At,
    limit: u32,
) -> anyhow::Result<Vec<(AccountId, ScheduledId)>> {
    let rows = sqlx::query!(
        r#"SELECT guest.member AS "member!: i64", MIN(scheduled.id) AS "scheduled!: i64"
           FROM scheduled JOIN guest ON guest.scheduled = scheduled.id
           JOIN circle_member AS belongs ON belongs.circle = scheduled.circle AND belongs.account = guest.member
           WHERE scheduled.circle = $1 AND scheduled.begins >= $2 AND NOT scheduled.cancelled
           AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = scheduled.id)
           AND (guest.coming IS NULL OR guest.coming) AND belongs.state IN ('owner', 'moderator', 'member')
           GROUP BY guest.member ORDER BY guest.member LIMIT $3"#,
        number(circle.number()),
        number(from.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read = |member: i64, scheduled: i64| {
        (AccountId::new(member.unsigned_abs()), ScheduledId::new(scheduled.unsigned_abs()))
    };
    Ok(rows.into_iter().map(|row| read(row.member, row.scheduled)).collect())
}

async fn beginning(
    conn: &mut Conn,
    after: At,
    until: At,
    limit: u32,
) -> anyhow::Result<Vec<(ScheduledId, AccountId)>> {
    let rows = sqlx::query!(
        r#"SELECT scheduled.id AS "id!: i64", scheduled.owner AS "owner!: i64"
           FROM scheduled LEFT JOIN room ON room.id = scheduled.id
           WHERE scheduled.begins > $1 AND scheduled.begins <= $2 AND NOT scheduled.cancelled
           AND (room.id IS NULL OR (room.begins IS NOT NULL AND room.ended IS NULL))
           ORDER BY scheduled.begins, scheduled.id LIMIT $3"#,
        number(after.0),
        number(until.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read =
        |id: i64, owner: i64| (ScheduledId::new(id.unsigned_abs()), AccountId::new(owner.unsigned_abs()));
    Ok(rows.into_iter().map(|row| read(row.id, row.owner)).collect())
}

impl InboxReads for Database {
    fn inbox(
        &self,
        account: AccountId,
        limit: u32,
        after: Option<(At, InboxId)>,
    ) -> Answer<'_, Vec<StoredEntry>> {
        Box::pin(async move { rows(&mut *self.reader().await?, account, limit, after).await })
    }
    fn inbox_unseen(&self, account: AccountId) -> Answer<'_, u32> {
        Box::pin(async move { unseen(&mut *self.reader().await?, account).await })
    }
    fn wishes(&self, account: AccountId) -> Answer<'_, Wishes> {
        Box::pin(async move { Ok(inbox::wishes(&mut *self.reader().await?, account).await?) })
    }
    fn devices(&self, account: AccountId) -> Answer<'_, Vec<Device>> {
        Box::pin(async move { devices(&mut *self.reader().await?, account).await })
    }
    fn pushes_due(&self, now: At, limit: u32) -> Answer<'_, Vec<PushDue>> {
        Box::pin(async move { pushes_due(&mut *self.reader().await?, now, limit).await })
    }
    fn digests_due(&self, now: At, limit: u32) -> Answer<'_, Vec<DigestDue>> {
        Box::pin(async move { digests_due(&mut *self.reader().await?, now, limit).await })
    }
    fn followers(
        &self,
        followed: AccountId,
        circle: Option<CircleId>,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { followers(&mut *self.reader().await?, followed, circle, limit, after).await })
    }
    fn guests(
        &self,
        id: ScheduledId,
        asked: bool,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { guests(&mut *self.reader().await?, id, asked, limit, after).await })
    }
    fn circle_moderators(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        Box::pin(async move { circle_moderators(&mut *self.reader().await?, circle, limit, after).await })
    }
    fn circle_guests(
        &self,
        circle: CircleId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<(AccountId, ScheduledId)>> {
        Box::pin(async move { circle_guests(&mut *self.reader().await?, circle, from, limit).await })
    }
    fn beginning(&self, after: At, until: At, limit: u32) -> Answer<'_, Vec<(ScheduledId, AccountId)>> {
        Box::pin(async move { beginning(&mut *self.reader().await?, after, until, limit).await })
    }
}
