//! From the first check to keys, and to the end: on clean and on bad networks.

mod common;

use common::*;
use jushou_rtc::connection::{GONE_AFTER, KEEP_DTLS, KEEP_DTLS_HEARD};
use jushou_rtc::dtls::Failed;
use jushou_rtc::{Route, Why, rtcp, rtp};
use std::time::{Duration, Instant};

#[test]
fn a_checked_peer_with_the_right_certificate_is_secured_and_both_ends_understand_each_other() {
    let mut pair = Pair::new();
    assert!(!pair.server.is_secured() && pair.server.sender().is_none());
    pair.check(route(1), true);
    let hello = pair.peer.poll(pair.now);
    assert!(pair.shake(route(1), hello));
    assert!(pair.server.is_secured());

    let packet = pair.peer.seal(7, 1);
    let (got, _) = pair.give(route(1), &packet);
    assert_eq!(got, Got::Rtp { index: 1, payload: b"opus".to_vec() });

    let (sender, to) = pair.server.sender().expect("secured");
    assert_eq!(to, route(1));
    let mut packet = rtp::write_header(111, true, 3, 0, 99).to_vec();
    packet.extend_from_slice(b"from us");
    assert!(sender.seal_rtp(&mut packet, rtp::HEADER_LEN, 3));
    let mut report = Vec::new();
    rtcp::write_receiver_report(&mut report, 99, &[]);
    assert!(sender.seal_rtcp(&mut report));
    let receiver = &mut pair.peer.keys.as_mut().expect("secured").1;
    let opened = receiver.open_rtp(&mut packet).expect("authentic");
    assert_eq!(packet[opened.header_len..opened.len], *b"from us");
    assert!(receiver.open_rtcp(&mut report).is_some());
}

#[test]
fn reports_come_through() {
    let mut pair = Pair::secured();
    let report = pair.peer.seal_report(7);
    let (Got::Rtcp(compound), _) = pair.give(route(1), &report) else { panic!("an authentic report") };
    let packets: Vec<_> = rtcp::parse(&compound).expect("well-formed").collect();
    assert!(matches!(packets[..], [rtcp::Packet::ReceiverReport { ssrc: 7, .. }]));
}

#[test]
fn another_certificate_than_the_offer_named_ends_the_connection_without_keys() {
    let now = Instant::now();
    let mut pair =
        Pair { now, server: connection(jushou_rtc::dtls::Fingerprint([1; 32]), now), peer: Peer::new(now) };
    pair.check(route(1), true);
    let mut to_server = pair.peer.poll(now);
    let mut closed = Vec::new();
    while !to_server.is_empty() {
        for datagram in std::mem::take(&mut to_server) {
            let (got, sent) = pair.give(route(1), &datagram);
            if let Got::Closed(why) = got {
                closed.push(why);
            }
            for (_, datagram) in sent {
                to_server.extend(pair.peer.handle(now, &datagram));
            }
        }
    }
    assert_eq!(closed, [Why::Handshake(Failed::WrongCertificate)]);
    assert_eq!(pair.server.closed(), Some(closed[0]));
    assert!(!pair.server.is_secured() && pair.server.sender().is_none());
    assert_eq!(pair.server.wake_at(), None);
    // Not even a check is answered any more.
    let check = check("server:peer", &credentials().pwd, true);
    assert_eq!(pair.give(route(1), &check), (Got::Nothing, vec![]));
}

/// Datagrams on their way, each with its time of arrival.
struct Network {
    on_the_way: Vec<(Instant, bool, Vec<u8>)>,
    random: Random,
    bad_until: Instant,
}

impl Network {
    fn send(&mut self, now: Instant, to_server: bool, datagram: Vec<u8>) {
        if now >= self.bad_until {
            self.on_the_way.push((now + Duration::from_millis(10), to_server, datagram));
            return;
        }
        // A third is lost, a fifth doubled, everything overtakes everything.
        let copies = match self.random.below(15) {
            0..5 => 0,
            5..8 => 2,
            _ => 1,
        };
        for _ in 0..copies {
            let delay = Duration::from_millis(5 + self.random.below(80));
            self.on_the_way.push((now + delay, to_server, datagram.clone()));
        }
    }

    fn next_at(&self) -> Option<Instant> {
        self.on_the_way.iter().map(|(at, ..)| *at).min()
    }

    fn take_due(&mut self, now: Instant) -> Option<(bool, Vec<u8>)> {
        let at = self.on_the_way.iter().position(|(at, ..)| *at <= now)?;
        let (_, to_server, datagram) = self.on_the_way.remove(at);
        Some((to_server, datagram))
    }
}

/// Runs until both ends have keys; returns how long that took.
fn shake_on_a_bad_network(seed: u64) -> Duration {
    let mut pair = Pair::new();
    let start = pair.now;
    let bad_until = start + Duration::from_millis(1_500);
    let mut network = Network { on_the_way: Vec::new(), random: Random::new(seed), bad_until };
    pair.check(route(1), true);
    for datagram in pair.peer.poll(start) {
        network.send(start, true, datagram);
    }
    while !pair.server.is_secured() || pair.peer.keys.is_none() {
        assert!(pair.now < start + 20 * SECOND, "seed {seed}: no keys after 20 s");
        let next = [network.next_at(), pair.server.wake_at(), pair.peer_wakes_at()];
        pair.now = next.into_iter().flatten().min().expect("timers run until there are keys").max(pair.now);
        while let Some((to_server, datagram)) = network.take_due(pair.now) {
            if to_server {
                let (got, sent) = pair.give(route(1), &datagram);
                assert!(!matches!(got, Got::Closed(_)), "seed {seed}: {got:?}");
                sent.into_iter().for_each(|(_, datagram)| network.send(pair.now, false, datagram));
            } else {
                let sent = pair.peer.handle(pair.now, &datagram);
                sent.into_iter().for_each(|datagram| network.send(pair.now, true, datagram));
            }
        }
        let (why, sent) = pair.pass(Duration::ZERO);
        assert_eq!(why, None, "seed {seed}");
        sent.into_iter().for_each(|(_, datagram)| network.send(pair.now, false, datagram));
        let sent = pair.peer.poll(pair.now);
        sent.into_iter().for_each(|datagram| network.send(pair.now, true, datagram));
    }
    pair.now - start
}

#[test]
fn a_handshake_survives_loss_duplication_and_reordering() {
    for seed in 0..60 {
        shake_on_a_bad_network(seed);
    }
}

#[test]
fn a_lost_last_flight_is_repeated_when_the_peer_asks_again() {
    let mut pair = Pair::new();
    pair.check(route(1), true);
    let hello = pair.peer.poll(pair.now);
    let mut flight = Vec::new();
    for datagram in hello {
        flight.extend(pair.give(route(1), &datagram).1);
    }
    let mut secured = Vec::new();
    for (_, datagram) in flight {
        for datagram in pair.peer.handle(pair.now, &datagram) {
            let (got, _lost) = pair.give(route(1), &datagram);
            secured.push(got);
        }
    }
    assert!(secured.contains(&Got::Secured) && pair.peer.keys.is_none());
    pair.now = pair.peer_wakes_at().expect("the peer waits for our last flight");
    let again = pair.peer.poll(pair.now);
    assert!(!again.is_empty());
    pair.shake(route(1), again);
    assert!(pair.peer.keys.is_some(), "the second last flight arrived");
}

#[test]
fn an_unanswered_flight_is_repeated_soon_and_given_up_in_the_end() {
    let mut pair = Pair::new();
    pair.check(route(1), true);
    for datagram in pair.peer.poll(pair.now) {
        pair.give(route(1), &datagram);
    }
    let asleep_until = pair.server.wake_at().expect("a repetition is due");
    assert!(asleep_until - pair.now <= Duration::from_millis(100));
    let (why, sent) = pair.pass(10 * SECOND);
    assert_eq!(why, None);
    assert!((3..40).contains(&sent.len()), "{} datagrams in 10 s", sent.len());
    assert!(sent.iter().all(|(to, _)| *to == route(1)));
    for _ in 0..6 {
        pair.check(route(1), true); // The peer is there, yet does not go on.
        if let (Some(why), _) = pair.pass(10 * SECOND) {
            assert_eq!(why, Why::Handshake(Failed::Protocol));
            return;
        }
    }
    panic!("it is never given up");
}

#[test]
fn a_peers_goodbye_ends_the_connection() {
    let mut pair = Pair::secured();
    let goodbye = pair.peer.close();
    let got: Vec<Got> = goodbye.iter().map(|datagram| pair.give(route(1), datagram).0).collect();
    assert!(got.contains(&Got::Closed(Why::PeerLeft)), "{got:?}");
    assert!(!pair.server.is_secured() && pair.server.wake_at().is_none());
    let packet = pair.peer.seal(7, 1);
    assert_eq!(pair.give(route(1), &packet), (Got::Nothing, vec![]), "nothing is heard after a goodbye");
}

#[test]
fn our_goodbye_reaches_the_peer() {
    let mut pair = Pair::secured();
    let mut sent: Vec<(Route, Vec<u8>)> = Vec::new();
    pair.server.close(pair.now, &mut |to, bytes| sent.push((to, bytes.to_vec())));
    assert_eq!(pair.server.closed(), Some(Why::WeLeft));
    assert!(!sent.is_empty());
    for (to, datagram) in sent {
        assert_eq!(to, route(1));
        pair.peer.handle(pair.now, &datagram);
    }
    assert!(pair.peer.was_told_goodbye);
}

#[test]
fn a_peer_that_falls_silent_is_gone_after_thirty_seconds_and_not_before() {
    let mut pair = Pair::secured();
    assert_eq!(pair.pass(GONE_AFTER - Duration::from_millis(1)).0, None);
    assert!(pair.server.is_secured());
    assert_eq!(pair.pass(Duration::from_millis(1)).0, Some(Why::Gone));
    assert!(!pair.server.is_secured() && pair.server.wake_at().is_none());
}

#[test]
fn a_peer_that_never_comes_is_gone_too() {
    let mut pair = Pair::new();
    assert_eq!(pair.pass(GONE_AFTER).0, Some(Why::Gone));
}

#[test]
fn checks_audio_and_reports_each_keep_a_peer_alive_for_hours() {
    for kind in 0..3 {
        let mut pair = Pair::secured();
        for index in 1..500 {
            assert_eq!(pair.pass(29 * SECOND).0, None, "kind {kind}, step {index}");
            match kind {
                0 => pair.check(route(1), true),
                1 => {
                    let packet = pair.peer.seal(7, index);
                    assert!(matches!(pair.give(route(1), &packet).0, Got::Rtp { .. }));
                }
                _ => {
                    let report = pair.peer.seal_report(7);
                    assert!(matches!(pair.give(route(1), &report).0, Got::Rtcp(_)));
                }
            }
            assert_eq!(pair.server.last_heard(), pair.now);
        }
    }
}

#[test]
fn dtls_is_given_up_after_a_minute_or_once_media_shows_that_it_is_done_and_media_goes_on() {
    let short = Duration::from_millis(1);
    for (after, speaks, hears_goodbye) in [
        (KEEP_DTLS_HEARD - short, true, true),
        (KEEP_DTLS_HEARD, true, false),
        (KEEP_DTLS_HEARD, false, true),
        (KEEP_DTLS - short, false, true),
        (KEEP_DTLS, false, false),
    ] {
        let mut pair = Pair::secured();
        for _ in 0..4 {
            pair.pass(after / 4);
            pair.check(route(1), true);
        }
        if speaks {
            let packet = pair.peer.seal(7, 1);
            assert!(matches!(pair.give(route(1), &packet).0, Got::Rtp { .. }));
        }
        let goodbye = pair.peer.close();
        let got: Vec<Got> = goodbye.iter().map(|datagram| pair.give(route(1), datagram).0).collect();
        assert_eq!(got.contains(&Got::Closed(Why::PeerLeft)), hears_goodbye, "{after:?}, speaks: {speaks}");
        if !hears_goodbye {
            let packet = pair.peer.seal(7, 2);
            assert!(matches!(pair.give(route(1), &packet).0, Got::Rtp { .. }));
        }
    }
}
