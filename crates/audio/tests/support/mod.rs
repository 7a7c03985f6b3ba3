//! Speech-like sound, senders that packetise it, and measures, for the tests of the codec and the mix.
#![allow(dead_code, reason = "each test file uses its part")]

use audio::codec::{Decoder, Encoder, FRAME, SAMPLES_MAX};
use audio::mix::leveller::{Weighting, lufs};

/// A small generator, so that every run is the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }
}

/// Hostile packets of a test: `FUZZ_EXECUTIONS` tries more, `FUZZ_SEED` others.
pub fn executions() -> u64 {
    variable("FUZZ_EXECUTIONS").unwrap_or(100_000)
}

pub fn fuzz_dice(seed: u64) -> Dice {
    Dice(seed.wrapping_add(variable("FUZZ_SEED").unwrap_or(0)))
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Syllables of a gliding voice with formant-like harmonics and hisses between them, words of three to seven
/// syllables, and pauses. `pitch` in Hz; `level_db` is the loudness of the words, about dBFS RMS.
pub fn speech(seed: u64, seconds: f32, pitch: f32, level_db: f32) -> Vec<f32> {
    let mut dice = Dice(seed);
    let amplitude = 10_f32.powf(level_db / 20.0);
    let len = (seconds * 48_000.0) as usize;
    let mut out = Vec::with_capacity(len);
    while out.len() < len {
        for _ in 0..3 + dice.below(5) {
            syllable(&mut dice, pitch, amplitude, &mut out);
        }
        let pause = 9_600 + dice.below(24_000) as usize;
        // A room is never quite silent.
        out.extend((0..pause).map(|_| 3e-4 * amplitude * (dice.unit() - 0.5)));
    }
    out.truncate(len);
    out
}

fn syllable(dice: &mut Dice, pitch: f32, amplitude: f32, out: &mut Vec<f32>) {
    let hiss = 1_400 + dice.below(2_400) as usize;
    let mut last = 0.0;
    out.extend((0..hiss).map(|n| {
        let white = dice.unit() - 0.5;
        let high = white - last;
        last = white;
        0.35 * amplitude * high * bump(n, hiss)
    }));
    let vowel = 4_800 + dice.below(7_200) as usize;
    let pitch = pitch * (0.85 + 0.3 * dice.unit());
    let glide = 0.8 + 0.4 * dice.unit();
    let formants = [300.0 + 500.0 * dice.unit(), 900.0 + 1_300.0 * dice.unit(), 2_600.0];
    let weights: Vec<f32> = (1..28)
        .map(|k| {
            let at = k as f32 * pitch;
            let resonance = |f: &f32| 1.0 / (1.0 + ((at - f) / (0.12 * f + 50.0)).powi(2));
            formants.iter().map(resonance).sum::<f32>() / (k as f32).sqrt()
        })
        .collect();
    let power: f32 = weights.iter().map(|weight| weight * weight / 2.0).sum();
    let phases: Vec<f32> = weights.iter().map(|_| std::f32::consts::TAU * dice.unit()).collect();
    let mut phase = 0.0_f32;
    for n in 0..vowel {
        let part = n as f32 / vowel as f32;
        phase += std::f32::consts::TAU * pitch * (1.0 + (glide - 1.0) * part) / 48_000.0;
        let tone: f32 =
            (0..weights.len()).map(|k| weights[k] * (phase * (k + 1) as f32 + phases[k]).sin()).sum();
        out.push(1.6 * amplitude * tone / power.sqrt() * bump(n, vowel));
    }
}

fn bump(n: usize, len: usize) -> f32 {
    (std::f32::consts::PI * n as f32 / len as f32).sin().sqrt()
}

/// Encodes sound in frames of 20 ms as a browser does that saves packets in pauses (DTX).
pub fn packets(sound: &[f32], loss_percent: u8) -> Vec<Vec<u8>> {
    packets_by(Encoder::new(32_000).expect("an encoder"), sound, loss_percent)
}

/// The same by one that does not, and so takes steady sounds for sounds.
pub fn packets_without_dtx(sound: &[f32], loss_percent: u8) -> Vec<Vec<u8>> {
    let mut encoder = Encoder::new(32_000).expect("an encoder");
    encoder.set_dtx(false).expect("a switch");
    packets_by(encoder, sound, loss_percent)
}

fn packets_by(mut encoder: Encoder, sound: &[f32], loss_percent: u8) -> Vec<Vec<u8>> {
    encoder.set_expected_loss(loss_percent).expect("a percentage");
    let mut out = [0; 1500];
    let mut frames = sound.chunks_exact(FRAME);
    frames
        .by_ref()
        .map(|frame| {
            let len = encoder.encode(frame.try_into().expect("exact"), &mut out).expect("encodes");
            out[..len].to_vec()
        })
        .collect()
}

pub fn decoded(packets: &[Vec<u8>]) -> Vec<f32> {
    let mut decoder = Decoder::new().expect("a decoder");
    let mut out = vec![0.0; SAMPLES_MAX];
    let mut sound = vec![];
    for packet in packets {
        let samples = decoder.decode(packet, &mut out).expect("a packet");
        sound.extend_from_slice(&out[..samples]);
    }
    sound
}

/// Integrated loudness with both gates of BS.1770-5, LUFS.
pub fn loudness(sound: &[f32]) -> f32 {
    let mut weighting = Weighting::default();
    let tenths: Vec<f32> = sound.chunks_exact(4800).map(|tenth| weighting.power(tenth)).collect();
    let blocks: Vec<f32> = tenths.windows(4).map(|block| block.iter().sum::<f32>() / 4.0).collect();
    let mean = |gate: f32| {
        let above: Vec<f32> = blocks.iter().copied().filter(|power| lufs(*power) > gate).collect();
        above.iter().sum::<f32>() / above.len().max(1) as f32
    };
    lufs(mean(lufs(mean(-70.0)) - 10.0))
}

pub fn peak(sound: &[f32]) -> f32 {
    sound.iter().fold(0.0, |peak, sample| peak.max(sample.abs()))
}

pub fn rms(sound: &[f32]) -> f32 {
    (sound.iter().map(|sample| sample * sample).sum::<f32>() / sound.len().max(1) as f32).sqrt()
}

/// The largest change from one sample to the next.
pub fn largest_step(sound: &[f32]) -> f32 {
    sound.windows(2).fold(0.0, |most, pair| most.max((pair[1] - pair[0]).abs()))
}
