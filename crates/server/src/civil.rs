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
        assert_eq!(minute_of(1_795_332_900_000), "2026-11-22 07:35");
    }
}
