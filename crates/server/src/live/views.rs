//! What a room's sockets are shown: each delta is made once and sent to all; the rest is one seat's own.

use super::batch::{ACTS_MAX, Batch};
use super::hallway::Entry;
use super::mail::SeatId;
use super::outbox::Outbox;
use super::people::Introduction;
use super::room_task::{RoomTask, is_shown};
use super::seat::{Place, Shared, public_names};
use crate::secret::Token;
use domain::network::TopicKey;
use domain::room::{Public, Role, View};
use domain::{At, MemberId};
use protocol::rest::RoomCard;
use protocol::tell::{RefusalCode, Tell};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// How often what is coalesced is shown anew. Faster costs every socket a message each time somebody comes, goes or votes.
pub(super) const COALESCED_INTERVAL: Duration = Duration::from_secs(1);

/// In a large room, the least time between what the audience does is shown and shown again. Faster costs every socket a
/// message for every few hands of a storm; slower is felt by whoever raises one then.
const LARGE_ROOM_INTERVAL: Duration = Duration::from_millis(500);

/// People on a card in the hallway.
const CARD_PEOPLE: usize = 6;

/// Persons remembered beyond those in the room, before those whom no view names are forgotten.
const PEOPLE_SPARE: usize = 4 * ACTS_MAX;

impl RoomTask {
    /// Shows what a batch has changed: at once, or in a large room with what else happens in the next moment.
    pub fn show_batch(&mut self, batch: &Batch) {
        self.waiting.extend(batch.members());
        let may_wait =
            batch.recorded.iter().all(|recorded| self.saved.may_wait(&recorded.event, &self.shown));
        if !may_wait || self.now().since(self.shown_at) >= LARGE_ROOM_INTERVAL {
            self.show();
        }
    }

    /// Shows what is saved.
    pub fn show(&mut self) {
        let now = self.now();
        let members = std::mem::take(&mut self.waiting);
        let mut coalesced = self.shown.coalesced();
        if self.coalesced_is_stale && now.since(self.coalesced_shown_at) >= COALESCED_INTERVAL {
            self.coalesced_is_stale = false;
            let fresh = self.saved.coalesced();
            if fresh != coalesced {
                self.coalesced_shown_at = now;
                coalesced = fresh;
            }
        }
        let after = self.saved.public(coalesced);
        let before = std::mem::replace(&mut self.shown, after);
        let deltas: Vec<Shared> =
            domain::room::public_deltas(&before, &self.shown).iter().map(Shared::of).collect();
        if !deltas.is_empty() {
            self.shown_at = now;
            self.introduction = None;
            let (epoch, introduced) = (self.epoch, self.introduce(&deltas));
            for line in
                self.seats.values_mut().filter_map(|seat| seat.line.as_mut()).filter(|line| line.is_shown())
            {
                line.shared(epoch, introduced.as_ref(), &deltas);
            }
        }
        // A poll or a policy is everybody's own matter: an answer, a place in line.
        let number = |public: &Public| public.poll.as_ref().map(|poll| poll.number);
        if before.policy != self.shown.policy || number(&before) != number(&self.shown) {
            return self.show_own(&self.seats.keys().copied().collect());
        }
        // A place in the queue changes with any hand; backstage is seen by moderators, who are on stage.
        let hands_changed = before.hands != self.shown.hands;
        let mut looking = members;
        looking.extend(
            before.hands.iter().chain(&self.shown.hands).map(|hand| hand.member).filter(|_| hands_changed),
        );
        looking.extend(before.stage.iter().chain(&self.shown.stage).map(|seat| seat.member));
        self.show_own(&looking);
    }

    /// Who goes before these deltas: made once, for every socket. What all were told of the view of before need not be said again.
    fn introduce(&mut self, deltas: &[Shared]) -> Option<Utf8Bytes> {
        let people = &self.people;
        let named = deltas.iter().flat_map(|delta| &delta.names).copied();
        let new = named.filter(|member| !self.introduced.contains(member));
        let introduction = Introduction::of(new, |member| people.get(&member));
        let is_known = |member: &MemberId| self.introduced.contains(member) || introduction.names(*member);
        self.introduced = public_names(&self.shown).filter(is_known).collect();
        introduction.message
    }

    fn show_own(&mut self, members: &BTreeSet<MemberId>) {
        let (epoch, people) = (self.epoch, &self.people);
        let backstage = Some(self.saved.backstage());
        for member in members {
            let Some(own) = self.saved.own(*member) else { continue };
            let line =
                self.seats.get_mut(member).and_then(|seat| seat.line.as_mut()).filter(|line| line.is_shown());
            let Some(line) = line else { continue };
            let backstage = if own.role == Role::Moderator { &backstage } else { &None };
            let deltas = [line.own_delta(&own), line.backstage_delta(backstage)];
            for delta in deltas.into_iter().flatten() {
                line.delta(epoch, &delta, |member| people.get(&member));
            }
        }
    }

    /// The whole view for one seat, if it is on a socket (and still the one meant). Returns whether it was sent.
    pub fn show_all(&mut self, member: MemberId, seat_id: Option<SeatId>) -> bool {
        let Some(own) = self.saved.own(member) else { return false };
        let introduction = self.introduction();
        let is_meant = |id: SeatId| seat_id.is_none_or(|seat_id| seat_id == id);
        let Some(seat) = self.seats.get_mut(&member).filter(|seat| is_meant(seat.id)) else { return false };
        let media = seat.media();
        let Some(line) = seat.line.as_mut().filter(|line| line.is_shown() || seat_id.is_some()) else {
            return false;
        };
        let backstage = (own.role == Role::Moderator).then(|| self.saved.backstage());
        let resume = Token::of_link();
        seat.resume = resume.hash();
        let place = Place { room: self.id.to_string(), epoch: self.epoch, resume: resume.reveal(), media };
        let people = &self.people;
        let view = View { public: self.shown.clone(), own, backstage };
        line.snapshot(place, view, introduction, |member| people.get(&member));
        if let Some(speaking) = &self.speaking {
            line.outbox.speaking(speaking);
        }
        true
    }

    fn introduction(&mut self) -> Arc<Introduction> {
        let (shown, people) = (&self.shown, &self.people);
        let made = || Arc::new(Introduction::of(public_names(shown), |member| people.get(&member)));
        Arc::clone(self.introduction.get_or_insert_with(made))
    }

    pub fn on_snapshot(&mut self, member: MemberId, id: SeatId, ask: Option<(u32, Outbox)>) {
        let is_here = self.seats.get(&member).is_some_and(|seat| seat.id == id && is_shown(seat));
        let is_sent = is_here && self.show_all(member, Some(id));
        if let Some((ask, outbox)) = ask {
            outbox.answer(match is_sent {
                true => super::json(&Tell::Done { id: ask }),
                false => super::json(&Tell::Refused { id: ask, refusal: RefusalCode::NotInRoom.into() }),
            });
        }
    }

    fn coalesced_due(&self) -> Option<At> {
        self.coalesced_is_stale.then(|| self.coalesced_shown_at.after(COALESCED_INTERVAL))
    }

    fn waiting_due(&self) -> Option<At> {
        (!self.waiting.is_empty()).then(|| self.shown_at.after(LARGE_ROOM_INTERVAL))
    }

    /// When there is something to show that had to wait; may lie in the past.
    pub fn show_due(&self) -> Option<At> {
        let due = self.coalesced_due().into_iter().chain(self.waiting_due()).min();
        // Counts that would be looked at sooner do not bring along what waits.
        due.map(
            |at| if self.saved.is_large() { at.max(self.shown_at.after(LARGE_ROOM_INTERVAL)) } else { at },
        )
    }

    pub fn show_what_waited(&mut self) {
        if self.show_due().is_some_and(|at| at <= self.now()) {
            self.show();
            self.forget_people();
            self.show_card();
        }
    }

    pub fn show_card(&mut self) {
        let is_listed = self.saved.policy().visibility == domain::room::Visibility::Open
            && !self.saved.is_ended()
            && self.saved.begins().is_none()
            && self.saved.seat_count() > 0;
        match is_listed {
            true => self.live.0.hallway.show_room(self.id, self.entry()),
            false => self.live.0.hallway.drop_room(self.id),
        }
    }

    fn entry(&self) -> Entry {
        let works_in = |member: MemberId| self.people.get(&member).map(|known| (member, known.field));
        Entry {
            card: self.card(),
            circle: self.shown.policy.circle,
            topic: self.shown.topic.as_ref().and_then(|topic| TopicKey::of(topic.as_str())),
            language: self.shown.policy.language,
            stage: self.shown.stage.iter().filter_map(|seat| works_in(seat.member)).collect(),
            opened: self.saved.opened(),
        }
    }

    pub fn card(&self) -> RoomCard {
        let on_stage = self.shown.stage.iter().filter_map(|seat| self.people.get(&seat.member));
        let policy = protocol::room::Policy::from(self.shown.policy);
        RoomCard {
            room: self.id.to_string(),
            title: self.shown.title.as_str().to_owned(),
            topic: self.shown.topic.as_ref().map(|topic| topic.as_str().to_owned()),
            language: policy.language,
            visibility: policy.visibility,
            circle: policy.circle,
            hands: policy.hands,
            locked: self.shown.locked,
            recap: policy.recap,
            stage: on_stage.take(CARD_PEOPLE).map(|known| known.person.clone()).collect(),
            speakers: u32::try_from(self.shown.stage.len()).unwrap_or(u32::MAX),
            listeners: self.shown.audience.count,
            opened_ms: self.saved.opened().0,
        }
    }

    /// Keeps the persons in bounds: those with a seat, the owner, and those whom moderators see.
    fn forget_people(&mut self) {
        if self.people.len() <= self.saved.seat_count() + PEOPLE_SPARE {
            return;
        }
        let backstage = self.saved.backstage();
        let named: BTreeSet<MemberId> = [&backstage.banned, &backstage.invited]
            .into_iter()
            .flatten()
            .copied()
            .chain([self.saved.owner()])
            .chain(self.saved.chat().map(|line| line.member))
            .collect();
        let (saved, ahead) = (&self.saved, &self.ahead);
        self.people.retain(|member, _| {
            saved.role_of(*member).is_some() || ahead.role_of(*member).is_some() || named.contains(member)
        });
    }
}
