//! What a peer sends: one source at a time, at a bounded rate, counted for receiver reports.

use crate::gaps::Gaps;
use audio::ears::Ears;
use audio::opus::CLOCK_HZ;
use audio::speaking::Sound;
use jushou_rtc::rtcp::{Ntp, ReceiveStats, ReportBlock};
use std::time::{Duration, Instant};

/// Opus at 10 ms sends 100 packets a second; nothing that browsers do for speech needs more.
const PACKETS_PER_S: u32 = 120;

/// 128 kbit/s, twice what the answer lets a browser send at its worst.
const BYTES_PER_S: u32 = 16_000;

/// What may arrive at once after the network has stalled, as a share of a second's allowance.
const BURST: Duration = Duration::from_millis(500);

/// A second source is listened to once the first has been silent for this long. Two at once would be two
/// microphones on one seat.
const SOURCE_CHANGE: Duration = Duration::from_millis(500);

/// How often a publisher learns what arrives. Browsers add copies (FEC) by it, smoothed over some 10 s.
const REPORT_INTERVAL: Duration = Duration::from_secs(2);

/// Exists from a peer's first packet on; most peers only listen.
pub struct Microphone {
    source: Option<Source>,
    packets: Allowance,
    bytes: Allowance,
    report_at: Instant,
    /// Of one who states no levels.
    ears: Option<Box<Ears>>,
}

struct Source {
    ssrc: u32,
    last_packet: Instant,
    stats: ReceiveStats,
    gaps: Gaps,
}

impl Microphone {
    pub fn new(now: Instant) -> Microphone {
        Microphone {
            source: None,
            packets: Allowance::new(now, PACKETS_PER_S),
            bytes: Allowance::new(now, BYTES_PER_S),
            report_at: now + REPORT_INTERVAL / 2,
            ears: None,
        }
    }

    /// False: more than a microphone sends; the packet is to be dropped.
    pub fn is_within_limits(&mut self, now: Instant, payload_len: usize) -> bool {
        self.packets.take(now, 1) && self.bytes.take(now, payload_len as u32)
    }

    /// False: another source is still speaking; the packet is to be dropped.
    pub fn follow(&mut self, now: Instant, ssrc: u32, index: u64, timestamp: u32) -> bool {
        match &mut self.source {
            Some(source) if source.ssrc == ssrc => source.last_packet = now,
            Some(source) if now.saturating_duration_since(source.last_packet) < SOURCE_CHANGE => {
                return false;
            }
            _ => {
                let stats = ReceiveStats::new(ssrc, CLOCK_HZ);
                self.source = Some(Source { ssrc, last_packet: now, stats, gaps: Gaps::new(index) });
            }
        }
        if let Some(source) = &mut self.source {
            source.stats.handle_packet(now, index, timestamp);
        }
        true
    }

    /// The packet of the source in use, or a copy of it, is here for the first time.
    pub fn take(&mut self, index: u64) -> bool {
        self.source.as_mut().is_some_and(|source| source.gaps.take(index))
    }

    /// The source, and what of it is to be asked for again.
    pub fn poll_missing(&mut self, now: Instant) -> Option<(u32, impl Iterator<Item = u64> + use<>)> {
        let source = self.source.as_mut()?;
        Some((source.ssrc, source.gaps.ask(now)?))
    }

    /// How loud a packet is that does not say so itself.
    pub fn hear(&mut self, payload: &[u8]) -> Sound {
        if self.ears.is_none() {
            self.ears = Ears::new().map(Box::new);
        }
        let unheard = Sound::Unstated { payload_len: payload.len() };
        self.ears.as_mut().map_or(unheard, |ears| ears.hear(payload))
    }

    pub fn handle_sender_report(&mut self, now: Instant, ssrc: u32, ntp: Ntp) {
        if let Some(source) = self.source.as_mut().filter(|source| source.ssrc == ssrc) {
            source.stats.handle_sender_report(now, ntp);
        }
    }

    /// True if that was the source in use. The next packet may come from any.
    pub fn handle_bye(&mut self, ssrc: u32) -> bool {
        let ends = self.source.as_ref().is_some_and(|source| source.ssrc == ssrc);
        if ends {
            self.source = None;
        }
        ends
    }

    /// A report, when it is time for one. Asked with every packet, so silence costs nothing.
    pub fn poll_report(&mut self, now: Instant) -> Option<ReportBlock> {
        if now < self.report_at {
            return None;
        }
        self.report_at = now + REPORT_INTERVAL;
        self.source.as_mut()?.stats.report(now)
    }
}

/// A leaky allowance: `per_s` units a second, of which [`BURST`] may be used at once.
struct Allowance {
    per_s: u32,
    /// When everything used so far would have been within the rate.
    used_until: Instant,
}

impl Allowance {
    fn new(now: Instant, per_s: u32) -> Allowance {
        Allowance { per_s, used_until: now }
    }

    fn take(&mut self, now: Instant, units: u32) -> bool {
        let used_until = self.used_until.max(now) + Duration::from_secs(1) * units / self.per_s;
        let ok = used_until.saturating_duration_since(now) <= BURST;
        if ok {
            self.used_until = used_until;
        }
        ok
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(every: Duration, payload_len: usize) -> usize {
        let start = Instant::now();
        let mut microphone = Microphone::new(start);
        let times = (0..).map(|n| start + every * n).take_while(|now| *now < start + Duration::from_secs(10));
        times.filter(|now| microphone.is_within_limits(*now, payload_len)).count()
    }

    #[test]
    fn speech_passes_whole_and_a_flood_is_cut_to_the_limit() {
        assert_eq!(passed(Duration::from_millis(20), 160), 500, "64 kbit/s");
        assert_eq!(passed(Duration::from_millis(10), 160), 1000, "128 kbit/s at the highest rate");
        let packets = passed(Duration::from_millis(1), 10);
        assert!((1200..=1260).contains(&packets), "{packets} packets in 10 s and one burst");
        let bytes = passed(Duration::from_millis(10), 1000) * 1000;
        assert!((159_000..=168_000).contains(&bytes), "{bytes} bytes in 10 s and one burst");
    }

    #[test]
    fn a_second_source_waits_until_the_first_is_silent() {
        let start = Instant::now();
        let mut microphone = Microphone::new(start);
        assert!(microphone.follow(start, 1, 0, 0));
        assert!(!microphone.follow(start + SOURCE_CHANGE / 2, 2, 0, 0));
        assert!(microphone.follow(start + SOURCE_CHANGE, 2, 0, 0));
        assert!(!microphone.follow(start + SOURCE_CHANGE, 1, 1, 960), "now the other one is in use");
        assert!(!microphone.handle_bye(1) && microphone.handle_bye(2));
        assert!(microphone.follow(start + SOURCE_CHANGE, 1, 1, 960), "a goodbye frees it at once");
    }
}
