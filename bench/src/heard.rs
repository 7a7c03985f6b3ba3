//! What listeners got: how much of it, how late, and what is missing.

use crate::tally::Tally;
use jushou_rtc::rtp::HEADER_LEN;
use jushou_rtc::srtp::TAG_LEN_MAX;
use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a speaker sends: Opus bytes of 20 ms. With header and tag a packet has 120 bytes.
pub const FRAME_MS: u32 = 20;
pub const FRAME_LEN: usize = 92;
/// Of Opus, at 48 kHz.
pub const TICKS_PER_MS: u32 = 48;

/// What a browser sends when it falls silent (DTX, RFC 6716 section 2.1.9). Counted as nobody's sound.
pub const SILENCE: &[u8] = &[0xFC];

/// One packet of sound that came to a listener, as far as its clear header tells.
#[derive(Clone, Copy)]
pub struct Sound {
    pub listener: usize,
    pub number: u16,
    pub timestamp: u32,
    pub source: u32,
    pub len: usize,
    /// When the kernel had it, since 1970.
    pub at: Duration,
    /// Of the Opus packet, if this listener is one who opens them.
    pub print: Option<u64>,
}

impl Sound {
    /// None: too short to be RTP.
    pub fn read(listener: usize, datagram: &[u8], at: Duration) -> Option<Sound> {
        let head: &[u8; HEADER_LEN] = datagram.first_chunk()?;
        let u32_at = |place: usize| {
            u32::from_be_bytes([head[place], head[place + 1], head[place + 2], head[place + 3]])
        };
        let number = u16::from_be_bytes([head[2], head[3]]);
        let (timestamp, source, len) = (u32_at(4), u32_at(8), datagram.len());
        Some(Sound { listener, number, timestamp, source, len, at, print: None })
    }
}

/// What was sent, and when; it says how long each packet took.
pub struct Schedule {
    /// Sound in what was sent at once, and its bytes.
    pub frame_ms: u32,
    pub frame_len: usize,
    /// When each of them left its speaker, since 1970.
    pub sent: Vec<Duration>,
}

/// Of one speaker's sound.
#[derive(Default)]
pub struct Heard {
    pub tally: Tally,
    /// Of the speaker's packets; several may arrive in one.
    pub frames: u64,
    /// The timestamp under which the first packet arrived; the sender's was 0.
    firsts: HashMap<usize, u32>,
    /// Every listener has a clock of its own. Otherwise whoever misses the first packet cannot be wrong about the time.
    clocks_differ: bool,
    /// Packets of nobody's time: of another run, or a repetition.
    pub odd: u64,
}

impl Heard {
    pub fn new(clocks_differ: bool) -> Heard {
        Heard { clocks_differ, ..Heard::default() }
    }

    /// A packet's delay counts from when the last frame in it was sent.
    pub fn add(&mut self, schedule: &Schedule, sound: &Sound) {
        let clock = if self.clocks_differ { sound.listener } else { 0 };
        let first = *self.firsts.entry(clock).or_insert(sound.timestamp);
        // Joined, each has a byte or so less.
        let payload_len = sound.len.saturating_sub(HEADER_LEN + TAG_LEN_MAX);
        if payload_len <= SILENCE.len() {
            return;
        }
        let frames = (payload_len + schedule.frame_len / 2) / schedule.frame_len;
        let frame = sound.timestamp.wrapping_sub(first) / (schedule.frame_ms * TICKS_PER_MS);
        match schedule.sent.get(frame as usize + frames.max(1) - 1) {
            Some(sent) => {
                self.tally.add(sound.at.saturating_sub(*sent));
                self.frames += frames.max(1) as u64;
            }
            None => self.odd += 1,
        }
    }
}

/// What is missing, by the numbers that each listener's streams count up: whatever is said, by however many.
#[derive(Default)]
pub struct Gaps {
    /// The newest number of each listener's stream, and how many have come of it.
    streams: HashMap<(usize, u32), (u16, u64)>,
    pub packets: u64,
    /// Numbers skipped, less those that came after all.
    missing: i64,
}

impl Gaps {
    pub fn add(&mut self, sound: &Sound) {
        self.packets += 1;
        let (newest, count) = self.streams.entry((sound.listener, sound.source)).or_insert((sound.number, 0));
        *count += 1;
        if *count == 1 {
            return;
        }
        let step = sound.number.wrapping_sub(*newest).cast_signed();
        if step > 0 {
            self.missing += i64::from(step) - 1;
            *newest = sound.number;
        } else {
            self.missing -= 1;
        }
    }

    pub fn missing(&self) -> u64 {
        self.missing.max(0) as u64
    }
}

pub fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(listener: usize, number: u16) -> Sound {
        Sound { listener, number, timestamp: 0, source: 7, len: 100, at: Duration::ZERO, print: None }
    }

    #[test]
    fn a_number_that_never_came_is_missing() {
        let mut gaps = Gaps::default();
        for number in [65_534, 65_535, 1, 2, 4, 3] {
            gaps.add(&sound(1, number));
        }
        gaps.add(&sound(2, 9));
        assert_eq!((gaps.packets, gaps.missing()), (7, 1), "0 is");
    }
}
