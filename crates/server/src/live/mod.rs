//! (soon)
use domain::{AccountId, RoomId};
use protocol::rest::RoomCard;
use store::SessionId;

pub struct Live;

impl Live {
    pub async fn sign_out(&self, _session: SessionId) {}
    pub async fn let_in(&self, _account: AccountId) {}
    pub fn seat_in(&self, _account: AccountId) -> Option<RoomId> {
        None
    }
    pub async fn room_card(&self, _room: RoomId, _link: Option<&str>) -> Option<RoomCard> {
        None
    }
    pub async fn shutdown(&self) {}
}
