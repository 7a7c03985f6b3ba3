//! The hallway: a card for every open room with somebody in it, sent to whoever watches at most once a second.

use super::outbox::Outbox;
use domain::RoomId;
use protocol::rest::RoomCard;
use protocol::tell::Tell;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Cards shown at once: the fullest rooms.
const SHOWN_MAX: usize = 100;

#[derive(Default)]
pub(super) struct Hallway {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    cards: HashMap<RoomId, RoomCard>,
    is_stale: bool,
    /// By number of the socket.
    watchers: HashMap<u64, Outbox>,
}

impl Hallway {
    pub fn show_room(&self, id: RoomId, card: RoomCard) {
        self.with(|inner| {
            if inner.cards.get(&id) != Some(&card) {
                inner.cards.insert(id, card);
                inner.is_stale = true;
            }
        });
    }

    pub fn drop_room(&self, id: RoomId) {
        self.with(|inner| inner.is_stale |= inner.cards.remove(&id).is_some());
    }

    /// From now on, starting with how it is now.
    pub fn watch(&self, socket: u64, outbox: &Outbox) {
        let text = self.with(|inner| {
            inner.watchers.insert(socket, outbox.clone());
            inner.text()
        });
        outbox.hallway(&text);
    }

    pub fn unwatch(&self, socket: u64) {
        self.with(|inner| inner.watchers.remove(&socket));
    }

    pub fn cards(&self) -> Vec<RoomCard> {
        self.with(|inner| inner.sorted())
    }

    /// Tells everybody who watches, if something changed. Called once a second.
    pub fn tell(&self) {
        let told = self.with(|inner| {
            let is_stale = std::mem::take(&mut inner.is_stale) && !inner.watchers.is_empty();
            is_stale.then(|| (inner.text(), inner.watchers.values().cloned().collect::<Vec<_>>()))
        });
        if let Some((text, watchers)) = told {
            watchers.iter().for_each(|outbox| outbox.hallway(&text));
        }
    }

    fn with<T>(&self, change: impl FnOnce(&mut Inner) -> T) -> T {
        change(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Inner {
    fn sorted(&self) -> Vec<RoomCard> {
        let mut cards: Vec<&RoomCard> = self.cards.values().collect();
        let people = |card: &RoomCard| card.speakers.saturating_add(card.listeners);
        cards.sort_by(|a, b| {
            people(b)
                .cmp(&people(a))
                .then_with(|| a.opened_ms.cmp(&b.opened_ms))
                .then_with(|| a.room.cmp(&b.room))
        });
        cards.into_iter().take(SHOWN_MAX).cloned().collect()
    }

    fn text(&self) -> Utf8Bytes {
        super::json(&Tell::Hallway { rooms: self.sorted() }).into()
    }
}
