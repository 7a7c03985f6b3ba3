//! Randomness: ids that nobody can guess, and tokens of which only a hash is stored.

use aws_lc_rs::{digest, rand};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// SHA-256 of a token's text: what is stored in its place.
pub type Hash = [u8; 32];

/// A secret that whoever holds it may use. URL-safe text; never in a log, so no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// For sessions: 256 bits.
    pub fn of_session() -> Token {
        Token(URL_SAFE_NO_PAD.encode(bytes::<32>()))
    }

    /// For links that people pass on (invites, closed rooms, resume, tickets): 128 bits.
    pub fn of_link() -> Token {
        Token(URL_SAFE_NO_PAD.encode(bytes::<16>()))
    }

    /// What somebody presents. Not checked: only its hash is looked up.
    pub fn presented(text: &str) -> Token {
        Token(text.to_owned())
    }

    pub fn hash(&self) -> Hash {
        hash(&self.0)
    }

    /// The text itself, for its holder's eyes only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

pub fn hash(text: &str) -> Hash {
    let mut out = Hash::default();
    out.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    out
}

/// Groups of four letters and digits that are not taken for one another: 20 bits each, to type in by hand.
pub fn words(groups: usize) -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let word =
        || bytes::<4>().map(|byte| char::from(LETTERS[usize::from(byte) & 31])).iter().collect::<String>();
    (0..groups).map(|_| word()).collect::<Vec<_>>().join("-")
}

/// Sixty-three random bits, for an id.
pub fn number() -> u64 {
    u64::from_le_bytes(bytes()) >> 1
}

pub fn bytes<const LEN: usize>() -> [u8; LEN] {
    let mut out = [0; LEN];
    rand::fill(&mut out).expect("the system gives randomness, or nothing here is safe");
    out
}
