//! What a plane has done so far, for operators and tests.

/// All count from the start of the plane and never fall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    pub datagrams_in: u64,
    pub bytes_in: u64,
    /// Sound sent to listeners.
    pub packets_forwarded: u64,
    /// Everything sent, sound included.
    pub datagrams_out: u64,
    pub bytes_out: u64,
    /// Datagrams that belong to no peer: dropped without an answer.
    pub strangers: u64,
    /// Checks from an address at which another living peer is: dropped without an answer.
    pub route_conflicts: u64,
    /// Authentic sound of a peer that may not publish.
    pub not_permitted: u64,
    /// Authentic packets beyond what a microphone may send.
    pub over_limit: u64,
    /// Authentic packets that are no sound: wrong payload type, empty, too long, or of a second source.
    pub not_sound: u64,
    /// Sound of a permitted peer while louder ones held all slots.
    pub without_slot: u64,
    /// Peers given up because their input led to a panic.
    pub bugs: u64,
}
