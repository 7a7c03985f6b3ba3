//! Ping: somebody in a room calls a mutual in, who has a page open somewhere.

use super::room_task::RoomTask;
use super::{Live, json, lock};
use domain::entry::Account;
use domain::network::inbox::Kind;
use domain::room::Visibility;
use domain::{MemberId, RoomId};
use protocol::tell::{RefusalCode, Refused, Tell};

/// What whoever is called is told of the room.
pub(super) struct Call {
    id: RoomId,
    title: String,
    /// Of a closed room.
    link: Option<String>,
}

impl RoomTask {
    /// None: they are told nothing.
    pub fn call(&self, by: MemberId, to: MemberId) -> Result<Option<Call>, Refused> {
        let is_told = self.saved.ping(self.now(), by, to, self.in_circle(to))?;
        let is_closed = self.saved.policy().visibility == Visibility::Closed;
        Ok(is_told.then(|| Call {
            id: self.id,
            title: self.saved.title().as_str().to_owned(),
            link: is_closed.then(|| self.link.clone()),
        }))
    }
}

impl Live {
    /// `call`: what the room said. Whether they are told anything does not show in the answer.
    pub(super) async fn ping(&self, by: &Account, to: MemberId, call: Option<Call>) -> Result<(), Refused> {
        let me = by.member().ok_or(RefusalCode::NotAMember)?;
        let outboxes = self.here(to).inspect_err(|_| {
            if let Some(call) = &call {
                self.missed_away(Kind::MissedPing, me, to, Some(call.id));
            }
        })?;
        lock(&self.0.pings).take(self.0.clock.now(), me, to)?;
        let Some(Call { id, title, link }) = call else { return Ok(()) };
        let by = self.0.people.of(by, me).await.person.clone();
        let room = id.to_string();
        let told = json(&Tell::Pinged { by, room, title, link });
        outboxes.iter().for_each(|outbox| outbox.answer(told.clone()));
        Ok(())
    }
}
