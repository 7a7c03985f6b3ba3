//! How SQLite goes about every query there is: none that anybody waits for reads a table from end to end.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};

use crate::ground::Ground;

/// What does all the same, by how it begins, and why that is well. Hallway, search, rooms, people and threads are not here.
const SCANS: &[(&str, &[&str])] = &[
    (
        "one row, or a few",
        &[
            "UPDATE in_force SET",
            "DELETE FROM node WHERE lease_until",
            "DELETE FROM meta WHERE key <>",
            "SELECT number_range, since FROM text_closed",
            "DELETE FROM text_closed WHERE since",
            "SELECT version, at_ms, by_account FROM criteria_in_force",
        ],
    ),
    (
        "at the start, or when a server's rooms go over to another",
        &[
            "SELECT id FROM account WHERE stated NOT LIKE 's1.%'",
            "SELECT id FROM account WHERE owner LIMIT 1",
            "SELECT id, epoch FROM room WHERE ended IS NULL AND node <>",
        ],
    ),
    (
        "behind everybody's back, in small bites: the clean-up, and rounds that look at what comes due",
        &[
            "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE last_seen",
            "DELETE FROM invite WHERE id IN (SELECT id FROM invite WHERE state",
            "DELETE FROM handle_kept WHERE skeleton_hash IN",
            "DELETE FROM proof WHERE expires",
            "SELECT guest.scheduled AS \"scheduled!: i64\", guest.member AS \"member!: i64\", guest.owed AS",
            "SELECT account.id, handle, stated, field, registered, member_since, let_in_how, let_in_by, owner, bot, password_hash, \
             (SELECT sealing_key FROM account_key WHERE account_key.account = account.id) AS \"sealing_key?\" FROM account \
             LEFT JOIN seen",
            "SELECT account.id FROM account WHERE let_in_how = 'organisation'",
        ],
    ),
    (
        "once in an account's life: it leaves, is put out, or takes its data along; or the server closes",
        &[
            "UPDATE account SET owner = owner WHERE owner",
            "SELECT id FROM account WHERE id = $1 AND (NOT owner OR EXISTS (SELECT 1 FROM account AS other",
            "SELECT skeleton, until FROM old_handle WHERE account",
            "DELETE FROM old_handle WHERE account",
            "UPDATE seat SET hand_line = NULL",
            "SELECT room, role, mute, removed_until, banned, hand_line, spoken_ms, vote FROM seat WHERE member",
            "DELETE FROM vouch WHERE member = $1 AND applicant IN",
            "DELETE FROM account WHERE id IN (SELECT id FROM account ORDER BY id",
        ],
    ),
    (
        "owners' pages, and an applicant's own appeal",
        &[
            "SELECT account, hit, root, by_owner, at_ms, appeal, appealed, denied",
            "SELECT id, account, decision, at_ms, words, answered, answered_by, let_in, answer",
        ],
    ),
    ("counted once in five minutes", &["SELECT COUNT(DISTINCT proof.account) FROM proof"]),
    (
        "suggested to newcomers, of the rooms of a month",
        &["SELECT room.owner AS \"owner!: i64\", COUNT(*) AS \"rooms!"],
    ),
];

/// Every query, as it was compared with the tables when the store was compiled.
fn queries() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/.sqlx");
    let mut queries = vec![];
    for file in std::fs::read_dir(folder).expect("cargo xtask gen wrote it") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        let description: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        queries.push(description["query"].as_str().expect("its text").to_owned());
    }
    queries
}

/// Steps of a plan that read a whole table, or a whole index of one. What a query made itself is no table.
fn scans(plan: &[String]) -> Vec<&str> {
    let made = ["MATERIALIZE ", "CO-ROUTINE "];
    let made: BTreeSet<&str> =
        plan.iter().filter_map(|step| made.iter().find_map(|made| step.strip_prefix(made))).collect();
    let scanned = plan.iter().filter_map(|step| Some((step.as_str(), step.strip_prefix("SCAN ")?)));
    scanned
        .filter(|(_, what)| {
            *what != "CONSTANT ROW" && !made.contains(what.split(' ').next().unwrap_or_default())
        })
        .map(|(step, _)| step)
        .collect()
}

async fn plan(conn: &mut SqliteConnection, query: &str) -> Vec<String> {
    let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}"));
    let steps = sqlx::query(explain).fetch_all(conn).await;
    let steps = steps.unwrap_or_else(|fault| panic!("{fault}: {query}"));
    steps.iter().map(|step| step.get("detail")).collect()
}

#[tokio::test]
async fn no_query_that_anybody_waits_for_scans_a_table() {
    let ground = Ground::open().await.expect("a folder");
    ground.store().await.close().await.expect("closes");
    let file = ground.data_dir().join("jushou.db").display().to_string();
    let mut conn = SqliteConnection::connect(&file).await.expect("the file is there");
    let (mut looked_at, mut wrong) = (0, vec![]);
    for query in queries() {
        let plan = plan(&mut conn, &query).await;
        looked_at += 1;
        let scans = scans(&plan);
        let one_line = query.split_whitespace().collect::<Vec<_>>().join(" ");
        let empties = one_line.starts_with("DELETE FROM ") && !one_line.contains(" WHERE ");
        let is_known = empties
            || SCANS.iter().flat_map(|(_, beginnings)| *beginnings).any(|it| one_line.starts_with(it));
        if !scans.is_empty() && !is_known {
            wrong.push(format!("{one_line}: {scans:?}"));
        }
    }
    assert!(looked_at > 300, "only {looked_at} queries are there");
    assert!(wrong.is_empty(), "an index is missing, or a reason in SCANS:\n{}", wrong.join("\n"));
    conn.close().await.expect("closes");
}

#[tokio::test]
async fn a_query_that_scans_is_found() {
    let ground = Ground::open().await.expect("a folder");
    ground.store().await.close().await.expect("closes");
    let file = ground.data_dir().join("jushou.db").display().to_string();
    let mut conn = SqliteConnection::connect(&file).await.expect("the file is there");
    for query in ["SELECT id FROM account WHERE handle LIKE '%x%'", "SELECT COUNT(*) FROM follow"] {
        assert_eq!(scans(&plan(&mut conn, query).await).len(), 1, "{query}");
    }
    for query in [
        "SELECT stated FROM account WHERE handle = $1",
        "SELECT found.id FROM (SELECT 1 AS id LIMIT 3) AS found",
    ] {
        assert!(scans(&plan(&mut conn, query).await).is_empty(), "{query}");
    }
    conn.close().await.expect("closes");
}
