//! Session keys from a master key (RFC 3711, section 4.3; RFC 7714, section 11).

use super::Profile;
use aws_lc_rs::cipher::{AES_128, AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;

/// RTP and RTCP have keys of their own. The numbers are the label of the first key of each.
#[derive(Clone, Copy)]
pub enum Usage {
    Rtp = 0,
    Rtcp = 3,
}

/// A master key and salt of the right lengths.
pub struct Master<'a> {
    profile: Profile,
    key: &'a [u8],
    salt: &'a [u8],
}

/// The keys of one direction and one usage, not yet expanded.
pub struct SessionKeys {
    pub profile: Profile,
    /// The first 16 or 32 bytes count.
    key: [u8; 32],
    /// The HMAC key; only used by AES-CM.
    pub auth: [u8; 20],
    /// Zero behind the profile's salt length.
    pub salt: [u8; 14],
}

impl SessionKeys {
    pub fn key(&self) -> &[u8] {
        &self.key[..self.profile.key_len()]
    }

    /// Given keys instead of derived ones; the HMAC key is zero.
    #[cfg(test)]
    pub fn fixed(profile: Profile, key: &[u8], salt: &[u8]) -> SessionKeys {
        let mut keys = SessionKeys { profile, key: [0; 32], auth: [0; 20], salt: [0; 14] };
        keys.key[..key.len()].copy_from_slice(key);
        keys.salt[..salt.len()].copy_from_slice(salt);
        keys
    }
}

impl<'a> Master<'a> {
    pub fn new(profile: Profile, key: &'a [u8], salt: &'a [u8]) -> Option<Master<'a>> {
        let fits = key.len() == profile.key_len() && salt.len() == profile.salt_len();
        fits.then_some(Master { profile, key, salt })
    }

    pub fn derive(&self, usage: Usage) -> SessionKeys {
        let first = usage as u8;
        let mut keys = SessionKeys { profile: self.profile, key: [0; 32], auth: [0; 20], salt: [0; 14] };
        self.expand(first, &mut keys.key[..self.profile.key_len()]);
        self.expand(first + 1, &mut keys.auth);
        self.expand(first + 2, &mut keys.salt[..self.profile.salt_len()]);
        keys
    }

    /// AES in counter mode as a generator; where the key stream starts depends on salt and label.
    fn expand(&self, label: u8, out: &mut [u8]) {
        out.fill(0);
        let mut iv = [0; 16];
        // The 96-bit salt of the AEAD profiles is as if followed by 16 zero bits (RFC 7714, section 11).
        iv[..self.salt.len()].copy_from_slice(self.salt);
        // The label stands above a 48-bit zero in a 112-bit number; 16 bits of counter follow that.
        iv[7] ^= label;
        let algorithm = if self.key.len() == 16 { &AES_128 } else { &AES_256 };
        UnboundCipherKey::new(algorithm, self.key)
            .and_then(EncryptingKey::ctr)
            .and_then(|key| key.less_safe_encrypt(out, EncryptionContext::Iv128(FixedLength::from(iv))))
            .expect("the key has the algorithm's length and counter mode takes any data");
    }
}
