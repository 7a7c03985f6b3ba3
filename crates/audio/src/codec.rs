//! Opus as code calls it: one decoder for each speaker, one encoder for each mix, mono at 48 kHz.
//!
//! Bytes of strangers go into the decoder. Whatever they are, an answer is a value: sound or a
//! [`CodecError`].

use crate::opus::{self, CLOCK_HZ};
use ::opus as libopus;
use std::fmt;

/// A frame of the mix: 20 ms.
pub const FRAME: usize = CLOCK_HZ as usize / 50;

/// The longest a packet can last, in samples.
pub const SAMPLES_MAX: usize = opus::SAMPLES_MAX as usize;

/// More finds better codes at more cost; from 7 on the encoder also tells speech from music, which a mix of
/// voices does not need.
const COMPLEXITY: i32 = 5;

/// What is decoded stays within this, so that no sender drives the sums of a mix to infinity. Speech as it is
/// sent ends at 1.
const SAMPLE_MAX: f32 = 2.0;

/// Missing samples are made up in steps of 2.5 ms, the shortest frame of Opus.
pub const STEP: usize = CLOCK_HZ as usize / 400;

/// libopus refused: a packet that is none, or arguments it cannot use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// The bytes are no Opus packet.
    Malformed,
    /// A buffer of the wrong length: see the function.
    Length,
    /// Out of memory, or a fault inside libopus.
    Internal,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CodecError::Malformed => "no Opus packet",
            CodecError::Length => "a buffer of the wrong length",
            CodecError::Internal => "libopus failed",
        })
    }
}

impl std::error::Error for CodecError {}

impl From<libopus::Error> for CodecError {
    fn from(error: libopus::Error) -> CodecError {
        match error.code() {
            libopus::ErrorCode::InvalidPacket => CodecError::Malformed,
            libopus::ErrorCode::BadArg | libopus::ErrorCode::BufferTooSmall => CodecError::Length,
            _ => CodecError::Internal,
        }
    }
}

/// Turns one speaker's packets into sound. Stereo comes out as mono.
pub struct Decoder(libopus::Decoder);

impl Decoder {
    /// Errors: [`CodecError::Internal`] without memory.
    pub fn new() -> Result<Decoder, CodecError> {
        Ok(Decoder(libopus::Decoder::new(CLOCK_HZ, libopus::Channels::Mono)?))
    }

    /// Decodes a packet into the front of `out`; gives the number of samples. [`opus::samples`] tells it
    /// before, [`SAMPLES_MAX`] is always enough. Packets without sound (DTX) become comfort noise.
    ///
    /// Errors: [`CodecError::Malformed`]; [`CodecError::Length`] if `out` is too short.
    pub fn decode(&mut self, packet: &[u8], out: &mut [f32]) -> Result<usize, CodecError> {
        if packet.is_empty() {
            return Err(CodecError::Malformed); // To libopus no bytes mean a lost packet.
        }
        let samples = self.0.decode_float(packet, out, false)?;
        tame(&mut out[..samples]);
        Ok(samples)
    }

    /// Makes up all of `out` from what was heard last. Its length is a multiple of [`STEP`], at most
    /// [`SAMPLES_MAX`].
    ///
    /// Errors: [`CodecError::Length`].
    pub fn conceal(&mut self, out: &mut [f32]) -> Result<(), CodecError> {
        self.fill(&[], out, false)
    }

    /// Fills `out` with what was lost directly before `packet`, from the copy that the packet may carry
    /// (in-band FEC, RFC 6716, section 2.1.7); what the copy does not reach is concealed. Lengths as for
    /// [`Decoder::conceal`]. `packet` itself is to be decoded afterwards.
    ///
    /// Errors: [`CodecError::Malformed`], [`CodecError::Length`].
    pub fn recover(&mut self, packet: &[u8], out: &mut [f32]) -> Result<(), CodecError> {
        if packet.is_empty() {
            return Err(CodecError::Malformed);
        }
        self.fill(packet, out, true)
    }

    fn fill(&mut self, packet: &[u8], out: &mut [f32], fec: bool) -> Result<(), CodecError> {
        if out.is_empty() || out.len() > SAMPLES_MAX || !out.len().is_multiple_of(STEP) {
            return Err(CodecError::Length);
        }
        let samples = self.0.decode_float(packet, out, fec)?;
        out[samples..].fill(0.0);
        tame(out);
        Ok(())
    }
}

fn tame(samples: &mut [f32]) {
    for sample in samples {
        *sample = if sample.is_finite() { sample.clamp(-SAMPLE_MAX, SAMPLE_MAX) } else { 0.0 };
    }
}

/// Turns the mix into packets of one frame of 20 ms.
pub struct Encoder(libopus::Encoder);

impl Encoder {
    /// For voices, with DTX, and with in-band FEC as soon as loss is expected.
    ///
    /// Errors: [`CodecError::Length`] if libopus does not go to that bitrate (it goes from 500 to 750,000),
    /// [`CodecError::Internal`] without memory.
    pub fn new(bitrate_bps: u32) -> Result<Encoder, CodecError> {
        // "Audio" leaves the lowest tones as they are; "VoIP" filters them with the voice, by half a tenth of PESQ.
        let application = libopus::Application::Audio;
        let mut encoder = libopus::Encoder::new(CLOCK_HZ, libopus::Channels::Mono, application)?;
        encoder.set_complexity(COMPLEXITY)?;
        encoder.set_signal(libopus::Signal::Voice)?;
        encoder.set_dtx(true)?;
        encoder.set_inband_fec(true)?;
        let bits = i32::try_from(bitrate_bps).map_err(|_| CodecError::Length)?;
        encoder.set_bitrate(libopus::Bitrate::Bits(bits))?;
        Ok(Encoder(encoder))
    }

    /// From 0 to 10: more finds better codes at more cost.
    ///
    /// Errors: [`CodecError::Length`] above 10.
    pub fn set_complexity(&mut self, complexity: u8) -> Result<(), CodecError> {
        Ok(self.0.set_complexity(i32::from(complexity))?)
    }

    /// How much of a copy of the frame before goes into each packet, by how many in a hundred get lost. 0: no
    /// copies.
    ///
    /// Errors: [`CodecError::Length`] above 100.
    pub fn set_expected_loss(&mut self, percent: u8) -> Result<(), CodecError> {
        Ok(self.0.set_packet_loss_perc(i32::from(percent))?)
    }

    /// Says silence when it hears none speak (DTX); it takes steady sounds for silence, too.
    ///
    /// Errors: [`CodecError::Internal`].
    pub fn set_dtx(&mut self, is_on: bool) -> Result<(), CodecError> {
        Ok(self.0.set_dtx(is_on)?)
    }

    /// Encodes one frame; gives the packet's length. A packet of at most [`opus::DTX_LEN_MAX`] bytes says
    /// silence.
    ///
    /// Errors: [`CodecError::Length`] if `out` is too short for the packet.
    pub fn encode(&mut self, frame: &[f32; FRAME], out: &mut [u8]) -> Result<usize, CodecError> {
        Ok(self.0.encode_float(frame, out)?)
    }
}
