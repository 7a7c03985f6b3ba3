//! What an Opus packet says about itself without being decoded (RFC 6716, section 3).

/// The clock of Opus in RTP: samples a second, whatever was recorded (RFC 7587, section 4.1).
pub const CLOCK_HZ: u32 = 48_000;

/// A payload of at most this many bytes carries no sound: discontinuous transmission (DTX) sends the TOC
/// byte, or that and an empty frame.
pub const DTX_LEN_MAX: usize = 2;

/// The longest packet there is, in samples: 120 ms (RFC 6716, section 3.2.5, R5).
pub const SAMPLES_MAX: u32 = CLOCK_HZ * 120 / 1000;

/// The bits of the TOC byte that say how many frames follow, and how their lengths are written.
pub(crate) const CODE_BITS: u8 = 3;

/// In the second byte of a packet of code 3: frames of different lengths; padding follows.
pub(crate) const VBR_BIT: u8 = 0x80;
const PADDING_BIT: u8 = 0x40;

/// 120 ms of frames of 2.5 ms.
pub const FRAMES_MAX: usize = 48;

/// No frame has more bytes (RFC 6716, section 3.2.1).
pub const FRAME_LEN_MAX: usize = 1275;

/// How long each frame of a packet with this first byte lasts, in samples at [`CLOCK_HZ`].
pub fn frame_samples(toc: u8) -> u32 {
    match toc >> 3 {
        // SILK: 10, 20, 40, 60 ms.
        config @ 0..=11 => [480, 960, 1920, 2880][usize::from(config & 3)],
        // Hybrid: 10, 20 ms.
        config @ 12..=15 => 480 << (config & 1),
        // CELT: 2.5, 5, 10, 20 ms.
        config => 120 << (config & 3),
    }
}

/// How much time a packet covers, in samples at [`CLOCK_HZ`]. None: empty, or frames that last longer than
/// [`SAMPLES_MAX`] together, which is not Opus.
pub fn samples(payload: &[u8]) -> Option<u32> {
    let toc = *payload.first()?;
    let frames = match toc & CODE_BITS {
        0 => 1,
        1 | 2 => 2,
        _ => u32::from(payload.get(1)? & 0x3F),
    };
    Some(frame_samples(toc) * frames).filter(|samples| (1..=SAMPLES_MAX).contains(samples))
}

/// Bytes that are no Opus packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// The packet of one byte that says silence, in the mode and bandwidth of a packet with this first byte (RFC 6716,
/// section 3.2.1: one frame, and it is empty).
pub fn silence_like(toc: u8) -> u8 {
    toc & !CODE_BITS
}

/// The frames inside a packet, without its padding.
pub struct Frames<'a> {
    frames: [&'a [u8]; FRAMES_MAX],
    count: usize,
}

impl<'a> Frames<'a> {
    /// Errors: the packet breaks one of the rules R1 to R7 of RFC 6716, section 3.4.
    pub fn parse(packet: &'a [u8]) -> Result<Frames<'a>, Malformed> {
        samples(packet).ok_or(Malformed)?;
        let mut found = Frames { frames: [&[]; FRAMES_MAX], count: 0 };
        let mut rest = &packet[1..];
        match packet[0] & CODE_BITS {
            0 => found.push(rest)?,
            1 => found.push_equal(rest, 2)?,
            2 => {
                let len = take_len(&mut rest)?;
                found.push(take(&mut rest, len)?)?;
                found.push(rest)?;
            }
            _ => found.parse_many(rest)?,
        }
        Ok(found)
    }

    pub fn as_slice(&self) -> &[&'a [u8]] {
        &self.frames[..self.count]
    }

    /// Code 3: any number of frames, perhaps with padding behind (RFC 6716, section 3.2.5).
    fn parse_many(&mut self, mut rest: &'a [u8]) -> Result<(), Malformed> {
        let head = take(&mut rest, 1)?[0];
        let count = usize::from(head & 0x3F);
        if head & PADDING_BIT != 0 {
            let mut padding = 0;
            loop {
                let byte = take(&mut rest, 1)?[0];
                padding += usize::from(byte.min(254));
                if byte != 255 {
                    break;
                }
            }
            let sound = rest.len().checked_sub(padding).ok_or(Malformed)?;
            rest = &rest[..sound];
        }
        if head & VBR_BIT == 0 {
            return self.push_equal(rest, count);
        }
        let mut lens = [0; FRAMES_MAX];
        let lens = lens.get_mut(..count - 1).ok_or(Malformed)?;
        for len in lens.iter_mut() {
            *len = take_len(&mut rest)?;
        }
        for len in lens {
            self.push(take(&mut rest, *len)?)?;
        }
        self.push(rest)
    }

    fn push_equal(&mut self, bytes: &'a [u8], count: usize) -> Result<(), Malformed> {
        if !bytes.len().is_multiple_of(count) {
            return Err(Malformed);
        }
        let len = bytes.len() / count;
        (0..count).try_for_each(|at| self.push(&bytes[at * len..(at + 1) * len]))
    }

    fn push(&mut self, frame: &'a [u8]) -> Result<(), Malformed> {
        if frame.len() > FRAME_LEN_MAX {
            return Err(Malformed);
        }
        *self.frames.get_mut(self.count).ok_or(Malformed)? = frame;
        self.count += 1;
        Ok(())
    }
}

fn take<'a>(rest: &mut &'a [u8], len: usize) -> Result<&'a [u8], Malformed> {
    let (taken, behind) = rest.split_at_checked(len).ok_or(Malformed)?;
    *rest = behind;
    Ok(taken)
}

/// A frame's length in one or two bytes (RFC 6716, section 3.2.1).
fn take_len(rest: &mut &[u8]) -> Result<usize, Malformed> {
    let first = usize::from(take(rest, 1)?[0]);
    if first < 252 {
        return Ok(first);
    }
    Ok(first + 4 * usize::from(take(rest, 1)?[0]))
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
