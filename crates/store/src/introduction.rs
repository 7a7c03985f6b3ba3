//! What is written and read of introductions: who was in a room, and who ticked whom.

use std::collections::BTreeMap;

use domain::network::Visit;
use domain::{AccountId, At, MemberId, RoomId, ThreadId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;

/// Rooms that one page holds at most, whatever was asked for.
const PAGE_MAX: u32 = 200;

/// One change.
#[derive(Clone)]
pub enum IntroductionWrite {
    /// Times in one room that are over. One that follows another of the same member within
    /// [`domain::network::introduction::LAST_PART`] goes on with it. Whoever is erased by now is left out.
    Visits {
        room: RoomId,
        visits: Vec<Visit>,
    },

    /// If the other ticked as well since `since`, and neither has blocked the other, their thread is open from now on, as
    /// `new` if they had none, and both ticks are gone. Ticked already: it counts from now on.
    Tick {
        by: AccountId,
        member: AccountId,
        new: ThreadId,
        at: At,
        since: At,
    },
    Untick {
        by: AccountId,
        member: AccountId,
    },
}

/// A room somebody was in, and when they left it last. No `Debug`: the title is personal.
#[derive(Clone)]
pub struct VisitedRoom {
    pub room: RoomId,
    pub title: String,
    pub left: At,
}

/// What somebody has done about somebody whom they met, and what both know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Toward {
    /// They ticked them, and wait.
    pub ticked: bool,
    /// They blocked them.
    pub blocks: bool,
    /// Of the two, if it is open.
    pub thread: Option<ThreadId>,
}

pub struct VisitColumns {
    pub member: i64,
    pub came_ms: i64,
    pub left_ms: i64,
    pub on_stage: bool,
}

impl VisitColumns {
    pub fn read(self) -> Visit {
        let at = |ms: i64| At(ms.unsigned_abs());
        Visit {
            member: MemberId::of(AccountId::new(self.member.unsigned_abs())),
            came: at(self.came_ms),
            left: at(self.left_ms),
            on_stage: self.on_stage,
        }
    }
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait IntroductionReads: Send + Sync + 'static {
    /// Rooms that `account` left since then, latest first; none of a circle that they do not belong to any more.
    fn visited(&self, account: AccountId, since: At, limit: u32) -> Answer<'_, Vec<VisitedRoom>>;
    /// Times of one account in that room which ended since then, latest first.
    fn visits(&self, room: RoomId, account: AccountId, since: At) -> Answer<'_, Vec<Visit>>;
    /// Times of others in that room between these two moments, of those on stage first, then those that ended about `until`.
    fn visits_beside(&self, room: RoomId, account: AccountId, from: At, until: At) -> Answer<'_, Vec<Visit>>;
    /// Those of `others` who are members, and what `account` has done about each; `since`: ticks of before are over.
    fn toward<'a>(
        &'a self,
        account: AccountId,
        others: &'a [AccountId],
        since: At,
    ) -> Answer<'a, BTreeMap<AccountId, Toward>>;
}

impl Store {
    /// Rooms that an account left since then, latest first.
    pub async fn visited(
        &self,
        account: AccountId,
        since: At,
        limit: u32,
    ) -> anyhow::Result<Vec<VisitedRoom>> {
        self.read(move |backend| backend.visited(account, since, limit.min(PAGE_MAX))).await
    }

    /// Times of one account in that room which ended since then, latest first.
    pub async fn visits(&self, room: RoomId, account: AccountId, since: At) -> anyhow::Result<Vec<Visit>> {
        self.read(move |backend| backend.visits(room, account, since)).await
    }

    /// Times of others in that room between these two moments, of those on stage first, then those that ended about `until`.
    pub async fn visits_beside(
        &self,
        room: RoomId,
        account: AccountId,
        from: At,
        until: At,
    ) -> anyhow::Result<Vec<Visit>> {
        self.read(move |backend| backend.visits_beside(room, account, from, until)).await
    }

    /// Those of `others` who are members, and what an account has done about each; `since`: ticks of before are over.
    pub async fn toward(
        &self,
        account: AccountId,
        others: &[AccountId],
        since: At,
    ) -> anyhow::Result<BTreeMap<AccountId, Toward>> {
        self.read(move |backend| backend.toward(account, others, since)).await
    }
}

impl IntroductionReads for FaultyBackend {
    fn visited(&self, account: AccountId, since: At, limit: u32) -> Answer<'_, Vec<VisitedRoom>> {
        self.read(self.inner().visited(account, since, limit))
    }
    fn visits(&self, room: RoomId, account: AccountId, since: At) -> Answer<'_, Vec<Visit>> {
        self.read(self.inner().visits(room, account, since))
    }
    fn visits_beside(&self, room: RoomId, account: AccountId, from: At, until: At) -> Answer<'_, Vec<Visit>> {
        self.read(self.inner().visits_beside(room, account, from, until))
    }
    fn toward<'a>(
        &'a self,
        account: AccountId,
        others: &'a [AccountId],
        since: At,
    ) -> Answer<'a, BTreeMap<AccountId, Toward>> {
        self.read(self.inner().toward(account, others, since))
    }
}
