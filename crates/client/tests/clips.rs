//! Clips in and out of their container.

use bytes::Bytes;
use client::clip::{Clip, SILENT};
use client::{Received, clips, ogg};

#[test]
fn every_embedded_clip_has_a_level_for_each_20_ms_packet() {
    assert_eq!(clips::ALL.len(), 17);
    for file in clips::ALL {
        let stream = ogg::read(file.0).expect("an Ogg Opus file");
        let levels =
            stream.comments.iter().find_map(|comment| comment.strip_prefix("LEVELS=")).expect("levels");
        let clip = file.clip();
        assert_eq!(stream.channels, 1);
        assert!(clip.packets.iter().all(|packet| packet.samples == 960), "20 ms each");
        assert!(
            (clip.packets.len()).abs_diff(levels.len() / 2) <= 1,
            "the last packet may hold only the look-ahead"
        );
        assert!(clip.duration().as_millis() > 1500 && clip.duration().as_millis() < 8500);
        assert!(clip.packets.iter().any(|packet| packet.level < 30), "somewhere it is loud");
    }
}

#[test]
fn a_tone_is_equally_loud_from_start_to_end() {
    let tone = clips::TONE_440.clip();
    assert_eq!(tone.packets.len(), 251);
    assert!(tone.packets[1..249].iter().all(|packet| packet.level == tone.packets[1].level));
}

#[test]
fn without_stored_levels_only_the_smallest_packets_count_as_silence() {
    let loud = Bytes::from(vec![0x48; 60]);
    let quiet = Bytes::from_static(&[0x48, 0xff, 0xfe]);
    let clip = Clip::from_ogg(&ogg::write(&[(loud, 960), (quiet, 960)], &[])).expect("what we wrote");
    assert!(clip.packets[0].level < SILENT);
    assert_eq!(clip.packets[1].level, SILENT);
}

#[test]
fn what_is_written_is_read_back_packet_by_packet() {
    // Lengths around the 255 of a lace, and more laces than one page holds.
    let lengths = [1, 254, 255, 256, 510, 1275];
    let packets: Vec<(Bytes, u32)> =
        (0..400).map(|at| (Bytes::from(vec![at as u8; lengths[at % lengths.len()]]), 960)).collect();
    let comments = vec!["LEVELS=00".to_owned(), "TITLE=举手".to_owned()];
    let stream = ogg::read(&ogg::write(&packets, &comments)).expect("what we wrote");
    assert_eq!(stream.comments, comments);
    assert_eq!(stream.packets.len(), 400);
    assert!(stream.packets.iter().zip(&packets).all(|(read, (written, _))| read == written));
}

#[test]
fn a_cut_or_changed_file_is_refused_and_never_read_past_its_end() {
    let whole = clips::WEASELS_IT.0;
    for length in 0..whole.len().min(3000) {
        assert!(ogg::read(&whole[..length]).is_err() || is_page_end(whole, length), "cut at {length}");
    }
    for at in (0..whole.len()).step_by(41) {
        let mut changed = whole.to_vec();
        changed[at] ^= 0x10;
        assert!(ogg::read(&changed).is_err(), "a flipped bit at {at} goes unnoticed");
    }
}

fn is_page_end(whole: &[u8], at: usize) -> bool {
    whole[at..].starts_with(b"OggS")
}

#[test]
fn a_file_past_its_bounds_is_refused() {
    assert!(ogg::read(&vec![0; ogg::FILE_BYTES_MAX + 1]).is_err());
    let long = Bytes::from(vec![0x48; ogg::PACKET_BYTES_MAX + 1]);
    assert!(ogg::read(&ogg::write(&[(long, 960)], &[])).is_err());
    assert!(ogg::read(b"").is_err(), "nothing is no stream");
}

#[test]
fn what_was_heard_is_played_in_its_own_time_whatever_order_it_came_in() {
    let heard = |timestamp: u32| Received {
        slot: 0,
        seq: 0,
        timestamp,
        opus: Bytes::from_static(&[0x48, 1, 2]),
        level: None,
        at: tokio::time::Instant::now(),
    };
    let start = u32::MAX - 1000; // The timestamp wraps in the middle.
    let at = |samples: u32| heard(start.wrapping_add(samples));
    let clip = Clip::from_received(&[at(0), at(1920), at(960), at(960), at(48_000), at(1_000_000)]);
    let samples: Vec<u32> = clip.packets.iter().map(|packet| packet.samples).collect();
    assert_eq!(samples, [960, 960, 48_000 - 1920, 96_000, 960], "a long pause is cut to two seconds");
    assert!(Clip::from_received(&[]).packets.is_empty());
}
