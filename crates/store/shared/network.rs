//! Why one comes back, in SQL: profiles, whom one follows, topics that are there as long as somebody follows them.

use domain::network::topic::{NAME_DAY, TOPIC_NAMES_A_DAY, TOPIC_NAMES_MAX, TOPICS_FOLLOWED_MAX};
use domain::network::{FOLLOWS_MAX, Profile, TopicFacts, TopicKey, TopicName};
use domain::{AccountId, At, TopicId};
use store::column::number;
use store::network::{
    ProfileColumns, StoredTopic, TopicColumns, beginning, count, fields_text, key_text, languages_text,
    links_text, read_fields, read_key, read_languages,
};
use store::{Conflict, EXPORT_ROWS_MAX, FollowFacts, Following, NetworkWrite};

use crate::unit::{Refused, one};
use crate::{Conn, sealed};

/// Names that are looked at for one search. Fewer than match: those that come first by their letters.
const NAMES_LOOKED_AT: i64 = 100;

/// Names that are looked up with one query.
const CALLED_AT_ONCE: usize = 16;

pub async fn write(conn: &mut Conn, write: &NetworkWrite) -> Result<(), Refused> {
    match write {
        NetworkWrite::SetProfile { account, profile } => set_profile(conn, *account, profile).await,
        NetworkWrite::Follow { by, member, at } => follow(conn, *by, *member, *at).await,
        NetworkWrite::Unfollow { by, member } => {
            sqlx::query!(
                "DELETE FROM follow WHERE follower = $1 AND followed = $2",
                number(by.number()),
                number(member.number())
            )
            .execute(conn)
            .await?;
            Ok(())
        }
        NetworkWrite::FollowTopic { by, name, new, at } => follow_topic(conn, *by, name, *new, *at).await,
        NetworkWrite::UnfollowTopic { by, key } => unfollow_topic(conn, *by, key).await,
        NetworkWrite::AddTopicName { by, topic, name, at } => {
            let topic = number(topic.number());
            add_name(conn, *by, topic, name, *at).await?;
            let names = sqlx::query_scalar!(
                r#"SELECT COUNT(*) AS "n!: i64" FROM topic_name WHERE topic = $1"#,
                topic
            )
            .fetch_one(conn)
            .await?;
            at_most(names, TOPIC_NAMES_MAX)
        }
    }
}

async fn set_profile(conn: &mut Conn, account: AccountId, profile: &Profile) -> Result<(), Refused> {
    let headline = match &profile.headline {
        Some(headline) => Some(sealed::seal(conn, account, "profile.headline", headline.as_str()).await?),
        None => None,
    };
    let links = match links_text(profile) {
        Some(links) => Some(sealed::seal(conn, account, "profile.links", &links).await?),
        None => None,
    };
    sqlx::query!(
        "INSERT INTO profile (account, headline, fields, languages, links) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (account) DO UPDATE SET headline = excluded.headline, fields = excluded.fields, \
         languages = excluded.languages, links = excluded.links",
        number(account.number()),
        headline,
        fields_text(profile),
        languages_text(profile),
        links
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn follow(conn: &mut Conn, by: AccountId, member: AccountId, at: At) -> Result<(), Refused> {
    let by = number(by.number());
    sqlx::query!(
        "INSERT INTO follow (follower, followed, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        by,
        number(member.number()),
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    let followed = sqlx::query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM follow WHERE follower = $1"#, by)
        .fetch_one(conn)
        .await?;
    at_most(followed, FOLLOWS_MAX)
}

async fn follow_topic(
    conn: &mut Conn,
    by: AccountId,
    name: &TopicName,
    new: TopicId,
    at: At,
) -> Result<(), Refused> {
    let topic = match held(conn, name.key()).await? {
        Some(topic) => topic,
        None => {
            let topic = number(new.number());
            sqlx::query!("INSERT INTO topic (id, at_ms) VALUES ($1, $2)", topic, number(at.0))
                .execute(&mut *conn)
                .await?;
            add_name(conn, by, topic, name, at).await?;
            topic
        }
    };
    let by = number(by.number());
    sqlx::query!(
        "INSERT INTO topic_follow (account, topic, at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        by,
        topic,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    let followed =
        sqlx::query_scalar!(r#"SELECT COUNT(*) AS "n!: i64" FROM topic_follow WHERE account = $1"#, by)
            .fetch_one(conn)
            .await?;
    at_most(followed, TOPICS_FOLLOWED_MAX)
}

async fn unfollow_topic(conn: &mut Conn, by: AccountId, key: &TopicKey) -> Result<(), Refused> {
    let Some(topic) = held(conn, key).await? else { return Ok(()) };
    sqlx::query!("DELETE FROM topic_follow WHERE account = $1 AND topic = $2", number(by.number()), topic)
        .execute(&mut *conn)
        .await?;
    sqlx::query!(
        "DELETE FROM topic WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM topic_follow WHERE topic_follow.topic = $1)",
        topic
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Topics that this account alone follows go with it.
pub async fn forget(conn: &mut Conn, account: AccountId) -> sqlx::Result<()> {
    sqlx::query!(
        "DELETE FROM topic WHERE id IN (SELECT own.topic FROM topic_follow AS own WHERE own.account = $1) \
         AND NOT EXISTS (SELECT 1 FROM topic_follow AS other WHERE other.topic = topic.id AND other.account <> $1)",
        number(account.number())
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The topic of this name. Its row is locked until the transaction ends: nobody lets go of it for the last time meanwhile.
async fn held(conn: &mut Conn, key: &TopicKey) -> sqlx::Result<Option<i64>> {
    sqlx::query_scalar!(
        "UPDATE topic SET at_ms = at_ms WHERE id = (SELECT topic FROM topic_name WHERE topic_key = $1) \
         RETURNING id AS \"id!: i64\"",
        key_text(key)
    )
    .fetch_optional(conn)
    .await
}

/// The first to give a name has it.
async fn add_name(
    conn: &mut Conn,
    by: AccountId,
    topic: i64,
    name: &TopicName,
    at: At,
) -> Result<(), Refused> {
    let by = number(by.number());
    let done = sqlx::query!(
        "INSERT INTO topic_name (topic_key, topic, name, made_by, at_ms) SELECT $1, $2, $3, $4, $5 \
         WHERE EXISTS (SELECT 1 FROM topic WHERE topic.id = $2) ON CONFLICT DO NOTHING",
        key_text(name.key()),
        topic,
        name.as_str(),
        by,
        number(at.0)
    )
    .execute(&mut *conn)
    .await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)?;
    let since = number(at.0.saturating_sub(NAME_DAY.as_millis() as u64));
    let lately = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "n!: i64" FROM topic_name WHERE made_by = $1 AND at_ms > $2"#,
        by,
        since
    )
    .fetch_one(conn)
    .await?;
    at_most(lately, TOPIC_NAMES_A_DAY)
}

/// Those who looked at the same number at once do not go past it together.
pub fn at_most(count: i64, max: u32) -> Result<(), Refused> {
    if count <= i64::from(max) { Ok(()) } else { Err(Refused::Conflict(Conflict::ChangedMeanwhile)) }
}

pub async fn profile(conn: &mut Conn, account: AccountId) -> anyhow::Result<Profile> {
    let row = sqlx::query_as!(
        ProfileColumns,
        "SELECT headline, fields, languages, links, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = profile.account) AS \"sealing_key?\" FROM profile WHERE account = $1",
        number(account.number())
    )
    .fetch_optional(conn)
    .await?;
    row.map_or(Ok(Profile::default()), |row| row.read(account))
}

pub async fn follow_facts(conn: &mut Conn, by: AccountId, member: AccountId) -> anyhow::Result<FollowFacts> {
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM follow WHERE follower = $1 AND followed = $2) AS "follows!: bool",
             (SELECT COUNT(*) FROM follow JOIN account ON account.id = follow.follower
               WHERE follow.followed = $2 AND account.member_since IS NOT NULL AND (follow.follower = $1 OR NOT EXISTS
               (SELECT 1 FROM block WHERE block.blocker = $2 AND block.blocked = follow.follower))) AS "followers!: i64",
             (SELECT COUNT(*) FROM follow WHERE follower = $1) AS "followed!: i64",
             (SELECT COUNT(*) FROM room WHERE owner = $2 AND visibility = 'open' AND circle IS NULL AND begins IS NULL)
               AS "rooms_hosted!: i64""#,
        number(by.number()),
        number(member.number())
    )
    .fetch_one(conn)
    .await?;
    Ok(FollowFacts {
        follows: row.follows,
        followers: count(row.followers),
        followed: count(row.followed),
        rooms_hosted: count(row.rooms_hosted),
    })
}

pub async fn follows(
    conn: &mut Conn,
    by: AccountId,
    limit: u32,
    after: Option<(At, AccountId)>,
) -> anyhow::Result<Vec<(At, AccountId)>> {
    let (at, id) = after.map_or((i64::MAX, i64::MAX), |(at, id)| (number(at.0), number(id.number())));
    let rows = sqlx::query!(
        "SELECT follow.followed, follow.at_ms FROM follow JOIN account ON account.id = follow.followed \
         WHERE follow.follower = $1 AND (follow.at_ms, follow.followed) < ($2, $3) AND account.member_since IS NOT NULL \
         ORDER BY follow.at_ms DESC, follow.followed DESC LIMIT $4",
        number(by.number()),
        at,
        id,
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    let read = |at_ms: i64, id: i64| (At(at_ms.unsigned_abs()), AccountId::new(id.unsigned_abs()));
    Ok(rows.into_iter().map(|row| read(row.at_ms, row.followed)).collect())
}

pub async fn are_mutual(conn: &mut Conn, by: AccountId, member: AccountId) -> anyhow::Result<bool> {
    let are = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM follow AS mine
             JOIN follow AS theirs ON theirs.follower = mine.followed AND theirs.followed = mine.follower
             JOIN account ON account.id = mine.followed
             WHERE mine.follower = $1 AND mine.followed = $2 AND account.member_since IS NOT NULL) AS "are!: bool""#,
        number(by.number()),
        number(member.number())
    )
    .fetch_one(conn)
    .await?;
    Ok(are)
}

pub async fn mutuals(conn: &mut Conn, by: AccountId) -> anyhow::Result<Vec<AccountId>> {
    let ids = sqlx::query_scalar!(
        "SELECT mine.followed FROM follow AS mine \
         JOIN follow AS theirs ON theirs.follower = mine.followed AND theirs.followed = mine.follower \
         JOIN account ON account.id = mine.followed \
         WHERE mine.follower = $1 AND account.member_since IS NOT NULL AND NOT EXISTS (SELECT 1 FROM block \
         WHERE (blocker = $1 AND blocked = mine.followed) OR (blocker = mine.followed AND blocked = $1)) \
         ORDER BY mine.followed LIMIT $2",
        number(by.number()),
        i64::from(FOLLOWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(|id| AccountId::new(id.unsigned_abs())).collect())
}

/// Three reads by index, whatever there is.
pub async fn following(conn: &mut Conn, by: AccountId) -> anyhow::Result<Following> {
    let by = number(by.number());
    let people = sqlx::query_scalar!("SELECT followed FROM follow WHERE follower = $1", by)
        .fetch_all(&mut *conn)
        .await?;
    let topics = sqlx::query_scalar!(
        "SELECT topic_name.topic_key FROM topic_follow JOIN topic_name ON topic_name.topic = topic_follow.topic \
         WHERE topic_follow.account = $1",
        by
    )
    .fetch_all(&mut *conn)
    .await?;
    let said = sqlx::query!("SELECT fields, languages FROM profile WHERE account = $1", by)
        .fetch_optional(conn)
        .await?;
    let (fields, languages) = said.map(|said| (said.fields, said.languages)).unwrap_or_default();
    Ok(Following {
        people: people.into_iter().map(|id| AccountId::new(id.unsigned_abs())).collect(),
        topics: topics.iter().map(|key| read_key(key)).collect::<Result<_, _>>()?,
        fields: read_fields(&fields)?,
        languages: read_languages(&languages)?,
    })
}

pub async fn topic_facts(
    conn: &mut Conn,
    by: AccountId,
    key: &TopicKey,
    since: At,
) -> anyhow::Result<TopicFacts> {
    let (by, key) = (number(by.number()), key_text(key));
    let topic = sqlx::query_scalar!("SELECT topic FROM topic_name WHERE topic_key = $1", key)
        .fetch_optional(&mut *conn)
        .await?;
    let there = topic.unwrap_or(-1); // No id is negative.
    let row = sqlx::query!(
        r#"SELECT (SELECT COUNT(*) FROM topic_name WHERE topic_name.topic = $1) AS "names!: i64",
             EXISTS (SELECT 1 FROM topic_follow WHERE account = $2 AND topic_follow.topic = $1) AS "follows!: bool",
             (SELECT COUNT(*) FROM topic_follow WHERE account = $2) AS "followed!: i64",
             (SELECT COUNT(*) FROM topic_name WHERE made_by = $2 AND at_ms > $3) AS "named_lately!: i64""#,
        there,
        by,
        number(since.0)
    )
    .fetch_one(conn)
    .await?;
    Ok(TopicFacts {
        topic: topic.map(|topic| TopicId::new(topic.unsigned_abs())),
        names: count(row.names),
        follows: row.follows,
        followed: count(row.followed),
        named_lately: count(row.named_lately),
    })
}

/// Topics with all their names. `$which`: their ids, from `$3` on; those with most followers come first, `$limit` of them.
macro_rules! topics {
    ($which:literal, $by:expr, $limit:expr, $($argument:expr),*) => {
        sqlx::query_as!(
            TopicColumns,
            "SELECT found.id AS \"id!: i64\", topic_name.name AS \"name!: String\", \
             found.followers AS \"followers!: i64\", found.follows AS \"follows!: bool\" FROM (SELECT topic.id, \
             (SELECT COUNT(*) FROM topic_follow WHERE topic_follow.topic = topic.id) AS followers, \
             EXISTS (SELECT 1 FROM topic_follow WHERE topic_follow.topic = topic.id AND topic_follow.account = $1) \
             AS follows FROM topic WHERE topic.id IN " + $which + " ORDER BY followers DESC, topic.id LIMIT $2) AS found \
             JOIN topic_name ON topic_name.topic = found.id \
             ORDER BY found.followers DESC, found.id, topic_name.at_ms, topic_name.topic_key",
            $by,
            $limit
            $(, $argument)*
        )
    };
}

pub async fn topic(conn: &mut Conn, by: AccountId, key: &TopicKey) -> anyhow::Result<Option<StoredTopic>> {
    let rows = topics!(
        "(SELECT named.topic FROM topic_name AS named WHERE named.topic_key = $3)",
        number(by.number()),
        1_i64,
        key_text(key)
    )
    .fetch_all(conn)
    .await?;
    Ok(TopicColumns::gather(rows).pop())
}

pub async fn topics(
    conn: &mut Conn,
    by: AccountId,
    find: &TopicKey,
    limit: u32,
) -> anyhow::Result<Vec<StoredTopic>> {
    let (first, end) = beginning(find);
    let rows = topics!(
        "(SELECT named.topic FROM topic_name AS named WHERE named.topic_key >= $3 AND named.topic_key < $4 \
         ORDER BY named.topic_key LIMIT $5)",
        number(by.number()),
        i64::from(limit),
        first,
        end,
        NAMES_LOOKED_AT
    )
    .fetch_all(conn)
    .await?;
    Ok(TopicColumns::gather(rows))
}

pub async fn topics_called(conn: &mut Conn, keys: &[TopicKey]) -> anyhow::Result<Vec<(TopicKey, TopicId)>> {
    let mut called = vec![];
    for some in keys.chunks(CALLED_AT_ONCE) {
        // Fewer than that: the last one again.
        let last = some.len() - 1;
        let key: Vec<String> = (0..CALLED_AT_ONCE).map(|n| key_text(&some[n.min(last)])).collect();
        let rows = sqlx::query!(
            r#"SELECT topic_key AS "topic_key!: String", topic AS "topic!: i64" FROM topic_name WHERE topic_key IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"#,
            key[0].as_str(),
            key[1].as_str(),
            key[2].as_str(),
            key[3].as_str(),
            key[4].as_str(),
            key[5].as_str(),
            key[6].as_str(),
            key[7].as_str(),
            key[8].as_str(),
            key[9].as_str(),
            key[10].as_str(),
            key[11].as_str(),
            key[12].as_str(),
            key[13].as_str(),
            key[14].as_str(),
            key[15].as_str()
        )
        .fetch_all(&mut *conn)
        .await?;
        for row in rows {
            called.push((read_key(&row.topic_key)?, TopicId::new(row.topic.unsigned_abs())));
        }
    }
    Ok(called)
}

pub async fn topics_followed(conn: &mut Conn, by: AccountId) -> anyhow::Result<Vec<StoredTopic>> {
    let by = number(by.number());
    let rows = topics!(
        "(SELECT own.topic FROM topic_follow AS own WHERE own.account = $3)",
        by,
        i64::from(TOPICS_FOLLOWED_MAX),
        by
    )
    .fetch_all(conn)
    .await?;
    Ok(TopicColumns::gather(rows))
}

pub async fn own_topics(conn: &mut Conn, by: AccountId) -> anyhow::Result<Vec<(String, At)>> {
    let rows = sqlx::query!(
        r#"SELECT (SELECT topic_name.name FROM topic_name WHERE topic_name.topic = topic_follow.topic
             ORDER BY topic_name.at_ms, topic_name.topic_key LIMIT 1) AS "name!: String",
             topic_follow.at_ms AS "since!: i64"
           FROM topic_follow WHERE topic_follow.account = $1 ORDER BY topic_follow.at_ms DESC, topic_follow.topic LIMIT $2"#,
        number(by.number()),
        i64::from(EXPORT_ROWS_MAX)
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, At(row.since.unsigned_abs()))).collect())
}

pub async fn hosts(
    conn: &mut Conn,
    by: AccountId,
    since: At,
    limit: u32,
) -> anyhow::Result<Vec<(AccountId, u32)>> {
    let rows = sqlx::query!(
        r#"SELECT room.owner AS "owner!: i64", COUNT(*) AS "rooms!: i64" FROM room JOIN account ON account.id = room.owner
           WHERE room.visibility = 'open' AND room.circle IS NULL AND room.begins IS NULL AND room.opened > $2 AND room.owner <> $1
             AND account.member_since IS NOT NULL AND NOT account.bot
             AND EXISTS (SELECT 1 FROM audit WHERE audit.room = room.id AND audit.by_member <> room.owner)
             AND NOT EXISTS (SELECT 1 FROM follow WHERE follow.follower = $1 AND follow.followed = room.owner)
           GROUP BY room.owner ORDER BY COUNT(*) DESC, MAX(room.opened) DESC, room.owner LIMIT $3"#,
        number(by.number()),
        number(since.0),
        i64::from(limit)
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (AccountId::new(row.owner.unsigned_abs()), count(row.rooms))).collect())
}
