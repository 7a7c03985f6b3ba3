//! One-time media tickets: what ties an SDP offer that comes over HTTP to the seat it is for.

use crate::live::SeatId;
use crate::secret::{self, Hash};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{At, MemberId, RoomId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::SessionId;

/// How long a ticket may be used. A client fetches it right before it connects; what leaks is soon worthless.
pub const TICKET_TTL: Duration = Duration::from_secs(60);

/// Tickets kept at once. Past it nobody gets a new one until old ones are used or run out.
const TICKETS_MAX: usize = 20_000;

/// Tickets one seat may hold. A newer one beyond that ends the oldest.
const TICKETS_PER_SEAT_MAX: usize = 4;

/// Exactly what a ticket is good for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    pub session: SessionId,
    pub room: RoomId,
    pub epoch: u64,
    pub member: MemberId,
    pub seat: SeatId,
}

/// All tickets that are out. In memory alone: after a restart everybody fetches a new one.
#[derive(Default)]
pub struct Tickets {
    /// Keyed by the hash, so that nothing here can be presented.
    table: Mutex<HashMap<Hash, (Bound, At)>>,
}

/// There are too many tickets out.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

impl Tickets {
    /// A ticket of 256 random bits, and until when it is good.
    pub fn issue(&self, bound: Bound, now: At) -> Result<(String, At), TooMany> {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        if table.len() >= TICKETS_MAX {
            table.retain(|_, (_, until)| now < *until);
        }
        if table.len() >= TICKETS_MAX {
            return Err(TooMany);
        }
        let mut of_seat: Vec<(At, Hash)> = table
            .iter()
            .filter(|(_, (b, _))| b.seat == bound.seat)
            .map(|(hash, (_, until))| (*until, *hash))
            .collect();
        if of_seat.len() >= TICKETS_PER_SEAT_MAX {
            of_seat.sort_unstable();
            table.remove(&of_seat[0].1);
        }
        let text = URL_SAFE_NO_PAD.encode(secret::bytes::<32>());
        let until = now.after(TICKET_TTL);
        table.insert(secret::hash(&text), (bound, until));
        Ok((text, until))
    }

    /// Uses a ticket up. `None`: never issued, used before, too old, or another session's; the last one uses it up
    /// as well, because whoever presents it should not have it.
    pub fn redeem(&self, text: &str, session: SessionId, now: At) -> Option<Bound> {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let (bound, until) = table.remove(&secret::hash(text))?;
        (now < until && bound.session == session).then_some(bound)
    }

    /// Every ticket of a seat that is over.
    pub fn forget(&self, seat: SeatId) {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        table.retain(|_, (bound, _)| bound.seat != seat);
    }
}
