//! Reports of a private thread: one of its two people shows those who run the server what was written last in it, and why.

use super::{Refusal, ThreadView};
use crate::Line;
use std::time::Duration;

/// Reports that one member makes in a day. More helps somebody who is pestered by many; fewer spares whoever reads them.
pub const THREAD_REPORTS_A_DAY: u32 = 10;
/// Messages that one report shows, the reported one last. More explains better; fewer shows less of what was private.
pub const REPORTED_MESSAGES: u32 = 20;
/// How long a report stays once it is settled, and one that nobody settled.
pub const SETTLED_KEPT: Duration = Duration::from_hours(30 * 24);
pub const UNSETTLED_KEPT: Duration = Duration::from_hours(365 * 24);

/// What whoever reports adds in their own words.
pub type ReportLine = Line<300>;

/// Why somebody reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// Advertising, or the same to many.
    Spam,
    /// Insults, or words that do not leave one alone.
    Harassment,
    /// Threats of violence.
    Threat,
    /// Wants money or passwords by pretence.
    Fraud,
    Other,
}

impl ReportReason {
    pub const ALL: [ReportReason; 5] = [
        ReportReason::Spam,
        ReportReason::Harassment,
        ReportReason::Threat,
        ReportReason::Fraud,
        ReportReason::Other,
    ];

    pub fn word(self) -> &'static str {
        match self {
            ReportReason::Spam => "spam",
            ReportReason::Harassment => "harassment",
            ReportReason::Threat => "threat",
            ReportReason::Fraud => "fraud",
            ReportReason::Other => "other",
        }
    }

    /// Reads what `word` gave.
    pub fn of(word: &str) -> Option<ReportReason> {
        ReportReason::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

/// Whether one of the two may report it: a thread, or a request that came to them. Of one's own request there is nothing to
/// show but one's own words, and of somebody who is gone nothing any more.
pub fn report(view: ThreadView, other_is_there: bool) -> Result<(), Refusal> {
    match view {
        ThreadView::Open | ThreadView::Asks if other_is_there => Ok(()),
        ThreadView::Open | ThreadView::Asks | ThreadView::Waits => Err(Refusal::NoSuchThread),
    }
}
