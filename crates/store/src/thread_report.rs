//! What is written and read of reports of private threads.

use anyhow::Context;
use domain::network::{ReportLine, ReportReason};
use domain::{AccountId, At, ThreadId, ThreadReportId};

use crate::backend::Answer;
use crate::faulty::FaultyBackend;
use crate::handle::Store;
use crate::sealed;

/// Reports that one page holds at most, whatever was asked for.
const PAGE_MAX: u32 = 50;

/// One change. No `Debug`: what people write is personal.
#[derive(Clone)]
pub enum ThreadReportWrite {
    /// Nothing happens while one of theirs of the same thread waits.
    Report(NewThreadReport),
    /// [`crate::Conflict::ChangedMeanwhile`] unless it waits, and for whoever is one of the thread's two.
    Settle { report: ThreadReportId, by: AccountId, at: At },
}

#[derive(Clone)]
pub struct NewThreadReport {
    pub id: ThreadReportId,
    pub by: AccountId,
    pub thread: ThreadId,
    /// The last message that they saw; 0: nobody wrote yet.
    pub up_to: u64,
    pub at: At,
    pub reason: ReportReason,
    pub line: Option<ReportLine>,
}

/// One that waits. No `Debug`: it is personal.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredThreadReport {
    pub id: ThreadReportId,
    pub by: AccountId,
    /// The other of the two; `None`: they are erased.
    pub about: Option<AccountId>,
    pub thread: ThreadId,
    pub up_to: u64,
    pub at: At,
    pub reason: ReportReason,
    pub words: Option<String>,
}

/// The reads of this feature; part of [`crate::Backend`].
pub trait ThreadReportReads: Send + Sync + 'static {
    /// Those that wait, the oldest first, without those of threads that `reader` is in. `after`: the last one of the page
    /// before.
    fn thread_reports(
        &self,
        reader: AccountId,
        limit: u32,
        after: Option<(At, ThreadReportId)>,
    ) -> Answer<'_, Vec<StoredThreadReport>>;
}

pub struct ThreadReportColumns {
    pub id: i64,
    pub reporter: i64,
    pub about: Option<i64>,
    pub thread: i64,
    pub up_to: i64,
    pub at_ms: i64,
    pub reason: String,
    pub words: Option<String>,
    pub sealing_key: Option<String>,
}

impl ThreadReportColumns {
    pub fn read(self) -> anyhow::Result<StoredThreadReport> {
        let account = |id: i64| AccountId::new(id.unsigned_abs());
        let by = account(self.reporter);
        let opened =
            |words: String| sealed::opened(self.sealing_key.as_deref(), "thread_report.words", by, &words);
        Ok(StoredThreadReport {
            id: ThreadReportId::new(self.id.unsigned_abs()),
            by,
            about: self.about.map(account),
            thread: ThreadId::new(self.thread.unsigned_abs()),
            up_to: self.up_to.unsigned_abs(),
            at: At(self.at_ms.unsigned_abs()),
            reason: ReportReason::of(&self.reason).context("thread_report.reason is no known word")?,
            words: self.words.map(opened).transpose()?,
        })
    }
}

impl Store {
    /// Reports that wait, the oldest first, without those of threads that `reader` is in. `after`: the last one of the page
    /// before.
    pub async fn thread_reports(
        &self,
        reader: AccountId,
        limit: u32,
        after: Option<(At, ThreadReportId)>,
    ) -> anyhow::Result<Vec<StoredThreadReport>> {
        self.read(move |backend| backend.thread_reports(reader, limit.min(PAGE_MAX), after)).await
    }
}

impl ThreadReportReads for FaultyBackend {
    fn thread_reports(
        &self,
        reader: AccountId,
        limit: u32,
        after: Option<(At, ThreadReportId)>,
    ) -> Answer<'_, Vec<StoredThreadReport>> {
        self.read(self.inner().thread_reports(reader, limit, after))
    }
}
