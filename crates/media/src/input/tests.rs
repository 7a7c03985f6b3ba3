//! A peer's bug costs one peer: a panic is injected where its input or its output is handled.

use crate::{Event, PeerId, Why};
use support::*;

#[path = "../../tests/support/mod.rs"]
mod support;

/// Where to fail.
#[derive(Default)]
pub(crate) struct Faults {
    pub offer: Option<PeerId>,
    pub input: Option<PeerId>,
    pub output: Option<PeerId>,
}

impl Faults {
    pub fn check_offer(&self, peer: PeerId) {
        assert_ne!(self.offer, Some(peer), "injected: offer");
    }

    pub fn check_input(&self, peer: PeerId) {
        assert_ne!(self.input, Some(peer), "injected: input");
    }

    pub fn check_output(&self, peer: PeerId) {
        assert_ne!(self.output, Some(peer), "injected: output");
    }
}

fn talking() -> World {
    talking_on(1)
}

/// Peers on so many shards; one of them speaks.
fn talking_on(shards: usize) -> World {
    let mut world = World::of(shards);
    for permit in [SPEAKER, LISTENER, LISTENER, LISTENER] {
        world.add(permit);
    }
    world.connect();
    world.clients[0].speaks = Some(Some(30));
    world.run(ms(500));
    world.clear();
    world
}

fn closed_by_bug(world: &World) -> Vec<u64> {
    let closed = world.events.iter().filter_map(|(_, event)| match event {
        Event::Closed { peer, why: Why::Bug } => Some(peer.0),
        _ => None,
    });
    closed.collect()
}

#[test]
fn a_panic_in_a_peers_input_ends_that_peer_and_nobody_else_misses_a_packet() {
    let mut world = talking();
    world.plane.all[0].faults.input = Some(PeerId(1));
    world.run(ms(4000)); // Longer than it takes until the peer checks again.
    assert_eq!(closed_by_bug(&world), [1]);
    assert_eq!(world.plane.counters().bugs, 1);
    assert_eq!(world.plane.sinks(GROUP), [PeerId(0), PeerId(2), PeerId(3)]);
    for listener in [2, 3] {
        let heard = world.clients[listener].heard_from(0);
        assert!(heard.len() >= 199, "{}", heard.len());
        assert!(heard.windows(2).all(|two| two[1].index == two[0].index + 1));
    }
    let route = world.clients[1].route;
    world.net.sent.clear();
    world.run(ms(1000));
    assert!(!world.net.sent.iter().any(|sent| sent.route == route));
}

#[test]
fn a_panic_over_an_offer_adds_nobody_and_the_plane_goes_on() {
    let mut world = talking();
    let offer = jushou_rtc::sdp::Offer::parse(&world.clients[0].offer(&Shape::default())).expect("good");
    world.plane.all[0].faults.offer = Some(PeerId(9));
    let now = world.now;
    let mut add = |peer| {
        world.plane.add_peer(now, PeerId(peer), GROUP, &offer, secrets(9), LISTENER, &[], &mut Nowhere).err()
    };
    assert_eq!(add(9), Some(crate::NotAdded::Bug));
    assert_eq!(add(10), None, "its ufrag was not kept");
    assert_eq!(world.plane.sinks(GROUP), [0, 1, 2, 3, 10].map(PeerId));
    assert_eq!(world.plane.counters().bugs, 1);
}

#[test]
fn a_panic_while_sending_to_one_listener_ends_that_listener_only() {
    let mut world = talking();
    world.plane.all[0].faults.output = Some(PeerId(1));
    world.run(ms(1000));
    assert_eq!(closed_by_bug(&world), [1]);
    for listener in [2, 3] {
        let heard = world.clients[listener].heard_from(0);
        assert!(heard.len() >= 49, "{}", heard.len());
        assert!(heard.windows(2).all(|two| two[1].index == two[0].index + 1), "not one is missing");
    }
    assert_eq!(world.closed(0), None, "it is not the speaker's fault");
}

#[test]
fn a_plane_may_live_on_a_thread_of_its_own() {
    fn is_send<T: Send>() {}
    is_send::<crate::Plane>();
}

#[test]
fn nothing_is_left_of_peers_that_are_gone() {
    for shards in [1, 3] {
        let mut world = talking_on(shards);
        for times in 1..=12 {
            let now = world.now;
            world.clients[1].roam(now, times);
            world.run(ms(200));
        }
        let routes = |world: &World| world.plane.all.iter().map(|plane| plane.by_route.len()).sum::<usize>();
        let foreign = |world: &World| world.plane.all.iter().map(|plane| plane.foreign.len()).sum::<usize>();
        assert!(routes(&world) <= 3 + jushou_rtc::ice::ROUTES_MAX, "addresses are bounded");
        assert!(foreign(&world) <= routes(&world));
        assert_eq!(foreign(&world) > 0, shards > 1, "some come to another shard than their peer's");
        for client in 0..4 {
            world.clients[client].is_out = true;
        }
        for client in 0..2 {
            world.remove(client);
        }
        world.run(ms(31_000)); // The other two vanish.
        for plane in &world.plane.all {
            assert_eq!((plane.peers.len(), plane.groups.len()), (0, 0));
            assert!(plane.by_id.is_empty() && plane.by_ufrag.is_empty());
            assert!(plane.by_route.is_empty() && plane.group_by_id.is_empty());
            assert!(plane.foreign.is_empty());
        }
        world.run(ms(60_000));
        assert_eq!(world.plane.wake_at(), None, "and no alarm");
    }
}

#[test]
fn what_strangers_send_stays_on_the_shard_that_it_came_to() {
    let mut world = talking_on(3);
    let here = world.clients[1].route;
    assert_eq!(world.plane.arrives_at(here), 2, "not the shard that the peer is on");
    let stranger = crate::Route { remote: "203.0.113.99:9".parse().expect("an address"), ..here };
    let at = world.plane.arrives_at(stranger);
    let letters = (0..3).filter(|n| *n != at).map(|n| planes::shard(n).letter());
    let before = world.plane.counters();
    for letter in letters {
        // Passed on, for all that it says of itself; there is no such peer.
        world.give(stranger, &client::check_of(&format!("{letter}nobody"), "a password of 128 bits or so"));
    }
    // Not passed on: nobody has proven to be there.
    world.give(stranger, &[22; 60]);
    world.give(stranger, &[0x80; 60]);
    let after = world.plane.counters();
    assert_eq!(after.strangers - before.strangers, 4);
    assert_eq!(after.datagrams_out, before.datagrams_out);
    assert!(world.plane.all.iter().all(|plane| !plane.foreign.contains_key(&stranger)));
    // The address of one peer is not taken over by others, on whatever shard.
    for other in [0, 2] {
        let check = world.clients[other].check();
        world.give(here, &check);
    }
    assert_eq!(world.plane.counters().route_conflicts, before.route_conflicts + 2);
    let heard = world.clients[1].heard.len();
    world.run(ms(1000));
    assert!(world.clients[1].heard.len() >= heard + 49);
}
