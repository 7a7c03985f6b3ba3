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
    pub async fn start(_: &crate::config::Config, _: crate::clock::Clock, _: store::Store) -> anyhow::Result<Live> {
        Ok(Live)
    }
    pub async fn recover(&self, _: Vec<store::StoredRoom>) {}
    pub fn media_addresses(&self) -> Vec<std::net::SocketAddr> {
        vec![]
    }
    pub async fn stray_packets(&self) -> u64 {
        0
    }
    pub async fn shutdown(&self) {}
}
