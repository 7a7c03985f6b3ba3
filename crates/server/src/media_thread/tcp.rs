//! Peers whose network lets no UDP through: their datagrams come and go by TCP (RFC 6544, passive).

use super::MediaHandle;
use jushou_rtc::framing::{Deframer, framed};
use jushou_rtc::{Route, stun};
use media::Shard;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

/// Datagrams that may wait for one peer: half a second of four speakers. Past it the next ones are lost, as they would be
/// in a full socket: late sound is worse than none.
const OUTGOING_MAX: usize = 100;

/// Whoever proves nothing in this time is cut off. A check is answered in milliseconds.
const PROOF_PATIENCE: Duration = Duration::from_secs(10);

/// A connection in which nothing comes for this long is dead. Browsers check every few seconds.
const IDLE: Duration = Duration::from_secs(30);

/// What one read may bring.
const READ_LEN: usize = 4096;

/// What a connection has for the media thread.
pub enum FromTcp {
    Opened { route: Route, datagrams: mpsc::Sender<Box<[u8]>> },
    Datagram { route: Route, bytes: Box<[u8]> },
    Closed { route: Route },
}

/// Those of one shard, by route.
#[derive(Default)]
pub struct TcpPeers {
    open: HashMap<Route, mpsc::Sender<Box<[u8]>>>,
    dropped: u64,
}

impl TcpPeers {
    pub fn open(&mut self, route: Route, datagrams: mpsc::Sender<Box<[u8]>>) {
        self.open.insert(route, datagrams);
    }

    pub fn close(&mut self, route: Route) {
        self.open.remove(&route);
    }

    pub fn send(&mut self, route: Route, datagram: &[u8]) {
        let sent = self.open.get(&route).zip(framed(datagram)).map(|(stream, bytes)| stream.try_send(bytes));
        self.dropped += u64::from(!matches!(sent, Some(Ok(()))));
    }

    /// Datagrams that a connection had no room for, or that had none to go to.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }
}

impl MediaHandle {
    /// Serves one connection until it ends, or proves to be nobody's.
    pub async fn serve_tcp(&self, stream: TcpStream, remote: SocketAddr) {
        let Ok(local) = stream.local_addr() else { return };
        let route = Route::tcp(remote, local.ip());
        let (datagrams, outgoing) = mpsc::channel(OUTGOING_MAX);
        let mut one = One { media: self.clone(), stream, outgoing, shard: None, is_proven: false };
        one.run(route, datagrams).await;
        if let Some(shard) = one.shard {
            // Must not be lost: the shard would keep the route for ever.
            let _ = self.tcp[shard.number()].send(FromTcp::Closed { route }).await; // Or the server ends.
        }
    }
}

struct One {
    media: MediaHandle,
    stream: TcpStream,
    outgoing: mpsc::Receiver<Box<[u8]>>,
    /// Whose peer it is, as its first check says.
    shard: Option<Shard>,
    /// We have had something to answer: only who knows a peer's password gets that.
    is_proven: bool,
}

impl One {
    async fn run(&mut self, route: Route, datagrams: mpsc::Sender<Box<[u8]>>) {
        let (mut deframer, mut buffer) = (Deframer::default(), vec![0; READ_LEN]);
        let began = Instant::now();
        let mut heard_at = began;
        loop {
            let until = if self.is_proven { heard_at + IDLE } else { began + PROOF_PATIENCE };
            tokio::select! {
                read = self.stream.read(&mut buffer) => {
                    let Ok(len @ 1..) = read else { return };
                    heard_at = Instant::now();
                    let mut arrived: Vec<Box<[u8]>> = vec![];
                    let pushed = deframer.push(&buffer[..len], &mut |datagram| arrived.push((&*datagram).into()));
                    for bytes in arrived {
                        if !self.take(route, &datagrams, bytes).await {
                            return;
                        }
                    }
                    if pushed.is_err() {
                        return;
                    }
                }
                datagram = self.outgoing.recv() => {
                    let Some(datagram) = datagram else { return };
                    self.is_proven = true;
                    // A peer that takes nothing for so long is gone.
                    let written = tokio::time::timeout(IDLE, self.stream.write_all(&datagram)).await;
                    if !matches!(written, Ok(Ok(()))) {
                        return;
                    }
                }
                () = sleep_until(until) => return,
            }
        }
    }

    /// False: it begins with something else than a check, or the server ends.
    async fn take(&mut self, route: Route, datagrams: &mpsc::Sender<Box<[u8]>>, bytes: Box<[u8]>) -> bool {
        let shard = match self.shard {
            Some(shard) => shard,
            None => {
                let owner = stun::local_ufrag(&bytes).and_then(Shard::of_ufrag);
                let Some(shard) = owner.filter(|owner| owner.number() < self.media.tcp.len()) else {
                    return false;
                };
                let opened = FromTcp::Opened { route, datagrams: datagrams.clone() };
                if self.media.tcp[shard.number()].send(opened).await.is_err() {
                    return false;
                }
                self.shard = Some(shard);
                shard
            }
        };
        // A shard that is behind loses it, as a full socket would.
        let sent = self.media.tcp[shard.number()].try_send(FromTcp::Datagram { route, bytes });
        !matches!(sent, Err(mpsc::error::TrySendError::Closed(_)))
    }
}
