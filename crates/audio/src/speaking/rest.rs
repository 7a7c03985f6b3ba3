//! When a microphone is at rest: nothing in it but the room's own steady noise, which nobody needs to be sent.
//!
//! A browser that saves packets in pauses (DTX) decides that after 200 ms, between the words of a sentence, and
//! listeners hear a made-up noise come and go there. Here a pause is one in which nobody seems to be there.

use super::{SPEECH_DB, Sound};
use std::time::{Duration, Instant};

/// A pause is a rest from here on. Pauses within a talk are shorter.
pub const REST_AFTER: Duration = Duration::from_secs(2);

/// The noise of a room stays within this, in dB, packet by packet; a quiet speaker's words do not.
const RANGE_DB: f32 = 12.0;

/// What is louder than the loudest packet of that noise by this, in dB, ends the rest.
const ENDS_DB: f32 = 2.0;

/// What is decoded and this far below full scale, in dB, is silence, whether a voice or music is in it or nothing.
const SILENT_MINUS_DBOV: u8 = 80;

/// What a speaker's packet is worth to listeners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    #[default]
    Awake,
    /// From this packet on there is nothing to send; listeners are to be told, lest they take it for loss.
    Begins,
    Rests,
    /// The first packet after a rest.
    Ends,
}

/// Of one speaker.
pub struct Resting {
    /// Since when all packets have been within the range.
    since: Instant,
    lowest_db: f32,
    highest_db: f32,
    is_at_rest: bool,
}

impl Resting {
    pub fn new(now: Instant) -> Resting {
        Resting { since: now, lowest_db: f32::MAX, highest_db: f32::MIN, is_at_rest: false }
    }

    pub fn handle_packet(&mut self, now: Instant, sound: Sound) -> Rest {
        // Only who states levels says how loud the room is; of who does not, silence alone is known.
        let db = match sound {
            Sound::Level { .. } => sound.loudness_db(),
            Sound::Heard { minus_dbov } if minus_dbov >= SILENT_MINUS_DBOV => 0.0,
            Sound::Heard { .. } | Sound::Unstated { .. } => f32::INFINITY,
        };
        if self.is_at_rest && db <= self.highest_db + ENDS_DB {
            return Rest::Rests;
        }
        if std::mem::take(&mut self.is_at_rest) {
            self.begin(now, db);
            return Rest::Ends;
        }
        let (lowest_db, highest_db) = (self.lowest_db.min(db), self.highest_db.max(db));
        if highest_db >= SPEECH_DB || highest_db - lowest_db > RANGE_DB {
            self.begin(now, db);
            return Rest::Awake;
        }
        (self.lowest_db, self.highest_db) = (lowest_db, highest_db);
        self.is_at_rest = now.saturating_duration_since(self.since) >= REST_AFTER;
        if self.is_at_rest { Rest::Begins } else { Rest::Awake }
    }

    /// From here on it is looked whether everything stays within the range.
    fn begin(&mut self, now: Instant, db: f32) {
        (self.since, self.lowest_db, self.highest_db) = (now, db, db);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKET: Duration = Duration::from_millis(20);

    struct Bed {
        resting: Resting,
        now: Instant,
    }

    impl Bed {
        fn new() -> Bed {
            let now = Instant::now();
            Bed { resting: Resting::new(now), now }
        }

        /// Packets of these levels one after the other, over and over; what became of each.
        fn play(&mut self, ms: u64, minus_dbov: &[u8]) -> Vec<Rest> {
            let levels = minus_dbov.iter().cycle().take(ms as usize / 20);
            levels.map(|level| self.packet(Sound::Level { minus_dbov: *level })).collect()
        }

        fn packet(&mut self, sound: Sound) -> Rest {
            self.now += PACKET;
            self.resting.handle_packet(self.now, sound)
        }
    }

    #[test]
    fn a_rest_begins_once_after_two_seconds_of_room_noise_or_silence_and_ends_with_the_first_sound() {
        for noise in [&[70, 66, 73, 69, 72][..], &[127]] {
            let mut bed = Bed::new();
            bed.play(1000, &[30]);
            let all = bed.play(5000, noise);
            let begins = all.iter().position(|rest| *rest == Rest::Begins).expect("there is nothing to hear");
            assert!((100..=101).contains(&begins), "{begins}");
            assert!(all[..begins].iter().all(|rest| *rest == Rest::Awake));
            assert!(all[begins + 1..].iter().all(|rest| *rest == Rest::Rests));
            let faint = noise.iter().min().expect("some") - 3;
            assert_eq!(bed.play(60, &[faint, 40]), [Rest::Ends, Rest::Awake, Rest::Awake]);
        }
    }

    #[test]
    fn a_quiet_speaker_is_never_at_rest() {
        // Syllables 15 dB above the room, all of them below what counts as speech.
        let mut words = [75; 40];
        words[..10].fill(58);
        let all = Bed::new().play(30_000, &words);
        assert!(all.iter().all(|rest| *rest == Rest::Awake));
        let pauses = Bed::new().play(30_000, &[&[40; 10][..], &[80; 90]].concat());
        assert!(pauses.iter().all(|rest| *rest == Rest::Awake), "1.8 s are a pause within a talk");
    }

    #[test]
    fn who_states_no_level_and_a_loud_steady_sound_never_rest() {
        let mut bed = Bed::new();
        for sound in [Sound::Heard { minus_dbov: 60 }, Sound::Unstated { payload_len: 50 }] {
            assert!((0..500).all(|_| bed.packet(sound) == Rest::Awake), "{sound:?}");
        }
        assert!(Bed::new().play(10_000, &[45]).iter().all(|rest| *rest == Rest::Awake));
    }

    #[test]
    fn who_states_no_level_rests_in_silence() {
        let mut bed = Bed::new();
        let mut heard = |minus_dbov| bed.packet(Sound::Heard { minus_dbov });
        let silence: Vec<Rest> = (0..200).map(|n| heard(if n % 3 == 0 { 95 } else { 127 })).collect();
        assert_eq!(silence.iter().filter(|rest| **rest == Rest::Begins).count(), 1);
        assert_eq!(silence.last(), Some(&Rest::Rests));
        assert_eq!((heard(70), heard(60)), (Rest::Ends, Rest::Awake), "quiet music");
    }

    #[test]
    fn a_pause_without_packets_counts_as_one() {
        let mut bed = Bed::new();
        bed.play(100, &[127]);
        bed.now += REST_AFTER;
        assert_eq!(bed.play(40, &[127]), [Rest::Begins, Rest::Rests]);
    }
}
