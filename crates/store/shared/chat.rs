//! The chat of live rooms: the latest lines, each sealed under its author's key. Whoever writes has passed the fence first, in
//! the same transaction.

use domain::RoomId;
use domain::room::ChatLine;
use store::column::{ChatLineColumns, number};

use crate::unit::Refused;
use crate::{Conn, sealed};

/// One sent again is there already. Those before `oldest` go.
pub async fn save(conn: &mut Conn, room: RoomId, line: &ChatLine, oldest: u64) -> Result<(), Refused> {
    let author = line.member.account();
    let text = sealed::seal(conn, author, "chat_line.line", line.text.as_str()).await?;
    sqlx::query!(
        "INSERT INTO chat_line (room, number, member, at_ms, line) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        number(room.number()),
        number(line.number),
        number(author.number()),
        number(line.at.0),
        text
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "DELETE FROM chat_line WHERE room = $1 AND number < $2",
        number(room.number()),
        number(oldest)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn remove(conn: &mut Conn, room: RoomId, line: u64) -> Result<(), Refused> {
    sqlx::query!(
        "DELETE FROM chat_line WHERE room = $1 AND number = $2",
        number(room.number()),
        number(line)
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A room that is over leaves no transcript behind.
pub async fn forget(conn: &mut Conn, room: RoomId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM chat_line WHERE room = $1", number(room.number())).execute(conn).await?;
    Ok(())
}

/// Oldest first.
pub async fn of(conn: &mut Conn, room: i64) -> anyhow::Result<Vec<ChatLine>> {
    let rows = sqlx::query_as!(
        ChatLineColumns,
        "SELECT number, member, at_ms, line, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = chat_line.member) AS \"sealing_key?\" FROM chat_line WHERE room = $1 ORDER BY number",
        room
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ChatLineColumns::read).collect()
}
