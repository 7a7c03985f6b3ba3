//! SDP offers of browsers and other WebRTC clients, and our answers to them: audio only (RFC 8866, RFC 9429).

mod answer;
mod line;
mod offer;

pub use answer::{AnswerParams, Slot};
pub use line::{Direction, Line};
pub use offer::{BadOffer, Offer};

/// The longest offer that is read, bytes. Firefox's for one microphone and four slots has about 6,000.
pub const OFFER_LEN_MAX: usize = 64 * 1024;

/// The most m-lines an offer may have.
pub const LINES_MAX: usize = 16;

const AUDIO_LEVEL: &str = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

/// An RFC 8866 token: what may stand in a line of ours without breaking it.
fn is_token(text: &str) -> bool {
    let is_token_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`{|}~".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(is_token_byte)
}
