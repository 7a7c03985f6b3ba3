//! Private threads as they are written: one row a thread, one a side, one a message. Two things at once between the same
//! two wait for one another.

use domain::network::thread::REQUESTS_A_DAY;
use domain::network::{BLOCKED_MAX, ContactLine, ThreadState, Writing};
use domain::{AccountId, At, ThreadId};
use store::column::number;
use store::thread::state_word;
use store::{Conflict, NewMessage, ThreadWrite};

use crate::network::at_most;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &ThreadWrite) -> Result<(), Refused> {
    match write {
        ThreadWrite::Say(message) => match thread_for(conn, message).await? {
            Some(thread) => say(conn, thread, message).await,
            None => Ok(()),
        },
        ThreadWrite::Answer { me, thread, accept } => answer(conn, *me, *thread, *accept).await,
        ThreadWrite::Read { me, thread, n } => read(conn, *me, *thread, *n).await,
        ThreadWrite::SetContact { me, thread, line } => set_contact(conn, *me, *thread, line.as_ref()).await,
        ThreadWrite::Block { by, member, at } => block(conn, *by, *member, *at).await,
        ThreadWrite::Unblock { by, member } => {
            sqlx::query!(
                "DELETE FROM block WHERE blocker = $1 AND blocked = $2",
                number(by.number()),
                number(member.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
    }
}

/// What happens between the same two waits for one another: both lock the same row.
pub async fn lock_pair(conn: &mut Conn, one: AccountId, other: AccountId) -> sqlx::Result<()> {
    sqlx::query!("UPDATE account SET owner = owner WHERE id = $1", number(one.number().min(other.number())))
        .execute(conn)
        .await?;
    Ok(())
}

/// The thread of the two, and its column `state`.
async fn of_pair(conn: &mut Conn, one: AccountId, other: AccountId) -> sqlx::Result<Option<(i64, String)>> {
    let row = sqlx::query!(
        r#"SELECT thread.id AS "id!: i64", thread.state AS "state!: String" FROM thread_side AS side
           JOIN thread ON thread.id = side.thread WHERE side.account = $1 AND side.other = $2"#,
        number(one.number()),
        number(other.number())
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| (row.id, row.state)))
}

/// In which neither side sees anything yet.
async fn make(
    conn: &mut Conn,
    new: ThreadId,
    one: AccountId,
    other: AccountId,
    state: ThreadState,
    at: At,
) -> sqlx::Result<i64> {
    let thread = number(new.number());
    let (word, asked_by) = state_word(state);
    sqlx::query!(
        "INSERT INTO thread (id, state, asked_by, made_ms, last_n, exchanged) VALUES ($1, $2, $3, $4, 0, FALSE)",
        thread,
        word,
        asked_by.map(|id| number(id.number())),
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    for (account, other) in [(one, other), (other, one)] {
        sqlx::query!(
            "INSERT INTO thread_side (thread, account, other, unread, read_n) VALUES ($1, $2, $3, 0, 0)",
            thread,
            number(account.number()),
            number(other.number())
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(thread)
}

async fn open(conn: &mut Conn, thread: i64) -> sqlx::Result<()> {
    sqlx::query!("UPDATE thread SET state = 'open' WHERE id = $1", thread).execute(conn).await?;
    Ok(())
}

/// Both wanted to be introduced. `one` did last and is told by the answer; `other` finds something new. The pair is locked.
pub async fn introduce(
    conn: &mut Conn,
    one: AccountId,
    other: AccountId,
    new: ThreadId,
    at: At,
) -> Result<(), Refused> {
    let thread = match of_pair(conn, one, other).await? {
        Some((thread, _)) => {
            open(conn, thread).await?;
            thread
        }
        None => make(conn, new, one, other, ThreadState::Open, at).await?,
    };
    sqlx::query!("UPDATE thread_side SET moved_ms = $2 WHERE thread = $1", thread, number(at.0))
        .execute(&mut *conn)
        .await?;
    sqlx::query!(
        "UPDATE thread_side SET unread = 1 WHERE thread = $1 AND account = $2 AND unread = 0",
        thread,
        number(other.number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn has_blocked(conn: &mut Conn, blocker: AccountId, blocked: AccountId) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM block WHERE blocker = $1 AND blocked = $2) AS "there!: bool""#,
        number(blocker.number()),
        number(blocked.number())
    )
    .fetch_one(conn)
    .await
}

/// Where the message goes; `None`: it stands there already.
async fn thread_for(conn: &mut Conn, message: &NewMessage) -> Result<Option<i64>, Refused> {
    let NewMessage { by, to, writing, new, key, at, since, .. } = message;
    lock_pair(conn, *by, *to).await?;
    let there = of_pair(conn, *by, *to).await?;
    if let Some((thread, _)) = &there {
        let written = sqlx::query_scalar!(
            "SELECT n FROM message WHERE author = $1 AND thread = $2 AND client_key = $3",
            number(by.number()),
            *thread,
            key.as_str()
        )
        .fetch_optional(&mut *conn)
        .await?;
        if written.is_some() {
            return Ok(None);
        }
    }
    match (there, *writing) {
        (Some((thread, state)), Writing::Within | Writing::Opens) if state == "open" => Ok(Some(thread)),
        (Some((thread, _)), Writing::Opens) => {
            open(conn, thread).await?;
            Ok(Some(thread))
        }
        (None, Writing::Opens) => Ok(Some(make(conn, *new, *by, *to, ThreadState::Open, *at).await?)),
        (None, Writing::Asks) => {
            // A request to whoever has blocked one is over before it is seen.
            let state = match has_blocked(conn, *to, *by).await? {
                true => ThreadState::Declined { by: *by },
                false => ThreadState::Asked { by: *by },
            };
            let thread = make(conn, *new, *by, *to, state, *at).await?;
            at_most(asked_since(conn, *by, *since).await?, REQUESTS_A_DAY)?;
            Ok(Some(thread))
        }
        (Some(_), Writing::Within | Writing::Asks) | (None, Writing::Within) => {
            Err(Refused::Conflict(Conflict::ChangedMeanwhile))
        }
    }
}

/// How often somebody asked since then, whatever became of it.
pub async fn asked_since(conn: &mut Conn, by: AccountId, since: At) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM thread WHERE asked_by = $1 AND made_ms > $2"#,
        number(by.number()),
        number(since.0)
    )
    .fetch_one(conn)
    .await
}

async fn say(conn: &mut Conn, thread: i64, message: &NewMessage) -> Result<(), Refused> {
    let NewMessage { by, to, key, text, at, .. } = message;
    let withheld = has_blocked(conn, *to, *by).await?;
    let n = sqlx::query_scalar!(
        r#"UPDATE thread SET last_n = last_n + 1 WHERE id = $1 RETURNING last_n AS "n!: i64""#,
        thread
    )
    .fetch_one(&mut *conn)
    .await?;
    let words = sealed::seal(conn, *by, "message.words", text.as_str()).await?;
    let (by, to, at) = (number(by.number()), number(to.number()), number(at.0));
    sqlx::query!(
        "INSERT INTO message (thread, n, author, client_key, at_ms, withheld, words) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        thread,
        n,
        by,
        key.as_str(),
        at,
        withheld,
        words
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("UPDATE thread_side SET moved_ms = $3 WHERE thread = $1 AND account = $2", thread, by, at)
        .execute(&mut *conn)
        .await?;
    if !withheld {
        sqlx::query!(
            "UPDATE thread_side SET moved_ms = $3, unread = unread + 1 WHERE thread = $1 AND account = $2",
            thread,
            to,
            at
        )
        .execute(conn)
        .await?;
    }
    Ok(())
}

async fn answer(conn: &mut Conn, me: AccountId, thread: ThreadId, accept: bool) -> Result<(), Refused> {
    let (me, thread) = (number(me.number()), number(thread.number()));
    let done = sqlx::query!(
        "UPDATE thread SET state = $3 WHERE id = $1 AND state = 'asked' AND asked_by <> $2 \
         AND EXISTS (SELECT 1 FROM thread_side AS side WHERE side.thread = thread.id AND side.account = $2)",
        thread,
        me,
        if accept { "open" } else { "declined" }
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    crate::inbox::see_thread(conn, me, thread).await?;
    if !accept {
        sqlx::query!("UPDATE thread_side SET unread = 0 WHERE thread = $1 AND account = $2", thread, me)
            .execute(conn)
            .await?;
    }
    Ok(())
}

async fn read(conn: &mut Conn, me: AccountId, thread: ThreadId, n: u64) -> Result<(), Refused> {
    crate::inbox::see_thread(conn, number(me.number()), number(thread.number())).await?;
    sqlx::query!(
        "UPDATE thread_side SET read_n = COALESCE((SELECT MAX(message.n) FROM message \
         WHERE message.thread = $1 AND message.n <= $3 AND (message.author = $2 OR NOT message.withheld)), 0), \
         unread = (SELECT COUNT(*) FROM message \
         WHERE message.thread = $1 AND message.n > $3 AND message.author <> $2 AND NOT message.withheld) \
         WHERE thread_side.thread = $1 AND thread_side.account = $2 AND thread_side.read_n <= $3",
        number(thread.number()),
        number(me.number()),
        number(n)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn set_contact(
    conn: &mut Conn,
    me: AccountId,
    thread: ThreadId,
    line: Option<&ContactLine>,
) -> Result<(), Refused> {
    let (account, thread) = (number(me.number()), number(thread.number()));
    // The thread's row first: of two who add theirs at once, one sees the other's.
    sqlx::query!("UPDATE thread SET last_n = last_n WHERE id = $1", thread).execute(&mut *conn).await?;
    let contact = match line {
        Some(line) => Some(sealed::seal(conn, me, "thread_side.contact", line.as_str()).await?),
        None => None,
    };
    let done = sqlx::query!(
        "UPDATE thread_side SET contact = $3 WHERE thread = $1 AND account = $2",
        thread,
        account,
        contact
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    // What was shown before a block goes on being shown: else it would be told.
    sqlx::query!(
        "UPDATE thread SET exchanged = ($2 AND (exchanged OR ( \
           (SELECT COUNT(*) FROM thread_side AS side WHERE side.thread = thread.id AND side.contact IS NOT NULL) = 2 \
           AND NOT EXISTS (SELECT 1 FROM thread_side AS side JOIN block ON block.blocker = side.account \
             AND block.blocked = side.other WHERE side.thread = thread.id)))) WHERE thread.id = $1",
        thread,
        line.is_some()
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn block(conn: &mut Conn, by: AccountId, member: AccountId, at: At) -> Result<(), Refused> {
    lock_pair(conn, by, member).await?;
    let (by, member) = (number(by.number()), number(member.number()));
    sqlx::query!(
        "INSERT INTO block (blocker, blocked, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        by,
        member,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    let blocked = sqlx::query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM block WHERE blocker = $1"#, by)
        .fetch_one(&mut *conn)
        .await?;
    at_most(blocked, BLOCKED_MAX)?;
    sqlx::query!("DELETE FROM tick WHERE ticker = $1 AND ticked = $2", by, member)
        .execute(&mut *conn)
        .await?;
    sqlx::query!(
        "UPDATE thread SET state = 'declined' WHERE state = 'asked' AND asked_by = $2 AND id IN \
         (SELECT side.thread FROM thread_side AS side WHERE side.account = $1 AND side.other = $2)",
        by,
        member
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("UPDATE thread_side SET unread = 0 WHERE account = $1 AND other = $2", by, member)
        .execute(&mut *conn)
        .await?;
    sqlx::query!("DELETE FROM inbox WHERE account = $1 AND by_member = $2", by, member).execute(conn).await?;
    Ok(())
}

/// Before an account is erased, whose messages go with it: nobody waits for them, nobody is left unread, and a thread that
/// nobody else has is gone.
pub async fn forget(conn: &mut Conn, account: AccountId) -> sqlx::Result<()> {
    let id = number(account.number());
    sqlx::query!(
        "DELETE FROM thread WHERE id IN (SELECT side.thread FROM thread_side AS side JOIN thread AS waiting \
         ON waiting.id = side.thread WHERE side.account = $1 AND (side.other IS NULL OR waiting.state <> 'open'))",
        id
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "UPDATE thread SET exchanged = FALSE \
         WHERE id IN (SELECT side.thread FROM thread_side AS side WHERE side.account = $1)",
        id
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("UPDATE thread_side SET unread = 0 WHERE other = $1", id).execute(conn).await?;
    Ok(())
}
