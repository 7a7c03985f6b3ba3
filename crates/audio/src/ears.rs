//! How loud a speaker is who does not say: found by decoding, and by whether what is heard is a voice.
//!
//! Browsers state a level with each packet (RFC 6464); OBS and others do not.

use crate::codec::{Decoder, SAMPLES_MAX};
use crate::opus::{CLOCK_HZ, DTX_LEN_MAX};
use crate::speaking::Sound;
use earshot::Detector;

/// The detector hears 16 kHz, in frames of 16 ms.
const DETECTOR_HZ: u32 = 16_000;
const DETECTOR_FRAME: usize = 256;
const STEP: usize = (CLOCK_HZ / DETECTOR_HZ) as usize;

/// From this score on it is a voice.
const VOICE_FROM: f32 = 0.5;

/// What is no voice is never louder than a quiet room, whatever its power: a fan or music takes no one's slot.
const NO_VOICE_MINUS_DBOV: u8 = 60;

/// RFC 6464's silence.
const SILENCE_MINUS_DBOV: u8 = 127;

/// For one speaker. About 40 KiB: only for those who state no levels.
pub struct Ears {
    decoder: Decoder,
    detector: Box<Detector>,
    /// At the detector's rate, less than a frame of it.
    waiting: Vec<f32>,
    is_voice: bool,
    samples: Vec<f32>,
}

impl Ears {
    /// None: no memory for a decoder.
    pub fn new() -> Option<Ears> {
        let decoder = Decoder::new().ok()?;
        Some(Ears {
            decoder,
            detector: Detector::default_boxed(),
            waiting: Vec::with_capacity(DETECTOR_FRAME),
            is_voice: false,
            samples: vec![0.0; SAMPLES_MAX],
        })
    }

    /// A packet of the speaker, in order. What is no Opus packet has no level.
    pub fn hear(&mut self, payload: &[u8]) -> Sound {
        if payload.len() <= DTX_LEN_MAX {
            self.is_voice = false;
            return Sound::Heard { minus_dbov: SILENCE_MINUS_DBOV };
        }
        let Ok(count) = self.decoder.decode(payload, &mut self.samples) else {
            return Sound::Unstated { payload_len: payload.len() };
        };
        let heard = &self.samples[..count];
        // Three samples' mean: what that leaves above 8 kHz is little of a voice.
        for three in heard.chunks_exact(STEP) {
            // The detector takes nothing above full scale, which strangers' bytes may decode to.
            self.waiting.push((three.iter().sum::<f32>() / STEP as f32).clamp(-1.0, 1.0));
            if self.waiting.len() == DETECTOR_FRAME {
                self.is_voice = self.detector.predict_f32(&self.waiting) >= VOICE_FROM;
                self.waiting.clear();
            }
        }
        let minus_dbov = minus_dbov(heard);
        let least = if self.is_voice { 0 } else { NO_VOICE_MINUS_DBOV };
        Sound::Heard { minus_dbov: minus_dbov.max(least) }
    }
}

/// 0 is the loudest (RFC 6465, section 4: the root of the mean square, against a full scale of 1).
fn minus_dbov(samples: &[f32]) -> u8 {
    let power = samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len().max(1) as f32;
    (-10.0 * power.max(1e-13).log10()).clamp(0.0, f32::from(SILENCE_MINUS_DBOV)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{Encoder, FRAME};

    /// What is heard of a second of this, after another one.
    fn levels(mut sample: impl FnMut(f32) -> f32) -> Vec<u8> {
        let (mut encoder, mut ears) = (Encoder::new(32_000).expect("memory"), Ears::new().expect("memory"));
        let mut packet = [0; 1275];
        let mut level = |frame: usize| {
            let samples = std::array::from_fn(|n| sample((frame * FRAME + n) as f32 / CLOCK_HZ as f32));
            let len = encoder.encode(&samples, &mut packet).expect("it fits");
            match ears.hear(&packet[..len]) {
                Sound::Heard { minus_dbov } => minus_dbov,
                other => panic!("it is Opus: {other:?}"),
            }
        };
        (0..100).map(&mut level).skip(50).collect()
    }

    #[test]
    fn neither_noise_nor_silence_is_ever_speech() {
        let mut seed = 1_u32;
        let noise = levels(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / (1 << 24) as f32 * 0.2 - 0.1
        });
        assert!(noise.iter().filter(|level| **level < NO_VOICE_MINUS_DBOV).count() < 5, "{noise:?}");
        assert!(levels(|_| 0.0).iter().all(|level| *level > 90));
    }

    #[test]
    fn strangers_bytes_are_a_sound_or_none() {
        let mut ears = Ears::new().expect("memory");
        assert_eq!(ears.hear(&[]), Sound::Heard { minus_dbov: SILENCE_MINUS_DBOV });
        assert_eq!(ears.hear(&[0xF8]), Sound::Heard { minus_dbov: SILENCE_MINUS_DBOV });
        assert_eq!(ears.hear(&[3, 0xFF, 0xFF, 0xFF]), Sound::Unstated { payload_len: 4 });
        let mut bytes = [0_u8; 60];
        for round in 0..2000_u32 {
            for (n, byte) in bytes.iter_mut().enumerate() {
                *byte = (round.wrapping_mul(2_654_435_761).rotate_left(n as u32) >> 7) as u8;
            }
            ears.hear(&bytes[..3 + round as usize % 57]);
        }
    }

    #[test]
    fn full_scale_is_0_and_half_of_it_6() {
        assert_eq!((minus_dbov(&[1.0; 10]), minus_dbov(&[0.5; 10]), minus_dbov(&[])), (0, 6, 127));
    }
}
