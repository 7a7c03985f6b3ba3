//! One person's turn as the echo host hears it: from the first sound to the pause that ends it.

use client::{Clip, Received};
use std::time::Duration;
use tokio::time::Instant;

/// A pause this long ends the turn. Shorter cuts people off in the middle; longer makes them think nothing works.
const PAUSE: Duration = Duration::from_millis(1500);
/// A turn longer than this is played back so far.
const TURN_MAX: Duration = Duration::from_secs(8);
/// Kept from before the first sound, so that its beginning is not cut.
const LEAD: Duration = Duration::from_millis(200);
/// Kept behind the last sound.
const TAIL: Duration = Duration::from_millis(300);
/// Sound this loud or louder is somebody speaking (dB below full scale; a quiet room lies at 60 and more).
const LEVEL_SPEECH: u8 = 50;
/// Where no level comes along: packets of silence are a few bytes.
const SILENCE_BYTES_MAX: usize = 20;
/// More than a turn of 20 ms packets, with its lead.
const PACKETS_MAX: usize = 600;

#[derive(Default)]
pub struct Ear {
    packets: Vec<Received>,
    /// First and last sound of speech.
    spoke: Option<(Instant, Instant)>,
}

impl Ear {
    pub fn hear(&mut self, packet: Received) {
        let at = packet.at;
        if is_speech(&packet) {
            let (first, _) = self.spoke.unwrap_or((at, at));
            self.spoke = Some((first, at));
        }
        if self.spoke.is_none() {
            self.packets.retain(|old| at.saturating_duration_since(old.at) < LEAD);
        }
        if self.packets.len() < PACKETS_MAX {
            self.packets.push(packet);
        }
    }

    /// Somebody spoke, and then paused or spoke for long enough.
    pub fn is_done(&self, now: Instant) -> bool {
        self.spoke.is_some_and(|(first, last)| {
            now.saturating_duration_since(last) >= PAUSE || now.saturating_duration_since(first) >= TURN_MAX
        })
    }

    /// The turn as it was heard, without the silence around it.
    pub fn into_clip(mut self) -> Clip {
        if let Some((_, last)) = self.spoke {
            self.packets.retain(|packet| packet.at <= last + TAIL);
        }
        Clip::from_received(&self.packets)
    }
}

fn is_speech(packet: &Received) -> bool {
    match packet.level {
        Some(level) => level <= LEVEL_SPEECH,
        None => packet.opus.len() > SILENCE_BYTES_MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(start: Instant, ms: u64, level: u8) -> Received {
        Received {
            slot: 0,
            seq: (ms / 20) as u16,
            timestamp: (ms * 48) as u32,
            opus: vec![0x48, 0, 0].into(),
            level: Some(level),
            at: start + Duration::from_millis(ms),
        }
    }

    fn heard(start: Instant, until_ms: u64, loud: impl Fn(u64) -> bool) -> Ear {
        let mut ear = Ear::default();
        for ms in (0..until_ms).step_by(20) {
            ear.hear(packet(start, ms, if loud(ms) { 25 } else { 90 }));
        }
        ear
    }

    #[test]
    fn a_turn_ends_with_its_pause_and_is_played_without_the_silence_around_it() {
        let start = Instant::now();
        let ear = heard(start, 5000, |ms| (2000..3000).contains(&ms));
        assert!(!ear.is_done(start + Duration::from_millis(2980 + 1499)));
        assert!(ear.is_done(start + Duration::from_millis(2980 + 1500)));
        let clip = ear.into_clip();
        assert_eq!(clip.duration(), LEAD - Duration::from_millis(20) + Duration::from_secs(1) + TAIL + Duration::from_millis(20));
        assert_eq!(clip.packets.iter().filter(|packet| packet.level == 25).count(), 50, "every packet of the speech");
    }

    #[test]
    fn a_turn_without_pause_ends_after_eight_seconds() {
        let start = Instant::now();
        let ear = heard(start, 9000, |_| true);
        assert!(!ear.is_done(start + Duration::from_millis(7999)));
        assert!(ear.is_done(start + Duration::from_millis(8000)));
    }

    #[test]
    fn silence_is_no_turn_however_long() {
        let start = Instant::now();
        let ear = heard(start, 60_000, |_| false);
        assert!(!ear.is_done(start + Duration::from_secs(120)));
        assert!(ear.into_clip().packets.len() <= 10, "silence is not kept");
    }

    #[test]
    fn a_pause_within_the_turn_stays_as_long_as_it_was() {
        let start = Instant::now();
        let mut ear = Ear::default();
        // Nothing is sent while the speaker pauses.
        for ms in (0..500).chain(1500..2000).step_by(20) {
            ear.hear(packet(start, ms, 30));
        }
        assert_eq!(ear.into_clip().duration(), Duration::from_secs(2));
    }
}
