//! What strangers and forgers send reaches nobody, has no answer that is longer, and ends no session.

mod support;

use media::{Permit, Route};
use support::random::Random;
use support::*;

fn attacker() -> Route {
    Route::new(([198, 18, 0, 66], 6666).into(), [198, 51, 100, 1].into())
}

/// Two who talk, one who listens, all well; and how many packets have been forwarded.
struct Scene {
    world: World,
    ann: usize,
    ben: usize,
    eve: usize,
}

fn scene() -> Scene {
    let mut world = World::new();
    let [ann, ben, eve] = [SPEAKER, SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    world.clients[ann].speaks = None;
    world.run(ms(100));
    Scene { world, ann, ben, eve }
}

impl Scene {
    /// Gives a datagram that must not be heard.
    fn give(&mut self, route: Route, datagram: &[u8]) {
        let before = self.world.plane.counters().packets_forwarded;
        self.world.give(route, datagram);
        assert_eq!(self.world.plane.counters().packets_forwarded, before, "forwarded");
    }

    /// Nobody was cut off, and sound still passes.
    fn check_all_well(&mut self) {
        self.world.clear();
        self.world.clients[self.ann].speaks = Some(Some(30));
        self.world.run(ms(1000));
        for listener in [self.ben, self.eve] {
            let count = self.world.clients[listener].heard_from(self.ann).len();
            assert!(count >= 48, "listener {listener} heard {count}");
        }
        for client in [self.ann, self.ben, self.eve] {
            assert_eq!(self.world.closed(client), None);
        }
    }
}

#[test]
fn a_packet_with_a_wrong_tag_is_not_forwarded_and_the_session_stays_up() {
    let mut scene = scene();
    let route = scene.world.clients[scene.ann].route;
    let packet = scene.world.clients[scene.ann].speech(Some(30));
    for at in 0..packet.len() {
        let mut forged = packet.clone();
        forged[at] ^= 1;
        scene.give(route, &forged);
    }
    for len in 0..packet.len() {
        scene.give(route, &packet[..len]);
    }
    scene.check_all_well();
}

#[test]
fn a_replayed_packet_is_forwarded_once_only() {
    let mut scene = scene();
    let route = scene.world.clients[scene.ann].route;
    let packets: Vec<_> = (0..100).map(|_| scene.world.clients[scene.ann].speech(Some(30))).collect();
    for packet in &packets {
        scene.world.give(route, packet);
        scene.world.run(ms(20));
    }
    for packet in &packets {
        scene.give(route, packet);
    }
    scene.check_all_well();
}

#[test]
fn another_peers_source_does_not_make_one_that_peer() {
    let mut scene = scene();
    let (ann, ben) = (scene.ann, scene.ben);
    scene.world.permit(ben, Permit { version: 2, publish: false, hear: true, near: true });
    let forged = {
        let client = &scene.world.clients[ben];
        client.packet(scene.world.clients[ann].ssrc, 5000, Some(10), &client.said(5000))
    };
    scene.give(scene.world.clients[ben].route, &forged); // Its own keys, and it may not publish.
    scene.give(scene.world.clients[ann].route, &forged); // The wrong keys for that address.
    scene.check_all_well();
}

#[test]
fn a_permitted_peer_with_another_peers_source_is_still_named_by_its_keys() {
    let mut scene = scene();
    let (ann, ben) = (scene.ann, scene.ben);
    scene.world.clients[ben].ssrc = scene.world.clients[ann].ssrc;
    scene.world.clients[ann].speaks = Some(Some(30));
    scene.world.clients[ben].speaks = Some(Some(30));
    scene.world.run(ms(1000));
    let eve = &scene.world.clients[scene.eve];
    let slot_of = |speaker: usize| eve.heard_from(speaker).last().expect("heard").slot;
    assert_ne!(slot_of(ann), slot_of(ben));
    assert_eq!(scene.world.slots()[slot_of(ben)].map(|peer| peer.0), Some(ben as u64));
    assert_eq!(eve.refused, 0, "no number of a stream was used twice");
}

#[test]
fn authentic_packets_from_another_address_are_not_forwarded() {
    let mut scene = scene();
    let ben = scene.world.clients[scene.ben].route;
    for route in [attacker(), ben] {
        let packet = scene.world.clients[scene.ann].speech(Some(30));
        scene.give(route, &packet);
    }
    scene.check_all_well();
}

#[test]
fn rubbish_from_a_peers_own_address_ends_nothing() {
    let mut scene = scene();
    let route = scene.world.clients[scene.ann].route;
    let mut random = Random::new(11);
    let clear_alert = [21, 254, 253, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 2, 80];
    scene.give(route, &clear_alert);
    for first in [0, 1, 20, 21, 22, 23, 26, 63, 128, 129, 191, 255] {
        for _ in 0..50 {
            let mut bytes: Vec<u8> = (0..random.below(200)).map(|_| random.next() as u8).collect();
            bytes.insert(0, first);
            scene.give(route, &bytes);
            // Shaped like a DTLS record: version 1.2, any epoch, a length that fits.
            if bytes.len() > 13 {
                bytes[1..3].copy_from_slice(&[254, 253]);
                bytes[3..5].copy_from_slice(&[0, random.below(2) as u8]);
                let len = bytes.len() as u16 - 13;
                bytes[11..13].copy_from_slice(&len.to_be_bytes());
                scene.give(route, &bytes);
            }
        }
    }
    scene.check_all_well();
}

#[test]
fn strangers_get_no_answer_whatever_they_send() {
    let mut scene = scene();
    let check = scene.world.clients[scene.ann].check();
    let speech = scene.world.clients[scene.ann].speech(Some(30));
    let (mut random, before) = (Random::new(5), scene.world.plane.counters());
    scene.world.clear();
    for round in 0..20_000 {
        let mut bytes = match round % 4 {
            0 => (0..random.below(300)).map(|_| random.next() as u8).collect(),
            1 => speech.clone(),
            _ => check.clone(),
        };
        if !bytes.is_empty() {
            // Somewhere before the fingerprint, which is not what protects a check.
            let at = random.below((bytes.len() as u64).saturating_sub(8).max(1)) as usize;
            bytes[at] ^= 1 << random.below(8);
        }
        scene.give(attacker(), &bytes);
        if round % 100 == 0 {
            scene.world.wake();
        }
    }
    let sent = scene.world.net.sent.iter().filter(|sent| sent.route == attacker()).count();
    assert_eq!(sent, 0);
    let counters = scene.world.plane.counters();
    assert!(counters.strangers > before.strangers + 9000, "{counters:?}");
    scene.check_all_well();
}

#[test]
fn an_unknown_ufrag_is_silent_even_with_a_known_password() {
    let mut scene = scene();
    scene.world.remove(scene.ben);
    scene.world.clear();
    let check = scene.world.clients[scene.ben].check();
    scene.give(attacker(), &check);
    assert!(scene.world.net.sent.is_empty());
}

#[test]
fn a_check_overheard_and_sent_again_gains_no_more_bytes_than_it_costs_and_moves_no_sound() {
    let mut scene = scene();
    scene.world.run(ms(3000));
    let check = scene.world.clients[scene.eve].check();
    scene.world.clear();
    let (mut bytes_in, mut random) = (0, Random::new(2));
    for _ in 0..200 {
        scene.give(attacker(), &check);
        bytes_in += check.len();
        let rubbish: Vec<u8> = (0..random.below(100)).map(|_| 22 + random.below(100) as u8).collect();
        scene.give(attacker(), &rubbish);
        bytes_in += rubbish.len();
    }
    let bytes_out: usize =
        scene.world.net.sent.iter().filter(|sent| sent.route == attacker()).map(|sent| sent.len).sum();
    assert!(bytes_out <= bytes_in, "{bytes_out} out for {bytes_in} in");
    // The peer's own next check takes its sound back, if it was taken at all.
    scene.world.run(ms(3000));
    scene.check_all_well();
}

#[test]
fn a_member_cannot_take_over_the_address_of_another() {
    let mut scene = scene();
    let route = scene.world.clients[scene.ann].route;
    let check = scene.world.clients[scene.ben].check();
    scene.give(route, &check); // With a forged sender's address.
    assert_eq!(scene.world.plane.counters().route_conflicts, 1);
    scene.check_all_well();
}

#[test]
fn an_address_goes_to_its_next_user_once_the_one_before_is_gone() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    let route = world.clients[ann].route;
    world.remove(ann);
    world.clients[ann].is_out = true;
    world.clients[ann].route = attacker();
    let ben = world.add(SPEAKER);
    world.clients[ben].route = route;
    world.connect();
    assert!(world.clients[ben].is_secured());
}
