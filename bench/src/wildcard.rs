//! One socket that stands for tens of thousands of peers: bound to all addresses, each peer has one of its own.

use anyhow::{Context, Result};
use server::datagrams::{AT_ONCE, LEN_MAX, Outgoing};
use socket2::{Domain, Protocol, Socket, Type};
use std::net::{Ipv4Addr, SocketAddr, UdpSocket};
use std::os::fd::{AsFd, AsRawFd};
use std::time::Duration;
use std::{io, mem};

/// What the kernel may hold while this process is busy. Loss in here is none of the server's.
const BUFFER_LEN: i32 = 64 << 20;

pub struct Wildcard {
    socket: UdpSocket,
    pub port: u16,
    pub outgoing: Outgoing,
    bytes: Box<[[u8; LEN_MAX]]>,
    controls: Box<[Control]>,
}

/// Room for `in_pktinfo` and a time, with their heads.
#[derive(Clone, Copy)]
#[repr(C, align(8))]
struct Control([u8; 128]);

/// One datagram for one peer.
pub struct Arrived<'a> {
    pub to: Ipv4Addr,
    /// When the kernel had it, since 1970.
    pub at: Duration,
    pub bytes: &'a mut [u8],
}

impl Wildcard {
    pub fn bind() -> Result<Wildcard> {
        let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))?;
        let fd = socket.as_raw_fd();
        let set = |level, name, value: i32| {
            // SAFETY: the kernel reads an `int` that lives until the call returns.
            unsafe { libc::setsockopt(fd, level, name, (&raw const value).cast(), size_of::<i32>() as u32) }
        };
        if set(libc::SOL_SOCKET, libc::SO_RCVBUFFORCE, BUFFER_LEN) != 0 {
            // Only root may; less is given to everybody.
            socket.set_recv_buffer_size(BUFFER_LEN as usize)?;
        }
        for (level, name) in [(libc::IPPROTO_IP, libc::IP_PKTINFO), (libc::SOL_SOCKET, libc::SO_TIMESTAMPNS)]
        {
            if set(level, name, 1) != 0 {
                return Err(io::Error::last_os_error()).context("a socket option is refused");
            }
        }
        socket.set_nonblocking(true)?;
        socket.bind(&SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)).into())?;
        let socket: UdpSocket = socket.into();
        let port = socket.local_addr()?.port();
        Ok(Wildcard {
            socket,
            port,
            outgoing: Outgoing::default(),
            bytes: vec![[0; LEN_MAX]; AT_ONCE].into(),
            controls: vec![Control([0; 128]); AT_ONCE].into(),
        })
    }

    /// Sends what waits.
    pub fn flush(&mut self) {
        self.outgoing.flush(self.socket.as_fd());
    }

    /// Takes at most one batch. Returns how many datagrams it held.
    pub fn receive(&mut self, mut take: impl FnMut(Arrived)) -> usize {
        // SAFETY: plain C structs, for which all zeroes are a value: null pointers and no lengths.
        let mut vectors: [libc::iovec; AT_ONCE] = unsafe { mem::zeroed() };
        // SAFETY: as above.
        let mut messages: [libc::mmsghdr; AT_ONCE] = unsafe { mem::zeroed() };
        for at in 0..AT_ONCE {
            vectors[at] = libc::iovec { iov_base: self.bytes[at].as_mut_ptr().cast(), iov_len: LEN_MAX };
            let message = &mut messages[at].msg_hdr;
            message.msg_iov = &raw mut vectors[at];
            message.msg_iovlen = 1;
            message.msg_control = self.controls[at].0.as_mut_ptr().cast();
            message.msg_controllen = size_of::<Control>() as _;
        }
        // SAFETY: each message points to one vector and one control buffer with their lengths; all of them live in `self` and
        // on this stack, and nothing else touches them before the call returns.
        let count = unsafe {
            libc::recvmmsg(
                self.socket.as_raw_fd(),
                messages.as_mut_ptr(),
                AT_ONCE as _,
                libc::MSG_DONTWAIT,
                std::ptr::null_mut(),
            )
        };
        let count = usize::try_from(count).unwrap_or(0);
        let places = self.bytes.iter_mut().zip(&self.controls).zip(&messages);
        for ((bytes, control), message) in places.take(count) {
            let control_len = message.msg_hdr.msg_controllen;
            let Some((to, time)) = read_control(&control.0[..control_len.min(128)]) else { continue };
            let bytes = &mut bytes[..message.msg_len as usize];
            take(Arrived { to, at: time, bytes });
        }
        count
    }
}

/// Waits at most so long until one of them has something.
pub fn wait(sockets: &[Wildcard], most: Duration) {
    let wanted = |of: &Wildcard| libc::pollfd { fd: of.socket.as_raw_fd(), events: libc::POLLIN, revents: 0 };
    let mut wanted: Vec<_> = sockets.iter().map(wanted).collect();
    let most = libc::timespec { tv_sec: most.as_secs() as _, tv_nsec: i64::from(most.subsec_nanos()) as _ };
    // SAFETY: as many entries as said and one time, all alive until the call returns; no signal mask. Whatever it returns, a
    // read follows.
    unsafe { libc::ppoll(wanted.as_mut_ptr(), wanted.len() as _, &raw const most, std::ptr::null()) };
}

/// Finds the address a datagram came to, and when.
fn read_control(mut control: &[u8]) -> Option<(Ipv4Addr, Duration)> {
    let (mut to, mut at) = (None, None);
    // Length (with this head), level, kind; then the value, and padding to eight bytes.
    while let Some((head, rest)) = control.split_first_chunk::<16>() {
        let len = usize::from_ne_bytes(head[..8].try_into().expect("8 bytes"));
        let level = i32::from_ne_bytes(head[8..12].try_into().expect("4 bytes"));
        let kind = i32::from_ne_bytes(head[12..].try_into().expect("4 bytes"));
        let value = rest.get(..len.checked_sub(16)?)?;
        match (level, kind) {
            (libc::IPPROTO_IP, libc::IP_PKTINFO) => {
                let address: [u8; 4] = value.get(8..12)?.try_into().expect("4 bytes");
                to = Some(Ipv4Addr::from(address));
            }
            (libc::SOL_SOCKET, libc::SCM_TIMESTAMPNS) => {
                let seconds = u64::from_ne_bytes(value.get(..8)?.try_into().expect("8 bytes"));
                let nanos = u64::from_ne_bytes(value.get(8..16)?.try_into().expect("8 bytes"));
                at = Some(Duration::new(seconds, nanos as u32));
            }
            _ => {}
        }
        control = rest.get(value.len().next_multiple_of(8)..).unwrap_or(&[]);
    }
    Some((to?, at?))
}
