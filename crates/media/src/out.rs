//! What comes out of the plane while a call is under way.

use crate::{GroupId, PeerId, Relay, Route, SLOTS, Shard};

/// Takes the plane's output as it arises, so that a datagram for ten thousand listeners needs neither a
/// queue nor an allocation.
pub trait Out {
    /// `datagram` is to be sent to `route.remote` from `route.local`. Under pressure it is to be dropped:
    /// late sound is worse than none.
    fn send(&mut self, route: Route, datagram: &[u8]);

    fn event(&mut self, event: Event);

    /// 20 ms of the mix for each of these players: an Opus packet and when it begins, at 48 kHz. What says silence has
    /// at most [`DTX_LEN_MAX`](audio::opus::DTX_LEN_MAX) bytes; then nothing comes until there is sound again.
    fn play(&mut self, players: &[PeerId], timestamp: u32, payload: &[u8]);

    /// To another shard; see [`Plane::handle_relay`](crate::Plane::handle_relay). Only where there are several.
    fn relay(&mut self, to: Shard, relay: Relay);
}

/// What the rooms need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Every packet from here on obeys the permit with this version, on all shards.
    PermitInForce { peer: PeerId, version: u64 },
    /// The handshake is done: sound can pass.
    Connected { peer: PeerId },
    /// The peer is no longer in the plane.
    Closed { peer: PeerId, why: Why },
    /// Who is in which slot, and how loud, 1 to 100; who is missing in `levels` is silent. At most every
    /// 300 ms a group while there is sound, sooner when somebody begins or a slot changes hands, and once
    /// more when the last one has fallen silent.
    Speaking { group: GroupId, slots: [Option<PeerId>; SLOTS], levels: Vec<(PeerId, u8)> },
}

/// Why a peer left without being removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It said goodbye.
    PeerLeft,
    /// Nothing authentic arrived for 30 s.
    Gone,
    /// The DTLS handshake failed: wrong certificate, nothing in common, or broken messages.
    Handshake,
    /// Its input led to a panic. The others go on.
    Bug,
}

impl From<jushou_rtc::Why> for Why {
    fn from(why: jushou_rtc::Why) -> Why {
        match why {
            jushou_rtc::Why::PeerLeft | jushou_rtc::Why::WeLeft => Why::PeerLeft,
            jushou_rtc::Why::Gone => Why::Gone,
            jushou_rtc::Why::Handshake(_) => Why::Handshake,
        }
    }
}
