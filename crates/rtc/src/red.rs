//! Redundant audio: a packet that brings copies of the packets before it along (RFC 2198).

/// Copies and the packet's own sound together. Browsers send two, three at most.
pub const BLOCKS_MAX: usize = 9;

/// One of the payloads in a redundant packet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block<'a> {
    pub payload_type: u8,
    /// How long before the packet's timestamp it begins, in the stream's clock; 0 for its own sound.
    pub back: u32,
    /// May be empty.
    pub payload: &'a [u8],
}

/// The blocks of a packet, at least one: the oldest copy first, its own sound last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocks<'a> {
    all: [Block<'a>; BLOCKS_MAX],
    count: usize,
}

impl<'a> Blocks<'a> {
    /// Of an ordinary packet.
    pub fn one(payload_type: u8, payload: &'a [u8]) -> Blocks<'a> {
        let mut all = [Block::default(); BLOCKS_MAX];
        all[0] = Block { payload_type, back: 0, payload };
        Blocks { all, count: 1 }
    }

    /// Of a packet's payload. None: not well-formed, or more than [`BLOCKS_MAX`].
    pub fn parse(payload: &'a [u8]) -> Option<Blocks<'a>> {
        let mut all = [Block::default(); BLOCKS_MAX];
        let mut lengths = [0; BLOCKS_MAX];
        let (mut rest, mut count) = (payload, 0);
        // The headers come first, then what they are of.
        loop {
            let block = all.get_mut(count)?;
            let first = *rest.first()?;
            block.payload_type = first & 0x7F;
            count += 1;
            if first & 0x80 == 0 {
                rest = &rest[1..];
                break;
            }
            let header = u32::from_be_bytes(*rest.first_chunk::<4>()?);
            block.back = (header >> 10) & 0x3FFF;
            lengths[count - 1] = (header & 0x3FF) as usize;
            rest = &rest[4..];
        }
        for (block, len) in all[..count - 1].iter_mut().zip(lengths) {
            (block.payload, rest) = rest.split_at_checked(len)?;
        }
        all[count - 1].payload = rest;
        Some(Blocks { all, count })
    }

    /// The packet's own sound.
    pub fn own(&self) -> Block<'a> {
        self.all[self.count - 1]
    }

    pub fn as_slice(&self) -> &[Block<'a>] {
        &self.all[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_come_oldest_first_and_the_packets_own_sound_last() {
        // 1,920 back, 3 bytes; 960 back, 1 byte; its own.
        let packet = [0xEF, 0x1E, 0x00, 0x03, 0xEF, 0x0F, 0x00, 0x01, 0x6F, 1, 2, 3, 4, 5, 6];
        let blocks = Blocks::parse(&packet).expect("well-formed");
        let block = |back, payload| Block { payload_type: 111, back, payload };
        assert_eq!(blocks.as_slice(), [block(1920, &[1, 2, 3]), block(960, &[4]), block(0, &[5, 6])]);
    }

    #[test]
    fn a_packet_without_copies_has_one_block() {
        let blocks = Blocks::parse(&[111, 7, 8]).expect("well-formed");
        assert_eq!(blocks, Blocks::one(111, &[7, 8]));
        assert_eq!(Blocks::parse(&[111]), Some(Blocks::one(111, &[])));
    }

    #[test]
    fn what_is_cut_short_is_nothing() {
        let packet = [0xEF, 0x1E, 0x00, 0x03, 0x6F, 1, 2, 3];
        assert!(Blocks::parse(&packet).is_some_and(|blocks| blocks.as_slice()[1].payload.is_empty()));
        for len in 0..packet.len() {
            assert_eq!(Blocks::parse(&packet[..len]), None, "{len} bytes");
        }
        assert_eq!(Blocks::parse(&[0xEF; 4 * BLOCKS_MAX + 100]), None, "more than anybody sends");
    }
}
