//! What one microphone may send: a bounded rate, one source, sound and nothing else.

mod support;

use jushou_rtc::rtp;
use support::*;

#[test]
fn a_flood_is_cut_to_what_a_microphone_sends_and_the_excess_is_counted() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    let route = world.clients[ann].route;
    for _ in 0..500 {
        for _ in 0..10 {
            let packet = world.clients[ann].speech(Some(30));
            world.give(route, &packet);
        }
        world.run(STEP);
    }
    let heard = world.clients[ben].heard.len();
    assert!((590..=670).contains(&heard), "{heard} packets in five seconds");
    assert!(world.plane.counters().over_limit >= 4300);
    assert_eq!(world.closed(ann), None);
}

#[test]
fn large_packets_are_cut_to_128_kilobits() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    let route = world.clients[ann].route;
    world.net.sent.clear();
    for index in 0..500 {
        let packet = world.clients[ann].packet(900, 1000 + index, Some(30), &[0x78; 1000]);
        world.give(route, &packet);
        world.now += STEP;
    }
    let bytes: usize = world.net.sent.iter().filter(|sent| sent.sound.is_some()).map(|sent| sent.len).sum();
    assert!((79_000..95_000).contains(&bytes), "{bytes} bytes in five seconds");
    let others = world.sent_to(ben) - world.net.sent.iter().filter(|sent| sent.len > 900).count();
    assert!((1..=2).contains(&others), "a report each five seconds: {others}");
}

#[test]
fn a_second_source_at_the_same_time_is_not_heard_and_a_later_one_is() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    let route = world.clients[ann].route;
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(100));
    for index in 0..50 {
        world.run(ms(20));
        let client = &world.clients[ann];
        let second = client.packet(4242, index, Some(10), &client.said(1_000_000 + index));
        world.give(route, &second);
    }
    assert!(world.clients[ben].heard.iter().all(|sound| sound.said < 1_000_000));
    assert_eq!(world.plane.counters().not_sound, 50);
    world.clients[ann].speaks = None;
    world.run(ms(600));
    world.clear();
    world.clients[ann].ssrc = 4242;
    world.clients[ann].index = 100;
    world.clients[ann].speaks = Some(Some(30));
    world.run(ms(1000));
    assert!(world.clients[ben].heard.len() >= 48);
}

#[test]
fn what_is_no_sound_is_not_forwarded() {
    let mut world = World::new();
    let [ann, ben] = [SPEAKER, LISTENER].map(|permit| world.add(permit));
    world.connect();
    let client = &mut world.clients[ann];
    let route = client.route;
    let payload = client.said(0);
    let with_padding = |client: &client::Client, index: u64, payload: &[u8], padding: u8| {
        let mut packet = rtp::write_header(111, false, index as u16, 0, client.ssrc).to_vec();
        packet[0] |= 0x20;
        packet.extend_from_slice(payload);
        packet.extend((0..padding).map(|at| if at + 1 == padding { padding } else { 0 }));
        client.seal(packet, rtp::HEADER_LEN, index)
    };
    let only_padding = with_padding(client, 1, &[], 200);
    let empty = client.packet(client.ssrc, 2, Some(30), &[]);
    let too_long = client.packet(client.ssrc, 3, Some(30), &[0x78; 1201]);
    client.payload_type = 112;
    let other_codec = client.packet(client.ssrc, 4, Some(30), &payload);
    client.payload_type = 111;
    let padded = with_padding(client, 5, &payload, 7);
    for datagram in [only_padding, empty, too_long, other_codec] {
        world.give(route, &datagram);
        assert_eq!(world.plane.counters().packets_forwarded, 0);
    }
    assert_eq!(world.plane.counters().not_sound, 2, "the one that is too long, and the other codec's");
    world.give(route, &padded);
    world.run(ms(50));
    let heard = &world.clients[ben].heard;
    assert_eq!(heard.len(), 1);
    assert!(!heard[0].has_extras, "the padding is gone, and so is the bit that announces it");
}

#[test]
fn a_peer_without_a_microphone_line_is_not_heard() {
    let mut world = World::new();
    let player = world.add_to(GROUP, SPEAKER, &Shape { has_microphone: false, ..Shape::default() });
    let ben = world.add(LISTENER);
    world.connect();
    world.clients[player].speaks = Some(Some(30));
    world.run(ms(500));
    assert!(world.clients[ben].heard.is_empty());
}
