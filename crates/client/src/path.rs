//! How datagrams get to the server and back: by UDP, or in a TCP stream (RFC 6544, active). Notices when this machine's
//! own address changes.

use anyhow::{Context, Result, ensure};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use str0m::Candidate;
use str0m::net::{Protocol, TcpType};
use tokio::net::{TcpStream, UdpSocket};

pub struct Path {
    pub local: SocketAddr,
    /// The server, or where it is sure to be reached from the same address.
    target: SocketAddr,
    socket: Socket,
}

enum Socket {
    Udp(UdpSocket),
    Tcp {
        stream: TcpStream,
        /// Of a datagram that has not come whole yet: its length first, in two bytes (RFC 4571).
        waiting: Vec<u8>,
    },
}

impl Path {
    /// A socket on the address from which the server is reached, so that one candidate is enough.
    pub async fn udp(base: &str) -> Result<Path> {
        let host = base.split("://").last().unwrap_or_default();
        let target =
            tokio::net::lookup_host(host).await.context("no such host")?.next().context("no such host")?;
        Path::udp_to(target).await
    }

    async fn udp_to(target: SocketAddr) -> Result<Path> {
        let socket = UdpSocket::bind((leaving_for(target)?, 0)).await.context("no socket")?;
        let local = socket.local_addr().context("a bound socket has an address")?;
        Ok(Path { local, target, socket: Socket::Udp(socket) })
    }

    /// To the first address that the answer names for this.
    pub async fn tcp(answer: &str) -> Result<Path> {
        let candidate = |line: &str| {
            let words: Vec<&str> = line.strip_prefix("a=candidate:")?.split(' ').collect();
            let is_passive = words.ends_with(&["tcptype", "passive"]);
            let address = (words.get(4)?.parse::<IpAddr>().ok()?, words.get(5)?.parse::<u16>().ok()?);
            is_passive.then_some(SocketAddr::from(address))
        };
        let server = answer.lines().find_map(candidate).context("the server names no address for TCP")?;
        Path::tcp_to(server).await
    }

    async fn tcp_to(target: SocketAddr) -> Result<Path> {
        let stream = TcpStream::connect(target).await.context("no way to the server")?;
        stream.set_nodelay(true).context("a connected stream")?;
        let local = stream.local_addr().context("a connected stream has an address")?;
        Ok(Path { local, target, socket: Socket::Tcp { stream, waiting: vec![] } })
    }

    /// A path of the same kind from the address that now leads to the server. None: it is the one that this path has, or
    /// there is no network at all.
    pub async fn moved(&self) -> Result<Option<Path>> {
        match leaving_for(self.target) {
            Ok(address) if address != self.local.ip() => {}
            _ => return Ok(None),
        }
        // It may have changed once more meanwhile: the next look tells.
        Ok(match self.socket {
            Socket::Udp(_) => Path::udp_to(self.target).await.ok(),
            Socket::Tcp { .. } => Some(Path::tcp_to(self.target).await?),
        })
    }

    pub fn candidate(&self) -> Result<Candidate> {
        let candidate = match self.socket {
            Socket::Udp(_) => Candidate::host(self.local, Protocol::Udp),
            Socket::Tcp { .. } => {
                Candidate::builder().tcp().host(self.local).tcptype(TcpType::Active).build()
            }
        };
        candidate.context("no candidate")
    }

    pub fn proto(&self) -> Protocol {
        match self.socket {
            Socket::Udp(_) => Protocol::Udp,
            Socket::Tcp { .. } => Protocol::Tcp,
        }
    }

    /// A full or vanished network is what ICE is there to notice.
    pub fn send(&mut self, datagram: &[u8], to: SocketAddr) {
        match &mut self.socket {
            Socket::Udp(socket) => drop(socket.try_send_to(datagram, to)),
            Socket::Tcp { stream, .. } => {
                let Ok(len) = u16::try_from(datagram.len()) else { return };
                // Small as they are, they go whole or not at all.
                let _ = stream.try_write(&[&len.to_be_bytes()[..], datagram].concat());
            }
        }
    }

    /// What has come, and from where.
    pub async fn receive(&mut self, buffer: &mut [u8]) -> Result<Vec<(SocketAddr, Vec<u8>)>> {
        match &mut self.socket {
            Socket::Udp(socket) => match socket.recv_from(buffer).await {
                Ok((length, source)) => Ok(vec![(source, buffer[..length].to_vec())]),
                Err(_) => Ok(vec![]), // An ICMP error of an earlier send ends up here.
            },
            Socket::Tcp { stream, waiting } => {
                stream.readable().await?;
                match stream.try_read(buffer) {
                    Ok(length) => {
                        ensure!(length > 0, "the server has closed the stream");
                        waiting.extend_from_slice(&buffer[..length]);
                    }
                    Err(e) if e.kind() == std::io::ErrorKind::WouldBlock => return Ok(vec![]),
                    Err(e) => return Err(e.into()),
                }
                let mut arrived = vec![];
                while let Some((len, rest)) = waiting.split_first_chunk::<2>() {
                    let len = usize::from(u16::from_be_bytes(*len));
                    let Some(datagram) = rest.get(..len) else { break };
                    arrived.push((self.target, datagram.to_vec()));
                    waiting.drain(..2 + len);
                }
                Ok(arrived)
            }
        }
    }
}

/// This machine's address from which packets to `target` leave. Nothing is sent.
fn leaving_for(target: SocketAddr) -> Result<IpAddr> {
    let any: IpAddr =
        if target.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let probe = std::net::UdpSocket::bind((any, 0)).context("no socket")?;
    probe.connect(target).context("no way to the server")?;
    Ok(probe.local_addr().context("a connected socket has an address")?.ip())
}
