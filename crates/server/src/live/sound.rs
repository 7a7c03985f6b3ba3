//! Where a room meets the media plane: permits, peers, who is speaking, and that nobody listens unseen.

use super::batch::Confirming;
use super::mail::{Mail, Offered};
use super::room_task::{RoomTask, is_shown};
use super::seat::{Peer, Player};
use crate::media_thread::Confirmation;
use crate::ticket::Bound;
use domain::room::Permit;
use domain::{At, MemberId};
use jushou_rtc::sdp::Offer;
use media::{PeerId, SLOTS};
use protocol::tell::{RefusalCode, Refused, SpeakingLevel, Tell};
use std::time::Duration;
use tracing::error;

/// How often the audience of a large room learns at most who is speaking. Faster costs each of thousands of sockets a message
/// each time; a page takes news older than three seconds for wrong.
const SPEAKING_INTERVAL: Duration = Duration::from_secs(2);

impl RoomTask {
    /// What somebody may do now: what both the decided and the saved room allow. So taking away works at once, and giving
    /// only once it is saved.
    pub fn allowed(&self, member: MemberId) -> Permit {
        let (ahead, saved) = (self.ahead.permit(member), self.saved.permit(member));
        Permit {
            publish: ahead.publish && saved.publish,
            hear: ahead.hear && saved.hear,
            // No right: who is called to the stage hears without delay before anything is saved.
            near: ahead.near || saved.near,
        }
    }

    /// Whether the media plane carries one more. Who sits here already, or is called to the stage, has a place.
    pub fn has_room_for(&self, member: MemberId) -> Result<(), Refused> {
        let is_expected = self.seats.contains_key(&member) || self.allowed(member).near;
        if is_expected || !self.live.0.media.is_full() { Ok(()) } else { Err(super::full_here()) }
    }

    /// Tells the media plane, if it does not know yet.
    pub fn enforce(&mut self, member: MemberId) -> Option<Confirming> {
        let permit = self.allowed(member);
        let peer = self.seats.get_mut(&member)?.peer.as_mut().filter(|peer| peer.permit != permit)?;
        peer.version += 1;
        peer.permit = permit;
        let id = peer.id;
        let confirmation = self.live.0.media.permit(id, versioned(peer.version, permit));
        self.sinks_change();
        Some(Confirming { member, peer: id, confirmation })
    }

    /// A seat's client wants to connect. The old connection of the seat goes first.
    pub fn on_offer(&mut self, bound: Bound, offer: Offer) -> Result<Offered, Refused> {
        let (permit, sound) = (self.allowed(bound.member), self.saved.policy().sound);
        let fits = |seat: &&mut super::seat::Seat| {
            seat.id == bound.seat && seat.session == bound.session && is_shown(seat)
        };
        let is_now = bound.room == self.id && bound.epoch == self.epoch && self.stopping.is_none();
        let Some(seat) = self.seats.get_mut(&bound.member).filter(fits).filter(|_| is_now) else {
            return Err(RefusalCode::TicketGone.into());
        };
        let peer = Peer { id: PeerId(crate::secret::number()), version: 1, permit };
        if seat.has_stream() {
            // Whether it can connect at all is not known: what is heard now goes on until it does.
            let before = seat.trying.replace(peer.id);
            self.drop_peers(bound.member, before);
            self.expect(bound.member, peer.id);
            let nothing = media::Permit { version: 1, publish: false, hear: false, near: false };
            let answer = self.live.0.media.add_peer(peer.id, self.group, sound, offer, nothing);
            return Ok(Offered { peer: peer.id, answer: Box::pin(answer) });
        }
        let (old, player) = (seat.peer.replace(peer), seat.player.take());
        self.replace(bound.member, old, player, peer.id);
        let answer = self.live.0.media.add_peer(peer.id, self.group, sound, offer, versioned(1, permit));
        Ok(Offered { peer: peer.id, answer: Box::pin(answer) })
    }

    /// What a seat's sound was before goes; `new` is expected from now on.
    pub fn replace(&mut self, member: MemberId, old: Option<Peer>, player: Option<Player>, new: PeerId) {
        self.drop_peers(member, old.map(|old| old.id));
        if let Some(player) = player {
            self.live.0.passes.take_back(&player.redeemed);
        }
        self.expect(member, new);
    }

    fn expect(&mut self, member: MemberId, peer: PeerId) {
        self.peers.insert(peer, member);
        self.sinks_change();
        self.live.0.add_peer(peer, self.id);
    }

    /// On whichever thread they are; one that does not obey is dropped with the batch.
    pub fn drop_peers(&mut self, member: MemberId, peers: impl IntoIterator<Item = PeerId>) {
        for peer in peers {
            let confirmation = self.drop_peer(peer);
            self.gathering.confirming.push(Confirming { member, peer, confirmation });
        }
    }

    /// A connection that was tried beside a stream stands: it takes the stream's place.
    pub fn on_connected(&mut self, peer: PeerId) {
        let Some(member) = self.peers.get(&peer).copied() else { return };
        let permit = self.allowed(member);
        let Some(seat) = self.seats.get_mut(&member).filter(|seat| seat.trying == Some(peer)) else { return };
        seat.trying = None;
        let (old, player) = (seat.peer.replace(Peer { id: peer, version: 2, permit }), seat.player.take());
        self.replace(member, old, player, peer);
        let confirmation = self.live.0.media.permit(peer, versioned(2, permit));
        self.sinks_change();
        self.gathering.confirming.push(Confirming { member, peer, confirmation });
    }

    pub fn drop_peer(&mut self, peer: PeerId) -> Confirmation {
        self.forget_peer(peer);
        self.live.0.media.remove_peer(peer)
    }

    /// The media plane has let go of it. The seat stays: its socket says whether somebody is there.
    pub fn forget_peer(&mut self, peer: PeerId) {
        self.live.0.drop_peer(peer);
        self.sinks_change();
        let Some(member) = self.peers.remove(&peer) else { return };
        if let Some(seat) = self.seats.get_mut(&member) {
            seat.peer.take_if(|current| current.id == peer);
            seat.trying.take_if(|trying| *trying == peer);
        }
    }

    pub fn on_speaking(&mut self, slots: [Option<PeerId>; SLOTS], levels: &[(PeerId, u8)]) {
        let member = |peer: &PeerId| self.peers.get(peer).map(MemberId::to_string);
        let levels = levels
            .iter()
            .filter_map(|(peer, level)| Some(SpeakingLevel { member: member(peer)?, level: *level }));
        let tell = Tell::Speaking {
            slots: slots.iter().map(|slot| slot.as_ref().and_then(member)).collect(),
            levels: levels.collect(),
        };
        self.speaking = Some(super::json(&tell).into());
        self.speaking_waits = true;
        self.tell_speaking();
        if self.speaking_waits {
            self.tell_stage_speaking();
        }
    }

    /// When all are told who is speaking, if it is another than they were told.
    pub fn speaking_due(&self) -> Option<At> {
        let pause = if self.saved.is_large() { SPEAKING_INTERVAL } else { Duration::ZERO };
        self.speaking_waits.then(|| self.speaking_told_at.after(pause))
    }

    pub fn tell_speaking(&mut self) {
        let now = self.now();
        if self.speaking_due().is_none_or(|at| at > now) {
            return;
        }
        (self.speaking_told_at, self.speaking_waits) = (now, false);
        let Some(text) = &self.speaking else { return };
        for line in self.seats.values().filter_map(|seat| seat.line.as_ref()).filter(|line| line.is_shown()) {
            line.outbox.speaking(text);
        }
    }

    /// Who talks with each other sees at once who begins.
    fn tell_stage_speaking(&self) {
        let Some(text) = &self.speaking else { return };
        let on_stage = self.shown.stage.iter().filter_map(|seat| self.seats.get(&seat.member));
        for line in on_stage.filter_map(|seat| seat.line.as_ref()).filter(|line| line.is_shown()) {
            line.outbox.speaking(text);
        }
    }

    /// Nobody listens unseen: whoever could be sent sound has a seat that may hear. What does not is cut off, and is a
    /// fault if it is still there at the second look.
    pub fn on_sinks(&mut self, sinks: &[PeerId]) {
        let is_seen = |peer: &PeerId| {
            let permit =
                |member: &MemberId| self.seats.get(member)?.peer.filter(|p| p.id == *peer).map(|p| p.permit);
            self.peers.get(peer).and_then(permit).is_some_and(|permit| permit.hear)
        };
        let strays: Vec<PeerId> = sinks.iter().filter(|peer| !is_seen(peer)).copied().collect();
        for stray in &strays {
            if self.strays.contains(stray) {
                error!(room.id = %self.id, "a listener was on no roster; it is cut off");
            }
            let _ = self.drop_peer(*stray); // The next look tells whether it worked.
        }
        self.strays = strays.into_iter().collect();
    }
}

pub(super) fn versioned(version: u64, permit: Permit) -> media::Permit {
    media::Permit { version, publish: permit.publish, hear: permit.hear, near: permit.near }
}

/// What the media thread says, for the room it is about. `None`: for nobody.
pub(super) fn mail_of(event: media::Event) -> Option<(About, Mail)> {
    match event {
        media::Event::Closed { peer, .. } => Some((About::Peer(peer), Mail::PeerClosed { peer })),
        media::Event::Speaking { group, slots, levels } => {
            Some((About::Group(group), Mail::Speaking { slots, levels }))
        }
        media::Event::Connected { peer, .. } => Some((About::Peer(peer), Mail::PeerConnected { peer })),
        media::Event::PermitInForce { .. } => None,
    }
}

pub(super) enum About {
    Peer(PeerId),
    Group(media::GroupId),
}
