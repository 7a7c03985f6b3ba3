//! Who loses much hears packets of 20 ms though the audience hears longer ones, and nothing is lost or doubled by that.

mod support;

use media::{Pace, PacketLen, PeerId, Permit, SLOTS, Way};
use support::client::Sound;
use support::planes::shard_count;
use support::random::Random;
use support::voice::voice;
use support::*;

const FORWARD: Pace = Pace {
    version: 0,
    way: Way::Forward,
    len: PacketLen::Ms60,
    slots: SLOTS,
    at_once: true,
    relieved: false,
};
const MIX: Pace = Pace { way: Way::Mix, ..FORWARD };

/// In 1/256: enough to be lossy, not enough, too much to be well, and next to nothing.
const LOSSY: u8 = 13;
const NOT_LOSSY: u8 = 12;
const NOT_WELL: u8 = 5;
const WELL: u8 = 4;

/// Frames after a change, until packets have their length: what was on its way, what was cut short, up to the next phase.
const CHANGING: usize = 8;

/// One who speaks, and so many who hear it at this pace.
fn lecture(pace: Pace, listeners: usize) -> (World, usize, Vec<usize>) {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let listeners = (0..listeners).map(|_| world.add(AUDIENCE)).collect();
    world.connect();
    world.pace(pace);
    if pace.way == Way::Mix {
        world.clients[ann].voice = Some(voice(140.0));
    }
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(2000));
    world.clear();
    (world, ann, listeners)
}

/// The listener says that it lost so much of what it hears.
fn report(world: &mut World, listener: usize, lost: u8) {
    let ssrc = world.clients[listener].slot_ssrcs[0];
    world.report(listener, ssrc, lost, 5);
}

/// How many frames come in its longest packets from now on, which are most of them: what an encoder that has gone over to
/// another mode makes is not joined with what it made before.
fn together(world: &mut World, listener: usize) -> usize {
    let before = world.clients[listener].heard.len();
    world.run(ms(1000));
    let heard = &world.clients[listener].heard[before + CHANGING..];
    assert!(heard.len() >= 35, "{} frames in the rest of a second", heard.len());
    let longest = heard.iter().map(|sound| sound.together).max().unwrap_or(0);
    let in_longest = heard.iter().filter(|sound| sound.together == longest).count();
    assert!(in_longest >= heard.len() * 3 / 4, "{in_longest} of {}", heard.len());
    longest
}

/// One stream whose numbers and time have no gap, and in which nothing comes twice.
fn check_whole(heard: &[Sound], is_mix: bool) {
    for two in heard.windows(2) {
        assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960);
        assert!(two[1].index - two[0].index <= 1);
        assert!(is_mix || two[1].said == two[0].said + 1, "{} after {}", two[1].said, two[0].said);
    }
}

#[test]
fn one_who_loses_much_hears_short_packets_until_it_was_well_for_30_seconds() {
    for pace in [FORWARD, Pace { len: PacketLen::Ms40, ..FORWARD }, MIX] {
        let (mut world, _, listeners) = lecture(pace, 3);
        let (one, other) = (listeners[0], listeners[1]);
        let long = pace.len.frames();
        report(&mut world, one, NOT_LOSSY);
        assert_eq!(together(&mut world, one), long);
        report(&mut world, one, LOSSY);
        assert_eq!(together(&mut world, one), 1);
        assert_eq!(together(&mut world, other), long, "it alone");
        for _ in 0..7 {
            report(&mut world, one, NOT_WELL);
            world.run(ms(5000));
        }
        assert_eq!(together(&mut world, one), 1, "some loss is no reason to go back");
        for _ in 0..6 {
            report(&mut world, one, WELL);
            world.run(ms(5000));
        }
        report(&mut world, one, NOT_WELL);
        for _ in 0..6 {
            world.run(ms(5000));
            report(&mut world, one, WELL);
        }
        assert_eq!(together(&mut world, one), 1, "after 25 seconds");
        world.run(ms(4000));
        report(&mut world, one, WELL);
        assert_eq!(together(&mut world, one), long);
        assert_eq!(together(&mut world, other), long);
        for listener in listeners {
            check_whole(&world.clients[listener].heard, pace.way == Way::Mix);
            assert!(world.clients[listener].heard.iter().all(|sound| sound.slot == 0));
        }
    }
}

#[test]
fn one_in_ten_has_a_place_and_no_eleventh_of_a_hundred() {
    let (mut world, _, listeners) = lecture(FORWARD, 99);
    for _ in 0..3 {
        listeners.iter().for_each(|listener| report(&mut world, *listener, 2 * LOSSY));
        world.run(ms(1100));
    }
    world.clear();
    world.run(ms(1000));
    let hears_short = |listener: &usize| world.clients[*listener].heard.iter().all(|s| s.together == 1);
    let short: Vec<usize> = listeners.iter().copied().filter(hears_short).collect();
    assert_eq!(short.len(), 10 * shard_count(), "ten of the hundred on each shard, or of the fewer there");
    // Who leaves makes room for another.
    world.remove(short[0]);
    for _ in 0..3 {
        let others = listeners.iter().filter(|listener| **listener != short[0]);
        others.for_each(|listener| report(&mut world, *listener, 2 * LOSSY));
        world.run(ms(1100));
    }
    world.clear();
    world.run(ms(1000));
    let others = listeners.iter().filter(|listener| **listener != short[0]);
    let count = others.filter(|l| world.clients[**l].heard.iter().all(|s| s.together == 1)).count();
    assert_eq!(count, 10 * shard_count());
}

#[test]
fn nobody_is_sent_more_than_others_while_a_core_is_too_busy() {
    for pace in [FORWARD, MIX] {
        let (mut world, _, listeners) = lecture(pace, 2);
        let one = listeners[0];
        report(&mut world, one, LOSSY);
        assert_eq!(together(&mut world, one), 1);
        world.pace(Pace { relieved: true, ..pace });
        assert_eq!(together(&mut world, one), 3, "at once");
        report(&mut world, one, LOSSY);
        assert_eq!(together(&mut world, one), 3);
        world.pace(pace);
        assert_eq!(together(&mut world, one), 3);
        report(&mut world, one, LOSSY);
        assert_eq!(together(&mut world, one), 1, "once it says so again");
        check_whole(&world.clients[one].heard, pace.way == Way::Mix);
    }
}

#[test]
fn where_the_audience_hears_short_packets_nothing_of_it_remains() {
    let (mut world, _, listeners) = lecture(FORWARD, 2);
    let one = listeners[0];
    report(&mut world, one, LOSSY);
    assert_eq!(together(&mut world, one), 1);
    world.pace(Pace { len: PacketLen::Ms20, ..FORWARD });
    report(&mut world, one, LOSSY);
    for listener in &listeners {
        assert_eq!(together(&mut world, *listener), 1);
    }
    world.pace(FORWARD);
    assert_eq!(together(&mut world, one), 3);
    report(&mut world, one, LOSSY);
    assert_eq!(together(&mut world, one), 1);
    check_whole(&world.clients[one].heard, false);
}

#[test]
fn who_is_lossy_goes_over_to_the_other_way_with_the_audience() {
    let (mut world, _, listeners) = lecture(MIX, 2);
    let one = listeners[0];
    report(&mut world, one, LOSSY);
    for pace in [MIX, FORWARD, MIX] {
        world.pace(pace);
        world.run(ms(500));
        assert_eq!(together(&mut world, one), 1);
        assert_eq!(together(&mut world, listeners[1]), 3);
    }
    let heard = &world.clients[one].heard;
    for two in heard.windows(2) {
        assert!(two[1].index - two[0].index <= 1, "nothing looks like a loss");
    }
}

#[test]
fn who_is_lossy_can_be_sent_sound_as_long_as_it_is_there_and_may_hear() {
    for pace in [FORWARD, MIX] {
        let (mut world, ann, listeners) = lecture(pace, 3);
        listeners.iter().for_each(|listener| report(&mut world, *listener, LOSSY));
        world.run(ms(1100));
        listeners.iter().for_each(|listener| report(&mut world, *listener, LOSSY));
        let sinks = |world: &World| world.plane.sinks(GROUP);
        let of = |clients: &[usize]| clients.iter().map(|n| PeerId(*n as u64)).collect::<Vec<_>>();
        assert_eq!(sinks(&world), of(&[ann, listeners[0], listeners[1], listeners[2]]));
        world.permit(listeners[0], Permit { version: 2, hear: false, ..AUDIENCE });
        assert_eq!(sinks(&world), of(&[ann, listeners[1], listeners[2]]));
        world.permit(listeners[1], Permit { version: 2, ..LISTENER });
        world.remove(listeners[2]);
        assert_eq!(sinks(&world), of(&[ann, listeners[1]]));
        world.run(ms(100));
        world.clear();
        world.run(ms(1000));
        assert_eq!(world.clients[listeners[0]].heard.len(), 0);
        assert_eq!(world.clients[listeners[2]].heard.len(), 0);
        let near = world.clients[listeners[1]].heard_from(ann).len();
        assert!(pace.way == Way::Mix || (49..=51).contains(&near), "{near} frames, each once");
        world.permit(listeners[0], Permit { version: 3, ..AUDIENCE });
        world.permit(listeners[1], Permit { version: 3, ..AUDIENCE });
        for listener in &listeners[..2] {
            assert_eq!(together(&mut world, *listener), 3, "as anybody who comes into the audience");
        }
        (0..2).for_each(|n| world.remove(listeners[n]));
        assert_eq!(sinks(&world), of(&[ann]));
    }
}

#[test]
fn whatever_changes_meanwhile_every_frame_comes_once_and_in_order() {
    let (mut world, ann, listeners) = lecture(FORWARD, 6);
    let mut random = Random::new(5);
    for version in 2..600 {
        let one = listeners[random.below(6) as usize];
        match random.below(4) {
            0 => {
                let len = [PacketLen::Ms20, PacketLen::Ms40, PacketLen::Ms60][random.below(3) as usize];
                let relieved = random.below(4) == 0;
                world.pace(Pace { len, relieved, at_once: random.below(2) == 0, ..FORWARD });
            }
            1 => world.permit(one, Permit { version, near: random.below(2) == 0, ..AUDIENCE }),
            _ => report(&mut world, one, [WELL, LOSSY, 2 * LOSSY][random.below(3) as usize]),
        }
        // In words and in pauses.
        world.clients[ann].speaks = Some(Some(if random.below(3) == 0 { 30 } else { 100 }));
        world.run(ms(random.below(15) * 10));
    }
    world.run(ms(100));
    for listener in listeners {
        check_whole(&world.clients[listener].heard, false);
    }
}
