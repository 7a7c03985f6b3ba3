//! What an Opus packet says about itself without being decoded (RFC 6716, section 3).

/// The clock of Opus in RTP: samples a second, whatever was recorded (RFC 7587, section 4.1).
pub const CLOCK_HZ: u32 = 48_000;

/// A payload of at most this many bytes carries no sound: discontinuous transmission (DTX) sends the TOC
/// byte, or that and an empty frame.
pub const DTX_LEN_MAX: usize = 2;

/// The longest packet there is, in samples: 120 ms (RFC 6716, section 3.2.5, R5).
pub const SAMPLES_MAX: u32 = CLOCK_HZ * 120 / 1000;

/// How much time a packet covers, in samples at [`CLOCK_HZ`]. None: empty, or frames that last longer than
/// [`SAMPLES_MAX`] together, which is not Opus.
pub fn samples(payload: &[u8]) -> Option<u32> {
    let toc = *payload.first()?;
    let frame = match toc >> 3 {
        // SILK: 10, 20, 40, 60 ms.
        config @ 0..=11 => [480, 960, 1920, 2880][usize::from(config & 3)],
        // Hybrid: 10, 20 ms.
        config @ 12..=15 => 480 << (config & 1),
        // CELT: 2.5, 5, 10, 20 ms.
        config => 120 << (config & 3),
    };
    let frames = match toc & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => u32::from(payload.get(1)? & 0x3F),
    };
    Some(frame * frames).filter(|samples| (1..=SAMPLES_MAX).contains(samples))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_toc_byte_tells_how_long_a_packet_lasts() {
        // The table of RFC 6716, section 3.1, in tenths of a millisecond.
        let silk = [100, 200, 400, 600];
        let celt = [25, 50, 100, 200];
        for config in 0..32_u8 {
            let tenths = match config {
                0..=11 => silk[usize::from(config % 4)],
                12..=15 => [100, 200][usize::from(config % 2)],
                _ => celt[usize::from(config % 4)],
            };
            assert_eq!(
                samples(&[config << 3]),
                Some(tenths * CLOCK_HZ / 10_000),
                "config {config}, one frame"
            );
        }
    }

    #[test]
    fn several_frames_last_together_but_never_over_120_ms() {
        let silk_20_ms = 1 << 3;
        assert_eq!(samples(&[silk_20_ms | 1, 0, 0]), Some(1920));
        assert_eq!(samples(&[silk_20_ms | 2, 0, 0]), Some(1920));
        assert_eq!(samples(&[silk_20_ms | 3, 6]), Some(SAMPLES_MAX));
        assert_eq!(samples(&[silk_20_ms | 3, 7]), None);
    }

    #[test]
    fn what_has_no_frame_is_no_packet() {
        assert_eq!(samples(&[]), None);
        assert_eq!(samples(&[3]), None, "the count of frames is missing");
        assert_eq!(samples(&[3, 0]), None);
    }
}
