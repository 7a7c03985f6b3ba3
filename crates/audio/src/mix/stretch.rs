//! Makes sound a little shorter or longer by leaving out or repeating one pitch period, unheard.

/// One period is 2.5 to 12.5 ms, in samples; that covers voices from 80 to 400 Hz.
const PERIOD_MIN: usize = 120;
const PERIOD_MAX: usize = 600;

/// Two stretches of sound are compared, and blended into each other, over 7.5 ms.
const BLEND: usize = 360;

/// So many samples are looked at, from the first on.
pub const NEEDED: usize = PERIOD_MAX + BLEND;

/// The search looks at every sixth sample first.
const COARSE: usize = 6;

/// How alike two periods must be (1 is equal) to blend unheard.
const ALIKE: f32 = 0.8;

/// Below this mean square (-50 dBFS) anything may be blended.
const QUIET: f32 = 1e-5;

/// Leaves out one period near the start. `forced`: even if it may be heard. Gives by how many samples `pcm`
/// is shorter now; 0: nothing there fits.
pub fn shorten(pcm: &mut Vec<f32>, forced: bool) -> usize {
    let Some(period) = find_period(pcm, forced) else { return 0 };
    for n in 0..BLEND {
        let to = ramp(n);
        pcm[n] = pcm[n] * (1.0 - to) + pcm[n + period] * to;
    }
    pcm.drain(BLEND..BLEND + period);
    period
}

/// Repeats one period near the start. Gives by how many samples `pcm` is longer now; 0: nothing there fits.
pub fn lengthen(pcm: &mut Vec<f32>) -> usize {
    let Some(period) = find_period(pcm, false) else { return 0 };
    let len = pcm.len();
    pcm.resize(len + period, 0.0);
    // The first period plays as it is; then what follows it goes over into the start again.
    pcm.copy_within(0..len, period);
    let mut after = [0.0; BLEND];
    after.copy_from_slice(&pcm[2 * period..2 * period + BLEND]);
    for (n, after) in after.iter().enumerate() {
        let to = ramp(n);
        pcm[period + n] = after * (1.0 - to) + pcm[period + n] * to;
    }
    period
}

fn ramp(n: usize) -> f32 {
    (n + 1) as f32 / (BLEND + 1) as f32
}

/// By how many samples the sound is most like itself. None: not like itself at all, or too short.
fn find_period(pcm: &[f32], forced: bool) -> Option<usize> {
    let pcm = pcm.get(..NEEDED)?;
    let power = pcm.iter().map(|sample| sample * sample).sum::<f32>() / NEEDED as f32;
    let mut coarse = [0.0; NEEDED / COARSE];
    for (mean, samples) in coarse.iter_mut().zip(pcm.chunks_exact(COARSE)) {
        *mean = samples.iter().sum::<f32>() / COARSE as f32;
    }
    let best = |pcm: &[f32], periods: std::ops::RangeInclusive<usize>, blend: usize| {
        periods
            .map(|period| (period, likeness(&pcm[..blend], &pcm[period..period + blend])))
            .max_by(|a, b| a.1.total_cmp(&b.1))
    };
    let (near, _) = best(&coarse, PERIOD_MIN / COARSE..=PERIOD_MAX / COARSE, BLEND / COARSE)?;
    let from = (near * COARSE).saturating_sub(COARSE).max(PERIOD_MIN);
    let to = (near * COARSE + COARSE).min(PERIOD_MAX);
    let (period, alike) = best(pcm, from..=to, BLEND)?;
    (forced || power < QUIET || alike >= ALIKE).then_some(period)
}

/// The normalised correlation, -1 to 1.
fn likeness(a: &[f32], b: &[f32]) -> f32 {
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        both += a * b;
        of_a += a * a;
        of_b += b * b;
    }
    both / (of_a * of_b).sqrt().max(1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vowel of 150 Hz.
    fn vowel(len: usize) -> Vec<f32> {
        let harmonic =
            |n: usize, k: usize| (n as f32 * k as f32 * 150.0 * std::f32::consts::TAU / 48_000.0).sin();
        (0..len).map(|n| (1..8).map(|k| 0.1 / k as f32 * harmonic(n, k)).sum()).collect()
    }

    fn largest_step(pcm: &[f32]) -> f32 {
        pcm.windows(2).fold(0.0, |largest, pair| largest.max((pair[1] - pair[0]).abs()))
    }

    #[test]
    fn a_vowel_loses_or_gains_whole_periods_without_a_click() {
        let before = vowel(2000);
        let mut shorter = before.clone();
        let removed = shorten(&mut shorter, false);
        assert_eq!(removed % 320, 0, "150 Hz is 320 samples: {removed}");
        assert_eq!(shorter.len(), before.len() - removed);
        let mut longer = before.clone();
        let added = lengthen(&mut longer);
        assert_eq!(added % 320, 0, "{added}");
        assert_eq!(longer.len(), before.len() + added);
        for pcm in [shorter, longer] {
            assert!(largest_step(&pcm) < 1.1 * largest_step(&before));
            let difference = pcm.iter().zip(&before).fold(0.0_f32, |most, (a, b)| most.max((a - b).abs()));
            assert!(difference < 0.01, "it is the same vowel: {difference}");
        }
    }

    #[test]
    fn noise_is_left_alone_unless_forced_or_quiet() {
        let mut seed = 1_u32;
        let mut noise: Vec<f32> = (0..2000)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed as f32 / u32::MAX as f32 - 0.5
            })
            .collect();
        assert_eq!((shorten(&mut noise, false), lengthen(&mut noise)), (0, 0));
        assert!(shorten(&mut noise.clone(), true) > 0);
        noise.iter_mut().for_each(|sample| *sample *= 0.003);
        assert!(shorten(&mut noise.clone(), false) > 0 && lengthen(&mut noise) > 0);
    }

    #[test]
    fn what_is_too_short_stays_as_it_is() {
        let mut pcm = vowel(NEEDED - 1);
        assert_eq!((shorten(&mut pcm, true), lengthen(&mut pcm)), (0, 0));
    }
}
