//! The part of STUN that ICE-lite needs: reading Binding requests and answering them (RFC 8489).

use crate::bytes::{u16_at, u32_at};
use aws_lc_rs::hmac;
use is::stun::StunMessage;
use std::net::SocketAddr;

/// Browsers send about 100 bytes; a username alone may have 513 (RFC 8489, section 14.3).
const LEN_MAX: usize = 800;
const HEADER_LEN: usize = 20;
const MAGIC_COOKIE: u32 = 0x2112_A442;
const BINDING_REQUEST: u16 = 0x0001;

/// Our ufrag in the USERNAME of a Binding request (`ours:theirs`, RFC 8445, section 7.2.2), so that a
/// datagram can be routed to a peer before anything about it is authenticated. None for anything else.
pub fn local_ufrag(datagram: &[u8]) -> Option<&str> {
    Request::parse(datagram).map(|request| request.local_ufrag)
}

/// A well-formed Binding request. Authentic only once [`Request::is_authentic`] says so.
pub(crate) struct Request<'a> {
    message: StunMessage<'a>,
    pub local_ufrag: &'a str,
}

impl<'a> Request<'a> {
    pub fn parse(datagram: &'a [u8]) -> Option<Request<'a>> {
        if !is_plain_request(datagram) {
            return None;
        }
        let message = StunMessage::parse(datagram).ok()?;
        let (local_ufrag, _theirs) = message.username()?.split_once(':')?;
        Some(Request { message, local_ufrag })
    }

    /// Does MESSAGE-INTEGRITY verify with our password?
    pub fn is_authentic(&self, pwd: &str) -> bool {
        self.message.verify(pwd.as_bytes(), hmac_sha1)
    }

    pub fn nominates(&self) -> bool {
        self.message.use_candidate()
    }

    pub fn claims_controlled(&self) -> bool {
        self.message.ice_controlled().is_some()
    }

    /// Appends the success response: 64 bytes for IPv4, 76 for IPv6.
    pub fn write_success(&self, mapped: SocketAddr, pwd: &str, reply: &mut Vec<u8>) {
        write(StunMessage::binding_reply(self.message.trans_id(), mapped), pwd, reply);
    }

    /// Appends the error response 487, Role Conflict.
    pub fn write_role_conflict(&self, pwd: &str, reply: &mut Vec<u8>) {
        write(StunMessage::binding_role_conflict_reply(self.message.trans_id()), pwd, reply);
    }
}

fn write(message: StunMessage<'_>, pwd: &str, reply: &mut Vec<u8>) {
    let mut buffer = [0; 128];
    let len = message.to_bytes(Some(pwd.as_bytes()), &mut buffer, hmac_sha1);
    reply.extend_from_slice(&buffer[..len.expect("every reply fits 128 bytes")]);
}

/// The frame of a Binding request holds, and no attribute is there that has no business in one: `is` warns
/// in the log about those, and a stranger must not fill the log.
fn is_plain_request(datagram: &[u8]) -> bool {
    const MAPPED_ADDRESS: u16 = 0x0001;
    const UNKNOWN_ATTRIBUTES: u16 = 0x000A;
    const ALTERNATE_SERVER: u16 = 0x8023;
    const NETWORK_COST: u16 = 0xC057;

    if datagram.len() > LEN_MAX
        || u16_at(datagram, 0) != Some(BINDING_REQUEST)
        || u16_at(datagram, 2).map(|len| HEADER_LEN + usize::from(len)) != Some(datagram.len())
        || u32_at(datagram, 4) != Some(MAGIC_COOKIE)
    {
        return false;
    }
    let mut at = HEADER_LEN;
    while at < datagram.len() {
        let (Some(kind), Some(len)) = (u16_at(datagram, at), u16_at(datagram, at + 2)) else {
            return false;
        };
        match kind {
            MAPPED_ADDRESS | UNKNOWN_ATTRIBUTES | ALTERNATE_SERVER => return false,
            NETWORK_COST if len != 4 => return false,
            _ => at += 4 + usize::from(len).next_multiple_of(4),
        }
    }
    at == datagram.len()
}

/// `is` takes the MAC as a function, so one crypto library serves everything.
pub(crate) fn hmac_sha1(key: &[u8], parts: &[&[u8]]) -> [u8; 20] {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key);
    let mut context = hmac::Context::with_key(&key);
    parts.iter().for_each(|part| context.update(part));
    context.sign().as_ref().try_into().expect("SHA-1 makes 20 bytes")
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
    fn what_would_be_worth_a_line_in_the_log_is_not_looked_at() {
        for (kind, value) in
            [(0x0001, &[0; 8][..]), (0x000A, &[0; 2]), (0x8023, &[0; 8]), (0xC057, &[0; 8]), (0xC057, &[])]
        {
            assert_eq!(local_ufrag(&request(kind, value)), None, "attribute {kind:#06x}");
        }
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
