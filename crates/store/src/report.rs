//! What is written and read of the owner's report: counts by day and week, which name nobody.

use std::time::Duration;

use domain::network::Visit;
use domain::report::{Counted, Day, TopicCount, Week};
use domain::{AccountId, At, RoomId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;

/// Inviters and topics that one report looks at: those with most members.
pub const GROUPS_MAX: u32 = 200;

/// Something more to count.
#[derive(Clone)]
pub enum ReportWrite {
    /// A room is opened.
    Room { at: At },
    /// Times in one room that are over. Comes before they are written down as visits: what is written down already was
    /// counted, and whoever has a visit of the same week as well.
    Visits { room: RoomId, visits: Vec<Visit> },
    /// So many hands came down that day, by how long they waited; `None`: they were not served.
    Hands { day: Day, bucket: Option<usize>, hands: u64 },
    /// What the machine did since the last time.
    Machine { at: At, bytes: u64, cpu: Duration },
}

/// What was counted. No `Debug`: topics are what people wrote.
#[derive(Clone, Default)]
pub struct StoredReport {
    pub counted: Counted,
    /// Those who let in most, at most [`GROUPS_MAX`].
    pub inviters: Vec<InviterCount>,
    /// Members whom somebody's invite or word let in, all of them.
    pub invited: u32,
    /// Of open rooms, as their topics are written; those with most members, at most [`GROUPS_MAX`].
    pub topics: Vec<TopicCount>,
}

/// Members whom one member let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InviterCount {
    pub inviter: AccountId,
    pub let_in: u32,
    /// Of them: who was in a room lately.
    pub came: u32,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait ReportReads: Send + Sync + 'static {
    /// Everything from the week `from` on; of inviters and topics who came, and what was on, since `lately`.
    fn report(&self, from: Week, lately: At) -> Answer<'_, StoredReport>;
}

/// Column `bucket`.
pub fn bucket_number(bucket: Option<usize>) -> i64 {
    bucket.map_or(-1, |bucket| i64::try_from(bucket).unwrap_or(i64::MAX))
}

/// Reads what [`bucket_number`] wrote.
pub fn read_bucket(number: i64) -> Option<usize> {
    usize::try_from(number).ok()
}

impl Store {
    /// Everything that was counted from the week `from` on; of inviters and topics who came, and what was on, since `lately`.
    pub async fn report(&self, from: Week, lately: At) -> anyhow::Result<StoredReport> {
        self.read(move |backend| backend.report(from, lately)).await
    }
}

impl ReportReads for FaultyBackend {
    fn report(&self, from: Week, lately: At) -> Answer<'_, StoredReport> {
        self.read(self.inner().report(from, lately))
    }
}
