//! One person's turn as the echo host hears it: from the first sound to the pause that ends it.

use client::{Clip, Received};
use std::time::Duration;
use tokio::time::Instant;

/// A pause this long ends the turn. Shorter cuts people off in the middle; longer makes them think nothing works.
const PAUSE: Duration = Duration::from_millis(1500);
/// A turn longer than this is played back so far.
const TURN_MAX: Duration = Duration::from_secs(8);
/// Kept from before the first sound, so that its beginning is not cut.
const LEAD: Duration = Duration::from_millis(400);
/// Kept behind the last sound.
const TAIL: Duration = Duration::from_millis(300);
/// Before the server has told how loud the speaker is: packets of silence are a few bytes.
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
    /// `speaks`: whether the server says that this speaker is speaking, if it said anything lately.
    pub fn hear(&mut self, packet: Received, speaks: Option<bool>) {
        let at = packet.at;
        if speaks.unwrap_or(packet.opus.len() > SILENCE_BYTES_MAX) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(start: Instant, ms: u64) -> Received {
        Received {
            slot: 0,
            seq: (ms / 20) as u16,
            timestamp: (ms * 48) as u32,
            opus: vec![0x48, 0, 0].into(),
            level: None,
            at: start + Duration::from_millis(ms),
        }
    }

    fn heard(start: Instant, until_ms: u64, loud: impl Fn(u64) -> bool) -> Ear {
        let mut ear = Ear::default();
        for ms in (0..until_ms).step_by(20) {
            ear.hear(packet(start, ms), Some(loud(ms)));
        }
        ear
    }

    #[test]
    fn a_turn_ends_with_its_pause_and_is_played_without_the_silence_around_it() {
        let start = Instant::now();
        let ear = heard(start, 5000, |ms| (2000..3000).contains(&ms));
        assert!(!ear.is_done(start + Duration::from_millis(2980 + 1499)));
        assert!(ear.is_done(start + Duration::from_millis(2980 + 1500)));
        let first = ear.packets.first().map(|packet| packet.at - start);
        assert_eq!(first, Some(Duration::from_millis(1600)), "with its beginning");
        assert_eq!(ear.into_clip().duration(), Duration::from_millis(1700));
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
        assert!(ear.packets.len() <= 20, "silence is not kept");
    }

    #[test]
    fn a_pause_within_the_turn_stays_as_long_as_it_was() {
        let start = Instant::now();
        let mut ear = Ear::default();
        // Nothing is sent while the speaker pauses.
        for ms in (0..500).chain(1500..2000).step_by(20) {
            ear.hear(packet(start, ms), Some(true));
        }
        assert_eq!(ear.into_clip().duration(), Duration::from_secs(2));
    }

    #[test]
    fn until_the_server_says_who_speaks_small_packets_are_silence() {
        let start = Instant::now();
        let mut ear = Ear::default();
        ear.hear(packet(start, 0), None);
        assert!(!ear.is_done(start + TURN_MAX));
        ear.hear(Received { opus: vec![0x48; 60].into(), ..packet(start, 20) }, None);
        assert!(ear.is_done(start + TURN_MAX + Duration::from_millis(20)));
    }
}
