//! Leaving: who asked to be erased, the erasure itself, and what an export reads.

use domain::entry::{Field, Stated};
use domain::{AccountId, At, CircleId, RoomId};
use store::column::{AuditColumns, InviteColumns, number};
use store::sealed::handle_hash;
use store::{AuditRow, Conflict, EXPORT_ROWS_MAX, Leaving, LeavingWrite, OwnRoom, OwnSeat};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn apply(conn: &mut Conn, write: &LeavingWrite) -> Result<(), Refused> {
    match write {
        LeavingWrite::Ask { account, at, erase_at } => ask(conn, *account, *at, *erase_at).await,
        LeavingWrite::Stay { account } => Ok(stay(conn, *account).await?),
        LeavingWrite::Erase { account, now, handle_until } => {
            erase(conn, *account, *now, *handle_until).await
        }
        LeavingWrite::SetProfile { account, stated, field } => {
            set_profile(conn, *account, stated, *field).await
        }
        LeavingWrite::EraseSome { accounts } => Ok(erase_some(conn, *accounts).await?),
    }
}

/// An owner must leave another owner behind who stays.
async fn ask(conn: &mut Conn, account: AccountId, at: At, erase_at: At) -> Result<(), Refused> {
    // Owners are locked first: two who leave at once must see each other.
    sqlx::query!("UPDATE account SET owner = owner WHERE owner").execute(&mut *conn).await?;
    let may = sqlx::query_scalar!(
        "SELECT id FROM account WHERE id = $1 AND (NOT owner OR EXISTS (SELECT 1 FROM account AS other \
         WHERE other.owner AND other.id <> $1 AND NOT EXISTS (SELECT 1 FROM leaving WHERE leaving.account = other.id)))",
        number(account.number())
    )
    .fetch_optional(&mut *conn)
    .await?;
    if may.is_none() {
        return Err(Refused::Conflict(Conflict::LastOwner));
    }
    sqlx::query!(
        "INSERT INTO leaving (account, asked, erase_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        number(account.number()),
        number(at.0),
        number(erase_at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn stay(conn: &mut Conn, account: AccountId) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM leaving WHERE account = $1", number(account.number())).execute(conn).await?;
    Ok(())
}

async fn erase(conn: &mut Conn, account: AccountId, now: At, handle_until: At) -> Result<(), Refused> {
    let id = number(account.number());
    let due = sqlx::query!("DELETE FROM leaving WHERE account = $1 AND erase_at <= $2", id, number(now.0))
        .execute(&mut *conn)
        .await?;
    one(due.rows_affected(), Conflict::Mismatch)?;
    // The others may have stopped owning since this one asked.
    let may = sqlx::query_scalar!(
        "SELECT id FROM account WHERE id = $1 AND (NOT owner OR EXISTS (SELECT 1 FROM account AS other \
         WHERE other.owner AND other.id <> $1 AND NOT EXISTS (SELECT 1 FROM leaving WHERE leaving.account = other.id)))",
        id
    )
    .fetch_optional(&mut *conn)
    .await?;
    if may.is_none() {
        return Err(Refused::Conflict(Conflict::LastOwner));
    }
    let skeleton =
        sqlx::query_scalar!("SELECT skeleton FROM account WHERE id = $1", id).fetch_one(&mut *conn).await?;
    sqlx::query!(
        "INSERT INTO handle_kept (skeleton_hash, until) VALUES ($1, $2) \
         ON CONFLICT (skeleton_hash) DO UPDATE SET until = excluded.until",
        handle_hash(&skeleton),
        number(handle_until.0)
    )
    .execute(&mut *conn)
    .await?;
    // Handles that rest after a rename go on resting, as hashes: they are nobody's any more.
    let resting = sqlx::query!("SELECT skeleton, until FROM old_handle WHERE account = $1", id)
        .fetch_all(&mut *conn)
        .await?;
    for old in resting {
        sqlx::query!(
            "INSERT INTO handle_kept (skeleton_hash, until) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            handle_hash(&old.skeleton),
            old.until
        )
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query!("DELETE FROM old_handle WHERE account = $1", id).execute(&mut *conn).await?;
    // Ended rooms go with who opened them; a live one goes on under its moderators, and goes when it has been over for a while.
    sqlx::query!("DELETE FROM room WHERE owner = $1 AND ended IS NOT NULL", id).execute(&mut *conn).await?;
    sqlx::query!(
        "DELETE FROM seat WHERE member = $1 AND room IN (SELECT id FROM room WHERE ended IS NOT NULL)",
        id
    )
    .execute(&mut *conn)
    .await?;
    // What is left of them in a live one says no word of theirs.
    sqlx::query!(
        "UPDATE seat SET hand_line = NULL, spoken_ms = 0, vote_poll = NULL, vote = NULL WHERE member = $1",
        id
    )
    .execute(&mut *conn)
    .await?;
    crate::circle_owner::forget(conn, account).await?;
    crate::network::forget(conn, account).await?;
    crate::thread::forget(conn, account).await?;
    // Key, sessions, invites, whom they follow and what they wrote go with the row.
    let gone = sqlx::query!("DELETE FROM account WHERE id = $1", id).execute(conn).await?;
    one(gone.rows_affected(), Conflict::Mismatch)
}

async fn set_profile(
    conn: &mut Conn,
    account: AccountId,
    stated: &Stated,
    field: Field,
) -> Result<(), Refused> {
    let stated = sealed::seal(conn, account, "account.stated", stated.as_str()).await?;
    let done = sqlx::query!(
        "UPDATE account SET stated = $2, field = $3 WHERE id = $1",
        number(account.number()),
        stated,
        field.key()
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

async fn erase_some(conn: &mut Conn, accounts: u32) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM account WHERE id IN (SELECT id FROM account ORDER BY id LIMIT $1)",
        i64::from(accounts)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("DELETE FROM room").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM topic").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM thread").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM audit").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM handle_kept").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM old_handle").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM mail_code").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM text_message").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM text_closed").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM admission").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM criteria").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM criteria_in_force").execute(&mut *conn).await?;
    sqlx::query!("UPDATE in_force SET admission = 0, criteria = 0").execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM meta WHERE key <> 'closing' AND key <> 'probe'").execute(conn).await?;
    Ok(())
}

pub async fn of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<Leaving>> {
    let row = sqlx::query!(
        "SELECT account, asked, erase_at FROM leaving WHERE account = $1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| leaving(row.account, row.asked, row.erase_at)))
}

/// Those whose time has come, longest due first.
pub async fn due(conn: &mut Conn, now: At, limit: u32) -> anyhow::Result<Vec<Leaving>> {
    let rows = sqlx::query!(
        "SELECT account, asked, erase_at FROM leaving WHERE erase_at <= $1 ORDER BY erase_at, account LIMIT $2",
        number(now.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| leaving(row.account, row.asked, row.erase_at)).collect())
}

pub async fn accounts_after(
    conn: &mut Conn,
    after: Option<AccountId>,
    limit: u32,
) -> anyhow::Result<Vec<AccountId>> {
    let after = after.map_or(-1, |id| number(id.number())); // No id is negative.
    let ids = sqlx::query_scalar!(
        "SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(|id| AccountId::new(id.unsigned_abs())).collect())
}

pub async fn all_invites(conn: &mut Conn, inviter: AccountId) -> anyhow::Result<Vec<domain::entry::Invite>> {
    let rows = sqlx::query_as!(
        InviteColumns,
        "SELECT id, inviter, created, expires, room, state, accepted_by, changed, bound_how, bound_to FROM invite WHERE inviter = $1 \
         ORDER BY created DESC, id LIMIT $2",
        number(inviter.number()),
        i64::from(EXPORT_ROWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(InviteColumns::read).collect()
}

pub async fn rooms(conn: &mut Conn, owner: AccountId) -> anyhow::Result<Vec<OwnRoom>> {
    let rows = sqlx::query!(
        "SELECT id, title, topic, circle, poll, pins, opened, ended FROM room WHERE owner = $1 ORDER BY opened DESC, id LIMIT $2",
        number(owner.number()),
        i64::from(EXPORT_ROWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    let own = rows.into_iter().map(|row| OwnRoom {
        room: RoomId::new(row.id.unsigned_abs()),
        title: row.title,
        topic: row.topic,
        circle: row.circle.map(|circle| CircleId::new(circle.unsigned_abs())),
        poll: row.poll,
        pins: row.pins,
        opened: At(row.opened.unsigned_abs()),
        ended: row.ended.map(|ended| At(ended.unsigned_abs())),
    });
    Ok(own.collect())
}

pub async fn seats(conn: &mut Conn, member: AccountId) -> anyhow::Result<Vec<OwnSeat>> {
    let rows = sqlx::query!(
        "SELECT room, role, mute, removed_until, banned, hand_line, spoken_ms, vote FROM seat WHERE member = $1 ORDER BY room LIMIT $2",
        number(member.number()),
        i64::from(EXPORT_ROWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    let own = rows.into_iter().map(|row| OwnSeat {
        room: RoomId::new(row.room.unsigned_abs()),
        role: row.role,
        muted: row.mute.is_some(),
        banned: row.banned,
        removed_until: row.removed_until.map(|until| At(until.unsigned_abs())),
        hand_line: row.hand_line,
        spoken_ms: row.spoken_ms.unsigned_abs(),
        vote: row.vote,
    });
    Ok(own.collect())
}

/// What an account did, and what was done about it.
pub async fn acts(conn: &mut Conn, account: AccountId) -> anyhow::Result<Vec<AuditRow>> {
    let rows = sqlx::query_as!(
        AuditColumns,
        "SELECT room, epoch, seq, at_ms, by_member, kind, about_member FROM audit \
         WHERE by_member = $1 OR about_member = $1 ORDER BY at_ms DESC, seq DESC LIMIT $2",
        number(account.number()),
        i64::from(EXPORT_ROWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(AuditColumns::read).collect()
}

fn leaving(account: i64, asked: i64, erase_at: i64) -> Leaving {
    Leaving {
        account: AccountId::new(account.unsigned_abs()),
        asked: At(asked.unsigned_abs()),
        erase_at: At(erase_at.unsigned_abs()),
    }
}
