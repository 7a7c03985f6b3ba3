//! The streams that listeners see: numbers go on without break and are never used twice, whoever speaks.

mod support;

use media::Permit;
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;
use support::client::Sound;
use support::random::Random;
use support::*;

/// No listener was ever sent two packets with one number of one stream.
fn assert_numbers_are_unique(world: &World) {
    let mut used = HashSet::new();
    for sent in &world.net.sent {
        if let Some(sound) = sent.sound {
            assert!(used.insert((sent.route, sound)), "a number was used twice");
        }
    }
    assert!(!used.is_empty());
}

fn by_slot(heard: &[Sound]) -> BTreeMap<usize, Vec<Sound>> {
    let mut slots: BTreeMap<_, Vec<_>> = BTreeMap::new();
    heard.iter().for_each(|sound| slots.entry(sound.slot).or_default().push(*sound));
    slots
}

#[test]
fn speakers_take_turns_in_one_unbroken_stream() {
    let mut world = World::new();
    let speakers = [world.add(SPEAKER), world.add(SPEAKER)];
    let ben = world.add(LISTENER);
    world.connect();
    for turn in 0..10 {
        let speaker = speakers[turn % 2];
        world.clients[speaker].speaks = Some(Some(30));
        world.run(ms(1000));
        world.clients[speaker].speaks = None;
        // The slot is given up, so that both use the same one.
        let version = turn as u64 + 2;
        world.run(ms(50));
        world.permit(speaker, Permit { version, publish: false, hear: true, near: true });
        world.permit(speakers[(turn + 1) % 2], Permit { version, publish: true, hear: true, near: true });
        world.run(ms(450));
    }
    let heard = &world.clients[ben].heard;
    assert!(heard.len() >= 490, "{}", heard.len());
    assert!(heard.iter().all(|sound| sound.slot == 0));
    assert!(heard.iter().zip(1..).all(|(sound, number)| sound.index == number), "1, 2, 3 ...");
    for two in heard.windows(2) {
        let (a, b) = (two[0], two[1]);
        let ticks = u128::from(b.timestamp.wrapping_sub(a.timestamp));
        assert!((1..48_000 * 2).contains(&ticks), "timestamps go on: {ticks}");
        assert!(ticks.abs_diff((b.at - a.at).as_millis() * 48) <= 48 * 25, "and keep time");
        assert!(a.speaker == b.speaker || b.marker, "a marker where the speaker changes");
    }
    assert!(heard.windows(2).filter(|two| two[0].speaker != two[1].speaker).count() >= 9);
    assert_numbers_are_unique(&world);
}

#[test]
fn loss_on_the_way_to_us_stays_visible_as_a_gap() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(200));
    world.clients[ann].index += 7;
    world.run(ms(200));
    let heard = &world.clients[ben].heard;
    let gaps: Vec<_> =
        heard.windows(2).map(|two| two[1].index - two[0].index).filter(|step| *step > 1).collect();
    assert_eq!(gaps, [8], "seven are missing");
    assert!(heard.windows(2).all(|two| two[1].index - two[0].index == two[1].said - two[0].said));
}

#[test]
fn a_publisher_whose_numbers_jump_wildly_pushes_no_listener_out_of_step() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    for _ in 0..50 {
        world.run(ms(40));
        world.clients[ann].index += 30_000;
    }
    world.run(ms(200));
    let heard = &world.clients[ben].heard;
    assert!(heard.len() >= 100);
    assert!(heard.windows(2).all(|two| two[1].index == two[0].index + 1));
    assert_eq!(world.clients[ben].refused, 0);
}

#[test]
fn whoever_comes_goes_or_may_every_stream_stays_whole() {
    let mut streams = 0;
    for seed in 0..8 {
        let mut random = Random::new(seed);
        let mut world = World::new();
        for _ in 0..3 {
            world.add(SPEAKER);
        }
        world.connect();
        let mut gone = HashSet::new();
        for step in 0..120 {
            let client = random.below(world.clients.len() as u64) as usize;
            let version = step + 2;
            match random.below(8) {
                0 if world.clients.len() < 9 => {
                    world.add(SPEAKER);
                }
                1 if world.clients.len() > 6 => {
                    world.remove(client);
                    gone.insert(client);
                }
                2 | 3 => {
                    let (publish, hear) = (random.below(3) > 0, random.below(3) > 0);
                    world.permit(client, Permit { version, publish, hear, near: true });
                }
                4 | 5 => world.clients[client].speaks = Some(Some(20 + random.below(30) as u8)),
                6 => world.clients[client].speaks = None,
                _ => world.clients[client].index += random.below(2000),
            }
            world.run(ms(20 * random.below(40)));
        }
        for (number, client) in world.clients.iter().enumerate().filter(|(number, _)| !gone.contains(number))
        {
            assert_eq!(client.refused, 0, "seed {seed}: {number} could not open everything");
            assert!(client.heard.iter().all(|sound| sound.speaker != number), "seed {seed}: own voice");
            for (slot, sounds) in by_slot(&client.heard) {
                streams += 1;
                assert_eq!(sounds[0].index, 1, "seed {seed}: a stream starts low");
                for two in sounds.windows(2) {
                    let (a, b) = (two[0], two[1]);
                    // A gap is what the speaker left out, and nothing else.
                    let is_same_run = a.speaker == b.speaker && b.said > a.said && b.said - a.said < 1000;
                    let step = b.index - a.index;
                    assert!(
                        step == 1 || is_same_run && step == b.said - a.said,
                        "seed {seed}: listener {number}, slot {slot}: {a:?} then {b:?}"
                    );
                    let ticks = b.timestamp.wrapping_sub(a.timestamp);
                    assert!((1..1 << 31).contains(&ticks), "seed {seed}: time goes forward");
                }
            }
        }
        assert_numbers_are_unique(&world);
    }
    assert!(streams > 80, "the scripts led to {streams} streams");
}

#[test]
fn numbers_are_unique_on_a_network_that_loses_repeats_and_disorders() {
    for seed in 0..4 {
        let mut random = Random::new(seed);
        let mut world = World::new();
        let speakers: Vec<_> = (0..5).map(|_| world.add(SPEAKER)).collect();
        world.connect();
        world.net.link = Link { jitter_ms: 120, loss_percent: 10, duplicates_percent: 20 };
        for step in 0..200 {
            let speaker = speakers[random.below(5) as usize];
            world.clients[speaker].speaks = (random.below(3) > 0).then(|| Some(20 + random.below(40) as u8));
            let publish = random.below(4) > 0;
            world.permit(speaker, Permit { version: step + 2, publish, hear: true, near: true });
            world.run(ms(100));
        }
        for client in &world.clients {
            let distinct: HashSet<_> = client.heard.iter().map(|sound| (sound.speaker, sound.said)).collect();
            assert_eq!(distinct.len(), client.heard.len(), "seed {seed}: nothing is heard twice");
            assert!(client.heard.len() > 500, "seed {seed}: {}", client.heard.len());
        }
        assert_numbers_are_unique(&world);
    }
}

#[test]
fn after_22_minutes_of_voice_early_and_late_joiners_hear_everything() {
    let mut world = World::new();
    let [ann, early] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(Duration::from_secs(20 * 60));
    let late = world.connected(LISTENER);
    world.run(Duration::from_secs(3 * 60));
    let wrapped = world.clients[early].heard.last().expect("heard").index;
    assert!(wrapped > 65_536, "the sequence number of the early joiner has wrapped: {wrapped}");
    for listener in [early, late] {
        let client = &world.clients[listener];
        assert_eq!(client.refused, 0);
        assert!(client.heard.iter().zip(1..).all(|(sound, number)| sound.index == number));
        assert!(client.heard.last().expect("heard").at + ms(50) > world.now);
    }
    assert!(world.clients[ann].index > 65_536, "so has the speaker's");
    let late = &world.clients[late].heard;
    assert!((3 * 60 * 50 - 10..=3 * 60 * 50 + 60).contains(&late.len()), "{}", late.len());
}
