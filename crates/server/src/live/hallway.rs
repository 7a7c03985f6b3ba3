//! The hallway: a card for every open room with somebody in it, sent to whoever watches at most once a second, and in one
//! member's own order to whoever asks.

use super::outbox::Outbox;
use domain::entry::Field;
use domain::network::{self, Reason, Shown, SpokenLanguage, TopicKey};
use domain::{At, MemberId, RoomId};
use protocol::rest::RoomCard;
use protocol::tell::Tell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Cards shown at once: the fullest rooms, or the first in one's own order.
const SHOWN_MAX: usize = 100;

/// A live room: what everybody is shown of it, and what its place in somebody's order goes by.
pub(super) struct Entry {
    pub card: RoomCard,
    pub topic: Option<TopicKey>,
    pub language: Option<SpokenLanguage>,
    /// Everybody on stage, of whom the card holds the first few.
    pub stage: Vec<(MemberId, Field)>,
    pub opened: At,
}

#[derive(Default)]
pub(super) struct Hallway {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    rooms: HashMap<RoomId, Arc<Entry>>,
    /// A card is another than was told.
    is_stale: bool,
    /// By number of the socket.
    watchers: HashMap<u64, Outbox>,
}

impl Hallway {
    pub fn show_room(&self, id: RoomId, entry: Entry) {
        let entry = Arc::new(entry);
        self.with(|inner| {
            let before = inner.rooms.insert(id, Arc::clone(&entry));
            inner.is_stale |= before.is_none_or(|before| before.card != entry.card);
        });
    }

    pub fn drop_room(&self, id: RoomId) {
        self.with(|inner| inner.is_stale |= inner.rooms.remove(&id).is_some());
    }

    /// The first rooms of somebody's order, and why each stands there.
    pub fn ranked(&self, order: &network::Hallway, now: At) -> Vec<(Arc<Entry>, Vec<Reason>)> {
        // Rooms go on changing while they are put in order.
        let rooms: HashMap<RoomId, Arc<Entry>> = self.with(|inner| inner.rooms.clone());
        let shown: Vec<Shown<'_>> = rooms.iter().map(|(id, entry)| entry.shown(*id)).collect();
        let ranked = order.ranked(&shown, now).into_iter().take(SHOWN_MAX);
        ranked
            .filter_map(|place| rooms.get(&place.room).map(|entry| (Arc::clone(entry), place.reasons)))
            .collect()
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

    /// Of a room that is open, and has somebody in it.
    pub fn card(&self, id: RoomId) -> Option<RoomCard> {
        self.with(|inner| inner.rooms.get(&id).map(|entry| entry.card.clone()))
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

impl Entry {
    fn shown(&self, room: RoomId) -> Shown<'_> {
        let people = self.card.speakers.saturating_add(self.card.listeners);
        Shown {
            room,
            topic: self.topic.as_ref(),
            language: self.language,
            stage: &self.stage,
            people,
            opened: self.opened,
        }
    }
}

impl Inner {
    fn sorted(&self) -> Vec<RoomCard> {
        let mut cards: Vec<&RoomCard> = self.rooms.values().map(|entry| &entry.card).collect();
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
