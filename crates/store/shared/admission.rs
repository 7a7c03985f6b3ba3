//! Who gets in: versions, applicants' forms, decisions, appeals.

use domain::entry::admission::Admission;
use domain::entry::decision::{Appeal, AppealAnswer, Decision, How, Outcome};
use domain::{AccountId, AppealId, At, DecisionId};
use store::Conflict;
use store::admission::{
    self, AdmissionWrite, AppealColumns, CriteriaColumns, CriteriaVersion, DecisionColumns, DecisionsAsked,
    Form, FormColumns, InForce, LetInColumns, LetInCount, PutInForce, PutInForceColumns,
};
use store::column::number;

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &AdmissionWrite) -> Result<(), Refused> {
    match write {
        AdmissionWrite::SetPolicy { version, at, by, policy } => {
            let (version, policy) = (i64::from(*version), admission::policy_text(policy));
            let done =
                sqlx::query!("UPDATE in_force SET admission = $1 WHERE admission = $2", version, version - 1)
                    .execute(&mut *conn)
                    .await?;
            one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
            sqlx::query!(
                "INSERT INTO admission (version, at_ms, by_account, policy) VALUES ($1, $2, $3, $4)",
                version,
                number(at.0),
                number(by.number()),
                policy
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        AdmissionWrite::AddCriteria { version, at, by, criteria } => {
            sqlx::query!(
                "INSERT INTO criteria (version, at_ms, by_account, rule) VALUES ($1, $2, $3, $4)",
                i64::from(*version),
                number(at.0),
                number(by.number()),
                admission::criteria_text(criteria)
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        AdmissionWrite::PutInForce { from, to, at, by } => {
            let (from, to) = (i64::from(*from), i64::from(*to));
            let done = sqlx::query!("UPDATE in_force SET criteria = $1 WHERE criteria = $2", to, from)
                .execute(&mut *conn)
                .await?;
            one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
            sqlx::query!(
                "INSERT INTO criteria_in_force (at_ms, version, by_account) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                number(at.0),
                to,
                number(by.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        AdmissionWrite::SetForm { account, region, answers } => {
            let answers =
                sealed::seal(conn, *account, "applicant.answers", &admission::answers_text(answers)).await?;
            sqlx::query!(
                "INSERT INTO applicant (account, region, answers) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET region = excluded.region, answers = excluded.answers",
                number(account.number()),
                region.map(|region| region.code()),
                answers
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        AdmissionWrite::SetName { account, name } => {
            let no_answers = sealed::seal(conn, *account, "applicant.answers", "{}").await?;
            let name = match name {
                Some(name) => Some(sealed::seal(conn, *account, "applicant.name", name.as_str()).await?),
                None => None,
            };
            sqlx::query!(
                "INSERT INTO applicant (account, answers, name) VALUES ($1, $2, $3) \
                 ON CONFLICT (account) DO UPDATE SET name = excluded.name",
                number(account.number()),
                no_answers,
                name
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        AdmissionWrite::Decide { decision } => decide(conn, decision).await,
        AdmissionWrite::AddAppeal { appeal } => add_appeal(conn, appeal).await,
        AdmissionWrite::AnswerAppeal { id, answer } => answer_appeal(conn, *id, answer).await,
    }
}

async fn decide(conn: &mut Conn, decision: &Decision) -> Result<(), Refused> {
    if matches!(decision.how, How::Open | How::Criteria) {
        // Writes the row as it is: unlike a read this waits for whoever changes it at the same time.
        let done = sqlx::query!(
            "UPDATE in_force SET admission = $1 WHERE admission = $1 AND criteria = $2",
            i64::from(decision.admission),
            i64::from(decision.criteria.unwrap_or(0))
        )
        .execute(&mut *conn)
        .await?;
        one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    }
    if matches!(decision.how, How::Invite { .. } | How::Voucher { .. } | How::Organisation) {
        let admission = i64::from(decision.admission);
        let done = sqlx::query!("UPDATE in_force SET admission = $1 WHERE admission = $1", admission)
            .execute(&mut *conn)
            .await?;
        one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    }
    let (how, by) = admission::how_columns(decision.how);
    let facts =
        sealed::seal(conn, decision.account, "decision.facts", &admission::facts_text(&decision.facts))
            .await?;
    sqlx::query!(
        "INSERT INTO decision (id, account, at_ms, outcome, how, by_account, admission, criteria, facts, verdict) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        number(decision.id.number()),
        number(decision.account.number()),
        number(decision.at.0),
        admission::outcome_word(decision.outcome),
        how,
        by,
        i64::from(decision.admission),
        decision.criteria.map(i64::from),
        facts,
        decision.verdict.as_ref().map(admission::verdict_text)
    )
    .execute(&mut *conn)
    .await?;
    let refused = (decision.outcome == Outcome::Refused).then(|| number(decision.id.number()));
    let no_answers = sealed::seal(conn, decision.account, "applicant.answers", "{}").await?;
    sqlx::query!(
        "INSERT INTO applicant (account, answers, refused) VALUES ($1, $2, $3) \
         ON CONFLICT (account) DO UPDATE SET refused = excluded.refused",
        number(decision.account.number()),
        no_answers,
        refused
    )
    .execute(&mut *conn)
    .await?;
    if refused.is_some() {
        // A member, let in meanwhile, is not refused: of two who decide, one wins.
        let waits = sqlx::query!(
            "UPDATE account SET member_since = NULL WHERE id = $1 AND member_since IS NULL",
            number(decision.account.number())
        )
        .execute(conn)
        .await?;
        one(waits.rows_affected(), Conflict::AlreadyAMember)?;
    }
    Ok(())
}

async fn add_appeal(conn: &mut Conn, appeal: &Appeal) -> Result<(), Refused> {
    let words = sealed::seal(conn, appeal.account, "appeal.words", appeal.words.as_str()).await?;
    sqlx::query!(
        "INSERT INTO appeal (id, account, decision, at_ms, words) VALUES ($1, $2, $3, $4, $5)",
        number(appeal.id.number()),
        number(appeal.account.number()),
        number(appeal.decision.number()),
        number(appeal.at.0),
        words
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn answer_appeal(conn: &mut Conn, id: AppealId, answer: &AppealAnswer) -> Result<(), Refused> {
    let account = sqlx::query_scalar!("SELECT account FROM appeal WHERE id = $1", number(id.number()))
        .fetch_optional(&mut *conn)
        .await?;
    let Some(account) = account else { return Err(Refused::Conflict(Conflict::Mismatch)) };
    let words = match &answer.words {
        Some(words) => {
            let account = AccountId::new(account.unsigned_abs());
            Some(sealed::seal(conn, account, "appeal.answer", words.as_str()).await?)
        }
        None => None,
    };
    let done = sqlx::query!(
        "UPDATE appeal SET answered = $2, answered_by = $3, let_in = $4, answer = $5 WHERE id = $1 AND answered IS NULL",
        number(id.number()),
        number(answer.at.0),
        number(answer.by.number()),
        answer.let_in,
        words
    )
    .execute(conn)
    .await?;
    one(done.rows_affected(), Conflict::Mismatch)
}

pub async fn in_force(conn: &mut Conn) -> anyhow::Result<InForce> {
    let now =
        sqlx::query!("SELECT admission, criteria FROM in_force WHERE id = 1").fetch_one(&mut *conn).await?;
    let policy = admission_of(conn, admission::version("in_force.admission", now.admission)?).await?;
    let rule = sqlx::query_scalar!("SELECT rule FROM criteria WHERE version = $1", now.criteria)
        .fetch_optional(conn)
        .await?;
    let rule = rule.map(|text| admission::read_criteria(now.criteria, &text)).transpose()?;
    let version = admission::version("in_force.criteria", now.criteria)?;
    Ok(InForce {
        admission: (admission::version("in_force.admission", now.admission)?, policy),
        criteria: rule.map(|rule| (version, rule)),
    })
}

pub async fn admission_of(conn: &mut Conn, version: u32) -> anyhow::Result<Admission> {
    let number = i64::from(version);
    let policy = sqlx::query_scalar!("SELECT policy FROM admission WHERE version = $1", number)
        .fetch_optional(conn)
        .await?;
    Ok(policy.map(|text| admission::read_policy(number, &text)).transpose()?.unwrap_or_default())
}

/// Latest first.
pub async fn criteria(conn: &mut Conn, limit: u32, before: u32) -> anyhow::Result<Vec<CriteriaVersion>> {
    let rows = sqlx::query_as!(
        CriteriaColumns,
        "SELECT version, at_ms, by_account, rule FROM criteria WHERE version < $1 ORDER BY version DESC LIMIT $2",
        i64::from(before),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(CriteriaColumns::read).collect()
}

/// Latest first.
pub async fn put_in_force(conn: &mut Conn, limit: u32) -> anyhow::Result<Vec<PutInForce>> {
    let rows = sqlx::query_as!(
        PutInForceColumns,
        "SELECT version, at_ms, by_account FROM criteria_in_force ORDER BY at_ms DESC, version DESC LIMIT $1",
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(PutInForceColumns::read).collect()
}

pub async fn form(conn: &mut Conn, id: AccountId) -> anyhow::Result<Form> {
    let row = sqlx::query_as!(
        FormColumns,
        "SELECT account, region, answers, refused, name, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = applicant.account) AS \"sealing_key?\" FROM applicant WHERE account = $1",
        number(id.number())
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(FormColumns::read).transpose()?.map(|(_, form)| form).unwrap_or_default())
}

pub async fn let_in_since(conn: &mut Conn, since: At) -> anyhow::Result<Vec<LetInCount>> {
    let rows = sqlx::query_as!(
        LetInColumns,
        r#"SELECT account.field AS "field!", applicant.region AS "region?", COUNT(*) AS "count!: i64"
           FROM account LEFT JOIN applicant ON applicant.account = account.id
           WHERE account.member_since >= $1 AND NOT account.bot GROUP BY account.field, applicant.region"#,
        number(since.0)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(LetInColumns::read).collect()
}

macro_rules! decisions {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            DecisionColumns,
            "SELECT id, account, at_ms, outcome, how, by_account, admission, criteria, facts, verdict, \
             (SELECT sealing_key FROM account_key WHERE account_key.account = decision.account) \
             AS \"sealing_key?\" FROM decision " + $where
            $(, $argument)*
        )
    };
}

/// Latest first; `before`: the last one of the page before.
pub async fn decisions(
    conn: &mut Conn,
    asked: &DecisionsAsked,
    limit: u32,
    before: Option<(At, DecisionId)>,
) -> anyhow::Result<Vec<Decision>> {
    let (at, id) = before.map_or((i64::MAX, i64::MAX), |(at, id)| (number(at.0), number(id.number())));
    let rows = decisions!(
        "WHERE (at_ms, id) < ($1, $2) AND (account = $3 OR $3 = -1) AND (outcome = $4 OR $4 = '') \
         AND (how = $5 OR $5 = '') AND at_ms >= $6 ORDER BY at_ms DESC, id DESC LIMIT $7",
        at,
        id,
        asked.account.map_or(-1, |account| number(account.number())),
        asked.outcome.map_or("", admission::outcome_word),
        asked.how.unwrap_or(""),
        asked.since.map_or(0, |since| number(since.0)),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(DecisionColumns::read).collect()
}

pub async fn decision(conn: &mut Conn, id: DecisionId) -> anyhow::Result<Option<Decision>> {
    let row = decisions!("WHERE id = $1", number(id.number())).fetch_optional(conn).await?;
    row.map(DecisionColumns::read).transpose()
}

macro_rules! appeals {
    ($where:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            AppealColumns,
            "SELECT id, account, decision, at_ms, words, answered, answered_by, let_in, answer, \
             (SELECT sealing_key FROM account_key WHERE account_key.account = appeal.account) \
             AS \"sealing_key?\" FROM appeal " + $where
            $(, $argument)*
        )
    };
}

/// The latest one of this applicant.
pub async fn appeal_of(conn: &mut Conn, account: AccountId) -> anyhow::Result<Option<Appeal>> {
    let row = appeals!("WHERE account = $1 ORDER BY at_ms DESC LIMIT 1", number(account.number()))
        .fetch_optional(conn)
        .await?;
    row.map(AppealColumns::read).transpose()
}

pub async fn appeal(conn: &mut Conn, id: AppealId) -> anyhow::Result<Option<Appeal>> {
    let row = appeals!("WHERE id = $1", number(id.number())).fetch_optional(conn).await?;
    row.map(AppealColumns::read).transpose()
}

/// Those that wait for an answer, oldest first.
pub async fn open_appeals(conn: &mut Conn, limit: u32) -> anyhow::Result<Vec<Appeal>> {
    let rows = appeals!("WHERE answered IS NULL ORDER BY at_ms, id LIMIT $1", i64::from(limit))
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(AppealColumns::read).collect()
}
