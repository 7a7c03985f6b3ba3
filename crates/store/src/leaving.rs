//! What is written when somebody leaves: asked, taken back, erased; and what stays of it.

use domain::entry::{Field, Stated};
use domain::{AccountId, At};

/// One change of the stored state about leaving. No `Debug`: some of it is personal.
#[derive(Clone)]
pub enum LeavingWrite {
    /// Nothing happens if it was asked before. [`crate::Conflict::LastOwner`] if no other owner stays.
    Ask { account: AccountId, at: At, erase_at: At },
    /// Nothing happens if it was not asked.
    Stay { account: AccountId },
    /// Destroys the account's key and all that is its own; its handle rests as a hash until `handle_until`.
    /// [`crate::Conflict::Mismatch`] unless it asked and its time has come by `now`: of two who erase, or one who stays, one wins.
    Erase { account: AccountId, now: At, handle_until: At },
    /// What an import brings. [`crate::Conflict::Mismatch`] if there is no such account.
    SetProfile { account: AccountId, stated: Stated, field: Field },
    /// The server closes: the first few accounts and everything that names nobody by itself but tells of people.
    EraseSome { accounts: u32 },
}

/// One account's wish to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    pub account: AccountId,
    pub asked: At,
    pub erase_at: At,
}

/// A room somebody opened, as an export lists it: live or ended not long ago. No `Debug`: the title is personal.
#[derive(Clone)]
pub struct OwnRoom {
    pub room: domain::RoomId,
    pub title: String,
    pub topic: Option<String>,
    pub circle: Option<domain::CircleId>,
    /// The last one, as JSON.
    pub poll: Option<String>,
    /// As JSON; None: nothing is pinned.
    pub pins: Option<String>,
    pub opened: At,
    pub ended: Option<At>,
}

/// A seat with something durable in it, as an export lists it.
#[derive(Clone)]
pub struct OwnSeat {
    pub room: domain::RoomId,
    pub role: String,
    pub muted: bool,
    pub banned: bool,
    pub removed_until: Option<At>,
    pub hand_line: Option<String>,
    pub spoken_ms: u64,
    pub vote: Option<i64>,
}

/// A stored value, as an export takes it. No `Debug`: most are personal.
#[derive(Clone, PartialEq, Eq)]
pub enum OwnValue {
    Nothing,
    Number(i64),
    YesOrNo(bool),
    Text(String),
}

/// A row of a table that [`crate::keeping`] describes: what is exported of it, by path.
pub type OwnRow = Vec<(&'static str, OwnValue)>;

/// How many rows of each kind an export holds at most; the latest ones.
pub const EXPORT_ROWS_MAX: u32 = 10_000;
