//! The two ends of a path: the peer's address, and the address of ours that its packets come to.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// Where a datagram came from and which of our addresses it came to. Replies leave from `local`:
/// a peer ignores an answer from an address it did not ask.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    pub remote: SocketAddr,
    pub local: IpAddr,
    pub transport: Transport,
}

/// What datagrams travel in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transport {
    Udp,
    /// See [`crate::framing`].
    Tcp,
}

impl Route {
    /// IPv4 written as IPv6 (`::ffff:a.b.c.d`, what a dual-stack socket reports) becomes plain IPv4, so
    /// that one path has one name.
    pub fn new(remote: SocketAddr, local: IpAddr) -> Route {
        Route {
            remote: SocketAddr::new(remote.ip().to_canonical(), remote.port()),
            local: local.to_canonical(),
            transport: Transport::Udp,
        }
    }

    /// As [`Route::new`], of a TCP stream.
    pub fn tcp(remote: SocketAddr, local: IpAddr) -> Route {
        Route { transport: Transport::Tcp, ..Route::new(remote, local) }
    }
}

/// An address is personal: it is never printed.
impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Route(…)")
    }
}
