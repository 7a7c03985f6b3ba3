//! Who speaks is heard by everybody else who may hear, in the right slot, and by nobody else.

mod support;

use media::{Event, GroupId, PeerId, Permit, SLOTS};
use support::*;

#[test]
fn one_who_speaks_is_heard_by_all_others_and_not_by_itself() {
    let mut world = World::new();
    let [ann, ben, eve] = [SPEAKER, LISTENER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    assert!(world.clients[ann].heard.is_empty(), "one's own voice never comes back");
    for listener in [ben, eve] {
        let client = &world.clients[listener];
        assert!((48..=50).contains(&client.heard.len()), "{} packets in a second", client.heard.len());
        assert!(client.heard.iter().all(|sound| sound.speaker == ann && sound.slot == 0));
        assert!(client.heard.iter().all(|sound| !sound.has_extras), "no extensions and no padding");
        assert_eq!(client.refused, 0);
    }
    assert_eq!(world.slots()[0], Some(PeerId(ann as u64)), "the room learns whose slot it is");
}

#[test]
fn nothing_is_forwarded_before_the_handshake_of_the_listener() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    world.clients[ann].speaks = Some(Some(30));
    let ben = world.add(LISTENER);
    let check = world.clients[ben].check();
    world.clients[ben].is_out = true; // It proves its address and then never begins the handshake.
    let route = world.clients[ben].route;
    world.give(route, &check);
    world.run(ms(3000));
    assert_eq!(world.sent_to(ben), 1, "the answer to its check");
    assert_eq!(world.plane.counters().packets_forwarded, 0);
}

#[test]
fn three_speakers_are_heard_in_three_slots_and_named_rightly() {
    let mut world = World::new();
    let speakers = [world.add(SPEAKER), world.add(SPEAKER), world.add(SPEAKER)];
    let ben = world.add(LISTENER);
    world.connect();
    for speaker in speakers {
        world.clients[speaker].speaks = Some(Some(30));
        world.run(ms(40));
    }
    world.run(ms(2000));
    let named = world.slots();
    for speaker in speakers {
        let heard = world.clients[ben].heard_from(speaker);
        assert!(heard.len() >= 99, "speaker {speaker} heard {} times", heard.len());
        let slot = heard[0].slot;
        assert!(heard.iter().all(|sound| sound.slot == slot), "nobody moves without need");
        assert_eq!(named[slot], Some(PeerId(speaker as u64)));
        for other in speakers.iter().filter(|other| **other != speaker) {
            assert!(world.clients[*other].heard_from(speaker).len() >= 99, "speakers hear each other");
        }
    }
    assert_eq!(named.iter().flatten().count(), 3);
}

#[test]
fn one_speaker_more_than_slots_waits_until_another_has_finished() {
    let mut world = World::new();
    let speakers: Vec<_> = (0..SLOTS + 1).map(|_| world.add(SPEAKER)).collect();
    let ben = world.add(LISTENER);
    world.connect();
    for speaker in &speakers[..SLOTS] {
        world.clients[*speaker].speaks = Some(Some(30));
    }
    world.run(ms(2000));
    let late = speakers[SLOTS];
    world.clients[late].speaks = Some(Some(30));
    world.run(ms(500));
    assert!(world.clients[ben].heard_from(late).is_empty());
    world.clients[speakers[1]].speaks = None;
    world.run(ms(2000));
    let heard = world.clients[ben].heard_from(late);
    assert!(heard.len() > 40, "heard {} times", heard.len());
    assert_eq!(world.slots()[heard[0].slot], Some(PeerId(late as u64)));
    assert!(heard[0].marker, "the first packet of the new voice");
}

#[test]
fn one_who_states_no_levels_is_heard() {
    let mut world = World::new();
    let shape = Shape { level_extension: None, ..Shape::default() };
    let ann = world.add_to(GROUP, SPEAKER, &shape);
    let ben = world.add(LISTENER);
    world.connect();
    world.clients[ann].speaks = Some(None);
    world.run(ms(1000));
    assert!(world.clients[ben].heard_from(ann).len() >= 48);
    let rung = world.events.iter().any(|(_, event)| {
        matches!(event, Event::Speaking { levels, .. } if levels.iter().any(|(peer, _)| peer.0 == ann as u64))
    });
    assert!(rung, "and shown");
}

#[test]
fn each_listener_gets_its_own_payload_type_and_its_own_sources() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let chrome = world.add(LISTENER);
    let firefox = world.add_to(GROUP, LISTENER, &Shape { payload_type: 109, ..Shape::default() });
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    assert!(world.clients[chrome].heard.iter().all(|sound| sound.payload_type == 111));
    assert!(world.clients[firefox].heard.iter().all(|sound| sound.payload_type == 109));
    assert!(!world.clients[firefox].heard.is_empty());
    let mut ssrcs: Vec<_> = world.clients.iter().flat_map(|client| client.slot_ssrcs.clone()).collect();
    ssrcs.push(world.clients[ann].ssrc);
    let count = ssrcs.len();
    ssrcs.sort_unstable();
    ssrcs.dedup();
    assert_eq!(ssrcs.len(), count, "no source links two peers");
}

#[test]
fn a_player_with_one_receive_line_hears_what_is_in_that_slot_only() {
    let mut world = World::new();
    let speakers = [world.add(SPEAKER), world.add(SPEAKER)];
    let shape = Shape { slots: 1, has_microphone: false, ..Shape::default() };
    let player = world.add_to(GROUP, LISTENER, &shape);
    world.connect();
    for speaker in speakers {
        world.clients[speaker].speaks = Some(Some(30));
        world.run(ms(100));
    }
    assert_eq!(world.clients[player].slot_ssrcs.len(), 1);
    assert!(!world.clients[player].heard_from(speakers[0]).is_empty());
    assert!(world.clients[player].heard_from(speakers[1]).is_empty());
}

#[test]
fn groups_do_not_hear_each_other() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let outsider = world.add_to(GroupId(8), SPEAKER, &Shape::default());
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    assert!(world.clients[outsider].heard.is_empty());
    assert_eq!(world.plane.sinks(GROUP), [PeerId(ann as u64)]);
    assert_eq!(world.plane.sinks(GroupId(8)), [PeerId(outsider as u64)]);
    assert_eq!(world.plane.sinks(GroupId(9)), []);
}

#[test]
fn the_sinks_are_exactly_those_who_may_hear_after_any_change() {
    let mut world = World::new();
    let mut random = random::Random::new(3);
    let mut may_hear = std::collections::BTreeMap::new();
    for step in 0..300 {
        let version = step + 2;
        match random.below(3) {
            0 => {
                let hear = random.below(2) == 1;
                let client = world.add(Permit { version: 1, publish: false, hear, near: true });
                may_hear.insert(client, hear);
            }
            1 if !world.clients.is_empty() => {
                let client = random.below(world.clients.len() as u64) as usize;
                let hear = random.below(2) == 1;
                world.permit(client, Permit { version, publish: random.below(2) == 1, hear, near: true });
                may_hear.entry(client).and_modify(|before| *before = hear);
            }
            _ if !world.clients.is_empty() => {
                let client = random.below(world.clients.len() as u64) as usize;
                world.remove(client);
                may_hear.remove(&client);
            }
            _ => {}
        }
        let expected: Vec<_> =
            may_hear.iter().filter(|(_, hear)| **hear).map(|(client, _)| PeerId(*client as u64)).collect();
        assert_eq!(world.plane.sinks(GROUP), expected, "step {step}");
        assert_eq!(world.plane.peer_count(), may_hear.len(), "step {step}");
    }
}

/// Everybody hears a microphone that is open and silent for `ms`, in packets as one who knows no DTX sends them.
fn silent_for(world: &mut World, ann: usize, time: u64) -> usize {
    world.clients[ann].speaks = Some(Some(72));
    let before = world.plane.counters().packets_forwarded;
    world.run(ms(time));
    (world.plane.counters().packets_forwarded - before) as usize
}

#[test]
fn a_pause_within_a_talk_is_sent_as_it_is_and_a_microphone_at_rest_costs_nothing() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let ben = world.add(LISTENER);
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(500));
    world.clear();
    assert!(silent_for(&mut world, ann, 1800) >= 85, "listeners hear the room between two sentences");
    silent_for(&mut world, ann, 500);
    world.clear();
    assert_eq!(silent_for(&mut world, ann, 60_000), 0);
    assert_eq!(world.sent_to(ben), 24, "answers to its checks, and nothing else");
}

#[test]
fn a_rest_begins_with_a_packet_that_says_silence_and_leaves_no_gap() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let ben = world.add(LISTENER);
    world.connect();
    for _ in 0..3 {
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(500));
        silent_for(&mut world, ann, 10_000);
        assert_eq!(world.clients[ben].payloads.last().map(Vec::len), Some(1), "lest it is taken for loss");
    }
    world.clients[ann].speaks = Some(Some(30));
    let before = world.now;
    world.run(ms(500));
    let heard = &world.clients[ben].heard;
    assert!(heard.windows(2).all(|two| two[1].index == two[0].index + 1), "none seems to be lost");
    let first = heard.iter().find(|sound| sound.at > before).expect("heard again");
    assert!(first.at <= before + ms(40) && first.marker, "with the first packet");
    for two in heard.windows(2) {
        let (time, clock) = (two[1].at - two[0].at, two[1].timestamp.wrapping_sub(two[0].timestamp));
        assert!((clock / 48).abs_diff(time.as_millis() as u32) <= 40, "{time:?} is {clock} samples");
    }
}
