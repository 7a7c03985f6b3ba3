//! Ping: somebody in a room calls a mutual in, who has a page open somewhere.

use super::room_task::RoomTask;
use super::{Live, json, lock};
use domain::MemberId;
use domain::entry::Account;
use domain::room::Visibility;
use protocol::tell::{RefusalCode, Refused, Tell};

/// What whoever is called is told of the room.
pub(super) struct Call {
    room: String,
    title: String,
    /// Of a closed room.
    link: Option<String>,
}

impl RoomTask {
    /// None: they are told nothing.
    pub fn call(&self, by: MemberId, to: MemberId) -> Result<Option<Call>, Refused> {
        let is_told = self.saved.ping(self.now(), by, to)?;
        let is_closed = self.saved.policy().visibility == Visibility::Closed;
        Ok(is_told.then(|| Call {
            room: self.id.to_string(),
            title: self.saved.title().as_str().to_owned(),
            link: is_closed.then(|| self.link.clone()),
        }))
    }
}

impl Live {
    /// `call`: what the room said. Whether they are told anything does not show in the answer.
    pub(super) async fn ping(&self, by: &Account, to: MemberId, call: Option<Call>) -> Result<(), Refused> {
        let me = by.member().ok_or(RefusalCode::NotAMember)?;
        let outboxes = self.here(to)?;
        lock(&self.0.pings).take(self.0.clock.now(), me, to)?;
        let Some(Call { room, title, link }) = call else { return Ok(()) };
        let by = self.0.people.of(by, me).await.person.clone();
        let told = json(&Tell::Pinged { by, room, title, link });
        outboxes.iter().for_each(|outbox| outbox.answer(told.clone()));
        Ok(())
    }
}
