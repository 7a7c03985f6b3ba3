//! A room's common mix in virtual time: loudness, delay, loss, silence, bounds.

mod support;

use audio::codec::{Decoder, FRAME, SAMPLES_MAX};
use audio::mix::{Frame, Mixer, SPEAKERS_MAX, TICK};
use std::f32::consts::TAU;
use std::time::{Duration, Instant};
use support::{Dice, decoded, largest_step, loudness, packets, packets_without_dtx, peak, rms, speech};

const MS: Duration = Duration::from_millis(1);

/// One packet on its way: when it arrives, and what it is.
struct Arrival {
    at: Duration,
    speaker: u64,
    index: u64,
    timestamp: u32,
    payload: Vec<u8>,
}

/// A listener who hears the mix: packets decoded, silence where none came.
struct Ear {
    decoder: Decoder,
    sound: Vec<f32>,
    frames: Vec<Frame>,
    /// What came at each tick; None is silence.
    per_tick: Vec<Option<usize>>,
}

impl Ear {
    fn new() -> Ear {
        Ear { decoder: Decoder::new().unwrap(), sound: vec![], frames: vec![], per_tick: vec![] }
    }

    fn hear(&mut self, frame: Option<(Frame, &[u8])>) {
        let mut out = [0.0; SAMPLES_MAX];
        self.per_tick.push(frame.map(|(frame, _)| frame.len));
        match frame {
            Some((frame, packet)) => {
                assert_eq!(self.decoder.decode(packet, &mut out), Ok(FRAME));
                self.frames.push(frame);
            }
            // As browsers do in a silence that was announced.
            None if self.frames.last().is_some_and(|last| last.len <= 2) => {
                self.decoder.conceal(&mut out[..FRAME]).unwrap();
            }
            None => {}
        }
        self.sound.extend_from_slice(&out[..FRAME]);
    }
}

/// Plays arrivals and ticks in order of time until `until`.
fn play(mixer: &mut Mixer, start: Instant, mut arrivals: Vec<Arrival>, until: Duration) -> Ear {
    arrivals.sort_by_key(|arrival| arrival.at);
    let mut arrivals = arrivals.into_iter().peekable();
    let (mut ear, mut out) = (Ear::new(), [0; 1500]);
    for tick in 0..(until.as_millis() / TICK.as_millis()) as u32 {
        let now = TICK * tick;
        while let Some(arrival) = arrivals.next_if(|arrival| arrival.at <= now) {
            mixer.push(
                start + arrival.at,
                arrival.speaker,
                arrival.index,
                arrival.timestamp,
                &arrival.payload,
            );
        }
        let frame = mixer.tick(start + now, &mut out);
        ear.hear(frame.map(|frame| (frame, &out[..frame.len])));
    }
    ear
}

/// Packets of 20 ms sent from `from` on, each `delay` later there; `None` is lost.
fn sent(
    speaker: u64,
    from: Duration,
    packets: &[Vec<u8>],
    mut delay: impl FnMut(usize) -> Option<Duration>,
) -> Vec<Arrival> {
    let arrival = |(n, payload): (usize, &Vec<u8>)| {
        Some(Arrival {
            at: from + TICK * n as u32 + delay(n)?,
            speaker,
            index: 1000 + n as u64,
            timestamp: (77_000 + n as u32 * 960).wrapping_add((speaker as u32).wrapping_mul(0x7FFF_FFF0)),
            payload: payload.clone(),
        })
    };
    packets.iter().enumerate().filter_map(arrival).collect()
}

fn in_time(_: usize) -> Option<Duration> {
    Some(5 * MS)
}

#[test]
fn speakers_20_db_apart_are_equally_loud_after_some_seconds() {
    let heard = |pitch, level_db| {
        let start = Instant::now();
        let spoken = packets(&speech(5, 24.0, pitch, level_db), 0);
        let ear = play(&mut Mixer::new(start), start, sent(1, MS, &spoken, in_time), 24_000 * MS);
        (loudness(&ear.sound[48_000 * 8..]), peak(&ear.sound))
    };
    let (loud, quiet) = (heard(110.0, -14.0), heard(210.0, -34.0));
    println!("loud {loud:?} quiet {quiet:?}");
    assert!((loud.0 - quiet.0).abs() <= 3.0, "{loud:?} {quiet:?}");
    for (lufs, _) in [loud, quiet] {
        assert!((-23.0..=-17.0).contains(&lufs), "{lufs}");
    }
}

#[test]
fn noise_is_not_brought_up() {
    let start = Instant::now();
    let mut dice = Dice(3);
    let noise: Vec<f32> = (0..48_000 * 20).map(|_| 0.01 * (dice.unit() - 0.5)).collect();
    for (spoken, way) in [(packets(&noise, 0), "with DTX"), (packets_without_dtx(&noise, 0), "without")] {
        let before = rms(&decoded(&spoken)[48_000 * 10..]);
        let ear = play(&mut Mixer::new(start), start, sent(1, MS, &spoken, in_time), 20_000 * MS);
        let (early, late) = (rms(&ear.sound[..48_000 * 10]), rms(&ear.sound[48_000 * 10..]));
        println!("noise {way}: {before} -> {early}, {late}");
        assert!(early.max(late) <= 1.3 * before, "{way}: {before} {early} {late}");
    }
}

#[test]
fn silence_gives_no_packet_and_nothing_to_wake_for() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let mut out = [0; 1500];
    assert_eq!(mixer.wake_at(), None);
    assert_eq!(mixer.tick(start + 1000 * MS, &mut out), None);
    let mut spoken = packets(&speech(1, 1.0, 120.0, -20.0), 0);
    let ear = play(&mut mixer, start, sent(1, 1000 * MS, &spoken, in_time), 4000 * MS);
    assert_eq!(mixer.wake_at(), None, "they stopped sending");
    assert!(ear.frames[0].marker && ear.frames[0].at >= 48_000);
    assert_eq!(ear.frames.iter().filter(|frame| frame.marker).count(), 1);
    assert!(ear.frames.iter().all(|frame| frame.at.is_multiple_of(960)));
    let last = ear.frames.last().unwrap();
    assert!(last.len <= 2, "the last packet says silence");
    println!("silence after {} ms", last.at / 48 - 2000);
    assert!(last.at < 48_000 * 2 + 48 * 600, "soon after the last word: {last:?}");
    // A packet that says silence wakes nobody.
    mixer.push(start + 4000 * MS, 1, 2000, 0, &[0x78]);
    mixer.push(start + 4000 * MS, 2, 2000, 0, &[0x78]);
    assert_eq!((mixer.wake_at(), mixer.speakers()), (None, 1));
    spoken.truncate(10);
    for (n, packet) in spoken.iter().enumerate() {
        mixer.push(start + 5003 * MS + TICK * n as u32, 1, 3000 + n as u64, 5000 + 960 * n as u32, packet);
    }
    assert_eq!(mixer.wake_at(), Some(start + 5020 * MS));
}

#[test]
fn a_pause_of_a_sender_with_dtx_is_silence_not_loss() {
    let start = Instant::now();
    let mut sound = speech(2, 1.0, 140.0, -20.0);
    sound.extend(vec![0.0; 48_000 * 2]);
    sound.extend(speech(3, 1.0, 140.0, -20.0));
    let spoken = packets(&sound, 0);
    // As browsers do: of a run of packets without sound only the first is sent; numbers run on without a gap.
    let (mut index, mut was_silent) = (500, false);
    let mut arrivals = vec![];
    for (n, payload) in spoken.iter().enumerate() {
        let is_silent = payload.len() <= 2;
        if !(is_silent && was_silent) {
            index += 1;
            let at = TICK * n as u32 + 3 * MS;
            arrivals.push(Arrival {
                at,
                speaker: 1,
                index,
                timestamp: 960 * n as u32,
                payload: payload.clone(),
            });
        }
        was_silent = is_silent;
    }
    assert!(arrivals.len() < spoken.len() - 60, "there was a pause");
    let mut mixer = Mixer::new(start);
    let ear = play(&mut mixer, start, arrivals, 5000 * MS);
    let counts = mixer.counts(1).unwrap();
    println!("{counts:?}");
    assert_eq!((counts.recovered, counts.late), (0, 0));
    assert!(counts.concealed < 12_000, "{counts:?}");
    assert!(ear.per_tick[80..140].iter().all(Option::is_none), "nothing is sent in the pause");
    assert_eq!(ear.frames.iter().filter(|frame| frame.marker).count(), 2);
}

#[test]
fn jitter_is_absorbed_and_the_delay_stays_small() {
    let start = Instant::now();
    let spoken = packets(&speech(8, 30.0, 130.0, -20.0), 0);
    let mut dice = Dice(11);
    let jitter = |_| Some(Duration::from_micros(dice.below(120_000)));
    let mut mixer = Mixer::new(start);
    let arrivals = sent(1, MS, &spoken, jitter);
    let ear = play(&mut mixer, start, arrivals, 30_000 * MS);
    let counts = mixer.counts(1).unwrap();
    let delay = delay_of(&ear.sound[48_000 * 10..], &decoded(&spoken)[48_000 * 10..]);
    println!("{counts:?} delay {delay} samples");
    let lost = (counts.concealed + counts.late * 960) as f32 / (30.0 * 48_000.0);
    assert!(lost < 0.02, "{counts:?}");
    // 120 ms of jitter, its margin, a tick to wait for, the codec's own 6.5 and the limiter's 2.5 ms.
    assert!(delay < 48 * 180, "{delay}");
}

#[test]
fn copies_that_come_with_later_packets_fill_gaps_and_add_no_delay_otherwise() {
    let start = Instant::now();
    let spoken = packets(&speech(8, 12.0, 130.0, -20.0), 0);
    // As RED brings them: each packet comes again with the next one.
    let run = |loss: &dyn Fn(usize) -> bool| {
        let mut arrivals = sent(1, MS, &spoken, |n| (!loss(n)).then_some(5 * MS));
        arrivals.extend(sent(1, MS, &spoken, |n| (!loss(n + 1)).then_some(25 * MS)));
        let mut mixer = Mixer::new(start);
        play(&mut mixer, start, arrivals, 11_500 * MS);
        (mixer.counts(1).unwrap(), mixer.wait(1))
    };
    let (counts, wait) = run(&|_| false);
    assert_eq!((counts.late, counts.concealed, counts.recovered), (0, 0, 0));
    assert!(wait.is_none_or(|wait| wait <= 45 * MS), "{wait:?}");
    let (counts, _) = run(&|n| n % 10 == 9);
    println!("{counts:?}");
    assert!(counts.concealed + counts.recovered <= 5 * 960, "{counts:?}");
}

#[test]
fn a_stream_that_begins_anew_is_heard_again() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let spoken = packets(&speech(8, 3.0, 130.0, -20.0), 0);
    let mut arrivals = sent(1, MS, &spoken, in_time);
    for (n, mut again) in sent(1, 3000 * MS, &spoken, in_time).into_iter().enumerate() {
        again.timestamp = again.timestamp.wrapping_add(0x8000_0000);
        again.index = 7 + n as u64;
        arrivals.push(again);
    }
    let ear = play(&mut mixer, start, arrivals, 6000 * MS);
    assert!(rms(&ear.sound[48_000 * 4..]) > 0.02);
    let counts = mixer.counts(1).unwrap();
    assert!(counts.decoded > 270 && counts.late < 3, "{counts:?}");
    no_clicks(&ear.sound, &decoded(&spoken));
}

#[test]
fn after_a_stall_it_goes_on_with_what_is_not_too_old() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let spoken = packets(&speech(8, 8.0, 130.0, -20.0), 0);
    // For a second nothing comes through, then all of it at once.
    let arrivals = sent(1, MS, &spoken, |n| {
        Some(if (100..150).contains(&n) { TICK * (150 - n as u32) } else { 5 * MS })
    });
    let ear = play(&mut mixer, start, arrivals, 8000 * MS);
    let counts = mixer.counts(1).unwrap();
    println!("{counts:?} wait {:?}", mixer.wait(1));
    assert!((30..50).contains(&counts.late), "{counts:?}");
    assert!(rms(&ear.sound[48_000 * 3 + 4800..48_000 * 4]) > 0.01);
    no_clicks(&ear.sound, &decoded(&spoken));
}

#[test]
fn without_jitter_the_delay_is_two_packets_at_most() {
    let start = Instant::now();
    let spoken = packets(&speech(8, 12.0, 130.0, -20.0), 0);
    let mut mixer = Mixer::new(start);
    let ear = play(&mut mixer, start, sent(1, MS, &spoken, in_time), 12_000 * MS);
    let counts = mixer.counts(1).unwrap();
    let delay = delay_of(&ear.sound[48_000..], &decoded(&spoken)[48_000..]);
    println!("{counts:?} delay {delay} samples");
    assert!(delay <= 48 * 55, "20 ms of depth, up to 20 to the tick, 9 in codec and limiter: {delay}");
    assert_eq!((counts.late, counts.recovered), (0, 0));
    assert!(counts.concealed <= 6000, "only after the end: {counts:?}");
}

#[test]
fn lost_packets_come_back_from_their_copies_or_are_made_up_without_a_click() {
    let start = Instant::now();
    let sound = speech(6, 20.0, 120.0, -20.0);
    let spoken = packets(&sound, 20);
    let clean = decoded(&spoken);
    let mut dice = Dice(9);
    let mut mixer = Mixer::new(start);
    let arrivals = sent(1, MS, &spoken, |n| (n < 5 || dice.below(10) > 0).then_some(5 * MS));
    let ear = play(&mut mixer, start, arrivals, 20_000 * MS);
    let counts = mixer.counts(1).unwrap();
    println!("{counts:?} steps {} {}", largest_step(&ear.sound), largest_step(&clean));
    assert!(counts.recovered > counts.concealed / 2, "{counts:?}");
    no_clicks(&ear.sound, &clean);
}

#[test]
fn a_long_loss_fades_to_silence_and_comes_back_without_a_click() {
    let start = Instant::now();
    let sound = speech(6, 10.0, 120.0, -20.0);
    let spoken = packets(&sound, 0);
    let mut mixer = Mixer::new(start);
    let arrivals = sent(1, MS, &spoken, |n| (n % 100 < 50 || n % 100 > 75).then_some(5 * MS));
    let ear = play(&mut mixer, start, arrivals, 10_000 * MS);
    no_clicks(&ear.sound, &decoded(&spoken));
    for second in [1, 3, 5] {
        let gap = &ear.sound[second * 96_000 / 2 + 48 * 260..][..48 * 200];
        assert!(rms(gap) < 0.003, "silent while nothing comes: {}", rms(gap));
    }
}

#[test]
fn no_seam_is_heard_in_a_hum() {
    // A smooth sound shows every step: 130 Hz with a few harmonics, 10 s.
    let harmonic =
        |n: usize, h: usize| (n as f32 * (h * 130) as f32 * TAU / 48_000.0 + h as f32).sin() / h as f32;
    let hum: Vec<f32> = (0..480_000).map(|n| 0.06 * (1..6).map(|h| harmonic(n, h)).sum::<f32>()).collect();
    let spoken = packets_without_dtx(&hum, 10);
    let clean = decoded(&spoken);
    let usual = largest_step(&clean[48_000..400_000]);
    let mut dice = Dice(21);
    let mut random = |below: u64| dice.below(below);
    let lossy: Vec<bool> = (0..500).map(|n| n > 4 && random(8) == 0).collect();
    let by_decoder = largest_step(&decoded_with_losses(&spoken, &lossy)[12_000..]) / usual;
    println!("a decoder alone: {by_decoder:.2}");
    let jitter: Vec<u64> = (0..500).map(|_| random(50)).collect();
    type Delay<'a> = &'a dyn Fn(usize) -> Option<Duration>;
    let ways: [(&str, Delay); 7] = [
        ("as it is", &|_| Some(5 * MS)),
        ("random loss", &|n| (!lossy[n]).then_some(5 * MS)),
        ("long loss", &|n| (n % 100 < 60 || n % 100 > 80).then_some(5 * MS)),
        ("jitter", &|n| Some(MS * jitter[n] as u32)),
        ("a quick clock", &|n| Some(70 * MS - MS * n as u32 / 8)),
        ("a slow clock", &|n| Some(5 * MS + MS * n as u32 / 8)),
        ("a stall", &|n| Some(if (200..230).contains(&n) { TICK * (230 - n as u32) } else { 5 * MS })),
    ];
    for (way, delay) in ways {
        let start = Instant::now();
        let mut mixer = Mixer::new(start);
        let ear = play(&mut mixer, start, sent(1, MS, &spoken, delay), 9_000 * MS);
        let gain = rms(&ear.sound[300_000..350_000]) / rms(&clean[300_000..350_000]);
        let step = largest_step(&ear.sound[12_000..]) / usual / gain;
        println!("{way}: {step:.2} of the usual step, {:?}", mixer.counts(1).unwrap());
        // Where packets are lost for good, libopus makes up what it can; the mix adds nothing to that.
        let most = if way == "random loss" { 1.2 * by_decoder } else { 2.0 };
        assert!(step < most, "{way}: {step}");
    }
}

/// What a decoder alone makes of it, with a copy where the next packet is there.
fn decoded_with_losses(packets: &[Vec<u8>], lost: &[bool]) -> Vec<f32> {
    let mut decoder = Decoder::new().unwrap();
    let (mut frame, mut sound) = ([0.0; FRAME], vec![]);
    for (n, packet) in packets.iter().enumerate() {
        match packets.get(n + 1) {
            _ if !lost[n] => assert_eq!(decoder.decode(packet, &mut frame), Ok(FRAME)),
            Some(next) if !lost[n + 1] => decoder.recover(next, &mut frame).unwrap(),
            _ => decoder.conceal(&mut frame).unwrap(),
        }
        sound.extend_from_slice(&frame);
    }
    sound
}

#[test]
fn one_who_is_removed_is_gone_in_the_next_frame_but_one() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    // A vowel that does not end.
    let tone: Vec<f32> = (0..48_000 * 2).map(|n| 0.2 * (n as f32 * 0.02).sin()).collect();
    let spoken = packets_without_dtx(&tone, 0);
    let ear = play(&mut mixer, start, sent(1, MS, &spoken, in_time), 1000 * MS);
    assert!(rms(&ear.sound[48_000 / 2..]) > 0.05);
    mixer.remove(1);
    assert_eq!((mixer.speakers(), mixer.counts(1)), (0, None));
    let mut after = ear;
    let before = after.sound.len();
    let mut out = [0; 1500];
    for n in 50..100 {
        let frame = mixer.tick(start + TICK * n, &mut out);
        after.hear(frame.map(|frame| (frame, &out[..frame.len])));
    }
    // The codec's own delay is 6.5 ms.
    let rest = &after.sound[before + 2 * FRAME..];
    assert!(rms(rest) < 0.001, "{}", rms(rest));
    assert!(largest_step(&after.sound[before - 4800..]) < 0.02);
    assert_eq!(mixer.wake_at(), None);
}

#[test]
fn at_most_16_are_decoded_and_the_quietest_gives_way() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let mut arrivals = vec![];
    let loud = packets(&speech(1, 3.0, 120.0, -20.0), 0);
    let quiet = packets(&speech(2, 3.0, 120.0, -45.0), 0);
    for speaker in 0..SPEAKERS_MAX as u64 {
        arrivals.extend(sent(speaker, MS, if speaker == 7 { &quiet } else { &loud }, in_time));
    }
    arrivals.extend(sent(99, 2000 * MS, &loud, in_time));
    let ear = play(&mut mixer, start, arrivals, 2900 * MS);
    assert_eq!(mixer.speakers(), SPEAKERS_MAX);
    assert!(mixer.counts(99).is_some() && mixer.counts(7).is_none());
    // The limiter ends at 0.89; babble at 24 kb/s comes back a little higher.
    assert!(peak(&ear.sound) < 1.1, "{}", peak(&ear.sound));
    // One more while all places are new waits.
    let mut mixer = Mixer::new(start);
    for speaker in 0..1000 {
        mixer.push(start, speaker, 1, 1, &loud[3]);
    }
    assert_eq!(mixer.speakers(), SPEAKERS_MAX);
    assert!(mixer.counts(0).is_some() && mixer.counts(999).is_none());
}

#[test]
fn a_mix_may_move_to_another_thread() {
    fn moves<T: Send>(_: T) {}
    moves(Mixer::new(Instant::now()));
}

#[test]
fn what_is_asked_late_is_left_out_and_asking_early_gives_nothing() {
    let start = Instant::now();
    let mut mixer = Mixer::new(start);
    let mut out = [0; 1500];
    let spoken = packets(&speech(1, 3.0, 120.0, -20.0), 0);
    play(&mut mixer, start, sent(1, MS, &spoken, in_time), 1000 * MS);
    let due = mixer.wake_at().unwrap();
    assert_eq!(mixer.tick(due - MS, &mut out), None);
    assert_eq!(mixer.wake_at(), Some(due));
    mixer.tick(due + 5000 * MS, &mut out);
    assert!(mixer.wake_at().is_none_or(|next| next > due + 5000 * MS));
}

/// No step from one sample to the next is larger than twice the largest in the same speech without loss: with
/// equal loudness a seam adds at most one period's worth to what the voice itself has.
fn no_clicks(heard: &[f32], clean: &[f32]) {
    // The levelling has changed the loudness; steps are compared at the same.
    let gain = rms(heard) / rms(clean);
    let (step, usual) = (largest_step(heard), largest_step(clean) * gain);
    assert!(step < 2.0 * usual, "{step} {usual}");
}

/// By how much `heard` lags `sent`, by the best correlation of their envelopes, then samples.
fn delay_of(heard: &[f32], sent: &[f32]) -> usize {
    let len = heard.len().min(sent.len()).min(48_000 * 8) - 16_000;
    let score = |lag: usize, step: usize| -> f32 {
        (0..len).step_by(step).map(|n| heard[n + lag] * sent[n]).sum::<f32>()
    };
    let best = |lags: Vec<usize>, step| {
        lags.into_iter().max_by(|a, b| score(*a, step).total_cmp(&score(*b, step))).unwrap_or(0)
    };
    best((0..16_000).step_by(8).collect(), 67)
}
