//! The report's tables as rows for a spreadsheet. Their first row names the columns, for programs, in English.

use crate::civil::date_of;
use protocol::report::{Report, ReportWeek};

/// Of fewer than five members, and not told.
const FEW: &str = "<5";

type Rows = Vec<Vec<String>>;

pub fn weeks(report: &Report) -> Rows {
    let mut rows = vec![names(&[
        "week",
        "rooms",
        "new_members",
        "returning_members",
        "listener_hours",
        "hands",
        "hands_served",
        "median_wait_s",
        "gigabytes_sent",
        "core_hours",
    ])];
    rows.extend(report.weeks.iter().map(week));
    rows
}

fn week(week: &ReportWeek) -> Vec<String> {
    let [hands, served, wait] = match &week.hands {
        None => [few(), few(), few()],
        Some(hands) => {
            let wait = match hands.median_wait_ms {
                Some(ms) => (ms / 1000).to_string(),
                None if hands.served == 0 => String::new(),
                None => few(),
            };
            [hands.count.to_string(), hands.served.to_string(), wait]
        }
    };
    vec![
        date_of(week.begins_ms),
        week.rooms.to_string(),
        or_few(week.new),
        or_few(week.returning),
        week.listened_ms.map_or_else(few, hours),
        hands,
        served,
        wait,
        format!("{:.3}", week.bytes as f64 / 1e9),
        hours(week.cpu_ms),
    ]
}

/// A column for each week since: none has more than the first cohort.
pub fn cohorts(report: &Report) -> Rows {
    let most = report.cohorts.iter().map(|cohort| cohort.came.len()).max().unwrap_or_default();
    let since = (0..most).map(|week| format!("week_{week}"));
    let mut rows = vec![names(&["week", "members"]).into_iter().chain(since).collect()];
    rows.extend(report.cohorts.iter().map(|cohort| {
        let mut row = vec![date_of(cohort.begins_ms), or_few(cohort.members)];
        row.extend(cohort.came.iter().map(|came| or_few(*came)));
        row.resize(most + 2, String::new());
        row
    }));
    rows
}

pub fn inviters(report: &Report) -> Rows {
    let mut rows = vec![names(&["inviter", "let_in", "came_in_the_last_7_days"])];
    rows.extend(
        report
            .inviters
            .iter()
            .map(|of| vec![of.handle.clone().unwrap_or_default(), of.let_in.to_string(), or_few(of.came)]),
    );
    rows.push(vec!["(others)".to_owned(), or_few(report.other_invited), String::new()]);
    rows
}

pub fn topics(report: &Report) -> Rows {
    let mut rows = vec![names(&["topic", "rooms", "members", "new_members", "listener_hours"])];
    rows.extend(report.topics.iter().map(|of| {
        vec![
            of.topic.clone(),
            of.rooms.to_string(),
            of.members.to_string(),
            or_few(of.newcomers),
            hours(of.listened_ms),
        ]
    }));
    rows
}

fn names(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|name| (*name).to_owned()).collect()
}

fn few() -> String {
    FEW.to_owned()
}

fn or_few(count: Option<u32>) -> String {
    count.map_or_else(few, |count| count.to_string())
}

fn hours(ms: u64) -> String {
    format!("{:.2}", ms as f64 / 3_600_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::report::{ReportCohort, ReportHands, ReportInviter, ReportTopic};

    fn report() -> Report {
        let monday = 1_795_392_000_000;
        let week = ReportWeek {
            begins_ms: monday,
            rooms: 3,
            new: None,
            returning: Some(12),
            listened_ms: Some(5_400_000),
            hands: Some(ReportHands { count: 7, served: 0, median_wait_ms: None }),
            bytes: 1_500_000_000,
            cpu_ms: 360_000,
        };
        let few = ReportWeek { listened_ms: None, hands: None, ..week.clone() };
        let cohort = |came: Vec<Option<u32>>| ReportCohort { begins_ms: monday, members: Some(9), came };
        Report {
            weeks: vec![week, few],
            cohorts: vec![cohort(vec![Some(8), None]), cohort(vec![Some(5)])],
            inviters: vec![ReportInviter { handle: Some("mai".to_owned()), let_in: 6, came: None }],
            other_invited: None,
            topics: vec![ReportTopic {
                topic: "=HYPERLINK(\"x\")".to_owned(),
                rooms: 1,
                members: 5,
                newcomers: None,
                listened_ms: 0,
            }],
            prices: None,
            cost: None,
        }
    }

    #[test]
    fn every_row_has_the_columns_of_the_first_one_and_few_are_no_number() {
        let report = report();
        for rows in [weeks(&report), cohorts(&report), inviters(&report), topics(&report)] {
            assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
        }
        let wanted = ["2026-11-23", "3", "<5", "12", "1.50", "7", "0", "", "1.500", "0.10"];
        assert_eq!(weeks(&report)[1], wanted);
        assert_eq!(weeks(&report)[2][4..8], ["<5", "<5", "<5", "<5"]);
        assert_eq!(cohorts(&report)[0], ["week", "members", "week_0", "week_1"]);
        assert_eq!(cohorts(&report)[2], ["2026-11-23", "9", "5", ""]);
        assert_eq!(inviters(&report)[2], ["(others)", "<5", ""]);
    }

    #[test]
    fn what_somebody_wrote_is_no_formula_in_the_file() {
        let text = crate::csv::file(topics(&report()));
        assert!(text.starts_with("\u{feff}topic,rooms,"), "{text}");
        assert!(text.contains("\r\n\"'=HYPERLINK(\"\"x\"\")\",1,5,<5,0.00\r\n"), "{text}");
    }
}
