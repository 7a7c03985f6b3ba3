//! The media port: one UDP port on IPv4 and IPv6, answering from the address that was asked.

#[cfg(target_os = "linux")]
use crate::datagrams::Outgoing;
use jushou_rtc::Route;
use quinn_udp::{BATCH_SIZE, RecvMeta, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
#[cfg(target_os = "linux")]
use std::os::fd::AsFd;
use std::task::Poll;
use tokio::io::Interest;
use tokio::net::UdpSocket;

/// What the kernel may hold for us while this thread is busy, bytes. A second of 500 speakers.
const BUFFER_LEN: usize = 4 * 1024 * 1024;

/// Room for what the kernel joins into one buffer (UDP GRO): 64 KiB is the most it ever does.
const RECEIVE_LEN: usize = 64 * 1024;

/// How many ports are tried until one is free on both IPv4 and IPv6, when any will do.
const PORT_TRIES: usize = 16;

/// Sockets on one port. Bound before the thread that serves them starts, so that a port in use is told at once.
pub struct Bound {
    sockets: Vec<std::net::UdpSocket>,
    port: u16,
}

impl Bound {
    /// Binds `port` (0: any) on every one of `addresses`; none: on all IPv4 and, where there is IPv6, all IPv6 addresses.
    /// With several shards the kernel divides what comes in among as many sockets on the same port; one peer's
    /// datagrams go to the same one for as long as its address stays.
    pub fn bind_all(addresses: &[IpAddr], port: u16, shards: usize) -> io::Result<Vec<Bound>> {
        let everywhere = [IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::UNSPECIFIED)];
        let is_everywhere = addresses.is_empty();
        let addresses = if is_everywhere { &everywhere[..] } else { addresses };
        let tries = if port == 0 { PORT_TRIES } else { 1 };
        let mut last = None;
        for _ in 0..tries {
            // A port that is shared would be shared with another server as well: first see that it is free.
            match Bound::bind(addresses, is_everywhere, port, false) {
                Ok(alone) if shards == 1 => return Ok(vec![alone]),
                Ok(alone) => {
                    let port = alone.port;
                    drop(alone);
                    let shared = (0..shards).map(|_| Bound::bind(addresses, is_everywhere, port, true));
                    match shared.collect() {
                        Ok(bound) => return Ok(bound),
                        Err(e) => last = Some(e), // Somebody took it in between.
                    }
                }
                Err(e) => last = Some(e),
            }
        }
        Err(last.expect("at least one try was made"))
    }

    fn bind(addresses: &[IpAddr], ipv6_may_lack: bool, port: u16, is_shared: bool) -> io::Result<Bound> {
        let mut bound = Bound { sockets: Vec::new(), port };
        for ip in addresses {
            match bind_one(SocketAddr::new(*ip, bound.port), is_shared) {
                Ok(socket) => {
                    bound.port = socket.local_addr()?.port();
                    bound.sockets.push(socket);
                }
                // A machine without IPv6 serves IPv4 alone.
                Err(e) if ipv6_may_lack && ip.is_ipv6() && e.kind() != io::ErrorKind::AddrInUse => {
                    tracing::debug!("no IPv6 on this machine: media is served over IPv4");
                }
                Err(e) => return Err(e),
            }
        }
        Ok(bound)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn has_ipv6(&self) -> bool {
        self.sockets.iter().any(|s| s.local_addr().is_ok_and(|a| a.is_ipv6()))
    }
}

fn bind_one(address: SocketAddr, is_shared: bool) -> io::Result<std::net::UdpSocket> {
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
    #[cfg(unix)]
    socket.set_reuse_port(is_shared)?;
    #[cfg(not(unix))]
    let _ = is_shared; // There is one shard.
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    // The kernel gives what it may; less is no reason not to serve.
    let _ = socket.set_recv_buffer_size(BUFFER_LEN);
    let _ = socket.set_send_buffer_size(BUFFER_LEN);
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    Ok(socket.into())
}

/// The sockets as the media thread uses them.
pub struct Sockets {
    sockets: Vec<OneSocket>,
    /// Datagrams that the kernel had no room for, or no way to their peer.
    dropped: u64,
}

struct OneSocket {
    io: UdpSocket,
    state: UdpSocketState,
    /// None: bound to all addresses, so each datagram says which one it came to.
    local: Option<IpAddr>,
    is_ipv6: bool,
    #[cfg(target_os = "linux")]
    outgoing: Outgoing,
}

/// Memory for one batch of datagrams.
pub struct Buffers {
    bytes: Vec<u8>,
    meta: [RecvMeta; BATCH_SIZE],
}

/// What one read has brought.
#[derive(Clone, Copy)]
pub struct Batch {
    count: usize,
    local: Option<IpAddr>,
}

impl Batch {
    /// More may be there.
    pub fn is_full(self) -> bool {
        self.count == BATCH_SIZE
    }
}

impl Buffers {
    /// Every datagram of the batch, with its way.
    pub fn each(&mut self, batch: Batch, mut take: impl FnMut(Route, &mut [u8])) {
        for (meta, bytes) in self.meta[..batch.count].iter().zip(self.bytes.chunks_mut(RECEIVE_LEN)) {
            let Some(local) = batch.local.or(meta.dst_ip) else { continue };
            let route = Route::new(meta.addr, local);
            // The kernel may have joined several datagrams of one sender.
            for datagram in bytes[..meta.len].chunks_mut(meta.stride.max(1)) {
                take(route, datagram);
            }
        }
    }
}

impl Default for Buffers {
    fn default() -> Self {
        Buffers { bytes: vec![0; RECEIVE_LEN * BATCH_SIZE], meta: [RecvMeta::default(); BATCH_SIZE] }
    }
}

impl Sockets {
    /// Must be called inside the runtime that will wait on them.
    pub fn new(bound: Bound) -> io::Result<Sockets> {
        let sockets = bound.sockets.into_iter().map(OneSocket::new).collect::<io::Result<_>>()?;
        Ok(Sockets { sockets, dropped: 0 })
    }

    /// Waits until one of the sockets has something.
    pub async fn readable(&self) {
        // An error shows again, and is dealt with, when the socket is read.
        std::future::poll_fn(|cx| {
            let is_ready = |socket: &OneSocket| socket.io.poll_recv_ready(cx).is_ready();
            if self.sockets.iter().any(is_ready) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }

    pub fn count(&self) -> usize {
        self.sockets.len()
    }

    /// Reads at most one batch of a socket into `buffers`. None: nothing is there, or an ICMP error that some earlier
    /// datagram of ours caused.
    pub fn receive(&self, socket: usize, buffers: &mut Buffers) -> Option<Batch> {
        let OneSocket { io, state, local, .. } = &self.sockets[socket];
        let mut chunks = buffers.bytes.chunks_mut(RECEIVE_LEN);
        let mut slices: [IoSliceMut; BATCH_SIZE] =
            std::array::from_fn(|_| IoSliceMut::new(chunks.next().expect("as many chunks as slices")));
        let (meta, mut count) = (&mut buffers.meta, 0);
        let all = io.try_io(Interest::READABLE, || {
            count = state.recv(io.into(), &mut slices, meta)?;
            // Less than a batch is all there was: the kernel says when more comes, and is not asked in vain before.
            if count < BATCH_SIZE { Err(io::ErrorKind::WouldBlock.into()) } else { Ok(()) }
        });
        let is_some = all.is_ok() || count > 0;
        is_some.then_some(Batch { count, local: *local })
    }

    /// Sends one datagram from the address the peer knows, by the next [`Sockets::flush`] at the latest. Audio waits for
    /// nobody: what the kernel has no room for is lost.
    pub fn send(&mut self, route: Route, bytes: &[u8]) {
        let fits = |s: &&mut OneSocket| match s.local {
            Some(ip) => ip == route.local,
            None => s.is_ipv6 == route.remote.is_ipv6(),
        };
        self.dropped += match self.sockets.iter_mut().find(fits) {
            Some(socket) => socket.send(route, bytes),
            None => 1,
        };
    }

    /// Nothing waits to be sent any more.
    pub fn flush(&mut self) {
        self.dropped += self.sockets.iter_mut().map(OneSocket::flush).sum::<u64>();
    }

    pub fn dropped(&self) -> u64 {
        self.dropped
    }
}

impl OneSocket {
    fn new(socket: std::net::UdpSocket) -> io::Result<OneSocket> {
        let ip = socket.local_addr()?.ip();
        let io = UdpSocket::from_std(socket)?;
        let state = UdpSocketState::new((&io).into())?;
        Ok(OneSocket {
            io,
            state,
            local: (!ip.is_unspecified()).then_some(ip),
            is_ipv6: ip.is_ipv6(),
            #[cfg(target_os = "linux")]
            outgoing: Outgoing::default(),
        })
    }
}

/// Both return how many datagrams were dropped.
#[cfg(target_os = "linux")]
impl OneSocket {
    fn send(&mut self, route: Route, bytes: &[u8]) -> u64 {
        let dropped = if self.outgoing.is_full() { self.flush() } else { 0 };
        dropped + u64::from(!self.outgoing.push(route, bytes))
    }

    fn flush(&mut self) -> u64 {
        if self.outgoing.is_empty() { 0 } else { self.outgoing.flush(self.io.as_fd()).dropped as u64 }
    }
}

/// Elsewhere a datagram is a system call.
#[cfg(not(target_os = "linux"))]
impl OneSocket {
    fn send(&mut self, route: Route, bytes: &[u8]) -> u64 {
        let transmit = quinn_udp::Transmit {
            destination: route.remote,
            ecn: None,
            contents: bytes,
            segment_size: None,
            src_ip: Some(route.local),
        };
        u64::from(self.state.try_send((&self.io).into(), &transmit).is_err())
    }

    fn flush(&mut self) -> u64 {
        0
    }
}

/// Every address of this machine that a client could reach: none that is link-local, and loopback only when the
/// server is for this machine alone. Interfaces come before loopback: Firefox never reaches 127.0.0.1.
pub fn local_addresses(with_loopback: bool) -> io::Result<Vec<IpAddr>> {
    let mut found: Vec<IpAddr> = if_addrs::get_if_addrs()?
        .into_iter()
        .map(|interface| interface.ip())
        .filter(|ip| with_loopback || !ip.is_loopback())
        .filter(|ip| match ip {
            IpAddr::V4(v4) => !v4.is_link_local(),
            IpAddr::V6(v6) => !v6.is_unicast_link_local(),
        })
        .collect();
    found.sort_by_key(|ip| (ip.is_loopback(), ip.is_ipv6()));
    found.dedup();
    found.truncate(ADDRESSES_MAX);
    Ok(found)
}

/// How many addresses an answer lists. Each one is a check that every client makes.
pub const ADDRESSES_MAX: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_shards_share_is_shared_with_nobody_else() {
        let here = [IpAddr::V4(Ipv4Addr::LOCALHOST)];
        let shards = Bound::bind_all(&here, 0, 3).expect("a free port");
        let port = shards[0].port();
        assert!(port != 0 && shards.len() == 3 && shards.iter().all(|shard| shard.port() == port));
        for count in [1, 3] {
            let again = Bound::bind_all(&here, port, count).map(|bound| bound.len());
            assert_eq!(again.map_err(|e| e.kind()), Err(io::ErrorKind::AddrInUse), "{count} shards");
        }
    }
}
