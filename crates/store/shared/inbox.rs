//! Inboxes in SQL: where something goes is decided in the write itself, by what stands there then.

use domain::network::Wishes;
use domain::network::inbox::{self, Before, DAY, Entry, Kind, ROWS_MAX, Same, Taken};
use domain::network::wishes::{DEVICES_MAX, Letters, Way};
use domain::{AccountId, At, InboxId, MemberId};
use store::column::{hex, number};
use store::inbox::{WishesColumns, address_text, clocks_text, ways_text};
use store::network::count;
use store::{Conflict, Device, InboxWrite};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &InboxWrite) -> Result<(), Refused> {
    match write {
        InboxWrite::Take { id, account, entry } => take(conn, *id, *account, entry).await,
        InboxWrite::See { account, up_to } => {
            sqlx::query!(
                "UPDATE inbox SET seen = TRUE WHERE account = $1 AND at_ms <= $2 AND NOT seen",
                number(account.number()),
                number(up_to.0)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        InboxWrite::SeeOne { account, id } => {
            let done = sqlx::query!(
                "UPDATE inbox SET seen = TRUE WHERE id = $1 AND account = $2",
                number(id.number()),
                number(account.number())
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::Mismatch)
        }
        InboxWrite::SetWishes { account, wishes, at } => set_wishes(conn, *account, wishes, *at).await,
        InboxWrite::AddDevice(device) => add_device(conn, device).await,
        InboxWrite::DropDevice { account, id } => {
            sqlx::query!(
                "DELETE FROM push_device WHERE id = $1 AND account = $2",
                number(id.number()),
                number(account.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        InboxWrite::Pushed { account, until } => {
            let done = sqlx::query!(
                "UPDATE inbox SET pushed = TRUE WHERE account = $1 AND push_at <= $2 AND NOT pushed",
                number(account.number()),
                number(until.0)
            )
            .execute(conn)
            .await?;
            if done.rows_affected() > 0 { Ok(()) } else { Err(Refused::Conflict(Conflict::ChangedMeanwhile)) }
        }
        InboxWrite::Digested { account, due, at, next } => {
            let done = sqlx::query!(
                "UPDATE wishes SET digest_at = $3, digested = $4 WHERE account = $1 AND digest_at = $2",
                number(account.number()),
                number(due.0),
                next.map(|next| number(next.0)),
                number(at.0)
            )
            .execute(conn)
            .await?;
            one(done.rows_affected(), Conflict::ChangedMeanwhile)
        }
        InboxWrite::EndLetters { account, letters, at } => end_letters(conn, *account, *letters, *at).await,
    }
}

async fn take(conn: &mut Conn, id: InboxId, to: AccountId, entry: &Entry) -> Result<(), Refused> {
    let wishes = wishes(conn, to).await?;
    let (account, by) = (number(to.number()), number(entry.by.account().number()));
    let day = number(entry.at.0.saturating_sub(DAY.as_millis() as u64));
    let there = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM account WHERE account.id = $1 AND account.member_since IS NOT NULL)
             AND EXISTS (SELECT 1 FROM account WHERE account.id = $2)
             AND NOT EXISTS (SELECT 1 FROM block WHERE blocker = $1 AND blocked = $2) AS "reaches!: bool",
             EXISTS (SELECT 1 FROM push_device WHERE push_device.account = $1) AS "has_device!: bool",
             (SELECT COUNT(*) FROM inbox WHERE inbox.account = $1 AND since_ms > $3) AS "today!: i64",
             (SELECT COUNT(*) FROM inbox WHERE inbox.account = $1 AND since_ms > $3
               AND kind IN ('room_started', 'room_scheduled')) AS "starts_today!: i64",
             (SELECT COUNT(*) FROM inbox WHERE inbox.account = $1 AND push_at > $3) AS "pushes_today!: i64""#,
        account,
        by,
        day
    )
    .fetch_one(&mut *conn)
    .await?;
    if !there.reaches || wishes.way(entry.kind) == Way::Off {
        return Ok(());
    }
    let slot = entry.slot();
    let latest = sqlx::query!(
        r#"SELECT id AS "id!: i64", kind AS "kind!: String", by_member AS "by_member!: i64", since_ms AS "since_ms!: i64",
             seen AS "seen!: bool"
           FROM inbox WHERE account = $1 AND slot = $2 ORDER BY since_ms DESC, id DESC LIMIT 1"#,
        account,
        slot
    )
    .fetch_optional(&mut *conn)
    .await?;
    let same = latest.as_ref().and_then(|row| {
        let by = MemberId::of(AccountId::new(row.by_member.unsigned_abs()));
        Some(Same {
            kind: Kind::parse(&row.kind)?,
            by,
            since: At(row.since_ms.unsigned_abs()),
            seen: row.seen,
        })
    });
    let before = Before { same, today: count(there.today), starts_today: count(there.starts_today) };
    let (kind, about, at) = (entry.kind.key(), entry.about.map(number), number(entry.at.0));
    match (inbox::take(entry, &before), latest) {
        (Taken::Nothing, _) => Ok(()),
        (Taken::Joins, Some(row)) => {
            sqlx::query!(
                "UPDATE inbox SET kind = $2, by_member = $3, about = $4, times = times + 1, at_ms = $5 WHERE id = $1",
                row.id,
                kind,
                by,
                about,
                at
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        (Taken::Adds | Taken::Joins, _) => {
            let push_at = wishes.push_at(entry.kind, entry.at, count(there.pushes_today));
            sqlx::query!(
                "INSERT INTO inbox (id, account, kind, slot, by_member, about, times, since_ms, at_ms, seen, push_at, pushed) \
                 VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, FALSE, $8, FALSE)",
                number(id.number()),
                account,
                kind,
                slot,
                by,
                about,
                at,
                push_at.filter(|_| there.has_device).map(|at| number(at.0))
            )
            .execute(&mut *conn)
            .await?;
            sqlx::query!(
                "DELETE FROM inbox WHERE id IN (SELECT old.id FROM inbox AS old WHERE old.account = $1 \
                 ORDER BY old.at_ms DESC, old.id DESC LIMIT 1000 OFFSET $2)",
                account,
                i64::from(ROWS_MAX)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
    }
}

/// Whoever reads a thread, or answers a request, has seen that there was something in it.
pub async fn see_thread(conn: &mut Conn, account: i64, thread: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE inbox SET seen = TRUE WHERE account = $1 AND about = $2 AND kind IN ('thread_request', 'new_message') \
         AND NOT seen",
        account,
        thread
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn set_wishes(conn: &mut Conn, account: AccountId, wishes: &Wishes, at: At) -> Result<(), Refused> {
    let (quiet_from, quiet_to) = wishes.quiet.map(|quiet| quiet.minutes()).unzip();
    sqlx::query!(
        "INSERT INTO wishes (account, ways, quiet_from, quiet_to, zone, clocks, digest, digest_at, digested, room_letters) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (account) DO UPDATE SET ways = excluded.ways, \
         quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, zone = excluded.zone, clocks = excluded.clocks, \
         digested = CASE WHEN wishes.digest = 'off' THEN excluded.digested ELSE wishes.digested END, \
         digest = excluded.digest, digest_at = excluded.digest_at, room_letters = excluded.room_letters",
        number(account.number()),
        ways_text(wishes),
        quiet_from.map(i64::from),
        quiet_to.map(i64::from),
        wishes.clocks.as_ref().map(|clocks| clocks.zone().as_str()),
        wishes.clocks.as_ref().map(clocks_text),
        wishes.digest.key(),
        wishes.digest_at(at).map(|next| number(next.0)),
        number(at.0),
        wishes.room_letters
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn add_device(conn: &mut Conn, device: &Device) -> Result<(), Refused> {
    let address = sealed::seal(conn, device.account, "push_device.address", &address_text(device)).await?;
    let account = number(device.account.number());
    sqlx::query!(
        "INSERT INTO push_device (id, account, session, endpoint_hash, address, made) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (endpoint_hash) DO UPDATE SET \
         made = CASE WHEN push_device.account = excluded.account THEN push_device.made ELSE excluded.made END, \
         account = excluded.account, session = excluded.session, address = excluded.address",
        number(device.id.number()),
        account,
        number(device.session.number()),
        hex(&store::inbox::endpoint_hash(&device.endpoint)),
        address,
        number(device.made.0)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "DELETE FROM push_device WHERE id IN (SELECT old.id FROM push_device AS old WHERE old.account = $1 \
         ORDER BY old.made DESC, old.id DESC LIMIT 1000 OFFSET $2)",
        account,
        i64::from(DEVICES_MAX)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn end_letters(conn: &mut Conn, account: AccountId, letters: Letters, at: At) -> Result<(), Refused> {
    let id = number(account.number());
    sqlx::query!(
        "INSERT INTO wishes (account, ways, digest, digested, room_letters) \
         SELECT account.id, '', 'off', $2, TRUE FROM account WHERE account.id = $1 ON CONFLICT DO NOTHING",
        id,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    match letters {
        Letters::Digest => {
            sqlx::query!("UPDATE wishes SET digest = 'off', digest_at = NULL WHERE account = $1", id)
                .execute(conn)
                .await?
        }
        Letters::Rooms => {
            sqlx::query!("UPDATE wishes SET room_letters = FALSE WHERE account = $1", id)
                .execute(conn)
                .await?
        }
    };
    Ok(())
}

/// What somebody wants; the ordinary for whoever has not said.
pub async fn wishes(conn: &mut Conn, account: AccountId) -> sqlx::Result<Wishes> {
    let row = sqlx::query_as!(
        WishesColumns,
        "SELECT ways, quiet_from, quiet_to, zone, clocks, digest, room_letters FROM wishes WHERE account = $1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    row.map_or(Ok(Wishes::default()), |row| row.read().map_err(|cause| sqlx::Error::Decode(cause.into())))
}
