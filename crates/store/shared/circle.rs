//! Circles in SQL: written here, what somebody does in one in `circle_act.rs`, read in `circle_reads.rs`. Whoever writes has the
//! circle's row locked: of many who come at once none takes a place that is not there.

use domain::network::circle::{CIRCLES_MAX, CIRCLES_OWNED_MAX};
use domain::network::{CircleAbout, CircleCounts, CircleEntry};
use domain::{AccountId, At, CircleId};
use store::circle::{entry_word, found_by, topics_text};
use store::column::number;
use store::network::count;
use store::{CircleWrite, Conflict};

use crate::circle_act::Act;
use crate::unit::{Refused, one};
use crate::{Conn, sealed};

/// The version that rules begin with.
const FIRST_RULES: i64 = 1;

pub async fn write(conn: &mut Conn, write: &CircleWrite) -> Result<(), Refused> {
    match write {
        CircleWrite::Make { circle, owner, about, at } => make(conn, *circle, *owner, about, *at).await,
        CircleWrite::Describe { circle, about, new_rules } => {
            describe(conn, *circle, about, *new_rules).await
        }
        CircleWrite::Dissolve { circle } => dissolve(conn, *circle).await,
        CircleWrite::Act { circle, account, by, change, agreed, at } => {
            let act = Act {
                circle: number(circle.number()),
                account: number(account.number()),
                by: number(by.number()),
                agreed: i64::from(*agreed),
                at: number(at.0),
            };
            act.write(conn, *change).await
        }
    }
}

/// What it says of itself, as it is stored.
struct Words {
    name: String,
    description: Option<String>,
    rules: Option<String>,
    topics: String,
}

async fn sealed_words(conn: &mut Conn, owner: AccountId, about: &CircleAbout) -> sqlx::Result<Words> {
    let description = match &about.description {
        Some(text) => Some(sealed::seal(conn, owner, "circle.description", text.as_str()).await?),
        None => None,
    };
    let rules = match &about.rules {
        Some(text) => Some(sealed::seal(conn, owner, "circle.rules", text.as_str()).await?),
        None => None,
    };
    Ok(Words {
        name: sealed::seal(conn, owner, "circle.name", about.name.as_str()).await?,
        description,
        rules,
        topics: sealed::seal(conn, owner, "circle.topics", &topics_text(about)).await?,
    })
}

async fn make(
    conn: &mut Conn,
    circle: CircleId,
    owner: AccountId,
    about: &CircleAbout,
    at: At,
) -> Result<(), Refused> {
    let words = sealed_words(conn, owner, about).await?;
    let (id, of, at) = (number(circle.number()), number(owner.number()), number(at.0));
    sqlx::query!(
        "INSERT INTO circle (id, owner, name, description, rules, topics, entry, rules_version, made, members) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        id,
        of,
        words.name,
        words.description,
        words.rules,
        words.topics,
        entry_word(about.entry),
        FIRST_RULES,
        at
    )
    .execute(&mut *conn)
    .await?;
    set_keys(conn, id, about).await?;
    sqlx::query!(
        "INSERT INTO circle_member (circle, account, state, since, rules_agreed) VALUES ($1, $2, 'owner', $3, $4)",
        id,
        of,
        at,
        FIRST_RULES
    )
    .execute(&mut *conn)
    .await?;
    let counts = counts(conn, id, of).await?;
    within(counts.circles, CIRCLES_MAX)?;
    within(counts.owned, CIRCLES_OWNED_MAX)
}

async fn set_keys(conn: &mut Conn, circle: i64, about: &CircleAbout) -> sqlx::Result<()> {
    sqlx::query!("DELETE FROM circle_key WHERE circle = $1", circle).execute(&mut *conn).await?;
    for key in found_by(about) {
        sqlx::query!("INSERT INTO circle_key (circle, found_by) VALUES ($1, $2)", circle, key)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

async fn describe(
    conn: &mut Conn,
    circle: CircleId,
    about: &CircleAbout,
    new_rules: bool,
) -> Result<(), Refused> {
    let id = number(circle.number());
    let owner = sqlx::query_scalar!(
        r#"UPDATE circle SET made = made WHERE id = $1 RETURNING owner AS "owner!: i64""#,
        id
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(owner) = owner else { return Err(Refused::Conflict(Conflict::ChangedMeanwhile)) };
    let words = sealed_words(conn, AccountId::new(owner.unsigned_abs()), about).await?;
    sqlx::query!(
        "UPDATE circle SET name = $2, description = $3, rules = $4, topics = $5, entry = $6, \
         rules_version = rules_version + $7 WHERE id = $1",
        id,
        words.name,
        words.description,
        words.rules,
        words.topics,
        entry_word(about.entry),
        i64::from(new_rules)
    )
    .execute(&mut *conn)
    .await?;
    set_keys(conn, id, about).await?;
    if about.entry == CircleEntry::Invite {
        sqlx::query!("DELETE FROM circle_member WHERE circle = $1 AND state IN ('asked', 'declined')", id)
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// What it scheduled is off, and there for nobody: the inboxes of its guests say no more of it than that.
async fn dissolve(conn: &mut Conn, circle: CircleId) -> Result<(), Refused> {
    let id = number(circle.number());
    sqlx::query!(
        "UPDATE scheduled SET cancelled = TRUE WHERE circle = $1 \
         AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = scheduled.id)",
        id
    )
    .execute(&mut *conn)
    .await?;
    let done = sqlx::query!("DELETE FROM circle WHERE id = $1", id).execute(conn).await?;
    one(done.rows_affected(), Conflict::ChangedMeanwhile)
}

pub async fn set_members(conn: &mut Conn, circle: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "UPDATE circle SET members = (SELECT COUNT(*) FROM circle_member AS belongs WHERE belongs.circle = $1 \
         AND belongs.state IN ('owner', 'moderator', 'member')) WHERE id = $1",
        circle
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn counts(conn: &mut Conn, circle: i64, account: i64) -> sqlx::Result<CircleCounts> {
    let row = sqlx::query!(
        r#"SELECT (SELECT COUNT(*) FROM circle_member WHERE circle = $1 AND state IN ('owner', 'moderator', 'member'))
               AS "members!: i64",
             (SELECT COUNT(*) FROM circle_member WHERE circle = $1 AND state = 'moderator') AS "moderators!: i64",
             (SELECT COUNT(*) FROM circle_member WHERE circle = $1 AND state IN ('asked', 'invited')) AS "waiting!: i64",
             (SELECT COUNT(*) FROM circle_member WHERE account = $2 AND state IN ('owner', 'moderator', 'member'))
               AS "circles!: i64",
             (SELECT COUNT(*) FROM circle_member WHERE account = $2 AND state = 'owner') AS "owned!: i64",
             (SELECT COUNT(*) FROM circle_member WHERE account = $2 AND state = 'asked') AS "asked!: i64""#,
        circle,
        account
    )
    .fetch_one(conn)
    .await?;
    Ok(CircleCounts {
        members: count(row.members),
        moderators: count(row.moderators),
        waiting: count(row.waiting),
        circles: count(row.circles),
        owned: count(row.owned),
        asked: count(row.asked),
    })
}

/// Those who looked at the same number at once do not go past it together.
pub fn within(count: u32, max: u32) -> Result<(), Refused> {
    if count <= max { Ok(()) } else { Err(Refused::Conflict(Conflict::ChangedMeanwhile)) }
}
