//! Joined packets decode to the same samples as their parts, whatever they are made of; the rest stays apart.

mod support;

use audio::codec::{Decoder, SAMPLES_MAX};
use audio::join::{Apart, join};
use audio::opus::{FRAMES_MAX, Frames, samples};
use support::{Dice, decoded, packets, speech};

/// An encoder with settings drawn by chance, and frames of one length in samples.
struct Source {
    encoder: opus::Encoder,
    channels: usize,
    frame: usize,
    sound: Vec<f32>,
    at: usize,
}

impl Source {
    fn new(dice: &mut Dice, frame: usize) -> Source {
        let stereo = dice.below(2) == 1;
        let channels = if stereo { opus::Channels::Stereo } else { opus::Channels::Mono };
        let applications = [opus::Application::Voip, opus::Application::Audio, opus::Application::LowDelay];
        let application = applications[dice.below(3) as usize];
        let mut encoder = opus::Encoder::new(48_000, channels, application).unwrap();
        encoder.set_bitrate(opus::Bitrate::Bits(6_000 + dice.below(250_000) as i32)).unwrap();
        encoder.set_vbr(dice.below(3) > 0).unwrap();
        encoder.set_complexity(dice.below(6) as i32).unwrap();
        let channels = channels as usize;
        let sound = speech(dice.next(), 1.5, 90.0 + 150.0 * dice.unit(), -15.0);
        Source { encoder, channels, frame, sound, at: 0 }
    }

    fn next(&mut self) -> Vec<u8> {
        let wave = |n: usize| self.sound[(self.at + n / self.channels) % self.sound.len()];
        let frame: Vec<f32> = (0..self.frame * self.channels).map(wave).collect();
        self.at += self.frame;
        self.encoder.encode_vec_float(&frame, 4000).unwrap()
    }
}

/// Joins and splits by chance, and adds padding; the frames stay.
fn dressed(dice: &mut Dice, packet: &[u8]) -> Vec<u8> {
    let frames = Frames::parse(packet).unwrap();
    let frames = frames.as_slice();
    let padding = dice.below(600) as usize;
    let is_vbr = dice.below(2) == 1 || frames.iter().any(|frame| frame.len() != frames[0].len());
    let mut out = vec![packet[0] | 3, frames.len() as u8 | 0x40 | if is_vbr { 0x80 } else { 0 }];
    out.extend(std::iter::repeat_n(255, padding / 254));
    out.push((padding % 254) as u8);
    if is_vbr {
        for frame in &frames[..frames.len() - 1] {
            match frame.len() {
                len @ 0..252 => out.push(len as u8),
                len => out.extend([252 + (len & 3) as u8, ((len - 252) / 4) as u8]),
            }
        }
    }
    frames.iter().for_each(|frame| out.extend_from_slice(frame));
    out.extend(std::iter::repeat_n(0, padding));
    out
}

fn refs(packets: &[Vec<u8>]) -> Vec<&[u8]> {
    packets.iter().map(Vec::as_slice).collect()
}

fn bits(sound: &[f32]) -> Vec<u32> {
    sound.iter().map(|sample| sample.to_bits()).collect()
}

#[test]
fn what_is_joined_sounds_the_same_to_the_sample() {
    let (mut joined, mut frames_joined) = (0, 0);
    for seed in 0..120 {
        let mut dice = Dice(seed);
        let frame = [120, 240, 480, 960, 960, 960, 1920, 2880][dice.below(8) as usize];
        let mut source = Source::new(&mut dice, frame);
        let (mut parts, mut whole) = (Vec::new(), Vec::new());
        for _ in 0..12 {
            let mut group: Vec<Vec<u8>> = Vec::new();
            for _ in 0..1 + dice.below(4) {
                let mut packet = source.next();
                if dice.below(3) == 0 {
                    packet = dressed(&mut dice, &packet);
                }
                group.push(packet);
            }
            let mut out = [0; 6000];
            match join(&refs(&group), &mut out) {
                Ok(len) => {
                    joined += 1;
                    let all: u32 = group.iter().filter_map(|packet| samples(packet)).sum();
                    assert_eq!(samples(&out[..len]), Some(all), "seed {seed}");
                    let found = Frames::parse(&out[..len]).unwrap();
                    frames_joined += found.as_slice().len();
                    // A packet of several frames can be joined again.
                    let again = dressed(&mut dice, &out[..len]);
                    let mut second = [0; 6000];
                    assert_eq!(join(&[&again], &mut second), Ok(len), "seed {seed}");
                    assert_eq!(second[..len], out[..len], "seed {seed}");
                    whole.push(out[..len].to_vec());
                }
                Err(why) => {
                    assert!(
                        matches!(why, Apart::TooLong | Apart::Config | Apart::Dtx),
                        "seed {seed} {why:?}"
                    );
                    whole.extend(group.iter().cloned());
                }
            }
            parts.extend(group);
        }
        assert_eq!(bits(&decoded(&parts)), bits(&decoded(&whole)), "seed {seed}");
    }
    println!("{joined} packets of {frames_joined} frames");
    assert!(joined > 500);
}

#[test]
fn three_frames_of_the_mix_are_one_packet_of_60_ms() {
    let spoken = packets(&speech(1, 3.0, 120.0, -20.0), 0);
    let talk: Vec<&[u8]> =
        spoken[10..30].iter().map(Vec::as_slice).filter(|packet| packet.len() > 2).collect();
    let mut out = [0; 1500];
    let len = join(&talk[..3], &mut out).unwrap();
    assert_eq!(samples(&out[..len]), Some(2880));
    let bytes: usize = talk[..3].iter().map(|packet| packet.len() - 1).sum();
    assert!(len <= bytes + 2 + 2 * 2, "TOC, count, and two lengths");
}

#[test]
fn what_cannot_be_joined_is_said() {
    let mut out = [0; 1500];
    let silk = |frame: &[u8]| [&[1 << 3], frame].concat();
    let a = silk(&[7; 40]);
    assert_eq!(join(&[], &mut out), Err(Apart::Empty));
    assert_eq!(join(&[&a, &[]], &mut out), Err(Apart::Malformed));
    assert_eq!(join(&[&a, &[1 << 3]], &mut out), Err(Apart::Dtx));
    assert_eq!(join(&[&a, &[1 << 3, 0]], &mut out), Err(Apart::Dtx));
    assert_eq!(join(&[&a, &[2 << 3, 7, 7]], &mut out), Err(Apart::Config), "40 ms");
    assert_eq!(join(&[&a, &[5 << 3, 7, 7]], &mut out), Err(Apart::Config), "another bandwidth");
    assert_eq!(join(&[&a, &[1 << 3 | 4, 7, 7]], &mut out), Err(Apart::Config), "stereo");
    assert_eq!(join(&[a.as_slice(); 7], &mut out), Err(Apart::TooLong));
    assert!(join(&[a.as_slice(); 6], &mut out).is_ok());
    assert_eq!(join(&[&a, &a], &mut out[..81]), Ok(81));
    assert_eq!(join(&[&a, &a], &mut out[..80]), Err(Apart::Space));
    assert_eq!(join(&[&silk(&[7; 1276])], &mut out), Err(Apart::Malformed), "a frame over 1,275 bytes");
}

#[test]
fn packets_that_break_a_rule_are_malformed() {
    // RFC 6716, section 3.4, R1 to R7; 1 << 3 is SILK at 20 ms.
    let toc = 1 << 3;
    let broken: &[&[u8]] = &[
        &[],
        &[toc | 1, 1, 2, 3],
        &[toc | 2],
        &[toc | 2, 252],
        &[toc | 2, 3, 1, 2],
        &[toc | 3],
        &[toc | 3, 0],
        &[toc | 3, 7],
        &[toc | 3, 2, 1, 2, 3],
        &[toc | 3, 0x42, 9, 1, 2],
        &[toc | 3, 0x42, 255, 255],
        &[toc | 3, 0x82, 5, 1],
        &[toc | 3, 0x83, 1],
    ];
    for packet in broken {
        assert!(Frames::parse(packet).is_err(), "{packet:?}");
    }
}

#[test]
fn the_reader_agrees_with_libopus_on_any_bytes() {
    let mut dice = Dice(77);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..200_000 {
        let len = 1 + dice.below(40) as usize;
        let bytes: Vec<u8> = (0..len)
            .map(|_| if dice.below(3) == 0 { dice.next() as u8 } else { dice.below(8) as u8 })
            .collect();
        let theirs = opus::packet::parse(&bytes);
        match (Frames::parse(&bytes), theirs) {
            (Ok(ours), Ok(theirs)) => {
                good += 1;
                assert!(ours.as_slice().len() <= FRAMES_MAX);
                assert_eq!(ours.as_slice(), theirs.frames.as_slice(), "{bytes:?}");
            }
            (Err(_), Err(_)) => bad += 1,
            (ours, _) => panic!("{bytes:?}: ours is {}", if ours.is_ok() { "good" } else { "bad" }),
        }
    }
    println!("{good} good, {bad} bad");
    assert!(good > 50_000 && bad > 10_000);
}

#[test]
fn any_bytes_are_joined_or_refused() {
    let mut dice = Dice(5);
    let mut decoder = Decoder::new().unwrap();
    let (mut out, mut sound) = ([0; 400], vec![0.0; SAMPLES_MAX]);
    for _ in 0..100_000 {
        let mut packet = || -> Vec<u8> {
            (0..dice.below(60))
                .map(|n| if n < 2 { dice.below(16) as u8 } else { dice.next() as u8 })
                .collect()
        };
        let group = [packet(), packet(), packet()];
        if let Ok(len) = join(&refs(&group), &mut out) {
            assert!(decoder.decode(&out[..len], &mut sound).is_ok(), "{group:?}");
        }
    }
}
