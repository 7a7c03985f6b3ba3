//! Which room each account's one live seat is in.

use super::mail::SeatId;
use domain::{AccountId, RoomId};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::SessionId;

/// Accounts that enter somewhere at the same moment wait for each other only if they share one of these.
const LANES: usize = 64;

/// An account's seat: one at a time in the whole house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Claim {
    pub room: RoomId,
    pub seat: SeatId,
    /// None: restored after a restart, nobody is back yet.
    pub session: Option<SessionId>,
}

/// At most one entry an account; gone when the seat is.
pub(super) struct Claims {
    table: Mutex<HashMap<AccountId, Claim>>,
    /// Held while an account enters, so that two sockets of one account cannot enter two rooms at once.
    lanes: [tokio::sync::Mutex<()>; LANES],
}

impl Default for Claims {
    fn default() -> Self {
        Claims { table: Mutex::default(), lanes: std::array::from_fn(|_| tokio::sync::Mutex::new(())) }
    }
}

impl Claims {
    pub async fn lane(&self, account: AccountId) -> tokio::sync::MutexGuard<'_, ()> {
        self.lanes[account.number() as usize % LANES].lock().await
    }

    pub fn of(&self, account: AccountId) -> Option<Claim> {
        self.with(|table| table.get(&account).copied())
    }

    pub fn count(&self) -> usize {
        self.with(|table| table.len())
    }

    pub fn set(&self, account: AccountId, claim: Claim) {
        self.with(|table| table.insert(account, claim));
    }

    /// Back to what it was, unless a room has ended the seat meanwhile.
    pub fn undo(&self, account: AccountId, seat: SeatId, before: Option<Claim>) {
        self.with(|table| {
            if table.get(&account).is_some_and(|claim| claim.seat == seat) {
                table.remove(&account);
                if let Some(before) = before {
                    table.insert(account, before);
                }
            }
        });
    }

    /// The seat is over. A newer one of the same account stays.
    pub fn release(&self, account: AccountId, room: RoomId, seat: SeatId) {
        self.with(|table| {
            if table.get(&account).is_some_and(|claim| claim.room == room && claim.seat <= seat) {
                table.remove(&account);
            }
        });
    }

    pub fn of_session(&self, session: SessionId) -> Vec<(AccountId, Claim)> {
        self.with(|table| {
            table.iter().filter(|(_, c)| c.session == Some(session)).map(|(a, c)| (*a, *c)).collect()
        })
    }

    /// All seats of a room are over. Returns them.
    pub fn drop_room(&self, room: RoomId) -> Vec<Claim> {
        self.with(|table| table.extract_if(|_, claim| claim.room == room).map(|(_, claim)| claim).collect())
    }

    fn with<T>(&self, read: impl FnOnce(&mut HashMap<AccountId, Claim>) -> T) -> T {
        read(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
