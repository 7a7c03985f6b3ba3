//! Sealing and opening one packet whose index is known.

use super::Profile;
use super::keys::SessionKeys;
use aws_lc_rs::aead::{self, AES_128_GCM, AES_256_GCM, Aad, LessSafeKey, UnboundKey};
use aws_lc_rs::cipher::{AES_128, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::{constant_time, hmac};

/// An expanded cipher for RTP or RTCP, one direction.
pub enum Cipher {
    Gcm(Gcm),
    /// Boxed: bigger, and the exception.
    Counter(Box<Counter>),
}

pub enum Tag {
    Gcm(aead::Tag),
    Sha1([u8; 10]),
}

impl AsRef<[u8]> for Tag {
    fn as_ref(&self) -> &[u8] {
        match self {
            Tag::Gcm(tag) => tag.as_ref(),
            Tag::Sha1(tag) => tag,
        }
    }
}

impl Cipher {
    pub fn new(keys: &SessionKeys) -> Cipher {
        let gcm = |algorithm| {
            let key = UnboundKey::new(algorithm, keys.key()).expect("the profile's key length fits");
            let salt = keys.salt[..12].try_into().expect("14 bytes have 12");
            Cipher::Gcm(Gcm { key: LessSafeKey::new(key), salt })
        };
        match keys.profile {
            Profile::AeadAes128Gcm => gcm(&AES_128_GCM),
            Profile::AeadAes256Gcm => gcm(&AES_256_GCM),
            Profile::Aes128CmSha1_80 => Cipher::Counter(Box::new(Counter::new(keys))),
        }
    }

    /// Encrypts `body` in place.
    pub fn seal_rtp(&self, header: &[u8], body: &mut [u8], ssrc: u32, index: u64) -> Tag {
        match self {
            Cipher::Gcm(gcm) => gcm.seal(gcm.rtp_nonce(ssrc, index), header, body),
            Cipher::Counter(counter) => {
                counter.apply_key_stream(body, ssrc, index);
                Tag::Sha1(counter.tag(&[header, body, &rollover(index)]))
            }
        }
    }

    /// Decrypts `sealed`, the encrypted payload and the tag behind it, in place. None: not authentic.
    pub fn open_rtp(&self, header: &[u8], sealed: &mut [u8], ssrc: u32, index: u64) -> Option<()> {
        match self {
            Cipher::Gcm(gcm) => gcm.open(gcm.rtp_nonce(ssrc, index), header, sealed),
            Cipher::Counter(counter) => {
                let (body, tag) = sealed.split_at_mut_checked(sealed.len().checked_sub(10)?)?;
                counter.check(&[header, body, &rollover(index)], tag)?;
                counter.apply_key_stream(body, ssrc, index);
                Some(())
            }
        }
    }

    /// Encrypts `body` in place. `trailer` is the last word: E bit and index.
    pub fn seal_rtcp(&self, clear: &[u8; 8], body: &mut [u8], ssrc: u32, trailer: u32) -> Tag {
        match self {
            Cipher::Gcm(gcm) => gcm.seal(gcm.rtcp_nonce(ssrc, trailer), &rtcp_aad(clear, trailer), body),
            Cipher::Counter(counter) => {
                counter.apply_key_stream(body, ssrc, u64::from(trailer & 0x7FFF_FFFF));
                Tag::Sha1(counter.tag(&[clear, body, &trailer.to_be_bytes()]))
            }
        }
    }

    /// Decrypts in place. `sealed` is everything behind the clear part: for GCM body, tag, trailer; for
    /// counter mode body, trailer, tag. None: not authentic.
    pub fn open_rtcp(&self, clear: &[u8; 8], sealed: &mut [u8], ssrc: u32, trailer: u32) -> Option<()> {
        match self {
            Cipher::Gcm(gcm) => {
                let end = sealed.len().checked_sub(4)?;
                gcm.open(gcm.rtcp_nonce(ssrc, trailer), &rtcp_aad(clear, trailer), &mut sealed[..end])
            }
            Cipher::Counter(counter) => {
                let (signed, tag) = sealed.split_at_mut_checked(sealed.len().checked_sub(10)?)?;
                counter.check(&[clear, signed], tag)?;
                let end = signed.len().checked_sub(4)?;
                counter.apply_key_stream(&mut signed[..end], ssrc, u64::from(trailer & 0x7FFF_FFFF));
                Some(())
            }
        }
    }
}

/// RFC 7714.
pub struct Gcm {
    key: LessSafeKey,
    salt: [u8; 12],
}

impl Gcm {
    fn seal(&self, nonce: aead::Nonce, aad: &[u8], body: &mut [u8]) -> Tag {
        let tag = self.key.seal_in_place_separate_tag(nonce, Aad::from(aad), body);
        Tag::Gcm(tag.expect("a packet is far below GCM's limit of 64 GiB"))
    }

    fn open(&self, nonce: aead::Nonce, aad: &[u8], sealed: &mut [u8]) -> Option<()> {
        self.key.open_in_place(nonce, Aad::from(aad), sealed).ok().map(drop)
    }

    /// Two zero bytes, SSRC, rollover counter, sequence number (section 8.1).
    fn rtp_nonce(&self, ssrc: u32, index: u64) -> aead::Nonce {
        let mut iv = [0; 12];
        iv[2..6].copy_from_slice(&ssrc.to_be_bytes());
        iv[6..].copy_from_slice(&index.to_be_bytes()[2..]);
        self.salted(iv)
    }

    /// Two zero bytes, SSRC, two zero bytes, a zero bit and the index (section 9.1).
    fn rtcp_nonce(&self, ssrc: u32, trailer: u32) -> aead::Nonce {
        let mut iv = [0; 12];
        iv[2..6].copy_from_slice(&ssrc.to_be_bytes());
        iv[8..].copy_from_slice(&(trailer & 0x7FFF_FFFF).to_be_bytes());
        self.salted(iv)
    }

    fn salted(&self, mut iv: [u8; 12]) -> aead::Nonce {
        iv.iter_mut().zip(self.salt).for_each(|(byte, salt)| *byte ^= salt);
        aead::Nonce::assume_unique_for_key(iv)
    }
}

/// AES-CM with HMAC-SHA1-80, RFC 3711.
pub struct Counter {
    key: EncryptingKey,
    auth: hmac::Key,
    salt: [u8; 14],
}

impl Counter {
    fn new(keys: &SessionKeys) -> Counter {
        let key = UnboundCipherKey::new(&AES_128, keys.key()).and_then(EncryptingKey::ctr);
        Counter {
            key: key.expect("the profile's key length fits"),
            auth: hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &keys.auth),
            salt: keys.salt,
        }
    }

    /// Encrypts or decrypts (section 4.1.1).
    fn apply_key_stream(&self, body: &mut [u8], ssrc: u32, index: u64) {
        let mut iv = [0; 16];
        iv[..14].copy_from_slice(&self.salt);
        iv[4..8].iter_mut().zip(ssrc.to_be_bytes()).for_each(|(byte, ssrc)| *byte ^= ssrc);
        iv[8..14].iter_mut().zip(&index.to_be_bytes()[2..]).for_each(|(byte, index)| *byte ^= index);
        self.key
            .less_safe_encrypt(body, EncryptionContext::Iv128(FixedLength::from(iv)))
            .expect("counter mode takes any length");
    }

    fn tag(&self, parts: &[&[u8]]) -> [u8; 10] {
        let mut context = hmac::Context::with_key(&self.auth);
        parts.iter().for_each(|part| context.update(part));
        context.sign().as_ref()[..10].try_into().expect("SHA-1 makes 20 bytes")
    }

    fn check(&self, parts: &[&[u8]], tag: &[u8]) -> Option<()> {
        constant_time::verify_slices_are_equal(&self.tag(parts), tag).ok()
    }
}

/// The clear part, then the last word (RFC 7714, section 9.2).
fn rtcp_aad(clear: &[u8; 8], trailer: u32) -> [u8; 12] {
    let mut aad = [0; 12];
    aad[..8].copy_from_slice(clear);
    aad[8..].copy_from_slice(&trailer.to_be_bytes());
    aad
}

fn rollover(index: u64) -> [u8; 4] {
    ((index >> 16) as u32).to_be_bytes()
}
