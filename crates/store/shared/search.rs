//! Reads for the search, in SQL: each by the ids that an index found, or page by page for a new index.

use domain::network::Headline;
use domain::{AccountId, TopicId};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::network::TopicColumns;
use store::search::HeadlineColumns;
use store::{Answer, SearchReads, StoredTopic};

use crate::Conn;
use crate::database::Database;

async fn headlines(conn: &mut Conn, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, Headline)>> {
    let mut found = vec![];
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = sqlx::query_as!(
            HeadlineColumns,
            r#"SELECT account, headline AS "headline!", (SELECT sealing_key FROM account_key
               WHERE account_key.account = profile.account) AS "sealing_key?" FROM profile WHERE headline IS NOT NULL AND account IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"#,
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *conn)
        .await?;
        for row in rows {
            found.push(row.read()?);
        }
    }
    Ok(found)
}

async fn topic_ids(conn: &mut Conn, limit: u32, after: Option<TopicId>) -> anyhow::Result<Vec<TopicId>> {
    let after = after.map_or(-1, |id| number(id.number())); // No id is negative.
    let ids = sqlx::query_scalar!(
        "SELECT id FROM topic WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(|id| TopicId::new(id.unsigned_abs())).collect())
}

async fn topics_of(
    conn: &mut Conn,
    by: AccountId,
    topics: &[TopicId],
) -> anyhow::Result<Vec<(TopicId, StoredTopic)>> {
    let mut found = vec![];
    for some in topics.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, TopicId::number);
        let rows = sqlx::query_as!(
            TopicColumns,
            r#"SELECT topic_name.topic AS "id!: i64", topic_name.name AS "name!: String",
                 (SELECT COUNT(*) FROM topic_follow WHERE topic_follow.topic = topic_name.topic) AS "followers!: i64",
                 EXISTS (SELECT 1 FROM topic_follow WHERE topic_follow.account = $1
                   AND topic_follow.topic = topic_name.topic) AS "follows!: bool"
               FROM topic_name WHERE topic_name.topic IN
               ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
               ORDER BY topic_name.topic, topic_name.at_ms, topic_name.topic_key"#,
            number(by.number()),
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *conn)
        .await?;
        found.extend(TopicColumns::by_id(rows));
    }
    found.sort_by_key(|(id, _)| *id);
    Ok(found)
}

async fn blocked_either_way(
    conn: &mut Conn,
    by: AccountId,
    accounts: &[AccountId],
) -> anyhow::Result<Vec<AccountId>> {
    let mut found = vec![];
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let ids = sqlx::query_scalar!(
            r#"SELECT blocked AS "account!: i64" FROM block WHERE blocker = $1 AND blocked IN
                 ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
               UNION ALL SELECT blocker FROM block WHERE blocked = $1 AND blocker IN
                 ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"#,
            number(by.number()),
            id[0],
            id[1],
            id[2],
            id[3],
            id[4],
            id[5],
            id[6],
            id[7],
            id[8],
            id[9],
            id[10],
            id[11],
            id[12],
            id[13],
            id[14],
            id[15]
        )
        .fetch_all(&mut *conn)
        .await?;
        found.extend(ids.into_iter().map(|id| AccountId::new(id.unsigned_abs())));
    }
    Ok(found)
}

impl SearchReads for Database {
    fn headlines<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, Headline)>> {
        Box::pin(async move { headlines(&mut *self.reader().await?, accounts).await })
    }
    fn topic_ids(&self, limit: u32, after: Option<TopicId>) -> Answer<'_, Vec<TopicId>> {
        Box::pin(async move { topic_ids(&mut *self.reader().await?, limit, after).await })
    }
    fn topics_of<'a>(
        &'a self,
        by: AccountId,
        topics: &'a [TopicId],
    ) -> Answer<'a, Vec<(TopicId, StoredTopic)>> {
        Box::pin(async move { topics_of(&mut *self.reader().await?, by, topics).await })
    }
    fn blocked_either_way<'a>(
        &'a self,
        by: AccountId,
        accounts: &'a [AccountId],
    ) -> Answer<'a, Vec<AccountId>> {
        Box::pin(async move { blocked_either_way(&mut *self.reader().await?, by, accounts).await })
    }
}
