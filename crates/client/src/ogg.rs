//! Ogg Opus files (RFC 3533, RFC 7845): pages to packets and back, one logical stream, everything bounded.

use anyhow::{Result, bail, ensure};
use bytes::Bytes;

/// A file larger than this is refused: a clip lasts seconds.
pub const FILE_BYTES_MAX: usize = 4 << 20;
/// Longer than any Opus packet of one 20 ms frame (RFC 6716 section 3.4).
pub const PACKET_BYTES_MAX: usize = 1500;
/// Headers may be larger: comments carry the levels.
const HEADER_BYTES_MAX: usize = 64 << 10;
const PACKETS_MAX: usize = 60_000;

/// An Opus stream out of its container.
#[derive(Clone)]
pub struct OggOpus {
    pub channels: u8,
    /// Samples at 48 kHz to drop at the start of what a decoder gives.
    pub pre_skip: u16,
    /// `NAME=value`, as in the file.
    pub comments: Vec<String>,
    pub packets: Vec<Bytes>,
}

/// Reads a whole file. Errors: not Ogg, a wrong checksum, a page missing, not Opus, or past a bound.
pub fn read(file: &[u8]) -> Result<OggOpus> {
    ensure!(file.len() <= FILE_BYTES_MAX, "the file is larger than {FILE_BYTES_MAX} bytes");
    let mut packets = Vec::new();
    let (mut partial, mut rest, mut serial, mut number) = (Vec::new(), file, None, 0);
    while !rest.is_empty() {
        let page = Page::parse(rest)?;
        rest = &rest[page.whole.len()..];
        ensure!(*serial.get_or_insert(page.serial()) == page.serial(), "more than one logical stream");
        ensure!(page.number() == number, "page {number} is missing");
        number += 1;
        ensure!(page.continued() != partial.is_empty(), "a packet is cut at page {number}");
        let mut body = page.body;
        for lace in page.laces {
            let (segment, behind) = body.split_at(usize::from(*lace));
            body = behind;
            partial.extend_from_slice(segment);
            let max = if packets.len() < 2 { HEADER_BYTES_MAX } else { PACKET_BYTES_MAX };
            ensure!(partial.len() <= max, "a packet is longer than {max} bytes");
            if *lace < 255 {
                ensure!(packets.len() < PACKETS_MAX, "more than {PACKETS_MAX} packets");
                packets.push(Bytes::from(std::mem::take(&mut partial)));
            }
        }
    }
    ensure!(partial.is_empty(), "the last packet is cut");
    ensure!(packets.len() >= 2, "the two Opus headers are missing");
    let sound = packets.split_off(2);
    let (channels, pre_skip) = read_head(&packets[0])?;
    Ok(OggOpus { channels, pre_skip, comments: read_tags(&packets[1])?, packets: sound })
}

struct Page<'a> {
    whole: &'a [u8],
    laces: &'a [u8],
    body: &'a [u8],
}

impl<'a> Page<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Page<'a>> {
        ensure!(bytes.len() >= 27 && bytes.starts_with(b"OggS\0"), "no Ogg page where one should start");
        let body_at = 27 + usize::from(bytes[26]);
        ensure!(bytes.len() >= body_at, "a page is cut");
        let laces = &bytes[27..body_at];
        let end = body_at + laces.iter().map(|lace| usize::from(*lace)).sum::<usize>();
        ensure!(bytes.len() >= end, "a page is cut");
        let page = Page { whole: &bytes[..end], laces, body: &bytes[body_at..end] };
        ensure!(page.u32_at(22) == checksum(page.whole), "a page's checksum is wrong");
        Ok(page)
    }

    fn u32_at(&self, at: usize) -> u32 {
        u32::from_le_bytes(
            self.whole[at..at + 4].try_into().expect("parse() checked the page has its header"),
        )
    }

    fn continued(&self) -> bool {
        self.whole[5] & 1 != 0
    }

    fn serial(&self) -> u32 {
        self.u32_at(14)
    }

    fn number(&self) -> u32 {
        self.u32_at(18)
    }
}

fn read_head(packet: &[u8]) -> Result<(u8, u16)> {
    ensure!(packet.len() >= 19 && packet.starts_with(b"OpusHead"), "not an Opus stream");
    ensure!(packet[8] & 0xf0 == 0, "an Opus stream of a later kind");
    ensure!(packet[18] == 0 && (1..=2).contains(&packet[9]), "more than two channels");
    Ok((packet[9], u16::from_le_bytes([packet[10], packet[11]])))
}

fn read_tags(packet: &[u8]) -> Result<Vec<String>> {
    let Some(mut rest) = packet.strip_prefix(b"OpusTags") else { bail!("the second header is not OpusTags") };
    let mut take = |count: usize| -> Result<&[u8]> {
        ensure!(rest.len() >= count, "a comment is cut");
        let (taken, behind) = rest.split_at(count);
        rest = behind;
        Ok(taken)
    };
    let length = |bytes: &[u8]| bytes.iter().rev().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
    let vendor = length(take(4)?);
    take(vendor)?;
    let count = length(take(4)?);
    let mut comments = Vec::new();
    for _ in 0..count {
        let bytes = length(take(4)?);
        comments.push(String::from_utf8_lossy(take(bytes)?).into_owned());
    }
    Ok(comments)
}

/// Writes packets as a file that any player opens. `samples` is each packet's length at 48 kHz.
/// Time between packets is not kept: they are written one behind the other.
pub fn write(packets: &[(Bytes, u32)], comments: &[String]) -> Vec<u8> {
    let mut head = b"OpusHead\x01\x01".to_vec();
    head.extend(0u16.to_le_bytes()); // Nothing to skip: what was received starts anywhere.
    head.extend(48_000u32.to_le_bytes());
    head.extend([0, 0, 0]);
    let mut tags = b"OpusTags".to_vec();
    let text = |tags: &mut Vec<u8>, text: &str| {
        tags.extend((text.len() as u32).to_le_bytes());
        tags.extend(text.as_bytes());
    };
    text(&mut tags, "jushou");
    tags.extend((comments.len() as u32).to_le_bytes());
    for comment in comments {
        text(&mut tags, comment);
    }
    let mut out = Vec::new();
    put_page(&mut out, 2, 0, 0, &[&head]);
    put_page(&mut out, 0, 0, 1, &[&tags]);
    let mut granule = 0;
    // A page holds at most 255 laces, and about a second so that players can seek.
    let mut number = 2;
    let mut page: Vec<&[u8]> = Vec::new();
    let mut laces = 0;
    for (at, (packet, samples)) in packets.iter().enumerate() {
        laces += packet.len() / 255 + 1;
        page.push(packet);
        granule += u64::from(*samples);
        let last = at + 1 == packets.len();
        let next = packets.get(at + 1).map_or(0, |(packet, _)| packet.len() / 255 + 1);
        if last || page.len() == 50 || laces + next > 255 {
            put_page(&mut out, if last { 4 } else { 0 }, granule, number, &page);
            number += 1;
            laces = 0;
            page.clear();
        }
    }
    out
}

fn put_page(out: &mut Vec<u8>, flags: u8, granule: u64, number: u32, packets: &[&[u8]]) {
    let start = out.len();
    out.extend(b"OggS\0");
    out.push(flags);
    out.extend(granule.to_le_bytes());
    out.extend(0x4a55_5348u32.to_le_bytes()); // Serial: one stream, so any number does.
    out.extend(number.to_le_bytes());
    out.extend([0; 4]);
    let laces: Vec<u8> = packets
        .iter()
        .flat_map(|packet| std::iter::repeat_n(255, packet.len() / 255).chain([(packet.len() % 255) as u8]))
        .collect();
    out.push(u8::try_from(laces.len()).expect("write() counts the laces of a page"));
    out.extend(laces);
    for packet in packets {
        out.extend_from_slice(packet);
    }
    let sum = checksum(&out[start..]);
    out[start + 22..start + 26].copy_from_slice(&sum.to_le_bytes());
}

/// CRC-32 with polynomial 04c11db7, not reflected, over the page with its checksum field as zero.
fn checksum(page: &[u8]) -> u32 {
    page.iter().enumerate().fold(0u32, |sum, (at, byte)| {
        let byte = if (22..26).contains(&at) { 0 } else { *byte };
        (0..8).fold(sum ^ u32::from(byte) << 24, |sum, _| {
            if sum & 0x8000_0000 != 0 { sum << 1 ^ 0x04c1_1db7 } else { sum << 1 }
        })
    })
}
