//! Days and weeks in UTC, by which a report counts.

use crate::At;
use std::time::Duration;

const DAY_MS: u64 = 24 * 3600 * 1000;
/// 1 January 1970 was a Thursday, and weeks begin on Mondays.
const BEFORE_FIRST_DAY: u64 = 3;

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(u32);

/// Monday to Sunday, counted from the week of 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(u32);

impl Day {
    pub const fn new(number: u32) -> Day {
        Day(number)
    }

    pub fn of(at: At) -> Day {
        Day(u32::try_from(at.0 / DAY_MS).unwrap_or(u32::MAX))
    }

    pub const fn number(self) -> u32 {
        self.0
    }

    pub fn begins(self) -> At {
        At(u64::from(self.0) * DAY_MS)
    }

    pub fn week(self) -> Week {
        Week::of(self.begins())
    }
}

impl Week {
    pub const fn new(number: u32) -> Week {
        Week(number)
    }

    pub fn of(at: At) -> Week {
        Week(u32::try_from((at.0 / DAY_MS + BEFORE_FIRST_DAY) / 7).unwrap_or(u32::MAX))
    }

    pub const fn number(self) -> u32 {
        self.0
    }

    pub fn first_day(self) -> Day {
        Day(u32::try_from((u64::from(self.0) * 7).saturating_sub(BEFORE_FIRST_DAY)).unwrap_or(u32::MAX))
    }

    pub fn begins(self) -> At {
        self.first_day().begins()
    }

    pub fn next(self) -> Week {
        Week(self.0.saturating_add(1))
    }

    /// So many weeks earlier.
    pub fn back(self, weeks: u32) -> Week {
        Week(self.0.saturating_sub(weeks))
    }

    /// From this one to that one, both among them.
    pub fn to(self, last: Week) -> impl DoubleEndedIterator<Item = Week> {
        (self.0..=last.0).map(Week)
    }
}

/// How much of the time between these two falls on which day.
pub fn by_day(from: At, until: At) -> impl Iterator<Item = (Day, Duration)> {
    let days = Day::of(from).0..=Day::of(until).0;
    let parts = days.map(move |day| {
        let (begins, ends) = (Day(day).begins(), Day(day.saturating_add(1)).begins());
        (Day(day), until.min(ends).since(from.max(begins)))
    });
    parts.filter(|(_, part)| !part.is_zero())
}
