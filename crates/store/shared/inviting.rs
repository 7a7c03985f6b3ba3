//! Inviting in SQL: turns, vouches, names, what is done to branches, handles that change hands.

use domain::entry::{Account, Invitee, Note, Vouch};
use domain::{AccountId, At, InviteId};
use store::column::{AccountColumns, VouchColumns, number};
use store::{Conflict, InviterFacts, Inviting, Keeping};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &Inviting) -> Result<(), Refused> {
    match write {
        Inviting::TakeTurn { member, turn } => take_turn(conn, *member, *turn).await,
        Inviting::SetNote { invite, note } => {
            let id = number(invite.number());
            let inviter = sqlx::query_scalar!("SELECT inviter FROM invite WHERE id = $1", id)
                .fetch_optional(&mut *conn)
                .await?;
            let Some(inviter) = inviter else { return Err(Refused::Conflict(Conflict::Mismatch)) };
            let inviter = AccountId::new(inviter.unsigned_abs());
            let note = sealed::seal(conn, inviter, "invite.note", note.as_str()).await?;
            let done =
                sqlx::query!("UPDATE invite SET note = $2 WHERE id = $1", id, note).execute(conn).await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        Inviting::RevokeAll { by, at } => {
            sqlx::query!(
                "UPDATE invite SET state = 'revoked', changed = $2 WHERE inviter = $1 AND state = 'open'",
                number(by.number()),
                number(at.0)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        Inviting::SaveVouch(vouch) => save_vouch(conn, vouch).await,
        Inviting::Name { applicant, member, at, max } => name(conn, *applicant, *member, *at, *max).await,
        Inviting::Unname { applicant, member } => {
            sqlx::query!(
                "DELETE FROM named WHERE applicant = $1 AND member = $2",
                number(applicant.number()),
                number(member.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        Inviting::Strike { .. }
        | Inviting::Remove { .. }
        | Inviting::Lift { .. }
        | Inviting::Appeal { .. }
        | Inviting::Deny { .. } => crate::struck::write(conn, write).await,
        Inviting::Rename { account, from, to, at, rests_until } => {
            crate::handle::rename(conn, *account, from, to, *at, *rests_until).await
        }
        Inviting::WakeHandle { handle } => crate::handle::wake(conn, handle).await,
        Inviting::WarnOfLapse { account, at } => crate::handle::warn(conn, *account, *at).await,
    }
}

/// The row is there from the first turn on.
async fn take_turn(conn: &mut Conn, member: AccountId, turn: u64) -> Result<(), Refused> {
    let id = number(member.number());
    sqlx::query!("INSERT INTO inviter (account, turn, upheld) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING", id)
        .execute(&mut *conn)
        .await?;
    let done = sqlx::query!(
        "UPDATE inviter SET turn = turn + 1 WHERE account = $1 AND turn = $2 \
         AND EXISTS (SELECT 1 FROM account WHERE account.id = $1 AND account.member_since IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM struck WHERE struck.account = $1 AND struck.lifted IS NULL)",
        id,
        number(turn)
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn save_vouch(conn: &mut Conn, vouch: &Vouch) -> Result<(), Refused> {
    let applicant = number(vouch.applicant.number());
    sqlx::query!(
        "INSERT INTO vouch (applicant, member, at_ms, withdrawn) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (applicant, member) DO UPDATE SET at_ms = excluded.at_ms, withdrawn = excluded.withdrawn",
        applicant,
        number(vouch.by.number()),
        number(vouch.at.0),
        vouch.withdrawn.map(|at| number(at.0))
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn name(
    conn: &mut Conn,
    applicant: AccountId,
    member: AccountId,
    at: At,
    max: u32,
) -> Result<(), Refused> {
    let applicant = number(applicant.number());
    sqlx::query!(
        "INSERT INTO named (applicant, member, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        applicant,
        number(member.number()),
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    let named =
        sqlx::query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM named WHERE applicant = $1"#, applicant)
            .fetch_one(conn)
            .await?;
    if named <= i64::from(max) { Ok(()) } else { Err(Refused::Conflict(Conflict::ChangedMeanwhile)) }
}

/// Whoever signs in or asks something was here. Goes with the write of the session.
pub async fn seen_now(conn: &mut Conn, account: AccountId, at: At) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO seen (account, at_ms) VALUES ($1, $2) \
         ON CONFLICT (account) DO UPDATE SET at_ms = excluded.at_ms WHERE seen.at_ms < excluded.at_ms",
        number(account.number()),
        number(at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn facts(conn: &mut Conn, member: AccountId) -> anyhow::Result<InviterFacts> {
    let id = number(member.number());
    let turn = sqlx::query_scalar!("SELECT turn FROM inviter WHERE account = $1", id)
        .fetch_optional(&mut *conn)
        .await?
        .unwrap_or_default();
    // Everybody whom an accepted invite of theirs let in, whether or not they are still in.
    let rows = sqlx::query!(
        r#"SELECT account.id AS "id!: i64", account.member_since, invite.changed,
             COALESCE(seen.at_ms, account.registered) AS "seen!: i64", COALESCE(inviter.upheld, 0) AS "upheld!: i64",
             EXISTS (SELECT 1 FROM room JOIN audit ON audit.room = room.id
               WHERE room.owner = account.id AND audit.by_member <> room.owner)
               AS "hosted!: bool"
           FROM invite JOIN account ON account.id = invite.accepted_by
           LEFT JOIN seen ON seen.account = account.id LEFT JOIN inviter ON inviter.account = account.id
           WHERE invite.inviter = $1 AND invite.state = 'accepted' ORDER BY account.id LIMIT 2000"#,
        id
    )
    .fetch_all(&mut *conn)
    .await?;
    let at = |ms: i64| At(u64::try_from(ms).unwrap_or_default());
    let invitees = rows
        .into_iter()
        .map(|row| Invitee {
            account: AccountId::new(row.id as u64),
            let_in: at(row.member_since.or(row.changed).unwrap_or_default()),
            is_member: row.member_since.is_some(),
            last_seen: at(row.seen),
            hosted: row.hosted,
            upheld: u32::try_from(row.upheld).unwrap_or(u32::MAX),
        })
        .collect();
    let own_rooms = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM room WHERE room.owner = $1 AND EXISTS (SELECT 1 FROM audit
             WHERE audit.room = room.id AND audit.by_member <> room.owner)"#,
        id
    )
    .fetch_one(&mut *conn)
    .await?;
    let own_rooms = u32::try_from(own_rooms).unwrap_or(u32::MAX);
    let struck = crate::struck::one_of(conn, member).await?.map(|row| row.struck);
    let turn = u64::try_from(turn).unwrap_or_default();
    Ok(InviterFacts { turn, invitees, own_rooms, struck })
}

pub async fn note(conn: &mut Conn, invite: InviteId) -> anyhow::Result<Option<Note>> {
    let row = sqlx::query!("SELECT inviter, note FROM invite WHERE id = $1", number(invite.number()))
        .fetch_optional(&mut *conn)
        .await?;
    let Some((inviter, Some(note))) = row.map(|row| (row.inviter, row.note)) else { return Ok(None) };
    let note = sealed::open(conn, AccountId::new(inviter.unsigned_abs()), "invite.note", &note).await?;
    Note::parse(&note).map(Some).map_err(|_| anyhow::anyhow!("a note is no line"))
}

macro_rules! vouches {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(VouchColumns, "SELECT applicant, member, at_ms, withdrawn FROM vouch " + $where $(, $argument)*)
    };
}

pub async fn vouches_for(conn: &mut Conn, applicant: AccountId) -> anyhow::Result<Vec<Vouch>> {
    let rows = vouches!("WHERE applicant = $1 ORDER BY at_ms, member LIMIT 200", number(applicant.number()))
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(VouchColumns::read).collect()
}

pub async fn vouches_by(conn: &mut Conn, member: AccountId, since: At) -> anyhow::Result<Vec<Vouch>> {
    let rows = vouches!(
        "WHERE member = $1 AND (at_ms > $2 OR withdrawn IS NULL) ORDER BY at_ms DESC, applicant LIMIT 500",
        number(member.number()),
        number(since.0)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(VouchColumns::read).collect()
}

pub async fn vouch(
    conn: &mut Conn,
    member: AccountId,
    applicant: AccountId,
) -> anyhow::Result<Option<Vouch>> {
    let (applicant, member) = (number(applicant.number()), number(member.number()));
    let row =
        vouches!("WHERE applicant = $1 AND member = $2", applicant, member).fetch_optional(conn).await?;
    row.map(VouchColumns::read).transpose()
}

pub async fn named_by(conn: &mut Conn, applicant: AccountId) -> anyhow::Result<Vec<AccountId>> {
    let rows = sqlx::query_scalar!(
        "SELECT member FROM named WHERE applicant = $1 ORDER BY at_ms, member LIMIT 50",
        number(applicant.number())
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|id| AccountId::new(id as u64)).collect())
}

macro_rules! accounts {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            AccountColumns,
            "SELECT account.id, handle, stated, field, registered, member_since, let_in_how, let_in_by, owner, bot, \
             password_hash, (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) \
             AS \"sealing_key?\" FROM account " + $rest
            $(, $argument)*
        )
    };
}

pub async fn naming(conn: &mut Conn, member: AccountId) -> anyhow::Result<Vec<Account>> {
    let rows = accounts!(
        "JOIN named ON named.applicant = account.id WHERE named.member = $1 AND member_since IS NULL \
         ORDER BY named.at_ms DESC, account.id LIMIT 200",
        number(member.number())
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok(row.read()?.0)).collect()
}

pub async fn members(conn: &mut Conn, limit: u32, after: Option<AccountId>) -> anyhow::Result<Vec<Account>> {
    let rows = accounts!(
        "WHERE member_since IS NOT NULL AND account.id > $1 ORDER BY account.id LIMIT $2",
        after.map_or(-1, |id| number(id.number())),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok(row.read()?.0)).collect()
}

pub async fn away(conn: &mut Conn, seen_before: At, limit: u32) -> anyhow::Result<Vec<(Account, Keeping)>> {
    // Whoever lost their handle already keeps the name that an id makes.
    let rows = accounts!(
        "LEFT JOIN seen ON seen.account = account.id LEFT JOIN handle_keeping ON handle_keeping.account = account.id \
         WHERE member_since IS NULL AND COALESCE(seen.at_ms, registered) < $1 AND handle NOT LIKE 'lost\\_%' ESCAPE '\\' \
         ORDER BY COALESCE(handle_keeping.warned, 0), account.id LIMIT $2",
        number(seen_before.0),
        i64::from(limit)
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let (account, _) = row.read()?;
        let keeping = crate::handle::keeping(conn, account.id).await?;
        found.push((account, keeping));
    }
    Ok(found)
}
