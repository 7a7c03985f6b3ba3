//! What listeners report is what whoever looks after the room is told, and what the mix prepares for.

mod support;

use jushou_rtc::rtcp;
use media::{Pace, Quality, Way};
use support::voice::voice;
use support::*;

/// One who speaks and so many listeners.
fn room(listeners: usize) -> (World, usize, Vec<usize>) {
    let mut world = World::new();
    let ann = world.add(SPEAKER);
    let listeners = (0..listeners).map(|_| world.add(AUDIENCE)).collect();
    world.connect();
    (world, ann, listeners)
}

/// The listener says that it lost this share, in percent, of the stream in its first slot, with this jitter.
fn report(world: &mut World, listener: usize, lost_percent: u32, jitter_ms: u32) {
    let ssrc = world.clients[listener].slot_ssrcs[0];
    report_of(world, listener, ssrc, lost_percent, jitter_ms);
}

fn report_of(world: &mut World, listener: usize, ssrc: u32, lost_percent: u32, jitter_ms: u32) {
    let fraction_lost = (lost_percent * 256 / 100) as u8;
    world.report(listener, ssrc, fraction_lost, jitter_ms);
}

/// All of them say so, as browsers do once every few seconds.
fn all_report(world: &mut World, listeners: &[usize], lost_percent: u32) {
    for _ in 0..2 {
        world.run(ms(3000));
        listeners.iter().for_each(|listener| report(world, *listener, lost_percent, 5));
    }
    world.run(ms(1100));
    listeners.iter().for_each(|listener| report(world, *listener, lost_percent, 5));
}

/// The last share lost, in 1/256, that the speaker is told of its microphone within this time.
fn told(world: &mut World, speaker: usize, within: std::time::Duration) -> u8 {
    world.clients[speaker].reports.clear();
    world.run(within);
    let client = &world.clients[speaker];
    let packets = client.reports.iter().flat_map(|compound| rtcp::parse(compound).into_iter().flatten());
    let blocks = packets.filter_map(|packet| match packet {
        rtcp::Packet::ReceiverReport { blocks, .. } => Some(blocks),
        _ => None,
    });
    let of_it = blocks.flatten().filter(|block| block.ssrc == client.ssrc);
    of_it.last().expect("a report every two seconds").fraction_lost
}

fn quality(world: &World) -> Quality {
    world.plane.all.iter().map(|plane| plane.quality(world.now, GROUP)).sum()
}

/// One frame of SILK or hybrid whose second bit says that a copy of the frame before comes first (RFC 6716, section
/// 4.2.3).
fn has_copy(payload: &[u8]) -> bool {
    payload.len() > 2 && payload[0] >> 3 < 16 && payload[1] >> 6 & 1 == 1
}

#[test]
fn each_report_counts_for_its_listener_until_it_is_old() {
    let (mut world, ann, listeners) = room(4);
    assert_eq!(quality(&world), Quality { listeners: 5, ..Quality::default() });
    for (listener, lost_percent) in listeners.iter().zip([0, 10, 50]) {
        report(&mut world, *listener, lost_percent, 5);
    }
    let expected = Quality { listeners: 5, good: 1, fair: 1, poor: 1, lost_per_mille: 500, jitter_ms: 5 };
    assert_eq!(quality(&world), expected);
    report(&mut world, listeners[2], 0, 5);
    assert_eq!((quality(&world).good, quality(&world).poor), (2, 0), "the last word counts");
    report_of(&mut world, ann, 4242, 50, 5);
    assert_eq!(quality(&world).poor, 0, "a stream that is not ours says nothing of ours");
    let counters = world.plane.counters();
    assert_eq!([counters.heard_good, counters.heard_fair, counters.heard_poor], [2, 1, 1]);
    assert_eq!(counters.handshakes, 5);
    world.run(ms(32_000));
    assert_eq!(quality(&world), Quality { listeners: 5, ..Quality::default() });
}

#[test]
fn one_who_is_sent_nothing_has_nothing_to_report() {
    let (mut world, ann, listeners) = room(1);
    let ben = listeners[0];
    world.run(ms(16_000));
    report(&mut world, ben, 50, 5);
    assert_eq!(quality(&world), Quality { listeners: 2, ..Quality::default() });
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(200));
    report(&mut world, ben, 50, 5);
    assert_eq!(quality(&world).poor, 1, "of what it hears now");
}

#[test]
fn a_report_that_nobody_needs_is_still_a_sign_of_life() {
    let (mut world, _, listeners) = room(1);
    let ben = listeners[0];
    world.run(ms(20_000));
    world.clients[ben].is_out = true; // Its checks are lost, and all but these of its reports.
    for _ in 0..3 {
        world.run(ms(20_000));
        report(&mut world, ben, 0, 5);
    }
    assert_eq!(world.closed(ben), None);
    world.run(ms(31_000));
    assert_eq!(world.closed(ben), Some(media::Why::Gone));
}

#[test]
fn the_mix_brings_copies_along_while_its_audience_loses_packets() {
    let (mut world, ann, listeners) = room(2);
    world.pace(Pace { way: Way::Mix, ..Pace::default() });
    world.clients[ann].voice = Some(voice(140.0));
    world.clients[ann].speaks = Some(Some(30));
    let copies = |world: &World| {
        let payloads = &world.clients[listeners[0]].payloads;
        payloads.iter().filter(|payload| has_copy(payload)).count()
    };
    world.run(ms(1000));
    assert_eq!(copies(&world), 0, "nobody loses anything");
    all_report(&mut world, &listeners, 15);
    world.clear();
    world.run(ms(1000));
    assert!(copies(&world) > 30, "{}", copies(&world));
    all_report(&mut world, &listeners, 0);
    world.clear();
    world.run(ms(1000));
    assert_eq!(copies(&world), 0);
}

#[test]
fn a_speaker_is_told_what_its_hearers_lose_and_not_what_it_loses_itself() {
    let (mut world, ann, listeners) = room(3);
    world.clients[ann].speaks = Some(Some(30));
    assert_eq!(told(&mut world, ann, ms(6000)), 0);
    report(&mut world, ann, 30, 5);
    assert_eq!(told(&mut world, ann, ms(6000)), 0, "its own line down is no matter of what it sends");
    all_report(&mut world, &listeners[..1], 20);
    let lost = told(&mut world, ann, ms(6000));
    assert!((51..=56).contains(&lost), "of few, one who loses a fifth counts: {lost}");
    world.net.link_up = Some(Link { loss_percent: 40, ..Link::default() });
    let lost = told(&mut world, ann, ms(6000));
    assert!(lost > 60, "the way to us is worse: {lost}");
    world.net.link_up = None;
    all_report(&mut world, &listeners, 0);
    assert_eq!(told(&mut world, ann, ms(6000)), 0);
}

#[test]
fn losses_on_the_mix_are_no_matter_of_speakers_and_one_bad_line_among_many_of_nobody() {
    let (mut world, ann, listeners) = room(30);
    world.clients[ann].speaks = Some(Some(30));
    all_report(&mut world, &listeners[1..], 0);
    for _ in 0..100 {
        report(&mut world, listeners[0], 100, 5); // However often it says so.
    }
    all_report(&mut world, &listeners[..1], 100);
    assert_eq!(told(&mut world, ann, ms(6000)), 0);
    all_report(&mut world, &listeners[..6], 20);
    assert!(told(&mut world, ann, ms(6000)) >= 40, "a fifth of them");
    world.pace(Pace { way: Way::Mix, ..Pace::default() });
    all_report(&mut world, &listeners[..6], 20);
    assert_eq!(told(&mut world, ann, ms(6000)), 0, "the mix brings its own copies");
}

#[test]
fn what_was_reported_long_ago_is_no_reason_for_copies() {
    let (mut world, ann, listeners) = room(1);
    world.clients[ann].speaks = Some(Some(30));
    all_report(&mut world, &listeners, 20);
    assert!(told(&mut world, ann, ms(6000)) >= 40);
    world.run(ms(32_000));
    assert_eq!(told(&mut world, ann, ms(6000)), 0);
}
