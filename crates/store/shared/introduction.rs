//! Introductions, in SQL: who was in a room for some days, and ticks that open a thread once there are two of them.

use std::collections::BTreeMap;

use domain::network::Visit;
use domain::network::introduction::LAST_PART;
use domain::{AccountId, At, RoomId, ThreadId};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::introduction::VisitColumns;
use store::{Answer, IntroductionReads, IntroductionWrite, Toward, VisitedRoom};

use crate::database::Database;
use crate::unit::Refused;
use crate::{Conn, thread};

/// Times of one member in one room that are read. There can hardly be more of them: see `LAST_PART`.
const OWN_VISITS: i64 = 100;
/// Times of others that are read to find whom somebody met.
const OTHERS_VISITS: i64 = 500;

pub async fn write(conn: &mut Conn, write: &IntroductionWrite) -> Result<(), Refused> {
    match write {
        IntroductionWrite::Visits { room, visits } => add_visits(conn, *room, visits).await,
        IntroductionWrite::Tick { by, member, new, at, since } => {
            tick(conn, *by, *member, *new, *at, *since).await
        }
        IntroductionWrite::Untick { by, member } => {
            sqlx::query!(
                "DELETE FROM tick WHERE ticker = $1 AND ticked = $2",
                number(by.number()),
                number(member.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
    }
}

async fn add_visits(conn: &mut Conn, room: RoomId, visits: &[Visit]) -> Result<(), Refused> {
    let room = number(room.number());
    for Visit { member, came, left, on_stage } in visits {
        let member = number(member.account().number());
        let goes_on = number(came.0.saturating_sub(LAST_PART.as_millis() as u64));
        let left = number(left.0);
        let done = sqlx::query!(
            "UPDATE visit SET left_ms = $4, on_stage = on_stage OR $5 \
             WHERE room = $1 AND member = $2 AND left_ms >= $3 AND left_ms <= $4",
            room,
            member,
            goes_on,
            left,
            *on_stage
        )
        .execute(&mut *conn)
        .await?;
        if done.rows_affected() > 0 {
            continue;
        }
        sqlx::query!(
            "INSERT INTO visit (room, member, came_ms, left_ms, on_stage) SELECT room.id, account.id, $3, $4, $5 \
             FROM room, account WHERE room.id = $1 AND account.id = $2 ON CONFLICT DO NOTHING",
            room,
            member,
            number(came.0),
            left,
            *on_stage
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

async fn tick(
    conn: &mut Conn,
    by: AccountId,
    member: AccountId,
    new: ThreadId,
    at: At,
    since: At,
) -> Result<(), Refused> {
    thread::lock_pair(conn, by, member).await?;
    let (ticker, ticked) = (number(by.number()), number(member.number()));
    sqlx::query!(
        "INSERT INTO tick (ticker, ticked, at_ms) VALUES ($1, $2, $3) \
         ON CONFLICT (ticker, ticked) DO UPDATE SET at_ms = excluded.at_ms",
        ticker,
        ticked,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    let mutual = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM tick WHERE ticker = $2 AND ticked = $1 AND at_ms > $3)
             AND NOT EXISTS (SELECT 1 FROM block
               WHERE (blocker = $1 AND blocked = $2) OR (blocker = $2 AND blocked = $1)) AS "mutual!: bool""#,
        ticker,
        ticked,
        number(since.0)
    )
    .fetch_one(&mut *conn)
    .await?;
    if !mutual {
        return Ok(());
    }
    sqlx::query!(
        "DELETE FROM tick WHERE (ticker = $1 AND ticked = $2) OR (ticker = $2 AND ticked = $1)",
        ticker,
        ticked
    )
    .execute(&mut *conn)
    .await?;
    thread::introduce(conn, by, member, new, at).await
}

async fn visited(
    conn: &mut Conn,
    account: AccountId,
    since: At,
    limit: u32,
) -> anyhow::Result<Vec<VisitedRoom>> {
    let rows = sqlx::query!(
        r#"SELECT room.id AS "room!: i64", room.title AS "title!: String", MAX(visit.left_ms) AS "left_ms!: i64"
           FROM visit JOIN room ON room.id = visit.room WHERE visit.member = $1 AND visit.left_ms > $2
           AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle
             AND belongs.account = $1 AND belongs.state IN ('owner', 'moderator', 'member')))
           GROUP BY room.id, room.title ORDER BY MAX(visit.left_ms) DESC, room.id LIMIT $3"#,
        number(account.number()),
        number(since.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read = |room: i64, title, left: i64| {
        let (room, left) = (RoomId::new(room.unsigned_abs()), At(left.unsigned_abs()));
        VisitedRoom { room, title, left }
    };
    Ok(rows.into_iter().map(|row| read(row.room, row.title, row.left_ms)).collect())
}

async fn visits(conn: &mut Conn, room: RoomId, account: AccountId, since: At) -> anyhow::Result<Vec<Visit>> {
    let rows = sqlx::query_as!(
        VisitColumns,
        "SELECT member, came_ms, left_ms, on_stage FROM visit WHERE room = $1 AND member = $2 AND left_ms > $3 \
         ORDER BY left_ms DESC LIMIT $4",
        number(room.number()),
        number(account.number()),
        number(since.0),
        OWN_VISITS
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(VisitColumns::read).collect())
}

async fn visits_beside(
    conn: &mut Conn,
    room: RoomId,
    account: AccountId,
    from: At,
    until: At,
) -> anyhow::Result<Vec<Visit>> {
    let rows = sqlx::query_as!(
        VisitColumns,
        "SELECT member, came_ms, left_ms, on_stage FROM visit \
         WHERE room = $1 AND member <> $2 AND left_ms >= $3 AND came_ms <= $4 \
         ORDER BY on_stage DESC, ABS(left_ms - $4), member LIMIT $5",
        number(room.number()),
        number(account.number()),
        number(from.0),
        number(until.0),
        OTHERS_VISITS
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(VisitColumns::read).collect())
}

async fn toward(
    conn: &mut Conn,
    account: AccountId,
    others: &[AccountId],
    since: At,
) -> anyhow::Result<BTreeMap<AccountId, Toward>> {
    let mut found = BTreeMap::new();
    for some in others.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = sqlx::query!(
            r#"SELECT account.id AS "id!: i64",
                 EXISTS (SELECT 1 FROM tick WHERE tick.ticker = $1 AND tick.ticked = account.id AND tick.at_ms > $2)
                 AS "ticked!: bool",
                 EXISTS (SELECT 1 FROM block WHERE block.blocker = $1 AND block.blocked = account.id) AS "blocks!: bool",
                 (SELECT side.thread FROM thread_side AS side JOIN thread ON thread.id = side.thread
                  WHERE side.account = $1 AND side.other = account.id AND side.moved_ms IS NOT NULL
                  AND thread.state = 'open') AS "thread?: i64"
               FROM account WHERE account.member_since IS NOT NULL AND account.id IN
               ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"#,
            number(account.number()),
            number(since.0),
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
        found.extend(rows.into_iter().map(|row| {
            let thread = row.thread.map(|id| ThreadId::new(id.unsigned_abs()));
            let toward = Toward { ticked: row.ticked, blocks: row.blocks, thread };
            (AccountId::new(row.id.unsigned_abs()), toward)
        }));
    }
    Ok(found)
}

impl IntroductionReads for Database {
    fn visited(&self, account: AccountId, since: At, limit: u32) -> Answer<'_, Vec<VisitedRoom>> {
        Box::pin(async move { visited(&mut *self.reader().await?, account, since, limit).await })
    }
    fn visits(&self, room: RoomId, account: AccountId, since: At) -> Answer<'_, Vec<Visit>> {
        Box::pin(async move { visits(&mut *self.reader().await?, room, account, since).await })
    }
    fn visits_beside(&self, room: RoomId, account: AccountId, from: At, until: At) -> Answer<'_, Vec<Visit>> {
        Box::pin(async move { visits_beside(&mut *self.reader().await?, room, account, from, until).await })
    }
    fn toward<'a>(
        &'a self,
        account: AccountId,
        others: &'a [AccountId],
        since: At,
    ) -> Answer<'a, BTreeMap<AccountId, Toward>> {
        Box::pin(async move { toward(&mut *self.reader().await?, account, others, since).await })
    }
}
