//! What an account does in a circle, or has done to it: each change waits for the circle's row, and stays within the bounds.

use domain::network::circle::{
    CIRCLE_MEMBERS_MAX, CIRCLE_MODERATORS_MAX, CIRCLE_WAITING_MAX, CIRCLES_ASKED_MAX, CIRCLES_MAX,
    CIRCLES_OWNED_MAX,
};
use domain::network::{CircleChange, CircleRole};
use domain::{At, ScheduledId};
use store::Conflict;
use store::circle::role_word;

use crate::circle::{counts, set_members, within};
use crate::circle_owner::hand_over;
use crate::unit::{Refused, one};
use crate::{Conn, schedule};

/// One act on one account, in columns.
pub struct Act {
    pub circle: i64,
    pub account: i64,
    pub by: i64,
    pub agreed: i64,
    pub at: i64,
}

impl Act {
    pub async fn write(&self, conn: &mut Conn, change: CircleChange) -> Result<(), Refused> {
        self.lock(conn, change).await?;
        let rows = match change {
            CircleChange::Nothing => return Ok(()),
            CircleChange::HandOver => return self.hand_over(conn).await,
            CircleChange::Join => self.join(conn).await?,
            CircleChange::Ask => self.ask(conn).await?,
            CircleChange::Agree => self.agree(conn).await?,
            CircleChange::LetIn => self.let_in(conn).await?,
            CircleChange::Invite => self.invite(conn).await?,
            CircleChange::Decline => self.decline(conn).await?,
            CircleChange::Forget => self.forget(conn).await?,
            CircleChange::Leave => self.leave(conn).await?,
            CircleChange::Remove => self.remove(conn).await?,
            CircleChange::SetRole(role) => self.set_role(conn, role).await?,
        };
        one(rows, Conflict::ChangedMeanwhile)?;
        if matches!(change, CircleChange::Leave | CircleChange::Remove) {
            self.stay_away(conn).await?;
        }
        set_members(conn, self.circle).await?;
        self.check_bounds(conn, change).await
    }

    /// Nobody else changes who belongs to it meanwhile, and whoever agrees agrees to the rules as they are.
    async fn lock(&self, conn: &mut Conn, change: CircleChange) -> Result<(), Refused> {
        let locked = sqlx::query_scalar!(
            r#"UPDATE circle SET made = made WHERE id = $1 RETURNING rules_version AS "version!: i64""#,
            self.circle
        )
        .fetch_optional(conn)
        .await?;
        let agrees = matches!(change, CircleChange::Join | CircleChange::Ask | CircleChange::Agree);
        if locked.is_none_or(|version| agrees && version != self.agreed) {
            return Err(Refused::Conflict(Conflict::ChangedMeanwhile));
        }
        Ok(())
    }

    async fn check_bounds(&self, conn: &mut Conn, change: CircleChange) -> Result<(), Refused> {
        let counts = counts(conn, self.circle, self.account).await?;
        match change {
            CircleChange::Join | CircleChange::LetIn => {
                within(counts.members, CIRCLE_MEMBERS_MAX)?;
                within(counts.circles, CIRCLES_MAX)
            }
            CircleChange::Ask => {
                within(counts.waiting, CIRCLE_WAITING_MAX)?;
                within(counts.asked, CIRCLES_ASKED_MAX)
            }
            CircleChange::Invite => within(counts.waiting, CIRCLE_WAITING_MAX),
            CircleChange::SetRole(CircleRole::Moderator) => within(counts.moderators, CIRCLE_MODERATORS_MAX),
            _ => Ok(()),
        }
    }

    async fn join(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "INSERT INTO circle_member (circle, account, state, since, rules_agreed) \
             VALUES ($1, $2, 'member', $3, $4) ON CONFLICT (circle, account) DO UPDATE SET state = 'member', \
             since = excluded.since, rules_agreed = excluded.rules_agreed, invited_by = NULL \
             WHERE circle_member.state IN ('asked', 'invited', 'declined')",
            self.circle,
            self.account,
            self.at,
            self.agreed
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn ask(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "INSERT INTO circle_member (circle, account, state, since, rules_agreed) \
             VALUES ($1, $2, 'asked', $3, $4) ON CONFLICT (circle, account) DO UPDATE SET state = 'asked', \
             since = excluded.since, rules_agreed = excluded.rules_agreed \
             WHERE circle_member.state = 'declined'",
            self.circle,
            self.account,
            self.at,
            self.agreed
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn agree(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "UPDATE circle_member SET rules_agreed = $3 WHERE circle = $1 AND account = $2 \
             AND state IN ('owner', 'moderator', 'member', 'asked')",
            self.circle,
            self.account,
            self.agreed
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn let_in(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "UPDATE circle_member SET state = 'member', since = $3 WHERE circle = $1 AND account = $2 \
             AND state = 'asked'",
            self.circle,
            self.account,
            self.at
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn invite(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "INSERT INTO circle_member (circle, account, state, since, invited_by) \
             VALUES ($1, $2, 'invited', $3, $4) ON CONFLICT (circle, account) DO UPDATE SET state = 'invited', \
             since = excluded.since, rules_agreed = NULL, invited_by = excluded.invited_by \
             WHERE circle_member.state IN ('declined', 'removed')",
            self.circle,
            self.account,
            self.at,
            self.by
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn decline(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "UPDATE circle_member SET state = 'declined', since = $3, rules_agreed = NULL \
             WHERE circle = $1 AND account = $2 AND state = 'asked'",
            self.circle,
            self.account,
            self.at
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn forget(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "DELETE FROM circle_member WHERE circle = $1 AND account = $2 AND state IN ('asked', 'invited')",
            self.circle,
            self.account
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn leave(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "DELETE FROM circle_member WHERE circle = $1 AND account = $2 AND state IN ('moderator', 'member')",
            self.circle,
            self.account
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn remove(&self, conn: &mut Conn) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "UPDATE circle_member SET state = 'removed', since = $3, rules_agreed = NULL \
             WHERE circle = $1 AND account = $2 AND state IN ('moderator', 'member')",
            self.circle,
            self.account,
            self.at
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn set_role(&self, conn: &mut Conn, role: CircleRole) -> sqlx::Result<u64> {
        let done = sqlx::query!(
            "UPDATE circle_member SET state = $3 WHERE circle = $1 AND account = $2 \
             AND state IN ('moderator', 'member')",
            self.circle,
            self.account,
            role_word(role)
        )
        .execute(conn)
        .await?;
        Ok(done.rows_affected())
    }

    async fn hand_over(&self, conn: &mut Conn) -> Result<(), Refused> {
        if !hand_over(conn, self.circle, self.by, self.account).await? {
            return Err(Refused::Conflict(Conflict::ChangedMeanwhile));
        }
        let counts = counts(conn, self.circle, self.account).await?;
        within(counts.owned, CIRCLES_OWNED_MAX)
    }

    /// Whoever is out comes to none of its scheduled rooms, and those of their own there are off.
    async fn stay_away(&self, conn: &mut Conn) -> Result<(), Refused> {
        let own = sqlx::query_scalar!(
            "SELECT id FROM scheduled WHERE circle = $1 AND owner = $2 AND NOT cancelled \
             AND NOT EXISTS (SELECT 1 FROM room WHERE room.id = scheduled.id)",
            self.circle,
            self.account
        )
        .fetch_all(&mut *conn)
        .await?;
        for id in own {
            schedule::cancel(conn, ScheduledId::new(id.unsigned_abs()), At(self.at.unsigned_abs())).await?;
        }
        sqlx::query!(
            "DELETE FROM guest WHERE member = $2 AND scheduled IN \
             (SELECT id FROM scheduled WHERE circle = $1 AND owner <> $2)",
            self.circle,
            self.account
        )
        .execute(conn)
        .await?;
        Ok(())
    }
}
