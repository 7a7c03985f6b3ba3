//! What happened that somebody would want to know: it waits here for their inboxes. Nobody waits for that, and what waits when
//! the server ends is lost.

use super::{Live, lock};
use domain::network::inbox::{Entry, Kind};
use domain::{AccountId, At, CircleId, MemberId, RoomId};
use std::collections::VecDeque;

/// What is beyond it is lost.
const WAITING_MAX: usize = 10_000;

/// Whom it is to be told.
#[derive(Clone, Copy)]
pub enum Whom {
    One(AccountId),
    /// Of whose doing it was; of what is a circle's, those who belong to that one.
    Followers {
        circle: Option<CircleId>,
    },
    /// Who comes to the scheduled room that it is about, its owner among them.
    Coming,
    /// Who comes, or has not said yet, without whose doing it was.
    Guests,
    /// Of the circle that it is about, its owner among them.
    Moderators,
}

#[derive(Clone, Copy)]
pub struct Happened {
    pub whom: Whom,
    pub entry: Entry,
}

impl Live {
    /// It goes into inboxes soon.
    pub fn happened(&self, whom: Whom, entry: Entry) {
        let mut waiting = lock(&self.0.happened);
        if waiting.len() < WAITING_MAX {
            waiting.push_back(Happened { whom, entry });
        }
    }

    /// What happened since this was asked last.
    pub fn take_happened(&self) -> VecDeque<Happened> {
        let now = self.0.clock.now();
        let missed = lock(&self.0.waves).missed(now);
        for (by, to) in missed {
            self.missed(Kind::MissedWave, by, to, None);
        }
        std::mem::take(&mut lock(&self.0.happened))
    }

    /// A room that is open to everybody, or to everybody of its circle, was opened, or began.
    pub(super) fn started(&self, room: RoomId, owner: MemberId, circle: Option<CircleId>, at: At) {
        let entry = Entry { kind: Kind::RoomStarted, by: owner, about: Some(room.number()), at };
        self.happened(Whom::Followers { circle }, entry);
    }

    pub(super) fn missed(&self, kind: Kind, by: MemberId, to: MemberId, room: Option<RoomId>) {
        let entry = Entry { kind, by, about: room.map(RoomId::number), at: self.0.clock.now() };
        self.happened(Whom::One(to.account()), entry);
    }

    /// The same for whoever has no page open. Who tries again and again is told of once.
    pub(super) fn missed_away(&self, kind: Kind, by: MemberId, to: MemberId, room: Option<RoomId>) {
        if lock(&self.0.away).take(self.0.clock.now(), by, to).is_ok() {
            self.missed(kind, by, to, room);
        }
    }

    /// Whether this account has a page open.
    pub fn is_here(&self, account: AccountId) -> bool {
        self.here(MemberId::of(account)).is_ok()
    }
}
