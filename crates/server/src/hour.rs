//! An hour as letters say it: in their reader's language and by their clocks, or in UTC where nobody knows these.

use crate::civil::{Civil, civil, weekday};
use crate::words::say_with;
use domain::network::Clocks;
use domain::{At, Language};

/// What clocks show. `zone`: which ones.
pub struct Hour<'a> {
    shown: u64,
    pub zone: &'a str,
}

impl<'a> Hour<'a> {
    pub fn of(at: At, clocks: Option<&'a Clocks>) -> Hour<'a> {
        match clocks {
            Some(clocks) => {
                let shown = u64::try_from(clocks.shown(at)).unwrap_or_default();
                Hour { shown, zone: clocks.zone().as_str() }
            }
            None => Hour { shown: at.0, zone: "UTC" },
        }
    }

    /// "18:00".
    pub fn clock(&self) -> String {
        let Civil { hour, minute, .. } = civil(self.shown);
        format!("{hour:02}:{minute:02}")
    }

    /// "Tuesday, 24 November 2026, 18:00 (Europe/Rome)".
    pub fn said(&self, language: Language) -> String {
        let Civil { year, month, day, .. } = civil(self.shown);
        let (clock, weekday) = (self.clock(), weekday(self.shown));
        let numbers = [("weekday", weekday), ("day", day), ("month", month), ("year", year)];
        say_with(language, "letter-hour", &[("clock", &clock), ("zone", self.zone)], &numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// 2026-11-24T17:00:00Z, a Tuesday.
    const AT: At = At(1_795_539_600_000);

    #[test]
    fn an_hour_is_said_by_the_readers_clocks_in_their_language() {
        let rome = Clocks::parse("Europe/Rome", 60, &[]).expect("clocks");
        let saigon = Clocks::parse("Asia/Ho_Chi_Minh", 420, &[]).expect("clocks");
        for (language, clocks, said) in [
            (Language::English, None, "Tuesday, 24 November 2026, 17:00 (UTC)"),
            (Language::English, Some(&rome), "Tuesday, 24 November 2026, 18:00 (Europe/Rome)"),
            (Language::Italian, Some(&rome), "martedì 24 novembre 2026, ore 18:00 (Europe/Rome)"),
            (Language::ChineseSimplified, Some(&saigon), "2026年11月25日星期三 00:00（Asia/Ho_Chi_Minh）"),
            (Language::ChineseTraditional, None, "2026年11月24日星期二 17:00（UTC）"),
            (Language::Vietnamese, Some(&saigon), "00:00 Thứ Tư, 25 tháng 11, 2026 (Asia/Ho_Chi_Minh)"),
            (Language::Korean, None, "2026년 11월 24일 화요일 17:00 (UTC)"),
        ] {
            assert_eq!(Hour::of(AT, clocks).said(language), said);
        }
    }

    #[test]
    fn every_day_of_the_week_has_its_name_and_nothing_is_left_open() {
        const DAY_MS: u64 = 86_400_000;
        for language in Language::ALL {
            let said = |day: u64| Hour::of(At(AT.0 + day * DAY_MS), None).said(language);
            assert!((0..366).all(|day| !said(day).contains('{')), "{language:?}");
            let words = |text: String| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
            let week: BTreeSet<String> = (0..7).map(|day| words(said(day))).collect();
            assert_eq!(week.len(), 7, "{language:?}");
        }
    }
}
