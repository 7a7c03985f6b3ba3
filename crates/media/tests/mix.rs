//! The audience of a large room hears one stream with everybody in it; the stage hears each as they come.

mod support;

use audio::codec::Decoder;
use media::{Pace, PacketLen, Permit, SLOTS, Way};
use std::f32::consts::TAU;
use support::voice::voice;
use support::*;

const MIX: Pace =
    Pace { version: 0, way: Way::Mix, len: PacketLen::Ms20, slots: SLOTS, at_once: false, relieved: false };
/// The pitch of one voice and of the other, and where each alone has an overtone.
const LOW_HZ: f32 = 140.0;
const HIGH_HZ: f32 = 190.0;
const OVERTONE: f32 = 3.0;

/// The level of one who pauses.
const PAUSE: u8 = 100;

/// How strong a voice is in the packets heard: the amplitude of its overtone.
fn strength(payloads: &[Vec<u8>], hz: f32) -> f32 {
    let hz = hz * OVERTONE;
    let (mut decoder, mut sound) = (Decoder::new().expect("memory"), Vec::new());
    for payload in payloads {
        let mut samples = vec![0.0; 5760];
        let count = decoder.decode(payload, &mut samples).expect("Opus");
        sound.extend_from_slice(&samples[..count]);
    }
    let (mut cos, mut sin) = (0.0, 0.0);
    for (n, sample) in sound.iter().enumerate() {
        let angle = TAU * (hz * n as f32 / 48_000.0).fract();
        cos += sample * angle.cos();
        sin += sample * angle.sin();
    }
    2.0 * cos.hypot(sin) / sound.len().max(1) as f32
}

/// Ann and Ben speak; one more is near and one far.
fn talking(pace: Pace) -> (World, [usize; 4]) {
    let mut world = World::new();
    let all = [SPEAKER, SPEAKER, LISTENER, AUDIENCE].map(|permit| world.add(permit));
    world.connect();
    world.pace(pace);
    for (speaker, hz) in [(all[0], LOW_HZ), (all[1], HIGH_HZ)] {
        world.clients[speaker].voice = Some(voice(hz));
        world.clients[speaker].speaks = Some(Some(30));
    }
    (world, all)
}

#[test]
fn the_audience_hears_all_in_one_stream_and_the_stage_each_in_its_own() {
    for len in [PacketLen::Ms20, PacketLen::Ms40, PacketLen::Ms60] {
        let (mut world, [ann, ben, near, far]) = talking(Pace { len, ..MIX });
        world.run(ms(1000));
        world.clear();
        world.run(ms(2000));
        let slots = |client: usize| {
            let mut slots: Vec<_> = world.clients[client].heard.iter().map(|sound| sound.slot).collect();
            slots.sort_unstable();
            slots.dedup();
            slots
        };
        assert_eq!((slots(far), slots(near).len()), (vec![0], 2));
        assert_eq!((slots(ann).len(), slots(ben).len()), (1, 1), "nobody hears themselves");
        let heard = &world.clients[far].heard;
        // What of a packet was said before belongs to it.
        assert!((97..=100 + len.frames()).contains(&heard.len()), "{} frames in 2 s", heard.len());
        assert!(heard.iter().all(|sound| sound.together == len.frames()), "{len:?}");
        for two in heard.windows(2) {
            assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960);
            assert!(two[1].index - two[0].index <= 1);
        }
        let payloads = &world.clients[far].payloads;
        let (low, high) = (strength(payloads, LOW_HZ), strength(payloads, HIGH_HZ));
        assert!(low > 0.01 && high > 0.01, "{low} {high}");
    }
}

#[test]
fn one_who_is_muted_is_gone_from_the_mix() {
    let (mut world, [_, ben, _, far]) = talking(MIX);
    world.run(ms(1500));
    world.permit(ben, Permit { version: 2, publish: false, hear: true, near: true });
    world.run(ms(60)); // One frame in which it is faded out, and the way there.
    world.clear();
    world.run(ms(1000));
    let payloads = &world.clients[far].payloads;
    let (low, high) = (strength(payloads, LOW_HZ), strength(payloads, HIGH_HZ));
    assert!(low > 0.01 && high < 0.001, "{low} {high}");
}

#[test]
fn silence_sends_nothing_and_needs_no_timer() {
    let (mut world, [ann, ben, _, far]) = talking(MIX);
    world.run(ms(1500));
    for speaker in [ann, ben] {
        world.clients[speaker].speaks = None;
    }
    world.run(ms(2500));
    world.clear();
    world.run(ms(1000));
    assert!(world.clients[far].heard.is_empty());
    assert!(world.plane.wake_at().is_some_and(|at| at > world.now + ms(200)));
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(300));
    assert!(world.clients[far].heard.len() >= 8, "{}", world.clients[far].heard.len());
    assert!(world.clients[far].heard[0].marker);
}

#[test]
fn from_one_way_to_the_other_the_stream_goes_on() {
    let (mut world, [ann, ben, _, far]) = talking(MIX);
    world.clients[ben].speaks = None; // One speaker: one stream, whichever way.
    world.run(ms(1000));
    world.clear();
    for turn in 0..200 {
        let way = if turn % 2 == 0 { Way::Forward } else { Way::Mix };
        match turn % 4 {
            0 | 1 => world.pace(Pace { way, ..MIX }),
            _ => world.permit(far, Permit { version: turn + 2, near: turn % 2 == 0, ..AUDIENCE }),
        }
        world.clients[ann].speaks = Some(Some(PAUSE)); // In which the way changes.
        world.run(ms(110));
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(30));
    }
    let heard = &world.clients[far].heard;
    assert!(heard.len() > 900, "{}", heard.len());
    for two in heard.windows(2) {
        // The mix is some frames behind what is forwarded: they are said again, or left out; time goes on.
        let step = two[1].timestamp.wrapping_sub(two[0].timestamp) as i32;
        assert!((480..=960 * 6).contains(&step), "{step}");
        assert!(two[1].index - two[0].index <= 1, "nothing looks like a loss");
    }
}

#[test]
fn while_the_way_changes_within_a_word_sound_comes_all_the_time() {
    let (mut world, [_, ben, _, far]) = talking(Pace { way: Way::Forward, ..MIX });
    world.clients[ben].speaks = None;
    world.run(ms(1000));
    for way in [Way::Mix, Way::Forward] {
        world.clear();
        world.pace(Pace { way, ..MIX });
        world.run(ms(3000));
        let heard = &world.clients[far].heard;
        let first = heard.iter().rposition(|sound| sound.marker).expect("it begins once");
        assert!((60..=85).contains(&first), "no pause comes, and it is not waited for long: {first}");
        for two in heard.windows(2) {
            assert!(two[1].at - two[0].at <= ms(30), "{:?} without sound", two[1].at - two[0].at);
        }
    }
}

#[test]
fn a_mix_that_has_not_begun_is_not_gone_over_to_even_in_a_pause() {
    let (mut world, [ann, ben, _, far]) = talking(Pace { way: Way::Forward, ..MIX });
    world.clients[ben].speaks = None;
    world.run(ms(1000));
    world.clients[ann].speaks = Some(Some(PAUSE));
    world.run(ms(100));
    world.clear();
    world.run(ms(100));
    world.pace(MIX);
    world.run(ms(1000));
    let heard = &world.clients[far].heard;
    assert!(heard[..15].iter().any(|sound| sound.marker), "soon");
    for two in heard.windows(2) {
        assert!(two[1].at - two[0].at <= ms(30), "{:?} without sound", two[1].at - two[0].at);
    }
}

#[test]
fn a_slot_that_went_on_without_the_audience_is_heard_again_afterwards() {
    let (mut world, [ann, ben, _, far]) = talking(Pace { way: Way::Forward, ..MIX });
    world.run(ms(1000));
    world.pace(MIX);
    world.run(ms(1600));
    // Half a rollover and more, without 13 minutes of waiting: jumps small enough to be a loss.
    for _ in 0..40 {
        for speaker in [ann, ben] {
            world.clients[speaker].index += 900;
        }
        world.run(ms(40));
    }
    world.pace(Pace { way: Way::Forward, ..MIX });
    world.run(ms(1600));
    world.clear();
    let refused = world.clients[far].refused;
    world.run(ms(1000));
    for slot in [0, 1] {
        let heard = world.clients[far].heard.iter().filter(|sound| sound.slot == slot).count();
        assert!(heard >= 45, "{heard} in slot {slot}");
    }
    assert_eq!(world.clients[far].refused, refused);
}

#[test]
fn one_with_a_single_line_hears_everybody_on_it_however_the_others_hear() {
    let (mut world, [ann, ben, near, far]) = talking(Pace { way: Way::Forward, ..MIX });
    let shape = Shape { slots: 1, has_microphone: false, ..Shape::default() };
    // The fifth is on the shard that is the group's home.
    let player = world.add_to(GROUP, AUDIENCE, &shape);
    world.connect();
    world.run(ms(1000));
    world.clear();
    world.run(ms(2000));
    assert_eq!(player % 3, GROUP.0 as usize % 3);
    let payloads = &world.clients[player].payloads;
    let (low, high) = (strength(payloads, LOW_HZ), strength(payloads, HIGH_HZ));
    assert!(low > 0.01 && high > 0.01, "{low} {high}");
    assert!((97..=101).contains(&world.clients[player].heard.len()), "20 ms at a time");
    for listener in [near, far] {
        assert!(world.clients[listener].heard.iter().any(|sound| sound.slot == 1), "as before");
    }
    world.pace(Pace { len: PacketLen::Ms60, ..MIX });
    world.run(ms(1600));
    world.clear();
    world.run(ms(1000));
    let heard = &world.clients[player].heard;
    assert!(heard.len() > 45 && heard.iter().all(|sound| sound.together == 1));
    world.permit(player, Permit { version: 2, hear: false, ..AUDIENCE });
    world.pace(Pace { way: Way::Forward, ..MIX });
    world.run(ms(1600));
    world.clear();
    world.run(ms(500));
    assert!(world.clients[player].heard.is_empty());
    [ann, ben].into_iter().for_each(|speaker| world.clients[speaker].speaks = None);
    world.run(ms(1500));
    assert!(
        world.plane.wake_at().is_some_and(|at| at > world.now + ms(200)),
        "and nothing is mixed for nobody"
    );
}
