//! The audit log: appended to, never changed.

use domain::{At, MemberId, RoomId};
use store::column::{AuditColumns, number};
use store::{AuditRow, Epoch};

use crate::Conn;
use crate::unit::Refused;

/// One line, by ids.
pub struct Line {
    pub room: Option<RoomId>,
    pub epoch: Epoch,
    pub seq: u64,
    pub at: At,
    pub by: Option<MemberId>,
    pub kind: &'static str,
    pub about: Option<MemberId>,
}

/// The same event of the same room and epoch stands there once, however often it is sent.
pub async fn append(conn: &mut Conn, line: Line) -> Result<(), Refused> {
    let member = |member: MemberId| number(member.account().number());
    sqlx::query!(
        "INSERT INTO audit (room, epoch, seq, at_ms, by_member, kind, about_member) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        line.room.map(|room| number(room.number())),
        number(line.epoch),
        number(line.seq),
        number(line.at.0),
        line.by.map(member),
        line.kind,
        line.about.map(member)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn of(conn: &mut Conn, room: RoomId, after_seq: u64, limit: u32) -> anyhow::Result<Vec<AuditRow>> {
    let rows = sqlx::query_as!(
        AuditColumns,
        "SELECT room, epoch, seq, at_ms, by_member, kind, about_member FROM audit \
         WHERE room = $1 AND seq > $2 ORDER BY seq, epoch LIMIT $3",
        number(room.number()),
        number(after_seq),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(AuditColumns::read).collect()
}
