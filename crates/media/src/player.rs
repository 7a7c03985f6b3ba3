//! Who hears by another way than WebRTC: the mix, handed over frame by frame instead of being sent.
//!
//! A player is a peer like any other to rooms: it has an id, a group and a permit, and is one of the group's sinks. It
//! is always on the shard that is the home of its group, where the mix is made.

use crate::plane::PEERS_MAX;
use crate::{NotAdded, Out, PeerId, Permit, Place, Plane};
use std::time::Instant;

pub struct Player {
    group: u32,
    permit: Permit,
}

impl Plane {
    /// From now on [`Out::play`] brings the peer the group's mix, if its permit lets it hear.
    pub fn add_player(
        &mut self,
        now: Instant,
        peer: PeerId,
        place: Place,
        permit: Permit,
        out: &mut dyn Out,
    ) -> Result<(), NotAdded> {
        if self.by_id.contains_key(&peer) || self.players.contains_key(&peer) {
            return Err(NotAdded::Taken);
        }
        if self.peers.len() + self.players.len() >= PEERS_MAX {
            return Err(NotAdded::Full);
        }
        let group = self.join_group(now, place, out);
        self.players.insert(peer, Player { group, permit });
        self.set_playing(group, peer, permit.hear);
        Ok(())
    }

    /// As [`Plane::handle_permit`]: gives the version in force. None: no player has this id.
    pub(crate) fn permit_player(&mut self, peer: PeerId, permit: Permit) -> Option<u64> {
        let player = self.players.get_mut(&peer)?;
        if permit.version > player.permit.version {
            player.permit = permit;
            let group = player.group;
            self.set_playing(group, peer, permit.hear);
        }
        self.players.get(&peer).map(|player| player.permit.version)
    }

    /// Unknown players are no error.
    pub(crate) fn remove_player(&mut self, peer: PeerId, out: &mut dyn Out) {
        let Some(Player { group, .. }) = self.players.remove(&peer) else { return };
        self.set_playing(group, peer, false);
        if let Some(group) = self.groups.get_mut(group) {
            group.members -= 1;
        }
        self.leave_group(group, out);
    }

    fn set_playing(&mut self, group: u32, peer: PeerId, on: bool) {
        let Some(group) = self.groups.get_mut(group) else { return };
        group.playing.retain(|other| *other != peer);
        if on {
            group.playing.push(peer);
        }
        if !group.is_mixed() {
            group.mixing = None;
        }
    }
}
