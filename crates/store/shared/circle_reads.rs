//! Reads of circles: as one member sees them, who belongs to them, who waits.

use domain::network::circle::CIRCLE_WAITING_MAX;
use domain::network::{CircleCounts, CircleRole, Membership, TopicKey};
use domain::{AccountId, At, CircleId, RoomId};
use store::circle::{CircleColumns, read_membership, read_role};
use store::column::number;
use store::network::beginning;
use store::{Answer, CircleReads, StoredCircle};

use crate::database::Database;
use crate::{Conn, circle};

/// Keys that are looked at for one search. Fewer than match: those that come first by their letters.
const KEYS_LOOKED_AT: i64 = 200;

/// Circles as the account `$1` sees them: an invite by somebody whom they have blocked they do not. `$which`: the rest of the
/// query, whose places count from `$2`.
macro_rules! circles {
    ($which:literal, $by:expr $(, $argument:expr)*) => {
        sqlx::query_as!(
            CircleColumns,
            "SELECT circle.id AS \"id!: i64\", circle.owner AS \"owner!: i64\", circle.name AS \"name!: String\", \
             circle.description AS \"description?: String\", circle.rules AS \"rules?: String\", \
             circle.topics AS \"topics!: String\", circle.entry AS \"entry!: String\", \
             circle.rules_version AS \"rules_version!: i64\", circle.made AS \"made!: i64\", \
             circle.members AS \"members!: i64\", own.state AS \"own_state?: String\", own.since AS \"own_since?: i64\", \
             own.rules_agreed AS \"own_agreed?: i64\", account_key.sealing_key AS \"sealing_key?: String\" \
             FROM circle LEFT JOIN circle_member AS own ON own.circle = circle.id AND own.account = $1 \
             AND (own.state <> 'invited' OR NOT EXISTS \
             (SELECT 1 FROM block WHERE block.blocker = $1 AND block.blocked = own.invited_by)) \
             LEFT JOIN account_key ON account_key.account = circle.owner " + $which,
            $by
            $(, $argument)*
        )
    };
}

async fn one(conn: &mut Conn, circle: CircleId, by: AccountId) -> anyhow::Result<Option<StoredCircle>> {
    let row = circles!("WHERE circle.id = $2", number(by.number()), number(circle.number()))
        .fetch_optional(conn)
        .await?;
    row.map(CircleColumns::read).transpose()
}

async fn circles_of(conn: &mut Conn, by: AccountId, limit: u32) -> anyhow::Result<Vec<StoredCircle>> {
    let rows = circles!(
        "WHERE circle.id IN (SELECT belongs.circle FROM circle_member AS belongs WHERE belongs.account = $1) \
           AND own.state IN ('owner', 'moderator', 'member', 'asked', 'invited') \
         ORDER BY own.since DESC, circle.id LIMIT $2",
        number(by.number()),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(CircleColumns::read).collect()
}

async fn circles(
    conn: &mut Conn,
    by: AccountId,
    limit: u32,
    after: Option<(u32, CircleId)>,
) -> anyhow::Result<Vec<StoredCircle>> {
    let (members, id) =
        after.map_or((i64::MAX, i64::MAX), |(members, id)| (i64::from(members), number(id.number())));
    let rows = circles!(
        "WHERE circle.entry <> 'invite' AND (circle.members, circle.id) < ($2, $3) \
         ORDER BY circle.members DESC, circle.id DESC LIMIT $4",
        number(by.number()),
        members,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(CircleColumns::read).collect()
}

async fn circles_found(
    conn: &mut Conn,
    by: AccountId,
    find: &TopicKey,
    limit: u32,
) -> anyhow::Result<Vec<StoredCircle>> {
    let (first, end) = beginning(find);
    let rows = circles!(
        "WHERE circle.id IN (SELECT found.circle FROM circle_key AS found WHERE found.found_by >= $2 AND found.found_by < $3 \
         ORDER BY found.found_by LIMIT $4) ORDER BY circle.members DESC, circle.id DESC LIMIT $5",
        number(by.number()),
        first,
        end,
        KEYS_LOOKED_AT,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(CircleColumns::read).collect()
}

async fn membership(
    conn: &mut Conn,
    circle: CircleId,
    account: AccountId,
) -> anyhow::Result<Option<Membership>> {
    let row = sqlx::query!(
        r#"SELECT state AS "state!: String", since AS "since!: i64" FROM circle_member WHERE circle = $1 AND account = $2"#,
        number(circle.number()),
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| read_membership(&row.state, At(row.since.unsigned_abs()))).transpose()
}

async fn members(
    conn: &mut Conn,
    circle: CircleId,
    limit: u32,
    after: Option<(At, AccountId)>,
) -> anyhow::Result<Vec<(AccountId, CircleRole, At)>> {
    let (at, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = sqlx::query!(
        r#"SELECT belongs.account AS "account!: i64", belongs.state AS "state!: String", belongs.since AS "since!: i64"
           FROM circle_member AS belongs JOIN account ON account.id = belongs.account
           WHERE belongs.circle = $1 AND belongs.state IN ('owner', 'moderator', 'member')
           AND account.member_since IS NOT NULL AND (belongs.since, belongs.account) > ($2, $3)
           ORDER BY belongs.since, belongs.account LIMIT $4"#,
        number(circle.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read = |id: i64, since: i64| (AccountId::new(id.unsigned_abs()), At(since.unsigned_abs()));
    let row = |(id, since), role| (id, role, since);
    rows.into_iter().map(|it| Ok(row(read(it.account, it.since), read_role(&it.state)?))).collect()
}

async fn waiting(
    conn: &mut Conn,
    circle: CircleId,
    limit: u32,
) -> anyhow::Result<Vec<(AccountId, Membership, At)>> {
    let rows = sqlx::query!(
        r#"SELECT waits.account AS "account!: i64", waits.state AS "state!: String", waits.since AS "since!: i64"
           FROM circle_member AS waits JOIN account ON account.id = waits.account
           WHERE waits.circle = $1 AND waits.state IN ('asked', 'invited') AND account.member_since IS NOT NULL
           ORDER BY waits.since, waits.account LIMIT $2"#,
        number(circle.number()),
        i64::from(limit.min(CIRCLE_WAITING_MAX))
    )
    .fetch_all(conn)
    .await?;
    let read = |id: i64, state: &str, since: i64| {
        let since = At(since.unsigned_abs());
        Ok((AccountId::new(id.unsigned_abs()), read_membership(state, since)?, since))
    };
    rows.into_iter().map(|it| read(it.account, &it.state, it.since)).collect()
}

async fn may_look_back(conn: &mut Conn, room: RoomId, account: AccountId) -> anyhow::Result<bool> {
    let may = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM room WHERE room.id = $1 AND (room.circle IS NULL OR EXISTS
             (SELECT 1 FROM circle_member AS belongs WHERE belongs.circle = room.circle AND belongs.account = $2
             AND belongs.state IN ('owner', 'moderator', 'member')))) AS "may!: bool""#,
        number(room.number()),
        number(account.number())
    )
    .fetch_one(conn)
    .await?;
    Ok(may)
}

impl CircleReads for Database {
    fn circle(&self, circle: CircleId, by: AccountId) -> Answer<'_, Option<StoredCircle>> {
        Box::pin(async move { one(&mut *self.reader().await?, circle, by).await })
    }
    fn circles_of(&self, by: AccountId, limit: u32) -> Answer<'_, Vec<StoredCircle>> {
        Box::pin(async move { circles_of(&mut *self.reader().await?, by, limit).await })
    }
    fn circles(
        &self,
        by: AccountId,
        limit: u32,
        after: Option<(u32, CircleId)>,
    ) -> Answer<'_, Vec<StoredCircle>> {
        Box::pin(async move { circles(&mut *self.reader().await?, by, limit, after).await })
    }
    fn circles_found<'a>(
        &'a self,
        by: AccountId,
        find: &'a TopicKey,
        limit: u32,
    ) -> Answer<'a, Vec<StoredCircle>> {
        Box::pin(async move { circles_found(&mut *self.reader().await?, by, find, limit).await })
    }
    fn circle_membership(&self, circle: CircleId, account: AccountId) -> Answer<'_, Option<Membership>> {
        Box::pin(async move { membership(&mut *self.reader().await?, circle, account).await })
    }
    fn circle_counts(&self, circle: CircleId, account: AccountId) -> Answer<'_, CircleCounts> {
        let (of, about) = (number(circle.number()), number(account.number()));
        Box::pin(async move { Ok(circle::counts(&mut *self.reader().await?, of, about).await?) })
    }
    fn circle_members(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<(At, AccountId)>,
    ) -> Answer<'_, Vec<(AccountId, CircleRole, At)>> {
        Box::pin(async move { members(&mut *self.reader().await?, circle, limit, after).await })
    }
    fn circle_waiting(&self, circle: CircleId, limit: u32) -> Answer<'_, Vec<(AccountId, Membership, At)>> {
        Box::pin(async move { waiting(&mut *self.reader().await?, circle, limit).await })
    }
    fn may_look_back(&self, room: RoomId, account: AccountId) -> Answer<'_, bool> {
        Box::pin(async move { may_look_back(&mut *self.reader().await?, room, account).await })
    }
}
