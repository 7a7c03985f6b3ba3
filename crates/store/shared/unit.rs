//! One transaction: units in order, each in a savepoint, so that one that is turned down leaves the others alone.

use domain::RoomId;
use store::{Conflict, Epoch, NodeId, Unit, Write, WriteError};

use crate::{
    Conn, account, admission, audit, chat, invite, inviting, leaving, meta, proof, question, room, session,
    sign_in,
};

/// Why a unit is not written.
pub enum Refused {
    Fenced,
    Conflict(Conflict),
    /// What stands in a row is not what belongs there.
    Unreadable(sqlx::Error),
    Fault(sqlx::Error),
}

impl From<sqlx::Error> for Refused {
    fn from(fault: sqlx::Error) -> Refused {
        use sqlx::error::ErrorKind::*;
        if matches!(fault, sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. }) {
            return Refused::Unreadable(fault);
        }
        match fault.as_database_error().map(|error| error.kind()) {
            Some(UniqueViolation | ForeignKeyViolation) => Refused::Conflict(Conflict::Mismatch),
            _ => Refused::Fault(fault),
        }
    }
}

/// Exactly one row changed, or the conflict.
pub fn one(rows: u64, otherwise: Conflict) -> Result<(), Refused> {
    if rows == 1 { Ok(()) } else { Err(Refused::Conflict(otherwise)) }
}

/// `Err`: the transaction as a whole is lost, and the connection with it.
pub async fn commit(
    conn: &mut Conn,
    node: NodeId,
    units: &[Unit],
) -> anyhow::Result<Vec<Result<(), WriteError>>> {
    sqlx::raw_sql(crate::BEGIN).execute(&mut *conn).await?;
    let mut results = Vec::with_capacity(units.len());
    for unit in units {
        sqlx::raw_sql("SAVEPOINT unit").execute(&mut *conn).await?;
        let result = apply(conn, node, unit).await;
        if result.is_err()
            && let Err(second) = sqlx::raw_sql("ROLLBACK TO SAVEPOINT unit").execute(&mut *conn).await
        {
            // A full disk or a broken connection ended the transaction: everybody's unit is lost, for the first cause.
            return match result {
                Err(Refused::Fault(first)) => Err(first.into()),
                _ => Err(second.into()),
            };
        }
        sqlx::raw_sql("RELEASE SAVEPOINT unit").execute(&mut *conn).await?;
        results.push(result.map_err(|refused| match refused {
            Refused::Fenced => WriteError::Fenced,
            Refused::Conflict(conflict) => WriteError::Conflict(conflict),
            Refused::Unreadable(cause) => WriteError::Unreadable(cause.into()),
            Refused::Fault(fault) => WriteError::Down(fault.into()),
        }));
    }
    sqlx::raw_sql("COMMIT").execute(conn).await?;
    Ok(results)
}

async fn apply(conn: &mut Conn, node: NodeId, unit: &Unit) -> Result<(), Refused> {
    let mut passed: Vec<(RoomId, Epoch)> = Vec::new();
    for write in unit {
        if let Some(fence) = write.fence()
            && !passed.contains(&fence)
        {
            // Saving a room is a fence of its own, as an opened one is not there yet.
            if !matches!(write, Write::SaveRoom { .. }) {
                room::fence(conn, node, fence.0, fence.1).await?;
            }
            passed.push(fence);
        }
        one_write(conn, node, write).await?;
    }
    Ok(())
}

async fn one_write(conn: &mut Conn, node: NodeId, write: &Write) -> Result<(), Refused> {
    match write {
        Write::AddAccount { account, password_hash } => account::add(conn, account, password_hash).await,
        Write::SetStanding { account, standing } => account::set_standing(conn, *account, standing).await,
        Write::SetOwner { account, owner } => account::set_owner(conn, *account, *owner).await,
        Write::SetPassword { account, password_hash } => {
            account::set_password(conn, *account, password_hash).await
        }
        Write::IfPassword { account, password_hash } => {
            account::if_password(conn, *account, password_hash).await
        }
        Write::AddSession { session, token_hash } => session::add(conn, session, token_hash).await,
        Write::Reads { account, language } => session::reads(conn, *account, *language).await,
        Write::TouchSession { id, last_seen } => session::touch(conn, *id, *last_seen).await,
        Write::DropSession { id, account } => session::remove(conn, *id, *account).await,
        Write::DropSessions { account, except } => session::remove_all(conn, *account, *except).await,
        Write::AddInvite { invite, token_hash } => invite::add(conn, invite, token_hash).await,
        Write::SetInvite { id, to } => invite::set(conn, *id, to).await,
        Write::SaveRoom { epoch, row, link } => room::save(conn, node, *epoch, row, link.as_deref()).await,
        Write::SaveSeat { room, row, .. } => room::save_seat(conn, *room, row).await,
        Write::DropSeat { room, member, .. } => room::drop_seat(conn, *room, *member).await,
        Write::SaveChatLine { room, line, oldest, .. } => chat::save(conn, *room, line, *oldest).await,
        Write::DropChatLine { room, number, .. } => chat::remove(conn, *room, *number).await,
        Write::Audit { room, epoch, seq, at, by, kind, about } => {
            let line =
                audit::Line { room: *room, epoch: *epoch, seq: *seq, at: *at, by: *by, kind, about: *about };
            audit::append(conn, line).await
        }
        Write::Proof(write) => proof::write(conn, write).await,
        Write::Meta { key, value } => Ok(meta::set(conn, key, value).await?),
        Write::TakeMeta { key, value } => meta::take(conn, key, value).await,
        Write::Leaving(write) => leaving::apply(conn, write).await,
        Write::SignIn(write) => sign_in::write(conn, write).await,
        Write::Admission(write) => admission::write(conn, write).await,
        Write::Inviting(write) => inviting::write(conn, write).await,
        Write::Network(write) => crate::network::write(conn, write).await,
        Write::Circle(write) => crate::circle::write(conn, write).await,
        Write::Introduction(write) => crate::introduction::write(conn, write).await,
        Write::Thread(write) => crate::thread::write(conn, write).await,
        Write::ThreadReport(write) => crate::thread_report::write(conn, write).await,
        Write::Inbox(write) => crate::inbox::write(conn, write).await,
        Write::Question(write) => question::write(conn, write).await,
        Write::Schedule(write) => crate::schedule::write(conn, write).await,
        Write::Sms(write) => crate::sms::write(conn, write).await,
        Write::Report(write) => crate::report::write(conn, write).await,
        Write::Avatar(write) => crate::avatar::write(conn, write).await,
    }
}
