//! Takes connections: bounded in number, each with deadlines, plain or TLS, and lets them finish at the end.

use super::Crowd;
use super::patient::Patient;
use crate::media_thread::MediaHandle;
use crate::serve::told;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use jushou_rtc::framing;
use socket2::{Domain, Protocol, SockRef, Socket, Type};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;
use tracing::{debug, warn};

/// How long a client may take for its TLS handshake, and then for each request's head. Also how long an unused
/// connection stays. Shorter frees half-open connections sooner; a phone on a bad network needs some of it.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long what was sent may stay unacknowledged before the connection is given up.
#[cfg(target_os = "linux")]
const UNACKNOWLEDGED_MAX: Duration = Duration::from_secs(30);

/// What a connection holds at most of what it has read or is to write. An answer that is a stream waits in here when its
/// reader is slow: some seconds of sound.
const BUFFERED_MAX: usize = 64 * 1024;

/// How long requests may take to finish at shutdown.
const DRAIN_TIME: Duration = Duration::from_secs(5);

/// Pause after a failed accept: the usual cause is too many open files, which does not go away at once.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Connections that wait in the kernel to be taken; past it newcomers' attempts are dropped, and they try again.
const BACKLOG: i32 = 1024;

/// Listens on one address. An IPv6 one takes no IPv4, so that `0.0.0.0` and `[::]` go together on one port.
/// Inside a tokio runtime.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    // A restart need not wait until the system has forgotten the connections of before.
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

#[derive(Clone)]
pub struct Acceptor {
    pub router: Router,
    /// Takes what is no HTTP: sound of those whose network lets no UDP through.
    pub media: MediaHandle,
    pub tls: Option<TlsAcceptor>,
    /// Shared by all listeners.
    pub connections: Arc<Semaphore>,
    pub crowd: Crowd,
    /// Turns true once: take no more.
    pub stop: watch::Receiver<bool>,
}

impl Acceptor {
    /// Serves until told to stop, then waits for running requests. WebSockets are neither counted nor waited for:
    /// each belongs to an account, whose sockets are counted, and the live rooms close them.
    pub async fn serve(mut self, listener: TcpListener) {
        // Every connection holds a clone; the last one to go ends the wait.
        let (running, mut all_done) = mpsc::channel::<Infallible>(1);
        loop {
            let connections = Arc::clone(&self.connections);
            let place = tokio::select! {
                place = connections.acquire_owned() => place.expect("nobody closes it"),
                () = told(&mut self.stop) => break,
            };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = told(&mut self.stop) => break,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let Some(counted) = self.crowd.count(peer.ip()) else {
                        debug!("an address has too many connections");
                        continue; // Closed at once.
                    };
                    let (one, held) = (self.clone(), (place, counted, running.clone()));
                    tokio::spawn(async move {
                        one.connection(stream, peer).await;
                        drop(held);
                    });
                }
                Err(e) => {
                    warn!(error = %e, "a connection could not be taken");
                    sleep(ACCEPT_PAUSE).await;
                }
            }
        }
        drop((listener, running));
        if timeout(DRAIN_TIME, all_done.recv()).await.is_err() {
            warn!("some requests did not finish in time");
        }
    }

    async fn connection(mut self, stream: TcpStream, peer: SocketAddr) {
        // Small messages go out at once. A socket that refuses this is about to fail anyway.
        let _ = stream.set_nodelay(true);
        // Somebody whose network is gone acknowledges nothing: they listen no more. The system alone would try for a quarter of an hour.
        #[cfg(target_os = "linux")]
        let _ = SockRef::from(&stream).set_tcp_user_timeout(Some(UNACKNOWLEDGED_MAX));
        let mut first = [0];
        let Ok(Ok(1)) = timeout(PATIENCE, stream.peek(&mut first)).await else {
            return debug!("a connection said nothing");
        };
        if framing::begins_with(first[0]) {
            return tokio::select! {
                () = self.media.serve_tcp(stream, peer) => {}
                () = told(&mut self.stop) => {}
            };
        }
        let stream = Patient::new(stream);
        match self.tls.clone() {
            None => self.requests(stream, peer).await,
            Some(tls) => match timeout(PATIENCE, tls.accept(stream)).await {
                Ok(Ok(stream)) => self.requests(stream, peer).await,
                Ok(Err(_)) | Err(_) => debug!("a TLS handshake failed"),
            },
        }
    }

    async fn requests<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
        &mut self,
        stream: S,
        peer: SocketAddr,
    ) {
        let router = self.router.clone();
        let service = hyper::service::service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let router = router.clone();
            async move {
                Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {}))
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(BUFFERED_MAX)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        let done = tokio::select! {
            done = connection.as_mut() => done,
            () = told(&mut self.stop) => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(e) = done {
            debug!(error = %e, "a connection ended");
        }
    }
}
