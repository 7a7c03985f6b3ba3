//! What is written and read of inboxes, of what somebody wants to be told by which way, and of browsers that are pushed to.

use anyhow::{Context, anyhow};
use aws_lc_rs::digest;
use domain::network::circle::CIRCLE_MEMBERS_MAX;
use domain::network::inbox::{Entry, Kind};
use domain::network::wishes::{Digest, Letters, Way};
use domain::network::{Clocks, Quiet, Wishes};
use domain::{AccountId, At, CircleId, DeviceId, InboxId, ScheduledId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::row::{SessionId, TokenHash};
use crate::sealed;

/// Rows of one page at most, whatever was asked for.
const PAGE_MAX: u32 = 500;

/// One change. No `Debug`: most of it is personal.
#[derive(Clone)]
pub enum InboxWrite {
    /// Something happened to somebody, and goes where [`domain::network::inbox::take`] says. Nothing happens where they want
    /// none of it, have blocked whose doing it was, are no member, or either is gone.
    Take { id: InboxId, account: AccountId, entry: Entry },
    /// Everything up to then was looked at.
    See { account: AccountId, up_to: At },
    /// [`crate::Conflict::Mismatch`] unless it is theirs.
    SeeOne { account: AccountId, id: InboxId },
    /// In place of what was wanted before.
    SetWishes { account: AccountId, wishes: Wishes, at: At },
    /// The same browser again: goes on under its number. Of too many the one that came first is gone.
    /// [`crate::Conflict::Mismatch`] if the session is.
    AddDevice(Device),
    /// Nothing happens if it is gone, or another's.
    DropDevice { account: AccountId, id: DeviceId },
    /// Goes before the push: of two who would send it, one does. [`crate::Conflict::ChangedMeanwhile`] if nothing is due.
    Pushed { account: AccountId, until: At },
    /// Goes before the letter that sums up. [`crate::Conflict::ChangedMeanwhile`] unless it is due then still.
    Digested { account: AccountId, due: At, at: At, next: Option<At> },
    /// Without signing in. Nothing happens if the account is gone.
    EndLetters { account: AccountId, letters: Letters, at: At },
}

/// A browser that is pushed to. No `Debug`: whoever has it can write to somebody.
#[derive(Clone, PartialEq, Eq)]
pub struct Device {
    pub id: DeviceId,
    pub account: AccountId,
    /// Under which it asked for it.
    pub session: SessionId,
    /// Its address at its push service.
    pub endpoint: String,
    /// Its public key and its secret, in base64url.
    pub p256dh: String,
    pub auth: String,
    pub made: At,
}

/// One row of an inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredEntry {
    pub id: InboxId,
    pub account: AccountId,
    /// The last time it happened.
    pub entry: Entry,
    pub times: u32,
    pub seen: bool,
}

/// A row that is to be pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PushDue {
    pub id: InboxId,
    pub account: AccountId,
    /// None: it cannot be read, and is no reason to push none of the others.
    pub entry: Option<StoredEntry>,
}

/// A letter that sums up what was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestDue {
    pub account: AccountId,
    pub due: At,
    /// What came since then is in it.
    pub since: At,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait InboxReads: Send + Sync + 'static {
    /// The latest first; `after`: the last one of the page before.
    fn inbox(
        &self,
        account: AccountId,
        limit: u32,
        after: Option<(At, InboxId)>,
    ) -> Answer<'_, Vec<StoredEntry>>;
    /// How many were not looked at.
    fn inbox_unseen(&self, account: AccountId) -> Answer<'_, u32>;
    fn wishes(&self, account: AccountId) -> Answer<'_, Wishes>;
    /// The one that came last first.
    fn devices(&self, account: AccountId) -> Answer<'_, Vec<Device>>;
    /// Rows that are to be pushed by now, those of one account together.
    fn pushes_due(&self, now: At, limit: u32) -> Answer<'_, Vec<PushDue>>;
    fn digests_due(&self, now: At, limit: u32) -> Answer<'_, Vec<DigestDue>>;
    /// Members who follow somebody, by id; `circle`: of these, who belong to it.
    fn followers(
        &self,
        followed: AccountId,
        circle: Option<CircleId>,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>>;
    /// Guests of a scheduled room who come or asked to be reminded, its owner among them, by id; `asked`: also those who have not said. Nobody who has
    /// left its circle.
    fn guests(
        &self,
        id: ScheduledId,
        asked: bool,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>>;
    /// Who moderates a circle, its owner among them, by id.
    fn circle_moderators(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>>;
    /// Guests of a circle's scheduled rooms that begin from then on and are not open yet, who come or have not said: each once,
    /// with one of these rooms.
    fn circle_guests(
        &self,
        circle: CircleId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<(AccountId, ScheduledId)>>;
    /// Those that begin between, and whose they are.
    fn beginning(&self, after: At, until: At, limit: u32) -> Answer<'_, Vec<(ScheduledId, AccountId)>>;
}

/// Column `ways`.
pub fn ways_text(wishes: &Wishes) -> String {
    let words = wishes.ways.iter().map(|(kind, way)| format!("{}={}", kind.key(), way.key()));
    words.collect::<Vec<_>>().join(" ")
}

/// Column `clocks`.
pub fn clocks_text(clocks: &Clocks) -> String {
    let changes = clocks.changes().iter().map(|(at, ahead)| format!(" {}={ahead}", at.0));
    format!("{}{}", clocks.first(), changes.collect::<String>())
}

/// Reads what [`clocks_text`] wrote.
fn read_clocks(zone: &str, text: &str) -> Option<Clocks> {
    let mut words = text.split(' ');
    let first = words.next()?.parse().ok()?;
    let change = |word: &str| {
        let (at, ahead) = word.split_once('=')?;
        Some((At(at.parse().ok()?), ahead.parse().ok()?))
    };
    let changes: Option<Vec<(At, i16)>> = words.map(change).collect();
    Clocks::parse(zone, first, &changes?)
}

pub struct WishesColumns {
    pub ways: String,
    pub quiet_from: Option<i64>,
    pub quiet_to: Option<i64>,
    pub zone: Option<String>,
    pub clocks: Option<String>,
    pub digest: String,
    pub room_letters: bool,
}

impl WishesColumns {
    pub fn read(self) -> anyhow::Result<Wishes> {
        let minute = |value: i64| u16::try_from(value).ok();
        let clocks = match (self.zone, self.clocks) {
            (Some(zone), Some(clocks)) => {
                Some(read_clocks(&zone, &clocks).context("wishes.clocks are no clocks")?)
            }
            _ => None,
        };
        let quiet = match (self.quiet_from, self.quiet_to) {
            (Some(from), Some(to)) => {
                let quiet = minute(from).zip(minute(to)).and_then(|(from, to)| Quiet::parse(from, to));
                Some(quiet.context("wishes.quiet_from and quiet_to are no hours")?)
            }
            _ => None,
        };
        let digest = Digest::parse(&self.digest).context("wishes.digest is no known word")?;
        let mut wishes =
            Wishes { quiet, clocks, digest, room_letters: self.room_letters, ..Wishes::default() };
        for word in self.ways.split_ascii_whitespace() {
            let read = |(kind, way): (&str, &str)| Kind::parse(kind).zip(Way::parse(way));
            let (kind, way) =
                word.split_once('=').and_then(read).context("wishes.ways has no known words")?;
            wishes.set_way(kind, way);
        }
        Ok(wishes)
    }
}

pub struct EntryColumns {
    pub id: i64,
    pub account: i64,
    pub kind: String,
    pub by_member: i64,
    pub about: Option<i64>,
    pub times: i64,
    pub at_ms: i64,
    pub seen: bool,
}

impl EntryColumns {
    pub fn read_due(self) -> PushDue {
        let (id, account) = (self.id.unsigned_abs(), self.account.unsigned_abs());
        PushDue { id: InboxId::new(id), account: AccountId::new(account), entry: self.read().ok() }
    }

    pub fn read(self) -> anyhow::Result<StoredEntry> {
        let kind = Kind::parse(&self.kind).context("inbox.kind is no known word")?;
        let entry = Entry {
            kind,
            by: domain::MemberId::of(AccountId::new(self.by_member.unsigned_abs())),
            about: self.about.map(i64::unsigned_abs),
            at: At(self.at_ms.unsigned_abs()),
        };
        Ok(StoredEntry {
            id: InboxId::new(self.id.unsigned_abs()),
            account: AccountId::new(self.account.unsigned_abs()),
            entry,
            times: crate::network::count(self.times),
            seen: self.seen,
        })
    }
}

/// What a browser is known by.
pub fn endpoint_hash(endpoint: &str) -> TokenHash {
    let mut hash = TokenHash::default();
    hash.copy_from_slice(digest::digest(&digest::SHA256, endpoint.as_bytes()).as_ref());
    hash
}

/// Column `address`, before it is sealed. None of the three holds a blank.
pub fn address_text(device: &Device) -> String {
    format!("{} {} {}", device.endpoint, device.p256dh, device.auth)
}

pub struct DeviceColumns {
    pub id: i64,
    pub session: i64,
    pub address: String,
    pub made: i64,
    pub sealing_key: Option<String>,
}

impl DeviceColumns {
    /// `None`: the key to its address is gone.
    pub fn read(self, account: AccountId) -> anyhow::Result<Option<Device>> {
        let address =
            sealed::opened(self.sealing_key.as_deref(), "push_device.address", account, &self.address)?;
        if address == sealed::GONE {
            return Ok(None);
        }
        let parts: Vec<&str> = address.split(' ').collect();
        let [endpoint, p256dh, auth] = parts[..] else {
            return Err(anyhow!("push_device.address is damaged"));
        };
        Ok(Some(Device {
            id: DeviceId::new(self.id.unsigned_abs()),
            account,
            session: SessionId::new(self.session.unsigned_abs()),
            endpoint: endpoint.to_owned(),
            p256dh: p256dh.to_owned(),
            auth: auth.to_owned(),
            made: At(self.made.unsigned_abs()),
        }))
    }
}

impl Store {
    /// What happened to an account, the latest first; `after`: the last one of the page before.
    pub async fn inbox(
        &self,
        account: AccountId,
        limit: u32,
        after: Option<(At, InboxId)>,
    ) -> anyhow::Result<Vec<StoredEntry>> {
        self.read(move |backend| backend.inbox(account, limit.min(PAGE_MAX), after)).await
    }

    /// How many rows of an inbox were not looked at.
    pub async fn inbox_unseen(&self, account: AccountId) -> anyhow::Result<u32> {
        self.read(move |backend| backend.inbox_unseen(account)).await
    }

    /// What an account wants; the ordinary for whoever has not said.
    pub async fn wishes(&self, account: AccountId) -> anyhow::Result<Wishes> {
        self.read(move |backend| backend.wishes(account)).await
    }

    /// Browsers of an account that are pushed to, the one that came last first.
    pub async fn devices(&self, account: AccountId) -> anyhow::Result<Vec<Device>> {
        self.read(move |backend| backend.devices(account)).await
    }

    /// Rows that are to be pushed by now, those of one account together.
    pub async fn pushes_due(&self, now: At, limit: u32) -> anyhow::Result<Vec<PushDue>> {
        self.read(move |backend| backend.pushes_due(now, limit.min(PAGE_MAX))).await
    }

    /// Letters that sum up and are to be written by now.
    pub async fn digests_due(&self, now: At, limit: u32) -> anyhow::Result<Vec<DigestDue>> {
        self.read(move |backend| backend.digests_due(now, limit.min(PAGE_MAX))).await
    }

    /// Members who follow somebody, by id; `circle`: of these, who belong to it.
    pub async fn followers(
        &self,
        followed: AccountId,
        circle: Option<CircleId>,
        limit: u32,
        after: Option<AccountId>,
    ) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.followers(followed, circle, limit.min(PAGE_MAX), after)).await
    }

    /// Guests of a scheduled room who come or asked to be reminded, its owner among them, by id; `asked`: also those who have not said.
    pub async fn guests(
        &self,
        id: ScheduledId,
        asked: bool,
        limit: u32,
        after: Option<AccountId>,
    ) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.guests(id, asked, limit.min(PAGE_MAX), after)).await
    }

    /// Who moderates a circle, its owner among them, by id.
    pub async fn circle_moderators(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<AccountId>,
    ) -> anyhow::Result<Vec<AccountId>> {
        self.read(move |backend| backend.circle_moderators(circle, limit.min(PAGE_MAX), after)).await
    }

    /// Guests of what a circle has scheduled from then on and is not open yet, who come or have not said: each once, with one of
    /// these rooms; as many as belong to one at most.
    pub async fn circle_guests(
        &self,
        circle: CircleId,
        from: At,
    ) -> anyhow::Result<Vec<(AccountId, ScheduledId)>> {
        self.read(move |backend| backend.circle_guests(circle, from, CIRCLE_MEMBERS_MAX)).await
    }

    /// Scheduled rooms that begin between, and whose they are.
    pub async fn beginning(
        &self,
        after: At,
        until: At,
        limit: u32,
    ) -> anyhow::Result<Vec<(ScheduledId, AccountId)>> {
        self.read(move |backend| backend.beginning(after, until, limit.min(PAGE_MAX))).await
    }
}

impl InboxReads for FaultyBackend {
    fn inbox(
        &self,
        account: AccountId,
        limit: u32,
        after: Option<(At, InboxId)>,
    ) -> Answer<'_, Vec<StoredEntry>> {
        self.read(self.inner().inbox(account, limit, after))
    }
    fn inbox_unseen(&self, account: AccountId) -> Answer<'_, u32> {
        self.read(self.inner().inbox_unseen(account))
    }
    fn wishes(&self, account: AccountId) -> Answer<'_, Wishes> {
        self.read(self.inner().wishes(account))
    }
    fn devices(&self, account: AccountId) -> Answer<'_, Vec<Device>> {
        self.read(self.inner().devices(account))
    }
    fn pushes_due(&self, now: At, limit: u32) -> Answer<'_, Vec<PushDue>> {
        self.read(self.inner().pushes_due(now, limit))
    }
    fn digests_due(&self, now: At, limit: u32) -> Answer<'_, Vec<DigestDue>> {
        self.read(self.inner().digests_due(now, limit))
    }
    fn followers(
        &self,
        followed: AccountId,
        circle: Option<CircleId>,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner().followers(followed, circle, limit, after))
    }
    fn guests(
        &self,
        id: ScheduledId,
        asked: bool,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner().guests(id, asked, limit, after))
    }
    fn circle_moderators(
        &self,
        circle: CircleId,
        limit: u32,
        after: Option<AccountId>,
    ) -> Answer<'_, Vec<AccountId>> {
        self.read(self.inner().circle_moderators(circle, limit, after))
    }
    fn circle_guests(
        &self,
        circle: CircleId,
        from: At,
        limit: u32,
    ) -> Answer<'_, Vec<(AccountId, ScheduledId)>> {
        self.read(self.inner().circle_guests(circle, from, limit))
    }
    fn beginning(&self, after: At, until: At, limit: u32) -> Answer<'_, Vec<(ScheduledId, AccountId)>> {
        self.read(self.inner().beginning(after, until, limit))
    }
}
