//! Keeps the mix below full scale by turning it down before a peak comes, never by cutting the peak off.

use std::collections::VecDeque;

/// No sample leaves above this: -1 dBFS, so that what a lossy codec adds still fits.
pub const CEILING: f32 = 0.891_25;

/// How far ahead it looks, in samples: 2.5 ms, which is also the delay it adds. Shorter makes the turning
/// down audible as distortion, longer adds delay.
pub const LOOKAHEAD: usize = 120;

/// After a peak the gain comes back with this time constant, in samples: 150 ms. Shorter pumps.
const RELEASE: f32 = 7200.0;

/// A limiter with its delay line. The gain at each sample is the mean, over the look-ahead, of the smallest
/// gain that the samples ahead ask for; each of those is small enough for the sample itself, so their mean
/// is, too.
pub struct Limiter {
    /// The last samples that came in, not yet out; `at` is the oldest.
    delayed: [f32; LOOKAHEAD],
    asked: Asked,
    /// The held gains of the last [`LOOKAHEAD`] steps, and their sum.
    held: [f32; LOOKAHEAD],
    held_sum: f64,
    last_held: f32,
    at: usize,
    /// For so many samples more something is turned down, or comes back.
    busy: usize,
}

/// The gains below 1 that the samples ahead ask for. One that is not below a later one is left out, for it will never be
/// the smallest: so they rise, and the first is the smallest. Looking through all of them for each sample takes as long
/// as the encoder.
struct Asked {
    /// With the step that each came in.
    rising: VecDeque<(u64, f32)>,
    steps: u64,
}

/// All that are ahead, and one more before the oldest goes.
const CAPACITY: usize = LOOKAHEAD + 2;

impl Default for Asked {
    fn default() -> Self {
        Asked { rising: VecDeque::with_capacity(CAPACITY), steps: 0 }
    }
}

impl Asked {
    /// One more. Gives the smallest of it and the [`LOOKAHEAD`] before it.
    fn smallest_with(&mut self, gain: f32) -> f32 {
        self.steps += 1;
        if gain < 1.0 {
            while self.rising.pop_back_if(|(_, last)| *last >= gain).is_some() {}
            self.rising.push_back((self.steps, gain));
        }
        self.rising.pop_front_if(|(step, _)| *step + (LOOKAHEAD as u64) < self.steps);
        self.rising.front().map_or(1.0, |(_, smallest)| *smallest)
    }
}

impl Default for Limiter {
    fn default() -> Self {
        Limiter {
            delayed: [0.0; LOOKAHEAD],
            asked: Asked::default(),
            held: [1.0; LOOKAHEAD],
            held_sum: LOOKAHEAD as f64,
            last_held: 1.0,
            at: 0,
            busy: 0,
        }
    }
}

impl Limiter {
    /// Replaces the samples by those of [`LOOKAHEAD`] earlier, limited.
    pub fn process(&mut self, samples: &mut [f32]) {
        let peak = samples.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        if peak > CEILING {
            // Until the last peak has passed and the gain is back within a thousandth of 1.
            self.busy = samples.len() + 3 * LOOKAHEAD + (RELEASE * 8.0) as usize;
        }
        let (limited, passed) = samples.split_at_mut(self.busy.min(samples.len()));
        for sample in limited {
            *sample = self.step(*sample);
            self.busy -= 1;
            if self.busy == 0 {
                self.rest();
            }
        }
        self.delay(passed);
    }

    fn delay(&mut self, mut samples: &mut [f32]) {
        while !samples.is_empty() {
            let (now, later) = samples.split_at_mut(samples.len().min(LOOKAHEAD - self.at));
            now.swap_with_slice(&mut self.delayed[self.at..self.at + now.len()]);
            self.at = (self.at + now.len()) % LOOKAHEAD;
            samples = later;
        }
    }

    fn step(&mut self, new: f32) -> f32 {
        let old = std::mem::replace(&mut self.delayed[self.at], new);
        let asked = if new.abs() > CEILING { CEILING / new.abs() } else { 1.0 };
        // The oldest asks as well: its own gain below is made from this minimum.
        let smallest = self.asked.smallest_with(asked);
        let back = self.last_held + (1.0 - self.last_held) / RELEASE;
        self.last_held = smallest.min(back);
        self.held_sum += f64::from(self.last_held) - f64::from(self.held[self.at]);
        self.held[self.at] = self.last_held;
        self.at = (self.at + 1) % LOOKAHEAD;
        // The sum is rounded; a hair below keeps the promise exactly.
        let gain = (self.held_sum / LOOKAHEAD as f64 * (1.0 - 1e-6)) as f32;
        old * gain.min(1.0)
    }

    fn rest(&mut self) {
        self.asked.rising.clear();
        self.held.fill(1.0);
        self.held_sum = LOOKAHEAD as f64;
        self.last_held = 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limited(input: &[f32]) -> Vec<f32> {
        let mut limiter = Limiter::default();
        let mut out = input.to_vec();
        out.extend([0.0; LOOKAHEAD]);
        out.chunks_mut(960).for_each(|frame| limiter.process(frame));
        out.split_off(LOOKAHEAD)
    }

    #[test]
    fn the_smallest_gain_is_that_of_all_samples_ahead() {
        let mut seed = 3_u32;
        let mut asked = Asked::default();
        let mut all = vec![];
        for n in 0..20_000 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Often, seldom, never below 1; and some alike.
            let below = [1, 3, 400, u32::MAX][n / 500 % 4];
            let gain = if (seed >> 8).is_multiple_of(below) { (seed >> 24) as f32 / 256.0 } else { 1.0 };
            all.push(gain);
            let ahead = &all[n.saturating_sub(LOOKAHEAD)..];
            let smallest = ahead.iter().fold(1.0_f32, |smallest, gain| smallest.min(*gain));
            assert_eq!(asked.smallest_with(gain), smallest, "at {n}");
            assert!(asked.rising.capacity() <= CAPACITY, "no allocation in a stream in full run");
        }
    }

    #[test]
    fn what_fits_passes_unchanged() {
        let input: Vec<f32> = (0..4800).map(|n| 0.85 * (n as f32 * 0.06).sin()).collect();
        assert_eq!(limited(&input), input);
    }

    #[test]
    fn nothing_leaves_above_the_ceiling_and_nothing_is_cut_flat() {
        let mut seed = 7_u64;
        let mut noise = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 40) as f32 / (1 << 23) as f32 - 1.0
        };
        // Bursts of up to +20 dBFS, single clicks, and silence between them.
        let input: Vec<f32> = (0..480_000)
            .map(|n| match n / 4800 % 4 {
                0 => 10.0 * noise(),
                1 => 0.5 * noise(),
                2 if n % 997 == 0 => 30.0,
                _ => 0.0,
            })
            .collect();
        let out = limited(&input);
        let peak = out.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        assert!(peak <= CEILING, "{peak}");
        let flat = out.windows(3).filter(|w| w[0].abs() > 0.8 && w[0] == w[1] && w[1] == w[2]).count();
        assert_eq!(flat, 0);
    }

    #[test]
    fn the_gain_moves_without_steps_and_comes_back() {
        let input: Vec<f32> =
            (0..96_000).map(|n| if (20_000..30_000).contains(&n) { 2.0 } else { 0.5 }).collect();
        let out = limited(&input);
        for n in 1..20_000 {
            assert!((out[n] - out[n - 1]).abs() < 0.02, "at {n}");
        }
        assert!((out[25_000] - CEILING).abs() < 1e-3);
        assert!(out[95_000] > 0.499);
    }
}
