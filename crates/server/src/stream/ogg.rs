//! Ogg/Opus without an end, page by page as packets come (RFC 3533, RFC 7845).

use super::{FRAME_SAMPLES, PRE_SKIP};

/// What a page holds at most; its table of lengths has 255 places.
const PAGE_PACKETS_MAX: usize = 50;
const PAGE_LACES_MAX: usize = 255;

/// The first page of a logical stream.
const BEGINS: u8 = 2;

/// One stream. `serial` tells it from others in the same file; any number does.
pub struct Ogg {
    serial: u32,
    page: u32,
    granule: u64,
    laces: Vec<u8>,
    body: Vec<u8>,
    packets: usize,
}

impl Ogg {
    pub fn new(serial: u32) -> Ogg {
        Ogg { serial, page: 0, granule: 0, laces: vec![], body: vec![], packets: 0 }
    }

    /// The two pages that every stream begins with. Call it once, and first.
    pub fn begin(&mut self, out: &mut Vec<u8>) {
        let mut head = b"OpusHead\x01\x01".to_vec(); // Version 1, mono.
        head.extend(PRE_SKIP.to_le_bytes());
        head.extend(48_000u32.to_le_bytes());
        head.extend([0, 0, 0]); // No gain, channels as usual.
        let mut tags = b"OpusTags".to_vec();
        tags.extend(6u32.to_le_bytes());
        tags.extend(b"jushou");
        tags.extend(0u32.to_le_bytes()); // Whose room it is, and what it is called, is nobody else's business.
        self.lace(&head);
        self.put(BEGINS, 0, out);
        self.lace(&tags);
        self.put(0, 0, out);
    }

    /// One packet of 20 ms. What is full goes to `out`.
    pub fn push(&mut self, packet: &[u8], out: &mut Vec<u8>) {
        if self.packets >= PAGE_PACKETS_MAX || self.laces.len() + packet.len() / 255 + 1 > PAGE_LACES_MAX {
            self.flush(out);
        }
        self.lace(packet);
        self.packets += 1;
        self.granule += u64::from(FRAME_SAMPLES);
    }

    /// Packets that wait for their page to be full.
    pub fn waiting(&self) -> usize {
        self.packets
    }

    /// A page of what waits.
    pub fn flush(&mut self, out: &mut Vec<u8>) {
        if self.packets > 0 {
            self.put(0, self.granule, out);
        }
    }

    fn lace(&mut self, packet: &[u8]) {
        self.laces.extend(std::iter::repeat_n(255, packet.len() / 255));
        self.laces.push((packet.len() % 255) as u8);
        self.body.extend_from_slice(packet);
    }

    fn put(&mut self, flags: u8, granule: u64, out: &mut Vec<u8>) {
        let start = out.len();
        out.extend(b"OggS\0");
        out.push(flags);
        out.extend(granule.to_le_bytes());
        out.extend(self.serial.to_le_bytes());
        out.extend(self.page.to_le_bytes());
        out.extend([0; 4]);
        out.push(u8::try_from(self.laces.len()).expect("push() flushes before there are more"));
        out.append(&mut self.laces);
        out.append(&mut self.body);
        let sum = checksum(&out[start..]);
        out[start + 22..start + 26].copy_from_slice(&sum.to_le_bytes());
        self.page = self.page.wrapping_add(1);
        self.packets = 0;
    }
}

/// CRC-32 with polynomial 04c11db7, not reflected; the checksum's own field counts as zero, as it is when this is called.
fn checksum(page: &[u8]) -> u32 {
    page.iter().fold(0u32, |sum, byte| sum << 8 ^ TABLE[usize::from((sum >> 24) as u8 ^ byte)])
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let (mut sum, mut bit) = ((at as u32) << 24, 0);
        while bit < 8 {
            sum = if sum & 0x8000_0000 != 0 { sum << 1 ^ 0x04c1_1db7 } else { sum << 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::SILENCE;

    #[test]
    fn what_is_written_can_be_read_and_counts_every_sample() {
        let (mut ogg, mut out) = (Ogg::new(7), vec![]);
        ogg.begin(&mut out);
        let long = vec![0xf8; 1275];
        let mut pages = vec![];
        for number in 0..120 {
            ogg.push(if number % 7 == 0 { &long } else { SILENCE }, &mut out);
            if number == 60 {
                ogg.flush(&mut out);
            }
        }
        assert!(ogg.waiting() > 0);
        ogg.flush(&mut out);
        ogg.flush(&mut out);
        let mut rest = &out[..];
        while !rest.is_empty() {
            let laces = usize::from(rest[26]);
            let len = 27 + laces + rest[27..27 + laces].iter().map(|lace| usize::from(*lace)).sum::<usize>();
            pages.push(u64::from_le_bytes(rest[6..14].try_into().expect("eight bytes")));
            rest = &rest[len..];
        }
        assert_eq!(pages[..2], [0, 0], "headers count no sound");
        assert!(pages.is_sorted() && pages.contains(&(61 * 960)));
        assert_eq!(pages.last(), Some(&(120 * 960)));
        let read = client::ogg::read(&out).expect("checksums, numbers and laces are right");
        assert_eq!((read.channels, read.pre_skip, read.packets.len()), (1, PRE_SKIP, 120));
        assert!(read.packets[0][..] == long[..] && read.packets[1][..] == *SILENCE);
        assert!(read.comments.is_empty());
    }
}
