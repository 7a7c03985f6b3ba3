//! A circle goes to somebody else: it is handed over, or its owner is erased.

use domain::AccountId;
use store::column::number;

use crate::circle::set_members;
use crate::{Conn, sealed};

/// Its words are sealed anew, under the key of whoever has it from now on. False: it is not the one's to give, or the other
/// does not belong to it.
pub async fn hand_over(conn: &mut Conn, circle: i64, from: i64, to: i64) -> sqlx::Result<bool> {
    let row = sqlx::query!(
        r#"SELECT name AS "name!: String", description AS "description?: String", rules AS "rules?: String",
             topics AS "topics!: String" FROM circle WHERE id = $1 AND owner = $2 AND EXISTS
             (SELECT 1 FROM circle_member AS heir WHERE heir.circle = $1 AND heir.account = $3
             AND heir.state IN ('moderator', 'member'))"#,
        circle,
        from,
        to
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let between = [from, to].map(|id| AccountId::new(id.unsigned_abs()));
    let description = match row.description {
        Some(text) => Some(seal_anew(conn, between, "circle.description", &text).await?),
        None => None,
    };
    let rules = match row.rules {
        Some(text) => Some(seal_anew(conn, between, "circle.rules", &text).await?),
        None => None,
    };
    let name = seal_anew(conn, between, "circle.name", &row.name).await?;
    let topics = seal_anew(conn, between, "circle.topics", &row.topics).await?;
    sqlx::query!(
        "UPDATE circle SET owner = $2, name = $3, description = $4, rules = $5, topics = $6 WHERE id = $1",
        circle,
        to,
        name,
        description,
        rules,
        topics
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "UPDATE circle_member SET state = CASE WHEN account = $3 THEN 'owner' ELSE 'moderator' END \
         WHERE circle = $1 AND account IN ($2, $3)",
        circle,
        from,
        to
    )
    .execute(conn)
    .await?;
    Ok(true)
}

/// What cannot be read stays unreadable.
async fn seal_anew(
    conn: &mut Conn,
    [from, to]: [AccountId; 2],
    place: &'static str,
    text: &str,
) -> sqlx::Result<String> {
    let opened = sealed::open(conn, from, place, text).await;
    let opened = opened.unwrap_or_else(|_| store::sealed::GONE.to_owned());
    sealed::seal(conn, to, place, &opened).await
}

/// Somebody is erased: circles of theirs go to whoever moderates longest, else to whoever belongs to it longest; one without
/// anybody else goes with them.
pub async fn forget(conn: &mut Conn, account: AccountId) -> sqlx::Result<()> {
    let account = number(account.number());
    let owned =
        sqlx::query_scalar!("SELECT id FROM circle WHERE owner = $1", account).fetch_all(&mut *conn).await?;
    for circle in owned {
        let heir = sqlx::query_scalar!(
            "SELECT heir.account AS \"account!: i64\" FROM circle_member AS heir JOIN account ON account.id = heir.account \
             WHERE heir.circle = $1 AND heir.state IN ('moderator', 'member') AND account.member_since IS NOT NULL \
             ORDER BY CASE heir.state WHEN 'moderator' THEN 0 ELSE 1 END, heir.since, heir.account LIMIT 1",
            circle
        )
        .fetch_optional(&mut *conn)
        .await?;
        if let Some(heir) = heir {
            hand_over(conn, circle, account, heir).await?;
        }
    }
    let belonged = sqlx::query_scalar!("SELECT circle FROM circle_member WHERE account = $1", account)
        .fetch_all(&mut *conn)
        .await?;
    sqlx::query!("DELETE FROM circle_member WHERE account = $1", account).execute(&mut *conn).await?;
    for circle in belonged {
        set_members(conn, circle).await?;
    }
    Ok(())
}
