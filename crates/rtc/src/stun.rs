//! The part of STUN that ICE-lite needs: reading Binding requests and answering them (RFC 8489). Nothing is allocated:
//! every client asks every few seconds, for as long as it stays.

use crate::bytes::{u16_at, u32_at};
use aws_lc_rs::{constant_time, hmac};
use std::net::{IpAddr, SocketAddr};

/// Browsers send about 100 bytes; a username alone may have 513 (RFC 8489, section 14.3).
const LEN_MAX: usize = 800;
const HEADER_LEN: usize = 20;
const MAGIC_COOKIE: u32 = 0x2112_A442;
const BINDING_REQUEST: u16 = 0x0001;
const BINDING_SUCCESS: u16 = 0x0101;
const BINDING_ERROR: u16 = 0x0111;

const USERNAME: u16 = 0x0006;
const MESSAGE_INTEGRITY: u16 = 0x0008;
const ERROR_CODE: u16 = 0x0009;
const XOR_MAPPED_ADDRESS: u16 = 0x0020;
const PRIORITY: u16 = 0x0024;
const USE_CANDIDATE: u16 = 0x0025;
const FINGERPRINT: u16 = 0x8028;
const ICE_CONTROLLED: u16 = 0x8029;

const INTEGRITY_LEN: usize = 20;

/// What a CRC-32 is changed by, so that it is none of the same bytes in another protocol (section 14.7).
const FINGERPRINT_XOR: u32 = 0x5354_554E;

/// Our ufrag in the USERNAME of a Binding request (`ours:theirs`, RFC 8445, section 7.2.2), so that a
/// datagram can be routed to a peer before anything about it is authenticated. None for anything else.
pub fn local_ufrag(datagram: &[u8]) -> Option<&str> {
    Request::parse(datagram).map(|request| request.local_ufrag)
}

/// A well-formed Binding request. Authentic only once it has been [`Request::authenticate`]d.
pub(crate) struct Request<'a> {
    datagram: &'a [u8],
    /// Where the attribute begins: what is behind it is not vouched for, and not looked at (section 14.5).
    integrity_at: usize,
    pub local_ufrag: &'a str,
    /// With USE-CANDIDATE.
    pub nominates: bool,
    pub claims_controlled: bool,
}

impl<'a> Request<'a> {
    pub fn parse(datagram: &'a [u8]) -> Option<Request<'a>> {
        if datagram.len() > LEN_MAX
            || u16_at(datagram, 0) != Some(BINDING_REQUEST)
            || u16_at(datagram, 2).map(|len| HEADER_LEN + usize::from(len)) != Some(datagram.len())
            || u32_at(datagram, 4) != Some(MAGIC_COOKIE)
        {
            return None;
        }
        let (mut username, mut integrity_at, mut has_priority) = (None, None, false);
        let (mut nominates, mut claims_controlled) = (false, false);
        let mut at = HEADER_LEN;
        while at < datagram.len() {
            let (kind, len) = (u16_at(datagram, at)?, usize::from(u16_at(datagram, at + 2)?));
            let value = datagram.get(at + 4..at + 4 + len)?;
            if integrity_at.is_none() {
                match kind {
                    USERNAME if username.is_none() => username = Some(str::from_utf8(value).ok()?),
                    PRIORITY if len == 4 => has_priority = true,
                    USE_CANDIDATE => nominates = true,
                    ICE_CONTROLLED if len == 8 => claims_controlled = true,
                    MESSAGE_INTEGRITY if len == INTEGRITY_LEN => integrity_at = Some(at),
                    PRIORITY | ICE_CONTROLLED | MESSAGE_INTEGRITY => return None,
                    _ => {}
                }
            }
            at += 4 + len.next_multiple_of(4);
        }
        let (local_ufrag, _theirs) = username?.split_once(':')?;
        let is_whole = at == datagram.len() && has_priority;
        let integrity_at = integrity_at.filter(|_| is_whole)?;
        Some(Request { datagram, integrity_at, local_ufrag, nominates, claims_controlled })
    }

    /// None unless MESSAGE-INTEGRITY verifies with our password. What comes back seals the answer.
    pub fn authenticate(&self, pwd: &[u8]) -> Option<Authentic<'a>> {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, pwd);
        let (signed, integrity) = self.datagram.split_at(self.integrity_at);
        // As if nothing were behind the attribute.
        let len = (self.integrity_at + 4 + INTEGRITY_LEN - HEADER_LEN) as u16;
        let tag = sign(&key, &[&signed[..2], &len.to_be_bytes(), &signed[4..]]);
        constant_time::verify_slices_are_equal(tag.as_ref(), integrity.get(4..4 + INTEGRITY_LEN)?).ok()?;
        Some(Authentic { key, transaction: &self.datagram[8..HEADER_LEN] })
    }
}

/// A request of somebody who knows our password.
pub(crate) struct Authentic<'a> {
    key: hmac::Key,
    transaction: &'a [u8],
}

impl Authentic<'_> {
    /// 64 bytes for IPv4, 76 for IPv6.
    pub fn success(&self, mapped: SocketAddr) -> Reply {
        let mut reply = Reply::new(BINDING_SUCCESS, self.transaction);
        let port = mapped.port() ^ (MAGIC_COOKIE >> 16) as u16;
        let mut value = [0; 20];
        value[2..4].copy_from_slice(&port.to_be_bytes());
        // Covered by the cookie, and behind it by the transaction's id (section 14.2).
        let cover = |bytes: &mut [u8]| {
            let with = MAGIC_COOKIE.to_be_bytes().into_iter().chain(self.transaction.iter().copied());
            bytes.iter_mut().zip(with).for_each(|(byte, with)| *byte ^= with);
        };
        let len = match mapped.ip() {
            IpAddr::V4(ip) => {
                value[1] = 1;
                value[4..8].copy_from_slice(&ip.octets());
                8
            }
            IpAddr::V6(ip) => {
                value[1] = 2;
                value[4..20].copy_from_slice(&ip.octets());
                20
            }
        };
        cover(&mut value[4..len]);
        reply.add(XOR_MAPPED_ADDRESS, &value[..len]);
        reply.seal(&self.key)
    }

    /// Error 487 (RFC 8445, section 7.3.1.1).
    pub fn role_conflict(&self) -> Reply {
        let mut reply = Reply::new(BINDING_ERROR, self.transaction);
        reply.add(ERROR_CODE, b"\0\0\x04\x57Role Conflict"); // The class, the number in it, and words.
        reply.seal(&self.key)
    }
}

/// An answer, as it is sent.
pub struct Reply {
    bytes: [u8; Reply::LEN_MAX],
    len: usize,
}

impl Reply {
    const LEN_MAX: usize = 80;

    fn new(kind: u16, transaction: &[u8]) -> Reply {
        let mut reply = Reply { bytes: [0; Reply::LEN_MAX], len: 0 };
        reply.extend(&kind.to_be_bytes());
        reply.extend(&[0, 0]);
        reply.extend(&MAGIC_COOKIE.to_be_bytes());
        reply.extend(transaction);
        reply
    }

    fn add(&mut self, kind: u16, value: &[u8]) {
        self.extend(&kind.to_be_bytes());
        self.extend(&(value.len() as u16).to_be_bytes());
        self.extend(value);
        self.len = self.len.next_multiple_of(4);
    }

    /// MESSAGE-INTEGRITY, then FINGERPRINT; each counts the header's length as if it were the last.
    fn seal(mut self, key: &hmac::Key) -> Reply {
        self.count_in(4 + INTEGRITY_LEN);
        let tag = sign(key, &[&self.bytes[..self.len]]);
        self.add(MESSAGE_INTEGRITY, tag.as_ref());
        self.count_in(4 + 4);
        let check = crc32fast::hash(&self.bytes[..self.len]) ^ FINGERPRINT_XOR;
        self.add(FINGERPRINT, &check.to_be_bytes());
        self
    }

    /// Says in the header that an attribute of so many bytes follows.
    fn count_in(&mut self, next: usize) {
        let len = (self.len - HEADER_LEN + next) as u16;
        self.bytes[2..4].copy_from_slice(&len.to_be_bytes());
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.bytes[self.len..][..bytes.len()].copy_from_slice(bytes);
        self.len += bytes.len();
    }
}

impl AsRef<[u8]> for Reply {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

fn sign(key: &hmac::Key, parts: &[&[u8]]) -> hmac::Tag {
    let mut context = hmac::Context::with_key(key);
    parts.iter().for_each(|part| context.update(part));
    context.sign()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Binding request with this attribute first; its integrity is not looked at here.
    fn request(kind: u16, value: &[u8]) -> Vec<u8> {
        let mut attributes = Vec::new();
        let mut add = |kind: u16, value: &[u8]| {
            attributes.extend_from_slice(&kind.to_be_bytes());
            attributes.extend_from_slice(&(value.len() as u16).to_be_bytes());
            attributes.extend_from_slice(value);
            attributes.resize(attributes.len().next_multiple_of(4), 0);
        };
        add(kind, value);
        add(0x0006, b"ours:theirs");
        add(0x0024, &[0, 0, 0, 1]);
        add(0x0008, &[0; 20]);
        let mut datagram = BINDING_REQUEST.to_be_bytes().to_vec();
        datagram.extend_from_slice(&(attributes.len() as u16).to_be_bytes());
        datagram.extend_from_slice(&MAGIC_COOKIE.to_be_bytes());
        datagram.extend_from_slice(&[7; 12]);
        [datagram, attributes].concat()
    }

    #[test]
    fn the_first_half_of_the_username_is_ours() {
        assert_eq!(local_ufrag(&request(0xC057, &[0, 1, 0, 10])), Some("ours"));
        assert_eq!(local_ufrag(&request(0x8022, b"some software")), Some("ours"), "unknown ones are ignored");
    }

    #[test]
    fn an_attribute_of_the_wrong_length_makes_no_request() {
        for (kind, value) in
            [(PRIORITY, &[0; 8][..]), (ICE_CONTROLLED, &[0; 4]), (MESSAGE_INTEGRITY, &[0; 32])]
        {
            assert_eq!(local_ufrag(&request(kind, value)), None, "attribute {kind:#06x}");
        }
    }

    #[test]
    fn what_is_behind_the_integrity_says_nothing() {
        let twice = request(USERNAME, b"mine:theirs");
        assert_eq!(local_ufrag(&twice), Some("mine"), "the first of two counts");
        let signed_first = request(MESSAGE_INTEGRITY, &[0; INTEGRITY_LEN]);
        assert_eq!(local_ufrag(&signed_first), None, "whose username anybody may have written");
    }

    #[test]
    fn a_request_is_as_long_as_it_says_and_no_longer_than_browsers_make_them() {
        let whole = request(0x8022, b"x");
        for len in 0..whole.len() {
            assert_eq!(local_ufrag(&whole[..len]), None, "{len} bytes");
        }
        assert_eq!(local_ufrag(&[&whole[..], &[0; 4]].concat()), None);
        assert_eq!(local_ufrag(&request(0x8022, &[b'x'; LEN_MAX])), None);
    }
}
