//! Scheduled rooms in SQL: written here, read in `schedule_reads.rs`. One of a circle stays there.

use domain::network::Plan;
use domain::network::schedule::{Letter, SCHEDULED_MAX};
use domain::room::Role;
use domain::{AccountId, At, MemberId, RoomId, ScheduledId};
use store::column::{circle_number, hex, number, policy_text, role_word, visibility_word};
use store::schedule::owed_word;
use store::{Conflict, ScheduleWrite};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &ScheduleWrite) -> Result<(), Refused> {
    match write {
        ScheduleWrite::Add { id, owner, plan, link, lineup, at } => {
            add(conn, *id, *owner, plan, link, *at).await?;
            for (member, role) in lineup {
                invite(conn, *id, *member, *role, *at).await?;
            }
            Ok(())
        }
        ScheduleWrite::Change { id, owner, plan, lineup, news, at } => {
            change(conn, *id, *owner, plan, *news, *at).await?;
            set_lineup(conn, *id, *owner, lineup, *at).await?;
            if *news {
                owe_change(conn, *id, *owner).await?;
            }
            Ok(())
        }
        ScheduleWrite::Cancel { id, at } => cancel(conn, *id, *at).await,
        ScheduleWrite::Come { id, member, remind, at } => come(conn, *id, *member, *remind, *at).await,
        ScheduleWrite::Remind { id, member, at } => remind(conn, *id, *member, *at).await,
        ScheduleWrite::StayAway { id, member, at } => Ok(stay_away(conn, *id, *member, *at).await?),
        ScheduleWrite::Open { id } => open(conn, *id).await,
        ScheduleWrite::Tell { id, member, letter } => tell(conn, *id, *member, *letter).await,
        ScheduleWrite::SetFeed { account, token_hash, at } => {
            sqlx::query!(
                "INSERT INTO calendar_feed (account, token_hash, made) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET token_hash = excluded.token_hash, made = excluded.made",
                number(account.number()),
                hex(token_hash),
                number(at.0)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ScheduleWrite::Recap { room, members } => Ok(recap(conn, *room, members).await?),
    }
}

/// Title and topic as they are stored.
async fn sealed_words(
    conn: &mut Conn,
    owner: AccountId,
    plan: &Plan,
) -> sqlx::Result<(String, Option<String>)> {
    let title = sealed::seal(conn, owner, "scheduled.title", plan.title.as_str()).await?;
    let topic = match &plan.topic {
        Some(topic) => Some(sealed::seal(conn, owner, "scheduled.topic", topic.as_str()).await?),
        None => None,
    };
    Ok((title, topic))
}

async fn add(
    conn: &mut Conn,
    id: ScheduledId,
    owner: AccountId,
    plan: &Plan,
    link: &str,
    at: At,
) -> Result<(), Refused> {
    let (title, topic) = sealed_words(conn, owner, plan).await?;
    let (id, owner, at) = (number(id.number()), number(owner.number()), number(at.0));
    sqlx::query!(
        "INSERT INTO scheduled (id, owner, title, topic, begins, zone, length_min, places, visibility, policy, link, \
         sequence, changed, cancelled, circle) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, FALSE, $13)",
        id,
        owner,
        title,
        topic,
        number(plan.begins.0),
        plan.zone.as_str(),
        i64::from(plan.length_min),
        i64::from(plan.places),
        visibility_word(plan.policy.visibility),
        policy_text(&plan.policy),
        link,
        at,
        circle_number(&plan.policy)
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "INSERT INTO guest (scheduled, member, role, coming, remind, answered, at_ms, owed, reminded) \
         VALUES ($1, $2, 'moderator', TRUE, TRUE, 0, $3, NULL, 'nothing')",
        id,
        owner,
        at
    )
    .execute(&mut *conn)
    .await?;
    let announced = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM scheduled WHERE owner = $1 AND NOT cancelled AND begins > $2"#,
        owner,
        at
    )
    .fetch_one(conn)
    .await?;
    at_most(announced, i64::from(SCHEDULED_MAX))
}

/// In place of what they said before.
async fn invite(
    conn: &mut Conn,
    id: ScheduledId,
    member: MemberId,
    role: Role,
    at: At,
) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO guest (scheduled, member, role, coming, remind, answered, at_ms, owed, reminded) \
         VALUES ($1, $2, $3, NULL, TRUE, 0, $4, 'invited', 'nothing') \
         ON CONFLICT (scheduled, member) DO UPDATE SET role = excluded.role, coming = NULL, answered = 0, \
         at_ms = excluded.at_ms, owed = 'invited'",
        number(id.number()),
        number(member.account().number()),
        role_word(role),
        number(at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn change(
    conn: &mut Conn,
    id: ScheduledId,
    owner: AccountId,
    plan: &Plan,
    news: bool,
    at: At,
) -> Result<(), Refused> {
    let (title, topic) = sealed_words(conn, owner, plan).await?;
    let id = number(id.number());
    // Who was reminded of the hour before is reminded of the new one.
    sqlx::query!(
        "UPDATE guest SET reminded = 'nothing' WHERE scheduled = $1 AND reminded = 'soon' \
         AND EXISTS (SELECT 1 FROM scheduled WHERE scheduled.id = $1 AND scheduled.begins <> $2)",
        id,
        number(plan.begins.0)
    )
    .execute(&mut *conn)
    .await?;
    let done = sqlx::query!(
        "UPDATE scheduled SET title = $2, topic = $3, begins = $4, zone = $5, length_min = $6, places = $7, visibility = $8, \
         policy = $9, sequence = sequence + $10, changed = CASE WHEN $11 THEN $12 ELSE changed END \
         WHERE id = $1 AND NOT cancelled AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = $1)",
        id,
        title,
        topic,
        number(plan.begins.0),
        plan.zone.as_str(),
        i64::from(plan.length_min),
        i64::from(plan.places),
        visibility_word(plan.policy.visibility),
        policy_text(&plan.policy),
        i64::from(news),
        news,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    at_most(coming(conn, id).await?, i64::from(plan.places))
}

/// Who is in it no more is no guest any more.
async fn set_lineup(
    conn: &mut Conn,
    id: ScheduledId,
    owner: AccountId,
    lineup: &[(MemberId, Role)],
    at: At,
) -> Result<(), Refused> {
    let number_of = number(id.number());
    let before = sqlx::query!(
        r#"SELECT member AS "member!: i64", role AS "role!: String" FROM guest
           WHERE scheduled = $1 AND role <> 'listener' AND member <> $2"#,
        number_of,
        number(owner.number())
    )
    .fetch_all(&mut *conn)
    .await?;
    let number_of_member = |member: &MemberId| number(member.account().number());
    for row in &before {
        if !lineup.iter().any(|(member, _)| number_of_member(member) == row.member) {
            sqlx::query!("DELETE FROM guest WHERE scheduled = $1 AND member = $2", number_of, row.member)
                .execute(&mut *conn)
                .await?;
        }
    }
    for (member, role) in lineup {
        let (invited, word) = (number_of_member(member), role_word(*role));
        if !before.iter().any(|row| row.member == invited && row.role == word) {
            invite(conn, id, *member, *role, at).await?;
        }
    }
    Ok(())
}

async fn owe_change(conn: &mut Conn, id: ScheduledId, owner: AccountId) -> Result<(), Refused> {
    sqlx::query!(
        "UPDATE guest SET owed = 'changed' WHERE scheduled = $1 AND member <> $2 AND remind AND owed IS NULL \
         AND (coming IS NULL OR coming)",
        number(id.number()),
        number(owner.number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whoever was never told of it is not told that it is off.
pub async fn cancel(conn: &mut Conn, id: ScheduledId, at: At) -> Result<(), Refused> {
    let id = number(id.number());
    let done = sqlx::query!(
        "UPDATE scheduled SET cancelled = TRUE, sequence = sequence + 1, changed = $2 \
         WHERE id = $1 AND NOT cancelled AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = $1)",
        id,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    sqlx::query!(
        "UPDATE guest SET owed = CASE WHEN owed = 'invited' THEN NULL ELSE 'cancelled' END \
         WHERE scheduled = $1 AND remind AND (coming IS NULL OR coming) \
         AND member <> (SELECT scheduled.owner FROM scheduled WHERE scheduled.id = $1)",
        id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The row is locked until the transaction ends: of many who come at once none takes a place that is not there.
async fn come(
    conn: &mut Conn,
    id: ScheduledId,
    member: AccountId,
    remind: bool,
    at: At,
) -> Result<(), Refused> {
    let id = number(id.number());
    let row = sqlx::query!(
        r#"UPDATE scheduled SET places = places WHERE id = $1 AND NOT cancelled
           RETURNING places AS "places!: i64", sequence AS "sequence!: i64""#,
        id
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Err(Refused::Conflict(Conflict::ChangedMeanwhile)) };
    sqlx::query!(
        "INSERT INTO guest (scheduled, member, role, coming, remind, answered, at_ms, owed, reminded) \
         VALUES ($1, $2, 'listener', TRUE, $3, $4, $5, NULL, 'nothing') \
         ON CONFLICT (scheduled, member) DO UPDATE SET coming = TRUE, remind = excluded.remind, \
         answered = excluded.answered, at_ms = excluded.at_ms, owed = NULL",
        id,
        number(member.number()),
        remind,
        row.sequence,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    at_most(coming(conn, id).await?, row.places)
}

/// What somebody said before stands: of them it is their letters alone.
async fn remind(conn: &mut Conn, id: ScheduledId, member: AccountId, at: At) -> Result<(), Refused> {
    let done = sqlx::query!(
        "INSERT INTO guest (scheduled, member, role, coming, remind, answered, at_ms, owed, reminded) \
         SELECT scheduled.id, $2, 'listener', CAST(NULL AS BOOLEAN), TRUE, scheduled.sequence, $3, CAST(NULL AS TEXT), 'nothing' \
         FROM scheduled WHERE scheduled.id = $1 AND NOT scheduled.cancelled \
         ON CONFLICT (scheduled, member) DO UPDATE SET remind = TRUE",
        number(id.number()),
        number(member.number()),
        number(at.0)
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

/// Who is only reminded takes no place.
async fn coming(conn: &mut Conn, id: i64) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM guest WHERE scheduled = $1 AND role = 'listener' AND coming"#,
        id
    )
    .fetch_one(conn)
    .await
}

async fn stay_away(conn: &mut Conn, id: ScheduledId, member: AccountId, at: At) -> sqlx::Result<()> {
    let (id, member) = (number(id.number()), number(member.number()));
    sqlx::query!("DELETE FROM guest WHERE scheduled = $1 AND member = $2 AND role = 'listener'", id, member)
        .execute(&mut *conn)
        .await?;
    sqlx::query!(
        "UPDATE guest SET coming = FALSE, owed = NULL, at_ms = $3 WHERE scheduled = $1 AND member = $2",
        id,
        member,
        number(at.0)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn open(conn: &mut Conn, id: ScheduledId) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE scheduled SET places = places WHERE id = $1 AND NOT cancelled \
         AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = $1)",
        number(id.number())
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn tell(conn: &mut Conn, id: ScheduledId, member: AccountId, letter: Letter) -> Result<(), Refused> {
    let (id, member) = (number(id.number()), number(member.number()));
    let done = match (letter, owed_word(letter)) {
        (_, Some(owed)) => {
            sqlx::query!(
                "UPDATE guest SET owed = NULL WHERE scheduled = $1 AND member = $2 AND owed = $3",
                id,
                member,
                owed
            )
            .execute(conn)
            .await?
        }
        (Letter::Soon, None) => {
            sqlx::query!(
                "UPDATE guest SET reminded = 'soon' WHERE scheduled = $1 AND member = $2 AND reminded = 'nothing'",
                id,
                member
            )
            .execute(conn)
            .await?
        }
        (_, None) => {
            sqlx::query!(
                "UPDATE guest SET reminded = 'began' WHERE scheduled = $1 AND member = $2 AND reminded <> 'began'",
                id,
                member
            )
            .execute(conn)
            .await?
        }
    };
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn recap(conn: &mut Conn, room: RoomId, members: &[MemberId]) -> sqlx::Result<()> {
    for member in members {
        sqlx::query!(
            "INSERT INTO recap (room, member) SELECT room.id, account.id FROM room, account \
             WHERE room.id = $1 AND account.id = $2 ON CONFLICT DO NOTHING",
            number(room.number()),
            number(member.account().number())
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Those who looked at the same number at once do not go past it together.
fn at_most(count: i64, max: i64) -> Result<(), Refused> {
    if count <= max { Ok(()) } else { Err(Refused::Conflict(Conflict::ChangedMeanwhile)) }
}
