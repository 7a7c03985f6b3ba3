//! A clip: Opus packets with a loudness each, ready to be sent.

use crate::media::Received;
use crate::{ogg, opus};
use anyhow::{Context, Result};
use bytes::Bytes;
use std::time::Duration;

/// Loudness of silence in RFC 6464: 127 dB below full scale.
pub const SILENT: u8 = 127;
/// What speech has on average, for files that say nothing.
const GUESSED_LEVEL: u8 = 30;
/// Longer silences are cut to this when what was heard is played again.
pub const PAUSE_MAX: Duration = Duration::from_secs(2);

#[derive(Clone)]
pub struct Packet {
    pub opus: Bytes,
    /// Until the next packet is due, at 48 kHz: its own length, or more where the speaker paused.
    pub samples: u32,
    /// dB below full scale, 0 loud to 127 silent, as RFC 6464 writes it.
    pub level: u8,
}

#[derive(Clone)]
pub struct Clip {
    pub packets: Vec<Packet>,
}

impl Clip {
    /// Reads an Ogg Opus file. Levels come from its comment `LEVELS=` (two hexadecimal digits a packet); without it
    /// they are guessed from the packets' sizes: a codec that has nothing to say writes a few bytes.
    ///
    /// Errors: see [`ogg::read`]; also a packet that lasts no time.
    pub fn from_ogg(file: &[u8]) -> Result<Clip> {
        let stream = ogg::read(file)?;
        let levels = stream.comments.iter().find_map(|comment| comment.strip_prefix("LEVELS=")).unwrap_or("");
        let packets = stream.packets.into_iter().enumerate().map(|(at, opus)| {
            let samples = opus::samples(&opus).context("a packet that lasts no time")?;
            let stored =
                levels.get(2 * at..2 * at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
            let guessed = if opus.len() <= 8 || !levels.is_empty() { SILENT } else { GUESSED_LEVEL };
            let level = stored.filter(|level| *level <= SILENT).unwrap_or(guessed);
            Ok(Packet { opus, samples, level })
        });
        Ok(Clip { packets: packets.collect::<Result<_>>()? })
    }

    /// What was heard, as it was heard: the same packets in order, with the pauses that lay between them.
    /// `heard` is one slot's packets; repeated ones count once, and no pause is longer than [`PAUSE_MAX`].
    pub fn from_received(heard: &[Received]) -> Clip {
        let Some(first) = heard.first() else { return Clip { packets: vec![] } };
        // Around the first one's timestamp, so that the wrap of 32 bits (once in 25 hours) falls outside.
        let place = |packet: &Received| packet.timestamp.wrapping_sub(first.timestamp).cast_signed();
        let mut in_order: Vec<&Received> = heard.iter().collect();
        in_order.sort_by_key(|packet| place(packet));
        in_order.dedup_by_key(|packet| packet.timestamp);
        let packets = in_order.iter().enumerate().map(|(at, packet)| {
            let lasts = opus::samples(&packet.opus).unwrap_or(960);
            let until_next = in_order.get(at + 1).map(|next| place(next).abs_diff(place(packet)));
            let samples = until_next.unwrap_or(lasts).min(PAUSE_MAX.as_millis() as u32 * 48);
            Packet { opus: packet.opus.clone(), samples, level: packet.level.unwrap_or(GUESSED_LEVEL) }
        });
        Clip { packets: packets.collect() }
    }

    /// Several, one behind the other.
    pub fn joined(clips: &[Clip]) -> Clip {
        Clip { packets: clips.iter().flat_map(|clip| clip.packets.iter().cloned()).collect() }
    }

    pub fn duration(&self) -> Duration {
        let samples: u64 = self.packets.iter().map(|packet| u64::from(packet.samples)).sum();
        Duration::from_micros(samples * 1_000 / 48)
    }
}
