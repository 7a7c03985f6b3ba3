//! One peer's transport: ICE-lite, DTLS and SRTP put together.

use crate::demux::{self, Kind};
use crate::dtls::{Failed, Fingerprint, Handshake, Identity, Keys, Step};
use crate::{Route, ice, rtp, srtp};
use std::time::{Duration, Instant};

/// A peer of whom nothing authentic was heard for this long is gone. Firefox checks rarely, so SRTP and
/// SRTCP count as well; browsers report every five seconds.
pub const GONE_AFTER: Duration = Duration::from_secs(30);

/// One who was heard this lately is there. A third of [`GONE_AFTER`]: of several signs that follow, some may be lost.
const THERE_FOR: Duration = Duration::from_secs(10);

/// How long the DTLS state stays after the handshake, to repeat our last flight and to hear a goodbye. It
/// is several times the size of everything else.
pub const KEEP_DTLS: Duration = Duration::from_secs(60);

/// How long it stays where authentic media shows that our last flight has arrived. A goodbye may come in this time.
pub const KEEP_DTLS_HEARD: Duration = Duration::from_secs(5);

/// One peer. Bound to a certificate and a password before the first packet arrives.
///
/// Only datagrams from routes that an authenticated check has proven reach DTLS and SRTP; everything else
/// is dropped without an answer and changes nothing. Call [`Connection::handle_timeout`] at
/// [`Connection::wake_at`]. Once closed it stays closed, has no keys, and answers nothing.
pub struct Connection {
    agent: ice::Agent,
    /// Given up [`KEEP_DTLS`] after it is finished, or with the first media after [`KEEP_DTLS_HEARD`].
    handshake: Option<Box<Shaking>>,
    forget_handshake_at: Option<Instant>,
    keys: Option<Keys>,
    closed: Option<Why>,
}

/// What is needed no more once it is done.
struct Shaking {
    handshake: Handshake,
    /// Where the peer's last DTLS datagram came from; our repetitions go there.
    route: Option<Route>,
}

/// What a datagram was.
#[derive(Debug)]
pub enum Received<'a> {
    /// Dealt with, or dropped.
    Nothing,
    /// The keys exist as of this datagram.
    Secured,
    /// Authentic audio, decrypted. Never seen before.
    Rtp(rtp::Packet<'a>),
    /// An authentic compound packet, decrypted; see [`crate::rtcp::parse`].
    Rtcp(&'a [u8]),
    /// The connection ended with this datagram.
    Closed(Why),
}

/// Why a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The peer said goodbye (DTLS close_notify).
    PeerLeft,
    /// [`Connection::close`] was called.
    WeLeft,
    /// Nothing authentic arrived for [`GONE_AFTER`].
    Gone,
    /// The DTLS handshake failed.
    Handshake(Failed),
}

impl Connection {
    /// Waits for checks with `credentials` and for a peer whose certificate is `peer_fingerprint`.
    pub fn new(
        identity: &Identity,
        credentials: ice::Credentials,
        peer_fingerprint: Fingerprint,
        now: Instant,
    ) -> Connection {
        Connection {
            agent: ice::Agent::new(credentials, now),
            handshake: Some(Box::new(Shaking {
                handshake: Handshake::new(identity, peer_fingerprint, now),
                route: None,
            })),
            forget_handshake_at: None,
            keys: None,
            closed: None,
        }
    }

    /// Feeds one datagram that arrived on `route`. Answers go to `send`; media is decrypted in place.
    pub fn handle_datagram<'a>(
        &mut self,
        now: Instant,
        route: Route,
        bytes: &'a mut [u8],
        send: &mut dyn FnMut(Route, &[u8]),
    ) -> Received<'a> {
        if self.closed.is_some() {
            return Received::Nothing;
        }
        match demux::classify(bytes) {
            Kind::Stun => {
                if let Some(reply) = self.agent.handle_check(now, route, bytes) {
                    send(route, reply.as_ref());
                }
                Received::Nothing
            }
            // Only a proven route is worth any work (and could not otherwise be told from a forger's).
            _ if !self.agent.knows(route) => Received::Nothing,
            Kind::Dtls => self.handle_dtls(now, route, bytes, send),
            Kind::Rtp => self.handle_rtp(now, route, bytes).map_or(Received::Nothing, Received::Rtp),
            Kind::Rtcp => self.handle_rtcp(now, route, bytes).map_or(Received::Nothing, Received::Rtcp),
            Kind::Unknown => Received::Nothing,
        }
    }

    /// Repeats lost handshake messages, gives up what is no longer needed, notices that the peer is gone.
    /// Returns why if the connection ended now.
    pub fn handle_timeout(&mut self, now: Instant, send: &mut dyn FnMut(Route, &[u8])) -> Option<Why> {
        if self.closed.is_some() {
            return None;
        }
        if now >= self.agent.last_heard() + GONE_AFTER {
            self.end(Why::Gone);
            return self.closed;
        }
        self.forget_handshake(now);
        let Shaking { handshake, route } = self.handshake.as_deref_mut()?;
        if handshake.wake_at().is_none_or(|at| now < at) {
            return None;
        }
        let route = route.filter(|route| self.agent.knows(*route)).or(self.agent.route());
        let step = handshake.handle_timeout(now, &mut |bytes| {
            if let Some(route) = route {
                send(route, bytes);
            }
        });
        // Time alone neither secures nor closes.
        if let Err(failed) = step {
            self.end(Why::Handshake(failed));
        }
        self.closed
    }

    /// When [`Connection::handle_timeout`] has something to do. None once closed.
    pub fn wake_at(&self) -> Option<Instant> {
        if self.closed.is_some() {
            return None;
        }
        let gone_at = self.agent.last_heard() + GONE_AFTER;
        let resend_at = self.handshake.as_ref().and_then(|shaking| shaking.handshake.wake_at());
        [Some(gone_at), resend_at, self.forget_handshake_at].into_iter().flatten().min()
    }

    /// Our half of the user fragments, by which checks are told apart.
    pub fn ufrag(&self) -> &[u8] {
        self.agent.ufrag()
    }

    /// Keys exist and the peer has the certificate it was said to have.
    pub fn is_secured(&self) -> bool {
        self.keys.is_some()
    }

    /// Where to send. None until a check has succeeded.
    pub fn route(&self) -> Option<Route> {
        self.agent.route()
    }

    /// For sealing media, and where to send it. None before the handshake is done and once closed.
    pub fn sender(&mut self) -> Option<(&mut srtp::Sender, Route)> {
        let route = self.agent.route()?;
        self.keys.as_mut().map(|keys| (&mut keys.sender, route))
    }

    /// When the peer last proved that it is there; at first, when the connection was made.
    pub fn last_heard(&self) -> Instant {
        self.agent.last_heard()
    }

    /// Would authentic media on `route` say more than is known: where the peer is, or that our last flight has arrived?
    pub fn needs_a_sign(&self, now: Instant, route: Route) -> bool {
        self.handshake.is_some()
            || self.agent.route() != Some(route)
            || now.saturating_duration_since(self.agent.last_heard()) >= THERE_FOR
    }

    /// Why it ended, if it did.
    pub fn closed(&self) -> Option<Why> {
        self.closed
    }

    /// Ends the connection; says goodbye if DTLS is still there to say it.
    pub fn close(&mut self, now: Instant, send: &mut dyn FnMut(Route, &[u8])) {
        if self.closed.is_some() {
            return;
        }
        if let (Some(Shaking { handshake, .. }), Some(route), true) =
            (self.handshake.as_deref_mut(), self.agent.route(), self.keys.is_some())
        {
            handshake.close(now, &mut |bytes| send(route, bytes));
        }
        self.end(Why::WeLeft);
    }

    fn handle_dtls<'a>(
        &mut self,
        now: Instant,
        route: Route,
        bytes: &[u8],
        send: &mut dyn FnMut(Route, &[u8]),
    ) -> Received<'a> {
        let Some(Shaking { handshake, route: last }) = self.handshake.as_deref_mut() else {
            return Received::Nothing;
        };
        *last = Some(route);
        match handshake.handle_datagram(now, bytes, &mut |bytes| send(route, bytes)) {
            Ok(Step::Continue) => Received::Nothing,
            Ok(Step::Secured(keys)) => {
                self.keys = Some(*keys);
                self.forget_handshake_at = Some(now + KEEP_DTLS);
                self.agent.handle_media(now, route);
                Received::Secured
            }
            Ok(Step::Closed) => self.end(Why::PeerLeft),
            Err(failed) => self.end(Why::Handshake(failed)),
        }
    }

    fn handle_rtp<'a>(&mut self, now: Instant, route: Route, bytes: &'a mut [u8]) -> Option<rtp::Packet<'a>> {
        let opened = self.keys.as_mut()?.receiver.open_rtp(bytes)?;
        self.heard_media(now, route, opened.is_newest);
        rtp::Packet::parse(&bytes[..opened.len], opened.index)
    }

    fn handle_rtcp<'a>(&mut self, now: Instant, route: Route, bytes: &'a mut [u8]) -> Option<&'a [u8]> {
        let opened = self.keys.as_mut()?.receiver.open_rtcp(bytes)?;
        self.heard_media(now, route, opened.is_newest);
        Some(&bytes[..opened.len])
    }

    fn forget_handshake(&mut self, now: Instant) {
        if self.forget_handshake_at.is_some_and(|at| now >= at) {
            self.handshake = None;
            self.forget_handshake_at = None;
            if let Some(keys) = &mut self.keys {
                keys.sender.settle();
            }
        }
    }

    fn heard_media(&mut self, now: Instant, route: Route, is_newest: bool) {
        // Nobody seals media before the handshake is done on their side.
        self.forget_handshake(now + (KEEP_DTLS - KEEP_DTLS_HEARD));
        if is_newest {
            self.agent.handle_media(now, route);
        } else {
            self.agent.heard(now);
        }
    }

    fn end<'a>(&mut self, why: Why) -> Received<'a> {
        self.closed = Some(why);
        self.keys = None;
        self.handshake = None;
        self.forget_handshake_at = None;
        Received::Closed(why)
    }
}
