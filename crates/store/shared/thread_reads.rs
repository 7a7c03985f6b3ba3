//! Private threads as one of the two reads them: what is withheld from that side is as if it were not there.

use domain::network::{MessageKey, ThreadFacts};
use domain::{AccountId, At, ThreadId};
use store::column::number;
use store::network::count;
use store::thread::{MessageColumns, ThreadColumns, read_state};
use store::{Answer, Beside, Between, Said, StoredMessage, StoredThread, ThreadReads, Unread};

use crate::Conn;
use crate::database::Database;
use crate::thread::asked_since;

async fn between(conn: &mut Conn, by: AccountId, to: AccountId, since: At) -> anyhow::Result<Between> {
    let (me, other) = (number(by.number()), number(to.number()));
    let row = sqlx::query!(
        r#"SELECT thread.id AS "thread!: i64", thread.state AS "state!: String", thread.asked_by AS "asked_by?: i64",
             side.moved_ms AS "moved_ms?: i64"
           FROM thread_side AS side JOIN thread ON thread.id = side.thread
           WHERE side.account = $1 AND side.other = $2"#,
        me,
        other
    )
    .fetch_optional(&mut *conn)
    .await?;
    let (mut thread, mut state) = (None, None);
    if let Some(row) = row {
        let read = read_state(&row.state, row.asked_by)?;
        let is_seen = row.moved_ms.is_some() && read.seen_by(by).is_some();
        thread = is_seen.then(|| ThreadId::new(row.thread.unsigned_abs()));
        state = Some(read);
    }
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM follow WHERE follower = $1 AND followed = $2)
             AND EXISTS (SELECT 1 FROM follow WHERE follower = $2 AND followed = $1) AS "follow_each_other!: bool",
             EXISTS (SELECT 1 FROM block WHERE blocker = $1 AND blocked = $2) AS "blocks!: bool",
             (SELECT COUNT(*) FROM block WHERE blocker = $1) AS "blocked!: i64""#,
        me,
        other
    )
    .fetch_one(&mut *conn)
    .await?;
    let asked_lately = count(asked_since(conn, by, since).await?);
    let (follow_each_other, blocks) = (row.follow_each_other, row.blocks);
    let facts = ThreadFacts { state, follow_each_other, blocks, asked_lately };
    Ok(Between { thread, facts, blocked: count(row.blocked) })
}

async fn said(
    conn: &mut Conn,
    by: AccountId,
    to: AccountId,
    key: &MessageKey,
) -> anyhow::Result<Option<Said>> {
    let row = sqlx::query!(
        r#"SELECT thread.id AS "thread!: i64", thread.state AS "state!: String", thread.asked_by AS "asked_by?: i64",
             message.n AS "n!: i64", message.author AS "author!: i64", message.at_ms AS "at_ms!: i64",
             message.withheld AS "withheld!: bool", message.words AS "words!: String",
             (SELECT sealing_key FROM account_key WHERE account_key.account = message.author) AS "sealing_key?: String"
           FROM thread_side AS side JOIN thread ON thread.id = side.thread
           JOIN message ON message.thread = side.thread AND message.author = side.account
           WHERE side.account = $1 AND side.other = $2 AND message.client_key = $3"#,
        number(by.number()),
        number(to.number()),
        key.as_str()
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let message = MessageColumns {
        n: row.n,
        author: row.author,
        client_key: key.as_str().to_owned(),
        at_ms: row.at_ms,
        words: row.words,
        sealing_key: row.sealing_key,
    };
    Ok(Some(Said {
        thread: ThreadId::new(row.thread.unsigned_abs()),
        state: read_state(&row.state, row.asked_by)?,
        message: message.read()?,
        withheld: row.withheld,
    }))
}

/// Threads as side `$me` sees them; `$which`: which of those in which something moved, from `$2` on.
macro_rules! threads {
    ($which:literal, $me:expr $(, $argument:expr)*) => {
        sqlx::query_as!(
            ThreadColumns,
            "SELECT side.thread AS \"thread!: i64\", side.other AS \"other?: i64\", thread.state AS \"state!: String\", \
             thread.asked_by AS \"asked_by?: i64\", side.moved_ms AS \"moved_ms!: i64\", side.unread AS \"unread!: i64\", \
             EXISTS (SELECT 1 FROM block WHERE block.blocker = side.account AND block.blocked = side.other) \
             AS \"blocks!: bool\", latest.n AS \"n?: i64\", latest.author AS \"author?: i64\", \
             latest.client_key AS \"client_key?: String\", latest.at_ms AS \"at_ms?: i64\", \
             latest.words AS \"words?: String\", (SELECT sealing_key FROM account_key \
             WHERE account_key.account = latest.author) AS \"sealing_key?: String\" \
             FROM thread_side AS side JOIN thread ON thread.id = side.thread \
             LEFT JOIN message AS latest ON latest.thread = side.thread AND latest.n = (SELECT MAX(seen.n) \
             FROM message AS seen WHERE seen.thread = side.thread AND (seen.author = side.account OR NOT seen.withheld)) \
             WHERE side.account = $1 AND side.moved_ms IS NOT NULL AND " + $which,
            $me
            $(, $argument)*
        )
    };
}

/// Where a page begins: after the last one of the page before.
fn place(after: Option<(At, ThreadId)>) -> (i64, i64) {
    after.map_or((i64::MAX, i64::MAX), |(at, id)| (number(at.0), number(id.number())))
}

async fn threads(
    conn: &mut Conn,
    me: AccountId,
    limit: u32,
    after: Option<(At, ThreadId)>,
) -> anyhow::Result<Vec<StoredThread>> {
    let (at, id) = place(after);
    let rows = threads!(
        "(thread.state = 'open' OR thread.asked_by = $1) AND (side.moved_ms, side.thread) < ($2, $3) \
         ORDER BY side.moved_ms DESC, side.thread DESC LIMIT $4",
        number(me.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ThreadColumns::read).collect()
}

async fn requests(
    conn: &mut Conn,
    me: AccountId,
    limit: u32,
    after: Option<(At, ThreadId)>,
) -> anyhow::Result<Vec<StoredThread>> {
    let (at, id) = place(after);
    let rows = threads!(
        "thread.state = 'asked' AND thread.asked_by <> $1 AND (side.moved_ms, side.thread) < ($2, $3) \
         ORDER BY side.moved_ms DESC, side.thread DESC LIMIT $4",
        number(me.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ThreadColumns::read).collect()
}

async fn unread(conn: &mut Conn, me: AccountId) -> anyhow::Result<Unread> {
    let row = sqlx::query!(
        r#"SELECT COUNT(CASE WHEN thread.state = 'open' THEN 1 END) AS "threads!: i64",
             COUNT(CASE WHEN thread.state = 'asked' THEN 1 END) AS "requests!: i64"
           FROM thread_side AS side JOIN thread ON thread.id = side.thread
           WHERE side.account = $1 AND side.unread > 0"#,
        number(me.number())
    )
    .fetch_one(conn)
    .await?;
    Ok(Unread { threads: count(row.threads), requests: count(row.requests) })
}

async fn thread(conn: &mut Conn, me: AccountId, thread: ThreadId) -> anyhow::Result<Option<StoredThread>> {
    let row = threads!("side.thread = $2", number(me.number()), number(thread.number()))
        .fetch_optional(conn)
        .await?;
    let stored = row.map(ThreadColumns::read).transpose()?;
    Ok(stored.filter(|stored| stored.state.seen_by(me).is_some()))
}

async fn beside(conn: &mut Conn, me: AccountId, thread: ThreadId) -> anyhow::Result<Beside> {
    let row = sqlx::query!(
        r#"SELECT own.read_n AS "read_n!: i64", own.contact AS "contact?: String", other.read_n AS "their_read_n?: i64",
             CASE WHEN thread.exchanged THEN other.contact END AS "their_contact?: String",
             other.account AS "other?: i64",
             (SELECT sealing_key FROM account_key WHERE account_key.account = own.account) AS "key?: String",
             (SELECT sealing_key FROM account_key WHERE account_key.account = other.account) AS "their_key?: String"
           FROM thread_side AS own JOIN thread ON thread.id = own.thread
           LEFT JOIN thread_side AS other ON other.thread = own.thread AND other.account = own.other
           WHERE own.thread = $1 AND own.account = $2"#,
        number(thread.number()),
        number(me.number())
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(Beside::default()) };
    let opened = |key: Option<String>, of: AccountId, text: Option<String>| {
        text.map(|text| store::sealed::opened(key.as_deref(), "thread_side.contact", of, &text)).transpose()
    };
    let other = row.other.map(|id| AccountId::new(id.unsigned_abs()));
    Ok(Beside {
        read: row.read_n.unsigned_abs(),
        their_read: row.their_read_n.unwrap_or_default().unsigned_abs(),
        contact: opened(row.key, me, row.contact)?,
        their_contact: match other {
            Some(other) => opened(row.their_key, other, row.their_contact)?,
            None => None,
        },
    })
}

async fn messages(
    conn: &mut Conn,
    me: AccountId,
    thread: ThreadId,
    limit: u32,
    before: Option<u64>,
) -> anyhow::Result<Vec<StoredMessage>> {
    let rows = sqlx::query_as!(
        MessageColumns,
        "SELECT n, author, client_key, at_ms, words, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = message.author) AS \"sealing_key?\" FROM message \
         WHERE message.thread = $1 AND n < $3 AND (author = $2 OR NOT withheld) ORDER BY n DESC LIMIT $4",
        number(thread.number()),
        number(me.number()),
        before.map_or(i64::MAX, number),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(MessageColumns::read).collect()
}

impl ThreadReads for Database {
    fn between(&self, by: AccountId, to: AccountId, since: At) -> Answer<'_, Between> {
        Box::pin(async move { between(&mut *self.reader().await?, by, to, since).await })
    }
    fn said<'a>(&'a self, by: AccountId, to: AccountId, key: &'a MessageKey) -> Answer<'a, Option<Said>> {
        Box::pin(async move { said(&mut *self.reader().await?, by, to, key).await })
    }
    fn threads(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>> {
        Box::pin(async move { threads(&mut *self.reader().await?, me, limit, after).await })
    }
    fn requests(
        &self,
        me: AccountId,
        limit: u32,
        after: Option<(At, ThreadId)>,
    ) -> Answer<'_, Vec<StoredThread>> {
        Box::pin(async move { requests(&mut *self.reader().await?, me, limit, after).await })
    }
    fn unread(&self, me: AccountId) -> Answer<'_, Unread> {
        Box::pin(async move { unread(&mut *self.reader().await?, me).await })
    }
    fn thread(&self, me: AccountId, id: ThreadId) -> Answer<'_, Option<StoredThread>> {
        Box::pin(async move { thread(&mut *self.reader().await?, me, id).await })
    }
    fn beside(&self, me: AccountId, thread: ThreadId) -> Answer<'_, Beside> {
        Box::pin(async move { beside(&mut *self.reader().await?, me, thread).await })
    }
    fn messages(
        &self,
        me: AccountId,
        thread: ThreadId,
        limit: u32,
        before: Option<u64>,
    ) -> Answer<'_, Vec<StoredMessage>> {
        Box::pin(async move { messages(&mut *self.reader().await?, me, thread, limit, before).await })
    }
}
