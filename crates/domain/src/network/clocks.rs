//! What somebody's clocks show, and their quiet hours. Browsers know time zones: one says how far its clocks are ahead of UTC,
//! and when they are changed.

use super::ZoneName;
use crate::At;
use std::ops::RangeInclusive;

/// Changes of the clocks that are known: two a year for ten years, and as many again.
pub const CHANGES_MAX: usize = 48;
/// No clocks on earth are further behind or ahead, in minutes.
const AHEAD: RangeInclusive<i16> = -12 * 60..=14 * 60;

const DAY_MINUTES: u16 = 24 * 60;
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The clocks of one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocks {
    zone: ZoneName,
    /// Minutes ahead of UTC before the first change.
    first: i16,
    /// From when on so many.
    changes: Vec<(At, i16)>,
}

impl Clocks {
    /// `None`: the zone is no name, a clock is off the earth, or the changes do not come one after the other.
    pub fn parse(zone: &str, first: i16, changes: &[(At, i16)]) -> Option<Clocks> {
        let are_clocks = AHEAD.contains(&first) && changes.iter().all(|(_, ahead)| AHEAD.contains(ahead));
        let in_order = changes.windows(2).all(|two| two[0].0 < two[1].0);
        let fits = are_clocks && in_order && changes.len() <= CHANGES_MAX;
        let zone = ZoneName::parse(zone).filter(|_| fits)?;
        Some(Clocks { zone, first, changes: changes.to_vec() })
    }

    pub fn zone(&self) -> &ZoneName {
        &self.zone
    }

    pub fn first(&self) -> i16 {
        self.first
    }

    pub fn changes(&self) -> &[(At, i16)] {
        &self.changes
    }

    /// The minute of the day that they show.
    pub fn minute(&self, at: At) -> u16 {
        u16::try_from(self.shown(at).rem_euclid(DAY_MS) / MINUTE_MS).expect("a day has 1,440 minutes")
    }

    /// Whether they show a Monday.
    pub fn is_monday(&self, at: At) -> bool {
        // The first day of 1970 was a Thursday.
        self.shown(at).div_euclid(DAY_MS).rem_euclid(7) == 4
    }

    /// The first moment later than `after` at which they show this minute of the day, or are put forward past it.
    pub fn next(&self, minute: u16, after: At) -> At {
        let wanted = i64::from(minute) * MINUTE_MS;
        let (mut from, mut ahead) = (ms(after) + 1, self.ahead_ms(after));
        let shows = |from: i64, ahead: i64| from + (wanted - (from + ahead)).rem_euclid(DAY_MS);
        for (change, then) in self.changes.iter().filter(|(change, _)| *change > after) {
            let (change, then) = (ms(*change), i64::from(*then) * MINUTE_MS);
            if shows(from, ahead) < change {
                break;
            }
            let skipped = (wanted - (change + ahead)).rem_euclid(DAY_MS);
            if then > ahead && skipped <= then - ahead {
                return at(change);
            }
            (from, ahead) = (change, then);
        }
        at(shows(from, ahead))
    }

    fn ahead_ms(&self, at: At) -> i64 {
        let passed = self.changes.partition_point(|(from, _)| *from <= at);
        let ahead = passed.checked_sub(1).map_or(self.first, |last| self.changes[last].1);
        i64::from(ahead) * MINUTE_MS
    }

    /// What they show, in ms since they showed the beginning of 1970.
    pub fn shown(&self, at: At) -> i64 {
        ms(at) + self.ahead_ms(at)
    }
}

/// Hours of the day in which nothing makes a noise. They may go past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: u16,
    to: u16,
}

impl Quiet {
    /// Minutes of the day; `None`: one of them is none, or both are the same.
    pub fn parse(from: u16, to: u16) -> Option<Quiet> {
        (from < DAY_MINUTES && to < DAY_MINUTES && from != to).then_some(Quiet { from, to })
    }

    /// From which minute of the day to which.
    pub fn minutes(self) -> (u16, u16) {
        (self.from, self.to)
    }

    pub fn holds(self, minute: u16) -> bool {
        match self.from < self.to {
            true => (self.from..self.to).contains(&minute),
            false => minute >= self.from || minute < self.to,
        }
    }

    /// When they are over; `None`: they are not now.
    pub fn until(self, clocks: &Clocks, now: At) -> Option<At> {
        let mut until = now;
        // Clocks that are put forward past their end may show the next ones already.
        for _ in 0..3 {
            if !self.holds(clocks.minute(until)) {
                break;
            }
            until = clocks.next(self.to, until);
        }
        (until > now).then_some(until)
    }
}

fn ms(at: At) -> i64 {
    i64::try_from(at.0).unwrap_or(i64::MAX / 2)
}

fn at(ms: i64) -> At {
    At(u64::try_from(ms).unwrap_or_default())
}
