//! The hallway: a card for every open room with somebody in it, sent to whoever watches at most once a second, and in one
//! member's own order to whoever asks. A circle's room stands in its members' hallways alone.

use super::Live;
use super::circles::Circles;
use super::outbox::Outbox;
use domain::entry::Field;
use domain::network::hallway_filter::{Filter, RoomTopic, names_of};
use domain::network::{self, Reason, Shown, SpokenLanguage, TopicKey};
use domain::room::circle::is_there;
use domain::{At, CircleId, MemberId, RoomId};
use protocol::network::{HallwayReason, HallwayRow};
use protocol::rest::RoomCard;
use protocol::tell::Tell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Changed, Changes};
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Cards shown at once: the fullest rooms, or the first in one's own order.
const SHOWN_MAX: usize = 100;

/// A live room: what everybody is shown of it, and what its place in somebody's order goes by.
pub(super) struct Entry {
    pub card: RoomCard,
    pub circle: Option<CircleId>,
    pub topic: Option<TopicKey>,
    pub language: Option<SpokenLanguage>,
    /// Everybody on stage, of whom the card holds the first few.
    pub stage: Vec<(MemberId, Field)>,
    pub opened: At,
}

/// One member's own hallway.
pub struct OwnRooms {
    /// Those that fit, the first in their order.
    pub rows: Vec<HallwayRow>,
    pub choices: Choices,
}

/// What all the rooms are about and speak, and whose they are.
pub struct Choices {
    pub topics: Vec<RoomTopic>,
    pub languages: BTreeSet<SpokenLanguage>,
    pub circles: BTreeSet<CircleId>,
}

pub(super) struct Hallway {
    inner: Mutex<Inner>,
    /// Where it is told that a room is found otherwise from now on.
    changes: Arc<Changes>,
}

#[derive(Default)]
struct Inner {
    rooms: HashMap<RoomId, Arc<Entry>>,
    /// A card is another than was told.
    is_stale: bool,
    /// By number of the socket.
    watchers: HashMap<u64, (MemberId, Outbox)>,
}

/// A room of somebody's order, and why it stands where it stands.
type Placed = (Arc<Entry>, Vec<Reason>);

/// Circles of somebody that have a room here.
type Own = BTreeSet<CircleId>;

impl Hallway {
    pub fn new(changes: Arc<Changes>) -> Hallway {
        Hallway { inner: Mutex::default(), changes }
    }

    pub fn show_room(&self, id: RoomId, entry: Entry) {
        let entry = Arc::new(entry);
        let before = self.with(|inner| {
            let before = inner.rooms.insert(id, Arc::clone(&entry));
            inner.is_stale |= before.as_ref().is_none_or(|before| before.card != entry.card);
            before
        });
        let is_found_otherwise = before.is_none_or(|before| {
            (&before.card.title, &before.card.topic) != (&entry.card.title, &entry.card.topic)
        });
        if is_found_otherwise {
            self.changes.note([Changed::Room(id)]);
        }
    }

    pub fn drop_room(&self, id: RoomId) {
        let was_there = self.with(|inner| {
            let was_there = inner.rooms.remove(&id).is_some();
            inner.is_stale |= was_there;
            was_there
        });
        if was_there {
            self.changes.note([Changed::Room(id)]);
        }
    }

    pub fn ids(&self) -> Vec<RoomId> {
        self.with(|inner| inner.rooms.keys().copied().collect())
    }

    /// Who belongs to which circle is another than before.
    pub fn mark(&self) {
        self.with(|inner| inner.is_stale = true);
    }

    /// Of the rooms that fit the first ones of somebody's order, and why each stands there; and what all of them are.
    pub fn ranked(
        &self,
        order: &network::Hallway,
        filter: &Filter,
        circles: &Circles,
        now: At,
    ) -> (Vec<Placed>, Choices) {
        // Rooms go on changing while they are put in order.
        let rooms: HashMap<RoomId, Arc<Entry>> = self.with(|inner| {
            let own = inner.own(order.me, circles);
            let seen = inner.rooms.iter().filter(|(_, entry)| entry.is_seen(&own));
            seen.map(|(id, entry)| (*id, Arc::clone(entry))).collect()
        });
        let shown = rooms.iter().map(|(id, entry)| entry.shown(*id));
        let fitting: Vec<Shown<'_>> = shown.filter(|room| filter.fits(room)).collect();
        let ranked = order.ranked(&fitting, now).into_iter().take(SHOWN_MAX);
        let ranked = ranked
            .filter_map(|place| rooms.get(&place.room).map(|entry| (Arc::clone(entry), place.reasons)))
            .collect();
        (ranked, Choices::of(rooms.values()))
    }

    /// From now on, starting with how it is now.
    pub fn watch(&self, socket: u64, member: MemberId, outbox: &Outbox, circles: &Circles) {
        let text = self.with(|inner| {
            inner.watchers.insert(socket, (member, outbox.clone()));
            inner.text(&inner.own(member, circles))
        });
        outbox.hallway(&text);
    }

    pub fn unwatch(&self, socket: u64) {
        self.with(|inner| inner.watchers.remove(&socket));
    }

    pub fn cards(&self, member: MemberId, circles: &Circles) -> Vec<RoomCard> {
        self.with(|inner| inner.sorted(&inner.own(member, circles)))
    }

    /// Whether it stands in anybody's.
    pub fn has(&self, id: RoomId) -> bool {
        self.with(|inner| inner.rooms.contains_key(&id))
    }

    /// Of a room that stands in the hallway of somebody; `belongs`: whether they belong to its circle.
    pub fn card(&self, id: RoomId, belongs: impl FnOnce(CircleId) -> bool) -> Option<RoomCard> {
        let entry = self.with(|inner| inner.rooms.get(&id).map(Arc::clone))?;
        is_there(entry.circle, belongs).then(|| entry.card.clone())
    }

    /// Tells everybody who watches, if something changed. Called once a second.
    pub fn tell(&self, circles: &Circles) {
        let told = self.with(|inner| match std::mem::take(&mut inner.is_stale) {
            true => inner.told(circles),
            false => vec![],
        });
        told.iter().for_each(|(outbox, text)| outbox.hallway(text));
    }

    fn with<T>(&self, change: impl FnOnce(&mut Inner) -> T) -> T {
        change(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Choices {
    fn of<'a>(rooms: impl Iterator<Item = &'a Arc<Entry>> + Clone) -> Choices {
        Choices {
            topics: names_of(
                rooms.clone().filter_map(|entry| entry.topic.as_ref().zip(entry.card.topic.as_deref())),
            ),
            languages: rooms.clone().filter_map(|entry| entry.language).collect(),
            circles: rooms.filter_map(|entry| entry.circle).collect(),
        }
    }
}

impl Entry {
    fn is_seen(&self, own: &Own) -> bool {
        is_there(self.circle, |circle| own.contains(&circle))
    }

    fn shown(&self, room: RoomId) -> Shown<'_> {
        let people = self.card.speakers.saturating_add(self.card.listeners);
        Shown {
            room,
            topic: self.topic.as_ref(),
            circle: self.circle,
            language: self.language,
            stage: &self.stage,
            people,
            opened: self.opened,
        }
    }
}

impl Inner {
    /// Circles that have a room here.
    fn here(&self) -> Own {
        self.rooms.values().filter_map(|entry| entry.circle).collect()
    }

    fn own(&self, member: MemberId, circles: &Circles) -> Own {
        self.here().into_iter().filter(|circle| circles.has(*circle, member)).collect()
    }

    /// One text for all who may see the same.
    fn told(&self, circles: &Circles) -> Vec<(Outbox, Utf8Bytes)> {
        let (here, mut texts) = (self.here(), HashMap::<Own, Utf8Bytes>::new());
        let told = self.watchers.values().map(|(member, outbox)| {
            let own: Own = here.iter().copied().filter(|circle| circles.has(*circle, *member)).collect();
            let text = texts.entry(own).or_insert_with_key(|own| self.text(own));
            (outbox.clone(), text.clone())
        });
        told.collect()
    }

    fn sorted(&self, own: &Own) -> Vec<RoomCard> {
        let seen = self.rooms.values().filter(|entry| entry.is_seen(own));
        let mut cards: Vec<&RoomCard> = seen.map(|entry| &entry.card).collect();
        let people = |card: &RoomCard| card.speakers.saturating_add(card.listeners);
        cards.sort_by(|a, b| {
            people(b)
                .cmp(&people(a))
                .then_with(|| a.opened_ms.cmp(&b.opened_ms))
                .then_with(|| a.room.cmp(&b.room))
        });
        cards.into_iter().take(SHOWN_MAX).cloned().collect()
    }

    fn text(&self, own: &Own) -> Utf8Bytes {
        super::json(&Tell::Hallway { rooms: self.sorted(own) }).into()
    }
}

impl Live {
    /// Cards of open rooms with somebody in them, as far as this member may see them.
    pub fn hallway(&self, member: MemberId) -> Vec<RoomCard> {
        self.0.hallway.cards(member, &self.0.circles)
    }

    /// Those of them that fit in one member's order, with why each room stands where it stands.
    pub async fn hallway_of(&self, order: &network::Hallway, filter: &Filter) -> anyhow::Result<OwnRooms> {
        let (ranked, choices) = self.0.hallway.ranked(order, filter, &self.0.circles, self.0.clock.now());
        let named = ranked.iter().flat_map(|(_, reasons)| reasons).filter_map(|reason| match reason {
            Reason::FollowOnStage { first, .. } => Some(*first),
            Reason::InviterOnStage => order.inviter,
            _ => None,
        });
        let people = self.persons(named.collect()).await?;
        let in_words = |reason: Reason| {
            Some(match reason {
                Reason::FollowTopic => HallwayReason::FollowTopic,
                Reason::FollowOnStage { count, first } => {
                    HallwayReason::FollowOnStage { count, first: people.get(&first)?.clone() }
                }
                Reason::InviterOnStage => {
                    HallwayReason::InviterOnStage { inviter: people.get(&order.inviter?)?.clone() }
                }
                Reason::YourField => HallwayReason::YourField,
                Reason::JustBegan => HallwayReason::JustBegan,
            })
        };
        let rows = ranked.into_iter().map(|(entry, reasons)| HallwayRow {
            card: entry.card.clone(),
            reasons: reasons.into_iter().filter_map(&in_words).collect(),
        });
        Ok(OwnRooms { rows: rows.collect(), choices })
    }

    /// What everybody may know of a room that is in everybody's hallway.
    pub fn hallway_card(&self, room: RoomId) -> Option<RoomCard> {
        self.0.hallway.card(room, |_| false)
    }

    /// The same of a room that is in the hallway of this member.
    pub fn hallway_card_for(&self, member: MemberId, room: RoomId) -> Option<RoomCard> {
        self.0.hallway.card(room, |circle| self.0.circles.has(circle, member))
    }

    /// Whether a room is in anybody's hallway.
    pub fn is_in_hallway(&self, room: RoomId) -> bool {
        self.0.hallway.has(room)
    }

    /// Rooms that are in the hallway, in no order.
    pub fn open_rooms(&self) -> Vec<RoomId> {
        self.0.hallway.ids()
    }
}
