//! Avatars, in SQL: one small picture a member, sealed.

use domain::network::AvatarPicture;
use domain::{AccountId, AvatarId};
use store::avatar::{AvatarColumns, picture_text};
use store::column::{LOOKED_UP_AT_ONCE, number, padded};
use store::{Answer, AvatarReads, AvatarWrite};

use crate::database::Database;
use crate::unit::Refused;
use crate::{Conn, sealed};

pub async fn write(conn: &mut Conn, write: &AvatarWrite) -> Result<(), Refused> {
    match write {
        AvatarWrite::Set { account, id, picture, at } => {
            let picture = sealed::seal(conn, *account, "avatar.picture", &picture_text(picture)).await?;
            sqlx::query!(
                "INSERT INTO avatar (account, id, picture, at_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (account) \
                 DO UPDATE SET id = excluded.id, picture = excluded.picture, at_ms = excluded.at_ms",
                number(account.number()),
                number(id.number()),
                picture,
                number(at.0)
            )
            .execute(conn)
            .await?;
        }
        AvatarWrite::Remove { account } => {
            sqlx::query!("DELETE FROM avatar WHERE account = $1", number(account.number()))
                .execute(conn)
                .await?;
        }
    }
    Ok(())
}

async fn avatars(conn: &mut Conn, accounts: &[AccountId]) -> anyhow::Result<Vec<(AccountId, AvatarId)>> {
    let mut found = vec![];
    for some in accounts.chunks(LOOKED_UP_AT_ONCE) {
        let id = padded(some, AccountId::number);
        let rows = sqlx::query!(
            "SELECT account, id FROM avatar WHERE account IN \
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
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
        found.extend(
            rows.into_iter().map(|row| {
                (AccountId::new(row.account.unsigned_abs()), AvatarId::new(row.id.unsigned_abs()))
            }),
        );
    }
    Ok(found)
}

/// Whoever is no member any more is not shown.
async fn avatar(conn: &mut Conn, id: AvatarId) -> anyhow::Result<Option<AvatarPicture>> {
    let row = sqlx::query_as!(
        AvatarColumns,
        "SELECT avatar.account, avatar.picture, (SELECT sealing_key FROM account_key \
         WHERE account_key.account = avatar.account) AS \"sealing_key?\" \
         FROM avatar JOIN account ON account.id = avatar.account \
         WHERE avatar.id = $1 AND account.member_since IS NOT NULL",
        number(id.number())
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(AvatarColumns::read).transpose()?.flatten())
}

impl AvatarReads for Database {
    fn avatars<'a>(&'a self, accounts: &'a [AccountId]) -> Answer<'a, Vec<(AccountId, AvatarId)>> {
        Box::pin(async move { avatars(&mut *self.reader().await?, accounts).await })
    }
    fn avatar(&self, id: AvatarId) -> Answer<'_, Option<AvatarPicture>> {
        Box::pin(async move { avatar(&mut *self.reader().await?, id).await })
    }
}
