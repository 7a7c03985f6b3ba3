//! A room's mix as a plain HTTP stream: for an `<audio>` element, a media player, a podcast app. No socket and no clock in here.

pub mod fragment;
pub mod ogg;
pub mod timeline;
pub mod window;

/// Samples of one frame of the mix: 20 ms at 48 kHz.
pub const FRAME_SAMPLES: u32 = audio::codec::FRAME as u32;

/// 20 ms of silence as an Opus packet: one CELT frame without energy (RFC 6716, section 3.1: configuration 31, mono).
pub const SILENCE: &[u8] = &[0xf8, 0xff, 0xfe];

/// Samples a decoder needs until it sounds as it should, when it begins in the midst of a stream (RFC 7845, section 4.2).
pub const PRE_SKIP: u16 = 3840;
