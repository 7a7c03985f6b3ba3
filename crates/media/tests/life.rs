//! How peers leave, what the rooms are told and how often, and that silence costs nothing.

mod support;

use jushou_rtc::rtcp;
use media::{Event, GroupId, PeerId, Permit, Why};
use std::time::Duration;
use support::*;

fn speaking(world: &World) -> Vec<(std::time::Instant, Vec<(PeerId, u8)>)> {
    let events = world.events.iter().filter_map(|(at, event)| match event {
        Event::Speaking { levels, .. } => Some((*at, levels.clone())),
        _ => None,
    });
    events.collect()
}

#[test]
fn the_room_is_told_when_a_peer_is_connected_and_once() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    world.run(ms(5000));
    let connected = world.events.iter().filter(|(_, event)| matches!(event, Event::Connected { .. }));
    let connected: Vec<_> = connected.map(|(_, event)| event.clone()).collect();
    assert_eq!(connected, [Event::Connected { peer: PeerId(ann as u64) }]);
}

#[test]
fn a_peer_that_says_goodbye_is_gone_at_once() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ben].is_out = true;
    let route = world.clients[ben].route;
    for datagram in world.clients[ben].close() {
        world.give(route, &datagram);
    }
    assert_eq!(world.closed(ben), Some(Why::PeerLeft));
    assert_eq!(world.plane.sinks(GROUP), [PeerId(ann as u64)]);
    world.clear();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    assert_eq!(world.sent_to(ben), 0);
}

#[test]
fn a_peer_that_vanishes_is_closed_after_30_seconds_and_not_before() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(3000));
    world.clients[ben].is_out = true;
    world.run(ms(27_000));
    assert_eq!(world.closed(ben), None);
    world.run(ms(3500));
    assert_eq!(world.closed(ben), Some(Why::Gone));
    assert_eq!(world.closed(ann), None);
    world.net.sent.clear();
    world.run(ms(500));
    assert_eq!(world.sent_to(ben), 0);
}

#[test]
fn a_peer_that_never_comes_is_closed_too() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    world.clients[ann].is_out = true;
    world.run(ms(31_000));
    assert_eq!(world.closed(ann), Some(Why::Gone));
    assert_eq!((world.plane.peer_count(), world.plane.wake_at().is_some()), (0, false));
}

#[test]
fn a_bye_ends_the_microphone_and_not_the_seat() {
    let mut world = World::new();
    let [ann, ben, eve] = [SPEAKER, SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.clients[ben].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clients[ann].speaks = None;
    world.run(ms(50));
    let client = &mut world.clients[ann];
    let (mut compound, ssrc, route) = (Vec::new(), client.ssrc, client.route);
    rtcp::write_receiver_report(&mut compound, ssrc, &[]);
    rtcp::write_bye(&mut compound, &[ssrc]);
    let bye = client.seal_rtcp(compound);
    world.give(route, &bye);
    world.run(ms(300));
    assert!(!world.slots().contains(&Some(PeerId(ann as u64))), "the slot is free");
    world.clear();
    world.clients[ann].ssrc += 5000; // A new microphone, at once.
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    assert_eq!(world.closed(ann), None);
    assert!(world.clients[ann].heard_from(ben).len() >= 48, "one hears on");
    assert!(world.clients[eve].heard_from(ann).len() >= 48);
}

#[test]
fn talk_start_is_told_at_once_and_levels_every_300_ms() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, SPEAKER].map(|permit| world.add(permit));
    world.connect();
    let begin = world.now;
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(3000));
    let told = speaking(&world);
    let rung = told.iter().find(|(_, levels)| levels.iter().any(|(peer, _)| peer.0 == ann as u64));
    let (at, levels) = rung.expect("the ring is lit");
    assert!(*at <= begin + ms(150), "{:?} after the first word", *at - begin);
    assert!((1..=100).contains(&levels[0].1));
    assert!((9..=12).contains(&told.len()), "{} times in three seconds", told.len());
    let later = world.now;
    world.clients[ben].speaks = Some(Some(30));
    world.run(ms(200));
    let both = speaking(&world).into_iter().find(|(_, levels)| levels.len() == 2);
    assert!(both.expect("both are lit").0 <= later + ms(150));
}

#[test]
fn the_room_is_never_told_more_than_ten_times_a_second() {
    let mut world = World::new();
    let speakers: Vec<_> = (0..8).map(|_| world.add(SPEAKER)).collect();
    world.connect();
    for version in 2..102 {
        for speaker in &speakers {
            world.clients[*speaker].speaks = Some(Some(20));
            world.permit(*speaker, Permit { version, publish: version % 2 == 0, hear: true, near: true });
        }
        world.run(ms(50));
    }
    let told = speaking(&world);
    assert!(told.len() > 20);
    assert!(told.windows(2).all(|two| two[1].0 - two[0].0 >= ms(100)), "bounded, whatever people do");
}

#[test]
fn after_the_last_word_the_rings_go_out_and_then_nothing_costs_anything() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(2000));
    world.clients[ann].speaks = None;
    world.run(ms(1000));
    let (_, last) = speaking(&world).pop().expect("told");
    assert!(last.is_empty(), "all are silent");
    world.run(ms(70_000)); // The handshakes are forgotten meanwhile.
    world.clear();
    let mut wakes = 0;
    let until = world.now + Duration::from_secs(60);
    while world.now < until {
        wakes += usize::from(world.plane.wake_at().is_some_and(|at| at <= world.now + STEP));
        world.run(STEP);
    }
    assert!(speaking(&world).is_empty());
    assert!(wakes <= 8, "{wakes} times awake in a minute, for two peers");
    let checks = 2 * 60 * 1000 / 2500 + 2;
    assert!(world.net.sent.len() <= checks, "only checks are answered: {}", world.net.sent.len());
    assert!(world.clients[ben].reports.is_empty());
}

#[test]
fn noise_too_soft_to_show_tells_the_room_nothing_after_it_has_its_slot() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(85));
    world.run(ms(5000));
    assert!(speaking(&world).len() <= 2, "{}", speaking(&world).len());
    assert!(
        world.clients[ben].heard_from(ann).len() >= 98,
        "though it is heard, until the microphone is at rest"
    );
}

#[test]
fn a_group_ends_with_its_last_peer_and_may_begin_again() {
    let mut world = World::new();
    for _ in 0..3 {
        let ann = world.add_to(GroupId(1), SPEAKER, &Shape::default());
        let ben = world.add_to(GroupId(1), LISTENER, &Shape::default());
        world.connect();
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(500));
        assert!(world.clients[ben].heard_from(ann).len() >= 22);
        world.remove(ann);
        world.remove(ben);
        world.clients[ann].is_out = true;
        world.clients[ben].is_out = true;
        assert_eq!(world.plane.sinks(GroupId(1)), []);
        world.run(ms(500));
    }
    assert_eq!(world.plane.peer_count(), 0);
}

#[test]
fn a_slot_that_is_given_up_in_silence_is_told_at_once() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clients[ann].speaks = None;
    world.run(ms(5000));
    assert_eq!(world.slots()[0], Some(PeerId(ann as u64)), "the slot stays while nobody needs it");
    world.permit(ann, Permit { version: 2, publish: false, hear: true, near: true });
    assert_eq!(world.slots(), [None; 4]);
}
