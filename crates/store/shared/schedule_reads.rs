//! Reads of scheduled rooms, of the letters they owe, of calendars, and of what rooms left.

use domain::network::schedule::{SETTLED, SOON};
use domain::room::Role;
use domain::{AccountId, At, CircleId, MemberId, RoomId, ScheduledId};
use std::time::Duration;
use store::column::{hex, number, read_pins, read_role};
use store::network::count;
use store::schedule::{LetterColumns, ScheduledColumns};
use store::{Answer, LetterDue, PastRoom, ScheduleReads, StoredScheduled, TokenHash};

use crate::Conn;
use crate::database::Database;

/// Around now, what could begin, or could have begun and still be of interest: longer than any green room.
const AROUND: Duration = Duration::from_hours(3);
/// Who spoke in one room, of whom an answer tells.
const SPOKE_MAX: i64 = 60;

/// Scheduled rooms as the account `$1` sees them: an invitation that waits, by somebody whom they have blocked, they do not. `$which`: the rest of the query, whose places count from `$2`.
macro_rules! scheduled {
    ($which:literal, $by:expr $(, $argument:expr)*) => {
        sqlx::query_as!(
            ScheduledColumns,
            "SELECT scheduled.id AS \"id!: i64\", scheduled.owner AS \"owner!: i64\", \
             scheduled.title AS \"title!: String\", scheduled.topic AS \"topic?: String\", \
             scheduled.begins AS \"begins!: i64\", scheduled.zone AS \"zone!: String\", \
             scheduled.length_min AS \"length_min!: i64\", scheduled.places AS \"places!: i64\", \
             scheduled.visibility AS \"visibility!: String\", scheduled.circle AS \"circle?: i64\", \
             (scheduled.circle IS NULL OR belongs.account IS NOT NULL) AS \"in_circle!: bool\", \
             scheduled.policy AS \"policy!: String\", \
             scheduled.link AS \"link!: String\", \
             scheduled.sequence AS \"sequence!: i64\", scheduled.changed AS \"changed!: i64\", \
             scheduled.cancelled AS \"cancelled!: bool\", \
             (SELECT COUNT(*) FROM guest WHERE guest.scheduled = scheduled.id AND guest.role = 'listener' AND guest.coming) AS \"coming!: i64\", \
             room.id AS \"room?: i64\", room.begins AS \"room_begins?: i64\", room.ended AS \"room_ended?: i64\", \
             own.role AS \"own_role?: String\", own.coming AS \"own_coming?: bool\", own.remind AS \"own_remind?: bool\", \
             own.answered AS \"own_answered?: i64\", account_key.sealing_key AS \"sealing_key?: String\" \
             FROM scheduled LEFT JOIN room ON room.id = scheduled.id \
             LEFT JOIN circle_member AS belongs ON belongs.circle = scheduled.circle AND belongs.account = $1 \
             AND belongs.state IN ('owner', 'moderator', 'member') \
             LEFT JOIN guest AS own ON own.scheduled = scheduled.id AND own.member = $1 \
             AND (own.coming IS NOT NULL OR NOT EXISTS \
             (SELECT 1 FROM block WHERE block.blocker = $1 AND block.blocked = scheduled.owner)) \
             LEFT JOIN account_key ON account_key.account = scheduled.owner " + $which,
            $by
            $(, $argument)*
        )
    };
}

async fn scheduled(
    conn: &mut Conn,
    id: ScheduledId,
    by: AccountId,
) -> anyhow::Result<Option<StoredScheduled>> {
    let row = scheduled!("WHERE scheduled.id = $2", number(by.number()), number(id.number()))
        .fetch_optional(conn)
        .await?;
    row.map(ScheduledColumns::read).transpose()
}

async fn lineup(
    conn: &mut Conn,
    id: ScheduledId,
    by: Option<AccountId>,
) -> anyhow::Result<Vec<(MemberId, Role, Option<bool>)>> {
    let rows = sqlx::query!(
        r#"SELECT guest.member AS "member!: i64", guest.role AS "role!: String", guest.coming AS "coming?: bool"
           FROM guest JOIN scheduled ON scheduled.id = guest.scheduled
           WHERE guest.scheduled = $1 AND guest.role <> 'listener' AND guest.member <> scheduled.owner
           AND (scheduled.owner = $2 OR guest.coming IS NOT NULL OR NOT EXISTS
             (SELECT 1 FROM block WHERE block.blocker = guest.member AND block.blocked = scheduled.owner))
           ORDER BY guest.member"#,
        number(id.number()),
        by.map(|by| number(by.number()))
    )
    .fetch_all(conn)
    .await?;
    let member = |id: i64| MemberId::of(AccountId::new(id.unsigned_abs()));
    rows.into_iter().map(|row| Ok((member(row.member), read_role(&row.role)?, row.coming))).collect()
}

async fn upcoming(
    conn: &mut Conn,
    by: AccountId,
    from: At,
    limit: u32,
    after: Option<(At, ScheduledId)>,
) -> anyhow::Result<Vec<StoredScheduled>> {
    let (at, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = scheduled!(
        "WHERE scheduled.begins >= $2 AND (scheduled.begins, scheduled.id) > ($3, $4) AND NOT scheduled.cancelled \
         AND scheduled.visibility = 'open' AND (room.id IS NULL OR (room.begins IS NOT NULL AND room.ended IS NULL)) \
         AND (scheduled.circle IS NULL OR belongs.account IS NOT NULL) \
         ORDER BY scheduled.begins, scheduled.id LIMIT $5",
        number(by.number()),
        number(from.0),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ScheduledColumns::read).collect()
}

async fn upcoming_of(
    conn: &mut Conn,
    circle: CircleId,
    by: AccountId,
    from: At,
    limit: u32,
) -> anyhow::Result<Vec<StoredScheduled>> {
    let rows = scheduled!(
        "WHERE scheduled.circle = $2 AND scheduled.begins >= $3 AND NOT scheduled.cancelled \
         AND scheduled.visibility = 'open' AND (room.id IS NULL OR (room.begins IS NOT NULL AND room.ended IS NULL)) \
         AND belongs.account IS NOT NULL ORDER BY scheduled.begins, scheduled.id LIMIT $4",
        number(by.number()),
        number(circle.number()),
        number(from.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ScheduledColumns::read).collect()
}

async fn own_scheduled(
    conn: &mut Conn,
    by: AccountId,
    from: At,
    limit: u32,
) -> anyhow::Result<Vec<StoredScheduled>> {
    let rows = scheduled!(
        "WHERE own.member IS NOT NULL AND (own.coming IS NULL OR own.coming) AND scheduled.begins >= $2 \
         AND (scheduled.circle IS NULL OR belongs.account IS NOT NULL) \
         ORDER BY scheduled.begins, scheduled.id LIMIT $3",
        number(by.number()),
        number(from.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ScheduledColumns::read).collect()
}

async fn scheduled_of(conn: &mut Conn, owner: AccountId, after: At) -> anyhow::Result<u32> {
    let announced = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM scheduled WHERE owner = $1 AND NOT cancelled AND begins > $2"#,
        number(owner.number()),
        number(after.0)
    )
    .fetch_one(conn)
    .await?;
    Ok(count(announced))
}

async fn to_open(
    conn: &mut Conn,
    from: At,
    until: At,
    limit: u32,
    after: Option<(At, ScheduledId)>,
) -> anyhow::Result<Vec<(At, ScheduledId, AccountId)>> {
    let (at, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = sqlx::query!(
        "SELECT begins, id, owner FROM scheduled WHERE begins > $1 AND begins <= $2 AND (begins, id) > ($3, $4) \
         AND NOT cancelled AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = scheduled.id) ORDER BY begins, id LIMIT $5",
        number(from.0),
        number(until.0),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read = |begins: i64, id: i64, owner: i64| {
        (At(begins.unsigned_abs()), ScheduledId::new(id.unsigned_abs()), AccountId::new(owner.unsigned_abs()))
    };
    Ok(rows.into_iter().map(|row| read(row.begins, row.id, row.owner)).collect())
}

/// Without a mail address nobody is written to: those never stand in the way of the others. Neither is whoever has blocked
/// the one who invites them, or has left the room's circle.
async fn letters_due(conn: &mut Conn, now: At, limit: u32) -> anyhow::Result<Vec<LetterDue>> {
    let ago = |time: Duration| number(now.0.saturating_sub(time.as_millis() as u64));
    let mut rows = sqlx::query_as!(
        LetterColumns,
        r#"SELECT guest.scheduled AS "scheduled!: i64", guest.member AS "member!: i64", guest.owed AS "owed?: String",
             guest.reminded AS "reminded!: String"
           FROM guest JOIN scheduled ON scheduled.id = guest.scheduled
           JOIN ways_in ON ways_in.account = guest.member AND ways_in.mail IS NOT NULL
           LEFT JOIN wishes ON wishes.account = guest.member
           WHERE guest.owed IS NOT NULL AND guest.remind AND scheduled.changed <= $1 AND scheduled.begins > $2
           AND COALESCE(wishes.room_letters, TRUE)
           AND (guest.coming IS NOT NULL OR NOT EXISTS
             (SELECT 1 FROM block WHERE block.blocker = guest.member AND block.blocked = scheduled.owner))
           AND (scheduled.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs
             WHERE belongs.circle = scheduled.circle AND belongs.account = guest.member
             AND belongs.state IN ('owner', 'moderator', 'member')))
           ORDER BY scheduled.begins, guest.scheduled, guest.member LIMIT $3"#,
        ago(SETTLED),
        number(now.0),
        i64::from(limit)
    )
    .fetch_all(&mut *conn)
    .await?;
    let reminders = sqlx::query_as!(
        LetterColumns,
        r#"SELECT guest.scheduled AS "scheduled!: i64", guest.member AS "member!: i64", CAST(NULL AS TEXT) AS "owed?: String",
             guest.reminded AS "reminded!: String"
           FROM scheduled JOIN guest ON guest.scheduled = scheduled.id
           JOIN ways_in ON ways_in.account = guest.member AND ways_in.mail IS NOT NULL
           LEFT JOIN room ON room.id = scheduled.id
           LEFT JOIN wishes ON wishes.account = guest.member
           WHERE scheduled.begins > $1 AND scheduled.begins <= $2 AND NOT scheduled.cancelled
           AND COALESCE(wishes.room_letters, TRUE) AND guest.remind
           AND (guest.coming OR (guest.role = 'listener' AND NOT EXISTS
             (SELECT 1 FROM block WHERE block.blocker = guest.member AND block.blocked = scheduled.owner))) AND (
             (guest.reminded = 'nothing' AND scheduled.begins > $3 AND scheduled.begins <= $4
               AND (room.id IS NULL OR (room.begins IS NOT NULL AND room.ended IS NULL)))
             OR (guest.reminded <> 'began' AND room.id IS NOT NULL AND room.begins IS NULL AND room.ended IS NULL))
           AND (scheduled.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs
             WHERE belongs.circle = scheduled.circle AND belongs.account = guest.member
             AND belongs.state IN ('owner', 'moderator', 'member')))
           ORDER BY scheduled.begins, guest.scheduled, guest.member LIMIT $5"#,
        ago(AROUND),
        number(now.after(AROUND).0),
        number(now.0),
        number(now.after(SOON).0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.extend(reminders);
    rows.into_iter().map(LetterColumns::read).collect()
}

async fn feed(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<At>> {
    let made =
        sqlx::query_scalar!("SELECT made FROM calendar_feed WHERE account = $1", number(account.number()))
            .fetch_optional(conn)
            .await?;
    Ok(made.map(|made| At(made.unsigned_abs())))
}

async fn feed_owner(conn: &mut Conn, hash: &TokenHash) -> anyhow::Result<Option<AccountId>> {
    let account = sqlx::query_scalar!("SELECT account FROM calendar_feed WHERE token_hash = $1", hex(hash))
        .fetch_optional(conn)
        .await?;
    Ok(account.map(|id| AccountId::new(id.unsigned_abs())))
}

async fn past(
    conn: &mut Conn,
    by: AccountId,
    limit: u32,
    before: Option<(At, RoomId)>,
) -> anyhow::Result<Vec<PastRoom>> {
    let (at, id) = before.map_or((i64::MAX, i64::MAX), |(at, id)| (number(at.0), number(id.number())));
    let ids = sqlx::query_scalar!(
        "SELECT room.id FROM recap JOIN room ON room.id = recap.room \
         WHERE recap.member = $1 AND room.ended IS NOT NULL AND (room.ended, room.id) < ($2, $3) \
         AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle \
         AND belongs.account = $1 AND belongs.state IN ('owner', 'moderator', 'member'))) \
         ORDER BY room.ended DESC, room.id DESC LIMIT $4",
        number(by.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut rooms = Vec::with_capacity(ids.len());
    for id in ids {
        rooms.extend(past_room(conn, by, RoomId::new(id.unsigned_abs())).await?);
    }
    Ok(rooms)
}

async fn past_room(conn: &mut Conn, by: AccountId, room: RoomId) -> anyhow::Result<Option<PastRoom>> {
    let id = number(room.number());
    let row = sqlx::query!(
        r#"SELECT room.title AS "title!: String", room.topic AS "topic?: String", room.opened AS "opened!: i64",
             room.ended AS "ended!: i64", room.owner AS "owner!: i64", room.pins AS "pins?: String"
           FROM recap JOIN room ON room.id = recap.room
           WHERE recap.room = $1 AND recap.member = $2 AND room.ended IS NOT NULL
           AND (room.circle IS NULL OR EXISTS (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle
             AND belongs.account = $2 AND belongs.state IN ('owner', 'moderator', 'member')))"#,
        id,
        number(by.number())
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let spoke = sqlx::query_scalar!(
        "SELECT member FROM seat WHERE room = $1 AND NOT bot AND (role <> 'listener' OR spoken_ms > 0) \
         ORDER BY spoken_ms DESC, member LIMIT $2",
        id,
        SPOKE_MAX
    )
    .fetch_all(conn)
    .await?;
    let member = |id: i64| MemberId::of(AccountId::new(id.unsigned_abs()));
    Ok(Some(PastRoom {
        room,
        title: row.title,
        topic: row.topic,
        opened: At(row.opened.unsigned_abs()),
        ended: At(row.ended.unsigned_abs()),
        owner: member(row.owner),
        spoke: spoke.into_iter().map(member).collect(),
        links: read_pins(row.pins.as_deref())?.into_iter().map(|pin| pin.page).collect(),
    }))
}

impl ScheduleReads for Database {
    fn scheduled(&self, id: ScheduledId, by: AccountId) -> Answer<'_, Option<StoredScheduled>> {
        Box::pin(async move { scheduled(&mut *self.reader().await?, id, by).await })
    }
    fn lineup(
        &self,
        id: ScheduledId,
        by: Option<AccountId>,
    ) -> Answer<'_, Vec<(MemberId, Role, Option<bool>)>> {
        Box::pin(async move { lineup(&mut *self.reader().await?, id, by).await })
    }
    fn upcoming(
        &self,
        by: AccountId,
        from: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<StoredScheduled>> {
        Box::pin(async move { upcoming(&mut *self.reader().await?, by, from, limit, after).await })
    }
    fn upcoming_of(
        &self,
        circle: CircleId,
        by: AccountId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<StoredScheduled>> {
        Box::pin(async move { upcoming_of(&mut *self.reader().await?, circle, by, from, limit).await })
    }
    fn own_scheduled(&self, by: AccountId, from: At, limit: u32) -> Answer<'_, Vec<StoredScheduled>> {
        Box::pin(async move { own_scheduled(&mut *self.reader().await?, by, from, limit).await })
    }
    fn scheduled_of(&self, owner: AccountId, after: At) -> Answer<'_, u32> {
        Box::pin(async move { scheduled_of(&mut *self.reader().await?, owner, after).await })
    }
    fn to_open(
        &self,
        from: At,
        until: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<(At, ScheduledId, AccountId)>> {
        Box::pin(async move { to_open(&mut *self.reader().await?, from, until, limit, after).await })
    }
    fn letters_due(&self, now: At, limit: u32) -> Answer<'_, Vec<LetterDue>> {
        Box::pin(async move { letters_due(&mut *self.reader().await?, now, limit).await })
    }
    fn feed(&self, account: AccountId) -> Answer<'_, Option<At>> {
        Box::pin(async move { feed(&mut *self.reader().await?, account).await })
    }
    fn feed_owner<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<AccountId>> {
        Box::pin(async move { feed_owner(&mut *self.reader().await?, hash).await })
    }
    fn past(&self, by: AccountId, limit: u32, before: Option<(At, RoomId)>) -> Answer<'_, Vec<PastRoom>> {
        Box::pin(async move { past(&mut *self.reader().await?, by, limit, before).await })
    }
    fn past_room(&self, by: AccountId, room: RoomId) -> Answer<'_, Option<PastRoom>> {
        Box::pin(async move { past_room(&mut *self.reader().await?, by, room).await })
    }
}
