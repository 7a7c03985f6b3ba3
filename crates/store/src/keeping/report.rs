//! Counts for the owner's report.

use super::{Kept, SERVERS_OWN, Until};

pub const KEPT: &[Kept] = &[
    Kept {
        table: "report_day",
        what: "of each day: rooms opened, time spent in rooms by all members together, sound sent, processor time",
        why: "the owner sees how the server is used, and what it costs",
        until: Until::CleanedUp("400 days"),
        whose: None,
        columns: &[
            ("day", SERVERS_OWN),
            ("rooms", SERVERS_OWN),
            ("listened_ms", SERVERS_OWN),
            ("bytes", SERVERS_OWN),
            ("cpu_ms", SERVERS_OWN),
        ],
    },
    Kept {
        table: "report_hand",
        what: "of each day: how many hands waited about how long, and how many were not served",
        why: "the owner sees whether people get their turn",
        until: Until::CleanedUp("400 days"),
        whose: None,
        columns: &[("day", SERVERS_OWN), ("bucket", SERVERS_OWN), ("hands", SERVERS_OWN)],
    },
    Kept {
        table: "report_came",
        what: "of each week: how many members came to a room, by the week in which they were let in",
        why: "the owner sees whether people come back",
        until: Until::CleanedUp("400 days"),
        whose: None,
        columns: &[("week", SERVERS_OWN), ("cohort", SERVERS_OWN), ("members", SERVERS_OWN)],
    },
];
