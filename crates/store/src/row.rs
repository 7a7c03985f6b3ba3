//! Rows that are not the domain's: sessions, rooms as they lie in the store, the audit log.

use std::fmt;
use std::time::Duration;

use domain::room::{ChatLine, RoomRow, SeatRow};
use domain::{AccountId, At, MemberId, RoomId};

/// How long a node owns its rooms without renewing.
/// Shorter hands a dead node's rooms over sooner and gives a stalled disk less time.
pub const LEASE: Duration = Duration::from_secs(5);

/// SHA-256 of a secret. The secret itself is never stored.
pub type TokenHash = [u8; 32];

/// How often a room changed hands. A write with an older epoch than the room's is refused.
pub type Epoch = u64;

/// The epoch in which a room is opened.
pub const FIRST_EPOCH: Epoch = 1;

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(u64);

        impl $name {
            /// Keeps 63 bits, so that every database can hold it as a signed number.
            pub const fn new(number: u64) -> Self {
                Self(number & (u64::MAX >> 1))
            }

            pub const fn number(self) -> u64 {
                self.0
            }
        }
    };
}

number! {
    /// One login on one device: a random number drawn at the rim. Written as 16 hex digits.
    SessionId
}
number! {
    /// One run of the server: drawn at every start, so that no run is taken for another.
    NodeId
}

impl SessionId {
    /// Reads what `Display` wrote.
    pub fn parse(text: &str) -> Option<SessionId> {
        let digits = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = u64::from_str_radix(text, 16).ok().filter(|n| digits && *n <= u64::MAX >> 1)?;
        Some(SessionId(number))
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A login. `device` is what the browser called itself, shortened: personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub created: At,
    pub last_seen: At,
    pub device: String,
}

/// A room as it lies in the store, with the epoch in which its owner may write.
#[derive(Clone)]
pub struct StoredRoom {
    pub row: RoomRow,
    /// Everybody with something durable in this room, by member.
    pub seats: Vec<SeatRow>,
    /// Oldest first.
    pub chat: Vec<ChatLine>,
    pub epoch: Epoch,
    pub node: NodeId,
    /// Secret of a closed room's link.
    pub link: Option<String>,
}

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    pub room: Option<RoomId>,
    pub epoch: Epoch,
    /// Number of the event in its room.
    pub seq: u64,
    pub at: At,
    /// None: a rule of the room, or the server's operator.
    pub by: Option<MemberId>,
    /// The event in snake case.
    pub kind: String,
    pub about: Option<MemberId>,
}
