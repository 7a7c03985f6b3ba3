//! The media port: one UDP port on IPv4 and IPv6, answering from the address that was asked.

use jushou_rtc::Route;
use quinn_udp::{BATCH_SIZE, RecvMeta, Transmit, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
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
    pub fn bind(addresses: &[IpAddr], port: u16) -> io::Result<Bound> {
        let everywhere = [IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::UNSPECIFIED)];
        let is_everywhere = addresses.is_empty();
        let addresses = if is_everywhere { &everywhere[..] } else { addresses };
        let tries = if port == 0 { PORT_TRIES } else { 1 };
        let mut last = None;
        for _ in 0..tries {
            match Bound::bind_all(addresses, is_everywhere, port) {
                Ok(bound) => return Ok(bound),
                Err(e) => last = Some(e),
            }
        }
        Err(last.expect("at least one try was made"))
    }

    fn bind_all(addresses: &[IpAddr], ipv6_may_lack: bool, port: u16) -> io::Result<Bound> {
        let mut bound = Bound { sockets: Vec::new(), port };
        for ip in addresses {
            match bind_one(SocketAddr::new(*ip, bound.port)) {
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

fn bind_one(address: SocketAddr) -> io::Result<std::net::UdpSocket> {
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
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
}

struct OneSocket {
    io: UdpSocket,
    state: UdpSocketState,
    /// None: bound to all addresses, so each datagram says which one it came to.
    local: Option<IpAddr>,
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
        let one = |socket: std::net::UdpSocket| {
            let ip = socket.local_addr()?.ip();
            let io = UdpSocket::from_std(socket)?;
            let state = UdpSocketState::new((&io).into())?;
            Ok(OneSocket { io, state, local: (!ip.is_unspecified()).then_some(ip) })
        };
        Ok(Sockets { sockets: bound.sockets.into_iter().map(one).collect::<io::Result<_>>()? })
    }

    /// Waits until one of the sockets has something.
    pub async fn readable(&self) {
        let waits = self.sockets.iter().map(|socket| Box::pin(socket.io.readable()));
        // An error shows again, and is dealt with, when the socket is read.
        let _ = futures_util::future::select_all(waits).await;
    }

    pub fn count(&self) -> usize {
        self.sockets.len()
    }

    /// Reads at most one batch of a socket into `buffers`. None: nothing is there, or an ICMP error that some earlier
    /// datagram of ours caused.
    pub fn receive(&self, socket: usize, buffers: &mut Buffers) -> Option<Batch> {
        let OneSocket { io, state, local } = &self.sockets[socket];
        let mut slices: Vec<IoSliceMut> =
            buffers.bytes.chunks_mut(RECEIVE_LEN).map(IoSliceMut::new).collect();
        let meta = &mut buffers.meta;
        let count = io.try_io(Interest::READABLE, || state.recv(io.into(), &mut slices, meta)).ok()?;
        Some(Batch { count, local: *local })
    }

    /// Sends one datagram from the address the peer knows. Audio waits for nobody: what the kernel has no room for is
    /// lost. Returns whether it left.
    pub fn send(&self, route: Route, bytes: &[u8]) -> bool {
        let fits = |s: &&OneSocket| match s.local {
            Some(ip) => ip == route.local,
            None => s.io.local_addr().is_ok_and(|a| a.is_ipv6() == route.remote.is_ipv6()),
        };
        let Some(socket) = self.sockets.iter().find(fits) else { return false };
        let transmit = Transmit {
            destination: route.remote,
            ecn: None,
            contents: bytes,
            segment_size: None,
            src_ip: Some(route.local),
        };
        socket.state.try_send((&socket.io).into(), &transmit).is_ok()
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
