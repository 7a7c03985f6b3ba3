//! A clip: Opus packets with a loudness each, ready to be sent.

use crate::{ogg, opus};
use anyhow::{Context, Result};
use bytes::Bytes;
use std::time::Duration;

/// Loudness of silence in RFC 6464: 127 dB below full scale.
pub const SILENT: u8 = 127;

#[derive(Clone)]
pub struct Packet {
    pub opus: Bytes,
    /// Length at 48 kHz.
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
            let stored = levels.get(2 * at..2 * at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
            let level = stored.filter(|level| *level <= SILENT).unwrap_or(if opus.len() <= 8 { SILENT } else { 30 });
            Ok(Packet { opus, samples, level })
        });
        Ok(Clip { packets: packets.collect::<Result<_>>()? })
    }

    pub fn duration(&self) -> Duration {
        let samples: u64 = self.packets.iter().map(|packet| u64::from(packet.samples)).sum();
        Duration::from_micros(samples * 1_000 / 48)
    }
}
