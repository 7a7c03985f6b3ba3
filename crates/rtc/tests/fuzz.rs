//! Everything a stranger can reach, fed with mutated real traffic: no panic, and the stated bounds hold.
//!
//! The same inputs on every run. `FUZZ_EXECUTIONS=1000000 cargo test -p jushou-rtc --test fuzz` tries more in
//! all, `FUZZ_SEED=n` others. A failure prints the input; put it into `tests/corpus` with the fix.

mod common;

use common::*;
use jushou_rtc::dtls::Fingerprint;
use jushou_rtc::framing::{DATAGRAM_LEN_MAX, Deframer, framed};
use jushou_rtc::ice::{Agent, Credentials};
use jushou_rtc::sdp::{AnswerParams, Offer, Slot};
use jushou_rtc::srtp::{Profile, Receiver, Sender};
use jushou_rtc::{demux, red, rtcp, rtp, stun};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Over all targets together, unless `FUZZ_EXECUTIONS` says otherwise.
const EXECUTIONS: u64 = 800_000;

/// Longer than any datagram we read.
const INPUT_LEN_MAX: usize = 4_000;

/// Runs `share` of the executions, in 1/1000.
fn fuzz(name: &str, share: u64, seeds: &[Vec<u8>], mut target: impl FnMut(&[u8])) {
    assert!(!seeds.is_empty(), "{name} has no seeds");
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let executions = number("FUZZ_EXECUTIONS").unwrap_or(EXECUTIONS) * share / 1_000;
    let mut random = Random::new(number("FUZZ_SEED").unwrap_or(1));
    let (executions, begin) = (executions.max(seeds.len() as u64), Instant::now());
    for execution in 0..executions {
        let input = match seeds.get(execution as usize) {
            Some(seed) => seed.clone(), // Each seed once as it is.
            None => mutate(seeds, &mut random),
        };
        if catch_unwind(AssertUnwindSafe(|| target(&input))).is_err() {
            let hex: String = input.iter().map(|byte| format!("{byte:02x}")).collect();
            panic!("{name}, execution {execution}: {hex}");
        }
    }
    println!("fuzzed {name}: {executions} in {} s", begin.elapsed().as_secs());
}

fn mutate(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut pick = |bound: usize| random.below(bound.max(1) as u64) as usize;
    let mut input = seeds[pick(seeds.len())].clone();
    for _ in 0..=pick(6) {
        let at = pick(input.len());
        match pick(9) {
            0 => flip(&mut input, at, 1 << pick(8)),
            1 => set(&mut input, at, pick(256) as u8),
            2 => set(&mut input, at, [0, 1, 0x7F, 0x80, 0xFE, 0xFF][pick(6)]),
            3 => input.insert(at, pick(256) as u8),
            4 => drop(input.drain(at..(at + pick(20)).min(input.len()))),
            5 => input.truncate(at),
            6 => {
                // Again, at another place.
                let part = input[at..(at + pick(80)).min(input.len())].to_vec();
                let to = pick(input.len());
                input.splice(to..to, part);
            }
            7 => {
                // The head of this, the tail of another.
                let other = &seeds[pick(seeds.len())];
                input.truncate(at);
                input.extend_from_slice(&other[pick(other.len())..]);
            }
            _ => {
                // A length of two bytes, wrong by a little or wholly.
                let by = [0, 1, 4, 0xFF][pick(4)];
                set(&mut input, at, by);
                set(&mut input, at + 1, pick(256) as u8);
            }
        }
    }
    input.truncate(INPUT_LEN_MAX);
    input
}

fn set(input: &mut [u8], at: usize, byte: u8) {
    if let Some(place) = input.get_mut(at) {
        *place = byte;
    }
}

fn flip(input: &mut [u8], at: usize, bits: u8) {
    if let Some(place) = input.get_mut(at) {
        *place ^= bits;
    }
}

fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(folder).expect("the folder is part of the repository");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.is_file() && path.extension().is_none_or(|extension| extension == "sdp"));
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("readable")).collect()
}

fn datagrams(mut input: &[u8]) -> Vec<&[u8]> {
    let mut all = Vec::new();
    while let Some((len, rest)) = input.split_first_chunk::<2>() {
        let len = usize::from(u16::from_be_bytes(*len)).min(rest.len());
        let (datagram, rest) = rest.split_at(len);
        all.push(datagram);
        input = rest;
    }
    all
}

#[test]
fn demux_takes_anything() {
    let seeds: Vec<Vec<u8>> =
        ["corpus/stun", "corpus/rtp", "corpus/rtcp"].iter().flat_map(|folder| files(folder)).collect();
    fuzz("demux", 30, &seeds, |input| {
        let kind = demux::classify(input);
        let first = input.first().copied().unwrap_or(0xFF);
        assert_eq!(kind == demux::Kind::Stun, first <= 3);
        assert_eq!(kind == demux::Kind::Dtls, (20..64).contains(&first));
        if matches!(kind, demux::Kind::Rtp | demux::Kind::Rtcp) {
            assert!(first >> 6 == 2 && input.len() >= 2);
        }
    });
}

#[test]
fn stun_takes_anything_and_answers_no_more_than_was_asked() {
    let now = Instant::now();
    let Credentials { ufrag, pwd } = credentials();
    let mut seeds = files("corpus/stun");
    seeds.push(check(&format!("{ufrag}:peer"), &pwd, true));
    fuzz("stun", 250, &seeds, |input| {
        if let Some(ufrag) = stun::local_ufrag(input) {
            assert!(input.starts_with(&[0, 1]) && !ufrag.contains(':') && ufrag.len() < input.len());
        }
        let mut agent = Agent::new(credentials(), now);
        let reply = agent.handle_check(now, route(1), input);
        let answered = reply.is_some();
        assert!(reply.is_none_or(|reply| (1..=input.len()).contains(&reply.as_ref().len())));
        assert!(!answered || stun::local_ufrag(input) == Some(&ufrag));
        // Another reader comes to the same, where it reads what is behind the integrity at all.
        let theirs = is::stun::StunMessage::parse(input).ok();
        let verifies = |message: &is::stun::StunMessage| message.verify(pwd.as_bytes(), hmac_sha1);
        assert!(!answered || theirs.as_ref().is_none_or(verifies));
        assert!(agent.knows(route(1)) == agent.route().is_some() && (answered || !agent.knows(route(1))));
    });
}

#[test]
fn rtp_takes_anything_and_gives_no_more_than_there_is() {
    fuzz("rtp", 200, &files("corpus/rtp"), |input| {
        let Some(packet) = rtp::Packet::parse(input, 1) else { return };
        assert!(packet.header.len >= rtp::HEADER_LEN);
        assert!(packet.header.len + packet.payload.len() <= input.len());
        assert!(packet.header.payload_type < 128 && packet.header.csrcs().count() < 16);
        for id in 0..=255 {
            assert!(packet.header.extension(id).is_none_or(|value| value.len() < 256));
            assert!(packet.header.level(id).is_none_or(|level| level.minus_dbov < 128));
        }
    });
}

#[test]
fn redundant_audio_takes_anything_and_gives_what_is_there() {
    // A packet with two copies, one with none, and a packet that is no such thing.
    let mut seeds =
        vec![vec![0xEF, 0x1E, 0, 3, 0xEF, 0x0F, 0, 1, 0x6F, 1, 2, 3, 4, 5, 6], vec![0x6F, 1, 2, 3, 4]];
    seeds.extend(files("corpus/rtp"));
    fuzz("red", 50, &seeds, |input| {
        let Some(blocks) = red::Blocks::parse(input) else { return };
        let blocks = blocks.as_slice();
        assert!((1..=red::BLOCKS_MAX).contains(&blocks.len()));
        let headers = 4 * blocks.len() - 3;
        let bytes: usize = blocks.iter().map(|block| block.payload.len()).sum();
        assert_eq!(headers + bytes, input.len());
        assert!(blocks.iter().all(|block| block.payload_type < 128 && block.back < 1 << 14));
    });
}

#[test]
fn a_stream_takes_anything_and_however_it_is_cut_the_same_comes_out() {
    let whole = |folder: &str| -> Vec<u8> {
        files(folder).iter().flat_map(|datagram| framed(datagram).expect("short").into_vec()).collect()
    };
    let seeds = ["corpus/stun", "corpus/rtp", "corpus/rtcp"].map(whole);
    fuzz("framing", 20, &seeds, |input| {
        let deframe = |size: usize| {
            let (mut deframer, mut got) = (Deframer::default(), vec![]);
            let end = input.chunks(size.max(1)).try_for_each(|piece| {
                deframer.push(piece, &mut |datagram| {
                    assert!((1..=DATAGRAM_LEN_MAX).contains(&datagram.len()));
                    got.push(datagram.to_vec());
                })
            });
            (end, got)
        };
        let bytes: usize = deframe(input.len()).1.iter().map(|datagram| datagram.len() + 2).sum();
        assert!(bytes <= input.len());
        assert_eq!(deframe(1 + input.len() % 7), deframe(input.len()));
    });
}

#[test]
fn rtcp_takes_anything_and_gives_a_bounded_number_of_things() {
    let mut seeds = files("corpus/rtcp");
    let mut all = Vec::new();
    rtcp::write_sender_report(&mut all, 7, &rtcp::SenderInfo::default(), &[Default::default(); 3]);
    rtcp::write_cname(&mut all, 7, "a name");
    rtcp::write_bye(&mut all, &[7, 8, 9]);
    seeds.push(all);
    fuzz("rtcp", 200, &seeds, |input| {
        let Some(packets) = rtcp::parse(input) else { return };
        let mut count = 0;
        for packet in packets {
            count += 1;
            let things = match packet {
                rtcp::Packet::SenderReport { blocks, .. } => blocks.count(),
                rtcp::Packet::ReceiverReport { blocks, .. } => blocks.count(),
                rtcp::Packet::Bye { ssrcs } => ssrcs.count(),
                rtcp::Packet::Other(_) => 0,
            };
            assert!(things <= rtcp::BLOCKS_MAX);
        }
        assert!((1..=rtcp::PACKETS_MAX).contains(&count));
    });
}

#[test]
fn sdp_takes_anything_and_the_answer_is_well_formed() {
    let slot = Slot { ssrc: 1, cname: "c".into(), stream: "s".into(), track: "t".into() };
    fuzz("sdp", 150, &files("offers"), |input| {
        let Ok(offer) = Offer::parse(&String::from_utf8_lossy(input)) else { return };
        assert!((1..=jushou_rtc::sdp::LINES_MAX).contains(&offer.lines().len()));
        let answer = offer.answer(&AnswerParams {
            credentials: &credentials(),
            fingerprint: Fingerprint([7; 32]),
            addresses: &[([192, 0, 2, 1], 3478).into()],
            tcp_addresses: &[],
            slots: &[slot.clone(), slot.clone()],
            max_average_bitrate: 24_000,
        });
        assert!(answer.len() < 2_000 * (offer.lines().len() + 1));
        assert_eq!(answer.matches("\r\nm=").count(), offer.lines().len());
        assert!(answer.matches("a=sendonly").count() <= 2 && answer.matches("a=recvonly").count() <= 1);
        for line in answer.split_terminator("\r\n") {
            assert!(line.is_char_boundary(2) && line.as_bytes()[0].is_ascii_lowercase(), "{line:?}");
            assert!(
                line[1..].starts_with('=') && line.bytes().all(|byte| (32..127).contains(&byte)),
                "{line:?}"
            );
        }
    });
}

#[test]
fn srtp_opens_nothing_that_was_not_sealed() {
    for profile in [Profile::AeadAes128Gcm, Profile::AeadAes256Gcm, Profile::Aes128CmSha1_80] {
        let (key, salt) = (vec![5; profile.key_len()], vec![6; profile.salt_len()]);
        let mut sender = Sender::new(profile, &key, &salt).expect("the lengths fit");
        let (mut audio, mut reports) = (files("corpus/rtp"), files("corpus/rtcp"));
        for packet in &mut audio {
            let index = u64::from(u16::from_be_bytes([packet[2], packet[3]]));
            let header_len = rtp::header_len(packet).expect("a recorded packet");
            assert!(sender.seal_rtp(packet, header_len, index));
        }
        reports.iter_mut().for_each(|report| assert!(sender.seal_rtcp(report)));
        let seeds = [audio, reports].concat();
        fuzz("srtp", 25, &seeds, |input| {
            let mut receiver = Receiver::new(profile, &key, &salt).expect("the lengths fit");
            let opened_audio = receiver.open_rtp(&mut input.to_vec());
            let opened_report = receiver.open_rtcp(&mut input.to_vec());
            if let Some(opened) = opened_audio {
                assert!(opened.header_len <= opened.len && opened.len < input.len());
            }
            let opened = opened_audio.is_some() || opened_report.is_some();
            assert_eq!(opened, seeds.iter().any(|seed| seed == input), "{profile:?}");
        });
    }
}

#[test]
fn a_connection_takes_anything_and_stays_silent_towards_strangers() {
    let now = Instant::now();
    fuzz("connection", 20, &files("corpus/connection"), |input| {
        let mut server = connection(Fingerprint([1; 32]), now);
        let datagrams = datagrams(input);
        for datagram in &datagrams {
            let (got, sent) = give(&mut server, now, route(1), datagram);
            let (bytes, asked) = (sent.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(), datagram.len());
            let is_check = demux::classify(datagram) == demux::Kind::Stun;
            assert!(got == Got::Nothing && (bytes == 0 || is_check && bytes <= asked), "{got:?}");
            if bytes > 0 {
                break; // A recorded check, still authentic; this route is no stranger's any more.
            }
        }

        let proof = check("server:peer", &credentials().pwd, true);
        give(&mut server, now, route(2), &proof);
        let mut sent_bytes = 0;
        for datagram in &datagrams {
            let (got, sent) = give(&mut server, now, route(2), datagram);
            assert!(matches!(got, Got::Nothing | Got::Closed(_)), "no keys without the peer: {got:?}");
            sent_bytes += sent.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
            assert!(server.closed().is_none() || server.wake_at().is_none());
        }
        assert!(!server.is_secured() && server.sender().is_none());
        assert!(sent_bytes <= 20_000, "{sent_bytes} bytes for {}", input.len());
    });
}

#[test]
fn a_running_handshake_takes_anything() {
    // The input says which datagrams of a real handshake change, and how.
    let seeds: Vec<Vec<u8>> = (0..8u8).map(|at| vec![at, 13, 40, at, 0, 25, 1, 255]).collect();
    fuzz("handshake", 5, &seeds, |input| {
        let mut pair = Pair::new();
        pair.check(route(1), true);
        let mut to_server = pair.peer.poll(pair.now);
        let mut count = 0;
        while !to_server.is_empty() && count < 40 {
            let mut to_peer = Vec::new();
            for datagram in to_server.drain(..) {
                for change in input.chunks_exact(4).filter(|change| change[0] % 8 == count % 8) {
                    let mut changed = datagram.clone();
                    let at = usize::from(u16::from_be_bytes([change[1], change[2]])) % changed.len();
                    changed[at] ^= change[3] | 1;
                    to_peer.extend(pair.give(route(1), &changed).1);
                }
                to_peer.extend(pair.give(route(1), &datagram).1);
                count += 1;
            }
            for (_, datagram) in to_peer {
                // What a forger has broken may break the peer too; that is not the matter here.
                let _ = pair.peer.dtls.handle_timeout(pair.now);
                if pair.peer.dtls.handle_packet(&datagram).is_err() {
                    return;
                }
                to_server.extend(pair.peer.poll(pair.now));
            }
        }
        let is_secured = pair.server.is_secured();
        assert_eq!(is_secured, pair.server.sender().is_some());
        assert!(!is_secured || pair.server.closed().is_none());
    });
}
