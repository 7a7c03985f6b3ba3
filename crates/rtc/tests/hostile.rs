//! What strangers send changes nothing, costs a peer nothing, and is not answered.

mod common;

use common::*;
use is::stun::{StunMessage, TransId};
use jushou_rtc::{Why, rtcp};

#[test]
fn a_check_without_the_password_is_not_answered() {
    let mut pair = Pair::new();
    let pwd = credentials().pwd;
    let right = check("server:peer", &pwd, true);
    let mut tampered = Vec::new();
    for at in 0..right.len() - 8 {
        let mut datagram = right.clone();
        datagram[at] ^= 0x10;
        tampered.push(datagram);
    }
    let wrong = [
        check("server:peer", "another password", true),
        check("server2:peer", &pwd, true),
        check("serve:peer", &pwd, true),
        check(":peer", &pwd, true),
        right[..right.len() - 4].to_vec(),
        right[..20].to_vec(),
        vec![],
    ];
    for datagram in wrong.iter().chain(&tampered) {
        assert_eq!(pair.give(route(9), datagram), (Got::Nothing, vec![]));
    }
    assert_eq!(pair.server.route(), None);
    assert_eq!(pair.give(route(1), &right).1.len(), 1);
}

#[test]
fn an_answer_is_never_longer_than_the_request() {
    let pwd = credentials().pwd;
    // The shortest that parses, and browsers' usual lengths.
    for (username, nominate) in
        [("server:x", false), ("server:peer", true), ("server:a longer name of the peer's", true)]
    {
        for route in [
            route(1),
            jushou_rtc::Route::new("[2001:db8::9]:50009".parse().expect("an address"), route(1).local),
        ] {
            let mut pair = Pair::new();
            let datagram = check(username, &pwd, nominate);
            let (_, sent) = pair.give(route, &datagram);
            let out: usize = sent.iter().map(|(_, bytes)| bytes.len()).sum();
            assert!(out > 0 && out <= datagram.len(), "{out} bytes for {}", datagram.len());
        }
    }
}

#[test]
fn a_request_shorter_than_its_answer_is_not_answered() {
    // As short as one can be: no role, no fingerprint. Browsers' have both.
    let mut short = vec![0, 1, 0, 44, 0x21, 0x12, 0xA4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    short.extend_from_slice(&[0, 6, 0, 8]);
    short.extend_from_slice(b"server:x");
    short.extend_from_slice(&[0, 0x24, 0, 4, 0, 0, 0, 1]);
    let integrity = hmac_sha1(credentials().pwd.as_bytes(), &[&short]);
    short.extend_from_slice(&[0, 8, 0, 20]);
    short.extend_from_slice(&integrity);
    let mut pair = Pair::new();
    assert_eq!((pair.give(route(1), &short).1.len(), short.len()), (1, 64), "64 bytes for 64");
    let v6 = jushou_rtc::Route::new("[2001:db8::9]:50009".parse().expect("an address"), route(1).local);
    assert_eq!(pair.give(v6, &short).1, [], "76 bytes for 64");
}

#[test]
fn other_stun_than_a_binding_request_is_not_answered() {
    let mut pair = Pair::new();
    let pwd = credentials().pwd;
    let answer = StunMessage::binding_reply(TransId::new(), route(1).remote);
    let conflict = StunMessage::binding_role_conflict_reply(TransId::new());
    for datagram in [request(answer, &pwd), request(conflict, &pwd)] {
        assert_eq!(pair.give(route(1), &datagram), (Got::Nothing, vec![]));
    }
}

#[test]
fn dtls_from_an_unproven_route_is_not_answered() {
    let mut pair = Pair::new();
    for datagram in pair.peer.poll(pair.now) {
        assert_eq!(pair.give(route(1), &datagram), (Got::Nothing, vec![]));
    }
    pair.check(route(2), true);
    let mut attacker = Peer::new(pair.now);
    for datagram in attacker.poll(pair.now) {
        assert_eq!(pair.give(route(1), &datagram), (Got::Nothing, vec![]), "another's route proves nothing");
    }
}

/// A record of content type 21 in the clear.
fn clear_alert(level: u8, description: u8) -> Vec<u8> {
    vec![21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, level, description]
}

#[test]
fn whoever_sends_a_client_hello_first_the_peer_that_was_invited_gets_the_connection() {
    const TRIES: usize = 1_000;
    let now = std::time::Instant::now();
    let mut attacks = Peer::with_certificate(certificate(), now).poll(now);
    attacks.extend([clear_alert(1, 0), clear_alert(2, 40), vec![22; 200], vec![20; 14]]);
    let mut succeeded = 0;
    for attempt in 0..TRIES {
        let mut pair = Pair::new();
        // Before the check, between check and ClientHello, and in the middle of the handshake.
        let attack = |pair: &mut Pair| {
            for datagram in &attacks {
                assert_eq!(pair.give(route(66), datagram), (Got::Nothing, vec![]), "attempt {attempt}");
            }
        };
        attack(&mut pair);
        pair.check(route(1), true);
        attack(&mut pair);
        let hello = pair.peer.poll(pair.now);
        let mut flight = Vec::new();
        for datagram in hello {
            flight.extend(pair.give(route(1), &datagram).1);
        }
        attack(&mut pair);
        let mut last = Vec::new();
        for (_, datagram) in flight {
            last.extend(pair.peer.handle(pair.now, &datagram));
        }
        succeeded += usize::from(pair.shake(route(1), last) && pair.peer.keys.is_some());
    }
    assert_eq!(succeeded, TRIES);
}

#[test]
fn an_alert_in_the_clear_ends_nothing_even_with_the_peers_own_address() {
    let mut pair = Pair::new();
    pair.check(route(1), true);
    let hello = pair.peer.poll(pair.now);
    let mut flight = Vec::new();
    for datagram in hello {
        for alert in [clear_alert(2, 40), clear_alert(1, 0), [clear_alert(1, 1), clear_alert(2, 80)].concat()]
        {
            assert_eq!(pair.give(route(1), &alert), (Got::Nothing, vec![]));
        }
        flight.extend(pair.give(route(1), &datagram).1);
    }
    assert_eq!(pair.give(route(1), &clear_alert(2, 40)), (Got::Nothing, vec![]));
    let mut last = Vec::new();
    for (_, datagram) in flight {
        last.extend(pair.peer.handle(pair.now, &datagram));
    }
    assert!(pair.shake(route(1), last));
    assert_eq!(pair.give(route(1), &clear_alert(2, 40)), (Got::Nothing, vec![]));
    assert!(pair.server.is_secured());
}

#[test]
fn forged_replayed_and_misrouted_media_is_dropped_and_the_session_stays_up() {
    let (mut pair, mut other) = (Pair::secured(), Pair::secured());
    let (packet, report) = (pair.peer.seal(7, 1), pair.peer.seal_report(7));
    let mut wrong = vec![other.peer.seal(7, 2), other.peer.seal_report(7)];
    for sealed in [&packet, &report] {
        for at in [0, 2, 8, 12, sealed.len() - 1] {
            let mut forged = sealed.clone();
            forged[at] ^= 1;
            wrong.push(forged);
        }
    }
    let (before, now) = (pair.server.route(), pair.now);
    pair.now += SECOND;
    for datagram in &wrong {
        assert_eq!(pair.give(route(1), datagram), (Got::Nothing, vec![]));
    }
    for datagram in [&packet, &report] {
        assert_eq!(pair.give(route(66), datagram), (Got::Nothing, vec![]), "from another address");
    }
    assert_eq!(pair.server.last_heard(), now, "forgeries are no sign of life");
    assert!(matches!(pair.give(route(1), &packet).0, Got::Rtp { index: 1, .. }));
    assert!(matches!(pair.give(route(1), &report).0, Got::Rtcp(_)));
    for datagram in [&packet, &report] {
        assert_eq!(pair.give(route(1), datagram).0, Got::Nothing, "replayed");
        pair.check(route(2), false);
        assert_eq!(pair.give(route(2), datagram).0, Got::Nothing, "replayed from a proven address");
    }
    assert_eq!(pair.server.route(), before, "a replay moves nobody");
    assert!(pair.server.is_secured());
}

#[test]
fn a_goodbye_counts_only_if_it_is_the_peers_own() {
    let (mut pair, mut other) = (Pair::secured(), Pair::secured());
    for datagram in other.peer.close() {
        assert_eq!(pair.give(route(1), &datagram).0, Got::Nothing, "another peer's goodbye");
    }
    let goodbye = pair.peer.close();
    for datagram in &goodbye {
        assert_eq!(pair.give(route(66), datagram).0, Got::Nothing, "from another address");
    }
    assert!(pair.server.is_secured());
    let got: Vec<Got> = goodbye.iter().map(|datagram| pair.give(route(1), datagram).0).collect();
    assert!(got.contains(&Got::Closed(Why::PeerLeft)));
}

#[test]
fn media_before_the_handshake_is_dropped() {
    let mut pair = Pair::new();
    pair.check(route(1), true);
    let mut report = Vec::new();
    rtcp::write_receiver_report(&mut report, 7, &[]);
    report.extend_from_slice(&[0; 20]);
    for datagram in [Pair::secured().peer.seal(7, 1), report, vec![0x80; 3], vec![]] {
        assert_eq!(pair.give(route(1), &datagram), (Got::Nothing, vec![]));
    }
}
