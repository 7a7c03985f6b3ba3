//! What the codec and a mix of ten speakers cost, in µs a frame: `cargo run --release -p audio --example
//! mix_cost`.

use audio::codec::{Decoder, Encoder, FRAME, SAMPLES_MAX};
use audio::join::join;
use audio::mix::{BITRATE_BPS, Mixer, TICK};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SPEAKERS: u64 = 10;
const FRAMES: u32 = 3_000;

fn main() {
    let voices: Vec<Vec<Vec<u8>>> = (0..SPEAKERS).map(voice).collect();
    let frames = FRAMES as usize;
    let mut out = [0; 1275];
    let mut sound = vec![0.0; SAMPLES_MAX];

    let mut decoder = Decoder::new().expect("memory for a decoder");
    each("decode", frames, |n| {
        decoder.decode(&voices[0][n], &mut sound).expect("our own packet");
    });
    each("conceal", frames, |_| decoder.conceal(&mut sound[..FRAME]).expect("a frame's length"));
    let mut encoder = Encoder::new(BITRATE_BPS).expect("memory for an encoder");
    let pcm: Vec<[f32; FRAME]> = (0..frames).map(|n| frame(1, n)).collect();
    each("encode", frames, |n| {
        encoder.encode(&pcm[n], &mut out).expect("room for a packet");
    });
    each("join three", frames - 3, |n| {
        let parts = [&voices[0][n][..], &voices[0][n + 1], &voices[0][n + 2]];
        black_box(join(&parts, &mut out).is_ok());
    });

    for speakers in [1, 3, SPEAKERS as usize] {
        let start = Instant::now();
        let mut mixer = Mixer::new(start);
        let (mut sent, mut bytes) = (0, 0);
        each(&format!("tick, {speakers} speaking"), frames, |n| {
            let now = start + TICK * n as u32;
            for (speaker, voice) in voices[..speakers].iter().enumerate() {
                let at = now + Duration::from_millis(speaker as u64);
                mixer.push(at, speaker as u64, n as u64, n as u32 * FRAME as u32, &voice[n]);
            }
            if let Some(frame) = mixer.tick(now, &mut out) {
                sent += 1;
                bytes += frame.len;
            }
        });
        println!("  {sent} frames sent, {} bits a second", bytes * 8 * 50 / sent.max(1));
    }
}

fn each(what: &str, times: usize, mut run: impl FnMut(usize)) {
    let start = Instant::now();
    for n in 0..times {
        run(n);
    }
    println!("{what}: {:.1} µs", start.elapsed().as_secs_f64() * 1e6 / times as f64);
}

fn voice(speaker: u64) -> Vec<Vec<u8>> {
    let mut encoder = Encoder::new(32_000).expect("memory for an encoder");
    let mut out = [0; 1275];
    let mut packet = |n| {
        let len = encoder.encode(&frame(speaker, n), &mut out).expect("room for a packet");
        out[..len].to_vec()
    };
    (0..FRAMES as usize).map(&mut packet).collect()
}

/// A gliding vowel in syllables, another one for each speaker.
fn frame(speaker: u64, n: usize) -> [f32; FRAME] {
    std::array::from_fn(|k| {
        let t = (n * FRAME + k) as f32 / 48_000.0;
        let syllable = (std::f32::consts::PI * t * (3.0 + 0.2 * speaker as f32)).sin().abs();
        let pitch = 100.0 + 13.0 * speaker as f32;
        let phase = std::f32::consts::TAU * (pitch * t + 3.0 * (1.7 * t).sin());
        let vowel: f32 = (1..12).map(|h| (phase * h as f32 + (h * h) as f32).sin() / h as f32).sum();
        0.1 * syllable * vowel
    })
}
