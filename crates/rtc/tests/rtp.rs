//! RTP headers, levels, reports, and what a receiver counts.

use jushou_rtc::rtcp::{self, Ntp, ReceiveStats, ReportBlock, SenderInfo};
use jushou_rtc::rtp::{self, Level, Packet};
use std::time::{Duration, Instant};

/// Version 2 with these bits in the first byte, then payload type 111, sequence number 5, SSRC 7.
fn packet(first: u8, rest: &[u8]) -> Vec<u8> {
    [&[0x80 | first, 0xEF, 0, 5, 0, 0, 0x12, 0x34, 0, 0, 0, 7], rest].concat()
}

#[test]
fn a_header_is_read_as_it_is_written() {
    let bytes = [&rtp::write_header(111, true, 65_535, 0xDEAD_BEEF, 7)[..], b"opus"].concat();
    let packet = Packet::parse(&bytes, 65_535).expect("well-formed");
    assert_eq!((packet.header.payload_type, packet.header.marker), (111, true));
    assert_eq!((packet.header.sequence_number, packet.header.timestamp), (65_535, 0xDEAD_BEEF));
    assert_eq!((packet.header.ssrc, packet.header.len, packet.payload), (7, 12, &b"opus"[..]));
    assert_eq!(packet.header.csrcs().count(), 0);
    assert_eq!(packet.header.level(1), None);
}

#[test]
fn csrcs_extensions_and_padding_are_told_from_audio() {
    let csrcs = [0, 0, 0, 8, 0, 0, 0, 9];
    let extensions = [0xBE, 0xDE, 0, 2, 0x30, 0xAA, 0x00, 0x10, 0x85, 0x21, 0xBB, 0xCC];
    let bytes = packet(0x32, &[&csrcs[..], &extensions, b"opus", &[0, 0, 3]].concat());
    let packet = Packet::parse(&bytes, 5).expect("well-formed");
    assert_eq!(packet.payload, b"opus");
    assert_eq!(packet.header.csrcs().collect::<Vec<_>>(), [8, 9]);
    assert_eq!(packet.header.len, 12 + 8 + 12);
    assert_eq!(packet.header.level(1), Some(Level { minus_dbov: 5, voice: true }));
    assert_eq!(packet.header.extension(2), Some(&[0xBB, 0xCC][..]));
    assert_eq!(packet.header.extension(3), Some(&[0xAA][..]));
    assert_eq!(packet.header.extension(4), None);
}

#[test]
fn two_byte_extensions_are_read_too() {
    let extensions = [0x10, 0x00, 0, 2, 0x11, 0, 0, 0x01, 0x01, 0x7F, 0, 0];
    let bytes = packet(0x10, &[&extensions[..], b"opus"].concat());
    let packet = Packet::parse(&bytes, 5).expect("well-formed");
    assert_eq!(packet.header.level(1), Some(Level { minus_dbov: 127, voice: false }));
    assert_eq!(packet.header.extension(0x11), Some(&[][..]));
    assert_eq!(packet.header.level(0x11), None, "an empty extension is no level");
    assert_eq!(packet.payload, b"opus");
}

#[test]
fn nothing_behind_the_reserved_extension_is_read() {
    let bytes = packet(0x10, &[0xBE, 0xDE, 0, 1, 0xF0, 0x00, 0x10, 0x85]);
    assert_eq!(Packet::parse(&bytes, 5).expect("well-formed").header.level(1), None);
}

#[test]
fn an_extension_of_another_profile_is_skipped() {
    let bytes = packet(0x10, &[0x12, 0x34, 0, 1, 0x10, 0x85, 0x10, 0x85, 1]);
    let packet = Packet::parse(&bytes, 5).expect("well-formed");
    assert_eq!((packet.header.level(1), packet.payload), (None, &[1][..]));
}

#[test]
fn lengths_that_lie_are_refused() {
    for (what, bytes) in [
        ("too short", packet(0, &[])[..11].to_vec()),
        ("version 1", [&[0x40], &packet(0, &[])[1..]].concat()),
        ("CSRCs beyond the end", packet(0x0F, &[0; 59])),
        ("extension beyond the end", packet(0x10, &[0xBE, 0xDE, 0, 2, 0, 0, 0, 0])),
        ("half an extension header", packet(0x10, &[0xBE, 0xDE])),
        ("padding beyond the start", packet(0x20, &[1, 2, 4])),
        ("no padding where it says so", packet(0x20, &[1, 2, 0])),
        ("padding without a byte", packet(0x20, &[])),
    ] {
        assert_eq!(Packet::parse(&bytes, 5), None, "{what}");
    }
    let bytes = packet(0x10, &[0xBE, 0xDE, 0, 1, 0x1F, 0, 0, 0]);
    assert_eq!(Packet::parse(&bytes, 5).expect("well-formed").header.level(1), None, "element too long");
}

const INFO: SenderInfo =
    SenderInfo { ntp: Ntp(0x1122_3344_5566_7788), rtp_timestamp: 9, packets: 10, octets: 11 };

fn block(ssrc: u32, cumulative_lost: i32) -> ReportBlock {
    ReportBlock {
        ssrc,
        fraction_lost: 128,
        cumulative_lost,
        highest_sequence_number: 0x0001_0002,
        jitter: 3,
        last_sender_report: 4,
        delay_since: 5,
    }
}

#[test]
fn a_compound_is_read_as_it_is_written() {
    let (blocks, mut out) = ([block(1, -5), block(2, 70_000)], Vec::new());
    rtcp::write_sender_report(&mut out, 7, &INFO, &blocks);
    rtcp::write_cname(&mut out, 7, "a-name");
    rtcp::write_receiver_report(&mut out, 8, &blocks[..1]);
    rtcp::write_bye(&mut out, &[7, 8]);
    let packets: Vec<_> = rtcp::parse(&out).expect("well-formed").collect();
    let [
        rtcp::Packet::SenderReport { ssrc: 7, info: INFO, blocks: first },
        rtcp::Packet::Other(202),
        rtcp::Packet::ReceiverReport { ssrc: 8, blocks: second },
        rtcp::Packet::Bye { ssrcs },
    ] = &packets[..]
    else {
        panic!("{packets:?}")
    };
    assert_eq!(first.clone().collect::<Vec<_>>(), blocks);
    assert_eq!(second.clone().collect::<Vec<_>>(), blocks[..1]);
    assert_eq!(ssrcs.clone().collect::<Vec<_>>(), [7, 8]);
}

#[test]
fn a_request_names_a_packet_and_which_of_the_sixteen_behind_it() {
    let mut out = Vec::new();
    rtcp::write_receiver_report(&mut out, 7, &[]);
    let before = out.len();
    rtcp::write_nack(&mut out, 7, 9, [65_535, 65_536, 65_551, 65_552, 65_600].into_iter());
    let requests = [255, 255, 0b1000_0000, 1, 0, 16, 0, 0, 0, 64, 0, 0];
    assert_eq!(out[before..before + 12], [0x81, 205, 0, 5, 0, 0, 0, 7, 0, 0, 0, 9]);
    assert_eq!(out[before + 12..], requests, "65,535 with the first and the sixteenth behind it; 16; 64");
    assert!(rtcp::parse(&out).is_some());
    out.truncate(before);
    rtcp::write_nack(&mut out, 7, 9, (0..1000).map(|n| n * 100));
    assert_eq!(out.len() - before, 12 + 32 * 4, "bounded");
}

#[test]
fn a_name_is_padded_to_words_and_bounded() {
    for len in 0..300 {
        let mut out = Vec::new();
        rtcp::write_cname(&mut out, 7, &"n".repeat(len));
        assert!(out.len().is_multiple_of(4) && out.len() <= 268, "{len}");
        assert_eq!(out[9] as usize, len.min(255));
        assert_eq!(out.last(), Some(&0), "the list ends with a zero byte");
        assert!(rtcp::parse(&out).is_some(), "{len}");
    }
}

#[test]
fn more_blocks_than_a_packet_can_count_are_left_out() {
    let (mut out, blocks) = (Vec::new(), vec![block(1, 0); 40]);
    rtcp::write_receiver_report(&mut out, 7, &blocks);
    let Some(rtcp::Packet::ReceiverReport { blocks, .. }) = rtcp::parse(&out).expect("well-formed").next()
    else {
        panic!("a report")
    };
    assert_eq!(blocks.count(), rtcp::BLOCKS_MAX);
}

#[test]
fn a_compound_with_any_wrong_length_is_refused_whole() {
    let mut good = Vec::new();
    rtcp::write_receiver_report(&mut good, 7, &[block(1, 0)]);
    for (what, bytes) in [
        ("empty", vec![]),
        ("cut", good[..good.len() - 1].to_vec()),
        ("trailing bytes", [&good[..], &[0x80, 201]].concat()),
        ("version 1", [&[0x41], &good[1..]].concat()),
        ("more blocks than there are", [&[0x82], &good[1..]].concat()),
        ("padding beyond the start", [&good[..], &[0xA0, 203, 0, 1, 0, 0, 0, 9]].concat()),
    ] {
        assert!(rtcp::parse(&bytes).is_none(), "{what}");
    }
}

#[test]
fn at_most_so_many_packets_of_a_compound_are_read() {
    let mut out = Vec::new();
    (0..100).for_each(|ssrc| rtcp::write_bye(&mut out, &[ssrc]));
    assert_eq!(rtcp::parse(&out).expect("well-formed").count(), rtcp::PACKETS_MAX);
}

#[test]
fn time_of_day_counts_from_1900() {
    let ntp = Ntp::from_unix(Duration::from_millis(1_500));
    assert_eq!(ntp.0 >> 32, 2_208_988_801);
    assert_eq!(ntp.0 as u32, 1 << 31);
    assert_eq!(ntp.middle(), (ntp.0 >> 16) as u32);
}

const FRAME: Duration = Duration::from_millis(20);

#[test]
fn nothing_is_reported_before_the_first_packet() {
    assert_eq!(ReceiveStats::new(7, 48_000).report(Instant::now()), None);
}

#[test]
fn loss_counts_since_the_last_report_and_in_all() {
    let (mut now, mut stats) = (Instant::now(), ReceiveStats::new(7, 48_000));
    // Over a rollover; every fourth is lost in the first half.
    for index in 65_436..65_636u64 {
        now += FRAME;
        if index < 65_536 && index % 4 == 3 {
            continue;
        }
        stats.handle_packet(now, index, index as u32 * 960);
        if index == 65_534 {
            let block = stats.report(now).expect("packets came");
            assert_eq!((block.fraction_lost, block.cumulative_lost), (62, 24), "24 of 99");
            assert_eq!((block.ssrc, block.highest_sequence_number), (7, 65_534));
        }
    }
    let block = stats.report(now).expect("packets came");
    assert_eq!((block.fraction_lost, block.cumulative_lost), (2, 25), "one of 101 since, 25 in all");
    assert_eq!(block.highest_sequence_number, 65_635);
    assert_eq!(block.jitter, 0, "an even stream");
    assert_eq!(stats.report(now).expect("as before").fraction_lost, 0, "nothing was expected since");
}

#[test]
fn what_comes_late_is_not_lost() {
    let (now, mut stats) = (Instant::now(), ReceiveStats::new(7, 48_000));
    for index in [10, 12, 11, 9] {
        stats.handle_packet(now, index, index as u32 * 960);
    }
    let block = stats.report(now).expect("packets came");
    assert_eq!((block.cumulative_lost, block.fraction_lost), (0, 0));
}

#[test]
fn jitter_is_a_sixteenth_of_each_change_and_silence_is_none() {
    let (start, mut stats) = (Instant::now(), ReceiveStats::new(7, 48_000));
    stats.handle_packet(start, 0, 0);
    // A pause of a second in which the clock ran on, as with DTX.
    stats.handle_packet(start + Duration::from_secs(1), 1, 48_000);
    assert_eq!(stats.report(start).expect("came").jitter, 0);
    // 10 ms late: 480 units.
    stats.handle_packet(start + Duration::from_millis(1_030), 2, 48_960);
    assert_eq!(stats.report(start).expect("came").jitter, 30);
}

#[test]
fn a_report_says_which_sender_report_it_has_seen_and_how_long_ago() {
    let (now, mut stats) = (Instant::now(), ReceiveStats::new(7, 48_000));
    stats.handle_packet(now, 0, 0);
    stats.handle_sender_report(now, INFO.ntp);
    let block = stats.report(now + Duration::from_millis(1_500)).expect("came");
    assert_eq!((block.last_sender_report, block.delay_since), (0x3344_5566, 98_304));
}
