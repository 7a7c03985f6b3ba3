//! What one end seals the other opens, once; what nobody sealed it never opens.

use jushou_rtc::rtp;
use jushou_rtc::srtp::{Profile, RTCP_SSRCS_MAX, RTP_SSRCS_MAX, Receiver, Sender, TAG_LEN_MAX};

const PROFILES: [Profile; 3] = [Profile::AeadAes128Gcm, Profile::AeadAes256Gcm, Profile::Aes128CmSha1_80];

fn pair(profile: Profile) -> (Sender, Receiver) {
    let key: Vec<u8> = (1..=profile.key_len() as u8).collect();
    let salt: Vec<u8> = (101..).take(profile.salt_len()).collect();
    let sender = Sender::new(profile, &key, &salt).expect("the lengths fit");
    (sender, Receiver::new(profile, &key, &salt).expect("the lengths fit"))
}

fn sealed(sender: &Sender, ssrc: u32, index: u64) -> Vec<u8> {
    let mut packet = clear(ssrc, index);
    assert!(sender.seal_rtp(&mut packet, rtp::HEADER_LEN, index));
    packet
}

fn clear(ssrc: u32, index: u64) -> Vec<u8> {
    let mut packet = rtp::write_header(111, false, index as u16, index as u32 * 960, ssrc).to_vec();
    packet.extend_from_slice(b"twenty milliseconds of Opus");
    packet
}

#[test]
fn sealed_audio_opens_to_what_it_was_and_says_where_it_belongs() {
    for profile in PROFILES {
        let (sender, mut receiver) = pair(profile);
        let mut packet = sealed(&sender, 7, 41);
        assert_eq!(packet.len(), clear(7, 41).len() + profile.tag_len());
        assert_ne!(packet[12..20], clear(7, 41)[12..20], "{profile:?} leaves audio readable");
        let opened = receiver.open_rtp(&mut packet).expect("authentic");
        assert_eq!((opened.index, opened.header_len), (41, 12));
        assert!(opened.is_newest);
        assert_eq!(packet[..opened.len], clear(7, 41));
    }
}

#[test]
fn sealing_into_a_buffer_writes_the_same_bytes_and_nothing_beyond_them() {
    for profile in PROFILES {
        let (sender, _) = pair(profile);
        let (expected, clear) = (sealed(&sender, 7, 41), clear(7, 41));
        let mut out = [0xEE; 100];
        let len = sender.seal_rtp_into(&clear[..12], &clear[12..], 41, &mut out).expect("it fits");
        assert_eq!(out[..len], expected, "{profile:?}");
        assert!(out[len..].iter().all(|byte| *byte == 0xEE));
        assert!(sender.seal_rtp_into(&clear[..12], &clear[12..], 41, &mut out[..len - 1]).is_none());
    }
}

#[test]
fn csrcs_and_extensions_stay_readable_and_are_authenticated() {
    for profile in PROFILES {
        let (sender, mut receiver) = pair(profile);
        let header = [
            0x91, 111, 0, 5, 0, 0, 0, 0, 0, 0, 0, 7, // one CSRC, an extension
            0, 0, 0, 9, 0xBE, 0xDE, 0, 1, 0x10, 0x85, 0, 0,
        ];
        let mut packet = [&header[..], b"opus"].concat();
        assert!(sender.seal_rtp(&mut packet, header.len(), 5));
        assert_eq!(packet[..header.len()], header);
        for at in 0..header.len() {
            let mut forged = packet.clone();
            forged[at] ^= 1;
            assert!(
                receiver.open_rtp(&mut forged).is_none(),
                "{profile:?}: header byte {at} is not protected"
            );
        }
        assert_eq!(receiver.open_rtp(&mut packet).expect("authentic").header_len, header.len());
    }
}

#[test]
fn a_packet_with_any_bit_changed_is_not_opened_and_leaves_no_trace() {
    for profile in PROFILES {
        let (sender, mut receiver) = pair(profile);
        let packet = sealed(&sender, 7, 41);
        for bit in 0..packet.len() * 8 {
            let mut forged = packet.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            assert!(receiver.open_rtp(&mut forged).is_none(), "{profile:?}: bit {bit}");
        }
        // A forged sequence number must not have moved the window, nor a forged SSRC filled the table.
        assert!(receiver.open_rtp(&mut packet.clone()).is_some(), "{profile:?}");
    }
}

#[test]
fn a_packet_opens_only_once() {
    for profile in PROFILES {
        let (sender, mut receiver) = pair(profile);
        for index in [41, 42, 40] {
            let packet = sealed(&sender, 7, index);
            assert!(receiver.open_rtp(&mut packet.clone()).is_some(), "{profile:?}: {index}");
            assert!(receiver.open_rtp(&mut packet.clone()).is_none(), "{profile:?}: {index} replayed");
        }
    }
}

#[test]
fn late_packets_within_the_window_open_and_do_not_count_as_newest() {
    let (sender, mut receiver) = pair(Profile::AeadAes128Gcm);
    assert!(receiver.open_rtp(&mut sealed(&sender, 7, 200)).expect("authentic").is_newest);
    assert!(!receiver.open_rtp(&mut sealed(&sender, 7, 137)).expect("63 behind").is_newest);
    assert!(receiver.open_rtp(&mut sealed(&sender, 7, 136)).is_none(), "64 behind: too old to tell");
}

#[test]
fn a_stream_goes_on_over_many_rollovers_with_loss_and_reordering() {
    for profile in PROFILES {
        let (sender, mut receiver) = pair(profile);
        // Steps over the wrap in both directions; each index once.
        for index in (65_500..200_000u64).step_by(97).flat_map(|index| [index + 30, index]) {
            let opened = receiver.open_rtp(&mut sealed(&sender, 7, index)).expect("authentic");
            assert_eq!(opened.index, index, "{profile:?}");
        }
    }
}

#[test]
fn one_peer_cannot_make_us_remember_many_streams() {
    let (sender, mut receiver) = pair(Profile::AeadAes128Gcm);
    for ssrc in 0..RTP_SSRCS_MAX as u32 {
        assert!(receiver.open_rtp(&mut sealed(&sender, ssrc, 1)).is_some());
    }
    assert!(receiver.open_rtp(&mut sealed(&sender, 99, 1)).is_none());
    assert!(receiver.open_rtp(&mut sealed(&sender, 0, 2)).is_some(), "known streams go on");
    assert!(receiver.open_rtp(&mut sealed(&sender, 0, 1)).is_none(), "and none is forgotten");
}

#[test]
fn what_one_peer_sealed_another_peers_keys_do_not_open() {
    for profile in PROFILES {
        let (sender, _) = pair(profile);
        let (key, salt) = (vec![99; profile.key_len()], vec![98; profile.salt_len()]);
        let mut other = Receiver::new(profile, &key, &salt).expect("the lengths fit");
        assert!(other.open_rtp(&mut sealed(&sender, 7, 1)).is_none(), "{profile:?}");
    }
}

const REPORT: [u8; 12] = [0x80, 201, 0, 2, 0, 0, 0, 7, 1, 2, 3, 4];

#[test]
fn sealed_reports_open_once_and_only_untouched() {
    for profile in PROFILES {
        let (mut sender, mut receiver) = pair(profile);
        let mut packet = REPORT.to_vec();
        assert!(sender.seal_rtcp(&mut packet));
        assert_ne!(packet[8..12], REPORT[8..12], "{profile:?} leaves reports readable");
        for bit in 0..packet.len() * 8 {
            let mut forged = packet.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            assert!(receiver.open_rtcp(&mut forged).is_none(), "{profile:?}: bit {bit}");
        }
        let mut first = packet.clone();
        let opened = receiver.open_rtcp(&mut first).expect("authentic");
        assert_eq!(first[..opened.len], REPORT, "{profile:?}");
        assert!(receiver.open_rtcp(&mut packet).is_none(), "{profile:?}: replayed");
    }
}

#[test]
fn reports_may_overtake_each_other() {
    for profile in PROFILES {
        let (mut sender, mut receiver) = pair(profile);
        let mut packets = [REPORT.to_vec(), REPORT.to_vec()];
        packets.iter_mut().for_each(|packet| assert!(sender.seal_rtcp(packet)));
        let [first, second] = &mut packets;
        assert!(receiver.open_rtcp(second).expect("authentic").is_newest);
        assert!(!receiver.open_rtcp(first).expect("authentic").is_newest);
    }
}

#[test]
fn every_receive_line_may_report_from_an_ssrc_of_its_own_up_to_a_bound() {
    let (mut sender, mut receiver) = pair(Profile::AeadAes128Gcm);
    for ssrc in 0..=RTCP_SSRCS_MAX as u32 {
        let mut packet = [0x80, 201, 0, 1, 0, 0, 0, ssrc as u8].to_vec();
        assert!(sender.seal_rtcp(&mut packet));
        assert_eq!(receiver.open_rtcp(&mut packet).is_some(), (ssrc as usize) < RTCP_SSRCS_MAX, "{ssrc}");
    }
}

#[test]
fn nothing_too_short_is_sealed_or_opened() {
    for profile in PROFILES {
        let (mut sender, mut receiver) = pair(profile);
        for len in 0..12 + TAG_LEN_MAX {
            let mut packet = vec![0x80; len];
            assert!(receiver.open_rtp(&mut packet).is_none());
            assert!(receiver.open_rtcp(&mut packet).is_none());
        }
        let mut packet = vec![0x80; 11];
        assert!(!sender.seal_rtp(&mut packet, 12, 0));
        assert!(!sender.seal_rtcp(&mut vec![0x80; 7]));
        assert_eq!(packet, [0x80; 11], "a refused packet is left alone");
        assert!(!sender.seal_rtp(&mut clear(7, 0), 12, 1 << 48), "an index has 48 bits");
    }
}
