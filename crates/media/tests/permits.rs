//! A permit is obeyed from the call on that brings it, whatever the peer's own software does.

mod support;

use media::{Event, Pace, PacketLen, PeerId, Permit};
use support::random::Random;
use support::*;

const MUTED: Permit = Permit { version: 2, publish: false, hear: true, near: true };

#[test]
fn one_who_may_not_publish_reaches_nobody_however_loudly_it_sends() {
    let mut world = World::new();
    let patched = world.add(LISTENER);
    let ben = world.add(LISTENER);
    world.connect();
    world.clients[patched].speaks = Some(Some(0));
    world.run(ms(2000));
    assert!(world.clients[ben].heard.is_empty());
    assert_eq!(world.slots(), [None; 4], "nor does it take a slot or light a ring");
    let counters = world.plane.counters();
    assert_eq!(counters.packets_forwarded, 0);
    assert!(counters.not_permitted >= 98, "{counters:?}");
}

#[test]
fn a_mute_holds_for_the_next_packet_already() {
    let mut world = World::new();
    let [ann, eve, ben] = [SPEAKER, SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.clients[eve].speaks = Some(Some(30));
    world.run(ms(1000));
    world.permit(ann, MUTED);
    let forwarded = world.plane.counters().packets_forwarded;
    let packet = world.clients[ann].speech(Some(30));
    let route = world.clients[ann].route;
    world.give(route, &packet);
    assert_eq!(world.plane.counters().packets_forwarded, forwarded);
    let in_force = Event::PermitInForce { peer: PeerId(ann as u64), version: 2 };
    assert!(world.events.iter().any(|(_, event)| *event == in_force));
    world.run(ms(5)); // What was sent before the mute is still on its way.
    world.clear();
    world.run(ms(1000));
    assert!(world.clients[ben].heard_from(ann).is_empty());
    assert!(world.clients[ben].heard_from(eve).len() >= 48, "the others go on");
    assert!(!world.slots().contains(&Some(PeerId(ann as u64))));
    assert!(!world.clients[ann].heard.is_empty(), "muted, one still hears");
}

#[test]
fn after_unmuting_the_same_connection_is_heard_again_without_a_gap() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    world.permit(ann, MUTED);
    world.run(ms(2000));
    world.permit(ann, Permit { version: 3, ..SPEAKER });
    world.run(ms(500));
    let heard = world.clients[ben].heard_from(ann);
    assert!(heard.len() >= 46, "{}", heard.len());
    assert!(heard.windows(2).all(|two| two[1].index == two[0].index + 1), "silence is not loss");
    assert!(heard.windows(2).any(|two| two[1].at - two[0].at >= ms(1900)));
    assert!(heard.windows(2).all(|two| {
        let ticks = u128::from(two[1].timestamp.wrapping_sub(two[0].timestamp));
        ticks.abs_diff((two[1].at - two[0].at).as_millis() * 48) <= 48 * 25
    }));
}

#[test]
fn an_older_permit_changes_nothing_and_the_answer_names_the_one_in_force() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.permit(ann, Permit { version: 9, publish: false, hear: false, near: true });
    for version in [1, 8, 9] {
        world.permit(ann, Permit { version, publish: true, hear: true, near: true });
        let (_, last) = world.events.last().expect("an answer");
        assert_eq!(*last, Event::PermitInForce { peer: PeerId(ann as u64), version: 9 });
    }
    world.run(ms(500));
    assert!(world.clients[ben].heard.is_empty());
    assert_eq!(world.plane.sinks(GROUP), [PeerId(ben as u64)]);
}

#[test]
fn one_who_may_not_hear_is_sent_no_sound_and_no_reports_until_it_may() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let ben = world.add(Permit { version: 1, publish: false, hear: false, near: true });
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.clear();
    world.run(ms(2000));
    assert!(world.clients[ben].heard.is_empty() && world.clients[ben].reports.is_empty());
    let from_now = world.net.sent.len();
    world.permit(ben, Permit { version: 2, publish: false, hear: true, near: true });
    world.run(ms(500));
    let heard = &world.clients[ben].heard;
    assert!(heard.len() >= 23 && heard[0].index == 1, "{} packets", heard.len());
    assert!(world.net.sent.len() > from_now);
    world.permit(ben, Permit { version: 3, publish: false, hear: false, near: true });
    world.run(ms(5)); // What was sent before is still on its way.
    let last = *world.clients[ben].heard.last().expect("some");
    world.clear();
    world.run(ms(500));
    assert!(world.clients[ben].heard.is_empty());
    world.permit(ben, Permit { version: 4, publish: false, hear: true, near: true });
    world.run(ms(500));
    let next = world.clients[ben].heard[0];
    assert_eq!(next.index, last.index + 1, "what one may not hear leaves no gap");
    assert!(next.said > last.said + 20);
}

#[test]
fn a_removed_peer_gets_a_goodbye_and_then_nothing_and_is_heard_no_more() {
    let mut world = World::new();
    let [ann, ben, eve] = [SPEAKER, SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.clients[ben].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clear();
    world.remove(ben);
    assert!((1..=2).contains(&world.sent_to(ben)), "RTCP BYE and DTLS close_notify");
    world.run(ms(5));
    world.clear();
    world.run(ms(3000));
    assert_eq!(world.sent_to(ben), 0, "not even answers to its checks");
    assert!(world.clients[eve].heard_from(ben).is_empty());
    assert!(world.clients[eve].heard_from(ann).len() >= 148);
    assert!(world.clients[ben].was_told_goodbye);
    assert_eq!(world.plane.sinks(GROUP), [PeerId(ann as u64), PeerId(eve as u64)]);
    assert!(world.closed(ben).is_none(), "whoever removed it knows");
    assert!(!world.slots().contains(&Some(PeerId(ben as u64))));
}

#[test]
fn the_goodbye_names_the_streams_that_were_heard() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    world.remove(ben);
    world.run(ms(100));
    let client = &world.clients[ben];
    assert_eq!(client::goodbyes(&client.reports), [client.slot_ssrcs[0]]);
}

#[test]
fn for_a_peer_that_is_not_there_every_permit_is_in_force() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    world.remove(ann);
    world.permit(ann, MUTED);
    let (_, last) = world.events.last().expect("an answer");
    assert_eq!(*last, Event::PermitInForce { peer: PeerId(ann as u64), version: 2 });
    assert_eq!(world.plane.peer_count(), 0);
}

#[test]
fn a_peer_id_and_a_ufrag_are_used_once_at_a_time() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let offer = world.clients[ann].offer(&Shape::default());
    let offer = jushou_rtc::sdp::Offer::parse(&offer).expect("a good offer");
    let mut add = |peer, number| {
        let secrets = secrets(number);
        world
            .plane
            .add_peer(world.now, PeerId(peer), GROUP, &offer, secrets, SPEAKER, &[], &mut Nowhere)
            .err()
    };
    assert_eq!(add(ann as u64, 50), Some(media::NotAdded::Taken));
    assert_eq!(add(50, ann), Some(media::NotAdded::Taken));
    assert_eq!(add(50, 50), None);
    assert_eq!(world.plane.peer_count(), 2);
}

/// A listener on each shard, far enough for longer packets; the speaker is on another shard than the home.
fn spread() -> (World, usize) {
    let mut world = World::of(3);
    let all: Vec<_> =
        [SPEAKER, LISTENER, LISTENER, AUDIENCE, AUDIENCE, AUDIENCE].map(|permit| world.add(permit)).into();
    world.connect();
    world.pace(Pace { len: PacketLen::Ms60, ..Pace::default() });
    world.clients[all[0]].speaks = Some(Some(30));
    world.plane.late = Some(Random::new(11));
    world.run(ms(500));
    (world, all[0])
}

/// Lets time pass until the plane has said that a permit of this version is in force.
fn until_in_force(world: &mut World, peer: usize, version: u64) {
    let in_force = Event::PermitInForce { peer: PeerId(peer as u64), version };
    for _ in 0..100 {
        if world.events.iter().any(|(_, event)| *event == in_force) {
            return;
        }
        world.run(STEP);
    }
    panic!("not in force within a second");
}

#[test]
fn once_a_mute_is_in_force_nothing_of_the_speaker_goes_out_on_any_shard() {
    for is_removal in [false, true] {
        let (mut world, ann) = spread();
        let mut waited = 0;
        for turn in 0..40 {
            let version = 4 * turn + 2;
            world.clear();
            if is_removal && turn == 39 {
                world.remove(ann);
                until_in_force(&mut world, ann, media::REMOVED);
            } else {
                world.permit(ann, Permit { version, ..MUTED });
                waited +=
                    usize::from(!world.events.iter().any(|(_, e)| matches!(e, Event::PermitInForce { .. })));
                if turn % 2 == 0 {
                    until_in_force(&mut world, ann, version);
                } else {
                    // The next word, and the same once more, are not in force before the mute is.
                    let moved = Permit { version: version + 1, near: false, ..MUTED };
                    world.permit(ann, moved);
                    world.permit(ann, moved);
                    until_in_force(&mut world, ann, version + 1);
                }
            }
            let sound = |world: &World| world.net.sent.iter().filter(|sent| sent.sound.is_some()).count();
            let sent = sound(&world);
            world.run(ms(200));
            assert_eq!(sound(&world), sent, "turn {turn}");
            world.permit(ann, Permit { version: version + 2, ..SPEAKER });
            world.run(ms(200));
            assert_eq!(sound(&world) > sent, !(is_removal && turn == 39), "and comes back");
        }
        assert!(waited > 30, "it takes a while, and is not said before: {waited}");
    }
}
