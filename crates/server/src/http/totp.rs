//! Codes of an authenticator app (RFC 6238): six digits from a shared secret and the time.

use aws_lc_rs::hmac;
use domain::At;

/// How long one code is shown.
const STEP_MS: u64 = 30_000;
/// Codes before and after that count too: phones' clocks are off by half a minute.
const STEPS_AROUND: u64 = 1;
const DIGITS: usize = 6;

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// 160 random bits, as long as the hash (RFC 4226, 4).
pub fn new_secret() -> [u8; 20] {
    crate::secret::bytes()
}

/// The step that `code` belongs to, if it is one of those around `now`. Later codes are looked at as well: the store
/// decides whether one was spent.
pub fn step_of(secret: &[u8], code: &str, now: At) -> Option<u64> {
    let here = now.0 / STEP_MS;
    let around = here.saturating_sub(STEPS_AROUND)..=here + STEPS_AROUND;
    // All are compared, so that the time taken says nothing.
    around.fold(None, |found, step| if code_at(secret, step) == code { Some(step) } else { found })
}

/// The code of one step.
pub fn code_at(secret: &[u8], step: u64) -> String {
    let digits = truncated(secret, step) % 10_u32.pow(DIGITS as u32);
    format!("{digits:0width$}", width = DIGITS)
}

/// The code that an app shows now.
pub fn code_now(secret: &[u8], now: At) -> String {
    code_at(secret, now.0 / STEP_MS)
}

/// 31 bits of the hash, from where its last four bits say (RFC 4226, 5.3).
fn truncated(secret: &[u8], step: u64) -> u32 {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let hash = tag.as_ref();
    let from = usize::from(hash[hash.len() - 1] & 15);
    let four = hash[from..from + 4].try_into().expect("SHA-1 has 20 bytes, and 15 + 4 are fewer");
    u32::from_be_bytes(four) & (u32::MAX >> 1)
}

/// What people type into an app by hand.
pub fn base32(bytes: &[u8]) -> String {
    let mut out = String::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        while count >= 5 {
            count -= 5;
            out.push(char::from(BASE32[(bits >> count) as usize & 31]));
        }
    }
    if count > 0 {
        out.push(char::from(BASE32[(bits << (5 - count)) as usize & 31]));
    }
    out
}

/// Reads what [`base32`] wrote of a secret.
pub fn read_base32(text: &str) -> Option<[u8; 20]> {
    let (mut bits, mut count, mut out) = (0_u32, 0, vec![]);
    for letter in text.bytes() {
        let digit = BASE32.iter().position(|one| *one == letter)?;
        bits = (bits << 5 | digit as u32) & 0xfff;
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_vectors_of_rfc_6238_hold() {
        let secret = b"12345678901234567890";
        let vectors = [
            (59, 94287082),
            (1111111109, 7081804),
            (1111111111, 14050471),
            (1234567890, 89005924),
            (2000000000, 69279037),
            (20000000000_u64, 65353130),
        ];
        for (seconds, code) in vectors {
            assert_eq!(truncated(secret, seconds / 30) % 100_000_000, code, "at {seconds}");
        }
        assert_eq!(code_at(secret, 59 / 30), "287082");
        assert_eq!(base32(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(read_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").as_ref(), Some(secret));
        assert_eq!(read_base32("GEZDGNBVGY3TQOJQ"), None, "too short");
    }

    #[test]
    fn a_code_counts_half_a_minute_around_its_time_and_no_longer() {
        let secret = b"12345678901234567890";
        let now = At(3_000_000);
        let code = code_now(secret, now);
        assert_eq!(step_of(secret, &code, now), Some(100));
        assert_eq!(step_of(secret, &code, At(now.0 + 30_000)), Some(100));
        assert_eq!(step_of(secret, &code, At(now.0 + 60_000)), None);
        assert_eq!(step_of(secret, "000000", now), None);
        assert_eq!(step_of(secret, "", now), None);
    }
}
