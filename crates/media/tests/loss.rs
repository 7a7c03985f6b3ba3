//! What is lost between a speaker and us comes again: as a copy in a later packet, or because we asked.

mod support;

use media::Permit;
use support::*;

/// Who speaks as Chromium does, or repeats what it is asked for, over a network that loses one in ten.
fn talking(shape: Shape) -> (World, [usize; 2]) {
    let mut world = World::new();
    let ann = world.add_to(GROUP, SPEAKER, &shape);
    let ben = world.add(LISTENER);
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    world.clear();
    (world, [ann, ben])
}

/// Of what was said in between, the share that is missing, and whether anything came twice.
fn missing(world: &World, listener: usize, speaker: usize) -> f64 {
    let mut said: Vec<u64> =
        world.clients[listener].heard_from(speaker).iter().map(|sound| sound.said).collect();
    let came = said.len();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), came, "nothing comes twice");
    let expected = said[said.len() - 1] - said[0] + 1;
    1.0 - came as f64 / expected as f64
}

/// Losses only on the way to us: the listener's own are no matter of this.
fn lose(world: &mut World, percent: u64) {
    world.net.link_up = Some(Link { loss_percent: percent, ..Link::default() });
}

#[test]
fn copies_fill_what_was_lost_in_order_and_once() {
    for (copies, most) in [(0, 0.2), (1, 0.03), (2, 0.005)] {
        let (mut world, [ann, ben]) = talking(Shape { copies, ..Shape::default() });
        lose(&mut world, 10);
        world.run(ms(20_000));
        let missing = missing(&world, ben, ann);
        assert!(missing <= most, "{copies} copies: {missing:.3} missing");
        assert!(copies > 0 || missing > 0.05, "the network loses some: {missing:.3}");
        let heard = world.clients[ben].heard_from(ann);
        for two in heard.windows(2) {
            let frames = two[1].said - two[0].said;
            assert_eq!(two[1].timestamp.wrapping_sub(two[0].timestamp), 960 * frames as u32);
            assert_eq!(two[1].index - two[0].index, frames, "a gap that is left shows as one");
        }
        assert_eq!(world.plane.counters().recovered > 0, copies > 0);
    }
}

#[test]
fn without_loss_copies_are_not_heard_and_disorder_brings_nothing_twice() {
    let (mut world, [ann, ben]) = talking(Shape { copies: 2, ..Shape::default() });
    world.run(ms(2000));
    assert_eq!((missing(&world, ben, ann), world.plane.counters().recovered), (0.0, 0));
    world.net.link_up = Some(Link { jitter_ms: 60, duplicates_percent: 20, ..Link::default() });
    world.run(ms(5000));
    assert!(missing(&world, ben, ann) < 0.01);
}

#[test]
fn what_is_missing_is_asked_for_and_comes() {
    let (mut world, [ann, ben]) = talking(Shape { repeats: true, ..Shape::default() });
    lose(&mut world, 10);
    world.run(ms(20_000));
    let missing = missing(&world, ben, ann);
    assert!(missing < 0.01, "{missing:.3} missing");
    let repeated = world.clients[ann].repeated;
    assert!((60..=250).contains(&repeated), "{repeated} of 1,000: a tenth, and of those a tenth again");
    let (mut world, [_, _]) = talking(Shape::default());
    lose(&mut world, 10);
    world.run(ms(5000));
    assert_eq!(world.plane.counters().asked_again, 0, "who does not repeat is not asked");
}

#[test]
fn what_was_said_without_a_permit_comes_in_no_later_packet() {
    let (mut world, [ann, ben]) = talking(Shape { copies: 2, ..Shape::default() });
    for turn in 0..50 {
        world.permit(ann, Permit { version: 2 + 2 * turn, publish: false, ..SPEAKER });
        let first = world.clients[ann].index;
        world.run(ms(100));
        let last = world.clients[ann].index;
        world.run(ms(30)); // What is on its way when the permit comes is said with one.
        world.permit(ann, Permit { version: 3 + 2 * turn, ..SPEAKER });
        world.run(ms(70));
        // The first was on its way already.
        let leaked = world.clients[ben].heard.iter().any(|sound| (first..last).contains(&sound.said));
        assert!(!leaked, "in turn {turn}");
    }
    assert!(world.clients[ben].heard.len() > 100);
}

#[test]
fn a_redundant_packet_that_does_not_read_is_no_sound() {
    let (mut world, [ann, ben]) = talking(Shape { copies: 1, ..Shape::default() });
    world.clients[ann].speaks = None;
    world.run(ms(200));
    world.clear();
    let before = world.plane.counters().not_sound;
    world.clients[ann].payload_type = 63;
    let bad: [&[u8]; 4] = [&[], &[0xEF, 0, 0], &[0x80 | 96, 0x0F, 0, 1, 111, 1, 2], &[96, 1, 2, 3]];
    for payload in bad {
        let client = &mut world.clients[ann];
        let packet = client.packet(client.ssrc, client.index, Some(30), payload);
        client.index += 1;
        let route = client.route;
        world.give(route, &packet);
    }
    world.run(ms(100));
    assert_eq!(world.clients[ben].heard.len(), 0);
    assert_eq!(world.plane.counters().not_sound, before + 4);
}
