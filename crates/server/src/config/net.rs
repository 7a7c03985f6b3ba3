//! Addresses as the configuration and browsers write them: origins and networks.

use serde::{Deserialize, Deserializer, de};
use std::fmt;
use std::net::IpAddr;

/// Scheme, host and port of a page, as in an `Origin` header: lower case, the scheme's own port left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    pub https: bool,
    /// `host` or `host:port`.
    pub authority: String,
}

impl Origin {
    pub fn new(https: bool, authority: &str) -> Origin {
        let own_port = if https { ":443" } else { ":80" };
        let authority = authority.to_ascii_lowercase();
        let authority = authority.strip_suffix(own_port).unwrap_or(&authority).to_owned();
        Origin { https, authority }
    }

    /// Reads `https://host[:port]`, with or without a closing slash. None: that is no origin.
    pub fn parse(text: &str) -> Option<Origin> {
        let (https, authority) = match text.split_once("://")? {
            ("https", rest) => (true, rest),
            ("http", rest) => (false, rest),
            _ => return None,
        };
        let authority = authority.strip_suffix('/').unwrap_or(authority);
        let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']');
        (!authority.is_empty() && authority.bytes().all(fits)).then(|| Origin::new(https, authority))
    }

    /// The host without its port; IPv6 without its brackets.
    pub fn host(&self) -> &str {
        match self.authority.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(rest),
            None => self.authority.split(':').next().unwrap_or(&self.authority),
        }
    }

    /// On this very machine: browsers trust it with a microphone even without TLS.
    pub fn is_localhost(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host.ends_with(".localhost")
            || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http{}://{}", if self.https { "s" } else { "" }, self.authority)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Origin::parse(&text)
            .ok_or_else(|| de::Error::custom("expected https://host or http://host:port, without a path"))
    }
}

/// An address, or a network like `10.0.0.0/8`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Net {
    address: IpAddr,
    bits: u8,
}

impl Net {
    pub fn parse(text: &str) -> Option<Net> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address.parse().ok()?, Some(bits.parse().ok()?)),
            None => (text.parse().ok()?, None),
        };
        let most = if matches!(address, IpAddr::V4(_)) { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Net { address, bits })
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        let same = |a: u128, b: u128, width: u8| self.bits == 0 || (a ^ b) >> (width - self.bits) == 0;
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(a), IpAddr::V4(b)) => same(u32::from(a).into(), u32::from(b).into(), 32),
            (IpAddr::V6(a), IpAddr::V6(b)) => same(a.into(), b.into(), 128),
            _ => false,
        }
    }
}

impl<'de> Deserialize<'de> for Net {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Net::parse(&text).ok_or_else(|| de::Error::custom("expected an address or a network like 10.0.0.0/8"))
    }
}
