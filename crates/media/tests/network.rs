//! Networks and clocks as they are: loss, disorder, repeats, new addresses, steps of time.

mod support;

use jushou_rtc::rtcp::{self, Ntp};
use support::*;

#[test]
fn on_a_bad_network_peers_connect_and_hear_what_arrives() {
    let mut world = World::new();
    world.net.link = Link { jitter_ms: 60, loss_percent: 20, duplicates_percent: 10 };
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(20_000));
    let heard = world.clients[ben].heard.len();
    // Four in five arrive at the plane, and four in five of these at the listener.
    assert!((560..720).contains(&heard), "{heard} of 1000");
    assert_eq!((world.closed(ann), world.closed(ben)), (None, None));
}

#[test]
fn disorder_is_passed_on_as_it_is_and_not_taken_for_loss() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(200));
    world.net.link = Link { jitter_ms: 90, ..Link::default() };
    world.run(ms(10_000));
    world.net.link = Link::default();
    world.run(ms(500));
    let heard = &world.clients[ben].heard;
    let offset = heard[0].said - heard[0].index;
    assert!(heard.iter().all(|sound| sound.said - sound.index == offset), "numbers say where each belongs");
    assert!(heard.windows(2).any(|two| two[1].index < two[0].index), "there was disorder");
    assert!(heard.len() >= 530, "{}", heard.len());
}

#[test]
fn a_listener_who_changes_networks_hears_on_at_the_new_address_only() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(5000));
    let old = world.clients[ben].route;
    let before = *world.clients[ben].heard.last().expect("heard");
    let now = world.now;
    world.clients[ben].roam(now, 1);
    world.run(ms(100));
    world.net.sent.clear();
    world.run(ms(1000));
    assert!(!world.net.sent.iter().any(|sent| sent.route == old), "the old address is left");
    let after = world.clients[ben].heard.iter().filter(|sound| sound.at > before.at + ms(100));
    assert!(after.clone().count() >= 48);
    let (last, refused) = (world.clients[ben].heard.last().expect("heard"), world.clients[ben].refused);
    assert_eq!(last.index - before.index, last.said - before.said, "one stream, before and after");
    assert_eq!(refused, 0);
}

#[test]
fn a_speaker_who_changes_networks_is_heard_on_and_hears_on() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, SPEAKER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.clients[ben].speaks = Some(Some(30));
    world.run(ms(5000));
    for times in 1..=12 {
        let now = world.now;
        world.clients[ann].roam(now, times);
        world.run(ms(1000));
    }
    world.clear();
    world.run(ms(1000));
    assert!(world.clients[ben].heard_from(ann).len() >= 48);
    assert!(world.clients[ann].heard_from(ben).len() >= 48);
    assert_eq!(world.slots().iter().flatten().count(), 2, "and has one slot");
}

#[test]
fn an_address_that_was_left_is_forgotten_and_free_for_others() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    let first = world.clients[ann].route;
    for times in 1..=20 {
        let now = world.now;
        world.clients[ann].roam(now, times);
        world.run(ms(500));
    }
    let ben = world.add(LISTENER);
    world.clients[ben].route = first;
    world.connect();
    assert!(world.clients[ben].is_secured());
    assert_eq!(world.closed(ann), None);
}

#[test]
fn steps_of_the_clock_interrupt_nobody_for_longer_than_they_last() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(2000));
    world.now += ms(10_000); // The machine was suspended.
    world.run(ms(3000));
    world.now -= ms(1500); // A caller on another thread has looked at the clock a little earlier.
    world.run(ms(3000));
    world.clear();
    world.run(ms(1000));
    assert!(world.clients[ben].heard.len() >= 48);
    assert_eq!(world.clients[ben].refused, 0);
    assert_eq!((world.closed(ann), world.closed(ben)), (None, None));
}

#[test]
fn sender_reports_count_the_time_of_day_from_the_start_and_fit_the_sound() {
    let mut world = World::new();
    let begin = world.now;
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(50_000));
    let client = &world.clients[ben];
    let mut count = 0;
    for compound in &client.reports {
        for packet in rtcp::parse(compound).into_iter().flatten() {
            let rtcp::Packet::SenderReport { ssrc, info, .. } = packet else { continue };
            count += 1;
            assert_eq!(ssrc, client.slot_ssrcs[0]);
            let seconds = (info.ntp.0 - Ntp::from_unix(UNIX).0) as f64 / 2_f64.powi(32);
            // The packet that was sent with the report.
            let sound = client.heard.iter().find(|sound| sound.timestamp == info.rtp_timestamp);
            let sound = sound.expect("reports ride on sound");
            let late = (sound.at - begin).as_secs_f64() - seconds;
            assert!((0.0..0.03).contains(&late), "it arrived {late} s after the report says it was sent");
            assert_eq!(u64::from(info.packets), sound.index);
            assert_eq!(info.octets, info.packets * 40);
        }
    }
    assert!((9..=11).contains(&count), "{count} reports in fifty seconds");
}

#[test]
fn receiver_reports_tell_the_publisher_what_was_lost() {
    let mut world = World::new();
    let ann = world.connected(SPEAKER);
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    for _ in 0..75 {
        world.clients[ann].index += 1; // One of five never arrives.
        world.run(ms(80));
    }
    let reports = &world.clients[ann].reports;
    assert!((3..=7).contains(&reports.len()), "{} reports in seven seconds", reports.len());
    let blocks = reports.iter().flat_map(|compound| rtcp::parse(compound).into_iter().flatten());
    let last = blocks.filter_map(|packet| match packet {
        rtcp::Packet::ReceiverReport { mut blocks, .. } => blocks.next(),
        _ => None,
    });
    let last = last.last().expect("a block");
    assert_eq!(last.ssrc, world.clients[ann].ssrc);
    assert!((40..=60).contains(&u32::from(last.fraction_lost)), "{} of 256", last.fraction_lost);
    assert!(last.cumulative_lost >= 30);
    assert!(u64::from(last.highest_sequence_number) >= world.clients[ann].index - 200);
}

#[test]
fn the_first_word_after_a_silence_is_held_up_by_no_reports_and_everybody_gets_theirs_in_time() {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let listeners: Vec<_> = (0..50).map(|_| world.add(LISTENER)).collect();
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(6000));
    for silence in [1000, 3000, 8000, 60_000] {
        world.clients[ann].speaks = None;
        world.run(ms(silence));
        world.clear();
        world.clients[ann].speaks = Some(Some(30));
        world.run(ms(100));
        let reported = |world: &World| {
            listeners.iter().filter(|listener| !world.clients[**listener].reports.is_empty()).count()
        };
        assert!(reported(&world) < 10, "{} at once after {silence} ms", reported(&world));
        world.run(ms(5000));
        assert_eq!(reported(&world), listeners.len(), "after {silence} ms");
    }
}

#[test]
fn reports_are_sent_for_slots_with_sound_only() {
    let mut world = World::new();
    let [ann, ben, eve] = [SPEAKER, SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(100));
    world.clients[ben].speaks = Some(Some(30));
    world.run(ms(6000));
    let reported = |world: &World| {
        let client = &world.clients[eve];
        let packets = client.reports.iter().flat_map(|compound| rtcp::parse(compound).into_iter().flatten());
        let slots = packets.filter_map(|packet| match packet {
            rtcp::Packet::SenderReport { ssrc, .. } => client.slot_ssrcs.iter().position(|of| *of == ssrc),
            _ => None,
        });
        slots.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(reported(&world), [0, 1].into());
    world.clients[ben].speaks = None;
    world.run(ms(6000));
    world.clear();
    world.run(ms(6000));
    assert_eq!(reported(&world), [0].into());
}
