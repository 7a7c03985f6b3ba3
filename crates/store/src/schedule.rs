//! What is written and read of scheduled rooms and their guests, of calendars, and of what a room leaves when it is over.

use anyhow::{Context, anyhow};
use domain::network::schedule::{Letter, Opened, Reminded};
use domain::network::{Guest, Plan, Scheduled, ZoneName};
use domain::room::{PinnedPage, Role, Title, Topic};
use domain::{AccountId, At, CircleId, MemberId, RoomId, ScheduledId};

use crate::backend::Answer;
use crate::column::{read_policy, read_role};
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::row::TokenHash;
use crate::sealed;

/// Rows of one page at most, whatever was asked for.
const PAGE_MAX: u32 = 200;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum ScheduleWrite {
    /// The owner is its first guest, those of the line-up are invited. [`crate::Conflict::ChangedMeanwhile`] if that makes too
    /// many of one owner.
    Add { id: ScheduledId, owner: AccountId, plan: Plan, link: String, lineup: Vec<(MemberId, Role)>, at: At },
    /// Replaces plan and line-up; who stays in the line-up in the same role keeps their word. `news`: its guests are to be told.
    /// [`crate::Conflict::ChangedMeanwhile`] if it is cancelled, has a room, or more come than there would be places.
    Change {
        id: ScheduledId,
        owner: AccountId,
        plan: Plan,
        lineup: Vec<(MemberId, Role)>,
        news: bool,
        at: At,
    },
    /// [`crate::Conflict::ChangedMeanwhile`] if it is cancelled already, or has a room.
    Cancel { id: ScheduledId, at: At },
    /// [`crate::Conflict::ChangedMeanwhile`] if it is cancelled, or no place is left.
    Come { id: ScheduledId, member: AccountId, remind: bool, at: At },
    /// They are reminded, and take no place; whoever is a guest already wants letters.
    /// [`crate::Conflict::ChangedMeanwhile`] if it is cancelled.
    Remind { id: ScheduledId, member: AccountId, at: At },
    /// Nothing happens if they never said that they come, nor asked to be reminded.
    StayAway { id: ScheduledId, member: AccountId, at: At },
    /// Goes before the writes of its room. [`crate::Conflict::ChangedMeanwhile`] if it is cancelled, or has a room already.
    Open { id: ScheduledId },
    /// Goes before the letter: of two who would write it, one does. [`crate::Conflict::ChangedMeanwhile`] if it was written.
    Tell { id: ScheduledId, member: AccountId, letter: Letter },
    /// The address of somebody's calendar; the one before leads nowhere from then on.
    SetFeed { account: AccountId, token_hash: TokenHash, at: At },
    /// Who may look up what this room left. Nothing happens for those who may already, or are gone.
    Recap { room: RoomId, members: Vec<MemberId> },
}

/// A scheduled room, as one member sees it. No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredScheduled {
    pub scheduled: Scheduled,
    /// Secret of a closed one's link.
    pub link: String,
    /// Places that are taken.
    pub coming: u32,
    /// Of whoever asks. An invitation that waits, by somebody whom they have blocked, is none.
    pub own: Option<Guest>,
    /// They belong to its circle, if it has one.
    pub in_circle: bool,
}

/// A letter that may be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterDue {
    pub scheduled: ScheduledId,
    pub member: AccountId,
    pub owed: Option<Letter>,
    pub reminded: Reminded,
}

/// What a room left, for whoever was there. No `Debug`: people wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct PastRoom {
    pub room: RoomId,
    pub title: String,
    pub topic: Option<String>,
    pub opened: At,
    pub ended: At,
    pub owner: MemberId,
    /// Was on stage at its end, or spoke before.
    pub spoke: Vec<MemberId>,
    /// What was pinned at its end.
    pub links: Vec<PinnedPage>,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait ScheduleReads: Send + Sync + 'static {
    fn scheduled(&self, id: ScheduledId, by: AccountId) -> Answer<'_, Option<StoredScheduled>>;
    /// Invited on stage, in the order of ids: as what, and whether they come. Without the owner; and unless the owner is who
    /// looks, without those who have blocked the owner and not said.
    fn lineup(
        &self,
        id: ScheduledId,
        by: Option<AccountId>,
    ) -> Answer<'_, Vec<(MemberId, Role, Option<bool>)>>;
    /// Open ones that begin from then on and have not begun yet, the soonest first, of no circle or of one that they belong to;
    /// `after`: the last one of the page before.
    fn upcoming(
        &self,
        by: AccountId,
        from: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<StoredScheduled>>;
    /// The same of one circle.
    fn upcoming_of(
        &self,
        circle: CircleId,
        by: AccountId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<StoredScheduled>>;
    /// Those that `by` is a guest of and has not declined, cancelled ones too, that begin from then on.
    fn own_scheduled(&self, by: AccountId, from: At, limit: u32) -> Answer<'_, Vec<StoredScheduled>>;
    /// How many of this owner's begin after that and are not cancelled.
    fn scheduled_of(&self, owner: AccountId, after: At) -> Answer<'_, u32>;
    /// Those without a room that begin later than `from` and no later than `until`, the soonest first: when, which, and whose;
    /// `after`: the last one of the page before.
    fn to_open(
        &self,
        from: At,
        until: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<(At, ScheduledId, AccountId)>>;
    /// Guests with a mail address to whom something may have to be written at `now`: of what is owed so many, and of
    /// reminders as many.
    fn letters_due(&self, now: At, limit: u32) -> Answer<'_, Vec<LetterDue>>;
    /// Since when somebody's calendar has an address.
    fn feed(&self, account: AccountId) -> Answer<'_, Option<At>>;
    fn feed_owner<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<AccountId>>;
    /// Rooms that `by` was in, the latest first; `before`: the last one of the page before.
    fn past(&self, by: AccountId, limit: u32, before: Option<(At, RoomId)>) -> Answer<'_, Vec<PastRoom>>;
    /// One of them.
    fn past_room(&self, by: AccountId, room: RoomId) -> Answer<'_, Option<PastRoom>>;
}

/// Column `owed`.
pub fn owed_word(letter: Letter) -> Option<&'static str> {
    match letter {
        Letter::Invited => Some("invited"),
        Letter::Changed => Some("changed"),
        Letter::Cancelled => Some("cancelled"),
        Letter::Soon | Letter::Began => None,
    }
}

pub struct ScheduledColumns {
    pub id: i64,
    pub owner: i64,
    pub title: String,
    pub topic: Option<String>,
    pub begins: i64,
    pub zone: String,
    pub length_min: i64,
    pub places: i64,
    pub visibility: String,
    pub circle: Option<i64>,
    /// Whoever asks belongs to its circle, or it is of none.
    pub in_circle: bool,
    pub policy: String,
    pub link: String,
    pub sequence: i64,
    pub changed: i64,
    pub cancelled: bool,
    pub coming: i64,
    pub room: Option<i64>,
    pub room_begins: Option<i64>,
    pub room_ended: Option<i64>,
    pub own_role: Option<String>,
    pub own_coming: Option<bool>,
    pub own_remind: Option<bool>,
    pub own_answered: Option<i64>,
    pub sealing_key: Option<String>,
}

impl ScheduledColumns {
    pub fn read(self) -> anyhow::Result<StoredScheduled> {
        let number = self.id;
        self.parse().with_context(|| format!("scheduled row {number} is damaged"))
    }

    fn parse(self) -> anyhow::Result<StoredScheduled> {
        let owner = AccountId::new(self.owner.unsigned_abs());
        let opened =
            |place: &str, text: &str| sealed::opened(self.sealing_key.as_deref(), place, owner, text);
        let title = opened("scheduled.title", &self.title)?;
        let topic = self.topic.as_deref().map(|text| opened("scheduled.topic", text)).transpose()?;
        let topic = topic.map(|text| Topic::parse(&text)).transpose();
        let small = |value: i64| u16::try_from(value).context("a number is out of range");
        let plan = Plan {
            title: Title::parse(&title).map_err(|_| anyhow!("title is no line"))?,
            topic: topic.map_err(|_| anyhow!("topic is no line"))?,
            begins: At(self.begins.unsigned_abs()),
            zone: ZoneName::parse(&self.zone).context("zone is no name")?,
            length_min: small(self.length_min)?,
            places: small(self.places)?,
            policy: read_policy(&self.policy, &self.visibility, self.circle)?,
        };
        let own = match (self.own_role, self.own_remind, self.own_answered) {
            (Some(role), Some(remind), Some(answered)) => Some(Guest {
                role: read_role(&role)?,
                coming: self.own_coming,
                remind,
                answered: count(answered),
            }),
            _ => None,
        };
        let scheduled = Scheduled {
            id: ScheduledId::new(self.id.unsigned_abs()),
            owner: MemberId::of(owner),
            plan,
            sequence: count(self.sequence),
            changed: At(self.changed.unsigned_abs()),
            cancelled: self.cancelled,
            opened: self.room.map(|_| Opened {
                has_begun: self.room_begins.is_none(),
                has_ended: self.room_ended.is_some(),
            }),
        };
        let (coming, in_circle) = (count(self.coming), self.in_circle);
        Ok(StoredScheduled { scheduled, link: self.link, coming, own, in_circle })
    }
}

pub struct LetterColumns {
    pub scheduled: i64,
    pub member: i64,
    pub owed: Option<String>,
    pub reminded: String,
}

impl LetterColumns {
    pub fn read(self) -> anyhow::Result<LetterDue> {
        let owed = match self.owed.as_deref() {
            None => None,
            Some("invited") => Some(Letter::Invited),
            Some("changed") => Some(Letter::Changed),
            Some("cancelled") => Some(Letter::Cancelled),
            Some(_) => return Err(anyhow!("guest.owed is no known word")),
        };
        let reminded = match self.reminded.as_str() {
            "nothing" => Reminded::Nothing,
            "soon" => Reminded::Soon,
            "began" => Reminded::Began,
            _ => return Err(anyhow!("guest.reminded is no known word")),
        };
        let scheduled = ScheduledId::new(self.scheduled.unsigned_abs());
        Ok(LetterDue { scheduled, member: AccountId::new(self.member.unsigned_abs()), owed, reminded })
    }
}

/// What a query counted, or a version.
fn count(number: i64) -> u32 {
    crate::network::count(number)
}

impl Store {
    /// A scheduled room, as `by` sees it. Whether they may is not looked at.
    pub async fn scheduled(&self, id: ScheduledId, by: AccountId) -> anyhow::Result<Option<StoredScheduled>> {
        self.read(move |backend| backend.scheduled(id, by)).await
    }

    /// Invited on stage: as what, and whether they come. Without the owner; and unless the owner is who looks, without those
    /// who have blocked the owner and not said.
    pub async fn lineup(
        &self,
        id: ScheduledId,
        by: Option<AccountId>,
    ) -> anyhow::Result<Vec<(MemberId, Role, Option<bool>)>> {
        self.read(move |backend| backend.lineup(id, by)).await
    }

    /// Open ones that begin from then on and have not begun yet, the soonest first.
    pub async fn upcoming(
        &self,
        by: AccountId,
        from: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> anyhow::Result<Vec<StoredScheduled>> {
        self.read(move |backend| backend.upcoming(by, from, limit.min(PAGE_MAX), after)).await
    }

    /// The same of one circle.
    pub async fn upcoming_of(
        &self,
        circle: CircleId,
        by: AccountId,
        from: At,
        limit: u32,
    ) -> anyhow::Result<Vec<StoredScheduled>> {
        self.read(move |backend| backend.upcoming_of(circle, by, from, limit.min(PAGE_MAX))).await
    }

    /// Those that `by` is a guest of and has not declined, that begin from then on.
    pub async fn own_scheduled(
        &self,
        by: AccountId,
        from: At,
        limit: u32,
    ) -> anyhow::Result<Vec<StoredScheduled>> {
        self.read(move |backend| backend.own_scheduled(by, from, limit.min(PAGE_MAX))).await
    }

    /// How many of this owner's begin after that and are not cancelled.
    pub async fn scheduled_of(&self, owner: AccountId, after: At) -> anyhow::Result<u32> {
        self.read(move |backend| backend.scheduled_of(owner, after)).await
    }

    /// Those without a room that begin later than `from` and no later than `until`, the soonest first: when, which, and whose.
    pub async fn to_open(
        &self,
        from: At,
        until: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> anyhow::Result<Vec<(At, ScheduledId, AccountId)>> {
        self.read(move |backend| backend.to_open(from, until, limit.min(PAGE_MAX), after)).await
    }

    /// Guests with a mail address to whom something may have to be written at `now`: of what is owed so many, and of
    /// reminders as many.
    pub async fn letters_due(&self, now: At, limit: u32) -> anyhow::Result<Vec<LetterDue>> {
        self.read(move |backend| backend.letters_due(now, limit.min(PAGE_MAX))).await
    }

    /// Since when somebody's calendar has an address.
    pub async fn feed(&self, account: AccountId) -> anyhow::Result<Option<At>> {
        self.read(move |backend| backend.feed(account)).await
    }

    /// Whose calendar this address is.
    pub async fn feed_owner(&self, hash: &TokenHash) -> anyhow::Result<Option<AccountId>> {
        self.read(move |backend| backend.feed_owner(hash)).await
    }

    /// Rooms that `by` was in, the latest first.
    pub async fn past(
        &self,
        by: AccountId,
        limit: u32,
        before: Option<(At, RoomId)>,
    ) -> anyhow::Result<Vec<PastRoom>> {
        self.read(move |backend| backend.past(by, limit.min(PAGE_MAX), before)).await
    }

    /// One of the rooms that `by` was in.
    pub async fn past_room(&self, by: AccountId, room: RoomId) -> anyhow::Result<Option<PastRoom>> {
        self.read(move |backend| backend.past_room(by, room)).await
    }
}

impl ScheduleReads for FaultyBackend {
    fn scheduled(&self, id: ScheduledId, by: AccountId) -> Answer<'_, Option<StoredScheduled>> {
        self.read(self.inner().scheduled(id, by))
    }
    fn lineup(
        &self,
        id: ScheduledId,
        by: Option<AccountId>,
    ) -> Answer<'_, Vec<(MemberId, Role, Option<bool>)>> {
        self.read(self.inner().lineup(id, by))
    }
    fn upcoming(
        &self,
        by: AccountId,
        from: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<StoredScheduled>> {
        self.read(self.inner().upcoming(by, from, limit, after))
    }
    fn upcoming_of(
        &self,
        circle: CircleId,
        by: AccountId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<StoredScheduled>> {
        self.read(self.inner().upcoming_of(circle, by, from, limit))
    }
    fn own_scheduled(&self, by: AccountId, from: At, limit: u32) -> Answer<'_, Vec<StoredScheduled>> {
        self.read(self.inner().own_scheduled(by, from, limit))
    }
    fn scheduled_of(&self, owner: AccountId, after: At) -> Answer<'_, u32> {
        self.read(self.inner().scheduled_of(owner, after))
    }
    fn to_open(
        &self,
        from: At,
        until: At,
        limit: u32,
        after: Option<(At, ScheduledId)>,
    ) -> Answer<'_, Vec<(At, ScheduledId, AccountId)>> {
        self.read(self.inner().to_open(from, until, limit, after))
    }
    fn letters_due(&self, now: At, limit: u32) -> Answer<'_, Vec<LetterDue>> {
        self.read(self.inner().letters_due(now, limit))
    }
    fn feed(&self, account: AccountId) -> Answer<'_, Option<At>> {
        self.read(self.inner().feed(account))
    }
    fn feed_owner<'a>(&'a self, hash: &'a TokenHash) -> Answer<'a, Option<AccountId>> {
        self.read(self.inner().feed_owner(hash))
    }
    fn past(&self, by: AccountId, limit: u32, before: Option<(At, RoomId)>) -> Answer<'_, Vec<PastRoom>> {
        self.read(self.inner().past(by, limit, before))
    }
    fn past_room(&self, by: AccountId, room: RoomId) -> Answer<'_, Option<PastRoom>> {
        self.read(self.inner().past_room(by, room))
    }
}
