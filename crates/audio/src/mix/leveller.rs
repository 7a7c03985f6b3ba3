//! Brings every speaker to one loudness, slowly, and leaves noise where it is.

use crate::codec::FRAME;

/// How loud speech is to be, in LUFS (ITU-R BS.1770). Peaks of speech lie some 14 dB above; louder would have
/// the limiter work all the time.
pub const TARGET_LUFS: f32 = -20.0;

/// The frames that count here are louder by this, in dB, than the same speech measured as a whole.
const FRAMES_OVER_WHOLE_DB: f32 = 2.5;

/// Nobody is turned up or down by more, in dB. A distant microphone gains this; more brings up its room.
pub const GAIN_MAX_DB: f32 = 24.0;
pub const GAIN_MIN_DB: f32 = -18.0;

/// Quieter frames are never speech, LUFS.
const GATE_LUFS: f32 = -55.0;

/// Speech stands out from the room's noise by more than this, in dB.
const ABOVE_NOISE_DB: f32 = 9.0;

/// Frames of speech differ in loudness by about 8 dB (standard deviation over a second), those of noise by
/// less than 2. What is uneven is speech from its mean on, even if no pause has shown yet how loud the room
/// is: a device with DTX sends no pauses.
const UNEVEN_DB: f32 = 4.0;
const EVEN_DB: f32 = 2.0;

/// A second, in frames.
const SECOND: f32 = 50.0;

/// Noise between the words is not brought up above this, LUFS, even if the speaker stays too quiet for it.
const NOISE_LUFS: f32 = -42.0;

/// Above this, LUFS, noise is always let through; nor more than this, in dB, above the quietest: what is
/// taken for noise may be a quiet speaker.
const QUIET_LUFS: f32 = -55.0;
const NOISE_RANGE_DB: f32 = 6.0;

/// How fast the gain goes, dB a frame: 8 and 20 dB a second of speech. Faster pumps.
const UP_DB: f32 = 0.16;
const DOWN_DB: f32 = 0.4;

/// The mean goes over this many frames of speech: 2 s. Shorter follows single words.
const MEMORY: f32 = 100.0;

/// How fast the noise estimate rises, dB a frame: 2 dB a second. Speech has pauses in which it falls back.
const NOISE_UP_DB: f32 = 0.04;

/// One speaker's gain.
pub struct Leveller {
    weighting: Weighting,
    /// Mean power of the frames with speech, and how many there were (up to [`MEMORY`]).
    power: f32,
    frames: f32,
    /// Mean power of the last three frames or so.
    short: f32,
    /// The quietest that this was lately, LUFS: the room between the words. None before the first sound.
    noise_lufs: Option<f32>,
    /// Mean and variance of the frames' loudness over a second, LUFS and dB².
    mean_lufs: f32,
    variance: f32,
    gain_db: f32,
    /// Linear, at the end of the last frame.
    gain: f32,
    last_lufs: f32,
}

impl Default for Leveller {
    fn default() -> Self {
        Leveller {
            weighting: Weighting::default(),
            power: 0.0,
            frames: 0.0,
            short: 0.0,
            noise_lufs: None,
            mean_lufs: DIGITAL_SILENCE_LUFS,
            variance: 0.0,
            gain_db: 0.0,
            gain: 1.0,
            last_lufs: DIGITAL_SILENCE_LUFS,
        }
    }
}

/// No microphone is this quiet; it is a sender's zeros.
const DIGITAL_SILENCE_LUFS: f32 = -90.0;

impl Leveller {
    /// Measures a frame, then turns it up or down in place. `heard`: it came from the speaker; what was made
    /// up for lost packets is not measured.
    pub fn process(&mut self, frame: &mut [f32; FRAME], heard: bool) {
        if heard {
            let power = self.weighting.power(frame);
            self.measure(power);
        }
        let before = self.gain;
        self.gain = 10_f32.powf(self.gain_db / 20.0);
        let step = (self.gain - before) / FRAME as f32;
        for (n, sample) in frame.iter_mut().enumerate() {
            *sample *= before + step * (n + 1) as f32;
        }
    }

    /// How loud the speaker was, before, over about a second of sound, LUFS.
    pub fn mean_lufs(&self) -> f32 {
        self.mean_lufs
    }

    /// The last frame was what the room sounds like while nobody speaks. A device with DTX sends such a frame
    /// now and then.
    pub fn is_noise(&self) -> bool {
        self.last_lufs < QUIET_LUFS
            && self.noise_lufs.is_some_and(|noise| self.last_lufs < noise + NOISE_RANGE_DB)
    }

    /// The gain as it is now, linear.
    pub fn gain(&self) -> f32 {
        self.gain
    }

    fn measure(&mut self, power: f32) {
        let loudness = lufs(power);
        self.last_lufs = loudness;
        if loudness <= DIGITAL_SILENCE_LUFS {
            return; // Says nothing about the room.
        }
        if self.noise_lufs.is_none() {
            (self.short, self.mean_lufs) = (power, loudness);
        }
        self.short += (power - self.short) / 3.0;
        let short = lufs(self.short);
        let noise = self.noise_lufs.map_or(short, |noise| short.min(noise + NOISE_UP_DB));
        self.noise_lufs = Some(noise);
        let off = loudness - self.mean_lufs;
        self.mean_lufs += off / SECOND;
        self.variance += (off * off - self.variance) / SECOND;
        let is_uneven = self.variance > UNEVEN_DB * UNEVEN_DB;
        let stands_out = loudness > noise + ABOVE_NOISE_DB || is_uneven && loudness > self.mean_lufs;
        let room = (NOISE_LUFS - noise).max(0.0);
        let wanted = if loudness > GATE_LUFS && stands_out {
            self.frames = (self.frames + 1.0).min(MEMORY);
            self.power += (power - self.power) / self.frames;
            let wanted =
                (TARGET_LUFS + FRAMES_OVER_WHOLE_DB - lufs(self.power)).clamp(GAIN_MIN_DB, GAIN_MAX_DB);
            if is_uneven { wanted } else { wanted.min(room) }
        } else if self.variance < EVEN_DB * EVEN_DB {
            self.gain_db.min(room)
        } else {
            self.gain_db
        };
        self.gain_db += (wanted - self.gain_db).clamp(-DOWN_DB, UP_DB);
    }
}

/// The loudness of one channel with this mean power after [`Weighting`] (BS.1770-5, annex 1). Silence is
/// -120.
pub fn lufs(power: f32) -> f32 {
    -0.691 + 10.0 * power.max(1e-12).log10()
}

/// The K weighting at 48 kHz: a shelf for the head, a high pass for what the ear hardly hears (BS.1770-5,
/// annex 1, tables 1 and 2).
#[derive(Default)]
pub struct Weighting {
    shelf: [f32; 2],
    high_pass: [f32; 2],
}

impl Weighting {
    /// The mean square of the weighted samples.
    pub fn power(&mut self, samples: &[f32]) -> f32 {
        let mut sum = 0.0;
        for sample in samples {
            let shelved = biquad(
                &mut self.shelf,
                *sample,
                [1.535_124_9, -2.691_696_2, 1.198_392_8],
                [-1.690_659_3, 0.732_480_77],
            );
            let weighted =
                biquad(&mut self.high_pass, shelved, [1.0, -2.0, 1.0], [-1.990_047_5, 0.990_072_25]);
            sum += weighted * weighted;
        }
        sum / samples.len() as f32
    }
}

/// Direct form 2, transposed.
fn biquad(state: &mut [f32; 2], x: f32, b: [f32; 3], a: [f32; 2]) -> f32 {
    let y = b[0] * x + state[0];
    state[0] = b[1] * x - a[0] * y + state[1];
    state[1] = b[2] * x - a[1] * y;
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sound of this level in dBFS RMS, in syllables of 200 ms or steady, through a leveller; gives its
    /// gain in dB.
    fn gain_db(level_db: f32, is_steady: bool, seconds: usize) -> f32 {
        let mut leveller = Leveller::default();
        let amplitude = 10_f32.powf(level_db / 20.0) * 2_f32.sqrt();
        for frame in 0..seconds * 50 {
            let in_syllable = is_steady || frame % 20 < 10;
            let loud = if in_syllable { amplitude } else { 0.01 * amplitude };
            let mut sound = std::array::from_fn(|n| loud * ((frame * FRAME + n) as f32 * 0.13).sin());
            leveller.process(&mut sound, true);
        }
        20.0 * leveller.gain().log10()
    }

    #[test]
    fn the_gain_is_bounded_and_slow() {
        assert_eq!(gain_db(-48.0, false, 60).round(), GAIN_MAX_DB);
        assert_eq!(gain_db(6.0, false, 60).round(), GAIN_MIN_DB);
        assert!((5.0..9.0).contains(&gain_db(-48.0, false, 2)), "half of it speech, 8 dB a second");
        assert!(gain_db(-70.0, false, 60).abs() < 0.1, "too quiet to be speech");
    }

    #[test]
    fn a_steady_sound_is_left_as_it_is() {
        for level_db in [-60.0, -45.0, -30.0] {
            assert!(gain_db(level_db, true, 30).abs() < 0.5, "{level_db}");
        }
    }

    #[test]
    fn loudness_is_that_of_bs_1770() {
        // A sine of 997 Hz at full scale in one channel is -3.01 LUFS.
        let sound: Vec<f32> =
            (0..48_000).map(|n| (n as f32 * 997.0 * std::f32::consts::TAU / 48_000.0).sin()).collect();
        let mut weighting = Weighting::default();
        weighting.power(&sound);
        assert!((lufs(weighting.power(&sound)) + 3.01).abs() < 0.05);
    }
}
