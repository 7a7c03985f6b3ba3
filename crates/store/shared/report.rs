//! The owner's report, in SQL: counts that are added to as rooms open, visits end and hands come down.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use domain::network::Visit;
use domain::report::{Counted, Day, TopicCount, Used, Week, by_day};
use domain::{AccountId, At, MemberId, RoomId};
use store::column::number;
use store::network::count;
use store::report::{GROUPS_MAX, bucket_number, read_bucket};
use store::{Answer, InviterCount, ReportReads, ReportWrite, StoredReport};

use crate::Conn;
use crate::database::Database;
use crate::unit::Refused;

pub async fn write(conn: &mut Conn, write: &ReportWrite) -> Result<(), Refused> {
    match write {
        ReportWrite::Room { at } => add(conn, Day::of(*at), Used { rooms: 1, ..Used::default() }).await,
        ReportWrite::Visits { room, visits } => count_visits(conn, *room, visits).await,
        ReportWrite::Hands { day, bucket, hands } => {
            sqlx::query!(
                "INSERT INTO report_hand (day, bucket, hands) VALUES ($1, $2, $3) \
                 ON CONFLICT (day, bucket) DO UPDATE SET hands = report_hand.hands + excluded.hands",
                i64::from(day.number()),
                bucket_number(*bucket),
                number(*hands)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        ReportWrite::Machine { at, bytes, cpu } => {
            add(conn, Day::of(*at), Used { bytes: *bytes, cpu: *cpu, ..Used::default() }).await
        }
    }
}

async fn add(conn: &mut Conn, day: Day, used: Used) -> Result<(), Refused> {
    sqlx::query!(
        "INSERT INTO report_day (day, rooms, listened_ms, bytes, cpu_ms) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (day) DO UPDATE SET rooms = report_day.rooms + excluded.rooms, \
         listened_ms = report_day.listened_ms + excluded.listened_ms, bytes = report_day.bytes + excluded.bytes, \
         cpu_ms = report_day.cpu_ms + excluded.cpu_ms",
        i64::from(day.number()),
        number(used.rooms),
        millis(used.listened),
        number(used.bytes),
        millis(used.cpu)
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn count_visits(conn: &mut Conn, room: RoomId, visits: &[Visit]) -> Result<(), Refused> {
    let mut listened: BTreeMap<Day, Duration> = BTreeMap::new();
    let mut came: BTreeMap<(Week, Week), i64> = BTreeMap::new();
    let mut seen: BTreeSet<(MemberId, Week)> = BTreeSet::new();
    for visit in visits {
        let member = number(visit.member.account().number());
        let row = sqlx::query!(
            r#"SELECT EXISTS (SELECT 1 FROM visit
                 WHERE room = $1 AND member = $2 AND came_ms <= $3 AND left_ms >= $4) AS "written!: bool",
                 (SELECT member_since FROM account WHERE id = $2 AND NOT bot) AS "since?: i64""#,
            number(room.number()),
            member,
            number(visit.came.0),
            number(visit.left.0)
        )
        .fetch_one(&mut *conn)
        .await?;
        if row.written {
            continue;
        }
        for (day, time) in by_day(visit.came, visit.left) {
            *listened.entry(day).or_default() += time;
        }
        let Some(since) = row.since else { continue };
        let cohort = Week::of(At(since.unsigned_abs()));
        for week in Week::of(visit.came).to(Week::of(visit.left)) {
            if seen.insert((visit.member, week)) && !was_there(conn, member, week).await? {
                *came.entry((week, cohort)).or_default() += 1;
            }
        }
    }
    for (day, listened) in listened {
        add(conn, day, Used { listened, ..Used::default() }).await?;
    }
    for ((week, cohort), members) in came {
        sqlx::query!(
            "INSERT INTO report_came (week, cohort, members) VALUES ($1, $2, $3) \
             ON CONFLICT (week, cohort) DO UPDATE SET members = report_came.members + excluded.members",
            i64::from(week.number()),
            i64::from(cohort.number()),
            members
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Whether a visit of that week is written down. Visits are kept for seven days: of the week that goes on all of them are there.
async fn was_there(conn: &mut Conn, member: i64, week: Week) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM visit
             WHERE member = $1 AND left_ms >= $2 AND came_ms < $3) AS "was_there!: bool""#,
        member,
        number(week.begins().0),
        number(week.next().begins().0)
    )
    .fetch_one(conn)
    .await
}

async fn report(conn: &mut Conn, from: Week, lately: At) -> anyhow::Result<StoredReport> {
    let (begins, lately) = (number(from.begins().0), number(lately.0));
    let counted = counted(conn, from).await?;
    let inviters = inviters(conn, begins, lately).await?;
    let invited = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM account
           WHERE member_since >= $1 AND let_in_how IN ('invite', 'voucher') AND NOT bot AND let_in_by IS NOT NULL"#,
        begins
    )
    .fetch_one(&mut *conn)
    .await?;
    let topics = topics(conn, lately).await?;
    Ok(StoredReport { counted, inviters, invited: count(invited), topics })
}

async fn counted(conn: &mut Conn, from: Week) -> anyhow::Result<Counted> {
    let first_day = i64::from(from.first_day().number());
    let week = |number: i64| Week::new(count(number));
    let mut counted = Counted::default();
    let rows = sqlx::query!(
        "SELECT day, rooms, listened_ms, bytes, cpu_ms FROM report_day WHERE day >= $1",
        first_day
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in rows {
        let used = Used {
            rooms: row.rooms.unsigned_abs(),
            listened: duration(row.listened_ms),
            bytes: row.bytes.unsigned_abs(),
            cpu: duration(row.cpu_ms),
        };
        *counted.used.entry(Day::new(count(row.day)).week()).or_default() += used;
    }
    let rows = sqlx::query!("SELECT day, bucket, hands FROM report_hand WHERE day >= $1", first_day)
        .fetch_all(&mut *conn)
        .await?;
    for row in rows {
        let hands = counted.hands.entry(Day::new(count(row.day)).week()).or_default();
        hands.add(read_bucket(row.bucket), row.hands.unsigned_abs());
    }
    let rows = sqlx::query!(
        "SELECT week, cohort, members FROM report_came WHERE week >= $1",
        i64::from(from.number())
    )
    .fetch_all(&mut *conn)
    .await?;
    counted.came =
        rows.into_iter().map(|row| ((week(row.week), week(row.cohort)), count(row.members))).collect();
    // As `Week::of` counts.
    let rows = sqlx::query!(
        r#"SELECT (member_since / 86400000 + 3) / 7 AS "week!: i64", COUNT(*) AS "members!: i64"
           FROM account WHERE member_since >= $1 AND NOT bot GROUP BY 1"#,
        number(from.begins().0)
    )
    .fetch_all(conn)
    .await?;
    counted.let_in = rows.into_iter().map(|row| (week(row.week), count(row.members))).collect();
    Ok(counted)
}

async fn inviters(conn: &mut Conn, begins: i64, lately: i64) -> anyhow::Result<Vec<InviterCount>> {
    let rows = sqlx::query!(
        r#"SELECT account.let_in_by AS "inviter!: i64", COUNT(*) AS "let_in!: i64",
             COUNT(CASE WHEN EXISTS (SELECT 1 FROM visit WHERE visit.member = account.id AND visit.left_ms > $2)
               THEN 1 END) AS "came!: i64"
           FROM account
           WHERE account.member_since >= $1 AND account.let_in_how IN ('invite', 'voucher') AND NOT account.bot
             AND account.let_in_by IS NOT NULL
           GROUP BY account.let_in_by ORDER BY COUNT(*) DESC, account.let_in_by LIMIT $3"#,
        begins,
        lately,
        i64::from(GROUPS_MAX)
    )
    .fetch_all(conn)
    .await?;
    let inviters = rows.into_iter().map(|row| InviterCount {
        inviter: AccountId::new(row.inviter.unsigned_abs()),
        let_in: count(row.let_in),
        came: count(row.came),
    });
    Ok(inviters.collect())
}

/// What closed rooms are about is between those who are in them.
async fn topics(conn: &mut Conn, lately: i64) -> anyhow::Result<Vec<TopicCount>> {
    let rows = sqlx::query!(
        r#"SELECT room.topic AS "topic!: String", COUNT(DISTINCT room.id) AS "rooms!: i64",
             COUNT(DISTINCT visit.member) AS "members!: i64",
             COUNT(DISTINCT CASE WHEN account.member_since > $1 THEN visit.member END) AS "newcomers!: i64",
             CAST(SUM(visit.left_ms - visit.came_ms) AS BIGINT) AS "listened_ms!: i64"
           FROM visit JOIN room ON room.id = visit.room JOIN account ON account.id = visit.member
           WHERE visit.left_ms > $1 AND room.visibility = 'open' AND room.circle IS NULL AND room.topic IS NOT NULL
             AND account.member_since IS NOT NULL
           GROUP BY room.topic ORDER BY COUNT(DISTINCT visit.member) DESC, room.topic LIMIT $2"#,
        lately,
        i64::from(GROUPS_MAX)
    )
    .fetch_all(conn)
    .await?;
    let topics = rows.into_iter().map(|row| TopicCount {
        topic: row.topic,
        rooms: count(row.rooms),
        members: count(row.members),
        newcomers: count(row.newcomers),
        listened: duration(row.listened_ms),
    });
    Ok(topics.collect())
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

fn duration(millis: i64) -> Duration {
    Duration::from_millis(millis.unsigned_abs())
}

impl ReportReads for Database {
    fn report(&self, from: Week, lately: At) -> Answer<'_, StoredReport> {
        Box::pin(async move { report(&mut *self.reader().await?, from, lately).await })
    }
}
