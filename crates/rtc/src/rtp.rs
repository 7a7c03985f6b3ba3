//! RTP headers and the audio level that browsers put into them (RFC 3550, RFC 8285, RFC 6464).

use crate::bytes::{u16_at, u32_at};

/// The header without CSRCs and extensions.
pub const HEADER_LEN: usize = 12;

/// A packet after decryption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packet<'a> {
    pub header: Header<'a>,
    /// Without padding; may be empty.
    pub payload: &'a [u8],
    /// Rollover counter and sequence number as one number that never wraps.
    pub index: u64,
}

impl<'a> Packet<'a> {
    /// Reads a decrypted packet. None: not RTP version 2, or a length inside it is wrong.
    pub fn parse(packet: &'a [u8], index: u64) -> Option<Packet<'a>> {
        let (header, has_padding) = Header::parse(packet)?;
        let mut payload = packet.get(header.len..)?;
        if has_padding {
            let padding = usize::from(*payload.last()?);
            payload = payload.get(..payload.len().checked_sub(padding).filter(|_| padding > 0)?)?;
        }
        Some(Packet { header, payload, index })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header<'a> {
    pub marker: bool,
    /// 0 to 127.
    pub payload_type: u8,
    pub sequence_number: u16,
    pub timestamp: u32,
    pub ssrc: u32,
    /// Contributing sources, 4 bytes each, at most 15.
    csrcs: &'a [u8],
    extensions: Extensions<'a>,
    /// The whole header, bytes.
    pub len: usize,
}

impl<'a> Header<'a> {
    fn parse(packet: &'a [u8]) -> Option<(Header<'a>, bool)> {
        let len = header_len(packet)?;
        let csrcs_end = HEADER_LEN + 4 * usize::from(packet[0] & 0x0F);
        let extensions = match (packet[0] & 0x10 != 0).then(|| u16_at(packet, csrcs_end)).flatten() {
            Some(0xBEDE) => Extensions::OneByte(packet.get(csrcs_end + 4..len)?),
            // The low four bits are the application's (RFC 8285, section 4.3).
            Some(profile) if profile & 0xFFF0 == 0x1000 => {
                Extensions::TwoByte(packet.get(csrcs_end + 4..len)?)
            }
            _ => Extensions::None,
        };
        let header = Header {
            marker: packet[1] & 0x80 != 0,
            payload_type: packet[1] & 0x7F,
            sequence_number: u16_at(packet, 2)?,
            timestamp: u32_at(packet, 4)?,
            ssrc: u32_at(packet, 8)?,
            csrcs: packet.get(HEADER_LEN..csrcs_end)?,
            extensions,
            len,
        };
        Some((header, packet[0] & 0x20 != 0))
    }

    pub fn csrcs(&self) -> impl Iterator<Item = u32> + 'a {
        self.csrcs.chunks_exact(4).map(|ssrc| u32::from_be_bytes(ssrc.try_into().expect("4 bytes")))
    }

    /// The value of the first extension with this number (1 to 255, from `a=extmap`).
    pub fn extension(&self, id: u8) -> Option<&'a [u8]> {
        self.extensions.find(id)
    }

    /// How loud this packet is, if the peer says so in the extension with number `id`.
    pub fn level(&self, id: u8) -> Option<Level> {
        let &[first, ..] = self.extension(id)? else { return None };
        Some(Level { minus_dbov: first & 0x7F, voice: first & 0x80 != 0 })
    }
}

/// Client-to-mixer audio level (RFC 6464).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// 0 is the loudest, 127 is silence.
    pub minus_dbov: u8,
    /// The sender believes it is speech. Not to be relied on: Chromium says so of silence too.
    pub voice: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extensions<'a> {
    None,
    OneByte(&'a [u8]),
    TwoByte(&'a [u8]),
}

impl<'a> Extensions<'a> {
    fn find(self, id: u8) -> Option<&'a [u8]> {
        let (mut block, two_byte) = match self {
            Extensions::None => return None,
            Extensions::OneByte(block) => (block, false),
            Extensions::TwoByte(block) => (block, true),
        };
        while let Some((&first, rest)) = block.split_first() {
            if first == 0 {
                block = rest; // padding
                continue;
            }
            let (this, len, rest) = if two_byte {
                let (&len, rest) = rest.split_first()?;
                (first, usize::from(len), rest)
            } else {
                (first >> 4, usize::from(first & 0x0F) + 1, rest)
            };
            if !two_byte && this == 15 {
                return None; // Reserved: what follows is not to be read (RFC 8285, section 4.2).
            }
            let value = rest.get(..len)?;
            if this == id {
                return Some(value);
            }
            block = &rest[len..];
        }
        None
    }
}

/// Length of the part that SRTP leaves clear: fixed header, CSRCs and extensions. None: not RTP version 2,
/// or the packet ends before its header does.
pub fn header_len(packet: &[u8]) -> Option<usize> {
    let first = *packet.first().filter(|first| *first >> 6 == 2)?;
    let mut len = HEADER_LEN + 4 * usize::from(first & 0x0F);
    if first & 0x10 != 0 {
        len += 4 + 4 * usize::from(u16_at(packet, len + 2)?);
    }
    (packet.len() >= len).then_some(len)
}

/// A header without CSRCs and extensions.
pub fn write_header(
    payload_type: u8,
    marker: bool,
    sequence_number: u16,
    timestamp: u32,
    ssrc: u32,
) -> [u8; HEADER_LEN] {
    let mut header = [0; HEADER_LEN];
    header[0] = 0x80;
    header[1] = payload_type & 0x7F | u8::from(marker) << 7;
    header[2..4].copy_from_slice(&sequence_number.to_be_bytes());
    header[4..8].copy_from_slice(&timestamp.to_be_bytes());
    header[8..].copy_from_slice(&ssrc.to_be_bytes());
    header
}
