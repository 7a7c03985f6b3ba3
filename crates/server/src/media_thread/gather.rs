//! When the datagrams of a media thread without sound gather: whoever wakes for each check of thousands of silent
//! peers spends most of its time waking.

use jushou_rtc::demux::{self, Kind};
use media::Relay;
use std::time::{Duration, Instant};

/// How long they gather. The first word after a silence, and an answer to a check, may wait as much longer.
const GATHER: Duration = Duration::from_millis(2);

/// Sound is served at once for this long after the last of it. An open microphone that is silent still says so every
/// 400 ms.
const AWAKE: Duration = Duration::from_secs(1);

/// What one turn has dealt with.
#[derive(Default)]
pub struct Dealt {
    /// Checks and reports, by which peers show that they are there.
    signs_of_life: usize,
    /// Commands, what other shards say, handshakes and sound: somebody waits for what comes next.
    others: usize,
}

impl Dealt {
    pub fn datagram(&mut self, kind: Kind) {
        match kind {
            Kind::Stun | Kind::Rtcp => self.signs_of_life += 1,
            // Anybody can send these.
            Kind::Unknown => {}
            Kind::Dtls | Kind::Rtp => self.others += 1,
        }
    }

    /// Half of what peers send comes by way of another shard.
    pub fn relay(&mut self, relay: &Relay) {
        match relay {
            Relay::Datagram { bytes, .. } => self.datagram(demux::classify(bytes)),
            Relay::Route { .. } => self.datagram(Kind::Stun), // Said with every check.
            _ => self.other(),
        }
    }

    pub fn other(&mut self) {
        self.others += 1;
    }

    /// How long the next ones are to gather after this turn, for which the thread has `waited`. More than `full`
    /// datagrams are as many as it takes at once.
    pub fn gather(
        &self,
        now: Instant,
        sound_at: Option<Instant>,
        waited: Duration,
        full: usize,
    ) -> Option<Duration> {
        let is_silent = sound_at.is_none_or(|at| now.saturating_duration_since(at) >= AWAKE);
        // Where they are few, each is answered as it comes.
        let are_many = waited < GATHER && (1..full).contains(&self.signs_of_life);
        (is_silent && are_many && self.others == 0).then_some(GATHER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use media::{GroupId, PeerId, Route, Shard};

    const FULL: usize = 32;

    fn dealt(kinds: &[Kind]) -> Dealt {
        let mut dealt = Dealt::default();
        kinds.iter().for_each(|kind| dealt.datagram(*kind));
        dealt
    }

    #[test]
    fn signs_of_life_gather_while_nobody_has_spoken_for_a_second() {
        let now = Instant::now();
        let long_ago = now.checked_sub(AWAKE);
        let just_now = now.checked_sub(AWAKE - Duration::from_millis(1));
        assert!(long_ago.is_some() && just_now.is_some());
        let dealt = dealt(&[Kind::Stun, Kind::Rtcp]);
        let gather = |sound_at| dealt.gather(now, sound_at, Duration::ZERO, FULL);
        assert_eq!((gather(None), gather(long_ago)), (Some(GATHER), Some(GATHER)));
        assert_eq!((gather(just_now), gather(Some(now))), (None, None), "sound waits for nothing");
    }

    #[test]
    fn whoever_waits_for_an_answer_gets_it_at_once() {
        let gather = |dealt: &Dealt, waited| dealt.gather(Instant::now(), None, waited, FULL);
        for kind in [Kind::Dtls, Kind::Rtp] {
            assert_eq!(gather(&dealt(&[Kind::Stun, kind]), Duration::ZERO), None, "{kind:?}");
        }
        let mut command = dealt(&[Kind::Stun]);
        command.other();
        assert_eq!(gather(&command, Duration::ZERO), None);
        let mut relayed = dealt(&[]);
        let route = Route::new(([127, 0, 0, 1], 9).into(), [127, 0, 0, 1].into());
        let check = Relay::Datagram { via: Shard::FIRST, route, bytes: [0, 1].into(), is_known: true };
        relayed.relay(&check);
        assert_eq!(gather(&relayed, Duration::ZERO), Some(GATHER), "a check by way of another shard");
        relayed.relay(&Relay::Silenced { group: GroupId(1), speaker: PeerId(1), ask: None });
        assert_eq!(gather(&relayed, Duration::ZERO), None, "a mute is to be in force");
        assert_eq!(gather(&dealt(&[Kind::Stun]), GATHER), None, "a few peers");
        assert_eq!(gather(&dealt(&[]), Duration::ZERO), None, "nothing came");
        assert_eq!(gather(&dealt(&[Kind::Unknown]), Duration::ZERO), None, "a stranger");
        assert_eq!(gather(&dealt(&[Kind::Stun; FULL]), Duration::ZERO), None, "more are there");
    }
}
