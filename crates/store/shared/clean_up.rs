//! The clean-up: removes what has been kept long enough, as the table in `store::keeping` says. In small bites.

use std::time::Duration;

use domain::At;
use domain::network::circle::CIRCLE_WAITS;
use domain::network::inbox::ROW_KEPT;
use domain::network::introduction::VISIT_KEPT;
use domain::network::thread::REQUEST_KEPT;
use domain::network::thread_report::{SETTLED_KEPT, UNSETTLED_KEPT};
use domain::report::{Day, Week};
use store::NOTICE_KEPT;
use store::column::number;
use store::keeping::{AUDIT_KEPT, INVITE_KEPT, REPORT_KEPT, ROOM_KEPT, SESSION_AGE, SESSION_IDLE, TEXT_KEPT};

use crate::Conn;

/// Rows of one table that go in one turn. Larger finishes sooner; smaller lets other writes in between.
const AT_ONCE: i64 = 500;

/// Returns how many rows went; more than none: there may be others.
pub async fn clean_up(conn: &mut Conn, now: At) -> anyhow::Result<u64> {
    let ago = |kept: Duration| number(now.0.saturating_sub(kept.as_millis() as u64));
    let sessions = sqlx::query!(
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE last_seen <= $1 OR created <= $2 LIMIT $3)",
        ago(SESSION_IDLE),
        ago(SESSION_AGE),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let invites = sqlx::query!(
        "DELETE FROM invite WHERE id IN (SELECT id FROM invite WHERE state <> 'accepted' AND expires <= $1 LIMIT $2)",
        ago(INVITE_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let rooms = sqlx::query!(
        "DELETE FROM room WHERE id IN (SELECT id FROM room WHERE ended IS NOT NULL AND ended <= $1 LIMIT $2)",
        ago(ROOM_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    // After its room, which may go on for long.
    let scheduled = sqlx::query!(
        "DELETE FROM scheduled WHERE id IN (SELECT scheduled.id FROM scheduled WHERE scheduled.begins <= $1 \
         AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = scheduled.id) LIMIT $2)",
        ago(ROOM_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let handles = sqlx::query!(
        "DELETE FROM handle_kept WHERE skeleton_hash IN (SELECT skeleton_hash FROM handle_kept WHERE until <= $1 LIMIT $2)",
        number(now.0),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let old_handles = sqlx::query!(
        "DELETE FROM old_handle WHERE skeleton IN (SELECT skeleton FROM old_handle WHERE until <= $1 LIMIT $2)",
        number(now.0),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let codes = sqlx::query!(
        "DELETE FROM mail_code WHERE key_hash IN (SELECT key_hash FROM mail_code WHERE expires <= $1 LIMIT $2)",
        number(now.0),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let notices = sqlx::query!(
        "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE at_ms <= $1 LIMIT $2)",
        ago(NOTICE_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let inbox = sqlx::query!(
        "DELETE FROM inbox WHERE id IN (SELECT id FROM inbox WHERE at_ms <= $1 LIMIT $2)",
        ago(ROW_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let texts = sqlx::query!(
        "DELETE FROM text_message WHERE id IN (SELECT id FROM text_message WHERE at_ms <= $1 LIMIT $2)",
        ago(TEXT_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    // These have no key of their own: those of the oldest moment go together.
    let visits = sqlx::query!(
        "DELETE FROM visit WHERE left_ms IN (SELECT left_ms FROM visit WHERE left_ms <= $1 ORDER BY left_ms LIMIT $2)",
        ago(VISIT_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let ticks = sqlx::query!(
        "DELETE FROM tick WHERE at_ms IN (SELECT at_ms FROM tick WHERE at_ms <= $1 ORDER BY at_ms LIMIT $2)",
        ago(VISIT_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let requests = sqlx::query!(
        "DELETE FROM thread WHERE id IN (SELECT id FROM thread WHERE state <> 'open' AND made_ms <= $1 LIMIT $2)",
        ago(REQUEST_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let settled = sqlx::query!(
        "DELETE FROM thread_report WHERE id IN (SELECT id FROM thread_report WHERE settled_ms IS NOT NULL AND settled_ms <= $1 LIMIT $2)",
        ago(SETTLED_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let unsettled = sqlx::query!(
        "DELETE FROM thread_report WHERE id IN (SELECT id FROM thread_report WHERE settled_ms IS NULL AND at_ms <= $1 LIMIT $2)",
        ago(UNSETTLED_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let waiting = sqlx::query!(
        "DELETE FROM circle_member WHERE state NOT IN ('owner', 'moderator', 'member', 'removed') AND since IN \
         (SELECT since FROM circle_member WHERE state NOT IN ('owner', 'moderator', 'member', 'removed') \
         AND since <= $1 ORDER BY since LIMIT $2)",
        ago(CIRCLE_WAITS),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    let audit = sqlx::query!(
        "DELETE FROM audit WHERE at_ms IN (SELECT at_ms FROM audit WHERE at_ms <= $1 ORDER BY at_ms LIMIT $2)",
        ago(AUDIT_KEPT),
        AT_ONCE
    )
    .execute(&mut *conn)
    .await?;
    // A few a day: all that are due go at once.
    let counted = At(now.0.saturating_sub(REPORT_KEPT.as_millis() as u64));
    let day = i64::from(Day::of(counted).number());
    let days = sqlx::query!("DELETE FROM report_day WHERE day < $1", day).execute(&mut *conn).await?;
    let hands = sqlx::query!("DELETE FROM report_hand WHERE day < $1", day).execute(&mut *conn).await?;
    let week = i64::from(Week::of(counted).number());
    let came = sqlx::query!("DELETE FROM report_came WHERE week < $1", week).execute(&mut *conn).await?;
    Ok([
        sessions,
        invites,
        rooms,
        scheduled,
        handles,
        old_handles,
        codes,
        notices,
        inbox,
        texts,
        visits,
        ticks,
        requests,
        settled,
        unsettled,
        waiting,
        audit,
        days,
        hands,
        came,
    ]
    .iter()
    .map(|done| done.rows_affected())
    .sum())
}
