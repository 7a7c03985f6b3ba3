//! Longer packets for the audience: the same sound, in fewer datagrams, and no seam where the length changes.

mod support;

use media::{Pace, PacketLen, PeerId, Permit, SLOTS, Way};
use support::client::Sound;
use support::random::Random;
use support::*;

const LENGTHS: [PacketLen; 3] = [PacketLen::Ms20, PacketLen::Ms40, PacketLen::Ms60];

fn forward(len: PacketLen) -> Pace {
    Pace { version: 0, way: Way::Forward, len, slots: SLOTS, at_once: false, relieved: false }
}

/// Every frame once and in order, in one stream whose numbers and time have no gap.
fn check_whole(heard: &[Sound]) {
    for two in heard.windows(2) {
        let frames = two[1].said - two[0].said;
        assert_eq!(frames, 1, "{} after {}", two[1].said, two[0].said);
        assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960);
        assert!(two[1].index - two[0].index <= 1);
    }
}

#[test]
fn the_audience_gets_longer_packets_and_who_is_near_does_not() {
    for len in LENGTHS {
        let mut world = World::new();
        let [ann, near, far] = [SPEAKER, LISTENER, AUDIENCE].map(|permit| world.add(permit));
        world.connect();
        world.pace(forward(len));
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(3000));
        for (listener, together) in [(near, 1), (far, len.frames())] {
            let heard = &world.clients[listener].heard;
            assert!(heard.len() >= 146, "{} frames in 3 s", heard.len());
            check_whole(heard);
            // The first ones, until it is clear that this is speech, are alone; the next packet ends with its phase.
            assert!(heard.iter().skip(5).all(|sound| sound.together == together), "{len:?}");
        }
    }
}

#[test]
fn longer_packets_do_not_come_to_everybody_at_once() {
    for len in [PacketLen::Ms40, PacketLen::Ms60] {
        let mut world = World::new();
        let ann = world.add(SPEAKER);
        let audience: Vec<_> = (0..6 * len.frames()).map(|_| world.add(AUDIENCE)).collect();
        world.connect();
        world.pace(forward(len));
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(1000));
        world.clear();
        world.net.sent.clear();
        world.run(ms(600));
        let mut bursts = std::collections::BTreeMap::new();
        for sent in world.net.sent.iter().filter(|sent| sent.sound.is_some()) {
            *bursts.entry(sent.at).or_insert(0) += 1;
        }
        assert_eq!(bursts.len(), 30, "one for each frame of the speaker");
        let most = audience.len() * 3 / 4; // Each shard divides its own.
        assert!(bursts.values().all(|packets| *packets < most), "{len:?}: {:?}", bursts.values());
        audience.into_iter().for_each(|listener| check_whole(&world.clients[listener].heard));
    }
}

#[test]
fn the_last_word_waits_for_no_next_one() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    // Three in each phase.
    let audience = [AUDIENCE; 9].map(|permit| world.add(permit));
    world.connect();
    world.pace(forward(PacketLen::Ms60));
    let packet = world.clients[ann].speech(Some(30));
    let route = world.clients[ann].route;
    world.give(route, &packet);
    world.run(ms(40));
    let count = |world: &World| audience.map(|far| world.clients[far].heard.len()).iter().sum::<usize>();
    assert_eq!(count(&world), 3, "to the others more may follow");
    world.run(ms(30));
    assert_eq!(count(&world), 9);
    world.run(ms(2000));
    assert_eq!(
        world.plane.wake_at().map(|at| at > world.now + ms(500)),
        Some(true),
        "silence needs no timer"
    );
}

#[test]
fn nobody_waits_for_the_last_words_until_others_have_the_silence_after_them() {
    let mut world = World::of(1);
    let ann = world.add(SPEAKER);
    for _ in 0..9 {
        world.add(AUDIENCE);
    }
    world.connect();
    world.pace(forward(PacketLen::Ms60));
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clients[ann].speaks = None;
    world.clients[ann].voice = Some(Box::new(|| vec![0x78]));
    world.net.sent.clear();
    let (packet, route) = (world.clients[ann].speech(Some(127)), world.clients[ann].route);
    world.give(route, &packet);
    world.run(ms(60));
    let lens: Vec<_> =
        world.net.sent.iter().filter(|sent| sent.sound.is_some()).map(|sent| sent.len).collect();
    let silence = *lens.iter().min().expect("something is sent");
    assert_eq!(lens.iter().filter(|len| **len == silence).count(), 9, "{lens:?}");
    let words = lens.iter().position(|len| *len == silence).expect("the silence");
    assert_eq!(words, 6, "two phases held words: {lens:?}");
}

#[test]
fn a_change_of_length_or_place_is_no_seam() {
    let mut world = World::new();
    let [ann, near] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    // One for each phase.
    let moving = [AUDIENCE; 3].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(100));
    world.clear();
    let (mut random, mut changes) = (Random::new(3), 0);
    for version in 2..1002 {
        if random.below(2) == 0 {
            world.pace(forward(LENGTHS[random.below(3) as usize]));
        } else {
            let one = moving[random.below(3) as usize];
            world.permit(one, Permit { version, near: random.below(2) == 0, ..AUDIENCE });
        }
        changes += 1;
        // It changes in pauses.
        world.clients[ann].speaks = Some(Some(if random.below(3) == 0 { 30 } else { 100 }));
        world.run(ms(random.below(15) * 10));
    }
    world.run(ms(100));
    assert_eq!(changes, 1000);
    check_whole(&world.clients[near].heard);
    for moving in moving {
        let heard = &world.clients[moving].heard;
        check_whole(heard);
        assert!(LENGTHS.iter().all(|len| heard.iter().any(|sound| sound.together == len.frames())));
    }
}

#[test]
fn where_a_core_is_too_busy_no_change_waits_for_a_pause() {
    let mut world = World::new();
    let [ann, far] = [SPEAKER, AUDIENCE].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clear();
    world.pace(Pace { at_once: true, ..forward(PacketLen::Ms60) });
    world.run(ms(300));
    let heard = &world.clients[far].heard;
    assert!(heard.iter().skip(5).all(|sound| sound.together == 3), "with the next packets");
    check_whole(heard);
}

#[test]
fn a_change_waits_for_a_pause_but_not_for_long() {
    let mut world = World::new();
    let [ann, far] = [SPEAKER, AUDIENCE].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    for (words, pause, len) in [(1000, 200, PacketLen::Ms60), (1600, 0, PacketLen::Ms20)] {
        world.clear();
        world.pace(forward(len));
        world.run(ms(words));
        let changed_at = |world: &World| {
            let heard = &world.clients[far].heard;
            heard.iter().position(|sound| sound.together == len.frames())
        };
        assert_eq!(changed_at(&world).is_some(), pause == 0, "in the midst of words only if no pause comes");
        world.clients[ann].speaks = Some(Some(100));
        world.run(ms(pause));
        let frames = changed_at(&world).expect("in the pause");
        assert!((50..=80).contains(&frames), "{frames}");
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(1000));
        check_whole(&world.clients[far].heard);
    }
}

#[test]
fn with_fewer_slots_the_loudest_are_heard_and_nobody_hears_another_one_in_their_place() {
    let mut world = World::new();
    let speakers = [SPEAKER; 4].map(|permit| world.add(permit));
    let [near, far] = [LISTENER, AUDIENCE].map(|permit| world.add(permit));
    world.connect();
    for (speaker, minus_dbov) in speakers.into_iter().zip([50, 45, 30, 25]) {
        world.clients[speaker].speaks = Some(Some(minus_dbov));
    }
    world.run(ms(2000));
    world.pace(Pace { slots: 2, ..forward(PacketLen::Ms60) });
    world.run(ms(2000)); // Until the two who lost their slots have taken others.
    world.clear();
    world.run(ms(1000));
    for listener in [near, far] {
        let mut slots: Vec<_> = world.clients[listener].heard.iter().map(|sound| sound.slot).collect();
        slots.sort_unstable();
        slots.dedup();
        assert_eq!(slots, [0, 1]);
    }
    let mut told: Vec<_> = world.slots().into_iter().flatten().collect();
    told.sort_unstable();
    assert_eq!(told, [2, 3].map(|n| PeerId(speakers[n] as u64)), "and everybody is told who");
    world.pace(forward(PacketLen::Ms20));
    world.run(ms(1000));
    assert_eq!(world.slots().into_iter().flatten().count(), 4);
}
