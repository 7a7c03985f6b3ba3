//! Wave: at a mutual, or at whom one has an open thread with, who has a page open. Where both want to, a room for the two opens.

use super::outbox::Outbox;
use super::{Live, json, lock, new_link};
use domain::entry::{Account, tree};
use domain::network::inbox::Kind;
use domain::network::{self, Waved};
use domain::room::{Policy, Room, Title};
use domain::{AccountId, MemberId, RoomId};
use protocol::rest::Person;
use protocol::tell::{RefusalCode, Refused, Tell};
use std::collections::BTreeSet;
use store::Toward;
use tracing::error;

/// Mutuals in one answer.
const MUTUALS_MAX: usize = 100;

impl Live {
    pub(super) async fn wave(&self, by: &Account, to: MemberId) -> Result<(), Refused> {
        let me = by.member().ok_or(RefusalCode::NotAMember)?;
        // Where there are no closed rooms, nothing would come of it whoever answers.
        self.0.rules.may_open_for_two(true)?;
        self.may_wave(me, to).await?;
        let outboxes = self.here(to).inspect_err(|_| self.missed_away(Kind::MissedWave, me, to, None))?;
        let waved = lock(&self.0.waves).wave(self.0.clock.now(), me, to)?;
        match waved {
            Waved::Waits => Ok(()),
            Waved::Back => self.open_for_two(by, me, to).await,
            Waved::Shown { until } => {
                let by = self.0.people.of(by, me).await.person.clone();
                let told = json(&Tell::Waved { by, until_ms: until.0 });
                outboxes.iter().for_each(|outbox| outbox.answer(told.clone()));
                Ok(())
            }
        }
    }

    /// Both want to talk: whoever answers opens the room.
    pub(super) async fn wave_back(&self, by: &Account, to: MemberId) -> Result<(), Refused> {
        let me = by.member().ok_or(RefusalCode::NotAMember)?;
        lock(&self.0.waves).wave_back(self.0.clock.now(), me, to)?;
        self.open_for_two(by, me, to).await
    }

    pub(super) fn put_wave_away(&self, by: MemberId, of: MemberId) {
        lock(&self.0.waves).put_away(by, of);
    }

    async fn open_for_two(&self, by: &Account, me: MemberId, guest: MemberId) -> Result<(), Refused> {
        self.0.rules.may_open_for_two(by.owner)?;
        let struck = self.0.store.struck_one(by.id).await.map_err(|cause| not_read(&cause))?;
        tree::may_open_rooms(struck.map(|row| row.struck).as_ref()).map_err(|_| RefusalCode::Frozen)?;
        let mut known = self.0.people.of_all([guest]).await.map_err(|cause| not_read(&cause))?;
        let known = known.pop().ok_or(RefusalCode::NotNow)?;
        let mine = self.0.people.of(by, me).await;
        let title = format!("{} & {}", mine.person.handle, known.person.handle);
        let title = Title::parse(&title).map_err(|_| RefusalCode::NotNow)?;
        let id = RoomId::new(crate::secret::number());
        let room = Room::open(id, me, title, None, Policy::for_two(), self.0.clock.now())?;
        self.put_room(room.opened_for(guest), by, new_link(), vec![]).await?;
        for (member, with) in [(me, &known.person), (guest, &mine.person)] {
            let told = json(&Tell::RoomForTwo { room: id.to_string(), with: with.clone() });
            self.0
                .sockets
                .of_account(member.account())
                .1
                .iter()
                .for_each(|outbox| outbox.answer(told.clone()));
        }
        Ok(())
    }

    /// Mutuals, and two who have an open thread: each wanted to hear of the other.
    async fn may_wave(&self, by: MemberId, to: MemberId) -> Result<(), Refused> {
        match self.toward(by, to).await?.and_then(|toward| toward.thread) {
            Some(_) => self.unblocked(by, to).await,
            None => self.mutual(by, to).await,
        }
    }

    /// Nobody at all is answered like somebody who does not follow back; whoever has blocked one, like somebody without a
    /// page open.
    pub(super) async fn mutual(&self, by: MemberId, to: MemberId) -> Result<(), Refused> {
        let are =
            self.0.store.are_mutual(by.account(), to.account()).await.map_err(|cause| not_read(&cause))?;
        if are { self.unblocked(by, to).await } else { Err(network::Refusal::NotMutual.into()) }
    }

    async fn unblocked(&self, by: MemberId, to: MemberId) -> Result<(), Refused> {
        let blocks = |toward: Option<Toward>| toward.is_some_and(|toward| toward.blocks);
        if blocks(self.toward(by, to).await?) {
            Err(network::Refusal::YouBlocked.into())
        } else if blocks(self.toward(to, by).await?) {
            Err(network::Refusal::NotHere.into())
        } else {
            Ok(())
        }
    }

    /// `None`: they are no member.
    async fn toward(&self, by: MemberId, whom: MemberId) -> Result<Option<Toward>, Refused> {
        let (whom, now) = (whom.account(), self.0.clock.now());
        let mut toward =
            self.0.store.toward(by.account(), &[whom], now).await.map_err(|cause| not_read(&cause))?;
        Ok(toward.remove(&whom))
    }

    /// Their pages that are open now.
    pub(super) fn here(&self, member: MemberId) -> Result<Vec<Outbox>, Refused> {
        let (_, outboxes) = self.0.sockets.of_account(member.account());
        if outboxes.is_empty() { Err(network::Refusal::NotHere.into()) } else { Ok(outboxes) }
    }

    /// Mutuals who have a page open now, by their handles.
    pub async fn mutuals_here(&self, by: AccountId) -> anyhow::Result<Vec<Person>> {
        let mutuals: BTreeSet<AccountId> = self.0.store.mutuals(by).await?.into_iter().collect();
        let here = self.0.sockets.among(&mutuals).into_iter().map(MemberId::of);
        let known = self.0.people.of_all(here).await?;
        let mut people: Vec<Person> = known.iter().map(|known| known.person.clone()).collect();
        people.sort_by(|a, b| a.handle.cmp(&b.handle));
        people.truncate(MUTUALS_MAX);
        Ok(people)
    }
}

/// Nothing is granted that could not be looked up.
fn not_read(cause: &anyhow::Error) -> RefusalCode {
    error!(cause = format!("{cause:#}"), "what a wave depends on is not read");
    RefusalCode::NotNow
}
