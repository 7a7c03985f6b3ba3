//! Every WebSocket that is open, by account and session: so that letting in and signing out reach it.

use super::outbox::{End, Outbox};
use super::{Live, json};
use domain::AccountId;
use protocol::Tell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use store::SessionId;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// One open socket.
pub struct Socket {
    pub account: AccountId,
    pub session: SessionId,
    pub outbox: Outbox,
}

pub(super) struct Sockets {
    /// Of one account at once.
    max: usize,
    table: Mutex<HashMap<u64, Socket>>,
}

impl Sockets {
    pub fn new(max: u32) -> Sockets {
        Sockets { max: max.max(1) as usize, table: Mutex::default() }
    }

    /// Above the bound the account's oldest is closed: whoever opens tabs keeps the newest. None: as many again are closed
    /// and not gone yet.
    pub fn add(&self, number: u64, account: AccountId, session: SessionId) -> Option<Outbox> {
        let outbox = Outbox::default();
        let socket = Socket { account, session, outbox: outbox.clone() };
        let oldest = self.with(|table| {
            let of_account = table.iter().filter(|(_, s)| s.account == account);
            let (closed, mut open): (Vec<_>, Vec<_>) = of_account.partition(|(_, s)| s.outbox.is_closed());
            if closed.len() + open.len() >= 2 * self.max {
                return None;
            }
            open.sort_unstable_by_key(|(number, _)| **number);
            let oldest = open.first().filter(|_| open.len() >= self.max).map(|(_, s)| s.outbox.clone());
            table.insert(number, socket);
            Some(oldest)
        })?;
        if let Some(oldest) = oldest {
            oldest.close(End::TooManySockets);
        }
        Some(outbox)
    }

    pub fn drop_socket(&self, number: u64) {
        self.with(|table| table.remove(&number));
    }

    pub fn of_session(&self, session: SessionId) -> Vec<Outbox> {
        self.with(|table| table.values().filter(|s| s.session == session).map(|s| s.outbox.clone()).collect())
    }

    /// Sessions and sockets of one account.
    pub fn of_account(&self, account: AccountId) -> (Vec<SessionId>, Vec<Outbox>) {
        self.with(|table| {
            table.values().filter(|s| s.account == account).map(|s| (s.session, s.outbox.clone())).unzip()
        })
    }

    /// Those of `accounts` that have a socket.
    pub fn among(&self, accounts: &BTreeSet<AccountId>) -> BTreeSet<AccountId> {
        let is_meant = |s: &&Socket| accounts.contains(&s.account) && !s.outbox.is_closed();
        self.with(|table| table.values().filter(is_meant).map(|s| s.account).collect())
    }

    pub fn all(&self) -> Vec<Outbox> {
        self.with(|table| table.values().map(|s| s.outbox.clone()).collect())
    }

    fn with<T>(&self, change: impl FnOnce(&mut HashMap<u64, Socket>) -> T) -> T {
        change(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Live {
    /// Says something to every client of an account. It goes out, or the connection ends.
    pub fn tell(&self, account: AccountId, tell: &Tell) {
        let (_, outboxes) = self.0.sockets.of_account(account);
        if outboxes.is_empty() {
            return;
        }
        let text = Utf8Bytes::from(json(tell));
        outboxes.iter().for_each(|outbox| outbox.answer(text.clone()));
    }
}
