//! Joins consecutive Opus packets into a longer one, without decoding them (RFC 6716, section 3.2).
//!
//! A listener then gets one packet of 40 or 60 ms instead of two or three of 20 ms. The sound is the same to
//! the sample, so a change of length is inaudible.

use crate::opus::{self, DTX_LEN_MAX, FRAMES_MAX, Frames, Malformed};

/// Why packets stay apart. The caller sends each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// Nothing to join.
    Empty,
    /// The packets differ in mode, bandwidth, frame length or channels.
    Config,
    /// One of them says silence (DTX); its time would be lost inside a packet.
    Dtx,
    /// More than 120 ms together.
    TooLong,
    /// One of them is no Opus packet.
    Malformed,
    /// The result does not fit into the buffer.
    Space,
}

impl From<Malformed> for Apart {
    fn from(_: Malformed) -> Apart {
        Apart::Malformed
    }
}

/// Writes one packet with all frames of `packets`, in order, into `out`; gives its length. Padding is left
/// out.
///
/// Errors: [`Apart`]; `out` then holds nothing of use.
pub fn join(packets: &[&[u8]], out: &mut [u8]) -> Result<usize, Apart> {
    let first = *packets.first().ok_or(Apart::Empty)?;
    let mut frames: [&[u8]; FRAMES_MAX] = [&[]; FRAMES_MAX];
    let mut count = 0;
    let mut samples = 0;
    for packet in packets {
        let parsed = Frames::parse(packet)?;
        if packet.len() <= DTX_LEN_MAX {
            return Err(Apart::Dtx);
        }
        if (packet[0] ^ first[0]) & !opus::CODE_BITS != 0 {
            return Err(Apart::Config);
        }
        samples += opus::samples(packet).ok_or(Apart::Malformed)?;
        if samples > opus::SAMPLES_MAX {
            return Err(Apart::TooLong);
        }
        let more = parsed.as_slice();
        // Frames last at least 2.5 ms, so 120 ms are no more than FRAMES_MAX of them.
        frames[count..count + more.len()].copy_from_slice(more);
        count += more.len();
    }
    write(first[0] & !opus::CODE_BITS, &frames[..count], out).ok_or(Apart::Space)
}

/// Writes a packet of these frames in the shortest form. None: no room.
fn write(toc: u8, frames: &[&[u8]], out: &mut [u8]) -> Option<usize> {
    let same_len = frames.iter().all(|frame| frame.len() == frames[0].len());
    let mut out = Writer { out, len: 0 };
    match (frames, same_len) {
        ([_], _) => out.put(&[toc])?,
        ([_, _], true) => out.put(&[toc | 1])?,
        ([first, _], false) => {
            out.put(&[toc | 2])?;
            out.put_len(first.len())?;
        }
        (_, true) => out.put(&[toc | 3, frames.len() as u8])?,
        ([with_len @ .., _], false) => {
            out.put(&[toc | 3, opus::VBR_BIT | frames.len() as u8])?;
            for frame in with_len {
                out.put_len(frame.len())?;
            }
        }
        ([], false) => return None,
    }
    for frame in frames {
        out.put(frame)?;
    }
    Some(out.len)
}

struct Writer<'a> {
    out: &'a mut [u8],
    len: usize,
}

impl Writer<'_> {
    fn put(&mut self, bytes: &[u8]) -> Option<()> {
        self.out.get_mut(self.len..self.len + bytes.len())?.copy_from_slice(bytes);
        self.len += bytes.len();
        Some(())
    }

    /// A frame's length in one or two bytes (RFC 6716, section 3.2.1).
    fn put_len(&mut self, len: usize) -> Option<()> {
        if len < 252 {
            return self.put(&[len as u8]);
        }
        let low = 252 + (len & 3);
        self.put(&[low as u8, ((len - low) >> 2) as u8])
    }
}
