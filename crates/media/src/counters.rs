//! What a plane has done so far, for operators and tests.

use audio::quality::Grade;

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
    /// Sound that was lost on its way to us and came as a copy in a later packet.
    pub recovered: u64,
    /// Packets that a speaker was asked to send again.
    pub asked_again: u64,
    /// Authentic sound of a peer that may not publish.
    pub not_permitted: u64,
    /// Authentic packets beyond what a microphone may send.
    pub over_limit: u64,
    /// Authentic packets that are no sound: wrong payload type, empty, too long, or of a second source.
    pub not_sound: u64,
    /// Sound of a permitted peer while louder ones held all slots.
    pub without_slot: u64,
    /// Packets of a permitted peer whose microphone is at rest.
    pub at_rest: u64,
    /// Handshakes that came to a good end.
    pub handshakes: u64,
    /// What listeners reported, by what they would say of the sound.
    pub heard_good: u64,
    pub heard_fair: u64,
    pub heard_poor: u64,
    /// The shares of packets that never came, summed over those reports, in 1/256.
    pub heard_lost_256: u64,
    /// Their jitter, summed over those reports.
    pub heard_jitter_ms: u64,
    /// Peers given up because their input led to a panic.
    pub bugs: u64,
}

impl Counters {
    pub(crate) fn note(&mut self, grade: Grade, lost_256: u8, jitter_ms: u8) {
        let count = match grade {
            Grade::Good => &mut self.heard_good,
            Grade::Fair => &mut self.heard_fair,
            Grade::Poor => &mut self.heard_poor,
        };
        *count += 1;
        self.heard_lost_256 += u64::from(lost_256);
        self.heard_jitter_ms += u64::from(jitter_ms);
    }
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
            recovered: a.recovered + b.recovered,
            asked_again: a.asked_again + b.asked_again,
            not_permitted: a.not_permitted + b.not_permitted,
            over_limit: a.over_limit + b.over_limit,
            not_sound: a.not_sound + b.not_sound,
            without_slot: a.without_slot + b.without_slot,
            at_rest: a.at_rest + b.at_rest,
            handshakes: a.handshakes + b.handshakes,
            heard_good: a.heard_good + b.heard_good,
            heard_fair: a.heard_fair + b.heard_fair,
            heard_poor: a.heard_poor + b.heard_poor,
            heard_lost_256: a.heard_lost_256 + b.heard_lost_256,
            heard_jitter_ms: a.heard_jitter_ms + b.heard_jitter_ms,
            bugs: a.bugs + b.bugs,
        })
    }
}
