//! Every WebSocket that is open, by account and session: so that letting in and signing out reach it.

use super::outbox::{End, Outbox};
use domain::AccountId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::SessionId;
use tokio::sync::mpsc;

/// News for one socket that may wait. Each is told once in its life.
const NEWS_MAX: usize = 4;

/// What happens to an account, not in a room.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    /// This applicant is a member now.
    LetIn,
}

/// One open socket.
pub struct Socket {
    pub account: AccountId,
    pub session: SessionId,
    pub outbox: Outbox,
    news: mpsc::Sender<News>,
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
    pub fn add(
        &self,
        number: u64,
        account: AccountId,
        session: SessionId,
    ) -> Option<(Outbox, mpsc::Receiver<News>)> {
        let (news, received) = mpsc::channel(NEWS_MAX);
        let outbox = Outbox::default();
        let socket = Socket { account, session, outbox: outbox.clone(), news };
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
        Some((outbox, received))
    }

    pub fn drop_socket(&self, number: u64) {
        self.with(|table| table.remove(&number));
    }

    pub fn tell(&self, account: AccountId, news: News) {
        self.with(|table| {
            for socket in table.values().filter(|socket| socket.account == account) {
                let _ = socket.news.try_send(news); // Told already.
            }
        });
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

    pub fn all(&self) -> Vec<Outbox> {
        self.with(|table| table.values().map(|s| s.outbox.clone()).collect())
    }

    pub fn len(&self) -> usize {
        self.with(|table| table.len())
    }

    fn with<T>(&self, change: impl FnOnce(&mut HashMap<u64, Socket>) -> T) -> T {
        change(&mut self.table.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
