//! Something to hear that is neither a tone nor noise.

use audio::codec::{Encoder, FRAME};
use std::f32::consts::TAU;

/// An Opus packet of something like speech at each call: a buzz of this pitch, in four syllables a second.
pub fn voice(hz: f32) -> Box<dyn FnMut() -> Vec<u8>> {
    let mut encoder = Encoder::new(32_000).expect("memory");
    let mut sample = 0;
    Box::new(move || {
        let frame = std::array::from_fn::<f32, FRAME, _>(|n| {
            let time = (sample + n) as f32 / 48_000.0;
            let buzz: f32 = (1..=10).map(|k| (TAU * hz * k as f32 * time).sin()).sum();
            0.04 * buzz * (0.6 - 0.4 * (TAU * 4.0 * time).cos())
        });
        sample += FRAME;
        let mut packet = vec![0; 1275];
        let len = encoder.encode(&frame, &mut packet).expect("it fits");
        packet.truncate(len);
        packet
    })
}
