//! Clocks that run apart, over many minutes, without encoding what comes out.

use super::{Counts, Rendered, Voice};
use crate::codec::{Encoder, FRAME};
use std::f32::consts::TAU;

/// Syllables without pauses, 8 s, encoded as a browser does.
fn spoken() -> Vec<Vec<u8>> {
    let mut encoder = Encoder::new(32_000).expect("memory");
    let mut out = [0; 1275];
    let sample = |n: usize| {
        let t = n as f32 / 48_000.0;
        let syllable = 0.2 + (std::f32::consts::PI * 3.3 * t).sin().abs();
        let phase = TAU * (130.0 * t + 3.0 * (1.3 * t).sin());
        0.1 * syllable * (1..12).map(|h| (phase * h as f32 + (h * h) as f32).sin() / h as f32).sum::<f32>()
    };
    let packet = |frame: usize| {
        let pcm = std::array::from_fn(|n| sample(frame * FRAME + n));
        let len = encoder.encode(&pcm, &mut out).expect("room for a packet");
        out[..len].to_vec()
    };
    (0..400).map(packet).collect()
}

/// Ten minutes of packets that are `by` further apart than they should be.
fn drift(by: f64) -> Counts {
    let spoken = spoken();
    let mut voice = Voice::new(0).expect("memory");
    let mut out = [0.0; FRAME];
    let arrival = |n: u32| (f64::from(n) * FRAME as f64 * (1.0 + by)) as i64 + 150;
    let (mut sent, mut silent) = (0, 0);
    for tick in 0..30_000 {
        let now = tick * FRAME as i64;
        while arrival(sent) <= now {
            voice.push(
                arrival(sent),
                u64::from(sent),
                sent * FRAME as u32,
                &spoken[sent as usize % spoken.len()],
            );
            sent += 1;
        }
        silent += u32::from(voice.render(now, &mut out) != Rendered::Sound);
        if tick > 10 {
            let waited = voice.waited(now + FRAME as i64).expect("plays");
            assert!((48 * 15..48 * 70).contains(&waited), "{waited} at {tick}");
        }
    }
    let counts = voice.counts;
    println!("{by}: {counts:?}");
    assert!(silent < 5, "{silent}");
    assert_eq!((counts.late, counts.recovered, counts.concealed), (0, 0, 0));
    counts
}

#[test]
fn a_speaker_whose_clock_is_quick_does_not_fill_it_up() {
    let counts = drift(-200e-6);
    // 10 minutes at 200 ppm are 5,760 samples.
    assert!((4_000..7_500).contains(&counts.shortened), "{counts:?}");
}

#[test]
fn a_speaker_whose_clock_is_slow_does_not_drain_it() {
    let counts = drift(200e-6);
    assert!((4_000..7_500).contains(&counts.lengthened), "{counts:?}");
}
