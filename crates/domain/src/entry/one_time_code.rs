//! One-time codes sent by mail: few tries, a short life, and one use.

use crate::At;
use std::time::Duration;

/// Digits of a code. With [`CODE_TRIES`] a guess hits with 5 in 100 million.
pub const CODE_DIGITS: usize = 8;
/// Long enough to find the letter; short enough that an old letter opens nothing.
pub const CODE_TTL: Duration = Duration::from_secs(10 * 60);
/// Wrong ones before the code is dead.
pub const CODE_TRIES: u32 = 5;
/// How long a code of the operator's works: it is carried by hand.
pub const OPERATORS_CODE_TTL: Duration = Duration::from_secs(7 * 24 * 3600);

/// What is known of a code besides its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    pub expires: At,
    pub tries: u32,
}

impl Life {
    pub fn new(now: At) -> Life {
        Life { expires: now.after(CODE_TTL), tries: 0 }
    }

    /// Whether one more may be tried. The store counts the try before anybody looks at the code.
    pub fn is_open(&self, now: At) -> bool {
        now < self.expires && self.tries < CODE_TRIES
    }
}

/// `number` is drawn at the rim, evenly from all 64-bit numbers: the bias of the remainder is below 10⁻¹¹.
pub fn code(number: u64) -> String {
    let all = 10_u64.pow(CODE_DIGITS as u32);
    format!("{:0width$}", number % all, width = CODE_DIGITS)
}

/// What people type: spaces and hyphens aside.
pub fn read(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}
