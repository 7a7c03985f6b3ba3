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

/// Of several shards together.
impl std::iter::Sum for Counters {
    fn sum<I: Iterator<Item = Counters>>(all: I) -> Counters {
        all.fold(Counters::default(), |a, b| Counters {
            datagrams_in: a.datagrams_in + b.datagrams_in,
            bytes_in: a.bytes_in + b.bytes_in,
            packets_forwarded: a.packets_forwarded + b.packets_forwarded,
            datagrams_out: a.datagrams_out + b.datagrams_out,
            bytes_out: a.bytes_out + b.bytes_out,
            strangers: a.strangers + b.strangers,
            route_conflicts: a.route_conflicts + b.route_conflicts,
            not_permitted: a.not_permitted + b.not_permitted,
            over_limit: a.over_limit + b.over_limit,
            not_sound: a.not_sound + b.not_sound,
            without_slot: a.without_slot + b.without_slot,
            bugs: a.bugs + b.bugs,
        })
    }
}
