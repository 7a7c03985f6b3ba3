//! Reports of private threads in SQL. Whoever is one of the two settles no report of their thread and reads none.

use domain::{AccountId, At, ThreadReportId};
use store::column::number;
use store::thread_report::ThreadReportColumns;
use store::{Answer, Conflict, NewThreadReport, StoredThreadReport, ThreadReportReads, ThreadReportWrite};

use crate::database::Database;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &ThreadReportWrite) -> Result<(), Refused> {
    match write {
        ThreadReportWrite::Report(new) => report(conn, new).await,
        ThreadReportWrite::Settle { report, by, at } => settle(conn, *report, *by, *at).await,
    }
}

async fn report(conn: &mut Conn, new: &NewThreadReport) -> Result<(), Refused> {
    let words = match &new.line {
        Some(line) => Some(sealed::seal(conn, new.by, "thread_report.words", line.as_str()).await?),
        None => None,
    };
    sqlx::query!(
        "INSERT INTO thread_report (id, reporter, thread, up_to, at_ms, reason, words) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        number(new.id.number()),
        number(new.by.number()),
        number(new.thread.number()),
        number(new.up_to),
        number(new.at.0),
        new.reason.word(),
        words
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn settle(conn: &mut Conn, id: ThreadReportId, by: AccountId, at: At) -> Result<(), Refused> {
    let done = sqlx::query!(
        "UPDATE thread_report SET settled_ms = $3, settled_by = $2 WHERE id = $1 AND settled_ms IS NULL \
         AND NOT EXISTS (SELECT 1 FROM thread_side AS side WHERE side.thread = thread_report.thread AND side.account = $2)",
        number(id.number()),
        number(by.number()),
        number(at.0)
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

async fn thread_reports(
    conn: &mut Conn,
    reader: AccountId,
    limit: u32,
    after: Option<(At, ThreadReportId)>,
) -> anyhow::Result<Vec<StoredThreadReport>> {
    let (at, id) = after.map_or((-1, -1), |(at, id)| (number(at.0), number(id.number())));
    let rows = sqlx::query_as!(
        ThreadReportColumns,
        r#"SELECT report.id AS "id!: i64", report.reporter AS "reporter!: i64", own.other AS "about?: i64",
             report.thread AS "thread!: i64", report.up_to AS "up_to!: i64", report.at_ms AS "at_ms!: i64",
             report.reason AS "reason!: String", report.words AS "words?: String",
             (SELECT sealing_key FROM account_key WHERE account_key.account = report.reporter) AS "sealing_key?: String"
           FROM thread_report AS report
           JOIN thread_side AS own ON own.thread = report.thread AND own.account = report.reporter
           WHERE report.settled_ms IS NULL AND (report.at_ms, report.id) > ($2, $3)
             AND NOT EXISTS (SELECT 1 FROM thread_side AS side WHERE side.thread = report.thread AND side.account = $1)
           ORDER BY report.at_ms, report.id LIMIT $4"#,
        number(reader.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(ThreadReportColumns::read).collect()
}

impl ThreadReportReads for Database {
    fn thread_reports(
        &self,
        reader: AccountId,
        limit: u32,
        after: Option<(At, ThreadReportId)>,
    ) -> Answer<'_, Vec<StoredThreadReport>> {
        Box::pin(async move { thread_reports(&mut *self.reader().await?, reader, limit, after).await })
    }
}
