//! The one thing a player must know of an Opus packet: how long it lasts.

/// Length of the packet in samples at 48 kHz, from its first byte (RFC 6716 section 3.1) and, for code 3, its second.
/// None: empty, or longer than the 120 ms an Opus packet may last.
pub fn samples(packet: &[u8]) -> Option<u32> {
    let toc = *packet.first()?;
    let frame = match toc >> 3 {
        config @ 0..=11 => [480, 960, 1920, 2880][usize::from(config & 3)],
        config @ 12..=15 => [480, 960][usize::from(config & 1)],
        config => [120, 240, 480, 960][usize::from(config & 3)],
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u32::from(*packet.get(1)? & 0x3f),
    };
    let samples = frame * frames;
    (1..=5760).contains(&samples).then_some(samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_tells_how_long_a_packet_lasts() {
        assert_eq!(samples(&[0x48]), Some(960), "SILK wideband, 20 ms");
        assert_eq!(samples(&[0x58]), Some(2880), "SILK wideband, 60 ms");
        assert_eq!(samples(&[0x78]), Some(960), "hybrid fullband, 20 ms");
        assert_eq!(samples(&[0xfc]), Some(960), "CELT fullband, 20 ms, stereo");
        assert_eq!(samples(&[0xe0]), Some(120), "CELT fullband, 2.5 ms");
        assert_eq!(samples(&[0x49, 0]), Some(1920), "two frames");
        assert_eq!(samples(&[0x4b, 3]), Some(2880), "code 3 counts its frames");
    }

    #[test]
    fn what_is_not_a_packet_has_no_length() {
        assert_eq!(samples(&[]), None);
        assert_eq!(samples(&[0x4b]), None, "code 3 without its count");
        assert_eq!(samples(&[0x4b, 0]), None, "no frames");
        assert_eq!(samples(&[0x5b, 3]), None, "180 ms");
    }
}
