//! Nodes and what they own: one lease a node, one epoch a room.

use domain::{At, RoomId};
use store::column::number;
use store::{NodeId, StoredRoom};

use crate::Conn;

/// Nodes whose lease ended longer ago than this are forgotten.
const FORGOTTEN_AFTER_MS: i64 = 86_400_000;

pub async fn renew_lease(conn: &mut Conn, node: NodeId, now: At, until: At) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO node (id, lease_until) VALUES ($1, $2) \
         ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until",
        number(node.number()),
        number(until.0)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("DELETE FROM node WHERE lease_until < $1", number(now.0) - FORGOTTEN_AFTER_MS)
        .execute(conn)
        .await?;
    Ok(())
}

/// All in one transaction: one wait for the disk, and after a fault none is taken. Ordered, so that two nodes that take at
/// once cannot wait for each other in a circle; of those who saw the same epoch one wins.
pub async fn take_rooms(conn: &mut Conn, node: NodeId, now: At) -> anyhow::Result<Vec<StoredRoom>> {
    sqlx::raw_sql(crate::BEGIN).execute(&mut *conn).await?;
    let ownerless = sqlx::query!(
        "SELECT id, epoch FROM room WHERE ended IS NULL AND node <> $1 AND ($2 OR NOT EXISTS ( \
         SELECT 1 FROM node WHERE node.id = room.node AND node.lease_until >= $3)) ORDER BY id",
        number(node.number()),
        crate::ONLY_NODE,
        number(now.0)
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut taken = Vec::with_capacity(ownerless.len());
    for room in ownerless {
        let done = sqlx::query!(
            "UPDATE room SET node = $3, epoch = epoch + 1 WHERE id = $1 AND epoch = $2 AND ended IS NULL AND ($4 OR NOT EXISTS ( \
             SELECT 1 FROM node WHERE node.id = room.node AND node.lease_until >= $5))",
            room.id,
            room.epoch,
            number(node.number()),
            crate::ONLY_NODE,
            number(now.0)
        )
        .execute(&mut *conn)
        .await?;
        if done.rows_affected() == 1 {
            taken.extend(crate::room::by_number(conn, room.id).await?);
        }
    }
    sqlx::raw_sql("COMMIT").execute(conn).await?;
    Ok(taken)
}

pub async fn retake_room(conn: &mut Conn, node: NodeId, room: RoomId) -> anyhow::Result<Option<StoredRoom>> {
    let done = sqlx::query!(
        "UPDATE room SET epoch = epoch + 1 WHERE id = $1 AND node = $2 AND ended IS NULL",
        number(room.number()),
        number(node.number())
    )
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(None);
    }
    crate::room::by_number(conn, number(room.number())).await
}
