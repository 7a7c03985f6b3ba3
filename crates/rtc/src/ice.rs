//! ICE-lite for one peer: answer its authenticated checks, never send one (RFC 8445, section 2.5).
//!
//! The server's addresses are public, so it needs no candidates from the peer: whoever proves knowledge of
//! our password on a route may use that route. Trickled, mDNS and relayed candidates need nothing more.

use crate::{Route, stun};
use smallvec::SmallVec;
use std::time::{Duration, Instant};

/// How many routes one peer may have proven at a time. A browser pairs each of its interfaces with each of
/// our addresses; with more than this the one not heard for longest is forgotten, and proves itself again.
pub const ROUTES_MAX: usize = 8;

/// For this long after media first arrived on a route, a nomination elsewhere is the rest of Firefox's
/// aggressive nomination; after that it is a change of address.
const SETTLING: Duration = Duration::from_secs(2);

/// The two secrets in an answer that a check must prove. Drawn by the caller: at least 24 random bits for
/// `ufrag`, 128 for `pwd`, of `A-Z a-z 0-9 + /` (RFC 8445, section 5.3).
#[derive(Clone)]
pub struct Credentials {
    pub ufrag: String,
    pub pwd: String,
}

/// The ICE-lite agent of one peer.
///
/// Any nomination is accepted, but media goes to the route on which authentic media last arrived: Firefox
/// nominates several routes and then uses one of them.
///
/// Ten thousand of them are asked in turn, and what a check needs lies in one place for it: it is memory that such a
/// server waits for.
pub struct Agent {
    ufrag: SmallVec<[u8; 16]>,
    pwd: SmallVec<[u8; 32]>,
    /// Bounded by [`ROUTES_MAX`].
    proven: SmallVec<[Proven; 1]>,
    /// Where to send, since when, and whether arriving media said so.
    chosen: Option<Chosen>,
    last_heard: Instant,
}

struct Proven {
    route: Route,
    last_check: Instant,
    /// The last one that was.
    is_nominated: bool,
}

struct Chosen {
    route: Route,
    /// When the first authentic media arrived; None while only checks did.
    media_since: Option<Instant>,
}

impl Agent {
    /// `now` counts as the last sign of life until there is one.
    pub fn new(credentials: Credentials, now: Instant) -> Agent {
        Agent {
            ufrag: credentials.ufrag.as_bytes().into(),
            pwd: credentials.pwd.as_bytes().into(),
            proven: SmallVec::new(),
            chosen: None,
            last_heard: now,
        }
    }

    /// Answers a check that came on `route`, never with more bytes than it has. None: not for us, wrong password, or
    /// malformed; stay silent.
    pub fn handle_check(&mut self, now: Instant, route: Route, datagram: &[u8]) -> Option<stun::Reply> {
        let request = stun::Request::parse(datagram)?;
        if request.local_ufrag.as_bytes() != &*self.ufrag {
            return None;
        }
        let authentic = request.authenticate(&self.pwd)?;
        // A lite agent is always the controlled one; 487 makes a full peer take the other role (RFC 8445,
        // section 7.3.1.1). The route is proven by the check that follows.
        let is_conflict = request.claims_controlled;
        let reply = if is_conflict { authentic.role_conflict() } else { authentic.success(route.remote) };
        if reply.as_ref().len() > datagram.len() {
            return None; // Whoever forged the sender's address must not gain from us.
        }
        if !is_conflict {
            self.prove(now, route);
            if request.nominates {
                self.nominate(now, route);
            }
        }
        Some(reply)
    }

    /// An authentic packet arrived that says nothing about where the peer is now: one that was late.
    pub fn heard(&mut self, now: Instant) {
        self.last_heard = self.last_heard.max(now);
    }

    /// Authentic DTLS, SRTP or SRTCP arrived on `route`, newer than all before: that is where the peer is now.
    pub fn handle_media(&mut self, now: Instant, route: Route) {
        self.heard(now);
        if !self.knows(route) {
            return;
        }
        let since = self.chosen.as_ref().and_then(|chosen| chosen.media_since).unwrap_or(now);
        self.chosen = Some(Chosen { route, media_since: Some(since) });
    }

    pub fn ufrag(&self) -> &[u8] {
        &self.ufrag
    }

    /// Where to send. None until a check has succeeded.
    pub fn route(&self) -> Option<Route> {
        self.chosen.as_ref().map(|chosen| chosen.route)
    }

    /// Has a check succeeded on `route`? Nothing else than checks is worth reading from other routes.
    pub fn knows(&self, route: Route) -> bool {
        self.proven.iter().any(|proven| proven.route == route)
    }

    /// When the peer last proved that it is there (consent, RFC 7675): by a check or by authentic media.
    pub fn last_heard(&self) -> Instant {
        self.last_heard
    }

    fn prove(&mut self, now: Instant, route: Route) {
        self.heard(now);
        if let Some(proven) = self.proven.iter_mut().find(|proven| proven.route == route) {
            proven.last_check = now;
        } else {
            if self.proven.len() == ROUTES_MAX {
                self.forget_one();
            }
            self.proven.reserve_exact(1); // Most peers prove one, and there are many peers.
            self.proven.push(Proven { route, last_check: now, is_nominated: false });
        }
        if self.chosen.is_none() {
            self.chosen = Some(Chosen { route, media_since: None });
        }
    }

    fn forget_one(&mut self) {
        let in_use = self.route();
        let idle = self.proven.iter().enumerate().filter(|(_, proven)| Some(proven.route) != in_use);
        if let Some((at, _)) = idle.min_by_key(|(_, proven)| proven.last_check) {
            self.proven.swap_remove(at);
        }
    }

    fn nominate(&mut self, now: Instant, route: Route) {
        // Chrome nominates its route again in every check; only a change means something.
        if self.proven.iter().any(|proven| proven.route == route && proven.is_nominated) {
            return;
        }
        for proven in &mut self.proven {
            proven.is_nominated = proven.route == route;
        }
        let media_since = self.chosen.as_ref().and_then(|chosen| chosen.media_since);
        if media_since.is_none_or(|since| now.saturating_duration_since(since) >= SETTLING) {
            self.chosen = Some(Chosen { route, media_since });
        }
    }
}
