//! Where a peer is: which routes it has proven, and which of them is used.

mod common;

use common::*;
use jushou_rtc::ice::{Agent, Credentials, ROUTES_MAX};
use jushou_rtc::{Connection, Route};
use std::net::{Ipv6Addr, SocketAddr};
use std::time::{Duration, Instant};

fn sends_to(server: &mut Connection) -> Option<Route> {
    server.sender().map(|(_, to)| to)
}

#[test]
fn nothing_is_sent_anywhere_before_a_check() {
    let pair = Pair::new();
    assert_eq!(pair.server.route(), None);
}

#[test]
fn the_first_proven_route_serves_until_one_is_nominated() {
    let mut pair = Pair::new();
    pair.check(route(1), false);
    assert_eq!(pair.server.route(), Some(route(1)));
    pair.check(route(2), false);
    assert_eq!(pair.server.route(), Some(route(1)), "proven is not nominated");
    pair.check(route(2), true);
    assert_eq!(pair.server.route(), Some(route(2)));
}

#[test]
fn firefox_nominates_several_routes_and_gets_its_audio_where_it_sends_from() {
    let mut pair = Pair::new();
    pair.check(route(1), true);
    pair.check(route(2), true);
    assert_eq!(pair.server.route(), Some(route(2)));
    // Its DTLS comes on the first, so that is the one it uses.
    let hello = pair.peer.poll(pair.now);
    assert!(pair.shake(route(1), hello));
    assert_eq!(sends_to(&mut pair.server), Some(route(1)));
    // Late nominations of the same round change nothing.
    pair.check(route(3), true);
    pair.check(route(2), true);
    assert_eq!(sends_to(&mut pair.server), Some(route(1)));
}

#[test]
fn audio_follows_a_speaker_to_a_new_address_at_once() {
    let mut pair = Pair::secured();
    pair.check(route(2), false);
    assert_eq!(sends_to(&mut pair.server), Some(route(1)));
    let packet = pair.peer.seal(7, 1);
    assert!(matches!(pair.give(route(2), &packet).0, Got::Rtp { .. }));
    assert_eq!(sends_to(&mut pair.server), Some(route(2)));
}

#[test]
fn a_late_packet_from_the_old_address_is_heard_but_not_followed() {
    let mut pair = Pair::secured();
    pair.check(route(2), false);
    let (late, newer) = (pair.peer.seal(7, 1), pair.peer.seal(7, 2));
    let (late_report, newer_report) = (pair.peer.seal_report(7), pair.peer.seal_report(7));
    pair.give(route(2), &newer);
    assert!(matches!(pair.give(route(1), &late).0, Got::Rtp { .. }));
    assert_eq!(sends_to(&mut pair.server), Some(route(2)));
    pair.give(route(2), &newer_report);
    assert!(matches!(pair.give(route(1), &late_report).0, Got::Rtcp(_)));
    assert_eq!(sends_to(&mut pair.server), Some(route(2)));
}

#[test]
fn audio_follows_a_listener_that_only_nominates_its_new_address() {
    let mut pair = Pair::secured();
    pair.pass(10 * SECOND);
    pair.check(route(2), true);
    assert_eq!(sends_to(&mut pair.server), Some(route(2)), "Wi-Fi to mobile");
    pair.pass(10 * SECOND);
    pair.check(route(2), true);
    pair.check(route(1), true);
    assert_eq!(sends_to(&mut pair.server), Some(route(1)), "and back");
    // A repeated nomination on the route in use changes nothing, a report elsewhere does.
    let report = pair.peer.seal_report(7);
    pair.give(route(2), &report);
    pair.check(route(1), true);
    assert_eq!(sends_to(&mut pair.server), Some(route(2)), "where authentic packets come from counts most");
}

#[test]
fn a_report_is_worth_deciphering_only_where_it_says_something_new() {
    let mut pair = Pair::secured();
    let needs = |pair: &Pair, last| pair.server.needs_a_sign(pair.now, route(last));
    assert!(needs(&pair, 1), "whether our last flight has arrived is not known yet");
    pair.pass(6 * SECOND);
    pair.check(route(1), false);
    assert!(needs(&pair, 1), "a check says nothing of it");
    let report = pair.peer.seal_report(7);
    pair.give(route(1), &report);
    assert!(!needs(&pair, 1));
    assert!(needs(&pair, 2), "it may have moved");
    pair.pass(10 * SECOND);
    assert!(needs(&pair, 1), "is it there at all?");
}

#[test]
fn a_peer_that_restarts_ice_on_its_own_is_followed() {
    let mut pair = Pair::secured();
    pair.pass(10 * SECOND);
    let Credentials { ufrag, pwd } = credentials();
    // Its half of the user name is new, ours is not: the answer of before still holds.
    let restarted = check(&format!("{ufrag}:restarted"), &pwd, true);
    assert_eq!(pair.give(route(2), &restarted).1.len(), 1);
    assert_eq!(sends_to(&mut pair.server), Some(route(2)));
    let stranger = check(&format!("{ufrag}:restarted"), "anotherPasswordAltogether", true);
    assert_eq!(pair.give(route(3), &stranger).1.len(), 0);
    assert_eq!(sends_to(&mut pair.server), Some(route(2)));
}

#[test]
fn our_own_address_is_part_of_a_route() {
    let mut pair = Pair::secured();
    let elsewhere = Route { local: [198, 51, 100, 2].into(), ..route(1) };
    let packet = pair.peer.seal(7, 1);
    assert_eq!(pair.give(elsewhere, &packet).0, Got::Nothing, "not proven towards this address");
    pair.check(elsewhere, false);
    assert!(matches!(pair.give(elsewhere, &packet).0, Got::Rtp { .. }));
    assert_eq!(sends_to(&mut pair.server), Some(elsewhere));
}

#[test]
fn one_peer_proves_a_bounded_number_of_routes_and_keeps_the_one_in_use() {
    let mut pair = Pair::secured();
    let packets: Vec<Vec<u8>> = (1..=9).map(|index| pair.peer.seal(7, index)).collect();
    for last in 2..=ROUTES_MAX as u8 + 1 {
        pair.pass(SECOND);
        pair.check(route(last), false);
    }
    assert_eq!(sends_to(&mut pair.server), Some(route(1)));
    // The one in use is the oldest; the oldest of the others made room.
    assert_eq!(pair.give(route(2), &packets[0]).0, Got::Nothing);
    assert!(matches!(pair.give(route(9), &packets[1]).0, Got::Rtp { .. }));
    assert!(matches!(pair.give(route(1), &packets[2]).0, Got::Rtp { .. }));
}

#[test]
fn a_peer_that_believes_to_be_controlled_is_told_otherwise() {
    use is::stun::{StunMessage, TransId};
    let mut pair = Pair::new();
    let message = StunMessage::binding_request("server:peer", TransId::new(), false, u64::MAX, 1, false);
    let datagram = request(message, &credentials().pwd);
    let (_, sent) = pair.give(route(1), &datagram);
    let answer = StunMessage::parse(&sent[0].1).expect("a STUN message");
    assert_eq!(answer.error_code().map(|(code, _)| code), Some(487));
    assert!(sent[0].1.len() <= datagram.len());
    assert_eq!(pair.server.route(), None, "that check has proven nothing yet");
}

#[test]
fn the_answer_to_a_check_says_where_it_came_from_and_is_authentic() {
    use is::stun::StunMessage;
    let v6 = SocketAddr::from((Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 9), 50_009));
    let mapped = SocketAddr::from((Ipv6Addr::new(0, 0, 0, 0, 0, 0xFFFF, 0xC000, 0x0201), 50_001));
    for (remote, expected) in [(v6, v6), (mapped, route(1).remote), (route(1).remote, route(1).remote)] {
        let mut pair = Pair::new();
        let datagram = check("server:peer", &credentials().pwd, true);
        let (_, sent) = pair.give(Route::new(remote, [198, 51, 100, 1].into()), &datagram);
        let answer = StunMessage::parse(&sent[0].1).expect("a STUN message");
        assert!(answer.is_successful_binding_response());
        assert!(answer.verify(credentials().pwd.as_bytes(), hmac_sha1));
        assert_eq!(answer.mapped_address(), Some(expected));
        assert!(sent[0].1.len() <= datagram.len());
    }
}

#[test]
fn time_that_stands_still_or_goes_backwards_harms_nothing() {
    let now = Instant::now() + Duration::from_secs(100);
    let mut agent = Agent::new(credentials(), now);
    let datagram = check("server:peer", &credentials().pwd, true);
    assert!(agent.handle_check(now - SECOND, route(1), &datagram).is_some());
    agent.handle_media(now - 2 * SECOND, route(1));
    assert_eq!(agent.last_heard(), now);
    assert_eq!(agent.route(), Some(route(1)));
    agent.handle_media(now, route(2));
    assert_eq!(agent.route(), Some(route(1)), "an unproven route is never sent to");
}
