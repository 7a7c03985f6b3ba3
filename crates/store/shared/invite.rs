//! Invites: single use, found by the hash of their token.

use std::time::Duration;

use domain::entry::invite::{INVITE_DAY, INVITE_TTL};
use domain::entry::{Invite, InviteState};
use domain::{AccountId, At, InviteId};
use store::column::{self, InviteColumns, hex, number};
use store::{Conflict, TokenHash};

use crate::Conn;
use crate::unit::{Refused, one};

/// How long a link that nobody opened is still listed, the second half of it as expired.
const INVITE_SHOWN: Duration = Duration::from_secs(2 * INVITE_TTL.as_secs());

macro_rules! select {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            InviteColumns,
            "SELECT id, inviter, created, expires, room, state, accepted_by, changed, bound_how, bound_to FROM invite " + $where
            $(, $argument)*
        )
    };
}

pub async fn add(conn: &mut Conn, invite: &Invite, token_hash: &TokenHash) -> Result<(), Refused> {
    let (state, accepted_by, changed) = column::invite_state(&invite.state);
    let (bound_how, bound_to) = column::bound(invite.bound.as_ref());
    sqlx::query!(
        "INSERT INTO invite (id, inviter, token_hash, created, expires, room, state, accepted_by, changed, bound_how, \
         bound_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        number(invite.id.number()),
        number(invite.by.number()),
        hex(token_hash),
        number(invite.created.0),
        number(invite.expires.0),
        invite.room.map(|room| number(room.number())),
        state,
        accepted_by,
        changed,
        bound_how,
        bound_to
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn set(conn: &mut Conn, id: InviteId, to: &InviteState) -> Result<(), Refused> {
    let (state, accepted_by, changed) = column::invite_state(to);
    let done = sqlx::query!(
        "UPDATE invite SET state = $2, accepted_by = $3, changed = $4 WHERE id = $1 AND state = 'open'",
        number(id.number()),
        state,
        accepted_by,
        changed
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::InviteGone)
}

pub async fn by_id(conn: &mut Conn, id: InviteId) -> anyhow::Result<Option<Invite>> {
    let row = select!("WHERE id = $1", number(id.number())).fetch_optional(conn).await?;
    row.map(InviteColumns::read).transpose()
}

pub async fn by_token_hash(conn: &mut Conn, hash: &TokenHash) -> anyhow::Result<Option<Invite>> {
    let row = select!("WHERE token_hash = $1", hex(hash)).fetch_optional(conn).await?;
    row.map(InviteColumns::read).transpose()
}

pub async fn by_inviter(conn: &mut Conn, inviter: AccountId, now: At) -> anyhow::Result<Vec<Invite>> {
    let ago = |past: Duration| number(now.0.saturating_sub(past.as_millis() as u64));
    let rows = select!(
        "WHERE inviter = $1 AND (state = 'accepted' OR (state = 'open' AND created > $2) OR created > $3) \
         ORDER BY created, id",
        number(inviter.number()),
        ago(INVITE_SHOWN),
        ago(INVITE_DAY)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(InviteColumns::read).collect()
}
