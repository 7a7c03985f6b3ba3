//! The codec: loss, copies, silence, and what strangers send.

mod support;

use audio::codec::{CodecError, Decoder, Encoder, FRAME, SAMPLES_MAX};
use audio::mix::{Mixer, TICK};
use std::time::{Duration, Instant};
use support::{Dice, decoded, fuzz_dice, packets, peak, rms, speech};

#[test]
fn it_is_libopus_1_6() {
    assert!(opus::version().contains("1.6"), "{}", opus::version());
}

#[test]
fn speech_comes_back_as_speech() {
    let sound = speech(1, 5.0, 120.0, -20.0);
    let spoken = packets(&sound, 0);
    let bytes: usize = spoken.iter().map(Vec::len).sum();
    let heard = decoded(&spoken);
    assert_eq!(heard.len(), spoken.len() * FRAME);
    assert!((rms(&heard) / rms(&sound) - 1.0).abs() < 0.2, "{} {}", rms(&heard), rms(&sound));
    let bitrate = bytes as f32 * 8.0 / 5.0;
    assert!(bitrate < 34_000.0, "{bitrate}");
}

#[test]
fn a_lost_frame_comes_back_from_the_next_packet_better_than_made_up() {
    let sound = speech(3, 6.0, 120.0, -20.0);
    let spoken = packets(&sound, 30);
    let clean = decoded(&spoken);
    let error = |with_copy: bool| {
        let mut decoder = Decoder::new().unwrap();
        let mut frame = [0.0; FRAME];
        let mut off = vec![];
        for n in 0..spoken.len() {
            let is_lost = n % 8 == 7 && n + 1 < spoken.len();
            if !is_lost {
                decoder.decode(&spoken[n], &mut frame).unwrap();
                continue;
            }
            if with_copy {
                decoder.recover(&spoken[n + 1], &mut frame).unwrap();
            } else {
                decoder.conceal(&mut frame).unwrap();
            }
            off.extend(frame.iter().zip(&clean[n * FRAME..]).map(|(a, b)| a - b));
        }
        rms(&off)
    };
    let (copied, made_up) = (error(true), error(false));
    println!("error with copy {copied}, made up {made_up}");
    assert!(copied < 0.7 * made_up, "{copied} {made_up}");
}

#[test]
fn a_run_of_loss_gets_quieter_and_never_louder() {
    let spoken = packets(&speech(3, 2.0, 120.0, -20.0), 0);
    for lost_from in 10..40 {
        let mut decoder = Decoder::new().unwrap();
        let mut frame = [0.0; FRAME];
        let mut loudest = 0.0_f32;
        for packet in &spoken[..lost_from] {
            decoder.decode(packet, &mut frame).unwrap();
            loudest = loudest.max(rms(&frame));
        }
        for _ in 0..25 {
            decoder.conceal(&mut frame).unwrap();
            assert!(rms(&frame) <= 1.1 * loudest, "from {lost_from}");
        }
        assert!(rms(&frame) < 0.1 * loudest, "from {lost_from}: {} of {loudest}", rms(&frame));
    }
}

#[test]
fn silence_is_sent_as_next_to_nothing() {
    let mut encoder = Encoder::new(24_000).unwrap();
    let mut out = [0; 1275];
    let lens: Vec<usize> = (0..50).map(|_| encoder.encode(&[0.0; FRAME], &mut out).unwrap()).collect();
    assert!(lens.iter().skip(12).filter(|len| **len <= 2).count() > 30, "{lens:?}");
}

#[test]
fn wrong_arguments_are_errors() {
    let mut decoder = Decoder::new().unwrap();
    let mut out = vec![0.0; SAMPLES_MAX + 120];
    let packet = &packets(&speech(1, 0.2, 120.0, -20.0), 0)[3];
    assert_eq!(decoder.decode(&[], &mut out), Err(CodecError::Malformed));
    assert_eq!(decoder.recover(&[], &mut out[..FRAME]), Err(CodecError::Malformed));
    assert_eq!(decoder.decode(&[3, 0], &mut out), Err(CodecError::Malformed));
    assert_eq!(decoder.decode(packet, &mut out[..FRAME - 1]), Err(CodecError::Length));
    assert_eq!(decoder.decode(packet, &mut []), Err(CodecError::Length));
    for len in [0, 1, 119, 121, SAMPLES_MAX + 120] {
        assert_eq!(decoder.conceal(&mut out[..len]), Err(CodecError::Length), "{len}");
        assert_eq!(decoder.recover(packet, &mut out[..len]), Err(CodecError::Length), "{len}");
    }
    let mut encoder = Encoder::new(24_000).unwrap();
    assert_eq!(encoder.encode(&[0.1; FRAME], &mut []), Err(CodecError::Length));
    assert_eq!(encoder.set_expected_loss(101), Err(CodecError::Length));
    assert!(Encoder::new(u32::MAX).is_err());
    let wild = [f32::NAN, f32::INFINITY, -f32::INFINITY, 1e30];
    let frame: [f32; FRAME] = std::array::from_fn(|n| wild[n % 4]);
    let mut packet = [0; 1275];
    if let Ok(len) = encoder.encode(&frame, &mut packet) {
        let samples = decoder.decode(&packet[..len], &mut out).unwrap();
        assert!(peak(&out[..samples]) <= 2.0 && out[..samples].iter().all(|sample| sample.is_finite()));
    }
}

/// Real packets with some bytes changed, cut or grown; or anything.
fn hostile(dice: &mut Dice, spoken: &[Vec<u8>]) -> Vec<u8> {
    if dice.below(4) == 0 {
        return (0..dice.below(200)).map(|_| dice.next() as u8).collect();
    }
    let mut packet = spoken[dice.below(spoken.len() as u64) as usize].clone();
    for _ in 0..dice.below(5) {
        let at = dice.below(packet.len().max(1) as u64) as usize;
        match dice.below(6) {
            0 => packet.truncate(at),
            1 => packet.extend((0..dice.below(300)).map(|_| dice.0 as u8)),
            2 if !packet.is_empty() => packet[0] = dice.next() as u8,
            3 if packet.len() > 1 => packet[1] = dice.next() as u8,
            _ if !packet.is_empty() => packet[at] ^= 1 << dice.below(8),
            _ => {}
        }
    }
    packet
}

#[test]
fn whatever_strangers_send_the_decoder_answers() {
    let spoken = packets(&speech(2, 4.0, 170.0, -18.0), 15);
    let mut dice = fuzz_dice(2026);
    let mut decoder = Decoder::new().unwrap();
    let mut out = vec![0.0; SAMPLES_MAX];
    let mut refused = 0;
    let (executions, begin) = (support::executions(), Instant::now());
    for n in 0..executions {
        let packet = hostile(&mut dice, &spoken);
        let samples = match dice.below(8) {
            0 => {
                let len = 120 * (1 + dice.below(48)) as usize;
                decoder.recover(&packet, &mut out[..len]).map(|()| len)
            }
            1 => decoder.conceal(&mut out[..FRAME]).map(|()| FRAME),
            _ => decoder.decode(&packet, &mut out),
        };
        match samples {
            Ok(samples) => assert!(out[..samples].iter().all(|sample| sample.abs() <= 2.0), "packet {n}"),
            Err(error) => {
                assert_eq!(error, CodecError::Malformed, "packet {n}");
                refused += 1;
            }
        }
    }
    println!("fuzzed decoder: {executions} in {} s", begin.elapsed().as_secs());
    assert!((executions / 20..executions / 5 * 4).contains(&refused));
}

#[test]
fn whatever_strangers_send_the_mix_goes_on() {
    let spoken = packets(&speech(2, 4.0, 170.0, -18.0), 15);
    let mut dice = fuzz_dice(4711);
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let mut decoder = Decoder::new().unwrap();
    let (mut out, mut sound) = ([0; 1275], vec![0.0; SAMPLES_MAX]);
    let mut now = Duration::ZERO;
    let (mut index, mut timestamp) = ([0_u64; 24], [0_u32; 24]);
    let mut frames = 0;
    let executions = support::executions();
    for _ in 0..executions {
        let speaker = dice.below(24) as usize;
        match dice.below(40) {
            0 => timestamp[speaker] = dice.next() as u32,
            1 => index[speaker] = dice.next() >> dice.below(60),
            2 => mixer.remove(speaker as u64),
            3 => now += Duration::from_millis(dice.below(400)),
            _ => {}
        }
        index[speaker] = index[speaker].wrapping_add(dice.below(3));
        timestamp[speaker] = timestamp[speaker].wrapping_add(120 * dice.below(24) as u32);
        let packet = hostile(&mut dice, &spoken);
        mixer.push(start + now, speaker as u64, index[speaker], timestamp[speaker], &packet);
        now += Duration::from_micros(dice.below(3_000));
        while mixer.wake_at().is_some_and(|at| at <= start + now) {
            if let Some(frame) = mixer.tick(start + now, &mut out) {
                frames += 1;
                assert_eq!(decoder.decode(&out[..frame.len], &mut sound), Ok(FRAME));
            }
        }
        assert!(mixer.speakers() <= audio::mix::SPEAKERS_MAX);
    }
    println!("fuzzed mix: {executions} in {} s", start.elapsed().as_secs());
    assert!(frames > 1_000);
    // When they stop, it falls silent.
    for _ in 0..300 {
        now += TICK;
        mixer.tick(start + now, &mut out);
    }
    assert_eq!(mixer.wake_at(), None);
}
