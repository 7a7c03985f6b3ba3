//! The civil calendar in UTC, for what is written outside a browser.

/// A moment in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Civil {
    pub year: u64,
    pub month: u64,
    pub day: u64,
    pub hour: u64,
    pub minute: u64,
    pub second: u64,
}

/// By Howard Hinnant's days-to-civil.
pub fn civil(ms: u64) -> Civil {
    let (days, seconds) = (ms / 86_400_000, ms / 1000 % 86_400);
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Civil { year, month, day, hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60 }
}

/// When that day begins in UTC, in ms. None: there is no such day from 1970 to 9999. By Howard Hinnant's civil-to-days.
pub fn begin_of(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let from_march = year - u64::from(month <= 2);
    let (era, of_era) = (from_march / 400, from_march % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let ms = days * 86_400_000;
    let found = civil(ms);
    ((found.year, found.month, found.day) == (year, month, day)).then_some(ms)
}

/// The day of the week in UTC: 1 is Monday, 7 is Sunday.
pub fn weekday(ms: u64) -> u64 {
    // The first day of 1970 was a Thursday.
    (ms / 86_400_000 + 3) % 7 + 1
}

/// "2026-11-22".
pub fn date_of(ms: u64) -> String {
    let Civil { year, month, day, .. } = civil(ms);
    format!("{year:04}-{month:02}-{day:02}")
}

/// "2026-11-22 07:35".
pub fn minute_of(ms: u64) -> String {
    let Civil { year, month, day, hour, minute, .. } = civil(ms);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
}

/// "20261122T073500Z", as calendars write it.
pub fn stamp_of(ms: u64) -> String {
    let Civil { year, month, day, hour, minute, second } = civil(ms);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days_and_turns_of_the_year_are_where_they_belong() {
        for (ms, text) in [
            (0, "19700101T000000Z"),
            (951_782_399_000, "20000228T235959Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_709_164_800_000, "20240229T000000Z"),
            (1_795_332_900_999, "20261122T073500Z"),
            (1_798_761_599_000, "20261231T235959Z"),
            (4_107_542_400_000, "21000301T000000Z"),
        ] {
            assert_eq!(stamp_of(ms), text);
        }
        assert_eq!((weekday(0), weekday(1_795_332_900_000), weekday(1_795_392_000_000)), (4, 7, 1));
        assert_eq!(minute_of(1_795_332_900_000), "2026-11-22 07:35");
        assert_eq!(date_of(1_795_332_900_000), "2026-11-22");
    }
}
